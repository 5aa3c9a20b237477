"""`tdkt chot`: seal the files of a deadline, or show how they stand."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from datetime import date
from typing import Annotated

import typer

from tdkt_cli.cli import changes
from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.days import day_option
from tdkt_cli.cli.options import PANEL_YEAR, Folder, PaperRound, Year, not_empty, option


def run(
    *,
    day: Annotated[
        date | None,
        day_option("--ngay", "Ngày chốt. Mặc định: ngày cuối cùng của hạn nộp trong kế hoạch."),
    ] = None,
    person: Annotated[
        str | None,
        option("--nguoi", metavar="HỌ-TÊN", help="Người chốt.", callback=not_empty),
    ] = None,
    round_number: PaperRound = None,
    again: Annotated[
        bool,
        option(
            "--chot-lai",
            help="Chốt lại theo tình trạng hiện nay; bảng trước vẫn giữ (ai chốt, ngày nào).",
        ),
    ] = False,
    show: Annotated[
        bool, option("--xem", help="Chỉ xem các tệp đã chốt nay ra sao, không ghi gì.")
    ] = False,
    folder: Folder = None,
    year: Year = None,
) -> int:
    """Seal the files of a deadline, or show how they stand."""
    if show and (again or person or day):
        raise typer.BadParameter(
            "chỉ để xem, không dùng cùng --ngay, --nguoi, --chot-lai.", param_hint="--xem"
        )
    from tdkt_cli.workflow.chot import Sealing, chot, state  # noqa: PLC0415 - after usage errors

    if show:
        changes.print_lines(state(folder, year, round_number))
        return 0
    return changes.report(chot(folder, year, Sealing(day, person or "", round_number, again)))


COMMAND = Command(
    run,
    PANEL_YEAR,
    40,
    help="Chốt các tệp khi hết hạn: ghi mã băm của từng tệp, từ đó đổi một ký tự cũng bị báo.\n\n"
    "Chốt kế hoạch và các bản đăng ký; có --dot thì chốt kết quả của đợt ấy. Mã của bảng chốt in "
    "ra để ghi vào văn bản trình ký.",
    examples=(
        "tdkt chot --nguoi 'Trần Thị Minh Thu'",
        "tdkt chot --dot 1 --ngay 30/6/2024",
        "tdkt chot --xem",
    ),
)
