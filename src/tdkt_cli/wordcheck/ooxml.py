"""Names and measures of WordprocessingML, read leniently: what cannot be read counts as unsaid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

Xml = Any
"""An element of a tree: lxml has no types of its own."""

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TWIPS_PER_MM: Final = 1440 / 25.4
EMU_PER_MM: Final = 36_000
MAX_TWIPS: Final = 31_680
"""The 22 inches that Word allows for a page, an indent or a distance."""

_OFF: Final = frozenset(("0", "false", "off", "none"))
_UNITS: Final = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "pc": 240.0, "pi": 240.0}
_MEASURE: Final = re.compile(r"([+-]?[0-9]{0,12}(?:\.[0-9]{1,12})?)(pt|in|cm|mm|pc|pi)?")


def local(element: Xml) -> str:
    """Return an element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Xml, name: str = "val") -> str | None:
    """Return an attribute in Word's namespace, `w:val` when none is named."""
    if element is None:
        return None
    found: str | None = element.get(W + name)
    return found


def switch(element: Xml) -> bool:
    """Return whether an element that stands there switches its property on."""
    return (value(element) or "1") not in _OFF


def number(text: str | None, *, unit: float = 1.0, most: int = MAX_TWIPS) -> int | None:
    """Return a measure as a whole number, `None` when there is none or it is nonsense.

    Args:
        text: digits in the attribute's own unit, or a number with pt, in, cm, mm or pc.
        unit: how many of the attribute's units are one twip (2 half points are 20 twips: 0.1).
        most: values beyond it are cut.
    """
    found = _MEASURE.fullmatch(text.strip()) if text else None
    if not found or found[1] in {"", "+", "-"}:
        return None
    amount = float(found[1]) * (_UNITS[found[2]] * unit if found[2] else 1.0)
    return round(max(-most, min(most, amount)))


def twips(element: Xml, name: str = "val") -> int | None:
    """Return an attribute measured in twips."""
    return number(value(element, name))


def mm(length: float) -> float:
    """Return twips as millimetres."""
    return length / TWIPS_PER_MM


def children(element: Xml | None) -> Sequence[Xml]:
    """Return the children of an element: a slice costs lxml a fifth of what an iterator does."""
    return () if element is None else element[:]


def child(element: Xml | None, name: str) -> Xml | None:
    """Return the first child of a name in Word's namespace."""
    wanted = W + name
    for one in children(element):
        if one.tag == wanted:
            return one
    return None


def fingerprint(element: Xml | None) -> object:
    """Return what tells apart elements that say different things: names, attributes, children.

    Long documents say the same thing thousands of times; what was made of it once is found again
    by this.
    """
    if element is None:
        return None
    return (element.tag, *element.items(), *map(fingerprint, element[:]))
