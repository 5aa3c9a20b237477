"""What the commands that change data say at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.console import streams
from tdkt_cli.console.safe import shown
from tdkt_cli.console.totals import totals
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tdkt_cli.workflow.changing import Changed


def report(changed: Changed) -> int:
    """Show what a command changed, or why it did not, and return its exit code.

    What changed goes to standard output; where, and what to do next, to standard error.
    """
    total = totals(changed.checked.findings)
    if changed.refused:
        if total.errors:
            from tdkt_cli.console.text import print_errors  # noqa: PLC0415 - only when there are any

            print_errors(changed.checked)
        streams.say(shown(changed.refused))
        return 1
    print_lines(changed.said)
    if total.warnings:
        streams.say(f"Có {number(total.warnings)} cảnh báo ở tệp này: chạy «tdkt validate» để xem.")
    for name in changed.written:
        streams.say(f"Đã ghi {shown(name)}.")
    if changed.next_step:
        streams.say(shown(changed.next_step))
    return 0


def print_lines(lines: Iterable[str]) -> None:
    """Print lines on standard output."""
    for line in lines:
        streams.write(f"{shown(line)}\n")
