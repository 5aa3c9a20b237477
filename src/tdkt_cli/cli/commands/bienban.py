"""`tdkt bienban`: print the minutes of the council's meeting."""

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
    WholeNumber,
    Year,
    format_option,
    option,
)

FORMATS: Final = ("docx", "html", "pdf", "xlsx", "json")


def run(
    *,
    folder: Folder = None,
    year: Year = None,
    session: Annotated[
        int | None,
        option(
            "--phien",
            metavar="SỐ",
            click_type=WholeNumber(1, 99),
            help="Phiên họp thứ mấy của năm, tính theo ngày họp.",
        ),
    ] = None,
    day: Annotated[
        date | None,
        day_option("--ngay", "Phiên họp ngày này (25/12/2024 hoặc 2024-12-25)."),
    ] = None,
    outputs: Outputs = None,
    file_format: Annotated[str | None, format_option(FORMATS)] = None,
    draft: Draft = False,
    final: FinalCopy = False,
    medium: Medium = "giay",
) -> int:
    """Print the minutes of a meeting."""
    how = papers.printing(FORMATS, outputs, file_format, draft=draft, final=final, medium=medium)
    from tdkt_cli.workflow.bienban import bienban  # noqa: PLC0415 - after the usage errors

    return papers.report(bienban(folder, year, how, day=day, number=session), draft=draft)


COMMAND = Command(
    run,
    PANEL_PAPER,
    40,
    help="In biên bản họp Hội đồng Thi đua - Khen thưởng: thành phần, phiếu, kết luận.\n\n"
    "Năm có nhiều phiên bỏ phiếu thì chọn bằng --phien hoặc --ngay.",
    examples=("tdkt bienban", "tdkt bienban --ngay 2024-12-25 -o bien-ban.docx -o phieu.xlsx"),
)
