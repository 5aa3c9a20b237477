"""`tdkt tiendo`: who filed, who is late, what is awaited, on any day."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from typing import Annotated, Final

from tdkt_cli.cli import papers
from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.days import DayOption
from tdkt_cli.cli.options import PANEL_YEAR, Folder, TraceOutputs, Year, choice, option

FORMATS: Final = ("html", "xlsx", "json")


def run(
    *,
    folder: Folder = None,
    year: Year = None,
    day: DayOption = None,
    outputs: TraceOutputs = None,
    file_format: Annotated[
        str | None,
        option(
            "--dinh-dang",
            metavar="KIỂU",
            click_type=choice(FORMATS),
            help="Định dạng tệp: html, xlsx, json. Không có -o thì json ra đầu ra chuẩn, "
            "kiểu khác vào thư mục out/.",
        ),
    ] = None,
) -> int:
    """Show the board, or write it."""
    targets = outputs or (["-"] if file_format == "json" else None)
    how = papers.printing(FORMATS, targets, file_format, draft=False, final=False)
    from tdkt_cli.workflow import Printed, board  # noqa: PLC0415 - after the usage errors
    from tdkt_cli.workflow.clock import today  # noqa: PLC0415 - likewise

    on = day or today()
    if targets or file_format:
        printed = board.tiendo(folder, year, on, how)
        step = "Tiếp theo: mở tệp xem lại, đôn đốc những đơn vị còn chờ."
        return papers.report(printed, draft=False, step=step)
    found = board.board(folder, year, on)
    if found.figures is None:
        return papers.report(Printed(found.checked, refused=found.refused), draft=False)
    from tdkt_cli.console import board as screen  # noqa: PLC0415 - only when there is one
    from tdkt_cli.console import streams  # noqa: PLC0415

    screen.print_board(found, found.figures)
    streams.say(board.closing(found, found.figures))
    return int(bool(found.unread))


COMMAND = Command(
    run,
    PANEL_YEAR,
    10,
    help="Bảng tiến độ: đơn vị nào đã gửi, gửi chậm mấy ngày, bị trả lại, còn thiếu; danh hiệu và "
    "phong trào so với năm trước.\n\n"
    "Không có --ngay thì tính đến hôm nay; bảng luôn ghi rõ ngày đã dùng. Tệp .html là một trang "
    "có biểu đồ, chiếu được trong cuộc họp, in được trên giấy A4.\n"
    "Mã trả về: 0 đã lập bảng, 1 có tệp lỗi nên chưa tính được hết, 2 không chạy được.",
    examples=(
        "tdkt tiendo",
        "tdkt tiendo --ngay 05/02/2024 -o tien-do.html -o tien-do.xlsx",
    ),
)
