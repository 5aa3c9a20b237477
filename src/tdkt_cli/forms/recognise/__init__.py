"""What a form is and where its values stand, told by the meaning of its headings.

    form = recognise(grids)

Re-typed forms are read too: headings in another order or with other words, on two rows, repeated on
later pages, a title block above, two tables on a sheet. What the form does not have is left out
openly: a hint at its cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.forms.grid.cells import Fault, Spot
from tdkt_cli.forms.recognise.headings import headings_of
from tdkt_cli.forms.recognise.kind import by_headings, titled
from tdkt_cli.forms.recognise.labels import Labelled, Outside, read_outside
from tdkt_cli.forms.recognise.tables import (
    UNREAD,
    FoundTable,
    Mapped,
    extra_columns,
    find_tables,
    needed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tdkt_cli.forms.grid.cells import Cell, Grid
    from tdkt_cli.forms.kinds import Kind

__all__ = ["UNREAD", "FoundTable", "Labelled", "Mapped", "Recognised", "needed", "recognise"]


class Recognised(NamedTuple):
    """A form taken apart.

    Attributes:
        kind: `None` when nothing tells what form it is.
        tables: in the order of the file.
        labelled: the values of its blocks.
        lines: text outside tables and blocks.
        year: of the title, empty when none stands there.
        faults: what is wrong with sheets and headings.
    """

    kind: Kind | None
    tables: tuple[FoundTable, ...] = ()
    labelled: tuple[Labelled, ...] = ()
    lines: tuple[Cell, ...] = ()
    year: str = ""
    faults: tuple[Fault, ...] = ()


def recognise(grids: Sequence[Grid]) -> Recognised:
    """Tell what form the grids of a file are."""
    general = tuple(fault for grid in grids for fault in grid.general)
    title = titled(grids)
    kind = title.kind if title else by_headings(grids)
    if kind is None:
        return Recognised(None, faults=general or (Fault("form_unknown", None),))
    headings = headings_of(kind)
    outside = Outside()
    tables: list[FoundTable] = []
    faults = list(general)
    for grid in grids:
        found, taken, wrong = find_tables(grid, headings)
        if grid.hidden:
            faults.extend(Fault("form_hidden_sheet", Spot(grid.name, 1, 1)) for _ in found[:1])
            continue
        tables.extend(found)
        faults.extend(wrong)
        read_outside(grid, taken, headings, outside)
    for table in tables:
        faults.extend(extra_columns(table))
    return Recognised(
        kind,
        tuple(tables),
        tuple(outside.labelled),
        tuple(outside.lines),
        title.year if title else "",
        tuple(faults),
    )
