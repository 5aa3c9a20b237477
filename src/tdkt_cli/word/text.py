"""From the pieces of text inside a paragraph of HTML to runs."""

from __future__ import annotations

import re

from tdkt_cli.word.blocks import Run
from tdkt_cli.word.errors import DocumentError

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_FOLD = re.compile(r"[ \t\r]*[\n\r][ \t\r\n]*")
_SPACES = " \t\r\n"
CHOOSE = "Chọn…"
"""What a drop-down shows in which nothing is chosen."""

BLANK_DOTS = "…" * 10
"""What an empty marked blank shows."""


def check_characters(text: str, line: int) -> None:
    """Refuse characters that XML 1.0 cannot carry (reliability §3 F).

    Raises:
        DocumentError: with the code of the character and the line it stands in.
    """
    found = _NOT_XML.search(text)
    if found:
        code = f"U+{ord(found.group()):04X}"
        line += text.count("\n", 0, found.start())
        raise DocumentError(f"Ký tự {code} không ghi được vào văn bản", line)


class TextCollector:
    """The runs of one paragraph.

    White space with a line end in it is one space, as in HTML; other spaces are data and stay.
    Spaces at either end of a line of the paragraph are dropped.
    """

    __slots__ = ("_pieces", "bold", "italic")

    def __init__(self) -> None:
        self._pieces: list[Run] = []
        self.bold = 0
        self.italic = 0

    def add(self, text: str) -> None:
        """Add characters in the current look."""
        if "\n" in text or "\r" in text:
            text = _LINE_FOLD.sub(" ", text)
        if "\t" in text:
            text = text.replace("\t", " ")
        self._pieces.append(Run(text, self.bold > 0, self.italic > 0))

    def add_break(self) -> None:
        """Add a forced line break."""
        self._pieces.append(Run("\n"))

    def position(self) -> int:
        """Where the next piece will stand; to be handed to one of the `mark_…`."""
        return len(self._pieces)

    def mark_blank(self, start: int) -> None:
        """Mark all pieces since a position as a blank; an empty blank gets dots."""
        pieces = [piece for piece in self._pieces[start:] if piece.text]
        if not pieces:
            pieces = [Run(BLANK_DOTS, self.bold > 0, self.italic > 0)]
        self._pieces[start:] = [piece._replace(blank=True) for piece in pieces]

    def mark_hidden(self, start: int) -> None:
        """Mark all pieces since a position as not shown."""
        self._pieces[start:] = [piece._replace(hidden=True) for piece in self._pieces[start:]]

    def mark_choice(self, start: int, choices: tuple[str, ...]) -> None:
        """Make all pieces since a position one that is chosen; without text it asks to choose."""
        text = " ".join("".join(piece.text for piece in self._pieces[start:]).split())
        self._pieces[start:] = [Run(text or CHOOSE, choices=choices, unset=not text)]

    def runs(self) -> tuple[Run, ...]:
        """Return the runs of the paragraph."""
        if len(self._pieces) == 1:
            only = self._pieces[0]
            text = only.text.strip(_SPACES)
            if text == only.text:
                return (only,) if text else ()
            return (only._replace(text=text),) if text else ()
        return tuple(self._trimmed())

    def _trimmed(self) -> list[Run]:
        kept: list[Run] = []
        for piece in self._pieces:
            if not kept or kept[-1].text.endswith("\n"):
                piece = piece._replace(text=piece.text.lstrip(" "))  # noqa: PLW2901
            if piece.text == "\n":
                _strip_end(kept)
            if piece.text:
                kept.append(piece)
        _strip_end(kept)
        return kept


def _strip_end(runs: list[Run]) -> None:
    while runs and not runs[-1].text.endswith("\n"):
        runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip(" "))
        if runs[-1].text:
            return
        runs.pop()
