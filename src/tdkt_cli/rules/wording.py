"""Words that several rules share: names of units, suggestions, lists in prose."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from tdkt_cli.vietnamese import without_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tdkt_cli.models import Dataset


def unit_names(dataset: Dataset) -> dict[str, str]:
    """Return the names of the plan's units by code."""
    return {unit.ma_don_vi: unit.ten_don_vi for unit in dataset.units()}


def suggestion(code: str, known: Iterable[str]) -> str | None:
    """Return the known code that a misspelt one was probably meant to be."""
    folded = {without_marks(name): name for name in known}
    close = difflib.get_close_matches(without_marks(code), list(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def listed(parts: Iterable[str]) -> str:
    """Return `a, b và c`."""
    *first, last = parts
    return f"{', '.join(first)} và {last}" if first else last
