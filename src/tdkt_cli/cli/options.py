"""The options that commands share, with their Vietnamese help and value names."""

# No `from __future__ import annotations` here: Typer reads these at run time.

from typing import Annotated, Any, Final

import click
import typer

STYLES: Final = ("text", "json", "github", "sarif")
PANEL_REGISTER: Final = "Đăng ký"
PANEL_PAPER: Final = "Văn bản"
PANEL_YEAR: Final = "Cả năm"
PANEL_TECHNICAL: Final = "Kỹ thuật"
PANELS: Final = (PANEL_REGISTER, PANEL_PAPER, PANEL_YEAR, PANEL_TECHNICAL)
"""The panels of `tdkt --help`, in their order."""

STAGES: Final = ("dang-ky", "xet")
MEDIA: Final = ("giay", "dien-tu")


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


class WholeNumber(click.IntRange):
    """A whole number between two others, refused in words and not in signs like `1<=x<=9`."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Return the number, or raise a usage error that says which numbers there are."""
        try:
            return int(super().convert(value, param, ctx))  # type: ignore[arg-type]  # Click takes any value
        except click.BadParameter:
            if not str(value).lstrip("+-").isdecimal():
                raise
            wanted = f"phải là số nguyên từ {self.min} đến {self.max}"
            self.fail(f"{wanted}, không phải {str(value)!r}.", param, ctx)


def choice(names: tuple[str, ...]) -> click.Choice[str]:
    """Return a choice that takes any letter case."""
    return click.Choice(names, case_sensitive=False)


def option(*names: str, **settings: Any) -> Any:  # noqa: ANN401 - Typer's own types
    """Return an option without what Click and Typer add in English: defaults, variables."""
    return typer.Option(*names, show_default=False, show_envvar=False, **settings)


def format_option(formats: tuple[str, ...]) -> Any:  # noqa: ANN401 - Typer's own types
    """Return the option that chooses the format of a document's file."""
    return option(
        "--dinh-dang",
        metavar="KIỂU",
        click_type=choice(formats),
        help=f"Định dạng tệp: {', '.join(formats)}. Mặc định: theo đuôi tệp, không thì docx.",
    )


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
        click_type=WholeNumber(1900, 9999),
    ),
]
NoFolder = Annotated[str | None, option("--thu-muc", "-C", hidden=True, callback=not_empty)]
NoYear = Annotated[int | None, option("--nam", hidden=True)]
"""The options of every command, taken without a word by one that reads no data."""

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
Medium = Annotated[
    str,
    option(
        "--ban",
        metavar="BẢN",
        click_type=choice(MEDIA),
        help="giay (mặc định), hoặc dien-tu: số và ngày để hệ thống quản lý văn bản điền.",
    ),
]
Round = Annotated[
    int,
    option(
        "--dot",
        metavar="SỐ",
        help="Đợt thi đua: 1 (sơ kết) hoặc 2 (tổng kết năm).",
        click_type=WholeNumber(1, 9),  # which rounds there are is for the plan to say
    ),
]
PaperRound = Annotated[
    int | None,
    option(
        "--dot",
        metavar="SỐ",
        help="Bản kết quả của đợt này. Mặc định: bản đăng ký.",
        click_type=WholeNumber(1, 9),
    ),
]
Upward = Annotated[
    bool,
    option(
        "--gui-cap-tren",
        help="In công văn gửi cấp trên kèm các phụ lục, thay cho báo cáo nội bộ.",
    ),
]
TraceOutputs = Annotated[
    list[str] | None,
    option(
        "--ra",
        "-o",
        metavar="TỆP",
        help="Tệp ghi ra, đuôi tệp chọn định dạng; dùng được nhiều lần; - là đầu ra chuẩn. "
        "Mặc định: hiện ra màn hình.",
        callback=none_empty,
    ),
]
Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="HỌ-TÊN...", callback=none_empty, show_default=False),
]
UnitName = Annotated[
    str | None,
    option(
        "--don-vi",
        metavar="MÃ",
        help="Chỉ xét một đơn vị: mã hoặc tên đơn vị.",
        callback=not_empty,
    ),
]
StageOfYear = Annotated[
    str,
    option(
        "--giai-doan",
        metavar="GIAI-ĐOẠN",
        click_type=choice(STAGES),
        help="dang-ky (mặc định): xét bản đăng ký đầu năm; xet: xét đề nghị cuối năm.",
    ),
]
Codes = Annotated[
    list[str] | None,
    typer.Argument(metavar="MÃ...", callback=none_empty, show_default=False),
]
Words = Annotated[
    str | None,
    option(
        "--tim",
        metavar="TỪ",
        help="Chỉ liệt kê quy tắc, danh hiệu có từ này; gõ có dấu hoặc không dấu.",
        callback=not_empty,
    ),
]
