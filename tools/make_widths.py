"""Make widths.yaml: advance widths of Liberation Serif, Times New Roman's metric twin.

Run once, by hand, when the list of characters grows; the file it writes is under version control
and no font is read at run time:

    python tools/make_widths.py FOLDER-OF-FONTS > src/tdkt_cli/paper_standard/widths.yaml
"""

from __future__ import annotations

import string
import sys
import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont

STYLES = {
    "thuong": "LiberationSerif-Regular.ttf",
    "dam": "LiberationSerif-Bold.ttf",
    "nghieng": "LiberationSerif-Italic.ttf",
    "dam_nghieng": "LiberationSerif-BoldItalic.ttf",
}
UNITS_PER_EM = 2048
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
PUNCTUATION = "–—‘’“”„…•·§°±×÷«»½²³₫€‰′″"


def characters() -> str:
    """Return every character of Vietnamese administrative text: signs, then letters.

    Signs come first because the YAML reader takes a sign such as `·` right after a letter for
    text in an old Vietnamese font.
    """
    vowels = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
    letters = vowels | {vowel.upper() for vowel in vowels} | {"đ", "Đ"}
    printable = set(string.printable) - set(string.whitespace)
    found = letters | printable | set(PUNCTUATION) | {" ", "\u00a0"}
    return "".join(sorted(found, key=lambda character: (character.isalpha(), character)))


def widths(font_path: Path) -> dict[int, str]:
    """Return the characters of each advance width (in 1/2048 em) of one font.

    Raises:
        ValueError: the font has another em or lacks a character, so it is not version 2.
    """
    font = TTFont(font_path)
    if font["head"].unitsPerEm != UNITS_PER_EM:
        raise ValueError(font_path.name)
    names, advances = font.getBestCmap(), font["hmtx"]
    found: dict[int, str] = {}
    for character in characters():
        if ord(character) not in names:
            message = f"{font_path.name}: U+{ord(character):04X}"
            raise ValueError(message)
        advance = advances[names[ord(character)]][0]
        found[advance] = found.get(advance, "") + character
    return dict(sorted(found.items()))


def quoted(text: str) -> str:
    """Return the text as a double-quoted YAML scalar."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\u00a0", "\\_")
    return f'"{escaped}"'


def main() -> None:
    """Print widths.yaml."""
    folder = Path(sys.argv[1])
    out = sys.stdout
    out.write("# Bề rộng từng chữ của Liberation Serif 2.1.5, cùng số đo với Times New Roman.\n")
    out.write("# Do tools/make_widths.py ghi; đơn vị 1/2048 cỡ chữ: bề rộng: các chữ.\n")
    for style, name in STYLES.items():
        out.write(f"{style}:\n")
        for advance, text in widths(folder / name).items():
            out.write(f"  {advance}: {quoted(text)}\n")


if __name__ == "__main__":
    main()
