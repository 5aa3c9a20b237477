"""A file that was typed → its name relative to the data root."""

from __future__ import annotations

import os
from pathlib import Path

from tdkt_cli.workflow.values import CannotRun


def name_in_root(root: Path, file: str) -> str:
    """Return a file's name relative to the root, whichever folder it was typed from.

    Raises:
        CannotRun: there is no such file in the root.
    """
    base = Path(os.path.abspath(root))  # noqa: PTH100 — resolve() would follow links
    for start in (Path.cwd(), base):
        path = Path(os.path.normpath(start / file))
        if path.exists() and path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    raise CannotRun(f"Không có tệp {file} trong thư mục dữ liệu {root}.")


def shortest(path: Path) -> Path:
    """Return a path as the clerk would type it from where they are."""
    try:
        return path.absolute().relative_to(Path.cwd())
    except (ValueError, OSError):  # elsewhere, or the working folder is gone
        return path
