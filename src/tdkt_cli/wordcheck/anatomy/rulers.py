"""Ruled lines: what is drawn under a text, how long, and whether it stands in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from tdkt_cli import paper_standard
from tdkt_cli.wordcheck.anatomy import words
from tdkt_cli.wordcheck.ooxml import TWIPS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tdkt_cli.wordcheck.anatomy.lines import Line
    from tdkt_cli.wordcheck.records import Cell, Drawn, Paragraph, Table

_RAISED: Final = 0.65
"""Size of superscript characters against the size around them."""
_MIDDLE: Final = 60
"""How far from the middle a line may stand and still look balanced (twips)."""
_MIDDLE_SHARE: Final = 0.04
_ANCHORED: Final = {"so_ky_hieu": "co_quan_ban_hanh", "dia_danh_ngay": "tieu_ngu"}
"""A shape is often anchored in the line after the one it is drawn under."""


class Ruler(NamedTuple):
    """A ruled line.

    Attributes:
        kind: `vien` (border of a paragraph), `hinh` (shape), `ky_tu` (characters), `o_bang`
            (border of a cell).
        length: in twips, 0 when it is not known.
        centred: stands in the middle of its column; None when that cannot be known.
        solid: unbroken.
        line: the line it was found at.
    """

    kind: str
    length: int
    centred: bool | None
    solid: bool
    line: Line

    @property
    def length_mm(self) -> float:
        """Length in millimetres."""
        return self.length / TWIPS_PER_MM


def rulers_at(line: Line, room: int) -> Iterator[Ruler]:
    """Yield the ruled lines that a line of text draws, or is.

    Args:
        line: text, or an empty paragraph.
        room: width of its column, in twips, 0 when it is not known.
    """
    if words.is_ruled(line.text):
        yield _typed(line, room)
        return
    paragraph = line.paragraph
    if line.first_piece:
        yield from _bordered(line, room)
        for one in paragraph.drawn:
            yield Ruler("hinh", one.length, _is_middle(one, room), one.solid, line)


def _is_middle(drawn: Drawn, room: int) -> bool | None:
    if drawn.centred:
        return True
    if drawn.left is None or room <= 0:
        return None
    off = abs(drawn.left + drawn.length / 2 - room / 2)
    return off <= max(_MIDDLE * 2, room * _MIDDLE_SHARE)


def _bordered(line: Line, room: int) -> Iterator[Ruler]:
    shape = line.paragraph.format
    for border in (shape.top, shape.bottom):
        if border is not None and border.visible:
            length = max(0, room - shape.left - shape.right)
            middle = abs(shape.left - shape.right) <= _MIDDLE
            yield Ruler("vien", length, middle, border.solid, line)


def _typed(line: Line, room: int) -> Ruler:
    """Return a line typed with underscores or dashes."""
    width = 0.0
    for run in line.runs:
        size = run.look.size / 2 * (_RAISED if run.look.raised else 1)
        text = run.text.strip()
        width += paper_standard.text_width(text, size, bold=run.look.bold, italic=run.look.italic)
    solid = set(line.text) <= set("_─━—‾¯")
    centred = {"giua": True, "trai": False, "phai": False}.get(line.alignment)
    length = round(width * TWIPS_PER_MM)
    if centred is False and room and abs(length - room) <= _MIDDLE:
        centred = True
    return Ruler("ky_tu", length, centred, solid, line)


def rulers_under(
    lines: Sequence[Line], room_of: Callable[[Paragraph], int]
) -> dict[str, tuple[Ruler, ...]]:
    """Return the ruled lines under each component, by its role.

    A line belongs to the nearest text above it in its own column, or to the text it is drawn from.
    """
    found: dict[str, list[Ruler]] = {}
    for n, line in enumerate(lines):
        rulers = list(rulers_at(line, room_of(line.paragraph)))
        if not rulers:
            continue
        owner = line.role if not line.blank and line.role != "ke_ngang" else _above(lines, n)
        for ruler in rulers:
            meant = _ANCHORED.get(owner, owner) if ruler.kind == "hinh" else owner
            found.setdefault(meant, []).append(ruler)
    return {role: tuple(rulers) for role, rulers in found.items()}


def _above(lines: Sequence[Line], n: int) -> str:
    """Return the role of the nearest text above a line, in its half of the layout."""
    side = lines[n].side
    for line in reversed(lines[:n]):
        if (not side or not line.side or line.side == side) and line.role not in {
            "trong",
            "ke_ngang",
            "",
        }:
            return line.role
    return ""


def cell_rulers(table: Table, lines: Sequence[Line]) -> Iterator[Ruler]:
    """Yield the borders of cells that lie under a component's last line, as ruled lines.

    Args:
        table: the table of the header.
        lines: the lines of the component.
    """
    spot = lines[-1].paragraph.spot
    if spot is None or spot.table != table.index:
        return
    cell = _cell_at(table, spot.row, spot.column)
    below = _cell_at(table, spot.row + 1, spot.column)
    for border in (cell and cell.borders.bottom, below and below.borders.top):
        if cell and border and border.visible:
            yield Ruler("o_bang", cell.width, centred=True, solid=border.solid, line=lines[-1])
            return


def _cell_at(table: Table, row: int, column: int) -> Cell | None:
    if row >= len(table.rows):
        return None
    return next((one for one in table.rows[row].cells if one.column == column), None)


def longest_width(lines: Sequence[Line], room_mm: float) -> float:
    """Return the width in mm of the longest line of text that some lines make on the paper.

    Args:
        lines: lines of one component.
        room_mm: width of their column, 0 for no limit.
    """
    longest = 0.0
    for line in lines:
        look = line.looks[0] if line.looks else line.paragraph.mark
        size = (max(line.sizes) if line.sizes else look.size) / 2
        text = line.text.upper() if look.caps else line.text
        bold, italic = line.bold is not False, line.italic is True
        parts = (
            paper_standard.break_lines(text, size, room_mm, bold=bold, italic=italic)
            if room_mm > 0
            else [text]
        )
        for part in parts:
            width = paper_standard.text_width(part, size, bold=bold, italic=italic)
            longest = max(longest, width)
    return longest
