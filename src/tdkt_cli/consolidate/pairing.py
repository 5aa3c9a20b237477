"""Which unit and which person of one side is which of the other (design §4, same person)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tdkt_cli.vietnamese import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tdkt_cli.consolidate.sides import Holder, Side

Pair = tuple["Holder | None", "Holder | None"]


def successors(before: Side, after: Side) -> dict[str, str]:
    """Return, for each unit of one side, the unit of the other that carries it on.

    A unit that has ended is carried on by the one its plan names in `thay_bang`, through any number
    of steps; a unit that only one side knows stands for itself.
    """
    known = {unit.ma_don_vi for unit in after.don_vi}
    active = {holder.ma_don_vi for holder in after.doi_tuong}
    if not after.toan_bo:  # where history stands too, an item says nothing of today's units
        active |= {item.ma_don_vi for item in after.noi_dung}
    next_unit = {
        unit.ma_don_vi: unit.thay_bang
        for side in (before, after)
        for unit in side.don_vi
        if unit.thay_bang
    }
    named = {unit.ma_don_vi for unit in before.don_vi}
    named |= {holder.ma_don_vi for holder in before.doi_tuong}
    return {code: _carried_on(code, next_unit, known, active) for code in sorted(named)}


def _carried_on(code: str, next_unit: Mapping[str, str], known: set[str], active: set[str]) -> str:
    seen = {code}
    current = code
    while current in next_unit and current not in active:
        current = next_unit[current]
        if current in seen:  # a ring of successors is no succession
            return code
        seen.add(current)
    return current if current in known else code


def people_pairs(
    before: Iterable[Holder], after: Iterable[Holder], units: Mapping[str, str]
) -> list[Pair]:
    """Return each person once: on both sides, on the first only, or on the second only.

    Args:
        before: the people of the first side.
        after: the people of the second side, whose order is kept; who is gone comes last.
        units: as `successors` gives them.
    """
    left, right = list(before), list(after)
    pairs: dict[int, int] = {}
    by_code = {one.ma_can_bo: n for n, one in enumerate(left) if one.ma_can_bo}
    for n, one in enumerate(right):
        if one.ma_can_bo in by_code:
            pairs[n] = by_code[one.ma_can_bo]
    left_spots = [(fold_name(one.ho_ten), units.get(one.ma_don_vi, one.ma_don_vi)) for one in left]
    right_spots = [(fold_name(one.ho_ten), one.ma_don_vi) for one in right]
    bearers = Counter(left_spots), Counter(right_spots)
    taken = set(pairs.values())
    for n, one in enumerate(right):
        spot = right_spots[n]
        if n in pairs or max(bearers[0][spot], bearers[1][spot]) > 1 or spot not in left_spots:
            continue
        other = left_spots.index(spot)
        if other not in taken and not (one.ma_can_bo and left[other].ma_can_bo):
            pairs[n] = other
            taken.add(other)
    found: list[Pair] = [
        (left[pairs[n]] if n in pairs else None, one) for n, one in enumerate(right)
    ]
    return [*found, *((one, None) for n, one in enumerate(left) if n not in taken)]
