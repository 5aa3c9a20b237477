"""The papers that units hand in: registrations and results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.models import Registration, Results, Sourced

if TYPE_CHECKING:
    from datetime import date

    from tdkt_cli.models import Dataset, Unit

UnitFile = Sourced[Registration] | Sourced[Results]


def unit_files(dataset: Dataset) -> tuple[UnitFile, ...]:
    """Return the registrations, then the results."""
    return (*dataset.registrations, *dataset.results)


def exists_on(unit: Unit, day: date) -> bool:
    """Whether a unit exists on a day."""
    after_start = unit.tu_ngay is None or unit.tu_ngay <= day
    return after_start and (unit.den_ngay is None or day <= unit.den_ngay)
