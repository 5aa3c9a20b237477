"""Tables on the page: width, borders, repeated headings, looks of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import fold_text
from tdkt_cli.wordcheck.records import Paragraph, paragraphs_of
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import millimetres, quoted, sizes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Paper, PlacedTable
    from tdkt_cli.wordcheck.records import Cell, Row, Table

_LAYOUT: Final = frozenset(("dau_van_ban", "chu_ky"))
_PADDING: Final = 236
"""Borders may stand a cell's usual margin (108 twips) outside the text on either side."""
_LEAST_LINE: Final = 1.1
_NUMBER_HEADINGS: Final = frozenset(map(fold_text, ("TT", "STT", "Số TT", "Số thứ tự")))
_TABLE_SIZES: Final = (22, 28)
_WHITE: Final = frozenset(("FFFFFF", "FFF", "WHITE"))
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


def text_of(cell: Cell) -> str:
    """Return all text of a cell on one line."""
    return " ".join(" ".join(one.full_text for one in paragraphs_of(cell.blocks)).split())


def inside_margins(paper: Paper) -> Iterator[Report]:
    """Bảng nằm gọn giữa hai lề trang.

    Vì sao: bảng rộng hơn phần chữ lấn ra lề, máy in có thể cắt mất cột cuối. Bảng dàn phần đầu và
    chữ ký lấn lề chỉ là gợi ý, vì mẫu của nghị định cũng vậy.

    Cách sửa: thu các cột, hoặc đặt bảng rộng 100 % phần chữ.

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
            "Thu hẹp các cột, hoặc đặt bảng rộng 100 %.",
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
    if any(one.broken_page for row in table.rows[1:] for cell in row.cells for one in _own(cell)):
        return True
    sections = paper.document.sections
    section = sections[min(table.section, len(sections) - 1)]
    height = (section.height or 16838) - (section.top or 0) - (section.bottom or 0)
    return sum(_least_height(row) for row in table.rows) > height


def _own(cell: Cell) -> tuple[Paragraph, ...]:
    return tuple(one for one in cell.blocks if isinstance(one, Paragraph))


def _least_height(row: Row) -> float:
    """Return the least height a row can have: one line for each paragraph of its tallest cell."""
    tallest = 0.0
    for cell in row.cells:
        lines = 0.0
        for one in _own(cell):
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


def visible_grid(paper: Paper) -> Iterator[Report]:
    """Bảng số liệu có đủ đường kẻ trong và ngoài.

    Vì sao: thiếu đường kẻ thì dòng dài đọc lẫn sang dòng khác.

    Cách sửa: chọn bảng, Borders, All Borders.

    Sai:
        Bảng có STT nhưng không kẻ dọc.

    Đúng:
        Bảng kẻ đủ ngang, dọc.
    """
    for one in data_tables(paper):
        rows = one.table.rows
        if not any(_lined(cell) for row in rows for cell in row.cells) and not (
            rows and rows[0].cells and is_number_heading(text_of(rows[0].cells[0]))
        ):
            continue
        cell = _open_cell(one.table)
        at = (_own(cell) or one.table.paragraphs)[0] if cell else None
        if cell and at:
            yield Report(
                at,
                f"Ô {quoted(text_of(cell))} của bảng thiếu đường kẻ; bảng số liệu phải kẻ đủ trong "
                "và ngoài.",
                "Chọn cả bảng, đặt All Borders.",
            )


def _lined(cell: Cell) -> bool:
    return any(side.visible for side in cell.borders)


def _open_cell(table: Table) -> Cell | None:
    """Return the first cell that has no line at a side, its own or its neighbour's."""
    above: tuple[Cell, ...] = ()
    for place, row in enumerate(table.rows):
        for n, cell in enumerate(row.cells):
            before = row.cells[n - 1] if n else None
            after = row.cells[n + 1] if n + 1 < len(row.cells) else None
            left = cell.borders.left.visible or bool(before and before.borders.right.visible)
            right = cell.borders.right.visible or bool(after and after.borders.left.visible)
            top = cell.continues or cell.borders.top.visible or _closed(cell, above)
            last = place == len(table.rows) - 1
            bottom = not last or cell.borders.bottom.visible
            if not (left and right and top and bottom):
                return cell
        above = row.cells
    return None


