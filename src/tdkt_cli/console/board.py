"""The board of the year on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.console.lines import Span, print_lines
from tdkt_cli.console.safe import shown
from tdkt_cli.console.tables import Grid, print_grid
from tdkt_cli.vietnamese import number, short_date
from tdkt_cli.workflow.board import MARKS, Board, change_text, deadline_text, rows_of_units

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tdkt_cli.consolidate.beside import Compared
    from tdkt_cli.consolidate.progress import Progress

_STYLES = {
    "dung_han": "green",
    "cham": "yellow",
    "khong_ghi_ngay": "yellow",
    "tra_lai": "bold red",
    "tep_loi": "bold red",
    "qua_han": "bold red",
    "chua_gui": "cyan",
}


def print_board(found: Board, figures: Progress) -> None:
    """Print what is awaited, then the three tables."""
    title = f"Tiến độ năm {figures.nam_ke_hoach} của {figures.ten_co_quan}, tính đến ngày "
    print_lines([(Span(shown(title + short_date(figures.ngay)), "bold"),), ()])
    for paper in figures.ban:
        line = f"{paper.ten_ban}: {paper.so_da_gui}/{paper.so_phai_gui} đơn vị đã gửi"
        print_lines([(Span(shown(f"  {line} ({deadline_text(paper)}).")),)])
    waiting = found.waiting or ("Không có bản nào quá hạn hoặc sắp đến hạn.",)
    print_lines([(), *((Span(shown(f"  {sentence}")),) for sentence in waiting), ()])
    print_grid(_units(figures))
    for heading, lines in (("Danh hiệu", figures.danh_hieu), ("Phong trào", figures.phong_trao)):
        if lines:
            print_lines([()])
            print_grid(_compared(figures, heading, lines))


def _units(figures: Progress) -> Grid:
    rows = []
    for unit, words in zip(figures.don_vi, rows_of_units(figures), strict=True):
        cells = [
            Span(f"{MARKS[filing.tinh_trang]} {text}", _STYLES.get(filing.tinh_trang, "dim"))
            for filing, text in zip(unit.ban, words[1:], strict=True)
        ]
        rows.append((Span(words[0]), *cells))
    return Grid("", ("Đơn vị", *(paper.ten_ban for paper in figures.ban)), rows)


def _compared(figures: Progress, heading: str, lines: Iterable[Compared]) -> Grid:
    year = figures.nam_ke_hoach
    names = (f"Đăng ký {year}", f"Đăng ký {year - 1}", f"Được tặng {year - 1}", "Tăng, giảm")
    rows = [(line.ten, *map(_number, line[2:]), change_text(line)) for line in lines]
    kept = [0, 1, *(n for n in (2, 3, 4) if any(row[n] for row in rows))]
    headings = (heading, *names)
    return Grid(
        "",
        tuple(headings[n] for n in kept),
        [tuple(Span(row[n]) for n in kept) for row in rows],
        frozenset(range(1, len(kept))),
    )


def _number(value: int | None) -> str:
    return "" if value is None else number(value)
