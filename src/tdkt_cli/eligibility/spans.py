"""Lengths of time in months and days, as the decrees count them."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_DAYS_OF_A_MONTH = 30  # only to add up days left over from several spans


class Length(NamedTuple):
    """Whole months and days left over; lengths compare as tuples do."""

    months: int
    days: int

    def plus(self, other: Length) -> Length:
        """Return the sum; only days left over on both sides make up another month."""
        days, more = self.days + other.days, 0
        if self.days and other.days:
            more, days = divmod(days, _DAYS_OF_A_MONTH)
        return Length(self.months + other.months + more, days)

    @property
    def text(self) -> str:
        """The length in words: `05 tháng 12 ngày`."""
        days = f" {self.days:02d} ngày" if self.days else ""
        return f"{self.months:02d} tháng{days}" if self.months else f"{self.days:02d} ngày"


def months(amount: int) -> Length:
    """Return a length of whole months."""
    return Length(amount, 0)


def length(first: date, last: date) -> Length:
    """Return the time from one day to another, both included."""
    end = last + timedelta(days=1)
    whole = (end.year - first.year) * 12 + end.month - first.month
    if _months_later(first, whole) > end:
        whole -= 1
    return Length(whole, (end - _months_later(first, whole)).days)


def total_in_year(spans: Iterable[tuple[date, date | None]], year: int) -> Length:
    """Return how long spans took of a year, overlapping days counted once.

    Args:
        spans: first and last day; no last day means up to the end of the year.
        year: the calendar year.
    """
    total = Length(0, 0)
    for first, last in _merged(_clipped(spans, year)):
        total = total.plus(length(first, last))
    return total


def _clipped(spans: Iterable[tuple[date, date | None]], year: int) -> list[tuple[date, date]]:
    first_day, last_day = date(year, 1, 1), date(year, 12, 31)
    found = ((max(first, first_day), min(last or last_day, last_day)) for first, last in spans)
    return sorted((first, last) for first, last in found if first <= last)


def _merged(spans: list[tuple[date, date]]) -> list[tuple[date, date]]:
    merged: list[tuple[date, date]] = []
    for first, last in spans:
        if merged and first <= merged[-1][1] + timedelta(days=1):
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def _months_later(day: date, amount: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
