"""A whole file in canonical form: order of keys, layout, and every comment where it belongs.

A comment on lines of its own belongs to the key or item after it, or, when it is indented deeper
than that one, to what it closes; one at the end of a line to the last key or item begun before it.
All go where that key or item goes. What stands above the first key stays above the first key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from _ruamel_yaml import CParser

from tdkt_cli import yaml_tree
from tdkt_cli.edits import layout
from tdkt_cli.edits.plain import EditError
from tdkt_cli.edits.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tdkt_cli.edits.plain import KeyPath, Plain
    from tdkt_cli.edits.source import Child, Node

    KeyOrder = Callable[[KeyPath], Sequence[str]]
    """Gives the keys of the table at a path in their order; others follow as they stand."""

_COMMENT = re.compile(r"#[^\r\n]*")
_BLANK_LINES = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*(?=\r|\n)")
_HEADER_COMMENT = re.compile(r"[|>][^#\r\n]*\s(#[^\r\n]*)")
_BLOCK_SIGNS = ("|", ">")


class Remark(NamedTuple):
    """A comment, or a blank line (`text` is empty), and the key or item it belongs to.

    Attributes:
        text: with its `#`.
        path: of the key or item; `()` is the whole file.
        side: `above` it, `below` it, each on a line of its own, or `behind` it.
    """

    text: str
    path: KeyPath
    side: Literal["above", "below", "behind"]


def canonical(data: bytes, order: KeyOrder) -> bytes:
    """Return a file in canonical form; its values and its comments are the same.

    Args:
        data: the file, which the reader accepts.
        order: the order of keys, path by path.

    Raises:
        EditError: the file has an error, or cannot be laid out without a loss.
    """
    read = yaml_tree.read(data)
    if not read.readable or not isinstance(read.data, dict):
        raise EditError("Tệp còn lỗi nên không định dạng được: chạy «tdkt validate», sửa trước.")
    source = Source(data)
    remarks = list(_remarks(source))
    lines = layout.block_lines(_ordered(source.root.value, (), order), 0)
    laid = _with_remarks("".join(f"{line}\n" for line in lines), remarks)
    made = source.bom + laid.replace("\n", source.newline).encode("utf-8")
    again = yaml_tree.read(made)
    if not again.readable or again.data != read.data or not _same(remarks, made):
        raise EditError("Không định dạng được tệp này mà giữ nguyên nội dung và ghi chú.")
    return made


def _same(remarks: list[Remark], made: bytes) -> bool:
    """Tell whether every comment is still there, and no other."""
    kept = sorted(one.text for one in _remarks(Source(made)) if one.text)
    return kept == sorted(one.text for one in remarks if one.text)


def _ordered(value: Plain, path: KeyPath, order: KeyOrder) -> Plain:
    if isinstance(value, list):
        return [_ordered(item, (*path, index), order) for index, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    first = [key for key in order(path) if key in value]
    keys = dict.fromkeys((*first, *value))
    return {key: _ordered(value[key], (*path, key), order) for key in keys}


def _children(node: Node, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Child]]:
    """Yield every key and item in the order of the file."""
    for index, child in enumerate(node.children):
        here = (*path, index if child.key is None else child.key)
        yield here, child
        yield from _children(child.node, here)


def _remarks(source: Source) -> Iterator[Remark]:
    """Yield the comments and blank lines outside texts, in the order of the file."""
    children = list(_children(source.root))
    text = source.text
    for start, end in _gaps(text):
        found = [*_COMMENT.finditer(text, start, end), *_BLANK_LINES.finditer(text, start, end)]
        for match in sorted(found, key=lambda one: one.start()):
            comment = match.group().rstrip() if match.group().startswith("#") else ""
            place = match.start() if comment else match.end()
            if comment and text[source.line_start(place) : place].strip():
                before = [path for path, child in children if child.start < place]
                yield Remark(comment, before[-1] if before else (), "behind" if before else "above")
            else:
                yield Remark(comment, *_owner(source, children, place, blank=not comment))
    for path, child in children:
        header = _HEADER_COMMENT.match(text, child.node.start)
        if header and isinstance(child.node.value, str):
            yield Remark(header[1].rstrip(), path, "behind")


def _owner(
    source: Source, children: list[tuple[KeyPath, Child]], place: int, *, blank: bool
) -> tuple[KeyPath, Literal["above", "below"]]:
    """Return what a line of its own belongs to."""
    later = [(path, child) for path, child in children if child.start > place]
    if len(later) == len(children):
        return (), "above"
    column = source.column(place)
    if later and (blank or column <= source.column(later[0][1].start)):
        return later[0][0], "above"
    closed = [
        path
        for path, child in children
        if child.start < place and source.column(child.start) <= column
    ]
    return (closed[-1] if closed and column and not blank else ()), "below"


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans between texts, where a `#` is a comment and nothing else."""
    start = 0
    for token in iter(CParser(text.encode("utf-8")).get_token, None):
        if type(token).__name__ == "ScalarToken":
            yield start, token.start_mark.index
            start = token.end_mark.index
            written = text[token.start_mark.index : start]
            if written[:1] in _BLOCK_SIGNS:  # its line ends are no blank lines
                start -= len(written) - len(written.rstrip())
    yield start, len(text)


def _with_remarks(text: str, remarks: list[Remark]) -> str:
    """Put comments into a text that was laid out without any."""
    source = Source(text.encode("utf-8"))
    places = dict(_children(source.root))
    lines: dict[int, list[str]] = {}
    behind: dict[int, str] = {}
    for remark in remarks:
        child = places.get(remark.path)
        if child is None:
            lines.setdefault(0 if remark.side == "above" else len(text), []).append(remark.text)
            continue
        start = source.line_start(child.start)
        if remark.side == "below":
            end = source.next_line(source.line_end(max(child.node.stop, child.sign_end)))
            margin = " " * source.column(child.start)
            lines.setdefault(end, []).append(margin + remark.text)
        elif remark.side == "above" or (line := _line_of(source, child)) in behind:
            margin = " " * (len(text[start:]) - len(text[start:].lstrip(" ")))
            lines.setdefault(start, []).append(margin + remark.text if remark.text else "")
        else:
            behind[line] = remark.text
    pieces = {place: f" {comment}" for place, comment in behind.items()}
    for place, own in lines.items():
        pieces[place] = pieces.get(place, "") + _own_lines(own, last=place == len(text))
    for place in sorted(pieces, reverse=True):
        text = text[:place] + pieces[place] + text[place:]
    return text


def _line_of(source: Source, child: Child) -> int:
    """Return the end of the line behind which a comment on a key or item stands."""
    node = child.node
    in_block = node.children and not node.flow
    header = isinstance(node.value, str) and source.text[node.start] in _BLOCK_SIGNS
    return source.line_end(child.sign_end if in_block or header else node.end)


def _own_lines(lines: list[str], *, last: bool) -> str:
    """Join lines of their own; blank lines come one at a time, and none ends the file."""
    kept = [
        line for line, before in zip(lines, [None, *lines], strict=False) if line or before != ""
    ]
    while last and kept and not kept[-1]:
        kept.pop()
    return "".join(f"{line}\n" for line in kept)
