"""Who is who across files and years: the rule of the same person (design §4).

Equal are people with equal `ma_can_bo`; or, one side without a code, with equal folded name and
unit and no second bearer of that name in the unit; otherwise they are two people.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from tdkt_cli.vietnamese import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tdkt_cli.models import Dataset, Individual, Person

Entry = TypeVar("Entry")

folded = lru_cache(maxsize=1 << 16)(fold_name)


class Who(NamedTuple):
    """How a place in the data names a person."""

    name: str
    code: str | None
    unit: str | None

    @property
    def spot(self) -> tuple[str, str | None]:
        """The folded name with the unit."""
        return folded(self.name), self.unit


class Namesakes:
    """Which names are borne twice in a unit, and which code a name in a unit stands for."""

    def __init__(self) -> None:
        self._codes: defaultdict[tuple[str, str | None], set[str]] = defaultdict(set)
        self._twice: set[tuple[str, str | None]] = set()

    def note(self, who: Who) -> None:
        """Take note of a person named anywhere."""
        if who.code is not None and who.unit is not None:
            self._codes[who.spot].add(who.code)

    def note_list(self, unit: str, people: Iterable[Individual | Person]) -> None:
        """Take note of one paper's list: a name that stands there twice has two bearers."""
        seen: dict[tuple[str, str | None], str | None] = {}
        for person in people:
            who = Who(person.ho_ten, person.ma_can_bo, unit)
            self.note(who)
            if who.spot in seen and (who.code is None or seen[who.spot] != who.code):
                self._twice.add(who.spot)
            seen[who.spot] = who.code

    def ambiguous(self, who: Who) -> bool:
        """Whether a name without a code does not tell whose it is."""
        return who.unit is None or who.spot in self._twice or len(self.bearers(who)) > 1

    def bearers(self, who: Who) -> tuple[str, ...]:
        """Return the codes of those who bear this name in this unit."""
        return tuple(sorted(self._codes.get(who.spot, ())))

    def bearers_anywhere(self, name: str) -> tuple[str, ...]:
        """Return the codes of those who bear this name in any unit."""
        wanted = folded(name)
        spots = (codes for (one, _), codes in self._codes.items() if one == wanted)
        return tuple(sorted({code for codes in spots for code in codes}))

    def resolved(self, who: Who) -> str | None:
        """Return the code of a person, found by name and unit where the place has none."""
        if who.code is not None or self.ambiguous(who):
            return who.code
        return next(iter(self.bearers(who)), None)


def namesakes(dataset: Dataset) -> Namesakes:
    """Return the bearers of names in every list of people of a year's data."""
    found = Namesakes()
    for registration in dataset.registrations:
        found.note_list(registration.record.ma_don_vi, registration.record.ca_nhan)
    for results in dataset.results:
        found.note_list(results.record.ma_don_vi, results.record.ca_nhan)
    for year in dataset.decisions:
        record = year.record
        for decision in record.quyet_dinh:
            for awards in decision.danh_sach:
                for person in awards.ca_nhan:
                    found.note(Who(person.ho_ten, person.ma_can_bo, person.ma_don_vi))
        for entry in (*record.xep_loai.ca_nhan, *record.ky_luat):
            found.note(Who(entry.ho_ten, entry.ma_can_bo, entry.ma_don_vi))
    return found


class PeopleIndex(Generic[Entry]):
    """Entries by person, looked up in constant time."""

    def __init__(self, names: Namesakes) -> None:
        self._names = names
        self._by_code: defaultdict[str, list[Entry]] = defaultdict(list)
        self._by_spot: defaultdict[tuple[str, str | None], list[Entry]] = defaultdict(list)
        self._unclear: defaultdict[str, list[tuple[str | None, Entry]]] = defaultdict(list)

    def add(self, who: Who, entry: Entry) -> None:
        """File an entry under the person it names."""
        code = self._names.resolved(who)
        if code is not None:
            self._by_code[code].append(entry)
        elif self._names.ambiguous(who):
            self._unclear[folded(who.name)].append((who.unit, entry))
        else:
            self._by_spot[who.spot].append(entry)

    def of(self, who: Who) -> tuple[Entry, ...]:
        """Return the entries of this very person."""
        code = self._names.resolved(who)
        if code is not None:
            return tuple(self._by_code.get(code, ()))
        if self._names.ambiguous(who):
            return ()
        return tuple(self._by_spot.get(who.spot, ()))

    def may_be(self, who: Who, there: Who) -> bool:
        """Whether a name in another unit may be this person: nobody with another code bears it."""
        bearers = self._names.bearers(there)
        return not bearers or who.code is None or who.code in bearers

    def unclear(self, who: Who) -> tuple[Entry, ...]:
        """Return the entries that may be this person's or a namesake's: nothing tells whose."""
        name, unit = who.spot
        found = [entry for place, entry in self._unclear.get(name, ()) if place in (None, unit)]
        if self._names.resolved(who) is None and self._names.ambiguous(who):
            found += [
                entry for code in self._names.bearers(who) for entry in self._by_code.get(code, ())
            ]
        return tuple(found)
