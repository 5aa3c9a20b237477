"""The workbook of a form: one sheet for each group of parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from openpyxl import Workbook

from tdkt_cli.spreadsheet import styles
from tdkt_cli.spreadsheet.forms.choices import Choices
from tdkt_cli.spreadsheet.forms.looks import Wardrobe
from tdkt_cli.spreadsheet.forms.page import FormPage
from tdkt_cli.spreadsheet.saving import put, room_told, saved

if TYPE_CHECKING:
    from tdkt_cli.forms.contents import Contents


class FormBook:
    """Writes one form.

    Args:
        contents: what stands in it.
    """

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        book: Any = Workbook()  # the stubs miss half of its attributes
        book.remove(book.active)
        self.book = book
        self.book.calculation.fullCalcOnLoad = False
        styles.use_font_of_paper(self.book)
        self.wardrobe = Wardrobe()
        self.choices = Choices(self.book, contents)

    def write(self, target: BinaryIO) -> None:
        """Write the package."""
        first = True
        for sheet in self.contents.kind.sheets:
            parts = tuple(part for part in sheet.parts if part in self.contents.parts)
            if parts:
                FormPage(self, sheet.name, parts, first=first).write()
                first = False
        if self.choices.sheet is not None:
            self.book.move_sheet(self.choices.sheet, len(self.book.worksheets))
        with room_told():
            package = saved(self.book)
        put(package, target)
