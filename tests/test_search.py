"""`tdkt timkiem`: people over the years, titles, decisions, papers, the plan's words."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from case_files import valid_root
from printed_papers import tdkt
from tdkt_cli.workflow import asking

if TYPE_CHECKING:
    from pathlib import Path


def _found(root: Path, *words: str) -> Any:  # noqa: ANN401 — any JSON
    outcome = tdkt("timkiem", *words, "-C", root, "--dinh-dang", "json")
    assert outcome.code == 0, outcome
    return json.loads(outcome.out)


@pytest.mark.parametrize(
    "words",
    [
        ("tran", "thi", "minh", "thu"),
        ("Trần Thị Minh Thu",),
        ("MINH THU",),
        ("vp-01",),
        ("Trần thị  minh Thu",),
    ],
)
def test_one_person_however_typed(sample_root: Path, words: tuple[str, ...]) -> None:
    """With or without diacritics, part of the name, the code: one person over six years."""
    groups = [one for one in _found(sample_root, *words)["ket_qua"] if one["loai"] == "ca_nhan"]
    assert [(one["ten"], one["ma_can_bo"]) for one in groups] == [("Trần Thị Minh Thu", "VP-01")]
    years = [place["nam"] for place in groups[0]["cho"]]
    assert years == sorted(years, reverse=True)
    assert set(years) == {2019, 2020, 2021, 2022, 2023, 2024}


def test_diacritics_that_are_typed_count(sample_root: Path) -> None:
    """`Tràn` is not `Trần`."""
    found = _found(sample_root, "Tràn Thị Minh Thu")
    assert found["ket_qua"] == []
    assert found["gan_giong"][0] == "Trần Thị Minh Thu"


def test_every_place_is_where_it_says(sample_root: Path) -> None:
    """File and line of each place hold the person's name."""
    for group in _found(sample_root, "VP-01")["ket_qua"]:
        for place in group["cho"]:
            lines = (sample_root / place["tep"]).read_text("utf-8").splitlines()
            around = "".join(lines[place["dong"] - 1 : place["dong"] + 1])
            assert "Trần Thị Minh Thu" in around, place


@pytest.mark.parametrize("typed", ["CSTDCT", "CSTĐCT", "Chiến sĩ thi đua cấp tỉnh"])
def test_a_title_finds_those_who_hold_or_ask_for_it(sample_root: Path, typed: str) -> None:
    """By code, abbreviation or name."""
    groups = _found(sample_root, typed)["ket_qua"]
    assert "Điểu Thị Hương" in [one["ten"] for one in groups if one["loai"] == "ca_nhan"]


@pytest.mark.parametrize("typed", ["152/QĐ-BDT", "152/qd-bdt", "152"])
def test_a_decision_by_its_number(sample_root: Path, typed: str) -> None:
    """The decision itself, and all who are in it."""
    groups = _found(sample_root, typed)["ket_qua"]
    assert [one["ten"] for one in groups if one["loai"] == "quyet_dinh"] == [
        "Quyết định 152/QĐ-BDT ngày 20/12/2023"
    ]
    assert sum(one["loai"] == "ca_nhan" for one in groups) == 27


@pytest.mark.parametrize(
    "typed",
    [
        "Quyết định 152/QĐ-BDT ngày 20/12/2023",
        "Quyết định số 152/QĐ-BDT",
        "quyet dinh 152/QĐ-BDT",
        "QĐ 152/QĐ-BDT",
        "20/12/2023",
    ],
)
def test_a_decision_as_it_is_printed(sample_root: Path, typed: str) -> None:
    """What the answer calls a decision finds it, and so does its day."""
    groups = _found(sample_root, typed)["ket_qua"]
    assert "Quyết định 152/QĐ-BDT ngày 20/12/2023" in [
        one["ten"] for one in groups if one["loai"] == "quyet_dinh"
    ]


@pytest.mark.parametrize("typed", ["van-phong", "Văn phòng", "van phong"])
def test_a_collective_has_its_history_by_code_and_by_name(sample_root: Path, typed: str) -> None:
    """Files of decisions hold the unit's code: the name finds the same years."""
    (group,) = [one for one in _found(sample_root, typed)["ket_qua"] if one["loai"] == "tap_the"]
    assert {place["nam"] for place in group["cho"]} == {2019, 2020, 2021, 2022, 2023, 2024}


def test_papers_and_the_words_of_the_plan(sample_root: Path) -> None:
    """An addressee finds the paper; words within quotation marks are found."""
    kinds = [one["loai"] for one in _found(sample_root, "khoi thi dua 3")["ket_qua"]]
    assert "van_ban" in kinds
    plan = _found(sample_root, "nong thon moi")["ket_qua"]
    assert [one["loai"] for one in plan] == ["ke_hoach"]
    assert len(plan[0]["cho"]) >= 3


def test_the_screen_groups_by_person_with_file_and_line(sample_root: Path) -> None:
    """A heading for each person, a line for each place, the sum as the last line."""
    out = tdkt("timkiem", "nguyen van khang", "-C", sample_root).out
    lines = out.splitlines()
    assert lines[0] == "Nguyễn Văn Khang (LDB-01), Lãnh đạo Ban"
    assert all(re.fullmatch(r"  20\d\d  .+  \(data/\S+:\d+\)", line) for line in lines[1:-2])
    assert any("ký kế hoạch năm" in line for line in lines)
    assert lines[-1].startswith("Tìm thấy 1 người, ")


