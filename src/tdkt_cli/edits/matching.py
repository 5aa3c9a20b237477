"""Which items of a list are the same before and after a change."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.edits.plain import Plain

_ALIKE = 0.5
_MOST_COMPARED = 40_000  # pairs of items; a whole list of other items is not compared one by one
Pair = tuple[int, int]


def same_items(old: Sequence[Plain], new: Sequence[Plain]) -> list[Pair]:
    """Return the indexes of the items that stay, in order: equal ones, and ones that changed.

    Args:
        old: the items before.
        new: the items after.
    """
    matcher = SequenceMatcher(
        None, [json.dumps(item) for item in old], [json.dumps(item) for item in new], autojunk=False
    )
    pairs: list[Pair] = []
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        if kind == "equal":
            pairs.extend(zip(range(first, last), range(new_first, new_last), strict=True))
        elif kind == "replace":
            found = _alike(old[first:last], new[new_first:new_last])
            pairs.extend((first + left, new_first + right) for left, right in found)
    return pairs


def _alike(old: Sequence[Plain], new: Sequence[Plain]) -> Iterator[Pair]:
    """Yield the pairs of changed items with the greatest likeness, in order."""
    if len(old) * len(new) > _MOST_COMPARED:
        return
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    likeness = [[_likeness(left, right) for right in new] for left in old]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            both = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= _ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    i = j = 0
    while i < len(old) and j < len(new):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def _likeness(left: Plain, right: Plain) -> float:
    """Return how much two items are alike, from 0 to 1: the share of equal values in tables."""
    if isinstance(left, dict) and isinstance(right, dict):
        keys = [key for key in {**left, **right} if left.get(key) or right.get(key)]
        if not keys:
            return 1.0
        first = next(iter(left), None)
        same = first is not None and left[first] is not None and left[first] == right.get(first)
        share = sum(left.get(key) == right.get(key) for key in keys) / len(keys)
        return max(share, _ALIKE) if same else share
    if isinstance(left, str) and isinstance(right, str):
        return max(SequenceMatcher(None, left, right).ratio(), _ALIKE)
    return _ALIKE if type(left) is type(right) else 0.0
