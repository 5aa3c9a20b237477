"""How long a document is on paper: enough to know whether it needs page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.wordcheck.ooxml import TWIPS_PER_MM
from tdkt_cli.wordcheck.records import Paragraph, Table

if TYPE_CHECKING:
    from tdkt_cli.wordcheck.records import Block, Document, Section

_SINGLE: Final = 1.15
"""Height of a single line of Times New Roman against its size."""
_SURE: Final = 1.08
"""An estimate counts as a second page only when it is this much over one page."""
_NEW_PAGE: Final = frozenset(("nextPage", "oddPage", "evenPage"))


def has_several_pages(document: Document) -> bool:
    """Return whether a document surely fills more than one page.

    Page breaks and sections say so; else the height of the first page's text is estimated with the
    metrics of Times New Roman.
    """
    if any(section.kind in _NEW_PAGE for section in document.sections[1:]):
        return True
    for paragraph in document.paragraphs:
        broken = paragraph.broken_page or "\f" in paragraph.text.rstrip("\f")
        if broken or (paragraph.format.page_break_before and paragraph.number > 1):
            return True
    section = document.sections[0]
    room = (section.height or 16838) - (section.top or 1440) - (section.bottom or 1440)
    height = 0.0
    for block in document.blocks:
        height += _height(block, section)
        if height > room * _SURE:
            return True
    return False


def _height(block: Block, section: Section) -> float:
    if isinstance(block, Paragraph):
        return paragraph_height(block, section.text_width)
    return table_height(block)


def table_height(table: Table) -> float:
    """Return the estimated height of a table in twips."""
    total = 0.0
    for row in table.rows:
        cells = (
            sum(
                paragraph_height(one, cell.room)
                if isinstance(one, Paragraph)
                else table_height(one)
                for one in cell.blocks
            )
            for cell in row.cells
        )
        total += max(row.height, max(cells, default=0))
    return total


def paragraph_height(paragraph: Paragraph, room: int) -> float:
    """Return the estimated height of a paragraph in twips.

    Args:
        paragraph: with or without text.
        room: width of its column in twips.
    """
    form = paragraph.format
    look = paragraph.runs[0].look if paragraph.runs else paragraph.mark
    width = max(room - form.left - form.right, 200) / TWIPS_PER_MM
    lines = paper_standard.break_lines(
        paragraph.full_text, look.size / 2, width, bold=look.bold, italic=look.italic
    )
    single = look.size * 10 * _SINGLE
    if form.line_rule == "exact":
        height = float(form.line)
    elif form.line_rule == "atLeast":
        height = max(float(form.line), single)
    else:
        height = single * form.line / 240
    return len(lines) * height + form.before + form.after
