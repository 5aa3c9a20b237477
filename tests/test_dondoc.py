"""`tdkt dondoc`: who owes what on a day, and the letter that says so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from printed_papers import dump, edit, page_texts, tdkt
from tdkt_cli.models import Papers, parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REGISTRATIONS = "data/registrations/2024"
RESULTS = "data/results/2024"
MONDAY = ("--ngay", "05/02/2024")


def owed(root: Path, *arguments: str) -> list[tuple[Any, ...]]:
    """Return unit, state and days late of each row."""
    done = tdkt("dondoc", *arguments, "-C", root, "-o", "-", "--dinh-dang", "json")
    assert done.code == 0, done.err
    rows = json.loads(done.out)["con_thieu"]
    return [(row["ten_don_vi"], row["tinh_trang"], row["so_ngay_cham"]) for row in rows]


@pytest.fixture
def late_root(copy_root: Path) -> Path:
    """Two units never registered, a third was sent back."""
    for unit in ("thanh-tra", "phong-chinh-sach"):
        for path in copy_root.glob(f"data/*/2024/**/{unit}.yaml"):
            path.unlink()
    returned = ("tralai", "van-phong", "--ngay", "1/2/2024", "--ly-do", "Thiếu báo cáo sáng kiến")
    assert tdkt(*returned, "-C", copy_root, "-o", copy_root / "x.html").code == 0
    return copy_root


def test_the_letter(late_root: Path, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    """The golden letter: addressees, what each owes, days late, the new deadline."""
    paper = tmp_path / "don-doc.docx"
    done = tdkt("dondoc", *MONDAY, "--han", "8/2/2024", "-C", late_root, "-o", paper)
    assert done.code == 0
    golden("don-doc.txt", dump(paper.read_bytes()))


def test_days_are_counted_from_the_last_valid_day(late_root: Path) -> None:
    """With “trước ngày 31/01” the 31st is the first late day, also for what was sent back."""
    assert owed(late_root, "--ngay", "31/01/2024") == [
        ("Thanh tra", "Chưa gửi", 1),
        ("Phòng Chính sách", "Chưa gửi", 1),
    ]
    assert owed(late_root, *MONDAY) == [
        ("Văn phòng", "Đã trả lại để sửa (Thiếu báo cáo sáng kiến), chưa gửi lại", 6),
        ("Thanh tra", "Chưa gửi", 6),
        ("Phòng Chính sách", "Chưa gửi", 6),
    ]


def test_nobody_owes_anything(copy_root: Path) -> None:
    """There is no letter to nobody."""
    done = tdkt("dondoc", *MONDAY, "-C", copy_root)
    assert done.code == 1
    assert "không đơn vị nào còn thiếu bản đăng ký" in done.err
    assert not (copy_root / "out").exists()


def test_within_the_deadline_only_when_asked(copy_root: Path) -> None:
    """A reminder before the deadline is made with --nhac-truoc alone."""
    early = ("--ngay", "20/01/2024")
    refused = tdkt("dondoc", *early, "-C", copy_root)
    assert refused.code == 1
    assert "còn trong hạn (hết ngày 30/01/2024); 06 đơn vị" in refused.err
    assert [days for _, _, days in owed(copy_root, *early, "--nhac-truoc")] == [0] * 6


def test_a_round_without_a_deadline(copy_root: Path) -> None:
    """Of a round whose plan states no deadline, what has not come is asked for, without days."""
    (copy_root / RESULTS / "dot-1/van-phong.yaml").unlink()
    rows = owed(copy_root, "--dot", "1", "--ngay", "30/6/2024")
    assert rows == [("Văn phòng", "Chưa gửi", 0)]
    not_begun = tdkt("dondoc", "--dot", "2", "--ngay", "30/6/2024", "-C", copy_root)
    assert not_begun.code == 1
    assert "đợt 2 chưa bắt đầu" in not_begun.err


def test_a_round_with_a_deadline(copy_root: Path, tmp_path: Path) -> None:
    """The letter of a round names the round and its deadline; its file has the round's name."""
    edit(
        copy_root / "data/plan-2024.yaml",
        "    den_ngay: 2024-06-30\n    han_nop:\n",
        "    den_ngay: 2024-06-30\n    han_nop: 2024-06-20\n",
    )
    (copy_root / RESULTS / "dot-1/van-phong.yaml").unlink()
    page = tmp_path / "a.html"
    assert (
        tdkt("dondoc", "--dot", "1", "--ngay", "25/6/2024", "-C", copy_root, "-o", page).code == 0
    )
    texts = page_texts(page.read_bytes())
    assert any(
        "V/v đôn đốc gửi kết quả phong trào thi đua đợt 1 năm 2024" in text for text in texts
    )
    assert any("chậm nhất ngày 20/6/2024" in text for text in texts)
    assert "05" in texts
    assert tdkt("dondoc", "--dot", "1", "--ngay", "25/6/2024", "-C", copy_root).code == 0
    assert (copy_root / "out/don-doc-dot-1-2024.docx").is_file()


