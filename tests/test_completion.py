"""The Tab key in a real shell gives the commands, options and values that begin so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from printed_papers import tdkt
from tdkt_cli.cli.completion import SHELLS

if TYPE_CHECKING:
    from pathlib import Path

BASH = shutil.which("bash")


@pytest.mark.skipif(BASH is None, reason="no bash on this machine")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["tdkt", "to"], "tonghop totrinh"),
        (["tdkt", "tonghop", "--gui"], "--gui-cap-tren"),
        (["tdkt", "tonghop", "--dinh-dang", "xl"], "xlsx"),
        (["tdkt", "khongco"], ""),
    ],
)
def test_bash_offers_what_begins_so(tmp_path: Path, typed: list[str], offered: str) -> None:
    """The script that `--go-tat bash` prints works in bash."""
    program = tmp_path / "tdkt"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m tdkt_cli "$@"\n')
    program.chmod(0o755)
    words = " ".join(f"'{word}'" for word in typed)
    script = (
        'eval "$(tdkt --go-tat bash)"; complete -p tdkt >&2;'
        f" COMP_WORDS=({words}); COMP_CWORD={len(typed) - 1};"
        ' _tdkt_completion tdkt; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        [str(BASH), "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
    )
    assert done.stdout.strip() == offered
    assert "_tdkt_completion" in done.stderr


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_a_script(shell: str) -> None:
    """A script is printed for each shell; another shell is a usage error."""
    told = tdkt("--go-tat", shell)
    assert told.code == 0
    assert "_TDKT_COMPLETE" in told.out
    assert tdkt("--go-tat", "cmd").code == 2
