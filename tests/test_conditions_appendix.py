"""The council's appendix of the sample year: short, in order, and read page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from printed_papers import dump, tables_of, tdkt

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("stage", ["dang-ky", "xet"])
def test_appendix_of_the_sample(
    stage: str, sample_root: Path, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    """A golden dump that was read as a member of the council reads it."""
    path = tmp_path / "x.docx"
    answer = tdkt("dieukien", "-C", str(sample_root), "--giai-doan", stage, "-o", str(path))
    assert answer.code == 0
    golden(f"dieu-kien-{stage}.txt", dump(path.read_bytes()))


def test_nobody_and_no_title_is_left_out(sample_root: Path, tmp_path: Path) -> None:
    """What is to be discussed and what is clear make up all that was proposed."""
    path = tmp_path / "x.docx"
    answer = tdkt("dieukien", "-C", str(sample_root), "--giai-doan", "xet", "-o", str(path))
    assert answer.code == 0
    discussed, clear = tables_of(path.read_bytes())
    open_ones = sum(row.cells[0].isdigit() and bool(row.cells[1]) for row in discussed)
    met = sum(len(row.cells[2].split(", ")) for row in clear if len(row.cells) == 4) - 1
    assert (open_ones, met) == (10, 49)
    assert "Số trường hợp: 59; cần thảo luận: 10; đủ điều kiện: 49." in dump(path.read_bytes())


def test_the_appendix_speaks_like_a_paper(sample_root: Path, tmp_path: Path) -> None:
    """Each person has a number; short forms are explained; nothing is said of the program."""
    path = tmp_path / "x.docx"
    answer = tdkt("dieukien", "-C", str(sample_root), "--giai-doan", "xet", "-o", str(path))
    assert answer.code == 0
    discussed, _ = tables_of(path.read_bytes())
    numbers = [row.cells[0] for row in discussed if row.cells[0].isdigit()]
    assert numbers == [str(number) for number in range(1, 11)]
    people = [row.cells[1:] for row in discussed if row.cells[0].isdigit()]
    gifts = [cells for cells in people if cells[0].startswith(("Phạm", "Ka Thị Ngọc"))]
    assert gifts[0][1] == "Giấy khen"
    assert gifts[1] == ("Ka Thị Ngọc Lan (Văn phòng)", "", "", "")  # goes on under the one above
    text = dump(path.read_bytes())
    assert ".xlsx" not in text
    assert "nạp" not in text
    assert "Chữ viết tắt: LĐTT: Lao động tiên tiến; " in text
    explained = text.partition("Chữ viết tắt: ")[2].partition("\n")[0]
    for short in ("CSTĐCS", "TTLĐXS", "BK tỉnh", "HTXSNV", "HTNV"):
        assert f"{short}: " in explained, short
