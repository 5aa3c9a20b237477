"""`tdkt kiemtramay`: what the machine lacks for the work, and what to do about each."""

from __future__ import annotations

import importlib.util
import locale
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tdkt_cli import __version__, output, storage
from tdkt_cli.vietnamese import number
from tdkt_cli.workflow.values import CannotRun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GOOD, CARE, BAD = "tot", "luu_y", "hong"
_SECONDS = 30
_OLDEST = (3, 11)
_ROOM_MB = 200
_UTF8_PAGE = 65001
_PACKAGES: Final = (
    "typer",
    "click",
    "rich",
    "pydantic",
    "ruamel.yaml",
    "ruamel.yaml.clib",
    "jinja2",
    "python-docx",
    "lxml",
    "openpyxl",
    "platformdirs",
    "pygal",
)
_FONT_FILES: Final = ("times.ttf", "Times New Roman.ttf", "LiberationSerif-Regular.ttf")
_FONT_FOLDERS: Final = (
    "C:/Windows/Fonts",
    "/Library/Fonts",
    "/System/Library/Fonts/Supplemental",
    "~/Library/Fonts",
    "~/.fonts",
    "~/.local/share/fonts",
)
_OFFICE: Final = ("soffice", "libreoffice")
_LOCKS: Final = ("~$*", ".~lock.*#")


class Check(NamedTuple):
    """One thing looked at.

    Attributes:
        ten: what.
        tinh_trang: `tot`, `luu_y` (the work goes on without it) or `hong` (it does not).
        thay: what was seen.
        can_lam: what to do; empty when nothing need be done.
    """

    ten: str
    tinh_trang: str
    thay: str
    can_lam: str = ""


def examine(folder: str | None) -> tuple[Check, ...]:
    """Return every check, in the order in which they matter.

    Args:
        folder: the data folder, `None` for the nearest parent, or the working folder if there is
            none.

    Raises:
        CannotRun: the folder that was asked for is not there.
    """
    if folder and not Path(folder).is_dir():
        raise CannotRun(f"Không có thư mục {folder}.")
    root = _root(folder)
    looks: tuple[Callable[[], Check], ...] = (
        _python,
        _parser,
        _versions,
        _console,
        lambda: _data(folder),
        lambda: _writing(root),
        lambda: _locked(root),
        lambda: _room(root),
        _font,
        _libreoffice,
        lambda: _git(root),
    )
    return tuple(look() for look in looks)


def _root(folder: str | None) -> Path:
    with suppress(storage.StorageError):
        return storage.find_root(folder)
    return Path(folder) if folder else Path.cwd()


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    seen = f"{version}, tdkt {__version__}"
    if sys.version_info < _OLDEST:  # pragma: no cover — an older Python cannot run this module
        return Check("Python", BAD, seen, "Cài Python từ 3.11 trở lên rồi cài lại tdkt.")
    return Check("Python", GOOD, seen)


def _parser() -> Check:
    """The C parser: without it no file is read at all."""
    name = "Bộ đọc YAML"
    if importlib.util.find_spec("_ruamel_yaml") is None:
        return Check(
            name, BAD, "thiếu bộ đọc viết bằng C", "Cài lại: pip install ruamel.yaml.clib."
        )
    return Check(name, GOOD, "có bộ đọc viết bằng C")


def _versions() -> Check:
    found: list[str] = []
    missing: list[str] = []
    for package in _PACKAGES:
        try:
            found.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            missing.append(package)
    if missing:
        todo = f"Cài lại tdkt, hoặc: pip install {' '.join(missing)}."
        return Check("Thư viện", BAD, f"thiếu {', '.join(missing)}", todo)
    return Check("Thư viện", GOOD, ", ".join(found))


def _console() -> Check:
    """The encoding the machine would use; tdkt itself always writes UTF-8."""
    name = "Cửa sổ lệnh"
    encoding = locale.getpreferredencoding(do_setlocale=False)
    page = _code_page()
    if page is None:
        return Check(name, GOOD, f"bảng mã của máy {encoding}; tdkt luôn ghi UTF-8")
    if page != _UTF8_PAGE:
        todo = "Chữ Việt hiện sai thì gõ: chcp 65001, và chọn phông Consolas hoặc Cascadia Mono."
        return Check(name, CARE, f"bảng mã {page} ({encoding})", todo)
    return Check(name, GOOD, f"bảng mã {page} (UTF-8)")


def _code_page() -> int | None:
    """Return the code page of the console on Windows, `None` elsewhere."""
    if sys.platform != "win32":
        return None
    import ctypes  # noqa: PLC0415 - Windows only

    return int(ctypes.windll.kernel32.GetConsoleOutputCP())


