"""What a form makes of one data file, and what it needs to know for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.forms.reading.said import Entry, Said, Tree

if TYPE_CHECKING:
    from tdkt_cli.findings import KeyPath
    from tdkt_cli.forms.grid.cells import Fault, Spot
    from tdkt_cli.forms.reading import ReadForm
    from tdkt_cli.forms.records.people import People
    from tdkt_cli.models import Dataset


class Target(NamedTuple):
    """Where a form's data go.

    Attributes:
        unit: code of the unit, empty for forms of the whole agency.
        round_number: of results, 0 for the others.
        trees: the data files there are, by name.
    """

    dataset: Dataset
    people: People
    unit: str
    round_number: int
    trees: dict[str, Tree]


class Draft(NamedTuple):
    """One data file as a form wants it: what was there is settled with what the form says."""

    file: str
    tree: Entry


class Drafted(NamedTuple):
    """The files of a form, and what is wrong with it."""

    drafts: tuple[Draft, ...]
    faults: tuple[Fault, ...]


def located(tree: Tree) -> dict[KeyPath, Spot]:
    """Return the cell of every key path that came from a form."""
    found: dict[KeyPath, Spot] = {}
    pending: list[tuple[KeyPath, Tree]] = [((), tree)]
    while pending:
        path, node = pending.pop()
        if isinstance(node, Said):
            found[path] = node.spot
        elif isinstance(node, dict):
            if isinstance(node, Entry) and node.spot is not None:
                found[path] = node.spot
                found.update(((*path, *key.split(".")), spot) for key, spot in node.cells.items())
            pending.extend(((*path, key), value) for key, value in node.items())
        elif isinstance(node, list):
            pending.extend(((*path, index), value) for index, value in enumerate(node))
    return found


def plain(tree: Tree) -> Tree:
    """Return a tree of nothing but tables, lists and text."""
    if isinstance(tree, dict):
        return {key: plain(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [plain(value) for value in tree]
    return str(tree) if tree is not None else None


def root_of(read: ReadForm) -> Entry:
    """Return a file's new root with the labelled values of the form."""
    root = Entry(read.values.spot)
    root.cells = dict(read.values.cells)
    return root
