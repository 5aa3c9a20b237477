"""Years in a row: what each year gives, and the best run of them.

Years are calendar years of achievement, not of signing. A year without ends a run; a discipline
starts it anew when its time is over (NĐ 98/2023 and 152/2025, Đ.4 (4)); maternity does not end it.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.eligibility.cases import reaches
from tdkt_cli.eligibility.history import AWARDS, RATINGS
from tdkt_cli.eligibility.outcomes import Outcome, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tdkt_cli.eligibility.cases import Case
    from tdkt_cli.eligibility.history import Discipline

    YearOutcome = Callable[[int], Outcome]


class Run(NamedTuple):
    """Consecutive years, the earliest first, and whether all of them hold."""

    years: tuple[int, ...]
    outcome: Outcome


NO_RUN = Run((), Outcome.IMPOSSIBLE)


def award_in(case: Case, year: int, codes: frozenset[str]) -> Outcome:
    """Return whether a year has one of these titles, as a ground for a higher one."""
    if case.past.awards_of(year, codes):
        return since_discipline(case, year)
    if year == case.sitting.year:
        return _award_this_year(case, codes)
    return _absent(case, year, AWARDS)


def _award_this_year(case: Case, codes: frozenset[str]) -> Outcome:
    if case.sitting.registering:
        return all_of((Outcome.DEPENDS, since_discipline(case, case.sitting.year)))
    if case.past.complete(case.sitting.year, AWARDS):
        return Outcome.IMPOSSIBLE
    proposed = [case.standing.get(code, Outcome.DEPENDS) for code in case.titles & codes]
    if proposed:
        return all_of((Outcome.DEPENDS, any_of(proposed)))
    return Outcome.IMPOSSIBLE if case.reported else Outcome.MISSING_DATA


def rating_in(case: Case, year: int, needed: str) -> Outcome:
    """Return whether the rating of a year is at least the one needed."""
    if year == case.sitting.year:
        return all_of((rating_now(case, needed), since_discipline(case, year)))
    level = case.past.ratings.get(year)
    if level is None:
        return _absent(case, year, RATINGS)
    return since_discipline(case, year) if reaches(level, needed) else Outcome.IMPOSSIBLE


def rating_now(case: Case, needed: str) -> Outcome:
    """Return whether the rating of the year judged is at least the one needed."""
    if case.sitting.registering:
        return Outcome.DEPENDS
    if case.level is None:
        return Outcome.MISSING_DATA
    return Outcome.MET if reaches(case.level, needed) else Outcome.IMPOSSIBLE


def _absent(case: Case, year: int, part: str) -> Outcome:
    """Return what not being listed means: none, or nothing known."""
    if case.past.complete(year, part) or (case.since is not None and year < case.since.year):
        return Outcome.IMPOSSIBLE
    return Outcome.MISSING_DATA


def since_discipline(case: Case, year: int) -> Outcome:
    """Return whether the achievement of a year counts after what disciplines there were."""
    return all_of(
        _after(discipline, year)
        for discipline in case.past.disciplines
        if _began(discipline) <= case.sitting.year
    )


def _began(discipline: Discipline) -> int:
    return discipline.signed.year if discipline.signed else discipline.year


def _after(discipline: Discipline, year: int) -> Outcome:
    """Judge one discipline; of the year in which it ended the text leaves two readings."""
    if discipline.ended is None:
        begun = year <= _began(discipline)
        return Outcome.IMPOSSIBLE if begun else Outcome.MISSING_DATA
    if year == discipline.ended.year:
        return Outcome.UNCHECKED
    return Outcome.MET if year > discipline.ended.year else Outcome.IMPOSSIBLE


def years_back(case: Case, end: int, of_year: YearOutcome, after: int | None) -> Iterator[int]:
    """Yield years from `end` backwards, as far as anything may be known; bridged ones left out.

    Args:
        case: whose.
        end: the last year.
        of_year: what each year gives.
        after: only years later than this one.
    """
    first = case.past.first_year()
    floor = min(first if first is not None else end, end) - _BEYOND_DATA
    for year in range(end, max(floor, after if after is not None else floor), -1):
        if year in case.bridged and of_year(year) is Outcome.IMPOSSIBLE:
            continue
        yield year


_BEYOND_DATA = 12  # years before the first file that may still belong to a run


def run_of(
    case: Case, needed: int, end: int, of_year: YearOutcome, *, after: int | None = None
) -> Run:
    """Return the run of so many years that ends in a year."""
    years = tuple(islice(years_back(case, end, of_year, after), needed))
    if len(years) < needed:
        return NO_RUN
    return Run(years[::-1], all_of(of_year(year) for year in years))


def best_run(case: Case, needed: int, ends: tuple[int, ...], of_year: YearOutcome) -> Run:
    """Return the best of the runs that end in one of these years, the first named winning ties."""
    return max(
        (run_of(case, needed, end, of_year) for end in ends),
        key=lambda run: run.outcome.rank,
        default=NO_RUN,
    )


def longer_runs(
    case: Case, needed: int, end: int, of_year: YearOutcome, *, after: int | None = None
) -> tuple[Run, ...]:
    """Return the run of the years needed and each longer one ("từ 05 năm trở lên")."""
    first = run_of(case, needed, end, of_year, after=after)
    runs = [first]
    known_from = case.past.first_year() or end
    for year in years_back(case, end, of_year, after):
        if not first.years or year >= first.years[0]:
            continue
        if year < known_from or of_year(year) is Outcome.IMPOSSIBLE:
            break
        years = (year, *runs[-1].years)
        runs.append(Run(years, all_of((runs[-1].outcome, of_year(year)))))
    return tuple(runs)


def earlier_run(case: Case, needed: int, before: int, of_year: YearOutcome) -> Run | None:
    """Return a run fully met that ended before a year, the latest one, if there is any."""
    first = case.past.first_year()
    for end in range(before - 1, first - 1 if first is not None else before, -1):
        run = run_of(case, needed, end, of_year)
        if run.outcome is Outcome.MET:
            return run
    return None
