"""A line of a file with a caret under the column a finding speaks of."""

from __future__ import annotations

import unicodedata

from tdkt_cli.console.safe import mask, visible
from tdkt_cli.vietnamese import nfc

WIDTH = 100
_TAB = "    "
_BEFORE = 60  # columns kept before the caret of a line that is cut
_MARGIN = 150  # characters looked at on each side: more than is shown, so that numbers are whole


def code_frame(line: str, column: int) -> tuple[str, str] | None:
    """Return the line as shown and the caret line below it; None when the line is blank.

    Args:
        line: the raw text of the line, without its end.
        column: 1-based, counted in characters of the composed (NFC) line without byte order mark.
    """
    text = nfc(line.removeprefix("\ufeff")).rstrip("\r\n")
    if not text.strip():
        return None
    position = min(max(column, 1) - 1, len(text))
    first = max(0, position - _MARGIN)
    cells = [_cell(letter) for letter in mask(text[first : position + _MARGIN])]
    start, end = _window(cells, position - first, cut=first > 0)
    left = "…" if first + start > 0 else ""
    right = "…" if first + end < len(text) else ""
    shown = left + "".join(cell for cell, _ in cells[start:end]) + right
    before = len(left) + sum(width for _, width in cells[start : position - first])
    return shown, " " * before + "^"


def _cell(letter: str) -> tuple[str, int]:
    """Return what is printed for one character and the columns it takes."""
    if letter == "\t":
        return _TAB, len(_TAB)
    if not letter.isprintable():
        escape = visible(letter)
        return escape, len(escape)
    if unicodedata.category(letter) in {"Mn", "Me"}:
        return letter, 0
    return letter, 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _window(cells: list[tuple[str, int]], position: int, *, cut: bool) -> tuple[int, int]:
    """Return the part of the cells to show: all of them, or about the caret within the width."""
    room = WIDTH - 2  # an ellipsis on each side
    if not cut and sum(width for _, width in cells) <= room:
        return 0, len(cells)
    start, used = position, 0
    while start > 0 and position - start < _BEFORE and used + cells[start - 1][1] <= _BEFORE:
        start -= 1
        used += cells[start][1]
    end = position
    while end < len(cells) and end - start < room and used + cells[end][1] <= room:
        used += cells[end][1]
        end += 1
    return start, end
