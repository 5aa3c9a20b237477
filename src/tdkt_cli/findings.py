"""What a check found: where, how grave, why, and how to mend it.

A rule knows only names of files and key paths (`Place`); the line and column are added by
`storage`, which knows the position of every key path. A `Finding` is the value that every output
form (text, JSON, GitHub, SARIF) prints.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

KeyPath = tuple[str | int, ...]


class Severity(Enum):
    """How grave a finding is; the value is the word used in JSON."""

    ERROR = "loi"
    WARNING = "canh_bao"
    HINT = "goi_y"

    @property
    def label(self) -> str:
        """The Vietnamese word shown to the clerk."""
        return {"loi": "lỗi", "canh_bao": "cảnh báo", "goi_y": "gợi ý"}[self.value]


class Place(NamedTuple):
    """A key path in a file, without line and column.

    Attributes:
        file: path relative to the data root, with `/`.
        path: keys and list indexes from the top of the file, `()` for the whole file.
        on_key: point at the key instead of its value.
    """

    file: str
    path: KeyPath = ()
    on_key: bool = False


class Where(NamedTuple):
    """An exact position: 1-based line and column, and the key path as text."""

    file: str
    line: int
    column: int
    path: str = ""


class Related(NamedTuple):
    """A second place that a finding speaks of, with what is to be seen there."""

    where: Where
    message: str


class Finding(NamedTuple):
    """One thing a check found.

    Attributes:
        code: the rule's code, such as `D204`.
        severity: constant of the rule.
        message: one Vietnamese sentence: who, what was found, what is required.
        where: the position of the value at fault.
        basis: citations, such as `Điều 80 khoản 1 Luật 06/2022/QH15`.
        fix: one Vietnamese sentence: what to do; empty when nothing need be done.
        related: other places.
    """

    code: str
    severity: Severity
    message: str
    where: Where
    basis: tuple[str, ...] = ()
    fix: str = ""
    related: tuple[Related, ...] = ()


def path_text(path: KeyPath) -> str:
    """Return a key path in the form used by messages and JSON: `ca_nhan[2].danh_hieu[0]`."""
    text = ""
    for key in path:
        if isinstance(key, int):
            text += f"[{key}]"
        else:
            text += f".{key}" if text else key
    return text


def sort_key(finding: Finding) -> tuple[str, int, int, str, str]:
    """Order findings by file, line, column and code."""
    where = finding.where
    return (where.file, where.line, where.column, finding.code, finding.message)
