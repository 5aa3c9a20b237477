"""The form of the council → `data/council/<năm>.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.forms.grid.cells import Fault
from tdkt_cli.forms.reading.said import Entry
from tdkt_cli.forms.records.draft import Draft, Drafted, Target, root_of
from tdkt_cli.forms.records.people import identify
from tdkt_cli.forms.records.settle import settle

if TYPE_CHECKING:
    from tdkt_cli.forms.reading import ReadForm

_KEYS = {
    "thanh_vien": ("ho_ten", "ma_can_bo", "chuc_vu", "vai_tro"),
    "co_mat": ("ho_ten", "ma_can_bo"),
    "vang_mat": ("ho_ten", "ma_can_bo", "ly_do", "y_kien_van_ban"),
    "doi_tuong": ("ho_ten", "ma_can_bo", "ma_don_vi"),
}


def council(read: ReadForm, target: Target) -> Drafted:
    """Return the council's file that a form makes."""
    file = target.dataset.name_of(f"data/council/{target.dataset.year}.yaml")
    faults: list[Fault] = []
    root = root_of(read)
    root["nam_ke_hoach"] = str(target.dataset.year)
    for key in ("ten_hoi_dong", "viet_tat", "thanh_lap"):
        if read.values.get(key):
            root[key] = read.values[key]
    if read.has("thanh_vien"):
        root["thanh_vien"] = [
            _person(entry, "thanh_vien", target, faults)
            for entry in read.entries("thanh_vien")
            if "ho_ten" in entry
        ]
    if read.has("phien_hop"):
        root["phien_hop"] = _meetings(read, target, faults)
    root.speak(frozenset({*root, *read.values.cells}))
    old = target.trees.get(file) or {}
    return Drafted((Draft(file, settle(old, root)),), tuple(faults))


def _person(entry: Entry, key: str, target: Target, faults: list[Fault]) -> Entry:
    """Return who a row names; the council's own list does not say codes that it did not have."""
    person = Entry(entry.spot)
    had_code = bool(entry.get("ma_can_bo"))
    person.update((name, entry[name]) for name in _KEYS[key] if name in entry)
    person.cells = {name: spot for name, spot in entry.cells.items() if name in _KEYS[key]}
    found = identify(person, None, target.people)
    faults.extend(fault for fault in found if fault.reason != "form_namesakes" or had_code)
    if not had_code and key != "thanh_vien":
        person.pop("ma_can_bo", None)
    return person


def _meetings(read: ReadForm, target: Target, faults: list[Fault]) -> list[Entry]:
    meetings: dict[str, Entry] = {}
    for entry in read.entries("phien_hop"):
        number = str(entry.pop("phien", len(meetings) + 1))
        keys = frozenset(entry.cells) - {"phien"}
        if read.has("diem_danh"):
            keys |= {"co_mat", "vang_mat"}
        if read.has("bo_phieu"):
            keys |= {"bo_phieu"}
        meetings[number] = entry
        entry.covered = keys
    for entry in read.entries("diem_danh"):
        meeting, presence = _meeting(entry, meetings, faults), entry.get("tinh_trang")
        if meeting is not None and presence is not None and "ho_ten" in entry:
            key = str(presence)
            person = _person(entry, key, target, faults)
            meeting[key] = [*meeting.get(key, ()), person]
            if key == "co_mat" and entry.get("ly_do"):
                what = "«Lý do vắng» chỉ ghi cho người vắng mặt"
                faults.append(Fault("form_no_place", entry.cells["ly_do"], (what,)))
    for entry in read.entries("bo_phieu"):
        meeting = _meeting(entry, meetings, faults)
        if meeting is not None:
            meeting["bo_phieu"] = [*meeting.get("bo_phieu", ()), _ballot(entry, target, faults)]
    return list(meetings.values())


def _meeting(entry: Entry, meetings: dict[str, Entry], faults: list[Fault]) -> Entry | None:
    number = entry.get("phien")
    if number is None:
        return None
    if str(number) not in meetings and not any("phien" in m.refused for m in meetings.values()):
        faults.append(Fault("form_no_meeting", entry.cells.get("phien", entry.spot), (number,)))
    return meetings.get(str(number))


def _ballot(entry: Entry, target: Target, faults: list[Fault]) -> Entry:
    ballot = Entry(entry.spot)
    subject = entry.get("doi_tuong") or Entry(entry.spot)
    unit = subject.get("ma_don_vi")
    had_code = bool(subject.get("ma_can_bo"))
    found = identify(subject, str(unit) if unit else None, target.people)
    faults.extend(fault for fault in found if fault.reason != "form_namesakes" or not had_code)
    who = Entry(entry.spot)
    who.update((name, subject[name]) for name in _KEYS["doi_tuong"] if name in subject)
    ballot["doi_tuong"] = who
    ballot.update((key, value) for key, value in entry.items() if key not in ("doi_tuong", "phien"))
    ballot.cells = {key: spot for key, spot in entry.cells.items() if key != "phien"}
    return ballot
