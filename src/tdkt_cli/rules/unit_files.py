"""The papers that units hand in: registrations and results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.models import Registration, Results, Sourced

if TYPE_CHECKING:
    from tdkt_cli.models import Dataset

UnitFile = Sourced[Registration] | Sourced[Results]


def unit_files(dataset: Dataset) -> tuple[UnitFile, ...]:
    """Return the registrations, then the results."""
    return (*dataset.registrations, *dataset.results)
