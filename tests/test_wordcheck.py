"""The engine of the T rules: effective formatting, layouts, regimes, odd and broken files."""

from __future__ import annotations

import copy
import random
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from paper_files import BASES, Edit, W, above_hint, base_names, base_parts, edited, findings, zipped
from tdkt_cli import wordcheck
from tdkt_cli.findings import Severity
from tdkt_cli.package import open_package
from tdkt_cli.wordcheck.anatomy.markers import marker_of, roman_number
from tdkt_cli.wordcheck.lists import roman, spelled
from tdkt_cli.wordcheck.ooxml import number
from tdkt_cli.wordcheck.reading import read_document

if TYPE_CHECKING:
    from tdkt_cli.wordcheck.records import Document, Paragraph

STYLES = "word/styles.xml"
DOCUMENT = "word/document.xml"
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _read(body: str, **parts: str) -> Document:
    """Read a document with a body, and other parts by their short names."""
    everything = base_parts("ke-hoach")
    everything[DOCUMENT] = f"<w:document {_NAMESPACE}><w:body>{body}</w:body></w:document>"
    for name, content in parts.items():
        everything[f"word/{name}.xml"] = content
    return read_document(open_package(zipped(everything)))


def _styles(content: str) -> str:
    return f"<w:styles {_NAMESPACE}>{content}</w:styles>"


def _only(document: Document) -> Paragraph:
    (paragraph,) = document.paragraphs
    return paragraph


def test_defaults_without_any_style() -> None:
    """Where nothing is said: Times New Roman 10, single spacing, left (ECMA-376)."""
    one = _only(_read("<w:p><w:r><w:t>a</w:t></w:r></w:p>", styles=_styles("")))
    look = one.runs[0].look
    assert (look.font, look.other_font, look.size) == ("Times New Roman", "Times New Roman", 20)
    assert (one.format.alignment, one.format.line, one.format.line_rule) == ("trai", 240, "auto")


@pytest.mark.parametrize(
    ("paragraph", "character", "direct", "bold"),
    [
        ("<w:b/>", "", "", True),
        ("<w:b/>", "<w:b/>", "", False),
        ("<w:b/>", "<w:b/>", "<w:b/>", True),
        ("<w:b/>", "", '<w:b w:val="0"/>', False),
        ("", "<w:b/>", "", True),
        ('<w:b w:val="false"/>', "<w:b/>", "", True),
        ("", "", '<w:b w:val="off"/>', False),
    ],
)
def test_toggles_cancel_out_between_kinds_of_styles(
    paragraph: str, character: str, direct: str, *, bold: bool
) -> None:
    """Bold of the paragraph style and of the character style make upright; direct says it all."""
    styles = _styles(
        f'<w:style w:type="paragraph" w:styleId="P"><w:rPr>{paragraph}</w:rPr></w:style>'
        f'<w:style w:type="character" w:styleId="C"><w:rPr>{character}</w:rPr></w:style>'
    )
    body = (
        '<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr><w:r><w:rPr><w:rStyle w:val="C"/>'
        f"{direct}</w:rPr><w:t>a</w:t></w:r></w:p>"
    )
    assert _only(_read(body, styles=styles)).runs[0].look.bold is bold


