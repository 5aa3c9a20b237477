"""The options that commands share, with their Vietnamese help and value names."""

# No `from __future__ import annotations` here: Typer reads these at run time.

from typing import Annotated, Final

import click
import typer

STYLES: Final = ("text", "json", "github", "sarif")
PANEL_REGISTER: Final = "Đăng ký"
PANEL_PAPER: Final = "Văn bản"


def not_empty(value: str | None) -> str | None:
    """Refuse an option that was given an empty value, such as an unset variable of a script."""
    if value is not None and not value.strip():
        raise typer.BadParameter("giá trị không được để trống.")
    return value


def none_empty(values: list[str] | None) -> list[str] | None:
    """Refuse a list with an empty value in it."""
    for value in values or ():
        not_empty(value)
    return values


def choice(names: tuple[str, ...]) -> click.Choice[str]:
    """Return a choice that takes any letter case."""
    return click.Choice(names, case_sensitive=False)


Folder = Annotated[
    str | None,
    typer.Option(
        "--thu-muc",
        "-C",
        metavar="THƯ-MỤC",
        help="Thư mục chứa data/. Mặc định: thư mục cha gần nhất có data/plan-*.yaml.",
        callback=not_empty,
        show_default=False,
    ),
]
Year = Annotated[
    int | None,
    typer.Option(
        "--nam",
        metavar="NĂM",
        help="Năm kế hoạch. Mặc định: kế hoạch mới nhất.",
        min=1900,
        max=9999,
        show_default=False,
    ),
]
Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="TỆP...",
        callback=none_empty,
        show_default=False,
    ),
]
Style = Annotated[
    str,
    typer.Option(
        "--dinh-dang",
        metavar="KIỂU",
        click_type=choice(STYLES),
        help="Kiểu kết quả: text (chữ, mặc định), json, github hoặc sarif.",
        show_default=False,
    ),
]
Strict = Annotated[
    bool,
    typer.Option("--nghiem-ngat", help="Có cảnh báo thì cũng trả về mã 1.", show_default=False),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--ra",
        "-o",
        metavar="TỆP",
        help="Tệp ghi ra, đuôi tệp chọn định dạng; dùng được nhiều lần; - là đầu ra chuẩn. "
        "Mặc định: trong thư mục out/.",
        callback=none_empty,
        show_default=False,
    ),
]
Draft = Annotated[
    bool,
    typer.Option(
        "--du-thao",
        help="In cả khi còn lỗi, có chữ DỰ THẢO và trang cuối ghi các lỗi.",
        show_default=False,
    ),
]
Final_ = Annotated[
    bool,
    typer.Option("--ban-chinh", help="Từ chối in khi còn chỗ trống.", show_default=False),
]
Round = Annotated[
    int,
    typer.Option(
        "--dot",
        metavar="SỐ",
        help="Đợt thi đua: 1 (sơ kết) hoặc 2 (tổng kết năm).",
        min=1,
        max=2,
        show_default=False,
    ),
]
Upward = Annotated[
    bool,
    typer.Option(
        "--gui-cap-tren",
        help="In công văn gửi cấp trên kèm các phụ lục, thay cho báo cáo nội bộ.",
        show_default=False,
    ),
]
