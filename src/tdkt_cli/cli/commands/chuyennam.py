"""`tdkt chuyennam NĂM`: next year's files from this year's, with a list of what to look at."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from typing import Annotated, Final

import typer

from tdkt_cli.cli import papers
from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.options import PANEL_YEAR, Folder, WholeNumber, choice, option

FORMATS: Final = ("text", "json")
NewYear = Annotated[
    int,
    typer.Argument(metavar="NĂM", click_type=WholeNumber(1990, 2100), show_default=False),
]


def run(
    *,
    new_year: NewYear,
    folder: Folder = None,
    year: Annotated[
        int | None,
        option(
            "--nam",
            metavar="NĂM",
            click_type=WholeNumber(1990, 2100),
            help="Năm cũ để chép. Mặc định: kế hoạch mới nhất trước năm mới.",
        ),
    ] = None,
    rewrite: Annotated[
        bool,
        option("--sua-loi-van", help="Sửa luôn lời văn theo gợi ý (năm, ngày, số năm kỷ niệm)."),
    ] = False,
    style: Annotated[
        str,
        option(
            "--dinh-dang",
            metavar="KIỂU",
            click_type=choice(FORMATS),
            help="Kiểu kết quả: text (chữ, mặc định) hoặc json.",
        ),
    ] = "text",
) -> int:
    """Make the files of the new year and list every fact bound to the old one."""
    from tdkt_cli.console import next_year as screen  # noqa: PLC0415 - after the usage errors
    from tdkt_cli.workflow import Printed  # noqa: PLC0415 - likewise
    from tdkt_cli.workflow.next_year import next_year  # noqa: PLC0415 - likewise

    found = next_year(folder, year, new_year, rewrite=rewrite)
    if found.refused:
        return papers.report(Printed(found.checked, refused=found.refused), draft=False)
    if style == "json":
        screen.print_next_year_json(found)
    else:
        screen.print_next_year(found)
    screen.say_outcome(found)
    return 0


COMMAND = Command(
    run,
    PANEL_YEAR,
    60,
    help="Lập kế hoạch, danh sách văn bản, Hội đồng của năm mới từ năm trước; kể ra mọi điều gắn "
    "với năm: ngày, kỷ niệm, văn bản viện dẫn, lời văn.\n\n"
    "Phần khai báo được chuyển và kể trước → sau; lời văn giữ nguyên, kèm gợi ý. Không ghi đè tệp "
    "đã có. Đơn vị đã hết hoạt động được giữ với den_ngay để tra lịch sử.",
    examples=("tdkt chuyennam 2025", "tdkt chuyennam 2025 --sua-loi-van"),
)
