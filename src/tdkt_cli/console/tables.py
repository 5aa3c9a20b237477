"""Tables of short texts: drawn by rich, as wide as they need to be where nobody looks on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.console import streams
from tdkt_cli.console.lines import Span, coloured
from tdkt_cli.console.safe import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDE = 400  # columns of a pipe: results are never wrapped


class Grid(NamedTuple):
    """A table for the screen.

    Attributes:
        title: stands above it.
        headings: from left to right.
        rows: as many cells as headings; a style colours a cell on a terminal.
        numbers: indexes of columns that are set to the right.
    """

    title: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[Span, ...]]
    numbers: frozenset[int] = frozenset()


def print_grid(grid: Grid) -> None:
    """Print a table on standard output; a terminal may wrap cells, a pipe never."""
    from rich import box  # noqa: PLC0415 - only for a table
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    terminal = sys.stdout.isatty()
    console = Console(
        file=sys.stdout,
        markup=False,
        emoji=False,
        highlight=False,
        color_system="auto" if coloured() else None,
        width=None if terminal else _WIDE,
        legacy_windows=False,
    )
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title_justify="left", show_edge=False)
    for number, heading in enumerate(grid.headings):
        right = number in grid.numbers
        table.add_column(Text(heading), justify="right" if right else "left", overflow="fold")
    for row in grid.rows:
        table.add_row(*(Text(shown(cell.text), cell.style) for cell in row))
    with console.capture() as drawn:
        console.print(table)
    lines = [grid.title] if grid.title else []
    lines += (line.rstrip() for line in drawn.get().rstrip("\n").split("\n"))
    streams.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()
