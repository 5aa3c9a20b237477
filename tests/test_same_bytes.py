"""Same data, same bytes: whatever the clock, the zone, the language, the seed or the folder."""

from __future__ import annotations

import getpass
import hashlib
import shutil
import socket
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from printed_papers import PAPERS, edit, process

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ENDINGS = {
    "ke-hoach": ("docx", "html"),
    "tong-hop-dang-ky": ("docx", "html", "xlsx", "csv", "json"),
    "tong-hop-gui-cap-tren": ("docx", "html", "xlsx", "csv", "json"),
    "bao-cao-dot-1": ("docx", "html", "json"),
    "bao-cao-dot-2": ("docx", "html", "json"),
    "bien-ban": ("docx", "html", "xlsx", "json"),
    "to-trinh": ("docx", "html", "xlsx", "json"),
    "quyet-dinh": ("docx", "html", "xlsx", "json"),
}
BROKEN = "nam_ke_hoach: 2024\nca_nhan: [\n"
SETTINGS: tuple[Mapping[str, str], ...] = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "COLUMNS": "10"},
    {"TZ": "America/Adak", "LANG": "vi_VN.UTF-8", "PYTHONHASHSEED": "12345", "PYTHONUTF8": "0"},
    {"TZ": "khong/co", "LC_ALL": "POSIX", "PYTHONHASHSEED": "random", "SOURCE_DATE_EPOCH": "sai",
     "PYTHONOPTIMIZE": "2"},
)  # fmt: skip

Hashes = dict[str, str]


def _hashes(
    root: Path, name: str, folder: Path, settings: Mapping[str, str], *options: str
) -> Hashes:
    """Print a paper in all its formats from a folder, and return the hash of each file."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"{name}.{ending}" for ending in ENDINGS[name]]
    outputs = [part for one in names for part in ("-o", one)]
    outcome = process(
        *PAPERS[name], "-C", root, *outputs, *options, folder=folder, environment=settings
    )
    assert outcome.code == (1 if options else 0), outcome
    return {one: hashlib.sha256((folder / one).read_bytes()).hexdigest() for one in names}


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_the_same_everywhere(name: str, copy_root: Path, tmp_path: Path) -> None:
    """Zone, language, hash seed, working folder, data folder and 2.2 seconds change no byte."""
    first = _hashes(copy_root, name, tmp_path / "a", {})
    started = time.monotonic()
    elsewhere = tmp_path / "một nơi khác" / "dữ liệu"
    shutil.copytree(copy_root, elsewhere)
    for number, settings in enumerate(SETTINGS):
        assert _hashes(copy_root, name, tmp_path / f"b{number}" / "ra", settings) == first, settings
    time.sleep(max(0.0, 2.2 - (time.monotonic() - started)))
    assert _hashes(elsewhere, name, elsewhere, {}) == first


def test_a_draft_is_the_same_everywhere(copy_root: Path, tmp_path: Path) -> None:
    """The page of errors too has no order, path or time of its own."""
    folder = copy_root / "data" / "registrations" / "2024"
    for unit in ("thanh-tra", "van-phong"):
        (folder / f"{unit}.yaml").write_text(BROKEN, "utf-8")
    name = "tong-hop-dang-ky"
    first = _hashes(copy_root, name, tmp_path / "a", {}, "--du-thao")
    elsewhere = tmp_path / "khác"
    shutil.copytree(copy_root, elsewhere)
    assert _hashes(elsewhere, name, tmp_path / "b", SETTINGS[1], "--du-thao") == first


def test_other_data_give_other_bytes(copy_root: Path, tmp_path: Path) -> None:
    """The comparison can fail: one title less changes every format."""
    name = "tong-hop-dang-ky"
    first = _hashes(copy_root, name, tmp_path / "a", {})
    path = copy_root / "data" / "registrations" / "2024" / "thanh-tra.yaml"
    edit(path, "khen_thuong: [GK]}", "khen_thuong: []}")
    second = _hashes(copy_root, name, tmp_path / "b", {})
    assert [one for one in first if first[one] == second[one]] == []


def test_no_file_carries_a_clock_or_a_maker(sample_root: Path, tmp_path: Path) -> None:
    """The members of .docx and .xlsx are stamped 1980, and name neither user nor machine."""
    _hashes(sample_root, "tong-hop-dang-ky", tmp_path, {})
    for ending in ("docx", "xlsx"):
        with zipfile.ZipFile(tmp_path / f"tong-hop-dang-ky.{ending}") as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            core = archive.read("docProps/core.xml").decode()
        assert "python-docx" not in core
        assert "openpyxl" not in core
        assert f">{getpass.getuser()}<" not in core
        assert socket.gethostname() not in core
        assert f"{time.gmtime().tm_year}-" not in core.replace("2024-", "")
