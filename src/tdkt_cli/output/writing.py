"""All writing to disk: a whole new file or the old one, several files or none.

Each file is written beside its target, flushed to the disk and put in place by one rename, so that
a full disk, Ctrl-C or a power cut leaves the old file as it was. `stable_zip` makes the same bytes
from the same members on every run.
"""

from __future__ import annotations

import errno
import itertools
import os
import re
import shutil
import stat
import time
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from tdkt_cli.output.names import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    Content = bytes | Callable[[BinaryIO], object]

_STALE_SECONDS = 3600
_NUMBERS = itertools.count()
_TEMPORARY = re.compile(r"\.tdkt-([0-9]{1,9})-[0-9]+\.tmp")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_ZIP_LEVEL = 6
_ZIP_SYSTEM_UNIX = 3
_ZIP_MODE = 0o644 << 16
_FULL = "hết dung lượng đĩa; dọn bớt rồi chạy lại."
_IN_USE = "tệp đang mở trong chương trình khác (Word, Excel, trình đọc PDF): đóng tệp rồi chạy lại."
_NO_RIGHT = "không có quyền ghi vào thư mục; chọn thư mục khác bằng -o."
_REASONS = {
    errno.ENOSPC: _FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _FULL,  # Windows has no quota error
    errno.EFBIG: _FULL,
    errno.EROFS: "ổ đĩa chỉ cho đọc; chọn thư mục khác bằng -o.",
    errno.ENAMETOOLONG: "tên tệp quá dài.",
    errno.EIO: "lỗi thiết bị khi ghi đĩa; kiểm tra đĩa hoặc chọn thư mục khác bằng -o.",
    errno.ENOENT: "không có thư mục để ghi (thư mục của tệp, hoặc thư mục tạm của máy).",
}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EBUSY}
_NO_FOLDER = {errno.ENOTDIR, errno.EEXIST}
_SHEETS = {".xlsx", ".csv"}
_SHORT_NAME = 6  # Word's lock file drops up to two letters of names longer than this


class OutputError(Exception):
    """A file could not be written; the text is a Vietnamese sentence for the clerk."""


