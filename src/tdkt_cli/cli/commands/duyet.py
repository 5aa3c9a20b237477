"""`tdkt duyet`: approve units' papers."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from datetime import date
from typing import Annotated

import typer

from tdkt_cli.cli import changes
from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.days import day_option
from tdkt_cli.cli.options import (
    PANEL_REGISTER,
    Folder,
    PaperRound,
    Year,
    none_empty,
    not_empty,
    option,
)


def run(
    *,
    units: Annotated[
        list[str] | None,
        typer.Argument(metavar="MÃ-ĐƠN-VỊ...", show_default=False, callback=none_empty),
    ] = None,
    day: Annotated[
        date,
        day_option("--ngay", "Ngày duyệt (30/01/2024 hoặc 2024-01-30)."),
    ],
    person: Annotated[
        str | None,
        option(
            "--nguoi",
            metavar="HỌ-TÊN",
            help="Người duyệt. Mặc định: người ký báo cáo tổng hợp đăng ký.",
            callback=not_empty,
        ),
    ] = None,
    round_number: PaperRound = None,
    everyone: Annotated[
        bool, option("--tat-ca", help="Mọi đơn vị đã gửi và không còn lỗi; nêu tên đơn vị còn lại.")
    ] = False,
    received: Annotated[
        bool, option("--tiep-nhan", help="Chỉ ghi là đã tiếp nhận, chưa duyệt.")
    ] = False,
    folder: Folder = None,
    year: Year = None,
) -> int:
    """Approve units' papers."""
    if everyone == bool(units):
        raise typer.BadParameter("ghi MÃ-ĐƠN-VỊ, hoặc dùng --tat-ca.", param_hint="MÃ-ĐƠN-VỊ")
    from tdkt_cli.workflow.duyet import Approving, duyet  # noqa: PLC0415 - after the usage errors

    asked = Approving(tuple(units or ()), day, person or "", round_number, received)
    return changes.report(duyet(folder, year, asked))


COMMAND = Command(
    run,
    PANEL_REGISTER,
    50,
    help="Duyệt bản đăng ký (hoặc kết quả một đợt) của đơn vị.\n\n"
    "Ghi ai duyệt, ngày nào và dấu vết của nội dung vào data/reviews/. Từ đó nội dung bị sửa thì "
    "«tdkt validate» báo cho đến khi duyệt lại; chỉ trình bày lại tệp thì không sao.\n"
    "Bản còn lỗi thì không duyệt. Không bắt buộc duyệt mới tổng hợp được.",
    examples=(
        "tdkt duyet van-phong --ngay 30/01/2024",
        "tdkt duyet van-phong thanh-tra --ngay 30/01/2024 --nguoi 'Trần Thị Minh Thu'",
        "tdkt duyet --tat-ca --dot 1 --ngay 25/6/2024",
    ),
)
