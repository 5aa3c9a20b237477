"""Blanks of a paper: one look for all that is filled in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NO_BREAK = "\N{NO-BREAK SPACE}"
_LONG_BLANK, _SHORT_BLANK = "…" * 8, "…" * 2
_NO_DOTS = _NO_BREAK * 6


def blank_for(
    blanks: list[str],
    fillings: Mapping[str, str],
    system: frozenset[str],
    label: str,
    shown: str = _LONG_BLANK,
) -> Markup:
    """Return a marked blank, or what fills it, and remember its label.

    Where a system prints over the paper there are no dots under what it prints.
    """
    blanks.append(label)
    if label in fillings:
        return escape(fillings[label])
    if label in system:
        shown = shown.replace(_SHORT_BLANK, _NO_DOTS)
    return Markup('<span class="trong">{}</span>').format(shown)


def blank_date(blank: Callable[[str, str], Markup], label: str, year: int | None) -> Markup:
    """Return a date to be filled in; without `year` it is not known yet."""
    parts = (f"ngày {_SHORT_BLANK}", f"tháng {_SHORT_BLANK}", f"năm {year or _SHORT_BLANK}")
    return blank(label, " ".join(part.replace(" ", _NO_BREAK) for part in parts))