def test_only_one_year(sample_root: Path) -> None:
    """`--nam` narrows the search to what speaks of that year."""
    outcome = tdkt("timkiem", "VP-01", "--nam", "2021", "-C", sample_root, "--dinh-dang", "json")
    groups = json.loads(outcome.out)["ket_qua"]
    assert {place["nam"] for one in groups for place in one["cho"]} == {2021}


def test_nothing_found_is_no_error(sample_root: Path) -> None:
    """Near names are offered; the data are not at fault."""
    found = tdkt("timkiem", "nguyen van khanh", "-C", sample_root)
    assert found.code == 0
    assert found.out.startswith("Không tìm thấy «nguyen van khanh». Có phải: Nguyễn Văn Khang")


@pytest.mark.parametrize("typed", ["ong hung", "Ông Hưng", "dong chi hung", "hưng"])
def test_a_title_before_the_name_is_no_part_of_it(sample_root: Path, typed: str) -> None:
    """People are spoken of as Ông Hưng: with or without diacritics, one word of a name."""
    found = tdkt("timkiem", typed, "-C", sample_root)
    assert found.out.startswith("Phạm Quốc Hưng (VP-02), Văn phòng")


def test_a_name_that_is_spelt_like_a_title_comes_first(sample_root: Path) -> None:
    """`ba` is left out only where the whole finds nothing."""
    whole = tdkt("timkiem", "ban dan toc", "-C", sample_root).out
    assert "Ban Dân tộc" in whole
    assert asking.without_title("ba thu") == "thu"
    assert asking.without_title("ban") == asking.without_title("ba") == ""


@pytest.mark.parametrize("typed", ["hugn", "ong huwng", "quoc hugn"])
def test_part_of_a_name_with_a_slip_is_answered_with_whole_names(
    sample_root: Path, typed: str
) -> None:
    """The last words are what people are called by."""
    found = tdkt("timkiem", typed, "-C", sample_root)
    assert "Có phải: Phạm Quốc Hưng" in found.out


def test_a_code_in_the_data_cannot_move_the_screen(sample_root: Path) -> None:
    """What was typed is shown without control characters."""
    found = tdkt("timkiem", "a\x1b[31mb", "-C", sample_root)
    assert "\x1b" not in found.out
    assert "\\x1b" in found.out


@pytest.mark.parametrize("typed", ["***", "“”", "..."])
def test_marks_alone_cannot_be_searched_for(sample_root: Path, typed: str) -> None:
    """Everything would match: refused."""
    found = tdkt("timkiem", typed, "-C", sample_root)
    assert (found.code, found.out) == (2, "")
    assert "ghi ít nhất một chữ hoặc số" in found.err


def test_nothing_typed_is_a_usage_error(sample_root: Path) -> None:
    """Words are needed."""
    found = tdkt("timkiem", "-C", sample_root)
    assert found.code == 2
    assert "CHUỖI" in found.err


def test_a_file_that_cannot_be_read_is_named(copy_root: Path) -> None:
    """What was not searched is said."""
    (copy_root / "data/registrations/2024/thanh-tra.yaml").write_text("a: [", "utf-8")
    found = tdkt("timkiem", "VP-01", "-C", copy_root)
    assert found.code == 1
    assert "Chưa tìm trong những tệp có lỗi: data/registrations/2024/thanh-tra.yaml." in found.err


def test_namesakes_stay_two_people(tmp_path: Path) -> None:
    """Two codes, two groups; a place with the bare name in their unit belongs to neither."""
    people = """
ca_nhan:
  - {ho_ten: Lê Văn Đôi, ma_can_bo: VP-01, chuc_vu: Chuyên viên, danh_hieu: [LDTT]}
  - {ho_ten: Lê Văn Đôi, ma_can_bo: VP-02, chuc_vu: Chuyên viên, danh_hieu: [LDTT]}
"""
    result = """
nam_ke_hoach: 2024
so_dot: 1
ma_don_vi: van-phong
dien_hinh: [{ho_ten: Lê Văn Đôi, thanh_tich: Việc tốt}]
"""
    head = "nam_ke_hoach: 2024\nma_don_vi: van-phong\ntong_so_nguoi: 2\nso_ca_nhan: 2\n"
    root = valid_root(
        tmp_path,
        {
            "data/registrations/2024/van-phong.yaml": head + people,
            "data/results/2024/dot-1/van-phong.yaml": result,
        },
    )
    groups = _found(root, "le van doi")["ket_qua"]
    assert [one["ma_can_bo"] for one in groups] == [None, "VP-01", "VP-02"]


def test_a_decision_counts_people_once(sample_root: Path) -> None:
    """Who has two titles by one decision is one person."""
    said = tdkt("timkiem", "152", "-C", sample_root).out
    assert "Ban Dân tộc: 5 tập thể, 27 cá nhân" in said
    assert "Tìm thấy 27 người" in said
