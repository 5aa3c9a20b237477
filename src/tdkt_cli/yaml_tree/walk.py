"""The walk over a parser's events: builds the tree of text and refuses what YAML hides."""

from __future__ import annotations

import re
from typing import Any

from _ruamel_yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tdkt_cli.yaml_tree.tree import LINE_END, Tree, YamlProblem, YamlTree

MAX_DEPTH = 20
MAX_EVENTS = 50_000

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 but tab and line ends, DEL, C1 with NEL
    "\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff]"
)
_NULLS = frozenset(("~", "null", "Null", "NULL"))
# Letters of TCVN3 and VNI fonts read as Unicode, and UTF-8 read twice. The first kind never stands
# inside a word; the second may, once, in a foreign name.
_LEGACY_SIGN = re.compile(r"(?<=[A-Za-zÀ-ỹ])[µ¸¶·¹¨¾¼½©®ª§¦¤¬×÷](?=[A-Za-zÀ-ỹ])")
_LEGACY_LETTER = re.compile(r"(?<=[A-Za-zÀ-ỹ])[äåæëîïñöøûüþßÆËÑÖØÜÞ]|á[»º]|Æ[°¡]|Ã[\u00a0-\u00bf]")
_MAY_SWALLOW = re.compile(r"\s#[^\s#]")  # no \s+ in a search: a run of spaces would be quadratic
_SWALLOWED = re.compile(r"\s+#[^\s#]")


class Walk:
    """One pass over the events of a file: builds the tree and collects what is refused."""

    def __init__(self, tree: YamlTree) -> None:
        self.tree = tree
        self.may_swallow = _MAY_SWALLOW.search(tree.text) is not None
        self.may_be_legacy = _is_legacy(tree.text)
        self.may_escape = "\\" in tree.text
        self.lines = LINE_END.split(tree.text) if self.may_swallow else []

    def problem(self, reason: str, mark: Any, *values: str) -> None:
        self.tree.problems.append(YamlProblem(reason, mark.line + 1, mark.column + 1, values))

    def run(self, parser: Any) -> None:  # noqa: C901, PLR0912 — one hot loop, no call per event
        """Walk all events. The loop is flat: a call per event would double the time to read."""
        next_event = parser.get_event
        append_mark = self.tree.marks.append
        check_scalar = self.may_swallow or self.may_be_legacy or self.may_escape
        stack: list[Any] = []
        container: Any = None  # the dict or list being filled
        key: str | None = None  # the key that waits for its value
        documents = events = 0
        while True:
            event = next_event()
            kind = type(event)
            events += 1
            if kind is ScalarEvent:
                value: Any = event.value
                if event.tag is not None or event.anchor is not None:
                    self.refuse(event)
                if event.style == "":
                    if not value:
                        value = None
                    elif value in _NULLS:
                        self.problem("bare_null", event.start_mark, value)
                        value = None
                if check_scalar:
                    self.check_scalar(event)
            elif kind is MappingStartEvent:
                value = {}
                if event.tag is not None or event.anchor is not None:
                    self.refuse(event)
            elif kind is SequenceStartEvent:
                value = []
                if event.tag is not None or event.anchor is not None:
                    self.refuse(event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                container, key = stack.pop()
                continue
            elif kind is AliasEvent:
                self.problem("alias", event.start_mark, event.anchor)
                return
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.problem("second_document", event.start_mark)
                    return
                continue
            elif kind is StreamEndEvent:
                return
            else:
                continue
            mark = event.start_mark
            append_mark(mark.line)
            append_mark(mark.column)
            if events > MAX_EVENTS:
                self.problem("too_many", mark, str(MAX_EVENTS))
                return
            if type(container) is dict:
                if key is None:
                    if kind is not ScalarEvent or value is None:
                        if self.tree.problems and self.tree.problems[-1].reason == "bare_null":
                            self.tree.problems.pop()  # `~: x` is one fault
                        self.problem("key_not_text", mark)
                        return
                    if value in container:
                        self.repeated(value, mark, container)
                        return
                    if value == "<<" and event.style == "":
                        self.problem("merge_key", mark)
                    key = value
                    continue
                container[key] = value
                key = None
            elif container is None:
                self.tree.data = value
            else:
                container.append(value)
            if kind is not ScalarEvent:
                stack.append((container, key))
                if len(stack) > MAX_DEPTH:
                    self.problem("too_deep", mark, str(MAX_DEPTH))
                    return
                container = value
                key = None

    def refuse(self, event: Any) -> None:
        """Report an anchor or a tag."""
        if event.anchor is not None:
            self.problem("anchor", event.start_mark, event.anchor)
        if event.tag is not None:
            self.problem("tag", event.start_mark, event.tag)

    def repeated(self, key: str, mark: Any, container: dict[str, Tree]) -> None:
        """Report the second of two equal keys, with the place of the first."""
        first = self.tree.position((*_path_of(self.tree.data, container), key), on_key=True)
        line, column = mark.line + 1, mark.column + 1
        self.tree.problems.append(YamlProblem("repeated_key", line, column, (key,), first))
        self.tree.forget_positions()

    def check_scalar(self, event: Any) -> None:
        """Look for what only a decoded scalar shows: escapes, old fonts, a swallowed `#`."""
        value, mark = event.value, event.start_mark
        if self.may_escape and event.style == '"':
            forbidden = FORBIDDEN.search(value)
            if forbidden:
                self.problem("escaped_character", mark, f"U+{ord(forbidden.group()):04X}")
        if self.may_be_legacy and _is_legacy(value):
            self.problem("legacy_font", mark)
        if self.may_swallow and event.style == "" and value:
            end = event.end_mark
            line = self.lines[end.line]
            if _SWALLOWED.match(line, end.column):
                self.problem("swallowed_hash", mark, line[end.column :].strip())


def _is_legacy(text: str) -> bool:
    return bool(_LEGACY_SIGN.search(text)) or len(_LEGACY_LETTER.findall(text)) > 1


def _path_of(data: Tree, container: Tree) -> tuple[str | int, ...]:
    """Return the key path of a container that is known to be in the tree."""
    stack: list[tuple[tuple[str | int, ...], Tree]] = [((), data)]
    while stack:
        path, node = stack.pop()
        if node is container:
            return path
        if isinstance(node, dict):
            stack.extend(((*path, key), value) for key, value in node.items())
        elif isinstance(node, list):
            stack.extend(((*path, index), value) for index, value in enumerate(node))
    return ()
