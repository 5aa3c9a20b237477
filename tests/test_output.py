"""Writing: all files new or all as before, and ZIP files with the same bytes each time."""

from __future__ import annotations

import errno
import io
import os
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import BinaryIO

import pytest

from tdkt_cli import output
from tdkt_cli.output import locking, writing


def _fail_with(code: int) -> writing.Content:
    def write(file: BinaryIO) -> None:
        file.write(b"half")
        raise OSError(code, os.strerror(code))

    return write


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_and_folders_made(tmp_path: Path) -> None:
    """Bytes and functions both reach their files; nothing else stays behind."""
    first, second = tmp_path / "out" / "một.docx", tmp_path / "out" / "hai.html"
    output.write_files({first: b"1", second: lambda file: file.write(b"2")})
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")
    assert _names(tmp_path / "out") == ["hai.html", "một.docx"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """The old bytes stay, the temporary file goes, the message names the cause."""
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(b"old")
    with pytest.raises(output.OutputError, match="hết dung lượng"):
        output.write_files({path: _fail_with(errno.ENOSPC)})
    assert path.read_bytes() == b"old"
    assert _names(tmp_path) == ["bao-cao.docx"]


def test_one_failure_keeps_all_old_files(tmp_path: Path) -> None:
    """When the second file fails, the first is not replaced."""
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(b"old")
    with pytest.raises(output.OutputError):
        output.write_files({first: b"new", second: _fail_with(errno.EIO)})
    assert first.read_bytes() == b"old"
    assert _names(tmp_path) == ["a"]


def test_a_failing_rename_puts_earlier_files_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several files or none, even when the last rename is refused (target open on Windows)."""
    first, second, third = tmp_path / "a", tmp_path / "b", tmp_path / "c.docx"
    first.write_bytes(b"old a")
    third.write_bytes(b"old c")
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target) == third:
            raise PermissionError(errno.EACCES, "in use")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(output.OutputError, match="đang mở trong chương trình khác"):
        output.write_files({first: b"1", second: b"2", third: b"3"})
    assert first.read_bytes() == b"old a"
    assert third.read_bytes() == b"old c"
    assert _names(tmp_path) == ["a", "c.docx"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_an_interrupt_removes_the_temporary_file(
    tmp_path: Path, error: type[BaseException]
) -> None:
    """Ctrl-C and a bug in a writer pass through and leave nothing behind."""

    def write(_: BinaryIO) -> None:
        raise error

    with pytest.raises(error):
        output.write_files({tmp_path / "a": write})
    assert _names(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "lock", "program"),
    [
        ("ke-hoach-2024.docx", "~$-hoach-2024.docx", "Word"),
        ("a.docx", "~$a.docx", "Word"),
        ("bao-cao.docx", "~$bao-cao.docx", "Word"),
        ("bao-cao.docx", "~$ao-cao.docx", "Word"),
        ("bao-cao.docx", ".~lock.bao-cao.docx#", "LibreOffice"),
        ("tong-hop.xlsx", "~$tong-hop.xlsx", "Excel"),
        ("tong-hop.xlsx", ".~lock.tong-hop.xlsx#", "LibreOffice"),
    ],
)
def test_an_open_document_is_not_touched(
    tmp_path: Path, name: str, lock: str, program: str
) -> None:
    """The lock file beside an open document tells the program, and is named to be deleted."""
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(output.OutputError) as raised:
        output.write_files({tmp_path / name: b"new"})
    assert f"đang mở trong {program}: đóng tệp rồi chạy lại." in str(raised.value)
    assert str(raised.value).endswith(f"Nếu {program} không còn chạy thì xóa tệp ẩn {lock}.")
    assert _names(tmp_path) == [lock]


def test_folders_and_symlinks_are_refused(tmp_path: Path) -> None:
    """A folder cannot be replaced; a symlink could lead anywhere."""
    outside = tmp_path / "goc"
    outside.write_bytes(b"old")
    link = tmp_path / "lien-ket"
    link.symlink_to(outside)
    with pytest.raises(output.OutputError, match="liên kết"):
        output.write_files({link: b"new"})
    (tmp_path / "thu-muc").mkdir()
    with pytest.raises(output.OutputError, match="thư mục"):
        output.write_files({tmp_path / "thu-muc": b"new"})
    with pytest.raises(output.OutputError, match="không phải là thư mục"):
        output.write_files({outside / "x": b"new"})
    assert outside.read_bytes() == b"old"


def test_a_read_only_disk_is_named(tmp_path: Path) -> None:
    """EROFS and a name too long have sentences of their own."""
    with pytest.raises(output.OutputError, match="chỉ cho đọc"):
        output.write_files({tmp_path / "a": _fail_with(errno.EROFS)})
    with pytest.raises(output.OutputError, match="không có quyền"):
        output.write_files({tmp_path / "a": _fail_with(errno.EACCES)})
    with pytest.raises(output.OutputError, match="quá dài"):
        output.write_files({tmp_path / ("x" * 300): b""})


def test_only_old_temporary_files_of_ours_are_swept(tmp_path: Path) -> None:
    """What a killed run left goes after an hour; a run at work and other files stay."""
    old, fresh, other = (
        tmp_path / name for name in (".tdkt-1-0.tmp", f".tdkt-{os.getpid()}-9.tmp", "other.tmp")
    )
    for path in (old, fresh, other):
        path.write_bytes(b"")
    for path in (old, other):
        os.utime(path, (time.time() - 7200,) * 2)
    output.write_files({tmp_path / "a": b""})
    assert _names(tmp_path) == [fresh.name, "a", "other.tmp"]


_KILLED = """
import os, signal, sys
from pathlib import Path
from tdkt_cli import output
def die(file):
    file.write(b"half")
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
output.write_files({Path(sys.argv[1]): die})
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot be asked whether a process lives")
def test_the_file_of_a_killed_run_is_swept_at_once(tmp_path: Path) -> None:
    """The next run need not wait an hour when the process is known to be gone."""
    program = [sys.executable, "-P", "-c", _KILLED, str(tmp_path / "a")]
    assert subprocess.run(program, check=False).returncode == -9
    (left,) = _names(tmp_path)
    assert left.startswith(".tdkt-")
    output.write_files({tmp_path / "a": b"new"})
    assert _names(tmp_path) == ["a"]


def test_on_windows_a_fresh_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There `os.kill` would end the process: no process is asked, age alone counts."""
    (tmp_path / ".tdkt-999999999-0.tmp").write_bytes(b"")
    monkeypatch.setattr(writing, "os", _Windows())
    writing._sweep(tmp_path)
    assert _names(tmp_path) == [".tdkt-999999999-0.tmp"]


class _Windows:
    """The module `os` of Windows, as far as sweeping sees it."""

    name = "nt"

    def kill(self, process: int, signal: int) -> None:
        """Fail the test."""
        raise AssertionError((process, signal))


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOENT, errno.EDEADLK])
def test_no_english_of_the_system_is_shown(tmp_path: Path, code: int) -> None:
    """Whatever goes wrong, the system's own words stay out of the sentence."""
    with pytest.raises(output.OutputError) as raised:
        output.write_files({tmp_path / "a": _fail_with(code)})
    assert os.strerror(code) not in str(raised.value)
    assert str(raised.value).endswith(".")


@pytest.mark.skipif(os.name == "nt", reason="modes of files are those of POSIX")
def test_a_private_file_stays_private(tmp_path: Path) -> None:
    """Writing again does not open a file to others."""
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o600)
    output.write_files({path: b"new"})
    assert path.stat().st_mode & 0o777 == 0o600


