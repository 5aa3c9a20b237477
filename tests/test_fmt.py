"""`tdkt fmt`: one form for every file; no value, no comment, no line ending is lost."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import valid_root
from printed_papers import Outcome, tdkt
from tdkt_cli import yaml_tree
from tdkt_cli.edits import EditError, new_file
from tdkt_cli.edits.canonical import canonical

if TYPE_CHECKING:
    from tdkt_cli.edits import Given

ROOT = Path(__file__).parent.parent
OFFICE = "data/registrations/2024/van-phong.yaml"

# keys out of order, odd indents, quotes, comments in every place where one may stand
MESSY = """\
# đầu tệp
# dòng hai

ma_don_vi:   "van-phong"   # mã
nam_ke_hoach: '2024'


ca_nhan: # danh sách
    # người thứ nhất
    - chuc_vu: "Chuyên viên"
      ho_ten: Điểu   # họ và tên
      danh_hieu: [ "LDTT",   # một
         CSTDCS ]            # hai
    - {ho_ten: "Lê, A", chuc_vu: B}   # dòng gọn
    # cuối danh sách
so_ca_nhan: 2
ghi_chu: |-  # nhiều dòng
   một # không phải ghi chú

   hai
# cuối tệp
"""
TIDY = """\
# đầu tệp
# dòng hai

nam_ke_hoach: 2024
ma_don_vi: van-phong # mã
so_ca_nhan: 2

ca_nhan: # danh sách
  # người thứ nhất
  # một
  # hai
  - {ho_ten: Điểu, chuc_vu: Chuyên viên, danh_hieu: [LDTT, CSTDCS]} # họ và tên
  - {ho_ten: "Lê, A", chuc_vu: B} # dòng gọn
  # cuối danh sách
ghi_chu: |- # nhiều dòng
  một # không phải ghi chú

  hai
# cuối tệp
"""
ORDER = {
    (): ["nam_ke_hoach", "ma_don_vi", "so_ca_nhan", "ca_nhan", "ghi_chu"],
    ("ca_nhan", 0): ["ho_ten", "chuc_vu", "danh_hieu"],
}


def _run(root: Path, name: str, *options: str) -> Outcome:
    return tdkt(name, *options, "-C", root)


def tidy(data: bytes) -> bytes:
    """Format with the order of these tests."""
    return canonical(data, lambda path: ORDER.get(path, []))


def test_everything_goes_where_its_key_goes() -> None:
    """Comments before, behind, inside and after stand with what they speak of."""
    assert tidy(MESSY.encode()).decode() == TIDY
    assert tidy(TIDY.encode()).decode() == TIDY


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_bom_and_line_ends_stay(bom: bytes, newline: str) -> None:
    """A file of Windows stays one."""
    made = tidy(bom + MESSY.replace("\n", newline).encode())
    assert made == bom + TIDY.replace("\n", newline).encode()


@pytest.mark.parametrize("text", ["a: [", "a: 1\na: 2\n", "- a\n", "a: ~\n", "a: &x b\n"])
def test_a_file_with_an_error_is_left_alone(text: str) -> None:
    """What the reader refuses is not laid out; a lone null is read, and stays what it is."""
    if text == "a: ~\n":
        assert tidy(text.encode()) == b"a:\n"
    else:
        with pytest.raises(EditError, match="validate"):
            tidy(text.encode())


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=130
).filter(lambda text: not yaml_tree.FORBIDDEN.search(text))
KEYS = st.sampled_from(["ho_ten", "ma_can_bo", "danh_hieu", "ghi_chu", "ca_nhan"])
TREES = st.dictionaries(
    KEYS,
    st.recursive(
        WORDS | st.none(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
        max_leaves=8,
    ),
    min_size=1,
)


@given(
    tree=TREES, remarks=st.lists(st.tuples(st.integers(0, 40), WORDS, st.booleans()), max_size=6)
)
def test_values_and_comments_are_never_lost(
    tree: Given, remarks: list[tuple[int, str, bool]]
) -> None:
    """Any tree with comments on any lines keeps all of both, and a second run changes nothing."""
    lines = new_file(tree, "").decode().splitlines()
    for number, words, own_line in remarks:
        place = number % (len(lines) + 1)
        comment = f"# {' '.join(words.split())}".rstrip()
        if own_line or place == len(lines) or not lines[place]:
            lines.insert(place, comment)
        else:
            lines[place] += f" {comment}"
    data = "".join(f"{line}\n" for line in lines).encode()
    read = yaml_tree.read(data)
    if not read.readable:  # the comment fell into a text, or cut one
        return
    try:
        made = tidy(data)
    except EditError:
        pytest.fail(f"refused: {data.decode()}")
    assert yaml_tree.read(made).data == read.data
    assert tidy(made) == made


def test_the_sample_says_the_same(tmp_path: Path) -> None:
    """Our own data are formatted; quoted and spread out, they come back with the same findings."""
    root = tmp_path / "goc"
    shutil.copytree(ROOT / "data", root / "data")
    last = _run(root, "validate").out.splitlines()[-1]
    assert _run(root, "fmt", "--kiem-tra").code == 0
    path = root / "data/decisions/2023.yaml"
    canonical = path.read_bytes()
    path.write_bytes(canonical.replace(b": HTTNV}", b":   'HTTNV'  }"))
    checked = _run(root, "fmt", "--kiem-tra")
    assert (checked.code, checked.out) == (1, "data/decisions/2023.yaml\n")
    done = _run(root, "fmt")
    assert (done.code, done.out) == (0, checked.out)
    assert path.read_bytes() == canonical
    assert _run(root, "validate").out.splitlines()[-1] == last


def test_one_file_and_a_broken_one(tmp_path: Path) -> None:
    """Only what is named is written; a broken file is told, and the others are still written."""
    root = valid_root(tmp_path, {"data/council/2024.yaml": "thanh_vien: ["})
    path = root / OFFICE
    path.write_text(path.read_text("utf-8").replace("nam_ke_hoach: 2024", "nam_ke_hoach:   '2024'"))
    plan = (root / "data/plan-2024.yaml").read_bytes()
    assert _run(root, "fmt", "data/council").code == 1
    assert _run(root, "fmt", OFFICE).code == 0
    assert "nam_ke_hoach: 2024\n" in path.read_text("utf-8")
    assert (root / "data/plan-2024.yaml").read_bytes() == plan
    told = _run(root, "fmt")
    assert told.code == 1
    assert "data/council/2024.yaml: Tệp còn lỗi" in told.err
    assert _run(root, "fmt", "khong-co.yaml").code == 2
