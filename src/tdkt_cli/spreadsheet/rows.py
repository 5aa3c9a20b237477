"""Flat lists as .csv for Excel."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tdkt_cli.consolidate.registered import RegisteredYear

CSV_ENCODING = "utf-8-sig"
"""Excel takes a .csv without byte order mark for the local code page."""

_REGISTERED_HEADER = (
    "năm",
    "mã đơn vị",
    "đơn vị",
    "đối tượng",
    "họ tên",
    "mã cán bộ",
    "chức vụ",
    "mã danh hiệu",
    "danh hiệu",
    "ghi chú",
)
_SUBJECTS = {"ca_nhan": "cá nhân", "tap_the": "tập thể"}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*")


def registered_csv(year: RegisteredYear) -> str:
    """Return one row for each registered title, in the order of `year.dang_ky`.

    Every cell is quoted, lines end as Excel writes them; to be saved in `CSV_ENCODING`.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_REGISTERED_HEADER)
    for row in year.dang_ky:
        shown = row._replace(doi_tuong=_SUBJECTS[row.doi_tuong])
        writer.writerow([guarded("" if value is None else str(value)) for value in shown])
    return text.getvalue()


def guarded(text: str) -> str:
    """Return a cell that a spreadsheet does not take for a formula (OWASP, CSV injection).

    Text that starts with `= + - @`, tab, carriage return or NUL gets `'` before it; a plain number
    such as `-1,5` stays.
    """
    return f"'{text}" if may_be_formula(text) else text


def may_be_formula(text: str) -> bool:
    """Tell whether a spreadsheet may take text for a formula."""
    return text.startswith(_FORMULA_STARTS) and not _PLAIN_NUMBER.fullmatch(text)
