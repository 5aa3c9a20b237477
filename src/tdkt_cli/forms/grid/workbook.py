"""A workbook → grids: its sheets walked over one by one, with what hangs on their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from xml.parsers import expat

from tdkt_cli.forms.grid.cells import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_PART,
    MAX_ROWS,
    MAX_SHEETS,
    Fault,
    Grid,
    Spot,
)
from tdkt_cli.forms.grid.hung import drawn, remarks_of
from tdkt_cli.forms.grid.looks import looks_of
from tdkt_cli.forms.grid.sheet import Book, Sheet, TooManyCells, walk
from tdkt_cli.forms.grid.strings import ON, read_strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.package import Package

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


class _Entry(NamedTuple):
    """A sheet as the workbook names it."""

    name: str
    hidden: bool
    part: str
    kind: str


def read_workbook(package: Package) -> tuple[tuple[Grid, ...], tuple[Fault, ...]]:
    """Return the grids of a workbook, in the order of its sheets, and what is wrong with the whole.

    Args:
        package: the file's parts.
    """
    entries = list(_entries(package))
    if len(entries) > MAX_SHEETS:
        return (), (Fault("form_too_many_sheets", None, (str(len(entries)), str(MAX_SHEETS))),)
    if any(len(package.part(name)) > MAX_PART for name in _read_parts(package, entries)):
        return (), (Fault("form_too_large", None),)
    if any(name.startswith("xl/revisions/") for name in package.names):
        return (), (Fault("form_tracked_changes", None, ("tệp",)),)
    try:
        return tuple(_grids(package, entries)), ()
    except TooManyCells:
        return (), (Fault("form_too_many_cells", None, (str(MAX_CELLS),)),)
    except (expat.ExpatError, ValueError, LookupError, OverflowError):
        return (), (Fault("form_broken", None),)  # what Excel would not have written


def _entries(package: Package) -> Iterator[_Entry]:
    relations = {relation.identifier: relation for relation in package.relations(package.main)}
    for entry in package.xml(package.main).iter("{*}sheet"):
        identifier = entry.get(_RELATION) or entry.get(_STRICT_RELATION)
        relation = relations.get(str(identifier))
        if relation is not None and relation.target in package:
            is_hidden = entry.get("state") in ("hidden", "veryHidden")
            yield _Entry(str(entry.get("name", "")), is_hidden, relation.target, relation.kind)


def _read_parts(package: Package, entries: list[_Entry]) -> Iterator[str]:
    """Yield the names of the parts that are read."""
    yield from filter(None, (_part(package, kind) for kind in ("sharedStrings", "styles")))
    for entry in entries:
        yield entry.part
        yield from (
            relation.target
            for relation in package.relations(entry.part)
            if not relation.external and relation.target in package
            if relation.kind in ("comments", "threadedComment", "drawing")
        )


def _part(package: Package, kind: str) -> str:
    """Return the name of a part that the workbook points at, empty when there is none."""
    for relation in package.relations(package.main):
        if relation.kind == kind and relation.target in package:
            return relation.target
    return ""


def _grids(package: Package, entries: list[_Entry]) -> Iterator[Grid]:
    strings, styles = _part(package, "sharedStrings"), _part(package, "styles")
    book = Book(
        read_strings(package.part(strings)) if strings else (),
        looks_of(package.xml(styles)) if styles else (),
        _is_1904(package),
    )
    room = MAX_CELLS
    for entry in entries:
        if entry.kind != "worksheet":
            spot = Spot(entry.name)
            yield Grid(entry.name, (), general=(Fault("form_picture", spot),))
            continue
        seen = walk(package.part(entry.part), book, room)
        room -= seen.cells
        if seen.disordered or seen.far or seen.too_wide:
            yield _refused(entry, seen)
        else:
            yield _grid(entry, seen, package, is_1904=book.is_1904)


def _is_1904(package: Package) -> bool:
    properties: Any = package.xml(package.main).find("{*}workbookPr")
    return properties is not None and properties.get("date1904") in ON


def _refused(entry: _Entry, seen: Sheet) -> Grid:
    """Return an empty grid that says why the sheet was not read."""
    if seen.far:
        spot = Spot(entry.name, *seen.far)
        fault = Fault("form_far_cell", spot, (str(MAX_ROWS), str(MAX_COLUMNS)))
    elif seen.too_wide:
        fault = Fault("form_wide_merge", Spot(entry.name), (seen.too_wide,))
    else:
        fault = Fault("form_disordered", Spot(entry.name, *(seen.disordered or (0, 0))))
    return Grid(entry.name, (), hidden=entry.hidden, general=(fault,))


def _grid(entry: _Entry, seen: Sheet, package: Package, *, is_1904: bool) -> Grid:
    name = entry.name
    faults = {
        place: Fault("form_empty_formula", Spot(name, *place)) for place in seen.empty_formulas
    }
    for place, text in seen.errors.items():
        faults[place] = Fault("form_error_value", Spot(name, *place), (text,))
    return Grid(
        name,
        seen.rows,
        seen.merges,
        seen.hidden_rows,
        hidden_columns=seen.hidden_columns,
        hidden=entry.hidden,
        system_1904=is_1904,
        faults=faults,
        general=(*drawn(package, entry.part, name), *_margins(seen, name)),
        struck=seen.struck,
        remarks=tuple(remarks_of(package, entry.part, name)),
        protected=seen.protected,
    )


def _margins(seen: Sheet, name: str) -> Iterator[Fault]:
    for text in seen.margins:
        if any(letter.isalpha() for letter in text):
            yield Fault("form_margin_text", Spot(name), (text,))
