"""Findings as text: one line for compilers and people, then the place, the law and the remedy."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.console import streams
from tdkt_cli.console.frame import code_frame
from tdkt_cli.console.safe import sanitize, shown
from tdkt_cli.console.totals import closing_line, totals
from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.findings import Finding, Where
    from tdkt_cli.workflow import Checked

LIMIT = 200
_GRAVEST_FIRST = list(Severity)
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


class Span(NamedTuple):
    """A piece of a line and the style it has on a terminal."""

    text: str
    style: str = ""


Line = tuple[Span, ...]


def print_text(checked: Checked, *, strict: bool) -> None:
    """Print at most 200 findings, how many more there are, and the closing total."""
    lines = list(_report(checked))
    total = totals(checked.findings)
    style = "bold red" if total.failed(strict=strict) else "bold"
    lines.append((Span(closing_line(checked, strict=strict), style),))
    if _coloured():
        _print_coloured(lines)
    else:
        streams.write("".join("".join(span.text for span in line) + "\n" for line in lines))


def _report(checked: Checked) -> Iterator[Line]:
    for finding in _gravest(checked.findings):
        yield from _finding(finding, checked)
        yield ()
    rest = len(checked.findings) - LIMIT
    if rest > 0:
        yield (Span(f"… và {number(rest)} phát hiện nữa"),)


def _gravest(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings to print, in their order; when there are too many, errors win."""
    if len(findings) <= LIMIT:
        return list(findings)
    order = sorted(
        range(len(findings)),
        key=lambda index: _GRAVEST_FIRST.index(findings[index].severity),
    )
    return [findings[index] for index in sorted(order[:LIMIT])]


def _finding(finding: Finding, checked: Checked) -> Iterator[Line]:
    style = _STYLES[finding.severity]
    yield (
        Span(f"{_place(finding.where)}: ", "bold"),
        Span(f"{finding.code} ", style),
        Span(shown(finding.message)),
        Span(f" [{finding.severity.label}]", style),
    )
    line = checked.source_line(finding.where.file, finding.where.line)
    frame = code_frame(line, finding.where.column) if line is not None else None
    if frame:
        yield (Span(f"    {frame[0]}"),)
        yield (Span(f"    {frame[1]}", style),)
    if finding.basis:
        yield (Span(f"  Căn cứ: {shown('; '.join(finding.basis))}", "dim"),)
    if finding.fix:
        yield (Span(f"  Cách sửa: {shown(finding.fix)}"),)
    for place, message in finding.related:
        yield (Span(f"  Xem thêm: {_place(place)}: {shown(message)}"),)


def _place(where: Where) -> str:
    return f"{sanitize(where.file)}:{where.line}:{where.column}"


def _coloured() -> bool:
    """Return whether standard output is a terminal that wants colour."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and sys.stdout.isatty()


def _print_coloured(lines: list[Line]) -> None:
    from rich.console import Console  # noqa: PLC0415 - a pipe never pays for it
    from rich.text import Text  # noqa: PLC0415

    console = Console(markup=False, emoji=False, highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*((span.text, span.style) for span in line)), soft_wrap=True)
