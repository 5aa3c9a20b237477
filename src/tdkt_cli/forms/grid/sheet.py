"""A sheet's XML → its values and everything else that it says, in one walk over its events.

One reader, so that what is checked is what is read: limits, rows out of order, formulas without a
value, merged ranges, hidden rows and columns, struck text. The walk keeps the values within the
limits and nothing else, so that a sheet of any size costs no memory; one with too many values is
left as soon as they are counted.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from tdkt_cli.forms.grid.cells import MAX_COLUMNS, MAX_ROWS, Value
from tdkt_cli.forms.grid.references import REFERENCE, number_of, place_of
from tdkt_cli.forms.grid.shown import shown_number
from tdkt_cli.forms.grid.strings import ON, Rich, unescaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tdkt_cli.forms.grid.looks import Look

_MAX_MERGED = (
    MAX_ROWS * MAX_COLUMNS
)  # cells in merged ranges: each counted as often as it is in one
_FEED = 1 << 16
_MARGINS = frozenset(
    f"{which}{where}" for which in ("odd", "even", "first") for where in ("Header", "Footer")
)
_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|[0-9]+|.)')
"""What Excel puts into a margin: `&P` is the number of the page, `&"Arial,Bold"&12` a font."""


class TooManyCells(Exception):  # noqa: N818 — it ends a walk, nothing is broken
    """A sheet has more values than there is room for."""


class Sheet(NamedTuple):
    """What was seen in one sheet.

    Attributes:
        rows: the values, from the first row and column on.
        far: a cell with a value beyond the limits, as (row, column).
        empty_formulas: cells with a formula and no value.
        errors: cells with an error of Excel, such as `#REF!`.
        struck: cells with text that is struck through.
        hidden_rows: rows that nobody sees.
        hidden_columns: columns that nobody sees.
        merges: by (row, column), the first cell of each merged range.
        too_wide: a merged range beyond the limits, as written.
        disordered: rows or cells out of order, or twice.
        protected: its locked cells cannot be typed in.
        margins: text that is printed above and below each page.
        cells: how many cells have a value.
    """

    rows: tuple[tuple[Value, ...], ...]
    far: tuple[int, int] | None
    empty_formulas: frozenset[tuple[int, int]]
    errors: dict[tuple[int, int], str]
    struck: frozenset[tuple[int, int]]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merges: dict[tuple[int, int], tuple[int, int]]
    too_wide: str
    disordered: tuple[int, int] | None
    protected: bool
    margins: tuple[str, ...]
    cells: int


class Book(NamedTuple):
    """What the sheets of a workbook share.

    Attributes:
        strings: the texts that cells refer to by number.
        looks: what matters of the look that cells refer to by number.
        is_1904: day numbers count from 1904.
    """

    strings: Sequence[Rich] = ()
    looks: Sequence[Look] = ()
    is_1904: bool = False


def walk(data: bytes, book: Book, room: int) -> Sheet:
    """Walk over a sheet's XML.

    Args:
        data: the part.
        book: what its cells refer to.
        room: how many cells may have a value.

    Raises:
        TooManyCells: there are more.
        expat.ExpatError: it is not well-formed.
        ValueError: a cell says what it cannot mean.
    """
    walker = _Walk(book, room)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.text
    for start in range(0, len(data), _FEED):
        parser.Parse(data[start : start + _FEED], False)  # noqa: FBT003 — expat takes no names
    parser.Parse(b"", True)  # noqa: FBT003 — likewise
    return walker.result()


class _Walk:
    """The state of one walk."""

    def __init__(self, book: Book, room: int) -> None:
        self.book = book
        self.room = room
        self.row = self.column = self.cells = self.merged = 0
        self.rows: dict[int, list[Value]] = {}
        self.far: tuple[int, int] | None = None
        self.kind = ""
        self.style = 0
        self.formula = self.in_text = self.in_phonetic = self.run_struck = self.cell_struck = False
        self.has_value = False
        self.pieces: list[str] = []
        self.empty_formulas: set[tuple[int, int]] = set()
        self.errors: dict[tuple[int, int], str] = {}
        self.struck: set[tuple[int, int]] = set()
        self.hidden: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merges: dict[tuple[int, int], tuple[int, int]] = {}
        self.too_wide = ""
        self.disordered: tuple[int, int] | None = None
        self.protected = False
        self.margins: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take an element's start."""
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            self.start_cell(attributes)
        elif name == "v":
            self.in_text = self.has_value = True
        elif name == "t":
            self.in_text = not self.in_phonetic
        elif name == "f":
            self.formula = True
        elif name == "row":
            self.start_row(attributes)
        else:
            self.start_other(name, attributes)

    def start_other(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element that is less often there."""
        if name == "r":
            self.run_struck = False
        elif name == "strike":
            self.run_struck = attributes.get("val", "1") in ON
        elif name == "rPh":
            self.in_phonetic = True
        elif name == "col":
            self.start_column(attributes)
        elif name == "mergeCell":
            self.merge(attributes.get("ref", ""))
        elif name == "sheetProtection":
            self.protected = attributes.get("sheet") in ON
        elif name in _MARGINS:
            self.in_text, self.pieces = True, []

    def text(self, text: str) -> None:
        """Take characters of a value."""
        if self.in_text:
            self.pieces.append(text)
            self.cell_struck = self.cell_struck or self.run_struck

    def end(self, name: str) -> None:
        """Take an element's end: what a cell holds is known."""
        if ":" in name:
            name = name.rpartition(":")[2]
        if name in ("v", "t"):
            self.in_text = False
        elif name == "rPh":
            self.in_phonetic = False
        elif name == "c":
            self.end_cell()
        elif name in _MARGINS:
            self.in_text = False
            self.margins.append(" ".join(_CODE.sub(" ", "".join(self.pieces)).split()))

    def start_row(self, attributes: dict[str, str]) -> None:
        """Note a row's number, and whether it is hidden."""
        number = _whole(attributes.get("r"), self.row + 1)
        if number <= self.row:
            self.disordered = self.disordered or (number, 1)
        self.row, self.column = number, 0
        if attributes.get("hidden") in ON:
            self.hidden.add(number)

    def start_column(self, attributes: dict[str, str]) -> None:
        """Note columns that nobody sees."""
        if attributes.get("hidden") in ON:
            first = _whole(attributes.get("min"), 1)
            last = min(_whole(attributes.get("max"), first), MAX_COLUMNS)
            self.hidden_columns.update(range(first, last + 1))

    def start_cell(self, attributes: dict[str, str]) -> None:
        """Note a cell's column, kind and look."""
        column = self.column + 1
        reference = attributes.get("r")
        if reference:
            found = REFERENCE.fullmatch(reference)
            if not found or int(found[2]) != self.row or number_of(found[1]) < column:
                self.disordered = self.disordered or (self.row, column)
            else:
                column = number_of(found[1])
        self.column = column
        self.kind = attributes.get("t", "n")
        self.style = _whole(attributes.get("s"), 0)
        self.formula = self.has_value = self.run_struck = self.cell_struck = False
        self.pieces = []

    def end_cell(self) -> None:
        """Keep what a cell holds."""
        place = (self.row, self.column)
        text = "".join(self.pieces)
        # A formula whose result is an empty text has an empty value of that kind.
        if self.formula and not text and not (self.kind == "str" and self.has_value):
            self.empty_formulas.add(place)
        elif not text:
            return
        if self.row > MAX_ROWS or self.column > MAX_COLUMNS:
            self.far = self.far or place
            return
        self.cells += 1
        if self.cells > self.room:
            raise TooManyCells
        value = self.value(text) if text else None
        values = self.rows.setdefault(self.row, [])
        values.extend([None] * (self.column - 1 - len(values)))
        values.append(value)
        looks = self.book.looks
        if self.cell_struck or (self.style < len(looks) and looks[self.style].struck):
            self.struck.add(place)

    def value(self, text: str) -> Value:
        """Return what a cell's text means by the cell's kind."""
        kind = self.kind
        if kind == "s":
            rich = self.book.strings[int(text) if text.isascii() and text.isdigit() else -1 << 40]
            self.cell_struck = rich.struck
            return rich.text or None
        if kind in ("inlineStr", "str"):
            return unescaped(text)
        if kind == "n":
            looks = self.book.looks
            look = looks[self.style] if self.style < len(looks) else None
            return shown_number(text, look, is_1904=self.book.is_1904)
        if kind == "b":
            return text.strip() in ON
        if kind == "e":
            self.errors[self.row, self.column] = text
            return None
        if kind == "d":
            return datetime.fromisoformat(text).date()
        raise ValueError(kind)

    def merge(self, reference: str) -> None:
        """Note a merged range; one beyond the limits is named and not unrolled."""
        first, _, last = reference.partition(":")
        begin, end = place_of(first), place_of(last or first)
        if begin is None or end is None:
            self.too_wide = self.too_wide or reference[:20]
            return
        (row, column), (last_row, last_column) = begin, end
        self.merged += max(last_row - row + 1, 1) * max(last_column - column + 1, 1)
        if last_row > MAX_ROWS or last_column > MAX_COLUMNS or self.merged > _MAX_MERGED:
            self.too_wide = self.too_wide or reference[:20]
            return
        for each in range(row, last_row + 1):
            for other in range(column, last_column + 1):
                self.merges[each, other] = (row, column)

    def result(self) -> Sheet:
        """Return what was seen."""
        last = max(self.rows, default=0)
        return Sheet(
            tuple(tuple(self.rows.get(number, ())) for number in range(1, last + 1)),
            self.far,
            frozenset(self.empty_formulas),
            self.errors,
            frozenset(self.struck),
            frozenset(self.hidden),
            frozenset(self.hidden_columns),
            self.merges,
            self.too_wide,
            self.disordered,
            self.protected,
            tuple(dict.fromkeys(filter(None, self.margins))),
            self.cells,
        )


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else otherwise
