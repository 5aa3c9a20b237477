"""What a form is and where its values stand, told by the meaning of its headings.

    form = recognise(grids)

Re-typed forms are read too: headings in another order or with other words, on two rows, repeated on
later pages, a title block above, two tables on a sheet. What the form does not have is left out
openly: a hint at its cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.forms.grid.cells import ONLY_TOLD, Fault, Spot
from tdkt_cli.forms.recognise.headings import headings_of
from tdkt_cli.forms.recognise.kind import by_headings, titled
from tdkt_cli.forms.recognise.labels import Labelled, Outside, read_outside
from tdkt_cli.forms.recognise.near import missing_table, needed_tables, unknown_form
from tdkt_cli.forms.recognise.tables import (
    UNREAD,
    FoundTable,
    Mapped,
    extra_columns,
    find_tables,
    hidden_columns,
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
        lines: what stands outside tables and blocks.
        grids: that it was found in.
        year: of the title, empty when none stands there.
        faults: what is wrong with sheets and headings.
    """

    kind: Kind | None
    tables: tuple[FoundTable, ...] = ()
    labelled: tuple[Labelled, ...] = ()
    lines: tuple[Cell, ...] = ()
    year: str = ""
    faults: tuple[Fault, ...] = ()
    grids: tuple[Grid, ...] = ()


def recognise(grids: Sequence[Grid]) -> Recognised:
    """Tell what form the grids of a file are."""
    general = tuple(fault for grid in grids for fault in grid.general)
    title = titled(grids)
    kind = title.kind if title else by_headings(grids)
    if kind is None:
        unread = any(fault.reason not in ONLY_TOLD for fault in general)
        return Recognised(None, faults=general if unread else (unknown_form(grids),))
    headings = headings_of(kind)
    outside = Outside()
    tables: list[FoundTable] = []
    faults = list(general)
    for grid in grids:
        found, taken, wrong = find_tables(grid, headings)
        if grid.hidden and found:
            faults.append(Fault("form_hidden_sheet", Spot(grid.name, 1, 1)))
        if grid.hidden:
            continue
        tables.extend(found)
        faults.extend(wrong)
        read_outside(grid, taken, headings, outside)
    for table in tables:
        faults.extend((*extra_columns(table), *hidden_columns(table)))
    unseen = any(fault.reason not in ONLY_TOLD for fault in general)
    unseen = unseen or any(fault.reason == "form_hidden_sheet" for fault in faults)
    there = {found.header.table.key for found in tables}
    faults.extend(
        missing_table(grids, kind, part)
        for part in needed_tables(kind)
        if not unseen and part.key not in there
    )
    return Recognised(
        kind,
        tuple(tables),
        tuple(outside.labelled),
        tuple(outside.lines),
        title.year if title else "",
        tuple(faults),
        tuple(grids),
    )
