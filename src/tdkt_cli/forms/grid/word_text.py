"""The text of a paragraph or cell of Word as it is printed, and what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tdkt_cli.forms.grid.cells import Fault, Spot

if TYPE_CHECKING:
    from collections.abc import Callable

OWN_TAG = "tdkt"
"""Content controls of our own forms have a tag that begins so."""

TRACKED = frozenset(("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"))
_UNREAD = frozenset(("pPr", "rPr", "tblPr", "tblGrid", "sectPr", "sdtPr", "sdtEndPr", "Fallback"))
_OWN_HIDDEN = re.compile(r"\[([^\[\]]*)\]")
"""Hidden text of our own papers: the codes of a row, `[VP-01|ct1]`."""


class WordText(NamedTuple):
    """The text of a paragraph or cell as it is printed, our hidden text in it, what is wrong."""

    text: str
    unseen: str
    faults: list[Fault]


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
    """Whether a content control is one that our own forms have."""
    properties = control.find("{*}sdtPr")
    tag = properties.find("{*}tag") if properties is not None else None
    return tag is not None and (attribute(tag, "val") or "").startswith(OWN_TAG)


def read_text(element: Any, spot: Spot) -> WordText:  # noqa: ANN401, C901 — one case an element
    """Return the text of a paragraph or cell."""
    parts: list[str] = []
    unseen: list[str] = []
    faults: list[Fault] = []
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
        elif name == "p":
            paragraphs += 1
            if paragraphs > 1:
                parts.append("\n")
        elif name == "r" and _is_hidden(node):
            unseen.extend(text.text or "" for text in node.iter("{*}t"))
            continue
        else:
            parts.append(_TEXTS[name](node) if name in _TEXTS else "")
        pending.extend(reversed(list(node)))
    ours = _OWN_HIDDEN.fullmatch("".join(unseen).strip())
    if unseen and ours is None and "".join(unseen).strip():
        faults.append(Fault("form_hidden_text", spot))
    return WordText("".join(parts).strip(), ours[1] if ours else "", faults)


def _is_hidden(run: Any) -> bool:  # noqa: ANN401 — an lxml element
    properties = run.find("{*}rPr")
    mark = properties.find("{*}vanish") if properties is not None else None
    return mark is not None and attribute(mark, "val") not in ("0", "false", "off")


_TEXTS: dict[str, Callable[[Any], str]] = {
    "t": lambda node: node.text or "",
    "tab": lambda _: "\t",
    "br": lambda _: "\n",
    "cr": lambda _: "\n",
    "noBreakHyphen": lambda _: "-",
    "sym": lambda _: "\ufffd",
}
