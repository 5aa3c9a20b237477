"""`tdkt ghiso` and what every command that changes data keeps to."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest

from case_files import valid_root
from printed_papers import edit, tdkt
from tdkt_cli import output, yaml_tree
from tdkt_cli.models.paper_names import PAPERS, known_papers, series_of
from tdkt_cli.output import locking

if TYPE_CHECKING:
    from pathlib import Path

PAPERS_FILE = "data/documents/2024.yaml"
GIVEN = ("--so", "12", "--ngay", "2024-02-02")


def changed(before: bytes, after: bytes) -> list[str]:
    """Return the lines that went and came."""
    lines = difflib.unified_diff(before.decode().split("\n"), after.decode().split("\n"), n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def test_number_and_date_reach_the_file_and_the_paper(copy_root: Path, tmp_path: Path) -> None:
    """Two lines of the file change, and the paper prints the number."""
    path = copy_root / PAPERS_FILE
    before = path.read_bytes()
    done = tdkt("ghiso", "tong-hop-dang-ky", *GIVEN, "-C", copy_root)
    assert done.code == 0
    assert "số 12/BC-BDT, ngày 02/02/2024 (trước đó: chưa có số, chưa có ngày)" in done.out
    assert f"Đã ghi {PAPERS_FILE}." in done.err
    assert "«tdkt tonghop»" in done.err
    assert changed(before, path.read_bytes()) == [
        "-    so_van_ban:",
        "-    ngay_ban_hanh:",
        "+    so_van_ban: 12",
        "+    ngay_ban_hanh: 2024-02-02",
    ]
    page = tmp_path / "a.html"
    assert tdkt("tonghop", "-C", copy_root, "-o", page).code == 0
    assert "Số: 12/BC-BDT" in page.read_text("utf-8")


def test_twice_is_once(copy_root: Path) -> None:
    """The same number and date again change nothing, and the command says so."""
    tdkt("ghiso", "tong-hop-dang-ky", *GIVEN, "-C", copy_root)
    before = (copy_root / PAPERS_FILE).stat()
    done = tdkt("ghiso", "tong-hop-dang-ky", *GIVEN, "-C", copy_root)
    assert done.code == 0
    assert "không có gì thay đổi" in done.out
    assert "Đã ghi" not in done.err
    after = (copy_root / PAPERS_FILE).stat()  # reading it changes the time of access alone
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize(
    "given", [("--so", "13", "--ngay", "2024-02-02"), ("--so", "12", "--ngay", "3/2/2024")]
)
def test_a_given_number_stays_unless_told(copy_root: Path, given: tuple[str, ...]) -> None:
    """What the văn thư gave is not overwritten by accident; --sua does it."""
    tdkt("ghiso", "tong-hop-dang-ky", *GIVEN, "-C", copy_root)
    before = (copy_root / PAPERS_FILE).read_bytes()
    refused = tdkt("ghiso", "tong-hop-dang-ky", *given, "-C", copy_root)
    assert refused.code == 1
    assert "đã có số 12, ngày 02/02/2024" in refused.err
    assert "--sua" in refused.err
    assert (copy_root / PAPERS_FILE).read_bytes() == before
    assert tdkt("ghiso", "tong-hop-dang-ky", *given, "--sua", "-C", copy_root).code == 0
    assert len(changed(before, (copy_root / PAPERS_FILE).read_bytes())) == 2


def test_a_number_of_another_paper_is_refused_within_its_series(copy_root: Path) -> None:
    """One type and year, one number; another type may have it; --trung-so overrides."""
    tdkt("ghiso", "tong-hop-dang-ky", *GIVEN, "-C", copy_root)
    same = ("ghiso", "bao-cao-dot-1", "--so", "12", "--ngay", "2024-07-05", "-C", copy_root)
    refused = tdkt(*same)
    assert refused.code == 1
    assert "số 12 đã cấp cho tong-hop-dang-ky ngày 02/02/2024" in refused.err
    assert tdkt(*same, "--trung-so").code == 0
    assert "D801" in tdkt("validate", "-C", copy_root).out
    letter = ("ghiso", "tong-hop-gui-cap-tren", "--so", "12", "--ngay", "2024-02-05")
    assert tdkt(*letter, "-C", copy_root).code == 0


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Bao_Cao-Dot-1", "bao-cao-dot-1"),
        ("báo cáo đợt 1", "bao-cao-dot-1"),
        ("Báo cáo tổng hợp đăng ký", "tong-hop-dang-ky"),
    ],
)
def test_names_as_clerks_type_them(copy_root: Path, typed: str, name: str) -> None:
    """Diacritics, underscores and the title of a paper are understood."""
    assert f"({name})" in tdkt("ghiso", typed, *GIVEN, "-C", copy_root).out


def test_round_option_completes_the_name(copy_root: Path) -> None:
    """`bao-cao --dot 1` is bao-cao-dot-1, also without quotes."""
    done = tdkt("ghiso", "báo", "cáo", "--dot", "1", *GIVEN, "-C", copy_root)
    assert "(bao-cao-dot-1)" in done.out


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("tong-hop-dangky", "Có phải: tong-hop-dang-ky"), ("xyz", "Các văn bản: ke-hoach,")],
)
def test_an_unknown_paper_is_suggested(copy_root: Path, typed: str, hint: str) -> None:
    """A misspelt name gets the nearest ones, a strange one gets all; exit code 2."""
    done = tdkt("ghiso", typed, *GIVEN, "-C", copy_root)
    assert done.code == 2
    assert hint in done.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--so", "0", "--ngay", "2024-02-02"), "số nguyên từ 1"),
        (("--so", "mười", "--ngay", "2024-02-02"), "--so"),
        (("--so", "1", "--ngay", "02-02-2024"), "ghi ngày như"),
        (("--so", "1", "--ngay", "2024-02-30"), "không có ngày"),
        (("--so", "1"), "--ngay"),
        (("--ngay", "2024-02-02"), "--so"),
    ],
)
def test_wrong_use(copy_root: Path, options: tuple[str, ...], said: str) -> None:
    """A number or day that is none is a usage error in Vietnamese."""
    done = tdkt("ghiso", "to-trinh", *options, "-C", copy_root)
    assert done.code == 2
    assert said in done.err


@pytest.mark.parametrize(
    ("paper", "day", "code"),
    [
        ("tong-hop-dang-ky", "2023-12-31", 1),
        ("tong-hop-dang-ky", "2026-01-01", 1),
        ("bao-cao-dot-2", "2025-01-10", 0),
        ("ke-hoach", "2023-12-29", 0),
        ("ke-hoach", "2022-12-29", 1),
    ],
)
def test_the_year_of_the_date(copy_root: Path, paper: str, day: str, code: int) -> None:
    """The date is of the plan's year or the next; a plan may be issued the year before."""
    done = tdkt("ghiso", paper, "--so", "3", "--ngay", day, "-C", copy_root)
    assert done.code == code
    assert ("không thuộc năm" in done.err) == bool(code)


