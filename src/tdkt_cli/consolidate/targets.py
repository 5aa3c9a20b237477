"""Tasks of the plan with the targets of the units: planned, done, percent, sums."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset, Plan, Results, Sourced, Target
    from tdkt_cli.models.results import TargetResult

PERCENT_UNIT = "%"


class UnitText(NamedTuple):
    """What one unit reports in words."""

    ten_don_vi: str
    noi_dung: str


class TargetLine(NamedTuple):
    """A target with what was planned for the year and what is done.

    Attributes:
        muc_thuc_hien: `None` when the unit registered the target but reports no figure.
        ty_le: done ÷ planned in percent, one decimal; `None` when it cannot be computed.
        dang_ky: whether the target was registered.
    """

    ma_chi_tieu: str
    ten_chi_tieu: str
    ten_don_vi: str
    don_vi_tinh: str
    muc_ke_hoach: Decimal
    muc_thuc_hien: Decimal | None
    ty_le: Decimal | None
    dang_ky: bool


class TargetTotal(NamedTuple):
    """The sum of a task's targets that share one unit of measure."""

    don_vi_tinh: str
    so_chi_tieu: int
    muc_ke_hoach: Decimal
    muc_thuc_hien: Decimal
    ty_le: Decimal | None


class TaskReview(NamedTuple):
    """A task of the plan: results in words, targets, and totals over one unit of measure."""

    ma_nhiem_vu: str | None
    ten_nhiem_vu: str | None
    ket_qua: tuple[UnitText, ...]
    chi_tieu: tuple[TargetLine, ...]
    cong: tuple[TargetTotal, ...]


def each(
    results: tuple[Sourced[Results], ...], names: dict[str, str]
) -> Iterator[tuple[str, Results]]:
    """Yield each result with the name of its unit."""
    for entry in results:
        yield names.get(entry.record.ma_don_vi, entry.record.ma_don_vi), entry.record


def tasks_of(
    dataset: Dataset,
    plan: Plan,
    results: tuple[Sourced[Results], ...],
    names: dict[str, str],
) -> Iterator[TaskReview]:
    """Yield the plan's tasks with results and targets, then the targets of no known task."""
    lines = list(_target_lines(dataset, results, names))
    known = {task.ma_nhiem_vu for task in plan.nhiem_vu}
    for task in plan.nhiem_vu:
        words = tuple(
            UnitText(unit, entry.ket_qua)
            for unit, record in each(results, names)
            for entry in record.nhiem_vu
            if entry.ma_nhiem_vu == task.ma_nhiem_vu
        )
        own = tuple(line for code, line in lines if code == task.ma_nhiem_vu)
        yield TaskReview(task.ma_nhiem_vu, task.ten_nhiem_vu, words, own, _sums(own))
    rest = tuple(line for code, line in lines if code not in known)
    if rest:
        yield TaskReview(None, None, (), rest, _sums(rest))


def _target_lines(
    dataset: Dataset, results: tuple[Sourced[Results], ...], names: dict[str, str]
) -> Iterator[tuple[str | None, TargetLine]]:
    """Yield every target with its task's code: registered ones first, then those only reported."""
    reported = {entry.record.ma_don_vi: entry.record for entry in results}
    for code, name in names.items():
        record = reported.get(code)
        done = {entry.ma_chi_tieu: entry for entry in record.chi_tieu} if record else {}
        for registration in dataset.registrations:
            if registration.record.ma_don_vi != code:
                continue
            for target in registration.record.chi_tieu:
                yield target.ma_nhiem_vu, _line(target, done.pop(target.ma_chi_tieu, None), name)
        for entry in done.values():
            line = _unregistered(entry, name)
            if line:
                yield entry.ma_nhiem_vu, line


def _line(target: Target, result: TargetResult | None, unit: str) -> TargetLine:
    done = result.muc_thuc_hien if result else None
    return TargetLine(
        target.ma_chi_tieu,
        target.ten_chi_tieu,
        unit,
        target.don_vi_tinh,
        target.muc_ke_hoach,
        done,
        percent(done, target.muc_ke_hoach),
        dang_ky=True,
    )


def _unregistered(entry: TargetResult, unit: str) -> TargetLine | None:
    if entry.ten_chi_tieu is None or entry.don_vi_tinh is None or entry.muc_ke_hoach is None:
        return None  # rule D305 stops the paper
    return TargetLine(
        entry.ma_chi_tieu,
        entry.ten_chi_tieu,
        unit,
        entry.don_vi_tinh,
        entry.muc_ke_hoach,
        entry.muc_thuc_hien,
        percent(entry.muc_thuc_hien, entry.muc_ke_hoach),
        dang_ky=False,
    )


def percent(done: Decimal | None, planned: Decimal) -> Decimal | None:
    """Return done ÷ planned in percent with one decimal, `None` when it has no meaning."""
    if done is None or not planned:
        return None
    return (done * 100 / planned).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _sums(lines: tuple[TargetLine, ...]) -> tuple[TargetTotal, ...]:
    """Add the targets that have a figure and share a unit of measure.

    Shares are never added, and a sum of one target is none.
    """
    by_measure: dict[str, list[TargetLine]] = {}
    for line in lines:
        if line.muc_thuc_hien is not None and line.don_vi_tinh.strip() != PERCENT_UNIT:
            by_measure.setdefault(line.don_vi_tinh, []).append(line)
    return tuple(_total(measure, same) for measure, same in by_measure.items() if len(same) > 1)


def _total(measure: str, lines: list[TargetLine]) -> TargetTotal:
    planned = sum((line.muc_ke_hoach for line in lines), Decimal(0))
    done = sum((line.muc_thuc_hien or Decimal(0) for line in lines), Decimal(0))
    return TargetTotal(measure, len(lines), planned, done, percent(done, planned))
