"""A provision that was not checked against a text never makes an error: shown over all rules."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from case_files import CASES, case_root, expected_spots
from tdkt_cli import law, rules, storage
from tdkt_cli.eligibility import stating
from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation, Lawbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from tdkt_cli.findings import Place, Where
    from tdkt_cli.law import Check, LegalValue
    from tdkt_cli.storage import Loaded

    Found = tuple[str, Place | Where]

CATALOGUE = rules.catalogue()
ERRORS = {
    code: rule
    for code, rule in CATALOGUE.items()
    if code.startswith("L") and rule.severity is Severity.ERROR
}
FOLDERS = [path for path in sorted(CASES.iterdir()) if path.name[:4] in ERRORS]
MARKED = [
    path for path in FOLDERS if any(code == path.name[:4] for _, _, code in expected_spots(path))
]

check_on = Citation.check_on
value_of = Lawbook.value


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """What the engine remembers of the law must not outlive a test that changes the law."""
    _clear()
    yield
    _clear()


def _clear() -> None:
    stating._holding.cache_clear()
    stating._figure.cache_clear()


def _errors(loaded: Loaded, code: str) -> set[Found]:
    """Return the errors of one rule; the data are a new object, so that nothing is remembered."""
    _clear()
    again = dataclasses.replace(loaded.dataset)
    rule = CATALOGUE[code]
    found = rules.run_rule(rule, again, loaded.locate)
    return {(one.code, one.where) for one in found if one.severity is Severity.ERROR}


def test_every_rule_that_gives_errors_is_among_them() -> None:
    """Each has a case in which it gives one: the tests below are not empty."""
    assert {path.name[:4] for path in MARKED} == set(ERRORS)


@pytest.mark.parametrize("case", MARKED, ids=lambda path: path.name)
def test_no_error_where_nothing_was_read(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With every provision unread no rule of law gives an error, and it does not fall silent."""
    loaded = storage.load(case_root(case, tmp_path), None)
    code = case.name[:4]
    told = {one.where for one in rules.run_rule(CATALOGUE[code], loaded.dataset, loaded.locate)}
    assert told
    monkeypatch.setattr(Citation, "check_on", lambda _citation, _day: "chua")
    assert not _errors(loaded, code)


@pytest.mark.parametrize("case", MARKED, ids=lambda path: path.name)
def test_no_error_that_hangs_on_a_figure_not_read(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error that goes when a figure of the law is absent is none when that figure is unread.

    One figure after the other is taken away, then given back unread with its article.
    """
    loaded = storage.load(case_root(case, tmp_path), None)
    code = case.name[:4]
    asked: set[str] = set()
    monkeypatch.setattr(Lawbook, "value", _noting(asked))
    before = _errors(loaded, code)
    for name in sorted(asked):
        monkeypatch.setattr(Lawbook, "value", _without(name))
        hanging = before - _errors(loaded, code)
        if hanging:
            monkeypatch.setattr(Lawbook, "value", value_of)
            monkeypatch.setattr(Citation, "check_on", _unread_where(name))
            assert not hanging & _errors(loaded, code), name
            monkeypatch.setattr(Citation, "check_on", check_on)


def _noting(asked: set[str]) -> Callable[[Lawbook, str, date], LegalValue]:
    def value(book: Lawbook, name: str, day: date) -> LegalValue:
        asked.add(name)
        return value_of(book, name, day)

    return value


def _without(missing: str) -> Callable[[Lawbook, str, date], LegalValue]:
    def value(book: Lawbook, name: str, day: date) -> LegalValue:
        if name == missing:
            raise law.NoValueError(name, day, "bài thử")
        return value_of(book, name, day)

    return value


def _unread_where(name: str) -> Callable[[Citation, date], Check]:
    """Return a look-up of marks in which the places of a figure, a regulation's too, are unread."""
    places = {value.citation[:4] for _, _, value in law.history(name)}
    local = law.names()[name].local

    def check(citation: Citation, day: date) -> Check:
        if citation[:4] in places or (local and citation.source):
            return "chua"
        return check_on(citation, day)

    return check
