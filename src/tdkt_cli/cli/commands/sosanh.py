"""`tdkt sosanh A B`: what changed between two years, rounds, stages or git revisions."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from typing import Annotated, Final

import typer

from tdkt_cli.cli import papers
from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.options import (
    PANEL_YEAR,
    Folder,
    TraceOutputs,
    Year,
    choice,
    not_empty,
    option,
)

FORMATS: Final = ("docx", "html", "pdf", "xlsx", "json")
First = Annotated[str, typer.Argument(metavar="A", callback=not_empty, show_default=False)]
Second = Annotated[str | None, typer.Argument(metavar="B", callback=not_empty, show_default=False)]


def run(
    *,
    first: First,
    second: Second = None,
    folder: Folder = None,
    year: Year = None,
    outputs: TraceOutputs = None,
    file_format: Annotated[
        str | None,
        option(
            "--dinh-dang",
            metavar="KIỂU",
            click_type=choice(FORMATS),
            help=f"Định dạng tệp: {', '.join(FORMATS)}. Không có -o thì json ra đầu ra chuẩn, "
            "kiểu khác vào thư mục out/.",
        ),
    ] = None,
) -> int:
    """Show what changed, or print it."""
    targets = outputs or (["-"] if file_format == "json" else None)
    how = papers.printing(FORMATS, targets, file_format, draft=False, final=False)
    from tdkt_cli.console import streams  # noqa: PLC0415 - after the usage errors
    from tdkt_cli.console.safe import shown  # noqa: PLC0415 - likewise
    from tdkt_cli.workflow import comparing  # noqa: PLC0415 - likewise

    other = second or "hien-nay"
    if targets or file_format:
        printed = comparing.sosanh(folder, year, first, other, how)
        return papers.report(printed, draft=False, step="Tiếp theo: đọc lại rồi kèm vào báo cáo.")
    outcome = comparing.compared(folder, year, first, other)
    from tdkt_cli.console.comparison import print_comparison  # noqa: PLC0415 - only for a screen

    print_comparison(outcome.found)
    for note in outcome.checked.notes:
        streams.say(shown(note))
    if outcome.unread:
        named = ", ".join(outcome.unread)
        streams.say(shown(f"Chưa so được vì tệp có lỗi: {named}."))
        return 1
    streams.say("Kèm vào báo cáo: thêm -o so-sanh.docx (hoặc .xlsx, .json).")
    return 0


COMMAND = Command(
    run,
    PANEL_YEAR,
    20,
    help="So hai bên và nói bằng câu: đơn vị nào thêm ai, bớt ai, đổi danh hiệu gì.\n\n"
    "A và B ghi: một năm (2024: bản đăng ký; năm chưa có kế hoạch: khen thưởng theo quyết định), "
    "dang-ky, de-nghi, quyet-dinh, dot-1, dot-2 (thêm năm được: dang-ky-2023), hien-nay, hoặc một "
    "lần lưu của git (HEAD: lần mới nhất, HEAD~1: lần trước nữa). Không ghi B thì so với dữ liệu "
    "hiện nay.\n"
    "Hai lần lưu, hay một lần lưu với hiện nay: so tất cả, gồm đăng ký, kết quả, đề nghị, xếp "
    "loại, quyết định, kế hoạch, Hội đồng, văn bản.\n"
    "Đơn vị đổi tên hay sáp nhập (thay_bang trong kế hoạch) được nối với đơn vị kế thừa.\n"
    "Mã trả về: 0 đã so (kể cả khi có khác nhau), 1 có tệp lỗi nên chưa so được hết, 2 không chạy "
    "được.",
    examples=(
        "tdkt sosanh 2023 2024",
        "tdkt sosanh dang-ky de-nghi",
        "tdkt sosanh dot-1 dot-2 -o so-sanh.docx",
        "tdkt sosanh HEAD~1 HEAD",
    ),
)
