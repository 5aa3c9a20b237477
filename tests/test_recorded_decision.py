"""`quyetdinh --ghi`: once, whole, comments kept; the next year's judgement reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from printed_papers import edit, tdkt

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = "  - ten_van_ban: quyet-dinh\n    so_van_ban:\n    ngay_ban_hanh:\n"
OTHER = """# Sổ của Văn phòng
nam_thanh_tich: 2024
day_du: []
quyet_dinh:
  # Khen đột xuất
  - so_ky_hieu: 44/QĐ-BDT
    ngay_ky: 2024-05-02
    co_quan_ky: Ban Dân tộc
    danh_sach:
      - {ma_danh_hieu: GK, loai_khen: dot_xuat, tap_the: [van-phong]}
"""


def _numbered(root: Path, number: str = "5", day: str = "2025-01-06") -> None:
    path = root / "data" / "documents" / "2024.yaml"
    new = ENTRY.replace("so_van_ban:", f"so_van_ban: {number}")
    edit(path, ENTRY, new.replace("ngay_ban_hanh:", f"ngay_ban_hanh: {day}"))


def _decisions(root: Path) -> Path:
    return root / "data" / "decisions" / "2024.yaml"


@pytest.mark.parametrize(("number", "day"), [("", ""), ("5", ""), ("", "2025-01-06")])
def test_without_number_and_day_nothing_is_recorded(number: str, day: str, copy_root: Path) -> None:
    """A decision nobody has numbered and dated is not signed: exit 1, how to number it."""
    _numbered(copy_root, number, day)
    outcome = tdkt("quyetdinh", "--ghi", "-C", copy_root)
    assert outcome.code == 1
    assert "tdkt ghiso quyet-dinh --so SỐ --ngay NGÀY" in outcome.err
    assert not _decisions(copy_root).exists()


def test_a_decision_is_recorded_once(copy_root: Path) -> None:
    """The second time nothing is written, and the data stay without an error."""
    _numbered(copy_root)
    first = tdkt("quyetdinh", "--ghi", "-C", copy_root)
    assert first.code == 0, first
    assert "Quyết định 05/QĐ-BDT ngày 06/01/2025: ghi 49 lượt tặng" in first.out
    written = _decisions(copy_root).read_bytes()
    second = tdkt("quyetdinh", "--ghi", "-C", copy_root)
    assert second.code == 0
    assert "đã có trong data/decisions/2024.yaml: không ghi thêm" in second.out
    assert _decisions(copy_root).read_bytes() == written
    assert tdkt("validate", "-C", copy_root).code == 0


def test_what_stood_in_the_file_stays(copy_root: Path) -> None:
    """Comments and earlier decisions keep their bytes; the new one comes after them."""
    _decisions(copy_root).write_text(OTHER, "utf-8")
    _numbered(copy_root)
    assert tdkt("quyetdinh", "--ghi", "-C", copy_root).code == 0
    text = _decisions(copy_root).read_text("utf-8")
    assert text.startswith(OTHER)
    assert text.index("05/QĐ-BDT") > text.index("44/QĐ-BDT")


def test_a_hand_written_copy_is_not_doubled(copy_root: Path) -> None:
    """`5/QĐ-BDT` is `05/QĐ-BDT`."""
    _numbered(copy_root)
    assert tdkt("quyetdinh", "--ghi", "-C", copy_root).code == 0
    edit(_decisions(copy_root), "so_ky_hieu: 05/QĐ-BDT", "so_ky_hieu: 5/QĐ-BDT")
    outcome = tdkt("quyetdinh", "--ghi", "-C", copy_root)
    assert "không ghi thêm" in outcome.out
    assert _decisions(copy_root).read_text("utf-8").count("so_ky_hieu") == 1


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("ngay_ky: 2025-01-06", "ngay_ky: 2025-01-07", "ký ngày 07/01/2025"),
        ("        tap_the: [thanh-tra]\n", "        tap_the: [van-phong]\n", "khác 02 lượt tặng"),
    ],
)
def test_another_decision_of_that_number_is_left_to_people(
    before: str, after: str, said: str, copy_root: Path
) -> None:
    """Same number, other day or other list: exit 1, the file as it was."""
    _numbered(copy_root)
    assert tdkt("quyetdinh", "--ghi", "-C", copy_root).code == 0
    edit(_decisions(copy_root), before, after)
    held = _decisions(copy_root).read_bytes()
    outcome = tdkt("quyetdinh", "--ghi", "-C", copy_root)
    assert outcome.code == 1
    assert said in outcome.err
    assert _decisions(copy_root).read_bytes() == held


def test_a_day_before_the_meeting_is_refused(copy_root: Path) -> None:
    """The record would make an error of law (L402): it is shown, nothing is written."""
    _numbered(copy_root, day="2024-12-20")
    outcome = tdkt("quyetdinh", "--ghi", "-C", copy_root)
    assert outcome.code == 1
    assert "L402" in outcome.out
    assert "Chưa ghi: sẽ có thêm" in outcome.err
    assert not _decisions(copy_root).exists()


def test_errors_in_the_data_stop_the_record(copy_root: Path) -> None:
    """What the paper would be refused for is not recorded either."""
    _numbered(copy_root)
    unit = copy_root / "data" / "results" / "2024" / "dot-2" / "thanh-tra.yaml"
    edit(unit, "de_nghi: [TTLDTT, GK]", "de_nghi: [TTLDTX, GK]")
    outcome = tdkt("quyetdinh", "--ghi", "-C", copy_root)
    assert outcome.code == 1
    assert "01 lỗi" in outcome.err or "1 lỗi" in outcome.err
    assert not _decisions(copy_root).exists()


def test_who_was_left_out_is_not_recorded(copy_root: Path) -> None:
    """Too few votes: no CSTĐCS in the data, and so no link in the next year's chain."""
    _numbered(copy_root)
    council = copy_root / "data" / "council" / "2024.yaml"
    text = council.read_text("utf-8")
    start = text.index("Nguyễn Đức Toàn")
    council.write_text(text[:start] + text[start:].replace("dong_y: 7", "dong_y: 5", 1), "utf-8")
    assert tdkt("quyetdinh", "--ghi", "-C", copy_root).code == 0
    recorded = _decisions(copy_root).read_text("utf-8")
    assert "Nguyễn Đức Toàn" not in recorded[recorded.index("CSTDCS") :].split("ma_danh_hieu")[0]
    assert recorded.count("Nguyễn Đức Toàn") == 1


