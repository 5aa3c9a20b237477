"""The agency's own regulations: read as data, used as law, told in messages."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from case_files import findings, valid_root
from tdkt_cli import law, storage
from tdkt_cli.eligibility import Outcome, judge

if TYPE_CHECKING:
    from pathlib import Path

REGISTRATION = "data/registrations/2024/van-phong.yaml"
OF_OFFICE = """\
nam_ke_hoach: 2024
ma_don_vi: van-phong
ngay_gui: 2024-01-25
tong_so_nguoi: 2
so_ca_nhan: 2
ca_nhan:
  - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
     ngay_tuyen_dung: 2012-03-01, danh_hieu: [LDTT, CSTDCS], khen_thuong: [GK],
     ma_phong_trao: [nong-thon-moi]}
  - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, chuc_vu: Chuyên viên,
     ngay_tuyen_dung: 2016-09-01, danh_hieu: [LDTT], ma_phong_trao: [nong-thon-moi]}
"""


def example(sample_root: Path) -> dict[str, str]:
    """Return the file that docs/quy-dinh.md shows, by its name."""
    page = (sample_root / "docs" / "quy-dinh.md").read_text("utf-8")
    (block,) = re.findall(r"```yaml\n# (data/\S+)\n(.*?)```", page, re.DOTALL)
    return {block[0]: block[1]}


def regulation(values: str, **more: str) -> str:
    """Return the text of a small regulation with one provision."""
    head = {
        "ma_van_ban": "quy-che-mau",
        "ten_van_ban": "Quyết định số 01/QĐ-BDT",
        "tu_ngay": "2024-01-01",
        "nguon": "Văn thư Ban",
        "ngay_kiem_tra": "2024-01-02",
        **more,
    }
    lines = [f"{key}: {value}" for key, value in head.items()]
    provision = f"{{dieu: 5, noi_dung: Điều khoản mẫu, doi_chieu: nguyen_van, {values}}}"
    return "\n".join((*lines, f"dieu_khoan: [{provision}]", ""))


def test_the_example_of_the_page_is_read_without_a_finding(
    tmp_path: Path, sample_root: Path
) -> None:
    """What the page shows can be copied as it stands, and each value is used."""
    root = valid_root(tmp_path, dict(example(sample_root)))
    assert findings(root) == ()
    dataset = storage.load(root, None).dataset
    book = law.law_of(dataset)
    day = date(2024, 12, 31)
    assert [found.code for found in book.regulations] == ["quy-che-thi-dua"]
    values = {
        name: str(found.value)
        for name in law.names()
        if (found := book.local(name, day)) is not None
    }
    assert values == {
        "ty_le_cstdcs_toi_da": "15",
        "so_bk_tinh_toi_da": "2",
        "xep_loai_gk_ca_nhan": "HTTNV",
        "xep_loai_gk_tap_the": "HTXSNV",
        "ty_le_co_mat_toi_thieu": "67",
        "han_gui_len_tinh": "12-15",
    }
    assert book.local("ty_le_cstdcs_toi_da", date(2024, 1, 4)) is None


def test_the_page_names_every_value(sample_root: Path) -> None:
    """Whatever a regulation may set stands on the page."""
    page = (sample_root / "docs" / "quy-dinh.md").read_text("utf-8")
    for name, known in law.names().items():
        assert (f"`{name}" in page) == known.local, name


def test_none_is_shipped(sample_root: Path) -> None:
    """Nothing local is guessed: the sample has no regulation."""
    assert not (sample_root / "data" / "regulations").exists()


def judged(root: Path, code: str, *, day: date = date(2024, 12, 31)) -> dict[str, Outcome]:
    """Return the outcomes of the conditions of a registered title, by code."""
    dataset = storage.load(root, None).dataset
    (found,) = [j for j in judge(dataset, day, stage="dang_ky") if j.ma_danh_hieu == code]
    return {"": found.ket_luan, **{one.ma: one.ket_luan for one in found.dieu_kien}}


def test_giay_khen_is_unchecked_until_a_regulation_is_there(
    tmp_path: Path, sample_root: Path
) -> None:
    """Luật Đ.75 k2: its standard is the regulation's; the year's rating then decides."""
    files = {REGISTRATION: OF_OFFICE}
    assert judged(valid_root(tmp_path / "a", files), "GK")[""] is Outcome.UNCHECKED
    with_example = valid_root(tmp_path / "b", {**files, **example(sample_root)})
    found = judged(with_example, "GK")
    assert found["gk.xep_loai"] is Outcome.DEPENDS
    assert "gk.quy_dinh" not in found


def test_words_alone_leave_giay_khen_to_people(tmp_path: Path) -> None:
    """A standard in words is shown for people to judge; the data cannot conclude."""
    text = regulation("cho_danh_hieu: [GK]")
    files = {REGISTRATION: OF_OFFICE, "data/regulations/a.yaml": text}
    found = judged(valid_root(tmp_path, files), "GK")
    assert found["gk.quy_dinh"] is Outcome.MISSING_DATA
    assert found["quy_dinh.quy-che-mau-5"] is Outcome.DEPENDS
    assert found[""] is Outcome.MISSING_DATA


def test_a_further_standard_joins_the_conditions_of_its_days(tmp_path: Path) -> None:
    """It stands among the conditions of the titles it names, and changes no outcome."""
    text = regulation("cho_danh_hieu: [Chiến sĩ thi đua cơ sở]", den_ngay="2024-06-30")
    files = {REGISTRATION: OF_OFFICE, "data/regulations/a.yaml": text}
    with_it = valid_root(tmp_path / "a", files)
    without = valid_root(tmp_path / "b", {REGISTRATION: OF_OFFICE})
    added = judged(with_it, "CSTDCS", day=date(2024, 6, 30))
    assert added.pop("quy_dinh.quy-che-mau-5") is Outcome.DEPENDS
    assert added == judged(without, "CSTDCS", day=date(2024, 6, 30))
    later = judged(with_it, "CSTDCS", day=date(2024, 7, 1))
    assert "quy_dinh.quy-che-mau-5" not in later


def test_regulations_in_conflict_are_not_used(tmp_path: Path) -> None:
    """Which of two holds is not guessed: D701 says so, and no quota is applied."""
    root = valid_root(
        tmp_path,
        {
            REGISTRATION: OF_OFFICE,
            "data/regulations/a.yaml": regulation("gia_tri: {so_cstdcs_toi_da: 0}"),
            "data/regulations/b.yaml": regulation(
                "gia_tri: {so_cstdcs_toi_da: 5}", ma_van_ban="quy-che-khac"
            ),
        },
    )
    codes = {found.code for found in findings(root)}
    assert "D701" in codes
    assert "L122" not in codes


def test_the_message_says_what_keeping_all_would_come_to(tmp_path: Path) -> None:
    """What was decided counts too: two given, one more proposed, at most two."""
    decided = """\
