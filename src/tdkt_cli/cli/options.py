"""The options that commands share, with their Vietnamese help and value names."""

# No `from __future__ import annotations` here: Typer reads these at run time.

from typing import Annotated, Any, Final

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


def option(*names: str, **settings: Any) -> Any:  # noqa: ANN401 - Typer's own types
    """Return an option without what Click and Typer add in English: defaults, variables."""
    return typer.Option(*names, show_default=False, show_envvar=False, **settings)


Folder = Annotated[
    str | None,
    option(
        "--thu-muc",
        "-C",
        metavar="THƯ-MỤC",
        help="Thư mục chứa data/. Mặc định: thư mục cha gần nhất có data/plan-*.yaml.",
        callback=not_empty,
    ),
]
Year = Annotated[
    int | None,
    option(
        "--nam",
        metavar="NĂM",
        help="Năm kế hoạch. Mặc định: kế hoạch mới nhất.",
        min=1900,
        max=9999,
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
    option(
        "--dinh-dang",
        metavar="KIỂU",
        click_type=choice(STYLES),
        help="Kiểu kết quả: text (chữ, mặc định), json, github hoặc sarif.",
    ),
]
Strict = Annotated[
    bool,
    option("--nghiem-ngat", help="Có cảnh báo thì cũng trả về mã 1."),
]
Outputs = Annotated[
    list[str] | None,
    option(
        "--ra",
        "-o",
        metavar="TỆP",
        help="Tệp ghi ra, đuôi tệp chọn định dạng; dùng được nhiều lần; - là đầu ra chuẩn. "
        "Mặc định: trong thư mục out/.",
        callback=none_empty,
    ),
]
Draft = Annotated[
    bool,
    option(
        "--du-thao",
        help="In cả khi còn lỗi, có chữ DỰ THẢO và trang cuối ghi các lỗi.",
    ),
]
FinalCopy = Annotated[
    bool,
    option("--ban-chinh", help="Từ chối in khi còn chỗ trống."),
]
Round = Annotated[
    int,
    option(
        "--dot",
        metavar="SỐ",
        help="Đợt thi đua: 1 (sơ kết) hoặc 2 (tổng kết năm).",
        min=1,
        max=2,
    ),
]
Upward = Annotated[
    bool,
    option(
        "--gui-cap-tren",
        help="In công văn gửi cấp trên kèm các phụ lục, thay cho báo cáo nội bộ.",
    ),
]
