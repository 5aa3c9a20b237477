"""The unified difference of files, coloured on a terminal."""

from __future__ import annotations

from tdkt_cli.console.lines import Span, print_lines
from tdkt_cli.console.safe import shown

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def print_changes(text: str) -> None:
    """Print a unified difference on standard output, an empty line after it."""
    lines = [(Span(shown(line), _STYLES.get(line[:1], "")),) for line in text.splitlines()]
    print_lines([*lines, ()])
