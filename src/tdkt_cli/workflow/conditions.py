"""`tdkt dieukien`: each title's conditions, on the screen, for the council, for programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tdkt_cli import eligibility
from tdkt_cli.eligibility.differences import noted
from tdkt_cli.workflow.agenda import agenda, texts_in
from tdkt_cli.workflow.asking import (
    Asked,
    asked_unit,
    best_matches,
    last_round,
    law_day,
    missing_results,
    say_missing,
    say_unknown,
)
from tdkt_cli.workflow.checking import CheckedYear, check_year
from tdkt_cli.workflow.reviewed import (
    CHECKS,
    ReviewedTitle,
    for_council,
    for_people,
    instruments_cited,
    reviewed,
)
from tdkt_cli.workflow.values import CannotRun, Checked, Printed, Printing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from tdkt_cli.eligibility.cases import Stage
    from tdkt_cli.eligibility.outcomes import Condition, Judgement
    from tdkt_cli.findings import Finding
    from tdkt_cli.models import Dataset, Plan
    from tdkt_cli.spreadsheet.conditions import ConditionRow
    from tdkt_cli.workflow.printing import Paper

NAME = "dieu-kien"
_COVERS = {"dang_ky": ("tong-hop-dang-ky", "BC"), "xet": ("to-trinh", "TTr")}
_STAGES = {"dang_ky": "đăng ký", "xet": "xét khen thưởng"}


class Trace(NamedTuple):
    """What is known of the titles asked for.

    Attributes:
        checked: the findings of the files used.
        year: the plan's year.
        stage: in words.
        day: whose law was applied.
        titles: in the order of the plan's units.
        refused: why nothing is shown.
    """

    checked: Checked
    year: int = 0
    stage: str = ""
    day: date | None = None
    titles: tuple[ReviewedTitle, ...] = ()
    refused: str | None = None


def trace(folder: str | None, year: int | None, asked: Asked, *, draft: bool = False) -> Trace:
    """Judge what is asked for.

    Args:
        folder: the folder that holds `data/`, `None` for the nearest parent.
        year: the plan's year, `None` for the newest.
        asked: whose titles, at which stage.
        draft: go on in spite of errors and missing results.

    Raises:
        CannotRun: nobody of that name, no such unit, no results to review.
    """
    return _trace(check_year(folder, year), asked, draft=draft)


def dieukien(folder: str | None, year: int | None, asked: Asked, how: Printing) -> Printed:
    """Print the trace as the council's appendix, a workbook or JSON; arguments as `trace`."""
    checked_year = check_year(folder, year)
    found = _trace(checked_year, asked, draft=how.draft)
    if found.refused:
        return Printed(found.checked, refused=found.refused)
    from tdkt_cli.workflow.printing import print_paper  # noqa: PLC0415 — the screen needs no Jinja2

    paper = _paper(checked_year, found, asked.stage, draft=how.draft)
    return print_paper(paper, found.checked, how, Path(checked_year.loaded.root))


def _trace(checked_year: CheckedYear, asked: Asked, *, draft: bool) -> Trace:
    dataset = checked_year.loaded.dataset
    plan = dataset.plan.record if dataset.plan else None
    checked = checked_year.about(_uses(dataset, plan, asked.stage))
    if plan is None:
        why = "Chưa xét được: kế hoạch của năm có lỗi, sửa kế hoạch trước."
        return Trace(checked, refused=why)
    errors = _errors(checked)
    if errors and not draft:
        why = f"Chưa xét được: còn {len(errors)} lỗi phải sửa (xem thử: thêm --du-thao)."
        return Trace(checked, refused=why)
    if asked.stage == "xet":
        _need_results(dataset, plan, asked, draft=draft)
    other_day = law_day(plan, "xet" if asked.stage == "dang_ky" else "dang_ky")
    elsewhere = tuple(eligibility.judge(dataset, other_day, stage=asked.stage))
    day = law_day(plan, asked.stage)
    judged = noted(tuple(eligibility.judge(dataset, day, stage=asked.stage)), elsewhere)
    chosen = _named(_of_unit(judged, asked, dataset), asked, dataset)
    titles = reviewed(chosen, plan, elsewhere, other_day)
    return Trace(checked, plan.nam_ke_hoach, _STAGES[asked.stage], day, titles)


def _errors(checked: Checked) -> list[Finding]:
    return [finding for finding in checked.findings if finding.severity.value == "loi"]


def _need_results(dataset: Dataset, plan: Plan, asked: Asked, *, draft: bool) -> None:
    number = last_round(plan)
    missing = missing_results(dataset, plan, asked)
    if missing and not (draft and dataset.results_of(number)):
        raise CannotRun(say_missing(missing, number))


def _of_unit(
    judgements: Sequence[Judgement], asked: Asked, dataset: Dataset
) -> tuple[Judgement, ...]:
    if not asked.unit:
        return tuple(judgements)
    code = asked_unit(asked.unit, dataset.units()).ma_don_vi
    return tuple(one for one in judgements if one.ma_don_vi == code)


