"""Days: Excel's own, its serial numbers, and every way in which a clerk writes one."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tdkt_cli.forms.grid.cells import shown_value
from tdkt_cli.forms.values import Doubt
from tdkt_cli.forms.values.text import clean, one_line

if TYPE_CHECKING:
    from tdkt_cli.forms.grid.cells import Value

_DAY_FIRST = re.compile(r"(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})\.?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?", re.ASCII)
_IN_WORDS = re.compile(
    r"(?:ngày )?(\d{1,2}) (?:tháng|th) (\d{1,2}),? năm (\d{4})", re.ASCII | re.IGNORECASE
)
_SHORT_YEAR = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})", re.ASCII)
_MONTH = re.compile(r"(?:tháng )?(\d{1,2})(?:[/.-]| năm )(\d{4})", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"(?:năm )?((?:19|20)\d{2})", re.ASCII | re.IGNORECASE)
# A number in a column of days is Excel's count when it falls between these; 2012 is a year.
_FIRST, _LAST = date(1930, 1, 1), date(2100, 12, 31)
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


def read_day(value: Value, *, is_1904: bool = False) -> str | Doubt:
    """Return a day as `YYYY-MM-DD`, empty text for an empty cell.

    Args:
        value: what stands in the cell.
        is_1904: the workbook counts days from 1904.
    """
    if isinstance(value, date):
        return date(value.year, value.month, value.day).isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_serial(value, is_1904=is_1904)
    cleaned = clean(value)
    if cleaned.doubt:
        return cleaned.doubt
    text = one_line(cleaned.text)
    if not text:
        return ""
    found = _DAY_FIRST.fullmatch(text) or _IN_WORDS.fullmatch(text)
    if found:
        return _day(text, found[3], found[2], found[1])
    found = _ISO.fullmatch(text)
    if found:
        return _day(text, found[1], found[2], found[3])
    return Doubt("form_bad_day", (text, _why(text)))


def _from_serial(value: float, *, is_1904: bool) -> str | Doubt:
    epoch = _EPOCH_1904 if is_1904 else _EPOCH_1900
    try:
        day = epoch + timedelta(days=int(value))
    except (OverflowError, ValueError):
        return Doubt("form_bad_day", (shown_value(value), ""))
    if not _FIRST <= day <= _LAST:
        text = shown_value(value)
        return Doubt("form_bad_day", (text, _why(text)))
    return day.isoformat()


def _day(text: str, year: str, month: str, day: str) -> str | Doubt:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return Doubt("form_bad_day", (text, "không có trên lịch"))


def _why(text: str) -> str:
    """Return what a day lacks, in a few words; empty when it is no day at all."""
    if _SHORT_YEAR.fullmatch(text):
        return "năm chỉ có hai chữ số"
    if _MONTH.fullmatch(text):
        return "thiếu ngày"
    return "chỉ có năm" if _YEAR.fullmatch(text) else ""
