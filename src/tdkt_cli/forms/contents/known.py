"""Codes of the plan → the names that forms show, and a record's values → cells."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from tdkt_cli.forms.contents.cells import FormRow, Heading
from tdkt_cli.forms.kinds import Fill
from tdkt_cli.law import titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tdkt_cli.forms.contents.cells import Shown, Values
    from tdkt_cli.forms.kinds import Column
    from tdkt_cli.models import Plan, Unit
    from tdkt_cli.models.types import Person

_FLAGS = {True: "Có", False: "Không"}


class Known:
    """The names behind the codes of one plan.

    Args:
        plan: the plan of the year.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.names: dict[Fill, dict[str, str]] = {
            Fill.UNIT: {unit.ma_don_vi: unit.ten_don_vi for unit in plan.don_vi},
            Fill.TASK: {task.ma_nhiem_vu: task.ten_nhiem_vu for task in plan.nhiem_vu},
            Fill.MOVEMENT: {one.ma_phong_trao: one.ten_phong_trao for one in plan.phong_trao},
        }

    def choices(self) -> dict[str, tuple[str, ...]]:
        """Return the names that drop-downs offer, by fill."""
        return {fill.value: tuple(names.values()) for fill, names in self.names.items()}

    def heading(self, unit: Unit | None = None, round_number: int | None = None) -> Heading:
        """Return what stands above a form, without a signer."""
        agency = self.plan.co_quan
        return Heading(
            self.plan.nam_ke_hoach,
            agency.ten_co_quan,
            agency.co_quan_chu_quan or "",
            agency.dia_danh,
            unit.ten_don_vi if unit else "",
            unit is not None and unit.loai_don_vi == "co_quan",
            round_number,
        )

    def shown(self, column: Column, value: object) -> tuple[Shown, ...]:
        """Return what the cells of a column show for a value of the data."""
        if value is None or value == "":
            return ()
        if column.many and isinstance(value, tuple):
            return tuple(shown for one in value for shown in self.shown(column, one))
        return (self._one(column, value),)

    def _one(self, column: Column, value: object) -> Shown:
        if isinstance(value, bool):
            return _FLAGS[value]
        if isinstance(value, (int, Decimal, date)):
            return value
        if isinstance(value, time):
            return f"{value:%H:%M}"
        if column.fill is Fill.PEOPLE:
            return with_code(value)  # type: ignore[arg-type]  # a PEOPLE column holds persons
        text = str(value)
        if column.fill is Fill.CHOICE:
            return next((one.label for one in column.choices if one.code == text), text)
        if column.fill is Fill.TITLE:
            known = titles.find(text)
            return known.name if known else text
        return self.names.get(column.fill, {}).get(text, text)

    def values(self, columns: Iterable[Column], item: object) -> Values:
        """Return the cells that a record fills, by key of the column."""
        found = {
            column.key: self.shown(column, at(item, column.key))
            for column in columns
            if not column.virtual and column.fill not in (Fill.ORDINAL, Fill.SHOWN)
        }
        return {key: values for key, values in found.items() if values}

    def rows(self, columns: Sequence[Column], items: Iterable[object]) -> tuple[FormRow, ...]:
        """Return one row for each record."""
        return tuple(FormRow(self.values(columns, item)) for item in items)


def at(item: object, key: str) -> object:
    """Return the value at a dotted key of a record, `None` where there is none."""
    for part in key.split(".") if key else ():
        item = getattr(item, part, None)
    return item


def with_code(person: Person) -> str:
    """Return a person as a cell with several people names them."""
    return f"{person.ho_ten} ({person.ma_can_bo})" if person.ma_can_bo else person.ho_ten


def with_more(row: FormRow, **values: Shown | None) -> FormRow:
    """Return a row with values of virtual columns added."""
    more = {key: (value,) for key, value in values.items() if value is not None}
    return row._replace(values={**row.values, **more})
