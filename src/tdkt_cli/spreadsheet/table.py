"""A table as it stands on a sheet, before any library of spreadsheets."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

from tdkt_cli.output import OutputError
from tdkt_cli.paper_standard import break_lines, text_width
from tdkt_cli.vietnamese import number

Value = str | int | None

MAX_CHARACTERS = 32_767
MAX_LINES = 25
"""Lines of 12 points in the tallest row that Excel can show (409 points)."""

_WIDEST_MM = 150.0
_WIDEN_BY = 1.25
_WIDEST_WORD_MM = 40.0
_PADDING_MM = 2.5
_SCREEN_RATIO = 0.96  # letters are up to this much wider on a screen than on paper
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Column(NamedTuple):
    """A column.

    Attributes:
        heading: stands in the header row, where the filter is.
        width_mm: least width on paper, in millimetres.
        centred: for numbers.
        group: the heading above several columns, `""` for none.
    """

    heading: str
    width_mm: float
    centred: bool = False
    group: str = ""


class TotalCell(NamedTuple):
    """A cell of the row of totals.

    Attributes:
        value: a sum stays a number; the words around it stand in `pattern`.
        span: how many columns it covers.
        pattern: Excel's number format.
        centred: in the middle of its columns.
    """

    value: Value
    span: int = 1
    pattern: str = "General"
    centred: bool = False


class Table(NamedTuple):
    """A sheet with one table.

    Attributes:
        sheet: name of the sheet; a constant of at most 31 legal characters.
        label: first line, such as `Phụ lục I`.
        title: second line.
        columns: from left to right.
        rows: as many values as columns in each.
        total: the row below the table, outside the filter.
        note: a line below everything, `""` for none.
        kept_columns: how many columns stay on the screen when it is scrolled to the right.
    """

    sheet: str
    label: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    total: tuple[TotalCell, ...]
    note: str
    kept_columns: int

    @property
    def has_groups(self) -> bool:
        """Whether a row of group headings stands above the header row."""
        return any(column.group for column in self.columns)

    @property
    def header_row(self) -> int:
        """Number of the header row, from 1: label, title and any group headings stand above."""
        return 4 if self.has_groups else 3

    def groups(self) -> list[tuple[str, int]]:
        """Return the headings above the header row with the columns that each covers.

        A column without a group stands by itself.
        """
        spans: list[tuple[str, int]] = []
        for column in self.columns:
            if column.group and spans and spans[-1][0] == column.group:
                spans[-1] = (column.group, spans[-1][1] + 1)
            else:
                spans.append((column.group, 1))
        return spans


def count_pattern(amount: int, before: str, after: str) -> str:
    """Return the number format that shows `Tổng cộng: 06 tập thể` for the number 6."""
    digits = "00" if 0 < amount < 10 else "#,##0"
    return (f'"{before}"' if before else "") + digits + (f'"{after}"' if after else "")


def storable(table: Table) -> Table:
    """Return the table with its texts as cells store them.

    Raises:
        OutputError: with sheet and row, for a text that a cell cannot hold.
    """
    header, sheet = table.header_row, table.sheet
    rows = tuple(
        tuple(_storable(value, sheet, number) for value in row)
        for number, row in enumerate(table.rows, header + 1)
    )
    below = header + len(rows) + 2
    return table._replace(
        columns=tuple(
            column._replace(heading=_storable_text(column.heading, sheet, header))
            for column in table.columns
        ),
        rows=rows,
        total=tuple(
            cell._replace(value=_storable(cell.value, sheet, below)) for cell in table.total
        ),
        note=_storable_text(table.note, sheet, below + 1),
    )


def _storable(value: Value, sheet: str, row: int) -> Value:
    return _storable_text(value, sheet, row) if isinstance(value, str) else value


def _storable_text(value: str, sheet: str, row: int) -> str:
    return storable_text(value, f"trang tính «{sheet}» dòng {row}")


def storable_text(value: str, place: str) -> str:
    """Return text with line feeds alone and nothing that reads as an escape.

    `_x0041_` in a workbook means the letter A, so the first `_` of such text is itself escaped
    (ECMA-376 part 1, 22.9.2.19).

    Raises:
        OutputError: with the place, for a text that a cell cannot hold.
    """
    bad = _NOT_XML.search(value)
    if bad:
        raise OutputError(f"Không ghi được {place}: có ký tự U+{ord(bad.group()):04X}; xóa ký tự.")
    text = _ESCAPE.sub("_x005F_", value.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > MAX_CHARACTERS:
        raise OutputError(
            f"Không ghi được {place}: ô dài {number(len(text))} ký tự, bảng tính chỉ giữ được "
            f"{number(MAX_CHARACTERS)}; rút gọn, hoặc in ra .docx."
        )
    return text


def fitted_widths(table: Table, size_pt: float) -> tuple[float, ...]:
    """Return the widths of columns in millimetres, wider where a text would not show whole.

    Excel shows at most `MAX_LINES` lines in a row. A column is widened for its longest text, up to
    150 mm; the page is then printed smaller.
    """
    return tuple(
        _fitted_width(column.width_mm, [row[index] for row in table.rows], size_pt)
        for index, column in enumerate(table.columns)
    )


def _fitted_width(width_mm: float, values: list[Value], size_pt: float) -> float:
    longest = max((value for value in values if isinstance(value, str)), key=len, default="")
    while width_mm < _WIDEST_MM and line_count(longest, size_pt, width_mm) > MAX_LINES:
        width_mm = min(width_mm * _WIDEN_BY, _WIDEST_MM)
    return width_mm


@lru_cache(maxsize=4096)
def line_count(text: str, size_pt: float, width_mm: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes in a cell; words too long for a line are cut.

    Args:
        text: what the cell shows.
        size_pt: size of the letters in points.
        width_mm: width of the cell.
        bold: measure the bold letters.
    """
    room = (width_mm - _PADDING_MM) * _SCREEN_RATIO
    return sum(
        max(1, math.ceil(text_width(line, size_pt, bold=bold) / room))
        for line in break_lines(text, size_pt, room, bold=bold)
    )


def longest_word_mm(text: str, size_pt: float) -> float:
    """Return the width that a heading needs so that none of its words is cut, up to 40 mm."""
    widths = (text_width(word, size_pt, bold=True) for word in text.split())
    return min(max(widths, default=0.0) / _SCREEN_RATIO + _PADDING_MM, _WIDEST_WORD_MM)
