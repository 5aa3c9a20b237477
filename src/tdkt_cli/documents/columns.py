"""Widths of narrow columns under headings, for tables whose columns the data decide."""

from __future__ import annotations

from tdkt_cli import paper_standard


def _ideal_widths(headings: list[str]) -> list[float]:
    return [
        max(max(paper_standard.text_width(word, 12, bold=True) for word in name.split()) + 2.6, 9.5)
        for name in headings
    ]


def columns_fit(headings: list[str], room: float) -> bool:
    """Whether narrow columns under bold 12 pt headings stand side by side without cut words."""
    return sum(_ideal_widths(headings)) <= room


def column_widths(headings: list[str], room: float) -> list[float]:
    """Return the widths in mm of narrow columns under bold 12 pt headings.

    Args:
        headings: what stands over each column; a heading may wrap between words.
        room: what all columns together may take; they shrink in proportion when it is not enough.
    """
    ideal = _ideal_widths(headings)
    share = min(1.0, room / sum(ideal)) if ideal else 1.0
    return [int(width * share * 10) / 10 for width in ideal]
