"""`tdkt sosanh A B`: sides, the same person, merged units, git revisions, outputs."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from printed_papers import dump, edit, tdkt
from tdkt_cli import storage
from tdkt_cli.consolidate.comparison import compare
from tdkt_cli.consolidate.sides import Holder, Item, Side, SideUnit
from tdkt_cli.storage import revisions
from tdkt_cli.workflow.comparing import total_sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tdkt_cli.consolidate.comparison import Comparison

OFFICE = SideUnit("van-phong", "Văn phòng", "Văn phòng")
INSPECTORS = SideUnit("thanh-tra", "Thanh tra", "Thanh tra")


def _one(
    name: str, *titles: str, code: str | None = None, unit: str = "van-phong", office: str = ""
) -> Holder:
    return Holder(unit, name, code, office or None, titles)


def _side(*held: Holder, units: tuple[SideUnit, ...] = (OFFICE, INSPECTORS)) -> Side:
    return Side("x", units, held)


def _sentences(found: Comparison) -> list[str]:
    return [one.noi_dung for unit in found.don_vi for one in unit.thay_doi]


def test_a_unit_is_summed_up_in_the_words_of_the_clerk() -> None:
    """One came, one left, two changed titles."""
    before = _side(
        _one("Lê A", "LDTT"), _one("Lê B", "LDTT"), _one("Lê C", "LDTT", "GK"), _one("Lê E", "LDTT")
    )
    after = _side(
        _one("Lê B", "LDTT", "CSTDCS"), _one("Lê C", "LDTT"), _one("Lê D", "LDTT"),
        _one("Lê E", "LDTT"),
    )  # fmt: skip
    found = compare(before, after)
    assert found.don_vi[0].tom_tat == "thêm 1, bớt 1, đổi danh hiệu 2"
    assert _sentences(found) == [
        "Lê B: thêm Chiến sĩ thi đua cơ sở.",
        "Lê C: bỏ Giấy khen.",
        "Thêm Lê D (Lao động tiên tiến).",
        "Bớt Lê A (Lao động tiên tiến).",
    ]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (_one("Lê Hoà", "GK", code="VP-1"), _one("Lê Hòa", "GK", code="VP-1"), True),
        (_one("Ông Lê Hoà", "GK"), _one("LÊ HÒA", "GK"), True),
        (_one("Lê Hòa", "GK", code="VP-1"), _one("Lê Hòa", "GK"), True),
        (_one("Lê Hòa", "GK", code="VP-1"), _one("Lê Hòa", "GK", code="VP-2"), False),
        (_one("Lê Hòa", "GK"), _one("Lê Hòa", "GK", unit="thanh-tra"), False),
        (_one("Lê Hòa", "GK"), _one("Lê Hoa", "GK"), False),
    ],
)
def test_the_same_person_by_the_rule(old: Holder, new: Holder, same: bool) -> None:  # noqa: FBT001
    """Code first; else folded name and unit; otherwise two people."""
    found = compare(_side(old), _side(new))
    if same:
        assert _sentences(found) == []
    assert (found.tong.get("them", 0), found.tong.get("bot", 0)) == ((0, 0) if same else (1, 1))


def test_namesakes_without_code_are_never_matched() -> None:
    """A second bearer of the name in the unit makes the name say nothing."""
    before = _side(_one("Lê A", "GK"), _one("Lê A", "LDTT"))
    found = compare(before, _side(_one("Lê A", "GK")))
    assert found.tong["them"] == 1
    assert found.tong["bot"] == 2


def test_who_moves_or_changes_office_is_no_stranger() -> None:
    """With a code the person is followed to another unit, name and office."""
    before = _side(_one("Lê Á", "GK", code="VP-1", office="Chuyên viên"))
    after = _side(_one("Lê A", "GK", code="VP-1", unit="thanh-tra", office="Phó Chánh Thanh tra"))
    found = compare(before, after)
    assert [(unit.ten_don_vi, unit.tom_tat) for unit in found.don_vi] == [
        ("Văn phòng", "chuyển đi 1"),
        ("Thanh tra", "chuyển đến 1, đổi chức vụ 1, đổi họ tên 1"),
    ]


def test_a_renamed_unit_is_not_removed_and_added() -> None:
    """The same code under a new name: the people are the same."""
    renamed = SideUnit("van-phong", "Văn phòng tổng hợp", "Văn phòng")
    found = compare(_side(_one("Lê A", "GK")), _side(_one("Lê A", "GK"), units=(renamed,)))
    assert found.don_vi[0].ten_cu == ("Văn phòng",)
    assert found.don_vi[0].thay_doi == ()


@pytest.mark.parametrize("where", ["before", "after"])
def test_merged_units_live_on_in_their_successor(where: str) -> None:
    """Two units become one: `thay_bang` may stand in either plan."""
    old = (
        SideUnit("phong-a", "Phòng A", "Phòng A", "phong-c" if where == "before" else None),
        SideUnit("phong-b", "Phòng B", "Phòng B", "phong-c" if where == "before" else None),
    )
    new: tuple[SideUnit, ...] = (SideUnit("phong-c", "Phòng C", "Phòng C"),)
    if where == "after":
        new = (*(unit._replace(thay_bang="phong-c") for unit in old), *new)
    before = _side(
        _one("Lê A", "GK", unit="phong-a"), _one("Lê B", "GK", unit="phong-b"), units=old
    )
    after = _side(
        _one("Lê A", "GK", unit="phong-c"), _one("Lê B", "LDTT", unit="phong-c"), units=new
    )
    found = compare(before, after)
    assert [unit.ten_don_vi for unit in found.don_vi] == ["Phòng C"]
    assert found.don_vi[0].ten_cu == ("Phòng A", "Phòng B")
    assert _sentences(found) == ["Lê B: thêm Lao động tiên tiến; bỏ Giấy khen."]


def test_successors_in_a_ring_end() -> None:
    """A slip in the plan (A → B → A) does not hang the comparison."""
    ring = (SideUnit("a", "A", "A", "b"), SideUnit("b", "B", "B", "a"))
    found = compare(_side(_one("Lê A", "GK", unit="a"), units=ring), _side(units=ring))
    assert found.tong.get("bot", 0) + found.tong["khong_doi"] == 1


def test_a_unit_without_its_file_is_not_said_to_have_lost_everyone() -> None:
    """What is not there yet cannot be compared."""
    before = _side(_one("Lê A", "GK"))._replace(co_tep=frozenset({"van-phong"}), ten="đăng ký")
    after = _side(_one("Lê B", "GK", unit="thanh-tra"))._replace(
        co_tep=frozenset({"thanh-tra"}), ten="đề nghị"
    )
    found = compare(before, after)
    assert {unit.ten_don_vi: unit.tom_tat for unit in found.don_vi} == {
        "Văn phòng": "chưa so được, chưa có tệp đề nghị",
        "Thanh tra": "chưa so được, chưa có tệp đăng ký",
    }
    assert "bot" not in found.tong
    assert found.danh_hieu == ()
    assert total_sentence(found) == (
        "Những gì so được không khác nhau; 02 đơn vị chưa so được vì chưa có tệp."
    )


def test_amounts_are_set_side_by_side() -> None:
    """A target's number changes; a shortcoming goes; reflowed text is no change."""
    old = (
        Item("van-phong", "chi_tieu", "ct1", "Tin, bài", "128 tin"),
        Item("van-phong", "han_che", "Chậm.", "Chậm."),
        Item("van-phong", "nhiem_vu", "nv1", "Cải cách", "Đã  làm"),
    )
    new = (
        Item("van-phong", "chi_tieu", "ct1", "Tin, bài", "256 tin"),
        Item("van-phong", "nhiem_vu", "nv1", "Cải cách", "Đã làm"),
    )
    found = compare(_side()._replace(noi_dung=old), _side()._replace(noi_dung=new))
    assert _sentences(found) == ["Chỉ tiêu Tin, bài: 128 tin → 256 tin.", "Bớt hạn chế Chậm."]


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["Lê A", "Lê B", "Đỗ C"]),
        st.sampled_from([None, "VP-1", "VP-2"]),
        st.sampled_from(["van-phong", "thanh-tra"]),
        st.lists(st.sampled_from(["LDTT", "GK", "CSTDCS"]), unique=True),
    ),
    max_size=5,
    unique_by=lambda one: one[1] or object(),
)


