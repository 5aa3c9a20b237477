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
    open_ones = sum(
        row.cells[2].count("(") + row.cells[2].count("Tập thể")
        for row in discussed
        if len(row.cells) == 5 and row.cells[0].isdigit()
    )
    met = sum(len(row.cells[2].split(", ")) for row in clear if len(row.cells) == 4) - 1
    assert (open_ones, met) == (10, 49)
    assert "Số trường hợp: 59; cần thảo luận: 10; đủ điều kiện: 49." in dump(path.read_bytes())
