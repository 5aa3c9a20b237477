"""Building blocks out of the checked elements of a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from tdkt_cli.word.blocks import (
    Block,
    Cell,
    Paragraph,
    Row,
    RuledLine,
    SectionEnd,
    SectionStart,
    TableEnd,
    TableStart,
)
from tdkt_cli.word.errors import DocumentError
from tdkt_cli.word.text import TextCollector
from tdkt_cli.word.vocabulary import CHOICES

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDTH = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")
_SPAN = re.compile(r"[1-9][0-9]{0,3}")

_PLAIN = Cell(())
_HEADER = Cell((), header=True)

Attributes = dict[str, str]


class Assembler:
    """Collects runs into paragraphs, paragraphs into cells, cells into rows.

    Attributes:
        blocks: what is complete and not yet taken.
        parent: the element around the one at hand, set by the reader.

    Args:
        line: returns the line of the element at hand.
    """

    def __init__(self, line: Callable[[], int]) -> None:
        self.blocks: list[Block] = []
        self.parent = ""
        self.line = line
        self.collector: TextCollector | None = None
        self.component = ""
        self.spans: list[tuple[str, int, tuple[str, ...]]] = []
        self.table = ""
        self.columns: list[float] = []
        self.rows_seen = False
        self.row_kind = ""
        self.row_line = 0
        self.cells: list[Cell] = []
        self.cell: Cell | None = None
        self.cell_blocks: list[Paragraph | RuledLine] = []

    def starts(self) -> dict[str, Callable[[Attributes], None]]:
        """Return what to do at each opening tag."""
        return {
            "section": self.start_section,
            "table": self.start_table,
            "colgroup": self.start_columns,
            "col": self.start_column,
            "thead": self.start_heading,
            "tr": self.start_row,
            "td": self.start_cell,
            "th": self.start_header_cell,
            "p": self.start_paragraph,
            "hr": self.start_line,
            "b": self.start_bold,
            "i": self.start_italic,
            "br": self.start_break,
            "span": self.start_span,
        }

    def ends(self) -> dict[str, Callable[[], None]]:
        """Return what to do at each closing tag."""
        return {
            "section": self.end_section,
            "table": self.end_table,
            "tr": self.end_row,
            "td": self.end_cell,
            "th": self.end_cell,
            "p": self.end_text,
            "b": self.end_bold,
            "i": self.end_italic,
            "span": self.end_span,
        }

    def fail(self, message: str) -> NoReturn:
        """Raise the error at the current place."""
        raise DocumentError(message, self.line())

    def add_text(self, data: str) -> None:
        """Take up text, which may only stand in paragraphs and cells."""
        collector = self.collector
        if collector is None:
            if not data or data.isspace():
                return
            if self.parent not in {"td", "th"}:
                line = self.line() - data.lstrip().count("\n")
                raise DocumentError(f"Chữ “{data.strip()[:40]}” nằm ngoài đoạn văn", line)
            collector = self.start_text("")
        collector.add(data)

    def number(self, tag: str, text: str, pattern: re.Pattern[str]) -> float:
        """Return the value of a numeric attribute."""
        if not pattern.fullmatch(text):
            self.fail(f"Giá trị “{text}” của <{tag}> không phải số hợp lệ")
        return float(text)

    # -- paragraphs ------------------------------------------------------------------------

    def start_text(self, component: str) -> TextCollector:
        """Open a paragraph; plain text may only stand in the cells of a `bang`."""
        if not component and self.table != "bang":
            self.fail("Chữ trong ô của bảng trình bày phải nằm trong <p> có lớp")
        self.collector = TextCollector()
        self.component = component
        return self.collector

    def end_text(self) -> None:
        """Close the open paragraph, if any."""
        if self.collector is not None:
            self.put(Paragraph(self.component, self.collector.runs()))
            self.collector = None

    def put(self, block: Paragraph | RuledLine) -> None:
        """Add a block to the open cell or to the document."""
        if self.cell is None:
            self.blocks.append(block)
        else:
            self.cell_blocks.append(block)

    def inline(self) -> TextCollector:
        """Return the collector of the open paragraph, opening one in a bare cell."""
        if self.collector is None:
            return self.start_text("")
        return self.collector

    def start_paragraph(self, attributes: Attributes) -> None:
        """`<p>`."""
        self.end_text()
        self.start_text(attributes.get("class", ""))

    def start_line(self, attributes: Attributes) -> None:
        """`<hr>`."""
        self.end_text()
        self.put(RuledLine(attributes["class"], self.line()))

    def start_bold(self, _: Attributes) -> None:
        """`<b>`."""
        self.inline().bold += 1

    def end_bold(self) -> None:
        """`</b>`."""
        self.inline().bold -= 1

    def start_italic(self, _: Attributes) -> None:
        """`<i>`."""
        self.inline().italic += 1

    def end_italic(self) -> None:
        """`</i>`."""
        self.inline().italic -= 1

    def start_break(self, _: Attributes) -> None:
        """`<br>`."""
        self.inline().add_break()

    def start_span(self, attributes: Attributes) -> None:
        """`<span class="trong">`, `<span class="an">` or `<span class="chon" data-chon="…">`."""
        listed = attributes.get(CHOICES, "")
        choices = tuple(filter(None, (text.strip() for text in listed.split("|"))))
        self.spans.append((attributes["class"], self.inline().position(), choices))

    def end_span(self) -> None:
        """`</span>`."""
        kind, start, choices = self.spans.pop()
        if kind == "an":
            self.inline().mark_hidden(start)
        elif choices:
            self.inline().mark_choice(start, choices)
        else:
            self.inline().mark_blank(start)

    # -- sections and tables ---------------------------------------------------------------

    def start_section(self, attributes: Attributes) -> None:
        """`<section>`."""
        kind, *marks = attributes["class"].split(" ")
        self.blocks.append(SectionStart(kind, "ngang" in marks, "nguyen-van" in marks))

    def end_section(self) -> None:
        """`</section>`."""
        self.blocks.append(SectionEnd())

    def start_table(self, attributes: Attributes) -> None:
        """`<table>`."""
        self.table = attributes["class"]
        self.columns = []
        self.rows_seen = False

    def end_table(self) -> None:
        """`</table>`."""
        if not self.rows_seen:
            self.fail("Bảng không có hàng nào")
        self.blocks.append(TableEnd())
        self.table = ""

    def start_columns(self, _: Attributes) -> None:
        """`<colgroup>`."""
        if self.columns or self.rows_seen:
            self.fail("<colgroup> phải đứng đầu bảng, một lần")

    def start_column(self, attributes: Attributes) -> None:
        """`<col>`."""
        width = self.number("col", attributes.get("data-mm", ""), _WIDTH)
        if width <= 0:
            self.fail("Bề rộng cột phải lớn hơn 0")
        self.columns.append(width)

    def start_heading(self, _: Attributes) -> None:
        """`<thead>`."""
        if self.rows_seen:
            self.fail("<thead> phải đứng trước các hàng khác, một lần")

    def start_row(self, attributes: Attributes) -> None:
        """`<tr>`; the first one makes the table known."""
        self.row_line = self.line()
        if not self.rows_seen:
            if not self.columns:
                self.fail("Bảng thiếu <colgroup> với <col data-mm>")
            self.blocks.append(TableStart(self.table, tuple(self.columns), self.row_line))
            self.rows_seen = True
        self.row_kind = attributes.get("class", "")
        self.cells = []

    def end_row(self) -> None:
        """`</tr>`."""
        heading = self.parent == "thead"
        self.blocks.append(Row(tuple(self.cells), heading, self.row_kind, self.row_line))

    def start_cell(self, attributes: Attributes, *, header: bool = False) -> None:
        """`<td>`."""
        self.cell_blocks = []
        if not attributes:
            self.cell = _HEADER if header else _PLAIN
            return
        tag = "th" if header else "td"
        self.cell = Cell(
            (),
            header,
            attributes.get("class", ""),
            int(self.number(tag, attributes.get("colspan", "1"), _SPAN)),
            int(self.number(tag, attributes.get("rowspan", "1"), _SPAN)),
        )

    def start_header_cell(self, attributes: Attributes) -> None:
        """`<th>`."""
        self.start_cell(attributes, header=True)

    def end_cell(self) -> None:
        """`</td>` or `</th>`."""
        self.end_text()
        if self.cell is not None:
            _, header, alignment, columns, rows, _ = self.cell
            blocks = tuple(self.cell_blocks)
            self.cells.append(Cell(blocks, header, alignment, columns, rows))
        self.cell = None
