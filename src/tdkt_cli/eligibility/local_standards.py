"""Standards that the agency's or province's own regulation adds to a title, in its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.eligibility.stating import for_people
from tdkt_cli.law import citation_of, titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.eligibility.cases import Sitting
    from tdkt_cli.eligibility.outcomes import Condition
    from tdkt_cli.law import Citation


def further_standards(sitting: Sitting, code: str) -> Iterator[Condition]:
    """Yield the conditions that regulations in force add to a title: for people to judge."""
    for citation, subject in added_to(sitting, code):
        yield for_people(sitting, _code_of(citation), subject, (citation,))


def added_to(sitting: Sitting, code: str) -> Iterator[tuple[Citation, str]]:
    """Yield the provisions of regulations in force that name a title, with what they ask."""
    for instrument in sitting.law.regulations:
        for place, versions in instrument.provisions.items():
            for provision in versions:
                days = instrument.days.within(provision.days)
                if days.hold(sitting.day) and code in _codes(provision.standard_of):
                    yield citation_of(instrument, place), provision.subject


def _codes(names: tuple[str, ...]) -> set[str]:
    return {title.code for name in names if (title := titles.find(name))}


def _code_of(citation: Citation) -> str:
    parts = (citation.instrument, citation.article, citation.clause, citation.point)
    return f"quy_dinh.{'-'.join(str(part) for part in parts if part is not None)}"
