"""A citation: a place in an instrument, what stands there, and whether it holds on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.law.packaged import instrument

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tdkt_cli.law.records import Check, Instrument, Provision


class Citation(NamedTuple):
    """An article of an instrument, a clause or a point of it.

    Attributes:
        instrument: the code of an instrument.
        article: a number, or the name of a part of what has no articles (`Mục III.5.c`).
        source: the instrument itself when it does not ship with the program (a regulation).
    """

    instrument: str
    article: int | str
    clause: int | None = None
    point: str | None = None
    source: Instrument | None = None

    @property
    def within(self) -> Instrument:
        """The instrument cited."""
        return self.source or instrument(self.instrument)

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """The versions of what the citation points at, in the order of time.

        Raises:
            KeyError: the instrument's file does not list it, which is a bug of the package.
        """
        return self.within.provisions[self.article, self.clause, self.point]

    @property
    def provision(self) -> Provision:
        """The latest version of what the citation points at; `KeyError` as in `provisions`."""
        return self.provisions[-1]

    def holds(self, day: date) -> bool:
        """Whether the cited provision is in force on a day."""
        return self._on(day) is not None

    def check_on(self, day: date) -> Check:
        """Return how well the law of that day is known; `chua` too when it does not hold then."""
        found = self._on(day)
        unchecked = self.within.unchecked_from
        if found is None or (unchecked is not None and unchecked <= day):
            return "chua"
        return found.check

    def _on(self, day: date) -> Provision | None:
        if not self.within.in_force(day):
            return None
        return next((found for found in self.provisions if found.days.hold(day)), None)

    @property
    def in_papers(self) -> str:
        """The citation as a document prints it."""
        return f"{self._place}{self.within.name_in_papers}"

    @property
    def _place(self) -> str:
        point = f"điểm {self.point} " if self.point else ""
        clause = f"khoản {self.clause} " if self.clause else ""
        article = f"Điều {self.article} " if isinstance(self.article, int) else f"{self.article}, "
        return f"{point}{clause}{article}"

    def __str__(self) -> str:
        """Return the citation as the clerk reads it, smallest part first."""
        return f"{self._place}{self.within.name}"


def grouped(citations: Iterable[Citation]) -> tuple[str, ...]:
    """Return citations as papers print them, those of one instrument together and short.

    A part without an article is cited by its instrument alone: its name is our own.
    """
    places: dict[str, dict[str, None]] = {}
    for citation in citations:
        name = min(citation.within.name, citation.within.name_in_papers, key=len)
        found = places.setdefault(name, {})
        if isinstance(citation.article, int):
            found[citation._place.strip()] = None  # noqa: SLF001 — its own module
    return tuple(f"{', '.join(found)} {name}".strip() for name, found in places.items())
