"""The commands: one module each, found by its name, loaded when it is asked for.

`commands/tonghop.py` is `tdkt tonghop`. It holds a constant `COMMAND` and the function that runs:
arguments in, one workflow call, print, exit code. The function imports the workflow itself, so
that neither help nor another command pays for it. A new command is one such file.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Command(NamedTuple):
    """What the command line knows of a command.

    Attributes:
        run: the function; Typer reads its annotations; it returns the exit code.
        panel: the title of the panel of `tdkt --help` it stands in.
        order: its place in the panel, the order of the clerk's year.
        help: what it does; the first line stands in `tdkt --help`.
        examples: command lines, one a line.
        choices: a sentence on what the argument may be, said when it is missing.
    """

    run: Callable[..., int]
    panel: str
    order: int
    help: str
    examples: tuple[str, ...]
    choices: Callable[[], str] | None = None


@cache
def names() -> tuple[str, ...]:
    """Return the names of all commands; none of them is loaded."""
    return tuple(module.name for module in iter_modules(__path__))


def load(name: str) -> Command:
    """Return a command by its name."""
    command: Command = import_module(f"{__name__}.{name}").COMMAND
    return command
