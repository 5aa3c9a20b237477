"""The bar of slow commands: on a terminal's standard error only, gone before the answer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tdkt_cli.console import progress

if TYPE_CHECKING:
    from pathlib import Path

pty = pytest.importorskip("pty")  # Windows has none
SLOW = """
import sys
from tdkt_cli.console import progress
progress.PATIENCE_SECONDS = {patience}
from tdkt_cli.__main__ import main
sys.argv = ["tdkt", *sys.argv[1:]]
sys.exit(main())
"""


def on_terminal(*arguments: str | Path, patience: float = 0.0) -> tuple[int, str, str]:
    """Run a command whose standard error is a terminal; return code, output and what it showed."""
    leader, follower = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", SLOW.format(patience=patience), *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=follower,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(follower)
    shown = bytearray()
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:  # the terminal's last user has gone
            break
        if not piece:
            break
        shown += piece
    os.close(leader)
    out = child.communicate()[0].decode()
    return child.returncode, out, shown.decode("utf-8", "replace")


def test_a_command_that_takes_long_shows_a_bar_and_takes_it_away(sample_root: Path) -> None:
    """The name of the command, the time; then the line is cleared and the sentences stand alone."""
    code, out, shown = on_terminal("tonghop", "-C", sample_root, "-o", "-", "--dinh-dang", "json")
    assert code == 0
    assert out.startswith("{")
    assert "tdkt tonghop …" in shown
    last = shown.rpartition("\x1b[2K")[2]  # what stands after the last erased line
    assert "tdkt tonghop …" not in last


def test_pieces_are_counted(sample_root: Path, tmp_path: Path) -> None:
    """A folder for signing says which paper is being made."""
    target = tmp_path / "trinh-ky"
    code, _, shown = on_terminal("trinhky", "-C", sample_root, "-o", target)
    assert code == 0
    assert re.search(r"In văn bản 2/2 ", shown), shown


@pytest.mark.parametrize("arguments", [("validate",), ("--help",), ("trinhky", "--help")])
def test_quick_work_shows_no_bar(sample_root: Path, arguments: tuple[str, ...]) -> None:
    """Nothing moves on the terminal within the first second (here: ten minutes)."""
    more = () if "--help" in arguments else ("-C", sample_root)
    _, _, shown = on_terminal(*arguments, *more, patience=600.0)
    assert "…" not in shown
    assert "\x1b" not in shown


def test_quick_work_never_waits_for_rich(sample_root: Path) -> None:
    """On a terminal too, the bar's library is loaded only when there is a bar to draw."""
    code = (
        "import sys; sys.stderr.isatty = lambda: True\n"
        "from tdkt_cli.console import progress; progress.PATIENCE_SECONDS = 600.0\n"
        "from tdkt_cli.cli.application import run\n"
        f"run(['validate', '-C', {str(sample_root)!r}])\n"
        "sys.exit('rich' in sys.modules)"
    )
    child = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert child.returncode == 0, child.stderr


def test_a_bar_that_was_taken_away_stays_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the first word of the answer nothing is drawn over it."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 600.0)
    with progress.progress_bar("Đọc") as tell:
        bar = progress._running[-1]
        bar.stop()
        bar.start()
        assert tell is not None
        tell(1, 2, "a")
        assert bar.progress is None
    assert progress._running == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("validate",), "Tiếp theo: gõ «tdkt» để xem việc đang chờ."),
        (("dieukien", "tran thi minh thu"), "thêm -o dieu-kien.docx"),
    ],
)
def test_who_sits_at_the_terminal_is_told_what_to_do_next(
    sample_root: Path, arguments: tuple[str, ...], said: str
) -> None:
    """What is only looked at ends with a sentence too; a pipe gets the answer alone."""
    _, _, shown = on_terminal(*arguments, "-C", sample_root, patience=600.0)
    assert said in shown
    child = subprocess.run(
        [sys.executable, "-m", "tdkt_cli", *arguments, "-C", sample_root],
        check=False,
        capture_output=True,
    )
    assert said not in child.stderr.decode()
