"""Which folder holds the data, and what to say when none does."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

PLAN_NAME = re.compile(r"plan-([0-9]{4})\.ya?ml", re.IGNORECASE)
_EXTRA_ENDING = re.compile(
    r"(.+?\.ya?ml)(?:\.(?:txt|text|ya?ml|docx?|rtf))+", re.IGNORECASE | re.DOTALL
)


class StorageError(Exception):
    """The data folder cannot be used at all; the message is one Vietnamese sentence."""


def find_root(folder: str | None) -> Path:
    """Return the folder that holds `data/plan-*.yaml`.

    Args:
        folder: as given with `-C`; `None` for the working folder or its nearest parent.

    Raises:
        StorageError: there is none.
    """
    start = Path(folder) if folder else Path.cwd()
    if not os.path.isdir(start):  # noqa: PTH112 — Path.is_dir raises where it may not look
        _check_right(start)
        raise StorageError(f"Không có thư mục {start}.")
    candidates = (start,) if folder else (start, *start.parents)
    for candidate in candidates:
        if plan_years(candidate):
            return candidate
    for candidate in candidates:
        _check_right(candidate / "data")
    raise StorageError(
        f"Không thấy kế hoạch data/plan-<năm>.yaml trong {start}"
        + ("" if folder else " và các thư mục cha; dùng -C để chỉ thư mục chứa data/")
        + "."
        + _hint(start)
    )


def _check_right(folder: Path) -> None:
    """Refuse a folder that is there but may not be read."""
    with suppress(FileNotFoundError, NotADirectoryError):
        try:
            os.listdir(folder)  # noqa: PTH208 — only whether it may be done
        except PermissionError as error:
            raise StorageError(
                f"Không có quyền đọc thư mục {folder}: xin quyền đọc, hoặc chạy bằng tài khoản "
                "khác."
            ) from error


def _hint(start: Path) -> str:
    """Return what may have been meant by a folder without a plan, `""` for nothing."""
    whole = Path(os.path.abspath(start))  # noqa: PTH100 — resolve() would follow links
    if whole.name == "data" and plan_years(whole.parent):
        parent = start.parent if start.name == "data" else whole.parent
        return f" Chỉ thư mục chứa data/, không chỉ data: dùng -C {parent}."
    try:
        names = sorted(os.listdir(start / "data"))  # noqa: PTH208 — names alone are wanted
    except OSError:
        return ""
    for name in names:
        meant = without_extra_ending(name)
        if meant and PLAN_NAME.fullmatch(meant):
            return f" Tệp data/{name} có đuôi thừa: đổi tên thành {meant}."
    return ""


def without_extra_ending(name: str) -> str | None:
    """Return `van-phong.yaml` for `van-phong.yaml.txt` or `van-phong.yaml.yaml`, `None` for others.

    Programs that hide the endings of files add one that the clerk does not see.
    """
    found = _EXTRA_ENDING.fullmatch(name)
    return found[1] if found else None


def plan_years(root: Path) -> tuple[int, ...]:
    """Return the years of the plans in a root, oldest first."""
    try:
        names = os.listdir(root / "data")  # noqa: PTH208 — names alone are wanted
    except OSError:
        return ()
    return tuple(sorted({int(m[1]) for m in map(PLAN_NAME.fullmatch, names) if m}))
