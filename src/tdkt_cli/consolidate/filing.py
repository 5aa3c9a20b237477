"""Which papers the units owe, and how late one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tdkt_cli.models import Dataset, Unit
    from tdkt_cli.models.plan import Deadline, Filing, Round


def units_to_register(dataset: Dataset) -> tuple[Unit, ...]:
    """Return the units that existed on the deadline or registered all the same."""
    plan = dataset.plan
    if plan is None:
        return ()
    deadline = plan.record.dang_ky.han_nop
    filed = {file.stem for file in dataset.files if file.kind == "registrations"}
    filed |= {entry.record.ma_don_vi for entry in dataset.registrations}
    return tuple(
        unit for unit in plan.record.don_vi if unit.exists_on(deadline) or unit.ma_don_vi in filed
    )


def units_to_report(dataset: Dataset, round_: Round) -> tuple[Unit, ...]:
    """Return the units that existed at the end of a round or reported all the same."""
    filed = {entry.record.ma_don_vi for entry in dataset.results_of(round_.so_dot)}
    return tuple(
        unit
        for unit in dataset.units()
        if unit.exists_on(round_.den_ngay) or unit.ma_don_vi in filed
    )


def days_late(filed: date | None, deadline: Deadline) -> int:
    """Return how many days after the last valid day something was filed, 0 when in time.

    With `truoc_ngay` the day of the deadline is itself late.
    """
    last_day = deadline.last_day
    return max((filed - last_day).days, 0) if filed and last_day else 0


def registration_days_late(unit: Unit, filed: date | None, deadline: Filing) -> int:
    """Return how late a registration is; a unit founded after the deadline is never late."""
    founded_after = unit.tu_ngay is not None and unit.tu_ngay > deadline.han_nop
    return 0 if founded_after else days_late(filed, deadline)