def _named(
    judgements: tuple[Judgement, ...], asked: Asked, dataset: Dataset
) -> tuple[Judgement, ...]:
    if not asked.name:
        return judgements
    code = asked.name.strip().upper()
    if any(one.ma_can_bo == code for one in judgements):
        return tuple(one for one in judgements if one.ma_can_bo == code)
    collectives = {unit.ma_don_vi: unit.collective_name for unit in dataset.units()}

    def name_of(one: Judgement) -> str:
        return one.ho_ten or collectives.get(one.ma_don_vi, one.ma_don_vi)

    meant = best_matches(asked.name, {name_of(one) for one in judgements})
    if not meant:
        raise CannotRun(say_unknown(asked.name, {name_of(one) for one in judgements}, dataset))
    return tuple(one for one in judgements if name_of(one) in meant)


def _uses(dataset: Dataset, plan: Plan | None, stage: Stage) -> Callable[[str], bool]:
    """Return what tells whether the trace uses a file (folders count for what they hold)."""
    kinds = {"plan", "registrations", "decisions", "documents", "regulations"}
    number = max((r.so_dot for r in plan.dot_thi_dua), default=0) if plan else 0
    known = {file.name: file for file in dataset.files}
    folders = tuple(f"data/{kind}" for kind in kinds)
    if stage == "xet":
        folders = (*folders, "data/results")

    def used(name: str) -> bool:
        file = known.get(name)
        if file is None:
            return name.startswith(folders)
        if file.kind == "results":
            return stage == "xet" and file.round_number == number
        return file.kind in kinds

    return used


def _paper(checked_year: CheckedYear, found: Trace, stage: Stage, *, draft: bool) -> Paper:
    from tdkt_cli import spreadsheet  # noqa: PLC0415 — the screen needs none of these
    from tdkt_cli.documents import Document  # noqa: PLC0415
    from tdkt_cli.workflow.printing import Paper  # noqa: PLC0415

    dataset, root = checked_year.loaded.dataset, checked_year.loaded.root
    own = root / "templates" if dataset.papers and dataset.papers.record.mau_rieng else None
    variables = _variables(dataset, found, stage, draft=draft)
    title = f"Rà soát điều kiện {found.stage} năm {found.year}"
    return Paper(
        NAME,
        found.year,
        title,
        Document("dieu-kien.html.j2", variables, own),
        figures=eligibility.answer(found.year, (entry.xet for entry in found.titles)),
        spreadsheet=lambda target: spreadsheet.write_conditions(
            _rows(found), variables["ten_phu_luc"], variables["loi_dan"], target
        ),
    )


def _variables(dataset: Dataset, found: Trace, stage: Stage, *, draft: bool) -> dict[str, Any]:
    from tdkt_cli.vietnamese import long_date  # noqa: PLC0415
    from tdkt_cli.workflow.council_papers import abbreviations_in  # noqa: PLC0415
    from tdkt_cli.workflow.frame import agency_code, frame, paper_entry  # noqa: PLC0415

    plan = dataset.plan.record if dataset.plan else None
    if plan is None or found.day is None:
        raise AssertionError  # pragma: no cover — a trace without a plan is refused before
    cover, type_code = _COVERS[stage]
    entry, signer = paper_entry(dataset, plan, cover)
    variables = frame(plan, entry, signer, type_code, found.checked, draft=draft)
    parts, people = agenda(found.titles), for_people(found.titles)
    return variables | {
        "ky_hieu": agency_code(type_code, plan),
        "ten_phu_luc": "RÀ SOÁT ĐIỀU KIỆN DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG "
        f"NĂM {found.year}",
        "loi_dan": f"Giai đoạn {found.stage}; áp dụng pháp luật {long_date(found.day)}.",
        "chuong_trinh": parts,
        "viet_tat": abbreviations_in(texts_in((parts, people))),
        "so_truong_hop": len(found.titles),
        "nguoi_xem_xet": people,
        "van_ban_vien_dan": instruments_cited(found.titles),
    }


def _rows(found: Trace) -> tuple[ConditionRow, ...]:
    from tdkt_cli.spreadsheet.conditions import ConditionRow  # noqa: PLC0415

    return tuple(
        ConditionRow(
            group.ky_hieu,
            entry.ten_don_vi,
            entry.ten_doi_tuong,
            entry.xet.ma_can_bo or "",
            entry.ten_danh_hieu,
            entry.xet.ket_luan.label,
            condition.ma if condition else "",
            condition.noi_dung if condition else "",
            _outcome(condition) if condition else "",
            ";\n".join(condition.bang_chung) if condition else "",
            ";\n".join(map(str, condition.can_cu)) if condition else "",
            CHECKS[condition.doi_chieu] if condition else "",
        )
        for group in for_council(found.titles)
        for entry in group.truong_hop
        for condition in entry.xet.dieu_kien or (None,)
    )


def _outcome(condition: Condition) -> str:
    return "người xem xét" if condition.nguoi_xem_xet else condition.ket_luan.label
