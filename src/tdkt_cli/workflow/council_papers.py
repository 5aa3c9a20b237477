"""What the council's papers share: their day, heading, legal bases, and what they leave out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tdkt_cli.law import law_of, titles
from tdkt_cli.law.bases import award_bases
from tdkt_cli.vietnamese import count, short_date
from tdkt_cli.workflow.asking import last_round
from tdkt_cli.workflow.checking import CheckedYear, check_year
from tdkt_cli.workflow.making import NO_PLAN, plan_of, uses
from tdkt_cli.workflow.meetings import members_of
from tdkt_cli.workflow.nominees import nominees
from tdkt_cli.workflow.papers import RATING_NAMES
from tdkt_cli.workflow.printing import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tdkt_cli.consolidate.council import Nominee
    from tdkt_cli.law.bases import Basis
    from tdkt_cli.models import Council, Dataset, Paper, Plan
    from tdkt_cli.workflow.values import Checked, Printed

MINUTES = "bien-ban"
KINDS = ("plan", "registrations", "documents", "council", "decisions", "regulations")
"""The kinds of files that a proposal and a decision use, beside the last round's results."""

NO_MEETING_YET = (
    "Chưa in: danh hiệu được bình xét rồi mới trình, mới quyết định (khoản 1 Điều 83 Luật Thi đua, "
    "khen thưởng); chưa ghi phiên họp nào trong data/council/{year}.yaml: «tdkt bieumau "
    "--hoi-dong», điền xong thì «tdkt nhapmau»."
)
NOTHING_FOR_LEVEL = (
    "Chưa in: không có danh hiệu, hình thức nào {what} được đề nghị và đủ điều kiện đưa vào."
)
NO_RESULTS = "Chưa in: kết quả đợt cuối năm {year} chưa có đề nghị nào (data/results)."

_NAMED = 6


class PaperDay(NamedTuple):
    """The day whose law a paper goes by.

    Attributes:
        assumed: nobody gave one: the day of the review stands in.
        dated: it is the paper's own day, printed on it.
    """

    day: date
    assumed: bool
    dated: bool


class CitedMeeting(NamedTuple):
    """A meeting as other papers cite it, by its minutes.

    Attributes:
        ky_hieu: sign of the minutes, after their number.
        so_gui_y_kien: absent members whose written opinion counts among the ballots.
        ten_bien_ban: how the label of a blank calls them.
    """

    so_van_ban: int | None
    ky_hieu: str
    ngay_hop: date
    so_co_mat: int
    so_thanh_vien: int
    so_gui_y_kien: int
    ten_bien_ban: str


class ReviewedYear(NamedTuple):
    """A year whose proposals the council has reviewed."""

    checked_year: CheckedYear
    plan: Plan
    checked: Checked
    proposed: tuple[Nominee, ...]


def reviewed_year(folder: str | None, year: int | None, *, draft: bool) -> ReviewedYear | Printed:
    """Return what a proposal and a decision rest on, or why they cannot be printed yet.

    Args:
        folder: the folder that holds `data/`.
        year: the plan's year.
        draft: go on without meeting or proposals.

    Raises:
        CannotRun: no such folder or year; the plan has no round.
    """
    checked_year = check_year(folder, year)
    dataset, plan = checked_year.loaded.dataset, plan_of(checked_year)
    checked = checked_year.about(
        uses(checked_year, *KINDS, round_=last_round(plan) if plan else None)
    )
    if plan is None:
        return refuse(checked, NO_PLAN)
    proposed = nominees(dataset, plan)
    met = dataset.council is not None and bool(dataset.council.record.phien_hop)
    if not (met and proposed) and not draft:
        why = NO_RESULTS if met else NO_MEETING_YET
        return refuse(checked, why.format(year=dataset.year))
    return ReviewedYear(checked_year, plan, checked, proposed)


def paper_day(entry: Paper | None, asked: date | None, plan: Plan) -> PaperDay:
    """Return the day: asked for, else the paper's own, else that of the review."""
    own = entry.ngay_ban_hanh if entry else None
    if own is not None and asked in (None, own):
        return PaperDay(own, assumed=False, dated=True)
    if asked is not None:
        return PaperDay(asked, assumed=False, dated=False)
    return PaperDay(plan.review_day, assumed=True, dated=False)


def say_assumed(day: PaperDay, name: str, year: int, what: str) -> tuple[str, ...]:
    """Return the sentence that says which day stands in, and how to give the right one."""
    if not day.assumed:
        return ()
    note = (
        f"Chưa có ngày ban hành: {what} theo pháp luật ngày {short_date(day.day)} "
        f"(ngày xét); ghi ngay_ban_hanh của {name} trong data/documents/{year}.yaml, "
        "hoặc dùng --ngay."
    )
    return (note,)


