"""`tdkt bienban`: the minutes of the council's meeting that voted (Mẫu 1.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tdkt_cli.consolidate.council import Minutes, by_title, counted, totals
from tdkt_cli.law.votes import VOTED
from tdkt_cli.models import Signer
from tdkt_cli.rules.law_ballots import ballots
from tdkt_cli.vietnamese import lower_first
from tdkt_cli.workflow.asking import last_round
from tdkt_cli.workflow.checking import check_year
from tdkt_cli.workflow.council_papers import (
    MINUTES,
    heading,
    left_out,
    minutes_code,
    minutes_entry,
    noted,
    unsure,
)
from tdkt_cli.workflow.frame import frame
from tdkt_cli.workflow.making import NO_PLAN, plan_of, print_document, uses
from tdkt_cli.workflow.meetings import NO_MEETING, Roll, chosen_meeting, members_of
from tdkt_cli.workflow.nominees import nominees, thresholds, vote_line
from tdkt_cli.workflow.offices import by_decider
from tdkt_cli.workflow.printing import refuse
from tdkt_cli.workflow.unproposed import unproposed

if TYPE_CHECKING:
    from datetime import date

    from tdkt_cli.consolidate.council import Nominee
    from tdkt_cli.models import Council, Dataset, Meeting, Paper, Plan
    from tdkt_cli.workflow.values import Checked, Printed, Printing

_KEPT = "VT, Hồ sơ"


def bienban(
    folder: str | None,
    year: int | None,
    how: Printing,
    *,
    day: date | None = None,
    number: int | None = None,
) -> Printed:
    """Print the minutes of a meeting.

    Args:
        folder: the folder that holds `data/`.
        year: the plan's year.
        how: outputs and what is allowed.
        day: of the meeting, where there are several.
        number: of the meeting in the order of days, from 1; likewise.

    Raises:
        CannotRun: no such meeting, or several may be meant.
    """
    checked_year = check_year(folder, year)
    dataset = checked_year.loaded.dataset
    plan = plan_of(checked_year)
    round_ = last_round(plan) if plan and plan.dot_thi_dua else None
    checked = checked_year.about(
        uses(checked_year, "plan", "registrations", "documents", "council", round_=round_)
    )
    if plan is None:
        return refuse(checked, NO_PLAN)
    council = dataset.council.record if dataset.council else None
    if council is None or not council.phien_hop:
        return refuse(checked, NO_MEETING.format(year=dataset.year))
    place, meeting = chosen_meeting(council.phien_hop, day, number)
    figures = minutes(dataset, plan, council, meeting)
    entry = minutes_entry(dataset, meeting.ngay_hop)
    checked = noted(checked, unsure(one for group in figures.trinh for one in group.danh_sach))
    checked = noted(checked, left_out(figures.khong_dua, "kết quả đề nghị"))
    variables = _variables(plan, council, figures, entry, checked, how)
    from tdkt_cli.spreadsheet import write_tables  # noqa: PLC0415 — .docx has no need of it
    from tdkt_cli.spreadsheet.council import minutes_tables  # noqa: PLC0415 — likewise

    several = len(council.phien_hop) > 1
    return print_document(
        f"{MINUTES}-phien-{place}" if several else MINUTES,
        "bien-ban.html.j2",
        variables,
        checked_year,
        checked,
        how,
        figures={"phien_ban": 1, "van_ban": variables["van_ban"], **figures._asdict()},
        spreadsheet=lambda target: write_tables(minutes_tables(figures, draft=how.draft), target),
    )


def minutes(dataset: Dataset, plan: Plan, council: Council, meeting: Meeting) -> Minutes:
    """Return everything that the minutes of a meeting print.

    A meeting's own ballots are its business; what needs no ballot is taken up at the last meeting
    of the year, when all proposals are there.
    """
    index = council.phien_hop.index(meeting)
    held = tuple(ballot for ballot in ballots(dataset) if ballot.path[1] == index)
    is_last = meeting.ngay_hop == max(one.ngay_hop for one in council.phien_hop)
    all_ = nominees(dataset, plan)
    mine = tuple(one for one in all_ if _is_of(one, meeting, is_last=is_last))
    taken = tuple(one for one in mine if one.ly_do is None)
    roll = Roll(council)
    return Minutes(
        nam_ke_hoach=dataset.year,
        ten_hoi_dong=council.ten_hoi_dong,
        thanh_lap=council.thanh_lap,
        ngay_hop=meeting.ngay_hop,
        gio_bat_dau=meeting.gio_bat_dau,
        gio_ket_thuc=meeting.gio_ket_thuc,
        dia_diem=meeting.dia_diem,
        noi_dung=meeting.noi_dung,
        phien_cuoi=is_last,
        so_thanh_vien=members_of(council, meeting),
        so_co_mat=len(meeting.co_mat),
        so_vang_mat=len(meeting.vang_mat),
        chu_tri=roll.chair(meeting),
        thu_ky=roll.secretary(meeting),
        co_mat=tuple(map(roll.line, meeting.co_mat)),
        vang_mat=tuple(map(roll.line, meeting.vang_mat)),
        khach_moi=tuple(roll.guest(one) for one in meeting.khach_moi),
        kiem_phieu=tuple(one.ho_ten for one in meeting.kiem_phieu),
        so_don_vi=len({one.ma_don_vi for one in all_}),
        de_nghi=counted(all_),
        thoi_de_nghi=unproposed(dataset, plan) if is_last else (),
        khong_bo_phieu=by_title(one for one in taken if one.ma_danh_hieu not in VOTED),
        nguong=thresholds(held),
        bo_phieu=tuple(
            vote_line(ballot, plan.unit(ballot.vote.doi_tuong.ma_don_vi or "")) for ballot in held
        ),
        khong_dua=tuple(one for one in mine if one.ly_do is not None),
        trinh=by_title(taken),
        tong=totals(taken),
    )


def _is_of(one: Nominee, meeting: Meeting, *, is_last: bool) -> bool:
    """Whether a nominee's title was settled at this meeting."""
    if one.phieu is not None:
        return one.phieu.ngay_hop == meeting.ngay_hop
    return is_last


def _variables(
    plan: Plan,
    council: Council,
    figures: Minutes,
    entry: Paper | None,
    checked: Checked,
    how: Printing,
) -> dict[str, Any]:
    agency = plan.co_quan.ten_co_quan
    subject = [f"Họp {council.ten_hoi_dong} {agency}"]
    if figures.noi_dung:
        subject.append(lower_first(figures.noi_dung.strip().rstrip(".")))
    signer = Signer(chuc_vu="CHỦ TỌA", ho_ten=figures.chu_tri.ho_ten if figures.chu_tri else None)
    head = heading(entry, plan, subject, kept=_KEPT)
    # The minutes have no line of place and date: their day is the meeting's.
    head["ngay_ban_hanh"] = head["ngay_ban_hanh"] or figures.ngay_hop
    variables = frame(
        plan,
        head,
        signer,
        "BB",
        checked,
        draft=how.draft,
    )
    issuer = {
        "ten_co_quan": council.ten_hoi_dong,
        "co_quan_chu_quan": agency,
        "viet_tat": council.viet_tat,
        "dia_danh": plan.co_quan.dia_danh,
    }
    return variables | {
        "co_quan": issuer if council.viet_tat else plan.co_quan,
        "ten_co_quan": agency,
        "ky_hieu": minutes_code(council, plan),
        "bien_ban": figures,
        "theo_cap": by_decider(figures.trinh, plan),
    }
