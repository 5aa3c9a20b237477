"""Files that the user names: forms that came in, documents to be checked."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from tdkt_cli.storage.roots import StorageError

_REASONS: Final[dict[type[Exception], str]] = {
    FileNotFoundError: "không có tệp này",
    NotADirectoryError: "không có tệp này",
    PermissionError: "không được quyền đọc, hoặc tệp đang mở trong chương trình khác",
    IsADirectoryError: "đây là thư mục; ghi tên từng tệp trong đó",
}


def read_given(name: str, most: int) -> bytes:
    """Return the bytes of a file, of which one more than `most` is enough to refuse it.

    Args:
        name: the path as typed.
        most: how many bytes the reader takes at most.

    Raises:
        StorageError: there is no such file, or it is no plain file; one Vietnamese sentence.
    """
    path = Path(name)
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - the user names it: a link is what he means
        if stat.S_ISDIR(mode):
            raise IsADirectoryError
        if not stat.S_ISREG(mode):
            raise StorageError(f"Không đọc {name}: đây không phải tệp thường.")
        with path.open("rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError) as error:
        reason = _REASONS.get(type(error), "lỗi hệ thống")
        raise StorageError(f"Không đọc được {name}: {reason}.") from error


def handed_over(typed: str, endings: tuple[str, ...]) -> tuple[list[Path], list[Path]]:
    """Return the files that an argument means, and the others that a folder holds.

    Args:
        typed: a file, or a folder whose files with these endings are meant, in the order of names.
        endings: such as `.docx`, in lower case; a file named itself may have any.

    Raises:
        StorageError: there is no such file or folder.
    """
    path = Path(typed)
    if not path.exists():
        raise StorageError(f"Không có tệp hay thư mục «{typed}».")
    if not path.is_dir():
        return [path], []
    files: list[Path] = []
    others: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=_unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith((".", "~")):
                continue
            meant = files if name.lower().endswith(endings) else others
            meant.append(Path(folder) / name)
    return files, others


def _unreadable(error: OSError) -> None:
    raise StorageError(f"Không đọc được thư mục «{error.filename}».") from error
