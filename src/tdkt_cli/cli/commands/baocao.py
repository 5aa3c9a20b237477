"""`tdkt baocao`: print the review of a round."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from typing import Annotated, Final

from tdkt_cli.cli import papers
from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.options import (
    PANEL_PAPER,
    Draft,
    FinalCopy,
    Folder,
    Medium,
    Outputs,
    Round,
    Year,
    format_option,
)

FORMATS: Final = ("docx", "html", "pdf", "json")


def run(
    *,
    round_number: Round,
    folder: Folder = None,
    year: Year = None,
    outputs: Outputs = None,
    file_format: Annotated[str | None, format_option(FORMATS)] = None,
    draft: Draft = False,
    final: FinalCopy = False,
    medium: Medium = "giay",
) -> int:
    """Print the review of a round."""
    how = papers.printing(FORMATS, outputs, file_format, draft=draft, final=final, medium=medium)
    from tdkt_cli import workflow  # noqa: PLC0415 - after the usage errors

    printed = workflow.baocao(folder, year, how, round_number=round_number)
    return papers.report(printed, draft=draft)


COMMAND = Command(
    run,
    PANEL_PAPER,
    20,
    help="In báo cáo sơ kết đợt 1 hoặc tổng kết năm (đợt 2).\n\n"
    "Còn lỗi thì không in, trừ khi có --du-thao.",
    examples=("tdkt baocao --dot 1", "tdkt baocao --dot 2 -o tong-ket.pdf"),
)