def heading(
    entry: Paper | None,
    plan: Plan,
    subject: Sequence[str],
    *,
    addressees: Sequence[str] = (),
    recipients: Sequence[str] = (),
    kept: str = "VT",
) -> dict[str, Any]:
    """Return number, date, subject and recipients of a paper.

    Args:
        entry: what `data/documents` says; it wins over the rest.
        plan: for the place.
        subject: the lines under the type's name.
        addressees: after "Kính gửi".
        recipients: after "Nơi nhận".
        kept: after "Lưu".
    """
    return {
        "so_van_ban": entry.so_van_ban if entry else None,
        "ngay_ban_hanh": entry.ngay_ban_hanh if entry else None,
        "dia_danh": plan.co_quan.dia_danh,
        "trich_yeu": list(subject),
        "kinh_gui": list(entry.kinh_gui if entry and entry.kinh_gui else addressees),
        "noi_nhan": list(entry.noi_nhan if entry and entry.noi_nhan else recipients),
        "noi_luu": (entry.noi_luu if entry else None) or kept,
        "nguoi_soan": entry.nguoi_soan if entry else None,
        "can_cu": list(entry.can_cu) if entry else [],
        "thi_hanh": entry.thi_hanh if entry else None,
        "dien_vao": list(entry.dien_vao) if entry else [],
    }


def entry_of(dataset: Dataset, name: str) -> Paper | None:
    """Return what `data/documents` says of a paper."""
    return dataset.papers.record.paper(name) if dataset.papers else None


def minutes_entry(dataset: Dataset, day: date) -> Paper | None:
    """Return what `data/documents` says of the minutes of a day."""
    return dataset.papers.record.minutes(MINUTES, day) if dataset.papers else None


def minutes_code(council: Council, plan: Plan) -> str:
    """Return the sign of the minutes: of the council with a series of its own, else the agency's.

    Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II khoản 3 điểm a.
    """
    return f"BB-{council.viet_tat or plan.co_quan.viet_tat}"


def cited_meetings(dataset: Dataset, plan: Plan) -> tuple[CitedMeeting, ...]:
    """Return the year's meetings as papers after them cite them, in the order of days."""
    council = dataset.council.record if dataset.council else None
    if council is None:
        return ()
    several = len(council.phien_hop) > 1
    found = []
    for meeting in sorted(council.phien_hop, key=lambda one: one.ngay_hop):
        entry = minutes_entry(dataset, meeting.ngay_hop)
        name = f"Biên bản ngày {short_date(meeting.ngay_hop)}" if several else "Biên bản"
        found.append(
            CitedMeeting(
                entry.so_van_ban if entry else None,
                minutes_code(council, plan),
                meeting.ngay_hop,
                len(meeting.co_mat),
                members_of(council, meeting),
                sum(one.y_kien_van_ban is True for one in meeting.vang_mat),
                name,
            )
        )
    return tuple(found)


def legal_bases(dataset: Dataset, day: PaperDay) -> tuple[tuple[Basis, ...], tuple[str, ...]]:
    """Return the instruments to cite, and sentences on those that were not checked."""
    found = award_bases(day.day, law_of(dataset))
    notes = tuple(
        f"Căn cứ {basis.name}: chưa đối chiếu ({basis.unchecked[:1].lower()}{basis.unchecked[1:]})."
        for basis in found
        if basis.unchecked
    )
    return found, notes


def left_out(nominees: Iterable[Nominee], what: str) -> tuple[str, ...]:
    """Return the sentence that names who was proposed and is not in a paper, and why."""
    out = [one for one in nominees if one.ly_do]
    if not out:
        return ()
    named = "; ".join(f"{one.ten_doi_tuong}, {one.viet_tat} ({one.ly_do})" for one in out[:_NAMED])
    more = "; …" if len(out) > _NAMED else ""
    return (f"Không đưa vào {what} {count(len(out))} đề nghị: {named}{more}.",)


def unsure(nominees: Iterable[Nominee]) -> tuple[str, ...]:
    """Return the sentence on nominees whose conditions data or checked law do not settle."""
    open_ = [one for one in nominees if one.ket_luan not in (None, "dat")]
    if not open_:
        return ()
    named = "; ".join(f"{one.ten_doi_tuong}, {one.viet_tat}" for one in open_[:_NAMED])
    more = "; …" if len(open_) > _NAMED else ""
    note = (
        f"{count(len(open_))} đề nghị còn điều kiện phải xem xét ({named}{more}): "
        "chạy «tdkt dieukien --giai-doan xet»."
    )
    return (note,)


def abbreviations_in(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the abbreviations of titles and ratings that texts use, with their full names."""
    known = {title.abbreviation: title.name for title in titles.all_titles()} | RATING_NAMES
    whole = " ".join(texts)
    return tuple(
        (short, name)
        for short, name in known.items()
        if re.search(rf"(?<!\w){re.escape(short)}(?!\w)", whole)
    )


def noted(checked: Checked, notes: Iterable[str]) -> Checked:
    """Return the findings with further sentences for the clerk."""
    return checked._replace(notes=(*checked.notes, *notes))
