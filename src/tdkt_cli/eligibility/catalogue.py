"""Which conditions a title has: the one place that a new list of conditions is added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.eligibility.collective_commendations import COLLECTIVE_COMMENDATIONS
from tdkt_cli.eligibility.collective_titles import COLLECTIVE_TITLES
from tdkt_cli.eligibility.commendations import COMMENDATIONS
from tdkt_cli.eligibility.everyone import inquiries, past_disciplines
from tdkt_cli.eligibility.individual_titles import INDIVIDUAL_TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.eligibility.cases import PersonCase, UnitCase
    from tdkt_cli.eligibility.outcomes import Condition

OF_INDIVIDUALS = {**INDIVIDUAL_TITLES, **COMMENDATIONS}
OF_COLLECTIVES = {
    code: (inquiries, past_disciplines, *conditions)
    for code, conditions in {**COLLECTIVE_TITLES, **COLLECTIVE_COMMENDATIONS}.items()
}


def for_individuals(code: str, case: PersonCase) -> Iterator[Condition]:
    """Yield the judged conditions of a title of a person; none when persons cannot have it."""
    for condition in OF_INDIVIDUALS.get(code, ()):
        yield from condition(case)


def for_collectives(code: str, case: UnitCase) -> Iterator[Condition]:
    """Yield the judged conditions of a title of a collective; none when it cannot have it."""
    for condition in OF_COLLECTIVES.get(code, ()):
        yield from condition(case)
