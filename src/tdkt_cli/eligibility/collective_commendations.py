"""Commendations of collectives: Luật 06/2022/QH15, Đ.42–44, 73–75."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.eligibility.commendations import CERTIFICATES
from tdkt_cli.eligibility.counting import awards_wanted
from tdkt_cli.eligibility.everyone import not_rewarded_before
from tdkt_cli.eligibility.ladders import BRANCH, Ladder, ladder_conditions
from tdkt_cli.eligibility.open_ways import by_regulation, other_merits
from tdkt_cli.eligibility.outcomes import Outcome, any_of
from tdkt_cli.eligibility.stating import Verdict, article, by_values, for_people
from tdkt_cli.eligibility.wording import award_texts, rating_texts, span_text
from tdkt_cli.eligibility.years import award_in, best_run, earlier_run, rating_in
from tdkt_cli.vietnamese import count, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.eligibility.cases import Case, UnitCase
    from tdkt_cli.eligibility.collective_titles import UnitCondition
    from tdkt_cli.eligibility.outcomes import Condition

_EXCELLENT_TITLE = frozenset(("TTLDXS",))
_YEAR_TEXT = "hoàn thành xuất sắc nhiệm vụ hoặc Tập thể lao động xuất sắc"


def excellent_year(case: Case, year: int) -> Outcome:
    """Return whether a year is rated excellent or brought Tập thể lao động xuất sắc."""
    return any_of((rating_in(case, year, "HTXSNV"), award_in(case, year, _EXCELLENT_TITLE)))


def _evidence(case: Case, years: tuple[int, ...]) -> tuple[str, ...]:
    return (*award_texts(case, years, _EXCELLENT_TITLE), *rating_texts(case, years))


def _two_excellent_years(case: UnitCase) -> Iterator[Condition]:
    """Đ.74 k3 d."""
    year = case.sitting.year

    def judge(needed: int) -> Verdict:
        text = f"{count(needed)} năm liên tục: {_YEAR_TEXT}"
        run = best_run(case, needed, (year, year - 1), lambda y: excellent_year(case, y))
        evidence = _evidence(case, run.years or (year - 1, year))
        if run.outcome is Outcome.IMPOSSIBLE:
            earlier = earlier_run(case, needed, year - 1, lambda y: excellent_year(case, y))
            if earlier:
                before = f"đủ trong {span_text(earlier.years)} nhưng đã đứt: người xem xét"
                return Verdict(text, Outcome.UNCHECKED, (*evidence, before))
        return Verdict(text, run.outcome, evidence)

    figure = ("nam_htxsnv_cho_bk_tinh_tap_the",)
    yield by_values(case.sitting, "bk_tinh.chuoi_htxsnv", figure, judge, nhanh=BRANCH)
    text = "Dân chủ ở cơ sở, tổ chức phong trào, chăm lo đời sống, tiết kiệm, chống lãng phí"
    articles = (article(74, 3, "d"),)
    yield for_people(case.sitting, "bk_tinh.dan_chu", text, articles, nhanh=BRANCH)


def _old_enough(case: UnitCase) -> Iterator[Condition]:
    """Đ.44 k4 đ: built and developed for so many years."""
    founded = case.since

    def judge(needed: int) -> Verdict:
        text = f"Có quá trình xây dựng, phát triển từ {count(needed)} năm trở lên"
        if founded is None:
            return Verdict(text, Outcome.MISSING_DATA, ("chưa ghi ngày thành lập",))
        old_enough = (founded.year + needed, founded.month, founded.day)
        day = case.sitting.day
        reached = old_enough <= (day.year, day.month, day.day)
        evidence = (f"thành lập ngày {short_date(founded)}",)
        return Verdict(text, Outcome.MET if reached else Outcome.IMPOSSIBLE, evidence)

    figure = ("nam_thanh_lap_cho_hcld_3",)
    yield by_values(case.sitting, "hcld_3.thanh_lap", figure, judge, nhanh=BRANCH)


def _ladder(ma: str, place: tuple[int, int, str], base: frozenset[str]) -> Ladder:
    return Ladder(
        ma,
        article(*place),
        base,
        after=True,
        years=f"nam_htxsnv_cho_{ma}_tap_the",
        year_text=_YEAR_TEXT,
        of_year=excellent_year,
        evidence=_evidence,
        wanted=(awards_wanted(f"{ma}.khen_trong_thoi_gian", f"khen_cho_{ma}_tap_the"),),
    )


PRIME_MINISTER = _ladder("bk_ttcp", (73, 4, "e"), CERTIFICATES)
ORDERS = {
    "HCLD_3": _ladder("hcld_3", (44, 4, "đ"), frozenset(("BK_TTCP",))),
    "HCLD_2": _ladder("hcld_2", (43, 4, "d"), frozenset(("HCLD_3",))),
    "HCLD_1": _ladder("hcld_1", (42, 4, "d"), frozenset(("HCLD_2",))),
}


def _good_unit(ma: str, number: int) -> UnitCondition:
    def condition(case: UnitCase) -> Iterator[Condition]:
        text = "Nội bộ đoàn kết, chấp hành tốt chủ trương của Đảng, pháp luật của Nhà nước"
        yield for_people(case.sitting, f"{ma}.doan_ket", text, (article(number),))

    return condition


_MERIT_OF_PROVINCE: tuple[UnitCondition, ...] = (
    not_rewarded_before("bk_tinh", CERTIFICATES, "nam_htxsnv_cho_bk_tinh_tap_the"),
    _two_excellent_years,
    other_merits("bk_tinh", 74, "Thành tích khác theo điểm a, b, c khoản 3 Điều 74"),
    _good_unit("bk_tinh", 74),
)


def _order(code: str) -> tuple[UnitCondition, ...]:
    ladder = ORDERS[code]
    number = int(ladder.basis.article)
    return (
        *((_old_enough,) if code == "HCLD_3" else ()),
        not_rewarded_before(ladder.ma, frozenset((code,)), ladder.years),
        ladder_conditions(ladder),
        other_merits(ladder.ma, number, f"Thành tích khác theo khoản 4 Điều {number}"),
        _good_unit(ladder.ma, number),
    )


COLLECTIVE_COMMENDATIONS: dict[str, tuple[UnitCondition, ...]] = {
    "GK": (by_regulation("gk", (75, 2), "giấy khen", "xep_loai_gk_tap_the"),),
    "BK_TINH": _MERIT_OF_PROVINCE,
    "BK_BO": _MERIT_OF_PROVINCE,
    "BK_TTCP": (
        not_rewarded_before("bk_ttcp", frozenset(("BK_TTCP",)), PRIME_MINISTER.years),
        ladder_conditions(PRIME_MINISTER),
        other_merits("bk_ttcp", 73, "Thành tích khác theo các điểm khác khoản 4 Điều 73"),
        _good_unit("bk_ttcp", 73),
    ),
    **{code: _order(code) for code in ORDERS},
}
