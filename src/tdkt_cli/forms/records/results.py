"""A form of a round's results → `data/results/<năm>/dot-<n>/<ma_don_vi>.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.forms.records.draft import Draft, Drafted, Target, root_of
from tdkt_cli.forms.records.people import identify
from tdkt_cli.forms.records.registration import targets
from tdkt_cli.forms.records.settle import means_same, settle
from tdkt_cli.vietnamese import fold_text

if TYPE_CHECKING:
    from tdkt_cli.forms.grid.cells import Fault
    from tdkt_cli.forms.reading import ReadForm
    from tdkt_cli.forms.reading.said import Entry, Tree

_TABLES = [
    "nhiem_vu",
    "chi_tieu",
    "phong_trao",
    "dien_hinh",
    "sang_kien",
    "han_che",
    "phuong_huong",
    "kien_nghi",
    "tap_the",
    "ca_nhan",
    "cum_khoi",
    "chuyen_de",
]
_TEXTS = frozenset(("phuong_huong", "kien_nghi"))
_OF_PERSON = ("ho_ten", "ma_can_bo", "chuc_vu", "muc_xep_loai", "ky_luat", "de_nghi", "thanh_tich")


def results(read: ReadForm, target: Target) -> Drafted:
    """Return the results of a round that a form makes."""
    year, unit, number = target.dataset.year, target.unit, target.round_number
    file = target.dataset.name_of(f"data/results/{year}/dot-{number}/{unit}.yaml")
    old = target.trees.get(file) or {}
    root = root_of(read)
    root.update({"nam_ke_hoach": str(year), "so_dot": str(number), "ma_don_vi": unit})
    values = read.values
    if values.get("ngay_gui"):
        root["ngay_gui"] = values["ngay_gui"]
    faults: list[Fault] = []
    for key in _TABLES:
        if values.get(key):
            root[key] = values[key]
        elif read.has(key):
            root[key] = _table(key, read, target, faults, old)
    root.speak(frozenset({*root, *values.cells} - {"nguon"}))
    return Drafted((Draft(file, settle(old, root)),), tuple(faults))


def _table(
    key: str, read: ReadForm, target: Target, faults: list[Fault], old: dict[str, Tree]
) -> list[Tree]:
    if key in _TEXTS:
        return [entry[""] for entry in read.entries(key) if entry.get("")]
    if key == "chi_tieu":
        return _targets(read, target, old)
    entries = [entry for entry in read.entries(key) if entry]
    for entry in entries:
        if "ho_ten" in entry:
            faults.extend(identify(entry, target.unit, target.people))
            values = {name: entry[name] for name in (*_OF_PERSON, *entry) if name in entry}
            entry.clear()
            entry.update(values)
        for author in entry.get("tac_gia") or ():
            faults.extend(identify(author, target.unit, target.people))
        entry.speak(read.keys(key) | {"ma_can_bo"})
    return list(entries)


def _targets(read: ReadForm, target: Target, old: dict[str, Tree]) -> list[Tree]:
    """Return the targets; one that is registered keeps its code and what was done."""
    dataset = target.dataset
    file = dataset.name_of(f"data/registrations/{dataset.year}/{target.unit}.yaml")
    registered = (target.trees.get(file) or {}).get("chi_tieu") or []
    known = [*registered, *(old.get("chi_tieu") or ())]
    by_code = {str(item.get("ma_chi_tieu")): item for item in registered if isinstance(item, dict)}
    found: list[Tree] = []
    for entry in targets(read, target, known):
        plan = by_code.get(str(entry["ma_chi_tieu"]))
        if plan is not None:
            _shorten(entry, plan)
        found.append(entry)
    return found


def _shorten(entry: Entry, plan: dict[str, Tree]) -> None:
    """Leave out what the registration says too."""
    for key in ("ma_nhiem_vu", "ten_chi_tieu", "don_vi_tinh", "muc_ke_hoach"):
        said, registered = entry.get(key), plan.get(key)
        if said is None or registered is None:
            continue
        same = fold_text(said) == fold_text(registered) or means_same(registered, said, key)
        if same:
            del entry[key]
