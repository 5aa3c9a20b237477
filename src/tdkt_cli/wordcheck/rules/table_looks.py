"""How tables look: lines, sizes, shades."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.rules.tables import (
    data_tables,
    is_number_heading,
    own_paragraphs,
)
from tdkt_cli.wordcheck.wording import quoted, sizes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Paper
    from tdkt_cli.wordcheck.records import Cell, Table

_LAYOUT: Final = frozenset(("dau_van_ban", "chu_ky"))
_TABLE_SIZES: Final = (22, 28)
_WHITE: Final = frozenset(("FFFFFF", "FFF", "WHITE"))
_PAGES: Final = "Phụ lục I, Phần I, Mục I"


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
            rows and rows[0].cells and is_number_heading(rows[0].cells[0].text)
        ):
            continue
        cell = _open_cell(one.table)
        at = (own_paragraphs(cell) or one.table.paragraphs)[0] if cell else None
        if cell and at:
            yield Report(
                at,
                f"Ô {quoted(cell.text)} của bảng thiếu đường kẻ; bảng số liệu phải kẻ đủ trong "
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
            at = (own_paragraphs(cell) or one.table.paragraphs)[0] if cell else None
            if cell and at:
                what = "phần đầu văn bản" if one.role == "dau_van_ban" else "chữ ký"
                yield Report(
                    at,
                    f"Bảng dàn {what} có đường kẻ ở ô {quoted(cell.text)}; phải không có đường kẻ.",
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
        at = (own_paragraphs(shaded) or one.table.paragraphs)[0] if shaded else None
        if shaded and at:
            yield Report(
                at,
                f"Ô {quoted(shaded.text)} của bảng tô nền {shaded.shade}; nên không tô nền.",
                "Chọn ô, đặt Shading là No Color.",
            )


VISIBLE_GRID = Rule("T151", Severity.WARNING, visible_grid, (), "thuc_te")
BARE_LAYOUT = Rule("T152", Severity.ERROR, bare_layout, ("Phụ lục III",))
CELL_SIZES = Rule("T153", Severity.HINT, cell_sizes, (f"{_PAGES} khoản 4",), "thuc_te")
CELL_SHADING = Rule("T154", Severity.HINT, cell_shading, (f"{_PAGES} khoản 4",), "thuc_te")
