"""`tdkt quyetdinh`: print the decision of the head of the agency, with list and money."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from datetime import date
from typing import Annotated, Final

import typer

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
    option,
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
            "Căn cứ, lương cơ sở theo ngày này (05/01/2025 hoặc 2025-01-05). "
            "Mặc định: ngay_ban_hanh của văn bản.",
        ),
    ] = None,
    outputs: Outputs = None,
    file_format: Annotated[str | None, format_option(FORMATS)] = None,
    draft: Draft = False,
    final: FinalCopy = False,
    medium: Medium = "giay",
    record: Annotated[
        bool,
        option(
            "--ghi",
            help="Không in: ghi quyết định đã ký (có số, có ngày) vào data/decisions.",
        ),
    ] = False,
) -> int:
    """Print the decision, or record it."""
    if record:
        printed = bool(outputs or file_format or draft or final or day) or medium != "giay"
        return _record(folder, year, printed=printed)
    how = papers.printing(FORMATS, outputs, file_format, draft=draft, final=final, medium=medium)
    from tdkt_cli.workflow.quyetdinh import quyetdinh  # noqa: PLC0415 - after the usage errors

    return papers.report(quyetdinh(folder, year, how, day=day), draft=draft)


def _record(folder: str | None, year: int | None, *, printed: bool) -> int:
    if printed:
        message = "không dùng cùng lúc với tùy chọn in: --ghi chỉ ghi vào dữ liệu."
        raise typer.BadParameter(message, param_hint="--ghi")
    from tdkt_cli.cli import changes  # noqa: PLC0415 - only when something is written
    from tdkt_cli.workflow.recording import record_decision  # noqa: PLC0415 - after usage errors

    return changes.report(record_decision(folder, year))


COMMAND = Command(
    run,
    PANEL_PAPER,
    60,
    help="In quyết định khen thưởng của người đứng đầu cơ quan, kèm danh sách và tiền thưởng.\n\n"
    "Tiền thưởng theo lương cơ sở ngày ký; chưa có ngày ký thì là dự kiến. Ai chưa đủ phiếu, chưa "
    "được bỏ phiếu thì không đưa vào và được nêu tên. Ký rồi, văn thư cấp số rồi thì --ghi chép "
    "quyết định vào data/decisions; ghi lần nữa không chép thêm.",
    examples=(
        "tdkt quyetdinh",
        "tdkt quyetdinh -o quyet-dinh.docx -o danh-sach.xlsx",
        "tdkt quyetdinh --ghi",
    ),
)
