"""A lock for commands that change data: two of them at once would lose what one of them wrote.

As in git, the lock is a file that only one can create. It names the process that holds it, so that
the lock of a process that was killed is known for what it is and taken away.
"""

from __future__ import annotations

import errno
import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tdkt_cli.output.writing import OutputError, explained

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = ".tdkt-khoa"
_PATIENCE_SECONDS = 3.0
_PAUSE_SECONDS = 0.05
_STALE_SECONDS = 600  # of a lock whose owner cannot be asked after: another machine, Windows


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the lock of a data root while its files are read, changed and written.

    Args:
        root: the folder that holds `data/`.

    Raises:
        OutputError: another command holds it and does not end soon; the folder cannot be written.
    """
    path = root / NAME
    owner = f"{os.getpid()} {_machine()}\n".encode()
    _take(path, owner)
    try:
        yield
    finally:
        with suppress(OSError):
            if path.read_bytes() == owner:
                path.unlink()


def _machine() -> str:
    import socket  # noqa: PLC0415 — a slow import that reading never needs

    return socket.gethostname()


def _take(path: Path, owner: bytes) -> None:
    give_up = time.monotonic() + _PATIENCE_SECONDS
    while not _create(path, owner):
        if _is_stale(path):
            _take_away(path)
        elif time.monotonic() > give_up:
            raise OutputError(_busy(path))
        else:
            time.sleep(_PAUSE_SECONDS)


def _create(path: Path, owner: bytes) -> bool:
    with explained(path), suppress(FileExistsError):
        file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
        try:
            os.write(file, owner)
        except OSError:
            path.unlink(missing_ok=True)  # a lock that names nobody would be held for minutes
            raise
        finally:
            os.close(file)
        return True
    return False


def _owner(path: Path) -> tuple[int, str] | None:
    """Return the process and machine that a lock names, `None` while it names none."""
    try:
        number, _, machine = path.read_text("utf-8").strip().partition(" ")
        return int(number), machine
    except (OSError, ValueError):
        return None


def _is_stale(path: Path) -> bool:
    owner = _owner(path)
    if owner and owner[1] == _machine() and os.name != "nt":
        return not _is_alive(owner[0])
    with suppress(OSError):
        return time.time() - path.lstat().st_mtime > _STALE_SECONDS
    return False


def _is_alive(process: int) -> bool:
    """Tell whether a process runs (never asked on Windows, where asking would end it)."""
    try:
        os.kill(process, 0)
    except OSError as error:
        return error.errno == errno.EPERM  # someone else's
    except OverflowError:
        return False
    return True


def _take_away(path: Path) -> None:
    """Remove a stale lock; one that another command made meanwhile is put back."""
    aside = path.with_name(f"{NAME}-{os.getpid()}")
    with suppress(OSError):
        path.replace(aside)
        if not _is_stale(aside):
            with suppress(OSError):
                path.hardlink_to(aside)
        aside.unlink()


def _busy(path: Path) -> str:
    owner = _owner(path)
    who = f" (tiến trình {owner[0]} trên máy {owner[1]})" if owner else ""
    return (
        f"Một lệnh tdkt khác đang ghi dữ liệu{who}: chờ lệnh ấy xong rồi chạy lại. "
        f"Nếu lệnh ấy không còn chạy thì xóa tệp {path}."
    )
