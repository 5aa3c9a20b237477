"""`tdkt timkiem CHUỖI`: find people, titles, decisions and papers over all years."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from typing import Annotated, Final

import typer

from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.options import PANEL_YEAR, Folder, choice, none_empty, option

FORMATS: Final = ("text", "json")
Query = Annotated[
    list[str], typer.Argument(metavar="CHUỖI...", callback=none_empty, show_default=False)
]


def run(
    *,
    words: Query,
    folder: Folder = None,
    year: Annotated[
        int | None,
        option("--nam", metavar="NĂM", help="Chỉ tìm trong một năm. Mặc định: mọi năm.", min=1900),
    ] = None,
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
    """Search, and show what was found by person."""
    from tdkt_cli.console import search as screen  # noqa: PLC0415 - after the usage errors
    from tdkt_cli.console import streams  # noqa: PLC0415 - likewise
    from tdkt_cli.console.safe import shown  # noqa: PLC0415 - likewise
    from tdkt_cli.workflow.searching import search  # noqa: PLC0415 - likewise

    answer = search(folder, year, " ".join(words))
    if style == "json":
        screen.print_found_json(answer)
    else:
        screen.print_found(answer)
    if answer.chua_doc_duoc:
        named = ", ".join(answer.chua_doc_duoc)
        streams.say(shown(f"Chưa tìm trong những tệp có lỗi: {named}."))
        return 1
    return 0


COMMAND = Command(
    run,
    PANEL_YEAR,
    30,
    help="Tìm người, danh hiệu, quyết định, văn bản, lời kế hoạch trong dữ liệu mọi năm.\n\n"
    "Gõ có dấu hoặc không dấu; gõ mã cán bộ, mã danh hiệu, số quyết định đều được. Kết quả xếp "
    "theo người, mỗi chỗ có năm, tệp và dòng.\n"
    "Mã trả về: 0 đã tìm (kể cả khi không thấy: có gợi ý tên gần giống), 1 có tệp lỗi nên chưa tìm "
    "được hết, 2 không chạy được.",
    examples=(
        "tdkt timkiem nguyen van khang",
        "tdkt timkiem CSTDCT",
        "tdkt timkiem 152/QĐ-BDT",
    ),
)
