"""Values of a form as cells of a workbook store them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tdkt_cli.spreadsheet.rows import may_be_formula
from tdkt_cli.spreadsheet.table import storable_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.cell import Cell

    from tdkt_cli.forms.contents import Shown
    from tdkt_cli.forms.kinds import Column

_FIRST_DAY = date(1900, 3, 1)  # before it Excel counts a day that never was


def cells_of(column: Column, values: Iterable[Shown]) -> tuple[Shown | None, ...]:
    """Return what stands in each cell of a column; the last holds all that have no own cell."""
    shown = tuple(values)
    cells: list[Shown | None] = list(shown[: column.repeat - 1])
    rest = shown[column.repeat - 1 :]
    if len(rest) > 1:
        cells.append("\n".join(map(str, rest)))
    else:
        cells.extend(rest)
    return (*cells, *([None] * (column.repeat - len(cells))))


def put_value(cell: Cell, value: Shown | None, place: str) -> None:
    """Write a value; text stays text whatever it looks like.

    Raises:
        OutputError: a text that a cell cannot hold.
    """
    if value is None:
        return
    stored = _stored(value)
    if isinstance(stored, str):
        cell.value = storable_text(stored, place)
        cell.data_type = "s"
        if may_be_formula(stored):
            cell.quotePrefix = True  # editing the cell does not make it a formula either
    else:
        cell.value = stored


def _stored(value: Shown) -> str | int | float | date:
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, date) and value < _FIRST_DAY:
        return value.strftime("%d/%m/%Y")
    return value


def _number(value: Decimal) -> str | int | float:
    """Return an amount as a number; as text when a cell's number would round it."""
    if value == value.to_integral_value() and value < 10**15:
        return int(value)
    near = float(value)
    if Decimal(repr(near)) == value:
        return near
    return f"{value.normalize():f}".replace(".", ",")
