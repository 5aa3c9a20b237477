"""What is known of a person or collective over the years, from `data/decisions/`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.eligibility.identity import PeopleIndex, Who, namesakes
from tdkt_cli.law import titles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tdkt_cli.models import Dataset, DecisionsOfYear, Initiative
    from tdkt_cli.models.decisions import AwardList, Decision

NO_BASE = frozenset(("chuyen_de", "dot_xuat"))
"""Kinds of commendation that are no ground for one by merit (NĐ 98/2023 and 152/2025, Đ.4 (3))."""

AWARDS, RATINGS, DISCIPLINES, WORKS = "cong_trang", "xep_loai", "ky_luat", "sang_kien"


class Award(NamedTuple):
    """A title or commendation that a decision in force gave for a year of achievement."""

    year: int
    code: str
    kind: str
    number: str
    signed: date
    part: str = AWARDS

    @property
    def is_base(self) -> bool:
        """Whether it may be the ground of a commendation by merit."""
        return self.kind not in NO_BASE


class Rating(NamedTuple):
    """The rating of a year."""

    year: int
    level: str
    part: str = RATINGS


class Discipline(NamedTuple):
    """A discipline and the days it held; `ended` is `None` when not written down."""

    year: int
    form: str
    signed: date | None
    ended: date | None
    part: str = DISCIPLINES


class Work(NamedTuple):
    """An initiative or research; without a decision it is not recognised yet."""

    year: int
    name: str
    kind: str
    level: str
    number: str | None
    signed: date | None
    part: str = WORKS

    @property
    def recognised(self) -> bool:
        """Whether a decision recognised or accepted it."""
        return bool(self.number) and self.signed is not None


Fact = Award | Rating | Discipline | Work


@dataclass(frozen=True, slots=True)
class Past:
    """The facts known of one subject.

    Attributes:
        known: for each year, the parts in which absence means "none" (`day_du`).
        unclear: year and part of entries that may be a namesake's.
    """

    awards: tuple[Award, ...] = ()
    ratings: dict[int, str] = field(default_factory=dict)
    disciplines: tuple[Discipline, ...] = ()
    works: tuple[Work, ...] = ()
    known: dict[int, frozenset[str]] = field(default_factory=dict)
    unclear: frozenset[tuple[int, str]] = frozenset()

    def complete(self, year: int, part: str) -> bool:
        """Whether not being listed in a part of a year means that there was none."""
        return part in self.known.get(year, ()) and (year, part) not in self.unclear

    def first_year(self) -> int | None:
        """Return the earliest year that any file speaks of."""
        return min(self.known, default=None)

    def awards_of(self, year: int, codes: frozenset[str]) -> tuple[Award, ...]:
        """Return the awards of a year that may serve as a ground, in the order of signing."""
        return tuple(
            award
            for award in self.awards
            if award.year == year and award.code in codes and award.is_base
        )


@dataclass(frozen=True, slots=True, eq=False)
class Histories:
    """The past of every subject, indexed once."""

    people: PeopleIndex[Fact]
    collectives: dict[str, tuple[Fact, ...]]
    known: dict[int, frozenset[str]]

    def of_person(self, who: Who) -> Past:
        """Return what is known of a person."""
        unclear = frozenset((fact.year, fact.part) for fact in self.people.unclear(who))
        return _past(self.people.of(who), self.known, unclear)

    def of_collective(self, unit: str) -> Past:
        """Return what is known of a unit's collective."""
        return _past(self.collectives.get(unit, ()), self.known, frozenset())


@lru_cache(maxsize=2)  # both stages, and rules, ask for the same run
def histories(dataset: Dataset) -> Histories:
    """Index the decisions of all years; the order of files and entries does not matter."""
    people: PeopleIndex[Fact] = PeopleIndex(namesakes(dataset))
    collectives: defaultdict[str, list[Fact]] = defaultdict(list)
    for source in dataset.decisions:
        for who, fact in _of_people(source.record):
            people.add(who, fact)
        for unit, fact in _of_collectives(source.record):
            collectives[unit].append(fact)
    return Histories(
        people,
        {unit: tuple(facts) for unit, facts in collectives.items()},
        _known(dataset),
    )


def _known(dataset: Dataset) -> dict[int, frozenset[str]]:
    return {
        source.record.nam_thanh_tich: frozenset(source.record.day_du)
        for source in dataset.decisions
    }


def _past(
    facts: tuple[Fact, ...], known: dict[int, frozenset[str]], unclear: frozenset[tuple[int, str]]
) -> Past:
    return Past(
        tuple(sorted({fact for fact in facts if isinstance(fact, Award)})),
        {fact.year: fact.level for fact in sorted(facts, key=str) if isinstance(fact, Rating)},
        tuple(sorted((f for f in facts if isinstance(f, Discipline)), key=str)),
        tuple(sorted({fact for fact in facts if isinstance(fact, Work)}, key=str)),
        known,
        unclear,
    )


def _awards(record: DecisionsOfYear) -> Iterator[tuple[AwardList, Award]]:
    """Yield the awards of decisions in force: what was cancelled never was (Luật, Đ.93 k2)."""
    for decision in record.quyet_dinh:
        if decision.ngay_huy_bo is None:
            for awards in decision.danh_sach:
                yield awards, _award(record.nam_thanh_tich, decision, awards)


def _award(year: int, decision: Decision, awards: AwardList) -> Award:
    title = titles.find(awards.ma_danh_hieu)
    code = title.code if title else awards.ma_danh_hieu
    return Award(year, code, awards.loai_khen, decision.so_ky_hieu, decision.ngay_ky)


def _of_people(record: DecisionsOfYear) -> Iterator[tuple[Who, Fact]]:
    year = record.nam_thanh_tich
    for awards, award in _awards(record):
        for person in awards.ca_nhan:
            yield Who(person.ho_ten, person.ma_can_bo, person.ma_don_vi), award
    for rated in record.xep_loai.ca_nhan:
        who = Who(rated.ho_ten, rated.ma_can_bo, rated.ma_don_vi)
        yield who, Rating(year, rated.muc_xep_loai)
    for entry in record.ky_luat:
        who = Who(entry.ho_ten, entry.ma_can_bo, entry.ma_don_vi)
        yield who, Discipline(year, entry.hinh_thuc_ky_luat, entry.ngay_ky, entry.ngay_het_hieu_luc)
    for work in record.sang_kien:
        for author in work.tac_gia:
            yield Who(author.ho_ten, author.ma_can_bo, None), work_of(year, work)


def work_of(year: int, work: Initiative) -> Work:
    """Return an initiative as a fact of a year."""
    level = work.cap_cong_nhan or "co_so"
    name, kind = work.ten_sang_kien, work.loai_cong_trinh
    return Work(year, name, kind, level, work.so_quyet_dinh, work.ngay_quyet_dinh)


def _of_collectives(record: DecisionsOfYear) -> Iterator[tuple[str, Fact]]:
    for awards, award in _awards(record):
        for unit in awards.tap_the:
            yield unit, award
    for rated in record.xep_loai.tap_the:
        yield rated.ma_don_vi, Rating(record.nam_thanh_tich, rated.muc_xep_loai)
