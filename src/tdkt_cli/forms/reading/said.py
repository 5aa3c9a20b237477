"""Values that remember the cell they came from, all the way into the tree of a YAML file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from tdkt_cli.forms.grid.cells import Spot
    from tdkt_cli.forms.values.choices import Entries

Tree = Any
"""Nested `dict`, `list`, text and `None`: what a YAML file holds."""


class Said(str):
    """Text that a form says, with its cell."""

    __slots__ = ("spot",)

    spot: Spot

    def __new__(cls, text: str, spot: Spot) -> Self:
        """Return text with its place."""
        said = super().__new__(cls, text)
        said.spot = spot
        return said


class Entry(dict[str, Tree]):
    """A row of a form as a table of YAML keys.

    Attributes:
        spot: where to point when the row as a whole is meant.
        cells: the cell of each column, also of those left empty.
        refused: the columns whose cell has a fault.
        typed_code: its staff code stands where people type.
        honorific: «ông», «bà» before the name.
        covered: the keys that the form speaks of, `None` for all: the others stay as they are.
    """

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self.spot = spot
        self.cells: dict[str, Spot] = {}
        self.refused: set[str] = set()
        self.honorific: Said | None = None
        self.typed_code = False
        self.covered: frozenset[str] | None = None

    def copied(self) -> Entry:
        """Return a copy, nested tables and lists too; text and places do not change."""
        twin = Entry(self.spot)
        twin.update((key, _copied(value)) for key, value in self.items())
        twin.cells = dict(self.cells)
        twin.refused = set(self.refused)
        twin.honorific = self.honorific
        twin.typed_code = self.typed_code
        twin.covered = self.covered
        return twin

    def put(self, key: str, value: Tree) -> None:
        """Set a value; a key with a dot enters a nested table."""
        first, _, rest = key.partition(".")
        if not rest:
            self[first] = value
            return
        nested = self.setdefault(first, Entry(self.spot))
        nested[rest] = value

    def speak(self, keys: frozenset[str]) -> None:
        """Say of which keys the form speaks, here and in the nested tables."""
        self.covered = frozenset(key.partition(".")[0] for key in keys)
        for key, value in self.items():
            nested = frozenset(name[len(key) + 1 :] for name in keys if name.startswith(f"{key}."))
            if isinstance(value, Entry) and nested:
                value.speak(nested)

    def get_at(self, key: str) -> Tree:
        """Return the value of a key that may have a dot, `None` when there is none."""
        first, _, rest = key.partition(".")
        found = self.get(first)
        return found.get(rest) if rest and isinstance(found, dict) else found


def _copied(tree: Tree) -> Tree:
    if isinstance(tree, Entry):
        return tree.copied()
    if isinstance(tree, dict):
        return {key: _copied(value) for key, value in tree.items()}
    return [_copied(value) for value in tree] if isinstance(tree, list) else tree


class Names(NamedTuple):
    """The lists of the plan that a form names by words.

    Attributes:
        units: codes with names.
        tasks: codes with names.
        movements: codes with names.
        agency: what the agency and those above it are called.
        signers: offices and names of those who sign.
    """

    units: Entries = ()
    tasks: Entries = ()
    movements: Entries = ()
    agency: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
