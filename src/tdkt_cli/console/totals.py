"""How many findings of each severity there are, and the closing line made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tdkt_cli.findings import Finding
    from tdkt_cli.workflow import Checked


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


def _scope(counts: tuple[int, ...]) -> str:
    """Return what was checked: `2 văn bản`, or `6 đơn vị, 31 người, 58 đăng ký`."""
    if len(counts) == 1:
        return f"{number(counts[0])} văn bản"
    if len(counts) == 2:
        return f"{number(counts[0])} biểu mẫu, {number(counts[1])} không có lỗi"
    units, people, titles = counts
    return f"{number(units)} đơn vị, {number(people)} người, {number(titles)} đăng ký"
