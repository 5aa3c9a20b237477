"""Tables → .xlsx: with `styles` the only part that knows openpyxl.

The sheets are streamed row by row. Text cells are told to be text, whatever they look like; the
package is written anew with fixed stamps and order, since openpyxl stamps it with the clock.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from tdkt_cli.paper_standard import component, font_name, page, text_width
from tdkt_cli.spreadsheet import styles
from tdkt_cli.spreadsheet.rows import may_be_formula
from tdkt_cli.spreadsheet.saving import put, room_told, saved
from tdkt_cli.spreadsheet.table import MAX_LINES, Table, Value, fitted_widths, line_count, storable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell import Cell

_TWIPS_PER_INCH = 1440
_A4 = 9
_MAX_HEIGHT = 409.0
_GAP_HEIGHT = 3.0
_LINE_RATIO = 1.32  # a line of Times New Roman in Excel: 15.75 points for letters of 12
_CELL_SPARE = 3.0
_TITLE_SPARE = 6.0
_FILTER_BUTTON = 12.0


def write(tables: Sequence[Table], target: BinaryIO) -> None:
    """Write a workbook of one sheet for each table; the same tables give the same bytes.

    Raises:
        OutputError: a text that a cell cannot hold; no room for temporary files.
    """
    ready = [storable(table) for table in tables]
    book = Workbook(write_only=True)
    book.calculation.fullCalcOnLoad = False  # nothing to calculate: Excel need not ask to save
    styles.add_to(book)
    try:
        with room_told():
            for table in ready:
                _Sheet(book, table).write()
            package = saved(book)
    except BaseException:
        _close(book)
        raise
    put(package, target)


def _close(book: Any) -> None:  # noqa: ANN401 — the stubs miss half of its attributes
    """End half-written sheets: left alone, they print a traceback when they are thrown away."""
    for sheet in book.worksheets:
        with suppress(Exception):
            sheet.close()


class _Sheet:
    """Writes one sheet: the state is the number of the row."""

    def __init__(self, book: Workbook, table: Table) -> None:
        self.sheet: Any = book.create_sheet(table.sheet)  # the stubs miss half of its attributes
        self.sheet.merged_cells = []  # openpyxl keeps a set: no order is promised
        self.table = table
        self.row = 0
        self.size = styles.component_of(styles.TEXT).size / 2
        self.widths = fitted_widths(table, self.size)
        self.header_row = table.header_row
        self.last_data_row = self.header_row + len(table.rows)

    def write(self) -> None:
        self._set_up_screen()
        self._set_up_paper()
        self._write_top()
        self._write_rows()
        self._write_bottom()
        self.sheet.print_area = f"A1:{self._column(len(self.widths))}{self.row}"

    def _column(self, number: int) -> str:
        return get_column_letter(number)

    def _set_up_screen(self) -> None:
        digit = text_width("0", self.size)
        for number, width in enumerate(self.widths, 1):
            self.sheet.column_dimensions[self._column(number)].width = round(width / digit, 2)
        corner = self._column(self.table.kept_columns + 1)
        self.sheet.freeze_panes = f"{corner}{self.header_row + 1}"
        last = self._column(len(self.widths))
        self.sheet.auto_filter.ref = f"A{self.header_row}:{last}{self.last_data_row}"

    def _set_up_paper(self) -> None:
        """A4 landscape, the margins of the standard, page number above from the second page."""
        paper, sheet = page(landscape=True), self.sheet
        sheet.page_setup.paperSize = _A4
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        sheet.page_setup.firstPageNumber = 1
        sheet.page_setup.useFirstPageNumber = True
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        for name, twips in (
            ("top", paper.top.chosen),
            ("bottom", paper.bottom.chosen),
            ("left", paper.left.chosen),
            ("right", paper.right.chosen),
            ("header", paper.header),
            ("footer", paper.header),
        ):
            setattr(sheet.page_margins, name, round(twips / _TWIPS_PER_INCH, 4))
        sheet.print_options.horizontalCentered = True
        sheet.HeaderFooter.differentFirst = True
        number = sheet.HeaderFooter.oddHeader.center
        number.text, number.size = "&P", component("so_trang").size // 2
        number.font = f"{font_name()},Regular"
        first = self.header_row - 1 if self.table.has_groups else self.header_row
        sheet.print_title_rows = f"{first}:{self.header_row}"

    def _write_top(self) -> None:
        table = self.table
        self._write_line(table.label, styles.LABEL)
        self._write_line(table.title, styles.TITLE)
        if table.has_groups:
            self._write_spans([(value, span, styles.HEADING, "") for value, span in table.groups()])
        headings = [column.heading for column in table.columns]
        cells = [self._cell(heading, styles.HEADING) for heading in headings]
        for cell, column in zip(cells, table.columns, strict=True):
            if table.has_groups and not column.group:
                cell.border = styles.LOWER_HALF
        self._append(cells, self._height(headings, bold=True) + _FILTER_BUTTON)

    def _write_rows(self) -> None:
        looks = [styles.CENTRED if column.centred else styles.TEXT for column in self.table.columns]
        for values in self.table.rows:
            cells = [self._cell(value, style) for value, style in zip(values, looks, strict=True)]
            self._append(cells, self._height(values))

    def _write_bottom(self) -> None:
        """Write the totals below a thin empty row: Excel would take them into the filter."""
        self._append([], _GAP_HEIGHT)
        self._write_spans(
            [
                (
                    cell.value,
                    cell.span,
                    styles.TOTAL_CENTRED if cell.centred else styles.TOTAL,
                    cell.pattern,
                )
                for cell in self.table.total
            ]
        )
        if self.table.note:
            self._write_line(self.table.note, styles.NOTE)

    def _write_line(self, text: str, style: str) -> None:
        """Write a text over all columns."""
        self._merge(1, len(self.widths))
        look = styles.component_of(style)
        size = look.size / 2
        lines = line_count(text, size, sum(self.widths), bold=look.bold)
        spare = _TITLE_SPARE if style == styles.TITLE else 0
        self._append([self._cell(text, style)], _points(lines, size) + spare)

    def _write_spans(self, spans: list[tuple[Value, int, str, str]]) -> None:
        """Write a bold row of values that cover one column or several."""
        cells: list[Cell] = []
        lines = 1
        for value, span, style, pattern in spans:
            first = len(cells)
            width = sum(self.widths[first : first + span])
            if isinstance(value, str):
                lines = max(lines, line_count(value, self.size, width, bold=True))
            if span > 1:
                self._merge(first + 1, first + span)
            cells.append(self._cell(value, style))
            if pattern:
                cells[-1].number_format = pattern
            elif value == "":  # above a heading without a group: one box with it
                cells[-1].border = styles.UPPER_HALF
            cells.extend(self._cell(None, style) for _ in range(span - 1))
        self._append(cells, _points(lines, self.size))

    def _merge(self, first: int, last: int) -> None:
        row = self.row + 1
        self.sheet.merged_cells.append(f"{self._column(first)}{row}:{self._column(last)}{row}")

    def _height(self, values: Sequence[Value], *, bold: bool = False) -> float:
        lines = (
            line_count(value, self.size, width, bold=bold)
            for value, width in zip(values, self.widths, strict=True)
            if isinstance(value, str)
        )
        return _points(max(lines, default=1), self.size)

    def _cell(self, value: Value, style: str) -> Cell:
        cell: Cell = WriteOnlyCell(self.sheet)
        cell.style = style
        if isinstance(value, str):
            cell.value = value or None
            cell.data_type = "s" if value else "n"
            if may_be_formula(value):
                cell.quotePrefix = True  # editing the cell does not make it a formula either
        elif value is not None:
            cell.value = value
            cell.number_format = "#,##0"
        return cell

    def _append(self, cells: list[Cell], height: float) -> None:
        self.row += 1
        self.sheet.row_dimensions[self.row].height = min(height, _MAX_HEIGHT)
        self.sheet.append(cells)


def _points(lines: int, size_pt: float) -> float:
    height = min(lines, MAX_LINES) * size_pt * _LINE_RATIO + _CELL_SPARE
    return round(height * 4) / 4
