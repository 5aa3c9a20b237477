"""Every title of a year judged: registered ones in January, proposed ones at the review."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.eligibility.cases import DISCIPLINE_ORDER, Case, Member, PersonCase, Sitting, UnitCase
from tdkt_cli.eligibility.catalogue import for_collectives, for_individuals
from tdkt_cli.eligibility.differences import noted
from tdkt_cli.eligibility.gathering import (
    Gathered,
    by_unit,
    codes,
    gather,
    registered_people,
    reviewed_people,
    with_review,
)
from tdkt_cli.eligibility.local_standards import further_standards
from tdkt_cli.eligibility.outcomes import Condition, Judgement, Outcome, title_outcome
from tdkt_cli.eligibility.work_time import too_short_to_be_rated
from tdkt_cli.law import law_of, titles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from tdkt_cli.eligibility.cases import Stage
    from tdkt_cli.law import Lawbook
    from tdkt_cli.models import Dataset, Registration
    from tdkt_cli.models.results import CollectiveReview

_OF_MEMBERS = ("LDTT", "CSTDCS")
"""Titles of people that the titles of collectives ask for."""


class _Judged(NamedTuple):
    """A case with its titles judged."""

    case: Case
    titles: tuple[tuple[str, Outcome, tuple[Condition, ...]], ...]


def judge(
    dataset: Dataset, day: date, *, stage: Stage, law: Lawbook | None = None
) -> tuple[Judgement, ...]:
    """Judge every title of a year under the law of a day.

    Args:
        dataset: the data of the year.
        day: whose law is asked.
        stage: `dang_ky` judges what is registered, the year lying ahead; `xet` what the last round
            proposes, with its ratings and disciplines.
        law: the packaged law with the regulations of the data folder by default.

    Returns:
        Units in the plan's order, each collective before its people, titles in the order of the
        law.
    """
    sitting = Sitting(dataset.year, day, stage, law or law_of(dataset))
    data = gather(dataset)
    people = by_unit(
        registered_people(data, sitting) if sitting.registering else reviewed_people(data, sitting)
    )
    units = tuple(_units(dataset, data, sitting))
    judged = {
        unit: [_judged(case, for_individuals) for case in people.get(unit, ())] for unit in units
    }
    return tuple(
        judgement
        for unit in units
        for entry in (
            _judged(_collective(data, sitting, unit, judged), for_collectives),
            *judged[unit],
        )
        for judgement in _judgements(entry)
    )


def judge_both(dataset: Dataset, *, law: Lawbook | None = None) -> tuple[Judgement, ...]:
    """Judge registrations under the law of the deadline and proposals under that of the review.

    Where the law of the other day judges the same data otherwise, `ghi_chu` says from when.
    """
    if dataset.plan is None:
        return ()
    first, last = dataset.plan.record.dang_ky.han_nop, dataset.plan.record.review_day
    return (
        *noted(
            judge(dataset, first, stage="dang_ky", law=law),
            judge(dataset, last, stage="dang_ky", law=law),
        ),
        *noted(
            judge(dataset, last, stage="xet", law=law),
            judge(dataset, first, stage="xet", law=law),
        ),
    )


def _units(dataset: Dataset, data: Gathered, sitting: Sitting) -> Iterator[str]:
    """Yield units in the plan's order, unknown ones after them."""
    files = data.registrations if sitting.registering else data.results
    known = [unit.ma_don_vi for unit in dataset.units()]
    yield from (unit for unit in known if unit in files)
    yield from sorted(files.keys() - set(known))


def _judged(
    case: PersonCase | UnitCase, conditions_of: Callable[..., Iterator[Condition]]
) -> _Judged:
    """Judge the titles of a case from the lowest, so that higher ones see what comes of those."""
    standing: dict[str, Outcome] = {}
    found = []
    for title in titles.all_titles():
        if title.code not in case.titles:
            continue
        conditions = tuple(conditions_of(title.code, replace(case, standing=dict(standing))))
        if conditions:
            conditions += tuple(further_standards(case.sitting, title.code))
            standing[title.code] = title_outcome(conditions)
            found.append((title.code, standing[title.code], conditions))
    return _Judged(case, tuple(found))


def _collective(
    data: Gathered, sitting: Sitting, unit: str, judged: Mapping[str, list[_Judged]]
) -> UnitCase:
    registration, results = data.registrations.get(unit), data.results.get(unit)
    known, past = data.units.get(unit), data.histories.of_collective(unit, data.lineage)
    review = results.tap_the if results and not sitting.registering else None
    if review is not None:
        past = with_review(past, review, sitting.year)
    parts = _parts(data, sitting, unit)
    return UnitCase(
        sitting=sitting,
        unit_code=unit,
        unit=known,
        past=past,
        titles=_asked(sitting, registration, review),
        level=(review.muc_xep_loai if review else None) or past.ratings.get(sitting.year),
        reported=results is not None,
        since=data.lineage.founded(unit),
        members=tuple(_member(person) for part in parts for person in judged.get(part, ())),
        headcount=sum(
            data.registrations[part].tong_so_nguoi for part in parts if part in data.registrations
        ),
        silent=tuple(part for part in parts if part not in judged),
        registered=registration.tap_the if registration else None,
        review=review,
        results=None if sitting.registering else results,
    )


def _asked(
    sitting: Sitting, registration: Registration | None, review: CollectiveReview | None
) -> frozenset[str]:
    if not sitting.registering:
        return codes(review.de_nghi) if review else frozenset()
    holder = registration.tap_the if registration else None
    return codes((*holder.danh_hieu, *holder.khen_thuong)) if holder else frozenset()


def _parts(data: Gathered, sitting: Sitting, unit: str) -> tuple[str, ...]:
    """Return the units whose people make a collective: of the agency's own, all that exist then."""
    known = data.units.get(unit)
    if known is None or known.loai_don_vi != "co_quan":
        return (unit,)
    return tuple(code for code, part in data.units.items() if part.exists_on(sitting.day))


def _member(judged: _Judged) -> Member:
    case = judged.case
    assert isinstance(case, PersonCase)  # noqa: S101 - only people are members
    year = case.sitting.year
    forms = [
        discipline.form
        for discipline in case.past.disciplines
        if (discipline.signed.year if discipline.signed else discipline.year) == year
    ]
    return Member(
        case.name,
        _standing(case, {code: outcome for code, outcome, _ in judged.titles}),
        case.review is not None,
        case.level,
        max(forms, key=DISCIPLINE_ORDER.index, default=None),
        case.level is None and too_short_to_be_rated(case),
    )


def _standing(case: Case, judged: Mapping[str, Outcome]) -> dict[str, Outcome]:
    """Return the titles that a person holds by a decision of the year, or hopes for."""
    found = {code: judged[code] for code in _OF_MEMBERS if code in judged}
    for code in _OF_MEMBERS:
        if case.past.awards_of(case.sitting.year, frozenset((code,))):
            found[code] = Outcome.MET
    return found


def _judgements(judged: _Judged) -> Iterator[Judgement]:
    case = judged.case
    person = case if isinstance(case, PersonCase) else None
    for code, outcome, conditions in judged.titles:
        yield Judgement(
            "ca_nhan" if person else "tap_the",
            person.name if person else None,
            person.code if person else None,
            case.unit_code,
            code,
            case.sitting.stage,
            case.sitting.day,
            outcome,
            conditions,
        )
