"""The application: commands with their panels and help, and the run that gives an exit code."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Annotated, Final

import click
import typer

from tdkt_cli import __version__
from tdkt_cli.cli import commands
from tdkt_cli.cli.forgiving import OPTIONS, ForgivingGroup, VietnameseCommand, fold_token
from tdkt_cli.cli.options import (
    PANEL_PAPER,
    PANEL_REGISTER,
    PANEL_TECHNICAL,
    Folder,
    Year,
    option,
)
from tdkt_cli.console import streams
from tdkt_cli.console.safe import sanitize

CANNOT_RUN: Final = 2
INTERRUPTED: Final = 130
_NO_WORKING_FOLDER: Final = (
    "Thư mục hiện tại không còn hoặc không đọc được: chuyển sang thư mục khác rồi chạy lại."
)

application = typer.Typer(
    cls=ForgivingGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _show_version(value: bool) -> None:  # noqa: FBT001 - called by Typer
    if value:
        streams.write(f"tdkt {__version__}\n")
        raise typer.Exit


@application.callback(
    invoke_without_command=True,
    options_metavar=OPTIONS,
    context_settings={"token_normalize_func": fold_token, "help_option_names": ["-h", "--help"]},
    help="Quản lý thi đua, khen thưởng của cơ quan bằng tệp YAML: kiểm tra, tổng hợp, in văn bản.",
    epilog="  tdkt validate\n  tdkt tonghop\n  tdkt baocao --dot 1",
)
def start(
    *,
    context: typer.Context,
    folder: Folder = None,
    year: Year = None,
    version: Annotated[  # noqa: ARG001 - its callback does it
        bool,
        option(
            "--version",
            "-V",
            callback=_show_version,
            is_eager=True,
            help="Hiện phiên bản rồi thoát.",
        ),
    ] = False,
) -> int:
    """Pass the common options on to the command as its defaults; alone, print the help."""
    given = {"folder": folder, "year": year}
    defaults = {name: value for name, value in given.items() if value is not None}
    if isinstance(context.command, click.Group):
        context.default_map = dict.fromkeys(context.command.commands, defaults)
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
    return 0


def _register() -> None:
    add = application.command
    add(
        "validate",
        cls=VietnameseCommand,
        rich_help_panel=PANEL_REGISTER,
        options_metavar=OPTIONS,
        help="Kiểm tra kế hoạch, đăng ký, kết quả và quyết định; chỉ rõ tệp, dòng và cách sửa.\n\n"
        "Có TỆP thì mọi dữ liệu vẫn được đọc, nhưng chỉ hiện những gì liên quan đến các tệp ấy.\n"
        "Mã trả về: 0 không có lỗi, 1 có lỗi, 2 không chạy được.",
        epilog="  tdkt validate\n"
        "  tdkt validate data/registrations/2024/van-phong.yaml\n"
        "  tdkt validate --dinh-dang json --nghiem-ngat",
    )(commands.validate)
    add(
        "tonghop",
        cls=VietnameseCommand,
        rich_help_panel=PANEL_REGISTER,
        options_metavar=OPTIONS,
        help="Tổng hợp đăng ký thi đua của các đơn vị thành báo cáo và ba phụ lục.\n\n"
        "Còn lỗi thì không in, trừ khi có --du-thao.",
        epilog="  tdkt tonghop\n"
        "  tdkt tonghop -o tong-hop.docx -o tong-hop.xlsx\n"
        "  tdkt tonghop --gui-cap-tren",
    )(commands.tonghop)
    add(
        "dieukien",
        cls=VietnameseCommand,
        rich_help_panel=PANEL_REGISTER,
        options_metavar=OPTIONS,
        help="Xét điều kiện của từng danh hiệu, hình thức khen thưởng: kết luận, bằng chứng, "
        "điều luật.\n\n"
        "Không ghi HỌ-TÊN thì xét tất cả. Họ tên gõ có dấu hoặc không dấu, cả tên hoặc một phần.\n"
        "Có -o thì in Phụ lục rà soát điều kiện cho Hội đồng. Còn lỗi thì không in, trừ khi có "
        "--du-thao.",
        epilog="  tdkt dieukien nguyen van khang\n"
        "  tdkt dieukien --don-vi van-phong\n"
        "  tdkt dieukien --giai-doan xet -o dieu-kien.docx",
    )(commands.dieukien)
    add(
        "baocao",
        cls=VietnameseCommand,
        rich_help_panel=PANEL_PAPER,
        options_metavar=OPTIONS,
        help="In báo cáo sơ kết đợt 1 hoặc tổng kết năm (đợt 2).\n\n"
        "Còn lỗi thì không in, trừ khi có --du-thao.",
        epilog="  tdkt baocao --dot 1\n  tdkt baocao --dot 2 -o tong-ket.pdf",
    )(commands.baocao)
    add(
        "kehoach",
        cls=VietnameseCommand,
        rich_help_panel=PANEL_PAPER,
        options_metavar=OPTIONS,
        help="In kế hoạch phát động phong trào thi đua của năm.\n\n"
        "Còn lỗi thì không in, trừ khi có --du-thao.",
        epilog="  tdkt kehoach\n  tdkt kehoach -o ke-hoach.pdf",
    )(commands.kehoach)
    add(
        "giaithich",
        cls=VietnameseCommand,
        rich_help_panel=PANEL_TECHNICAL,
        options_metavar=OPTIONS,
        help="Giải thích quy tắc kiểm tra: yêu cầu, vì sao, cách sửa, ví dụ sai và đúng, "
        "điều luật.\n\n"
        "Không ghi MÃ thì liệt kê mọi quy tắc.",
        epilog="  tdkt giaithich L101\n  tdkt giaithich\n  tdkt giaithich --tim 'trung ten'",
    )(commands.giaithich)


_register()


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code.

    Click's own `main` is not used: it ends the process itself, with 1 for what the contract calls
    2, and answers a broken pipe with 1.
    """
    command = typer.main.get_command(application)
    try:
        with _ending_cleanly(), command.make_context("tdkt", list(arguments)) as context:
            return int(command.invoke(context) or 0)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        streams.say("Đã dừng.")
        return INTERRUPTED
    except click.ClickException as error:
        _explain(error)
        return CANNOT_RUN
    except Exception as error:
        if _cannot_run(error):
            streams.say(sanitize(str(error)))
            return CANNOT_RUN
        if isinstance(error, OSError) and not _has_working_folder():
            streams.say(_NO_WORKING_FOLDER)
            return CANNOT_RUN
        raise


@contextmanager
def _ending_cleanly() -> Iterator[None]:
    """Let SIGTERM unwind what is being done, so that no temporary file and no program is left."""
    ours = False
    with suppress(ValueError):  # only the main thread may
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, _terminate)
            ours = True
    try:
        yield
    finally:
        if ours:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _terminate(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


def _has_working_folder() -> bool:
    try:
        os.getcwd()  # noqa: PTH109 - the same without the object
    except OSError:
        return False
    return True


def _explain(error: click.ClickException) -> None:
    """Say how the command is used and what is wrong, with nothing hidden in what was typed."""
    context = getattr(error, "ctx", None)
    lines = [f"Lỗi: {error.format_message()}"]
    if context is not None:
        hint = f"Gõ «{context.command_path} --help» để xem trợ giúp."
        lines = [context.get_usage(), hint, "", *lines]
    for line in "\n".join(lines).split("\n"):
        streams.say(sanitize(line.replace("\t", "    ")))


def _cannot_run(error: Exception) -> bool:
    """Return whether the workflow itself says so; it is imported by then, or it cannot have."""
    workflow = sys.modules.get("tdkt_cli.workflow")
    return workflow is not None and isinstance(error, workflow.CannotRun)
