"""A registration form → `data/registrations/<năm>/<ma_don_vi>.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.eligibility.identity import folded
from tdkt_cli.forms.grid.cells import Fault
from tdkt_cli.forms.reading.said import Entry, Said, Tree
from tdkt_cli.forms.records.draft import Draft, Drafted, Target, root_of
from tdkt_cli.forms.records.people import identify
from tdkt_cli.forms.records.settle import settle
from tdkt_cli.forms.values.choices import suggestion
from tdkt_cli.vietnamese import fold_text, without_marks

if TYPE_CHECKING:
    from tdkt_cli.forms.reading import ReadForm

_ABSENCES = ("thai_san", "dieu_tri", "viec_rieng")
_OF_PERSON = [
    "ma_can_bo",
    "danh_xung",
    "chuc_vu",
    "ngay_tuyen_dung",
    "danh_hieu",
    "khen_thuong",
    "dien_xet",
    "sang_kien",
    "ma_phong_trao",
    "ghi_chu",
    "ngay_ve_don_vi",
    "don_vi_cu",
    "co_nhan_xet_don_vi_cu",
    "dao_tao",
    "nghi_viec",
    "dang_xem_xet",
]
_NOT_HERE = frozenset(("ma_can_bo", "ho_ten", "loai_thoi_gian"))


def registration(read: ReadForm, target: Target) -> Drafted:
    """Return the registration that a form makes."""
    return _Registration(read, target).drafted()


class _Registration:
    """One registration being made."""

    def __init__(self, read: ReadForm, target: Target) -> None:
        self.read = read
        self.target = target
        self.faults: list[Fault] = []
        year = target.dataset.year
        self.file = target.dataset.name_of(f"data/registrations/{year}/{target.unit}.yaml")
        self.old = target.trees.get(self.file) or {}
        self.people: list[Entry] = []

    def drafted(self) -> Drafted:
        """Return the file."""
        self.list_people()
        self.work_life()
        self.works()
        self.times()
        self.transfers()
        covered = self.covered_of_person()
        for person in self.people:
            person.speak(covered)
            _order(person)
        tree = settle(self.old, self.root())
        self.nothing_asked(tree)
        return Drafted((Draft(self.file, tree),), tuple(self.faults))

    def nothing_asked(self, tree: Tree) -> None:
        """Report those who register nothing, unless they may not: their cells may be forgotten."""
        for said, person in zip(self.people, tree.get("ca_nhan") or (), strict=True):
            if not any(map(person.get, ("danh_hieu", "khen_thuong", "dang_xem_xet"))) and not (
                said.refused & {"ho_ten", "danh_hieu", "khen_thuong"}
            ):
                spot = said.cells.get("danh_hieu", said.spot)
                self.faults.append(Fault("form_nothing_asked", spot, (person["ho_ten"],)))

    def root(self) -> Entry:
        """Return the file's new root."""
        values = self.read.values
        root = root_of(self.read)
        root["nam_ke_hoach"] = str(self.target.dataset.year)
        root["ma_don_vi"] = self.target.unit
        for key in ("ngay_gui", "nguoi_ky", "tong_so_nguoi"):
            if values.get(key):
                root[key] = values[key]
        asked = "tong_so_nguoi" in values.cells or "tong_so_nguoi" in values.refused
        if "tong_so_nguoi" not in root and (asked or not self.old.get("tong_so_nguoi")):
            if "tong_so_nguoi" not in values.refused:
                spot = values.cells.get("tong_so_nguoi")
                wanted = ("Tổng số người của đơn vị", "")
                self.faults.append(Fault("form_missing_value", spot, wanted))
            root["tong_so_nguoi"] = str(len(self.people))  # so that the rest can be judged
        root["so_ca_nhan"] = str(len(self.people))
        if values.get("tap_the"):
            root["tap_the"] = values["tap_the"]
        collective = self.inquiries(root)
        root["ca_nhan"] = list(self.people)
        if self.read.has("chi_tieu"):
            root["chi_tieu"] = targets(self.read, self.target, self.old.get("chi_tieu") or [])
        keys = {
            "nam_ke_hoach",
            "ma_don_vi",
            "so_ca_nhan",
            "ca_nhan",
            *root,
            *collective,
            *values.cells,
        }
        root.speak(frozenset(keys - {"nguon"}))
        return root

    def inquiries(self, root: Entry) -> set[str]:
        """Put the inquiries about the collective there; return the keys the form speaks of."""
        found = list(self.read.entries("tap_the_xem_xet"))
        if found:
            root.setdefault("tap_the", Entry(found[0].spot))["dang_xem_xet"] = found
        return {"tap_the.dang_xem_xet"} if self.read.has("tap_the_xem_xet") else set()

    def list_people(self) -> None:
        """Take the rows of the table of people."""
        for entry in self.read.entries("ca_nhan"):
            if "ho_ten" not in entry:
                continue
            self.faults.extend(
                identify(entry, self.target.unit, self.target.people, gives_codes=True)
            )
            self.people.append(entry)

    def covered_of_person(self) -> frozenset[str]:
        """Return the keys of a person that the form has a place for."""
        keys = {"ho_ten", "ma_can_bo"} | set(self.read.keys("ca_nhan"))
        keys = {key.partition(".")[0] for key in keys}
        if self.read.has("sang_kien"):
            keys.add("sang_kien")
        keys |= {key for key in self.read.keys("cong_tac") if key not in _NOT_HERE}
        if self.read.has("thoi_gian"):
            keys |= {"dao_tao", "nghi_viec", "dang_xem_xet"}
        if self.read.has("chuyen_den"):
            keys |= {"ngay_ve_don_vi", "don_vi_cu", "co_nhan_xet_don_vi_cu"}
        return frozenset(keys)

    def parent(self, entry: Entry) -> Entry | None:
        """Return the person that a row of another table belongs to."""
        code, name = entry.get("ma_can_bo"), entry.get("ho_ten")
        found = [p for p in self.people if code and p.get("ma_can_bo") == code]
        if not found and name is not None:
            found = [p for p in self.people if folded(p["ho_ten"]) == folded(name)]
        if len(found) == 1:
            return found[0]
        said = str(name or code)
        if not found and any("ho_ten" in one.refused for one in self.read.entries("ca_nhan")):
            return None  # who is meant may be the one whose name could not be read
        if found:
            self.faults.append(Fault("form_two_listed", entry.spot, (said,)))
        elif code:  # a row that we filled in, of somebody whose own row was taken out
            what = "người không còn ở danh sách cá nhân"
            self.faults.append(Fault("form_left_out", entry.spot, (said, what)))
        elif name is not None:
            near = suggestion(said, tuple((p["ho_ten"], (p["ho_ten"],)) for p in self.people))
            self.faults.append(Fault("form_unlisted_person", entry.spot, (said, near)))
        return None

    def work_life(self) -> None:
        """Add when people came to work, and their movements."""
        for entry in self.read.entries("cong_tac"):
            more = _without_parent(entry)
            person = self.parent(entry) if more else None
            if person is not None:
                person.update(more)
                person.cells.update(more.cells)

    def works(self) -> None:
        """Put the initiatives under their people."""
        for entry in self.read.entries("sang_kien"):
            person = self.parent(entry)
            if person is not None and entry.get("ten_sang_kien"):
                person["sang_kien"] = [*person.get("sang_kien", ()), _without_parent(entry)]

    def times(self) -> None:
        """Put training, absences and inquiries under their people."""
        for entry in self.read.entries("thoi_gian"):
            person, kind = self.parent(entry), entry.get("loai_thoi_gian")
            if person is None or kind is None:
                continue
            span = _without_parent(entry)
            if kind in _ABSENCES:
                span = _first(span, "ly_do", Said(kind, kind.spot))
            if kind != "dang_xem_xet" and span.pop("noi_dung", None) is not None:
                spot = entry.cells["noi_dung"]
                what = "«Nội dung đang xem xét» chỉ ghi cho việc đang xem xét, xác minh"
                self.faults.append(Fault("form_no_place", spot, (what,)))
            key = "nghi_viec" if kind in _ABSENCES else str(kind)
            person[key] = [*person.get(key, ()), span]

    def transfers(self) -> None:
        """Add to those who came from another unit."""
        for entry in self.read.entries("chuyen_den"):
            person = self.parent(entry)
            if person is not None:
                more = _without_parent(entry)
                person.update(more)
                person.cells.update(more.cells)


