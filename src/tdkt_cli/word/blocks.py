"""What a document is made of, one block at a time; nothing holds the whole document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Run(NamedTuple):
    """Characters of one look; a line feed is a forced line break.

    Attributes:
        blank: the text marks a place to be filled in by hand.
    """

    text: str
    bold: bool = False
    italic: bool = False
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a component; the component is empty for plain text in a cell.

    Attributes:
        keep_next: must stay on one page with what follows, beyond what its component says.
    """

    component: str
    runs: tuple[Run, ...]
    line: int
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A ruled line under a component; the widths are known once it has been laid out."""

    component: str
    line: int
    length_mm: float = 0.0
    room_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row.

    Attributes:
        alignment: class of the cell: empty, `giua` or `phai`.
        width_mm: known once laid out.
        continues: the lower part of a cell that spans rows (made by the layout).
    """

    blocks: tuple[Paragraph | RuledLine, ...]
    header: bool
    alignment: str
    columns: int
    rows: int
    line: int
    width_mm: float = 0.0
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        heading: part of `thead`, repeated on each page.
        kind: empty, `nhom` (heading of a group) or `tong` (totals).
        keep_next: must stay on one page with what follows.
    """

    cells: tuple[Cell, ...]
    heading: bool
    kind: str
    line: int
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class TableStart:
    """The start of a table: `dau-van-ban`, `chu-ky` or `bang`, with its column widths in mm."""

    kind: str
    columns: tuple[float, ...]
    line: int


@dataclass(frozen=True, slots=True)
class TableEnd:
    """The end of a table."""


@dataclass(frozen=True, slots=True)
class SectionStart:
    """The start of the body (`than`) or of an appendix (`phu-luc`)."""

    kind: str
    landscape: bool
    line: int


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """The end of a section."""


Block = Paragraph | RuledLine | Row | TableStart | TableEnd | SectionStart | SectionEnd
