"""Which form a file is: by its title, else by the headings it has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.forms.kinds import KINDS, Kind
from tdkt_cli.forms.recognise.headings import heading_text, headings_of
from tdkt_cli.forms.recognise.tables import find_tables
from tdkt_cli.forms.values.choices import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.forms.grid.cells import Cell, Grid

_TITLE_ROWS = 15
_YEAR = re.compile(r"\bnam ((?:19|20)\d{2})\b")


class Titled(NamedTuple):
    """A title of a form, and the year that stands in it (empty when none does)."""

    kind: Kind
    cell: Cell
    year: str


def titled(grids: Sequence[Grid]) -> Titled | None:
    """Return the form whose title stands above."""
    for cell in _top_cells(grids):
        text = bare(heading_text(cell.value))
        for kind in KINDS:
            for title in (kind.title, *kind.synonyms):
                if text.startswith(bare(title)):
                    year = _YEAR.search(text)
                    return Titled(kind, cell, year[1] if year else "")
    return None


def by_headings(grids: Sequence[Grid]) -> Kind | None:
    """Return the form that has most of the headings found; `None` when two have as many."""
    scores = sorted(((_score(grids, kind), kind.key) for kind in KINDS), reverse=True)
    (best, key), (second, _) = scores[:2]
    if best in ((0, 0), second):
        return None
    return next(kind for kind in KINDS if kind.key == key)


def _score(grids: Sequence[Grid], kind: Kind) -> tuple[int, int]:
    """Return how many tables of a form were found whole, and how many of its columns."""
    complete = columns = 0
    for grid in grids:
        for found in find_tables(grid, headings_of(kind))[0]:
            complete += not found.header.missing
            columns += len(found.header.columns)
    return complete, columns


def _top_cells(grids: Sequence[Grid]) -> Iterator[Cell]:
    for grid in grids:
        for row in range(1, min(len(grid.rows), _TITLE_ROWS) + 1):
            for column in range(1, len(grid.rows[row - 1]) + 1):
                if isinstance(grid.rows[row - 1][column - 1], str):
                    yield grid.cell(row, column)
