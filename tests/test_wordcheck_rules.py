"""Every T rule: its pairs of hand-written documents, its published text; correct documents."""

from __future__ import annotations

import re

import pytest

from paper_files import (
    Pair,
    above_hint,
    base_names,
    base_parts,
    edited,
    findings,
    numbers_of,
    pairs,
)
from tdkt_cli import wordcheck
from tdkt_cli.findings import Severity
from tdkt_cli.rules.published import published

CATALOGUE = wordcheck.catalogue()
PAIRS = pairs()
# Bytes, not documents, bring the first; `test_wordcheck` looks at all of them.
WITHOUT_PAIR = frozenset(("T901", "T902", "T903", "T910", "T911", "T912"))
# What no paper may be issued with, though the decree has no word for it.
UNREGULATED = frozenset(("T162", "T164", "T901"))
INHERITED = 30


@pytest.mark.parametrize("name", base_names())
def test_correct_documents_have_no_findings(name: str) -> None:
    """A correct document of any type gives nothing above a hint."""
    assert above_hint(findings(base_parts(name))) == []


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_the_fault_is_found_where_it_is(pair: Pair) -> None:
    """The bad document has the rule's finding at the right paragraph, and nothing graver else."""
    parts = edited(base_parts(pair.base), pair.bad)
    found = findings(parts)
    reported = {one.where.line for one in found if one.code == pair.code}
    expected = numbers_of(parts, pair.at)
    assert expected <= reported, (reported, [f"{one.code}: {one.message}" for one in found])
    if not pair.more:
        assert reported == expected
    others = {code for code, _, _ in above_hint(found)} - {pair.code}
    assert others == pair.also


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_the_good_twin_is_silent(pair: Pair) -> None:
    """The document without the fault has no finding of the rule, and nothing above a hint."""
    found = findings(edited(base_parts(pair.base), pair.good))
    assert pair.code not in {one.code for one in found}
    assert above_hint(found) == []


def test_each_rule_has_a_pair() -> None:
    """No rule is without a pair; pairs are named after their rule."""
    assert {pair.code for pair in PAIRS} == set(CATALOGUE) - WITHOUT_PAIR
    assert all(pair.name.startswith(f"{pair.code}-") for pair in PAIRS)


def test_enough_pairs_inherit_the_property() -> None:
    """In many pairs the property comes from a style, the defaults, the theme or a table style."""
    inherited = [pair for pair in PAIRS if pair.way != "truc_tiep"]
    assert len(inherited) >= min(INHERITED, len(PAIRS) // 4)


@pytest.mark.parametrize("code", CATALOGUE)
def test_published_text(code: str) -> None:
    """A rule says what is required, why, and how to mend it."""
    rule = CATALOGUE[code]
    text = published(rule)
    assert re.fullmatch(r"T[0-9]{3}", code)
    for sentence in (text.requirement, text.why, text.mend):
        assert sentence.endswith(".")
    assert text.requirement == rule.requirement, "the requirement is one line"
    assert (text.bad is None) == (text.good is None), "examples come in pairs"
    for example in (text.bad, text.good):
        assert example is None or (example.text and not example.files), "in words, no data files"


@pytest.mark.parametrize("code", CATALOGUE)
def test_basis(code: str) -> None:
    """An error rests on a place of the decree; what is practice says so where it cites one."""
    rule = CATALOGUE[code]
    if rule.severity is Severity.ERROR and code not in UNREGULATED:
        assert rule.basis
    if rule.known == "thuc_te":
        assert all("thực tế soạn thảo" in one for one in rule.cited)
    for place in rule.basis:
        assert re.match(r"Điều \d+|Phụ lục (?:I|II|III)(?:,|$)|Điều", place), place
    assert rule.cited


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_messages_are_sentences(pair: Pair) -> None:
    """Messages and fixes are Vietnamese sentences on one line."""
    for one in findings(edited(base_parts(pair.base), pair.bad)):
        for sentence in (one.message, one.fix):
            assert sentence.endswith((".", "?"))
            assert "\n" not in sentence
            assert len(sentence) < 400
            assert "None" not in sentence


@pytest.mark.parametrize(
    ("symbol", "fix"),
    [
        ("21/SNV-VP", "«Số: 21/TTr-SNV»"),
        ("21/ SNV-VP", "«Số: 21/TTr-SNV»"),
        ("21/BC-BDT", "Sửa «BC» thành «TTr»."),
        ("21/TTR-BDT", "Sửa «TTR» thành «TTr»."),
    ],
)
def test_a_missing_type_is_added_and_a_wrong_one_replaced(symbol: str, fix: str) -> None:
    """The remedy never takes the agency out of its own symbol."""
    parts = base_parts("to-trinh")
    name = "word/document.xml"
    parts = {**parts, name: parts[name].replace("Số: 21/TTr-BDT", f"Số: {symbol}")}
    (found,) = (one for one in findings(parts) if one.code == "T054")
    assert fix in found.fix
