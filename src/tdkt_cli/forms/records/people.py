"""Who a name in a form is: someone the data know, or someone new who gets a code here.

The same person (design §4): equal `ma_can_bo`; or folded name and unit equal with no second bearer
of that name in the unit. Codes are never typed: a new person gets the next free number of the
unit's prefix.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.eligibility.identity import folded
from tdkt_cli.forms.grid.cells import Fault
from tdkt_cli.forms.reading.said import Entry, Said, Tree
from tdkt_cli.rules.mentions import mentions
from tdkt_cli.vietnamese import without_marks

if TYPE_CHECKING:
    from tdkt_cli.models import Dataset

_CODE = re.compile(r"([A-ZĐ]{1,8})-([0-9]{1,4})")
_LONGEST_PREFIX = 8


class Bearer(NamedTuple):
    """A person as the data name them."""

    name: str
    code: str | None
    unit: str | None


class People:
    """Everybody that the data name, and the codes given out in this run."""

    def __init__(self, dataset: Dataset) -> None:
        self._unit_names: dict[str, str] = {
            unit.ma_don_vi: unit.ten_don_vi for unit in dataset.units()
        }
        self._by_code: dict[str, Bearer] = {}
        self._by_name: defaultdict[str, list[Bearer]] = defaultdict(list)
        self._numbers: defaultdict[str, int] = defaultdict(int)
        self._prefixes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for mention in mentions(dataset):
            self.note(Bearer(mention.name, mention.code, mention.unit))

    def note(self, person: Bearer) -> None:
        """Take note of a person; the first spelling of a name is kept."""
        if person.code is not None:
            self._by_code.setdefault(person.code, person)
            found = _CODE.fullmatch(person.code)
            if found:
                self._numbers[found[1]] = max(self._numbers[found[1]], int(found[2]))
                if person.unit is not None:
                    self._prefixes[person.unit][found[1]] += 1
        known = self._by_name[folded(person.name)]
        if not any((one.code, one.unit) == (person.code, person.unit) for one in known):
            known.append(person)

    def of_code(self, code: str) -> Bearer | None:
        """Return who has a code."""
        return self._by_code.get(code)

    def bearers(self, name: str, unit: str | None) -> list[Bearer]:
        """Return who bears a name in a unit, each person once; without a unit, anywhere."""
        found = self._by_name.get(folded(name), ())
        in_unit = [one for one in found if unit is None or one.unit == unit]
        codes = {one.code: one for one in reversed(in_unit) if one.code is not None}
        return list(codes.values()) or in_unit[:1]

    def elsewhere(self, name: str, unit: str | None) -> list[Bearer]:
        """Return the people with codes who bear a name in other units."""
        bearers = self._by_name.get(folded(name), ())
        found = {one.code: one for one in bearers if one.code and one.unit not in (None, unit)}
        return list(found.values())

    def new_code(self, unit: str) -> str:
        """Give out the next free code of a unit."""
        prefix = self.prefix(unit)
        self._numbers[prefix] += 1
        return f"{prefix}-{self._numbers[prefix]:02d}"

    def prefix(self, unit: str) -> str:
        """Return the letters before the number in the codes of a unit's people."""
        used = self._prefixes.get(unit)
        if used:
            return used.most_common(1)[0][0]
        taken = {
            prefix for other, found in self._prefixes.items() if other != unit for prefix in found
        }
        name = self._unit_names.get(unit, unit)
        return _free(_initials(name, unit), taken)

    def unit_name(self, code: str | None) -> str:
        """Return the name of a unit of the plan, else its code."""
        return self._unit_names.get(code or "", code or "")


def _initials(name: str, code: str) -> str:
    """Return the capitals of a unit's words: `Phòng Kế hoạch - Tổng hợp` → `KHTH`."""
    words: list[str] = re.findall(r"[a-z]+", without_marks(name)) or re.findall(r"[a-z]+", code)
    if len(words) > 2 and words[0] == "phong":
        words = words[1:]
    return "".join(word[0] for word in words).upper()[:_LONGEST_PREFIX] or "CB"


def _free(prefix: str, taken: set[str]) -> str:
    """Return a prefix that no other unit has: the same, else with a letter more."""
    for letter in " ABCDEFGHIKLMNOPQRSTUVXY":
        longer = f"{prefix[: _LONGEST_PREFIX - 1]}{letter}" if letter.strip() else prefix
        if longer not in taken:
            return longer
    return prefix


def identify(
    person: dict[str, Tree], unit: str | None, people: People, *, gives_codes: bool = False
) -> list[Fault]:
    """Settle who a person of a form is: their code, and their name as the data spell it.

    Args:
        person: has `ho_ten` (`Said`) and perhaps `ma_can_bo`; both are settled in place.
        unit: the unit, `None` where the form does not say.
        people: everybody known.
        gives_codes: somebody new gets a code.

    Returns:
        What is wrong, or what the clerk should know.
    """
    name = person.get("ho_ten")
    if not isinstance(name, Said):
        return []
    code = person.get("ma_can_bo")
    if code:
        return _with_code(person, name, str(code), people)
    found = people.bearers(name, unit)
    if len(found) > 1:
        codes = ", ".join(sorted(one.code or "" for one in found))
        return [Fault("form_namesakes", name.spot, (name, codes))]
    if found:
        if found[0].code is not None:
            person["ma_can_bo"] = Said(found[0].code, name.spot)
        return _spelt(person, name, found[0])
    return _new(person, name, unit, people) if gives_codes and unit else []


def _with_code(person: dict[str, Tree], name: Said, code: str, people: People) -> list[Fault]:
    known = people.of_code(code)
    if known is None:
        typed = isinstance(person, Entry) and person.typed_code
        spot = getattr(person["ma_can_bo"], "spot", name.spot)
        return [Fault("form_typed_code", spot, (code, name))] if typed else []
    if folded(known.name) != folded(name):
        return [Fault("form_other_person", name.spot, (name, known.name, code))]
    return _spelt(person, name, known)


def _spelt(person: dict[str, Tree], name: Said, known: Bearer) -> list[Fault]:
    """Keep the spelling that the data have; say so where capitals differ."""
    person["ho_ten"] = Said(known.name, name.spot)
    if name.casefold() != known.name.casefold() or name == known.name or name.isupper():
        return []
    return [Fault("form_kept_spelling", name.spot, (name, known.name))]


def _new(person: dict[str, Tree], name: Said, unit: str, people: People) -> list[Fault]:
    code = people.new_code(unit)
    namesakes = people.elsewhere(name, unit)
    people.note(Bearer(name, code, unit))
    person["ma_can_bo"] = Said(code, name.spot)
    faults = [Fault("form_new_person", name.spot, (name, code))]
    if namesakes:
        other = namesakes[0]
        place = people.unit_name(other.unit)
        faults.append(Fault("form_same_name_elsewhere", name.spot, (name, other.code or "", place)))
    return faults
