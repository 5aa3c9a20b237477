"""Tables on the page: width, repeated headings, rows that stay whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import fold_text
from tdkt_cli.wordcheck.records import Paragraph
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import millimetres, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Paper, PlacedTable
    from tdkt_cli.wordcheck.records import Cell, Row, Table

_PADDING: Final = 236
"""Borders may stand a cell's usual margin (108 twips) outside the text on either side."""
_LEAST_LINE: Final = 1.1
_NUMBER_HEADINGS: Final = frozenset(map(fold_text, ("TT", "STT", "Số TT", "Số thứ tự")))
_PAGES: Final = "Phụ lục I, Phần I, Mục I"


def data_tables(paper: Paper) -> tuple[PlacedTable, ...]:
    """Return the tables that hold data."""
    return tuple(one for one in paper.tables if one.role == "bang")


def first_paragraph(table: Table) -> Paragraph | None:
    """Return the first paragraph with text, or the first of all."""
    written = (one for one in table.paragraphs if not one.blank)
    return next(written, table.paragraphs[0] if table.paragraphs else None)


def is_number_heading(text: str) -> bool:
    """Whether a heading says `TT` or `STT`."""
    return fold_text(text) in _NUMBER_HEADINGS


def inside_margins(paper: Paper) -> Iterator[Report]:
    """Bảng nằm gọn giữa hai lề trang.

    Vì sao: bảng rộng hơn phần chữ lấn ra lề, máy in có thể cắt mất cột cuối. Bảng dàn phần đầu và
    chữ ký lấn lề chỉ là gợi ý, vì mẫu của nghị định cũng vậy.

    Cách sửa: thu các cột, hoặc đặt bảng rộng 100% phần chữ.

    Sai:
        Phần chữ rộng 160 mm, các cột cộng lại 185 mm.

    Đúng:
        Các cột cộng lại 160 mm.
    """
    sections = paper.document.sections
    for one in paper.tables:
        at = first_paragraph(one.table)
        room = sections[min(one.table.section, len(sections) - 1)].text_width
        width = sum(one.table.grid)
        if at is None or room <= 0 or width + max(one.table.indent, 0) <= room + _PADDING:
            continue
        yield Report(
            at,
            f"Bảng bắt đầu bằng {quoted(at.full_text)} rộng {millimetres(width)}, phần chữ giữa "
            f"hai lề chỉ rộng {millimetres(room)}; phải nằm gọn giữa hai lề.",
            "Thu hẹp các cột, hoặc đặt bảng rộng 100%.",
            None if one.role == "bang" else Severity.HINT,
        )


def repeated_heading(paper: Paper) -> Iterator[Report]:
    """Bảng dài hơn một trang lặp lại hàng tiêu đề ở đầu mỗi trang.

    Vì sao: không lặp thì từ trang 2 không biết cột nào là gì.

    Cách sửa: chọn hàng tiêu đề, Table Layout, Repeat Header Rows.

    Sai:
        Danh sách 120 người, trang 2 không có tên cột.

    Đúng:
        Hàng tên cột hiện ở đầu mọi trang.
    """
    for one in data_tables(paper):
        rows, at = one.table.rows, first_paragraph(one.table)
        if at and len(rows) > 1 and not rows[0].header and spans_pages(paper, one.table):
            yield Report(
                at,
                f"Bảng bắt đầu bằng {quoted(at.full_text)} ({len(rows)} hàng) dài hơn một trang mà "
                "không lặp hàng tiêu đề; phải lặp.",
                "Chọn hàng tiêu đề, bật Repeat Header Rows.",
            )


def spans_pages(paper: Paper, table: Table) -> bool:
    """Whether a table surely takes more than one page: by its lines, or Word said so."""
    sections = paper.document.sections
    section = sections[min(table.section, len(sections) - 1)]
    room = float((section.height or 16838) - (section.top or 0) - (section.bottom or 0))
    for n, row in enumerate(table.rows):
        room -= _least_height(row)
        if room < 0 or (n and _is_broken(row)):
            return True
    return False


def _is_broken(row: Row) -> bool:
    return any(one.broken_page for cell in row.cells for one in own_paragraphs(cell))


def own_paragraphs(cell: Cell) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a cell, without those of tables in it."""
    return tuple(one for one in cell.blocks if isinstance(one, Paragraph))


def _least_height(row: Row) -> float:
    """Return the least height a row can have: one line for each paragraph of its tallest cell."""
    tallest = 0.0
    for cell in row.cells:
        lines = 0.0
        for one in own_paragraphs(cell):
            size = min((run.look.size for run in one.runs if run.text.strip()), default=20)
            lines += size * 10 * _LEAST_LINE + one.format.before + one.format.after
        tallest = max(tallest, lines)
    return max(tallest, row.height)


def whole_rows(paper: Paper) -> Iterator[Report]:
    """Hàng của bảng dài nên không bị cắt giữa hai trang.

    Vì sao: một ô bị cắt đôi thì khó đọc, dễ tưởng là hai hàng.

    Cách sửa: chọn cả bảng, Table Properties, Row, bỏ Allow row to break across pages.

    Sai:
        Ô “Tóm tắt thành tích” nửa ở trang 1, nửa ở trang 2.

    Đúng:
        Cả hàng chuyển sang trang 2.
    """
    for one in data_tables(paper):
        loose = sum(not row.whole for row in one.table.rows[1:])
        at = first_paragraph(one.table)
        if at and loose and spans_pages(paper, one.table):
            yield Report(
                at,
                f"Bảng bắt đầu bằng {quoted(at.full_text)} có {loose} hàng cho phép cắt giữa hai "
                "trang; nên giữ cả hàng.",
                "Bỏ Allow row to break across pages cho các hàng.",
            )


INSIDE_MARGINS = Rule("T148", Severity.WARNING, inside_margins, (f"{_PAGES} khoản 3",), "suy_ra")
REPEATED_HEADING = Rule("T149", Severity.WARNING, repeated_heading, (), "thuc_te")
WHOLE_ROWS = Rule("T150", Severity.HINT, whole_rows, (), "thuc_te")
