"""What a sheet's XML says that openpyxl's fast reader passes over: one walk over its events.

The fast reader does not tell a formula without a value from an empty cell, skips rows that are out
of order, and knows neither merged ranges nor hidden rows. All of it stands in the XML; the walk
keeps nothing but what it finds, so that a sheet of any size costs no memory.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.parsers import expat

from tdkt_cli.forms.grid.cells import MAX_COLUMNS, MAX_ROWS

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_MAX_MERGED = (
    MAX_ROWS * MAX_COLUMNS
)  # cells in merged ranges: each counted as often as it is in one
_FEED = 1 << 16
_YES = ("1", "true")


class Scan(NamedTuple):
    """What was seen in one sheet.

    Attributes:
        last_row: the last row with a value, within the limits.
        last_column: the last column with a value, within the limits.
        far: a cell with a value beyond the limits, as (row, column).
        empty_formulas: cells with a formula and no value.
        hidden_rows: rows that nobody sees.
        hidden_columns: columns that nobody sees.
        merges: by (row, column), the first cell of each merged range.
        too_wide: a merged range beyond the limits, as written.
        disordered: rows or cells out of order, or twice.
        cells: how many cells have a value.
    """

    last_row: int
    last_column: int
    far: tuple[int, int] | None
    empty_formulas: frozenset[tuple[int, int]]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merges: dict[tuple[int, int], tuple[int, int]]
    too_wide: str
    disordered: tuple[int, int] | None
    cells: int


def scan(data: bytes) -> Scan:
    """Walk over a sheet's XML.

    Raises:
        expat.ExpatError: it is not well-formed.
    """
    walk = _Walk()
    parser = expat.ParserCreate()
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.text
    for start in range(0, len(data), _FEED):
        parser.Parse(data[start : start + _FEED], False)  # noqa: FBT003 — expat takes no names
    parser.Parse(b"", True)  # noqa: FBT003 — likewise
    return walk.result()


def number_of(letters: str) -> int:
    """Return a column's number from its letters: `A` → 1, `XFD` → 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class _Walk:
    """The state of one walk."""

    def __init__(self) -> None:
        self.row = self.column = 0
        self.last_row = self.last_column = 0
        self.far: tuple[int, int] | None = None
        self.formula = self.value = self.in_value = False
        self.empty_formulas: set[tuple[int, int]] = set()
        self.hidden: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merges: dict[tuple[int, int], tuple[int, int]] = {}
        self.merged = self.cells = 0
        self.too_wide = ""
        self.disordered: tuple[int, int] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take an element's start."""
        name = name.rpartition(":")[2]
        if name == "c":
            self.start_cell(attributes.get("r"))
        elif name in ("v", "is"):
            self.in_value = True
        elif name == "f":
            self.formula = True
        elif name == "row":
            self.start_row(attributes)
        elif name == "col" and attributes.get("hidden") in _YES:
            first = _whole(attributes.get("min"), 1)
            last = min(_whole(attributes.get("max"), first), MAX_COLUMNS)
            self.hidden_columns.update(range(first, last + 1))
        elif name == "mergeCell":
            self.merge(attributes.get("ref", ""))

    def text(self, _text: str) -> None:
        """Take characters: an empty `v` is no value."""
        if self.in_value:
            self.value = True

    def end(self, name: str) -> None:
        """Take an element's end: what a cell holds is known."""
        name = name.rpartition(":")[2]
        if name in ("v", "is"):
            self.in_value = False
        if name != "c":
            return
        place = (self.row, self.column)
        if self.formula and not self.value:
            self.empty_formulas.add(place)
        if not (self.value or self.formula):
            return
        if self.row > MAX_ROWS or self.column > MAX_COLUMNS:
            self.far = self.far or place
            return
        self.cells += 1
        self.last_row = max(self.last_row, self.row)
        self.last_column = max(self.last_column, self.column)

    def start_row(self, attributes: dict[str, str]) -> None:
        """Note a row's number, and whether it is hidden."""
        number = _whole(attributes.get("r"), self.row + 1)
        if number <= self.row:
            self.disordered = self.disordered or (number, 1)
        self.row, self.column = number, 0
        if attributes.get("hidden") in _YES:
            self.hidden.add(number)

    def start_cell(self, reference: str | None) -> None:
        """Note a cell's column."""
        column = self.column + 1
        if reference:
            found = _REFERENCE.fullmatch(reference)
            if not found or int(found[2]) != self.row or number_of(found[1]) < column:
                self.disordered = self.disordered or (self.row, column)
            else:
                column = number_of(found[1])
        self.column = column
        self.formula = self.value = False

    def merge(self, reference: str) -> None:
        """Note a merged range; one beyond the limits is named and not unrolled."""
        first, _, last = reference.partition(":")
        ends = [_REFERENCE.fullmatch(part) for part in (first, last or first)]
        if None in ends:
            self.too_wide = self.too_wide or reference[:20]
            return
        (column, row), (last_column, last_row) = (
            (number_of(end[1]), int(end[2])) for end in ends if end
        )
        self.merged += max(last_row - row + 1, 1) * max(last_column - column + 1, 1)
        if last_row > MAX_ROWS or last_column > MAX_COLUMNS or self.merged > _MAX_MERGED:
            self.too_wide = self.too_wide or reference[:20]
            return
        for each in range(row, last_row + 1):
            for other in range(column, last_column + 1):
                self.merges[each, other] = (row, column)

    def result(self) -> Scan:
        """Return what was seen."""
        return Scan(
            self.last_row,
            self.last_column,
            self.far,
            frozenset(self.empty_formulas),
            frozenset(self.hidden),
            frozenset(self.hidden_columns),
            self.merges,
            self.too_wide,
            self.disordered,
            self.cells,
        )


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else otherwise
