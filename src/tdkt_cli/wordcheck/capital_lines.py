"""Which lines of a document are judged by the rules of capital letters, and what they report.

Severity: a warning where the specification gives the test high precision, a hint where a list of
words can only be a reminder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli.paper_standard.capital_letters import capital_slips
from tdkt_cli.wordcheck.grouping import grouped
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
    """Yield a report for each slip against one rule of `paper_standard/capitals.yaml`."""
    yield from reports(
        (line, slip) for line in written_lines(paper) for slip in capital_slips(code, line.text)
    )


def reports(found: Iterable[tuple[Line, Slip]]) -> Iterator[Report]:
    """Yield a report for each slip at its first place, with the paragraphs that repeat it."""
    columns: dict[str, int] = {}
    rights: dict[str, str] = {}
    places: list[tuple[Line, str]] = []
    for line, slip in found:
        columns.setdefault(slip.found, slip.start + 1)
        rights.setdefault(slip.found, slip.right)
        places.append((line, slip.found))
    for group in grouped(places):
        right = rights[group.found]
        yield Report(
            group.first,
            f"Viết hoa chưa đúng: «{group.found}»{group.others}; phải là «{right}».",
            f"Sửa thành «{right}».",
            column=columns[group.found],
        )
