"""A title explained on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.console.lines import Line, Span, print_lines
from tdkt_cli.console.safe import sanitize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.workflow.explaining import ListedTitle
    from tdkt_cli.workflow.titles_explained import ExplainedTitle, Fact

_HEADING = "bold"
_CODE_WIDTH = 13


def print_title(title: ExplainedTitle, *, after: bool) -> None:
    """Print what the law says of a title.

    Args:
        title: which.
        after: something was printed before it.
    """
    print_lines(_lines(title, after=after))


def print_titles(found: Sequence[ListedTitle], *, after: bool) -> None:
    """Print one line for each title and commendation, under their heading.

    Args:
        found: which.
        after: something was printed before them.
    """
    print_lines(_list(found, after=after))


def _list(found: Sequence[ListedTitle], *, after: bool) -> Iterator[Line]:
    if after and found:
        yield ()
    if found:
        yield (Span("Danh hiệu thi đua, hình thức khen thưởng", _HEADING),)
    for one in found:
        beyond = " (cơ quan không đăng ký)" if one.beyond else ""
        yield (
            Span(f"  {one.code.ljust(_CODE_WIDTH)}  ", _HEADING),
            Span(sanitize(one.name)),
            Span(sanitize(f"; {one.decided_by}{beyond}"), "dim"),
        )


def _lines(title: ExplainedTitle, *, after: bool) -> Iterator[Line]:
    if after:
        yield ()
    yield (
        Span(f"{title.code} ", _HEADING),
        Span(f"[{title.kind}] ", "cyan"),
        Span(sanitize(title.name), _HEADING),
    )
    for part in title.parts:
        yield (Span(f"  {sanitize(part.heading)}:", _HEADING),)
        for fact in part.facts:
            yield from _fact(fact)


def _fact(fact: Fact) -> Iterator[Line]:
    yield (Span(f"    - {sanitize(fact.text)}"),)
    for source in fact.sources:
        yield (Span(f"      {sanitize(source)}", "dim"),)
