"""`tdkt chuyennam`: facts move and are listed, words are listed, nothing is overwritten."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from case_files import findings, valid_root
from printed_papers import edit, tdkt
from tdkt_cli import storage
from tdkt_cli.consolidate.next_year import MOVED, facts_of
from tdkt_cli.findings import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from tdkt_cli.models import Plan


def _plan(root: Path, year: int) -> Plan:
    source = storage.load(root, year).dataset.plan
    assert source
    return source.record


def _lines(root: Path, *options: str) -> list[dict[str, Any]]:
    found = tdkt("chuyennam", "2025", "-C", root, "--dinh-dang", "json", *options)
    assert found.code == 0, found
    lines: list[dict[str, Any]] = json.loads(found.out)["ket_qua"]
    return lines


def test_every_declared_day_moves_and_is_listed(copy_root: Path) -> None:
    """What differs between the two plans' facts is exactly what the list says moved."""
    lines = _lines(copy_root)
    old, new = _plan(copy_root, 2024), _plan(copy_root, 2025)
    assert new.nam_ke_hoach == 2025
    assert new.dang_ky.han_nop == date(2025, 1, 31)
    assert [(r.tu_ngay, r.den_ngay) for r in new.dot_thi_dua] == [
        (date(2025, 1, 1), date(2025, 6, 30)),
        (date(2025, 7, 1), date(2025, 12, 31)),
    ]
    moved = {line["duong_dan"] for line in lines if line["loai"] in (MOVED, "de_trong")}
    before = (copy_root / "data/plan-2024.yaml").read_text("utf-8").splitlines()
    after = (copy_root / "data/plan-2025.yaml").read_text("utf-8").splitlines()[1:]
    changed = [n for n, pair in enumerate(zip(before, after, strict=True), 1) if len(set(pair)) > 1]
    assert len(changed) == len(moved) == 19
    at = {line["dong"] - 1 for line in lines if line["duong_dan"] in moved}
    assert set(changed) == at
    assert old.muc == new.muc


def test_anniversaries_are_reckoned_from_the_event(copy_root: Path) -> None:
    """Slips of the old plan (2023, 78 years) do not travel on."""
    _lines(copy_root)
    events = [e for r in _plan(copy_root, 2025).dot_thi_dua for e in r.chao_mung]
    for event in events:
        if event.ngay_ky_niem:
            assert event.ngay_ky_niem.year == 2025
        if event.so_nam is not None:
            assert event.ngay_goc
            assert event.so_nam == 2025 - event.ngay_goc.year


def test_the_words_are_left_and_every_mention_is_listed(copy_root: Path) -> None:
    """Each mention of the old year in the text has its line in the list."""
    lines = _lines(copy_root)
    text = (copy_root / "data/plan-2025.yaml").read_text("utf-8")
    told = {(line["truoc"], line["sau"]) for line in lines}
    assert ("31/01/2024", "31/01/2025") in told
    assert ("19/5/2023", "19/5/2025") in told
    assert ("Kỷ niệm 134 năm", "Kỷ niệm 135 năm") in told
    assert ("Kỷ niệm 78 năm", "Kỷ niệm 80 năm") in told
    assert ("số 01/CT-UBND ngày 04/01/2024", "") in told
    mentions = set(re.findall(r"\d{1,2}/\d{1,2}/2024", text))
    listed = " ".join(line["truoc"] for line in lines)
    assert {day for day in mentions if day not in listed} == set()


def test_on_request_the_words_are_changed_too(copy_root: Path) -> None:
    """Days, years and jubilees change; citations and days long ago stay."""
    lines = _lines(copy_root, "--sua-loi-van")
    text = " ".join((copy_root / "data/plan-2025.yaml").read_text("utf-8").split())
    assert "Kỷ niệm 95 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2025)" in text
    assert "Phát huy kết quả đạt được trong năm 2024 và hưởng ứng" in text
    assert "**trước ngày 31/01/2025**" in text
    assert "Chỉ thị số 01/CT-UBND ngày 04/01/2024" in text
    assert not [one for one in lines if one["loai"] == "loi_van" and one["sau"]]
    codes = [found.code for found in findings(copy_root) if found.where.file.endswith("2025.yaml")]
    assert "D401" not in codes
    assert "D408" not in codes


