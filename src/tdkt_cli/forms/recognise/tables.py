"""Tables found by their headings, in any order, on one or two rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.forms.grid.cells import Fault, Grid, Value
from tdkt_cli.forms.kinds import Column, Fill, Table
from tdkt_cli.forms.recognise.headings import Headings, Meaning, heading_text
from tdkt_cli.forms.values.choices import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEVELS = 3
UNREAD = frozenset((Fill.ORDINAL, Fill.SHOWN))
"""Columns that say nothing: the number of the row, what is shown to know it."""


def needed(table: Table) -> tuple[Column, ...]:
    """Return the columns by whose headings a header row is known."""
    return tuple(column for column in table.needed if not column.only_read)


class Mapped(NamedTuple):
    """A column of a form and the column of the grid that it was found in.

    Attributes:
        ticked: the code of the title that the heading names; cells only say yes.
    """

    column: Column
    number: int
    ticked: str = ""


class Header(NamedTuple):
    """A header row of a table.

    Attributes:
        row: its first row.
        last: its last row.
        columns: what was found.
        double: columns found twice, with the second place.
        unknown: cells that are no heading of the table.
    """

    table: Table
    row: int
    last: int
    columns: tuple[Mapped, ...]
    double: tuple[Mapped, ...]
    unknown: tuple[int, ...]

    @property
    def missing(self) -> tuple[Column, ...]:
        """The needed columns that were not found."""
        found = {mapped.column.key for mapped in self.columns}
        return tuple(column for column in needed(self.table) if column.key not in found)

    @property
    def score(self) -> tuple[int, int, int]:
        """How good it is: how many columns it knows; a needed one that is missing counts twice."""
        known = {mapped.column.key for mapped in self.columns}
        return (len(known) - 2 * len(self.missing), -len(self.missing), -len(self.unknown))


@dataclass(slots=True)
class FoundTable:
    """A table of a form: its header and the rows below it, up to the next header or title."""

    grid: Grid
    header: Header
    rows: list[int] = field(default_factory=list)


def find_tables(grid: Grid, headings: Headings) -> tuple[list[FoundTable], set[int], list[Fault]]:
    """Return the tables of a grid, the rows that belong to them, and what is wrong with headings.

    Args:
        grid: a sheet or a table of Word.
        headings: of the kind of form.
    """
    tables: list[FoundTable] = []
    taken: set[int] = set()
    faults: list[Fault] = []
    current: FoundTable | None = None
    above: Table | None = None
    levels = _Levels(grid, headings)
    row = 1
    while row <= len(grid.rows):
        header = _header_at(grid, row, levels, above, current)
        part = _title_at(grid, row, headings)
        if header is not None:
            current = _opened(grid, header, tables)
            if current.header is header:
                faults.extend(_faults(grid, header))
            taken.update(range(header.row, header.last + 1))
            row = header.last
        elif part is not None:
            current, above = None, part if isinstance(part, Table) else None
        elif current is not None:
            current.rows.append(row)
            taken.add(row)
        row += 1
    return tables, taken, faults


def _opened(grid: Grid, header: Header, tables: list[FoundTable]) -> FoundTable:
    """Return the table that a header opens; one repeated on a later page goes on with it."""
    last = tables[-1] if tables else None
    if last and last.header.table is header.table and last.header.columns == header.columns:
        return last
    tables.append(FoundTable(grid, header))
    return tables[-1]


def _title_at(grid: Grid, row: int, headings: Headings) -> object | None:
    """Return the part of the form whose title stands alone in a row."""
    texts = {value for value in grid.rows[row - 1] if isinstance(value, str) and value.strip()}
    if len(texts) != 1:
        return None
    (text,) = texts
    return headings.title_of(heading_text(text))


def _header_at(
    grid: Grid, row: int, levels: _Levels, above: Table | None, current: FoundTable | None
) -> Header | None:
    """Return the header that begins in a row: of the table that explains most of its cells."""
    first = levels.of(row)
    known = sum(map(bool, first))
    depths = [depth for depth in range(2, _LEVELS + 1) if _is_second_level(grid, row, depth)]
    # A header has at least two headings, but for a table of Word that is nothing else.
    if not known or (known < 2 and not depths and not (grid.in_word and row == 1)):
        return None
    rows = [levels.of(row + depth) for depth in range(_LEVELS)]
    candidates = [
        header
        for depth in (1, *depths)
        for table in _tables_in(rows[:depth])
        if (header := _header(grid, row, depth, table, rows)) is not None
        if _is_header(grid, header)
    ]
    if not candidates:
        return None

    def preference(header: Header) -> tuple[object, ...]:
        same = current is not None and current.header.table is header.table
        return (header.score, header.table is above, same, header.row - header.last)

    return max(candidates, key=preference)


class _Levels:
    """What each cell of a row means as a heading, asked for several times and found once."""

    def __init__(self, grid: Grid, headings: Headings) -> None:
        self._grid = grid
        self._headings = headings
        self._known: dict[int, list[tuple[Meaning, ...]]] = {}

    def of(self, row: int) -> list[tuple[Meaning, ...]]:
        """Return the meanings of a row's cells; a merged cell means it in each column."""
        if row > len(self._grid.rows):
            return []
        if row not in self._known:
            values = _values(self._grid, row)
            self._known[row] = [self._headings.meanings(value) for value in values]
        return self._known[row]


