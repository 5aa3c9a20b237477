"""Reading one file that the user names: a form that came in, a document to be checked."""

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
    IsADirectoryError: "đây là thư mục, không phải tệp",
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
