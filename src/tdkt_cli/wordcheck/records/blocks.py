"""Paragraphs and tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tdkt_cli.wordcheck.records.looks import Border, Drawn, Format, Look, Run, Spot


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


@dataclass(frozen=True)
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

    @cached_property
    def text(self) -> str:
        """All its text on one line."""
        return " ".join(" ".join(one.full_text for one in paragraphs_of(self.blocks)).split())


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


def tables_of(blocks: tuple[Block, ...]) -> tuple[Table, ...]:
    """Return the tables of some blocks, inner ones after the one they stand in."""
    found: list[Table] = []
    for block in blocks:
        if isinstance(block, Table):
            found.append(block)
            for row in block.rows:
                for cell in row.cells:
                    found.extend(tables_of(cell.blocks))
        else:
            for box in block.boxes:
                found.extend(tables_of(box))
    return tuple(found)