def test_the_plan_keeps_its_number_in_its_own_file(copy_root: Path) -> None:
    """The plan's number stands in the plan, whose text stays byte for byte."""
    path = copy_root / "data/plan-2024.yaml"
    before = path.read_bytes()
    assert tdkt("ghiso", "ke-hoach", "--so", "3", "--ngay", "2024-01-08", "-C", copy_root).code == 0
    assert changed(before, path.read_bytes())[2:] == [
        "+  so_van_ban: 3",
        "+  ngay_ban_hanh: 2024-01-08",
    ]


def test_a_paper_without_an_entry_gets_one(tmp_path: Path) -> None:
    """A paper that the file does not name yet is added at its end, comments kept."""
    root = valid_root(tmp_path)
    path = root / PAPERS_FILE
    before = path.read_bytes()
    given = ("ghiso", "don-doc", "--dot", "1", "--so", "20", "--ngay", "2024-06-28")
    assert tdkt(*given, "-C", root).code == 0
    assert path.read_bytes().startswith(before)
    assert yaml_tree.read(path.read_bytes()).data["van_ban"][-1] == {
        "ten_van_ban": "don-doc",
        "so_dot": "1",
        "so_van_ban": "20",
        "ngay_ban_hanh": "2024-06-28",
    }
    path.unlink()
    assert tdkt(*given, "-C", root).code == 0
    assert tdkt("validate", "-C", root).code == 0


