"""`tdkt quyetdinh`: the decision of the head of the agency, with list and money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tdkt_cli.consolidate.bonuses import money
from tdkt_cli.consolidate.council import by_title, totals
from tdkt_cli.law import Citation, law_of
from tdkt_cli.law.titles import LAW_OF_TITLES
from tdkt_cli.vietnamese import count
from tdkt_cli.workflow.council_papers import (
    NOTHING_FOR_LEVEL,
    abbreviations_in,
    cited_meetings,
    entry_of,
    heading,
    left_out,
    legal_bases,
    noted,
    paper_day,
    reviewed_year,
    say_assumed,
    unsure,
)
from tdkt_cli.workflow.frame import agency_code, frame
from tdkt_cli.workflow.making import print_document
from tdkt_cli.workflow.offices import head_of_agency, head_of_unit
from tdkt_cli.workflow.printing import refuse
from tdkt_cli.workflow.values import Printed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tdkt_cli.consolidate.bonuses import Money
    from tdkt_cli.consolidate.council import Nominee
    from tdkt_cli.models import Dataset, Plan
    from tdkt_cli.workflow.council_papers import PaperDay
    from tdkt_cli.workflow.values import Checked, Printing

NAME = "quyet-dinh"
TYPE_CODE = "QĐ"
_OWN = "co_quan"
_FUND = Citation(LAW_OF_TITLES, 11, 4)


def quyetdinh(
    folder: str | None, year: int | None, how: Printing, *, day: date | None = None
) -> Printed:
    """Print the decision.

    Args:
        folder: the folder that holds `data/`.
        year: the plan's year.
        how: outputs and what is allowed.
        day: whose law and base salary the paper goes by; its own day when left out.

    Raises:
        CannotRun: the plan has no round.
    """
    ready = reviewed_year(folder, year, draft=how.draft)
    if isinstance(ready, Printed):
        return ready
    checked_year, plan, checked, proposed = ready
    dataset = checked_year.loaded.dataset
    going, out = decided(proposed)
    if not going and not how.draft:
        what = f"thuộc thẩm quyền của {head_of_agency(plan)}"
        why = NOTHING_FOR_LEVEL.format(what=what)
        return refuse(noted(checked, left_out(out, "quyết định")), why)
    when = paper_day(entry_of(dataset, NAME), day, plan)
    bases, unchecked = legal_bases(dataset, when)
    bonus = money(going, when.day, estimate=not when.dated, book=law_of(dataset))
    notes = (
        *say_assumed(when, NAME, dataset.year, "căn cứ và tiền thưởng (dự kiến)"),
        *unchecked,
        *_about_money(bonus, going, proposed),
        *unsure(going),
    )
    checked = noted(checked, (*notes, *left_out(out, "quyết định")))
    variables = _variables(dataset, plan, when, bonus, checked, how)
    variables |= {"can_cu": bases, "nhom": by_title(going), "tong": totals(going)}
    figures = {
        "phien_ban": 1,
        "nam_ke_hoach": dataset.year,
        "van_ban": variables["van_ban"],
        "ngay_luat": when.day,
        "can_cu": [basis.text for basis in bases],
        "phien_hop": variables["phien_hop"],
        "tong": totals(going),
        "tien_thuong": bonus,
        "quy_thuong": variables["quy_thuong"],
        "khong_dua": out,
    }
    from tdkt_cli.spreadsheet import write_tables  # noqa: PLC0415 — .docx has no need of it
    from tdkt_cli.spreadsheet.council import decision_tables  # noqa: PLC0415 — likewise

    return print_document(
        NAME,
        "quyet-dinh.html.j2",
        variables,
        checked_year,
        checked,
        how,
        figures=figures,
        spreadsheet=lambda target: write_tables(
            decision_tables(bonus, out, dataset.year, draft=how.draft), target
        ),
    )


def decided(proposed: Iterable[Nominee]) -> tuple[tuple[Nominee, ...], tuple[Nominee, ...]]:
    """Return who goes into the decision, and who would belong there but does not go.

    In it stand only the titles that the head of the agency decides (Luật 06/2022/QH15, Điều 80
    khoản 1).
    """
    own = tuple(one for one in proposed if one.cap_quyet_dinh == _OWN)
    going = tuple(one for one in own if one.ly_do is None)
    return going, tuple(one for one in own if one.ly_do is not None)


def _about_money(
    bonus: Money, going: tuple[Nominee, ...], proposed: tuple[Nominee, ...]
) -> tuple[str, ...]:
    """Return what the clerk must know of the money and the paper does not say."""
    notes = [f"Chưa tính được tiền thưởng: {why}." for why in bonus.chua_ro]
    uncertain = dict.fromkeys(
        line.viet_tat
        for group in bonus.nhom
        for line in group.danh_sach
        if not line.chac_chan and line.tien_thuong is not None
    )
    if uncertain:
        notes.append(
            f"Mức tiền thưởng {', '.join(uncertain)}: có điều khoản chưa đối chiếu nguyên văn; "
            "kiểm tra trước khi chi."
        )
    receivers = {one.receiver for one in going}
    higher = {
        one.receiver
        for one in proposed
        if one.cap_quyet_dinh != _OWN and one.ly_do is None and one.receiver in receivers
    }
    if higher:
        notes.append(
            f"{count(len(higher))} tập thể, cá nhân còn được trình cấp trên: nếu được tặng danh "
            "hiệu cao hơn cùng năm thì chỉ nhận mức cao nhất."
        )
    return tuple(notes)


def _variables(
    dataset: Dataset,
    plan: Plan,
    when: PaperDay,
    bonus: Money,
    checked: Checked,
    how: Printing,
) -> dict[str, Any]:
    entry = entry_of(dataset, NAME)
    subject = ["Về việc tặng danh hiệu thi đua,", f"hình thức khen thưởng năm {dataset.year}"]
    head = heading(entry, plan, subject, recipients=["Như Điều 3"])
    signer = entry.nguoi_ky if entry and entry.nguoi_ky else plan.nguoi_ky
    variables = frame(plan, head, signer, TYPE_CODE, checked, draft=how.draft)
    if not when.dated:
        variables["nam_van_ban"] = None  # often signed in the year after
    office = plan.unit(plan.dang_ky.don_vi_nhan or "")
    council = dataset.council.record if dataset.council else None
    return variables | {
        "ten_co_quan": plan.co_quan.ten_co_quan,
        "ky_hieu": agency_code(TYPE_CODE, plan),
        "nam_ke_hoach": dataset.year,
        "tham_quyen": (entry.tham_quyen if entry else None) or head_of_agency(plan),
        "ten_hoi_dong": f"{council.ten_hoi_dong} {plan.co_quan.ten_co_quan}" if council else "",
        "phien_hop": cited_meetings(dataset, plan),
        "de_nghi_cua": head_of_unit(office),
        "tien_thuong": bonus,
        "viet_tat": abbreviations_in(
            line.ghi_chu for group in bonus.nhom for line in group.danh_sach
        ),
        "quy_thuong": _FUND.in_papers,
    }
