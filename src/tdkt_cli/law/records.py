"""An instrument of law, its provisions, and the values that stand under them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

Check = Literal["nguyen_van", "trich_dan", "chua"]
"""How well a provision is known: read in the text, quoted word for word, or neither."""

Content = int | Decimal | str
"""A number is `int` or `Decimal`, a choice (`mot_trong`) is text."""

Place = tuple[int | str, int | None, str | None]
"""Article (or the name of a part without articles), clause, point."""


class Days(NamedTuple):
    """Days in force, both inclusive; `None` is open."""

    first: date | None
    last: date | None

    def hold(self, day: date) -> bool:
        """Whether a day is among them."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def within(self, other: Days) -> Days:
        """Return the days that both have."""
        return Days(
            max((day for day in (self.first, other.first) if day), default=None),
            min((day for day in (self.last, other.last) if day), default=None),
        )


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision of an instrument and how well it is known.

    Attributes:
        subject: what it says, in own words.
        check: the mark `doi_chieu`; what is `chua` never makes an error (design §6).
        read_in: where it was read or by whom it is quoted.
        days: its own days, where they differ from the instrument's.
        excerpt: at most twelve words as they stand in the text, to find the place again.
        values: the numbers and choices that stand under it, by name.
        standard_of: titles for which a regulation makes it a further standard.
    """

    subject: str
    check: Check
    read_in: str
    days: Days
    excerpt: str
    values: dict[str, Content]
    standard_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Instrument:
    """A legal instrument with its days in force (both inclusive, `None` for open).

    Attributes:
        code: such as `luat-06-2022`.
        number: such as `06/2022/QH15`.
        name: with its number, for messages.
        name_in_papers: as administrative documents cite it: laws without number (Nghị định
            30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm a).
        subject: its trích yếu as others cite it, to run on after the name; empty when not seen.
        issued: day of issue, where known.
        unchecked_from: from this day nothing of it counts as checked, with the reason.
        replaces: codes of what it ended.
        replaced_by: codes of what ended it.
        source: where it is published or read.
        checked_on: the day the data were last held against the source.
    """

    code: str
    number: str
    name: str
    name_in_papers: str
    subject: str
    issued: date | None
    in_force_from: date | None
    in_force_to: date | None
    unchecked_from: date | None
    unchecked_why: str
    replaces: tuple[str, ...]
    replaced_by: tuple[str, ...]
    source: str
    checked_on: date
    provisions: dict[Place, tuple[Provision, ...]]

    @property
    def days(self) -> Days:
        """The days in force."""
        return Days(self.in_force_from, self.in_force_to)

    def in_force(self, day: date) -> bool:
        """Whether the instrument holds on a day."""
        return self.days.hold(day)
