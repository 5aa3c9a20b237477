"""What the decree asks of blocks beside each other: widths, ruled lines, what stays together."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from tdkt_cli import paper_standard
from tdkt_cli.word.blocks import (
    Block,
    Cell,
    Paragraph,
    Row,
    RuledLine,
    SectionStart,
    TableEnd,
    TableStart,
)
from tdkt_cli.word.errors import DocumentError
from tdkt_cli.word.grid import Grid
from tdkt_cli.word.line_breaks import bind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MM_PER_TWIP = 25.4 / 1440
_KEPT_BEFORE_SIGNATURE = 2
_TOLERANCE_MM = 0.4
CELL_SIDE_MM = 1.2
"""Room between the border of a `bang` and its text (a choice; layout tables have none)."""


def lay_out(blocks: Iterable[Block]) -> Iterator[Block]:
    """Return the blocks with widths, lengths of ruled lines and marks of what stays together."""
    return _keep_signature(_keep_totals(_measure(bind(blocks))))


def _measure(blocks: Iterable[Block]) -> Iterator[Block]:
    """Place cells on columns and give each ruled line its length."""
    room = 0.0
    grid: Grid | None = None
    above: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Row):
            yield _measure_row(block, grid) if grid is not None else block
            continue
        if isinstance(block, RuledLine):
            yield ruled_line(block, above, room)
            continue
        if isinstance(block, Paragraph):
            above = [one for one in above if one.component == block.component]
            above.append(block)
        else:
            above = []
        if isinstance(block, SectionStart):
            room = paper_standard.page(landscape=block.landscape).text_width * MM_PER_TWIP
        elif isinstance(block, TableStart):
            _check_width(block, room)
            grid = Grid(block)
        yield block


def _measure_row(row: Row, grid: Grid) -> Row:
    placed = grid.place(row)
    if not any(isinstance(one, RuledLine) for cell in placed.cells for one in cell.blocks):
        return placed
    cells: list[Cell] = []
    column = 0
    for cell in placed.cells:
        room = sum(grid.columns[column : column + cell.columns])
        cells.append(_measure_cell(cell, room - (2 * CELL_SIDE_MM if grid.kind == "bang" else 0)))
        column += cell.columns
    return placed._replace(cells=tuple(cells))


def _check_width(table: TableStart, room: float) -> None:
    width = sum(table.columns)
    if width > room + _TOLERANCE_MM:
        raise DocumentError(
            f"Các cột rộng {width:g} mm, trang chỉ có {room:.0f} mm giữa hai lề", table.line
        )


def _measure_cell(cell: Cell, room: float) -> Cell:
    blocks: list[Paragraph | RuledLine] = []
    for block in cell.blocks:
        if isinstance(block, RuledLine):
            above = [one for one in blocks if isinstance(one, Paragraph)]
            blocks.append(ruled_line(block, above, room))
        else:
            blocks.append(block)
    return cell._replace(blocks=tuple(blocks))


def ruled_line(line: RuledLine, above: list[Paragraph], room: float) -> RuledLine:
    """Return the line with its length: a ratio of the longest line of text above it.

    Args:
        line: a ruled line under a component.
        above: the paragraphs before it; those of its component count.
        room: width between the margins or the borders of the cell, in mm.

    Raises:
        DocumentError: there is no text of that component above the line.
    """
    text = [one for one in above if one.component == line.component]
    if not text:
        raise DocumentError(
            f"Đường kẻ “{line.component}” phải đứng ngay sau đoạn cùng tên", line.line
        )
    component = paper_standard.component(line.component)
    size = component.size / 2
    longest = 0.0
    for paragraph in text:
        characters = "".join(run.text for run in paragraph.runs)
        for part in paper_standard.break_lines(
            characters, size, room, bold=component.bold, italic=component.italic
        ):
            width = paper_standard.text_width(
                part, size, bold=component.bold, italic=component.italic
            )
            longest = max(longest, width)
    ratio = paper_standard.rule_lines()[component.key].ratio
    return line._replace(length_mm=min(longest * ratio, room), room_mm=room)


def _keep_totals(blocks: Iterable[Block]) -> Iterator[Block]:
    """Keep a row with the row of totals under it: a page never begins with a bare total."""
    held: Row | None = None
    for block in blocks:
        if held is not None:
            is_total = isinstance(block, Row) and block.kind == "tong"
            yield held._replace(keep_next=True) if is_total else held
            held = None
        if isinstance(block, Row) and not block.heading:
            held = block
        else:
            yield block
    if held is not None:
        yield held


def _keep_signature(blocks: Iterable[Block]) -> Iterator[Block]:
    """Hold back the last two paragraphs or rows; keep them with a signature table that follows."""
    held: deque[Block] = deque()
    keepable = 0
    signature = False
    for block in blocks:
        if isinstance(block, TableStart):
            signature = block.kind == "chu-ky"
            if signature:
                held = deque(_kept(one) for one in held)
        if signature and isinstance(block, Row):
            block = _kept(block)  # noqa: PLW2901
        if not isinstance(block, (Paragraph, Row, RuledLine, TableEnd)) or signature:
            yield from held
            held.clear()
            keepable = 0
            yield block
            signature = signature and not isinstance(block, TableEnd)
            continue
        held.append(block)
        keepable += isinstance(block, (Paragraph, Row))
        while keepable > _KEPT_BEFORE_SIGNATURE:
            first = held.popleft()
            keepable -= isinstance(first, (Paragraph, Row))
            yield first
    yield from held


def _kept(block: Block) -> Block:
    if isinstance(block, (Paragraph, Row)):
        return block._replace(keep_next=True)
    return block
