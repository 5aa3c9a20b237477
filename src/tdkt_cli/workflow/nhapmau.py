"""`tdkt nhapmau`: filled forms into data, every fault at once, nothing with an error written."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import storage
from tdkt_cli.output import OutputError, locked, write_files
from tdkt_cli.package import MAX_SIZE
from tdkt_cli.workflow.asking import asked_unit
from tdkt_cli.workflow.importing.changes import shown_changes, shown_losses
from tdkt_cli.workflow.importing.drafting import Asked, Batch, draft_all
from tdkt_cli.workflow.importing.handed import HandedBack
from tdkt_cli.workflow.importing.judging import Judged, Known, judge
from tdkt_cli.workflow.importing.passed_over import passed_over
from tdkt_cli.workflow.importing.reading import Form, names_of, read
from tdkt_cli.workflow.values import CannotRun, Checked, FormCounts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from tdkt_cli.findings import Finding
    from tdkt_cli.storage import Loaded, Snapshot

ENDINGS = (".docx", ".xlsx")
MAX_FORMS = 2_000


class Importing(NamedTuple):
    """What to import and how.

    Attributes:
        forms: files and folders as typed.
        unit: code or name of the unit of forms that do not name theirs.
        day: when they are imported; the clock is never read.
        preview: show the change and write nothing to the data.
        back: folder for what goes back to the units, empty for none.
    """

    forms: tuple[str, ...]
    unit: str = ""
    day: date | None = None
    preview: bool = False
    back: str = ""


class ImportedForm(NamedTuple):
    """What became of one form.

    Attributes:
        name: its path as typed.
        kind: its title in words, empty when it is not known.
        files: the data files it makes.
        taken: it has no error.
    """

    name: str
    kind: str
    files: tuple[str, ...]
    taken: bool


class Imported(NamedTuple):
    """The outcome.

    Attributes:
        checked: what was found, at the cells.
        forms: in the order they were read.
        changes: the difference of the files that change.
        changed: the data files that change.
        written: whether they were written.
        copies: the marked copies of forms with errors that were written.
        slips: the slips that go with them.
        no_slips: why there are none though forms go back.
        losses: what the data lose by the forms that are taken, in words.
    """

    checked: Checked
    forms: tuple[ImportedForm, ...]
    changes: str
    changed: tuple[str, ...]
    written: bool
    copies: tuple[Path, ...] = ()
    slips: tuple[Path, ...] = ()
    no_slips: str = ""
    losses: tuple[str, ...] = ()


def nhapmau(
    folder: str | None,
    year: int | None,
    asked: Importing,
    progress: Callable[[int, int, str], None] | None = None,
) -> Imported:
    """Import filled forms.

    Args:
        folder: the folder that holds `data/`, `None` for the nearest parent.
        year: the plan's year, `None` for the newest.
        asked: what to import.
        progress: told of each form before it is read, and before it is marked to go back.

    Raises:
        CannotRun: no such folder, plan, unit or form; a file cannot be read or written.
    """
    try:
        root = storage.find_root(folder)
        with nullcontext() if asked.preview else locked(root):
            return _Import(root, year, asked).run(progress)
    except (storage.StorageError, OutputError) as error:
        raise CannotRun(str(error)) from error


class _Import:
    """One run."""

    def __init__(self, root: Path, year: int | None, asked: Importing) -> None:
        self.root = root
        self.asked = asked
        self.paths, self.others = _paths(asked.forms)
        self.snapshot: Snapshot = storage.take(root)
        self.loaded: Loaded = storage.load(self.snapshot, year)

    def run(self, progress: Callable[[int, int, str], None] | None) -> Imported:
        """Read, judge and write."""
        plan = self.loaded.dataset.plan
        if plan is None:
            raise CannotRun("Chưa nhập: kế hoạch của năm có lỗi, sửa kế hoạch trước.")
        unit = ""
        if self.asked.unit:
            unit = asked_unit(self.asked.unit, plan.record.don_vi).ma_don_vi
        names = names_of(
            plan.record, (source.record for source in self.loaded.dataset.registrations)
        )
        forms: list[Form] = []
        for number, path in enumerate(self.paths):
            if progress:
                progress(number, len(self.paths), path.name)
            data = storage.read_given(str(path), MAX_SIZE)
            forms.append(read(data, path.as_posix(), number, names))
        if progress:
            progress(len(forms), len(self.paths), "")
        said = Asked(unit, self.asked.day)
        batch, judged = self.judged(forms, said)
        return self.finished(forms, batch, judged, self.back(forms, judged, said, progress))

    def judged(self, forms: Sequence[Form], asked: Asked) -> tuple[Batch, Judged]:
        """Return what the forms without error make, and what is wrong with all of them.

        A form with an error takes nothing to the data, so the others are judged again without it.
        """
        old = {name: data for name, data in self.snapshot.files if data is not None}
        known = Known(self.loaded)
        numbers = list(range(len(forms)))
        findings: dict[int, tuple[Finding, ...]] = {}
        while True:
            batch = draft_all(forms, numbers, self.loaded, old, asked)
            judged = judge(forms, batch, self.snapshot, self.loaded, known)
            findings |= judged.findings
            failed = judged.failed()
            if not failed:
                return batch, Judged(findings)
            numbers = [number for number in numbers if number not in failed]

    def finished(
        self, forms: Sequence[Form], batch: Batch, judged: Judged, back: HandedBack
    ) -> Imported:
        """Write what changes, unless it is only to be shown, and what goes back, all or nothing."""
        changed = {name: file for name, file in batch.files.items() if file.new != file.old}
        failed = judged.failed()
        self.snapshot.check_reach(changed)
        new = {self.root / name: file.new for name, file in changed.items()}
        write_files(back.files if self.asked.preview else new | back.files)
        made: dict[int, list[str]] = {}
        for name, file in batch.files.items():
            for number in file.forms:
                made.setdefault(number, []).append(name)
        found = tuple(
            finding for number in range(len(forms)) for finding in judged.findings[number]
        )
        return Imported(
            Checked(
                found,
                FormCounts(len(forms), len(forms) - len(failed)),
                passed_over(self.others),
                lambda _file, _line: None,
            ),
            tuple(
                ImportedForm(
                    form.name,
                    form.read.kind.title if form.read else "",
                    tuple(sorted(made.get(number, ()))),
                    number not in failed,
                )
                for number, form in enumerate(forms)
            ),
            shown_changes(changed),
            tuple(sorted(changed)),
            bool(changed) and not self.asked.preview,
            _shortest(back.copies),
            _shortest(back.slips),
            back.refused,
            shown_losses(fault for faults in batch.faults.values() for fault in faults),
        )

    def back(
        self,
        forms: Sequence[Form],
        judged: Judged,
        said: Asked,
        progress: Callable[[int, int, str], None] | None,
    ) -> HandedBack:
        """Return what goes back to the units, if it is asked for."""
        failed = {number: judged.findings[number] for number in sorted(judged.failed())}
        if not self.asked.back or not failed:
            return HandedBack({}, {})
        from tdkt_cli.workflow.importing.returning import hand_back  # noqa: PLC0415 — Jinja2, docx

        return hand_back(forms, failed, self.loaded, said, self.asked.back, progress)


def _shortest(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return paths as they are shown."""
    listed = tuple(paths)
    if not listed:
        return ()
    from tdkt_cli.workflow.naming import shortest  # noqa: PLC0415 — with the writers of papers

    return tuple(map(shortest, listed))


def _paths(typed: tuple[str, ...]) -> tuple[list[Path], list[Path]]:
    """Return the forms to read, each once, and the other files that the folders hold."""
    found: dict[Path, None] = {}
    others: dict[Path, None] = {}
    for argument in typed:
        paths, rest = storage.handed_over(argument, ENDINGS)
        found.update(dict.fromkeys(paths))
        others.update(dict.fromkeys(rest))
    if not found:
        notes = " ".join(("Không có biểu mẫu nào (.docx, .xlsx) để nhập.", *passed_over([*others])))
        raise CannotRun(notes)
    if len(found) > MAX_FORMS:
        raise CannotRun(f"Có {len(found)} biểu mẫu, nhiều hơn {MAX_FORMS}: chia thành nhiều lần.")
    return list(found), list(others)
