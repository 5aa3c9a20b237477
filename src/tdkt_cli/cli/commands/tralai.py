"""`tdkt tralai`: return a unit's paper with a slip."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from datetime import date
from typing import Annotated, Final

import typer

from tdkt_cli.cli import changes, papers
from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.days import day_option
from tdkt_cli.cli.options import (
    PANEL_REGISTER,
    Draft,
    FinalCopy,
    Folder,
    Outputs,
    PaperRound,
    Year,
    format_option,
    none_empty,
    not_empty,
    option,
)

FORMATS: Final = ("docx", "html", "pdf")


def run(
    *,
    unit: Annotated[
        list[str], typer.Argument(metavar="MÃ-ĐƠN-VỊ", show_default=False, callback=none_empty)
    ],
    reason: Annotated[
        str | None,
        option(
            "--ly-do",
            metavar="CHỮ",
            help="Vì sao trả lại. Mặc định: những lỗi mà lệnh kiểm tra thấy.",
            callback=not_empty,
        ),
    ] = None,
    day: Annotated[
        date | None,
        day_option(
            "--ngay",
            "Ngày trả lại. Mặc định: ngay_ban_hanh của phieu-tra-lai trong data/documents.",
        ),
    ] = None,
    until: Annotated[
        date | None,
        day_option("--han", "Hạn gửi lại, in trên phiếu."),
    ] = None,
    person: Annotated[
        str | None,
        option(
            "--nguoi",
            metavar="HỌ-TÊN",
            help="Người trả lại. Mặc định: người ký phiếu.",
            callback=not_empty,
        ),
    ] = None,
    round_number: PaperRound = None,
    print_only: Annotated[
        bool, option("--chi-in", help="Chỉ in phiếu, không ghi vào data/reviews/.")
    ] = False,
    folder: Folder = None,
    year: Year = None,
    outputs: Outputs = None,
    file_format: Annotated[str | None, format_option(FORMATS)] = None,
    draft: Draft = False,
    final: FinalCopy = False,
) -> int:
    """Return a unit's paper with a slip."""
    how = papers.printing(FORMATS, outputs, file_format, draft=draft, final=final)
    from tdkt_cli.workflow.tralai import Returning, tralai  # noqa: PLC0415 - after usage errors

    asked = Returning(
        " ".join(unit), reason or "", day, person or "", round_number, until, print_only
    )
    changed, printed = tralai(folder, year, asked, how)
    code = changes.report(changed) if changed else 0
    if printed is None:
        return code
    return papers.report(printed, draft=draft, step=_STEP)


_STEP: Final = (
    "Tiếp theo: gửi phiếu cho đơn vị; đơn vị gửi lại thì «tdkt validate» rồi «tdkt duyet»."
)

COMMAND = Command(
    run,
    PANEL_REGISTER,
    60,
    help="Trả lại bản của một đơn vị, kèm phiếu ghi mọi điểm phải sửa và cách sửa.\n\n"
    "Ghi ai trả, ngày nào, vì sao vào data/reviews/ và in PHIẾU TRẢ LẠI bằng lời thường. Chạy lại "
    "với cùng ngày, cùng lý do thì không ghi thêm.",
    examples=(
        "tdkt tralai van-phong --ngay 26/01/2024 --han 29/01/2024",
        "tdkt tralai thanh-tra --ngay 26/01/2024 --ly-do 'Thiếu báo cáo sáng kiến'",
        "tdkt tralai van-phong --dot 1 --ngay 24/6/2024 --chi-in -o phieu.pdf",
    ),
)
