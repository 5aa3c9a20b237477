"""Awards decided for a year, and what the last round proposes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.consolidate.counted_titles import TitleCount, TitleName, title_counts, title_names
from tdkt_cli.consolidate.registered import person_order
from tdkt_cli.law import titles
from tdkt_cli.vietnamese import fold_name

if TYPE_CHECKING:
    from datetime import date

    from tdkt_cli.models import Dataset, Results, Sourced


class AwardedTitle(NamedTuple):
    """How many a decision gave a title to."""

    so_ky_hieu: str
    ngay_ky: date
    co_quan_ky: str
    ten_danh_hieu: str
    so_tap_the: int
    so_ca_nhan: int


class ProposedPerson(NamedTuple):
    """A person as the last round rates and proposes them."""

    ho_ten: str
    ma_can_bo: str | None
    chuc_vu: str | None
    muc_xep_loai: str | None
    de_nghi: tuple[TitleName, ...]


class ProposedUnit(NamedTuple):
    """A unit as the last round rates and proposes it."""

    ten_don_vi: str
    ten_tap_the: str
    muc_xep_loai: str | None
    de_nghi: tuple[TitleName, ...]
    ca_nhan: tuple[ProposedPerson, ...]


class RatingCount(NamedTuple):
    """How many have a rating."""

    muc_xep_loai: str
    so_tap_the: int
    so_ca_nhan: int


class ProposedYear(NamedTuple):
    """What the last round proposes, and the ratings it rests on."""

    tap_the: tuple[TitleCount, ...]
    ca_nhan: tuple[TitleCount, ...]
    xep_loai: tuple[RatingCount, ...]
    don_vi: tuple[ProposedUnit, ...]


RATINGS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")


def awarded(dataset: Dataset) -> tuple[AwardedTitle, ...]:
    """Return what decisions in force gave for this year of achievement, in the order of days."""
    lines = [
        AwardedTitle(
            decision.so_ky_hieu,
            decision.ngay_ky,
            decision.co_quan_ky,
            title.name if (title := titles.find(group.ma_danh_hieu)) else group.ma_danh_hieu,
            len(group.tap_the),
            len(group.ca_nhan),
        )
        for entry in dataset.decisions
        if entry.record.nam_thanh_tich == dataset.year
        for decision in entry.record.quyet_dinh
        if decision.ngay_huy_bo is None
        for group in decision.danh_sach
    ]
    return tuple(sorted(lines, key=lambda line: line.ngay_ky))


def proposed_year(dataset: Dataset, results: tuple[Sourced[Results], ...]) -> ProposedYear:
    """Return what the units propose in a round.

    Args:
        dataset: the data of the year.
        results: the results of the round.
    """
    units = {unit.ma_don_vi: unit for unit in dataset.units()}
    lines = []
    for entry in results:
        record = entry.record
        unit = units.get(record.ma_don_vi)
        review = record.tap_the
        people = sorted(record.ca_nhan, key=person_order)
        offices = _offices(dataset, record.ma_don_vi)
        lines.append(
            ProposedUnit(
                unit.ten_don_vi if unit else record.ma_don_vi,
                unit.collective_name if unit else record.ma_don_vi,
                review.muc_xep_loai if review else None,
                title_names(review.de_nghi) if review else (),
                tuple(
                    ProposedPerson(
                        person.ho_ten,
                        person.ma_can_bo,
                        offices.get(person.ma_can_bo or fold_name(person.ho_ten)),
                        person.muc_xep_loai,
                        title_names(person.de_nghi),
                    )
                    for person in people
                ),
            )
        )
    return ProposedYear(
        title_counts(_count(line.de_nghi) for line in lines),
        title_counts(_count(person.de_nghi) for line in lines for person in line.ca_nhan),
        tuple(_rating_count(rating, lines) for rating in RATINGS),
        tuple(lines),
    )


def _offices(dataset: Dataset, unit: str) -> dict[str, str]:
    """Return the offices that a unit registered, by staff code and by folded name."""
    people = [
        person
        for entry in dataset.registrations
        if entry.record.ma_don_vi == unit
        for person in entry.record.ca_nhan
    ]
    by_name = {fold_name(person.ho_ten): person.chuc_vu for person in people}
    return by_name | {p.ma_can_bo: p.chuc_vu for p in people if p.ma_can_bo}


def _count(names: tuple[TitleName, ...]) -> dict[str, int]:
    return dict(Counter(name.ma_danh_hieu for name in names))


def _rating_count(rating: str, lines: list[ProposedUnit]) -> RatingCount:
    return RatingCount(
        rating,
        sum(line.muc_xep_loai == rating for line in lines),
        sum(person.muc_xep_loai == rating for line in lines for person in line.ca_nhan),
    )
