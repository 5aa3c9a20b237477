"""Titles in a list by their codes, whatever way they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.law import titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def code(name: str) -> str | None:
    """Return the code of a title, `None` when nobody knows it (rules L101 and L102)."""
    title = titles.find(name)
    return title.code if title else None


def codes(names: Iterable[str]) -> frozenset[str]:
    """Return the codes of titles."""
    return frozenset(title.code for name in names if (title := titles.find(name)))


def of_code(names: Sequence[str], wanted: str) -> int | None:
    """Return the index of a title in a list, `None` when it is not there."""
    return next((n for n, name in enumerate(names) if code(name) == wanted), None)


def abbreviations(wanted: Iterable[str]) -> str:
    """Return the usual abbreviations of some codes, in the order of the law."""
    held = frozenset(wanted)
    return ", ".join(title.abbreviation for title in titles.all_titles() if title.code in held)
