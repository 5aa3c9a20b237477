"""One function per command. Each imports the workflow when it runs: help never pays for it."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

import glob
import os
from typing import Annotated, Any, Final, Literal

import typer

from tdkt_cli.cli import papers
from tdkt_cli.cli.options import (
    Codes,
    Draft,
    Files,
    FinalCopy,
    Folder,
    Names,
    NoFolder,
    NoYear,
    Outputs,
    Round,
    StageOfYear,
    Strict,
    Style,
    TraceOutputs,
    UnitName,
    Upward,
    Words,
    Year,
    choice,
    option,
)

LIST_FORMATS: Final = ("docx", "html", "pdf", "xlsx", "csv", "json")
REVIEW_FORMATS: Final = ("docx", "html", "pdf", "json")
PLAN_FORMATS: Final = ("docx", "html", "pdf")
TRACE_FORMATS: Final = ("docx", "html", "pdf", "xlsx", "json")


def _format_option(formats: tuple[str, ...]) -> Any:  # noqa: ANN401 - Typer's own type
    return option(
        "--dinh-dang",
        metavar="KIỂU",
        click_type=choice(formats),
        help=f"Định dạng tệp: {', '.join(formats)}. Mặc định: theo đuôi tệp, không thì docx.",
    )


_STAGES: Final[dict[str, Literal["dang_ky", "xet"]]] = {"dang-ky": "dang_ky", "xet": "xet"}


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


def dieukien(
    *,
    names: Names = None,
    folder: Folder = None,
    year: Year = None,
    unit: UnitName = None,
    stage: StageOfYear = "dang-ky",
    outputs: TraceOutputs = None,
    file_format: Annotated[
        str | None,
        option(
            "--dinh-dang",
            metavar="KIỂU",
            click_type=choice(TRACE_FORMATS),
            help=f"Định dạng tệp: {', '.join(TRACE_FORMATS)}. Mặc định: theo đuôi tệp. "
            "Không có -o thì json ra đầu ra chuẩn, kiểu khác vào thư mục out/.",
        ),
    ] = None,
    draft: Draft = False,
) -> int:
    """Show each title's conditions on the screen, or print them."""
    # What nobody names a file for goes where a pipe can take it.
    targets = outputs or (["-"] if file_format == "json" else None)
    how = papers.printing(TRACE_FORMATS, targets, file_format, draft=draft, final=False)
    from tdkt_cli import workflow  # noqa: PLC0415 - after the usage errors

    asked = workflow.Asked(" ".join(names or ()), unit or "", _STAGES[stage])
    if targets or file_format:
        return papers.report(workflow.dieukien(folder, year, asked, how), draft=draft)
    found = workflow.trace(folder, year, asked, draft=draft)
    if found.refused:
        return papers.report(workflow.Printed(found.checked, refused=found.refused), draft=draft)
    from tdkt_cli.console.tree import print_trace  # noqa: PLC0415 - only when there is one

    print_trace(found)
    return papers.report(workflow.Printed(found.checked, text=""), draft=draft)


def giaithich(
    *,
    codes: Codes = None,
    words: Words = None,
    folder: NoFolder = None,  # noqa: ARG001 - an option of every command; no data are read
    year: NoYear = None,  # noqa: ARG001 - likewise
) -> int:
    """Explain rules, or list them."""
    if codes and words:
        raise typer.BadParameter("không dùng cùng lúc với MÃ.", param_hint="--tim")
    from tdkt_cli import workflow  # noqa: PLC0415 - after the usage errors
    from tdkt_cli.console import streams  # noqa: PLC0415 - likewise
    from tdkt_cli.console.explanation import print_explained, print_rules  # noqa: PLC0415
    from tdkt_cli.console.safe import shown  # noqa: PLC0415

    if codes:
        print_explained(workflow.explain(tuple(codes)))
        return 0
    found = workflow.search(words)
    print_rules(found)
    if not found:
        streams.say(f"Không có quy tắc nào có từ «{shown(words or '')}».")
    return 0
