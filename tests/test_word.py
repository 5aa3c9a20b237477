"""HTML → .docx, .html, .pdf: geometry read back from the XML, and real pages from LibreOffice."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
import tracemalloc
import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import docx
import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tdkt_cli import paper_standard, word
from tdkt_cli.documents.blanks import blank_date, blank_for
from tdkt_cli.word import pdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Protocol

    class Writer(Protocol):
        """`write_docx` or `write_html`."""

        def __call__(self, chunks: Iterable[str], target: BinaryIO, *, title: str) -> None:
            """Write one document."""


Xml = Any  # lxml ships no types
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W[1:-1]}
TWIPS_PER_MM = 1440 / 25.4
TEMPLATES = Path(__file__).parent.parent / "templates"
OFFICE = {
    "ten_co_quan": "Ban Dân tộc",
    "co_quan_chu_quan": "UBND tỉnh Đồng Nai",
    "viet_tat": "BDT",
    "dia_danh": "Đồng Nai",
}
PAPER = {
    "ma_loai": "KH",
    "so_van_ban": None,
    "ngay_ban_hanh": None,
    "dia_danh": "Đồng Nai",
    "trich_yeu": ["Phát động phong trào thi đua", "Ngành Công tác dân tộc năm 2024"],
    "kinh_gui": [],
    "noi_nhan": ["Ban Thi đua khen thưởng (Sở Nội vụ)", "Các phòng, đơn vị"],
    "noi_luu": "VT, VP",
    "nguoi_soan": "(Luyến/TĐKT2024)",
}
SIGNER = {
    "quyen_han": None,
    "thay_cho": None,
    "chuc_vu": "TRƯỞNG BAN",
    "chuc_vu_khac": None,
    "ho_ten": "Nguyễn Văn A",
}
COLUMNS = '<colgroup><col data-mm="40"><col data-mm="60"><col data-mm="60"></colgroup>'


def _date_text(day: dt.date) -> str:
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def _render(body: str, **changes: object) -> list[str]:
    """Return the chunks of a document that extends the shared template."""
    paper = {**PAPER, **cast("dict[str, object]", changes.pop("van_ban", {}))}
    child = f'{{% extends "_van_ban.html.j2" %}}{body}'
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader(
            [jinja2.DictLoader({"child": child}), jinja2.FileSystemLoader(TEMPLATES)]
        ),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["in_hoa"] = str.upper
    blank = partial(blank_for, [], {}, frozenset())
    environment.globals.update(trong=blank, trong_ngay=partial(blank_date, blank))
    environment.filters["ngay_van_ban"] = _date_text
    environment.filters["so_van_ban"] = lambda number: f"{int(number):02d}"
    values = {
        "co_quan": OFFICE,
        "van_ban": paper,
        "nguoi_ky": SIGNER,
        "ten_loai": "KẾ HOẠCH",
        "ky_hieu": "KH-BDT",
        "nam_van_ban": 2024,
        "du_thao": False,
        **changes,
    }
    return list(environment.get_template("child").generate(**values))


def _body(paragraphs: int = 3) -> str:
    text = "Triển khai thực hiện có hiệu quả các phong trào thi đua do tỉnh phát động. " * 5
    inner = "".join(f'<p class="noi-dung">{text}</p>' for _ in range(paragraphs - 1))
    return f'{{% block than %}}{inner}<p class="noi-dung">Tổ chức thực hiện./.</p>{{% endblock %}}'


def _docx(chunks: Iterable[str], title: str = "Kế hoạch") -> bytes:
    buffer = io.BytesIO()
    word.write_docx(chunks, buffer, title=title)
    return buffer.getvalue()


def _html(chunks: Iterable[str], title: str = "Kế hoạch") -> str:
    buffer = io.BytesIO()
    word.write_html(chunks, buffer, title=title)
    return buffer.getvalue().decode()


def _part(data: bytes, name: str) -> Xml:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def _document(chunks: Iterable[str]) -> Xml:
    return _part(_docx(chunks), "word/document.xml")


def _find(tree: Xml, path: str) -> Xml:
    found = tree.xpath(path, namespaces=NAMES)
    assert found, path
    return found[0]


def _all(tree: Xml, path: str) -> list[Xml]:
    found: list[Xml] = tree.xpath(path, namespaces=NAMES)
    return found


def _value(element: Xml, name: str = "val") -> str:
    value: str = element.get(f"{W}{name}")
    return value


def _text(element: Xml) -> str:
    return "".join(
        "\n" if part.tag == f"{W}br" else part.text or ""
        for part in element.iter(f"{W}t", f"{W}br")
    )


def _texts(tree: Xml, style: str) -> list[str]:
    return [_text(p) for p in _all(tree, f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")]


def _section(inner: str, kind: str = "than") -> list[str]:
    return [f'<section class="{kind}">{inner}</section>']


def _table(rows: str, kind: str = "bang") -> list[str]:
    return _section(f'<table class="{kind}">{COLUMNS}{rows}</table>')


# -- the package ---------------------------------------------------------------------------


def test_fonts_are_pinned_in_all_four_slots() -> None:
    """Times New Roman everywhere, no theme font anywhere (G.1)."""
    data = _docx(_render(_body()))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names)
    fonts = _find(_part(data, "word/styles.xml"), "//w:docDefaults//w:rFonts")
    slots = [_value(fonts, slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")]
    assert slots == ["Times New Roman"] * 4
    for word_of_theme in (b"asciiTheme", b"hAnsiTheme", b"cstheme", b"MS Mincho", b"Calibri"):
        assert word_of_theme not in everything
    assert not [name for name in names if "theme" in name or "thumbnail" in name]


def test_language_and_properties_are_ours() -> None:
    """vi-VN; title; fixed days; nothing of python-docx's template is left."""
    data = _docx(_render(_body()), title="K" * 300)
    language = _find(_part(data, "word/styles.xml"), "//w:docDefaults//w:lang")
    assert _value(language) == "vi-VN"
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert properties.title == "K" * 255
    assert properties.author == "tdkt"
    assert properties.created == dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            assert b"python-docx" not in archive.read(name)


