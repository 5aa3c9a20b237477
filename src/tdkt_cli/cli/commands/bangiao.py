"""`tdkt bangiao`: the awarded of a year, for statistics and other systems."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from typing import Annotated, Final

from tdkt_cli.cli import papers
from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.options import PANEL_YEAR, Folder, Outputs, WholeNumber, Year, choice, option

FORMATS: Final = ("xlsx", "csv", "json")


def run(
    *,
    folder: Folder = None,
    year: Year = None,
    achieved: Annotated[
        int | None,
        option(
            "--thanh-tich",
            metavar="NĂM",
            help="Năm thành tích. Mặc định: năm kế hoạch.",
            click_type=WholeNumber(1900, 9999),
        ),
    ] = None,
    outputs: Outputs = None,
    file_format: Annotated[
        str | None,
        option(
            "--dinh-dang",
            metavar="KIỂU",
            click_type=choice(FORMATS),
            help=f"Định dạng tệp: {', '.join(FORMATS)}. Mặc định: theo đuôi tệp, không thì xlsx.",
        ),
    ] = None,
) -> int:
    """Write the awards of a year."""
    how = papers.printing(FORMATS, outputs, file_format, draft=False, final=False)
    from tdkt_cli.workflow.handover import bangiao  # noqa: PLC0415 - after the usage errors

    step = "Tiếp theo: đối chiếu với sổ quyết định rồi gửi đi."
    return papers.report(bangiao(folder, year, achieved, how), draft=False, step=step)


COMMAND = Command(
    run,
    PANEL_YEAR,
    60,
    help="Danh sách được khen thưởng kèm số, ngày quyết định, và số lượng từng loại: để thống kê, "
    "nhập vào phần mềm khác.\n\n"
    "Lấy từ data/decisions/ của năm thành tích; quyết định đã hủy có trong danh sách, không có "
    "trong số lượng.",
    examples=(
        "tdkt bangiao --thanh-tich 2023",
        "tdkt bangiao -o ban-giao.csv -o ban-giao.json",
    ),
)