def _values(grid: Grid, row: int) -> list[Value]:
    """Return the values of a row, padded to the grid's width, a merged one in each column."""
    values = list(grid.rows[row - 1])
    values += [None] * (grid.width - len(values))
    for column in range(1, len(values) + 1) if grid.merges else ():
        if (row, column) in grid.merges:
            values[column - 1] = grid.cell(row, column).value
    return values


def _is_second_level(grid: Grid, row: int, depth: int) -> bool:
    """Whether the rows below a heading belong to it: some cell is merged with one of them."""
    if not grid.merges or row + depth - 1 > len(grid.rows):
        return False
    return any(
        (first := grid.merges.get((row, column))) is not None
        and (first[0] == row)
        and (
            grid.merges.get((row + depth - 1, column)) == first
            or grid.merges.get((row, column + 1)) == first
        )
        for column in range(1, grid.width + 1)
    )


def _tables_in(levels: list[list[tuple[Meaning, ...]]]) -> Iterator[Table]:
    seen: set[str] = set()
    for level in levels:
        for meanings in level:
            for meaning in meanings:
                if isinstance(meaning.part, Table) and meaning.part.key not in seen:
                    seen.add(meaning.part.key)
                    yield meaning.part


def _header(
    grid: Grid, row: int, depth: int, table: Table, levels: list[list[tuple[Meaning, ...]]]
) -> Header | None:
    """Return the rows from one on as a header of a table; the lowest heading of a column counts."""
    found: list[Mapped] = []
    double: list[Mapped] = []
    unknown: list[int] = []
    counts: dict[str, int] = {}
    for number in range(1, grid.width + 1):
        mapped = _mapped(number, depth, table, levels)
        if mapped is None:
            if any(not grid.cell(row + level, number).empty for level in range(depth)):
                unknown.append(number)
            continue
        column = mapped.column
        counts[column.key] = counts.get(column.key, 0) + 1
        if counts[column.key] > 1 and not column.many and not mapped.ticked:
            same = grid.merges.get((row + depth - 1, number))
            if same is None or same != grid.merges.get((row + depth - 1, number - 1)):
                double.append(mapped)
            continue
        found.append(mapped)
    if not found:
        return None
    return Header(table, row, row + depth - 1, tuple(found), tuple(double), tuple(unknown))


def _mapped(
    number: int, depth: int, table: Table, levels: list[list[tuple[Meaning, ...]]]
) -> Mapped | None:
    for level in range(depth - 1, -1, -1):
        meanings = levels[level][number - 1] if number <= len(levels[level]) else ()
        for meaning in meanings:
            if meaning.part is table:
                return Mapped(meaning.column, number, meaning.ticked)
    return None


def _is_header(grid: Grid, header: Header) -> bool:
    """Whether a row is a header and not a row of values that happens to hold such words."""
    known = {m.column.key for m in header.columns if m.column.fill not in UNREAD}
    ordinal = len(known) < len({m.column.key for m in header.columns})
    filled = len(header.columns) + len(header.unknown)
    if not header.missing:
        return len(known) > 1 or ordinal or (grid.in_word and header.row == 1)
    told = {column.key for column in needed(header.table)} & known
    return bool(told) and (len(known) > 2 or ordinal) and 2 * len(header.columns) > filled


def _faults(grid: Grid, header: Header) -> Iterator[Fault]:
    for column in header.missing:
        # Named at the first heading: the one that is missing has no cell.
        spot = grid.spot(header.last, header.columns[0].number)
        near = _near(grid, header, column)
        yield Fault("form_missing_column", spot, (header.table.title, column.heading, near))
    for mapped in header.double:
        spot = grid.spot(header.last, mapped.number)
        yield Fault("form_double_column", spot, (mapped.column.heading,))


def _near(grid: Grid, header: Header, column: Column) -> str:
    """Return the heading that was perhaps meant to be a missing one."""
    entries = tuple(
        (str(number), (text,))
        for number in header.unknown
        if (text := heading_text(grid.cell(header.last, number).value))
    )
    return suggestion(column.heading, entries)


def extra_columns(found: FoundTable) -> Iterator[Fault]:
    """Yield the columns with values that the form does not have: they are left out openly."""
    grid = found.grid
    for number in found.header.unknown:
        if any(not grid.cell(row, number).empty for row in found.rows):
            text = heading_text(grid.cell(found.header.last, number).value)
            spot = grid.spot(found.header.last, number)
            known = tuple(
                (column.key, (column.heading,))
                for column in found.header.table.columns
                if not column.hidden
            )
            yield Fault("form_extra_column", spot, (text, suggestion(text, known)))


def hidden_columns(found: FoundTable) -> Iterator[Fault]:
    """Yield the columns that people fill in and nobody sees, when there is something in them."""
    grid = found.grid
    for mapped in found.header.columns:
        column = mapped.column
        ours = column.hidden or column.locked or column.fill in UNREAD
        if mapped.number not in grid.hidden_columns or ours:
            continue
        if any(not grid.cell(row, mapped.number).empty for row in found.rows):
            yield Fault("form_hidden_column", grid.spot(found.header.last, mapped.number))
