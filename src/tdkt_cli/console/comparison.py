"""A comparison on the screen: a sentence for each unit, then each difference, then the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.console.lines import Line, Span, print_lines
from tdkt_cli.console.safe import shown
from tdkt_cli.console.tables import Grid, print_grid
from tdkt_cli.vietnamese import number
from tdkt_cli.workflow.comparing import headline, lead_sentence, others, total_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.consolidate.comparison import Comparison, TitleChange

_MARKS = {"them": ("+", "green"), "bot": ("-", "red")}


def print_comparison(found: Comparison) -> None:
    """Print everything that differs; the sum of it is the last line."""
    print_lines(_lines(found))
    moved = [one for one in found.danh_hieu if one.truoc != one.sau]
    if moved:
        print_grid(
            Grid(
                "",
                ("Danh hiệu, hình thức", "Trước", "Sau", "Tăng, giảm"),
                [_row(one) for one in moved],
                frozenset((1, 2, 3)),
            )
        )
        print_lines([()])
    print_lines([(Span(shown(total_sentence(found)), "bold"),)])


def _lines(found: Comparison) -> Iterator[Line]:
    yield (Span(shown(lead_sentence(found)), "bold"),)
    yield ()
    for unit in found.don_vi:
        if unit.thay_doi:
            yield (Span(shown(headline(unit)), "bold"),)
        for one in unit.thay_doi:
            mark, style = _MARKS.get(one.loai, ("~", "yellow"))
            yield Span(f"  {mark} ", style), Span(shown(one.noi_dung))
    for sentence in others(found):
        yield (Span(shown(sentence)),)
    yield ()


def _row(one: TitleChange) -> tuple[Span, ...]:
    moved = one.sau - one.truoc
    sign = f"+{moved}" if moved > 0 else f"−{-moved}"
    return (
        Span(one.ten_danh_hieu),
        Span(number(one.truoc)),
        Span(number(one.sau)),
        Span(sign, "green" if moved > 0 else "red"),
    )
