"""The look of a form's cells: what is typed is pale yellow, what is not is white or grey."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, NamedTuple

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from tdkt_cli.forms.kinds import Fill
from tdkt_cli.forms.marking import TO_TYPE
from tdkt_cli.paper_standard import font_name

if TYPE_CHECKING:
    from openpyxl.cell import Cell

SIZE = 12
TITLE_SIZE = 14
_LINE = Side(style="thin", color="808080")
_BOX = Border(_LINE, _LINE, _LINE, _LINE)
_GREY = "E7E6E6"
_CENTRED = {Fill.ORDINAL, Fill.DATE, Fill.YEAR, Fill.WHOLE, Fill.AMOUNT, Fill.YES_NO}
FORMATS = {
    Fill.DATE: "dd/mm/yyyy",
    Fill.YEAR: "0",
    Fill.WHOLE: "#,##0",
    Fill.AMOUNT: "#,##0.######",
    Fill.ORDINAL: "0",
}
"""Number formats; everything else is text, so that a number typed as a name keeps its zeros."""


class Look(NamedTuple):
    """How a cell looks, apart from its value; `fill` is a colour, `""` for none."""

    bold: bool = False
    italic: bool = False
    size: int = SIZE
    horizontal: str = "left"
    boxed: bool = False
    fill: str = ""
    grey_text: bool = False
    locked: bool = True
    number_format: str = "@"


AGENCY = Look(bold=True)
PARENT = Look()
TITLE = Look(bold=True, size=TITLE_SIZE, horizontal="center")
GUIDE = Look(italic=True)
PART = Look(bold=True, size=13)
NOTE = Look(italic=True)
HEADING = Look(bold=True, horizontal="center", boxed=True, fill=_GREY)
LABEL = Look(bold=True, boxed=True, fill=_GREY)


def typed(fill: Fill, *, locked: bool) -> Look:
    """Return the look of a data cell."""
    return Look(
        horizontal="center" if fill in _CENTRED else "left",
        boxed=True,
        fill="" if locked else TO_TYPE,
        grey_text=fill in (Fill.ORDINAL, Fill.SHOWN),
        locked=locked,
        number_format=FORMATS.get(fill, "@"),
    )


class Wardrobe:
    """The looks of one workbook: each is put together once, then copied, which is far faster."""

    def __init__(self) -> None:
        self.known: dict[Look, Any] = {}

    def dress(self, cell: Any, look: Look) -> None:  # noqa: ANN401 — the stubs hide the style
        """Give a cell its look."""
        if look in self.known:
            cell._style = copy(self.known[look])  # noqa: SLF001 — the public way builds anew
            return
        _dress(cell, look)
        self.known[look] = copy(cell._style)  # noqa: SLF001


def _dress(cell: Cell, look: Look) -> None:
    """Give a cell its look."""
    colour = "595959" if look.grey_text else "000000"
    cell.font = Font(
        name=font_name(), size=look.size, bold=look.bold, italic=look.italic, color=colour
    )
    indent = 1 if look.boxed and look.horizontal == "left" else 0
    cell.alignment = Alignment(
        horizontal=look.horizontal, vertical="center", wrap_text=True, indent=indent
    )
    cell.border = _BOX if look.boxed else Border()
    cell.fill = PatternFill("solid", fgColor=look.fill) if look.fill else PatternFill()
    cell.protection = Protection(locked=look.locked)
    cell.number_format = look.number_format
