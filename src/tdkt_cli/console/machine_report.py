"""The checks of the machine on the screen or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.console import streams
from tdkt_cli.console.lines import Line, Span, print_lines
from tdkt_cli.console.machine import dump
from tdkt_cli.console.safe import shown
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.workflow.machine import Check

_MARKS = {"tot": ("✓", "green"), "luu_y": ("!", "yellow"), "hong": ("✗", "bold red")}


def print_checks(checks: Sequence[Check]) -> None:
    """Print a line for each check and, under it, what to do; the sum is the last line."""
    print_lines(_lines(checks))


def _lines(checks: Sequence[Check]) -> Iterator[Line]:
    width = max(len(check.ten) for check in checks)
    for check in checks:
        mark, style = _MARKS[check.tinh_trang]
        yield (
            Span(f"{mark} ", style),
            Span(f"{check.ten:<{width}}  ", "bold"),
            Span(shown(check.thay)),
        )
        if check.can_lam:
            yield (Span(f"{'':<{width + 4}}{shown(check.can_lam)}", style),)
    yield ()
    yield (Span(_closing(checks), "bold"),)


def _closing(checks: Sequence[Check]) -> str:
    bad = sum(check.tinh_trang == "hong" for check in checks)
    care = sum(check.tinh_trang == "luu_y" for check in checks)
    if bad:
        return f"Có {number(bad)} điều phải sửa trước khi làm việc."
    if care:
        return f"Làm việc được; {number(care)} điều nên xem."
    return "Máy đủ mọi thứ."


def print_checks_json(checks: Sequence[Check]) -> None:
    """Print one object: every check by its key names."""
    streams.write(dump({"phien_ban": 1, "ket_qua": [check._asdict() for check in checks]}))
