"""Changes to YAML: the wanted tree is read back, and what nobody changed keeps its bytes."""

from __future__ import annotations

import difflib
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tdkt_cli import edits, yaml_tree
from tdkt_cli.edits import layout
from tdkt_cli.edits.plain import at, plain, put, without
from tdkt_cli.edits.source import Source
from test_yaml_tree import KEYS, TEXTS, TREES, WORDS, dumped, paths

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = sorted((Path(__file__).parents[1] / "data").rglob("*.yaml"))
LEAVES = TEXTS | st.none()
ANY_TREES = st.recursive(
    LEAVES,
    lambda children: st.lists(children, max_size=4) | st.dictionaries(KEYS, children, max_size=4),
    max_leaves=12,
)
FILES = st.dictionaries(KEYS, ANY_TREES, min_size=1, max_size=4)
# Few words, so that two trees share keys and items.
FEW = st.sampled_from(["a", "b", "c", "x: y", "", "null", "[", "# k", "hai dòng\nchữ"])
FEW_KEYS = st.sampled_from(["ten", "ma", "danh_sach", "0", "a b"])
LIKE = st.recursive(
    FEW | st.none(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(FEW_KEYS, inner, max_size=5),
    max_leaves=25,
)
LIKE_FILES = st.dictionaries(FEW_KEYS, LIKE, min_size=1, max_size=5)
LINE_FORMS: dict[str, Callable[[bytes], bytes]] = {
    "as it is": lambda data: data,
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "BOM": lambda data: b"\xef\xbb\xbf" + data,
    "no last line end": lambda data: data.removesuffix(b"\n"),
}
NOTED = """\
# Đầu tệp
ten: A   # cạnh tên

# trên danh sách
danh_sach:  # cạnh danh sách
  # trên mục một
  - ma: '1'  # cạnh mã
    ten: "Một"
  # trên mục hai
  - {ma: 2, ten: Hai}   # cạnh mục hai
  - ma: 3

    ten: >-
      Ba dài
      hai dòng
# cuối danh sách
ma: [x,  y , 'z']
trong:
"""


def read(data: bytes) -> Any:  # noqa: ANN401 — a tree
    """Return the tree of a file without problems."""
    tree = yaml_tree.read(data)
    assert tree.readable, tree.problems
    return tree.data


def changed_lines(before: bytes, after: bytes) -> list[str]:
    """Return the lines that went and came, with their signs."""
    lines = difflib.unified_diff(before.decode().split("\n"), after.decode().split("\n"), n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@given(FILES)
def test_a_new_file_reads_back(tree: dict[str, Any]) -> None:
    """Whatever is written as a new file is read as the same tree, under its first line."""
    data = edits.new_file(tree, "Người hư cấu.")
    assert read(data) == tree
    assert data.startswith("# Người hư cấu.\n".encode())
    assert data.endswith(b"\n")


@given(st.text(st.characters(exclude_categories=("Cs", "Cn"))))
def test_any_text_is_read_back_or_refused(text: str) -> None:
    """A value of any characters comes back as it is (NFC), or is refused in words."""
    before, wanted = b"ten: A\nds: [{x: 1}]\n", unicodedata.normalize("NFC", text)
    if yaml_tree.FORBIDDEN.search(wanted):
        with pytest.raises(edits.EditError, match=r"U\+"):
            edits.set_value(before, ("ds", 0, "x"), text)
    else:
        assert read(edits.set_value(before, ("ds", 0, "x"), text))["ds"][0]["x"] == wanted


@pytest.mark.parametrize("form", LINE_FORMS)
@settings(max_examples=40)
@given(old=LIKE_FILES, wanted=LIKE_FILES)
def test_merge_gives_the_wanted_tree(
    form: str, old: dict[str, Any], wanted: dict[str, Any]
) -> None:
    """From any file of ours to any tree, whatever its line ends are."""
    before = LINE_FORMS[form](edits.new_file(old, ""))
    assume(yaml_tree.read(before).readable and read(before) == old)
    assert read(edits.merge(before, wanted)) == wanted


@pytest.mark.parametrize("style", ["mixed", "block", "flow"])
@settings(max_examples=40)
@given(old=st.dictionaries(KEYS, TREES, min_size=1, max_size=4), wanted=FILES)
def test_merge_into_files_of_other_programs(
    style: str, old: dict[str, Any], wanted: dict[str, Any]
) -> None:
    """From a file as ruamel.yaml lays it out, folded at 80 columns, to any tree."""
    before = dumped(old, flow={"mixed": None, "block": False, "flow": True}[style]).encode()
    tree = yaml_tree.read(before)
    assume(tree.readable and tree.data == old)
    assert read(edits.merge(before, {**old, **wanted})) == {**old, **wanted}
    assert read(edits.merge(before, wanted)) == wanted


@given(LIKE_FILES, st.data())
def test_comments_stay(tree: dict[str, Any], data: st.DataObject) -> None:
    """A comment on a line of its own outlives any change of one value below or above it."""
    lines = edits.new_file(tree, "").decode().splitlines()
    noted = []
    for number, line in enumerate(lines):
        noted += [f"# dòng {number}", line]
    before = ("\n".join(noted) + "\n").encode()
    assume(yaml_tree.read(before).readable and yaml_tree.read(before).data == tree)
    places = [path for path, _ in paths(tree)]
    assume(places)
    path = data.draw(st.sampled_from(places))
    after = edits.set_value(before, path, "mới")
    assert read(after) == plain(put(tree, path, "mới"))
    kept = [line for line in after.decode().splitlines() if line.startswith("# dòng")]
    assert len(kept) >= len(lines) - _own_lines(tree, path)


def _own_lines(tree: Any, path: edits.KeyPath) -> int:  # noqa: ANN401 — a tree
    """Return how many lines a value takes beside the line of its key."""
    value = at(tree, path)
    return value.count("\n") + 1 if isinstance(value, str) and "\n" in value else 0


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_the_sample_is_understood(path: Path) -> None:
    """Spans and reader agree on every file of the sample, and no change is no change."""
    data = path.read_bytes()
    assert Source(data).root.value == read(data)
    assert edits.merge(data, read(data)) == data
    assert read(edits.new_file(read(data), "x")) == read(data)


@pytest.mark.parametrize("form", LINE_FORMS)
def test_one_value_changes_one_line(form: str) -> None:
    """Each single value of the sample can be changed without touching another line."""
    transform = LINE_FORMS[form]
    for path in DATA[::3]:
        plain = path.read_bytes()
        data = transform(plain)
        for place, _ in list(paths(read(plain)))[::7]:
            after = edits.set_value(data, place, "X")
            assert after == transform(edits.set_value(plain, place, "X"))
            signs = [line[0] for line in changed_lines(data, after)]
            assert signs.count("+") <= 1


LONG = "x y z. " * 12
CHANGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a value beside a comment": (
        lambda data: edits.set_value(data, ("ten",), "B"),
        "-ten: A   # cạnh tên|+ten: B   # cạnh tên",
    ),
    "a key left empty": (
        lambda data: edits.set_value(data, ("trong",), 12),
        "-trong:|+trong: 12",
    ),
    "a table that was missing": (
        lambda data: edits.set_value(data, ("moi", "con"), "x"),
        "+moi: {con: x}",
    ),
    "a value that needs quotes": (
        lambda data: edits.set_value(data, ("danh_sach", 0, "ma"), "9: 1"),
        "-  - ma: '1'  # cạnh mã|+  - ma: \"9: 1\"  # cạnh mã",
    ),
    "a key between braces": (
        lambda data: edits.set_value(data, ("danh_sach", 1, "ghi"), "x, y"),
        (
            "-  - {ma: 2, ten: Hai}   # cạnh mục hai"
            '|+  - {ma: 2, ten: Hai, ghi: "x, y"}   # cạnh mục hai'
        ),
    ),
    "an item appended": (
        lambda data: edits.append_item(data, ("danh_sach",), {"ma": 4, "ten": "Bốn"}),
        "+  - ma: 4|+    ten: Bốn",
    ),
    "an item between brackets": (
        lambda data: edits.append_item(data, ("ma",), "t"),
        "-ma: [x,  y , 'z']|+ma: [x,  y , 'z', t]",
    ),
    "an item removed between brackets": (
        lambda data: edits.remove(data, ("ma", 1)),
        "-ma: [x,  y , 'z']|+ma: [x,  'z']",
    ),
    "the last item between brackets": (
        lambda data: edits.remove(data, ("ma", 2)),
        "-ma: [x,  y , 'z']|+ma: [x,  y]",
    ),
    "the first key after a dash": (
        lambda data: edits.remove(data, ("danh_sach", 0, "ma")),
        '-  - ma: \'1\'  # cạnh mã|-    ten: "Một"|+  - ten: "Một"',
    ),
    "an item removed": (
        lambda data: edits.remove(data, ("danh_sach", 1)),
        "-  - {ma: 2, ten: Hai}   # cạnh mục hai",
    ),
    "the last key removed": (lambda data: edits.remove(data, ("trong",)), "-trong:"),
    "a folded text": (
        lambda data: edits.set_value(data, ("danh_sach", 2, "ten"), "Ba"),
        "-    ten: >-|-      Ba dài|-      hai dòng|+    ten: Ba",
    ),
    "a table for a text": (
        lambda data: edits.set_value(data, ("ten",), {"a": [LONG], "b": "1"}),
        f'-ten: A   # cạnh tên|+ten:   # cạnh tên|+  a:|+    - "{LONG}"|+  b: 1',
    ),
}


