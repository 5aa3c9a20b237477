"""`tdkt thethuc`: check documents against Nghị định 30/2020/NĐ-CP."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from typing import Annotated

import typer

from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.commands.validate import expanded
from tdkt_cli.cli.options import (
    PANEL_PAPER,
    NoFolder,
    NoYear,
    Strict,
    Style,
    none_empty,
    not_empty,
    option,
)


def run(
    *,
    files: Annotated[
        list[str],
        typer.Argument(metavar="TỆP.docx...", callback=none_empty, show_default=False),
    ],
    kind: Annotated[
        str | None,
        option(
            "--loai",
            metavar="LOẠI",
            help="Loại văn bản khi không nhận ra được, ví dụ cong-van, ke-hoach, QĐ.",
            callback=not_empty,
        ),
    ] = None,
    folder: NoFolder = None,  # noqa: ARG001 - an option of every command; no data are read
    year: NoYear = None,  # noqa: ARG001 - likewise
    style: Style = "text",
    strict: Strict = False,
) -> int:
    """Check documents; exit code 1 when something must be mended."""
    from tdkt_cli.console import streams  # noqa: PLC0415
    from tdkt_cli.console.progress import progress_bar  # noqa: PLC0415
    from tdkt_cli.console.show import print_findings  # noqa: PLC0415
    from tdkt_cli.console.totals import totals  # noqa: PLC0415
    from tdkt_cli.workflow.thethuc import thethuc  # noqa: PLC0415

    with progress_bar("Soát thể thức") as progress:
        checked = thethuc(expanded(files), kind, progress)
    print_findings(checked, style, strict=strict)
    total = totals(checked.findings)
    streams.advise(
        "Tiếp theo: sửa trong Word theo số đoạn đã nêu, lưu và đóng tệp rồi gõ lại lệnh này."
        if total.errors
        else "Tiếp theo: đọc lại nội dung rồi trình ký; lệnh này chỉ soát thể thức."
    )
    return int(total.failed(strict=strict))


COMMAND = Command(
    run,
    PANEL_PAPER,
    90,
    help="Kiểm tra thể thức văn bản .docx theo Nghị định 30/2020/NĐ-CP, do tdkt in hay không.\n\n"
    "Số dòng trong kết quả là số thứ tự đoạn văn. Không sửa tệp nào.\n"
    "Mã trả về: 0 không có lỗi, 1 có lỗi, 2 không chạy được.",
    examples=(
        "tdkt thethuc out/ke-hoach-2024.docx",
        "tdkt thethuc cong-van.docx --loai cong-van",
        "tdkt thethuc *.docx --dinh-dang json --nghiem-ngat",
    ),
)
