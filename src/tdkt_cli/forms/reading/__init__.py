"""A recognised form → its rows and labelled values as entries of YAML keys, every fault at once.

    read = read_form(form, names)

An entry's values are text as YAML holds it (`Said`, with their cells); which list they go to is
decided by `records`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.forms.grid.cells import Cell, Fault, Spot
from tdkt_cli.forms.kinds import Column, Fill
from tdkt_cli.forms.reading.cell import Given, Surroundings, give
from tdkt_cli.forms.reading.rows import DataRow, data_rows
from tdkt_cli.forms.reading.said import Entry, Names, Said, Tree
from tdkt_cli.forms.recognise import UNREAD, needed
from tdkt_cli.forms.values.text import clean, one_line

if TYPE_CHECKING:
    from tdkt_cli.forms.kinds import Kind, Table
    from tdkt_cli.forms.recognise import FoundTable, Labelled, Mapped, Recognised

__all__ = ["Entry", "Names", "ReadForm", "ReadTable", "Said", "Tree", "read_form"]


class ReadTable(NamedTuple):
    """A table's rows.

    Attributes:
        keys: the keys that it has a column for.
    """

    table: Table
    spot: Spot
    keys: frozenset[str]
    entries: tuple[Entry, ...]


class ReadForm(NamedTuple):
    """Everything a form says.

    Attributes:
        values: the labelled values, keys with dots nested.
        tables: in the order of the form's description.
        faults: in the order of the file.
        rest: cells that stand among its own and are none of them.
    """

    kind: Kind
    values: Entry
    tables: tuple[ReadTable, ...]
    faults: tuple[Fault, ...]
    rest: tuple[Cell, ...] = ()

    def copied(self) -> ReadForm:
        """Return a copy whose entries may be changed."""
        tables = tuple(
            read._replace(entries=tuple(entry.copied() for entry in read.entries))
            for read in self.tables
        )
        return self._replace(values=self.values.copied(), tables=tables)

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Return the rows of a table by its key, of all pieces of it."""
        return tuple(
            entry for read in self.tables if read.table.key == key for entry in read.entries
        )

    def has(self, key: str) -> bool:
        """Whether the form has a table."""
        return any(read.table.key == key for read in self.tables)

    def keys(self, key: str) -> frozenset[str]:
        """Return the keys for which a table of the form has a column."""
        return frozenset().union(*(read.keys for read in self.tables if read.table.key == key))


MAX_FAULTS = 1_000
"""Faults of a form that are told: more are no slips of a hand but one mistake, a column over."""

UNKNOWN = "…"
"""What stands in place of a needed text while the rest of a faulty form is judged."""


def read_form(form: Recognised, kind: Kind, names: Names) -> ReadForm:
    """Read every cell of a recognised form."""
    faults: list[Fault] = []
    rest: list[Cell] = []
    order = {part.key: index for index, part in enumerate(kind.parts)}
    tables = [_Table(found, names, faults, rest).read() for found in form.tables]
    values = _labelled(form.labelled, names, faults, rest)
    return ReadForm(
        kind,
        values,
        tuple(sorted(tables, key=lambda read: order[read.table.key])),
        tuple(faults),
        tuple(rest),
    )


def _labelled(
    labelled: tuple[Labelled, ...], names: Names, faults: list[Fault], rest: list[Cell]
) -> Entry:
    """Return the labelled values; of a value that is given twice the first counts."""
    first = labelled[0].label.spot if labelled else Spot("")
    entry = Entry(first)
    for item in labelled:
        column = item.column
        filled = [cell for cell in item.cells if not cell.empty]
        entry.cells.setdefault(column.key, (filled or [item.label])[0].spot)
        if not filled or entry.get_at(column.key) is not None:
            rest.extend(filled)
            continue
        entry.cells[column.key] = filled[0].spot
        used = filled if column.many else filled[:1]
        rest.extend(filled[len(used) :])
        for cell in used:
            given = give(cell, column, Surroundings(names))
            faults.extend(given.faults)
            if given.faults and given.value is None:
                entry.refused.add(column.key)
            _store(entry, column, given)
    return entry


def _store(entry: Entry, column: Column, given: Given) -> None:
    if given.value is None:
        return
    if column.many:
        values = given.value if isinstance(given.value, list) else [given.value]
        entry.put(column.key, [*(entry.get_at(column.key) or ()), *values])
    else:
        entry.put(column.key, given.value)