def test_each_component_has_a_style_with_its_format() -> None:
    """Size, weight, slant and alignment stand in styles, as the decree asks."""
    styles = _part(_docx(_render(_body())), "word/styles.xml")
    for component in paper_standard.components().values():
        style = _find(styles, f"//w:style[@w:styleId='{component.style}']")
        assert _value(_find(style, "w:rPr/w:sz")) == str(component.size)
        assert bool(_all(style, "w:rPr/w:b")) == component.bold
        assert bool(_all(style, "w:rPr/w:i")) == component.italic
        assert not _all(style, "w:rPr/w:caps")


def test_a_template_paragraph_has_no_direct_format() -> None:
    """What the style says is not said again in runs and paragraphs."""
    tree = _document(_render(_body()))
    assert not _all(tree, "//w:rPr")
    assert not _all(tree, "//w:p[w:pPr/w:pStyle/@w:val='noi-dung']/w:pPr/w:jc")


def test_body_paragraphs_are_set_as_point_e_asks() -> None:
    """Justified, first line 1.27 cm, 6 pt before, single line."""
    styles = _part(_docx(_render(_body())), "word/styles.xml")
    style = _find(styles, "//w:style[@w:styleId='noi-dung']")
    assert _value(_find(style, "w:pPr/w:jc")) == "both"
    assert _value(_find(style, "w:pPr/w:ind"), "firstLine") == "720"
    spacing = _find(style, "w:pPr/w:spacing")
    assert (_value(spacing, "before"), _value(spacing, "after")) == ("120", "0")
    assert _value(_find(styles, "//w:docDefaults//w:spacing"), "line") == "240"


def test_the_same_chunks_give_the_same_bytes() -> None:
    """Neither the clock nor the size of the chunks reaches the file."""
    chunks = _render(_body(5))
    assert _docx(chunks) == _docx(["".join(chunks)])
    assert _docx(chunks) == _docx(iter("".join(chunks)))
    assert _html(chunks) == _html(iter("".join(chunks)))


def test_python_docx_opens_what_is_written() -> None:
    """The result is a whole package for other readers too."""
    document = docx.Document(io.BytesIO(_docx(_render(_body()))))
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Tên loại"] == [
        "KẾ HOẠCH"
    ]


# -- sections and page numbers -------------------------------------------------------------

APPENDIX = (
    '{% block phu_luc %}<section class="phu-luc ngang"><p class="phu-luc-nhan">Phụ lục</p>'
    '<p class="phu-luc-ten">DANH SÁCH</p><p class="phu-luc-kem">(Kèm theo Kế hoạch)</p>'
    '<hr class="phu-luc-kem"><table class="bang"><colgroup><col data-mm="252"></colgroup>'
    '<tr><td>x</td></tr></table></section><section class="phu-luc"><p class="noi-dung">y</p>'
    "</section>{% endblock %}"
)


