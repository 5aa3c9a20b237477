"""What one place of a document says of formatting (`w:rPr`, `w:pPr`), before styles are joined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tdkt_cli.wordcheck.ooxml import child, children, local, number, switch, twips, value
from tdkt_cli.wordcheck.records import Border

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tdkt_cli.wordcheck.ooxml import Xml
    from tdkt_cli.wordcheck.themes import Theme

Said = dict[str, Any]
"""Properties by name; a name that is not there was not said."""

TOGGLES: Final = frozenset(("b", "i", "caps", "smallCaps", "vanish", "strike"))
"""Said twice in styles of different kinds, they cancel out (ECMA-376 Part 1, 17.7.3)."""

_FONT_SLOTS: Final = {
    "ascii": "asciiTheme",
    "hAnsi": "hAnsiTheme",
    "eastAsia": "eastAsiaTheme",
    "cs": "cstheme",
}
_JUSTIFICATION: Final = {
    "left": "trai",
    "start": "trai",
    "center": "giua",
    "right": "phai",
    "end": "phai",
    "both": "deu",
    "justify": "deu",
    "distribute": "phan_bo",
    "thaiDistribute": "phan_bo",
    "mediumKashida": "deu",
    "lowKashida": "deu",
    "highKashida": "deu",
}
_NO_FILL: Final = frozenset(("", "AUTO", "FFFFFF", "NONE"))
_SWITCHES: Final = frozenset(("contextualSpacing", "keepNext", "keepLines", "pageBreakBefore"))
_MAX_SIZE: Final = 3276
_DARK_TEXT: Final = frozenset(("text1", "dark1"))


def character_properties(element: Xml | None, theme: Theme) -> Said:
    """Return what a `w:rPr` says."""
    said: Said = {}
    for one in children(element):
        name = local(one)
        if name in TOGGLES:
            said[name] = switch(one)
        elif name == "rFonts":
            said.update(_fonts(one, theme))
        elif name in _CHARACTER:
            found = _CHARACTER[name](one)
            if found is not None:
                said[name] = found
    return said


def _fonts(element: Xml, theme: Theme) -> Said:
    """Return the font of each slot with the name that a theme font beside it hides."""
    said: Said = {}
    for slot, theme_slot in _FONT_SLOTS.items():
        name = value(element, slot)
        themed = theme.font(value(element, theme_slot))
        if themed:
            said[slot] = (themed, name or "")
        elif name:
            said[slot] = (name, "")
    return said


def _color(element: Xml) -> str | None:
    """Return a colour as digits; the theme's text colour is black, others count by their digits."""
    themed = value(element, "themeColor")
    digits = (value(element) or "").upper()
    if themed and themed not in _DARK_TEXT and digits in {"", "AUTO", "000000"}:
        return themed
    return "auto" if digits in {"", "AUTO"} else digits


def fill(element: Xml | None) -> str:
    """Return the colour of a shading that can be seen, else nothing."""
    if element is None:
        return ""
    colour = value(element, "fill") or ""
    pattern = value(element) or "clear"
    if colour.upper() in _NO_FILL and pattern in {"clear", "nil"}:
        return ""
    return colour or pattern


def _vertical(element: Xml) -> str:
    found = value(element) or ""
    return found if found in {"superscript", "subscript"} else ""


def _kind_or_none(element: Xml) -> str:
    found = value(element) or "none"
    return "" if found == "none" else found


_CHARACTER: Final[dict[str, Callable[[Xml], Any]]] = {
    "sz": lambda one: _positive(number(value(one), unit=0.1, most=_MAX_SIZE)),
    "color": _color,
    "u": _kind_or_none,
    "highlight": _kind_or_none,
    "shd": fill,
    "w": lambda one: number((value(one) or "").removesuffix("%"), most=600),
    "spacing": twips,
    "position": lambda one: number(value(one), unit=0.1, most=_MAX_SIZE),
    "vertAlign": _vertical,
    "lang": lambda one: value(one) or "",
    "rStyle": value,
}


def _positive(size: int | None) -> int | None:
    return size if size and size > 0 else None


def paragraph_properties(element: Xml | None) -> Said:
    """Return what a `w:pPr` says, less its `w:rPr` and `w:sectPr`."""
    said: Said = {}
    for one in children(element):
        name = local(one)
        if name in _SWITCHES:
            said[name] = switch(one)
        elif name in _PARAGRAPH:
            said.update(_PARAGRAPH[name](one))
    return said


def _indent(element: Xml) -> Said:
    said = {
        "left": _first(twips(element, "left"), twips(element, "start")),
        "right": _first(twips(element, "right"), twips(element, "end")),
    }
    said |= _first_line(element)
    return _spoken(said)


def _first_line(element: Xml) -> Said:
    """Return the indent of the first line; one counted in characters wins over one in twips."""
    if hanging := twips(element, "hangingChars"):
        return {"first_characters": -hanging}
    if first := twips(element, "firstLineChars"):
        return {"first_characters": first}
    hanging, first = twips(element, "hanging"), twips(element, "firstLine")
    return {"first": first if hanging is None else -hanging}


def _spacing(element: Xml) -> Said:
    said: Said = {name: twips(element, name) for name in ("before", "after", "line")}
    said["rule"] = value(element, "lineRule")
    for name in ("beforeAutospacing", "afterAutospacing"):
        found = value(element, name)
        if found is not None:
            said[name] = found not in {"0", "false", "off"}
    return _spoken(said)


def _borders(element: Xml) -> Said:
    return _spoken({side: border(child(element, side)) for side in ("top", "bottom")})


def border(element: Xml | None) -> Border | None:
    """Return a border, None when nothing is said of it."""
    if element is None:
        return None
    return Border(
        value(element) or "none", twips(element, "sz") or 0, value(element, "color") or "auto"
    )


def _numbering(element: Xml) -> Said:
    return _spoken(
        {"list": value(child(element, "numId")), "level": twips(child(element, "ilvl"))},
    )


def _tabs(element: Xml) -> Said:
    stops = [
        (position, value(one) or "left")
        for one in children(element)
        if (position := twips(one, "pos")) is not None and value(one) != "clear"
    ]
    return {"tabs": tuple(sorted(stops))}


_PARAGRAPH: Final[dict[str, Callable[[Xml], Said]]] = {
    "pStyle": lambda one: _spoken({"style": value(one)}),
    "jc": lambda one: _spoken({"alignment": _JUSTIFICATION.get(value(one) or "")}),
    "ind": _indent,
    "spacing": _spacing,
    "pBdr": _borders,
    "shd": lambda one: {"shade": fill(one)},
    "numPr": _numbering,
    "tabs": _tabs,
    "framePr": lambda one: _spoken({"frame": value(one, "xAlign")}),
}


def _first(*found: int | None) -> int | None:
    return next((one for one in found if one is not None), None)


def _spoken(said: Mapping[str, Any]) -> Said:
    return {name: one for name, one in said.items() if one is not None}
