"""Flat lists as .csv for Excel."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tdkt_cli.consolidate.handover import Awarded
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
_AWARDED_HEADER = (
    "năm thành tích",
    "số quyết định",
    "ngày ký",
    "cơ quan ký",
    "ngày hủy bỏ",
    "mã danh hiệu",
    "danh hiệu",
    "loại khen",
    "đối tượng",
    "mã đơn vị",
    "đơn vị",
    "họ tên",
    "mã cán bộ",
)
KINDS = {
    "cong_trang": "công trạng",
    "chuyen_de": "chuyên đề",
    "dot_xuat": "đột xuất",
    "cong_hien": "cống hiến",
}
"""The kinds of an award (`loai_khen`) in words."""

_SUBJECTS = {"ca_nhan": "cá nhân", "tap_the": "tập thể"}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*")


def registered_csv(year: RegisteredYear) -> str:
    """Return one row for each registered title, in the order of `year.dang_ky`.

    Every cell is quoted, lines end as Excel writes them; to be saved in `CSV_ENCODING`.
    """
    shown = (row._replace(doi_tuong=_SUBJECTS[row.doi_tuong]) for row in year.dang_ky)
    return _csv(_REGISTERED_HEADER, shown)


def awarded_csv(rows: Iterable[Awarded]) -> str:
    """Return one row for each award; form as `registered_csv`, days as `2023-12-20`."""
    shown = (
        row._replace(doi_tuong=_SUBJECTS[row.doi_tuong], loai_khen=KINDS[row.loai_khen])
        for row in rows
    )
    return _csv(_AWARDED_HEADER, shown)


def _csv(header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([guarded("" if value is None else str(value)) for value in row])
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
