"""The walk over a parser's events: builds the tree of text and refuses what YAML hides."""

from __future__ import annotations

import re
from itertools import islice
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

from tdkt_cli.yaml_tree.limits import FORBIDDEN, MAX_DEPTH, MAX_EVENTS
from tdkt_cli.yaml_tree.tree import LINE_END, Tree, YamlProblem, YamlTree

_NULLS = frozenset(("~", "null", "Null", "NULL"))
# Letters of TCVN3 and VNI fonts read as Unicode, and UTF-8 read twice. The first kind never stands
# inside a word; the second may, once, in a foreign name.
_LEGACY_SIGN = re.compile(r"(?<=[A-Za-zÀ-ỹ])[µ¸¶·¹¨¾¼½©®ª§¦¤¬×÷](?=[A-Za-zÀ-ỹ])")
_LEGACY_LETTER = re.compile(r"(?<=[A-Za-zÀ-ỹ])[äåæëîïñöøûüþßÆËÑÖØÜÞ]|á[»º]|Æ[°¡]|Ã[\u00a0-\u00bf]")
_MAY_BE_LEGACY = re.compile("[µ¸¶·¹¨¾¼½©®ª§¦¤¬×÷äåæëîïñöøûüþßÆËÑÖØÜÞ»ºÃ]")
# A space that YAML does not take for one, a dash or a colon without its space: part of the key.
_STUCK = re.compile(
    r"([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])|(-)(?:[^\W\d]|[{\[\x22\x27])|[a-z][a-z0-9_]*(:)\S"
)
_SIGNS = ("&", "!", "~", "null", "Null", "NULL")
_MAY_SWALLOW = re.compile(r"\s#[^\s#]")  # no \s+ in a search: a run of spaces would be quadratic
_SWALLOWED = re.compile(r"\s+#[^\s#]")


class Walk:
    """One pass over the events of a file: builds the tree and collects what is refused."""

    def __init__(self, tree: YamlTree) -> None:
        self.tree = tree
        self.documents = 0
        text = tree.text
        self.may_swallow = "#" in text and _MAY_SWALLOW.search(text) is not None
        self.may_be_legacy = _MAY_BE_LEGACY.search(text) is not None and _is_legacy(text)
        self.may_escape = "\\" in text
        # Most files hold nothing that a scalar must be looked at for.
        self.careful = (
            self.may_swallow
            or self.may_be_legacy
            or self.may_escape
            or any(sign in text for sign in _SIGNS)
        )
        self.may_ask = "?" in text
        self.lines = LINE_END.split(text) if self.may_swallow or self.may_ask else []

    def problem(self, reason: str, mark: Any, *values: str) -> None:
        """Note a problem at a mark of the parser."""
        self.tree.problems.append(YamlProblem(reason, mark.line + 1, mark.column + 1, values))

    def run(self, parser: Any) -> None:  # noqa: C901, PLR0912 — one hot loop, no call per event
        """Walk all events. The loop is flat: a call per event would double the time to read."""
        careful = self.careful
        append_mark = self.tree.marks.append
        stack: list[Any] = []
        container: Any = None  # the dict or list being filled
        key: str | None = None  # the key that waits for its value
        for event in islice(iter(parser.get_event, None), MAX_EVENTS):
            kind = type(event)
            if kind is ScalarEvent:
                value: Any = event.value
                if careful or not value:
                    value = self.looked_at(event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                container, key = stack.pop()
                continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                value = {} if kind is MappingStartEvent else []
                if careful:
                    self.refuse(event)
            elif self.ends(event, kind):
                return
            else:
                continue
            mark = event.start_mark
            append_mark(mark.line)
            append_mark(mark.column)
            if type(container) is dict:
                if key is None:
                    if not self.is_key(value, event, container):
                        return
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
                container, key = value, None
        self.problem("too_many", event.start_mark, str(MAX_EVENTS))

    def ends(self, event: Any, kind: type) -> bool:
        """Take an event that is no part of the tree; tell whether the walk is over."""
        if kind is AliasEvent:
            self.problem("alias", event.start_mark, event.anchor)
            return True
        if kind is DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self.problem("second_document", event.start_mark)
        return kind is StreamEndEvent or self.documents > 1

    def is_key(self, value: Any, event: Any, container: dict[str, Tree]) -> bool:
        """Tell whether a value can be the next key; report it when not."""
        if type(value) is not str:
            if self.tree.problems and self.tree.problems[-1].reason == "bare_null":
                self.tree.problems.pop()  # `~: x` is one fault
            self.problem("key_not_text", event.start_mark)
        elif value in container:
            self.repeated(value, event.start_mark, container)
        else:
            if value == "<<" and event.style == "":
                self.problem("merge_key", event.start_mark)
            if not value.isidentifier() and event.style == "":
                self.stuck(value, event.start_mark)
            if self.may_ask and self.is_asked(event.start_mark):
                self.problem("sign_in_brackets", event.start_mark)
            return True
        return False

    def stuck(self, key: str, mark: Any) -> None:
        """Report a strange space, a dash or a colon that became part of a key."""
        found = _STUCK.match(key)
        if found and found[1]:
            self.problem("strange_space", mark, f"U+{ord(found[1]):04X}")
        elif found:
            sign = found.lastindex or 0  # the group of the dash or of the colon
            line, column = mark.line + 1, mark.column + found.start(sign) + 1
            self.tree.problems.append(YamlProblem("missing_space", line, column, (found[sign],)))

    def is_asked(self, mark: Any) -> bool:
        """Tell whether a key follows a `?`: `[?x]` would be a table with the key `x`."""
        line: str = self.lines[mark.line]
        before = mark.column - 1
        while before > 0 and line[before] == " ":
            before -= 1
        return before >= 0 and line[before] == "?"

    def looked_at(self, event: Any) -> str | None:
        """Return a scalar's text, `None` when nothing stands there; report what it hides."""
        value: str = event.value
        self.refuse(event)
        if event.style == "" and (not value or value in _NULLS):
            if value:
                self.problem("bare_null", event.start_mark, value)
            return None
        self.check_scalar(event)
        return value

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
