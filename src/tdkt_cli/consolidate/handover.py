"""Everyone who was awarded for a year, one row each, and the counts that reports ask for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.law import titles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tdkt_cli.models import AwardList, Dataset, Decision


class Awarded(NamedTuple):
    """One title or commendation of one person or collective, with its decision."""

    nam_thanh_tich: int
    so_ky_hieu: str
    ngay_ky: date
    co_quan_ky: str
    ngay_huy_bo: date | None
    ma_danh_hieu: str
    ten_danh_hieu: str
    loai_khen: str
    doi_tuong: str
    ma_don_vi: str | None
    ten_don_vi: str | None
    ho_ten: str | None
    ma_can_bo: str | None


class AwardedCount(NamedTuple):
    """How many of a title were given by decisions that still stand, by kind of award."""

    ma_danh_hieu: str
    ten_danh_hieu: str
    loai_khen: str
    so_tap_the: int
    so_ca_nhan: int


class Handover(NamedTuple):
    """What is handed over about one year of achievement.

    Attributes:
        ket_qua: in the order of the decisions, collectives before people.
        tong: in the order of titles; cancelled decisions are not counted.
    """

    nam_thanh_tich: int
    ket_qua: tuple[Awarded, ...]
    tong: tuple[AwardedCount, ...]


def handover(dataset: Dataset, year: int) -> Handover:
    """Return the awards of a year of achievement.

    Args:
        dataset: the data.
        year: the year whose achievement was awarded, whenever the decisions were signed.
    """
    rows = tuple(
        row
        for source in dataset.decisions
        if source.record.nam_thanh_tich == year
        for decision in sorted(source.record.quyet_dinh, key=lambda one: one.ngay_ky)
        for awards in decision.danh_sach
        for row in _rows(dataset, year, decision, awards)
    )
    return Handover(year, rows, _counts(rows))


def _rows(dataset: Dataset, year: int, decision: Decision, awards: AwardList) -> Iterator[Awarded]:
    names = {unit.ma_don_vi: unit for unit in dataset.units()}
    title = titles.find(awards.ma_danh_hieu)
    head = (
        year,
        decision.so_ky_hieu,
        decision.ngay_ky,
        decision.co_quan_ky,
        decision.ngay_huy_bo,
        title.code if title else awards.ma_danh_hieu,
        title.name if title else awards.ma_danh_hieu,
        awards.loai_khen,
    )
    for code in awards.tap_the:
        unit = names.get(code)
        yield Awarded(*head, "tap_the", code, unit.collective_name if unit else None, None, None)
    for person in awards.ca_nhan:
        unit = names.get(person.ma_don_vi or "")
        name = unit.ten_don_vi if unit else None
        yield Awarded(*head, "ca_nhan", person.ma_don_vi, name, person.ho_ten, person.ma_can_bo)


def _counts(rows: tuple[Awarded, ...]) -> tuple[AwardedCount, ...]:
    standing = [row for row in rows if row.ngay_huy_bo is None]
    given = Counter((row.ma_danh_hieu, row.loai_khen, row.doi_tuong) for row in standing)
    names = {row.ma_danh_hieu: row.ten_danh_hieu for row in standing}
    known = [title.code for title in titles.all_titles() if title.code in names]
    codes = dict.fromkeys((*known, *sorted(names)))
    kinds = list(dict.fromkeys(row.loai_khen for row in standing))
    return tuple(
        AwardedCount(
            code, names[code], kind, given[code, kind, "tap_the"], given[code, kind, "ca_nhan"]
        )
        for code in codes
        for kind in kinds
        if given[code, kind, "tap_the"] or given[code, kind, "ca_nhan"]
    )
