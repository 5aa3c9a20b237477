"""Lines drawn as shapes: DrawingML (`w:drawing`) and the older VML (`w:pict`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli.wordcheck.ooxml import EMU_PER_MM, MAX_TWIPS, TWIPS_PER_MM, local
from tdkt_cli.wordcheck.records import Drawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.ooxml import Xml

_LINES: Final = frozenset(("line", "straightConnector1"))
_EMU_PER_TWIP: Final = EMU_PER_MM / TWIPS_PER_MM
_THIN: Final = 60
"""A rectangle up to 3 pt high is a line to the eye (twips)."""
_STEEPEST: Final = 0.1
_CONNECTORS: Final = ("_x0000_t32", "_x0000_t20")
_VML_UNITS: Final = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "px": 15.0, "": 15.0}
_VML_MEASURE: Final = re.compile(r"\s*(-?[0-9]{0,9}(?:\.[0-9]{1,9})?)\s*(pt|in|cm|mm|px|)\s*")
_COLUMN_FRAMES: Final = frozenset(("column", "margin", "character", ""))
_MAX_EMU: Final = round(MAX_TWIPS * _EMU_PER_TWIP)


def drawn_lines(element: Xml) -> Iterator[Drawn]:
    """Yield the horizontal lines of a `w:drawing`, `w:pict` or `w:object`."""
    if local(element) == "drawing":
        for holder in element:
            yield from _drawing(holder)
    else:
        for shape in element.iter():
            found = _vml(shape)
            if found is not None:
                yield found


def _drawing(holder: Xml) -> Iterator[Drawn]:
    left, centred = _position(holder)
    extent = next((one for one in holder if local(one) == "extent"), None)
    for shape in holder.iter():
        geometry = local(shape) == "prstGeom" and shape.get("prst")
        if not geometry:
            continue
        size = _size(shape) or _extent(extent)
        if size is None:
            continue
        width, height = size
        straight = geometry in _LINES and height <= max(width * _STEEPEST, 40)
        if width > 0 and (straight or (geometry == "rect" and height <= _THIN)):
            yield Drawn(width, left, centred, _is_solid(shape.getparent()))


def _size(shape: Xml) -> tuple[int, int] | None:
    """Return the size that stands beside the geometry of a shape."""
    for one in shape.getparent():
        if local(one) == "xfrm":
            for size in one:
                if local(size) == "ext":
                    return _extent(size)
    return None


def _extent(element: Xml | None) -> tuple[int, int] | None:
    if element is None:
        return None
    width, height = (_emu(element.get(name)) for name in ("cx", "cy"))
    return None if width is None or height is None else (width, height)


def _emu(text: str | None) -> int | None:
    """Return a length in twips from English metric units."""
    if not text or len(text) > 12 or not text.removeprefix("-").isdecimal():
        return None
    return round(max(-_MAX_EMU, min(int(text), _MAX_EMU)) / _EMU_PER_TWIP)


def _position(holder: Xml) -> tuple[int | None, bool]:
    """Return the left end against the column where it is known, and whether it is centred."""
    for one in holder:
        if local(one) == "positionH" and one.get("relativeFrom", "") in _COLUMN_FRAMES:
            for place in one:
                if local(place) == "posOffset":
                    return _emu((place.text or "").strip()), False
                if local(place) == "align":
                    return None, (place.text or "").strip() == "center"
    return None, False


def _is_solid(properties: Xml | None) -> bool:
    for one in () if properties is None else properties.iter():
        if local(one) == "prstDash":
            return bool(one.get("val", "solid") == "solid")
        if local(one) == "custDash":
            return False
    return True


def _vml(shape: Xml) -> Drawn | None:
    name = local(shape)
    start = None
    if name == "line":
        size, start = _ends(shape), _vml_length(shape.get("from", "").partition(",")[0])
    elif name == "rect" or (name == "shape" and _is_connector(shape)):
        size = _styled(shape)
    else:
        return None
    if size is None or size[0] <= 0 or size[1] > max(_THIN, size[0] * _STEEPEST):
        return None
    style = _style(shape)
    left = _vml_length(style["margin-left"]) if "margin-left" in style else start
    centred = style.get("mso-position-horizontal") == "center"
    dashed = any(local(one) == "stroke" and one.get("dashstyle") for one in shape)
    return Drawn(size[0], None if centred else left, centred, not dashed)


def _is_connector(shape: Xml) -> bool:
    connector = any(value == "straight" for key, value in shape.items() if "connectortype" in key)
    return connector or shape.get("type", "").lstrip("#") in _CONNECTORS


def _ends(shape: Xml) -> tuple[int, int] | None:
    ends = [
        [_vml_length(part) for part in shape.get(name, "").split(",")] for name in ("from", "to")
    ]
    if any(len(end) != 2 or None in end for end in ends):
        return None
    (left, top), (right, bottom) = ends
    return abs((right or 0) - (left or 0)), abs((bottom or 0) - (top or 0))


def _styled(shape: Xml) -> tuple[int, int] | None:
    style = _style(shape)
    width, height = (_vml_length(style.get(name, "")) for name in ("width", "height"))
    return None if width is None else (width, height or 0)


def _style(shape: Xml) -> dict[str, str]:
    pairs = (part.partition(":") for part in shape.get("style", "").split(";"))
    return {name.strip(): text.strip() for name, _, text in pairs}


def _vml_length(text: str) -> int | None:
    found = _VML_MEASURE.fullmatch(text)
    if not found or found[1] in {"", "-"}:
        return None
    amount = float(found[1]) * _VML_UNITS[found[2]]
    return round(max(-MAX_TWIPS, min(amount, MAX_TWIPS)))