def test_the_new_year_can_be_read_at_once(copy_root: Path) -> None:
    """No error, only warnings that say what is missing."""
    _lines(copy_root)
    severe = [found for found in findings(copy_root) if found.severity is Severity.ERROR]
    assert severe == []
    papers = storage.load(copy_root, 2025).dataset.papers
    assert papers
    assert papers.record.nam_ke_hoach == 2025
    council = storage.load(copy_root, 2025).dataset.council
    assert council
    assert council.record.phien_hop == ()
    assert len(council.record.thanh_vien) == 7


def test_numbers_days_and_fillings_of_papers_are_emptied(copy_root: Path) -> None:
    """A paper of the new year has no number yet."""
    path = copy_root / "data/documents/2024.yaml"
    filled = """so_van_ban: 12
    dien_vao: [{cho_trong: nhận xét, noi_dung: Tốt}]
"""
    text = path.read_text("utf-8").replace("so_van_ban:\n", filled, 1)
    path.write_text(text.replace("ngay_ban_hanh:\n", "ngay_ban_hanh: 2024-02-02\n", 1), "utf-8")
    _lines(copy_root)
    papers = storage.load(copy_root, 2025).dataset.papers
    assert papers
    assert not any(p.so_van_ban or p.ngay_ban_hanh for p in papers.record.van_ban)
    assert all(p.dien_vao == () for p in papers.record.van_ban)
    assert papers.record.van_ban[0].kinh_gui == ("Hội đồng Thi đua - Khen thưởng Ban Dân tộc",)


def test_number_and_day_of_the_plan_are_emptied_and_told(tmp_path: Path) -> None:
    """The văn thư gives new ones."""
    root = valid_root(tmp_path)
    lines = _lines(root)
    emptied = {line["duong_dan"]: line["truoc"] for line in lines if line["loai"] == "de_trong"}
    assert emptied == {"van_ban.so_van_ban": "5", "van_ban.ngay_ban_hanh": "08/01/2024"}
    assert _plan(root, 2025).van_ban.so_van_ban is None


def test_an_existing_plan_is_never_overwritten(copy_root: Path) -> None:
    """Exit code 2 and the file as it was."""
    path = copy_root / "data/plan-2025.yaml"
    path.write_text("của người khác\n", "utf-8")
    found = tdkt("chuyennam", "2025", "-C", copy_root, "--nam", "2024")
    assert (found.code, found.out) == (2, "")
    assert "Đã có data/plan-2025.yaml, không ghi đè" in found.err
    assert path.read_text("utf-8") == "của người khác\n"


def test_an_existing_council_is_kept(copy_root: Path) -> None:
    """What is there stays; what is missing is made."""
    path = copy_root / "data/council/2025.yaml"
    path.write_text("nam_ke_hoach: 2025\n", "utf-8")
    found = tdkt("chuyennam", "2025", "-C", copy_root)
    assert found.code == 0
    assert "Đã có data/council/2025.yaml, giữ nguyên." in found.err
    assert "Đã ghi data/plan-2025.yaml." in found.err
    assert path.read_text("utf-8") == "nam_ke_hoach: 2025\n"


def test_ended_units_stay_for_the_history(tmp_path: Path) -> None:
    """A unit that ended is kept with its successor, listed, and owes nothing any more."""
    root = valid_root(tmp_path)
    edit(
        root / "data/plan-2024.yaml",
        "  - {ma_don_vi: van-phong, ten_don_vi: Văn phòng}\n",
        "  - {ma_don_vi: van-phong, ten_don_vi: Văn phòng}\n"
        "  - {ma_don_vi: phong-cu, ten_don_vi: Phòng Cũ, den_ngay: 2024-09-30, "
        "thay_bang: van-phong}\n",
    )
    lines = _lines(root)
    told = [line for line in lines if line["duong_dan"] == "don_vi[2].den_ngay"]
    assert told[0]["truoc"] == "Phòng Cũ: đến ngày 30/9/2024, thay bằng Văn phòng"
    missing = {f.message for f in findings(root) if f.code == "D102"}
    assert "Văn phòng chưa có bản đăng ký năm 2025." in missing
    assert not any("Phòng Cũ" in message for message in missing)
    old = tdkt("tonghop", "-C", root, "--nam", "2024", "-o", "-", "--dinh-dang", "json")
    assert old.code == 0


