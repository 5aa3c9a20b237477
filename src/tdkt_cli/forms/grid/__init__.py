"""A filled form as grids of cells: the same for a sheet of Excel and a table of Word.

    grids, faults = read_grids(data)

Nothing is understood here. Limits are checked before anything costly; what cannot be taken as it
stands (a formula without a value, a tracked change) is a `Fault` at its cell, never an empty cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.forms.grid.cells import (
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    Fault,
    Grid,
    Remark,
    Spot,
    Value,
    column_letters,
    number_text,
    shown_value,
)
from tdkt_cli.package import PackageRefused, open_package

if TYPE_CHECKING:
    from tdkt_cli.package import Package

__all__ = [
    "MAX_COLUMNS",
    "MAX_ROWS",
    "Cell",
    "Fault",
    "Grid",
    "Remark",
    "Spot",
    "Value",
    "column_letters",
    "number_text",
    "read_grids",
    "shown_value",
]


def read_grids(data: bytes) -> tuple[tuple[Grid, ...], tuple[Fault, ...]]:
    """Return the grids of a .docx or .xlsx, and what is wrong with the file as a whole.

    Args:
        data: the file's bytes, of any origin.
    """
    try:
        package = open_package(data)
        return _read(package)
    except PackageRefused as refused:
        return (), (Fault("form_refused", None, (refused.message, refused.fix)),)


def _read(package: Package) -> tuple[tuple[Grid, ...], tuple[Fault, ...]]:
    if package.kind == "xlsx":
        from tdkt_cli.forms.grid.workbook import read_workbook  # noqa: PLC0415 — one of the two

        return read_workbook(package)
    from tdkt_cli.forms.grid.document import read_document  # noqa: PLC0415 — likewise

    return read_document(package)
