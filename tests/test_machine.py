"""`tdkt kiemtramay`: each lack is named with what to do; nothing is left behind."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import re
import shutil
import sys
from importlib import metadata
from pathlib import Path

import pytest

from printed_papers import tdkt
from tdkt_cli.workflow import machine


def _check(name: str, root: Path) -> machine.Check:
    return next(check for check in machine.examine(str(root)) if check.ten == name)


def test_every_check_of_a_working_folder(copy_root: Path) -> None:
    """One line for each, a sum at the end, and the folder as it was."""
    before = sorted(copy_root.rglob("*"))
    found = tdkt("kiemtramay", "-C", copy_root)
    assert found.code == 0
    for name in ("Python", "Bộ đọc YAML", "Thư viện", "Quyền ghi", "LibreOffice", "git"):
        assert f" {name} " in found.out
    assert f"{copy_root} (kế hoạch năm 2024)" in found.out
    assert found.out.splitlines()[-1].endswith((" điều nên xem.", "Máy đủ mọi thứ."))
    assert sorted(copy_root.rglob("*")) == before


def test_json_names_state_and_remedy(copy_root: Path) -> None:
    """Programs read the same checks."""
    found = json.loads(tdkt("kiemtramay", "-C", copy_root, "--dinh-dang", "json").out)
    assert found["phien_ban"] == 1
    for check in found["ket_qua"]:
        assert set(check) == {"ten", "tinh_trang", "thay", "can_lam"}
        assert (check["tinh_trang"] == "tot") == (check["can_lam"] == "")


def test_programs_that_are_missing_are_no_failure(
    copy_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without LibreOffice and git the work goes on."""
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    found = tdkt("kiemtramay", "-C", copy_root)
    assert found.code == 0
    assert "Chỉ cần khi in .pdf: cài LibreOffice" in found.out
    assert "! git" in found.out


def test_a_folder_outside_git_is_said(copy_root: Path) -> None:
    """Git is there, the data are not in it."""
    if shutil.which("git") is None:
        pytest.skip("no git")
    assert _check("git", copy_root).tinh_trang == "luu_y"
    assert "git init" in _check("git", copy_root).can_lam


def test_a_missing_parser_or_library_must_be_mended(
    copy_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nothing works without gives exit code 1."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(machine, "_PACKAGES", ("rich", "khong-co-goi-nay"))
    found = tdkt("kiemtramay", "-C", copy_root)
    assert found.code == 1
    assert "pip install ruamel.yaml.clib" in found.out
    assert "thiếu khong-co-goi-nay" in found.out
    assert found.out.splitlines()[-1] == "Có 2 điều phải sửa trước khi làm việc."


def test_the_libraries_are_those_the_program_needs() -> None:
    """A dependency that is added is examined too."""
    required = {
        re.split(r"[^A-Za-z0-9._-]", line)[0].replace(".", "-").lower()
        for line in metadata.requires("tdkt-cli") or ()
        if "extra ==" not in line
    }
    assert required <= {name.replace(".", "-") for name in machine._PACKAGES}


def test_every_library_that_is_imported_is_declared() -> None:
    """A dependency that only happens to be on the developer's machine is a crash elsewhere."""
    imported: set[str] = set()
    for path in (Path(__file__).parents[1] / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.split(".")[0])
    foreign = imported - set(sys.stdlib_module_names) - {"tdkt_cli", "_typeshed"}
    owners = metadata.packages_distributions()
    declared = {
        re.split(r"[^A-Za-z0-9._-]", line)[0].replace(".", "-").lower()
        for line in metadata.requires("tdkt-cli") or ()
        if "extra ==" not in line
    }
    indirect = {"markupsafe": "jinja2", "pydantic-core": "pydantic"}
    for name in sorted(foreign):
        found = {
            owner.replace(".", "-").replace("_", "-").lower() for owner in owners.get(name, ())
        }
        assert any(indirect.get(owner, owner) in declared for owner in found), name


def test_files_open_in_word_are_named(copy_root: Path) -> None:
    """A lock file beside a document means that Word has it open."""
    (copy_root / "out").mkdir()
    (copy_root / "out/~$ng-hop.docx").write_bytes(b"x")
    check = _check("Tệp đang mở", copy_root)
    assert (check.tinh_trang, check.thay) == ("luu_y", "out/~$ng-hop.docx")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(copy_root: Path) -> None:
    """No right to write is a failure."""
    copy_root.chmod(0o500)
    try:
        assert _check("Quyền ghi", copy_root).tinh_trang == "hong"
    finally:
        copy_root.chmod(0o700)


def test_a_place_that_cannot_be_written(copy_root: Path) -> None:
    """A file where the folder of outputs should be."""
    (copy_root / "out").write_text("x", "utf-8")
    check = _check("Quyền ghi", copy_root)
    assert check.tinh_trang == "hong"
    assert check.can_lam.startswith("Xin quyền ghi")


def test_a_full_disk_is_told(copy_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Little room left: a warning with the number."""
    usage = shutil.disk_usage(copy_root)._replace(free=5 * 1024 * 1024)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    assert _check("Chỗ trống đĩa", copy_root)[1:3] == ("luu_y", "còn 5 MB")


@pytest.mark.parametrize(("page", "state"), [(65001, "tot"), (1258, "luu_y"), (437, "luu_y")])
def test_code_pages_of_windows(
    copy_root: Path, monkeypatch: pytest.MonkeyPatch, page: int, state: str
) -> None:
    """Any page but UTF-8 gets the command that changes it."""
    monkeypatch.setattr(machine, "_code_page", lambda: page)
    check = _check("Cửa sổ lệnh", copy_root)
    assert check.tinh_trang == state
    assert ("chcp 65001" in check.can_lam) == (state != "tot")


def test_elsewhere_the_data_are_said_to_be_missing(tmp_path: Path) -> None:
    """A folder without data is examined all the same."""
    check = _check("Thư mục dữ liệu", tmp_path)
    assert check.tinh_trang == "luu_y"
    assert "khoitao" in check.can_lam
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A slip in -C makes no folder."""
    found = tdkt("kiemtramay", "-C", tmp_path / "khong-co")
    assert (found.code, found.out) == (2, "")
    assert list(tmp_path.iterdir()) == []
