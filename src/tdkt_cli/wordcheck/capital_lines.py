"""What the rules of capital letters report.

Severity: a warning where the specification gives the test high precision, a hint where a list of
words can only be a reminder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli.wordcheck.grouping import grouped
from tdkt_cli.wordcheck.rule import Report
from tdkt_cli.wordcheck.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.paper_standard.capital_letters import Slip
    from tdkt_cli.wordcheck.anatomy import Line, Paper

_LONGEST: Final = 160
APPENDIX_II: Final = "Phụ lục II"


def slip_reports(paper: Paper, code: str) -> Iterator[Report]:
    """Yield a report for each slip against one rule of `paper_standard/capitals.yaml`."""
    found = paper.capital_slips.get(code, ())
    yield from reports((paper.written[index], slip) for index, slip in found)


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
        wrong, right = (quoted(one, _LONGEST) for one in (group.found, rights[group.found]))
        yield Report(
            group.first,
            f"Viết hoa chưa đúng: {wrong}{group.others}; phải là {right}.",
            f"Sửa thành {right}.",
            column=columns[group.found],
        )
