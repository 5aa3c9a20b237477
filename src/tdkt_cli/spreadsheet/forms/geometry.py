"""Widths and places of the columns of a form's sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.forms.kinds import Fill, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tdkt_cli.forms.kinds import Column, Part

LABEL_MM = 70.0
VALUE_MM = 56.0
_BLOCK_COLUMNS = (LABEL_MM, VALUE_MM, VALUE_MM, VALUE_MM, VALUE_MM)


def visible(table: Table) -> tuple[Column, ...]:
    """Return the columns that are shown."""
    return tuple(c for c in table.columns if not c.hidden and not c.only_read)


def sheet_widths(parts: Sequence[Part]) -> tuple[float, ...]:
    """Return the widths of the visible columns of a sheet."""
    rows = [
        [c.width_mm for c in visible(part) for _ in range(c.repeat)]
        for part in parts
        if isinstance(part, Table)
    ]
    if not rows:
        most = max(column.repeat for part in parts for column in part.columns)
        return _BLOCK_COLUMNS[: max(most, 3) + 1]
    longest = max(len(row) for row in rows)
    return tuple(max(row[n] for row in rows if n < len(row)) for n in range(longest))


def spans(widths: Sequence[float], repeat: int) -> list[tuple[int, int]]:
    """Return the columns of a label and of each cell of its value, from the left."""
    found: list[tuple[int, int]] = []
    column = 1
    for least in (LABEL_MM, *([VALUE_MM] * repeat)):
        first = column
        room = 0.0
        while column <= len(widths) and (room < least - 1 or column == first):
            room += widths[column - 1]
            column += 1
        found.append((first, column - 1))
    return found


def kept_columns(table: Table) -> int:
    """Return how many columns stay when the sheet is scrolled: up to the person's name."""
    columns = visible(table)
    names = [number for number, column in enumerate(columns, 1) if column.fill is Fill.PERSON]
    return names[0] if names and names[0] <= 3 else 1
