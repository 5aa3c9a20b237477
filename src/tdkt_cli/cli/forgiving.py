"""A group of commands that understands how clerks type: with diacritics, hyphens and slips."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click
from click.core import augment_usage_errors
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo

from tdkt_cli.cli import commands
from tdkt_cli.cli.options import PANELS
from tdkt_cli.vietnamese import without_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tdkt_cli.cli.commands import Command

OPTIONS = "[TÙY-CHỌN]"
_DASHES = "-‐‑‒–—―−"
_SHORTEST_LONG = len("--x")
COMMAND = "LỆNH [ĐỐI-SỐ]..."


def fold_command(typed: str) -> str:
    """Return a command as it is registered: `Tổng-hợp`, `tong_hop`, `TONG HOP` → `tonghop`."""
    return "".join(letter for letter in without_marks(typed) if letter not in "-‐‑–_ \u00a0")


def fold_token(typed: str) -> str:
    """Return an option's name or value without marks and case, with hyphens: `Du_Thảo`.

    One letter stays as it is: `-C` and `-V` are not `-c` and `-v`.
    """
    return typed if len(typed) == 1 else without_marks(typed).replace("_", "-")


def closest(typed: Iterable[str], names: Iterable[str]) -> list[str]:
    """Return at most three commands that are spelt nearly like what was typed, the best first."""
    known = list(names)
    found = [name for word in typed for name in get_close_matches(fold_command(word), known)]
    return list(dict.fromkeys(found))[:3]


def _missing_name(missing: click.Parameter | None, args: list[str]) -> str | None:
    """Return what to type when the value of a missing option was typed without its name."""
    if not isinstance(missing, click.Option) or not isinstance(missing.type, click.IntRange):
        return None
    name, highest = missing.opts[0], missing.type.max or 0
    for before, word in zip(["", *args], args, strict=False):
        alone = not before.startswith("-")  # else it is the value of another option
        if alone and word.isascii() and word.isdecimal() and int(word[:9]) <= highest:
            return f"Thiếu tùy chọn {name}: gõ {name} {word}."
    return None


class _Vietnamese(click.Command):
    """What a command and a group have in common."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and see to it that every usage error can name the command's help."""
        with augment_usage_errors(ctx):
            self._check_dashes(ctx, args)
            try:
                return super().parse_args(ctx, list(args))
            except click.MissingParameter as error:
                hint = _missing_name(error.param, args) or self._missing_argument(error)
                if hint:
                    raise click.UsageError(hint, ctx) from error
                raise

    def _missing_argument(self, error: click.MissingParameter) -> str:
        """Return what an argument that is missing may be, with an example."""
        command = commands.load(self.name) if self.name in commands.names() else None
        if command is None or not isinstance(error.param, click.Argument):
            return ""
        choices = f" {command.choices()}" if command.choices else ""
        return f"{error.format_message()}{choices} Ví dụ: {command.examples[0]}"

    def _check_dashes(self, ctx: click.Context, args: list[str]) -> None:
        """Refuse an option with other dashes than two hyphens, as Word types them.

        A group looks only at what stands before its command: the rest is the command's.
        """
        names = {name for option in self.get_params(ctx) for name in option.opts}
        for word in args:
            if word == "--" or (isinstance(self, click.Group) and word[:1] not in _DASHES):
                return
            name, equals, value = word.partition("=")
            meant = f"--{fold_token(name.lstrip(_DASHES))}"
            if meant not in names or name.startswith("--"):
                continue
            if len(meant) > _SHORTEST_LONG and name[:1] in _DASHES:
                raise click.UsageError(
                    f"Không có tùy chọn {word!r}: dùng hai dấu gạch ngắn: {meant}{equals}{value}.",
                    ctx,
                )

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the whole help page."""
        from tdkt_cli.cli.help_page import help_page  # noqa: PLC0415 - rich is for help alone

        formatter.write(help_page(self, ctx))


class VietnameseCommand(_Vietnamese, TyperCommand):
    """A command whose help is drawn by `help_page`."""


class ForgivingGroup(_Vietnamese, TyperGroup):
    """Loads a command when it is asked for by its folded name, else suggests the nearest."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - Typer's own signature
        super().__init__(**{**attributes, "subcommand_metavar": COMMAND})

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Return the names of all commands, panel by panel, in the order of the clerk's year."""

        def place(name: str) -> tuple[int, int]:
            command = commands.load(name)
            return PANELS.index(command.panel), command.order

        return sorted(commands.names(), key=place)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, made when first asked for."""
        if cmd_name not in self.commands and cmd_name in commands.names():
            self.commands[cmd_name] = _made(cmd_name, commands.load(cmd_name))
        return self.commands.get(cmd_name)

    def resolve_command(
        self,
        ctx: click.Context,
        args: list[str],
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command in the first word, or in the first two (`tdkt tổng hợp`)."""
        for size in (1, 2):
            words = args[:size]
            name = fold_command("".join(words))
            if name in commands.names() and not any(word.startswith("-") for word in words):
                return name, self.get_command(ctx, name), args[size:]
        raise click.UsageError(self._unknown(args), ctx)

    def _unknown(self, args: list[str]) -> str:
        names = closest(("".join(args[:2]), args[0]), commands.names())
        hint = f" Có phải: {', '.join(names)}?" if names else ""
        return f"Không có lệnh {args[0]!r}.{hint}"


def _made(name: str, command: Command) -> click.Command:
    """Return Click's command, as Typer makes it from a function's annotations."""
    return get_command_from_info(
        CommandInfo(
            name,
            cls=VietnameseCommand,
            callback=command.run,
            help=command.help,
            epilog="\n".join(f"  {line}" for line in command.examples),
            options_metavar=OPTIONS,
            rich_help_panel=command.panel,
        ),
        pretty_exceptions_short=False,
        rich_markup_mode=None,
    )
