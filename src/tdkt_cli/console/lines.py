"""Lines of text that are coloured on a terminal and plain everywhere else."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.console import streams

if TYPE_CHECKING:
    from collections.abc import Iterable


class Span(NamedTuple):
    """A piece of a line and the style it has on a terminal."""

    text: str
    style: str = ""


Line = tuple[Span, ...]


def coloured() -> bool:
    """Return whether standard output is a terminal that wants colour."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and sys.stdout.isatty()


def print_lines(lines: Iterable[Line]) -> None:
    """Write lines to standard output; they are never wrapped."""
    if coloured():
        _print_coloured(lines)
    else:
        streams.write("".join("".join(span.text for span in line) + "\n" for line in lines))


def _print_coloured(lines: Iterable[Line]) -> None:
    from rich.console import Console  # noqa: PLC0415 - a pipe never pays for it
    from rich.text import Text  # noqa: PLC0415

    console = Console(markup=False, emoji=False, highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*((span.text, span.style) for span in line)), soft_wrap=True)