def test_entries_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """Two reminders of two rounds: --dot says which; without it the command asks."""
    root = valid_root(tmp_path)
    path = root / PAPERS_FILE
    path.write_bytes(
        path.read_bytes()
        + b"  - {ten_van_ban: don-doc, so_dot: 1}\n  - {ten_van_ban: don-doc, so_dot: 2}\n"
    )
    asked = tdkt("ghiso", "don-doc", *GIVEN, "-C", root)
    assert asked.code == 1
    assert "thêm --dot" in asked.err
    assert tdkt("ghiso", "don-doc", "--dot", "2", *GIVEN, "-C", root).code == 0
    entries = yaml_tree.read(path.read_bytes()).data["van_ban"]
    assert [entry.get("so_van_ban") for entry in entries[-2:]] == [None, "12"]


def test_windows_line_ends_and_signature_stay(copy_root: Path) -> None:
    """A file saved by Notepad keeps its BOM and CRLF."""
    path = copy_root / PAPERS_FILE
    windows = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(windows)
    assert tdkt("ghiso", "tong-hop-dang-ky", *GIVEN, "-C", copy_root).code == 0
    assert path.read_bytes() == windows.replace(
        b"so_van_ban:\r\n    ngay_ban_hanh:\r\n",
        b"so_van_ban: 12\r\n    ngay_ban_hanh: 2024-02-02\r\n",
        1,
    )


def test_a_broken_file_is_not_touched(copy_root: Path) -> None:
    """A file with an error is refused in words and stays as it is."""
    path = copy_root / PAPERS_FILE
    edit(path, "mau_rieng: false", "mau_rieng: có thể")
    before = path.read_bytes()
    done = tdkt("ghiso", "tong-hop-dang-ky", *GIVEN, "-C", copy_root)
    assert done.code == 1
    assert "có lỗi" in done.err
    assert path.read_bytes() == before


def test_a_held_lock_is_named(copy_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another command writes, nothing is changed; no lock is left afterwards."""
    monkeypatch.setattr(locking, "_PATIENCE_SECONDS", 0.05)
    with output.locked(copy_root):
        done = tdkt("ghiso", "tong-hop-dang-ky", *GIVEN, "-C", copy_root)
    assert done.code == 2
    assert "đang ghi dữ liệu" in done.err
    assert not (copy_root / locking.NAME).exists()
    assert tdkt("ghiso", "tong-hop-dang-ky", *GIVEN, "-C", copy_root).code == 0
    assert not (copy_root / locking.NAME).exists()


def test_the_table_of_papers() -> None:
    """Every paper has one name, and papers of a round are known by it."""
    names = known_papers((1, 2))
    assert len(names) == len(PAPERS) + 1
    assert names["bao-cao-dot-2"].options == (("round_number", 2),)
    assert series_of("bao-cao-dot-2") == "BC"
    assert series_of("bao-cao-dot-") == "BC"
    assert series_of("khac") == ""


def test_without_a_name_all_names_are_listed(copy_root: Path) -> None:
    """Whoever types `ghiso` alone learns what may stand there, with an example."""
    done = tdkt("ghiso", "-C", copy_root)
    assert done.code == 2
    assert "Tên văn bản: ke-hoach, tong-hop-dang-ky, " in done.err
    assert "Ví dụ: tdkt ghiso tong-hop-dang-ky --so 12 --ngay 02/02/2024" in done.err
