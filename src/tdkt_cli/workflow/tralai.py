"""`tdkt tralai`: a unit's paper goes back, with a slip that names every fault at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import count, short_date, upper_first
from tdkt_cli.workflow.changing import Change, Changed, NotChanged, Standing, change_data
from tdkt_cli.workflow.checking import CheckedYear, check_year
from tdkt_cli.workflow.form_places import form_place
from tdkt_cli.workflow.frame import paper_entry
from tdkt_cli.workflow.making import print_document, uses
from tdkt_cli.workflow.plain_words import WHOLE_PAPER, Fault, fault, place_words
from tdkt_cli.workflow.printing import refuse
from tdkt_cli.workflow.reviewing import (
    Step,
    UnitPaper,
    check_day,
    is_same,
    last_step,
    unit_paper,
    with_step,
)
from tdkt_cli.workflow.slips import NAME, NOT_FOR_UNITS, TEMPLATE, Slip, slip_variables
from tdkt_cli.workflow.values import CannotRun, Printed, Printing

if TYPE_CHECKING:
    from datetime import date

    from tdkt_cli.findings import Finding
    from tdkt_cli.models import Dataset
    from tdkt_cli.yaml_tree import Tree


class Returning(NamedTuple):
    """What the command line asks for.

    Attributes:
        unit: code or name.
        reason: why the paper goes back, `""` for the faults that were found.
        day: the day; `None` for that of the slip in `data/documents`.
        person: who returns it; `""` for the one who signs the slip.
        round_number: the round, `None` for the registration.
        until: the day by which the unit files again.
        print_only: print the slip, write nothing.
    """

    unit: str
    reason: str = ""
    day: date | None = None
    person: str = ""
    round_number: int | None = None
    until: date | None = None
    print_only: bool = False


def tralai(
    folder: str | None, year: int | None, asked: Returning, how: Printing
) -> tuple[Changed | None, Printed | None]:
    """Write that a paper was returned, and print the slip.

    Returns:
        What was written (`None` with `print_only`) and the slip (`None` when refused).

    Raises:
        CannotRun: no such unit, no day.
    """
    changed = None
    if not asked.print_only:
        changed = change_data(folder, year, lambda standing: _returned(standing, asked))
        if changed.refused:
            return changed, None
    try:
        return changed, _slip(check_year(folder, year), asked, how)
    except CannotRun as error:
        if changed is None or not changed.written:
            raise
        raise CannotRun(
            f"{error} Việc trả lại thì đã ghi vào {', '.join(changed.written)}: in phiếu bằng "
            "--chi-in."
        ) from error


def _returned(standing: Standing, asked: Returning) -> Change:
    checked_year = standing.checked_year
    dataset = checked_year.loaded.dataset
    paper = unit_paper(dataset, asked.unit, asked.round_number)
    day, person = _day(dataset, asked), _person(dataset, asked)
    step = Step("tra_lai", day, person, _reason(checked_year, paper, asked))
    check_day(paper, step)
    name = f"{upper_first(paper.what)} của {paper.unit.ten_don_vi}"
    if is_same(last_step(dataset, paper), step, paper):
        return Change({}, (f"{name} đã trả lại ngày {short_date(step.day)}: không ghi thêm.",))
    by = f", người trả: {step.person}" if step.person else ""
    said = f"{name}: trả lại ngày {short_date(step.day)}{by} ({step.reason})."
    return Change(with_step(standing, paper, step), (said,), _taken(asked, step))


def _taken(asked: Returning, step: Step) -> str:
    """Return the day and the person that were written down unasked, and how to write others."""
    taken = []
    if asked.day is None:
        taken.append(f"ngày lấy ngày của phiếu ({short_date(step.day)}; khác thì thêm --ngay)")
    if step.person and not asked.person:
        taken.append(f"người trả lấy người ký phiếu ({step.person}; khác thì thêm --nguoi)")
    return f"{upper_first('; '.join(taken))}." if taken else ""


def _day(dataset: Dataset, asked: Returning) -> date:
    entry = dataset.papers.record.paper(NAME) if dataset.papers else None
    day = asked.day or (entry.ngay_ban_hanh if entry else None)
    if day is None:
        raise CannotRun(
            f"Cần ngày trả lại: thêm --ngay, hoặc ghi ngay_ban_hanh của {NAME} trong "
            f"data/documents/{dataset.year}.yaml."
        )
    return day


def _person(dataset: Dataset, asked: Returning) -> str:
    if asked.person or dataset.plan is None:
        return asked.person
    return paper_entry(dataset, dataset.plan.record, NAME)[1].ho_ten or ""


def _reason(checked_year: CheckedYear, paper: UnitPaper, asked: Returning) -> str:
    faults = findings_for_unit(checked_year, paper)
    if asked.reason:
        return asked.reason
    errors = sum(found.severity is Severity.ERROR for found in faults)
    if not errors:
        raise NotChanged(
            f"Chưa trả lại: {paper.what} của {paper.unit.ten_don_vi} không có lỗi nào; ghi vì sao "
            "trả bằng --ly-do."
        )
    return f"Còn {count(errors)} điểm phải sửa"


def findings_for_unit(checked_year: CheckedYear, paper: UnitPaper) -> tuple[Finding, ...]:
    """Return the findings about a paper that its unit can mend, errors first."""
    found = [
        finding
        for finding in checked_year.findings
        if finding.code not in NOT_FOR_UNITS
        and (
            finding.where.file == paper.file
            or any(related.where.file == paper.file for related in finding.related)
        )
    ]
    order = list(Severity)
    return tuple(sorted(found, key=lambda one: order.index(one.severity)))


def _slip(checked_year: CheckedYear, asked: Returning, how: Printing) -> Printed:
    dataset = checked_year.loaded.dataset
    checked = checked_year.about(uses(checked_year, "plan", "documents"))
    try:
        paper = unit_paper(dataset, asked.unit, asked.round_number)
        day, reason = _day(dataset, asked), _reason(checked_year, paper, asked)
    except NotChanged as error:
        return refuse(checked, str(error).replace("Chưa ghi:", "Chưa in:"))
    if dataset.plan is None:
        return refuse(checked, "Chưa in: kế hoạch của năm có lỗi, sửa kế hoạch trước.")
    plan = dataset.plan.record
    faults = findings_for_unit(checked_year, paper)
    unit = paper.unit.ten_don_vi
    slip = Slip(
        subject=f"{upper_first(paper.what)} thi đua năm {plan.nam_ke_hoach} của {unit}",
        what=f"{paper.what} thi đua, khen thưởng năm {plan.nam_ke_hoach}",
        unit=unit,
        addressee=unit,
        day=day,
        wrong=_faults(checked_year, paper, faults, errors=True),
        doubtful=_faults(checked_year, paper, faults, errors=False),
        filed=paper.filed,
        reason=reason if asked.reason else None,
        until=asked.until,
        lines_of="" if _works_with_forms(checked_year, paper) else paper.file.rpartition("/")[2],
    )
    variables = slip_variables(slip, dataset, plan, checked, draft=how.draft)
    part = f"{paper.unit.ma_don_vi}{f'-dot-{paper.number}' if paper.number else ''}"
    return print_document(NAME, TEMPLATE, variables, checked_year, checked, how, part=part)


def _faults(
    checked_year: CheckedYear, paper: UnitPaper, found: tuple[Finding, ...], *, errors: bool
) -> list[Fault]:
    """Return the points of a slip: what must be mended, or what is to be looked at again."""
    tree = checked_year.loaded.trees.get(paper.file)
    content = tree.data if tree else None
    by_form = _works_with_forms(checked_year, paper)
    return [
        fault(finding, _place(finding, content, paper, by_form=by_form))
        for finding in found
        if (finding.severity is Severity.ERROR) == errors
    ]


def _place(finding: Finding, content: Tree, paper: UnitPaper, *, by_form: bool) -> str:
    """Return a place of the form; for a unit that writes the file itself, a line of that file."""
    words = place_words(finding.where.path, content)
    if by_form:
        return form_place(finding.where.path, content, results=bool(paper.number)) or words
    return f"{words or WHOLE_PAPER} (dòng {finding.where.line})"


def _works_with_forms(checked_year: CheckedYear, paper: UnitPaper) -> bool:
    """Whether the unit's registration was read from a form: it never saw a file of ours.

    The file's text tells, since a faulty registration is no record.
    """
    contents = (
        tree.data
        for name, tree in checked_year.loaded.trees.items()
        if name.startswith("data/registrations/")
    )
    return any(
        isinstance(content, dict)
        and content.get("ma_don_vi") == paper.unit.ma_don_vi
        and bool(content.get("nguon"))
        for content in contents
    )