def test_only_who_was_asked_to_file_again_owes_it_again(copy_root: Path, tmp_path: Path) -> None:
    """The letter counts apart who has not filed, whose file came back, whose cannot be read."""

    def said() -> str:
        page = tmp_path / "a.html"
        assert tdkt("dondoc", *MONDAY, "-C", copy_root, "-o", page).code == 0
        return next(text for text in page_texts(page.read_bytes()) if text.startswith("Đến ngày"))

    for path in copy_root.glob("data/*/2024/**/thanh-tra.yaml"):
        path.unlink()
    assert said() == "Đến ngày 05/02/2024, còn 01 đơn vị chưa gửi:"
    returned = ("tralai", "van-phong", "--ngay", "2024-02-01", "--ly-do", "Thiếu chữ ký")
    assert tdkt(*returned, "-C", copy_root).code == 0
    again = "01 đơn vị nhận lại bản để sửa, chưa gửi lại"
    assert said() == f"Đến ngày 05/02/2024, còn 01 đơn vị chưa gửi; {again}:"


def test_a_file_that_cannot_be_read_is_owed(copy_root: Path) -> None:
    """A broken file is no registration."""
    edit(copy_root / REGISTRATIONS / "van-phong.yaml", "tong_so_nguoi: 8", "tong_so_nguoi: [8")
    assert owed(copy_root, *MONDAY) == [("Văn phòng", "Tệp gửi có lỗi, không đọc được", 6)]


def test_number_day_and_deadline_of_the_papers(late_root: Path, tmp_path: Path) -> None:
    """What `data/documents` says of the letter is printed: number, date, deadline, addressees."""
    path = late_root / "data/documents/2024.yaml"
    edit(path, "    han_moi:\n", "    han_moi: 2024-02-07\n")
    assert tdkt("ghiso", "don-doc", "--so", "9", *MONDAY, "-C", late_root).code == 0
    page = tmp_path / "a.html"
    done = tdkt("dondoc", "-C", late_root, "-o", page)
    assert done.code == 0, done.err
    texts = " ".join(page_texts(page.read_bytes()))
    assert "Số: 09/BDT-VP" in texts
    assert "ngày 05 tháng 02 năm 2024" in texts
    assert "chậm nhất ngày 07/02/2024" in texts


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "ngay_ban_hanh của don-doc"),
        (("--dot", "4", *MONDAY), "không có đợt 4"),
        ((*MONDAY, "--han", "01/02/2024"), "trước ngày của công văn"),
        ((*MONDAY, "--du-thao", "--ban-chinh"), "--ban-chinh"),
        ((*MONDAY, "-o", "a.xlsx"), "đuôi tệp"),
        (("--ngay", "hôm nay"), "ghi ngày như"),
    ],
)
def test_wrong_use(late_root: Path, arguments: tuple[str, ...], said: str) -> None:
    """What the command cannot do is said in Vietnamese; exit code 2."""
    done = tdkt("dondoc", *arguments, "-C", late_root)
    assert done.code == 2
    assert said in done.err
    assert not (late_root / "out").exists()


def test_the_entry_of_a_round() -> None:
    """Of several entries of one name, the newest of the round; one without a round fits all."""
    entries = [
        {"ten_van_ban": "don-doc", "so_van_ban": "1"},
        {"ten_van_ban": "don-doc", "so_dot": "1", "so_van_ban": "2"},
        {"ten_van_ban": "don-doc", "so_dot": "1", "so_van_ban": "3"},
    ]
    papers = parse(Papers, {"nam_ke_hoach": "2024", "van_ban": entries})
    assert isinstance(papers, Papers)
    found = [papers.paper_of("don-doc", number) for number in (None, 1, 2)]
    assert [entry.so_van_ban if entry else 0 for entry in found] == [1, 3, 1]
    assert papers.paper_of("to-trinh", None) is None