def _data(folder: str | None) -> Check:
    name = "Thư mục dữ liệu"
    try:
        root = storage.find_root(folder)
    except storage.StorageError as error:
        return Check(name, CARE, str(error), "Lập thư mục mới: tdkt khoitao THƯ-MỤC.")
    years = ", ".join(map(str, storage.plan_years(root)))
    return Check(name, GOOD, f"{root} (kế hoạch năm {years})")


def _writing(root: Path) -> Check:
    name = "Quyền ghi"
    probe = root / "out" / ".tdkt-kiem-tra-may.txt"
    had = probe.parent.is_dir()
    try:
        output.write_files({probe: b"tdkt\n"})
        probe.unlink()
        if not had:
            probe.parent.rmdir()
    except (output.OutputError, OSError) as error:
        return Check(name, BAD, str(error), "Xin quyền ghi, hoặc chuyển dữ liệu sang nơi khác.")
    return Check(name, GOOD, f"ghi được vào {probe.parent}")


def _locked(root: Path) -> Check:
    name = "Tệp đang mở"
    open_files = sorted(
        path.relative_to(root).as_posix()
        for part in ("out", "data")
        for pattern in _LOCKS
        for path in (root / part).rglob(pattern)
    )
    if not open_files:
        return Check(name, GOOD, "không có tệp nào đang mở trong Word, Excel, LibreOffice")
    return Check(
        name,
        CARE,
        ", ".join(open_files[:5]) + (", …" if len(open_files) > 5 else ""),
        "Đóng các tệp ấy trước khi in lại; nếu không còn chương trình nào mở thì xóa tệp khóa.",
    )


def _room(root: Path) -> Check:
    free = shutil.disk_usage(root).free // (1024 * 1024)
    seen = f"còn {number(free)} MB"
    if free < _ROOM_MB:
        return Check("Chỗ trống đĩa", CARE, seen, "Dọn bớt đĩa trước khi in văn bản.")
    return Check("Chỗ trống đĩa", GOOD, seen)


def _font() -> Check:
    """Times New Roman or its twin: needed to look at the paper, not to make it."""
    name = "Phông chữ"
    found = _asked_font() or next(_font_files(), None)
    if found is None:
        todo = "Cài phông Times New Roman, hoặc Liberation Serif (gói fonts-liberation2)."
        return Check(name, CARE, "không thấy Times New Roman hay phông cùng số đo", todo)
    return Check(name, GOOD, found)


def _asked_font() -> str | None:
    """Return what fontconfig gives for Times New Roman, when that is the font or its twin."""
    program = shutil.which("fc-match")
    if program is None:
        return None
    said = _said([program, "--format=%{family}", "Times New Roman"])
    twins = ("Times New Roman", "Liberation Serif", "Tinos")
    return next((twin for twin in twins if said and twin in said), None)


def _font_files() -> Iterator[str]:
    for folder in _FONT_FOLDERS:
        for name in _FONT_FILES:
            path = Path(folder).expanduser() / name
            if path.is_file():
                yield path.as_posix()


def _libreoffice() -> Check:
    name = "LibreOffice"
    program = next((path for one in _OFFICE if (path := shutil.which(one))), None)
    if program is None:
        todo = "Chỉ cần khi in .pdf: cài LibreOffice, hoặc lưu PDF từ Word."
        return Check(name, CARE, "không thấy", todo)
    return Check(name, GOOD, _said([program, "--version"]) or program)


def _git(root: Path) -> Check:
    program = shutil.which("git")
    if program is None:
        todo = "Không bắt buộc. Cài git để giữ lịch sử dữ liệu và so bản cũ (tdkt sosanh HEAD~1)."
        return Check("git", CARE, "không thấy", todo)
    version = _said([program, "--version"]) or "git"
    inside = _said([program, "-C", os.fspath(root), "rev-parse", "--show-toplevel"])
    if not inside:
        todo = "Muốn giữ lịch sử: gõ git init trong thư mục dữ liệu."
        return Check("git", CARE, f"{version}; thư mục này chưa do git giữ", todo)
    return Check("git", GOOD, f"{version}; dữ liệu do git giữ")


def _said(command: list[str]) -> str | None:
    """Return the first line a program says, `None` when it fails."""
    try:
        done = subprocess.run(  # noqa: S603 — a program found on the PATH, arguments of our own
            command, capture_output=True, check=False, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    text = done.stdout.decode("utf-8", "replace").strip()
    return text.splitlines()[0] if text and not done.returncode else None
