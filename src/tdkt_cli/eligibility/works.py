"""Initiatives and research: what was recognised, at which level, in which years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.eligibility.history import WORKS
from tdkt_cli.eligibility.outcomes import Outcome
from tdkt_cli.eligibility.wording import work_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tdkt_cli.eligibility.cases import PersonCase
    from tdkt_cli.eligibility.history import Work

WIDER = {"tinh": "tỉnh", "bo": "Bộ", "toan_quoc": "toàn quốc"}

_SERVES = {
    "co_so": frozenset(("co_so", "tinh", "bo", "toan_quoc")),
    "tinh": frozenset(("tinh", "toan_quoc")),
    "bo": frozenset(("bo", "toan_quoc")),
    "toan_quoc": frozenset(("toan_quoc",)),
}
"""By level needed, the levels that serve: effect in a province is not effect in a ministry."""

_YEARS_OF_EFFECT = 3  # how far back data are asked for; older recognition counts where it is known


def recognised_this_year(case: PersonCase, kind: str) -> tuple[Outcome, tuple[str, ...]]:
    """Return whether an initiative (`sang_kien`) or research (`de_tai`) of the year is recognised.

    Before the year is over one may still be recognised; at the review what is named without a
    decision lacks data, and what is not named is not there once the unit has reported.
    """
    found = [work for work in works_of(case, (case.sitting.year,)) if work.kind == kind]
    recognised = tuple(work_text(work) for work in found if work.recognised)
    if recognised:
        return Outcome.MET, recognised
    named = tuple(map(work_text, found))
    if case.sitting.registering:
        return Outcome.DEPENDS, named
    if named or not _told(case, case.sitting.year):
        return Outcome.MISSING_DATA, named
    return Outcome.IMPOSSIBLE, (f"không có trong kết quả năm {case.sitting.year}",)


def effect_beyond(case: PersonCase, level: str) -> tuple[Outcome, tuple[str, ...]]:
    """Return whether an initiative or research is recognised to have effect at a level.

    The Law sets no year for it: any year counts where it is known.
    """
    year = case.sitting.year
    years = range(year - _YEARS_OF_EFFECT, year + 1)
    every = [
        work
        for work in (*case.past.works, *case.works)
        if work.level in _SERVES[level] and work.year <= year
    ]
    recognised = tuple(work_text(work) for work in every if work.recognised)
    if recognised:
        return Outcome.MET, recognised
    named = tuple(work_text(work) for work in every if work.year == year)
    if case.sitting.registering:
        return Outcome.DEPENDS, named or (f"chưa ghi sáng kiến, đề tài cấp {WIDER[level]}",)
    if named or not all(_told(case, known) for known in years):
        return Outcome.MISSING_DATA, named
    return Outcome.IMPOSSIBLE, (f"không có sáng kiến, đề tài cấp {WIDER[level]}",)


def works_of(case: PersonCase, years: Iterable[int]) -> tuple[Work, ...]:
    """Return the initiatives and research of some years, recognised or not, each once."""
    wanted = set(years)
    found: dict[tuple[int, str, str, str], Work] = {}
    for work in (*case.past.works, *case.works):
        key = (work.year, work.name, work.kind, work.level)
        if work.year in wanted and (key not in found or work.recognised):
            found[key] = work
    return tuple(found.values())


def recognised_in(case: PersonCase, year: int, kind: str, most: int) -> list[Outcome]:
    """Return one outcome for each initiative of a year, and for what may yet come or be missing.

    Args:
        case: whose.
        year: the year.
        kind: `sang_kien` or `de_tai`.
        most: how many more a year that is not fully known may hold.
    """
    found = [work for work in works_of(case, (year,)) if work.kind == kind]
    outcomes = [Outcome.MET for work in found if work.recognised]
    ahead = year == case.sitting.year and case.sitting.registering
    not_yet = Outcome.DEPENDS if ahead else Outcome.MISSING_DATA
    outcomes += [not_yet for work in found if not work.recognised]
    if ahead or not _told(case, year):
        outcomes += [not_yet] * most
    return outcomes


def _told(case: PersonCase, year: int) -> bool:
    """Whether an initiative not named in the data of a year was not there."""
    if case.since is not None and year < case.since.year:
        return True
    if case.past.complete(year, WORKS):
        return True
    return year == case.sitting.year and case.reported
