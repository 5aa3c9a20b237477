"""The folder for a PC without internet: what its script says, and what it must hold."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPT = (ROOT / "tools/cai-dat.bat").read_bytes()


def test_the_script_is_one_for_the_old_console() -> None:
    """Lines end as Windows wants them, and no letter can be shown wrongly."""
    assert SCRIPT.isascii()
    assert SCRIPT.count(b"\n") == SCRIPT.count(b"\r\n")


def test_the_script_needs_neither_internet_nor_rights() -> None:
    """It installs from the folder beside it into the user's own place, and paths are quoted."""
    text = SCRIPT.decode()
    assert '--no-index --find-links "%~dp0goi"' in text
    assert '"NOI=%LOCALAPPDATA%\\tdkt"' in text
    assert not re.search(r'(?<!["=])%NOI%', text)
    assert "Machine" not in text


def test_packages_of_windows_alone_are_asked_for_by_name() -> None:
    """What a dependency asks for on Windows only is in the list, or it would be missing there."""
    tool = runpy.run_path(str(ROOT / "tools/make_offline_folder.py"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert any(one.startswith("click") for one in project["dependencies"])
    assert "colorama" in tool["ONLY_ON_WINDOWS"]


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    """Nothing is mixed with what is there."""
    (tmp_path / "a").write_text("")
    tool = runpy.run_path(str(ROOT / "tools/make_offline_folder.py"))
    with pytest.raises(SystemExit, match="không trống"):
        tool["main"](tmp_path, "3.12", "win_amd64")
