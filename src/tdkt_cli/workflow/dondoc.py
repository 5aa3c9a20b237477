"""`tdkt dondoc`: the letter to the units that are late: what each owes, days late, new deadline."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from tdkt_cli.consolidate.filing import days_late
from tdkt_cli.consolidate.progress import (
    AWAITED,
    BROKEN,
    NOT_BEGUN,
    OVERDUE,
    RETURNED,
    progress,
)
from tdkt_cli.consolidate.reviews import returned_papers
from tdkt_cli.vietnamese import count, short_date
from tdkt_cli.workflow.checking import check_year
from tdkt_cli.workflow.frame import drafting_code, frame, paper_entry
from tdkt_cli.workflow.making import NO_PLAN, plan_of, print_document, uses
from tdkt_cli.workflow.printing import refuse
from tdkt_cli.workflow.values import CannotRun, Printed, Printing

if TYPE_CHECKING:
    from datetime import date

    from tdkt_cli.consolidate.progress import Filing, Progress
    from tdkt_cli.models import Dataset, Paper, Plan, Round

NAME = "don-doc"


class Reminding(NamedTuple):
    """What the command line asks for.

    Attributes:
        day: the day of the letter; `None` for that in `data/documents`.
        round_number: the round whose results are owed, `None` for the registrations.
        until: the new deadline; `None` for that in `data/documents`.
        early: also write to those who still have time.
    """

    day: date | None = None
    round_number: int | None = None
    until: date | None = None
    early: bool = False


class Owed(NamedTuple):
    """One row of the letter.

    Attributes:
        ten_don_vi: the unit.
        ban_thieu: what it owes.
        so_ngay_cham: days after the last valid day, 0 where there is none.
        tinh_trang: in words: not filed, returned on a day.
        ma_tinh_trang: the same as a code, as on the board.
    """

    ten_don_vi: str
    ban_thieu: str
    so_ngay_cham: int
    tinh_trang: str
    ma_tinh_trang: str


def dondoc(folder: str | None, year: int | None, how: Printing, asked: Reminding) -> Printed:
    """Print the letter, or refuse when nobody owes anything.

    Args:
        folder: the folder that holds `data/`.
        year: the plan's year.
        how: outputs and what is allowed.
        asked: which papers, on which day.

    Raises:
        CannotRun: no such round, no day.
    """
    checked_year = check_year(folder, year)
    dataset, plan = checked_year.loaded.dataset, plan_of(checked_year)
    checked = checked_year.about(uses(checked_year, "plan", "documents"))
    if plan is None:
        return refuse(checked, NO_PLAN)
    round_ = _round(plan, asked)
    papers = dataset.papers.record if dataset.papers else None
    entry = papers.paper_of(NAME, asked.round_number) if papers else None
    day = _day(dataset, entry, asked)
    figures = progress(dataset, plan, day, returned=returned_papers(dataset, day))
    owed = _owed(figures, asked, days_late(day, round_ or plan.dang_ky))
    if not owed:
        return refuse(checked, _nobody(figures, plan, round_, day))
    until = _until(entry, day, asked)
    heading, signer = paper_entry(dataset, plan, NAME, entry=entry)
    heading |= {
        "ngay_ban_hanh": day,
        "trich_yeu": _subject(plan, round_),
        "kinh_gui": heading["kinh_gui"] or list(dict.fromkeys(one.ten_don_vi for one in owed)),
    }
    variables = frame(plan, heading, signer, "CV", checked, draft=how.draft)
    variables |= _facts(plan, round_, day, owed, until)
    variables |= {"ky_hieu": drafting_code(heading, plan)}
    rows = {"phien_ban": 1, "nam_ke_hoach": plan.nam_ke_hoach, "ngay": day, "han_moi": until}
    return print_document(
        NAME,
        f"{NAME}.html.j2",
        variables,
        checked_year,
        checked,
        how,
        figures={**rows, "con_thieu": [one._asdict() for one in owed]},
        part=f"dot-{round_.so_dot}" if round_ else "",
    )


def _facts(
    plan: Plan, round_: Round | None, day: date, owed: list[Owed], until: date | None
) -> dict[str, Any]:
    """Return what the template may name beside the frame."""
    deadline = round_ or plan.dang_ky
    receiver = plan.unit(plan.dang_ky.don_vi_nhan or "")
    return {
        "ke_hoach": plan,
        "dot": round_,
        "han_nop": deadline.han_nop,
        "truoc_ngay": deadline.truoc_ngay,
        "ngay": day,
        "con_thieu": owed,
        "so_con_thieu": _summed(owed),
        "han_moi": until,
        "ten_don_vi_nhan": receiver.ten_don_vi if receiver else plan.co_quan.ten_co_quan,
    }


def _until(entry: Paper | None, day: date, asked: Reminding) -> date | None:
    """Return the new deadline.

    Raises:
        CannotRun: it is before the day of the letter.
    """
    until = asked.until or (entry.han_moi if entry else None)
    if until and until < day:
        raise CannotRun(
            f"Hạn mới {short_date(until)} trước ngày của công văn ({short_date(day)}): xem lại "
            "--han."
        )
    return until


def _round(plan: Plan, asked: Reminding) -> Round | None:
    if asked.round_number is None:
        return None
    round_ = plan.round(asked.round_number)
    if round_ is None:
        known = ", ".join(str(peak.so_dot) for peak in plan.dot_thi_dua)
        raise CannotRun(
            f"Kế hoạch năm {plan.nam_ke_hoach} không có đợt {asked.round_number} (có đợt: {known})."
        )
    return round_


def _day(dataset: Dataset, entry: Paper | None, asked: Reminding) -> date:
    day = asked.day or (entry.ngay_ban_hanh if entry else None)
    if day is None:
        raise CannotRun(
            f"Cần ngày của công văn: thêm --ngay, hoặc ghi ngay_ban_hanh của {NAME} trong "
            f"data/documents/{dataset.year}.yaml."
        )
    return day


def _owed(figures: Progress, asked: Reminding, late: int) -> list[Owed]:
    """Return what is owed on the day, in the order of the plan's units.

    Args:
        figures: the board of the day.
        asked: which papers.
        late: how many days after the deadline the day is, for what came and went back.
    """
    number = asked.round_number or 0
    deadline = next(one.han_cuoi for one in figures.ban if one.so_dot == number)
    # Where the plan states no deadline, what has not come by the day is asked for all the same.
    still_in_time = () if asked.early or deadline is None else (AWAITED,)
    owing = tuple(s for s in (OVERDUE, RETURNED, BROKEN, AWAITED) if s not in still_in_time)
    return [
        _row(unit.ten_don_vi, filing, late)
        for unit in figures.don_vi
        for filing in unit.ban
        if filing.so_dot == number and filing.tinh_trang in owing
    ]


def _row(unit: str, filing: Filing, late: int) -> Owed:
    what = f"Bản kết quả đợt {filing.so_dot}" if filing.so_dot else "Bản đăng ký"
    states = {
        RETURNED: f"Đã trả lại để sửa{f' ({filing.ly_do})' if filing.ly_do else ''}, chưa gửi lại",
        BROKEN: "Tệp gửi có lỗi, không đọc được",
    }
    days = filing.so_ngay_cham or (late if filing.tinh_trang in states else 0)
    said = states.get(filing.tinh_trang, "Chưa gửi")
    return Owed(unit, what, days, said, filing.tinh_trang)


def _summed(owed: list[Owed]) -> str:
    """Return how many units have not filed, and how many were asked to file again."""
    states = Counter(one.ma_tinh_trang for one in owed)
    again, broken = states[RETURNED], states[BROKEN]
    parts = (
        (len(owed) - again - broken, "chưa gửi"),
        (again, "nhận lại bản để sửa, chưa gửi lại"),
        (broken, "gửi tệp không đọc được"),
    )
    return "; ".join(f"{count(number)} đơn vị {what}" for number, what in parts if number)


def _nobody(figures: Progress, plan: Plan, round_: Round | None, day: date) -> str:
    """Return why there is no letter."""
    number = round_.so_dot if round_ else 0
    filings = [f for unit in figures.don_vi for f in unit.ban if f.so_dot == number]
    awaited = [f for f in filings if f.tinh_trang == AWAITED]
    if any(filing.tinh_trang == NOT_BEGUN for filing in filings) and round_:
        return (
            f"Chưa in: ngày {short_date(day)}, đợt {number} chưa bắt đầu (từ "
            f"{short_date(round_.tu_ngay)})."
        )
    if awaited:
        deadline = round_ or plan.dang_ky
        last = short_date(deadline.last_day) if deadline.last_day else ""
        return (
            f"Chưa in: ngày {short_date(day)} còn trong hạn (hết ngày {last}); "
            f"{count(len(awaited))} đơn vị chưa gửi. Nhắc trước hạn thì thêm --nhac-truoc."
        )
    what = f"kết quả đợt {number}" if round_ else "đăng ký"
    return f"Chưa in: đến ngày {short_date(day)} không đơn vị nào còn thiếu bản {what}."


def _subject(plan: Plan, round_: Round | None) -> list[str]:
    year = plan.nam_ke_hoach
    if round_ is None:
        return [f"đôn đốc gửi bản đăng ký thi đua, khen thưởng năm {year}"]
    return [f"đôn đốc gửi kết quả phong trào thi đua đợt {round_.so_dot} năm {year}"]
