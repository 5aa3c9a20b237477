"""`tdkt trinhky`: one folder and zip of a stage's papers for signing."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from typing import Annotated, Final

import typer

from tdkt_cli.cli import papers
from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.options import (
    PANEL_PAPER,
    Draft,
    FinalCopy,
    Folder,
    Medium,
    WholeNumber,
    Year,
    choice,
    not_empty,
    option,
)

_STAGES: Final = ("dang-ky", "xet")


def run(
    *,
    stage: Annotated[
        str | None,
        option(
            "--giai-doan",
            metavar="GIAI-ĐOẠN",
            click_type=choice(_STAGES),
            help="dang-ky (mặc định): báo cáo tổng hợp và công văn gửi cấp trên; xet: rà soát điều "
            "kiện, biên bản, tờ trình, quyết định.",
        ),
    ] = None,
    round_number: Annotated[
        int | None,
        option(
            "--dot",
            metavar="SỐ",
            click_type=WholeNumber(1, 9),
            help="Báo cáo của đợt này.",
        ),
    ] = None,
    target: Annotated[
        str | None,
        option(
            "--ra",
            "-o",
            metavar="THƯ-MỤC",
            help="Thư mục để ghi; tệp nén cùng tên nằm bên cạnh. Mặc định: trong out/.",
            callback=not_empty,
        ),
    ] = None,
    folder: Folder = None,
    year: Year = None,
    draft: Draft = False,
    final: FinalCopy = False,
    medium: Medium = "giay",
) -> int:
    """Make one folder and zip of a stage's papers."""
    if stage and round_number:
        raise typer.BadParameter("không dùng cùng lúc với --dot.", param_hint="--giai-doan")
    how = papers.printing((), None, None, draft=draft, final=final, medium=medium)
    from tdkt_cli.cli.bundles import report  # noqa: PLC0415 - after the usage errors
    from tdkt_cli.console.progress import progress_bar  # noqa: PLC0415 - likewise
    from tdkt_cli.workflow.trinhky import Signing, trinhky  # noqa: PLC0415 - likewise

    chosen = "dot" if round_number else (stage or "dang-ky").replace("_", "-")
    with progress_bar("In văn bản") as progress:
        bundle = trinhky(folder, year, Signing(chosen, round_number, target), how, progress)
    return report(bundle)


COMMAND = Command(
    run,
    PANEL_PAPER,
    80,
    help="Gom văn bản của một giai đoạn vào một thư mục và một tệp nén để trình ký.\n\n"
    "Kèm bảng .xlsx và phiếu kiểm tra: chỗ còn trống, những phép kiểm tra đã chạy, mã của dữ liệu. "
    "Một văn bản chưa in được thì không ghi gì, và nói rõ vì sao.",
    examples=(
        "tdkt trinhky",
        "tdkt trinhky --dot 1",
        "tdkt trinhky --giai-doan xet --ban-chinh -o trinh-ky-thang-12",
    ),
)
