"""Where every key, value and item stands in a YAML file, by offset.

The parser is the one of `yaml_tree`: its events give the nodes, its tokens the colons and dashes.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from _ruamel_yaml import CParser

from tdkt_cli.yaml_tree.tree import LINE_END

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.edits.plain import Plain

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_BLOCK_SCALAR = re.compile(r"[|>][0-9]?([+-]?)[0-9]?([+-]?)")
_BOM = b"\xef\xbb\xbf"


@dataclass(slots=True)
class Child:
    """A pair of a table or an item of a list.

    Attributes:
        key: the key, `None` for an item.
        start: offset of the key, of the dash, or of the item in brackets.
        sign_end: offset after the colon or dash; after the key when it has no colon.
        has_sign: whether a colon or dash stands there.
        node: the value.
    """

    key: str | None
    start: int
    sign_end: int
    has_sign: bool
    node: Node


@dataclass(slots=True)
class Node:
    """A value and its span.

    Attributes:
        value: the tree of text that `yaml_tree` reads there.
        start: offset of its first character.
        end: offset after its last character, without line ends.
        stop: like `end`, with the line ends that belong to a text (`|+`).
        flow: whether it stands between braces or brackets of its own.
        children: of a table or list.
    """

    value: Plain
    start: int
    end: int
    stop: int
    flow: bool = False
    children: list[Child] = field(default_factory=list)


class Source:
    """A file that the reader accepts: its text, the form of its lines, its nodes."""

    def __init__(self, data: bytes) -> None:
        self.bom = _BOM if data.startswith(_BOM) else b""
        self.text = data.removeprefix(_BOM).decode("utf-8")
        found = LINE_END.search(self.text)
        self.newline = found.group() if found else "\n"
        self.ends = [match.start() for match in LINE_END.finditer(self.text)] + [len(self.text)]
        reading = _Reading(self.text)
        self.root = reading.root()
        self.commas = reading.commas

    def after_comma(self, start: int, end: int) -> int:
        """Return the offset after the comma between two offsets, `start` when there is none."""
        place = bisect_left(self.commas, start)
        found = place < len(self.commas) and self.commas[place] < end
        return self.commas[place] + 1 if found else start

    def line_end(self, offset: int) -> int:
        """Return the offset of the end of the line that holds an offset."""
        return self.ends[bisect_left(self.ends, offset)]

    def line_start(self, offset: int) -> int:
        """Return the offset of the first character of the line that holds an offset."""
        index = bisect_left(self.ends, offset)
        return self.next_line(self.ends[index - 1]) if index else 0

    def line_before(self, start: int) -> int:
        """Return the offset of the line end before the first character of a line, not the first."""
        return self.ends[bisect_left(self.ends, start) - 1]

    def next_line(self, end: int) -> int:
        """Return the offset after a line end."""
        found = LINE_END.match(self.text, end)
        return found.end() if found else end

    def column(self, offset: int) -> int:
        """Return the column of an offset, from 0."""
        return offset - self.line_start(offset)


class _Reading:
    """One pass over the tokens, for the signs, and one over the events, for the nodes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.colons: list[int] = []
        self.dashes: list[int] = []
        self.commas: list[int] = []
        signs = {
            "ValueToken": self.colons,
            "BlockEntryToken": self.dashes,
            "FlowEntryToken": self.commas,
        }
        data = text.encode("utf-8")
        parser = CParser(data)
        for token in iter(parser.get_token, None):
            places = signs.get(type(token).__name__)
            if places is not None:
                places.append(token.start_mark.index)
        self.events: Iterator[Any] = iter(CParser(data).get_event, None)

    def root(self) -> Node:
        """Return the node of the document."""
        event = next(self.events)
        while type(event).__name__ in ("StreamStartEvent", "DocumentStartEvent"):
            event = next(self.events)
        return self.node(event)

    def node(self, event: Any) -> Node:  # noqa: ANN401 — the C parser's events have no types
        """Return the node that an event begins; the reader has limited the depth."""
        kind = type(event).__name__
        start = event.start_mark.index
        if kind == "ScalarEvent":
            return self.scalar(event, start)
        flow = bool(event.flow_style)
        node = Node({} if kind == "MappingStartEvent" else [], start, start, start, flow=flow)
        for inner in self.events:
            if type(inner).__name__ in ("MappingEndEvent", "SequenceEndEvent"):
                self.close(node, inner)
                return node
            self.add(node, inner)
        raise AssertionError  # pragma: no cover — the parser closes what it opens

    def scalar(self, event: Any, start: int) -> Node:  # noqa: ANN401 — as above
        """Return the node of a text or of nothing."""
        text: str = unicodedata.normalize("NFC", event.value)
        empty = event.style == "" and text in _NULLS
        stop = event.end_mark.index
        written = self.text[start:stop]
        end = start + len(written.rstrip()) if written[:1] in ("|", ">") else stop
        header = _BLOCK_SCALAR.match(written) if end != stop else None
        keeps = header is not None and "+" in header.groups()
        return Node(None if empty else text, start, end, stop if keeps else end)

    def add(self, node: Node, event: Any) -> None:  # noqa: ANN401 — as above
        """Add a pair or an item to a table or list."""
        if isinstance(node.value, dict):
            key = unicodedata.normalize("NFC", event.value)
            start, key_end = event.start_mark.index, event.end_mark.index
            child = self.node(next(self.events))
            place = bisect_left(self.colons, key_end)
            colon = self.colons[place] if place < len(self.colons) else len(self.text)
            has_colon = colon < child.start
            node.value[key] = child.value
            sign_end = colon + 1 if has_colon else key_end
            node.children.append(Child(key, start, sign_end, has_colon, child))
        elif isinstance(node.value, list):
            child = self.node(event)
            node.value.append(child.value)
            start = child.start
            if not node.flow:
                start = self.dashes[bisect_left(self.dashes, child.start) - 1]
            sign_end = start + (not node.flow)
            node.children.append(Child(None, start, sign_end, not node.flow, child))

    def close(self, node: Node, event: Any) -> None:  # noqa: ANN401 — as above
        """Set the end of a table or list."""
        if node.flow:
            node.end = node.stop = event.end_mark.index
        elif node.children:
            last = node.children[-1]
            node.start = node.children[0].start
            node.end = max(last.node.end, last.sign_end)
            node.stop = max(last.node.stop, last.sign_end)
