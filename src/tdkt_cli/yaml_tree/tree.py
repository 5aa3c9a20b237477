"""The tree of text that a YAML file is, and the position of every key path in it."""

from __future__ import annotations

import re
from array import array
from typing import Any, NamedTuple

Tree = Any
"""A nested `dict[str, Tree] | list[Tree] | str | None`; `None` is a key or item left empty."""

LINE_END = re.compile(r"\r\n|\r|\n")
_KEY = "\x00key"  # cannot be a key of a file: NUL is refused

# Every way in which a file can be refused here. A rule of family Y takes up each: a reason without
# a rule would be a fault that nobody sees, so a test holds this list against the rules.
REASONS = frozenset(
    """
    too_big utf16 not_utf8 zero_filled forbidden_character escaped_character legacy_font
    conflict directive alias anchor tag merge_key
    empty_file not_a_mapping repeated_key second_document too_deep too_many key_not_text bare_null
    swallowed_hash
    tab strange_space bad_indent missing_space missing_colon colon_in_value special_start wrong_dash
    dash_after_colon long_key syntax
    unclosed_quote text_after_quote unclosed_bracket text_after_bracket bad_escape bad_block
    sign_in_brackets
    """.split()  # noqa: SIM905 — a list of this length reads better as words
)

# With these a file is still read: the clerk sees its other faults in the same run.
_NOT_FATAL = frozenset(("bare_null", "escaped_character", "legacy_font", "swallowed_hash"))


class YamlProblem(NamedTuple):
    """Something in a file that keeps it from being read.

    Attributes:
        reason: short English name, the key by which a rule of family Y takes it up.
        line: 1-based.
        column: 1-based, in characters.
        values: what the message needs to name.
        related: a second position of the same problem, such as the first of two equal keys.
    """

    reason: str
    line: int
    column: int
    values: tuple[str, ...] = ()
    related: tuple[int, int] | None = None


class YamlTree:
    """The content of one file, its lines, and the position of every key path.

    Attributes:
        data: the tree, `None` when nothing usable was read.
        text: the file as text (NFC, without BOM).
        problems: empty for a good file.
    """

    __slots__ = ("_index", "data", "marks", "problems", "text")

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.data: Tree = None
        self.problems: list[YamlProblem] = []
        # Line and column of each node in the order of the file; the index by path is made only
        # when a finding asks for it, which most files never see.
        self.marks = array("I")
        self._index: dict[tuple[str | int, ...], tuple[int, int]] | None = None

    @property
    def readable(self) -> bool:
        """Whether `data` holds the whole file."""
        return all(problem.reason in _NOT_FATAL for problem in self.problems)

    def position(self, path: tuple[str | int, ...], *, on_key: bool = False) -> tuple[int, int]:
        """Return the 1-based line and column of a key path, or of its nearest existing parent.

        Args:
            path: keys and list indexes from the top.
            on_key: the position of the key instead of its value.
        """
        if self._index is None:
            self._index = _index_of(self.data, self.marks)
        if on_key and (*path, _KEY) in self._index:
            return self._index[(*path, _KEY)]
        while path and path not in self._index:
            path = path[:-1]
            if path and (*path, _KEY) in self._index:
                return self._index[(*path, _KEY)]
        return self._index.get(path, (1, 1))

    def cut_value(self, path: tuple[str | int, ...]) -> tuple[str, str] | None:
        """Return the key and the whole value that a comma inside `{…}` has cut.

        Args:
            path: a key without value, such as `bài` of `{ten: Tin, bài, muc: 3}`.

        Returns:
            The key before it and what was meant to be its value; `None` when no comma cut one.
        """
        table: Tree = self.data
        for key in path[:-1]:
            table = table[key]
        if not isinstance(table, dict) or table.get(str(path[-1]), "") is not None:
            return None
        line, column = self.position(path[:-1])
        if self.line(line)[column - 1 : column] != "{":
            return None
        parts: list[str] = []
        for key in reversed(list(table)[: list(table).index(str(path[-1])) + 1]):
            if parts and isinstance(table[key], str):
                return key, ", ".join((table[key], *reversed(parts)))
            if table[key] is not None or self._has_colon((*path[:-1], key)):
                return None
            parts.append(key)
        return None

    def _has_colon(self, path: tuple[str | int, ...]) -> bool:
        """Whether a colon stands after a key in its line."""
        line, column = self.position(path, on_key=True)
        after = self.line(line)[column - 1 + len(str(path[-1])) :]
        return after.lstrip("'\" ").startswith(":")

    def forget_positions(self) -> None:
        """Forget the index of positions, which was asked for before the walk had ended."""
        self._index = None

    def line(self, number: int) -> str:
        """Return a line of the file, 1-based; empty text beyond the end."""
        lines = LINE_END.split(self.text)
        return lines[number - 1] if 0 < number <= len(lines) else ""


def _index_of(data: Tree, marks: array[int]) -> dict[tuple[str | int, ...], tuple[int, int]]:
    index: dict[tuple[str | int, ...], tuple[int, int]] = {}
    pairs = iter(zip(marks[::2], marks[1::2], strict=True))
    stack: list[tuple[tuple[str | int, ...], Tree, bool]] = [((), data, False)]
    while stack:
        path, node, is_key = stack.pop()
        mark = next(pairs, None)
        if mark is None:
            break
        index[path] = (mark[0] + 1, mark[1] + 1)
        if is_key:
            continue
        if isinstance(node, dict):
            for key, value in reversed(node.items()):
                stack.append(((*path, key), value, False))
                stack.append(((*path, key, _KEY), None, True))
        elif isinstance(node, list):
            stack.extend(((*path, i), node[i], False) for i in range(len(node) - 1, -1, -1))
    return index
