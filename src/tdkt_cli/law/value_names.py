"""The names that values of the law may have: what each means, and why it is absent on some days."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.law.packaged import packaged
from tdkt_cli.law.records import Days

if TYPE_CHECKING:
    from tdkt_cli.yaml_tree import Tree


class Absence(NamedTuple):
    """Days on which a name has no value, and why."""

    days: Days
    reason: str


class ValueName(NamedTuple):
    """A name that values of the law may have.

    Attributes:
        meaning: what it is, in Vietnamese.
        unit: such as `%`, `năm`; empty for a choice.
        choices: the words it may be, empty for a number.
        local: an agency's or province's regulation may set it.
        absences: days without a national value.
    """

    name: str
    meaning: str
    unit: str
    choices: tuple[str, ...]
    local: bool
    absences: tuple[Absence, ...]


@cache
def names() -> dict[str, ValueName]:
    """Return every name that a value may have, with its meaning: the one place they stand."""
    return {
        entry["ten_gia_tri"]: _value_name(entry) for entry in packaged("gia-tri.yaml")["gia_tri"]
    }


def absence(name: str, day: date) -> str:
    """Return why a name has no national value on a day; empty when no reason is stated."""
    known = names().get(name)
    return next((gap.reason for gap in known.absences if gap.days.hold(day)), "") if known else ""


def _value_name(entry: Tree) -> ValueName:
    return ValueName(
        entry["ten_gia_tri"],
        entry["noi_dung"],
        entry.get("don_vi") or "",
        tuple(entry.get("lua_chon") or ()),
        entry.get("dia_phuong") == "true",
        tuple(
            Absence(
                Days(_day(gap.get("tu_ngay")), _day(gap.get("den_ngay"))),
                gap["ly_do"],
            )
            for gap in entry.get("vang_mat") or ()
        ),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
