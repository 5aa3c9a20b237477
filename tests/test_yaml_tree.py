"""The reader of YAML: any tree of text comes back, and every position is right."""

from __future__ import annotations

import io
import json
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from tdkt_cli import yaml_tree
from tdkt_cli.yaml_tree import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = "abcĐđƯưẠạ 019'\"#:,-[]{}&*!|>%@`?~\\\t\n.=<"
TEXTS = st.one_of(
    st.text(_LETTERS, max_size=12),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn")), max_size=8),
    st.sampled_from(["null", "~", "no", "012", "2024-02-30", "1e3", "<<", "=", "---", ""]),
).map(lambda text: unicodedata.normalize("NFC", text))
# A key of several lines is written with a ?, which is refused; `-a` and `a:b` are slips of typing.
KEYS = TEXTS.filter(
    lambda text: len(text) < 100 and "\n" not in text and not walk._STUCK.match(text)
)
TREES = st.recursive(
    TEXTS,
    lambda children: st.lists(children, max_size=4) | st.dictionaries(KEYS, children, max_size=4),
    max_leaves=12,
)
WORDS = st.text("abcđưạ", min_size=1, max_size=6).filter(
    lambda text: unicodedata.is_normalized("NFC", text)
)
PLAIN_TREES = st.recursive(
    WORDS,
    lambda children: (
        st.lists(children, min_size=1, max_size=4)
        | st.dictionaries(WORDS, children, min_size=1, max_size=4)
    ),
    max_leaves=20,
)
Path = tuple[str | int, ...]


def dumped(tree: object, *, flow: bool | None = False, width: int = 80) -> str:
    """Return a tree as ruamel.yaml writes it."""
    writer = YAML(typ="safe", pure=True)
    writer.allow_unicode = True
    writer.default_flow_style = flow
    writer.width = width
    stream = io.StringIO()
    writer.dump(tree, stream)
    return stream.getvalue()


