"""Records → .xlsx and .csv. Excel's library is imported only when a workbook is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from tdkt_cli.spreadsheet.rows import CSV_ENCODING, registered_csv

if TYPE_CHECKING:
    from tdkt_cli.consolidate.registered import RegisteredYear
    from tdkt_cli.spreadsheet.conditions import ConditionRow
    from tdkt_cli.spreadsheet.table import Table

__all__ = ["CSV_ENCODING", "registered_csv", "write_conditions", "write_registered", "write_tables"]


def write_registered(year: RegisteredYear, target: BinaryIO, *, draft: bool = False) -> None:
    """Write the consolidated list as a workbook: the three appendices, one sheet each.

    The sheets say what the appendices of the Word document say, but for one thing: a filter and
    heading rows between the people spoil each other, so sheet II names the unit in a column.
    Sums are computed here: no cell holds a formula. The bytes depend on nothing but the figures.

    Args:
        year: the figures.
        target: an open binary file.
        draft: write DỰ THẢO in the title and the note of each sheet.

    Raises:
        OutputError: a text that a cell cannot hold; no room for the library's temporary files.
    """
    from tdkt_cli.spreadsheet import appendices, workbook  # noqa: PLC0415 — openpyxl takes 0.1 s

    workbook.write(appendices.registered_tables(year, draft=draft), target)


def write_conditions(
    rows: tuple[ConditionRow, ...], title: str, note: str, target: BinaryIO
) -> None:
    """Write a workbook with one row for each condition of each title.

    Args:
        rows: in the order of the council's appendix.
        title: the heading over the table.
        note: the stage and the day whose law was applied.
        target: an open binary file.

    Raises:
        OutputError: a text that a cell cannot hold.
    """
    from tdkt_cli.spreadsheet import conditions, workbook  # noqa: PLC0415 — openpyxl takes 0.1 s

    workbook.write((conditions.conditions_table(rows, title, note),), target)


def write_tables(tables: tuple[Table, ...], target: BinaryIO) -> None:
    """Write a workbook of one sheet for each table.

    Args:
        tables: in the order of the sheets.
        target: an open binary file.

    Raises:
        OutputError: a text that a cell cannot hold.
    """
    from tdkt_cli.spreadsheet import workbook  # noqa: PLC0415 — openpyxl takes 0.1 s

    workbook.write(tables, target)