@given(PEOPLE, PEOPLE)
def test_who_came_and_left_makes_up_the_difference(
    one: list[tuple[str, str | None, str, list[str]]],
    other: list[tuple[str, str | None, str, list[str]]],
) -> None:
    """People before + came − left = people after; nothing differs from itself."""
    before = _side(*(Holder(unit, n, c, None, tuple(t)) for n, c, unit, t in one))
    after = _side(*(Holder(unit, n, c, None, tuple(t)) for n, c, unit, t in other))
    found = compare(before, after)
    if all(any(t for *_, t in side) for side in (one, other)):
        came, left = found.tong.get("them", 0), found.tong.get("bot", 0)
        assert len(one) + came - left == len(other)
    coded = _side(*(one for one in before.doi_tuong if one.ma_can_bo))
    assert _sentences(compare(coded, coded)) == []


def test_registered_against_proposed_in_sentences(sample_root: Path) -> None:
    """The sample: one person and one collective are not proposed for what they registered."""
    found = tdkt("sosanh", "đăng ký", "đề_nghị", "-C", sample_root)
    assert found.code == 0
    assert found.out.startswith("So đề nghị cuối năm 2024 với đăng ký năm 2024.\n")
    assert "Phòng Tuyên truyền - Địa bàn: đổi danh hiệu 1.\n" in found.out
    assert "  ~ Nông Quốc Việt: bỏ Lao động tiên tiến.\n" in found.out
    assert "Không đổi: Lãnh đạo Ban, Văn phòng, Thanh tra, Phòng Chính sách.\n" in found.out
    last = "Tổng cộng: đổi danh hiệu 01, tập thể đổi danh hiệu 01; 04 đơn vị không đổi.\n"
    assert found.out.endswith(last)


