"""`tdkt bangiao`: one row for each award, counts that leave out what was cancelled."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from printed_papers import edit, tdkt
from tdkt_cli.consolidate.handover import Awarded

ROOT = Path(__file__).parent.parent
PAST = "data/decisions/2023.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Copy the sample."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


def written(root: Path, *endings: str) -> dict[str, bytes]:
    """Return the files of one run, by ending."""
    paths = {ending: root / f"ban giao.{ending}" for ending in endings}
    options = [part for path in paths.values() for part in ("-o", path)]
    told = tdkt("bangiao", "--thanh-tich", "2023", "-C", root, *options)
    assert told.code == 0, told
    return {ending: path.read_bytes() for ending, path in paths.items()}


def test_three_forms_say_the_same(root: Path) -> None:
    """Rows of .csv, .json and .xlsx agree; sums of the counts are the rows that stand."""
    files = written(root, "csv", "json", "xlsx")
    figures = json.loads(files["json"])
    assert files["csv"].startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(files["csv"].decode("utf-8-sig"))))
    assert len(rows) == len(figures["ket_qua"]) + 1
    assert len(rows[0]) == len(Awarded._fields)
    names = [row["ho_ten"] or row["ten_don_vi"] for row in figures["ket_qua"]]
    assert [row[11] or row[10] for row in rows[1:]] == names
    sheets = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    listed, counted = (list(sheet.iter_rows(values_only=True)) for sheet in sheets)
    numbered = [row for row in listed if isinstance(row[0], int)]
    assert [row[6] or row[7] for row in numbered if row[1]] == names
    given = sum(row["so_tap_the"] + row["so_ca_nhan"] for row in figures["tong"])
    assert given == len(names)
    assert [row[3:5] for row in counted if row[0] == "Tổng cộng"] == [
        (
            sum(row["so_tap_the"] for row in figures["tong"]),
            sum(row["so_ca_nhan"] for row in figures["tong"]),
        )
    ]


def test_a_cancelled_decision_is_listed_and_not_counted(root: Path) -> None:
    """Its rows stay with the day; the counts lose exactly those rows."""
    before = json.loads(written(root, "json")["json"])
    edit(
        root / PAST,
        "    ngay_ky: 2023-12-20\n",
        "    ngay_ky: 2023-12-20\n    ngay_huy_bo: 2024-01-05\n",
    )
    after = json.loads(written(root, "json")["json"])
    cancelled = [row for row in after["ket_qua"] if row["ngay_huy_bo"]]
    assert cancelled
    assert len(after["ket_qua"]) == len(before["ket_qua"])

    def counted(figures: dict[str, list[dict[str, int]]]) -> int:
        return sum(row["so_tap_the"] + row["so_ca_nhan"] for row in figures["tong"])

    assert counted(before) - counted(after) == len(cancelled)


def test_a_year_without_decisions_and_one_with_errors(root: Path) -> None:
    """Both are refused with the reason, and nothing is written."""
    told = tdkt("bangiao", "-C", root)
    assert told.code == 1
    assert "Chưa có quyết định khen thưởng nào của thành tích năm 2024" in told.err
    edit(root / PAST, "ma_danh_hieu: LDTT", "ma_danh_hieu: LDTX")
    broken = tdkt("bangiao", "--thanh-tich", "2023", "-C", root)
    assert broken.code == 1
    assert "Chưa ghi" in broken.err
    assert not (root / "out").exists()


def test_the_page_describes_every_column() -> None:
    """`docs/ban-giao.md` names each key in its order."""
    page = (ROOT / "docs/ban-giao.md").read_text("utf-8")
    assert re.findall(r"^\| [^|]+ \| `(\w+)` \|", page, re.MULTILINE) == list(Awarded._fields)
