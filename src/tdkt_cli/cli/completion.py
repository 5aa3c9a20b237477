"""Completion by the Tab key: Click's own, without the English that Typer's would print."""

from __future__ import annotations

import os
from typing import Final

import click
from click import shell_completion

_VARIABLE: Final = "_TDKT_COMPLETE"
SHELLS: Final = ("bash", "zsh", "fish")


def asked() -> bool:
    """Return whether the shell asks what may come next, not for a run."""
    return _VARIABLE in os.environ


def script(shell: str) -> str:
    """Return what the shell must read once, such as from `~/.bashrc`."""
    known = shell_completion.get_completion_class(shell)
    assert known is not None  # noqa: S101 - `SHELLS` lists Click's own
    # Bash is asked for its version by Click's `source`; the script itself needs no answer.
    return known(click.Command("tdkt"), {}, "tdkt", _VARIABLE).source_template % {
        "complete_func": "_tdkt_completion",
        "complete_var": _VARIABLE,
        "prog_name": "tdkt",
    }


def complete(command: click.Command) -> int:
    """Answer the shell; returns the exit code."""
    instruction = os.environ[_VARIABLE]
    return shell_completion.shell_complete(command, {}, "tdkt", _VARIABLE, instruction)
