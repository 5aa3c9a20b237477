"""Units that took the place of others, and units that people came from: whose past is theirs too.

After a rearrangement the plan keeps the old unit with `den_ngay` and `thay_bang`, its successor.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tdkt_cli.vietnamese import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tdkt_cli.models import Individual, Unit


class Lineage:
    """The units of a plan with those that they took the place of."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = {unit.ma_don_vi: unit for unit in units}
        self._before: defaultdict[str, list[str]] = defaultdict(list)
        for unit in self._units.values():
            if unit.thay_bang is not None:
                self._before[unit.thay_bang].append(unit.ma_don_vi)

    def before(self, unit: str) -> tuple[str, ...]:
        """Return the units whose place a unit took, in the plan's order."""
        return tuple(self._before.get(unit, ()))

    def ancestors(self, unit: str) -> tuple[str, ...]:
        """Return these units with those before them, each once; a circle in the plan ends it."""
        found: dict[str, None] = {}
        pending = list(self.before(unit))
        while pending:
            code = pending.pop(0)
            if code != unit and code not in found:
                found[code] = None
                pending += self.before(code)
        return tuple(found)

    def former_units(self, unit: str, person: Individual | None) -> tuple[str, ...]:
        """Return the units under which the past of a person may be filed, beside their own."""
        came_from = self.came_from(person)
        old = (came_from, *self.ancestors(came_from)) if came_from else ()
        return tuple(dict.fromkeys(code for code in (*self.ancestors(unit), *old) if code != unit))

    def came_from(self, person: Individual | None) -> str | None:
        """Return the code of the unit that `don_vi_cu` names, by code or name."""
        if person is None or person.don_vi_cu is None:
            return None
        wanted = fold_text(person.don_vi_cu)
        for code, unit in self._units.items():
            names = (code, unit.ten_don_vi, unit.collective_name)
            if wanted in map(fold_text, names):
                return code
        return None

    def ended_by(self, unit: str | None, day: date) -> bool:
        """Whether a unit of the plan was no more on a day."""
        last = self._units[unit].den_ngay if unit in self._units else None
        return last is not None and last <= day

    def founded(self, unit: str) -> date | None:
        """Return the day of foundation, that of the oldest unit whose place it took."""
        days = [
            known.ngay_thanh_lap if (known := self._units.get(code)) else None
            for code in (unit, *self.ancestors(unit))
        ]
        return min((day for day in days if day), default=None) if all(days) else None