def test_a_year_without_plan_is_told_by_its_decisions(sample_root: Path) -> None:
    """2023 has decisions only: the note says so."""
    found = tdkt("sosanh", "2023", "2024", "-C", sample_root)
    assert found.code == 0
    assert "So đăng ký năm 2024 với khen thưởng năm 2023 theo quyết định." in found.out
    assert "Năm 2023 chưa có kế hoạch và bản đăng ký" in found.err


def test_two_rounds(sample_root: Path) -> None:
    """The first round proposes nobody: only what is reported is compared."""
    found = tdkt("sosanh", "dot-1", "dot-2", "-C", sample_root)
    assert found.code == 0
    assert "Tin, bài đăng trên Trang thông tin điện tử của Ban: 128 tin, bài → 256 tin" in found.out
    assert "Thêm Nguyễn Văn Khang" not in found.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("dot1", "dot-2"), "Có phải: dot-1"),
        (("dang-ki", "de-nghi"), "Có phải: dang-ky"),
        (("1999", "2024"), "Không có dữ liệu năm 1999 (có: 2019, 2020, 2021, 2022, 2023, 2024)."),
        (("dot-1", "dot-7"), "không có đợt 7 (có: dot-1, dot-2)"),
        (("dang-ky-1999", "dang-ky"), "Không có kế hoạch năm 1999"),
        (("dang-ky", "quyet-dinh"), "Chưa có quyết định trong data/decisions/2024.yaml"),
    ],
)
def test_a_slip_is_answered_with_what_can_be_typed(
    copy_root: Path, arguments: tuple[str, str], said: str
) -> None:
    """Exit code 2 and one helpful sentence."""
    found = tdkt("sosanh", *arguments, "-C", copy_root)
    assert (found.code, found.out) == (2, "")
    assert said in found.err


def test_nothing_typed_is_a_usage_error(sample_root: Path) -> None:
    """A is needed."""
    found = tdkt("sosanh", "-C", sample_root)
    assert found.code == 2
    assert "Cách dùng" in found.err


def test_a_file_that_cannot_be_read_is_named(copy_root: Path) -> None:
    """The rest is compared; the exit code says that it is not all."""
    path = copy_root / "data/registrations/2024/thanh-tra.yaml"
    path.write_text("a: [", "utf-8")
    found = tdkt("sosanh", "dang-ky", "de-nghi", "-C", copy_root)
    assert found.code == 1
    assert "Chưa so được vì tệp có lỗi: data/registrations/2024/thanh-tra.yaml." in found.err
    assert "Thanh tra: chưa so được, chưa có tệp đăng ký năm 2024." in found.out


