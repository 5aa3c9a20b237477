"""The charts of the status board, each with what it shows in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.charts import Chart, Series
from tdkt_cli.consolidate.progress import NOT_DUE
from tdkt_cli.vietnamese import lower_first, number
from tdkt_cli.workflow.board import LEGEND, STATES

if TYPE_CHECKING:
    from tdkt_cli.consolidate.beside import Compared
    from tdkt_cli.consolidate.progress import Progress

_NAMED = 40  # letters of a name beside its bar


def board_charts(figures: Progress) -> list[Chart]:
    """Return the charts that have something to show, in the order of the page."""
    return [chart for chart in (_filing_chart(figures), _title_chart(figures)) if chart.nhan] + [
        chart for chart in (_movement_chart(figures),) if any(line.so_lieu for line in chart.day_so)
    ]


def _filing_chart(figures: Progress) -> Chart:
    shown = [s for s in STATES if s != NOT_DUE and any(s in p.so_luong for p in figures.ban)]
    said = "; ".join(
        f"{lower_first(paper.ten_ban)}: "
        + ", ".join(
            f"{number(paper.so_luong[s])} {STATES[s]}" for s in shown if s in paper.so_luong
        )
        for paper in figures.ban
    )
    return Chart(
        "bieu-do-nop",
        "Tình hình gửi của các đơn vị",
        f"Số đơn vị theo tình trạng gửi: {said}.",
        tuple(paper.ten_ban for paper in figures.ban),
        tuple(
            Series(LEGEND[s], tuple(paper.so_luong.get(s, 0) for paper in figures.ban))
            for s in shown
        ),
        chong=True,
    )


def _title_chart(figures: Progress) -> Chart:
    return _compared_chart(
        "bieu-do-danh-hieu",
        "Danh hiệu, hình thức khen thưởng: năm nay và năm trước",
        figures,
        figures.danh_hieu,
    )


def _movement_chart(figures: Progress) -> Chart:
    return _compared_chart(
        "bieu-do-phong-trao",
        "Số người đăng ký tham gia từng phong trào",
        figures,
        figures.phong_trao,
    )


def _compared_chart(name: str, title: str, figures: Progress, lines: tuple[Compared, ...]) -> Chart:
    year = figures.nam_ke_hoach
    series = [
        Series(f"Đăng ký năm {year}", tuple(line.nam_nay for line in lines)),
        Series(f"Đăng ký năm {year - 1}", tuple(line.nam_truoc_dang_ky for line in lines)),
        Series(f"Được tặng năm {year - 1}", tuple(line.nam_truoc_duoc_tang for line in lines)),
    ]
    known = [one for one in series if any(value is not None for value in one.so_lieu)]
    said = "; ".join(
        f"{line.ten}: "
        + ", ".join(
            f"{lower_first(one.ten)} {'không có số liệu' if value is None else number(value)}"
            for one in known
            for value in (one.so_lieu[index],)
        )
        for index, line in enumerate(lines)
    )
    return Chart(name, title, f"{said}.", tuple(_short(line.ten) for line in lines), tuple(known))


def _short(name: str) -> str:
    if len(name) <= _NAMED:
        return name
    return name[:_NAMED].rsplit(" ", 1)[0].rstrip(" ,;-") + "…"