def test_sections_have_their_page_and_hide_the_first_number() -> None:
    """Portrait 20/20/30/20, landscape 20/20/30/15; appendices count from 1."""
    tree = _document(_render(_body() + APPENDIX))
    sections = _all(tree, "//w:sectPr")
    assert len(sections) == 3
    assert sections[-1].getparent().tag == f"{W}body"
    landscape = _find(sections[1], "w:pgSz")
    assert [_value(landscape, name) for name in ("w", "h", "orient")] == [
        "16838",
        "11906",
        "landscape",
    ]
    margins = [
        [int(_value(_find(one, "w:pgMar"), side)) for side in ("top", "bottom", "left", "right")]
        for one in sections
    ]
    portrait = [1134, 1134, 1701, 1134]
    assert margins == [portrait, [1134, 1134, 1701, 850], portrait]
    assert all(_all(one, "w:titlePg") for one in sections)
    starts = [_all(one, "w:pgNumType/@w:start") for one in sections]
    assert starts == [[], ["1"], ["1"]]


def test_the_header_holds_a_page_field_of_size_fourteen() -> None:
    """A complex field of five runs, each with its size and font, centred (G.8)."""
    data = _docx(_render(_body()))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = next(one for one in archive.namelist() if "header" in one and "rels" not in one)
    header = _part(data, name)
    runs = _all(header, "//w:r")
    assert len(runs) == 5
    assert _find(header, "//w:instrText").text.strip() == "PAGE"
    assert [_value(_find(run, "w:rPr/w:sz")) for run in runs] == ["28"] * 5
    style = _value(_find(header, "//w:pStyle"))
    styles = _part(data, "word/styles.xml")
    assert _value(_find(styles, f"//w:style[@w:styleId='{style}']/w:pPr/w:jc")) == "center"


# -- tables --------------------------------------------------------------------------------


def test_layout_tables_have_no_borders_and_no_side_margins() -> None:
    """The header table: fixed, 60 | 100 mm in grid and cells, borders off twice (TT-152)."""
    table = _all(_document(_render(_body())), "//w:tbl")[0]
    assert _value(_find(table, "w:tblPr/w:tblLayout"), "type") == "fixed"
    assert [_value(one, "w") for one in _all(table, "w:tblGrid/w:gridCol")] == ["3402", "5669"]
    assert [_value(one, "w") for one in _all(table, "w:tr[1]/w:tc/w:tcPr/w:tcW")] == [
        "3402",
        "5669",
    ]
    assert {_value(one) for one in _all(table, "w:tblPr/w:tblBorders/*")} == {"nil"}
    assert {_value(one) for one in _all(table, ".//w:tcBorders/*")} == {"nil"}
    assert {_value(one, "w") for one in _all(table, "w:tblPr/w:tblCellMar/*")} == {"0"}


def test_a_grid_repeats_its_heading_and_splits_no_row() -> None:
    """`bang`: all borders, header rows marked, every row whole."""
    rows = "<thead><tr><th>a</th><th>b</th><th>c</th></tr></thead>" + (
        "<tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody>" * 2
    )
    table = _find(_document(_table(rows)), "//w:tbl")
    assert {_value(one) for one in _all(table, "w:tblPr/w:tblBorders/*")} == {"single"}
    assert len(_all(table, "w:tblPr/w:tblBorders/*")) == 6
    assert len(_all(table, "w:tr/w:trPr/w:cantSplit")) == 3
    assert [bool(_all(row, "w:trPr/w:tblHeader")) for row in _all(table, "w:tr")] == [
        True,
        False,
        False,
    ]


def test_cells_take_the_style_and_alignment_of_their_place() -> None:
    """Heading, group, total and plain cells; smaller letters in an appendix."""
    rows = (
        "<tr><th>a</th><th>b</th><th>c</th></tr>"
        '<tr class="nhom"><td>I</td><td colspan="2">Phòng</td></tr>'
        '<tr><td class="giua">1</td><td class="phai">2</td><td></td></tr>'
        '<tr class="tong"><td>T</td><td></td><td></td></tr>'
    )
    tree = _document(_table(rows))
    assert _texts(tree, "o-bang-tieu-de") == ["a", "b", "c"]
    assert _texts(tree, "o-bang-dam") == ["I", "Phòng", "T", "", ""]
    assert _texts(tree, "o-bang") == ["1", "2", ""]
    aligned = _all(tree, "//w:p[w:pPr/w:jc]")
    assert [_value(_find(one, "w:pPr/w:jc")) for one in aligned] == ["center", "right"]
    group = _all(tree, "//w:tr[2]//w:p")
    assert all(_all(one, "w:pPr/w:keepNext") for one in group)
    appendix = "".join(_table(rows)).replace('class="than"', 'class="phu-luc"')
    assert _texts(_document([appendix]), "o-bang-dam-phu-luc") == ["I", "Phòng", "T", "", ""]