def test_toggle_of_the_defaults_stays() -> None:
    """Bold in the document's defaults is not cancelled by a bold style."""
    styles = _styles(
        "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    assert _only(_read(body, styles=styles)).runs[0].look.bold


def test_style_chain_and_its_cycles() -> None:
    """The nearest style wins; a cycle of basedOn ends."""
    styles = _styles(
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/>'
        '<w:pPr><w:jc w:val="end"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr>'
        '<w:jc w:val="center"/><w:ind w:start="100" w:hanging="40"/></w:pPr>'
        '<w:rPr><w:sz w:val="30"/></w:rPr></w:style>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    one = _only(_read(body, styles=styles))
    assert (one.format.alignment, one.format.left, one.format.first_line) == ("phai", 100, -40)
    assert one.runs[0].look.size == 30


@pytest.mark.parametrize(
    ("said", "twips"),
    [
        ('w:firstLineChars="200" w:firstLine="420"', 560),
        ('w:firstLineChars="200"', 560),
        ('w:firstLineChars="0" w:firstLine="567"', 567),
        ('w:hangingChars="100" w:hanging="420"', -280),
        ('w:hanging="420" w:firstLine="567"', -420),
        ('w:firstLine="720"', 720),
        ("", 560),
    ],
)
def test_an_indent_in_characters_wins(said: str, twips: int) -> None:
    """WPS writes both: characters of the text's size count before twips (17.3.1.12)."""
    styles = _styles(
        '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:ind w:firstLineChars="200"/></w:pPr>'
        '<w:rPr><w:sz w:val="21"/></w:rPr></w:style>'
    )
    look = '<w:rPr><w:sz w:val="28"/></w:rPr>'
    run = f"<w:r>{look}<w:t>a</w:t></w:r>"
    body = f'<w:p><w:pPr><w:pStyle w:val="A"/><w:ind {said}/></w:pPr>{run}</w:p>'
    assert _only(_read(body, styles=styles)).format.first_line == twips


def test_conditional_parts_of_a_table_style() -> None:
    """First row, bands and corner of a table style reach the runs, in their order."""

    def part(kind: str, size: int) -> str:
        return f'<w:tblStylePr w:type="{kind}"><w:rPr><w:sz w:val="{size}"/></w:rPr></w:tblStylePr>'

    styles = _styles(
        '<w:style w:type="table" w:styleId="T"><w:rPr><w:sz w:val="20"/></w:rPr>'
        f"{part('band1Horz', 22)}{part('band2Horz', 24)}{part('firstRow', 26)}"
        f"{part('firstCol', 28)}{part('nwCell', 30)}</w:style>"
    )
    cell = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
    body = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="00A0"/></w:tblPr><w:tblGrid>'
        '<w:gridCol w:w="100"/><w:gridCol w:w="100"/></w:tblGrid>'
        f"{f'<w:tr>{cell}{cell}</w:tr>' * 3}</w:tbl>"
    )
    sizes = [one.runs[0].look.size for one in _read(body, styles=styles).paragraphs]
    assert sizes == [30, 26, 28, 22, 28, 24]


def test_theme_fonts_win_in_their_own_place_only() -> None:
    """A theme font beside a name wins; a name in a nearer place takes its turn back."""
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:minorFont>'
        '<a:latin typeface="Cambria"/></a:minorFont></a:theme>'
    )
    themed = '<w:rFonts w:ascii="Arial" w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    styles = _styles(
        f"<w:docDefaults><w:rPrDefault><w:rPr>{themed}</w:rPr></w:rPrDefault></w:docDefaults>"
    )
    body = (
        "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr>"
        '<w:rFonts w:ascii="Times New Roman"/></w:rPr><w:t>b</w:t></w:r></w:p>'
    )
    document = _read(body, styles=styles, **{"theme/theme1": theme})
    first, second = (run.look for run in _only(document).runs)
    assert (first.font, first.shadowed_font) == ("Cambria", "Arial")
    assert (second.font, second.other_font, second.shadowed_font) == (
        "Times New Roman",
        "Cambria",
        "",
    )


def test_automatic_numbers_are_counted() -> None:
    """Levels restart under a higher one; letters are Word's own, without đ."""
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>x</w:t></w:r></w:p>"
        for level in (0, 1, 2, 2, 1, 0, 1)
    )
    labels = [one.label for one in _read(body).paragraphs]
    assert labels == ["I.", "1.", "a)", "b)", "2.", "II.", "1."]
    assert [spelled(n, "lowerLetter") for n in (4, 5, 26, 27)] == ["d", "e", "z", "aa"]
    assert [roman(n) for n in (1, 4, 9, 14, 40)] == ["I", "IV", "IX", "XIV", "XL"]
    assert [roman_number(text) for text in ("XIV", "IX", "ABC", "")] == [14, 9, None, None]


def test_fields_revisions_controls_and_alternatives() -> None:
    """Field codes and deleted text are no text; content controls and insertions are."""
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/><w:t>2</w:t>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
        "<w:del><w:r><w:delText>mất</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins>"
        "<w:sdt><w:sdtContent><w:r><w:t>ô</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>"
    )
    one = _only(_read(body))
    assert one.text == "2thêmô"
    assert [run.field for run in one.runs] == ["PAGE", "", "", ""]
    assert (one.inserted, one.deleted) == (True, True)


@pytest.mark.parametrize(
    ("text", "twips"),
    [
        ("567", 567),
        ("28.35pt", 567),
        ("1cm", 567),
        ("-20", -20),
        ("", None),
        ("abc", None),
        ("9" * 12, 31_680),
        ("9" * 5000, None),
        ("1e9", None),
        (None, None),
    ],
)
def test_measures(text: str | None, twips: int | None) -> None:
    """Twips, other units, nonsense and numbers beyond any paper."""
    assert number(text) == twips


