"""How characters and paragraphs look."""

from __future__ import annotations

from typing import Literal, NamedTuple

Alignment = Literal["trai", "giua", "phai", "deu", "phan_bo"]


class Look(NamedTuple):
    """How characters look, after every style has had its say.

    Attributes:
        font: of plain letters (U+0000 to U+007F).
        other_font: of all other letters, so of most Vietnamese ones.
        east_asian_font: of Chinese, Japanese and Korean characters, None when unsaid.
        complex_font: of right-to-left scripts, None when unsaid.
        shadowed_font: the name written beside a theme font, which wins over it.
        color: `auto` or six hexadecimal digits.
        highlight: the marker's colour, empty for none.
        shade: colour behind the characters, empty for none.
        scale: width of the characters in percent.
        raised: `superscript`, `subscript` or empty.
    """

    font: str
    other_font: str
    east_asian_font: str | None = None
    complex_font: str | None = None
    shadowed_font: str = ""
    size: int = 20
    bold: bool = False
    italic: bool = False
    caps: bool = False
    small_caps: bool = False
    hidden: bool = False
    strike: bool = False
    underline: str = ""
    color: str = "auto"
    highlight: str = ""
    shade: str = ""
    scale: int = 100
    spacing: int = 0
    position: int = 0
    raised: str = ""
    language: str = ""


class Run(NamedTuple):
    """Characters of one look.

    Attributes:
        field: instruction of the field whose result this is, such as `PAGE`.
        symbol: the character comes from a symbol font (`w:sym`).
        composed: the text was NFC in the file.
    """

    text: str
    look: Look
    field: str = ""
    symbol: bool = False
    composed: bool = True


class Border(NamedTuple):
    """A line at a side: its kind (`single`, `dashed`, …) and width in eighths of a point."""

    kind: str
    size: int
    color: str = "auto"

    @property
    def visible(self) -> bool:
        """Whether anything is drawn."""
        return self.kind not in {"", "nil", "none"}

    @property
    def solid(self) -> bool:
        """Whether it is a plain unbroken line."""
        return self.kind in {"single", "thick"}


class Format(NamedTuple):
    """How a paragraph is set.

    Attributes:
        first_line: indent of the first line against the others; negative for a hanging indent.
        first_characters: the same in hundredths of a character, 0 when it is not said so.
        line: spacing of lines: in 240ths of a line when `line_rule` is `auto`, else in twips.
        top: border above the paragraph.
        bottom: border below the paragraph.
        tabs: positions of tab stops with their kind.
        frame: where across the page a frame around it is put (`center`), empty without frame.
    """

    alignment: Alignment = "trai"
    first_line: int = 0
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    line: int = 240
    line_rule: str = "auto"
    contextual: bool = False
    before_auto: bool = False
    after_auto: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    top: Border | None = None
    bottom: Border | None = None
    shade: str = ""
    tabs: tuple[tuple[int, str], ...] = ()
    frame: str = ""
    style: str = ""
    first_characters: int = 0

    @property
    def start(self) -> int:
        """Where the first line begins against the margin."""
        return self.left + self.first_line

    def in_size(self, size: int) -> Format:
        """Return the format for text of a size in half points: a character is as wide as high."""
        if not self.first_characters:
            return self
        return self._replace(first_line=self.first_characters * size // 10)


class Drawn(NamedTuple):
    """A line drawn as a shape.

    Attributes:
        length: in twips.
        left: distance of its left end from the left edge of the paragraph's column, or None.
        centred: placed in the middle of its column by alignment.
        solid: not dashed or dotted.
    """

    length: int
    left: int | None
    centred: bool
    solid: bool


class Spot(NamedTuple):
    """Where in a table a paragraph stands: numbers from 0; `room` is the width for text."""

    table: int
    row: int
    column: int
    room: int
