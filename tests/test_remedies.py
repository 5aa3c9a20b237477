"""The advice of family L taken to the letter: it ends without an error."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from case_files import CASES, VALID, case_root, findings, merged, tree_of, valid_root, write_tree
from tdkt_cli import rules
from tdkt_cli.findings import Severity
from tdkt_cli.rules.published import published

if TYPE_CHECKING:
    from pathlib import Path

    from tdkt_cli.findings import Finding

FAMILY = {code: rule for code, rule in rules.catalogue().items() if code.startswith("L")}
FOLDERS = [path for path in sorted(CASES.iterdir()) if path.name[:4] in FAMILY]
_STEP = re.compile(r"([a-z_]+)|\[([0-9]+)\]")
_TITLE = re.compile(r"(?<!ma_)(?:danh_hieu|khen_thuong|de_nghi)(?:\[[0-9]+\])?$")
_ENOUGH = 12  # no case has more titles than that


def errors(root: Path) -> list[Finding]:
    """Return the findings that make `tdkt validate` fail."""
    return [found for found in findings(root) if found.severity is Severity.ERROR]


@pytest.mark.parametrize("code", FAMILY)
def test_the_good_example_of_a_rule_is_free_of_errors(code: str, tmp_path: Path) -> None:
    """What the text of a rule shows as right does not fail for another reason."""
    example = published(FAMILY[code]).good
    assert example is not None
    files = {name: merged(name, text) for name, text in example.files.items()}
    assert errors(valid_root(tmp_path, files)) == []


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_dropping_the_titles_that_are_told_of_ends_without_errors(
    case: Path, tmp_path: Path
) -> None:
    """Where the advice is to drop a title, dropping each one told of lets the year pass."""
    root = case_root(case, tmp_path)
    for _ in range(_ENOUGH):
        told = [found for found in errors(root) if found.code in FAMILY]
        droppable = [
            found
            for found in told
            if _TITLE.search(found.where.path) and "bỏ" in found.fix.casefold()
        ]
        if not droppable:
            break
        drop(root, droppable[0])
    left = {found.code for found in errors(root)}
    assert left <= {found.code for found in told if found not in droppable}, left


def drop(root: Path, found: Finding) -> None:
    """Leave out the title at the place of a finding, or all titles of its list."""
    path = root / found.where.file
    tree: Any = tree_of(path.read_bytes())
    keys = [name or int(number) for name, number in _STEP.findall(found.where.path)]
    holder = tree
    for key in keys[:-1]:
        holder = holder[key]
    if isinstance(keys[-1], int):
        del holder[keys[-1]]
    else:
        holder[keys[-1]] = []
    path.write_text(write_tree(tree), "utf-8")


def test_the_valid_folder_has_a_tree() -> None:
    """What is read and written back for these tests is the same data."""
    for path in sorted(VALID.rglob("*.yaml")):
        assert tree_of(write_tree(tree_of(path.read_bytes())).encode()) == tree_of(
            path.read_bytes()
        )
