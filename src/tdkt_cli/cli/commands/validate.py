"""`tdkt validate`: check the data."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

import glob
import os

from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.options import PANEL_REGISTER, Files, Folder, Strict, Style, Year


def run(
    *,
    files: Files = None,
    folder: Folder = None,
    year: Year = None,
    style: Style = "text",
    strict: Strict = False,
) -> int:
    """Check the data; exit code 1 when something must be mended."""
    from tdkt_cli import workflow  # noqa: PLC0415
    from tdkt_cli.console import streams  # noqa: PLC0415
    from tdkt_cli.console.show import print_findings  # noqa: PLC0415
    from tdkt_cli.console.totals import totals  # noqa: PLC0415

    checked = workflow.validate(folder, year, expanded(files or []))
    print_findings(checked, style, strict=strict)
    total = totals(checked.findings)
    streams.advise(
        "Tiếp theo: sửa từ lỗi đầu tiên, lưu tệp rồi gõ lại lệnh này; chưa rõ một mã thì gõ "
        "«tdkt giaithich MÃ»."
        if total.errors
        else "Tiếp theo: gõ «tdkt» để xem việc đang chờ."
    )
    return int(total.failed(strict=strict))


def expanded(files: list[str]) -> tuple[str, ...]:
    """Return the files with `*` expanded where the shell does not do it (Windows)."""
    if os.name != "nt":
        return tuple(files)
    return tuple(name for typed in files for name in (sorted(glob.glob(typed)) or [typed]))  # noqa: PTH207


COMMAND = Command(
    run,
    PANEL_REGISTER,
    10,
    help="Kiểm tra kế hoạch, đăng ký, kết quả và quyết định; chỉ rõ tệp, dòng và cách sửa.\n\n"
    "Có TỆP thì mọi dữ liệu vẫn được đọc, nhưng chỉ hiện những gì liên quan đến các tệp ấy.\n"
    "Mã trả về: 0 không có lỗi, 1 có lỗi, 2 không chạy được.",
    examples=(
        "tdkt validate",
        "tdkt validate data/registrations/2024/van-phong.yaml",
        "tdkt validate --dinh-dang json --nghiem-ngat",
    ),
)
