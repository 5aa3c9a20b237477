"""Bytes of a YAML file → a tree of text with exact positions, or problems with positions.

`read` and what goes with it is in `parsing`; the C parser is loaded when something is read, not
when only the limits are asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tdkt_cli.yaml_tree.limits import FORBIDDEN, MAX_BYTES
from tdkt_cli.yaml_tree.tree import REASONS, Tree, YamlProblem, YamlTree

if TYPE_CHECKING:
    from tdkt_cli.yaml_tree.parsing import read, read_text

__all__ = [
    "FORBIDDEN",
    "MAX_BYTES",
    "REASONS",
    "Tree",
    "YamlProblem",
    "YamlTree",
    "read",
    "read_text",
]


def __getattr__(name: str) -> object:
    """Load the parser when it is asked for."""
    if name in ("read", "read_text"):
        return getattr(import_module(f"{__name__}.parsing"), name)
    raise AttributeError(name)
