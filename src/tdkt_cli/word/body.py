"""Blocks → the body of `word/document.xml`, written as they come."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tdkt_cli import paper_standard
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
from tdkt_cli.word.layout import CELL_SIDE_MM, MM_PER_TWIP
from tdkt_cli.word.runs import run_xml
from tdkt_cli.word.styles import RULED_STYLE, SEPARATOR_STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.paper_standard import Page

_SIGNATURE_TOP = 200  # room above the signature block, twips
_TABLE_GAP = 120  # between the text and a table below it
_NO_BORDERS = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))
_NO_TABLE_BORDERS = _NO_BORDERS + '<w:insideH w:val="nil"/><w:insideV w:val="nil"/>'
_GRID_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_EMPTY = (Paragraph("", ()),)
_ALIGNMENTS = {"giua": "center", "phai": "right"}


def twips(millimetres: float) -> int:
    """Return a length in twips."""
    return round(millimetres / MM_PER_TWIP)


class BodyWriter:
    """Writes one document; remembers only the section and the table it is in.

    Args:
        header_id: relationship of the header with the page number.
    """

    def __init__(self, header_id: str) -> None:
        self.header_id = header_id
        self.section: SectionStart | None = None
        self.appendix = False
        self.table_kind = ""
        self.edges: list[int] = [0]
        self.known_properties: dict[tuple[int, int, bool, bool], str] = {}
        self.after_table = False
        self.after_text = False
        self.pending_break = ""

    def write(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield the XML between `<w:body>` and `</w:body>`."""
        for block in blocks:
            if isinstance(block, Row):
                yield self.row(block)
            elif isinstance(block, Paragraph):
                yield paragraph(block, block.component)
                self.after_table = False
                self.after_text = block.component != "ten-bang"
            else:
                yield self.other(block)
        if self.after_table:
            yield separator()
        yield self.pending_break

    def other(self, block: Block) -> str:
        """Return the XML of what is neither row nor paragraph."""
        if isinstance(block, TableStart):
            return self.table_start(block)
        if isinstance(block, TableEnd):
            self.after_table = True
            self.after_text = False
            return "</w:tbl>"
        if isinstance(block, RuledLine):
            self.after_table = False
            self.after_text = False
            return ruled_line(block)
        if isinstance(block, SectionStart):
            return self.section_start(block)
        if isinstance(block, SectionEnd) and self.section is not None:
            self.pending_break = section_properties(self.section, self.header_id)
        return ""

    def section_start(self, block: SectionStart) -> str:
        """Close the section before, now that it is known not to be the last one."""
        closing = separator(self.pending_break) if self.pending_break else ""
        self.section = block
        self.appendix = block.kind == "phu-luc"
        self.pending_break = ""
        self.after_table = False
        self.after_text = False
        return closing

    def table_start(self, block: TableStart) -> str:
        """Open a table; Word would join it to a table directly above without a paragraph."""
        before = self.gap_before(block)
        self.table_kind = block.kind
        self.known_properties = {}
        self.edges = edges = column_edges(block.columns)
        widths = [right - left for left, right in pairwise(edges)]
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        borders = _GRID_BORDERS if block.kind == "bang" else _NO_TABLE_BORDERS
        return (
            f'{before}<w:tbl><w:tblPr><w:tblW w:w="{edges[-1]}" w:type="dxa"/>'
            f'<w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{cell_margins(block.kind)}</w:tblCellMar>'
            f'<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        )

    def gap_before(self, table: TableStart) -> str:
        """Return the paragraph above a table: room under the text, or what parts two tables."""
        if table.kind == "bang" and (self.after_text or self.after_table):
            return separator(
                f'<w:spacing w:before="0" w:after="0" w:line="{_TABLE_GAP}" w:lineRule="exact"/>'
            )
        return separator() if self.after_table else ""

    def row(self, row: Row) -> str:
        """Return a row; no row is split over two pages."""
        heading = "<w:tblHeader/>" if row.heading else ""
        cells: list[str] = []
        column = 0
        for cell in row.cells:
            properties = self.cell_properties(column, cell)
            cells.append(f"<w:tc>{properties}{self.cell_content(cell, row)}</w:tc>")
            column += cell.columns
        return f"<w:tr><w:trPr><w:cantSplit/>{heading}</w:trPr>{''.join(cells)}</w:tr>"

    def cell_properties(self, column: int, cell: Cell) -> str:
        """Return width, spans and borders of a cell."""
        key = (column, cell.columns, cell.rows > 1, cell.continues)
        found = self.known_properties.get(key)
        if found is None:
            found = self.known_properties[key] = self.new_cell_properties(column, cell)
        return found

    def new_cell_properties(self, column: int, cell: Cell) -> str:
        """Return what `cell_properties` has not met yet in this table."""
        width = self.edges[column + cell.columns] - self.edges[column]
        properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        if cell.columns > 1:
            properties += f'<w:gridSpan w:val="{cell.columns}"/>'
        if cell.continues:
            properties += "<w:vMerge/>"
        elif cell.rows > 1:
            properties += '<w:vMerge w:val="restart"/>'
        if self.table_kind == "bang":
            properties += '<w:vAlign w:val="center"/>'
        else:
            properties += f"<w:tcBorders>{_NO_BORDERS}</w:tcBorders>"
        return f"<w:tcPr>{properties}</w:tcPr>"

    def cell_content(self, cell: Cell, row: Row) -> str:
        """Return the paragraphs of a cell; Word needs at least one."""
        style = cell_style(header=cell.header, strong=bool(row.kind), appendix=self.appendix)
        keep = row.keep_next or row.kind == "nhom"
        blocks = cell.blocks or _EMPTY
        return "".join(
            ruled_line(block, keep_next=keep)
            if isinstance(block, RuledLine)
            else paragraph(block, block.component, keep_next=keep)
            if block.component
            else paragraph(block, style, cell.alignment, keep_next=keep)
            for block in blocks
        )


def column_edges(columns: tuple[float, ...]) -> list[int]:
    """Return the borders of the columns in twips, from 0; rounding never adds up."""
    edges = [0]
    total = 0.0
    for width in columns:
        total += width
        edges.append(twips(total))
    return edges


def cell_margins(kind: str) -> str:
    """Return the margins inside cells; layout tables have none at their sides (G.6)."""
    side = twips(CELL_SIDE_MM) if kind == "bang" else 0
    top = _SIGNATURE_TOP if kind == "chu-ky" else 0
    return (
        f'<w:top w:w="{top}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/>'
    )


@cache
def cell_style(*, header: bool, strong: bool, appendix: bool) -> str:
    """Return the style of plain text in a cell."""
    style = "o-bang"
    if header:
        style += "-tieu-de"
    elif strong:
        style += "-dam"
    return f"{style}-phu-luc" if appendix else style


@cache
def paragraph_properties(style: str, alignment: str, *, keep_next: bool) -> str:
    """Return the properties of a paragraph; what its style says is not said again."""
    keep = "<w:keepNext/>" if keep_next else ""
    aligned = f'<w:jc w:val="{_ALIGNMENTS[alignment]}"/>' if alignment else ""
    return f'<w:pPr><w:pStyle w:val="{style}"/>{keep}{aligned}</w:pPr>'


def paragraph(block: Paragraph, style: str, alignment: str = "", *, keep_next: bool = False) -> str:
    """Return a paragraph with its runs."""
    keep = keep_next or block.keep_next
    properties = paragraph_properties(style, alignment, keep_next=keep)
    return f"<w:p>{properties}{''.join(map(run_xml, block.runs))}</w:p>"


def ruled_line(line: RuledLine, *, keep_next: bool = False) -> str:
    """Return a ruled line: an empty paragraph with a top border and equal indents (G.6 c)."""
    standard = paper_standard.rule_lines()[line.component.replace("-", "_")]
    side = twips((line.room_mm - line.length_mm) / 2)
    keep = "<w:keepNext/>" if keep_next else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{RULED_STYLE}"/>{keep}'
        f'<w:spacing w:before="{standard.before}" w:after="0" w:line="{standard.height}"'
        f' w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/></w:pPr></w:p>'
    )


def separator(properties: str = "") -> str:
    """Return a paragraph of one point: after a table, or with the end of a section."""
    return f'<w:p><w:pPr><w:pStyle w:val="{SEPARATOR_STYLE}"/>{properties}</w:pPr></w:p>'


def section_properties(section: SectionStart, header_id: str) -> str:
    """Return the page of a section; its first page shows no number (Mục I khoản 7)."""
    page = paper_standard.page(landscape=section.landscape)
    turned = ' w:orient="landscape"' if section.landscape else ""
    restart = '<w:pgNumType w:start="1"/>' if section.kind == "phu-luc" else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header_id}"/>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/>'
        f"{margins(page)}{restart}<w:titlePg/></w:sectPr>"
    )


def margins(page: Page) -> str:
    """Return the margins of a page."""
    return (
        f'<w:pgMar w:top="{page.top.chosen}" w:right="{page.right.chosen}"'
        f' w:bottom="{page.bottom.chosen}" w:left="{page.left.chosen}"'
        f' w:header="{page.header}" w:footer="{page.header}" w:gutter="0"/>'
    )