@pytest.mark.parametrize("form", LINE_FORMS)
@pytest.mark.parametrize("case", CHANGES)
def test_what_a_change_touches(form: str, case: str) -> None:
    """The lines that change are these and no others, in files of all four forms."""
    change, lines = CHANGES[case]
    transform = LINE_FORMS[form]
    before = NOTED.encode()
    assert changed_lines(before, change(before)) == lines.split("|")
    assert change(transform(before)) == transform(change(before))


def test_merge_finds_the_item_that_changed() -> None:
    """An item is known again by its likeness: its comment stays with it."""
    tree = read(NOTED.encode())
    items = [dict(item) for item in tree["danh_sach"]]
    items[1]["ten"] = "Hai sửa"
    del items[0]
    items.insert(0, {"ma": "0", "ten": "Không"})
    after = edits.merge(NOTED.encode(), {**tree, "danh_sach": items}).decode()
    assert "  - {ma: 2, ten: Hai sửa}   # cạnh mục hai\n" in after
    assert "# trên mục một" in after
    assert "cạnh mã" not in after


def test_new_keys_stand_where_the_wanted_tree_has_them() -> None:
    """Merge puts a key after the one before it, not at the end."""
    after = edits.merge(b"mot: 1\nba: 3\n", {"khong": "0", "mot": "1", "hai": "2", "ba": "3"})
    assert after == b"khong: 0\nmot: 1\nhai: 2\nba: 3\n"


