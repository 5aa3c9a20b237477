"""The rules: each a small generator and a constant that names its code, severity and basis.

A rule gets the whole `Dataset`, does no I/O, never raises, and yields `Report`s that name places
by key path. Its Vietnamese docstring is published by `docs/rules.md`: first line the requirement,
then why, how to put it right, a bad and a good example (both run as tests). A new rule is one
function and one constant in a module of this package; the catalogue finds it by itself.

Families: `Y` form of the file, `S` shape and values, `D` consistency of data and text, `L` law.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Literal, NamedTuple

from tdkt_cli.findings import Finding, Place, Related, Severity, Where, sort_key

if TYPE_CHECKING:
    from tdkt_cli.law import Citation
    from tdkt_cli.models import Dataset, FileProblem


class Report(NamedTuple):
    """What a rule saw, before code, severity, basis and line are added.

    Attributes:
        place: the value at fault.
        message: one Vietnamese sentence: who, what was found, what is required.
        fix: one sentence: what to do.
        related: other places with what is to be seen there.
        basis: citations that depend on the value, beside those of the rule.
        day: the day whose law it rests on, where that is not the day of the rule.
    """

    place: Place | Where
    message: str
    fix: str
    related: tuple[tuple[Place | Where, str], ...] = ()
    basis: tuple[Citation, ...] = ()
    day: date | None = None


class Rule(NamedTuple):
    """A rule of the catalogue.

    Attributes:
        severity: how grave; an error whose provisions were not checked against a text is shown as
            a warning (design §6).
        day: whose law it asks: that of registration (`dang_ky`), of the review (`xet`), or of each
            report's own day (`rieng`: a decision's, a meeting's, a paper's).
        rests_on: keys whose absence alone may make it speak. While a cell of a form with such a key
            cannot be read, the finding waits: what is missing may be what stands there.
    """

    code: str
    severity: Severity
    check: Callable[[Dataset], Iterable[Report]]
    basis: tuple[Citation, ...] = ()
    day: Literal["dang_ky", "xet", "rieng"] = "dang_ky"
    rests_on: frozenset[str] = frozenset()

    def holds(self, day: date) -> bool:
        """Whether a provision that the rule cites is in force on a day; always without basis."""
        return not self.basis or any(citation.holds(day) for citation in self.basis)

    @property
    def requirement(self) -> str:
        """The first line of the rule's published text."""
        return (self.check.__doc__ or "").strip().partition("\n")[0]


Locate = Callable[[Place | Where], Where]


@cache
def catalogue() -> dict[str, Rule]:
    """Return every rule by its code, in the order of codes.

    Raises:
        ValueError: two rules have one code, which is a bug of the package.
    """
    found: dict[str, Rule] = {}
    for module_info in iter_modules(__path__):
        module = import_module(f"{__name__}.{module_info.name}")
        for value in vars(module).values():
            if isinstance(value, Rule) and found.setdefault(value.code, value) is not value:
                raise ValueError(value.code)
    return dict(sorted(found.items()))


def registration_day(dataset: Dataset) -> date:
    """Return the day whose law judges registrations."""
    plan = dataset.plan
    return plan.record.dang_ky.han_nop if plan else date(dataset.year, 1, 31)


def review_day(dataset: Dataset) -> date:
    """Return the day whose law judges what is proposed at the end of the year."""
    return dataset.plan.record.review_day if dataset.plan else date(dataset.year, 12, 31)


def run(dataset: Dataset, locate: Locate) -> tuple[Finding, ...]:
    """Run every rule that holds on its day.

    Args:
        dataset: the data of one year.
        locate: gives line and column of a key path.

    Returns:
        The findings in the order of file, line and column.
    """
    findings = {
        finding for rule in catalogue().values() for finding in run_rule(rule, dataset, locate)
    }
    return tuple(sorted(findings, key=sort_key))


def run_rule(rule: Rule, dataset: Dataset, locate: Locate) -> Iterator[Finding]:
    """Yield what one rule finds; nothing when it does not hold on its day."""
    days = {"dang_ky": registration_day(dataset), "xet": review_day(dataset)}
    if rule.day in days and not rule.holds(days[rule.day]):
        return
    for report in rule.check(dataset):
        day = report.day or days.get(rule.day, days["dang_ky"])
        if report.day is None or _holding(rule, report, day):
            yield _finding(rule, report, locate, day)


def _holding(rule: Rule, report: Report, day: date) -> tuple[Citation, ...]:
    """Return what is cited and in force on a day, each once.

    A report that cites a clause or point of an article of the rule, or an agency's regulation,
    speaks of that place only.
    """
    articles = {(citation.instrument, citation.article) for citation in rule.basis}
    narrowed = any(
        found.source or (found.instrument, found.article) in articles for found in report.basis
    )
    cited = dict.fromkeys(report.basis if narrowed else (*rule.basis, *report.basis))
    return tuple(citation for citation in cited if citation.holds(day))


def _finding(rule: Rule, report: Report, locate: Locate, day: date) -> Finding:
    """Return a report as a finding; one that rests on a regulation is as sure as that was read."""
    holding = _holding(rule, report, day)
    weighed = [citation for citation in holding if citation.source] or holding
    unchecked = bool(weighed) and all(citation.check_on(day) == "chua" for citation in weighed)
    return Finding(
        rule.code,
        Severity.WARNING if unchecked and rule.severity is Severity.ERROR else rule.severity,
        _doubted(report.message) if unchecked else report.message,
        locate(report.place),
        tuple(dict.fromkeys(str(citation) for citation in holding)),
        report.fix,
        tuple(Related(locate(place), message) for place, message in report.related),
    )


def _doubted(message: str) -> str:
    """Return a message that says its law was not checked against a text."""
    if "chưa đối chiếu" in message:
        return message
    return f"{message.removesuffix('.')} (điều luật của ngày này chưa đối chiếu với văn bản)."


def problems(dataset: Dataset, reason: str) -> Iterator[FileProblem]:
    """Yield what the reader or the models could not take, for one reason."""
    yield from dataset.problems.get(reason, ())
