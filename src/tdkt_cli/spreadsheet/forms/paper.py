"""How a form's sheet is printed."""

from __future__ import annotations

from typing import Any

from openpyxl.worksheet.properties import PageSetupProperties

from tdkt_cli.paper_standard import component, font_name, page

_A4 = 9
_TWIPS_PER_INCH = 1440


def set_up_paper(sheet: Any) -> None:  # noqa: ANN401 — the stubs miss half of its attributes
    """A4 landscape, as wide as the page, number above."""
    paper = page(landscape=True)
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for name, twips in (
        ("top", paper.top.chosen),
        ("bottom", paper.bottom.chosen),
        ("left", paper.right.chosen),
        ("right", paper.right.chosen),
        ("header", paper.header),
        ("footer", paper.header),
    ):
        setattr(sheet.page_margins, name, round(twips / _TWIPS_PER_INCH, 4))
    sheet.print_options.horizontalCentered = True
    number = sheet.HeaderFooter.oddHeader.center
    number.text, number.size = "&P", component("so_trang").size // 2
    number.font = f"{font_name()},Regular"
    sheet.HeaderFooter.differentFirst = True
