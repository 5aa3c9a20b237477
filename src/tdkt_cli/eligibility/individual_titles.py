"""Emulation titles of individuals: the conditions of each, in the order of the Law's points.

Lao động tiên tiến (Đ.24), Chiến sĩ thi đua cơ sở (Đ.23), cấp tỉnh and Bộ (Đ.22), toàn quốc (Đ.21).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.eligibility.everyone import inquiries, past_disciplines
from tdkt_cli.eligibility.outcomes import Outcome
from tdkt_cli.eligibility.stating import (
    Verdict,
    article,
    by_articles,
    by_values,
    figure,
    for_people,
)
from tdkt_cli.eligibility.streaks import streak
from tdkt_cli.eligibility.wording import discipline_text, rating_now_texts, times
from tdkt_cli.eligibility.work_time import leave, maternity, recruit, training, transfer
from tdkt_cli.eligibility.works import WIDER, effect_beyond, recognised_this_year
from tdkt_cli.eligibility.years import rating_now
from tdkt_cli.law import Citation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tdkt_cli.eligibility.cases import PersonCase
    from tdkt_cli.eligibility.outcomes import Condition

    PersonCondition = Callable[[PersonCase], Iterator[Condition]]

BASE = frozenset(("CSTDCS",))
PROVINCE = frozenset(("CSTDCT", "CSTDBO"))

_WORK_NEEDED, _BOTH_NEEDED = "sang_kien_hoac_de_tai", "ca_hai"
"""Words of the law's data (`cstdcs_can`); the third is `mot_trong`, one of three ways."""

_DISCIPLINE_IN_YEAR = (
    Citation("nd-90-2020", 2),
    Citation("nd-335-2025", "Mức xếp loại chất lượng công chức, không hoàn thành nhiệm vụ"),
)


def _good_rating(*also: Citation) -> PersonCondition:
    """Đ.24 k1 a: hoàn thành tốt nhiệm vụ trở lên; `also` is what asks for that standard."""

    def condition(case: PersonCase) -> Iterator[Condition]:
        def judge(needed: str) -> Verdict:
            text = f"Hoàn thành tốt nhiệm vụ trở lên (xếp loại từ {needed})"
            return Verdict(text, rating_now(case, needed), rating_now_texts(case, "chưa xếp loại"))

        yield by_values(case.sitting, "ldtt.xep_loai", ("xep_loai_ldtt",), judge, also=also)

    return condition


def _no_discipline(case: PersonCase) -> Iterator[Condition]:
    """A discipline of the year means "không hoàn thành nhiệm vụ" (NĐ 90/2020 Đ.2)."""
    year = case.sitting.year
    found = [
        discipline
        for discipline in case.past.disciplines
        if (discipline.signed.year if discipline.signed else discipline.year) == year
    ]
    if not found:
        return
    told = tuple(discipline_text(discipline) for discipline in found)
    if _DISCIPLINE_IN_YEAR[1].holds(case.sitting.day):
        why = "từ 2026 chỉ kể vi phạm trong hoạt động công vụ; dữ liệu không ghi: người xem xét"
        verdict = Verdict("Không bị kỷ luật trong năm", Outcome.UNCHECKED, (*told, why))
        articles = _DISCIPLINE_IN_YEAR[1:]
    else:
        why = "trừ khi hành vi ấy đã làm căn cứ xếp loại năm trước"
        verdict = Verdict("Không bị kỷ luật trong năm", Outcome.IMPOSSIBLE, (*told, why))
        articles = _DISCIPLINE_IN_YEAR[:1]
    yield by_articles(case.sitting, "ldtt.ky_luat", articles, verdict)


def _good_comrade(case: PersonCase) -> Iterator[Condition]:
    yield for_people(
        case.sitting,
        "ldtt.tinh_than",
        "Tự lực, tự cường, đoàn kết, tương trợ, tích cực tham gia phong trào thi đua",
        (article(24, 1, "b"),),
    )


def _route_rating(case: PersonCase) -> Iterator[Condition]:
    """Đ.23 k2, first way: none before 2024; no way but a need where the law asks for both."""

    def judge(needed: str) -> Verdict:
        text = "Hoàn thành xuất sắc nhiệm vụ"
        if needed == _WORK_NEEDED:
            no_way = "luật của ngày này đòi sáng kiến hoặc đề tài"
            return Verdict(text, Outcome.IMPOSSIBLE, (no_way,))
        return Verdict(text, rating_now(case, "HTXSNV"), rating_now_texts(case, "chưa xếp loại"))

    known = figure(case.sitting, "cstdcs_can")
    route = None if known and known.value == _BOTH_NEEDED else "hoan_thanh_xuat_sac"
    yield by_values(case.sitting, "cstdcs.hoan_thanh_xuat_sac", ("cstdcs_can",), judge, nhanh=route)


