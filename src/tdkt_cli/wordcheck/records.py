"""What was read from a document: plain frozen records with effective formatting.

Distances are in twips, sizes in half points. Text is NFC; a tab is a tab, a forced line break a
line feed, a page break a form feed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tdkt_cli.package import Package

Alignment = Literal["trai", "giua", "phai", "deu", "phan_bo"]
FIRST_PAGE_HEADER = "first"


class Look(NamedTuple):
    """How characters look, after every style has had its say.

    Attributes:
        font: of plain letters (U+0000 to U+007F).
        other_font: of all other letters, so of most Vietnamese ones.
        east_asian_font: of Chinese, Japanese and Korean characters, None when unsaid.
        complex_font: of right-to-left scripts, None when unsaid.
        shadowed_font: the name written beside a theme font, which wins over it.
        color: `auto` or six hexadecimal digits.
        highlight: the marker's colour, empty for none.
        shade: colour behind the characters, empty for none.
        scale: width of the characters in percent.
        raised: `superscript`, `subscript` or empty.
    """

    font: str
    other_font: str
    east_asian_font: str | None = None
    complex_font: str | None = None
    shadowed_font: str = ""
    size: int = 20
    bold: bool = False
    italic: bool = False
    caps: bool = False
    small_caps: bool = False
    hidden: bool = False
    strike: bool = False
    underline: str = ""
    color: str = "auto"
    highlight: str = ""
    shade: str = ""
    scale: int = 100
    spacing: int = 0
    position: int = 0
    raised: str = ""
    language: str = ""


class Run(NamedTuple):
    """Characters of one look.

    Attributes:
        field: instruction of the field whose result this is, such as `PAGE`.
        symbol: the character comes from a symbol font (`w:sym`).
        composed: the text was NFC in the file.
    """

    text: str
    look: Look
    field: str = ""
    symbol: bool = False
    composed: bool = True


class Border(NamedTuple):
    """A line at a side: its kind (`single`, `dashed`, …) and width in eighths of a point."""

    kind: str
    size: int
    color: str = "auto"

    @property
    def visible(self) -> bool:
        """Whether anything is drawn."""
        return self.kind not in {"", "nil", "none"}

    @property
    def solid(self) -> bool:
        """Whether it is a plain unbroken line."""
        return self.kind in {"single", "thick"}


class Format(NamedTuple):
    """How a paragraph is set.

    Attributes:
        first_line: indent of the first line against the others; negative for a hanging indent.
        line: spacing of lines: in 240ths of a line when `line_rule` is `auto`, else in twips.
        top: border above the paragraph.
        bottom: border below the paragraph.
        tabs: positions of tab stops with their kind.
        frame: where across the page a frame around it is put (`center`), empty without frame.
    """

    alignment: Alignment = "trai"
    first_line: int = 0
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    line: int = 240
    line_rule: str = "auto"
    contextual: bool = False
    before_auto: bool = False
    after_auto: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    top: Border | None = None
    bottom: Border | None = None
    shade: str = ""
    tabs: tuple[tuple[int, str], ...] = ()
    frame: str = ""
    style: str = ""


class Drawn(NamedTuple):
    """A line drawn as a shape.

    Attributes:
        length: in twips.
        left: distance of its left end from the left edge of the paragraph's column, or None.
        centred: placed in the middle of its column by alignment.
        solid: not dashed or dotted.
    """

    length: int
    left: int | None
    centred: bool
    solid: bool


class Spot(NamedTuple):
    """Where in a table a paragraph stands: numbers from 0; `room` is the width for text."""

    table: int
    row: int
    column: int
    room: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of any part of the document.

    Attributes:
        number: among all paragraphs of the file, from 1: those of the body, cells and text boxes
            too, in the order of the file, then those of headers and footers.
        part: name of the part, such as `word/document.xml`.
        label: what an automatic list prints before the text, such as `a)`.
        bullet: the label is a bullet.
        spot: the cell it stands in; None outside tables.
        boxed: it stands in a text box.
        drawn: lines drawn in it as shapes.
        boxes: text boxes anchored in it.
        pictures: how many pictures it holds.
        section: index of its section.
        mark: look of the paragraph mark: the height of an empty paragraph.
        inserted: has text inserted as a tracked change.
        deleted: has text deleted as a tracked change.
        broken_page: Word remembered a page break within it.
    """

    number: int
    part: str
    runs: tuple[Run, ...]
    format: Format
    mark: Look
    label: str = ""
    bullet: bool = False
    spot: Spot | None = None
    boxed: bool = False
    drawn: tuple[Drawn, ...] = ()
    boxes: tuple[tuple[Paragraph | Table, ...], ...] = ()
    pictures: int = 0
    section: int = 0
    inserted: bool = False
    deleted: bool = False
    broken_page: bool = False

    @cached_property
    def text(self) -> str:
        """The characters of all printed runs, without the automatic label."""
        return "".join(run.text for run in self.runs if not run.look.hidden)

    @cached_property
    def full_text(self) -> str:
        """The automatic label, then the text."""
        return f"{self.label} {self.text}" if self.label else self.text

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read or see."""
        return not self.full_text.strip() and not (self.drawn or self.boxes or self.pictures)


class Sides(NamedTuple):
    """The effective borders of a cell."""

    top: Border
    bottom: Border
    left: Border
    right: Border


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: where it begins on the grid, how wide it is, what stands in it.

    Attributes:
        room: width for text, between the cell's margins.
        continues: the lower part of a cell that spans rows.
    """

    blocks: tuple[Paragraph | Table, ...]
    column: int
    span: int
    width: int
    room: int
    continues: bool
    borders: Sides
    shade: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells.

    Attributes:
        header: repeated at the top of each page.
        whole: never split over two pages.
        height: asked for, 0 when unsaid.
    """

    cells: tuple[Cell, ...]
    header: bool
    whole: bool
    height: int


@dataclass(frozen=True)
class Table:
    """A table.

    Attributes:
        index: among all tables of the document, from 0.
        grid: widths of the columns.
        indent: of its left edge against the margin.
        section: index of its section.
        nested: it stands in a cell of another table.
    """

    index: int
    rows: tuple[Row, ...]
    grid: tuple[int, ...]
    indent: int
    section: int
    style: str = ""
    nested: bool = False

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph in its cells, those of inner tables too."""
        return tuple(
            one for row in self.rows for cell in row.cells for one in paragraphs_of(cell.blocks)
        )


