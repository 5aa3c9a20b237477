"""A number of a workbook → what its cell shows: a day, an hour, a share, or the number."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tdkt_cli.forms.grid.cells import Value, number_text

if TYPE_CHECKING:
    from tdkt_cli.forms.grid.looks import Look

_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?|[-+]?\.[0-9]+([eE][-+]?[0-9]+)?")
_EPOCH_1900, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 — no zone
_MARCH_1900 = 60
"""Excel counts a 29 February 1900 that never was; the days before it have a number less."""

_LONGEST = 18  # digits of a whole number that is kept as one


def shown_number(text: str, look: Look | None, *, is_1904: bool) -> Value:
    """Return what a cell with a number shows.

    Args:
        text: the number as the workbook writes it.
        look: of the cell.
        is_1904: day numbers count from 1904.

    Raises:
        ValueError: it is no number.
    """
    text = text.strip()
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise ValueError(text)
    is_whole = not any(found.groups()) and len(text) <= _LONGEST
    value = int(text) if is_whole else float(text)
    if look is None or not (look.day or look.span or look.share):
        return value
    if look.share:
        return f"{number_text(round(value * 100, 8))}%"
    return _span(value) if look.span else _day(value, is_1904=is_1904)


def _day(value: float, *, is_1904: bool) -> Value:
    """Return the day, or the hour of a day, that a number counts; itself when it is none."""
    if value < 0:
        return value
    try:
        moment = (_EPOCH_1904 if is_1904 else _EPOCH_1900) + timedelta(days=value)
    except (OverflowError, ValueError):
        return value
    if value < 1:
        return f"{moment:%H:%M:%S}"
    if value < _MARCH_1900 and not is_1904:
        moment += timedelta(days=1)
    return date(moment.year, moment.month, moment.day)


def _span(value: float) -> Value:
    """Return a length of time as text."""
    try:
        return str(timedelta(seconds=round(value * 86_400)))
    except (OverflowError, ValueError):
        return value
