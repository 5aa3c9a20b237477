"""Correct documents of other people, in the manner of Word, Google Docs and WPS Writer.

No file saved by these three was to be had: `likenesses` writes by hand what they are known to
write. What the programs really save may differ in ways nobody here has seen.
"""

from __future__ import annotations

import random

import pytest
from lxml import etree

from likenesses import PROGRAMS
from paper_files import Parts, above_hint, findings, paragraph_texts, zipped
from strangers import STRANGERS, stranger
from tdkt_cli import wordcheck

DOCUMENT = "word/document.xml"
FONT = 'w:ascii="Times New Roman"'
# Code, what stands there once at least, what is put there, text of the paragraph at fault.
SLIPS = {
    "left margin": ("T007", 'w:left="1701" w:header', 'w:left="1134" w:header', ""),
    "dashes of the motto": ("T043", "- Hạnh phúc", "– Hạnh phúc", "Hạnh phúc"),
    "end of the body": ("T101", "./.", ".", ""),
    "line of the archive": ("T124", "Lưu: ", "Lưu ", "Lưu VT"),
    "label of the recipients": ("T120", "Nơi nhận:", "Nơi Nhận:", "Nơi Nhận:"),
}

every_document = pytest.mark.parametrize("name", STRANGERS)
every_program = pytest.mark.parametrize("program", PROGRAMS)


@every_program
@every_document
def test_a_correct_document_has_nothing_above_a_hint(name: str, program: str) -> None:
    """Whoever wrote it, with a table, tabs or text boxes; its type and layout are seen."""
    parts = stranger(PROGRAMS[program], STRANGERS[name])
    verdict = wordcheck.check(zipped(parts), "van-ban.docx")
    assert above_hint(verdict.findings) == []
    assert verdict.paper is not None
    assert verdict.paper.kind == STRANGERS[name].get("loai", "CÔNG VĂN")
    assert verdict.paper.layout == STRANGERS[name]["bo_cuc"]
    assert len(verdict.paper.attachments) == len(STRANGERS[name].get("phu_luc", []))


@every_program
@every_document
def test_a_planted_slip_is_found(name: str, program: str) -> None:
    """Each slip alone is found at its paragraph, with nothing graver that is not its doing."""
    parts = stranger(PROGRAMS[program], STRANGERS[name])
    for slip, (code, right, wrong, told) in SLIPS.items():
        assert right in parts[DOCUMENT], slip
        changed: Parts = {**parts, DOCUMENT: parts[DOCUMENT].replace(right, wrong)}
        found = {one: line for one, line, _ in above_hint(findings(changed))}
        assert set(found) == {code}, slip
        assert told in paragraph_texts(changed)[found[code] - 1], slip


@every_program
@every_document
def test_one_run_in_another_font_is_found(name: str, program: str) -> None:
    """The name of the signer in Arial, everything else as it was."""
    parts = stranger(PROGRAMS[program], STRANGERS[name])
    signer = STRANGERS[name]["ky"][-1]
    last = signer.split()[-1]
    before, after = parts[DOCUMENT].rsplit(f"{last}</w:t>", 1)
    head, tail = before.rsplit(FONT, 1)
    wrong = FONT.replace("Times New Roman", "Arial")
    changed = {**parts, DOCUMENT: f"{head}{wrong}{tail}{last}</w:t>{after}"}
    found = above_hint(findings(changed))
    assert [code for code, _, _ in found] == ["T020"]
    assert paragraph_texts(changed)[found[0][1] - 1].endswith(last)


@every_program
@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM", "T910"),
        ("Số: 45/TB-SDTTG", "Số: 45/2026/QĐ-UBND", "T911"),
    ],
)
def test_what_is_of_another_regime_is_declined(
    program: str, right: str, wrong: str, code: str
) -> None:
    """A Party or normative document gets one hint, whatever program wrote it."""
    entry = dict(STRANGERS["thong-bao-so-hai-dong"])
    entry["so"] = wrong if right == entry["so"] else entry["so"]
    parts = stranger(PROGRAMS[program], entry)
    text = parts[DOCUMENT]
    if code == "T910":
        middle = right.find(" ", len(right) // 2) + 1
        for piece, other in ((right[:middle], wrong), (right[middle:], ""), (right, wrong)):
            text = text.replace(f">{piece}<", f">{other}<")
        text = text.replace("- Hạnh phúc", "").replace("Độc lập - Tự do ", "")
    (only,) = findings({**parts, DOCUMENT: text})
    assert only.code == code


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_document_is_checked(seed: int) -> None:
    """Elements torn out, bytes changed within a part: findings in sentences, never a crash."""
    chance = random.Random(seed)  # noqa: S311 - repeatable chaos
    name, program = chance.choice(sorted(STRANGERS)), chance.choice(sorted(PROGRAMS))
    parts = stranger(PROGRAMS[program], STRANGERS[name])
    root = etree.fromstring(parts[DOCUMENT].encode())
    elements = [one for one in root.iter() if one.getparent() is not None]
    for one in chance.sample(elements, chance.randint(1, 12)):
        if one.getparent() is not None:
            one.getparent().remove(one)
    torn = {**parts, DOCUMENT: etree.tostring(root, encoding="unicode")}
    part = chance.choice(sorted(parts))
    place = chance.randrange(len(parts[part]))
    letter = chr(chance.randrange(32, 127))
    bent = {**parts, part: parts[part][:place] + letter + parts[part][place + 1 :]}
    for changed in (torn, bent):
        for found in findings(changed):
            assert found.message.endswith((".", "?"))
            assert found.where.line >= 1


def test_a_file_put_into_a_file_is_passed_over() -> None:
    """Word's altChunk stands for another file: what cannot be read is not judged, nor a crash."""
    parts = stranger(PROGRAMS["word"], STRANGERS["ke-hoach-dien-tu"])
    text = parts[DOCUMENT].replace("</w:tbl>", '</w:tbl><w:altChunk r:id="rIdA"/>', 1)
    assert above_hint(findings({**parts, DOCUMENT: text})) == []
