"""Which lines of a document are judged by the rules of capital letters, and what they report.

Severity: a warning where the specification gives the test high precision, a hint where a list of
words can only be a reminder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli.paper_standard.capital_letters import capital_slips
from tdkt_cli.wordcheck.rule import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.paper_standard.capital_letters import Slip
    from tdkt_cli.wordcheck.anatomy import Line, Paper

APPENDIX_II: Final = "Phụ lục II"
_FIXED: Final = frozenset(
    ("quoc_hieu", "tieu_ngu", "co_quan_chu_quan", "co_quan_ban_hanh", "so_ky_hieu", "ke_ngang")
)


def written_lines(paper: Paper) -> Iterator[Line]:
    """Yield the lines whose capital letters say something: words, not all in capitals."""
    for line in paper.lines:
        if not line.blank and line.role not in _FIXED and not line.capitals:
            yield line


def slip_reports(paper: Paper, code: str) -> Iterator[Report]:
    """Yield a report for each word that breaks one rule of `paper_standard/capitals.yaml`."""
    for line in written_lines(paper):
        yield from reports(line, capital_slips(code, line.text))


def reports(line: Line, slips: Iterable[Slip]) -> Iterator[Report]:
    """Yield a report for each slip of a line."""
    for slip in slips:
        yield Report(
            line,
            f"Viết hoa chưa đúng: «{slip.found}»; phải là «{slip.right}».",
            f"Sửa thành «{slip.right}».",
            column=slip.start + 1,
        )
