"""Decisions of the year, and what the units proposed, looked up in constant time."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.rules.law_names import codes
from tdkt_cli.rules.law_review import bearers, key, last_round

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset, Decision, DecisionsOfYear, Sourced


class Proposed(NamedTuple):
    """Who is proposed for what; `units` are those that reported in the last round."""

    units: frozenset[str]
    titles: dict[str, frozenset[str]]

    def lacks_person(self, unit: str | None, who: str | None, code: str) -> bool:
        """Whether a person's unit reported, and did not propose the person for a title."""
        return unit in self.units and who is not None and code not in self.titles.get(who, ())


def decisions_of_year(
    dataset: Dataset,
) -> Iterator[tuple[Sourced[DecisionsOfYear], int, Decision]]:
    """Yield the decisions in force on this year's achievement, with their index."""
    for source in dataset.decisions:
        if source.record.nam_thanh_tich == dataset.year:
            for d, decision in enumerate(source.record.quyet_dinh):
                if decision.ngay_huy_bo is None:
                    yield source, d, decision


@lru_cache(maxsize=1)
def proposed_titles(dataset: Dataset) -> Proposed:
    """Return what the last round proposes, by person."""
    names = bearers(dataset)
    found: dict[str, frozenset[str]] = {}
    for source in last_round(dataset):
        for person in source.record.ca_nhan:
            who = key(names, person, source.record.ma_don_vi)
            if who is not None:
                found[who] = found.get(who, frozenset()) | codes(person.de_nghi)
    units = frozenset(s.record.ma_don_vi for s in last_round(dataset) if s.record.ca_nhan)
    return Proposed(units, found)
