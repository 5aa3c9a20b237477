"""What could not be read of a form, so that no rule takes it for missing.

A form with a faulty cell is judged all the same: every fault at once. But «no registration of the
title below», «no work named», «not proposed» may be said of somebody only because the cell that
says so could not be read. Such findings wait until the cell is mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.rules import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.findings import Finding, KeyPath
    from tdkt_cli.forms.grid import Spot
    from tdkt_cli.forms.reading import Entry, ReadForm
    from tdkt_cli.workflow.importing.drafting import NewFile


class Hole(NamedTuple):
    """A cell that could not be read.

    Attributes:
        key: of its column, the last word of a key with dots.
        row: its sheet and row.
        loses: nobody knows any more whom the row is about.
    """

    key: str
    row: tuple[str, int]
    loses: bool


def holes_of(read: ReadForm) -> tuple[Hole, ...]:
    """Return the cells of a form that could not be read."""
    found = [*_of_entry(read.values, loses=False)]
    for table in read.tables:
        for entry in table.entries:
            found.extend(_of_entry(entry, loses="ho_ten" in entry.refused))
    return tuple(found)


def _of_entry(entry: Entry, *, loses: bool) -> Iterator[Hole]:
    for key in sorted(entry.refused):
        spot = entry.cells.get(key, entry.spot)
        yield Hole(key.rpartition(".")[2], (spot.sheet, spot.row), loses)


def may_be_false(finding: Finding, path: KeyPath, file: NewFile, holes: tuple[Hole, ...]) -> bool:
    """Whether a finding may only say that something could not be read.

    Args:
        finding: of a rule over the data as they would be.
        path: the key path in the file that it is about.
        file: that the form makes.
        holes: of the form.
    """
    rule = catalogue().get(finding.code)
    wanted = rule.rests_on if rule else frozenset()
    if not holes or not wanted:
        return False
    if any(hole.loses for hole in holes):
        return True
    missing = [hole for hole in holes if hole.key in wanted]
    rows = _rows(path, file)
    return any(hole.row in rows for hole in missing) if rows else bool(missing)


def _rows(path: KeyPath, file: NewFile) -> frozenset[tuple[str, int]]:
    """Return the rows that speak of the item at a path, none when it is about the whole form."""
    item = path[:2]
    if len(item) < 2 or not isinstance(item[1], int):
        return frozenset()
    return frozenset(
        _row(spot) for place, spot in file.spots.items() if place[:2] == item and spot.sheet
    )


def _row(spot: Spot) -> tuple[str, int]:
    return spot.sheet, spot.row
