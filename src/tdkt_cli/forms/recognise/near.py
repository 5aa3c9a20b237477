"""What a form lacks whose tables were not found: the row that comes nearest, column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.forms.grid.cells import Fault, Spot
from tdkt_cli.forms.kinds import KINDS, Kind, Table
from tdkt_cli.forms.recognise.headings import headings_of
from tdkt_cli.forms.recognise.tables import UNREAD, needed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.forms.grid.cells import Grid

_ROWS = 200
"""Rows of a sheet in which headings are looked for."""


class Near(NamedTuple):
    """A row that has some headings of a table.

    Attributes:
        spot: its first heading.
        found: keys of the columns whose headings stand there.
    """

    spot: Spot
    table: Table
    found: frozenset[str]


def needed_tables(kind: Kind) -> tuple[Table, ...]:
    """Return the tables without which a form of a kind is none."""
    return (kind.table("ca_nhan"),) if kind.key == "dang_ky" else ()


def unknown_form(grids: Sequence[Grid]) -> Fault:
    """Return the fault of a file that is no form that is known, with what comes nearest."""
    found = [near for kind in KINDS for near in _near(grids, kind, None)]
    best = max(found, key=lambda near: len(near.found), default=None)
    if best is None or len(best.found) < 2:  # a word that happens to be a heading says nothing
        return Fault("form_unknown", None)
    return Fault("form_unknown", best.spot, (best.table.title, *_columns(best.table, best.found)))


def missing_table(grids: Sequence[Grid], kind: Kind, table: Table) -> Fault:
    """Return the fault of a form without a table, with the columns that it lacks."""
    best = max(_near(grids, kind, table), key=lambda near: len(near.found), default=None)
    spot, found = (best.spot, best.found) if best else (None, frozenset[str]())
    return Fault("form_missing_table", spot, (table.title, *_columns(table, found)))


def _near(grids: Sequence[Grid], kind: Kind, wanted: Table | None) -> Iterator[Near]:
    """Yield by row and table which of the table's headings stand in the row."""
    headings = headings_of(kind)
    for grid in grids:
        for row in range(1, min(len(grid.rows), _ROWS) + 1) if not grid.hidden else ():
            keys: dict[str, tuple[Table, int, set[str]]] = {}
            for column, value in enumerate(grid.rows[row - 1], 1):
                for meaning in headings.meanings(value):
                    part = meaning.part
                    if not isinstance(part, Table) or (wanted and part is not wanted):
                        continue
                    if meaning.column.fill not in UNREAD and not meaning.ticked:
                        keys.setdefault(part.key, (part, column, set()))[2].add(meaning.column.key)
            for table, column, found in keys.values():
                yield Near(grid.spot(row, column), table, frozenset(found))


def _columns(table: Table, found: frozenset[str]) -> tuple[str, str]:
    """Return the headings that were found and the needed ones that were not, in words."""
    there = [column.heading for column in table.columns if column.key in found]
    missing = [column.heading for column in needed(table) if column.key not in found]
    return _listed(there), _listed(missing)


def _listed(names: list[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)
