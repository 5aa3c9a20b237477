"""The texts of a workbook that its cells share (ECMA-376 part 1, 18.4)."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.parsers import expat

ON = frozenset(("1", "true", "on"))
"""What an attribute says for yes."""

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a character that XML may not hold, and an underscore that begins such a
text (ECMA-376 part 1, 22.9.2.19)."""

_FEED = 1 << 16


class Rich(NamedTuple):
    """A text, and whether any of it is struck through."""

    text: str
    struck: bool = False


def unescaped(text: str) -> str:
    """Return a text with the characters that a workbook writes as `_x000D_`."""
    return _ESCAPE.sub(_letter, text) if "_x" in text else text


def read_strings(data: bytes) -> list[Rich]:
    """Return the shared texts in their order, without the readings above them (`rPh`).

    Raises:
        expat.ExpatError: the part is not well-formed.
    """
    walk = _Walk()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.text
    for start in range(0, len(data), _FEED):
        parser.Parse(data[start : start + _FEED], False)  # noqa: FBT003 — expat takes no names
    parser.Parse(b"", True)  # noqa: FBT003 — likewise
    return walk.strings


class _Walk:
    """The state of one walk."""

    def __init__(self) -> None:
        self.strings: list[Rich] = []
        self.pieces: list[str] = []
        self.in_text = self.in_phonetic = self.run_struck = self.struck = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take an element's start."""
        name = name.rpartition(":")[2]
        if name == "t":
            self.in_text = not self.in_phonetic
        elif name == "si":
            self.pieces, self.struck, self.run_struck = [], False, False
        elif name == "r":
            self.run_struck = False
        elif name == "strike":
            self.run_struck = attributes.get("val", "1") in ON
        elif name == "rPh":
            self.in_phonetic = True

    def text(self, text: str) -> None:
        """Take characters."""
        if self.in_text:
            self.pieces.append(text)
            self.struck = self.struck or (self.run_struck and not text.isspace())

    def end(self, name: str) -> None:
        """Take an element's end."""
        name = name.rpartition(":")[2]
        if name == "t":
            self.in_text = False
        elif name == "rPh":
            self.in_phonetic = False
        elif name == "si":
            self.strings.append(Rich(unescaped("".join(self.pieces)), self.struck))


def _letter(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 16))
