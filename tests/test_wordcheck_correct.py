"""Correct documents in many shapes: nothing above a hint. False alarms are bugs."""

from __future__ import annotations

from typing import Any

import pytest
from ruamel.yaml import YAML

from paper_files import DOCUMENTS, Parts, above_hint, base_parts, findings, zipped
from tdkt_cli import wordcheck

DOCUMENT = "word/document.xml"
CORRECT: dict[str, Any] = YAML(typ="safe", pure=True).load(
    (DOCUMENTS / "van-ban-dung.yaml").read_text("utf-8")
)
KINDS = (
    ("CHỈ THỊ", "CT"),
    ("THÔNG BÁO", "TB"),
    ("HƯỚNG DẪN", "HD"),
    ("CHƯƠNG TRÌNH", "CTr"),
    ("PHƯƠNG ÁN", "PA"),
    ("ĐỀ ÁN", "ĐA"),
    ("DỰ ÁN", "DA"),
    ("QUY CHẾ", "QC"),
    ("QUY ĐỊNH", "QyĐ"),
    ("THÔNG CÁO", "TC"),
    ("BÁO CÁO", "BC"),
    ("PHIẾU GỬI", "PG"),
    ("PHIẾU CHUYỂN", "PC"),
    ("PHIẾU BÁO", "PB"),
    ("GIẤY ỦY QUYỀN", "GUQ"),
    ("BẢN THOẢ THUẬN", "BTT"),
    ("CÔNG ĐIỆN", "CĐ"),
    ("GIẤY MỜI", "GM"),
    ("GIẤY GIỚI THIỆU", "GGT"),
    ("NGHỊ QUYẾT", "NQ"),
    ("HỢP ĐỒNG", "HĐ"),
    ("BẢN GHI NHỚ", "BGN"),
)


def _paragraph(entry: str | list[str]) -> str:
    """Return a paragraph of a style with text and more properties, or one written out."""
    if isinstance(entry, str):
        return entry
    style, text, *more = entry
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"".join(more)}</w:pPr><w:r>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def _with_body(entries: list[str | list[str]]) -> Parts:
    parts = base_parts("ke-hoach")
    text = parts[DOCUMENT]
    start = text.index('<w:p><w:pPr><w:pStyle w:val="CanCu"/>')
    end = text.index("<w:tbl>", start)
    return {**parts, DOCUMENT: text[:start] + "".join(map(_paragraph, entries)) + text[end:]}


@pytest.mark.parametrize("name", CORRECT["than"])
def test_bodies(name: str) -> None:
    """Lists, headings, grounds and sentences that only look like numbering."""
    assert above_hint(findings(_with_body(CORRECT["than"][name]))) == []


@pytest.mark.parametrize("name", CORRECT["hinh_dang"])
def test_headers_and_endings(name: str) -> None:
    """Stamps, drafts, several signers, fields and frames, what Word scatters among the runs."""
    shape = CORRECT["hinh_dang"][name]
    parts = base_parts(shape["goc"])
    for edit in shape["sua"]:
        part = edit.get("tep", DOCUMENT)
        assert edit["tim"] in parts[part]
        parts[part] = parts[part].replace(edit["tim"], edit["thay"])
    assert above_hint(findings(parts)) == []


@pytest.mark.parametrize(("kind", "code"), KINDS)
def test_every_kind_is_recognised(kind: str, code: str) -> None:
    """A document of each type, with its abbreviation in the number."""
    parts = base_parts("ke-hoach")
    parts[DOCUMENT] = parts[DOCUMENT].replace("<w:t>KẾ HOẠCH</w:t>", f"<w:t>{kind}</w:t>")
    parts[DOCUMENT] = parts[DOCUMENT].replace("15/KH-BDT", f"15/{code}-BDT")
    verdict = wordcheck.check(zipped(parts), "x.docx")
    assert verdict.paper is not None
    assert verdict.paper.kind
    assert above_hint(verdict.findings) == []