def _next_year(root: Path) -> None:
    """Lay out the plan of 2025 and one registration, as a clerk does in January."""
    plan = (root / "data" / "plan-2024.yaml").read_text("utf-8")
    facts = plan[: plan.index("\nmo_dau:")]
    (root / "data" / "plan-2025.yaml").write_text(facts.replace("2024", "2025") + "\n", "utf-8")
    folder = root / "data" / "registrations" / "2025"
    folder.mkdir()
    (folder / "phong-chinh-sach.yaml").write_text(
        "nam_ke_hoach: 2025\nma_don_vi: phong-chinh-sach\nngay_gui: 2025-01-25\n"
        "nguoi_ky: {chuc_vu: TRƯỞNG PHÒNG, ho_ten: Điểu Thị Hương}\n"
        "tong_so_nguoi: 5\nso_ca_nhan: 1\ntap_the: {danh_hieu: [], khen_thuong: []}\n"
        "ca_nhan:\n"
        "  - {ho_ten: Nguyễn Đức Toàn, ma_can_bo: CS-02, chuc_vu: Phó Trưởng phòng,"
        " ngay_tuyen_dung: 2011-05-03, danh_hieu: [LDTT, CSTDCS], khen_thuong: [BK_TINH]}\n",
        "utf-8",
    )


def _streak(root: Path) -> tuple[str, str]:
    """Return what is known of two consecutive CSTĐCS, and on what evidence."""
    outcome = tdkt("dieukien", "-C", root, "--nam", "2025", "--dinh-dang", "json", "--du-thao")
    judged = json.loads(outcome.out)["ket_qua"]
    (title,) = (one for one in judged if one["ma_danh_hieu"] == "BK_TINH")
    (streak,) = (one for one in title["dieu_kien"] if one["ma"] == "bk_tinh.chuoi_cstdcs")
    return streak["ket_luan"], " ".join(streak["bang_chung"])


def test_the_next_years_judgement_reads_the_record(copy_root: Path) -> None:
    """CSTĐCS 2024 by decision 05/QĐ-BDT counts towards the bằng khen of 2025."""
    _next_year(copy_root)
    before, evidence = _streak(copy_root)
    assert before != "phu_thuoc"
    assert "05/QĐ-BDT" not in evidence
    _numbered(copy_root)
    assert tdkt("quyetdinh", "--ghi", "-C", copy_root, "--nam", "2024").code == 0
    after, evidence = _streak(copy_root)
    assert after == "phu_thuoc"
    assert "CSTĐCS 2024 (QĐ 05/QĐ-BDT ngày 06/01/2025)" in evidence
