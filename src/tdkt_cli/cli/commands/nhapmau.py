"""`tdkt nhapmau`: filled forms into data."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from datetime import date
from typing import Annotated

import typer

from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.commands.validate import expanded
from tdkt_cli.cli.options import PANEL_REGISTER, Folder, Style, Year, not_empty, option


def run(
    *,
    forms: Annotated[
        list[str],
        typer.Argument(
            metavar="TỆP…",
            help="Biểu mẫu đã điền (.docx, .xlsx), hoặc thư mục chứa chúng.",
            show_default=False,
        ),
    ],
    folder: Folder = None,
    year: Year = None,
    unit: Annotated[
        str | None,
        option(
            "--don-vi",
            metavar="MÃ",
            help="Đơn vị của biểu mẫu không ghi tên đơn vị (mã hoặc tên).",
            callback=not_empty,
        ),
    ] = None,
    preview: Annotated[
        bool,
        option(
            "--xem-truoc",
            help="Chỉ kiểm tra và hiện thay đổi, không ghi dữ liệu (--tra-lai vẫn ghi).",
        ),
    ] = False,
    day: Annotated[
        str | None,
        option(
            "--ngay",
            metavar="NGÀY",
            help="Ngày nhập, ghi vào nguon của tệp và lên phiếu trả lại: 2024-01-26 hoặc "
            "26/01/2024.",
            callback=not_empty,
        ),
    ] = None,
    back: Annotated[
        str | None,
        option(
            "--tra-lai",
            metavar="THƯ-MỤC",
            help="Ghi vào thư mục này những gì gửi lại đơn vị: mỗi biểu mẫu còn lỗi một bản sao có "
            "ô sai nền đỏ nhạt kèm lời nhận xét, và một PHIẾU TRẢ LẠI (Word) nêu mọi lỗi.",
            callback=not_empty,
        ),
    ] = None,
    style: Style = "text",
) -> int:
    """Import the forms; exit code 1 when one of them has an error."""
    asked_day = _day(day)
    from tdkt_cli.cli.imports import report  # noqa: PLC0415 - after the usage errors
    from tdkt_cli.console.progress import progress_bar  # noqa: PLC0415 - likewise
    from tdkt_cli.workflow.nhapmau import Importing, nhapmau  # noqa: PLC0415 - likewise

    asked = Importing(expanded(forms), unit or "", asked_day, preview, back or "")
    with progress_bar("Đọc biểu mẫu") as progress:
        imported = nhapmau(folder, year, asked, progress)
    return report(imported, style, preview=preview)


def _day(typed: str | None) -> date | None:
    if typed is None:
        return None
    from tdkt_cli.forms.values import Doubt  # noqa: PLC0415 - only when it is given
    from tdkt_cli.forms.values.days import read_day  # noqa: PLC0415 - likewise

    read = read_day(typed)
    if isinstance(read, Doubt):
        message = "cần một ngày đầy đủ, chẳng hạn 26/01/2024."
        raise typer.BadParameter(message, param_hint="--ngay")
    return date.fromisoformat(read)


COMMAND = Command(
    run,
    PANEL_REGISTER,
    8,
    help="Nhập biểu mẫu đã điền (Word, Excel) thành tệp dữ liệu.\n\n"
    "Nhận ra biểu mẫu theo tên và tiêu đề cột. Mọi lỗi được nêu một lần, theo trang và ô; biểu mẫu "
    "còn lỗi thì không nhập. Tệp đang có giữ nguyên chú thích và thứ tự.",
    examples=(
        "tdkt nhapmau bieu-mau/",
        "tdkt nhapmau dang-ky-van-phong.xlsx --xem-truoc",
        "tdkt nhapmau phieu.docx --don-vi van-phong --ngay 26/01/2024",
        "tdkt nhapmau bieu-mau/ --tra-lai tra-lai/",
    ),
)
