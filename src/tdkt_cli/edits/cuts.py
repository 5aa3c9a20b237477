"""Cuts and insertions in one file, collected by offset and applied together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tdkt_cli.edits.source import Source


class Cuts:
    """Changes to one source; what no cut touches keeps its bytes: comments, order, quotes."""

    def __init__(self, source: Source) -> None:
        """Begin with no change."""
        self.source = source
        self.text = source.text
        self.parts: list[tuple[int, int, str]] = []

    def splice(self, start: int, end: int, new: str) -> None:
        """Put a text in the place of a span."""
        if start != end or new:
            self.parts.append((start, end, new))

    def result(self) -> bytes:
        """Return the changed file."""
        pieces, cursor = [], 0
        for start, end, new in sorted(self.parts, key=lambda part: part[:2]):
            pieces += [self.text[cursor:start], new]
            cursor = max(cursor, end)
        text = "".join((*pieces, self.text[cursor:]))
        return self.source.bom + text.encode("utf-8")
