"""How a value is laid out in our data files: the canonical form of new text.

Tables in block style; a short table of single values, and a short list of them, in one line between
braces or brackets; text without quotes wherever our reader reads the same text back, folded with
`>-` where a line would be too long.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.edits.plain import Plain

WIDTH = 120
"""The widest line between brackets, in characters."""

TEXT_WIDTH = 108
"""The widest line of folded text, in characters."""

STEP = 2
_FEW_KEYS = 4
_SHORT_ITEM = 60  # a sentence in a list has a line of its own
_NULLS = frozenset(("~", "null", "Null", "NULL"))
_PLAIN = re.compile(r"[^\W_](?:[^\n\r\t]*[^\s:])?")
_ENDS_PLAIN = re.compile(r":\s|\s#")
_FLOW_SIGN = re.compile(r"[,\[\]{}:?]")
_BREAK = re.compile(r"(?<=\S) (?=\S)")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Laid(NamedTuple):
    """A value laid out after `key:` or `-`.

    Attributes:
        head: what stands on that line, `""` for nothing.
        rest: the lines that follow, with their indents.
    """

    head: str
    rest: tuple[str, ...] = ()


def quoted(text: str) -> str:
    """Return a text in double quotes, on one line."""
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def scalar(text: str | None, *, flow: bool) -> str:
    """Return a text on one line, quoted only where the reader needs it."""
    if text is None:
        return ""
    safe = (
        _PLAIN.fullmatch(text if text[:1] != "(" else text[1:])
        and text not in _NULLS
        and text == text.strip()
        and not _ENDS_PLAIN.search(text)
        and not (flow and _FLOW_SIGN.search(text))
    )
    return text if safe else quoted(text)


def key_text(key: str) -> str:
    """Return a key; one that is no plain word is quoted."""
    return key if key.isidentifier() and key not in _NULLS else quoted(key)


def flow(value: Plain) -> str | None:
    """Return a value on one line, `None` when a list has an empty item, which has no such form."""
    if isinstance(value, dict):
        pairs = []
        for key, child in value.items():
            shown = flow(child)
            if shown is None:
                return None
            pairs.append(f"{key_text(key)}: {shown}")
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        items = [flow(child) for child in value if child is not None]
        if len(items) < len(value) or None in items:
            return None
        return "[" + ", ".join(str(item) for item in items) + "]"
    return scalar(value, flow=True)


def _is_single(value: Plain) -> bool:
    return not isinstance(value, dict | list) or not value


def _is_short_list(value: Plain) -> bool:
    """Whether a list holds nothing but short texts without quotes, such as codes and names."""
    return isinstance(value, list) and all(
        isinstance(item, str) and len(item) <= _SHORT_ITEM and scalar(item, flow=True) == item
        for item in value
    )


def _one_line(value: Plain, *, item: bool) -> str | None:
    """Return a table or list between brackets when it is short in kind."""
    if isinstance(value, dict):
        few = int(item and bool(value)) < len(value) <= _FEW_KEYS
        short = few and all(_is_single(child) or _is_short_list(child) for child in value.values())
        return flow(value) if short or not value else None
    return flow(value) if _is_short_list(value) else None


def after(
    value: Plain,
    indent: int,
    used: int,
    *,
    item: bool = False,
    block: bool = False,
    fold: bool = True,
) -> Laid:
    """Lay out a value after `key:` or `-`.

    Args:
        value: the value.
        indent: the column of the key or dash, from 0.
        used: how many columns of the line are taken.
        item: whether it follows a dash.
        block: never between brackets, as the items beside it are.
        fold: whether a long text may be broken into lines.
    """
    if isinstance(value, dict | list):
        line = None if block and value else _one_line(value, item=item)
        if line is not None and (not value or used + 1 + len(line) <= WIDTH):
            return Laid(line)
        lines = list(block_lines(value, indent + STEP))
        if item and lines:
            return Laid(lines[0][indent + STEP :], tuple(lines[1:]))
        return Laid("", tuple(lines))
    if value is None:
        return Laid("")
    if fold:
        broken = _broken(value, indent + STEP, used)
        if broken:
            return broken
    return Laid(scalar(value, flow=False))


def block_lines(value: Plain, indent: int) -> Iterator[str]:
    """Yield the lines of a table or list in block style."""
    margin = " " * indent
    if isinstance(value, dict):
        for key, child in value.items():
            yield from entry(f"{key_text(key)}:", child, indent)
    elif isinstance(value, list):
        block = not all(_fits(child, indent) for child in value)
        for child in value:
            yield from entry("-", child, indent, block=block)
    else:
        yield margin + scalar(value, flow=False)


def _fits(item: Plain, indent: int) -> bool:
    """Whether an item can stand on one line, so that a list looks the same all through."""
    if not isinstance(item, dict):
        return True
    line = _one_line(item, item=True)
    return line is not None and indent + STEP + len(line) <= WIDTH


def entry(sign: str, value: Plain, indent: int, *, block: bool = False) -> Iterator[str]:
    """Yield the lines of one `key: value` or `- item`.

    Args:
        sign: `key:` or `-`.
        value: what follows it.
        indent: the column of the sign.
        block: never between brackets.
    """
    is_item = sign == "-"
    laid = after(value, indent, indent + len(sign), item=is_item, block=block)
    yield " " * indent + (f"{sign} {laid.head}" if laid.head else sign)
    yield from laid.rest


def _broken(text: str, indent: int, used: int) -> Laid | None:
    """Return a text of several lines, or one too long for a line, as a block scalar."""
    if text != text.strip() or "\r" in text or "\t" in text or not text:
        return None
    margin = " " * indent
    if "\n" in text:
        lines = text.split("\n")
        if any(line != line.strip() for line in lines):
            return None
        return Laid("|-", tuple(margin + line if line else "" for line in lines))
    if used + 1 + len(scalar(text, flow=False)) <= TEXT_WIDTH:
        return None
    lines = list(_wrapped(text, TEXT_WIDTH - indent))
    if len(lines) == 1 and len(margin) + len(lines[0]) > TEXT_WIDTH:
        return None  # one word: a line of its own does not help
    return Laid(">-", tuple(margin + line for line in lines))


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Break a text at single spaces only, which folding gives back."""
    line = ""
    for piece in _BREAK.split(text):
        if line and len(line) + 1 + len(piece) > width:
            yield line
            line = piece
        else:
            line = f"{line} {piece}" if line else piece
    yield line
