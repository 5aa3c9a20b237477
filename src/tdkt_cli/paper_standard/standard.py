"""The components of an administrative document, its page and its ruled lines, as typed records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tdkt_cli.paper_standard.packaged import load

if TYPE_CHECKING:
    from collections.abc import Mapping

TWIPS_PER_MM = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class Component:
    """One component of a document (ô 1–14 of Phụ lục I Phần I Mục IV, or one of our own).

    Sizes are in half points; indents and distances in twips.

    Attributes:
        key: such as `tieu_ngu`; the class in a template is the same with hyphens.
        box: number of its ô in the diagram (1–14, `5a`); empty for what has none.
        name: Vietnamese name, shown in Word's list of styles.
        size_range: the smallest and the largest size allowed.
        size: the size that tdkt prints.
        uppercase: the text must be in capitals (as characters, never as `w:caps`).
        alignment: `trai`, `giua`, `phai` or `deu`.
        hanging: how far the first line stands left of `left`.
        least_height: least height of a line, 0 for single spacing.
        keep_next: stays on one page with the paragraph after it.
        outline_level: level in Word's navigation pane, from 0, or None.
        source: the article, or `quy ước` where the decree is silent.
    """

    key: str
    box: str
    name: str
    size_range: tuple[int, int]
    size: int
    bold: bool
    italic: bool
    uppercase: bool
    alignment: str
    first_line: int
    left: int
    hanging: int
    before: int
    after: int
    least_height: int
    keep_next: bool
    outline_level: int | None
    source: str

    @property
    def style(self) -> str:
        """The class in templates and the identifier of the paragraph style in Word."""
        return self.key.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Margin:
    """The allowed range of a margin and the value that tdkt prints, in twips."""

    least: int
    most: int
    chosen: int


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of A4 with its margins, in twips (Phụ lục I Phần I Mục I)."""

    width: int
    height: int
    top: Margin
    bottom: Margin
    left: Margin
    right: Margin
    header: int
    source: str

    @property
    def text_width(self) -> int:
        """Width between the margins that tdkt prints."""
        return self.width - self.left.chosen - self.right.chosen


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A ruled line under a component: its length as a ratio of the longest line of text."""

    least_ratio: float
    most_ratio: float
    ratio: float
    before: int
    height: int
    source: str


@dataclass(frozen=True, slots=True)
class BodyText:
    """What is allowed in body paragraphs (Mục II khoản 6 điểm e), in twips."""

    first_line: tuple[int, ...]
    least_gap: int
    line_spacing: tuple[int, int]
    source: str


@cache
def components() -> Mapping[str, Component]:
    """Return every component by its key, in the order of a document."""
    entries = load("components")
    return MappingProxyType({key: _component(key, entry) for key, entry in entries.items()})


def component(key: str) -> Component:
    """Return one component by its key or its class; `KeyError` when there is none."""
    return components()[key.replace("-", "_")]


def _component(key: str, entry: dict[str, Any]) -> Component:
    kind: list[str] = entry.get("kieu") or []
    least, most = entry["co_chu"]
    level = entry.get("cap_de_muc")
    return Component(
        key=key,
        box=entry.get("o", ""),
        name=entry["ten"],
        size_range=(int(least), int(most)),
        size=int(entry["chon"]),
        bold="dam" in kind,
        italic="nghieng" in kind,
        uppercase="in_hoa" in kind,
        alignment=entry["can_le"],
        first_line=int(entry.get("thut_dau_dong", 0)),
        left=int(entry.get("thut_trai", 0)),
        hanging=int(entry.get("thut_treo", 0)),
        before=int(entry.get("cach_truoc", 0)),
        after=int(entry.get("cach_sau", 0)),
        least_height=int(entry.get("cao_it_nhat", 0)),
        keep_next=entry.get("giu_lien") == "co",
        outline_level=None if level is None else int(level),
        source=entry["nguon"],
    )


@cache
def _page_file() -> dict[str, Any]:
    return load("page")


@cache
def _codes_file() -> dict[str, Any]:
    return load("codes")


@cache
def page(*, landscape: bool = False) -> Page:
    """Return the sheet; in landscape the margins are our choice, the decree is silent."""
    entry = _page_file()["trang_ngang" if landscape else "trang"]
    return Page(
        width=int(entry["rong"]),
        height=int(entry["cao"]),
        top=_margin(entry["le_tren"]),
        bottom=_margin(entry["le_duoi"]),
        left=_margin(entry["le_trai"]),
        right=_margin(entry["le_phai"]),
        header=int(entry["cach_so_trang"]),
        source=entry["nguon"],
    )


def _margin(entry: dict[str, Any]) -> Margin:
    least, most = entry["khoang"]
    return Margin(int(least), int(most), int(entry["chon"]))


@cache
def rule_lines() -> Mapping[str, RuleLine]:
    """Return the ruled lines by the key of the component they stand under."""
    found = {}
    for key, entry in _page_file()["ke_ngang"].items():
        least, most = entry["ty_le"]
        found[key] = RuleLine(
            least_ratio=float(least),
            most_ratio=float(most),
            ratio=float(entry["chon"]),
            before=int(entry["cach_truoc"]),
            height=int(entry["cao"]),
            source=entry["nguon"],
        )
    return MappingProxyType(found)


@cache
def body_text() -> BodyText:
    """Return what is allowed in body paragraphs."""
    entry = _page_file()["than"]
    least, most = entry["cach_dong"]
    return BodyText(
        first_line=tuple(int(value) for value in entry["thut_dau_dong"]),
        least_gap=int(entry["cach_doan"]),
        line_spacing=(int(least), int(most)),
        source=entry["nguon"],
    )


def font_name() -> str:
    """Return the only font allowed (Mục I khoản 4)."""
    name: str = _page_file()["phong_chu"]["ten"]
    return name


def decree_day() -> date:
    """Return the day from which the decree is in force (that of its signing)."""
    return date.fromisoformat(_codes_file()["nghi_dinh"]["ngay_hieu_luc"])


@cache
def type_codes() -> Mapping[str, str]:
    """Return the abbreviation of each named type (Phụ lục III Mục I), by its name in capitals."""
    return MappingProxyType(dict(_codes_file()["ten_loai"]))


@cache
def copies() -> Mapping[str, str]:
    """Return the abbreviation of each kind of copy (Phụ lục III Mục I), by its name in capitals."""
    return MappingProxyType(dict(_codes_file()["ban_sao"]))


def authorities() -> tuple[str, ...]:
    """Return the abbreviations before a signer's title: TM., Q., KT., TL., TUQ. (khoản 7)."""
    return tuple(_codes_file()["quyen_han"])


def point_letters() -> str:
    """Return the letters that number điểm a), b) …, in the order of the Vietnamese alphabet."""
    letters: str = _codes_file()["chu_cai_diem"]
    return letters


def national_name() -> str:
    """Return Quốc hiệu (khoản 1 điểm a)."""
    text: str = _codes_file()["quoc_hieu"]
    return text


def national_motto() -> str:
    """Return Tiêu ngữ (khoản 1 điểm b)."""
    text: str = _codes_file()["tieu_ngu"]
    return text
