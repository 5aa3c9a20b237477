"""What `validate` said of the same bytes is recalled; whatever it rests on makes it judge anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from case_files import valid_root
from tdkt_cli.storage import verdicts
from tdkt_cli.workflow import checking, validating

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tdkt_cli import storage

OFFICE = "data/registrations/2024/van-phong.yaml"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of this test's own for what is kept."""
    folder = tmp_path / "nho"
    monkeypatch.delenv("TDKT_CACHE", raising=False)
    monkeypatch.setattr(verdicts, "_folder", lambda: folder)
    return folder


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the times that the rules ran."""
    runs: list[int] = []
    check = checking.check

    def counted(root: storage.Snapshot, year: int | None) -> checking.CheckedYear:
        runs.append(1)
        return check(root, year)

    monkeypatch.setattr(checking, "check", counted)
    return runs


def _touch(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_the_same_answer_is_given_without_judging(
    tmp_path: Path, kept: Path, judged: list[int]
) -> None:
    """The second answer equals the first in every finding, line and note, and no rule ran."""
    root = valid_root(tmp_path, {"data/ghi-chu.txt": "", OFFICE: "nam_ke_hoach: 2023\nma: ["})
    first = validating.validate(str(root), None, ())
    again = validating.validate(str(root), None, ())
    assert first.findings
    assert again[:3] == first[:3]
    assert first.notes
    for finding in first.findings:
        place = finding.where.file, finding.where.line
        assert again.source_line(*place) == first.source_line(*place)
    assert judged == [1]
    assert len(list(kept.iterdir())) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda root: _touch(root / OFFICE, "so_ca_nhan", "so_ca_nhan "),
        lambda root: (root / OFFICE).rename(root / OFFICE.replace(".yaml", ".yml")),
        lambda root: (root / OFFICE).unlink(),
        lambda root: (root / "data/registrations/2024/them.yaml").write_text("", "utf-8"),
        lambda root: (root / "data/anh.png").write_bytes(b"x"),
        lambda root: (root / "data/.an").write_bytes(b""),
        lambda root: (root / "data/lien-ket.yaml").symlink_to(root / OFFICE),
    ],
)
def test_any_change_of_the_folder_is_judged(
    tmp_path: Path,
    kept: Path,  # noqa: ARG001 - sets the folder
    judged: list[int],
    change: Callable[[Path], object],
) -> None:
    """A changed byte, name, kind or number of files is never answered from before."""
    root = valid_root(tmp_path)
    validating.validate(str(root), None, ())
    change(root)
    validating.validate(str(root), None, ())
    assert judged == [1, 1]


def test_year_and_program_are_part_of_the_question(
    tmp_path: Path,
    kept: Path,  # noqa: ARG001 - sets the folder
    judged: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Another year asked for, or a program whose files changed, is judged anew."""
    root = valid_root(tmp_path)
    validating.validate(str(root), None, ())
    validating.validate(str(root), 2024, ())
    monkeypatch.setattr(verdicts, "_state", lambda _: b"khac")
    validating.validate(str(root), 2024, ())
    assert judged == [1, 1, 1]


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"findings": [[1]]}', "\x00"])
def test_damage_is_no_answer(tmp_path: Path, kept: Path, judged: list[int], damage: str) -> None:
    """A kept answer that is not whole is judged anew and mended."""
    root = valid_root(tmp_path)
    first = validating.validate(str(root), None, ())
    for path in kept.iterdir():
        path.write_text(damage, "utf-8")
    assert validating.validate(str(root), None, ()).findings == first.findings
    validating.validate(str(root), None, ())
    assert judged == [1, 1]


def test_old_answers_are_forgotten(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder holds a bounded number of answers, those asked for last; no large one."""
    monkeypatch.setattr(verdicts, "_KEPT", 3)
    for number in range(5):
        verdicts.keep(f"k{number}", "{}")
        os.utime(kept / f"k{number}.json", (number, number))
    verdicts.recall("k2")
    verdicts.keep("k5", "{}")
    assert {path.stem for path in kept.iterdir()} == {"k2", "k4", "k5"}
    verdicts.keep("to", " " * (4 * 1024 * 1024 + 1))
    assert verdicts.recall("to") is None


def test_only_the_owner_may_read_it(kept: Path) -> None:
    """Answers name people: the folder and the files are the owner's alone."""
    verdicts.keep("k", "{}")
    assert kept.stat().st_mode & 0o077 == 0
    assert (kept / "k.json").stat().st_mode & 0o077 == 0


def _process(root: Path, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `tdkt validate` and tell on standard error which modules it loaded."""
    code = (
        "import sys; from tdkt_cli.__main__ import main; code = main();"
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    return subprocess.run(
        [sys.executable, "-c", code, "validate", "-C", str(root)],
        capture_output=True,
        text=True,
        check=False,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_CACHE_HOME": str(home),
            "PYTHONPATH": os.pathsep.join(sys.path),
            **environment,
        },
    )


def test_recalling_loads_neither_records_nor_rules(tmp_path: Path) -> None:
    """The second run prints the same and imports no Pydantic, no C parser and no rule."""
    root, home = valid_root(tmp_path), tmp_path / "nha"
    first, second = _process(root, home), _process(root, home)
    assert (second.returncode, second.stdout) == (first.returncode, first.stdout)
    heavy = re.compile(r"(?:^|\s)(?:pydantic\S*|_ruamel_yaml|tdkt_cli\.(?:rules|law|models)\S*)")
    assert heavy.search(first.stderr)
    assert not heavy.search(second.stderr)


def test_it_can_be_switched_off(tmp_path: Path) -> None:
    """With `TDKT_CACHE=0` nothing is kept."""
    home = tmp_path / "nha"
    assert _process(valid_root(tmp_path), home, TDKT_CACHE="0").returncode == 0
    assert not home.exists()


def test_a_folder_that_cannot_be_made_is_no_fault(tmp_path: Path) -> None:
    """Where nothing can be kept the answer is given all the same, without a word about it."""
    home = tmp_path / "nha"
    home.write_text("một tệp, không phải thư mục", "utf-8")
    done = _process(valid_root(tmp_path), home)
    assert done.returncode == 0
    assert "Không ghi được" not in done.stderr
