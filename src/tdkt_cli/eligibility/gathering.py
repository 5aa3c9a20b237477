"""The data of a year → the cases to judge: who, with what was registered, reported and decided."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tdkt_cli.eligibility.cases import PersonCase
from tdkt_cli.eligibility.history import Discipline, Histories, Past, Work, histories, work_of
from tdkt_cli.eligibility.identity import PeopleIndex, Who, namesakes
from tdkt_cli.eligibility.lineage import Lineage
from tdkt_cli.law import titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.eligibility.cases import Sitting
    from tdkt_cli.models import Dataset, Individual, Registration, Results, Sourced, Unit
    from tdkt_cli.models.results import CollectiveReview, IndividualReview


@dataclass(frozen=True, slots=True)
class Gathered:
    """The data of a year, indexed once."""

    units: dict[str, Unit]
    registrations: dict[str, Registration]
    results: dict[str, Results]
    people: PeopleIndex[Individual]
    works: PeopleIndex[Work]
    histories: Histories
    lineage: Lineage


def gather(dataset: Dataset) -> Gathered:
    """Index registrations, the last round's results, initiatives and the past."""
    names = namesakes(dataset)
    people: PeopleIndex[Individual] = PeopleIndex(names)
    works: PeopleIndex[Work] = PeopleIndex(names)
    for source in dataset.registrations:
        for person in source.record.ca_nhan:
            people.add(Who(person.ho_ten, person.ma_can_bo, source.record.ma_don_vi), person)
    for results in dataset.results:
        for who, work in _reported_works(results.record):
            works.add(who, work)
    return Gathered(
        {unit.ma_don_vi: unit for unit in dataset.units()},
        {source.record.ma_don_vi: source.record for source in dataset.registrations},
        {source.record.ma_don_vi: source.record for source in _last_round(dataset)},
        people,
        works,
        histories(dataset),
        Lineage(dataset.units()),
    )


def _last_round(dataset: Dataset) -> Iterable[Sourced[Results]]:
    rounds = dataset.plan.record.dot_thi_dua if dataset.plan else ()
    last = max((entry.so_dot for entry in rounds), default=None)
    return dataset.results_of(last) if last is not None else ()


def _reported_works(record: Results) -> Iterator[tuple[Who, Work]]:
    for work in record.sang_kien:
        for author in work.tac_gia:
            who = Who(author.ho_ten, author.ma_can_bo, record.ma_don_vi)
            yield who, work_of(record.nam_ke_hoach, work)


def codes(names: Iterable[str]) -> frozenset[str]:
    """Return the canonical codes of titles; a name that is none is for rule L101."""
    return frozenset(title.code for name in names if (title := titles.find(name)))


def registered_people(data: Gathered, sitting: Sitting) -> Iterator[PersonCase]:
    """Yield everyone in a registration."""
    for unit, record in data.registrations.items():
        for person in record.ca_nhan:
            who = Who(person.ho_ten, person.ma_can_bo, unit)
            case = _case(data, sitting, who, person)
            asked = codes((*person.danh_hieu, *person.khen_thuong))
            yield replace(case, titles=asked, works=_own_works(sitting.year, person))


def reviewed_people(data: Gathered, sitting: Sitting) -> Iterator[PersonCase]:
    """Yield everyone in the results of the last round, with what they registered."""
    for unit, record in data.results.items():
        for review in record.ca_nhan:
            who = Who(review.ho_ten, review.ma_can_bo, unit)
            found = data.people.of(who)
            case = _case(data, sitting, who, found[0] if found else None)
            yield replace(
                case,
                review=review,
                titles=codes(review.de_nghi),
                past=with_review(case.past, review, sitting.year),
                level=review.muc_xep_loai or case.past.ratings.get(sitting.year),
                works=(*case.works, *data.works.of(who)),
                reported=True,
            )


def _case(data: Gathered, sitting: Sitting, who: Who, registered: Individual | None) -> PersonCase:
    return PersonCase(
        sitting=sitting,
        unit_code=who.unit or "",
        unit=data.units.get(who.unit or ""),
        past=data.histories.of_person(who, data.lineage.former_units(who.unit or "", registered)),
        titles=frozenset(),
        since=registered.ngay_tuyen_dung if registered else None,
        name=who.name,
        code=who.code,
        registered=registered,
        old_unit_ended=_old_unit_ended(data, registered),
        works=_own_works(sitting.year, registered) if registered else (),
    )


def _old_unit_ended(data: Gathered, person: Individual | None) -> bool:
    arrived = person.ngay_ve_don_vi if person else None
    return arrived is not None and data.lineage.ended_by(data.lineage.came_from(person), arrived)


def _own_works(year: int, person: Individual) -> tuple[Work, ...]:
    return tuple(work_of(year, work) for work in person.sang_kien)


def with_review(past: Past, review: IndividualReview | CollectiveReview, year: int) -> Past:
    """Add the discipline that the last round reports, unless a decision file has it already."""
    found = review.ky_luat
    if found is None or found.hinh_thuc_ky_luat is None:
        return past
    begun = found.ngay_ky.year if found.ngay_ky else year
    new = Discipline(begun, found.hinh_thuc_ky_luat, found.ngay_ky, None)
    if any((old.form, old.signed) == (new.form, new.signed) for old in past.disciplines):
        return past
    return replace(past, disciplines=(*past.disciplines, new))


def by_unit(people: Iterable[PersonCase]) -> dict[str, tuple[PersonCase, ...]]:
    """Return people by their unit, in their order."""
    found: defaultdict[str, list[PersonCase]] = defaultdict(list)
    for case in people:
        found[case.unit_code].append(case)
    return {unit: tuple(cases) for unit, cases in found.items()}
