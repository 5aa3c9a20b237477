"""A workbook → grids. openpyxl reads the values; the limits are checked before it opens anything.

Four traps of its fast reader (`read_only`, `data_only`) are closed by `scan`: a formula without a
stored value looks like an empty cell, rows out of order vanish, a false size of the sheet hides
cells, merged ranges and hidden rows are not known.
"""

from __future__ import annotations

import io
import re
import warnings
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.parsers import expat

from tdkt_cli.forms.grid.cells import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEETS,
    Fault,
    Grid,
    Spot,
    Value,
    number_text,
)
from tdkt_cli.forms.grid.scan import Scan, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.package import Package

MAX_PART = 8 * 1024 * 1024
"""Bytes of one part that openpyxl reads: twice what a full sheet within the limits takes."""

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_READ_PARTS = ("xl/sharedStrings.xml", "xl/styles.xml")


_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a character that XML may not hold, and an underscore that begins such a
text (ECMA-376 part 1, 22.9.2.19); openpyxl leaves it as it is."""


class _Sheet(NamedTuple):
    """A sheet as the workbook names it, and what its XML says."""

    name: str
    hidden: bool
    scan: Scan


def read_workbook(data: bytes, package: Package) -> tuple[tuple[Grid, ...], tuple[Fault, ...]]:
    """Return the grids of a workbook, in the order of its sheets, and what is wrong with the whole.

    Args:
        data: the file, which `package` was opened from.
        package: its parts.
    """
    entries = [
        (entry, target)
        for entry in package.xml(package.main).iter("{*}sheet")
        if (target := _target(package, entry)) is not None
    ]
    if len(entries) > MAX_SHEETS:
        return (), (Fault("form_too_many_sheets", None, (str(len(entries)), str(MAX_SHEETS))),)
    read = [*_READ_PARTS, *(target for _, target in entries)]
    if any(name in package and len(package.part(name)) > MAX_PART for name in read):
        return (), (Fault("form_too_large", None),)
    if any(name.startswith("xl/revisions/") for name in package.names):
        return (), (Fault("form_tracked_changes", None, ("tệp",)),)
    try:
        sheets = [
            _Sheet(entry.get("name", ""), _is_hidden(entry), scan(package.part(target)))
            for entry, target in entries
        ]
        if sum(sheet.scan.cells for sheet in sheets) > MAX_CELLS:
            return (), (Fault("form_too_many_cells", None, (str(MAX_CELLS),)),)
        return tuple(_grids(data, sheets)), ()
    except (expat.ExpatError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        # openpyxl raises whatever its own code meets in a file that Excel would not have written.
        return (), (Fault("form_broken", None),)


def _target(package: Package, entry: Any) -> str | None:  # noqa: ANN401 — an lxml element
    identifier = entry.get(_RELATION) or entry.get(_STRICT_RELATION)
    for relation in package.relations(package.main):
        if relation.identifier == identifier and relation.kind == "worksheet":
            return relation.target if relation.target in package else None
    return None


def _is_hidden(entry: Any) -> bool:  # noqa: ANN401 — an lxml element
    return entry.get("state") in ("hidden", "veryHidden")


def _grids(data: bytes, sheets: list[_Sheet]) -> Iterator[Grid]:
    from openpyxl import load_workbook  # noqa: PLC0415 — only when a workbook is read
    from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: PLC0415 — likewise

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that a form does not need
        workbook = load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False, keep_vba=False
        )
        try:
            for sheet in sheets:
                if sheet.scan.disordered or sheet.scan.far or sheet.scan.too_wide:
                    yield _refused(sheet)
                else:
                    worksheet = workbook[sheet.name]
                    yield _grid(sheet, worksheet, is_1904=workbook.epoch == CALENDAR_MAC_1904)
        finally:
            workbook.close()


def _refused(sheet: _Sheet) -> Grid:
    """Return an empty grid that says why the sheet was not read."""
    found = sheet.scan
    spot = Spot(sheet.name)
    if found.far:
        spot = Spot(sheet.name, *found.far)
        fault = Fault("form_far_cell", spot, (str(MAX_ROWS), str(MAX_COLUMNS)))
    elif found.too_wide:
        fault = Fault("form_wide_merge", spot, (found.too_wide,))
    else:
        fault = Fault("form_disordered", Spot(sheet.name, *(found.disordered or (0, 0))))
    return Grid(sheet.name, (), hidden=sheet.hidden, general=(fault,))


def _grid(sheet: _Sheet, worksheet: Any, *, is_1904: bool) -> Grid:  # noqa: ANN401 — openpyxl's own
    found = sheet.scan
    faults = {
        place: Fault("form_empty_formula", Spot(sheet.name, *place))
        for place in found.empty_formulas
    }
    rows = []
    if found.last_row:
        worksheet.reset_dimensions()
        cells = worksheet.iter_rows(max_row=found.last_row, max_col=found.last_column)
        for number, row in enumerate(cells, 1):
            values = []
            for column, cell in enumerate(row, 1):
                value = cell.value
                if value is not None and not isinstance(value, str):
                    value = _plain(cell)
                elif value is not None and cell.data_type == "e":
                    spot = Spot(sheet.name, number, column)
                    faults[number, column] = Fault("form_error_value", spot, (value,))
                    value = None
                values.append(_ESCAPE.sub(_letter, value) if isinstance(value, str) else value)
            rows.append(tuple(values))
    return Grid(
        sheet.name,
        tuple(rows),
        found.merges,
        found.hidden_rows,
        hidden_columns=found.hidden_columns,
        hidden=sheet.hidden,
        system_1904=is_1904,
        faults=faults,
    )


def _plain(cell: Any) -> Value:  # noqa: ANN401 — openpyxl's own
    """Return a value without its format; a share keeps the % that the clerk sees."""
    value = cell.value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, time):
        return value.strftime("%H:%M:%S")
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, bool | date):
        return value
    if isinstance(value, int | float):
        if "%" in (cell.number_format or ""):
            return f"{number_text(round(value * 100, 8))}%"
        return value
    return str(value)


def _letter(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 16))
