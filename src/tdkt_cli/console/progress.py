"""A progress bar on a terminal, for whatever takes longer than a moment.

Every command runs under `patience`; a command whose work comes in pieces tells of them through
`progress_bar`. The bar stands on standard error, and is gone before the first word of the answer.
"""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

from tdkt_cli.console import streams
from tdkt_cli.console.safe import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, TaskID

    Tell = Callable[[int, int, str], None]

PATIENCE_SECONDS = 1.0
_running: list[_Bar] = []


@contextmanager
def patience(what: str) -> Iterator[None]:
    """Show a bar while the work takes longer than a second; none when standard error is a file.

    Args:
        what: the work in words, such as `tdkt trinhky`.
    """
    if not sys.stderr.isatty():
        yield
        return
    bar = _Bar(what)
    _running.append(bar)
    streams.before_output(bar.stop)
    try:
        yield
    finally:
        _running.remove(bar)
        bar.stop()


@contextmanager
def progress_bar(what: str) -> Iterator[Tell | None]:
    """Give a function that is told of each piece of work: its number, how many, its name.

    Args:
        what: the work in words, such as `Đọc biểu mẫu`.

    Yields:
        `None` when standard error is no terminal. The bar appears after a second, and vanishes.
    """
    if _running:
        bar = _running[-1]
        bar.what = what
        yield bar.tell
        return
    with patience(what):
        yield _running[-1].tell if _running else None


class _Bar:
    """A bar that is drawn only when the work is slow, and once taken away stays away."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.lock = Lock()
        self.progress: Progress | None = None
        self.task: TaskID | None = None
        self.total: int | None = None
        self.done = 0
        self.ended = False
        self.began = time.monotonic()
        self.timer = Timer(PATIENCE_SECONDS, self.start)
        self.timer.daemon = True
        self.timer.start()

    def tell(self, number: int, total: int, name: str) -> None:
        """Take note of a piece of work."""
        if time.monotonic() - self.began >= PATIENCE_SECONDS:
            self.start()  # the timer may come late on a busy machine
        with self.lock:
            self.done, self.total = number, total
            if self.progress is not None and self.task is not None:
                said = f"{self.what} {number}/{total} {shown(name)}".rstrip()
                self.progress.update(self.task, completed=number, total=total, description=said)

    def start(self) -> None:
        """Draw the bar."""
        from rich.console import Console  # noqa: PLC0415 — only for slow work on a terminal
        from rich.progress import (  # noqa: PLC0415 — likewise
            BarColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
        )

        with self.lock:
            if self.ended or self.progress is not None:
                return
            console = Console(
                file=streams.beside_errors(), markup=False, emoji=False, highlight=False
            )
            text = TextColumn("{task.description}", markup=False)
            self.progress = Progress(
                BarColumn(), TimeElapsedColumn(), text, console=console, transient=True,
                redirect_stdout=False, redirect_stderr=False,
            )  # fmt: skip
            self.task = self.progress.add_task(
                f"{self.what} …", total=self.total, completed=self.done
            )
            self.progress.start()

    def stop(self) -> None:
        """Take the bar away."""
        self.timer.cancel()
        with self.lock:
            self.ended = True
            if self.progress is not None:
                self.progress.stop()
                self.progress = None
