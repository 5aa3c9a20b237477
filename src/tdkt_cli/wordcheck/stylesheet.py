"""The styles of a document and how what they say is joined.

Order (ECMA-376 Part 1, 17.7.2): the document's defaults, the table style with the parts that hold
for the cell, the paragraph style with those it is based on, numbering, the character style, and
last what the paragraph or run says itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from tdkt_cli.wordcheck.ooxml import child, children, local, twips, value
from tdkt_cli.wordcheck.properties import (
    TOGGLES,
    border,
    character_properties,
    fill,
    paragraph_properties,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tdkt_cli.wordcheck.ooxml import Xml
    from tdkt_cli.wordcheck.properties import Said
    from tdkt_cli.wordcheck.records import Border
    from tdkt_cli.wordcheck.themes import Theme

SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_SIDE_NAMES: Final = {"start": "left", "end": "right"}
_DEEPEST: Final = 40


class TablePart(NamedTuple):
    """What a table style says of the whole table, or of one of its parts (`firstRow`, …)."""

    characters: Said
    paragraph: Said
    borders: Mapping[str, Border]
    shade: str
    cell_borders: Mapping[str, Border]


class Style(NamedTuple):
    """One style as written.

    Attributes:
        base: the style it is based on, empty for none.
        parts: of a table style, by their names; the whole table is `wholeTable`.
        margins: of a table style: the room at the sides of cells.
        bands: of a table style: rows and columns in a band.
    """

    kind: str
    name: str
    base: str
    characters: Said
    paragraph: Said
    parts: Mapping[str, TablePart]
    margins: Mapping[str, int]
    bands: tuple[int, int]


@dataclass(frozen=True)
class StyleSheet:
    """All styles of a document with its defaults."""

    styles: Mapping[str, Style]
    default_characters: Said
    default_paragraph: Said
    defaults: Mapping[str, str]

    def chain(self, identifier: str | None, kind: str) -> list[tuple[str, Style]]:
        """Return a style and those it is based on, the most basic first.

        A style that is not there, or of another kind, counts as the default one.
        """
        name = identifier or ""
        if name not in self.styles or self.styles[name].kind != kind:
            name = self.defaults.get(kind, "")
        found: list[tuple[str, Style]] = []
        seen: set[str] = set()
        while name in self.styles and name not in seen and len(found) < _DEEPEST:
            seen.add(name)
            found.append((name, self.styles[name]))
            name = self.styles[name].base
        return found[::-1]

    def table_parts(self, identifier: str | None, names: Iterable[str]) -> Iterator[TablePart]:
        """Yield what a table style says of the parts a cell belongs to, the weakest first."""
        chain = self.chain(identifier, "table")
        for name in names:
            for _, style in chain:
                if name in style.parts:
                    yield style.parts[name]


def joined(layers: Iterable[Said]) -> Said:
    """Return what layers of one kind say together, the later ones winning."""
    said: Said = {}
    for layer in layers:
        said.update(layer)
        if "first" in layer:
            said.pop("first_characters", None)
    return said


def with_toggles(defaults: Said, kinds: Iterable[Said]) -> Said:
    """Return character properties of the defaults and of styles of different kinds together.

    Args:
        defaults: of the document.
        kinds: what the table, paragraph and character styles say, each kind joined by itself.
    """
    said = dict(defaults)
    flips = dict.fromkeys(TOGGLES, 0)
    for kind in kinds:
        for name, one in kind.items():
            if name in TOGGLES:
                flips[name] += bool(one)
            else:
                said[name] = one
    for name, count in flips.items():
        if not defaults.get(name):
            said[name] = bool(count % 2)
    return said


def read_styles(root: Xml | None, theme: Theme) -> StyleSheet:
    """Return the styles of `word/styles.xml`."""
    styles: dict[str, Style] = {}
    defaults: dict[str, str] = {}
    characters: Said = {}
    paragraph: Said = {}
    for element in children(root):
        name = local(element)
        if name == "docDefaults":
            run = child(child(element, "rPrDefault"), "rPr")
            characters = character_properties(run, theme)
            paragraph = paragraph_properties(child(child(element, "pPrDefault"), "pPr"))
        elif name == "style":
            identifier = value(element, "styleId") or ""
            style = _style(element, theme)
            styles.setdefault(identifier, style)
            if value(element, "default") in {"1", "true", "on"}:
                defaults.setdefault(style.kind, identifier)
    return StyleSheet(styles, characters, paragraph, defaults)


def _style(element: Xml, theme: Theme) -> Style:
    kind = value(element, "type") or "paragraph"
    properties = child(element, "tblPr")
    parts = {"wholeTable": _part(element, theme)} if kind == "table" else {}
    for one in children(element) if kind == "table" else ():
        if local(one) == "tblStylePr":
            parts[value(one, "type") or ""] = _part(one, theme)
    return Style(
        kind,
        value(child(element, "name")) or "",
        value(child(element, "basedOn")) or "",
        character_properties(child(element, "rPr"), theme),
        paragraph_properties(child(element, "pPr")),
        parts,
        margins(child(properties, "tblCellMar")),
        (
            max(1, twips(child(properties, "tblStyleRowBandSize")) or 1),
            max(1, twips(child(properties, "tblStyleColBandSize")) or 1),
        ),
    )


def _part(element: Xml, theme: Theme) -> TablePart:
    return TablePart(
        character_properties(child(element, "rPr"), theme),
        paragraph_properties(child(element, "pPr")),
        borders(child(child(element, "tblPr"), "tblBorders")),
        fill(child(child(element, "tcPr"), "shd")),
        borders(child(child(element, "tcPr"), "tcBorders")),
    )


def borders(element: Xml | None) -> dict[str, Border]:
    """Return the borders that an element names, by side."""
    found: dict[str, Border] = {}
    for one in children(element):
        side = _SIDE_NAMES.get(local(one), local(one))
        said = border(one)
        if side in SIDES and said is not None:
            found[side] = said
    return found


def margins(element: Xml | None) -> dict[str, int]:
    """Return the room at the sides of cells that an element names."""
    found: dict[str, int] = {}
    for one in children(element):
        width = twips(one, "w")
        if width is not None and value(one, "type") in {None, "dxa"}:
            found[_SIDE_NAMES.get(local(one), local(one))] = width
    return found


def shown_parts(look: Xml | None) -> frozenset[str]:
    """Return which parts of its style a table shows (`w:tblLook`)."""
    bits = int(value(look) or "0", 16) if _is_hexadecimal(value(look)) else 0
    flags = {
        "firstRow": 0x20,
        "lastRow": 0x40,
        "firstColumn": 0x80,
        "lastColumn": 0x100,
        "noHBand": 0x200,
        "noVBand": 0x400,
    }
    shown = {name for name, bit in flags.items() if bits & bit}
    for name in flags:
        said = value(look, name)
        if said is not None:
            (shown.add if said in {"1", "true", "on"} else shown.discard)(name)
    return frozenset(shown)


def _is_hexadecimal(text: str | None) -> bool:
    return bool(text) and len(text or "") <= 8 and set(text or "") <= set("0123456789abcdefABCDEF")
