"""`tdkt dondoc`: the letter to the units that are late."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from datetime import date
from typing import Annotated, Final

from tdkt_cli.cli import papers
from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.days import day_option
from tdkt_cli.cli.options import (
    PANEL_YEAR,
    Draft,
    FinalCopy,
    Folder,
    Medium,
    Outputs,
    PaperRound,
    Year,
    format_option,
    option,
)

FORMATS: Final = ("docx", "html", "pdf", "json")


def run(
    *,
    day: Annotated[
        date | None,
        day_option(
            "--ngay",
            "Ngày của công văn; tính chậm đến ngày này. Mặc định: ngay_ban_hanh của don-doc "
            "trong data/documents.",
        ),
    ] = None,
    until: Annotated[
        date | None,
        day_option("--han", "Hạn mới. Mặc định: han_moi."),
    ] = None,
    round_number: PaperRound = None,
    early: Annotated[
        bool, option("--nhac-truoc", help="Nhắc cả những đơn vị còn trong hạn.")
    ] = False,
    folder: Folder = None,
    year: Year = None,
    outputs: Outputs = None,
    file_format: Annotated[str | None, format_option(FORMATS)] = None,
    medium: Medium = "giay",
    draft: Draft = False,
    final: FinalCopy = False,
) -> int:
    """Print the letter to the units that are late."""
    how = papers.printing(FORMATS, outputs, file_format, medium=medium, draft=draft, final=final)
    from tdkt_cli.workflow.dondoc import Reminding, dondoc  # noqa: PLC0415 - after usage errors

    asked = Reminding(day, round_number, until, early)
    return papers.report(dondoc(folder, year, how, asked), draft=draft)


COMMAND = Command(
    run,
    PANEL_YEAR,
    15,
    help="In công văn đôn đốc những đơn vị chưa gửi: ai thiếu gì, chậm mấy ngày, hạn mới.\n\n"
    "Mặc định là bản đăng ký; có --dot thì là kết quả của đợt ấy. Không ai thiếu thì không in.",
    examples=(
        "tdkt dondoc --ngay 05/02/2024 --han 08/02/2024",
        "tdkt dondoc --dot 1 --ngay 02/7/2024 -o don-doc.pdf",
    ),
)
