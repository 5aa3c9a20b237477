"""Documents saved by LibreOffice have the findings they had before."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Final

import pytest

from paper_files import base_names, base_parts, edited, pairs, zipped
from printed_papers import PAPERS, printed
from tdkt_cli import wordcheck

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.program("soffice")

# What LibreOffice itself changes when it saves, and so is another document.
CHANGED: Final = {
    "T021-phong-chu-de-che": "writes the theme font's name where Times New Roman stood",
    "T066-khong-dam": "lets a bold character style on a bold paragraph stay bold",
    "T119-cat-trang": "writes cantSplit anew",
    "T148-qua-le": "fits a table into the margins",
    "T149-khong-lap": "writes tblHeader anew",
    "T150-hang-bi-cat": "writes cantSplit anew",
    "cong-van-hop-chu": "anchors text boxes in another paragraph",
}


def _saved(documents: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return the documents as LibreOffice saves them, all by one run of it."""
    source, target = folder / "truoc", folder / "sau"
    source.mkdir()
    for name, data in documents.items():
        (source / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation={(folder / 'ho-so').as_uri()}",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(target),
            *sorted(map(str, source.iterdir())),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return {path.stem: path.read_bytes() for path in target.iterdir()}


def _found(data: bytes) -> set[tuple[str, int]]:
    """Return code and paragraph of every finding."""
    findings = wordcheck.check(data, "x.docx").findings
    return {(one.code, one.where.line) for one in findings}


def test_findings_survive_libreoffice(tmp_path: Path, sample_root: Path) -> None:
    """Correct documents, faults that a style brings, and every paper of the sample year."""
    documents = {name: zipped(base_parts(name)) for name in base_names()}
    documents |= {
        pair.name: zipped(edited(base_parts(pair.base), pair.bad))
        for pair in pairs()
        if pair.way != "truc_tiep"
    }
    documents |= {
        f"in-{name}": printed(sample_root, name, "docx", tmp_path) for name in sorted(PAPERS)
    }
    saved = _saved(documents, tmp_path)
    assert set(saved) == set(documents)
    different = {
        name: (_found(data) ^ _found(saved[name]))
        for name, data in documents.items()
        if name not in CHANGED and _found(data) != _found(saved[name])
    }
    assert different == {}
