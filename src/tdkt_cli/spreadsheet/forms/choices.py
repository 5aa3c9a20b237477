"""Drop-downs and input messages; the lists stand on a hidden sheet.

A list written into the validation itself may have 255 characters and no comma in an item; names of
titles have more of both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from tdkt_cli.forms.kinds import Fill, distinct, guides, offered

if TYPE_CHECKING:
    from tdkt_cli.forms.contents import Contents
    from tdkt_cli.forms.kinds import Column

_LONGEST_TITLE = 32
_LONGEST_MESSAGE = 255
_NOT_LISTED = (
    "Ô này có danh sách để chọn; chữ vừa gõ không có trong danh sách. Giữ chữ đã gõ (chọn Yes), "
    "hay gõ lại (chọn No)?"
)


class Choices:
    """The hidden sheet of lists: the state is which lists stand there.

    Attributes:
        people: where the form's own people are typed, so that a new one is offered at once.

    Args:
        book: the workbook.
        contents: of the form.
    """

    def __init__(self, book: Any, contents: Contents) -> None:  # noqa: ANN401 — stubs lack much
        self.book = book
        self.contents = contents
        self.places: dict[tuple[str, ...], str] = {}
        self.sheet: Any = None
        self.people: str | None = None

    def validation(self, column: Column) -> DataValidation:
        """Return the message of a column and, where there is one, its list."""
        source = self.source(column)
        rule = DataValidation(
            type="list" if source else None,
            formula1=source,
            allow_blank=True,
            showInputMessage=bool(column.note),
            showErrorMessage=bool(source),
            errorStyle="warning" if source else None,
            errorTitle="Không có trong danh sách" if source else None,
            error=_NOT_LISTED if source else None,
        )
        if column.note:
            rule.promptTitle = column.heading[:_LONGEST_TITLE]
            rule.prompt = column.note[:_LONGEST_MESSAGE]
        return rule

    def source(self, column: Column) -> str | None:
        """Return the range that holds what a column offers, `None` when it offers nothing."""
        if column.of_parent and column.fill is Fill.PERSON and self.people:
            return self.people
        items = self.items(column)
        return self.place(items) if items else None

    def items(self, column: Column) -> tuple[str, ...]:
        """Return what a column offers."""
        if column.locked:
            return ()
        if column.fill is Fill.PERSON:
            return distinct(self.contents.names)
        if column.fill in (Fill.UNIT, Fill.TASK, Fill.MOVEMENT):
            return self.contents.choices.get(column.fill.value, ())
        agency = self.contents.heading.is_agency or not self.contents.heading.unit
        return offered(column, agency=agency)

    def place(self, items: tuple[str, ...]) -> str:
        """Return the range of a list, which is put on the sheet when it is new."""
        if items not in self.places:
            if self.sheet is None:
                self.sheet = self.book.create_sheet(guides.LIST_SHEET)
                self.sheet.sheet_state = "hidden"
            number = len(self.places) + 1
            for row, item in enumerate(items, 1):
                cell = self.sheet.cell(row, number)
                cell.value, cell.data_type = item, "s"
            letter = get_column_letter(number)
            self.places[items] = f"{guides.LIST_SHEET}!${letter}$1:${letter}${len(items)}"
        return self.places[items]