def write_files(files: Mapping[Path, Content]) -> None:
    """Write files so that all of them are new or all of them are as before.

    Args:
        files: for each path its bytes, or a function that writes them to an open binary file.

    Raises:
        OutputError: a target is a folder, a symlink or open in Word; no room; no permission.
    """
    for path in files:
        _check_target(path)
        _sweep(path.parent)
    prepared: list[tuple[Path, Path]] = []
    try:
        for path, content in files.items():
            with explained(path):
                prepared.append((_create_beside(path), path))
                _fill(prepared[-1][0], path, content)
        _put_in_place(prepared)
    finally:
        for temporary, _ in prepared:
            temporary.unlink(missing_ok=True)


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, whole or not at all.

    It is not flushed to the disk: this is for what costs nothing to lose.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = next(_free_name(path))
    try:
        with open(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:  # noqa: PTH123
            file.write(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


class explained:  # noqa: N801 — used as a statement, like contextlib.suppress
    """Turn an error of the system into a sentence about the file being written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise OutputError(_sentence(self.path, error)) from error


def _sentence(path: Path, error: OSError) -> str:
    code = error.errno
    reason = _REASONS.get(code or 0) or f"lỗi hệ thống số {code}."
    if code in _NO_FOLDER:
        reason = f"{path.parent} không phải là thư mục."
    elif code in _NOT_ALLOWED:
        in_use = path.exists() and os.access(path.parent, os.W_OK)
        reason = _IN_USE if in_use else _NO_RIGHT
    return f"Không ghi được {path}: {reason}"


def _check_target(path: Path) -> None:
    refused = refusal(path)
    if refused:
        raise OutputError(f"Không ghi được {path}: {refused}")
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            mode = stat.S_IFREG
    if stat.S_ISLNK(mode):
        message = f"Không ghi đè {path}: đây là liên kết tượng trưng; xóa liên kết rồi chạy lại."
    elif stat.S_ISDIR(mode):
        message = f"Không ghi được {path}: đây là thư mục, cần tên tệp."
    elif not stat.S_ISREG(mode):
        message = f"Không ghi được {path}: đây không phải tệp thường."
    else:
        message = next(_open_elsewhere(path), "")
    if message:
        raise OutputError(message)


def _open_elsewhere(path: Path) -> Iterator[str]:
    """Yield a sentence for each program whose lock file stands beside the target."""
    for name, program in _lock_names(path):
        if path.with_name(name).exists():
            yield (
                f"Không ghi được {path}: tệp đang mở trong {program}: đóng tệp rồi chạy lại. "
                f"Nếu {program} không còn chạy thì xóa tệp ẩn {name}."
            )


def _lock_names(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the files that programs keep beside a document while it is open, with the program."""
    program = "Excel" if path.suffix.lower() in _SHEETS else "Word"
    yield f"~${path.name}", program
    yield f"~${path.name[min(max(len(path.stem) - _SHORT_NAME, 0), 2) :]}", program
    yield f".~lock.{path.name}#", "LibreOffice"


def _sweep(folder: Path) -> None:
    """Remove temporary files of runs that were killed, or that are more than an hour old."""
    oldest = time.time() - _STALE_SECONDS
    for left in folder.glob(".tdkt-*.tmp"):
        with suppress(OSError):
            found = left.lstat()
            if stat.S_ISREG(found.st_mode) and (found.st_mtime < oldest or _is_orphan(left.name)):
                left.unlink()


def _is_orphan(name: str) -> bool:
    """Tell whether the run that made a temporary file is known to have ended.

    On Windows nothing is known: there `os.kill` would end the process instead of asking for it.
    """
    made = _TEMPORARY.fullmatch(name)
    if os.name == "nt" or made is None:
        return False
    try:
        os.kill(int(made[1]), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):  # someone else's process
        return False
    return False


def _free_name(path: Path) -> Iterator[Path]:
    """Yield names beside a file, none twice: whether one is there tells what became of it."""
    for number in _NUMBERS:
        yield path.with_name(f".tdkt-{os.getpid()}-{number}.tmp")


def _create_beside(path: Path) -> Path:
    """Create an empty file of a new name in the folder of the target."""
    for temporary in _free_name(path):
        with suppress(FileExistsError):
            flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
            os.close(os.open(temporary, flags, 0o666))
            return temporary
    raise AssertionError  # pragma: no cover — the names never end


def _fill(temporary: Path, path: Path, content: Content) -> None:
    if path.exists():
        shutil.copymode(path, temporary)
    with temporary.open("wb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            content(file)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(prepared: list[tuple[Path, Path]]) -> None:
    """Rename each temporary file over its target; when one fails, put the earlier ones back."""
    done: list[tuple[Path, Path | None]] = []
    try:
        for temporary, path in prepared:
            with explained(path):
                kept = _keep_old(path) if len(prepared) > 1 and path.exists() else None
                done.append((path, kept))
                temporary.replace(path)
    except BaseException:
        replaced = {path for temporary, path in prepared if not temporary.exists()}
        for path, kept in done:
            with suppress(OSError):
                if path not in replaced:  # the old file stands there still
                    if kept is not None:
                        kept.unlink()
                elif kept is not None:
                    kept.replace(path)
                else:
                    path.unlink()
        raise
    for _, kept in done:
        if kept is not None:
            kept.unlink(missing_ok=True)
    for folder in sorted({path.parent for _, path in prepared}):
        _flush_folder(folder)


def _keep_old(path: Path) -> Path:
    """Keep the old file under a second name until all new ones are in place."""
    for kept in _free_name(path):
        with suppress(FileExistsError):
            try:
                kept.hardlink_to(path)
            except FileExistsError:
                raise
            except OSError:  # file systems without hard links
                if kept.exists():
                    continue
                shutil.copy2(path, kept)
            return kept
    raise AssertionError  # pragma: no cover — the names never end


def _flush_folder(folder: Path) -> None:
    """Make the renames themselves survive a power cut (not possible, nor needed, on Windows)."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def stable_zip(target: BinaryIO, members: Iterable[tuple[str, bytes | Iterable[bytes]]]) -> None:
    """Write a ZIP whose bytes depend on nothing but its members and their order.

    Args:
        target: an open binary file.
        members: names with whole content, or with chunks that are written as they come.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_ZIP_LEVEL) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _ZIP_SYSTEM_UNIX
            info.external_attr = _ZIP_MODE
            info._compresslevel = _ZIP_LEVEL  # type: ignore[attr-defined]  # noqa: SLF001 — bpo-34097
            with archive.open(info, "w") as member:
                for chunk in [content] if isinstance(content, bytes) else content:
                    member.write(chunk)
