"""The fonts of a document's theme (`word/theme/theme1.xml`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from tdkt_cli.wordcheck.ooxml import local

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tdkt_cli.wordcheck.ooxml import Xml

_LETTERS: Final = {
    "Ascii": "latin",
    "HAnsi": "latin",
    "EastAsia": "ea",
    "Bidi": "cs",
}


class Theme(NamedTuple):
    """Names of fonts by their slot: `("major", "latin")`."""

    fonts: Mapping[tuple[str, str], str]

    def font(self, reference: str | None) -> str:
        """Return the font that `minorHAnsi` and the like stand for, empty when there is none."""
        if not reference:
            return ""
        kind = "major" if reference.startswith("major") else "minor"
        letters = _LETTERS.get(reference.removeprefix(kind), "latin")
        return self.fonts.get((kind, letters), "")


def read_theme(root: Xml | None) -> Theme:
    """Return the fonts of a theme part."""
    found: dict[tuple[str, str], str] = {}
    for element in () if root is None else root.iter():
        name = local(element)
        if name in {"majorFont", "minorFont"}:
            for one in element:
                face = one.get("typeface")
                if local(one) in {"latin", "ea", "cs"} and face:
                    found.setdefault((name.removesuffix("Font"), local(one)), face)
    return Theme(found)
