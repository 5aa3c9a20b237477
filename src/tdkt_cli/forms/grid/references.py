"""References to cells, as a sheet's XML writes them: `B7`, `$B$7`."""

from __future__ import annotations

import re

REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
"""Letters of the column, number of the row."""


def number_of(letters: str) -> int:
    """Return a column's number from its letters: `A` → 1, `XFD` → 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def place_of(reference: str) -> tuple[int, int] | None:
    """Return a cell's (row, column) from its letters and number, `None` for anything else."""
    found = REFERENCE.fullmatch(reference)
    return (int(found[2]), number_of(found[1])) if found else None
