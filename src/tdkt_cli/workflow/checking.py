"""Reading a year and running the rules over it."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import rules, storage
from tdkt_cli.vietnamese import number
from tdkt_cli.workflow.values import CannotRun, Checked, Counts

if TYPE_CHECKING:
    from collections.abc import Callable

    from tdkt_cli.findings import Finding
    from tdkt_cli.storage import Loaded

_NAMED = 5


class CheckedYear(NamedTuple):
    """A year that was read and checked whole."""

    loaded: Loaded
    findings: tuple[Finding, ...]

    def about(self, is_used: Callable[[str], bool]) -> Checked:
        """Return the findings that touch some files.

        Args:
            is_used: tells by a file's name whether it matters.
        """
        touching = tuple(
            finding
            for finding in self.findings
            if is_used(finding.where.file)
            or any(is_used(related.where.file) for related in finding.related)
        )
        return Checked(touching, _counts(self.loaded), _notes(self.loaded), self.loaded.source_line)


def check_year(folder: str | None, year: int | None) -> CheckedYear:
    """Read and check the data of a year.

    Raises:
        CannotRun: there is no such folder or plan.
    """
    try:
        loaded = storage.load(storage.find_root(folder), year)
    except storage.StorageError as error:
        raise CannotRun(str(error)) from error
    return CheckedYear(loaded, rules.run(loaded.dataset, loaded.locate))


def validate(folder: str | None, year: int | None, files: tuple[str, ...]) -> Checked:
    """Check the data of a year.

    Args:
        folder: the folder that holds `data/`, `None` for the nearest parent.
        year: the plan's year, `None` for the newest.
        files: only findings that touch these files; empty for all.

    Raises:
        CannotRun: no such folder, plan or file.
    """
    checked = check_year(folder, year)
    if not files:
        return checked.about(lambda _: True)
    wanted = {_name_in(checked.loaded.root, file) for file in files}
    shown = checked.about(lambda name: any(_is_in(name, entry) for entry in wanted))
    others = count_of(checked.findings)["loi"] - count_of(shown.findings)["loi"]
    if not others:
        return shown
    note = f"Tệp khác còn {number(others)} lỗi: chạy «tdkt validate» để xem hết."
    return shown._replace(notes=(*shown.notes, note))


def _is_in(name: str, wanted: str) -> bool:
    return name == wanted or name.startswith(f"{wanted}/")


def _name_in(root: Path, file: str) -> str:
    """Return a file's name relative to the root, whichever folder it was typed from."""
    base = Path(os.path.abspath(root))  # noqa: PTH100 — resolve() would follow links
    for start in (Path.cwd(), base):
        path = Path(os.path.normpath(start / file))
        if path.exists() and path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    raise CannotRun(f"Không có tệp {file} trong thư mục dữ liệu {root}.")


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


def count_of(findings: tuple[Finding, ...]) -> Counter[str]:
    """Return how many findings there are of each severity (`loi`, `canh_bao`, `goi_y`)."""
    return Counter(finding.severity.value for finding in findings)
