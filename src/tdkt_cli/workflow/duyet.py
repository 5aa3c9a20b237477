"""`tdkt duyet`: the Office approves a unit's paper as it is on that day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import short_date, upper_first
from tdkt_cli.workflow.changing import Change, Changed, NotChanged, Standing, change_data
from tdkt_cli.workflow.reviewing import (
    Step,
    UnitPaper,
    check_day,
    is_same,
    last_step,
    unit_paper,
    with_step,
)

if TYPE_CHECKING:
    from datetime import date

    from tdkt_cli.models import Dataset


class Approving(NamedTuple):
    """What the command line asks for.

    Attributes:
        units: codes or names; empty for every unit whose paper came and has no error.
        day: the day of the approval.
        person: who approves; `""` for the one who signs the Office's report.
        round_number: the round, `None` for the registration.
        received: only note that the papers came.
    """

    units: tuple[str, ...]
    day: date
    person: str = ""
    round_number: int | None = None
    received: bool = False


def duyet(folder: str | None, year: int | None, asked: Approving) -> Changed:
    """Write who approved which papers and when, with the fingerprint of what they say.

    Raises:
        CannotRun: no such unit or round.
    """
    return change_data(folder, year, lambda standing: _approved(standing, asked))


def _approved(standing: Standing, asked: Approving) -> Change:
    dataset = standing.checked_year.loaded.dataset
    person = asked.person or ("" if asked.received else _office_signer(dataset))
    step = Step("tiep_nhan" if asked.received else "duyet", asked.day, person)
    files: dict[str, bytes] = {}
    said = []
    for typed in dict.fromkeys(asked.units or (unit.ma_don_vi for unit in dataset.units())):
        try:
            new, sentence = _one(standing, asked, step, typed)
        except NotChanged as error:
            if asked.units:
                raise
            said.append(str(error))  # of many, one that cannot be approved is named
        else:
            files |= new
            said.append(sentence)
    taken = "" if asked.person or not files else _taken(asked, person)
    return Change(files, tuple(said), f"{taken}{_next_step(asked)}")


def _one(
    standing: Standing, asked: Approving, step: Step, typed: str
) -> tuple[dict[str, bytes], str]:
    """Return what to write for one unit, nothing when it is so already, and the sentence."""
    dataset = standing.checked_year.loaded.dataset
    paper = unit_paper(dataset, typed, asked.round_number)
    check_day(paper, step)
    if not asked.received:
        _check_faults(standing, paper)
    last = last_step(dataset, paper)
    other = asked.person and last and asked.person != last.review.nguoi_ket_luan
    if last and last.review.ket_luan == step.verdict and last.changed is False and not other:
        return {}, _same(paper, step, last.review.ngay_ket_luan)
    if is_same(last, step, paper):
        return {}, _same(paper, step, step.day)
    return with_step(standing, paper, step), _said(paper, step)


def _office_signer(dataset: Dataset) -> str:
    """Return the name of who signs the Office's report, `""` when no paper names them."""
    entry = dataset.papers.record.paper("tong-hop-dang-ky") if dataset.papers else None
    return (entry.nguoi_ky.ho_ten if entry and entry.nguoi_ky else None) or ""


def _check_faults(standing: Standing, paper: UnitPaper) -> None:
    """Refuse to approve what the checks call wrong."""
    errors = [
        found
        for found in standing.checked_year.findings
        if found.severity is Severity.ERROR and found.where.file == paper.file
    ]
    if errors:
        option = f" --dot {paper.number}" if paper.number else ""
        raise NotChanged(
            f"Chưa duyệt: {paper.what} của {paper.unit.ten_don_vi} còn {len(errors)} lỗi, bắt đầu "
            f"từ dòng {errors[0].where.line}: {errors[0].message} Xem hết bằng «tdkt validate "
            f"{paper.file}», trả lại bằng «tdkt tralai {paper.unit.ma_don_vi}{option}»."
        )


def _said(paper: UnitPaper, step: Step) -> str:
    verb = "đã tiếp nhận" if step.verdict == "tiep_nhan" else "đã duyệt"
    by = f", người duyệt: {step.person}" if step.person and step.verdict == "duyet" else ""
    return (
        f"{upper_first(paper.what)} của {paper.unit.ten_don_vi}: {verb} ngày "
        f"{short_date(step.day)}{by}."
    )


def _same(paper: UnitPaper, step: Step, day: date) -> str:
    verb = "tiếp nhận" if step.verdict == "tiep_nhan" else "duyệt"
    return (
        f"{upper_first(paper.what)} của {paper.unit.ten_don_vi} đã {verb} ngày {short_date(day)}, "
        "nội dung từ đó không đổi: không ghi thêm."
    )


def _taken(asked: Approving, person: str) -> str:
    """Return who was written down unasked, and how to write another."""
    if asked.received:
        return ""
    if not person:
        return "Chưa ghi người duyệt: muốn ghi thì chạy lại, thêm --nguoi 'HỌ TÊN'. "
    return (
        f"Người duyệt lấy người ký báo cáo tổng hợp đăng ký ({person}): người khác duyệt thì chạy "
        "lại, thêm --nguoi 'HỌ TÊN'. "
    )


def _next_step(asked: Approving) -> str:
    if asked.received:
        return "Tiếp theo: kiểm tra bằng «tdkt validate», rồi «tdkt duyet» hoặc «tdkt tralai»."
    if asked.round_number:
        return f"Tiếp theo: đủ các đơn vị thì «tdkt baocao --dot {asked.round_number}»."
    return "Tiếp theo: đủ các đơn vị thì «tdkt tonghop»."
