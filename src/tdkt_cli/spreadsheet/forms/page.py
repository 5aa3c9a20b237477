"""One sheet of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter

from tdkt_cli.forms.kinds import Block, Fill, Table, guides
from tdkt_cli.paper_standard import text_width
from tdkt_cli.spreadsheet.forms import looks
from tdkt_cli.spreadsheet.forms.geometry import kept_columns, sheet_widths, spans, visible
from tdkt_cli.spreadsheet.forms.paper import set_up_paper
from tdkt_cli.spreadsheet.forms.values import cells_of, put_value
from tdkt_cli.spreadsheet.table import line_count
from tdkt_cli.vietnamese import upper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tdkt_cli.forms.contents import FormRow, Shown
    from tdkt_cli.forms.kinds import Column, Part
    from tdkt_cli.spreadsheet.forms.book import FormBook

_LINE_RATIO = 1.32
_SPARE = 5.0
_GAP_HEIGHT = 6.0
_INDENT_MM = 3.0
_MAX_HEIGHT = 409.0


class FormPage:
    """Writes one sheet: the state is the number of the last row.

    Args:
        form: the workbook.
        name: of the sheet.
        parts: what stands on it.
        first: the form's first sheet has the full heading.
    """

    def __init__(self, form: FormBook, name: str, parts: tuple[Part, ...], *, first: bool) -> None:
        self.form = form
        self.contents = form.contents
        self.parts = parts
        self.first = first
        self.sheet: Any = form.book.create_sheet(name)
        self.widths = sheet_widths(parts)
        self.row = 0
        self.header_rows: list[int] = []
        self.wide_merges: list[str] = []

    def write(self) -> None:
        """Write the sheet from top to bottom."""
        self.set_widths()
        self.write_top()
        for number, part in enumerate(self.parts):
            if number:
                self.gap()
            if isinstance(part, Block):
                self.write_block(part)
            else:
                self.write_table(part)
        for merge in self.wide_merges:
            self.sheet.merge_cells(merge)
        self.set_up_screen()
        set_up_paper(self.sheet)
        self.sheet.print_area = f"A1:{get_column_letter(len(self.widths))}{self.row}"
        self.protect()

    # -- heading ---------------------------------------------------------------------------

    def write_top(self) -> None:
        """Write what stands above: on the first sheet in full, on the others in one line."""
        heading = self.contents.heading
        if not self.first:
            where = f" – {heading.unit}" if heading.unit else f" – {heading.agency}"
            self.line(self.contents.title + where, looks.NOTE)
            return
        if heading.parent_agency and not heading.unit:
            self.line(upper(heading.parent_agency), looks.PARENT)
        self.line(upper(heading.agency), looks.AGENCY if not heading.unit else looks.PARENT)
        if heading.unit:
            self.line(upper(heading.unit), looks.AGENCY)
        self.line(self.contents.title, looks.TITLE, spare=10)
        self.line(guides.IN_WORKBOOK, looks.GUIDE)

    def line(self, text: str, look: looks.Look, spare: float = 0) -> None:
        """Write a text over all columns."""
        self.row += 1
        cell = self.sheet.cell(self.row, 1)
        put_value(cell, text, self.place())
        self.form.wardrobe.dress(cell, look)
        last = get_column_letter(len(self.widths))
        self.wide_merges.append(f"A{self.row}:{last}{self.row}")
        lines = line_count(text, look.size, sum(self.widths), bold=look.bold)
        self.set_height(lines, look.size, spare)

    def gap(self) -> None:
        """Leave a thin empty row: what stands above is no part of the header below."""
        self.row += 1
        self.sheet.row_dimensions[self.row].height = _GAP_HEIGHT

    def place(self) -> str:
        """Return where we are, for an error."""
        return f"trang tính «{self.sheet.title}» dòng {self.row}"

    def set_height(self, lines: int, size: int = looks.SIZE, spare: float = 0) -> None:
        """Give the row at hand room for its lines."""
        height = min(lines * size * _LINE_RATIO + _SPARE + spare, _MAX_HEIGHT)
        self.sheet.row_dimensions[self.row].height = round(height * 4) / 4

    # -- blocks ----------------------------------------------------------------------------

    def write_block(self, block: Block) -> None:
        """Write labels with their values on the right."""
        if block.title:
            self.line(block.title, looks.PART, spare=6)
        values = self.contents.blocks.get(block.key, {})
        for column in block.columns:
            found = values.get(column.key, ())
            if found or not column.if_filled:
                self.write_labelled(column, found)

    def write_labelled(self, column: Column, values: tuple[Shown, ...]) -> None:
        """Write one label and the cells of its value."""
        self.row += 1
        places = spans(self.widths, column.repeat)
        self.cell(1, places[0][1], column.heading, looks.LABEL)
        lines = line_count(column.heading, looks.SIZE, self.width(places[0]), bold=True)
        look = looks.typed(column.fill, locked=column.locked)
        look = look._replace(horizontal="left")
        rule = self.form.choices.validation(column)
        for span, value in zip(places[1:], cells_of(column, values), strict=True):
            self.cell(span[0], span[1], value, look)
            lines = max(lines, _lines(value, self.width(span)))
            rule.add(f"{get_column_letter(span[0])}{self.row}")
        if not column.locked:
            self.sheet.add_data_validation(rule)
        self.set_height(lines, spare=3)

    def cell(self, first: int, last: int, value: Shown | None, look: looks.Look) -> None:
        """Write a value over one column or several."""
        for number in range(first, last + 1):
            self.form.wardrobe.dress(self.sheet.cell(self.row, number), look)
        put_value(self.sheet.cell(self.row, first), value, self.place())
        if last > first:
            merge = f"{get_column_letter(first)}{self.row}:{get_column_letter(last)}{self.row}"
            self.wide_merges.append(merge)

    def width(self, span: tuple[int, int]) -> float:
        """Return the width of some columns."""
        return sum(self.widths[span[0] - 1 : span[1]])

    # -- tables ----------------------------------------------------------------------------

    def write_table(self, table: Table) -> None:
        """Write a table with its blank rows."""
        self.line(table.title, looks.PART, spare=6)
        if table.note:
            self.line(table.note, looks.NOTE)
        columns = visible(table)
        hidden = table.hidden
        self.write_header(columns, hidden)
        first = self.row + 1
        rows = self.contents.rows(table)
        for number in range(len(rows) + table.blank_rows):
            self.write_row(columns, hidden, rows[number] if number < len(rows) else None, number)
        if self.row >= first:
            self.add_rules(columns, first)
            self.offer_people(table, columns, first)

    def write_header(self, columns: Sequence[Column], hidden: Sequence[Column]) -> None:
        """Write the headings."""
        self.row += 1
        self.header_rows.append(self.row)
        lines = 1
        headings = [heading for column in columns for heading in column.headings()]
        for number, heading in enumerate(headings, 1):
            self.cell(number, number, heading, looks.HEADING)
            width = self.widths[number - 1]
            lines = max(lines, line_count(heading, looks.SIZE, width, bold=True))
        for number, column in enumerate(hidden, len(self.widths) + 1):
            self.cell(number, number, column.heading, looks.HEADING)
        self.set_height(lines, spare=4)

    def write_row(
        self, columns: Sequence[Column], hidden: Sequence[Column], row: FormRow | None, index: int
    ) -> None:
        """Write one row, or a blank one."""
        self.row += 1
        values = row.values if row else {}
        locked = row.locked if row else frozenset[str]()
        number, lines = 0, 1
        for column in columns:
            shown = (index + 1,) if column.fill is Fill.ORDINAL else values.get(column.key, ())
            closed = column.fill is Fill.ORDINAL or column.locked or column.key in locked
            look = looks.typed(column.fill, locked=closed)
            for value in cells_of(column, shown):
                number += 1
                self.cell(number, number, value, look)
                if look.horizontal == "left":
                    lines = max(lines, _lines(value, self.widths[number - 1]))
        for at, column in enumerate(hidden, len(self.widths) + 1):
            shown = values.get(column.key, ())
            look = looks.typed(column.fill, locked=True)
            self.cell(at, at, shown[0] if shown else None, look)
        self.set_height(lines, spare=2)

    def add_rules(self, columns: Sequence[Column], first: int) -> None:
        """Give each column its message and list."""
        number = 0
        for column in columns:
            begin = number + 1
            number += column.repeat
            if column.fill is Fill.ORDINAL or not (column.note or column.choices):
                continue
            rule = self.form.choices.validation(column)
            left, right = get_column_letter(begin), get_column_letter(number)
            rule.add(f"{left}{first}:{right}{self.row}")
            self.sheet.add_data_validation(rule)

    def offer_people(self, table: Table, columns: Sequence[Column], first: int) -> None:
        """Let other sheets offer the names that are typed here."""
        if table.path != "ca_nhan[]" or self.form.choices.people:
            return
        number = 1
        for column in columns:
            if column.fill is Fill.PERSON:
                letter = get_column_letter(number)
                place = f"${letter}${first}:${letter}${self.row}"
                self.form.choices.people = f"'{self.sheet.title}'!{place}"
            number += column.repeat

    # -- the sheet as a whole --------------------------------------------------------------

    def set_widths(self) -> None:
        """Give the columns their widths; those for the program alone are hidden."""
        digit = text_width("0", looks.SIZE)
        for number, width in enumerate(self.widths, 1):
            letter = get_column_letter(number)
            self.sheet.column_dimensions[letter].width = round(width / digit, 2)
        hidden = max((len(p.hidden) for p in self.parts if isinstance(p, Table)), default=0)
        for number in range(hidden):
            letter = get_column_letter(len(self.widths) + number + 1)
            self.sheet.column_dimensions[letter].hidden = True

    def set_up_screen(self) -> None:
        """Keep headings and names in sight."""
        self.sheet.sheet_view.showGridLines = False
        if len(self.header_rows) == 1:
            table = next(part for part in self.parts if isinstance(part, Table))
            kept = get_column_letter(kept_columns(table) + 1)
            header = self.header_rows[0]
            self.sheet.freeze_panes = f"{kept}{header + 1}"
            self.sheet.print_title_rows = f"{header}:{header}"

    def protect(self) -> None:
        """Protect the sheet without a password; widths and heights may be changed."""
        protection = self.sheet.protection
        protection.sheet = True
        protection.formatColumns = False
        protection.formatRows = False


def _lines(value: Shown | None, width: float) -> int:
    """Return how many lines a value takes in a cell with an indent."""
    text = "" if value is None else str(value)
    return line_count(text, looks.SIZE, width - _INDENT_MM)
