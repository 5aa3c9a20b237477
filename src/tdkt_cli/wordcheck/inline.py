"""The inside of a paragraph: runs, fields, drawn lines, text boxes, tracked changes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tdkt_cli.vietnamese import nfc
from tdkt_cli.wordcheck.ooxml import W, child, children, local, value
from tdkt_cli.wordcheck.records import Drawn, Look, Run
from tdkt_cli.wordcheck.shapes import drawn_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tdkt_cli.wordcheck.ooxml import Xml

_TRANSPARENT: Final = frozenset(
    ("hyperlink", "smartTag", "customXml", "dir", "bdo", "sdtContent", "rubyBase", "Choice")
)
_GONE: Final = frozenset(("del", "moveFrom"))
_ADDED: Final = frozenset(("ins", "moveTo"))
_CHARACTERS: Final = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "",
}
_OBJECTS: Final = frozenset(("drawing", "pict", "object"))
_PICTURES: Final = frozenset(("pic", "imagedata"))
SYMBOL: Final = "□"
"""Stands for a character of a symbol font."""


class Fields:
    """The complex fields that are open; they may reach over paragraphs."""

    def __init__(self) -> None:
        self._open: list[list[str]] = []  # instruction, phase

    def mark(self, kind: str) -> None:
        """Follow a `w:fldChar`."""
        if kind == "begin":
            self._open.append(["", "code"])
        elif self._open and kind == "separate":
            self._open[-1][1] = "result"
        elif self._open and kind == "end":
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Take up the text of a `w:instrText`."""
        if self._open and len(self._open[-1][0]) < 200:
            self._open[-1][0] += text

    @property
    def in_code(self) -> bool:
        """Whether what is read now is an instruction, not text."""
        return bool(self._open) and any(phase == "code" for _, phase in self._open)

    @property
    def name(self) -> str:
        """First word of the innermost open field, in capitals."""
        return field_name(self._open[-1][0]) if self._open else ""


def field_name(instruction: str) -> str:
    """Return the first word of a field's instruction in capitals."""
    words = instruction.split()
    return words[0].upper() if words else ""


@dataclass
class Inline:
    """What was found in a paragraph so far."""

    runs: list[Run] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)
    boxes: list[Xml] = field(default_factory=list)
    pictures: int = 0
    inserted: bool = False
    deleted: bool = False
    broken_page: bool = False


def read_inline(element: Xml, fields: Fields, look: Callable[[Xml | None], Look]) -> Inline:
    """Return what stands in a `w:p`.

    Args:
        element: the paragraph.
        fields: those open before it.
        look: gives the look of a `w:rPr`.
    """
    found = Inline()
    _children(element, found, fields, look, "")
    return found


def _children(
    element: Xml | None,
    found: Inline,
    fields: Fields,
    look: Callable[[Xml | None], Look],
    simple: str,
) -> None:
    for one in children(element):
        name = local(one)
        if name == "r":
            _run(one, found, fields, look, simple)
        elif name == "fldSimple":
            _children(one, found, fields, look, field_name(value(one, "instr") or ""))
        elif name in _TRANSPARENT or name in _ADDED:
            found.inserted |= name in _ADDED
            _children(one, found, fields, look, simple)
        elif name in _GONE:
            found.deleted = True
        elif name == "sdt":
            _children(child(one, "sdtContent"), found, fields, look, simple)
        elif name == "ruby":
            _children(one, found, fields, look, simple)
        elif name == "AlternateContent":
            _children(_chosen(one), found, fields, look, simple)


def _chosen(element: Xml) -> Xml | None:
    """Return the first alternative: the same drawing stands in the second in an older form."""
    return next((one for one in children(element) if len(one)), None)


def _run(
    element: Xml, found: Inline, fields: Fields, look: Callable[[Xml | None], Look], simple: str
) -> None:
    shown: Look | None = None
    for text, symbol in _pieces(element, found, fields):
        if shown is None:
            shown = look(child(element, "rPr"))
        name = simple or fields.name
        composed = unicodedata.is_normalized("NFC", text)
        run = Run(text if composed else nfc(text), shown, name, symbol, composed)
        found.runs.append(run)


def _pieces(element: Xml, found: Inline, fields: Fields) -> Iterator[tuple[str, bool]]:
    """Yield the texts of a run, cut where a field begins or ends."""
    text = ""
    for one in children(element):
        name = local(one)
        if name == "t":
            text += "" if fields.in_code else one.text or ""
        elif name in {"fldChar", "sym"}:
            if text:
                yield text, False
            text = ""
            if name == "sym":
                yield SYMBOL, True
            else:
                fields.mark(value(one, "fldCharType") or "")
        elif name == "instrText":
            fields.instruct(one.text or "")
        elif name in _CHARACTERS or name == "br":
            text += _character(one, name)
        else:
            _object(one, name, found)
    if text:
        yield text, False


def _character(element: Xml, name: str) -> str:
    if name == "br":
        return "\f" if value(element, "type") in {"page", "column"} else "\n"
    return _CHARACTERS[name]


def _object(element: Xml, name: str, found: Inline) -> None:
    if name == "lastRenderedPageBreak":
        found.broken_page = True
    elif name == "AlternateContent":
        for one in children(_chosen(element)):
            _object(one, local(one), found)
    elif name in _OBJECTS:
        found.drawn.extend(drawn_lines(element))
        found.boxes.extend(_outermost_boxes(element))
        found.pictures += sum(local(one) in _PICTURES for one in element.iter())


def _outermost_boxes(element: Xml | None) -> Iterator[Xml]:
    """Yield the text boxes of a drawing, not those within another box."""
    for one in children(element):
        if local(one) == "AlternateContent":
            yield from _outermost_boxes(_chosen(one))
        elif one.tag == W + "txbxContent":
            yield one
        else:
            yield from _outermost_boxes(one)
