"""The look of cells: the components of the paper standard as Excel's cell styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils.indexed_list import IndexedList

from tdkt_cli.paper_standard import component, font_name

if TYPE_CHECKING:
    from tdkt_cli.paper_standard import Component

# Names of styles: the clerk meets them in the list of cell styles.
LABEL = "Nhãn phụ lục"
TITLE = "Tên phụ lục"
HEADING = "Đầu cột"
TEXT = "Ô chữ"
CENTRED = "Ô giữa"
TOTAL = "Ô tổng"
TOTAL_CENTRED = "Ô tổng giữa"
NOTE = "Chú thích bảng"
_STYLES = {
    LABEL: ("phu_luc_nhan", "center"),
    TITLE: ("phu_luc_ten", "center"),
    HEADING: ("o_bang_tieu_de_phu_luc", "center"),
    TEXT: ("o_bang_phu_luc", "left"),
    CENTRED: ("o_bang_phu_luc", "center"),
    TOTAL: ("o_bang_dam_phu_luc", "left"),
    TOTAL_CENTRED: ("o_bang_dam_phu_luc", "center"),
    NOTE: ("chu_thich", "left"),
}
_BORDERED = {HEADING, TEXT, CENTRED, TOTAL, TOTAL_CENTRED}
_HEADING_FILL = "F2F2F2"
_LINE = Side(style="thin", color="000000")


UPPER_HALF = Border(left=_LINE, right=_LINE, top=_LINE)
LOWER_HALF = Border(left=_LINE, right=_LINE, bottom=_LINE)
"""Two cells that look like one."""


def add_to(book: Any) -> None:  # noqa: ANN401 — the stubs of openpyxl miss what is needed here
    """Give a new workbook our styles and the paper's font."""
    use_font_of_paper(book)
    for name in _STYLES:
        book.add_named_style(_named_style(name))


def use_font_of_paper(book: Any) -> None:  # noqa: ANN401 — as above
    """Make the paper's font that of empty cells too.

    Excel counts the width of columns in digits of that font.
    """
    font = Font(name=font_name(), size=component_of(TEXT).size / 2)
    book._fonts = IndexedList([font])  # noqa: SLF001 — there is no public way to the first font
    book._named_styles["Normal"].font = font  # noqa: SLF001


def component_of(style: str) -> Component:
    """Return the component of the paper standard that a style shows."""
    return component(_STYLES[style][0])


def _named_style(name: str) -> NamedStyle:
    look, horizontal = component_of(name), _STYLES[name][1]
    vertical = "top" if name == TITLE else "center"
    return NamedStyle(
        name=name,
        font=Font(name=font_name(), size=look.size / 2, bold=look.bold, italic=look.italic),
        alignment=Alignment(horizontal=horizontal, vertical=vertical, wrap_text=True),
        border=Border(_LINE, _LINE, _LINE, _LINE) if name in _BORDERED else Border(),
        fill=PatternFill("solid", fgColor=_HEADING_FILL) if name == HEADING else PatternFill(),
    )
