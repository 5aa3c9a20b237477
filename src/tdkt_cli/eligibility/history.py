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

    from tdkt_cli.eligibility.lineage import Lineage
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
Spot = tuple[int, str]
"""A year and a part of what is known of it."""


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

    def of_person(self, who: Who, former: tuple[str, ...] = ()) -> Past:
        """Return what is known of a person.

        Args:
            who: as the data of the year name the person.
            former: other units under which the past may be filed (`Lineage.former_units`).
        """
        unclear = {(fact.year, fact.part) for fact in self.people.unclear(who)}
        facts = self.people.of(who)
        if former:
            lists = [facts]
            for there in (Who(who.name, None, unit) for unit in former):
                if self.people.may_be(who, there):
                    lists.append(self.people.of(there))
                    unclear |= {(fact.year, fact.part) for fact in self.people.unclear(there)}
            facts, doubtful = _joined(lists, one_person=who.code is not None)
            unclear |= doubtful
        return _past(facts, self.known, frozenset(unclear))

    def of_collective(self, unit: str, lineage: Lineage | None = None) -> Past:
        """Return what is known of a unit's collective, and of those whose place it took."""
        facts, unclear = self._of_unit(unit, lineage, frozenset())
        return _past(facts, self.known, frozenset(unclear))

    def _of_unit(
        self, unit: str, lineage: Lineage | None, seen: frozenset[str]
    ) -> tuple[tuple[Fact, ...], set[Spot]]:
        """Return the facts of a collective; of several predecessors what all of them have."""
        own = self.collectives.get(unit, ())
        before = lineage.before(unit) if lineage else ()
        pasts = [self._of_unit(code, lineage, seen | {unit}) for code in before if code not in seen]
        if not pasts:
            return own, set()
        kinds = [{_kind(fact) for fact in facts} for facts, _ in pasts]
        shared = set.intersection(*kinds)
        every = [fact for facts, _ in pasts for fact in facts]
        unclear = {(fact.year, fact.part) for fact in every if _kind(fact) not in shared}
        kept = (fact for fact in pasts[0][0] if _kind(fact) in shared)
        return (*own, *kept), unclear.union(*(doubtful for _, doubtful in pasts))


def _kind(fact: Fact) -> tuple[object, ...]:
    """Return what of a fact several collectives may share: not the number of a decision."""
    if isinstance(fact, Award):
        return fact.year, fact.code, fact.kind
    return tuple(fact)


def _joined(
    lists: list[tuple[Fact, ...]], *, one_person: bool
) -> tuple[tuple[Fact, ...], set[Spot]]:
    """Return the facts of several units as those of one person.

    Without a code nothing tells whose they are when two units speak of one year: then neither
    counts.
    """
    found: defaultdict[Spot, set[frozenset[Fact]]] = defaultdict(set)
    for facts in lists:
        by_spot: defaultdict[Spot, set[Fact]] = defaultdict(set)
        for fact in facts:
            by_spot[fact.year, fact.part].add(fact)
        for spot, held in by_spot.items():
            found[spot].add(frozenset(held))
    doubtful = {spot for spot, held in found.items() if len(held) > 1 and not one_person}
    clear = (held for spot, held in found.items() if spot not in doubtful)
    return tuple({fact for sets in clear for held in sets for fact in held}), doubtful


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
        tuple(sorted({fact for fact in facts if isinstance(fact, Discipline)}, key=str)),
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
    for entry in record.ky_luat_tap_the:
        signed, ended = entry.ngay_ky, entry.ngay_het_hieu_luc
        found = Discipline(record.nam_thanh_tich, entry.hinh_thuc_ky_luat, signed, ended)
        yield entry.ma_don_vi, found
