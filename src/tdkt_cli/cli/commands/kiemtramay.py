"""`tdkt kiemtramay`: what the machine lacks, and what to do about it."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from typing import Annotated, Final

from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.options import PANEL_TECHNICAL, Folder, NoYear, choice, option

FORMATS: Final = ("text", "json")


def run(
    *,
    folder: Folder = None,
    year: NoYear = None,  # noqa: ARG001 - an option of every command; no year matters here
    style: Annotated[
        str,
        option(
            "--dinh-dang",
            metavar="KIỂU",
            click_type=choice(FORMATS),
            help="Kiểu kết quả: text (chữ, mặc định) hoặc json.",
        ),
    ] = "text",
) -> int:
    """Examine the machine; exit code 1 when something must be mended."""
    from tdkt_cli.console import machine_report  # noqa: PLC0415 - after the usage errors
    from tdkt_cli.workflow.machine import BAD, examine  # noqa: PLC0415 - likewise

    checks = examine(folder)
    if style == "json":
        machine_report.print_checks_json(checks)
    else:
        machine_report.print_checks(checks)
    return int(any(check.tinh_trang == BAD for check in checks))


COMMAND = Command(
    run,
    PANEL_TECHNICAL,
    20,
    help="Kiểm tra máy: Python, thư viện, bảng mã cửa sổ lệnh, quyền ghi, tệp đang mở, chỗ trống "
    "đĩa, phông chữ, LibreOffice, git; mỗi dòng một điều và việc cần làm.\n\n"
    "Mã trả về: 0 làm việc được, 1 có điều phải sửa, 2 không chạy được.",
    examples=("tdkt kiemtramay", "tdkt kiemtramay --dinh-dang json"),
)
