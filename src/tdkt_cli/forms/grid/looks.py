"""What matters of the looks of a workbook's cells: a number shown as a day, text struck through."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from tdkt_cli.forms.grid.strings import ON

_DAYS = frozenset((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)))
_SPANS = frozenset((46,))
_SHARES = frozenset((9, 10))
"""The numbers of Excel's own formats (ECMA-376 part 1, 18.8.30)."""

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_SPAN = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_DAY = re.compile(r"[dmyhs]", re.IGNORECASE)


class Look(NamedTuple):
    """How a cell shows what it holds.

    Attributes:
        day: a number is a day or an hour.
        span: a number is a length of time.
        share: a number is shown times 100 with a % sign.
        struck: text is struck through.
    """

    day: bool = False
    span: bool = False
    share: bool = False
    struck: bool = False


def looks_of(styles: Any) -> list[Look]:  # noqa: ANN401 — an lxml element
    """Return the looks that cells refer to by number.

    Args:
        styles: the root of the styles' part.
    """
    formats = {
        entry.get("numFmtId"): entry.get("formatCode") or ""
        for entry in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    struck = [_is_struck(font) for font in styles.iterfind("{*}fonts/{*}font")]
    return [_look(entry, formats, struck) for entry in styles.iterfind("{*}cellXfs/{*}xf")]


def _is_struck(font: Any) -> bool:  # noqa: ANN401 — an lxml element
    mark = font.find("{*}strike")
    return mark is not None and mark.get("val", "1") in ON


def _look(entry: Any, formats: dict[str, str], struck: list[bool]) -> Look:  # noqa: ANN401
    identifier = entry.get("numFmtId") or "0"
    font = entry.get("fontId") or "0"
    is_struck = font.isdecimal() and int(font) < len(struck) and struck[int(font)]
    number = int(identifier) if identifier.isdecimal() else 0
    if identifier in formats:
        code = _QUOTED.sub("", formats[identifier].partition(";")[0])
        span = bool(_SPAN.search(code))
        day = not span and bool(_DAY.search(code))
        return Look(day, span, "%" in code, is_struck)
    return Look(number in _DAYS, number in _SPANS, number in _SHARES, is_struck)
