"""Lists and tolerances that only checking needs: types, addressees, stamps."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.paper_standard.packaged import load

if TYPE_CHECKING:
    from collections.abc import Mapping


class Tolerances(NamedTuple):
    """How far a measure may be off: twips, and shares for ruled lines.

    The decree's own files are off by up to 0.02 mm.
    """

    margin: int
    paper: int
    indent: int
    gap: int
    rule_length: float
    rule_ratio: float


@cache
def tolerances() -> Tolerances:
    """Return the tolerances of checks."""
    entry = load("page")["dung_sai"]
    return Tolerances(
        margin=int(entry["le"]),
        paper=int(entry["giay"]),
        indent=int(entry["thut"]),
        gap=int(entry["cach"]),
        rule_length=float(entry["ke"]),
        rule_ratio=float(entry["ty_le_ke"]),
    )


@cache
def size_sets() -> tuple[tuple[int, int, int], ...]:
    """Return the sizes of Quốc hiệu, Tiêu ngữ, địa danh that go together (table V, note 1)."""
    found = load("page")["bo_co_chu"]
    return tuple((int(first), int(second), int(third)) for first, second, third in found)


@cache
def urgency_boxes() -> Mapping[str, tuple[int, int]]:
    """Return width and height in mm of the box of each degree of urgency."""
    entries = load("page")["khung_khan_mm"].items()
    return MappingProxyType({name: (int(size[0]), int(size[1])) for name, size in entries})


@cache
def types() -> frozenset[str]:
    """Return the 29 types of Điều 7, in capitals."""
    file = load("codes")
    return frozenset((*file["ten_loai"], *file["khong_viet_tat"]))


@cache
def addressed_types() -> tuple[frozenset[str], frozenset[str]]:
    """Return the types that must say `Kính gửi`, and those that say it when sent upward."""
    entry = load("codes")["kinh_gui"]
    return frozenset(entry["bat_buoc"]), frozenset(entry["gui_len"])


@cache
def stamps() -> Mapping[str, tuple[str, ...]]:
    """Return the texts of the stamps by component: `do_mat`, `do_khan`, `luu_hanh`."""
    file = load("codes")
    return MappingProxyType({key: tuple(file[key]) for key in ("do_mat", "do_khan", "luu_hanh")})
