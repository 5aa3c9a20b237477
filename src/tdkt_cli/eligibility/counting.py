"""So many awards or ratings within some years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.eligibility.outcomes import Outcome, all_of, any_of, at_least
from tdkt_cli.eligibility.stating import Verdict, by_values, two_readings
from tdkt_cli.eligibility.wording import award_texts, rating_texts, times, title_names
from tdkt_cli.eligibility.years import award_in, rating_in, since_discipline
from tdkt_cli.vietnamese import count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tdkt_cli.eligibility.cases import Case
    from tdkt_cli.eligibility.outcomes import Condition
    from tdkt_cli.eligibility.years import Run
    from tdkt_cli.law import Content

GROUPS = {
    "co_cp": frozenset(("CTD_CP",)),
    "co": frozenset(("CTD_TINH", "CTD_BO")),
    "bk": frozenset(("BK_TINH", "BK_BO")),
}
"""The words in which the law's data name what collectives need (`khen_cho_…_tap_the`)."""

_TERM = re.compile(r"([0-9]+) (co_cp|co|bk)( ngoai_dien_co)?")


class Wanted(NamedTuple):
    """Something to be had in a span of years.

    Attributes:
        ma: code of the condition.
        figure: name of the law's figure.
        text: the requirement, given the figure.
        outcome: whether years have it, given the figure.
        evidence: what the years have.
    """

    ma: str
    figure: str
    text: Callable[[Content], str]
    outcome: Callable[[Case, tuple[int, ...], Content], Outcome]
    evidence: Callable[[Case, tuple[int, ...]], tuple[str, ...]]


def enough(
    case: Case, wanted: Wanted, strict: Run | None, lenient: Run | None, branch: str
) -> Condition:
    """Return the condition that the years of a run have what is wanted in them.

    Args:
        case: whose.
        wanted: what.
        strict: the years under the stricter reading, `None` where the law has no figure for them.
        lenient: the years under the milder one.
        branch: the branch of an *or*.
    """

    def judge(figure: Content) -> Verdict:
        text = wanted.text(figure)
        if strict is None or lenient is None:
            return Verdict(text, Outcome.UNCHECKED)
        outcome = two_readings(
            _within(case, wanted, strict, figure), _within(case, wanted, lenient, figure)
        )
        return Verdict(text, outcome, wanted.evidence(case, lenient.years))

    return by_values(case.sitting, wanted.ma, (wanted.figure,), judge, nhanh=branch)


def _within(case: Case, wanted: Wanted, run: Run, figure: Content) -> Outcome:
    """Without a run there are no years to look in."""
    return wanted.outcome(case, run.years, figure) if run.years else Outcome.IMPOSSIBLE


def titles_wanted(ma: str, figure: str, codes: frozenset[str]) -> Wanted:
    """Return "so many times this title in that time"."""
    return Wanted(
        ma,
        figure,
        lambda needed: f"Trong thời gian đó có {times(_whole(needed))} {title_names(codes)}",
        lambda case, years, needed: at_least(_whole(needed), _awards(case, years, codes)),
        lambda case, years: award_texts(case, years, codes),
    )


def excellent_wanted(ma: str, figure: str) -> Wanted:
    """Return "so many years rated excellent in that time"."""
    return Wanted(
        ma,
        figure,
        lambda needed: f"Trong thời gian đó có từ {count(_whole(needed))} năm HTXSNV trở lên",
        lambda case, years, needed: at_least(
            _whole(needed), [rating_in(case, year, "HTXSNV") for year in years]
        ),
        rating_texts,
    )


def awards_wanted(ma: str, figure: str) -> Wanted:
    """Return one of several sums of flags and bằng khen, as the law's data write them."""
    return Wanted(
        ma,
        figure,
        lambda options: f"Trong thời gian đó có {_in_words(str(options))}",
        lambda case, years, options: any_of(
            _option(case, years, option) for option in str(options).split(" | ")
        ),
        lambda case, years: award_texts(case, years, frozenset().union(*GROUPS.values())),
    )


def _option(case: Case, years: tuple[int, ...], option: str) -> Outcome:
    return all_of(_term(case, years, term) for term in option.split(" + "))


def _term(case: Case, years: tuple[int, ...], term: str) -> Outcome:
    amount, group, only_without_flags = _parts(term)
    eligible_for_flags = case.unit is None or case.unit.thuoc_dien_co
    if only_without_flags and eligible_for_flags:
        return Outcome.IMPOSSIBLE
    return at_least(amount, _awards(case, years, GROUPS[group]))


def _parts(term: str) -> tuple[int, str, bool]:
    match = _TERM.fullmatch(term)
    if match is None:
        raise ValueError(term)
    return int(match[1]), match[2], match[3] is not None


def _in_words(options: str) -> str:
    return " hoặc ".join(
        " và ".join(_term_in_words(term) for term in option.split(" + "))
        for option in options.split(" | ")
    )


def _term_in_words(term: str) -> str:
    amount, group, only_without_flags = _parts(term)
    names = {"co_cp": "Cờ thi đua của Chính phủ", "co": "cờ tỉnh (Bộ)", "bk": "bằng khen tỉnh (Bộ)"}
    rest = " (tập thể không thuộc diện tặng cờ)" if only_without_flags else ""
    return f"{times(amount)} {names[group]}{rest}"


def _awards(case: Case, years: Iterable[int], codes: frozenset[str]) -> list[Outcome]:
    """Return one outcome for each award of the years, and for each year that may have one."""
    outcomes: list[Outcome] = []
    for year in years:
        given = case.past.awards_of(year, codes)
        outcomes += [since_discipline(case, year) for _ in given]
        if not given:
            outcomes += [award_in(case, year, codes)] * len(codes)
    return outcomes


def _whole(figure: Content) -> int:
    return int(figure)
