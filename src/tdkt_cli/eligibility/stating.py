"""A verdict and the law it rests on → a condition.

What the law of the day does not give, or gives in words not checked, is "chưa đối chiếu" whatever
the data say: it never makes an error (design §6).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import law
from tdkt_cli.eligibility.outcomes import Condition, Outcome
from tdkt_cli.law.titles import LAW_OF_TITLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tdkt_cli.eligibility.cases import Sitting
    from tdkt_cli.law import Check, Citation, Lawbook, LegalValue

_WEAKEST_FIRST: tuple[Check, ...] = ("chua", "trich_dan", "nguyen_van")


class Verdict(NamedTuple):
    """What the data say of a requirement."""

    noi_dung: str
    ket_luan: Outcome
    bang_chung: tuple[str, ...] = ()


def article(number: int, clause: int | None = None, point: str | None = None) -> Citation:
    """Return a citation of the Law in force since 2024."""
    return law.Citation(LAW_OF_TITLES, number, clause, point)


def by_values(
    sitting: Sitting,
    ma: str,
    names: tuple[str, ...],
    judge: Callable[..., Verdict],
    *,
    nhanh: str | None = None,
    also: tuple[Citation, ...] = (),
) -> Condition:
    """Return a condition that needs figures of the law.

    Args:
        sitting: whose day decides which figures hold.
        ma: code of the condition.
        names: names of the figures.
        judge: given their contents in this order, what the data say.
        nhanh: the branch of an *or*.
        also: further articles that it rests on, cited where they hold.
    """
    found = [figure(sitting, name) for name in names]
    values = [value for value in found if value is not None]
    if len(values) < len(names):
        missing = [name for name, value in zip(names, found, strict=True) if value is None]
        return _without_law(sitting, ma, missing, tuple(values), nhanh)
    verdict = judge(*(value.value for value in values))
    holding = tuple(citation for citation in also if citation.holds(sitting.day))
    checks = (
        *(value.check for value in values),
        *(citation.check_on(sitting.day) for citation in holding),
    )
    check = min(checks, key=_WEAKEST_FIRST.index)
    return _condition(ma, verdict, (*_citations(values), *holding), check, nhanh)


def by_articles(
    sitting: Sitting,
    ma: str,
    articles: tuple[Citation, ...],
    verdict: Verdict,
    *,
    nhanh: str | None = None,
) -> Condition:
    """Return a condition that rests on articles without figures."""
    holding, check = _holding(articles, sitting.day)
    return _condition(ma, verdict, holding, check, nhanh)


@lru_cache(maxsize=1024)  # a few articles on a few days, for tens of thousands of people
def _holding(articles: tuple[Citation, ...], day: date) -> tuple[tuple[Citation, ...], Check]:
    """Return which articles are in force on a day, and how well the weakest is known."""
    holding = tuple(citation for citation in articles if citation.holds(day))
    checks = (citation.check_on(day) for citation in holding or articles)
    return holding, min(checks, key=_WEAKEST_FIRST.index)


def figure(sitting: Sitting, name: str) -> LegalValue | None:
    """Return a figure of the law of the day, `None` when none holds."""
    return _figure(sitting.law, name, sitting.day)


@lru_cache(maxsize=1024)
def _figure(lawbook: Lawbook, name: str, day: date) -> LegalValue | None:
    return lawbook.known(name, day)


def for_people(
    sitting: Sitting,
    ma: str,
    noi_dung: str,
    articles: tuple[Citation, ...],
    *,
    nhanh: str | None = None,
    ket_luan: Outcome = Outcome.DEPENDS,
    bang_chung: tuple[str, ...] = (),
) -> Condition:
    """Return a condition that no data show: listed, for people to judge."""
    verdict = Verdict(noi_dung, ket_luan, bang_chung)
    return by_articles(sitting, ma, articles, verdict, nhanh=nhanh)._replace(nguoi_xem_xet=True)


def two_readings(strict: Outcome, lenient: Outcome) -> Outcome:
    """Return the outcome where the text leaves two readings: people decide where they differ."""
    return strict if strict is lenient else Outcome.UNCHECKED


def _condition(
    ma: str, verdict: Verdict, articles: tuple[Citation, ...], check: Check, nhanh: str | None
) -> Condition:
    outcome = Outcome.UNCHECKED if check == "chua" else verdict.ket_luan
    return Condition(
        ma,
        verdict.noi_dung,
        outcome,
        verdict.bang_chung,
        articles,
        nhanh=nhanh,
        doi_chieu=check,
    )


def _without_law(
    sitting: Sitting,
    ma: str,
    missing: list[str],
    values: tuple[LegalValue, ...],
    nhanh: str | None,
) -> Condition:
    meanings = [law.names()[name].meaning for name in missing if name in law.names()]
    reasons = {law.absence(name, sitting.day) for name in missing} - {""}
    return Condition(
        ma,
        "; ".join(meanings) or ma,
        Outcome.UNCHECKED,
        tuple(sorted(reasons)) or ("chưa có quy định đã đối chiếu cho ngày này",),
        _citations(values),
        nhanh=nhanh,
    )


def _citations(values: list[LegalValue] | tuple[LegalValue, ...]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(value.citation for value in values))