class _Table:
    """One table being read."""

    def __init__(
        self, found: FoundTable, names: Names, faults: list[Fault], rest: list[Cell]
    ) -> None:
        self.found = found
        self.names = names
        self.faults = faults
        self.rest = rest
        self.table = found.header.table
        self.keys = frozenset(mapped.column.key for mapped in found.header.columns)
        self.above: dict[str, Tree] = {}
        self.entries: list[Entry] = []

    def read(self) -> ReadTable:
        """Return the table's rows as entries."""
        rows, faults, rest = data_rows(self.found)
        self.faults.extend(faults)
        self.rest.extend(rest)
        for row in rows:
            if len(self.faults) > MAX_FAULTS:
                self.faults.append(Fault("form_too_many_faults", None, (str(MAX_FAULTS),)))
                break
            self.row(row)
        header = self.found.header
        spot = self.found.grid.spot(header.row, header.columns[0].number)
        unseen = {c.key for c in self.table.hidden} if self.found.grid.in_word else set()
        return ReadTable(self.table, spot, self.keys | unseen, tuple(self.entries))

    def row(self, row: DataRow) -> None:
        """Read a row; one that goes on with the person above adds to that person's entry."""
        entry = Entry(_main(row, self.table).spot)
        names, is_1904 = self.names, self.found.grid.system_1904
        around = Surroundings(names, is_1904, _unit_of_measure(row))
        self.unseen(row, entry)
        for mapped, cell in row.cells:
            again = row.goes_on and cell.origin is not None and cell.origin != cell.spot
            if mapped.column.fill not in UNREAD and not again:
                self.take(entry, mapped, cell, around)
        if entry.honorific and any(c.key == "danh_xung" for c in self.table.columns):
            self.honorific(entry, entry.honorific)
        if isinstance(entry.get("sang_kien"), dict) and self.table.key == "ca_nhan":
            entry["sang_kien"] = [entry["sang_kien"]]
        if row.goes_on and self.entries:
            self.add(self.entries[-1], entry)
        else:
            self.carry(entry)
            self.check(entry)
            self.entries.append(entry)

    def take(self, entry: Entry, mapped: Mapped, cell: Cell, around: Surroundings) -> None:
        """Put what a cell says into the row's entry."""
        column = mapped.column
        entry.cells.setdefault(column.key, cell.spot)
        place = cell.origin or cell.spot
        fault = self.found.grid.faults.get((place.row, place.column))
        given = Given(faults=(fault,)) if fault else give(cell, column, around, mapped.ticked)
        self.faults.extend(given.faults)
        if any(found.reason != "form_converted_font" for found in given.faults):
            entry.refused.add(column.key)
        if given.value is not None and not entry.get_at(column.key):
            entry.cells[column.key] = cell.spot
        _store(entry, column, given)
        if column.fill is Fill.STAFF_CODE and given.value is not None:
            entry.typed_code = mapped.number not in self.found.grid.hidden_columns
        if given.honorific:
            entry.honorific = Said(given.honorific, cell.spot)
        if given.code:
            code_key = column.key.replace("ho_ten", "ma_can_bo")
            if not entry.get_at(code_key):
                entry.put(code_key, Said(given.code, cell.spot))

    def honorific(self, entry: Entry, word: Said) -> None:
        """Take «Ông», «Bà» before a name for the form of address, unless the row says another."""
        said = entry.get("danh_xung")
        if said is None:
            entry["danh_xung"] = word
        elif said.lower() != word:
            self.faults.append(Fault("form_two_values", word.spot, (word, str(said), "Ông/bà")))

    def unseen(self, row: DataRow, entry: Entry) -> None:
        """Take the codes that our papers carry as hidden text in the first cell of a row."""
        place = (row.number, row.cells[0][0].number)
        text = self.found.grid.unseen.get(place) or self.found.grid.unseen.get((row.number, 1))
        if not text:
            return
        for column, code in zip(self.table.hidden, text.split("|"), strict=False):
            if code:
                entry.put(column.key, Said(code, self.found.grid.spot(*place)))

    def add(self, entry: Entry, more: Entry) -> None:
        """Add to a person's entry what a row below says that their merged cell covers."""
        for key, value in more.items():
            said = entry.get(key)
            if isinstance(value, list):
                entry[key] = [*(said or ()), *value]
            elif said is None:
                entry[key] = value
            elif said != value:
                spot = more.cells.get(key, more.spot)
                heading = next((c.heading for c in self.table.columns if c.key == key), key)
                self.faults.append(Fault("form_two_values", spot, (str(value), str(said), heading)))

    def carry(self, entry: Entry) -> None:
        """Fill the cells that mean "as in the row above"."""
        for column in self.table.columns:
            if not column.carried:
                continue
            if entry.get_at(column.key) is not None:
                self.above[column.key] = entry.get_at(column.key)
            elif column.key in entry.refused:
                self.above.pop(column.key, None)
            elif column.key in self.above:
                entry.put(column.key, self.above[column.key])

    def check(self, entry: Entry) -> None:
        """Report the needed cells that are empty."""
        for column in self.table.columns:
            if (
                column.required
                and not column.hidden
                and column.key in entry.cells
                and column.key not in entry.refused
                and entry.get_at(column.key) is None
                and not self.is_known(entry, column)
            ):
                spot = entry.cells[column.key]
                entry.refused.add(column.key)
                name = str(entry.get("ho_ten") or "")
                self.faults.append(Fault("form_missing_value", spot, (column.heading, name)))
            if column.required and column.fill is Fill.TEXT and column.key in entry.refused:
                # The form is not taken; with this the other rules can judge the rest of the row.
                entry.put(column.key, Said(UNKNOWN, entry.cells[column.key]))

    def is_known(self, entry: Entry, column: Column) -> bool:
        """Whether a person is told by a code, so that the name need not stand."""
        return column.of_parent and column.fill is Fill.PERSON and bool(entry.get("ma_can_bo"))


def _main(row: DataRow, table: Table) -> Cell:
    """Return the cell that stands for a row: the name, else the first needed one."""
    told = {column.key for column in needed(table)}
    people = [cell for mapped, cell in row.cells if mapped.column.fill is Fill.PERSON]
    others = [cell for mapped, cell in row.cells if mapped.column.key in told]
    return next((c for c in (*people, *others) if not c.empty), row.cells[0][1])


def _unit_of_measure(row: DataRow) -> str:
    for mapped, cell in row.cells:
        if mapped.column.key == "don_vi_tinh":
            return one_line(clean(cell.value).text)
    return ""