Block = Paragraph | Table


class Furniture(NamedTuple):
    """A header or footer part and the paragraphs in it."""

    part: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """All its text, a space between paragraphs."""
        return " ".join(one.text for one in self.paragraphs).strip()


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of pages of one make; lengths in twips, None where the file says nothing.

    Attributes:
        first: number of its first paragraph.
        oriented: `portrait` or `landscape` as written, empty when unsaid.
        title_page: its first page has a header of its own.
        number_format: of page numbers, such as `decimal`.
        number_start: first page number, None to go on counting.
        headers: by kind: `default`, `first`, `even`; those of the section before are inherited.
        own_headers: the kinds that it says itself.
        has_table: a table stands in it.
    """

    index: int
    first: int
    width: int | None
    height: int | None
    oriented: str
    top: int | None
    bottom: int | None
    left: int | None
    right: int | None
    gutter: int
    header_distance: int
    footer_distance: int
    title_page: bool
    number_format: str
    number_start: int | None
    kind: str
    headers: Mapping[str, Furniture]
    footers: Mapping[str, Furniture]
    own_headers: frozenset[str]
    has_table: bool

    @property
    def landscape(self) -> bool:
        """Whether the sheet lies on its side, by its measures."""
        return (self.width or 0) > (self.height or 0)

    @property
    def text_width(self) -> int:
        """Width between the margins."""
        return (self.width or 11906) - (self.left or 0) - (self.right or 0) - self.gutter


@dataclass(frozen=True)
class Document:
    """A whole document, read once.

    Attributes:
        blocks: paragraphs and tables of the body, in order.
        language: of the document's defaults (`w:lang`), empty when unsaid.
        default_font: what text without any formatting is set in.
        even_odd: even pages have headers of their own.
        has_comments: there are comments of reviewers.
        title: core property.
        creator: core property.
    """

    package: Package
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    language: str
    even_odd: bool
    has_comments: bool
    title: str
    creator: str

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the body: in tables and text boxes too, in the order of numbers."""
        return paragraphs_of(self.blocks)

    @cached_property
    def furniture(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the headers and footers, each part once."""
        parts = {
            one.part: one
            for section in self.sections
            for one in (*section.headers.values(), *section.footers.values())
        }
        return tuple(paragraph for one in parts.values() for paragraph in one.paragraphs)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Every table of the body, inner ones after the one they stand in."""
        return _tables(self.blocks)


def paragraphs_of(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of some blocks, those in cells and text boxes too."""
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Table):
            found.extend(block.paragraphs)
        else:
            found.append(block)
            for box in block.boxes:
                found.extend(paragraphs_of(box))
    return tuple(found)


def _tables(blocks: tuple[Block, ...]) -> tuple[Table, ...]:
    found: list[Table] = []
    for block in blocks:
        if isinstance(block, Table):
            found.append(block)
            for row in block.rows:
                for cell in row.cells:
                    found.extend(_tables(cell.blocks))
        else:
            for box in block.boxes:
                found.extend(_tables(box))
    return tuple(found)
