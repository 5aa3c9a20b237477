"""How many findings of each severity there are, and the closing line made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tdkt_cli.findings import Finding
    from tdkt_cli.workflow import Checked
    from tdkt_cli.workflow.values import Counts, PaperCounts


class Totals(NamedTuple):
    """Numbers of findings by severity."""

    errors: int
    warnings: int
    hints: int

    def failed(self, *, strict: bool) -> bool:
        """Return whether the exit code is 1; under `strict`, warnings count as errors."""
        return self.errors > 0 or (strict and self.warnings > 0)


def totals(findings: Iterable[Finding]) -> Totals:
    """Count findings by severity."""
    grades = [finding.severity for finding in findings]
    return Totals(
        grades.count(Severity.ERROR),
        grades.count(Severity.WARNING),
        grades.count(Severity.HINT),
    )


def closing_line(checked: Checked, *, strict: bool) -> str:
    """Return the last line of the text form.

    `Không có lỗi. 6 đơn vị, 31 người, 58 đăng ký; 7 cảnh báo.` or
    `2 lỗi, 7 cảnh báo. 6 đơn vị, 31 người, 58 đăng ký.`
    """
    total = totals(checked.findings)
    scope = _scope(checked.counts)
    rest = [
        f"{number(amount)} {severity.label}"
        for amount, severity in ((total.warnings, Severity.WARNING), (total.hints, Severity.HINT))
        if amount
    ]
    if total.errors:
        return f"{', '.join([f'{number(total.errors)} lỗi', *rest])}. {scope}."
    note = " (nghiêm ngặt: cảnh báo tính như lỗi)" if total.failed(strict=strict) else ""
    return f"Không có lỗi. {'; '.join([scope, ', '.join(rest)] if rest else [scope])}{note}."


def _scope(counts: Counts | PaperCounts) -> str:
    from tdkt_cli.workflow.values import PaperCounts  # noqa: PLC0415 - loaded by whoever counted

    if isinstance(counts, PaperCounts):
        return f"{number(counts.papers)} văn bản"
    return (
        f"{number(counts.units)} đơn vị, {number(counts.people)} người, "
        f"{number(counts.titles)} đăng ký"
    )