def test_spans_become_merged_cells_of_the_right_width() -> None:
    """Colspan and rowspan: gridSpan, vMerge, and widths that add up in every row."""
    rows = (
        '<thead><tr><th rowspan="2">a</th><th colspan="2">b</th></tr>'
        "<tr><th>c</th><th>d</th></tr></thead><tr><td>1</td><td>2</td><td>3</td></tr>"
        '<tr><td>1</td><td rowspan="3" colspan="2">x</td></tr><tr><td>1</td></tr>'
        "<tr><td>1</td></tr>"
    )
    table = _find(_document(_table(rows)), "//w:tbl")
    widths = {
        sum(int(_value(one, "w")) for one in _all(row, "w:tc/w:tcPr/w:tcW"))
        for row in _all(table, "w:tr")
    }
    assert widths == {round(160 * TWIPS_PER_MM)}
    merges = [
        [_value(one) or "continue" for one in _all(row, "w:tc/w:tcPr/w:vMerge")]
        for row in _all(table, "w:tr")
    ]
    assert merges == [["restart"], ["continue"], [], ["restart"], ["continue"], ["continue"]]


def test_tables_never_touch_each_other_or_the_end() -> None:
    """Word joins two tables without a paragraph between them, and needs one at the end."""
    one = f'<table class="bang">{COLUMNS}<tr><td>1</td><td>2</td><td>3</td></tr></table>'
    tree = _document(_section(one + one))
    kinds = [etree.QName(child).localname for child in _find(tree, "//w:body")]
    assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]


# -- ruled lines ---------------------------------------------------------------------------


def _rule_lengths(tree: Xml, rooms: list[float]) -> list[float]:
    lines = _all(tree, "//w:p[w:pPr/w:pStyle/@w:val='ke-ngang']/w:pPr/w:ind")
    for line in lines:
        assert _value(line, "left") == _value(line, "right")
    return [
        room - 2 * int(_value(line, "left")) / TWIPS_PER_MM
        for line, room in zip(lines, rooms, strict=True)
    ]


def test_ruled_lines_have_the_lengths_of_the_decree() -> None:
    """Agency 40 % of "BAN DÂN TỘC", Tiêu ngữ 100 %, trích yếu 40 % of its longest line."""
    lengths = _rule_lengths(_document(_render(_body())), [60, 100, 160])
    longest = paper_standard.text_width("Ngành Công tác dân tộc năm 2024", 14, bold=True)
    assert lengths == pytest.approx([31.8 * 0.4, 60.5, longest * 0.4], abs=0.1)


def test_a_ruled_line_follows_the_longest_printed_line() -> None:
    """An agency name that breaks in its cell is measured as it breaks."""
    name = "Hội đồng Thi đua - Khen thưởng các cấp"
    office = {**OFFICE, "ten_co_quan": name}
    lengths = _rule_lengths(_document(_render(_body(), co_quan=office)), [60, 100, 160])
    lines = paper_standard.break_lines(name.upper(), 13, 60, bold=True)
    assert len(lines) == 2
    longest = max(paper_standard.text_width(line, 13, bold=True) for line in lines)
    assert lengths[0] == pytest.approx(longest * 0.4, abs=0.1)


# -- the shared template -------------------------------------------------------------------


def test_a_plan_without_number_and_date_prints_blanks() -> None:
    """Blanks are dots, keep together on their line and are counted."""
    chunks = _render(_body())
    tree = _document(chunks)
    assert _texts(tree, "so-ky-hieu") == ["Số: ……/KH-BDT"]
    assert _texts(tree, "dia-danh-ngay") == [
        "Đồng Nai, ngày\u00a0…… tháng\u00a0…… năm\u00a02024",
    ]
    assert _texts(tree, "co-quan-chu-quan") == ["UBND TỈNH ĐỒNG NAI"]
    titles = [text.replace("\u00a0", " ") for text in _texts(tree, "trich-yeu")]
    assert titles == PAPER["trich_yeu"]
    assert not _texts(tree, "kinh-gui")
    assert word.count_blanks(chunks) == 2


