"""`tdkt ghiso`: write the number and date that the văn thư gave."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from datetime import date
from typing import Annotated

import typer

from tdkt_cli.cli import changes
from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.days import day_option
from tdkt_cli.cli.options import (
    PANEL_PAPER,
    Folder,
    WholeNumber,
    Year,
    none_empty,
    option,
)


def run(
    *,
    paper: Annotated[
        list[str], typer.Argument(metavar="TEN-VAN-BAN", show_default=False, callback=none_empty)
    ],
    number: Annotated[
        int,
        option(
            "--so", metavar="SỐ", click_type=WholeNumber(1, 99_999), help="Số mà văn thư đã cấp."
        ),
    ],
    day: Annotated[
        date,
        day_option("--ngay", "Ngày ban hành (02/02/2024 hoặc 2024-02-02)."),
    ],
    folder: Folder = None,
    year: Year = None,
    round_number: Annotated[
        int | None,
        option(
            "--dot",
            metavar="SỐ",
            click_type=WholeNumber(1, 9),
            help="Đợt của văn bản, khi cùng tên có ở nhiều đợt.",
        ),
    ] = None,
    meeting: Annotated[
        date | None,
        day_option("--ngay-hop", "Ngày họp, khi có nhiều biên bản."),
    ] = None,
    change: Annotated[
        bool, option("--sua", help="Cho phép thay số, ngày đã ghi trước đó.")
    ] = False,
    twice: Annotated[
        bool,
        option("--trung-so", help="Cho phép trùng số với văn bản khác cùng loại trong năm."),
    ] = False,
) -> int:
    """Write the number and date of a paper."""
    from tdkt_cli.workflow.ghiso import Numbered, ghiso  # noqa: PLC0415 - after the usage errors

    asked = Numbered(" ".join(paper), number, day, round_number, meeting, change, twice)
    return changes.report(ghiso(folder, year, asked))


def _names() -> str:
    from tdkt_cli.models.paper_names import PAPERS, ROUND  # noqa: PLC0415 - only for this sentence

    known = (one.name.replace(ROUND, "1") for one in PAPERS if one.type_code)
    return f"Tên văn bản: {', '.join(known)} (đợt nào ghi số đợt ấy)."


COMMAND = Command(
    run,
    PANEL_PAPER,
    70,
    help="Ghi số và ngày mà văn thư đã cấp cho một văn bản.\n\n"
    "Số và ngày ghi vào data/documents/<năm>.yaml (của kế hoạch: vào tệp kế hoạch); chú thích và "
    "mọi dòng khác giữ nguyên. Đã có số thì không thay, trừ khi có --sua.",
    examples=(
        "tdkt ghiso tong-hop-dang-ky --so 12 --ngay 02/02/2024",
        "tdkt ghiso bao-cao --dot 1 --so 35 --ngay 2024-07-05",
        "tdkt ghiso to-trinh --so 41 --ngay 30/12/2024 --sua",
    ),
    choices=_names,
)
