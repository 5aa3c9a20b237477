"""`tdkt totrinh`: the proposal to the Chair of the provincial People's Committee."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tdkt_cli.consolidate.council import by_title, totals
from tdkt_cli.law import Citation, grouped, titles
from tdkt_cli.law.titles import LAW_OF_TITLES
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
from tdkt_cli.workflow.offices import higher_office
from tdkt_cli.workflow.papers import RATING_NAMES
from tdkt_cli.workflow.printing import refuse
from tdkt_cli.workflow.values import Printed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tdkt_cli.consolidate.council import Nominee, SubjectTotals, TitleGroup
    from tdkt_cli.models import Dataset, Plan
    from tdkt_cli.workflow.council_papers import PaperDay
    from tdkt_cli.workflow.values import Checked, Printing

NAME = "to-trinh"
_DECIDES = "tinh"
# What the Chair may only pass on, and the clause of Điều 83 by which (Luật 06/2022/QH15).
_FORWARDS = {"thu_tuong": 4, "chinh_phu": 4, "chu_tich_nuoc": 2}


class Forwarded(NamedTuple):
    """Titles that the Chair proposes further up."""

    nguoi_quyet_dinh: str
    can_cu: str
    nhom: tuple[TitleGroup, ...]


def totrinh(
    folder: str | None, year: int | None, how: Printing, *, day: date | None = None
) -> Printed:
    """Print the proposal.

    Args:
        folder: the folder that holds `data/`.
        year: the plan's year.
        how: outputs and what is allowed.
        day: whose law the paper goes by; its own day when left out.

    Raises:
        CannotRun: the plan has no round.
    """
    ready = reviewed_year(folder, year, draft=how.draft)
    if isinstance(ready, Printed):
        return ready
    checked_year, plan, checked, proposed = ready
    dataset = checked_year.loaded.dataset
    going, out = proposal(proposed)
    if not going and not how.draft:
        what = f"thuộc thẩm quyền của {titles.deciders()[_DECIDES]}"
        return refuse(
            noted(checked, left_out(out, "tờ trình")), NOTHING_FOR_LEVEL.format(what=what)
        )
    when = paper_day(entry_of(dataset, NAME), day, plan)
    bases, unchecked = legal_bases(dataset, when)
    notes = (*say_assumed(when, NAME, dataset.year, "căn cứ"), *unchecked, *unsure(going))
    checked = noted(checked, (*notes, *left_out(out, "tờ trình")))
    groups = by_title(going)
    variables = _variables(dataset, plan, when, groups, checked, how) | {"can_cu": bases}
    figures = {
        "phien_ban": 1,
        "nam_ke_hoach": dataset.year,
        "van_ban": variables["van_ban"],
        "ngay_luat": when.day,
        "can_cu": [basis.text for basis in bases],
        "phien_hop": variables["phien_hop"],
        "tham_quyen": variables["tham_quyen"],
        "tong": totals(going),
        "tong_quyet_dinh": variables["tong_quyet_dinh"],
        "trinh_tiep": [forward._replace(nhom=()) for forward in variables["trinh_tiep"]],
        "ho_so": variables["ho_so"],
        "nhom": groups,
        "khong_dua": out,
    }
    from tdkt_cli.spreadsheet import write_tables  # noqa: PLC0415 — .docx has no need of it
    from tdkt_cli.spreadsheet.council import proposal_tables  # noqa: PLC0415 — likewise

    return print_document(
        NAME,
        "to-trinh.html.j2",
        variables,
        checked_year,
        checked,
        how,
        figures=figures,
        spreadsheet=lambda target: write_tables(
            proposal_tables(groups, out, dataset.year, draft=how.draft), target
        ),
    )


def proposal(proposed: Iterable[Nominee]) -> tuple[tuple[Nominee, ...], tuple[Nominee, ...]]:
    """Return who goes into the proposal, and who would belong there but does not go.

    In it stand the titles that the Chair of the province decides, and those that the Chair
    proposes further up. A minister's titles go another way; the agency decides its own.
    """
    going: list[Nominee] = []
    out: list[Nominee] = []
    for one in proposed:
        level = one.cap_quyet_dinh
        if level == _DECIDES or level in _FORWARDS:
            (out if one.ly_do else going).append(one)
        elif level == "bo":
            name = titles.deciders()["bo"]
            out.append(one._replace(ly_do=one.ly_do or f"do {name} quyết định, trình riêng"))
    return tuple(going), tuple(out)


def _variables(
    dataset: Dataset,
    plan: Plan,
    when: PaperDay,
    groups: tuple[TitleGroup, ...],
    checked: Checked,
    how: Printing,
) -> dict[str, Any]:
    entry = entry_of(dataset, NAME)
    chair = higher_office(plan)
    subject = [
        "Về việc đề nghị tặng danh hiệu thi đua,",
        f"hình thức khen thưởng năm {dataset.year}",
    ]
    head = heading(entry, plan, subject, addressees=[chair] if chair else [])
    signer = entry.nguoi_ky if entry and entry.nguoi_ky else plan.nguoi_ky
    variables = frame(plan, head, signer, "TTr", checked, draft=how.draft)
    if not when.dated:
        variables["nam_van_ban"] = None  # often signed in the year after
    decided = tuple(group for group in groups if group.cap_quyet_dinh == _DECIDES)
    council = dataset.council.record if dataset.council else None
    return variables | {
        "ten_co_quan": plan.co_quan.ten_co_quan,
        "ky_hieu": agency_code("TTr", plan),
        "nam_ke_hoach": dataset.year,
        "nguoi_quyet_dinh": chair or titles.deciders()[_DECIDES],
        "tham_quyen": Citation(LAW_OF_TITLES, 79, 4).in_papers,
        "ten_hoi_dong": f"{council.ten_hoi_dong} {plan.co_quan.ten_co_quan}" if council else "",
        "phien_hop": cited_meetings(dataset, plan),
        "nhom": groups,
        "ten_xep_loai": RATING_NAMES,
        "viet_tat": abbreviations_in(
            text for group in groups for one in group.danh_sach for text in one.thanh_tich
        ),
        "quyet_dinh": decided,
        "tong_quyet_dinh": _totals(decided),
        "trinh_tiep": tuple(_forwarded(groups)),
        "tong": _totals(groups),
        "ho_so": grouped((Citation(LAW_OF_TITLES, 84, 1), Citation(LAW_OF_TITLES, 84, 2))),
    }


def _totals(groups: Iterable[TitleGroup]) -> SubjectTotals:
    return totals(one for group in groups for one in group.danh_sach)


def _forwarded(groups: Iterable[TitleGroup]) -> Iterable[Forwarded]:
    held = tuple(groups)
    for level, clause in _FORWARDS.items():
        mine = tuple(group for group in held if group.cap_quyet_dinh == level)
        if mine:
            cited = Citation(LAW_OF_TITLES, 83, clause).in_papers
            yield Forwarded(titles.deciders()[level], cited, mine)
