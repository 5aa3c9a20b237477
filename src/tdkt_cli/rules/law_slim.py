"""Registrations without the many of whom January can only say that it depends on the year.

Who registers nothing but Lao động tiên tiến and Chiến sĩ thi đua cơ sở, worked the whole year and
was never disciplined, is judged like everyone else of that kind: one of them stands for all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.eligibility.identity import folded
from tdkt_cli.models import Sourced
from tdkt_cli.rules.law_names import codes

if TYPE_CHECKING:
    from tdkt_cli.models import Dataset, Individual, Registration

Spot = tuple[str, str | None, str | None]
"""Unit, name and code of a person; of a collective the unit alone."""

_OF_THE_YEAR = frozenset(("LDTT", "CSTDCS"))


class Slim(NamedTuple):
    """The data with fewer people, and how many each that stayed stands for."""

    dataset: Dataset
    stands_for: dict[Spot, int]


class _Disciplined(NamedTuple):
    names: frozenset[str]
    codes: frozenset[str]


@lru_cache(maxsize=1)
def slimmed(dataset: Dataset) -> Slim:
    """Return the data for judging registrations; namesakes of who stays in a unit stay too."""
    disciplined = _disciplined(dataset)
    first: dict[frozenset[str], Spot] = {}
    counts: Counter[frozenset[str]] = Counter()
    registrations = []
    for source in dataset.registrations:
        people = source.record.ca_nhan
        special = [_special(dataset.year, person, disciplined) for person in people]
        for person, is_special in zip(people, special, strict=True):
            if not is_special:
                kind = codes((*person.danh_hieu, *person.khen_thuong))
                counts[kind] += 1
                first.setdefault(kind, _spot(source.record, person))
        kept = _kept(source.record, special, frozenset(first.values()))
        record = source.record.model_copy(update={"ca_nhan": kept})
        registrations.append(Sourced(source.file, record))
    slim = replace(dataset, registrations=tuple(registrations))
    return Slim(slim, {spot: counts[kind] for kind, spot in first.items()})


def _kept(
    record: Registration, special: list[bool], standing: frozenset[Spot]
) -> tuple[Individual, ...]:
    """Return who stays, in the order of the file."""
    wanted = [
        is_special or _spot(record, person) in standing
        for person, is_special in zip(record.ca_nhan, special, strict=True)
    ]
    names = {
        folded(person.ho_ten)
        for person, is_wanted in zip(record.ca_nhan, wanted, strict=True)
        if is_wanted
    }
    return tuple(person for person in record.ca_nhan if folded(person.ho_ten) in names)


def _spot(record: Registration, person: Individual) -> Spot:
    return record.ma_don_vi, person.ho_ten, person.ma_can_bo


def _special(year: int, person: Individual, disciplined: _Disciplined) -> bool:
    """Whether more may be told of someone than that it depends on the year."""
    begun = person.ngay_tuyen_dung
    return (
        bool(person.nghi_viec or person.dao_tao or person.dang_xem_xet or person.ngay_ve_don_vi)
        or (begun is not None and begun.year >= year)
        or not codes((*person.danh_hieu, *person.khen_thuong)) <= _OF_THE_YEAR
        or person.ma_can_bo in disciplined.codes
        or folded(person.ho_ten) in disciplined.names
    )


def _disciplined(dataset: Dataset) -> _Disciplined:
    found = [entry for source in dataset.decisions for entry in source.record.ky_luat]
    return _Disciplined(
        frozenset(folded(entry.ho_ten) for entry in found),
        frozenset(entry.ma_can_bo for entry in found if entry.ma_can_bo),
    )
