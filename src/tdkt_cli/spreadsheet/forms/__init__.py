"""A form as a workbook: cells to type in, lists to choose from, everything else protected.

The sheets follow the description of the form (`forms.kinds`). Protection has no password: it keeps
a hand from slipping, not a person from changing the form. No cell holds a formula.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from tdkt_cli.forms.contents import Contents

__all__ = ["write_form"]


def write_form(contents: Contents, target: BinaryIO) -> None:
    """Write a form; the same contents give the same bytes.

    Args:
        contents: what stands in the form.
        target: an open binary file.

    Raises:
        OutputError: a text that a cell cannot hold; no room for temporary files.
    """
    from tdkt_cli.spreadsheet.forms.book import FormBook  # noqa: PLC0415 — openpyxl takes 0.1 s

    FormBook(contents).write(target)