@pytest.mark.parametrize(
    ("text", "kind", "value", "after"),
    [
        ("I. MỤC ĐÍCH", "la_ma", "I", "."),
        ("IV- Kết quả", "la_ma", "IV", "-"),
        ("1. Mục đích", "so", "1", "."),
        ("2/ Yêu cầu", "so", "2", "/"),
        ("a) Nội dung", "chu", "a", ")"),
        ("đ. Nội dung", "chu", "đ", "."),
        ("1.1. Nội dung", "nhieu_cap", "1.1", "."),
        ("- Gạch", "gach", "-", ""),
        ("Điều 5. Hiệu lực", "dieu", "5", "."),
        ("Chương II", "chuong", "II", ""),
    ],
)
def test_markers(text: str, kind: str, value: str, after: str) -> None:
    """The number or sign that a line begins with."""
    marker = marker_of(text)
    assert marker is not None
    assert (marker.kind, marker.value, marker.after) == (kind, value, after)


@pytest.mark.parametrize(
    "text",
    [
        "30/4/1975 là ngày",
        "1.800.000 đồng",
        "Văn phòng",
        "Điều 5 của Luật này quy định",
        "2024-2025",
        "Mục tiêu chung",
        "C. Mác và Ph. Ăng-ghen",
        "L. Tôn-xtôi",
        "Phần lớn các đơn vị",
        "____",
        "",
    ],
)
def test_text_without_marker(text: str) -> None:
    """Dates, amounts and sentences are no numbering."""
    assert marker_of(text) is None


