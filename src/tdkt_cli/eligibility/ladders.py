"""The ladder of commendations by merit: a lower form, then years in a row with so many titles.

Bằng khen của Thủ tướng (Luật Đ.73 k1 b, k4 e) and the three ranks of Huân chương Lao động (Đ.42–44)
are built alike; `Ladder` says in what they differ, the figures come from the law.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.eligibility.counting import Wanted, enough
from tdkt_cli.eligibility.everyone import NO_BASE_OF_MERIT
from tdkt_cli.eligibility.history import AWARDS
from tdkt_cli.eligibility.outcomes import Outcome, all_of
from tdkt_cli.eligibility.stating import Verdict, by_articles, by_values, figure, two_readings
from tdkt_cli.eligibility.wording import award_text, no_base_texts, span_text, title_names
from tdkt_cli.eligibility.years import NO_RUN, Run, earlier_run, longer_runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tdkt_cli.eligibility.cases import Case
    from tdkt_cli.eligibility.history import Award
    from tdkt_cli.eligibility.outcomes import Condition
    from tdkt_cli.law import Citation

BRANCH = "cong_trang"


class Ladder(NamedTuple):
    """One way by merit.

    Attributes:
        ma: first part of its codes.
        basis: the article with the standard.
        base: the form to be had before.
        after: the years begin after that form was given ("sau đó").
        years: name of the figure of years in a row.
        year_text: what each of those years must bring.
        of_year: whether a year brings it.
        wanted: what else is to be had in that time.
        open_end: the text does not say that the years reach to the request.
    """

    ma: str
    basis: Citation
    base: frozenset[str]
    after: bool
    years: str
    year_text: str
    of_year: Callable[[Case, int], Outcome]
    evidence: Callable[[Case, tuple[int, ...]], tuple[str, ...]]
    wanted: tuple[Wanted, ...]
    open_end: bool = False


def ladder_conditions(ladder: Ladder) -> Callable[[Case], Iterator[Condition]]:
    """Return the conditions of a ladder, all of one branch."""

    def conditions(case: Case) -> Iterator[Condition]:
        bases = _bases(case, ladder)
        strict, lenient = _windows(case, ladder, bases)
        yield _base(case, ladder, bases, lenient)
        yield _run(case, ladder, strict, lenient)
        for wanted in ladder.wanted:
            yield enough(case, wanted, strict, lenient, BRANCH)

    return conditions


def _bases(case: Case, ladder: Ladder) -> tuple[Award, ...]:
    year = case.sitting.year
    return tuple(
        award
        for award in case.past.awards
        if award.code in ladder.base and award.is_base and award.year <= year
    )


def _base(case: Case, ladder: Ladder, bases: tuple[Award, ...], years: Run | None) -> Condition:
    names = title_names(ladder.base)
    evidence = (*map(award_text, bases), *no_base_texts(case, ladder.base))
    if bases:
        outcome = Outcome.MET
        evidence = (*evidence, *_in_any_order(ladder, bases, years))
    elif _all_years_told(case):
        outcome = Outcome.IMPOSSIBLE
        evidence = (*evidence, f"chưa có {names} làm căn cứ")
    else:
        outcome = Outcome.MISSING_DATA
        evidence = (*evidence, f"không thấy {names}; dữ liệu chưa đủ các năm trước")
    verdict = Verdict(
        f"Đã được tặng {names} (không kể khen chuyên đề, đột xuất)", outcome, evidence
    )
    articles = (ladder.basis, *(a for a in NO_BASE_OF_MERIT if a.holds(case.sitting.day)))
    return by_articles(case.sitting, f"{ladder.ma}.muc_truoc", articles, verdict, nhanh=BRANCH)


ANY_ORDER = (
    "điều luật không có chữ “sau đó”: các năm không phải tính từ sau bằng khen; nơi nhận hồ sơ có "
    "thể hiểu khác"
)
"""A remark for those who judge, not a merit."""


def _in_any_order(ladder: Ladder, bases: tuple[Award, ...], years: Run | None) -> tuple[str, ...]:
    """Say that the years need not follow the form where the text has no "sau đó" (Đ.73 k1 b)."""
    first = min(base.signed.year for base in bases)
    if ladder.after or years is None or not years.years or first < years.years[0]:
        return ()
    return (ANY_ORDER,)


def _all_years_told(case: Case) -> bool:
    """Whether the data are complete from the first year of service on."""
    if case.since is None:
        return False
    return all(
        case.past.complete(year, AWARDS) for year in range(case.since.year, case.sitting.year)
    )


def _windows(case: Case, ladder: Ladder, bases: tuple[Award, ...]) -> tuple[Run | None, Run | None]:
    """Return the best years under the stricter and the milder reading of "sau đó".

    Stricter: from the year after the earlier form was signed; milder: from the year after the year
    of achievement that it rewarded.
    """
    needed = figure(case.sitting, ladder.years)
    if needed is None:
        return None, None
    if not ladder.after or not bases:
        run = _best(case, ladder, needed.whole, None)
        return run, run
    after_signing = min(award.signed.year for award in bases)
    after_achievement = min(award.year for award in bases)
    return (
        _best(case, ladder, needed.whole, after_signing),
        _best(case, ladder, needed.whole, after_achievement),
    )


def _best(case: Case, ladder: Ladder, needed: int, after: int | None) -> Run:
    """Return the years that serve all that is wanted in them best, the fewest winning ties."""
    year = case.sitting.year
    runs = longer_runs(case, needed, year, lambda y: ladder.of_year(case, y), after=after)
    return max(runs, key=lambda run: _worth(case, ladder, run), default=NO_RUN)


def _worth(case: Case, ladder: Ladder, run: Run) -> int:
    if not run.years:
        return run.outcome.rank
    also = (
        wanted.outcome(case, run.years, known.value)
        for wanted in ladder.wanted
        if (known := figure(case.sitting, wanted.figure)) is not None
    )
    return all_of((run.outcome, *also)).rank


def _run(case: Case, ladder: Ladder, strict: Run | None, lenient: Run | None) -> Condition:
    def judge(needed: int) -> Verdict:
        since = f" sau {title_names(ladder.base)}" if ladder.after else ""
        until = "" if ladder.open_end else " đến thời điểm đề nghị"
        text = f"Liên tục từ {needed:02d} năm trở lên{since}{until}: {ladder.year_text}"
        if strict is None or lenient is None:
            return Verdict(text, Outcome.UNCHECKED)
        return _run_verdict(case, ladder, text, strict, lenient)

    return by_values(case.sitting, f"{ladder.ma}.chuoi_nam", (ladder.years,), judge, nhanh=BRANCH)


def _run_verdict(case: Case, ladder: Ladder, text: str, strict: Run, lenient: Run) -> Verdict:
    outcome = two_readings(strict.outcome, lenient.outcome)
    year = case.sitting.year
    years = lenient.years or (year - 1, year)
    evidence = (f"năm {span_text(years)}", *ladder.evidence(case, years))
    if strict.outcome is not lenient.outcome:
        both = f"tính từ năm sau năm ký thì {strict.outcome.label}"
        evidence = (
            *evidence,
            f"{both}, tính từ năm sau năm thành tích thì {lenient.outcome.label}",
        )
    if outcome is Outcome.IMPOSSIBLE:
        if ladder.open_end and _ended_earlier(case, ladder, len(years)):
            outcome = Outcome.UNCHECKED
        broken = [str(year) for year in years if ladder.of_year(case, year) is Outcome.IMPOSSIBLE]
        evidence = (*evidence, *((f"không tính được năm {', '.join(broken)}",) if broken else ()))
    return Verdict(text, outcome, evidence)


def _ended_earlier(case: Case, ladder: Ladder, needed: int) -> bool:
    """Whether the years were full once: the text does not say that they reach to the request."""
    earlier = earlier_run(case, needed, case.sitting.year, lambda y: ladder.of_year(case, y))
    return earlier is not None