def _closed(cell: Cell, above: tuple[Cell, ...]) -> bool:
    over = [
        one
        for one in above
        if one.column < cell.column + cell.span and cell.column < one.column + one.span
    ]
    return bool(over) and all(one.borders.bottom.visible for one in over)


def bare_layout(paper: Paper) -> Iterator[Report]:
    """Bảng dàn phần đầu văn bản và chữ ký không có đường kẻ.

    Vì sao: các mẫu của nghị định không có khung ở hai phần này; bảng chỉ để xếp chữ.

    Cách sửa: chọn bảng, Borders, No Border.

    Sai:
        Quốc hiệu và tên cơ quan nằm trong khung.

    Đúng:
        Bảng hai cột không viền.
    """
    for one in paper.tables:
        if one.role not in _LAYOUT:
            continue
        for row in one.table.rows:
            cell = next((one for one in row.cells if _framed(one)), None)
            at = (_own(cell) or one.table.paragraphs)[0] if cell else None
            if cell and at:
                what = "phần đầu văn bản" if one.role == "dau_van_ban" else "chữ ký"
                yield Report(
                    at,
                    f"Bảng dàn {what} có đường kẻ ở ô {quoted(text_of(cell))}; phải không có đường "
                    "kẻ.",
                    "Chọn bảng, đặt No Border.",
                )
                break


def _framed(cell: Cell) -> bool:
    return any(side.visible and side.color.upper() not in _WHITE for side in cell.borders)


def cell_sizes(paper: Paper) -> Iterator[Report]:
    """Chữ trong bảng cỡ 11–14.

    Vì sao: nghị định không định cỡ chữ trong bảng; nhỏ hơn 11 thì khó đọc, lớn hơn 14 thì to hơn
    lời văn.

    Cách sửa: đặt cỡ chữ của bảng trong khoảng 11–14, tốt nhất là 12 hoặc 13.

    Sai:
        Bảng cỡ chữ 9.

    Đúng:
        Bảng cỡ chữ 12.
    """
    least, most = _TABLE_SIZES
    for one in data_tables(paper):
        for paragraph in one.table.paragraphs:
            odd = sorted(
                {
                    run.look.size
                    for run in paragraph.runs
                    if run.text.strip() and not least <= run.look.size <= most
                }
            )
            if odd:
                yield Report(
                    paragraph,
                    f"Chữ trong bảng {quoted(paragraph.full_text)} cỡ {sizes(odd)}; nên trong "
                    "khoảng 11–14.",
                    "Đặt cỡ chữ của bảng trong khoảng 11–14.",
                )
                break


def cell_shading(paper: Paper) -> Iterator[Report]:
    """Ô của bảng không tô nền.

    Vì sao: văn bản in một màu đen; nền màu làm chữ mờ khi in, sao chụp.

    Cách sửa: chọn ô, Shading, No Color.

    Sai:
        Hàng tiêu đề nền xanh.

    Đúng:
        Hàng tiêu đề chữ đậm, không nền.
    """
    for one in data_tables(paper):
        shaded = next(
            (
                cell
                for row in one.table.rows
                for cell in row.cells
                if cell.shade.upper() not in {"", "AUTO", *_WHITE}
            ),
            None,
        )
        at = (_own(shaded) or one.table.paragraphs)[0] if shaded else None
        if shaded and at:
            yield Report(
                at,
                f"Ô {quoted(text_of(shaded))} của bảng tô nền {shaded.shade}; nên không tô nền.",
                "Chọn ô, đặt Shading là No Color.",
            )


INSIDE_MARGINS = Rule("T148", Severity.WARNING, inside_margins, (f"{_PAGES} khoản 3",), "suy_ra")
REPEATED_HEADING = Rule("T149", Severity.WARNING, repeated_heading, (), "thuc_te")
WHOLE_ROWS = Rule("T150", Severity.HINT, whole_rows, (), "thuc_te")
VISIBLE_GRID = Rule("T151", Severity.WARNING, visible_grid, (), "thuc_te")
BARE_LAYOUT = Rule("T152", Severity.ERROR, bare_layout, ("Phụ lục III",))
CELL_SIZES = Rule("T153", Severity.HINT, cell_sizes, (f"{_PAGES} khoản 4",), "thuc_te")
CELL_SHADING = Rule("T154", Severity.HINT, cell_shading, (f"{_PAGES} khoản 4",), "thuc_te")
