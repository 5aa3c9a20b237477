"""The help page: usage, what the command does, panels of options or commands, examples.

Typer draws such panels too, but imports a Markdown parser and a syntax highlighter for it, and
takes its words partly from English constants (docs/decisions/0001-typer.md).
"""

from __future__ import annotations

import io
import shutil
import sys
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

_NARROWEST, _WIDEST = 60, 100
Row = tuple[str, str, str]


def help_page(command: click.Command, context: click.Context) -> str:
    """Return the help of a command or group; coloured only for a terminal."""
    page = io.StringIO()
    console = _console(page)
    console.print(Text(command.get_usage(context) + "\n", style="bold"))
    if command.help:
        console.print(Text(command.help + "\n"))
    if isinstance(command, click.Group):
        for title, rows in _command_panels(command, context).items():
            console.print(_panel(title, [(name, "", text) for name, text in rows]))
    options = [one for one in command.get_params(context) if isinstance(one, click.Option)]
    shown = [option for option in options if not option.hidden]
    console.print(_panel("Tùy chọn", [_option(option, context) for option in shown]))
    if command.epilog:
        console.print(Text("\nVí dụ:", style="bold"), Text(command.epilog), sep="\n")
    return page.getvalue()


def _console(page: io.StringIO) -> Console:
    width = shutil.get_terminal_size().columns
    terminal = sys.stdout.isatty()
    return Console(
        file=page,
        force_terminal=terminal,
        color_system="auto" if terminal else None,
        width=max(_NARROWEST, min(_WIDEST, width)),
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def _panel(title: str, rows: Iterable[Row]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold cyan", no_wrap=True)
    table.add_column(style="yellow", overflow="fold")
    table.add_column(ratio=1)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    table.expand = True
    return Panel(table, title=Text(title), title_align="left", border_style="dim")


def _command_panels(group: click.Group, context: click.Context) -> dict[str, list[tuple[str, str]]]:
    """Return name and summary of each command under the title of its panel."""
    panels: dict[str, list[tuple[str, str]]] = {}
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command and not command.hidden:
            title = getattr(command, "rich_help_panel", None) or "Lệnh"
            summary = (command.help or "").partition("\n")[0]
            panels.setdefault(title, []).append((name, summary))
    return panels


def _option(option: click.Option, context: click.Context) -> Row:
    names = ", ".join(sorted(option.opts, key=len))
    value = "" if option.is_flag or option.count else option.make_metavar(context)
    required = "Bắt buộc. " if option.required else ""
    return names, value, f"{required}{option.help or ''}"
