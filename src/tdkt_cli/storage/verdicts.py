"""Answers kept between runs, in the user's own folder for such; losing one only costs time.

What is kept is JSON, never a pickle: a file that someone else wrote can at worst say something
wrong, and the folder belongs to one user. `TDKT_CACHE=0` keeps and recalls nothing.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import platformdirs

from tdkt_cli import output

_KEPT = 40
_LARGEST = 4 * 1024 * 1024
_ENDING = ".json"
# What an answer depends on beside our own files; the C parser is a module of its own.
_LIBRARIES = ("pydantic", "pydantic_core", "_ruamel_yaml")


def program() -> str:
    """Return a fingerprint of the program: its files, its libraries, Python."""
    found = hashlib.blake2b(sys.version.encode(), digest_size=20)
    for name in _LIBRARIES:
        spec = find_spec(name)
        found.update(_state(Path(spec.origin)) if spec and spec.origin else b"-")
    pending = [Path(__file__).parents[1]]
    while pending:
        with suppress(OSError), os.scandir(pending.pop()) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                if entry.name == "__pycache__":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(Path(entry.path))
                else:
                    found.update(_state(Path(entry.path)))
    return found.hexdigest()


def _state(path: Path) -> bytes:
    with suppress(OSError):
        found = path.stat()
        return f"{path} {found.st_size} {found.st_mtime_ns}\n".encode("utf-8", "surrogatepass")
    return b"?"


def recall(key: str) -> str | None:
    """Return what was kept under a key, `None` when nothing was or it cannot be read."""
    folder = _folder()
    if folder is None:
        return None
    path = folder / f"{key}{_ENDING}"
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    with suppress(OSError):
        path.touch()  # the answers asked for last are kept longest
    return text


def keep(key: str, text: str) -> None:
    """Keep an answer; nothing is said when it cannot be kept."""
    folder = _folder()
    content = text.encode("utf-8", "surrogatepass")
    if folder is not None and len(content) <= _LARGEST:
        with suppress(OSError, output.OutputError):
            output.write_private(folder / f"{key}{_ENDING}", content)
            _forget_oldest(folder)


def _forget_oldest(folder: Path) -> None:
    kept = sorted(folder.glob(f"*{_ENDING}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[_KEPT:]:
        path.unlink(missing_ok=True)


def _folder() -> Path | None:
    if os.environ.get("TDKT_CACHE") == "0":
        return None
    try:
        return platformdirs.user_cache_path("tdkt", appauthor=False) / "kiem-tra"
    except (RuntimeError, OSError):  # no home folder
        return None