def test_outputs_hold_the_same_differences(sample_root: Path, tmp_path: Path) -> None:
    """Appendix, workbook and JSON of one run."""
    names = [tmp_path / f"so-sanh.{ending}" for ending in ("docx", "xlsx", "json")]
    options = [word for name in names for word in ("-o", str(name))]
    assert tdkt("sosanh", "dang-ky", "de-nghi", "-C", sample_root, *options).code == 0
    text = dump(names[0].read_bytes())
    assert "Nông Quốc Việt: bỏ Lao động tiên tiến." in text
    rows = list(openpyxl.load_workbook(names[1])["Thay đổi"].iter_rows(values_only=True))
    assert any("Nông Quốc Việt" in map(str, row) for row in rows)
    found = json.loads(names[2].read_text("utf-8"))
    assert found["tong"] == {"chua_so": 0, "doi_danh_hieu": 1, "khong_doi": 4, "tap_the": 1}
    assert found["phien_ban"] == 1


def _git(root: Path, *arguments: str) -> None:
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_{what}": "thu@example.com" for who in ("AUTHOR", "COMMITTER")
           for what in ("NAME", "EMAIL")},
    }  # fmt: skip
    subprocess.run(
        ["git", "-C", root, *arguments], check=True, capture_output=True, env=environment
    )


@pytest.fixture
def in_git(copy_root: Path) -> Path:
    """Return a data folder with two commits, the second of which removes a title."""
    _git(copy_root, "init", "-q", "-b", "main")
    _git(copy_root, "add", "-A")
    _git(copy_root, "commit", "-qm", "đầu")
    path = copy_root / "data/registrations/2024/van-phong.yaml"
    edit(path, "    danh_hieu: [LDTT, CSTDCS]\n    khen_thuong: [BK_TINH]\n",
         "    danh_hieu: [LDTT, CSTDCS]\n    khen_thuong: []\n")  # fmt: skip
    _git(copy_root, "commit", "-qam", "sau")
    return copy_root


@pytest.mark.program("git")
def test_two_revisions_and_the_data_of_now(in_git: Path) -> None:
    """What a commit changed; without B, what changed since."""
    found = tdkt("sosanh", "HEAD~1", "HEAD", "-C", in_git)
    assert found.code == 0, found
    assert "Trần Thị Minh Thu: bỏ Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh." in found.out
    assert "Hai bên không khác nhau." in tdkt("sosanh", "HEAD", "-C", in_git).out
    assert "Trần Thị Minh Thu" in tdkt("sosanh", "HEAD~1", "-C", in_git).out


@pytest.mark.program("git")
def test_a_revision_reads_what_stood_on_the_disk(in_git: Path) -> None:
    """Same names, same bytes as the folder: BOM, CRLF, names with diacritics and all."""
    path = in_git / "data/registrations/2024/Văn bản lạ.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\n")
    (in_git / "data/.an").write_text("x", "utf-8")
    _git(in_git, "-c", "core.autocrlf=false", "add", "-A")
    _git(in_git, "commit", "-qm", "lạ")
    revision = revisions.find_revision(in_git, "HEAD")
    assert revision
    old, new = revisions.take_revision(in_git, revision), storage.take(in_git)
    assert dict(old.files) == dict(new.files)
    assert old.hidden == new.hidden == 1


@pytest.mark.program("git")
def test_a_link_in_a_commit_is_refused_and_nothing_outside_is_read(in_git: Path) -> None:
    """As on the disk: links are no data files."""
    (in_git / "data/registrations/2024/thua.yaml").symlink_to("/etc/passwd")
    _git(in_git, "add", "-A")
    _git(in_git, "commit", "-qm", "liên kết")
    revision = revisions.find_revision(in_git, "HEAD")
    assert revision
    snapshot = revisions.take_revision(in_git, revision)
    assert [(one.reason, one.name) for one in snapshot.problems] == [
        ("symlink", "data/registrations/2024/thua.yaml")
    ]
    assert not any("thua.yaml" in name for name, _ in snapshot.files)


@pytest.mark.program("git")
@pytest.mark.parametrize("typed", ["khong-co", "--help", "-o/khong/co", "HEAD~99", "a b"])
def test_what_git_does_not_know_is_no_option_of_git(in_git: Path, typed: str) -> None:
    """A revision is never taken for an option."""
    found = tdkt("sosanh", "-C", in_git, "--", typed, "HEAD")
    assert found.code == 2
    assert "Không hiểu" in found.err
    assert "git cũng không có lần lưu nào tên ấy" in found.err


