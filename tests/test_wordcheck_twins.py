"""Documents saved by LibreOffice have the findings they had before."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Final

import pytest

from paper_files import base_names, base_parts, edited, pairs, zipped
from printed_papers import PAPERS, printed
from tdkt_cli import wordcheck

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.program("soffice")

# What LibreOffice itself changes when it saves: part and what stands there before, not after.
CHANGED: Final = {
    "T010-le-am": ("word/document.xml", 'w:top="-1134"'),  # a negative margin becomes positive
    "T013-so-trang-dam": ("word/header1.xml", "<w:b/>"),  # a field has the look of its beginning
    "T020-chi-chu-co-dau": ("word/document.xml", 'w:hAnsi="Arial"'),  # one font for all letters
    "T021-phong-chu-de-che": ("word/document.xml", 'hAnsi="Times New Roman" w:asciiTheme='),
    # Bold of a character style on a bold paragraph is shown bold there, and written as direct bold;
    # in Word the two cancel out (ECMA-376 Part 1, 17.7.3).
    "T066-khong-dam": ("word/document.xml", 'Nhan"/></w:rPr><w:t>Về việc đề nghị'),
    "T119-cat-trang": ("word/document.xml", "lastRenderedPageBreak"),
    "T148-qua-le": ("word/document.xml", '<w:gridCol w:w="7387"/>'),  # made to fit the cells
    "T149-khong-lap": ("word/document.xml", "lastRenderedPageBreak"),
    "T150-hang-bi-cat": ("word/document.xml", "lastRenderedPageBreak"),
    "T164-ghi-chu": ("word/comments.xml", "Xem lại"),  # anchored nowhere
    "T165-da-ky-so": ("_xmlsignatures/sig1.xml", "Signature"),
    "T166-lien-ket-ngoai": ("word/_rels/document.xml.rels", "anh.png"),  # shown nowhere
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


def _found(data: bytes) -> tuple[Counter[tuple[str, int]], Counter[tuple[str, str]]]:
    """Return code and place of every finding: by the paragraph's number, and by its text."""
    verdict = wordcheck.check(data, "x.docx")
    numbers = [(one.code, one.where.line) for one in verdict.findings]
    return Counter(numbers), Counter((code, verdict.texts[line]) for code, line in numbers)


def _differ(one: bytes, other: bytes) -> bool:
    """Whether findings differ however their places are told.

    LibreOffice writes text boxes in another order, page numbers as 0, symbols as letters.
    """
    return all(before != after for before, after in zip(_found(one), _found(other), strict=True))


def _holds(data: bytes, part: str, text: str) -> bool:
    """Whether a text stands in a part of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return part in archive.namelist() and text in archive.read(part).decode()


def test_findings_survive_libreoffice(tmp_path: Path, sample_root: Path) -> None:
    """Correct and faulty documents and every paper of the year have the findings they had.

    Where they differ, the file itself does: what brought the fault is gone from it.
    """
    documents = {name: zipped(base_parts(name)) for name in base_names()}
    documents |= {pair.name: zipped(edited(base_parts(pair.base), pair.bad)) for pair in pairs()}
    documents |= {f"in-{name}": printed(sample_root, name, "docx", tmp_path) for name in PAPERS}
    saved = _saved(documents, tmp_path)
    assert set(saved) == set(documents)
    different = {name for name, data in documents.items() if _differ(data, saved[name])}
    assert different == set(CHANGED)
    for name, place in CHANGED.items():
        assert _holds(documents[name], *place), name
        assert not _holds(saved[name], *place), name
