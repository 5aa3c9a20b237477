"""Reading a year and running the rules over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import rules, storage
from tdkt_cli.workflow.values import CannotRun, Checked, Counts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tdkt_cli.findings import Finding
    from tdkt_cli.storage import Loaded, Snapshot

_NAMED = 5


class CheckedYear(NamedTuple):
    """A year that was read and checked whole."""

    loaded: Loaded
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> Checked:
        """Everything that was found."""
        loaded = self.loaded
        return Checked(self.findings, _counts(loaded), _notes(loaded), loaded.source_line)

    def about(self, is_used: Callable[[str], bool]) -> Checked:
        """Return the findings that touch some files."""
        return self.whole.about(is_used)


def check_year(folder: str | None, year: int | None) -> CheckedYear:
    """Read and check the data of a year.

    Raises:
        CannotRun: there is no such folder or plan.
    """
    try:
        return check(storage.find_root(folder), year)
    except storage.StorageError as error:
        raise CannotRun(str(error)) from error


def check(root: Path | Snapshot, year: int | None) -> CheckedYear:
    """Check a root or what was found there.

    Raises:
        StorageError: there is no such plan.
    """
    loaded = storage.load(root, year)
    return CheckedYear(loaded, rules.run(loaded.dataset, loaded.locate))


def _counts(loaded: Loaded) -> Counts:
    dataset = loaded.dataset
    people = titles = 0
    for entry in dataset.registrations:
        record = entry.record
        people += len(record.ca_nhan)
        titles += len(record.tap_the.danh_hieu) + len(record.tap_the.khen_thuong)
        titles += sum(len(one.danh_hieu) + len(one.khen_thuong) for one in record.ca_nhan)
    return Counts(len(dataset.units()), people, titles)


def _notes(loaded: Loaded) -> tuple[str, ...]:
    notes = []
    read = {file.name for file in loaded.dataset.files}
    meant = {name: _meant(name) for name in (*loaded.skipped, *sorted(read))}
    skipped = [name for name in loaded.skipped if not meant[name]]
    if skipped:
        named = ", ".join(skipped[:_NAMED])
        more = ", …" if len(skipped) > _NAMED else ""
        notes.append(f"Bỏ qua {len(skipped)} tệp không phải dữ liệu: {named}{more}.")
    notes.extend(
        _rename(name, new, taken=new in read) for name, new in meant.items() if new is not None
    )
    if loaded.hidden:
        notes.append(f"Bỏ qua {loaded.hidden} tệp ẩn hoặc tệp tạm (tên bắt đầu bằng «.» hay «~»).")
    return tuple(notes)


def _meant(name: str) -> str | None:
    """Return the path that a file with an ending too many was meant to have."""
    folder, slash, base = name.rpartition("/")
    meant = storage.without_extra_ending(base)
    return f"{folder}{slash}{meant}" if meant else None


def _rename(name: str, new: str, *, taken: bool) -> str:
    base = new.rpartition("/")[2]
    if taken:
        return f"Tệp {name} có đuôi thừa, mà đã có {base}: giữ một tệp, xóa tệp kia."
    return f"Tệp {name} có đuôi thừa: đổi tên thành {base}."