def paths(tree: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield the key path of every text in a tree."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from paths(value, (*path, key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from paths(value, (*path, index))
    else:
        yield path, str(tree)


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
def test_any_tree_of_text_comes_back(tree: dict[str, object]) -> None:
    """What ruamel.yaml writes is read back, every scalar as its own text."""
    read = yaml_tree.read(dumped(tree, width=5000).encode())
    assert read.readable, read.problems
    assert read.data == tree


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
def test_any_json_of_text_comes_back(tree: dict[str, object]) -> None:
    """JSON is YAML in brackets and double quotes: it is read back as well."""
    read = yaml_tree.read(json.dumps(tree, ensure_ascii=False).encode())
    assert read.readable, read.problems
    assert read.data == tree


@given(
    st.dictionaries(WORDS, PLAIN_TREES, min_size=1, max_size=4),
    st.sampled_from([True, False, None]),
    st.integers(20, 200),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_every_position_points_at_its_value(
    tree: dict[str, object],
    flow: bool | None,  # noqa: FBT001
    width: int,
    line_end: str,
) -> None:
    """Line and column of each key path are those of the value's first character."""
    text = dumped(tree, flow=flow, width=width).replace("\n", line_end)
    read = yaml_tree.read(text.encode())
    assert read.data == tree
    for path, value in paths(tree):
        line, column = read.position(path)
        assert read.line(line)[column - 1 :].lstrip("'\"").startswith(value)


@given(st.dictionaries(WORDS, WORDS, min_size=1, max_size=4))
def test_key_positions(tree: dict[str, str]) -> None:
    """A finding about a key points at the key; a missing one at the nearest parent."""
    read = yaml_tree.read(dumped({"bảng": tree}).encode())
    for key in tree:
        line, column = read.position(("bảng", key), on_key=True)
        assert read.line(line)[column - 1 :].lstrip("'\"").startswith(key)
    assert read.position(("bảng", "không có", 3)) == (1, 1)
    assert read.position(("không có",)) == (1, 1)


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
def test_nfd_is_read_as_nfc(tree: dict[str, object]) -> None:
    """A file in decomposed letters (macOS) gives the same tree."""
    text = dumped(tree, width=5000)
    assert yaml_tree.read(unicodedata.normalize("NFD", text).encode()).data == tree


@given(st.binary(max_size=200))
def test_any_bytes_give_a_tree_or_problems(data: bytes) -> None:
    """Nothing raises; what is unreadable says why, by a registered reason, inside the file."""
    read = yaml_tree.read(data)
    assert read.problems or isinstance(read.data, dict)
    for problem in read.problems:
        assert problem.reason in yaml_tree.REASONS
        assert problem.line >= 1
        assert problem.column >= 1


@given(st.text(_LETTERS + "\r", max_size=60))
def test_any_text_gives_a_tree_or_problems(text: str) -> None:
    """The signs of YAML in any order never raise, and a problem lies within the file's lines."""
    read = yaml_tree.read(text.encode())
    assert read.problems or isinstance(read.data, dict)
    lines = len(text.splitlines()) or 1
    assert all(1 <= problem.line <= lines for problem in read.problems)


# One slip each: the text, the reason, line and column as an editor counts them.
SLIPS = {
    "tab before a key": ("a:\n\tb: 1\n", ("tab", 2, 1)),
    "no space after the colon": ("a: 1\nb:2\nc: 3\n", ("missing_space", 2, 2)),
    "no space in the last line": ("a: 1\nb:2\n", ("missing_space", 2, 2)),
    "no space, NBSP instead": ("a:\u00a0x\nb: 1\n", ("missing_space", 1, 2)),
    "no space after the dash": ("a:\n  - x\n  -y\n", ("missing_space", 3, 3)),
    "no space after the first dash": ("a:\n  -b: 1\n    c: 2\n", ("missing_space", 2, 3)),
    "no space after the dash of a table": ("a:\n  - b: 1\n  -b: 2\n", ("missing_space", 3, 3)),
    "no space after the dash, braces": ("a:\n  -{b: 1}\n  - {b: 2}\n", ("missing_space", 2, 3)),
    "no space after the colon in braces": ("a: {bc:Đ, d: 1}\n", ("missing_space", 1, 7)),
    "no-break spaces before a key": (
        "a:\n  - b: 1\n\u00a0\u00a0\u00a0\u00a0c: 2\n    d: 3\n",
        ("strange_space", 3, 1),
    ),
    "no-break spaces in a table": ("a: 1\n\u00a0\u00a0b: 1\nc: 2\n", ("strange_space", 2, 1)),
    "no-break space among spaces": ("- a: 1\n \u00a0b: 2\n  c: 3\n", ("strange_space", 2, 2)),
    "ideographic spaces": ("a:\n\u3000- b: 1\n\u3000- b: 2\n", ("strange_space", 2, 1)),
    "no colon": ("a: 1\nb 2\nc: 3\n", ("missing_colon", 2, 1)),
    "no colon in the first line": ("a\nb: 1\n", ("missing_colon", 1, 1)),
    "two colons": ("chuc_vu: Chức vụ: Trưởng\n", ("colon_in_value", 1, 17)),
    "two colons in braces": ("a: {b: c: d}\n", ("colon_in_value", 1, 9)),
    "comma missing in braces": ("a: {x: 1 y: 2}\n", ("colon_in_value", 1, 11)),
    "a time in braces": ("a: {b: 12:30}\n", ("sign_in_brackets", 1, 10)),
    "a question in brackets": ("a: [Ai làm?, x]\n", ("sign_in_brackets", 1, 11)),
    "a question before a key": ("a: [?x]\n", ("sign_in_brackets", 1, 6)),
    "a key of several lines": ("? a\n: 1\n", ("sign_in_brackets", 1, 3)),
    "at sign": ("a: @x\n", ("special_start", 1, 4)),
    "bold": ("a: **x** y\n", ("special_start", 1, 4)),
    "two commas": ("a: [x,,y]\n", ("special_start", 1, 7)),
    "Word's dash": ("a: 1\n– x\nb: 2\n", ("wrong_dash", 2, 1)),
    "Word's dash in a list": ("a:\n  - x: 1\n  – x: 2\n", ("wrong_dash", 3, 3)),
    "dash after the colon": ("a: - x\n", ("dash_after_colon", 1, 4)),
    "key too far in": ("a: 1\n  b: 2\n", ("bad_indent", 2, 3)),
    "key too far out": ("a:\n    b: 1\n  c: 2\n", ("bad_indent", 3, 3)),
    "list in a table": ("a: 1\n- b\n", ("bad_indent", 2, 1)),
    "quote left open": ('a: "x\nb: 1\n', ("unclosed_quote", 1, 4)),
    "quote left open, another follows": ('a: "x\nb: "y"\n', ("unclosed_quote", 1, 4)),
    "quote in a name": ("a: 'K'Bang'\n", ("text_after_quote", 1, 7)),
    "quote in a name in braces": ("a: {b: 'K'Bang'}\n", ("text_after_quote", 1, 11)),
    "quote in an item": ('- "a" b\n', ("text_after_quote", 1, 7)),
    "bracket left open": ("a: [x, y\nb: 1\n", ("unclosed_bracket", 1, 4)),
    "bracket left open before a list": ("a: [x, y\nb: [z]\n", ("unclosed_bracket", 1, 4)),
    "bracket left open before an item": ("- a: [x\n- a: [y]\n", ("unclosed_bracket", 1, 6)),
    "brace left open before a brace": ("a: {x: [1]\nb: {y: 2}\n", ("unclosed_bracket", 1, 4)),
    "comma missing in braces of two lines": ("a: {x: 1\n    y: 2}\n", ("colon_in_value", 2, 6)),
    "brace left open": ("a: {x: 1\nb: 1\n", ("unclosed_bracket", 1, 4)),
    "wrong bracket": ("a: [x}\n", ("unclosed_bracket", 1, 4)),
    "cut in a bracket": ("a: 1\nb: {c: [d, ", ("unclosed_bracket", 2, 8)),
    "text after a bracket": ("a: [x] y\n", ("text_after_bracket", 1, 8)),
    "Windows path": ('a: "D:\\xa"\n', ("bad_escape", 1, 9)),
    "lone surrogate": ('a: "\\ud800"\n', ("bad_escape", 1, 7)),
    "text after >": ("a: > x\n", ("bad_block", 1, 6)),
    "key of braces": ("a: {{x}}\n", ("key_not_text", 1, 5)),
    "empty key": (": x\n", ("key_not_text", 1, 1)),
    "null key": ("~: x\n", ("key_not_text", 1, 1)),
    "tag of a handle": ("a: !x!y z\n", ("tag", 1, 4)),
    "first of a conflict": ("a: >-\n  x\n<<<<<<< HEAD\n  y\n", ("conflict", 3, 1)),
}


@pytest.mark.parametrize("name", SLIPS)
def test_slip_of_typing(name: str) -> None:
    """Each usual slip has one reason of its own, at the place where the clerk must mend it."""
    text, expected = SLIPS[name]
    found = [problem[:3] for problem in yaml_tree.read(text.encode()).problems]
    assert found == [expected]


def test_repeated_key_names_both_places() -> None:
    """The second of two equal keys is reported with the place of the first."""
    (problem,) = yaml_tree.read(b"a:\n  - b: 1\n    c: 2\n    b: 3\n").problems
    assert (problem.reason, problem.line, problem.column) == ("repeated_key", 4, 5)
    assert problem.related == (2, 5)


def test_a_warning_leaves_the_tree_readable() -> None:
    """What does not hide data is reported while the file is still read."""
    read = yaml_tree.read("a: x #1\nb: ~\nc: NguyÔn V¨n\n".encode())
    assert {problem.reason for problem in read.problems} == {
        "swallowed_hash",
        "bare_null",
        "legacy_font",
    }
    assert read.readable
    assert read.data == {"a": "x", "b": None, "c": "NguyÔn V¨n"}


def test_a_comma_that_cuts_a_value() -> None:
    """What a comma in braces cut is known with the key before it; a key with a colon is no cut."""
    tree = yaml_tree.read("a: [{b: Tin, bài, ảnh, c: 3}, {d, b: 1}, {b: 1, e: }]\n".encode())
    assert tree.cut_value(("a", 0, "bài")) == ("b", "Tin, bài")
    assert tree.cut_value(("a", 0, "ảnh")) == ("b", "Tin, bài, ảnh")
    assert tree.cut_value(("a", 1, "d")) is None
    assert tree.cut_value(("a", 2, "e")) is None
    assert tree.cut_value(("a", 0, "c")) is None


def test_files_of_other_programs() -> None:
    """A Word file under the ending .yaml is named as such."""
    (problem,) = yaml_tree.read(b"PK\x03\x04\x14\x00").problems
    assert problem.reason == "not_utf8"
    assert "Word" in problem.values[0]


def test_packaged_files_must_be_good() -> None:
    """A file that ships with the program and has a problem is a bug: it raises."""
    assert yaml_tree.read_text(b"a: 012\n") == {"a": "012"}
    with pytest.raises(ValueError, match="repeated_key"):
        yaml_tree.read_text(b"a: 1\na: 2\n")
