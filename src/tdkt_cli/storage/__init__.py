"""Folders → trees → models: finds the files of a year, reads all of them, knows every line.

A `Snapshot` is what is on the disk; `load` makes records of it. The records, and Pydantic with
them, are loaded when they are asked for: an unchanged folder is recalled without them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tdkt_cli.storage.given import handed_over, read_given
from tdkt_cli.storage.roots import StorageError, find_root, plan_years, without_extra_ending
from tdkt_cli.storage.snapshot import Snapshot, content, take

if TYPE_CHECKING:
    from tdkt_cli.storage.loading import MODELS, REASONS, Loaded, load, recognise

__all__ = [
    "MODELS",
    "REASONS",
    "Loaded",
    "Snapshot",
    "StorageError",
    "content",
    "find_root",
    "handed_over",
    "load",
    "plan_years",
    "read_given",
    "recognise",
    "take",
    "without_extra_ending",
]


def __getattr__(name: str) -> object:
    """Load what makes records when it is asked for."""
    if name in ("MODELS", "REASONS", "Loaded", "load", "recognise"):
        return getattr(import_module(f"{__name__}.loading"), name)
    raise AttributeError(name)
