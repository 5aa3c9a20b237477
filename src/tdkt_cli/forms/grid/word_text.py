"""The text of a paragraph or cell of Word as it is printed, and what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tdkt_cli.forms.grid.cells import Fault, Spot
from tdkt_cli.forms.kinds.guides import CHOOSE

if TYPE_CHECKING:
    from collections.abc import Callable

OWN_TAG = "tdkt"
"""Content controls of our own forms have a tag that begins so."""

_CHOICES = ("dropDownList", "comboBox")
TRACKED = frozenset(("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"))
_UNREAD = frozenset(("pPr", "rPr", "tblPr", "tblGrid", "sectPr", "sdtPr", "sdtEndPr", "Fallback"))
_OWN_HIDDEN = re.compile(r"\[([^\[\]]*)\]")
"""Hidden text of our own papers: the codes of a row, `[VP-01|ct1]`."""


class WordText(NamedTuple):
    """The text of a paragraph or cell as it is printed, and what else is there.

    Attributes:
        unseen: our own hidden text in it.
        faults: what is wrong with it.
        struck: some of it is struck through.
        remarks: the comments and notes that hang on it, by kind and number.
        pictured: there is a picture in it.
    """

    text: str
    unseen: str
    faults: list[Fault]
    struck: bool = False
    remarks: tuple[tuple[str, str], ...] = ()
    pictured: bool = False


def local(element: Any) -> str:  # noqa: ANN401 — an lxml element
    """Return an element's name without its namespace; both editions of the standard are read."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Any, name: str) -> str | None:  # noqa: ANN401 — an lxml element
    """Return an attribute by its local name."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def is_ours(control: Any) -> bool:  # noqa: ANN401 — an lxml element
    """Whether a content control is one that our own forms have.

    A drop-down shows what is chosen and nothing else, so it is read whoever made it: LibreOffice
    leaves our tag out.
    """
    properties = control.find("{*}sdtPr")
    if properties is None:
        return False
    if any(properties.find(f"{{*}}{name}") is not None for name in _CHOICES):
        return True
    tag = properties.find("{*}tag")
    return tag is not None and (attribute(tag, "val") or "").startswith(OWN_TAG)


def _asks(control: Any) -> bool:  # noqa: ANN401 — an lxml element
    """Whether a content control shows only what it asks for."""
    return _is_on(control.find("{*}sdtPr/{*}showingPlcHdr"))


def read_text(  # noqa: C901, PLR0912 — one case an element
    element: Any,  # noqa: ANN401 — an lxml element
    spot: Spot,
    striking: frozenset[str] = frozenset(),
) -> WordText:
    """Return the text of a paragraph or cell.

    Args:
        element: the paragraph or cell.
        spot: where it is.
        striking: the styles that strike text through.
    """
    parts: list[str] = []
    unseen: list[str] = []
    faults: list[Fault] = []
    remarks: list[tuple[str, str]] = []
    struck = pictured = False
    paragraphs = 0
    pending = [element]
    while pending:
        node = pending.pop()
        name = local(node)
        if node is not element and name in _UNREAD:
            continue
        if name in TRACKED:
            faults.append(Fault("form_tracked_changes", spot))
        elif name == "tbl":
            faults.append(Fault("form_nested_table", spot))
            continue
        elif name == "txbxContent":
            if "".join(node.itertext()).strip():
                faults.append(Fault("form_text_box", spot))
            continue
        elif name == "sdt" and not is_ours(node):
            faults.append(Fault("form_content_control", spot))
        elif name == "sdt" and _asks(node):
            continue
        elif name in ("object", "altChunk"):
            faults.append(Fault("form_embedded", spot))
            continue
        elif name in _REMARKS:
            remarks.append((_REMARKS[name], attribute(node, "id") or ""))
        elif name in ("pic", "imagedata", "chart"):
            pictured = True
        elif name == "p":
            paragraphs += 1
            if paragraphs > 1:
                parts.append("\n")
        elif name == "r" and _is_hidden(node):
            unseen.extend(text.text or "" for text in node.iter("{*}t"))
            continue
        elif name == "r":
            struck = struck or _is_struck(node, striking)
        else:
            parts.append(_TEXTS[name](node) if name in _TEXTS else "")
        pending.extend(reversed(list(node)))
    ours = _OWN_HIDDEN.fullmatch("".join(unseen).strip())
    if unseen and ours is None and "".join(unseen).strip():
        faults.append(Fault("form_hidden_text", spot))
    # A control may be gone and what it asked still be there.
    lines = (line for line in "".join(parts).strip().split("\n") if line.strip() != CHOOSE)
    text = "\n".join(lines).strip()
    return WordText(text, ours[1] if ours else "", faults, struck, tuple(remarks), pictured)


def striking_styles(styles: Any) -> frozenset[str]:  # noqa: ANN401 — an lxml element
    """Return the names of the styles that strike text through."""
    return frozenset(
        attribute(style, "styleId") or ""
        for style in styles.iterfind("{*}style")
        if (properties := style.find("{*}rPr")) is not None and _strikes(properties)
    )


def _is_hidden(run: Any) -> bool:  # noqa: ANN401 — an lxml element
    properties = run.find("{*}rPr")
    return properties is not None and _is_on(properties.find("{*}vanish"))


def _is_struck(run: Any, striking: frozenset[str]) -> bool:  # noqa: ANN401 — an lxml element
    if not any((text.text or "").strip() for text in run.iterfind("{*}t")):
        return False
    properties = run.find("{*}rPr")
    if properties is not None:
        marks = [properties.find(f"{{*}}{name}") for name in ("strike", "dstrike")]
        if any(mark is not None for mark in marks):
            return any(map(_is_on, marks))
    styles = [run.find("{*}rPr/{*}rStyle"), run.find("../{*}pPr/{*}pStyle")]
    return any(s is not None and attribute(s, "val") in striking for s in styles)


def _strikes(properties: Any) -> bool:  # noqa: ANN401 — an lxml element
    return any(_is_on(properties.find(f"{{*}}{name}")) for name in ("strike", "dstrike"))


def _is_on(mark: Any) -> bool:  # noqa: ANN401 — an lxml element or nothing
    return mark is not None and attribute(mark, "val") not in ("0", "false", "off")


_REMARKS = {
    "commentReference": "comments",
    "footnoteReference": "footnotes",
    "endnoteReference": "endnotes",
}
"""By the element that stands in the text, the part that holds what it points at."""


_TEXTS: dict[str, Callable[[Any], str]] = {
    "t": lambda node: node.text or "",
    "tab": lambda _: "\t",
    "br": lambda _: "\n",
    "cr": lambda _: "\n",
    "noBreakHyphen": lambda _: "-",
    "sym": lambda _: "\ufffd",
}
