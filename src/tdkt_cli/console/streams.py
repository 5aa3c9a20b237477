"""Standard output and standard error that work on every terminal, pipe and disk."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

_REASONS = {
    errno.ENOSPC: "hết dung lượng đĩa",
    errno.EBADF: "đầu ra đã bị đóng",
    errno.EIO: "lỗi thiết bị",
}


class _Closed(io.RawIOBase):
    """Stands for a standard output that was closed before the program began."""

    def writable(self) -> bool:
        return True

    def write(self, _data: object) -> int:
        raise OSError(errno.EBADF, "closed")


def prepare() -> None:
    """Make both streams UTF-8, with an escape for what they cannot hold, and never `None`.

    A closed standard stream would lend its number to the first file opened, and a program that
    we start would write into it: the numbers 0 to 2 are taken first.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _take_standard_numbers()
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_Closed()), "utf-8", "backslashreplace")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives on
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _take_standard_numbers() -> None:
    number = 0
    while number < 3:
        number = os.open(os.devnull, os.O_RDWR)
    os.close(number)


def write(text: str) -> None:
    """Write text to standard output as it is."""
    sys.stdout.write(text)


def write_document(text: str) -> None:
    r"""Write a document to standard output with the bytes its file would have (`\n` stays)."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def say(sentence: str) -> None:
    """Write one line to standard error; a standard error that fails is not worth a failure."""
    try:
        sys.stderr.write(sentence + "\n")
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def output_error() -> OSError | None:
    """Return why standard output cannot be written, or None when all of it was."""
    try:
        sys.stdout.flush()
    except OSError as error:
        return error
    return None


def give_up_output(error: OSError) -> None:
    """Say once that the output is lost; a reader that left (`| head`) is no news."""
    _discard(sys.stdout)
    # Windows reports a pipe without a reader as EINVAL.
    if error.errno in (errno.EPIPE, errno.EINVAL):
        return
    reason = _REASONS.get(error.errno or 0, f"lỗi hệ thống số {error.errno}")
    say(f"Không ghi được kết quả ra đầu ra chuẩn: {reason}.")


def _discard(stream: TextIO) -> None:
    """Point a stream at nothing, so that the flush at exit does not fail a second time."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
    with contextlib.suppress(OSError, ValueError):
        stream.flush()
