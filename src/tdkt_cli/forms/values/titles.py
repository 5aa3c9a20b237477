"""Titles in a cell: official names, abbreviations, codes, several at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.forms.values.text import one_line
from tdkt_cli.law import titles
from tdkt_cli.vietnamese import without_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINES = re.compile(r"[\n;]+")
_BETWEEN = re.compile(r"(,|\+|&|/|\bvà\b)", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-–•*+]|\d{1,2}[.)])\s*")
_NONE = frozenset(
    ("khong", "khong co", "khong dang ky", "khong de nghi", "0", "-", "–", "/", "x 0")
)
_LONGEST_RUN = 6


class Piece(NamedTuple):
    """One title of a cell.

    Attributes:
        text: its code when the law knows it, else what was typed.
        known: whether the law knows it.
    """

    text: str
    known: bool


def read_titles(text: str) -> tuple[Piece, ...]:
    """Return the titles that a cleaned text names, in its order.

    A name may itself hold a comma or «và» («Bộ, ban, ngành»): of two ways to take a text apart the
    one whose pieces the law knows is right. What it does not know stays as typed, for the rules of
    titles (L101, L102) to ask what was meant.
    """
    return tuple(piece for line in _LINES.split(text) for piece in _of_line(line))


def says_none(text: str) -> bool:
    """Whether a text says that there is nothing: «Không», «-»."""
    return without_marks(one_line(text)).strip(" .") in _NONE


def _of_line(line: str) -> Iterator[Piece]:
    bare = one_line(_BULLET.sub("", line.strip())).strip(" .,")
    if not bare or says_none(bare):
        return
    known = titles.find(bare)
    if known:
        yield Piece(known.code, known=True)
        return
    yield from _of_parts(_BETWEEN.split(bare))


def _of_parts(parts: list[str]) -> Iterator[Piece]:
    """Yield the titles of a line taken apart; the longest run that the law knows comes first."""
    start = 0
    while start < len(parts):
        ends = range(min(len(parts), start + 2 * _LONGEST_RUN - 1), start, -2)
        for end in ends:
            text = one_line("".join(parts[start:end])).strip(" .,")
            known = titles.find(text) if text else None
            if known or end == start + 1:
                break
        if known:
            yield Piece(known.code, known=True)
        elif text:
            yield Piece(text, known=False)
        start = end + 1
