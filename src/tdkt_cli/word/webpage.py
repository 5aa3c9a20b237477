"""Blocks → one self-contained page of HTML: no script, no outside file."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tdkt_cli.word.blocks import (
    Block,
    Cell,
    Paragraph,
    Row,
    RuledLine,
    SectionEnd,
    SectionStart,
    TableEnd,
    TableStart,
)
from tdkt_cli.word.body import cell_style
from tdkt_cli.word.stylesheet import stylesheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(blocks: Iterable[Block], title: str) -> Iterator[str]:
    """Yield the page, a block at a time.

    Args:
        blocks: the document, laid out.
        title: the title of the page.
    """
    yield (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{escape(title)}</title>\n<style>\n{stylesheet()}</style>\n</head>\n<body>\n"
    )
    yield from _Page().write(blocks)
    yield "</body>\n</html>\n"


class _Page:
    """Remembers the kind of section and which part of a table is open."""

    def __init__(self) -> None:
        self.appendix = False
        self.part = ""

    def write(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Row):
                yield self.row(block)
            elif isinstance(block, Paragraph):
                yield paragraph(block, block.component)
            elif isinstance(block, RuledLine):
                yield ruled_line(block)
            elif isinstance(block, (SectionStart, SectionEnd)):
                yield self.section(block)
            else:
                yield self.table(block)

    def section(self, block: SectionStart | SectionEnd) -> str:
        """Return a section's tag."""
        if isinstance(block, SectionEnd):
            return "</section>\n"
        self.appendix = block.kind == "phu-luc"
        turned = " ngang" if block.landscape else ""
        return f'<section class="{block.kind}{turned}">\n'

    def table(self, block: TableStart | TableEnd) -> str:
        """Return a table's opening with its columns, or its end."""
        if isinstance(block, TableEnd):
            closing = f"</{self.part}>\n" if self.part else ""
            self.part = ""
            return f"{closing}</table>\n"
        columns = "".join(f'<col style="width:{width:g}mm">' for width in block.columns)
        return (
            f'<table class="{block.kind}" style="width:{sum(block.columns):g}mm">\n'
            f"<colgroup>{columns}</colgroup>\n"
        )

    def row(self, row: Row) -> str:
        """Return a row, and the part of the table that it opens."""
        part = "thead" if row.heading else "tbody"
        opening = ""
        if part != self.part:
            opening = (f"</{self.part}>\n" if self.part else "") + f"<{part}>\n"
            self.part = part
        cells = "".join(self.cell(cell, row) for cell in row.cells if not cell.continues)
        return f"{opening}<tr>{cells}</tr>\n"

    def cell(self, cell: Cell, row: Row) -> str:
        """Return a cell."""
        tag = "th" if cell.header else "td"
        spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        style = cell_style(header=cell.header, strong=bool(row.kind), appendix=self.appendix)
        plain = f"{style} {cell.alignment}".strip()
        content = "".join(
            ruled_line(block)
            if isinstance(block, RuledLine)
            else paragraph(block, block.component or plain)
            for block in cell.blocks
        )
        return f"<{tag}{spans}>{content}</{tag}>"


def paragraph(block: Paragraph, classes: str) -> str:
    """Return a paragraph with its runs."""
    parts = []
    for run in block.runs:
        if run.hidden or run.unset:  # nothing reads a page again, or chooses in it
            continue
        text = "<br>" if run.text == "\n" else escape(run.text, quote=False)
        if run.bold:
            text = f"<b>{text}</b>"
        if run.italic:
            text = f"<i>{text}</i>"
        parts.append(text)
    return f'<p class="{classes}">{"".join(parts)}</p>\n'


def ruled_line(line: RuledLine) -> str:
    """Return a ruled line of its length."""
    return f'<hr class="{line.component}" style="width:{line.length_mm:.1f}mm">\n'