def _without_parent(entry: Entry) -> Entry:
    """Return a row without what names the person it belongs to."""
    bare = Entry(entry.spot)
    bare.update((key, value) for key, value in entry.items() if key not in _NOT_HERE)
    bare.cells = {key: spot for key, spot in entry.cells.items() if key not in _NOT_HERE}
    bare.refused = set(entry.refused)
    return bare


def _first(entry: Entry, key: str, value: Tree) -> Entry:
    """Return an entry with one more key before the others."""
    values = dict(entry)
    entry.clear()
    entry[key] = value
    entry.update(values)
    return entry


def _order(person: Entry) -> None:
    """Put a person's keys in the order of the data contract."""
    values = dict(person)
    person.clear()
    person.update(
        (key, values[key]) for key in ("ho_ten", *_OF_PERSON) if values.get(key) is not None
    )


def targets(read: ReadForm, target: Target, old: list[Tree]) -> list[Entry]:
    """Return the targets of a form; new ones get the next code of the unit."""
    codes = {str(item.get("ma_chi_tieu")) for item in old if isinstance(item, dict)}
    by_name = {
        fold_text(str(item.get("ten_chi_tieu"))): item.get("ma_chi_tieu")
        for item in old
        if isinstance(item, dict)
    }
    entries = [entry for entry in read.entries("chi_tieu") if entry.get("ten_chi_tieu")]
    codes |= {str(entry["ma_chi_tieu"]) for entry in entries if entry.get("ma_chi_tieu")}
    found = []
    for entry in entries:
        name = entry["ten_chi_tieu"]
        if not entry.get("ma_chi_tieu"):
            known = by_name.get(fold_text(name))
            code = str(known) if known else _next_code(codes, target)
            codes.add(code)
            _first(entry, "ma_chi_tieu", Said(code, name.spot))
        else:
            _first(entry, "ma_chi_tieu", entry.pop("ma_chi_tieu"))
        keys = ("ma_chi_tieu", "ma_nhiem_vu", "ten_chi_tieu", "don_vi_tinh", "muc_ke_hoach")
        values = {key: entry[key] for key in (*keys, *entry) if key in entry}
        entry.clear()
        entry.update(values)
        entry.speak(read.keys("chi_tieu") | {"ma_chi_tieu"})
        found.append(entry)
    return found


def _next_code(codes: set[str], target: Target) -> str:
    """Return the next free code of a target: `vp-ct3` after `vp-ct2`."""
    prefix = without_marks(target.people.prefix(target.unit))
    number = 1
    while f"{prefix}-ct{number}" in codes:
        number += 1
    return f"{prefix}-ct{number}"
