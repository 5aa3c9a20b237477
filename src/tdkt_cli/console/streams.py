"""Standard output and standard error that work on every terminal, pipe and disk."""

from __future__ import annotations

import errno
import io
import os
import sys

TYPE_CHECKING = False  # importing `typing` would cost a third of `tdkt --version`
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from _typeshed import ReadableBuffer

_REASONS = {
    errno.ENOSPC: "hết dung lượng đĩa",
    errno.EBADF: "đầu ra đã bị đóng",
    errno.EIO: "lỗi thiết bị",
}


_before_output: list[Callable[[], None]] = []
_year_asked: list[str] = []


class _Output(io.RawIOBase):
    """A standard stream that remembers why it failed, and from then on swallows what is left.

    Without it the interpreter would try once more at exit, and say so in English.

    Args:
        raw: the file itself, `None` when it is closed.
        ours: whether what is written is the program's answer, not a bar beside it.
    """

    def __init__(self, raw: io.RawIOBase | None, *, ours: bool = True) -> None:
        self._raw = raw
        self._ours = ours
        self.error: OSError | None = None

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._raw is not None and self._raw.isatty()

    def fileno(self) -> int:
        if self._raw is None:
            raise OSError(errno.EBADF, "closed")
        return self._raw.fileno()

    def beside(self) -> _Output:
        """Return a second stream over the same file, which does not count as an answer."""
        return _Output(self._raw, ours=False)

    def write(self, data: ReadableBuffer) -> int | None:
        while self._ours and _before_output:
            _before_output.pop()()
        if self.error is not None:
            return memoryview(data).nbytes
        try:
            return os.write(self.fileno(), data) if self._raw is None else self._raw.write(data)
        except OSError as error:
            self.error = error
            raise


def prepare() -> None:
    """Make both streams UTF-8, with an escape for what they cannot hold, and never `None`.

    A standard stream that is closed would lend its number to the first file opened, and a program
    that we start would write into that file: the numbers 0 to 2 are taken first.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        number = 0
        while number <= 2:
            number = os.open(os.devnull, os.O_RDWR)
        os.close(number)
    sys.stdout = _watched(sys.stdout)
    sys.stderr = _watched(sys.stderr)


def before_output(call: Callable[[], None]) -> None:
    """Have something done once, before the next thing is written to either stream."""
    _before_output.append(call)


def beside_errors() -> TextIO:
    """Return a stream to the terminal of standard error for what moves and vanishes (a bar)."""
    raw = getattr(getattr(sys.stderr, "buffer", None), "raw", None)
    return _text_over(raw.beside()) if isinstance(raw, _Output) else sys.stderr


def _watched(stream: TextIO | None) -> TextIO:
    """Return a UTF-8 stream over the same file, or over none."""
    buffer = getattr(stream, "buffer", None)
    return _text_over(_Output(getattr(buffer, "raw", buffer)))  # `python -u`: buffer is the file


def _text_over(raw: _Output) -> TextIO:
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding="utf-8",
        errors="backslashreplace",
        line_buffering=raw.isatty(),
    )


def write(text: str) -> None:
    """Write text to standard output as it is."""
    sys.stdout.write(text)


def write_document(text: str) -> None:
    r"""Write a document to standard output with the bytes its file would have (`\n` stays)."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def keep_year(year: str) -> None:
    """Let the commands that sentences name ask for the same year as the one that runs."""
    _year_asked[:] = [year] if year else []


def in_year(command: str) -> str:
    """Return a command to type, with the year that was asked for; without one as it is."""
    if not _year_asked or not {"--nam", "--help"}.isdisjoint(command.split()):
        return command
    return f"{command} --nam {_year_asked[0]}"


def say(sentence: str) -> None:
    """Write one line to standard error; a standard error that fails is not worth a failure."""
    first, *rest = sentence.split("«tdkt ")
    for piece in rest:
        command, mark, text = piece.partition("»")
        first += f"«{in_year(f'tdkt {command}') if mark else f'tdkt {command}'}{mark}{text}"
    try:
        sys.stderr.write(first + "\n")
        sys.stderr.flush()
    except OSError:
        return


def advise(sentence: str) -> None:
    """Say what to do next to whoever sits at a terminal; in a pipe or a hook nobody does."""
    if sys.stderr.isatty():
        say(sentence)


def output_error() -> OSError | None:
    """Return why standard output could not be written, or None when all of it was."""
    try:
        sys.stdout.flush()
    except OSError as error:
        return error
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    return raw.error if isinstance(raw, _Output) else None


def say_output_lost(error: OSError) -> None:
    """Say once that the output is lost; a reader that left (`| head`) is no news."""
    # Windows reports a pipe without a reader as EINVAL.
    if error.errno in (errno.EPIPE, errno.EINVAL):
        return
    reason = _REASONS.get(error.errno or 0, f"lỗi hệ thống số {error.errno}")
    say(f"Không ghi được kết quả ra đầu ra chuẩn: {reason}.")
