"""A cell, where it stands, and the grid of cells that a sheet or a table is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import NamedTuple

Value = str | int | float | bool | date | None
"""What stands in a cell: text, a number, a yes or no of Excel, a day; `None` when it is empty."""

MAX_ROWS = 2_000
MAX_COLUMNS = 50
MAX_SHEETS = 50
MAX_CELLS = 20_000
"""Filled cells of a file: two thousand rows of ten, which are read within two seconds."""
MAX_PART = 8 * 1024 * 1024
"""Bytes of one part of a file that is read: twice what a full sheet within the limits takes."""
PARAGRAPHS = "đoạn văn"
"""The grid of the paragraphs of a Word file, one a row."""

MAX_SPAN = 63  # Word's own limit of columns in a table


class Spot(NamedTuple):
    """Where a cell stands, counted from 1.

    Attributes:
        sheet: the sheet's name; `bảng 2`, `đoạn văn` in a Word file.
        row: 0 for the sheet as a whole.
        in_word: a table or paragraph of a Word file, whose cells have no letters.
        form: which of the forms that are read together, counted from 0.
    """

    sheet: str
    row: int = 0
    column: int = 0
    in_word: bool = False
    form: int = 0

    @property
    def path(self) -> str:
        """The address for programs: `Cá nhân!C7`, `bảng 2, hàng 5, cột 3`, `đoạn 4`."""
        if not self.row:
            return self.sheet
        if not self.in_word:
            return f"{self.sheet}!{column_letters(self.column)}{self.row}"
        if not self.column:
            return f"đoạn {self.row}"
        return f"{self.sheet}, hàng {self.row}, cột {self.column}"

    @property
    def words(self) -> str:
        """The address in a sentence: `trang «Cá nhân», ô C7`, `bảng 2, hàng 5, cột 3`."""
        if self.in_word:
            return self.path
        if not self.row:
            return f"trang «{self.sheet}»"
        return f"trang «{self.sheet}», ô {column_letters(self.column)}{self.row}"


class Fault(NamedTuple):
    """Something in a form that cannot be taken as it stands.

    Attributes:
        reason: the key by which a rule of family F takes it up.
        spot: the cell; `None` for the file as a whole.
        values: what the message names.
    """

    reason: str
    spot: Spot | None
    values: tuple[str, ...] = ()


ONLY_TOLD = frozenset(("form_picture", "form_margin_text"))
"""Reasons for which nothing of a sheet is refused: what is meant is no part of a form."""


class Remark(NamedTuple):
    """What somebody hung on a cell or a paragraph: no part of what the form says.

    Attributes:
        author: who wrote it, empty when nobody is named.
        what: a comment or a footnote, in words.
    """

    spot: Spot
    author: str
    text: str
    what: str = "lời nhận xét (Comment)"


class Cell(NamedTuple):
    """A cell's value with its place; the value of a merged cell is that of its first one.

    Attributes:
        origin: the first cell of the merged range, `None` when it is not merged.
    """

    value: Value
    spot: Spot
    origin: Spot | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet or a table as rows of values.

    Attributes:
        name: the sheet's name, `bảng 2`, or `đoạn văn` for the text between the tables.
        rows: values from the first row and column on; rows may differ in length.
        merges: the first cell of each merged range, by (row, column) counted from 1.
        hidden_rows: rows that nobody sees, counted from 1.
        hidden_columns: columns that nobody sees, counted from 1: our own codes are there.
        hidden: the sheet itself is hidden.
        in_word: the grid comes from a Word file.
        system_1904: day numbers count from 1904.
        faults: by (row, column), the cells that cannot be taken; they have no value.
        general: faults of the sheet as a whole.
        form: which of the forms that are read together.
        struck: by (row, column), the cells with text that is struck through.
        remarks: the comments of others than ourselves.
        protected: its locked cells cannot be typed in.
        tables_above: of the grid of paragraphs, how many tables stand above each.
        width: the length of the longest row.
        unseen: by (row, column), the hidden text in brackets that our own papers carry.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    merges: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    in_word: bool = False
    system_1904: bool = False
    faults: dict[tuple[int, int], Fault] = field(default_factory=dict)
    general: tuple[Fault, ...] = ()
    unseen: dict[tuple[int, int], str] = field(default_factory=dict)
    form: int = 0
    struck: frozenset[tuple[int, int]] = frozenset()
    remarks: tuple[Remark, ...] = ()
    protected: bool = False
    tables_above: tuple[int, ...] = ()
    width: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        """Note the length of the longest row."""
        object.__setattr__(self, "width", max(map(len, self.rows), default=0))

    def spot(self, row: int, column: int) -> Spot:
        """Return the place of a cell counted from 1; of a paragraph its number alone."""
        return Spot(
            self.name, row, 0 if self.name == PARAGRAPHS else column, self.in_word, self.form
        )

    def raw(self, row: int, column: int) -> Value:
        """Return what stands in a cell itself; `None` beyond the edge and inside a merge."""
        if not 0 < row <= len(self.rows):
            return None
        values = self.rows[row - 1]
        return values[column - 1] if 0 < column <= len(values) else None

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell; one inside a merged range has the value of the range."""
        first = self.merges.get((row, column))
        if first is None:
            return Cell(self.raw(row, column), self.spot(row, column))
        return Cell(self.raw(*first), self.spot(row, column), self.spot(*first))


def column_letters(number: int) -> str:
    """Return the letters of a column counted from 1: `A`, `Z`, `AA`."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def shown_value(value: Value) -> str:
    """Return what a cell shows, for a message: `31/01/2024`, `12,5`, `TRUE`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    if isinstance(value, float):
        return number_text(value).replace(".", ",")
    return str(value)


def number_text(value: float) -> str:
    """Return a number of Excel as text: `12`, `12.5`; no exponent, no `.0`."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    if not isfinite(value):
        return str(value)
    # Excel keeps 15 digits; the rest of a binary fraction is noise.
    return f"{Decimal(f'{value:.15g}'):f}"