def test_party_documents_are_declined() -> None:
    """One hint, whatever else is in them."""
    parts = edited(
        base_parts("ke-hoach"),
        (
            Edit(DOCUMENT, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"),
            Edit(DOCUMENT, "Độc lập - Tự do - Hạnh phúc", ""),
            Edit(DOCUMENT, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
        ),
    )
    (only,) = findings(parts)
    assert (only.code, only.severity) == ("T910", Severity.HINT)
    assert "văn bản của Đảng" in only.message


@pytest.mark.parametrize(
    "edit",
    [
        Edit(DOCUMENT, "Số: 15/KH-BDT", "Số: 15/2026/QĐ-UBND"),
        Edit(DOCUMENT, "<w:t>KẾ HOẠCH</w:t>", "<w:t>THÔNG TƯ</w:t>"),
    ],
)
def test_normative_documents_are_declined(edit: Edit) -> None:
    """By the year in their number, or by their type."""
    (only,) = findings(edited(base_parts("ke-hoach"), (edit,)))
    assert (only.code, only.severity) == ("T911", Severity.HINT)


def test_the_kind_may_be_told() -> None:
    """Rules by type run once the type is told."""
    parts = edited(
        base_parts("ke-hoach"),
        (
            Edit(DOCUMENT, "<w:t>KẾ HOẠCH</w:t>", "<w:t></w:t>"),
            Edit(DOCUMENT, "/KH-BDT", "/BDT-VP"),
        ),
    )
    assert "T902" in {one.code for one in findings(parts)}
    told = findings(parts, "CÔNG VĂN")
    assert "T902" not in {one.code for one in told}
    assert "T126" in {one.code for one in told}, "an official letter must say Kính gửi"


def _long(paragraph: str, times: int) -> bytes:
    """Return a document of many paragraphs that do not compress too well."""
    body = "".join(paragraph % (n * n * 7919) for n in range(times))
    text = f"<w:document {_NAMESPACE}><w:body>{body}</w:body></w:document>"
    return zipped({**base_parts("ke-hoach"), DOCUMENT: text})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Tệp rỗng"),
        (b"%PDF-1.7", "PDF"),
        (zipped({**base_parts("ke-hoach"), "word/vbaProject.bin": "x"}), "macro"),
        (zipped({**base_parts("ke-hoach"), DOCUMENT: "<w:document"}), "bị hỏng"),
        (zipped({**base_parts("ke-hoach"), DOCUMENT: f"<w:document {_NAMESPACE}/>"}), "thiếu"),
        (zipped({**base_parts("ke-hoach"), STYLES: "<!DOCTYPE a><a/>"}), "DOCTYPE"),
        (zipped({**base_parts("ke-hoach"), STYLES: "abc"}), "bị hỏng"),
        (_long("<w:p>%d</w:p>", 50_001), "quá dài"),
        (_long("<w:p><w:r>%d</w:r><w:r/><w:r/><w:r/></w:p>", 40_000), "quá dài"),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, words: str) -> None:
    """One finding that says what the file is, as an error."""
    (only,) = wordcheck.check(data, "x.docx").findings
    assert (only.code, only.severity) == ("T901", Severity.ERROR)
    assert words in only.message


def test_a_workbook_is_refused() -> None:
    """An .xlsx is a sound package but no document."""
    parts = base_parts("ke-hoach")
    types = parts["[Content_Types].xml"].replace(
        "wordprocessingml.document.main", "spreadsheetml.sheet.main"
    )
    (only,) = wordcheck.check(zipped({**parts, "[Content_Types].xml": types}), "x").findings
    assert only.code == "T901"
    assert "Excel" in only.message


def test_a_document_without_styles_and_settings() -> None:
    """Parts that may be missing are not missed."""
    kept = ("[Content_Types].xml", "_rels/.rels", DOCUMENT)
    parts = {name: text for name, text in base_parts("cong-van").items() if name in kept}
    assert wordcheck.check(zipped(parts), "x.docx").paper is not None


def test_nothing_is_changed() -> None:
    """The bytes handed in are the bytes afterwards, and so are the second findings."""
    data = zipped(base_parts("quyet-dinh"))
    before = bytes(data)
    first = wordcheck.check(data, "x.docx")
    assert data == before
    assert wordcheck.check(data, "x.docx").findings == first.findings


def test_order_of_findings() -> None:
    """Findings stand in the order of paragraphs, then of codes."""
    parts = edited(
        base_parts("ke-hoach"),
        (Edit(DOCUMENT, "2. Yêu cầu", "3/ Yêu cầu"), Edit(DOCUMENT, "kết quả./.", "kết quả.")),
    )
    places = [(one.where.line, one.code) for one in findings(parts)]
    assert places == sorted(places)
    assert len(places) >= 3


@pytest.mark.parametrize("name", base_names())
def test_no_digit_of_a_correct_document_hides_a_fault(name: str) -> None:
    """A correct document in a wrong font is found wrong: the silence of others means something."""
    parts = base_parts(name)
    styles = parts[STYLES].replace("Times New Roman", "Arial")
    found = findings({**parts, STYLES: styles})
    assert "T020" in {code for code, _, _ in above_hint(found)}


_STRANGE = (
    *("", "-1", "0", "99999999999999", "abc", "1e999", "12pt", "auto", "none", "true", "start"),
    *("٣", "%1.%2", "IV", "\u200b", "5000"),
)
_TEXTS = (
    *("", "Số: 1/", "Phụ lục", "Phụ lục IIII", "Nơi nhận:", "Kính gửi:", "Điều 1", "Căn cứ Luật"),
    *("I.", "a)", "đ)", "KT.", "./.", "ngày 99 tháng 99 năm", "(Kèm theo", "____", "x" * 3000),
    *("ĐẢNG CỘNG SẢN VIỆT NAM", "Tổng cộng", "V/v", "QUYẾT ĐỊNH:", "Mục 1", "²", "IVXLC."),
)


def _disturbed(parts: dict[str, str], seed: int) -> dict[str, str]:
    """Return parts with elements removed, doubled, moved, renamed; odd attributes and texts."""
    chance = random.Random(seed)  # noqa: S311 - repeatable chaos
    names = [name for name in parts if name.endswith(".xml") and name != "[Content_Types].xml"]
    name = chance.choice([DOCUMENT, DOCUMENT, DOCUMENT, *sorted(names)])
    root = etree.fromstring(parts[name].encode())
    for _ in range(chance.randint(1, 10)):
        elements = list(root.iter())
        one, other = chance.choice(elements), chance.choice(elements)
        kind = chance.randrange(6)
        inside = one.getparent() is not None
        if kind == 0 and inside:
            one.getparent().remove(one)
        elif kind == 1 and inside:
            one.addnext(copy.deepcopy(one))
        elif kind == 2 and one.attrib:
            one.set(chance.choice(sorted(one.attrib)), chance.choice(_STRANGE))
        elif kind == 3 and one.tag == f"{W}t":
            one.text = chance.choice(_TEXTS)
        elif kind == 4 and other is not root and one not in other.iter():
            one.append(other)
        elif kind == 5:
            one.tag = other.tag
    return {**parts, name: etree.tostring(root, encoding="unicode")}


@settings(max_examples=150)
@given(st.sampled_from(base_names()), st.integers(0, 1 << 32))
def test_disturbed_documents_never_crash(name: str, seed: int) -> None:
    """Whatever is wrong with its XML, a document gets findings in sentences."""
    for one in findings(_disturbed(base_parts(name), seed)):
        assert one.message.endswith((".", "?"))
        assert one.where.line >= 1
        assert one.where.column >= 1
        assert len(one.message) < 500


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), min_size=1, max_size=8))
def test_bent_bytes_never_crash(changes: list[tuple[int, int]]) -> None:
    """Whatever bytes are changed, there is a verdict."""
    bent = bytearray(zipped(base_parts("bien-ban")))
    for position, value in changes:
        bent[position % len(bent)] = value
    assert isinstance(wordcheck.check(bytes(bent), "x.docx").findings, tuple)


def test_bases_are_written_by_hand() -> None:
    """No base document comes from the program's own writer, or from another one."""
    for path in BASES.rglob("*.xml"):
        text = path.read_text("utf-8")
        assert not re.search(r"tdkt|python-docx|LibreOffice", text), path
