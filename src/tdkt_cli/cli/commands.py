"""One function per command. Each imports the workflow when it runs: help never pays for it."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

import glob
import os
from typing import Annotated, Any, Final

from tdkt_cli.cli import papers
from tdkt_cli.cli.options import (
    Draft,
    Files,
    FinalCopy,
    Folder,
    Outputs,
    Round,
    Strict,
    Style,
    Upward,
    Year,
    choice,
    option,
)

LIST_FORMATS: Final = ("docx", "html", "pdf", "xlsx", "csv", "json")
REVIEW_FORMATS: Final = ("docx", "html", "pdf", "json")
PLAN_FORMATS: Final = ("docx", "html", "pdf")


def _format_option(formats: tuple[str, ...]) -> Any:  # noqa: ANN401 - Typer's own type
    return option(
        "--dinh-dang",
        metavar="KIỂU",
        click_type=choice(formats),
        help=f"Định dạng tệp: {', '.join(formats)}. Mặc định: theo đuôi tệp, không thì docx.",
    )


def validate(
    *,
    files: Files = None,
    folder: Folder = None,
    year: Year = None,
    style: Style = "text",
    strict: Strict = False,
) -> int:
    """Check the data; exit code 1 when something must be mended."""
    from tdkt_cli import workflow  # noqa: PLC0415
    from tdkt_cli.console.show import print_findings  # noqa: PLC0415
    from tdkt_cli.console.totals import totals  # noqa: PLC0415

    checked = workflow.validate(folder, year, _expanded(files or []))
    print_findings(checked, style, strict=strict)
    return int(totals(checked.findings).failed(strict=strict))


def _expanded(files: list[str]) -> tuple[str, ...]:
    """Return the files with `*` expanded where the shell does not do it (Windows)."""
    if os.name != "nt":
        return tuple(files)
    return tuple(name for typed in files for name in (sorted(glob.glob(typed)) or [typed]))  # noqa: PTH207


def tonghop(
    *,
    folder: Folder = None,
    year: Year = None,
    outputs: Outputs = None,
    file_format: Annotated[str | None, _format_option(LIST_FORMATS)] = None,
    upward: Upward = False,
    draft: Draft = False,
    final: FinalCopy = False,
) -> int:
    """Print the consolidated list, or the letter that sends it up."""
    how = papers.printing(LIST_FORMATS, outputs, file_format, draft=draft, final=final)
    from tdkt_cli import workflow  # noqa: PLC0415 - after the usage errors

    return papers.report(workflow.tonghop(folder, year, how, upward=upward), draft=draft)


def baocao(
    *,
    round_number: Round,
    folder: Folder = None,
    year: Year = None,
    outputs: Outputs = None,
    file_format: Annotated[str | None, _format_option(REVIEW_FORMATS)] = None,
    draft: Draft = False,
    final: FinalCopy = False,
) -> int:
    """Print the review of a round."""
    how = papers.printing(REVIEW_FORMATS, outputs, file_format, draft=draft, final=final)
    from tdkt_cli import workflow  # noqa: PLC0415 - after the usage errors

    printed = workflow.baocao(folder, year, how, round_number=round_number)
    return papers.report(printed, draft=draft)


def kehoach(
    *,
    folder: Folder = None,
    year: Year = None,
    outputs: Outputs = None,
    file_format: Annotated[str | None, _format_option(PLAN_FORMATS)] = None,
    draft: Draft = False,
    final: FinalCopy = False,
) -> int:
    """Print the plan."""
    how = papers.printing(PLAN_FORMATS, outputs, file_format, draft=draft, final=final)
    from tdkt_cli import workflow  # noqa: PLC0415 - after the usage errors

    return papers.report(workflow.kehoach(folder, year, how), draft=draft)
