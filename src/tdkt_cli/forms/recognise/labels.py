"""Labelled values outside the tables: `Đơn vị: Văn phòng`, or a value in the cells beside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.forms.grid.cells import PARAGRAPHS, Cell, Grid
from tdkt_cli.forms.kinds import Block, Column
from tdkt_cli.forms.recognise.headings import heading_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.forms.recognise.headings import Headings

_LABEL = re.compile(r"^\s*(?:[-+•]\s*|\d{1,2}[.)]\s*)?([^:]{2,80}):\s*(.*)$", re.DOTALL)


class Labelled(NamedTuple):
    """A value of a block: what it is, the cells it stands in (none when it is left empty).

    Attributes:
        label: the label's cell, where an empty value is reported.
    """

    block: Block
    column: Column
    label: Cell
    cells: tuple[Cell, ...]


@dataclass(slots=True)
class Outside:
    """What stands outside the tables: labelled values and lines of text."""

    labelled: list[Labelled] = field(default_factory=list)
    lines: list[Cell] = field(default_factory=list)


def read_outside(grid: Grid, taken: set[int], headings: Headings, outside: Outside) -> None:
    """Take the labelled values and the lines of the rows that no table has."""
    for row in range(1, len(grid.rows) + 1):
        if row in taken:
            continue
        cells = [cell for cell in _cells(grid, row) if not cell.empty or _faulty(grid, cell)]
        found = list(_labels(grid, cells, headings))
        outside.labelled.extend(found)
        if not found:
            outside.lines.extend(cell for cell in cells if not cell.empty)
        else:
            first = next(n for n, cell in enumerate(cells) if _label(cell, headings)[0])
            outside.lines.extend(cells[:first])


def _faulty(grid: Grid, cell: Cell) -> bool:
    return (cell.spot.row, cell.spot.column) in grid.faults


def _cells(grid: Grid, row: int) -> Iterator[Cell]:
    """Yield the cells of a row; a merged range once."""
    for column in range(1, len(grid.rows[row - 1]) + 1):
        cell = grid.cell(row, column)
        if cell.origin is None or cell.origin == cell.spot:
            yield cell


def _labels(grid: Grid, cells: list[Cell], headings: Headings) -> Iterator[Labelled]:
    """Yield the labels of a row, each with the filled cells up to the next label."""
    index = 0
    while index < len(cells):
        label = cells[index]
        index += 1
        known, rest = _label(label, headings)
        if known is None:
            continue
        values = [label._replace(value=rest)] if rest else []
        while index < len(cells) and _label(cells[index], headings)[0] is None:
            values.append(cells[index])
            index += 1
        block, column = known
        yield Labelled(block, column, _value_place(grid, label), tuple(values))


def _value_place(grid: Grid, label: Cell) -> Cell:
    """Return the cell in which a value would stand: the first one right of the label's range."""
    if grid.name == PARAGRAPHS:
        return label
    column = label.spot.column + 1
    while column < grid.width and grid.merges.get((label.spot.row, column)) == (
        label.spot.row,
        label.spot.column,
    ):
        column += 1
    return Cell(None, grid.spot(label.spot.row, column))


def _label(cell: Cell, headings: Headings) -> tuple[tuple[Block, Column] | None, str]:
    """Return what a cell is a label of, and the value in the same cell."""
    text = heading_text(cell.value)
    known = _known(text, headings) if text else None
    if known:
        return known, ""
    if isinstance(cell.value, str):
        found = _LABEL.match(cell.value)
        if found:
            known = _known(heading_text(found[1]), headings)
            return known, found[2].strip() if known else ""
    return None, ""


def _known(text: str, headings: Headings) -> tuple[Block, Column] | None:
    for meaning in headings.meanings(text):
        if isinstance(meaning.part, Block):
            return meaning.part, meaning.column
    return None
