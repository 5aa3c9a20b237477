"""How wide a text is in Times New Roman, measured without a font."""

from __future__ import annotations

from functools import cache

from tdkt_cli.paper_standard.packaged import load

_UNITS_PER_EM = 2048
_MM_PER_POINT = 25.4 / 72
_STYLES = {
    (False, False): "thuong",
    (True, False): "dam",
    (False, True): "nghieng",
    (True, True): "dam_nghieng",
}
_UNKNOWN = 1024
"""Width taken for a character outside the table: half an em, that of a digit."""


@cache
def _advances(style: str) -> dict[str, int]:
    return {
        character: int(advance)
        for advance, characters in load("widths")[style].items()
        for character in characters
    }


def text_width(text: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return the width in millimetres of one line of text in Times New Roman.

    Args:
        text: NFC text; characters outside Vietnamese text count as wide as a digit.
        size_pt: size in points.
        bold: measure the bold letters.
        italic: measure the italic letters.
    """
    advances = _advances(_STYLES[bold, italic])
    units = sum(advances.get(character, _UNKNOWN) for character in text)
    return units / _UNITS_PER_EM * size_pt * _MM_PER_POINT


def break_lines(
    text: str, size_pt: float, width_mm: float, *, bold: bool = False, italic: bool = False
) -> list[str]:
    """Return the lines that Word makes of a paragraph: as many words as fit, then the next line.

    Args:
        text: the paragraph; a line feed forces a new line.
        size_pt: size in points.
        width_mm: room for a line.
        bold: measure the bold letters.
        italic: measure the italic letters.
    """
    lines: list[str] = []
    for forced in text.split("\n"):
        line = ""
        for word in forced.split(" "):
            longer = f"{line} {word}" if line else word
            if line and text_width(longer, size_pt, bold=bold, italic=italic) > width_mm:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines
