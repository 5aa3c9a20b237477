"""Files made to hurt: each gets problems, never an exception, never an endless run."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from case_files import VALID, findings, valid_root
from tdkt_cli import models, storage, yaml_tree
from tdkt_cli.findings import Severity
from tdkt_cli.models import shape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MIB = 1024 * 1024
NAME = "data/registrations/2024/van-phong.yaml"
MUTATIONS = int(os.environ.get("TDKT_SO_DOT_BIEN", "300"))

ALIAS_BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)
MERGE_BOMB = "a: &a {x: 1}\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} {{<<: [{', '.join([f'*{chr(97 + n)}'] * 9)}]}}\n"
    for n in range(7)
)
HOSTILE: dict[str, tuple[str | bytes, set[str]]] = {
    "50 KB of [": ("[" * 50_000, {"too_deep"}),
    "50 KB of {": ("{" * 50_000, {"too_deep", "key_not_text"}),
    "1 MiB of [": ("[" * MIB, {"too_deep"}),
    "1 MiB of '- '": ("- " * (MIB // 2), {"too_deep"}),
    "1 MiB of '? '": ("? " * (MIB // 2), {"too_deep", "key_not_text"}),
    "1 MiB of spaces": (" " * MIB, {"empty_file"}),
    "1 MiB of spaces, then #": (" " * (MIB - 2) + "#x", {"empty_file"}),
    "1 MiB of line ends": ("\n" * MIB, {"empty_file"}),
    "1 MiB of quotes": ('"' * MIB, {"text_after_quote", "not_a_mapping", "syntax", "bad_indent"}),
    "1 MiB of colons": (":" * MIB, {"not_a_mapping", "key_not_text", "missing_colon", "long_key"}),
    "1 MiB of commas": ("," * MIB, {"special_start"}),
    "1 MiB of %": ("%" * MIB, {"directive"}),
    "1 MiB of one word": ("a" * MIB, {"not_a_mapping"}),
    "1 MiB of <": ("<" * MIB, {"not_a_mapping"}),
    "a byte over 1 MiB": ("a: " + "x" * (MIB - 2), {"too_big"}),
    "alias bomb": (ALIAS_BOMB, {"anchor"}),
    "merge bomb": (MERGE_BOMB, {"anchor"}),
    "itself": ("a: &a [*a]\n", {"anchor"}),
    "100,000 equal pairs": ("{" + "a: 1, " * 100_000 + "}", {"repeated_key"}),
    "25,001 pairs": ("".join(f"k{n}: 1\n" for n in range(25_001)), {"too_many"}),
    "NUL": (b"\0" * 4096, {"zero_filled"}),
    "half NUL": (b"a: 1\n" + b"\0" * 4096, {"zero_filled"}),
    "21 deep": ("a: " + "[" * 20 + "]" * 20, {"too_deep"}),
    "lone surrogate": ('a: "\\ud800"', {"bad_escape"}),
    "code point out of range": ('a: "\\Uffffffff"', {"bad_escape"}),
    "escaped NUL": ('a: "\\0"', {"escaped_character"}),
    "tag of Python": ("a: !!python/object/apply:os.system [id]", {"tag"}),
    "bad int tag": ("a: !!int abc", {"tag"}),
    "UTF-32": ("a: 1".encode("utf-32"), {"utf16"}),
    "UTF-16 without BOM": ("a: 1".encode("utf-16-le"), {"zero_filled"}),
    "random bytes": (random.Random(2024).randbytes(5000), {"not_utf8"}),  # noqa: S311
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused(name: str) -> None:
    """A file made to exhaust the reader is refused with one of the reasons that fit it."""
    content, reasons = HOSTILE[name]
    read = yaml_tree.read(content.encode() if isinstance(content, str) else content)
    assert read.problems
    assert not read.readable or "escaped_character" in reasons
    assert read.problems[0].reason in reasons
    assert len(read.problems) < 200


@pytest.mark.parametrize("depth", [18, 19])
def test_depth_within_the_limit(depth: int) -> None:
    """Twenty levels are read: the table of the file and nineteen lists in it."""
    read = yaml_tree.read(f"a: {'[' * depth}{']' * depth}".encode())
    assert read.problems == []


def test_events_within_the_limit() -> None:
    """Close to 50,000 events a file is still read."""
    read = yaml_tree.read("".join(f"k{n}: 1\n" for n in range(24_990)).encode())
    assert read.problems == []
    assert len(read.data) == 24_990


def test_exactly_one_mebibyte() -> None:
    """The limit itself is allowed."""
    assert yaml_tree.read(b"a: " + b"x" * (MIB - 3)).problems == []


def test_comment_signs_in_one_long_line() -> None:
    """A line of 1 MiB with a swallowed # in each of its values is read once, not once a value."""
    read = yaml_tree.read(("a: [" + "x #1\n, " * 20_000 + "]").encode())
    assert {problem.reason for problem in read.problems} == {"swallowed_hash"}
    line = yaml_tree.read(("a: [" + "xy, " * 20_000 + "] #1").encode())
    assert len(line.data["a"]) == 20_000


def test_many_unknown_keys(tmp_path: Path) -> None:
    """Twenty thousand unknown keys are twenty thousand findings, each at its own line."""
    text = (VALID / NAME).read_text("utf-8") + "".join(f"danh_hieux{n}: 1\n" for n in range(20_000))
    found = findings(valid_root(tmp_path, {NAME: text}))
    lines = {entry.where.line for entry in found if entry.code == "S101"}
    assert len(lines) == 20_000


@pytest.mark.parametrize("digits", [10, 5000, 200_000])
def test_huge_numbers(digits: int) -> None:
    """A number of any length is a finding, never an exception, and is not echoed whole."""
    tree = {"nam_ke_hoach": "9" * digits}
    (error,) = shape_errors(tree)
    assert error.reason == "bad_number"
    assert len(error.values[0]) <= 40


def shape_errors(tree: object) -> tuple[models.ShapeError, ...]:
    """Return the shape errors of a council."""
    parsed = models.parse(models.Council, tree)
    assert isinstance(parsed, tuple)
    return parsed


def mutants(data: bytes, count: int) -> Iterator[bytes]:
    """Yield damaged copies of a file: flipped, lost, added, repeated bytes, cuts."""
    chance = random.Random(1307)  # noqa: S311 — the same damage on every run
    for _ in range(count):
        at = chance.randrange(len(data))
        match chance.randrange(6):
            case 0:
                yield data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
            case 1:
                yield data[:at] + data[at + chance.randrange(1, 9) :]
            case 2:
                yield data[:at] + chance.randbytes(chance.randrange(1, 4)) + data[at:]
            case 3:
                yield data[:at] + chance.choice(b"-:#'\"[]{}&*!|>%@\t\n\r ,").to_bytes() + data[at:]
            case 4:
                yield data[:at] + data[max(0, at - chance.randrange(1, 40)) : at] + data[at:]
            case _:
                yield data[:at]


def test_damage_is_seen_or_loses_nobody(tmp_path: Path) -> None:
    """A damaged registration has an error, or still holds the same number of people."""
    root = valid_root(tmp_path)
    original = (root / NAME).read_bytes()
    for mutant in mutants(original, MUTATIONS):
        (root / NAME).write_bytes(mutant)
        loaded = storage.load(root, None)
        assert set(loaded.dataset.problems) <= (yaml_tree.REASONS | shape.REASONS | storage.REASONS)
        people = [
            len(entry.record.ca_nhan)
            for entry in loaded.dataset.registrations
            if entry.file.name == NAME
        ]
        errors = [
            found
            for found in findings(root)
            if found.severity is Severity.ERROR and found.where.file == NAME
        ]
        assert errors or people == [2], mutant
