"""What a document is made of, one block at a time; nothing holds the whole document.

The records are named tuples: a large list makes a million of them.
"""

from __future__ import annotations

from typing import NamedTuple


class Run(NamedTuple):
    """Characters of one look; a line feed is a forced line break.

    Attributes:
        blank: the text marks a place to be filled in by hand.
        hidden: the text is for programs that read the document again; it is neither shown nor
            printed.
        choices: the text is one of these, chosen in a drop-down of Word; never empty then.
        unset: nothing is chosen yet, the text asks to choose.
    """

    text: str
    bold: bool = False
    italic: bool = False
    blank: bool = False
    hidden: bool = False
    choices: tuple[str, ...] = ()
    unset: bool = False


class Paragraph(NamedTuple):
    """A paragraph of a component; the component is empty for plain text in a cell.

    Attributes:
        keep_next: must stay on one page with what follows, beyond what its component says.
    """

    component: str
    runs: tuple[Run, ...]
    keep_next: bool = False


class RuledLine(NamedTuple):
    """A ruled line under a component; the widths are known once it has been laid out."""

    component: str
    line: int
    length_mm: float = 0.0
    room_mm: float = 0.0


class Cell(NamedTuple):
    """A cell of a row.

    Attributes:
        alignment: class of the cell: empty, `giua` or `phai`.
        continues: the lower part of a cell that spans rows (made by the layout).
    """

    blocks: tuple[Paragraph | RuledLine, ...]
    header: bool = False
    alignment: str = ""
    columns: int = 1
    rows: int = 1
    continues: bool = False


class Row(NamedTuple):
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


class TableStart(NamedTuple):
    """The start of a table: `dau-van-ban`, `chu-ky` or `bang`, with its column widths in mm."""

    kind: str
    columns: tuple[float, ...]
    line: int


class TableEnd(NamedTuple):
    """The end of a table."""


class SectionStart(NamedTuple):
    """The start of the body (`than`) or of an appendix (`phu-luc`).

    Attributes:
        verbatim: its characters reach the paper as the data have them, spaces too.
    """

    kind: str
    landscape: bool
    verbatim: bool = False


class SectionEnd(NamedTuple):
    """The end of a section."""


Block = Paragraph | RuledLine | Row | TableStart | TableEnd | SectionStart | SectionEnd
