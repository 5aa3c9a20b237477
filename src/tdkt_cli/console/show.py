"""The door of the console: findings in the form asked for, notes beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.console import streams
from tdkt_cli.console.safe import shown

if TYPE_CHECKING:
    from tdkt_cli.workflow import Checked

STYLES = ("text", "json", "github", "sarif")


def print_findings(checked: Checked, style: str, *, strict: bool = False) -> None:
    """Print findings on standard output and notes on standard error.

    Args:
        checked: what the workflow found.
        style: one of `STYLES`.
        strict: warnings count as errors in the closing line.
    """
    for note in checked.notes:
        streams.say(shown(note))
    if style == "text":
        from tdkt_cli.console.text import print_text as show  # noqa: PLC0415 - only what is asked
    elif style == "sarif":
        from tdkt_cli.console.sarif import print_sarif as show  # noqa: PLC0415
    elif style == "github":
        from tdkt_cli.console.machine import print_github as show  # noqa: PLC0415
    else:
        from tdkt_cli.console.machine import print_json as show  # noqa: PLC0415
    show(checked, strict=strict)