def test_a_leap_day_and_a_weekend_are_told(tmp_path: Path) -> None:
    """29/02 has no counterpart; a deadline on a Saturday is said to be one."""
    root = valid_root(tmp_path)
    plan = _plan(root, 2024)
    event = plan.dot_thi_dua[0].chao_mung[0].model_copy(update={"ngay_ky_niem": date(2024, 2, 29)})
    first = plan.dot_thi_dua[0].model_copy(update={"chao_mung": (event,)})
    changed = plan.model_copy(update={"dot_thi_dua": (first, plan.dot_thi_dua[1])})
    facts = facts_of(changed, 2026)
    leap = next(fact for fact in facts if fact.duong_dan[-1] == "ngay_ky_niem")
    assert (leap.loai, leap.sau) == ("xem_lai", "")
    deadline = next(fact for fact in facts if fact.duong_dan == ("dang_ky", "han_nop"))
    assert (deadline.sau, deadline.viec) == ("31/01/2026", "hạn đăng ký (rơi vào thứ Bảy)")


def test_instruments_no_longer_in_force_are_named(tmp_path: Path) -> None:
    """A basis that ended before the new year is said to have ended."""
    root = valid_root(tmp_path)
    edit(
        root / "data/plan-2024.yaml",
        "mo_dau:\n",
        "mo_dau:\n  - Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ;\n",
    )
    told = [line for line in _lines(root) if "có hiệu lực đến hết ngày" in line["viec"]]
    assert len(told) == 1
    assert "91/2017/NĐ-CP" in told[0]["truoc"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chuyennam",), "NĂM"),
        (("chuyennam", "2024"), "Năm mới phải sau năm 2024"),
        (("chuyennam", "nam-sau"), "nam-sau"),
        (("chuyennam", "2025", "--nam", "2020"), "Không có kế hoạch năm 2020"),
    ],
)
def test_wrong_use(copy_root: Path, arguments: tuple[str, ...], said: str) -> None:
    """Exit code 2, one sentence, nothing written."""
    found = tdkt(*arguments, "-C", copy_root)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert not (copy_root / "data/plan-2025.yaml").exists()


def test_a_broken_plan_is_not_carried_on(copy_root: Path) -> None:
    """The findings are shown, nothing is written."""
    edit(copy_root / "data/plan-2024.yaml", "han_nop: 2024-01-31", "han_nop: 2024-02-30")
    found = tdkt("chuyennam", "2025", "-C", copy_root)
    assert found.code == 1
    assert "data/plan-2024.yaml:" in found.out
    assert not (copy_root / "data/plan-2025.yaml").exists()


def test_the_screen_lists_by_what_is_to_be_done(copy_root: Path) -> None:
    """Four parts with their sums; the closing sentences say how to go on with either year."""
    found = tdkt("chuyennam", "2025", "-C", copy_root)
    assert found.out.startswith(
        "Năm 2025, lập từ năm 2024\n\nĐã chuyển sang năm mới, đọc lại: 19\n"
    )
    assert "Lời văn còn của năm cũ, chưa sửa: " in found.out
    assert "Giữ nguyên, xem còn đúng không: " in found.out
    assert "rồi tdkt validate --nam 2025" in found.err
    assert "thêm --nam 2024 vào lệnh" in found.err


def test_with_two_years_each_next_step_names_the_older_one(copy_root: Path) -> None:
    """Commands take the newest year: said first, and again wherever the older one is meant."""
    told = tdkt("chuyennam", "2025", "-C", copy_root).err
    assert told.startswith("Từ nay lệnh không ghi --nam thì làm với năm 2025; ")
    given = ("--so", "41", "--ngay", "30/12/2024", "-C", copy_root)
    assert "«tdkt totrinh --nam 2024»" in tdkt("ghiso", "to-trinh", "--nam", "2024", *given).err
    stages = ("sosanh", "dang-ky", "de-nghi", "-C", copy_root)
    refused = tdkt(*stages)
    assert refused.code == 2
    assert "so năm 2024 thì thêm --nam 2024." in refused.err
    assert tdkt(*stages, "--nam", "2024").code == 0
    nobody = tdkt("bangiao", "-C", copy_root)
    assert nobody.code == 1
    assert "muốn năm 2023 thì ghi --thanh-tich 2023." in nobody.err
    target = ("-o", copy_root / "x.csv", "-C", copy_root)
    assert tdkt("bangiao", "--thanh-tich", "2023", *target).code == 0


def test_with_one_year_no_option_is_added(copy_root: Path) -> None:
    """What is needed is said, no more."""
    given = ("--so", "41", "--ngay", "30/12/2024", "-C", copy_root)
    assert "«tdkt totrinh»" in tdkt("ghiso", "to-trinh", *given).err