def _zip(clock: float, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr(time, "time", lambda: clock)
    buffer = io.BytesIO()
    output.stable_zip(buffer, [("b", b"one"), ("a", (b"x" * 1000 for _ in range(100)))])
    return buffer.getvalue()


def test_zip_bytes_do_not_depend_on_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Members keep their order and carry fixed stamps; streams arrive whole."""
    data = _zip(0, monkeypatch)
    assert data == _zip(2e9, monkeypatch)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["b", "a"]
        assert archive.read("a") == b"x" * 100_000
        for info in archive.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.create_system == 3
            assert info.compress_type == zipfile.ZIP_DEFLATED


def test_the_lock_is_held_and_given_back(tmp_path: Path) -> None:
    """Inside the lock nobody else gets it; afterwards nothing is left of it."""
    with output.locked(tmp_path):
        assert _names(tmp_path) == [locking.NAME]
        assert not locking._create(tmp_path / locking.NAME, b"2 other")
    assert _names(tmp_path) == []


def test_a_lock_that_is_held_is_waited_for_then_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A living owner keeps the lock; the message says who and what to do."""
    monkeypatch.setattr(locking, "_PATIENCE_SECONDS", 0.1)
    with (
        output.locked(tmp_path),
        pytest.raises(output.OutputError, match=f"tiến trình {os.getpid()}.*xóa tệp"),
        output.locked(tmp_path),
    ):
        pass
    assert _names(tmp_path) == []


@pytest.mark.parametrize(
    ("content", "age"),
    [
        (f"999999999 {socket.gethostname()}\n", 0),  # its process is gone
        ("12 may-khac\n", 3600),
        ("", 3600),
        ("x" * 30, 3600),
    ],
)
def test_a_stale_lock_is_taken_away(tmp_path: Path, content: str, age: int) -> None:
    """A lock whose owner is dead, or that nobody can ask after and is old, does not stop us."""
    path = tmp_path / locking.NAME
    path.write_text(content, "utf-8")
    os.utime(path, (time.time() - age,) * 2)
    with output.locked(tmp_path):
        assert path.read_text("utf-8").startswith(f"{os.getpid()} ")
    assert _names(tmp_path) == []


@pytest.mark.parametrize("content", ["12 may-khac\n", ""])
def test_a_young_lock_of_another_machine_is_respected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    """Of a lock made elsewhere, or being made, only its age is known."""
    monkeypatch.setattr(locking, "_PATIENCE_SECONDS", 0.1)
    path = tmp_path / locking.NAME
    path.write_text(content, "utf-8")
    with pytest.raises(output.OutputError, match="Một lệnh tdkt khác"), output.locked(tmp_path):
        pass
    assert path.read_text("utf-8") == content


def test_a_crash_inside_gives_the_lock_back(tmp_path: Path) -> None:
    """Whatever happens to the work, the lock does not stay."""
    with pytest.raises(ZeroDivisionError), output.locked(tmp_path):
        raise ZeroDivisionError
    assert _names(tmp_path) == []


def test_twenty_writers_lose_nothing(tmp_path: Path) -> None:
    """Each of many processes adds one to a number under the lock: none is lost."""
    number = tmp_path / "so"
    number.write_text("0", "utf-8")
    program = (
        "import sys; from pathlib import Path; from tdkt_cli import output\n"
        "root = Path(sys.argv[1])\n"
        "for _ in range(5):\n"
        "    with output.locked(root):\n"
        "        now = int((root / 'so').read_text())\n"
        "        output.write_files({root / 'so': str(now + 1).encode()})\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path)]) for _ in range(4)]
    assert [process.wait() for process in running] == [0] * 4
    assert number.read_text("utf-8") == "20"
