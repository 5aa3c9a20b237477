"""Capital letters of Phụ lục II: lists with sources, slips found, right texts left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tdkt_cli import yaml_tree
from tdkt_cli.paper_standard.capital_letters import (
    begins_small,
    capital_codes,
    capital_slips,
    capital_source,
    lower_middle_names,
    plain_tones,
    small_sentences,
)

PLAN = Path(__file__).parent.parent / "data" / "plan-2024.yaml"

SLIPS = [
    ("T303", "trong Huyện Xuân Lộc", "Huyện Xuân Lộc", "huyện Xuân Lộc"),
    ("T304", "ở phường 7, Quận 3", "phường 7", "Phường 7"),
    ("T305", "về thủ đô Hà Nội", "thủ đô Hà Nội", "Thủ đô Hà Nội"),
    ("T306", "đồng bằng sông Cửu long", "sông Cửu long", "sông Cửu Long"),
    ("T306", "vùng tây bắc", "vùng tây bắc", "vùng Tây Bắc"),
    ("T307", "Uỷ ban Nhân dân tỉnh", "Uỷ ban Nhân dân", "Ủy ban nhân dân"),
    ("T307", "Sở Tài nguyên Và Môi trường", "Sở Tài nguyên Và Môi trường", None),
    ("T307", "Phòng Kế hoạch Và Đầu tư", "Phòng Kế hoạch Và Đầu", "Phòng Kế hoạch và Đầu"),
    ("T307", "Hội đồng thi đua – Khen thưởng", "Hội đồng thi đua – Khen thưởng", None),
    ("T308", "Văn phòng trung ương Đảng", "Văn phòng trung ương Đảng", None),
    ("T309", "các tầng lớp nhân dân", "tầng lớp nhân dân", "tầng lớp Nhân dân"),
    ("T310", "Chiến sỹ Thi đua cơ sở", "Chiến sỹ Thi đua cơ sở", "Chiến sĩ thi đua cơ sở"),
    ("T310", "danh hiệu “lao động tiên tiến”", "danh hiệu “lao động tiên tiến", None),
    ("T311", "gặp chủ tịch Hồ Chí Minh", "chủ tịch Hồ Chí Minh", "Chủ tịch Hồ Chí Minh"),
    ("T312", "kính yêu bác Hồ", "bác Hồ", "Bác Hồ"),
    ("T313", "ngày quốc tế lao động", "ngày quốc tế lao động", "ngày Quốc tế Lao động"),
    ("T314", "kèm tờ trình số 12/TTr-BDT", "tờ trình số 12/", "Tờ trình số 12/"),
    ("T315", "điểm a Khoản 1 Điều 3", "Khoản 1", "khoản 1"),
    ("T315", "theo chương XII của Luật", "chương XII", "Chương XII"),
    ("T316", "thứ bảy, chủ nhật", "thứ bảy, chủ nhật", "thứ Bảy, chủ nhật"),
    ("T317", "vào tết Trung Thu", "tết Trung Thu", "tết Trung thu"),
    ("T318", "phong trào cách mạng tháng Tám", "cách mạng tháng Tám", "Cách mạng tháng Tám"),
    ("T319", "Tạp chí dân tộc", "Tạp chí dân tộc", "Tạp chí Dân tộc"),
]

RIGHT = [
    "tỉnh Đồng Nai, xã Tân Mẫu, Phường Nguyễn Trãi, UBND Tỉnh Đồng Nai, Tỉnh ủy",
    "mỗi phường 20 người, 02 quận 10 phường; quận 1 hoặc Quận 3",
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI, SỞ NỘI VỤ",
    "cán bộ nội vụ, các bộ y tế dự phòng, hai nam bộ đội, đàn ông nam bộ",
    "Trưởng ban Dân tộc, cơ quan công tác dân tộc, ban dân tộc cấp huyện",
    "Hoà Bình, Uỷ ban nhân dân, Quý I, hoàn thành, khoản thu, thoả thuận",
    "Tòa án nhân dân, Công an nhân dân, cơ quan hành chính nhà nước, quản lý nhà nước",
    "danh hiệu chiến sĩ thi đua Bộ, ban, ngành, tỉnh; thi đua lao động tiên tiến",
    "một số điều của Luật; các điều 12, 13 và 14; văn bản quy phạm pháp luật số 64/2025/QH15",
    "(Khoản 2 Điều 5). Khoản 3 quy định. Danh mục 5 dự án; hạng mục 2",
    "lần thứ hai, ngày thứ ba, thứ Sáu, Chủ nhật, tháng 5 năm 2026, hằng tháng, năm",
    "Chiến dịch Tháng 3/2026, bác Hồ Văn Mẫu, đảng viên, đảng bộ, Đảng bộ Tỉnh",
    "Bằng khen của Thủ tướng Chính phủ, bằng khen, giấy khen, cờ thi đua của tỉnh",
    "phó chủ tịch UBND xã, Chủ tịch nước, chủ tịch công đoàn",
]


@pytest.mark.parametrize(("code", "text", "found", "right"), SLIPS)
def test_a_slip_is_found_where_it_stands(
    code: str, text: str, found: str, right: str | None
) -> None:
    """The slip is named as written, at its place, with what should stand there."""
    slips = list(capital_slips(code, text))
    assert [slip.found for slip in slips] == [found]
    assert slips[0].start == text.index(found)
    assert right is None or slips[0].right == right
    assert list(capital_slips(code, text[: slips[0].start] + slips[0].right)) == []


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_left_alone(text: str) -> None:
    """Fixed names, common nouns, old and new tones, texts in capitals: nothing is reported."""
    found = [(code, slip.found) for code in capital_codes() for slip in capital_slips(code, text)]
    assert found == []
    assert list(lower_middle_names(text)) == []


@pytest.mark.parametrize("code", capital_codes())
def test_each_list_names_its_place_and_finds_nothing_in_its_own_names(code: str) -> None:
    """Each list cites Phụ lục II; the right names of all lists break no rule."""
    assert capital_source(code).startswith("Phụ lục II, Mục ")
    file = yaml_tree.read_text(
        Path(yaml_tree.__file__).parents[1].joinpath("paper_standard/capitals.yaml").read_bytes()
    )
    for entry in file.values():
        names = (
            [*(entry.get("ten") or ()), *(entry.get("bat_buoc") or ())] if "nguon" in entry else []
        )
        for name in names:
            assert list(capital_slips(code, f"theo {name} thì")) == []


def test_the_sample_plan_has_exactly_its_own_slips() -> None:
    """The plan as issued writes five names wrongly."""
    lines = PLAN.read_text("utf-8").splitlines()
    found = [
        (code, slip.found)
        for line in lines
        for code in capital_codes()
        for slip in capital_slips(code, line)
        if not line.lstrip().startswith("#")
    ]
    assert {one for one in found if one[0] in {"T307", "T314"}} == {
        ("T314", "Luật thi đua, khen thưởng"),
        ("T307", "Hội đồng thi đua – Khen thưởng"),
    }


def test_sentences_and_people() -> None:
    """A full stop ends a sentence, an abbreviation does not; middle names have a capital."""
    assert [slip.found for slip in small_sentences("Đã xong. các phòng làm tiếp")] == ["các phòng"]
    assert list(small_sentences("ở TP. hồ, v.v. và 3.5. mục a. b, e-mail x.y@z. gov")) == []
    assert [slip.right for slip in lower_middle_names("bà Lê thị Mẫu, ông Trần Văn Kiểm")] == [
        "Lê Thị Mẫu"
    ]
    assert begins_small("“các phòng")
    assert not begins_small("- 02 phòng")


def test_tones_are_made_new_letter_for_letter() -> None:
    """Old and new placement are one; a closed syllable and `qu` stay as they are."""
    assert plain_tones("Hoà, thoả, Uỷ, HOẢ, quý, hoàn, khoản") == (
        "Hòa, thỏa, Ủy, HỎA, quý, hoàn, khoản"
    )
