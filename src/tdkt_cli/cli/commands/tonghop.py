"""`tdkt tonghop`: print the consolidated list, or the letter that sends it up."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from typing import Annotated, Final

from tdkt_cli.cli import papers
from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.options import (
    PANEL_REGISTER,
    Draft,
    FinalCopy,
    Folder,
    Medium,
    Outputs,
    Upward,
    Year,
    format_option,
)

FORMATS: Final = ("docx", "html", "pdf", "xlsx", "csv", "json")


def run(
    *,
    folder: Folder = None,
    year: Year = None,
    outputs: Outputs = None,
    file_format: Annotated[str | None, format_option(FORMATS)] = None,
    upward: Upward = False,
    draft: Draft = False,
    final: FinalCopy = False,
    medium: Medium = "giay",
) -> int:
    """Print the consolidated list, or the letter that sends it up."""
    how = papers.printing(FORMATS, outputs, file_format, draft=draft, final=final, medium=medium)
    from tdkt_cli import workflow  # noqa: PLC0415 - after the usage errors

    return papers.report(workflow.tonghop(folder, year, how, upward=upward), draft=draft)


COMMAND = Command(
    run,
    PANEL_REGISTER,
    20,
    help="Tổng hợp đăng ký thi đua của các đơn vị thành báo cáo và ba phụ lục.\n\n"
    "Còn lỗi thì không in, trừ khi có --du-thao.",
    examples=(
        "tdkt tonghop",
        "tdkt tonghop -o tong-hop.docx -o tong-hop.xlsx",
        "tdkt tonghop --gui-cap-tren",
    ),
)
