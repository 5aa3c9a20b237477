"""The application: commands with their panels and help, and the run that gives an exit code."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from datetime import date
from itertools import pairwise
from typing import Annotated, Final

import click
import typer

from tdkt_cli import __version__
from tdkt_cli.cli import commands, completion
from tdkt_cli.cli.days import DayOption
from tdkt_cli.cli.forgiving import OPTIONS, ForgivingGroup, fold_token
from tdkt_cli.cli.options import Folder, Year, choice, option
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


def _print_completion(shell: str | None) -> None:
    if shell:
        streams.write(completion.script(shell))
        raise typer.Exit


@application.callback(
    invoke_without_command=True,
    options_metavar=OPTIONS,
    context_settings={"token_normalize_func": fold_token, "help_option_names": ["-h", "--help"]},
    help="Quản lý thi đua, khen thưởng của cơ quan bằng tệp YAML: kiểm tra, tổng hợp, in văn bản.",
    epilog="  tdkt\n  tdkt validate\n  tdkt tonghop\n  tdkt baocao --dot 1",
)
def start(
    *,
    context: typer.Context,
    folder: Folder = None,
    year: Year = None,
    day: DayOption = None,
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
    shell: Annotated[  # noqa: ARG001 - likewise
        str | None,
        option(
            "--go-tat",
            metavar="VỎ",
            click_type=choice(completion.SHELLS),
            callback=_print_completion,
            is_eager=True,
            help=f"In đoạn lệnh để phím Tab gõ nốt tên lệnh: {', '.join(completion.SHELLS)}.",
        ),
    ] = None,
) -> int:
    """Pass the common options on to the command as its defaults; alone, say where the year is."""
    given = {"folder": folder, "year": year}
    defaults = {name: value for name, value in given.items() if value is not None}
    context.default_map = dict.fromkeys(commands.names(), defaults)
    if context.invoked_subcommand is None:
        return _say_where_we_are(folder, year, day)
    if day is not None:
        raise click.UsageError(f"Đặt --ngay sau tên lệnh: tdkt {context.invoked_subcommand} --ngay")
    return 0


def _say_where_we_are(folder: str | None, year: int | None, day: date | None) -> int:
    """Print where the year stands; where there are no data, what to do.

    A folder or year that was asked for and is not there is an error; being elsewhere is not.
    """
    from tdkt_cli.console import today as screen  # noqa: PLC0415 - help and commands need none
    from tdkt_cli.workflow import CannotRun  # noqa: PLC0415 - likewise
    from tdkt_cli.workflow.clock import today  # noqa: PLC0415 - likewise
    from tdkt_cli.workflow.today import today_in_year  # noqa: PLC0415 - likewise

    try:
        found = today_in_year(folder, year, day or today(), commands.names())
    except CannotRun as error:
        if folder or year:
            raise
        screen.print_welcome(str(error), commands.names())
        return 0
    screen.print_today(found)
    return int(found.errors)


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code.

    Click's own `main` is not used: it ends the process itself, with 1 for what the contract calls
    2, and answers a broken pipe with 1.
    """
    command = typer.main.get_command(application)
    if completion.asked():
        return completion.complete(command)
    streams.keep_year(_year_in(arguments))
    try:
        with (
            _ending_cleanly(),
            command.make_context("tdkt", list(arguments)) as context,
            _patience(arguments),
        ):
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


def _year_in(arguments: list[str]) -> str:
    """Return the year that was typed with `--nam`, empty without one."""
    spread = [
        part
        for word in arguments
        for part in (word.split("=", 1) if word.startswith("--nam=") else (word,))
    ]
    typed = [after for word, after in pairwise(spread) if word == "--nam"]
    return typed[-1] if typed and typed[-1].isdecimal() else ""


def _patience(arguments: list[str]) -> AbstractContextManager[None]:
    """Return what shows a bar while a command takes longer than a second, on a terminal only."""
    if not sys.stderr.isatty():
        return nullcontext()
    from tdkt_cli.console.progress import patience  # noqa: PLC0415 - no terminal, no bar

    word = next((word for word in arguments if not word.startswith("-")), "")
    return patience(sanitize(f"tdkt {word}".rstrip()))


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
