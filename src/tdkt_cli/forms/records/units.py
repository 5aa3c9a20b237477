"""The form of units → `don_vi` of `data/plan-<năm>.yaml`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tdkt_cli.forms.grid.cells import Fault
from tdkt_cli.forms.reading.said import Said
from tdkt_cli.forms.records.draft import Draft, Drafted, Target, root_of
from tdkt_cli.forms.records.settle import settle
from tdkt_cli.models.types import DEVICE_NAMES
from tdkt_cli.vietnamese import fold_text, without_marks

if TYPE_CHECKING:
    from tdkt_cli.forms.reading import ReadForm

_LONGEST = 41
_ORDER = [
    "ma_don_vi",
    "ten_don_vi",
    "loai_don_vi",
    "ten_tap_the",
    "ngay_thanh_lap",
    "tu_ngay",
    "den_ngay",
    "thay_bang",
    "thuoc_dien_co",
    "tong_so_nguoi",
]


def units(read: ReadForm, target: Target) -> Drafted:
    """Return the plan with the units of a form; a new unit's code is made of its name."""
    plan = target.dataset.plan
    if plan is None:
        return Drafted((), ())
    old = target.trees.get(plan.file.name) or {}
    faults: list[Fault] = []
    by_name = {fold_text(unit.ten_don_vi): unit.ma_don_vi for unit in plan.record.don_vi}
    entries = [entry for entry in read.entries("don_vi") if entry.get("ten_don_vi")]
    used = {str(entry["ma_don_vi"]) for entry in entries if entry.get("ma_don_vi")}
    used |= set(by_name.values())
    listed = []
    for entry in entries:
        name = entry["ten_don_vi"]
        if not entry.get("ma_don_vi"):
            code = by_name.get(fold_text(name)) or _new_code(name, used)
            if code not in by_name.values():
                faults.append(Fault("form_new_unit", name.spot, (name, code)))
            used.add(code)
            entry["ma_don_vi"] = Said(code, name.spot)
        values = {key: entry[key] for key in (*_ORDER, *entry) if key in entry}
        entry.clear()
        entry.update(values)
        entry.speak(read.keys("don_vi") | {"ma_don_vi"})
        listed.append(entry)
    root = root_of(read)
    root["don_vi"] = listed
    root.speak(frozenset(("don_vi",)))
    return Drafted((Draft(plan.file.name, settle(old, root)),), tuple(faults))


def _new_code(name: str, used: set[str]) -> str:
    """Return a code made of a unit's name: `Phòng Chính sách` → `phong-chinh-sach`."""
    words = re.findall(r"[a-z0-9]+", without_marks(name))
    code = "-".join(words)[:_LONGEST].strip("-") or "don-vi"
    if not code[0].isalpha() or code in DEVICE_NAMES:
        code = f"dv-{code}"[:_LONGEST]
    number, made = 2, code
    while made in used:
        made = f"{code[: _LONGEST - 3]}-{number}"
        number += 1
    return made
