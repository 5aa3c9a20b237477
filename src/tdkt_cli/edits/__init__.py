"""Changes to YAML files that keep what nobody meant to change.

Comments, the order of keys, quotes, folds, a BOM, CRLF and the last line end stay as they were:
a change is a splice at the offsets that the parser gives (docs/decisions/0035-edits-as-splices.md).
Pure functions from bytes to bytes; `output` writes.
"""

from __future__ import annotations

from tdkt_cli import yaml_tree
from tdkt_cli.edits import layout
from tdkt_cli.edits.plain import EditError, Given, KeyPath, Plain, at, plain, put, without
from tdkt_cli.edits.source import Source
from tdkt_cli.edits.splices import Splices

__all__ = [
    "EditError",
    "Given",
    "KeyPath",
    "Plain",
    "append_item",
    "merge",
    "new_file",
    "plain",
    "remove",
    "set_value",
]


def merge(data: bytes, wanted: Given) -> bytes:
    """Bring a file to a wanted tree with the smallest change.

    Args:
        data: the file, which the reader accepts.
        wanted: the whole tree; a new key comes where it stands in this tree, a changed item of a
            list is found by its likeness.

    Returns:
        The file; `yaml_tree.read` gives exactly the wanted tree.

    Raises:
        EditError: the file has an error, or a text cannot be written.
    """
    tree = plain(wanted)
    if not isinstance(tree, dict):
        raise TypeError("a file is a table")
    source = _source(data)
    for whole in (False, True):
        splices = Splices(source, whole=whole)
        splices.change_root(tree)
        if _reads_as(splices.result(), tree):
            return splices.result()
    # Never seen with a file of ours; what stands above the first key is kept all the same.
    splices = Splices(source)
    splices.splice(source.root.start, len(source.text), splices.block(tree))
    return _checked(splices.result(), tree)


def set_value(data: bytes, path: KeyPath, value: Given) -> bytes:
    """Set the value of a key path; tables that are missing on the way are made.

    Args:
        data: the file.
        path: keys, and indexes of items that are there.
        value: the new value.

    Raises:
        EditError: as `merge`.
        LookupError: an index of the path is not there.
    """
    source = _source(data)
    new = plain(value)
    tree = put(source.root.value, path, new)
    splices = Splices(source)
    if splices.change_at(path, new) and _reads_as(splices.result(), tree):
        return splices.result()
    return merge(data, tree)


def append_item(data: bytes, path: KeyPath, value: Given) -> bytes:
    """Append an item to the list at a key path; a list that is missing or empty is made.

    Raises:
        EditError: as `merge`.
        LookupError: the path leads to something else.
    """
    tree = _source(data).root.value
    items = at(tree, path)
    if items is not None and not isinstance(items, list):
        raise LookupError(path)
    return merge(data, put(tree, path, [*(items or ()), plain(value)]))


def remove(data: bytes, path: KeyPath) -> bytes:
    """Remove a key or an item, with the comment on its own lines; lines of comments stay.

    Raises:
        EditError: the file has an error.
        LookupError: nothing stands at the path.
    """
    source = _source(data)
    tree = without(source.root.value, path)
    splices = Splices(source)
    splices.remove_at(path)
    return splices.result() if _reads_as(splices.result(), tree) else merge(data, tree)


def new_file(tree: Given, first_line: str) -> bytes:
    """Return a new data file in canonical form.

    Args:
        tree: the whole content, keys in the order wanted.
        first_line: a comment without its `#`, such as who made the file from what; `""` for none.

    Raises:
        EditError: a text cannot be written.
    """
    wanted = plain(tree)
    head = [f"# {plain(first_line)}"] if first_line else []
    text = "".join(f"{line}\n" for line in (*head, *layout.block_lines(wanted, 0)))
    return _checked(text.encode("utf-8"), wanted)


def _source(data: bytes) -> Source:
    read = yaml_tree.read(data)
    if not read.readable:
        raise EditError("Tệp còn lỗi nên không ghi thêm được: chạy «tdkt validate», sửa tệp trước.")
    return Source(data)


def _reads_as(data: bytes, wanted: Plain) -> bool:
    read = yaml_tree.read(data)
    return read.readable and bool(read.data == wanted)


def _checked(data: bytes, wanted: Plain) -> bytes:
    """Return the file if it is read back as wanted; never write anything else."""
    if not _reads_as(data, wanted):
        raise EditError("Không ghi được nội dung này vào tệp YAML: quá dài, hoặc quá nhiều tầng.")
    return data
