"""Plain values that are written to a file, and what cannot be written."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from tdkt_cli.yaml_tree import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | None"
"""What a file holds: tables, lists, text; `None` is a key left empty."""

Given: TypeAlias = "Mapping[str, Given] | Sequence[Given] | int | Decimal | date | str | None"
"""What a caller may hand over: also numbers, days and `True`, written as the models read them."""

KeyPath: TypeAlias = tuple[str | int, ...]


class EditError(ValueError):
    """A change that cannot be made; the text is a Vietnamese sentence for the clerk."""


def plain(value: Given) -> Plain:
    """Return a value as the text, lists and tables that a file can hold.

    Args:
        value: days become `2024-02-02`, `True` becomes `true`, text becomes NFC.

    Raises:
        EditError: a text holds a character that the reader refuses (control, bidi, zero-width).
    """
    if value is None:
        return None
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Decimal):
        return format(value, "d" if isinstance(value, int) else "f")
    if isinstance(value, dict):
        return {_text(key): plain(child) for key, child in value.items()}
    return [plain(child) for child in value]


def _text(value: str) -> str:
    text = unicodedata.normalize("NFC", value)
    forbidden = FORBIDDEN.search(text)
    if forbidden:
        code = f"U+{ord(forbidden.group()):04X}"
        raise EditError(f"Không ghi ký tự {code} vào dữ liệu: ký tự ấy không nhìn thấy được.")
    return text


def at(tree: Plain, path: KeyPath) -> Plain:
    """Return what stands at a key path, `None` when a key of it is missing.

    Raises:
        LookupError: an index is not there, or the path goes on below a text.
    """
    for name in path:
        if tree is None:
            return None
        tree = tree.get(str(name)) if isinstance(tree, dict) else _items(tree, path)[int(name)]
    return tree


def put(tree: Plain, path: KeyPath, value: Plain) -> Plain:
    """Return a tree with another value at a key path; missing tables on the way are made.

    Raises:
        LookupError: an index is not there, or the path goes on below a text.
    """
    if not path:
        return value
    name, rest = path[0], path[1:]
    if isinstance(name, int):
        items = _items(tree, path)
        return [*items[:name], put(items[name], rest, value), *items[name + 1 :]]
    if not isinstance(tree, dict | None):
        raise LookupError(path)  # noqa: TRY004 — a path that leads nowhere, not a wrong type
    return {**(tree or {}), name: put((tree or {}).get(name), rest, value)}


def without(tree: Plain, path: KeyPath) -> Plain:
    """Return a tree without a key or item.

    Raises:
        LookupError: nothing stands there.
    """
    holder, name = at(tree, path[:-1]), path[-1]
    if isinstance(holder, dict) and name in holder:
        kept: Plain = {key: value for key, value in holder.items() if key != name}
    else:
        items = _items(holder, path)
        kept = [*items[: int(name)], *items[int(name) + 1 :]]
        if len(kept) == len(items):
            raise LookupError(path)
    return put(tree, path[:-1], kept)


def _items(tree: Plain, path: KeyPath) -> list[Plain]:
    if not isinstance(tree, list):
        raise LookupError(path)  # noqa: TRY004 — as above
    return tree