nam_thanh_tich: 2024
day_du: [cong_trang]
quyet_dinh:
  - so_ky_hieu: 9/QĐ-BDT
    ngay_ky: 2024-07-15
    co_quan_ky: Ban Dân tộc
    danh_sach:
      - ma_danh_hieu: GK
        ca_nhan:
          - {ho_ten: Lâm Thị Gốc, ma_can_bo: LDB-01, ma_don_vi: lanh-dao-ban}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, ma_don_vi: van-phong}
"""
    proposed = """\
nam_ke_hoach: 2024
so_dot: 2
ma_don_vi: van-phong
ngay_gui: 2024-12-12
ca_nhan:
  - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT, GK]}
  - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTTNV, de_nghi: [LDTT, GK]}
"""
    root = valid_root(
        tmp_path,
        {
            "data/regulations/a.yaml": regulation("gia_tri: {so_gk_toi_da: 2}"),
            "data/decisions/2024.yaml": decided,
            "data/results/2024/dot-2/van-phong.yaml": proposed,
        },
    )
    (told,) = [found for found in findings(root) if found.code == "L216"]
    assert told.message == (
        "Đã tặng 02, đề nghị thêm 01 GK (Văn phòng 01): nếu giữ cả 01 thì 03, tối đa 02."
    )
    assert told.fix == "Bớt 01 trường hợp."
    assert told.basis == (
        "khoản 2 Điều 75 Luật Thi đua, khen thưởng số 06/2022/QH15",
        "Điều 5 Quyết định số 01/QĐ-BDT",
    )


def test_a_share_is_rounded_down_and_names_its_base(tmp_path: Path) -> None:
    """34 % of 3 people with LĐTT is 1."""
    text = OF_OFFICE.replace("danh_hieu: [LDTT], ma_phong", "danh_hieu: [LDTT, CSTDCS], ma_phong")
    share = regulation("gia_tri: {ty_le_cstdcs_toi_da: 34}")
    root = valid_root(tmp_path, {REGISTRATION: text, "data/regulations/a.yaml": share})
    (told,) = [found for found in findings(root) if found.code == "L122"]
    assert told.message == (
        "Cả cơ quan đăng ký 02 CSTĐCS (Văn phòng 02): nếu giữ cả 02 thì 02/03 người đạt LĐTT, "
        "tối đa 01 (34%)."
    )
    assert told.basis == ("Điều 5 Quyết định số 01/QĐ-BDT",)