def test_a_numbered_report_prints_number_date_and_addressee() -> None:
    """Leading zero, official months, one addressee on the line of Kính gửi."""
    paper = {
        "so_van_ban": 5,
        "ngay_ban_hanh": dt.date(2024, 2, 2),
        "kinh_gui": ["Ủy ban nhân dân tỉnh"],
    }
    signer = {"quyen_han": "TL.", "thay_cho": "Trưởng Ban", "chuc_vu": "Chánh Văn phòng"}
    chunks = _render(
        _body(), van_ban=paper, ky_hieu="BC-BDT", ten_loai="BÁO CÁO", nguoi_ky={**SIGNER, **signer}
    )
    tree = _document(chunks)
    assert _texts(tree, "so-ky-hieu") == ["Số: 05/BC-BDT"]
    assert _texts(tree, "dia-danh-ngay") == ["Đồng Nai, ngày\u00a002 tháng\u00a002 năm\u00a02024"]
    assert _texts(tree, "kinh-gui") == ["Kính gửi: Ủy ban nhân dân tỉnh"]
    assert _texts(tree, "quyen-han") == ["TL. TRƯỞNG BAN"]
    assert _texts(tree, "chuc-vu") == ["CHÁNH VĂN PHÒNG"]
    assert _texts(tree, "noi-nhan") == [
        "- Như trên;",
        "- Ban Thi đua khen thưởng (Sở Nội vụ);",
        "- Các phòng, đơn vị;",
        "- Lưu: VT, VP.",
    ]
    assert word.count_blanks(chunks) == 0


def test_a_letter_has_its_subject_under_the_number() -> None:
    """No type name, V/v 6 pt below the number, several addressees as a list."""
    paper = {"trich_yeu": ["đôn đốc", "đăng ký"], "kinh_gui": ["Phòng A", "Phòng B"]}
    chunks = _render(_body(), van_ban=paper, ten_loai=None, ky_hieu="BDT-VP", du_thao=True)
    tree = _document(chunks)
    assert not _texts(tree, "ten-loai")
    assert _texts(tree, "trich-yeu-cong-van") == ["V/v đôn đốc\nđăng ký"]
    assert _texts(tree, "kinh-gui") == ["Kính gửi:"]
    assert _texts(tree, "kinh-gui-muc") == ["- Phòng A;", "- Phòng B."]
    assert _texts(tree, "du-thao") == ["DỰ THẢO"]
    assert paper_standard.component("trich_yeu_cong_van").before == 120


def test_number_and_date_share_a_row_below_the_ruled_lines() -> None:
    """They line up even when the agency's name takes two lines (G.7)."""
    rows = _all(_document(_render(_body())), "//w:tbl[1]/w:tr")
    styles = [_all(row, ".//w:pStyle/@w:val") for row in rows]
    assert styles[0][-1] == "ke-ngang"
    assert styles[1] == ["so-ky-hieu", "dia-danh-ngay"]


def test_the_signature_stays_with_the_two_paragraphs_before() -> None:
    """The last two paragraphs and the signature's own carry keepNext; earlier ones do not."""
    tree = _document(_render(_body(4)))
    body = _all(tree, "//w:body/w:p[w:pPr/w:pStyle/@w:val='noi-dung']")
    assert [bool(_all(one, "w:pPr/w:keepNext")) for one in body] == [False, False, True, True]
    signature = _all(tree, "//w:tbl")[-1]
    assert _all(signature, "w:tr/w:trPr/w:cantSplit")
    assert all(_all(one, "w:pPr/w:keepNext") for one in _all(signature, ".//w:p"))


def test_the_signature_stays_with_a_table_before_it() -> None:
    """The last two rows of a table directly above count as the two paragraphs."""
    row = "<tr><td>1</td><td>2</td><td>3</td></tr>"
    table = f'<table class="bang">{COLUMNS}{row * 4}</table>'
    tree = _document(_render(f"{{% block than %}}{table}{{% endblock %}}"))
    rows = _all(_all(tree, "//w:tbl")[1], "w:tr")
    kept = [all(_all(p, "w:pPr/w:keepNext") for p in _all(one, ".//w:p")) for one in rows]
    assert kept == [False, False, True, True]


# -- text ----------------------------------------------------------------------------------


def test_markup_in_data_reaches_the_paper_as_characters() -> None:
    """A name such as `<b>&{{x}}` is text."""
    name = "<b>&{{ x }}</b> \"a\" 'b'"
    chunks = _render(_body(), nguoi_ky={**SIGNER, "ho_ten": name})
    assert _texts(_document(chunks), "ho-ten") == [name]
    assert "&lt;b&gt;&amp;{{ x }}&lt;/b&gt; \"a\" 'b'" in _html(chunks)


