"""`tdkt kehoach`: print the plan."""

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
    Year,
    format_option,
)

FORMATS: Final = ("docx", "html", "pdf")


def run(
    *,
    folder: Folder = None,
    year: Year = None,
    outputs: Outputs = None,
    file_format: Annotated[str | None, format_option(FORMATS)] = None,
    draft: Draft = False,
    final: FinalCopy = False,
    medium: Medium = "giay",
) -> int:
    """Print the plan."""
    how = papers.printing(FORMATS, outputs, file_format, draft=draft, final=final, medium=medium)
    from tdkt_cli import workflow  # noqa: PLC0415 - after the usage errors

    return papers.report(workflow.kehoach(folder, year, how), draft=draft)


COMMAND = Command(
    run,
    PANEL_PAPER,
    10,
    help="In kế hoạch phát động phong trào thi đua của năm.\n\n"
    "Còn lỗi thì không in, trừ khi có --du-thao.",
    examples=("tdkt kehoach", "tdkt kehoach -o ke-hoach.pdf"),
)
