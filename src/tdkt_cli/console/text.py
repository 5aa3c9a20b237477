"""Findings as text: one line for compilers and people, then the place, the law and the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.console.frame import code_frame
from tdkt_cli.console.lines import Line, Span, print_lines
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


def print_text(checked: Checked, *, strict: bool) -> None:
    """Print at most 200 findings, how many more there are, and the closing total."""
    _print(checked, checked.findings, strict=strict)


def print_errors(checked: Checked) -> None:
    """Print the errors alone, as `print_text` does; the closing total counts the rest too."""
    errors = [finding for finding in checked.findings if finding.severity is Severity.ERROR]
    _print(checked, errors, strict=False)


def _print(checked: Checked, findings: Sequence[Finding], *, strict: bool) -> None:
    lines = list(_report(checked, findings))
    total = totals(checked.findings)
    style = "bold red" if total.failed(strict=strict) else "bold"
    lines.append((Span(closing_line(checked, strict=strict), style),))
    print_lines(lines)


def _report(checked: Checked, findings: Sequence[Finding]) -> Iterator[Line]:
    for finding in _gravest(findings):
        yield from _finding(finding, checked)
        yield ()
    rest = len(findings) - LIMIT
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