@given(
    st.text(
        st.characters(
            codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"
        )
    )
)
def test_any_text_without_line_ends_is_kept(text: str) -> None:
    """Spaces inside and every printable character stay; only the ends are trimmed."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    tree = _document(_section(f'<p class="noi-dung">{escaped}</p>'))
    assert _texts(tree, "noi-dung") == [text.strip(" ")]


def test_white_space_of_the_template_is_not_printed() -> None:
    """A line end with its indent is one space; ends of lines are trimmed; nbsp stays."""
    html = '<p class="noi-dung">\n  một\n  hai  ba &nbsp;<b>bốn</b>\r\n <br>\n <i>năm</i>\n</p>'
    assert _texts(_document(_section(html)), "noi-dung") == ["một hai  ba \u00a0bốn\nnăm"]


def test_inline_elements_become_runs() -> None:
    """B and i set direct weight and slant; a blank without text gets dots."""
    html = '<p class="noi-dung">a<b>b<i>c</i></b><span class="trong"></span></p>'
    runs = _all(_document(_section(html)), "//w:p[1]/w:r")
    assert [_text(run) for run in runs] == ["a", "b", "c", "…" * 10]
    assert [bool(_all(run, "w:rPr/w:b")) for run in runs] == [False, True, True, False]
    assert [bool(_all(run, "w:rPr/w:i")) for run in runs] == [False, False, True, False]


# -- refusals ------------------------------------------------------------------------------

CELLS = "<td>1</td><td>2</td><td>3</td>"
REFUSED = [
    ("<div></div>", "Không có phần tử <div>"),
    ('<section class="lạ"></section>', "Không có lớp “lạ”"),
    ("<section></section>", "<section> thiếu lớp"),
    ('<p class="noi-dung">x</p>', "không được đứng ngoài <section>"),
    *(
        (f'<section class="than">{inner}</section>', message)
        for inner, message in [
            ("chữ", "nằm ngoài đoạn văn"),
            ('<p class="noi-dung" style="x">a</p>', "không có thuộc tính “style”"),
            ('<p class="la">a</p>', "Không có lớp “la”"),
            ('<p class="o-bang">a</p>', "Không có lớp “o-bang”"),
            ("<p>a</p>", "<p> thiếu lớp"),
            ('<p class="noi-dung"><script>x</script></p>', "Không có phần tử <script>"),
            ('<p class="noi-dung"><p class="noi-dung"></p></p>', "không được đứng trong <p>"),
            ('<p class="noi-dung"><span>a</span></p>', "<span> thiếu lớp"),
            ('<p class="noi-dung"><b>a</p>', "thẻ đóng không khớp"),
            ('<p class="noi-dung">a &khong; b</p>', "&…;"),
            ('<p class="noi-dung">&#1;</p>', "&#…;"),
            ('<p class="noi-dung">\x01</p>', "U\\+0001"),
            ('<p class="noi-dung">\ud800</p>', "U\\+D800"),
            ('<p class="noi-dung">\ufffe</p>', "U\\+FFFE"),
            ("<p class=noi-dung>a</p>", "nháy kép"),
            ('<hr class="tieu-ngu">', "phải đứng ngay sau"),
            ('<hr class="ho-ten">', "Không có lớp “ho-ten”"),
            (f'<table class="bang">{COLUMNS}</table>', "không có hàng"),
            (f'<table class="bang"><tr>{CELLS}</tr></table>', "thiếu <colgroup>"),
            (f'<table class="bang">{COLUMNS}<tr><td>1</td></tr></table>', "chiếm 1 cột"),
            (f'<table class="chu-ky">{COLUMNS}<tr>{CELLS}</tr></table>', "phải nằm trong <p>"),
            ('<table class="bang"><colgroup><col data-mm="x"></colgroup></table>', "“x” của <col>"),
            (
                f'<table class="bang">{COLUMNS.replace("40", "50")}<tr>{CELLS}</tr></table>',
                "chỉ có 160 mm",
            ),
            (
                f'<table class="bang">{COLUMNS}<tr>{CELLS}</tr><thead></thead></table>',
                "<thead> phải đứng trước",
            ),
        ]
    ),
    ('<section class="than">', "Thiếu thẻ đóng </section>"),
    ('<!DOCTYPE html><section class="than"></section>', "HTML viết sai"),
    ("<?php x ?>", "chỉ thị"),
]


@pytest.mark.parametrize(("html", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_what_is_outside_the_set_is_refused(html: str, message: str) -> None:
    """Every refusal is a Vietnamese sentence with a line."""
    with pytest.raises(word.DocumentError, match=message) as caught:
        _docx([html])
    assert caught.value.line == 1
    with pytest.raises(word.DocumentError):
        _html([html])


@pytest.mark.parametrize(
    "bad", ["<div>", "chữ lạc\n\n", '<p class="x">', "<p class='noi-dung'>\x00</p>", "</b>"]
)
def test_the_line_of_a_mistake_is_exact(bad: str) -> None:
    """The line is counted over all chunks, also past the first 64 KB."""
    good = '<p class="noi-dung">một\nhai</p>\n' * 4000
    chunks = ['<section class="than">\n', *good.splitlines(keepends=True), bad, "\n</section>"]
    with pytest.raises(word.DocumentError) as caught:
        _docx(chunks)
    assert caught.value.line == 8002


# -- the page of HTML ----------------------------------------------------------------------


def test_the_html_page_stands_alone() -> None:
    """No script, no address, a policy that forbids both; the same text as the .docx."""
    chunks = _render(_body() + APPENDIX)
    page = _html(chunks, title="Kế hoạch <1>")
    assert "<title>Kế hoạch &lt;1&gt;</title>" in page
    assert "<script" not in page
    assert "http:" not in page.replace("http-equiv", "")
    assert "default-src 'none'" in page
    tree = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))
    texts = ["".join(one.itertext()) for one in tree.iter("p")]
    printed = [_text(one) for one in _all(_document(chunks), "//w:p")]
    assert [text for text in texts if text] == [text for text in printed if text]


def test_the_html_page_has_the_measures_of_the_standard() -> None:
    """Page, margins, sizes and ruled lines come from the same data."""
    page = _html(_render(_body()))
    assert "@page { size: A4; margin: 20.0mm 20.0mm 20.0mm 30.0mm;" in page
    assert "p.quoc-hieu { font-size: 13pt; font-weight: bold;" in page
    assert '<hr class="tieu-ngu" style="width:60.5mm">' in page
    assert '<col style="width:60mm"><col style="width:100mm">' in page


def test_spans_survive_in_the_html_page() -> None:
    """Cells that come from above are not printed twice."""
    rows = (
        '<thead><tr><th rowspan="2">a</th><th colspan="2">b</th></tr>'
        "<tr><th>c</th><th>d</th></tr></thead><tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody>"
    )
    page = _html(_table(rows))
    assert page.count("<th") - page.count("<thead") == 4
    assert '<th rowspan="2">' in page
    assert "</thead>\n<tbody>\n<tr><td>" in page


# -- size ----------------------------------------------------------------------------------


def _long_list(rows: int) -> Iterator[str]:
    yield '<section class="phu-luc ngang"><table class="bang"><colgroup>'
    yield '<col data-mm="30">' * 8 + "</colgroup><tbody>"
    for number in range(rows):
        yield "<tr>" + "".join(f"<td>Nguyễn Văn {number} {k}</td>" for k in range(8)) + "</tr>\n"
    yield "</tbody></table></section>"


class _Sink(io.BytesIO):
    """Takes bytes and forgets them."""

    size = 0

    def seekable(self) -> bool:
        return False

    def write(self, data: Any, /) -> int:  # noqa: ANN401 — typed as in io.BytesIO
        self.size += len(data)
        return len(data)

    def writelines(self, lines: Iterable[Any], /) -> None:
        for line in lines:
            self.write(line)


@pytest.mark.parametrize("write", [word.write_docx, word.write_html])
def test_twenty_thousand_rows_are_not_held_in_memory(write: Writer) -> None:
    """The peak stays far below the size of the document."""
    write(_long_list(10), _Sink(), title="x")  # imports and the data of the standard
    sink = _Sink()
    tracemalloc.start()
    try:
        write(_long_list(20_000), sink, title="x")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert sink.size > 100_000
    assert peak < 8_000_000


# -- LibreOffice ---------------------------------------------------------------------------


def _run(*command: str | Path) -> str:
    return subprocess.run(
        [str(part) for part in command], check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a plan of several pages with a landscape appendix, as PDF."""
    rows = "".join(
        f"<tr><td>{n}</td><td>Nguyễn Thị Hồng Nhung</td><td>LĐTT</td></tr>" for n in range(60)
    )
    columns = '<colgroup><col data-mm="20"><col data-mm="132"><col data-mm="100"></colgroup>'
    head = "<thead><tr><th>ĐẦU</th><th>Họ và tên</th><th>Danh hiệu</th></tr></thead>"
    appendix = (
        '{% block phu_luc %}<section class="phu-luc ngang"><p class="phu-luc-nhan">Phụ lục</p>'
        f'<table class="bang">{columns}{head}{rows}</table></section>{{% endblock %}}'
    )
    path = tmp_path_factory.mktemp("pdf") / "ke-hoach.pdf"
    path.write_bytes(word.convert_to_pdf(_docx(_render(_body(24) + appendix))))
    return path


