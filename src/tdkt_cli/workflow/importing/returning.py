"""Forms that could not be taken, handed back: each unit's own file with its faults marked."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt_cli import storage
from tdkt_cli.findings import Severity
from tdkt_cli.forms.marking import Mark, mark
from tdkt_cli.output import OutputError, write_files
from tdkt_cli.package import MAX_SIZE, PackageRefused
from tdkt_cli.workflow.printing import shortest
from tdkt_cli.workflow.values import CannotRun

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tdkt_cli.findings import Finding, Where

_IN_WORD = re.compile(r"(bảng \d+)(?:,|$)")
_IN_EXCEL = re.compile(r"(.+)!([A-Z]{1,3})(\d+)")
ADDED = "can-sua"
"""Ends the name of a marked copy: `dang-ky-van-phong-can-sua.xlsx`."""


def hand_back(names: Iterable[str], findings: Iterable[Finding], folder: str) -> tuple[Path, ...]:
    """Write a marked copy of each form that has a fault in a cell.

    Args:
        names: the forms that were not taken, as typed.
        findings: what was found in all forms, at their cells.
        folder: where the copies go.

    Returns:
        The copies; a file that cannot even be opened has none.

    Raises:
        CannotRun: a form cannot be read or a copy not be written.
    """
    told = tuple(findings)
    taken: Counter[str] = Counter()
    copies: dict[Path, bytes] = {}
    for name in names:
        marks = [found for one in told if one.where.file == name and (found := marked(one))]
        path = Path(name)
        try:
            copy = mark(storage.read_given(name, MAX_SIZE), marks) if marks else None
        except (PackageRefused, storage.StorageError):
            continue
        if copy is not None:
            taken[path.name] += 1
            again = f"-{taken[path.name]}" if taken[path.name] > 1 else ""
            copies[Path(folder) / f"{path.stem}-{ADDED}{again}{path.suffix}"] = copy
    try:
        write_files(copies)
    except OutputError as error:
        raise CannotRun(str(error)) from error
    return tuple(map(shortest, copies))


def marked(finding: Finding) -> Mark | None:
    """Return the mark of a finding, `None` for a hint or when it is not about a sheet or table."""
    if finding.severity is Severity.HINT:
        return None
    place = _place(finding.where)
    text = f"{finding.message} {finding.fix}".strip()
    return Mark(*place, text) if place else None


def _place(where: Where) -> tuple[str, int, int] | None:
    in_excel = _IN_EXCEL.fullmatch(where.path)
    if in_excel:
        return in_excel[1], where.line, where.column
    in_word = _IN_WORD.match(where.path)
    if in_word:
        return in_word[1], where.line, where.column
    return (where.path, 0, 0) if where.path and not where.path.startswith("đoạn") else None
