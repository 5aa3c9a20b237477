"""Where in a unit's form a place of its data stands: part, row and column, as the form shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tdkt_cli.forms.kinds import REGISTRATION, RESULTS, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.forms.kinds import Column, Kind, Part
    from tdkt_cli.yaml_tree import Tree

_INDEX = re.compile(r"\[[0-9]+\]")
_STEP = re.compile(r"([a-z_]+)|\[([0-9]+)\]")
_NAMES = ("ho_ten", "ten_chi_tieu", "ten_sang_kien", "noi_dung")


def form_place(path: str, tree: Tree, *, results: bool) -> str | None:
    """Return the place in the form that the unit filled in, `None` where the form has none.

    Args:
        path: such as `ca_nhan[1].danh_hieu[0]`.
        tree: the content of the file, for the names by which rows are known.
        results: a round's results, not a registration.
    """
    plain = _INDEX.sub("[]", path)
    for part, column in _spots(RESULTS if results else REGISTRATION, plain):
        if not isinstance(part, Table):
            return f"{_part(part)}ô “{column.heading}”"
        row = ", ".join(_row_names(path, tree, part.path.count("[]")))
        return f"{_part(part)}{f'dòng của {row}, ' if row else ''}cột “{column.heading}”"
    return None


def _part(part: Part) -> str:
    return f"Phần “{part.title}”, " if part.title else ""


def _spots(kind: Kind, plain: str) -> Iterator[tuple[Part, Column]]:
    """Yield the columns that show a place, of the innermost table first."""
    parts = sorted(kind.parts, key=lambda part: -len(_start(part)))
    for part in parts:
        if not plain.startswith(_start(part)):
            continue
        key = plain.removeprefix(_start(part)).removesuffix("[]")
        for column in part.columns:
            if column.key == key and not (column.hidden or column.only_read or column.virtual):
                yield part, column


def _start(part: Part) -> str:
    return f"{part.path}." if isinstance(part, Table) else ""


def _row_names(path: str, tree: Tree, depth: int) -> Iterator[str]:
    """Yield the names of the items on the way to a row, the outermost first."""
    for name, index in _STEP.findall(path):
        if name:
            tree = tree.get(name) if isinstance(tree, dict) else None
            continue
        place = int(index)
        tree = tree[place] if isinstance(tree, list) and place < len(tree) else None
        if depth and isinstance(tree, dict):
            depth -= 1
            found = next((tree[key] for key in _NAMES if isinstance(tree.get(key), str)), None)
            if isinstance(found, str):
                yield found