@pytest.mark.program("soffice")
@pytest.mark.program("pdffonts")
def test_the_pdf_uses_only_the_metric_twin(printed: Path) -> None:
    """No letter falls back to another font (G.12)."""
    fonts = [
        line.split()[0].partition("+")[2] for line in _run("pdffonts", printed).splitlines()[2:]
    ]
    assert fonts
    assert {name.partition("-")[0] for name in fonts} == {"LiberationSerif"}


@pytest.mark.program("soffice")
@pytest.mark.program("pdftotext")
def test_pages_are_numbered_as_the_decree_asks(printed: Path) -> None:
    """Page 1 and the appendix's first page bare, then 2, 3 … in each; heading rows repeated."""
    pages = _run("pdftotext", "-layout", printed, "-").split("\f")[:-1]
    first_lines = [page.strip().splitlines()[0].strip() for page in pages]
    start = first_lines.index("Phụ lục")
    assert start >= 3
    assert first_lines[0].startswith("UBND TỈNH ĐỒNG NAI")
    assert first_lines[1:start] == [str(number) for number in range(2, start + 1)]
    assert first_lines[start + 1 :] == [str(n) for n in range(2, len(pages) - start + 1)]
    assert all("ĐẦU" in page for page in pages[start:])


@pytest.mark.program("soffice")
@pytest.mark.program("pdftotext")
def test_the_signature_is_not_alone_on_its_page(printed: Path) -> None:
    """Body text stands above the signature on the same page, and the name below its title."""
    pages = _run("pdftotext", "-layout", printed, "-").split("\f")
    page = next(one for one in pages if "Nơi nhận:" in one)
    assert page.index("Tổ chức thực hiện./.") < page.index("TRƯỞNG BAN")
    assert page.index("TRƯỞNG BAN") < page.index("Nguyễn Văn A")
    label = next(line for line in page.splitlines() if "Nơi nhận:" in line)
    assert "TRƯỞNG BAN" in label