def test_text_in_the_form_of_old_machines_keeps_it() -> None:
    """A file typed with decomposed letters keeps them where nothing changes."""
    name = unicodedata.normalize("NFD", "Trần Thị Thu")
    before = f"ten: {name}\nma: 1\n".encode()
    assert edits.set_value(before, ("ma",), "2") == f"ten: {name}\nma: 2\n".encode()


def test_numbers_and_days_are_written_as_they_are_read() -> None:
    """Values of records become the text that the models take."""
    assert plain(
        {
            "so": 12,
            "muc": Decimal("1.50"),
            "ngay": date(2024, 2, 2),
            "co": True,
            "khong": None,
            "danh_sach": ("a", 1),
        }
    ) == {
        "so": "12",
        "muc": "1.50",
        "ngay": "2024-02-02",
        "co": "true",
        "khong": None,
        "danh_sach": ["a", "1"],
    }


@pytest.mark.parametrize("data", [b"a: &x 1\n", b"a: [\n", b"", b"\xff", b"a: 1\na: 2\n", b"- a\n"])
def test_a_file_with_errors_is_not_touched(data: bytes) -> None:
    """What the reader refuses is refused here, in one sentence."""
    with pytest.raises(edits.EditError, match="tdkt validate"):
        edits.set_value(data, ("a",), "1")


PIECES = st.sampled_from(
    [
        *("{", "}", "[", "]", ",", ":", ": ", "- ", "\n", "\r\n", "#", " # x", '"', "'"),
        *("|\n", ">-\n", "|+\n\n", "  ", "? ", "\t", "{a: b, c}", "[x, y]", "...\n"),
        *("a", "đ", "\U0001f600"),
    ]
)
NEW_VALUES: tuple[edits.Plain, ...] = ("x", "a: b", None, {"q": "1", "r": ["z"]}, ["1", "2"])


@given(st.sampled_from(DATA), st.data())
def test_spoilt_files_are_edited_right_or_refused(path: Path, data: st.DataObject) -> None:
    """However a file was spoilt: if the reader takes it, an edit of it is exact."""
    text = path.read_text("utf-8")[: data.draw(st.integers(50, 1200))]
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 3))
        text = text[:place] + data.draw(PIECES) + text[place + cut :]
    tree = yaml_tree.read(text.encode())
    places = [place for place, _ in paths(tree.data)] if tree.readable else []
    if not places:
        return
    assert Source(text.encode()).root.value == tree.data
    chosen = data.draw(st.sampled_from(places))
    value = data.draw(st.sampled_from(NEW_VALUES))
    assert read(edits.set_value(text.encode(), chosen, value)) == put(tree.data, chosen, value)
    assert read(edits.remove(text.encode(), chosen)) == without(tree.data, chosen)


@pytest.mark.parametrize(
    "change",
    [
        lambda: edits.append_item(b"a: 1\n", ("a",), "x"),
        lambda: edits.remove(b"a: 1\n", ("b",)),
        lambda: edits.remove(b"a: [x]\n", ("a", 1)),
        lambda: edits.set_value(b"a: [x]\n", ("a", 3), "y"),
        lambda: edits.set_value(b"a: x\n", ("a", "b"), "y"),
    ],
)
def test_a_path_that_leads_nowhere_is_a_bug_of_the_caller(change: Callable[[], bytes]) -> None:
    """A wrong path raises LookupError, never a changed file."""
    with pytest.raises(LookupError):
        change()


@given(WORDS, st.integers(1, 60))
def test_long_text_is_folded_within_the_width(word: str, count: int) -> None:
    """A long sentence is folded at spaces, and no line is wider than the limit."""
    text = " ".join([word] * count)
    data = edits.new_file({"muc": [{"ket_qua": text, "a": {"b": ["c", {"d": "e"}]}}]}, "")
    assert read(data)["muc"][0]["ket_qua"] == text
    assert max(map(len, data.decode().splitlines())) <= layout.TEXT_WIDTH
