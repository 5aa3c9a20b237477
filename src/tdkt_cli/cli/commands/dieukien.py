"""`tdkt dieukien`: show each title's conditions on the screen, or print them."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from typing import Annotated, Final, Literal

from tdkt_cli.cli import papers
from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.options import (
    PANEL_REGISTER,
    Draft,
    Folder,
    Medium,
    Names,
    StageOfYear,
    TraceOutputs,
    UnitName,
    Year,
    choice,
    option,
)

FORMATS: Final = ("docx", "html", "pdf", "xlsx", "json")
_STAGES: Final[dict[str, Literal["dang_ky", "xet"]]] = {"dang-ky": "dang_ky", "xet": "xet"}


def run(
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
            click_type=choice(FORMATS),
            help=f"Định dạng tệp: {', '.join(FORMATS)}. Mặc định: theo đuôi tệp. "
            "Không có -o thì json ra đầu ra chuẩn, kiểu khác vào thư mục out/.",
        ),
    ] = None,
    draft: Draft = False,
    medium: Medium = "giay",
) -> int:
    """Show each title's conditions on the screen, or print them."""
    # What nobody names a file for goes where a pipe can take it.
    targets = outputs or (["-"] if file_format == "json" else None)
    how = papers.printing(FORMATS, targets, file_format, draft=draft, final=False, medium=medium)
    from tdkt_cli import workflow  # noqa: PLC0415 - after the usage errors
    from tdkt_cli.console import streams  # noqa: PLC0415 - likewise

    asked = workflow.Asked(" ".join(names or ()), unit or "", _STAGES[stage])
    if targets or file_format:
        return papers.report(workflow.dieukien(folder, year, asked, how), draft=draft)
    found = workflow.trace(folder, year, asked, draft=draft)
    if found.refused:
        return papers.report(workflow.Printed(found.checked, refused=found.refused), draft=draft)
    from tdkt_cli.console.tree import print_trace  # noqa: PLC0415 - only when there is one

    print_trace(found)
    code = papers.report(workflow.Printed(found.checked, text=""), draft=draft)
    streams.advise("In thành phụ lục cho Hội đồng: thêm -o dieu-kien.docx (hoặc .xlsx, .pdf).")
    return code


COMMAND = Command(
    run,
    PANEL_REGISTER,
    30,
    help="Xét điều kiện của từng danh hiệu, hình thức khen thưởng: kết luận, bằng chứng, "
    "điều luật.\n\n"
    "Không ghi HỌ-TÊN thì xét tất cả. Họ tên gõ có dấu hoặc không dấu, cả tên hoặc một phần.\n"
    "Có -o thì in Phụ lục rà soát điều kiện cho Hội đồng. Còn lỗi thì không in, trừ khi có "
    "--du-thao.",
    examples=(
        "tdkt dieukien nguyen van khang",
        "tdkt dieukien --don-vi van-phong",
        "tdkt dieukien --giai-doan xet -o dieu-kien.docx",
    ),
)
