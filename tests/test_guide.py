"""`docs/huong-dan.md`: every command of the guide is run, in its order, on the sample."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from printed_papers import process

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs/huong-dan.md").read_text("utf-8")
_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_IN_TEXT = re.compile(r"`(tdkt [^`]+)`")


def commands() -> list[str]:
    """Return the command lines of the guide: those of its blocks, then those of its table."""
    lines = [line for block in _BLOCK.findall(GUIDE) for line in block.splitlines() if line]
    return [*lines, *(line for line in _IN_TEXT.findall(GUIDE) if line not in lines)]


@pytest.mark.program("git")
def test_every_command_runs(tmp_path: Path) -> None:
    """From the first to the last, each command of the guide gives exit code 0.

    The folder was saved twice with git, for the commands that look back.

    `kiemtramay` tells of the machine the test runs on, and `thethuc` of the slips that the plan
    was issued with: they may give 1.
    """
    root = tmp_path / "goc"
    shutil.copytree(ROOT / "data", root / "data")
    who = ("-c", "user.name=Thu", "-c", "user.email=thu@example.com")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "đầu"),
                  ("commit", "-qm", "sau", "--allow-empty")):  # fmt: skip
        subprocess.run(["git", "-C", root, *who, *words], check=True, capture_output=True)
    ran = commands()
    assert len(ran) > 30
    for line in ran:
        name, *arguments = shlex.split(line)
        assert name == "tdkt"
        told = process(*arguments, folder=root)
        allowed = (0, 1) if arguments[:1] in (["kiemtramay"], ["thethuc"]) else (0,)
        assert told.code in allowed, (line, told.out[-2000:], told.err[-2000:])


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)]+)\)", GUIDE))
def test_every_link_leads_somewhere(target: str) -> None:
    """Each picture and page that the guide names is there."""
    assert (ROOT / "docs" / target).is_file()
