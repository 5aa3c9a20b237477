"""Titles several times in a row: the verdict on a streak, with its evidence."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tdkt_cli.eligibility.history import AWARDS
from tdkt_cli.eligibility.outcomes import Outcome
from tdkt_cli.eligibility.stating import Verdict
from tdkt_cli.eligibility.wording import (
    award_texts,
    no_base_texts,
    span_text,
    title_names,
    unknown_years,
)
from tdkt_cli.eligibility.years import award_in, best_run, earlier_run

if TYPE_CHECKING:
    from tdkt_cli.eligibility.cases import Case
    from tdkt_cli.eligibility.years import Run


def streak(
    case: Case,
    needed: int,
    codes: frozenset[str],
    text: str,
    *,
    joined: frozenset[str] = frozenset(),
) -> Verdict:
    """Return whether titles were given so many times in a row, up to this year or the last.

    Args:
        case: whose.
        needed: how many times.
        codes: titles that count.
        text: the requirement.
        joined: titles that keep two times "in a row" though years lie between them: one of the
            readings of "02 lần liên tục" of the provincial title, itself given after three years.
    """
    year = case.sitting.year
    run = best_run(case, needed, (year, year - 1), lambda y: award_in(case, y, codes))
    evidence = _evidence(case, run, codes)
    if run.outcome is not Outcome.IMPOSSIBLE:
        return Verdict(text, run.outcome, evidence)
    other = _other_reading(case, needed, codes, joined)
    if other:
        return Verdict(text, Outcome.UNCHECKED, (*evidence, other))
    return Verdict(text, Outcome.IMPOSSIBLE, (*evidence, *_how_far(case, codes)))


def _evidence(case: Case, run: Run, codes: frozenset[str]) -> tuple[str, ...]:
    year = case.sitting.year
    shown = range(min(run.years, default=year - 3), year + 1)
    ahead = year in run.years and not case.past.awards_of(year, codes)
    return (
        *award_texts(case, shown, codes),
        *((_this_year(case, codes),) if ahead and run.outcome is not Outcome.IMPOSSIBLE else ()),
        *(unknown_years(case, run.years, AWARDS) if run.outcome is Outcome.MISSING_DATA else ()),
        *no_base_texts(case, codes),
    )


def _this_year(case: Case, codes: frozenset[str]) -> str:
    year = case.sitting.year
    if not case.titles & codes:
        return f"{title_names(codes)} {year}: chưa đăng ký, phụ thuộc kết quả năm"
    stage = "đăng ký" if case.sitting.registering else "đang đề nghị"
    return f"{title_names(case.titles & codes)} {year}: {stage}"


def _how_far(case: Case, codes: frozenset[str]) -> tuple[str, ...]:
    """Say where the streak broke."""
    year = case.sitting.year
    first = case.past.first_year()
    if first is None:
        return ()
    for gap in range(year - 1, first - 1, -1):
        if award_in(case, gap, codes) is Outcome.IMPOSSIBLE:
            return (f"không có {title_names(codes)} {gap} làm căn cứ",)
    return ()


def _other_reading(
    case: Case, needed: int, codes: frozenset[str], joined: frozenset[str]
) -> str | None:
    """Return the reading of "liên tục" under which the streak would do, if there is one."""
    year = case.sitting.year
    earlier = earlier_run(case, needed, year - 1, lambda y: award_in(case, y, codes))
    if earlier:
        span = span_text(earlier.years)
        return f"đủ trong {span} nhưng đã đứt; Luật không nói phải kéo đến năm xét: người xem xét"
    if joined and _joined_times(case, codes, joined) >= needed:
        return "các lần cách năm, ở giữa năm nào cũng có CSTĐCS: hai cách hiểu, người xem xét"
    return None


def _joined_times(case: Case, codes: frozenset[str], joined: frozenset[str]) -> int:
    """Count the latest times that unbroken years of the lower title hold together."""
    given = {award.year for award in case.past.awards if award.code in codes and award.is_base}
    if case.titles & codes and award_in(case, case.sitting.year, codes) is Outcome.DEPENDS:
        given.add(case.sitting.year)
    years = sorted(given, reverse=True)
    amount = 1 if years else 0
    for later, sooner in pairwise(years):
        between = range(sooner + 1, later + 1)
        if any(award_in(case, y, joined) is Outcome.IMPOSSIBLE for y in between):
            break
        amount += 1
    return amount
