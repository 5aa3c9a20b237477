"""What forms are filled from beside the file they replace: earlier years, proposals, names."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import storage
from tdkt_cli.forms.contents import Before
from tdkt_cli.law import titles
from tdkt_cli.law.votes import VOTED
from tdkt_cli.models.registration import Individual
from tdkt_cli.vietnamese import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tdkt_cli.models import Dataset, DecisionsOfYear, Registration, Results, Unit
    from tdkt_cli.models.decisions import MemberOfUnit
    from tdkt_cli.storage import Loaded

_KEPT = ("ho_ten", "ma_can_bo", "danh_xung", "chuc_vu", "ngay_tuyen_dung")
"""Of last year's registration: who the people are, not what they registered."""


def before_registering(loaded: Loaded) -> Callable[[Unit], Before]:
    """Return what gives for a unit the people, awards and signer of the year before.

    The people are those of last year's registration; without one, those whom the decisions and
    ratings of that year name as the unit's.
    """
    year = loaded.dataset.year - 1
    registered = _registered(loaded, year)
    decided = next(
        (
            source.record
            for source in loaded.dataset.decisions
            if source.record.nam_thanh_tich == year
        ),
        None,
    )

    def before(unit: Unit) -> Before:
        record = registered.get(unit.ma_don_vi)
        received = _received(decided, unit.ma_don_vi) if decided else {}
        if record is None:
            people = tuple(_people_decided(decided, unit.ma_don_vi)) if decided else ()
            return Before(people, received)
        signer = record.nguoi_ky
        office = (signer.chuc_vu, signer.ho_ten) if signer else ("", None)
        return Before(tuple(_kept(person) for person in record.ca_nhan), received, office)

    return before


def _registered(loaded: Loaded, year: int) -> dict[str, Registration]:
    """Return the registrations of another year, none when there is no plan of that year."""
    try:
        dataset = storage.load(loaded.root, year).dataset
    except storage.StorageError:
        return {}
    return {source.record.ma_don_vi: source.record for source in dataset.registrations}


def _kept(person: Individual) -> Individual:
    return Individual.model_construct(**{key: getattr(person, key) for key in _KEPT})


def _of_unit(record: DecisionsOfYear, unit: str) -> Iterator[tuple[MemberOfUnit, str | None]]:
    """Yield the people of a unit with what each decision gave them."""
    for decision in record.quyet_dinh:
        for awards in decision.danh_sach if decision.ngay_huy_bo is None else ():
            for person in awards.ca_nhan:
                if person.ma_don_vi == unit:
                    yield person, awards.ma_danh_hieu
    for rated in record.xep_loai.ca_nhan:
        if rated.ma_don_vi == unit:
            yield rated, None


def _received(record: DecisionsOfYear, unit: str) -> dict[str, tuple[str, ...]]:
    """Return by code and by folded name what the people of a unit received."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for person, award in _of_unit(record, unit):
        known = titles.find(award) if award else None
        if known:
            for key in {person.ma_can_bo or "", fold_name(person.ho_ten)} - {""}:
                found[key].append(known.name)
    return {key: tuple(names) for key, names in found.items()}


def _people_decided(record: DecisionsOfYear, unit: str) -> Iterator[Individual]:
    """Yield each person that the decisions and ratings name, once."""
    seen: set[str] = set()
    for person, _ in _of_unit(record, unit):
        key = person.ma_can_bo or fold_name(person.ho_ten)
        if key not in seen:
            seen.add(key)
            yield Individual.model_construct(
                ho_ten=person.ho_ten, ma_can_bo=person.ma_can_bo, chuc_vu=""
            )


def names_of_people(dataset: Dataset) -> tuple[str, ...]:
    """Return the people of the year and of earlier decisions, for drop-downs."""
    registered = (
        person.ho_ten for source in dataset.registrations for person in source.record.ca_nhan
    )
    rated = (
        person.ho_ten for source in dataset.decisions for person in source.record.xep_loai.ca_nhan
    )
    return tuple(dict.fromkeys((*registered, *rated)))


class Subject(NamedTuple):
    """Who is voted on, with the keys of a ballot's `doi_tuong`."""

    ma_don_vi: str
    ho_ten: str | None = None
    ma_can_bo: str | None = None


class DueBallot(NamedTuple):
    """A ballot that is still to be cast, with its keys."""

    doi_tuong: Subject
    ma_danh_hieu: str


def to_vote(dataset: Dataset) -> tuple[DueBallot, ...]:
    """Return the proposals of the last round whose title needs a share of the votes."""
    plan = dataset.plan.record if dataset.plan else None
    last = max((entry.so_dot for entry in plan.dot_thi_dua), default=0) if plan else 0
    return tuple(
        ballot
        for source in dataset.results_of(last)
        for ballot in _proposed(source.record)
        if (title := titles.find(ballot.ma_danh_hieu)) and title.code in VOTED
    )


def _proposed(record: Results) -> Iterator[DueBallot]:
    unit = record.ma_don_vi
    for title in record.tap_the.de_nghi if record.tap_the else ():
        yield DueBallot(Subject(unit), title)
    for person in record.ca_nhan:
        for title in person.de_nghi:
            yield DueBallot(Subject(unit, person.ho_ten, person.ma_can_bo), title)
