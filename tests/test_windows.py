"""What a Windows machine brings, as far as it can be brought here; see docs/cai-dat-windows.md."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from printed_papers import tdkt

ROOT = Path(__file__).parent.parent
# A year's commands, each with what it must say on standard error or output.
YEAR = (
    (("validate",), "Không có lỗi."),
    (("tiendo", "--ngay", "05/02/2024"), "Tiến độ năm 2024"),
    (("dieukien", "tran thi minh thu"), "Trần Thị Minh Thu"),
    (("kehoach",), "Đã ghi "),
    (("sosanh", "dang-ky", "de-nghi"), "Tổng cộng"),
    (("timkiem", "hung"), "Phạm Quốc Hưng"),
    (("giaithich", "CSTDCS"), "Chiến sĩ thi đua cơ sở"),
    (("bieumau", "--don-vi", "van-phong", "--dinh-dang", "xlsx"), "biểu mẫu (Excel)"),
    (("ghiso", "ke-hoach", "--so", "9", "--ngay", "12/01/2024"), "số 09/KH-BDT"),
    (("chot", "--nguoi", "Trần Thị Minh Thu"), "Mã của bảng chốt"),
    (("--ngay", "05/02/2024"), "Gõ tiếp:"),
)


def _run(root: Path, *arguments: str, encoding: str) -> tuple[int, str]:
    """Run a command in a process whose streams have the code page; return code and all it says."""
    done = subprocess.run(
        [sys.executable, "-m", "tdkt_cli", *arguments],
        cwd=root,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8")


@pytest.mark.parametrize("encoding", ["cp1252", "cp1258", "cp437"])
def test_a_year_on_an_old_code_page(tmp_path: Path, encoding: str) -> None:
    """Every answer comes whole, in a folder with spaces and Vietnamese letters."""
    root = tmp_path / "Thi đua, khen thưởng (2024)"
    shutil.copytree(ROOT / "data", root / "data")
    for arguments, said in YEAR:
        code, answer = _run(root, *arguments, encoding=encoding)
        assert code == 0, (arguments, answer)
        assert said in answer


@pytest.fixture
def notepad(tmp_path: Path) -> Path:
    """Return the sample as Notepad saves it: BOM and CRLF in every file."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for path in (tmp_path / "data").rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    return tmp_path


def test_what_notepad_saved_is_read_and_kept(notepad: Path) -> None:
    """Commands that change data leave BOM and line ends of every file as they were."""
    assert tdkt("validate", "-C", notepad).code == 0
    for arguments in (
        ("ghiso", "ke-hoach", "--so", "9", "--ngay", "12/01/2024"),
        ("ghiso", "quyet-dinh", "--so", "160", "--ngay", "30/12/2024"),
        ("duyet", "van-phong", "--ngay", "30/01/2024"),
        ("fmt",),
    ):
        assert tdkt(*arguments, "-C", notepad).code == 0, arguments
    for folder in ("registrations", "results", "decisions", "council", "documents"):
        for path in (notepad / "data" / folder).rglob("*.yaml"):
            content = path.read_bytes()
            assert content.startswith(b"\xef\xbb\xbf"), path
            assert content.count(b"\n") == content.count(b"\r\n"), path
    assert b"so_van_ban: 9\r\n" in (notepad / "data/plan-2024.yaml").read_bytes()


@pytest.mark.parametrize(
    "target",
    [
        "con.docx",
        "Nul.docx",
        "AUX.x.docx",
        "lpt1/ke-hoach.docx",
        "com¹.docx",
        "prn/x/ke-hoach.docx",
    ],
)
def test_a_device_is_no_file(copy_root: Path, target: str) -> None:
    """On Windows `con.docx` is the screen: the paper would be gone without a word."""
    done = tdkt("kehoach", "-C", copy_root, "-o", copy_root / target)
    assert done.code == 2
    assert "Windows dành tên" in done.err
    assert not (copy_root / target).exists()
    assert not (copy_root / target).parent.joinpath("x").exists()


@pytest.mark.parametrize(
    ("target", "sign"), [("a:b.docx", ":"), ("kế hoạch?.docx", "?"), ("kế hoạch /a.docx", " ")]
)
def test_a_name_that_windows_cannot_write_is_refused(
    copy_root: Path, target: str, sign: str
) -> None:
    """The sentence names the sign; nothing is written, no folder is made."""
    done = tdkt("kehoach", "-C", copy_root, "-o", copy_root / "out" / target)
    assert done.code == 2
    assert f"dấu «{sign}», Windows không ghi được" in done.err
    assert not (copy_root / "out" / target).exists()


def test_a_new_folder_is_no_device_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`tdkt khoitao aux` would make a folder that Windows cannot open."""
    monkeypatch.chdir(tmp_path)
    for name in ("aux", "Con.2024"):
        done = tdkt("khoitao", name, "--vi-du", "--khong-git")
        assert done.code == 2
        assert "Windows dành tên" in done.err
        assert not Path(name).exists()


def test_a_path_longer_than_windows_takes_unasked(tmp_path: Path) -> None:
    """Data and papers more than 260 characters deep: read, checked, printed."""
    root = tmp_path.joinpath(*["Thư mục của Văn phòng, năm 2024"] * 9)
    shutil.copytree(ROOT / "data", root / "data")
    assert len(str(root)) > 300
    done = tdkt("kehoach", "-C", root)
    assert done.code == 0, done
    assert (root / "out/ke-hoach-2024.docx").stat().st_size > 0


@pytest.mark.parametrize("command", [("kehoach",), ("trinhky",), ("bieumau",), ("tiendo",)])
def test_a_file_that_word_holds_open(
    copy_root: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """Windows refuses to replace it: the sentence says which file and what to do; it stays."""
    options = ("--ngay", "05/02/2024", "--dinh-dang", "xlsx") if command == ("tiendo",) else ()
    made = tdkt(*command, *options, "-C", copy_root)
    assert made.code == 0
    held = next(path for path in sorted((copy_root / "out").rglob("*.*")) if path.is_file())
    before = held.read_bytes()
    replace = os.replace

    def refuse(source: str | Path, target: str | Path) -> None:
        if Path(target) == held:
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        replace(source, target)

    monkeypatch.setattr("os.replace", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    done = tdkt(*command, *options, "-C", copy_root)
    assert done.code == 2
    assert f"Không ghi được {held}" in done.err
    assert "đóng tệp rồi chạy lại" in done.err
    assert held.read_bytes() == before
    assert not [path for path in held.parent.iterdir() if path.suffix == ".tmp"]


def test_a_warning_of_a_library_is_no_crash(tmp_path: Path) -> None:
    """`PYTHONWARNINGS=error` on a machine: page and workbook of one run are written."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tdkt_cli", "tiendo", "--ngay", "05/02/2024",
         "-C", ROOT, "-o", tmp_path / "a.html", "-o", tmp_path / "a.xlsx"],
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "a.xlsx").stat().st_size > 0
