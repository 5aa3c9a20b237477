"""Commands that change data: under the lock, checked before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import edits, output, storage
from tdkt_cli.findings import Severity
from tdkt_cli.workflow.checking import CheckedYear, check
from tdkt_cli.workflow.values import CannotRun, Checked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tdkt_cli.findings import Finding
    from tdkt_cli.storage import Snapshot

FIRST_LINE = "Tệp do lệnh tdkt ghi; sửa bằng tay cũng được."


class NotChanged(Exception):  # noqa: N818 — a refusal, not a mistake
    """A change that the data do not allow (exit code 1); one Vietnamese sentence."""


class Changed(NamedTuple):
    """The outcome of a command that changes data.

    Attributes:
        checked: findings of the files changed, as they are now.
        written: names of the files written, relative to the root; empty when nothing changed.
        said: what changed, a sentence each.
        next_step: what to do now, one sentence.
        refused: why nothing was written.
    """

    checked: Checked
    written: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    next_step: str = ""
    refused: str | None = None


class Change(NamedTuple):
    """What a command wants to write.

    Attributes:
        files: new content by name relative to the root.
        said: what changes, a sentence each; said also when the files are already so.
        next_step: what to do then.
    """

    files: Mapping[str, bytes]
    said: tuple[str, ...]
    next_step: str = ""


class Standing(NamedTuple):
    """The data as a change finds them: checked, with the bytes of each file."""

    checked_year: CheckedYear
    snapshot: Snapshot

    def content(self, name: str) -> bytes | None:
        """Return the content of a file, `None` when there is none."""
        return self.snapshot.content(name)

    def edited(self, name: str, new: dict[str, edits.Given]) -> bytes:
        """Return a file to start from: the one that is there, or a new one.

        Args:
            name: of the file, relative to the root.
            new: what a new file holds.
        """
        content = self.content(name)
        return edits.new_file(new, FIRST_LINE) if content is None else content


def change_data(
    folder: str | None, year: int | None, make: Callable[[Standing], Change]
) -> Changed:
    """Change data files, or refuse.

    The files are read under the lock, so that nothing another command wrote is lost. What would
    make an error that was not there before is refused, with the error shown.

    Args:
        folder: the folder that holds `data/`, `None` for the nearest parent.
        year: the plan's year, `None` for the newest.
        make: what to write; raises `NotChanged` to refuse.

    Raises:
        CannotRun: no such folder or plan, the lock is held, a file cannot be written.
    """
    try:
        root = storage.find_root(folder)
        with output.locked(root):
            return _change(root, year, make)
    except (storage.StorageError, output.OutputError) as error:
        raise CannotRun(str(error)) from error


def _change(root: Path, year: int | None, make: Callable[[Standing], Change]) -> Changed:
    snapshot = storage.take(root)
    before = check(snapshot, year)
    try:
        change = make(Standing(before, snapshot))
    except (NotChanged, edits.EditError) as error:
        return Changed(before.about(lambda _: False), refused=str(error))
    snapshot.check_reach(change.files)
    files = {name: new for name, new in change.files.items() if new != snapshot.content(name)}
    after = check(snapshot.with_files(files), year) if files else before
    new_errors = _errors(after) - _errors(before)
    if new_errors:
        shown = after.whole._replace(findings=tuple(f for f in after.findings if f in new_errors))
        return Changed(shown, refused=f"Chưa ghi: sẽ có thêm {len(new_errors)} lỗi (nêu trên).")
    output.write_files({root / name: content for name, content in files.items()})
    touched = after.about(lambda name: name in change.files)
    return Changed(touched, tuple(files), change.said, change.next_step)


def _errors(checked_year: CheckedYear) -> set[Finding]:
    return {found for found in checked_year.findings if found.severity is Severity.ERROR}
