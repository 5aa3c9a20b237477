"""`tdkt totrinh`: print the proposal to the Chair of the provincial People's Committee."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from datetime import date
from typing import Annotated, Final

from tdkt_cli.cli import papers
from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.days import day_option
from tdkt_cli.cli.options import (
    PANEL_PAPER,
    Draft,
    FinalCopy,
    Folder,
    Medium,
    Outputs,
    Year,
    format_option,
)

FORMATS: Final = ("docx", "html", "pdf", "xlsx", "json")


def run(
    *,
    folder: Folder = None,
    year: Year = None,
    day: Annotated[
        date | None,
        day_option(
            "--ngay",
            "Dẫn căn cứ theo pháp luật ngày này (05/01/2025 hoặc 2025-01-05). "
            "Mặc định: ngay_ban_hanh của văn bản.",
        ),
    ] = None,
    outputs: Outputs = None,
    file_format: Annotated[str | None, format_option(FORMATS)] = None,
    draft: Draft = False,
    final: FinalCopy = False,
    medium: Medium = "giay",
) -> int:
    """Print the proposal."""
    how = papers.printing(FORMATS, outputs, file_format, draft=draft, final=final, medium=medium)
    from tdkt_cli.workflow.totrinh import totrinh  # noqa: PLC0415 - after the usage errors

    return papers.report(totrinh(folder, year, how, day=day), draft=draft)


COMMAND = Command(
    run,
    PANEL_PAPER,
    50,
    help="In tờ trình đề nghị khen thưởng cấp trên, kèm danh sách và tóm tắt thành tích.\n\n"
    "Chỉ có danh hiệu Chủ tịch Ủy ban nhân dân tỉnh quyết định hoặc đề nghị lên trên; ai chưa đủ "
    "phiếu, chưa được bỏ phiếu thì không đưa vào và được nêu tên.",
    examples=("tdkt totrinh", "tdkt totrinh -o to-trinh.docx -o danh-sach.xlsx"),
)
