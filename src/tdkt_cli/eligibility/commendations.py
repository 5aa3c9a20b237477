"""Commendations of individuals: Giấy khen, bằng khen, Huân chương Lao động, Kỷ niệm chương."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.eligibility.counting import excellent_wanted, titles_wanted
from tdkt_cli.eligibility.everyone import inquiries, not_rewarded_before, past_disciplines
from tdkt_cli.eligibility.individual_titles import BASE, PROVINCE
from tdkt_cli.eligibility.ladders import Ladder, ladder_conditions
from tdkt_cli.eligibility.open_ways import by_regulation, other_merits
from tdkt_cli.eligibility.outcomes import Outcome, all_of, at_least
from tdkt_cli.eligibility.stating import Verdict, article, by_values, figure, for_people
from tdkt_cli.eligibility.streaks import streak
from tdkt_cli.eligibility.wording import rating_texts, span_text, times, work_text
from tdkt_cli.eligibility.works import recognised_in, works_of
from tdkt_cli.eligibility.years import Run, earlier_run, longer_runs, rating_in
from tdkt_cli.vietnamese import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.eligibility.cases import Case, PersonCase
    from tdkt_cli.eligibility.individual_titles import PersonCondition
    from tdkt_cli.eligibility.outcomes import Condition

CERTIFICATES = frozenset(("BK_TINH", "BK_BO"))


def _two_base_titles(case: PersonCase) -> Iterator[Condition]:
    """Đ.74 k1 d, first way."""
    yield by_values(
        case.sitting,
        "bk_tinh.chuoi_cstdcs",
        ("cstdcs_cho_bk_tinh",),
        lambda needed: streak(case, needed, BASE, f"{times(needed)} liên tục là CSTĐCS"),
        nhanh="chuoi_cstdcs",
    )


def _excellent_with(kind: str, noun: str) -> PersonCondition:
    """Đ.74 k1 d, second way: years rated excellent with initiatives, or with research."""
    branch = f"htxsnv_{kind}"

    def conditions(case: PersonCase) -> Iterator[Condition]:
        run = _excellent_years(case, kind)

        def years(needed: int) -> Verdict:
            text = f"Liên tục từ {count(needed)} năm hoàn thành xuất sắc nhiệm vụ"
            return _excellent_verdict(case, needed, run, text)

        def works(needed: int) -> Verdict:
            text = f"Trong thời gian đó có {count(needed)} {noun} áp dụng hiệu quả ở cơ sở"
            found = [work for work in works_of(case, run.years) if work.kind == kind]
            return Verdict(text, _works(case, needed, run, kind), tuple(map(work_text, found)))

        yield by_values(
            case.sitting,
            f"bk_tinh.{branch}",
            ("nam_htxsnv_cho_bk_tinh",),
            years,
            nhanh=branch,
        )
        yield by_values(
            case.sitting, f"bk_tinh.{kind}", ("sang_kien_cho_bk_tinh",), works, nhanh=branch
        )

    return conditions


def _excellent_years(case: PersonCase, kind: str) -> Run:
    """Return the years rated excellent, to this year or the last, that serve best."""
    year = case.sitting.year
    needed = figure(case.sitting, "nam_htxsnv_cho_bk_tinh")
    amount = figure(case.sitting, "sang_kien_cho_bk_tinh")
    if needed is None or amount is None:
        return Run((), Outcome.UNCHECKED)
    runs = [
        run
        for end in (year, year - 1)
        for run in longer_runs(case, needed.whole, end, lambda y: rating_in(case, y, "HTXSNV"))
    ]
    return max(
        runs,
        key=lambda run: all_of((run.outcome, _works(case, amount.whole, run, kind))).rank,
    )


def _works(case: PersonCase, needed: int, run: Run, kind: str) -> Outcome:
    return at_least(
        needed, (o for year in run.years for o in recognised_in(case, year, kind, needed))
    )


def _excellent_verdict(case: PersonCase, needed: int, run: Run, text: str) -> Verdict:
    year = case.sitting.year
    evidence = rating_texts(case, run.years or (year - 1, year))
    if run.outcome is Outcome.IMPOSSIBLE:
        earlier = earlier_run(case, needed, year - 1, lambda y: rating_in(case, y, "HTXSNV"))
        if earlier:
            before = f"đủ trong {span_text(earlier.years)} nhưng đã đứt: người xem xét"
            return Verdict(text, Outcome.UNCHECKED, (*evidence, before))
    return Verdict(text, run.outcome, evidence)


def good_year(case: Case, year: int) -> Outcome:
    """Return whether a year is rated "hoàn thành tốt" or better."""
    return rating_in(case, year, "HTTNV")


_GOOD = "hoàn thành tốt nhiệm vụ trở lên"

PRIME_MINISTER = Ladder(
    "bk_ttcp",
    article(73, 1, "b"),
    CERTIFICATES,
    after=False,
    years="nam_httnv_cho_bk_ttcp",
    year_text=_GOOD,
    of_year=good_year,
    evidence=rating_texts,
    wanted=(titles_wanted("bk_ttcp.so_cstdcs", "cstdcs_cho_bk_ttcp", BASE),),
)


def _order(
    rank: int,
    place: tuple[int, int, str],
    base: str,
    title: tuple[str, frozenset[str]],
    *,
    open_end: bool,
) -> Ladder:
    """Return the ladder of a rank of Huân chương Lao động for individuals."""
    name, codes = title
    ma = f"hcld_{rank}"
    return Ladder(
        ma,
        article(*place),
        frozenset((base,)),
        after=True,
        years=f"nam_httnv_cho_{ma}",
        year_text=_GOOD,
        of_year=good_year,
        evidence=rating_texts,
        wanted=(
            excellent_wanted(f"{ma}.nam_htxsnv", f"nam_htxsnv_cho_{ma}"),
            titles_wanted(f"{ma}.so_danh_hieu", f"{name}_cho_{ma}", codes),
        ),
        open_end=open_end,
    )


ORDERS = {
    "HCLD_3": _order(3, (44, 1, "e"), "BK_TTCP", ("cstdcs", BASE), open_end=False),
    "HCLD_2": _order(2, (43, 1, "đ"), "HCLD_3", ("cstd_tinh", PROVINCE), open_end=True),
    "HCLD_1": _order(1, (42, 1, "đ"), "HCLD_2", ("cstd_tinh", PROVINCE), open_end=False),
}


def _good_citizen(ma: str, number: int) -> PersonCondition:
    def condition(case: PersonCase) -> Iterator[Condition]:
        text = "Chấp hành tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước"
        yield for_people(case.sitting, f"{ma}.chap_hanh", text, (article(number),))

    return condition


_MERIT_OF_PROVINCE = (
    inquiries,
    past_disciplines,
    not_rewarded_before("bk_tinh", CERTIFICATES, "cstdcs_cho_bk_tinh"),
    _two_base_titles,
    _excellent_with("sang_kien", "sáng kiến"),
    _excellent_with("de_tai", "đề tài"),
    other_merits("bk_tinh", 74, "Thành tích khác theo điểm a, b, c khoản 1 Điều 74"),
    _good_citizen("bk_tinh", 74),
)

COMMENDATIONS: dict[str, tuple[PersonCondition, ...]] = {
    "GK": (
        inquiries,
        past_disciplines,
        by_regulation("gk", (75, 2), "giấy khen", "xep_loai_gk_ca_nhan"),
    ),
    "BK_TINH": _MERIT_OF_PROVINCE,
    "BK_BO": _MERIT_OF_PROVINCE,
    "BK_TTCP": (
        inquiries,
        past_disciplines,
        not_rewarded_before("bk_ttcp", frozenset(("BK_TTCP",)), PRIME_MINISTER.years),
        ladder_conditions(PRIME_MINISTER),
        other_merits("bk_ttcp", 73, "Thành tích khác theo điểm a, c, d khoản 1 Điều 73"),
        _good_citizen("bk_ttcp", 73),
    ),
    **{
        code: (
            inquiries,
            past_disciplines,
            not_rewarded_before(ladder.ma, frozenset((code,)), ladder.years),
            ladder_conditions(ladder),
            other_merits(
                ladder.ma,
                int(ladder.basis.article),
                "Thành tích khác theo khoản 1 "
                f"Điều {ladder.basis.article}, hoặc quá trình cống hiến",
            ),
            _good_citizen(ladder.ma, int(ladder.basis.article)),
        )
        for code, ladder in ORDERS.items()
    },
    "KNC": (inquiries, past_disciplines, by_regulation("knc", (71, 2), "kỷ niệm chương")),
}