@pytest.mark.program("soffice")
@pytest.mark.program("pdftotext")
@pytest.mark.parametrize("paragraphs", range(9, 15))
def test_nothing_in_the_signature_moves_alone(paragraphs: int) -> None:
    """Wherever the page ends, the whole signature block stays on one page with the closing."""
    data = word.convert_to_pdf(_docx(_render(_body(paragraphs))))
    pages = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, check=True, capture_output=True
    ).stdout.decode()
    page = next(one for one in pages.split("\f") if "Nơi nhận:" in one)
    for text in ("Tổ chức thực hiện./.", "TRƯỞNG BAN", "Nguyễn Văn A", "(Luyến/TĐKT2024)"):
        assert text in page
    assert not pages.split("\f")[-2].strip().isdigit()


def test_without_libreoffice_the_message_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No program: one Vietnamese sentence."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(pdf, "_PLACES", ())
    with pytest.raises(word.PdfUnavailable, match="cài LibreOffice"):
        word.convert_to_pdf(b"")


@pytest.mark.skipif(shutil.which("sleep") is None, reason="needs a program that takes its time")
def test_a_hanging_libreoffice_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """After the time limit the program is killed and the clerk told."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(pdf, "_find_program", lambda: str(program))
    monkeypatch.setattr(pdf, "TIMEOUT_SECONDS", 0.2)
    with pytest.raises(word.PdfUnavailable, match="quá dài"):
        word.convert_to_pdf(b"")


def test_a_failing_libreoffice_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that writes nothing, or cannot be started, gives a sentence."""
    monkeypatch.setattr(pdf, "_find_program", lambda: shutil.which("true") or "true")
    with pytest.raises(word.PdfUnavailable, match="không tạo được"):
        word.convert_to_pdf(b"")
    monkeypatch.setattr(pdf, "_find_program", lambda: "/khong-co/soffice")
    with pytest.raises(word.PdfUnavailable, match="Không chạy được"):
        word.convert_to_pdf(b"")


def test_hidden_text_is_kept_in_word_and_left_out_of_the_page() -> None:
    """`span.an` is for programs that read the document again: hidden in Word, absent in HTML."""
    chunks = [
        '<section class="than ngang"><p class="noi-dung">',
        '<span class="an">[VP-01]</span>Trần</p></section>',
    ]
    docx, page = io.BytesIO(), io.BytesIO()
    word.write_docx(chunks, docx, title="")
    word.write_html(chunks, page, title="")
    with zipfile.ZipFile(docx) as archive:
        body = archive.read("word/document.xml").decode()
    assert '<w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">[VP-01]</w:t>' in body
    assert 'w:orient="landscape"' in body
    assert "[VP-01]" not in page.getvalue().decode()
    assert "Trần" in page.getvalue().decode()