def _route_initiative(case: PersonCase) -> Iterator[Condition]:
    def judge(_: str) -> Verdict:
        outcome, evidence = recognised_this_year(case, "sang_kien")
        return Verdict("Có sáng kiến được cơ sở công nhận", outcome, evidence)

    yield by_values(case.sitting, "cstdcs.sang_kien", ("cstdcs_can",), judge, nhanh="sang_kien")


def _route_research(case: PersonCase) -> Iterator[Condition]:
    def judge(_: str) -> Verdict:
        outcome, evidence = recognised_this_year(case, "de_tai")
        return Verdict("Có đề tài, đề án, công trình khoa học đã nghiệm thu", outcome, evidence)

    yield by_values(case.sitting, "cstdcs.de_tai", ("cstdcs_can",), judge, nhanh="de_tai")


def _three_base_titles(case: PersonCase) -> Iterator[Condition]:
    """Đ.22 k1 a: 03 lần liên tục."""
    yield by_values(
        case.sitting,
        "cstdct.chuoi_cstdcs",
        ("cstdcs_cho_cstd_tinh",),
        lambda needed: streak(case, needed, BASE, f"{times(needed)} liên tục là CSTĐCS"),
    )


def _effect_in_province(case: PersonCase) -> Iterator[Condition]:
    """Đ.22 k1 b and k2: effect recognised by the head of the province."""
    yield _effect(case, "cstdct.sang_kien", "cap_sang_kien_cstd_tinh", article(22, 2))


def _effect_in_ministry(case: PersonCase) -> Iterator[Condition]:
    name = "cap_sang_kien_cstd_tinh"
    yield _effect(case, "cstdbo.sang_kien", name, article(22, 2), ministry=True)


def _effect_nationwide(case: PersonCase) -> Iterator[Condition]:
    """Đ.21 k1 b and k2."""
    yield _effect(case, "cstdtq.sang_kien", "cap_sang_kien_cstdtq", article(21, 2))


def _effect(
    case: PersonCase, ma: str, name: str, recognition: Citation, *, ministry: bool = False
) -> Condition:
    def judge(level: str) -> Verdict:
        wanted = "bo" if ministry and level == "tinh" else level
        outcome, evidence = effect_beyond(case, wanted)
        text = f"Có sáng kiến, đề tài được công nhận có tác dụng trong {WIDER[wanted]}"
        return Verdict(text, outcome, evidence)

    return by_values(case.sitting, ma, (name,), judge, also=(recognition,))


def _two_province_titles(case: PersonCase) -> Iterator[Condition]:
    """Đ.21 k1 a: 02 lần liên tục; whether the times may lie years apart, the text leaves open."""
    yield by_values(
        case.sitting,
        "cstdtq.chuoi_cstd_tinh",
        ("cstd_tinh_cho_cstdtq",),
        lambda needed: streak(
            case, needed, PROVINCE, f"{times(needed)} liên tục là CSTĐ cấp tỉnh (Bộ)", joined=BASE
        ),
    )


def _chosen(clause: int, ma: str) -> PersonCondition:
    def condition(case: PersonCase) -> Iterator[Condition]:
        text = "Thành tích xuất sắc tiêu biểu, được lựa chọn trong số người đủ điều kiện"
        yield for_people(case.sitting, ma, text, (article(clause, 1, "a"),))

    return condition


def _standard(*also: Citation) -> tuple[PersonCondition, ...]:
    """Return the standard of Lao động tiên tiến, and what else asks for it."""
    return (
        inquiries,
        past_disciplines,
        _good_rating(*also),
        _no_discipline,
        recruit,
        leave,
        training,
        maternity,
        transfer,
        _good_comrade,
    )


_ROUTES = (_route_rating, _route_initiative, _route_research)

INDIVIDUAL_TITLES: dict[str, tuple[PersonCondition, ...]] = {
    "LDTT": _standard(),
    "CSTDCS": (*_standard(article(23, 1)), *_ROUTES),
    "CSTDCT": (
        inquiries,
        past_disciplines,
        _three_base_titles,
        _effect_in_province,
        _chosen(22, "cstdct.lua_chon"),
    ),
    "CSTDBO": (
        inquiries,
        past_disciplines,
        _three_base_titles,
        _effect_in_ministry,
        _chosen(22, "cstdbo.lua_chon"),
    ),
    "CSTDTQ": (
        inquiries,
        past_disciplines,
        _two_province_titles,
        _effect_nationwide,
        _chosen(21, "cstdtq.lua_chon"),
    ),
}
