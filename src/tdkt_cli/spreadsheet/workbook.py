"""Tables → .xlsx: the only part that knows openpyxl.

The sheets are streamed row by row. Text cells are told to be text, whatever they look like; the
package is written anew with fixed stamps and order, since openpyxl stamps it with the clock.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.properties import PageSetupProperties

from tdkt_cli.output import stable_zip
from tdkt_cli.paper_standard import component, font_name, page, text_width
from tdkt_cli.spreadsheet.rows import may_be_formula
from tdkt_cli.spreadsheet.table import MAX_LINES, Table, Value, cell_text, fitted_widths, line_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.cell import Cell

_MAKER = "tdkt"
_TWIPS_PER_INCH = 1440
_CHUNK = 1 << 16
_A4 = 9
_MAX_HEIGHT = 409.0
_GAP_HEIGHT = 3.0
_LINE_RATIO = 1.32  # a line of Times New Roman in Excel: 15.75 points for letters of 12
_CELL_SPARE = 3.0
_TITLE_SPARE = 6.0
_FILTER_BUTTON = 12.0
_EPOCH = "1980-01-01T00:00:00Z"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OURS = {
    "docProps/app.xml": (
        f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'extended-properties"><Application>{_MAKER}</Application></Properties>'
    ),
    "docProps/core.xml": (
        f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:creator>{_MAKER}</dc:creator><dc:language>vi-VN</dc:language>"
        f"<cp:lastModifiedBy>{_MAKER}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_EPOCH}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_EPOCH}</dcterms:modified>'
        "</cp:coreProperties>"
    ),
}
"""The parts with what openpyxl would fill in: its own name and the time of the run."""

# Names of styles: the clerk meets them in the list of cell styles.
_LABEL = "Nhãn phụ lục"
_TITLE = "Tên phụ lục"
_HEADING = "Đầu cột"
_TEXT = "Ô chữ"
_CENTRED = "Ô giữa"
_TOTAL = "Ô tổng"
_TOTAL_CENTRED = "Ô tổng giữa"
_NOTE = "Chú thích bảng"
_STYLES = {
    _LABEL: ("phu_luc_nhan", "center"),
    _TITLE: ("phu_luc_ten", "center"),
    _HEADING: ("o_bang_tieu_de_phu_luc", "center"),
    _TEXT: ("o_bang_phu_luc", "left"),
    _CENTRED: ("o_bang_phu_luc", "center"),
    _TOTAL: ("o_bang_dam_phu_luc", "left"),
    _TOTAL_CENTRED: ("o_bang_dam_phu_luc", "center"),
    _NOTE: ("chu_thich", "left"),
}
_BORDERED = {_HEADING, _TEXT, _CENTRED, _TOTAL, _TOTAL_CENTRED}
_HEADING_FILL = "F2F2F2"
_LINE = Side(style="thin", color="000000")


def write(tables: Sequence[Table], target: BinaryIO) -> None:
    """Write a workbook of one sheet for each table; the same tables give the same bytes.

    Raises:
        OutputError: a text that a cell cannot hold.
    """
    book = Workbook(write_only=True)
    _use_font(book)
    for name in _STYLES:
        book.add_named_style(_named_style(name))
    for table in tables:
        _Sheet(book, table).write()
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        stable_zip(target, ((name, _member(archive, name)) for name in sorted(archive.namelist())))


def _member(archive: zipfile.ZipFile, name: str) -> bytes | Iterator[bytes]:
    if name in _OURS:
        return _OURS[name].encode()
    return _chunks(archive, name)


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as member:
        while chunk := member.read(_CHUNK):
            yield chunk


def _size(key: str) -> float:
    return component(key).size / 2


def _use_font(book: Workbook) -> None:
    """Make the paper's font the one of empty cells and the one that widths are counted in."""
    private: Any = book  # there is no public way to the first font
    font = Font(name=font_name(), size=_size("o_bang_phu_luc"))
    private._fonts = IndexedList([font])
    private._named_styles["Normal"].font = font


