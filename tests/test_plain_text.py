"""`tdkt xuatchu`: what stands in a .docx as lines of text, and git comparing two of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from printed_papers import edit, lines_of, printed, tdkt

ROOT = Path(__file__).parent.parent
DOCUMENTS = "data/documents/2024.yaml"


def test_every_paragraph_and_row_is_there(tmp_path: Path) -> None:
    """No word of a printed paper is missing, and they come in its order."""
    root = tmp_path / "goc"
    shutil.copytree(ROOT / "data", root / "data")
    docx = printed(root, "tong-hop-dang-ky", "docx", tmp_path)
    path = tmp_path / "một bản.docx"
    path.write_bytes(docx)
    told = tdkt("xuatchu", path)
    assert (told.code, told.err) == (0, "")
    words = told.out.replace("|", " ").replace("/", " ").split()
    expected = [line.text for line in lines_of(docx)]
    for sign in ("|", "/", "¶", "\xa0"):
        expected = [text.replace(sign, " ") for text in expected]
    assert words[: len(" ".join(expected).split())] == " ".join(expected).split()
    assert "Tổng cộng | 31 | 30 | 12 | 49" in told.out.splitlines()


def test_what_is_no_document_is_told_in_its_place(tmp_path: Path) -> None:
    """A file that cannot be read gives its reason as text; one that is not there, a sentence."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04 hong")
    told = tdkt("xuatchu", path)
    assert told.code == 0
    assert told.out.startswith("[")
    assert told.out.endswith("]\n")
    missing = tdkt("xuatchu", tmp_path / "khong-co.docx")
    assert missing.code == 2
    assert "khong-co.docx" in missing.err


def test_git_shows_what_changed(tmp_path: Path) -> None:
    """With the two lines of the help, `git diff` of two papers shows the changed sentence."""
    root = tmp_path / "goc"
    shutil.copytree(ROOT / "data", root / "data")

    def git(*arguments: str) -> str:
        done = subprocess.run(
            ["git", "-C", root, "-c", "user.name=A", "-c", "user.email=a@b.vn", *arguments],
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    git("init", "-q")
    git("config", "diff.tdkt.textconv", f"'{sys.executable}' -P -m tdkt_cli xuatchu")
    (root / ".gitattributes").write_text("*.docx diff=tdkt\n")
    paper = root / "tong-hop.docx"
    paper.write_bytes(printed(root, "tong-hop-dang-ky", "docx", tmp_path))
    git("add", ".")
    git("commit", "-qm", "một")
    edit(root / "data/plan-2024.yaml", "ten_don_vi: Văn phòng", "ten_don_vi: Văn phòng Ban")
    paper.write_bytes(printed(root, "tong-hop-dang-ky", "docx", tmp_path))
    changed = git("diff", "--", "*.docx").splitlines()
    assert "-2 | Văn phòng | 8 | 7 | 1 | 11" in changed
    assert "+2 | Văn phòng Ban | 8 | 7 | 1 | 11" in changed
