"""A fault that many paragraphs share is one finding: its first place, and which the others are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper
    from tdkt_cli.wordcheck.records import Look, Paragraph, Run

_NAMED: Final = 6


class Group(NamedTuple):
    """The places that share a fault.

    Attributes:
        first: the first of them.
        found: what was found there, in words.
        others: ` (12 đoạn: 14, 17, …)`, empty for a single place.
    """

    first: Line | Paragraph
    found: str
    others: str


def grouped(items: Iterable[tuple[Line | Paragraph, str]]) -> Iterator[Group]:
    """Yield a group for each thing found, in the order of the first places.

    Args:
        items: places with what was found there, in the order of the paper.
    """
    places: dict[str, list[Line | Paragraph]] = {}
    for at, found in items:
        places.setdefault(found, []).append(at)
    for found, members in places.items():
        numbers = list(dict.fromkeys(_number(one) for one in members))
        others = ""
        if len(numbers) > 1:
            named = ", ".join(str(number) for number in numbers[:_NAMED])
            more = ", …" if len(numbers) > _NAMED else ""
            others = f" ({len(numbers)} đoạn: {named}{more})"
        yield Group(members[0], found, others)


def _number(at: Line | Paragraph) -> int:
    return at.number


def printed_runs(paper: Paper) -> Iterator[tuple[Line | Paragraph, tuple[Run, ...]]]:
    """Yield every line of the body, then the paragraphs of headers and footers, with their runs."""
    for line in paper.lines:
        if line.role != "ke_ngang":
            yield line, line.runs
    for paragraph in paper.document.furniture:
        yield paragraph, tuple(run for run in paragraph.runs if not run.look.hidden)


def runs_that_look(
    paper: Paper, odd: Callable[[Look], object]
) -> Iterator[tuple[Line | Paragraph, Run]]:
    """Yield the visible runs that look odd; a document has few looks and many runs.

    Args:
        paper: the document.
        odd: whether a look is wanted.
    """
    wanted = {look for look in paper.document.looks if odd(look)}
    if wanted:
        for at, runs in printed_runs(paper):
            for run in runs:
                if run.look in wanted and run.text.strip():
                    yield at, run
