"""The board of the year as sheets: units, titles, movements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.spreadsheet.table import Column, Table, TotalCell, count_pattern
from tdkt_cli.vietnamese import long_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from tdkt_cli.consolidate.beside import Compared
    from tdkt_cli.consolidate.progress import Progress


def progress_tables(
    figures: Progress, states: tuple[tuple[str, ...], ...], change: Callable[[Compared], str]
) -> tuple[Table, ...]:
    """Return the three sheets.

    Args:
        figures: the board.
        states: a row for each unit: its name, then the state of each paper in words.
        change: says how a count moved.
    """
    return (
        _units(figures, states),
        _compared(figures, "Danh hiệu", "Danh hiệu, hình thức", figures.danh_hieu, change),
        _compared(figures, "Phong trào", "Phong trào", figures.phong_trao, change),
    )


def _units(figures: Progress, states: tuple[tuple[str, ...], ...]) -> Table:
    columns = (
        Column("TT", 11, centred=True),
        Column("Đơn vị", 50),
        *(Column(paper.ten_ban, 46) for paper in figures.ban),
    )
    filed = [f"{paper.so_da_gui}/{paper.so_phai_gui} đơn vị đã gửi" for paper in figures.ban]
    return Table(
        sheet="Đơn vị",
        label="Bảng tiến độ",
        title=f"TIẾN ĐỘ GỬI CỦA CÁC ĐƠN VỊ NĂM {figures.nam_ke_hoach}",
        columns=columns,
        rows=tuple((number, *row) for number, row in enumerate(states, 1)),
        total=(
            TotalCell(
                len(states), 2, count_pattern(len(states), "Tổng cộng: ", " đơn vị"), centred=True
            ),
            *(TotalCell(text, centred=True) for text in filed),
        ),
        note=f"Tính đến {long_date(figures.ngay)}.",
        kept_columns=2,
    )


def _compared(
    figures: Progress,
    sheet: str,
    heading: str,
    lines: tuple[Compared, ...],
    change: Callable[[Compared], str],
) -> Table:
    year = figures.nam_ke_hoach
    names = (f"Đăng ký {year}", f"Đăng ký {year - 1}", f"Được tặng {year - 1}")
    known = [n for n in range(3) if any(_counts(line)[n] is not None for line in lines)] or [0]
    moved = any(change(line) for line in lines)
    rows = (
        (line.ten, *(_counts(line)[n] for n in known), *((change(line),) if moved else ()))
        for line in lines
    )
    return Table(
        sheet=sheet,
        label="Bảng tiến độ",
        title=f"{sheet.upper()} NĂM {year} SO VỚI NĂM {year - 1}",
        columns=(
            Column("TT", 11, centred=True),
            Column(heading, 92),
            *(Column(names[n], 28, centred=True) for n in known),
            *((Column("Tăng, giảm", 24, centred=True),) if moved else ()),
        ),
        rows=tuple((number, *row) for number, row in enumerate(rows, 1)),
        total=(
            TotalCell("Tổng cộng", 2, centred=True),
            *(TotalCell(_sum(lines, n), pattern="#,##0", centred=True) for n in known),
            *((TotalCell(None),) if moved else ()),
        ),
        note=f"Tính đến {long_date(figures.ngay)}. Ô trống: không có số liệu.",
        kept_columns=2,
    )


def _counts(line: Compared) -> tuple[int | None, ...]:
    return line.nam_nay, line.nam_truoc_dang_ky, line.nam_truoc_duoc_tang


def _sum(lines: tuple[Compared, ...], index: int) -> int:
    return sum(_counts(line)[index] or 0 for line in lines)
