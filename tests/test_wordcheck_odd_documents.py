"""Documents that break every assumption are checked all the same, without a crash."""

from __future__ import annotations

import random
import re

import pytest

from paper_files import Parts, above_hint, base_parts, findings

BASE = base_parts("ke-hoach")
HEAD, REST = BASE["word/document.xml"].split("<w:body>")
BODY = REST.split("</w:body>")[0]
TEXTS = re.findall(r"<w:t[^>]*>([^<]*)</w:t>", BODY)
BLOCKS = re.findall(r"<w:p>.*?</w:p>|<w:tbl>.*?</w:tbl>|<w:sectPr>.*?</w:sectPr>", BODY, re.DOTALL)
CENTRED = '<w:pPr><w:jc w:val="center"/></w:pPr>'


def document(body: str) -> Parts:
    """Return a document of a body."""
    return {**BASE, "word/document.xml": f"{HEAD}<w:body>{body}</w:body></w:document>"}


def paragraph(text: str, properties: str = "") -> str:
    """Return one paragraph."""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def rows(count: int) -> str:
    """Return a table of numbered rows whose total is wrong."""
    cells = [
        ("TT", "Họ và tên", "Số lần"),
        *((str(n + 1), "Lê Thị Mẫu", "3") for n in range(count)),
    ]
    cells.append(("", "Tổng cộng", "1"))
    inside = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(text)}</w:tc>' for text in row)}</w:tr>"
        for row in cells
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (900, 4000, 3000))
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"


ODD = {
    "empty": "",
    "one empty paragraph": "<w:p/>",
    "tables without rows or cells": "<w:tbl/><w:tbl><w:tr/></w:tbl>"
    "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>",
    "no table": "".join(paragraph(text) for text in TEXTS),
    "all in one paragraph": paragraph(" ".join(TEXTS)),
    "all in one paragraph with breaks": (
        f"<w:p>{''.join(f'<w:r><w:t>{text}</w:t><w:br/></w:r>' for text in TEXTS)}</w:p>"
    ),
    "one very long paragraph": paragraph(" ".join(TEXTS) * 100),
    "a document inside thirty tables": (
        "<w:tbl><w:tr><w:tc>" * 30 + BODY + "</w:tc></w:tr></w:tbl>" * 30
    ),
    "two thousand paragraphs": "".join(
        paragraph(f"Theo Khoản {n} điều 5 tại thành phố Hồ Chí Minh, Ban dân tộc")
        for n in range(2000)
    ),
    "two thousand rows": rows(2000),
    "two hundred appendices": BODY.rsplit("<w:sectPr", 1)[0]
    + "".join(paragraph("Phụ lục", CENTRED) + paragraph("DANH SÁCH", CENTRED) for _ in range(200)),
    "many headers": paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") * 300,
    "many recipients": (paragraph("Nơi nhận:") + paragraph("- Như trên;")) * 200,
    "dots": paragraph(f"Đồng Nai, ngày {'.' * 20000} tháng") + paragraph(f"Số: {'.' * 20000}x"),
    "a reference without end": paragraph("Phụ lục", CENTRED)
    + paragraph("(Kèm theo " + "số ngày của " * 5000, CENTRED),
    "capitals without end": paragraph("BAN " * 10000),
    "names without end": paragraph("Sở Nguyễn Văn " * 3000 + "Và"),
    "numbers without end": paragraph("1.1." * 10000),
    "spaces without end": paragraph(" " * 50000 + "a"),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_an_odd_document_is_checked(name: str) -> None:
    """It ends, with findings or without; each says where and what in one sentence."""
    for one in findings(document(ODD[name])):
        assert one.where.line >= 1
        assert one.message.endswith((".", "?"))


@pytest.mark.parametrize("seed", range(12))
def test_a_shuffled_document_is_checked(seed: int) -> None:
    """Blocks in any order, some missing, some twice: no crash, and the same findings again."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    blocks = [block for block in BLOCKS for _ in range(chance.choice((0, 1, 1, 1, 2)))]
    chance.shuffle(blocks)
    parts = document("".join(blocks))
    assert findings(parts) == findings(parts)


def test_a_wrong_total_is_found_in_a_long_table() -> None:
    """Two thousand rows of 3 are 6.000, and the heading row is not repeated."""
    found = {one.code: one.message for one in findings(document(ODD["two thousand rows"]))}
    assert "6.000" in found["T155"]
    assert "T149" in found


def test_a_date_beside_the_signature_is_no_name() -> None:
    """Forms date themselves above or below the signer: that line is not taken for his name."""
    name = '<w:p><w:pPr><w:pStyle w:val="HoTen"/></w:pPr>'
    date = paragraph("Đồng Nai, ngày 05 tháng 01 năm 2026", CENTRED)
    assert BODY.count(name) == 1
    last = BODY.rindex("</w:tc>")
    for body in (BODY.replace(name, date + name), BODY[:last] + date + BODY[last:]):
        assert not {"T116", "T117", "T302"} & {one.code for one in findings(document(body))}


@pytest.mark.parametrize("rest", ["</w:t><w:br/><w:t>tỉnh Đồng Nai", None])
def test_a_long_addressee_runs_on(rest: str | None) -> None:
    """An addressee that takes two lines is no body text."""
    parts = base_parts("to-trinh")
    label = "Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh"
    end = rest or f"</w:t></w:r></w:p>{paragraph('tỉnh Đồng Nai', CENTRED)}"
    body = parts["word/document.xml"]
    if rest:
        changed = body.replace(label, f"Kính gửi: Chủ tịch Ủy ban nhân dân{end}")
    else:
        styled = f'<w:pPr><w:pStyle w:val="KinhGui"/></w:pPr><w:r><w:t>{label}</w:t></w:r></w:p>'
        centred = f"{CENTRED}<w:r><w:t>Kính gửi: Chủ tịch Ủy ban nhân dân{end}"
        assert body.count(styled) == 1
        changed = body.replace(styled, centred)
    assert changed != body
    assert not above_hint(findings({**parts, "word/document.xml": changed}))
