"""What the last round rates and proposes, joined to the registrations."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.eligibility.identity import Namesakes, Who, namesakes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset, Individual, Person, Registration, Results, Sourced
    from tdkt_cli.models.results import IndividualReview

# Rules share one run's data: caching by the dataset is safe, it is one object a run.
bearers = lru_cache(maxsize=1)(namesakes)


class Reviewed(NamedTuple):
    """A person of the last round with what they registered, each with its place."""

    source: Sourced[Results]
    number: int
    person: IndividualReview
    filed: Sourced[Registration] | None
    at: int | None
    registered: Individual | None


def last_round(dataset: Dataset) -> tuple[Sourced[Results], ...]:
    """Return the results of the plan's last round: the only ones that rate and propose."""
    rounds = dataset.plan.record.dot_thi_dua if dataset.plan else ()
    return dataset.results_of(max(entry.so_dot for entry in rounds)) if rounds else ()


def registration_of(dataset: Dataset, unit: str) -> Sourced[Registration] | None:
    """Return what a unit filed."""
    return next((found for found in dataset.registrations if found.record.ma_don_vi == unit), None)


def key(names: Namesakes, person: Person | Individual, unit: str | None) -> str | None:
    """Return what tells a person from every other one, `None` where nothing does."""
    return key_of(names, person.ho_ten, person.ma_can_bo, unit)


def key_of(names: Namesakes, name: str, code: str | None, unit: str | None) -> str | None:
    """Return the key of a person named so; as `key`."""
    who = Who(name, code, unit)
    found = names.resolved(who)
    if found is None and names.ambiguous(who):
        return None
    return found or "\n".join((who.spot[0], unit or ""))


@lru_cache(maxsize=1)
def reviewed(dataset: Dataset) -> tuple[Reviewed, ...]:
    """Return each person of the last round with the registration, in the order of files."""
    return tuple(_reviewed(dataset))


def _reviewed(dataset: Dataset) -> Iterator[Reviewed]:
    names = bearers(dataset)
    for source in last_round(dataset):
        unit = source.record.ma_don_vi
        filed = registration_of(dataset, unit)
        people = filed.record.ca_nhan if filed else ()
        places = {key(names, person, unit): n for n, person in enumerate(people)}
        for index, person in enumerate(source.record.ca_nhan):
            mine = key(names, person, unit)
            at = places.get(mine) if mine is not None else None
            registered = people[at] if at is not None else None
            yield Reviewed(source, index, person, filed, at, registered)
