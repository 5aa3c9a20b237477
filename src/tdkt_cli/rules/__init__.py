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
from typing import TYPE_CHECKING, NamedTuple

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
    """

    place: Place | Where
    message: str
    fix: str
    related: tuple[tuple[Place | Where, str], ...] = ()
    basis: tuple[Citation, ...] = ()


class Rule(NamedTuple):
    """A rule of the catalogue."""

    code: str
    severity: Severity
    check: Callable[[Dataset], Iterable[Report]]
    basis: tuple[Citation, ...] = ()

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


def run(dataset: Dataset, locate: Locate) -> tuple[Finding, ...]:
    """Run every rule that holds on the plan's registration day.

    Args:
        dataset: the data of one year.
        locate: gives line and column of a key path.

    Returns:
        The findings in the order of file, line and column.
    """
    plan = dataset.plan
    day = plan.record.dang_ky.han_nop if plan else date(dataset.year, 1, 31)
    findings = {
        _finding(rule, report, locate)
        for rule in catalogue().values()
        if rule.holds(day)
        for report in rule.check(dataset)
    }
    return tuple(sorted(findings, key=sort_key))


def _finding(rule: Rule, report: Report, locate: Locate) -> Finding:
    return Finding(
        rule.code,
        rule.severity,
        report.message,
        locate(report.place),
        tuple(dict.fromkeys(str(citation) for citation in (*rule.basis, *report.basis))),
        report.fix,
        tuple(Related(locate(place), message) for place, message in report.related),
    )


def problems(dataset: Dataset, reason: str) -> Iterator[FileProblem]:
    """Yield what the reader or the models could not take, for one reason."""
    yield from dataset.problems.get(reason, ())
