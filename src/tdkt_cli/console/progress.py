"""A progress bar on a terminal, for work that takes longer than a moment."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tdkt_cli.console.safe import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, TaskID

PATIENCE_SECONDS = 1.0


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int, str], None] | None]:
    """Give a function that is told of each piece of work: its number, how many, its name.

    Args:
        what: the work in words, such as `Đọc biểu mẫu`.

    Yields:
        `None` when standard error is no terminal. The bar appears after a second, and vanishes.
    """
    if not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(what)
    try:
        yield bar.tell
    finally:
        bar.stop()


class _Bar:
    """A bar that is drawn only when the work is slow."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.started = time.monotonic()
        self.progress: Progress | None = None
        self.task: TaskID | None = None

    def tell(self, number: int, total: int, name: str) -> None:
        """Take note of a piece of work."""
        if self.progress is None:
            if time.monotonic() - self.started < PATIENCE_SECONDS:
                return
            self.start(total)
        if self.progress is not None and self.task is not None:
            description = f"{self.what} {shown(name)}".rstrip()
            self.progress.update(self.task, completed=number, total=total, description=description)

    def start(self, total: int) -> None:
        """Draw the bar."""
        from rich.console import Console  # noqa: PLC0415 — only for slow work on a terminal
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

        console = Console(stderr=True, markup=False, emoji=False, highlight=False)
        text = TextColumn("{task.description}", markup=False)
        self.progress = Progress(
            BarColumn(), MofNCompleteColumn(), text, console=console, transient=True
        )
        self.progress.start()
        self.task = self.progress.add_task(self.what, total=total)

    def stop(self) -> None:
        """Take the bar away."""
        if self.progress is not None:
            self.progress.stop()
