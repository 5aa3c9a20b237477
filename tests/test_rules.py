"""Every rule: its cases, its published text, its examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from case_files import CASES, case_root, expected_spots, findings, merged, spots, valid_root
from tdkt_cli import rules
from tdkt_cli.rules.published import Example, published

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = rules.catalogue()
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir() and path.name != "_goc")

# A docstring cannot show bytes, sizes, or names and kinds of files: cases and test_storage do.
WITHOUT_EXAMPLE = frozenset(
    ("Y101", "Y102", "Y103", "Y104", "Y105", "Y126", "Y139", "Y140", "S112")
    + tuple(f"Y{number}" for number in range(151, 162))
)


def _root(example: Example, code: str, folder: Path) -> Path:
    whole = code.startswith("Y")
    return valid_root(
        folder,
        {name: text if whole else merged(name, text) for name, text in example.files.items()},
    )


def test_the_valid_folder_has_no_finding(tmp_path: Path) -> None:
    """The folder under every case is free of findings of any code."""
    assert findings(valid_root(tmp_path)) == ()


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_case(case: Path, tmp_path: Path) -> None:
    """A case yields exactly the codes and lines that it marks."""
    assert spots(case_root(case, tmp_path)) == expected_spots(case)


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_case_is_named_after_a_rule_it_marks(case: Path) -> None:
    """`D102-thieu-dang-ky` marks D102, or marks nothing."""
    code = case.name.partition("-")[0]
    assert code in CATALOGUE
    marked = {spot[2] for spot in expected_spots(case)}
    assert not marked or code in marked


@pytest.mark.parametrize("code", CATALOGUE)
def test_published_text(code: str) -> None:
    """A rule's text says what is required, why, how to mend it, and shows both sides."""
    text = published(CATALOGUE[code])
    assert re.fullmatch(r"[YSDLT][0-9]{3}", code)
    assert text.requirement.endswith(".")
    assert text.requirement == CATALOGUE[code].requirement, "the requirement is one line"
    assert text.why.endswith(".")
    assert text.mend.endswith(".")
    if code not in WITHOUT_EXAMPLE:
        assert text.bad is not None
        assert text.bad.files
        assert text.good is not None
        assert text.good.files


@pytest.mark.parametrize("code", sorted(set(CATALOGUE) - WITHOUT_EXAMPLE))
def test_bad_example(code: str, tmp_path: Path) -> None:
    """The bad example of a rule's text yields the rule's code."""
    example = published(CATALOGUE[code]).bad
    assert example is not None
    found = findings(_root(example, code, tmp_path))
    assert code in {finding.code for finding in found}


@pytest.mark.parametrize("code", sorted(set(CATALOGUE) - WITHOUT_EXAMPLE))
def test_good_example(code: str, tmp_path: Path) -> None:
    """The good example of a rule's text does not yield the rule's code."""
    example = published(CATALOGUE[code]).good
    assert example is not None
    found = findings(_root(example, code, tmp_path))
    assert code not in {finding.code for finding in found}


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_messages_are_sentences(case: Path, tmp_path: Path) -> None:
    """Each message and fix is one Vietnamese sentence on one line, without the parser's words."""
    for found in findings(case_root(case, tmp_path)):
        for sentence in (found.message, found.fix):
            assert sentence.endswith((".", "?"))
            assert "\n" not in sentence
            assert len(sentence) < 400
            assert not re.search(r"\b(?:found|expected|mapping|scalar|input|valid)\b", sentence)
