"""A document as lines of text, so that `git diff` can show what was changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.package import open_package
from tdkt_cli.wordcheck.reading import read_document
from tdkt_cli.wordcheck.records import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.wordcheck.records import Block, Cell

_PAGE, _NBSP = "\f", "\xa0"


def plain_lines(data: bytes) -> Iterator[str]:
    """Yield the text of a .docx, a line a paragraph, a line a row of a table.

    Cells are parted by ` | `, paragraphs of a cell by ` / `. Text boxes stand after the paragraph
    that holds them, headers and footers at the end. Formatting, tracked deletions and pictures
    are left out; a picture is told by its mark.

    Raises:
        PackageRefused: it is no .docx that can be read.
    """
    document = read_document(open_package(data))
    yield from _lines(document.blocks)
    seen: set[str] = set()
    for section in document.sections:
        for part in (*section.headers.values(), *section.footers.values()):
            if part.part not in seen:
                seen.add(part.part)
                yield from _lines(part.paragraphs)


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _paragraph(block)
        else:
            for row in block.rows:
                cells = [_cell(cell) for cell in row.cells if not cell.continues]
                yield " | ".join(cells).rstrip()


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    text = paragraph.full_text.replace(_PAGE, "").replace("\t", "    ").replace(_NBSP, " ")
    pictures = " [hình]" * paragraph.pictures
    yield from f"{text}{pictures}".rstrip().split("\n")
    for box in paragraph.boxes:
        yield from _lines(box)


def _cell(cell: Cell) -> str:
    return " / ".join(line for line in _lines(cell.blocks) if line)
