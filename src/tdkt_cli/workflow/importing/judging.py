"""The rules over the data as they would be; what they find is brought back to the cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import rules, storage
from tdkt_cli.findings import Finding, Related, Severity, Where
from tdkt_cli.forms.grid import Fault, Spot
from tdkt_cli.models import Dataset, FileProblem
from tdkt_cli.rules.form_wording import WHOLE_FILE
from tdkt_cli.vietnamese import upper
from tdkt_cli.workflow.importing.form_words import in_form_words
from tdkt_cli.workflow.importing.holes import Hole, holes_of, may_be_false

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tdkt_cli.findings import KeyPath
    from tdkt_cli.storage import Loaded, Snapshot
    from tdkt_cli.workflow.importing.drafting import Batch, NewFile
    from tdkt_cli.workflow.importing.reading import Form


class Judged(NamedTuple):
    """What is wrong with each form, by its number, in the order of its cells."""

    findings: dict[int, tuple[Finding, ...]]

    def failed(self) -> set[int]:
        """Return the forms that have an error."""
        return {
            number
            for number, found in self.findings.items()
            if any(finding.severity is Severity.ERROR for finding in found)
        }


def judge(
    forms: Sequence[Form], batch: Batch, snapshot: Snapshot, before: Loaded, known: Known
) -> Judged:
    """Judge a batch of forms.

    Args:
        forms: all that were read.
        batch: what some of them make.
        snapshot: the data as they are on the disk.
        before: the same, loaded.
        known: what the rules find in the data as they are.
    """
    found: dict[int, list[Finding]] = {
        number: list(_of_form(faults, number, forms[number], before.dataset))
        for number, faults in batch.faults.items()
    }
    changed = {name: file for name, file in batch.files.items() if file.new != file.old}
    if changed:
        told = {number: _cells_at_fault(each) for number, each in found.items()}
        holes = {number: _holes(forms[number]) for number in batch.faults}
        for number, finding in _of_rules(forms, snapshot, before, changed, known, holes):
            if finding.where.path not in told[number]:
                found[number].append(finding)
    return Judged({number: tuple(sorted(each, key=_order)) for number, each in found.items()})


class Known:
    """What the rules find in the data as they are, asked for once and only when needed."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._found: frozenset[tuple[str, str, str]] | None = None

    def has(self, finding: Finding) -> bool:
        """Whether a finding was there before the forms."""
        if self._found is None:
            found = rules.run(self._loaded.dataset, self._loaded.locate)
            self._found = frozenset(map(_same, found))
        return _same(finding) in self._found


def _same(finding: Finding) -> tuple[str, str, str]:
    return (finding.code, finding.where.file, finding.message)


def _of_form(
    faults: Iterable[Fault], number: int, form: Form, dataset: Dataset
) -> Iterator[Finding]:
    """Return a form's own faults as findings, through the rules of family F."""
    listed: dict[str, list[FileProblem]] = {}
    for fault in faults:
        spot = fault.spot or Spot("", form=number)
        where = Where(form.name, max(spot.row, 1), max(spot.column, 1), spot.path)
        words = spot.words if spot.sheet else WHOLE_FILE
        problem = FileProblem(fault.reason, where, (words, *fault.values))
        listed.setdefault(fault.reason, []).append(problem)
    problems = {reason: tuple(found) for reason, found in listed.items()}
    only = Dataset(dataset.year, (), problems, None, (), (), (), None, None)
    for rule in rules.catalogue().values():
        if rule.code.startswith("F"):
            for report in rule.check(only):
                if isinstance(report.place, Where):
                    yield Finding(
                        rule.code, rule.severity, report.message, report.place, (), report.fix
                    )


def _of_rules(
    forms: Sequence[Form],
    snapshot: Snapshot,
    before: Loaded,
    changed: Mapping[str, NewFile],
    known: Known,
    holes: Mapping[int, tuple[Hole, ...]],
) -> Iterator[tuple[int, Finding]]:
    """Yield what the other rules find in the files that the forms change, at the forms' cells."""
    files = dict(snapshot.files) | {name: file.new for name, file in changed.items()}
    after = storage.load(snapshot._replace(files=tuple(sorted(files.items()))), before.dataset.year)
    for judged in rules.run(after.dataset, after.locate):
        finding = in_form_words(judged)
        places = [finding.where, *(related.where for related in finding.related)]
        touched = next((where for where in places if where.file in changed), None)
        if touched is None:
            continue
        if _was_there(judged, touched, changed, known):
            continue
        file = changed[touched.file]
        unread = tuple(hole for form in file.forms for hole in holes.get(form, ()))
        if may_be_false(finding, _path(touched.path), file, unread):
            continue
        number, where, words = _cell(touched, file, forms)
        others = [related for related in finding.related if related.where != touched]
        if touched != finding.where:
            others.insert(0, Related(finding.where, "chỗ liên quan"))
        yield (
            number,
            finding._replace(
                message=f"{words}: {finding.message}",
                where=where,
                related=tuple(
                    Related(_cell(one.where, changed[one.where.file], forms)[1], one.message)
                    if one.where.file in changed
                    else one
                    for one in others
                ),
            ),
        )


def _holes(form: Form) -> tuple[Hole, ...]:
    return holes_of(form.read) if form.read is not None else ()


def _was_there(
    finding: Finding, touched: Where, changed: Mapping[str, NewFile], known: Known
) -> bool:
    """Whether a finding has nothing to do with the forms; an error of their own file always has."""
    its_own = finding.where == touched
    if its_own and (finding.severity is Severity.ERROR or changed[touched.file].old is None):
        return False
    return known.has(finding)


def _cell(where: Where, file: NewFile, forms: Sequence[Form]) -> tuple[int, Where, str]:
    """Return the form, the cell and its words that a place in a data file came from."""
    path = _path(where.path)
    while path and path not in file.spots:
        path = path[:-1]
    spot = file.spots.get(path)
    if spot is None or not spot.sheet:
        number = file.forms[-1]
        return number, Where(forms[number].name, 1, 1, ""), "Cả biểu mẫu"
    words = upper(spot.words[:1]) + spot.words[1:]
    place = Where(forms[spot.form].name, max(spot.row, 1), max(spot.column, 1), spot.path)
    return spot.form, place, words


def _path(text: str) -> KeyPath:
    """Return a key path from its text: `ca_nhan[2].danh_hieu[0]`."""
    parts: list[str | int] = []
    for name, index in re.findall(r"([^.\[\]]+)|\[([0-9]+)\]", text):
        parts.append(int(index) if index else name)
    return tuple(parts)


def _cells_at_fault(found: Iterable[Finding]) -> frozenset[str]:
    """Return the cells with an error of the form itself: one fault, one sentence."""
    return frozenset(
        finding.where.path
        for finding in found
        if finding.severity is Severity.ERROR and finding.where.path
    )


def _order(finding: Finding) -> tuple[int, str, int, int, str]:
    where = finding.where
    sheet = where.path.rpartition("!")[0] or where.path.partition(",")[0]
    return (1 if where.path else 0, sheet, where.line, where.column, finding.code)
