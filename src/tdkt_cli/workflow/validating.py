"""`tdkt validate`: check a year, or recall what was said of the very same bytes.

The data, the program and the year asked for decide every finding; no rule reads the clock. So the
answer about an unchanged folder is kept in the user's own folder for such, under the fingerprint
of all three, and given again without loading records and rules (docs/decisions/0011-speed.md).
"""

from __future__ import annotations

import json
from typing import Any

from tdkt_cli import storage
from tdkt_cli.findings import Finding, Related, Severity, Where
from tdkt_cli.storage import verdicts
from tdkt_cli.vietnamese import number
from tdkt_cli.workflow.naming import name_in_root
from tdkt_cli.workflow.values import CannotRun, Checked, Counts


def validate(folder: str | None, year: int | None, files: tuple[str, ...]) -> Checked:
    """Check the data of a year.

    Args:
        folder: the folder that holds `data/`, `None` for the nearest parent.
        year: the plan's year, `None` for the newest.
        files: only findings that touch these files; empty for all.

    Raises:
        CannotRun: no such folder, plan or file.
    """
    try:
        root = storage.find_root(folder)
        checked = _check(storage.take(root), year)
    except storage.StorageError as error:
        raise CannotRun(str(error)) from error
    if not files:
        return checked
    wanted = {name_in_root(root, file) for file in files}
    shown = checked.about(lambda name: any(_is_in(name, entry) for entry in wanted))
    others = _errors(checked) - _errors(shown)
    if not others:
        return shown
    note = f"Tệp khác còn {number(others)} lỗi: chạy «tdkt validate» để xem hết."
    return shown._replace(notes=(*shown.notes, note))


def _check(snapshot: storage.Snapshot, year: int | None) -> Checked:
    key = snapshot.digest(verdicts.program(), str(year))
    kept = verdicts.recall(key)
    recalled = _read(kept) if kept is not None else None
    if recalled is not None:
        return recalled
    from tdkt_cli.workflow.checking import check  # noqa: PLC0415 - records and rules, when needed

    checked = check(snapshot, year).whole
    verdicts.keep(key, _written(checked))
    return checked


def _errors(checked: Checked) -> int:
    return sum(finding.severity is Severity.ERROR for finding in checked.findings)


def _is_in(name: str, wanted: str) -> bool:
    return name == wanted or name.startswith(f"{wanted}/")


def _written(checked: Checked) -> str:
    """Return an answer as JSON, with the lines of the files that its findings show."""
    places = {(finding.where.file, finding.where.line) for finding in checked.findings}
    return json.dumps(
        {
            "findings": checked.findings,
            "counts": checked.counts,
            "notes": checked.notes,
            "lines": [[*place, checked.source_line(*place)] for place in sorted(places)],
        },
        ensure_ascii=False,
        default=lambda severity: severity.value,  # the one value in it that is no text or tuple
    )


def _read(text: str) -> Checked | None:
    """Return a kept answer, `None` when it is not whole."""
    try:
        kept = json.loads(text)
        lines = {(file, line): text for file, line, text in kept["lines"]}
        return Checked(
            tuple(_finding(*entry) for entry in kept["findings"]),
            Counts(*kept["counts"]),
            tuple(kept["notes"]),
            lambda file, line: lines.get((file, line)),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _finding(  # the fields of a finding, in their order
    code: str,
    severity: str,
    message: str,
    where: list[Any],
    basis: list[str],
    fix: str,
    related: list[tuple[list[Any], str]],
) -> Finding:
    return Finding(
        code,
        Severity(severity),
        message,
        Where(*where),
        tuple(basis),
        fix,
        tuple(Related(Where(*place), said) for place, said in related),
    )
