"""What the council's papers say for themselves: who left, how absent members voted, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from printed_papers import edit, lines_of, printed

if TYPE_CHECKING:
    from pathlib import Path

UNIT = "Phòng Tuyên truyền - Địa bàn"
OTHER = "Phòng Kế hoạch - Tổng hợp"


def test_the_minutes_say_who_is_no_longer_proposed(copy_root: Path, tmp_path: Path) -> None:
    """Fewer people than registered: each name, with what the unit's result says of it."""
    opening = "So với bản đăng ký đầu năm, các đơn vị không đề nghị:"

    def dropped() -> list[str]:
        texts = [line.text for line in lines_of(printed(copy_root, "bien-ban", "docx", tmp_path))]
        if opening not in texts:
            return []
        start = texts.index(opening) + 1
        return texts[start : texts.index("2. Thảo luận")]

    rating = "xếp loại Hoàn thành"
    assert dropped() == [
        f"- Nông Quốc Việt ({UNIT}): Lao động tiên tiến; {rating} nhiệm vụ;",
        f"- Tập thể {OTHER}: Tập thể lao động xuất sắc; {rating} tốt nhiệm vụ.",
    ]
    results = copy_root / "data/results/2024/dot-2/phong-tuyen-truyen-dia-ban.yaml"
    edit(
        results,
        "ma_can_bo: TTDB-06, muc_xep_loai: HTNV, de_nghi: []",
        "ma_can_bo: TTDB-06, ky_luat: {hinh_thuc_ky_luat: khien_trach, ngay_ky: 2024-05-06}, "
        "de_nghi: []",
    )
    assert dropped()[0].endswith("Lao động tiên tiến; bị kỷ luật khiển trách;")
    text = results.read_text("utf-8")
    results.write_text(
        "".join(one for one in text.splitlines(keepends=True) if "TTDB-06" not in one)
    )
    assert dropped()[0].endswith("; kết quả cuối năm của đơn vị không ghi;")


def test_the_proposal_says_how_an_absent_member_voted(copy_root: Path, tmp_path: Path) -> None:
    """06 of 07 were there and 07 votes are counted: one came in writing."""

    def sentence() -> str:
        lines = lines_of(printed(copy_root, "to-trinh", "docx", tmp_path))
        return next(line.text for line in lines if "đã họp, có mặt" in line.text)

    written = " (01 thành viên vắng mặt gửi ý kiến bằng văn bản, tính vào số phiếu)"
    said = sentence()
    assert f"có mặt 06/07 thành viên{written}, bình xét" in said
    edit(copy_root / "data/council/2024.yaml", "y_kien_van_ban: true", "y_kien_van_ban: false")
    assert sentence() == said.replace(written, "")


@pytest.mark.parametrize("name", ["bien-ban", "to-trinh"])
def test_no_cell_of_votes_is_empty(name: str, sample_root: Path, tmp_path: Path) -> None:
    """Where the rules ask no ballot the cell says so, and the note under the list why."""
    lines = lines_of(printed(sample_root, name, "docx", tmp_path))
    rows = [line.cells for line in lines if len(line.cells) in {4, 5} and line.cells[0].isdigit()]
    votes = {cells[-1] for cells in rows}
    assert "không bỏ phiếu" in votes
    assert votes <= {"không bỏ phiếu", "06/07", "07/07"}
    assert any("“không bỏ phiếu”: danh hiệu, hình thức mà quy định" in line.text for line in lines)


def test_the_decision_counts_receivers_and_awards(sample_root: Path, tmp_path: Path) -> None:
    """05 collectives take 06 lines; who has no money for a title has no coefficient there."""
    lines = lines_of(printed(sample_root, "quyet-dinh", "docx", tmp_path))
    rows = [line.cells for line in lines if line.cells]
    assert ("A. TẬP THỂ: 05 tập thể, 06 lượt tặng",) in rows
    assert ("B. CÁ NHÂN: 29 cá nhân, 43 lượt tặng",) in rows
    unpaid = [cells for cells in rows if cells[-1].startswith("Nhận mức")]
    assert {cells[4:6] for cells in unpaid} == {("-", "-")}
    assert not [cells for cells in rows if "0" in cells[4:6]]
    note = next(line.text for line in lines if "làm tròn lên" in line.text)
    assert "Dấu “-”: người có nhiều danh hiệu trong năm chỉ nhận tiền thưởng của danh hiệu" in note
    leaders = [cells for cells in rows if "Trưởng ban" in "".join(cells[2:3])]
    assert {cells[3] for cells in leaders} == {"Ban Dân tộc"}


def test_the_head_keeps_the_agencys_name_whole(sample_root: Path, tmp_path: Path) -> None:
    """`Trưởng ban` and `Ban Dân tộc` share a word, written as in the name of the agency."""
    lines = lines_of(printed(sample_root, "bien-ban", "docx", tmp_path))
    assert "a) Đề nghị Trưởng Ban Dân tộc quyết định tặng:" in [line.text for line in lines]