def _named_style(name: str) -> NamedStyle:
    key, horizontal = _STYLES[name]
    look = component(key)
    vertical = "top" if name == _TITLE else "center"
    return NamedStyle(
        name=name,
        font=Font(name=font_name(), size=look.size / 2, bold=look.bold, italic=look.italic),
        alignment=Alignment(horizontal=horizontal, vertical=vertical, wrap_text=True),
        border=Border(_LINE, _LINE, _LINE, _LINE) if name in _BORDERED else Border(),
        fill=PatternFill("solid", fgColor=_HEADING_FILL) if name == _HEADING else PatternFill(),
    )


class _Sheet:
    """Writes one sheet: the state is the number of the row."""

    def __init__(self, book: Workbook, table: Table) -> None:
        self.sheet: Any = book.create_sheet(table.sheet)  # the stubs miss half of its attributes
        self.table = table
        self.row = 0
        self.size = _size("o_bang_phu_luc")
        self.widths = fitted_widths(table, self.size)
        self.header_row = 4 if table.has_groups else 3
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
        self._write_line(table.label, _LABEL)
        self._write_line(table.title, _TITLE)
        if table.has_groups:
            self._write_spans([(value, span, _HEADING, "") for value, span in _groups(table)])
        headings = [column.heading for column in table.columns]
        cells = [self._cell(heading, _HEADING) for heading in headings]
        for cell, column in zip(cells, table.columns, strict=True):
            if table.has_groups and not column.group:
                cell.border = Border(left=_LINE, right=_LINE, bottom=_LINE)
        self._append(cells, self._height(headings, bold=True) + _FILTER_BUTTON)

    def _write_rows(self) -> None:
        styles = [_CENTRED if column.centred else _TEXT for column in self.table.columns]
        for values in self.table.rows:
            cells = [self._cell(value, style) for value, style in zip(values, styles, strict=True)]
            self._append(cells, self._height(values))

    def _write_bottom(self) -> None:
        """Write the totals below a thin empty row: Excel would take them into the filter."""
        self._append([], _GAP_HEIGHT)
        self._write_spans(
            [
                (cell.value, cell.span, _TOTAL_CENTRED if cell.centred else _TOTAL, cell.pattern)
                for cell in self.table.total
            ]
        )
        if self.table.note:
            self._write_line(self.table.note, _NOTE)

    def _write_line(self, text: str, style: str) -> None:
        """Write a text over all columns."""
        self._merge(1, len(self.widths))
        size, bold = _size(_STYLES[style][0]), component(_STYLES[style][0]).bold
        lines = line_count(text, size, sum(self.widths), bold=bold)
        spare = _TITLE_SPARE if style == _TITLE else 0
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
                cells[-1].border = Border(left=_LINE, right=_LINE, top=_LINE)
            cells.extend(self._cell(None, style) for _ in range(span - 1))
        self._append(cells, _points(lines, self.size))

    def _merge(self, first: int, last: int) -> None:
        row = self.row + 1
        self.sheet.merged_cells.add(f"{self._column(first)}{row}:{self._column(last)}{row}")

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
            cell.value = cell_text(value, self.table.sheet, self.row + 1)
            cell.data_type = "s"
            if may_be_formula(value):
                cell.quotePrefix = True  # editing the cell does not make it a formula either
        elif value is not None:
            cell.value = value
            cell.number_format = "#,##0"
        return cell

    def _append(self, cells: list[Cell], height: float) -> None:
        self.row += 1
        self.sheet.row_dimensions[self.row].height = height
        self.sheet.append(cells)


def _points(lines: int, size_pt: float) -> float:
    height = min(lines, MAX_LINES) * size_pt * _LINE_RATIO + _CELL_SPARE
    return min(round(height * 4) / 4, _MAX_HEIGHT)


def _groups(table: Table) -> list[tuple[str, int]]:
    """Return the headings above the header row with the columns that each covers."""
    spans: list[tuple[str, int]] = []
    for column in table.columns:
        if column.group and spans and spans[-1][0] == column.group:
            spans[-1] = (column.group, spans[-1][1] + 1)
        else:
            spans.append((column.group, 1))
    return spans