@pytest.mark.program("git")
@pytest.mark.parametrize("typed", ["HEAD", "HEAD~1", "abc123"])
def test_before_the_first_commit_the_sentence_says_so(copy_root: Path, typed: str) -> None:
    """A repository without commits: not a word that was misspelt."""
    _git(copy_root, "init", "-q", "-b", "main")
    found = tdkt("sosanh", typed, "-C", copy_root)
    assert found.code == 2
    assert "chưa lưu lần nào bằng git (commit)" in found.err
    assert "Có phải" not in found.err


def test_without_git_or_repository_the_sentence_says_so(
    copy_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two different reasons, two sentences."""
    assert "không nằm trong kho git nào" in tdkt("sosanh", "HEAD", "-C", copy_root).err
    monkeypatch.setenv("PATH", str(copy_root))
    found = tdkt("sosanh", "HEAD", "-C", copy_root)
    assert found.code == 2
    assert "Máy chưa có git" in found.err


def test_the_appendix_reads_as_reviewed(
    sample_root: Path, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    """The dump of the appendix of the sample year."""
    path = tmp_path / "so-sanh.docx"
    assert tdkt("sosanh", "dang-ky", "de-nghi", "-C", sample_root, "-o", path).code == 0
    golden("so-sanh.txt", dump(path.read_bytes()))


@pytest.mark.program("soffice")
def test_libreoffice_prints_the_appendix(sample_root: Path, tmp_path: Path) -> None:
    """A real program lays it out and makes a PDF."""
    path = tmp_path / "so-sanh.pdf"
    assert tdkt("sosanh", "2023", "2024", "-C", sample_root, "-o", path).code == 0
    assert path.read_bytes().startswith(b"%PDF-")


def test_a_unit_that_became_another_over_the_turn_of_the_year(copy_root: Path) -> None:
    """Two plans, two files: the old unit's people stand under its successor, unchanged."""
    data = copy_root / "data"
    plan = (data / "plan-2024.yaml").read_text("utf-8")
    unit = "  - {ma_don_vi: phong-chinh-sach, ten_don_vi: Phòng Chính sách}\n"
    assert plan.count(unit) == 1
    old = plan.replace("2024", "2023").replace(
        unit, "  - {ma_don_vi: phong-dan-toc, ten_don_vi: Phòng Dân tộc}\n"
    )
    (data / "plan-2023.yaml").write_text(old, "utf-8")
    ended = (
        "  - {ma_don_vi: phong-dan-toc, ten_don_vi: Phòng Dân tộc, den_ngay: 2023-12-31, "
        "thay_bang: phong-chinh-sach}\n"
    )
    (data / "plan-2024.yaml").write_text(plan.replace(unit, unit + ended), "utf-8")
    (data / "registrations/2023").mkdir()
    for path in sorted((data / "registrations/2024").iterdir()):
        text = path.read_text("utf-8").replace("nam_ke_hoach: 2024", "nam_ke_hoach: 2023")
        text = text.replace("ma_don_vi: phong-chinh-sach", "ma_don_vi: phong-dan-toc")
        name = path.name.replace("phong-chinh-sach", "phong-dan-toc")
        (data / "registrations/2023" / name).write_text(text, "utf-8")
    found = tdkt("sosanh", "2023", "2024", "-C", copy_root, "--dinh-dang", "json")
    assert found.code == 0, found
    units = {one["ma_don_vi"]: one for one in json.loads(found.out)["don_vi"]}
    assert units["phong-chinh-sach"]["ten_cu"] == ["Phòng Dân tộc"]
    assert units["phong-chinh-sach"]["tom_tat"] == "không đổi"
    assert "phong-dan-toc" not in units
    assert len(units) == 6
    # A recruit of 2024 has no place in the list of 2023: printed as a draft.
    options = ("--nam", "2023", "--du-thao", "-o", "-", "--dinh-dang", "json")
    earlier = tdkt("tonghop", "-C", copy_root, *options)
    names = {row["ten_don_vi"] for row in json.loads(earlier.out)["ket_qua"]}
    assert "Phòng Dân tộc" in names
    assert "Phòng Chính sách" not in names
    later = json.loads(
        tdkt("tiendo", "-C", copy_root, "--nam", "2024", "--ngay", "2024-02-05",
             "--dinh-dang", "json").out
    )  # fmt: skip
    assert "phong-dan-toc" not in {one["ma_don_vi"] for one in later["don_vi"]}
