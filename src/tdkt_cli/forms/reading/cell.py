"""A cell and its column's description → a value of the YAML file, or a fault at the cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.forms.grid.cells import Cell, Fault, shown_value
from tdkt_cli.forms.kinds import Column, Fill
from tdkt_cli.forms.reading.said import Names, Said, Tree
from tdkt_cli.forms.values import Doubt
from tdkt_cli.forms.values.choices import Entries, read_choice, read_flag
from tdkt_cli.forms.values.days import read_day
from tdkt_cli.forms.values.names import read_people, read_person
from tdkt_cli.forms.values.numbers import read_amount, read_whole, read_year
from tdkt_cli.forms.values.text import Clean, clean, one_line
from tdkt_cli.forms.values.titles import read_titles, says_none

if TYPE_CHECKING:
    from collections.abc import Callable

_LONG_MM = 60  # a column of this width holds sentences, whose line breaks are kept
_UNIT_CODE = re.compile(r"[a-z][a-z0-9-]{0,40}")


class Given(NamedTuple):
    """What a cell gives.

    Attributes:
        value: text, a list, or `None` for an empty cell.
        faults: what is wrong with it, and what was done to it.
        honorific: «ông», «bà» before a name.
        code: the staff code after a name.
    """

    value: Tree = None
    faults: tuple[Fault, ...] = ()
    honorific: str = ""
    code: str = ""


class Surroundings(NamedTuple):
    """What the meaning of a cell depends on besides its column."""

    names: Names
    is_1904: bool = False
    unit_of_measure: str = ""


def give(cell: Cell, column: Column, around: Surroundings, ticked: str = "") -> Given:
    """Return what a cell says.

    Args:
        cell: not one that the grid has a fault for.
        column: what it may say.
        around: the plan's lists, the workbook's count of days, the row's unit of measure.
        ticked: the title that the cell's heading names, when the cell only says yes.
    """
    if cell.empty:
        return Given()
    reader = _PLAIN.get(column.fill)
    if reader:
        return _single(reader(cell, around), cell)
    cleaned = clean(cell.value)
    if cleaned.doubt:
        return _single(cleaned.doubt, cell)
    notes = _notes(cleaned, cell)
    given = _from_text(cleaned.text, cell, column, around, ticked)
    return given._replace(faults=(*notes, *given.faults))


def _notes(cleaned: Clean, cell: Cell) -> tuple[Fault, ...]:
    if not cleaned.converted:
        return ()
    return (Fault("form_converted_font", cell.spot, (shown_value(cell.value), cleaned.text)),)


def _single(read: str | Doubt, cell: Cell) -> Given:
    if isinstance(read, Doubt):
        return Given(faults=(Fault(read.reason, cell.spot, read.values),))
    return Given(Said(read, cell.spot) if read else None)


def _from_text(  # noqa: C901 — one case a kind of cell
    text: str, cell: Cell, column: Column, around: Surroundings, ticked: str
) -> Given:
    if ticked:
        return _tick(text, cell, ticked)
    match column.fill:
        case Fill.PERSON:
            return _person(text, cell)
        case Fill.PEOPLE:
            return _people(text, cell)
        case Fill.TITLE:
            return _titles(text, cell, column)
        case Fill.CHOICE:
            return _single(read_choice(text, entries_of(column)), cell)
        case Fill.YES_NO:
            return _single(read_flag(text), cell)
        case Fill.UNIT:
            return _of_plan(text, cell, around.names.units, "đơn vị", _UNIT_CODE)
        case Fill.TASK:
            return _of_plan(text, cell, around.names.tasks, "nhiệm vụ")
        case Fill.MOVEMENT:
            return _movements(text, cell, column, around)
        case Fill.STAFF_CODE:
            return _single(one_line(text).upper(), cell)
        case Fill.ITEM_CODE | Fill.UNIT_CODE:
            return _single(one_line(text), cell)
    return _single(text if column.width_mm >= _LONG_MM else one_line(text), cell)


def entries_of(column: Column) -> Entries:
    """Return the closed list of a column."""
    return tuple((choice.code, (choice.label, *choice.synonyms)) for choice in column.choices)


def _tick(text: str, cell: Cell, title: str) -> Given:
    said = read_flag(text)
    if isinstance(said, Doubt):
        return _single(Doubt("form_bad_tick", (text,)), cell)
    return Given([Said(title, cell.spot)] if said == "true" else None)


def _person(text: str, cell: Cell) -> Given:
    named = read_person(text)
    if isinstance(named, Doubt):
        return _single(named, cell)
    if not named.name:
        return _single(Doubt("form_not_text", (text,)), cell)
    return Given(Said(named.name, cell.spot), (), named.honorific, named.code)


def _people(text: str, cell: Cell) -> Given:
    people = []
    for named in read_people(text):
        person: dict[str, Tree] = {"ho_ten": Said(named.name, cell.spot)}
        if named.code:
            person["ma_can_bo"] = Said(named.code, cell.spot)
        people.append(person)
    return Given(people or None)


def _titles(text: str, cell: Cell, column: Column) -> Given:
    if says_none(text):
        return Given()
    pieces = read_titles(text)
    if not column.many and len(pieces) > 1:
        return _single(Doubt("form_several_titles", (one_line(text),)), cell)
    values = [Said(piece.text, cell.spot) for piece in pieces]
    if column.many:
        return Given(values or None)
    return Given(values[0] if values else None)


def _of_plan(
    text: str, cell: Cell, entries: Entries, what: str, code: re.Pattern[str] | None = None
) -> Given:
    """Return the code that the plan has for a name; a code it does not have is for the rules."""
    found = read_choice(text, entries)
    if isinstance(found, Doubt):
        if code and code.fullmatch(text):
            return _single(text, cell)
        shown, _, meant = found.values
        return _single(Doubt("form_not_in_plan", (shown, what, meant)), cell)
    return _single(found, cell)


def _movements(text: str, cell: Cell, column: Column, around: Surroundings) -> Given:
    entries = around.names.movements
    if not column.many:
        return _of_plan(text, cell, entries, "phong trào")
    given: list[Said] = []
    faults: list[Fault] = []
    for part in _parts(text, entries):
        one = _of_plan(part, cell, entries, "phong trào")
        faults.extend(one.faults)
        given.extend([one.value] if one.value else [])
    return Given(given or None, tuple(faults))


def _parts(text: str, entries: Entries) -> list[str]:
    """Return the names in a cell: on lines or between semicolons, between commas when all fit."""
    lines = [part.strip(" -•+") for part in text.split("\n") if part.strip(" -•+")]
    parts: list[str] = []
    for line in lines:
        known = not isinstance(read_choice(line, entries), Doubt)
        parts.extend([line] if known else filter(None, map(str.strip, line.split(";"))))
    found: list[str] = []
    for part in parts:
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        whole = isinstance(read_choice(part, entries), Doubt)
        split = whole and not any(isinstance(read_choice(p, entries), Doubt) for p in pieces)
        found.extend(pieces if split else [part])
    return found


_PLAIN: dict[Fill, Callable[[Cell, Surroundings], str | Doubt]] = {
    Fill.DATE: lambda cell, around: read_day(cell.value, is_1904=around.is_1904),
    Fill.YEAR: lambda cell, _: read_year(cell.value),
    Fill.WHOLE: lambda cell, _: read_whole(cell.value),
    Fill.AMOUNT: lambda cell, around: read_amount(cell.value, around.unit_of_measure),
}
