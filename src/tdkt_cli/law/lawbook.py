"""The look-up: a name and a day → the one value in force."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.law.citation import Citation
from tdkt_cli.law.packaged import instruments
from tdkt_cli.law.value_names import absence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from tdkt_cli.law.records import Check, Content, Days, Instrument, Place


class LegalValue(NamedTuple):
    """A number or a choice of the law, with its article and how well that is known.

    Attributes:
        check: the mark on the day asked for; in a history, the mark of the provision itself.
    """

    name: str
    value: Content
    citation: Citation
    check: Check

    @property
    def whole(self) -> int:
        """The value as a whole number; `TypeError` when it is none."""
        if not isinstance(self.value, int):
            raise TypeError(self.name)
        return self.value

    @property
    def decimal(self) -> Decimal:
        """The value as an exact number; `TypeError` when it is none."""
        if isinstance(self.value, str):
            raise TypeError(self.name)
        return Decimal(self.value)

    @property
    def part(self) -> Fraction:
        """The value as a part of a whole such as `2/3`; `ValueError` when it is none."""
        return Fraction(self.word)

    @property
    def word(self) -> str:
        """The value as one of its choices; `TypeError` when it is a number."""
        if not isinstance(self.value, str):
            raise TypeError(self.name)
        return self.value


class NoValueError(LookupError):
    """No value of that name holds on that day.

    Attributes:
        reason: why the data have none, one Vietnamese sentence; empty when none is stated.
    """

    def __init__(self, name: str, day: date, reason: str) -> None:
        super().__init__(f"{name}, {day:%d/%m/%Y}: {reason or 'không có giá trị'}")
        self.name = name
        self.day = day
        self.reason = reason


@dataclass(frozen=True, eq=False)
class Lawbook:
    """Instruments together: the packaged ones, and an agency's regulations handed in."""

    instruments: tuple[Instrument, ...]

    @cached_property
    def _values(self) -> dict[str, tuple[tuple[Days, LegalValue], ...]]:
        found: dict[str, list[tuple[Days, LegalValue]]] = defaultdict(list)
        for instrument in self.instruments:
            for days, value in _values_of(instrument):
                found[value.name].append((days, value))
        return {name: tuple(sorted(values, key=_first)) for name, values in found.items()}

    def value(self, name: str, day: date) -> LegalValue:
        """Return the one value in force.

        Args:
            name: one of `names()`.
            day: the day whose law is asked for.

        Raises:
            NoValueError: no value holds on that day (a `LookupError`, with the reason).
            ValueError: two values hold on that day (`conflicts` lists them beforehand).
        """
        found = [value for days, value in self._values.get(name, ()) if days.hold(day)]
        if not found:
            raise NoValueError(name, day, absence(name, day))
        if len(found) > 1:
            raise ValueError(f"{name}, {day:%d/%m/%Y}: {'; '.join(str(v.citation) for v in found)}")
        return found[0]._replace(check=found[0].citation.check_on(day))

    def known(self, name: str, day: date) -> LegalValue | None:
        """Return the one value in force, `None` when no value holds on that day."""
        try:
            return self.value(name, day)
        except NoValueError:
            return None

    def history(self, name: str) -> tuple[tuple[date | None, date | None, LegalValue], ...]:
        """Return every value of a name with its first and last day, in the order of time."""
        return tuple((days.first, days.last, value) for days, value in self._values.get(name, ()))

    @cached_property
    def regulations(self) -> tuple[Instrument, ...]:
        """The instruments that do not ship with the program."""
        return tuple(found for found in self.instruments if found not in instruments())

    def local(self, name: str, day: date) -> LegalValue | None:
        """Return the value that a regulation handed in sets on a day, if any does."""
        if not self.regulations:
            return None
        found = self.known(name, day)
        return found if found and found.citation.source else None

    def conflicts(self) -> tuple[tuple[LegalValue, LegalValue], ...]:
        """Return pairs of values of one name that hold on the same day."""
        return tuple(
            (earlier, later)
            for values in self._values.values()
            for index, (days, earlier) in enumerate(values)
            for other, later in values[index + 1 :]
            if _meet(days, other)
        )


def _values_of(instrument: Instrument) -> Iterator[tuple[Days, LegalValue]]:
    for place, versions in instrument.provisions.items():
        citation = citation_of(instrument, place)
        for provision in versions:
            days = instrument.days.within(provision.days)
            for name, content in provision.values.items():
                yield days, LegalValue(name, content, citation, provision.check)


def citation_of(instrument: Instrument, place: Place) -> Citation:
    """Return the citation of a place in an instrument, packaged or handed in."""
    own = instrument not in instruments()
    return Citation(instrument.code, *place, instrument if own else None)


def _first(entry: tuple[Days, LegalValue]) -> str:
    return entry[0].first.isoformat() if entry[0].first else ""


def _meet(one: Days, other: Days) -> bool:
    both = one.within(other)
    return both.first is None or both.last is None or both.first <= both.last


@cache
def national() -> Lawbook:
    """Return the law that ships with the program."""
    return Lawbook(instruments())


def with_regulations(regulations: Iterable[Instrument]) -> Lawbook:
    """Return the packaged law together with an agency's or province's regulations."""
    return Lawbook((*instruments(), *regulations))


def value(name: str, day: date) -> LegalValue:
    """Return the one value of the packaged law in force; errors as `Lawbook.value`."""
    return national().value(name, day)


def history(name: str) -> tuple[tuple[date | None, date | None, LegalValue], ...]:
    """Return every packaged value of a name with its first and last day."""
    return national().history(name)
