"""Nothing that somebody wrote into a form is dropped without a word."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from case_files import valid_root
from filled_forms import (
    FIRST,
    HEADER,
    Rows,
    imported,
    paper,
    paragraph,
    registration_paper,
    registration_rows,
    saved,
    spots,
    table_xml,
    with_parts,
    workbook,
)
from tdkt_cli.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tdkt_cli.workflow.nhapmau import Imported

ALL = tuple(Severity)
NOTE = "Đồng chí Mẫu xin rút, đề nghị Văn phòng bỏ tên"
_LAST = FIRST + 1
_RUN = '<w:r><w:rPr>{}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the tiny valid data folder."""
    return valid_root(tmp_path)


def changed(change: Callable[[Any], None], rows: Rows | None = None) -> bytes:
    """Return the registration as a workbook that somebody changed."""
    book: Any = load_workbook(io.BytesIO(workbook(rows or registration_rows())))
    change(book)
    return saved(book)


def said(done: Imported, code: str) -> list[str]:
    """Return what the findings of a rule say."""
    return [found.message for found in done.checked.findings if found.code == code]


def at(place: str, value: object) -> Callable[[], bytes]:
    """Return what makes the registration with one more value."""

    def change(book: Any) -> None:  # noqa: ANN401 — openpyxl's own
        book["Sheet1"][place] = value

    return lambda: changed(change)


def hidden_note() -> bytes:
    """Return the registration with a hidden sheet of somebody's own."""

    def change(book: Any) -> None:  # noqa: ANN401 — openpyxl's own
        book.create_sheet("Riêng")["B2"] = NOTE
        book["Riêng"].sheet_state = "hidden"

    return changed(change)


def own_sheet() -> bytes:
    """Return the registration with a sheet more."""

    def change(book: Any) -> None:  # noqa: ANN401 — openpyxl's own
        sheet = book.create_sheet("Ghi chú")
        sheet["C3"], sheet["C4"] = NOTE, 12

    return changed(change)


def margin() -> bytes:
    """Return the registration with words at the top of each page."""

    def change(book: Any) -> None:  # noqa: ANN401 — openpyxl's own
        book.active.oddHeader.center.text = f"&P {NOTE}"

    return changed(change)


NOTES: dict[str, tuple[Callable[[], bytes], str]] = {
    "below the table": (at(f"B{_LAST + 3}", f"Ghi chú: {NOTE}"), f"B{_LAST + 3}"),
    "right below the table": (at(f"A{_LAST + 1}", NOTE), f"A{_LAST + 1}"),
    "beside the table": (at(f"L{FIRST}", NOTE), f"L{FIRST}"),
    "in a blank row beside the table": (at(f"L{_LAST + 2}", NOTE), f"L{_LAST + 2}"),
    "a number beside the table": (at(f"L{FIRST}", 12), f"L{FIRST}"),
    "in the column of numbers": (at(f"A{FIRST}", NOTE), f"A{FIRST}"),
    "beside a label's value": (at("C4", NOTE), "C4"),
    "a second value of a label": (at("D4", "Tổng số người: 9"), "D4"),
    "on a sheet of its own": (own_sheet, "C3"),
    "on a hidden sheet": (hidden_note, "B2"),
    "in the margin of the page": (margin, "Sheet1"),
}


@pytest.mark.parametrize("name", NOTES)
def test_what_is_written_beside_the_form_is_told(name: str, root: Path) -> None:
    """A warning at the cell, with the words; nothing else changes."""
    make, place = NOTES[name]
    done = imported(root, make())
    assert ("F210", place) in spots(done, Severity.WARNING)
    [message] = said(done, "F210")
    assert NOTE in message or "12" in message or "9" in message
    assert spots(done) == set()


def test_the_frame_of_a_paper_is_no_news(root: Path) -> None:
    """Heading, title, addressee, a blank signature: nobody is told of them."""
    rows = [
        ["UBND TỈNH ĐỒNG NAI\nBAN DÂN TỘC", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [None, None, "Độc lập - Tự do - Hạnh phúc"],
        ["-------", None, "-------"],
        *registration_rows()[1:3],
        ["Kính gửi: Hội đồng Thi đua - Khen thưởng Ban Dân tộc"],
        *registration_rows()[3:],
        [None, None, "Đồng Nai, ngày … tháng … năm 2024"],
        [None, None, "THỦ TRƯỞNG ĐƠN VỊ"],
        [None, None, "(Ký, ghi rõ họ tên)"],
    ]
    assert spots(imported(root, workbook(rows)), *ALL) == set()


def test_sentences_above_and_a_signature_get_a_hint(root: Path) -> None:
    """What every paper has in its own words is told in one hint each, not as a warning."""
    rows = registration_rows()
    rows.insert(3, ["Thực hiện kế hoạch của Ban, Văn phòng đăng ký như sau:"])
    rows += [
        [None, None, "Đồng Nai, ngày 25 tháng 01 năm 2024"],
        [None, None, "KT. CHÁNH VĂN PHÒNG"],
    ]
    rows += [[], [None, None, "Lê Văn Tám"], [], [None, NOTE]]
    done = imported(root, workbook(rows))
    assert spots(done, Severity.HINT) == {("F205", "A4"), ("F205", f"C{_LAST + 2}")}
    assert "KT. CHÁNH VĂN PHÒNG / Lê Văn Tám" in " ".join(said(done, "F205"))
    assert spots(done, Severity.WARNING) == {("F210", f"B{_LAST + 7}")}


def test_many_notes_are_counted(root: Path) -> None:
    """A sheet full of notes is told in a dozen findings, the last of which counts the rest."""

    def change(book: Any) -> None:  # noqa: ANN401 — openpyxl's own
        for row in range(20, 60):
            book.active[f"L{row}"] = f"Lời ghi {row}"

    messages = said(imported(root, changed(change)), "F210")
    assert len(messages) == 12
    assert "còn 28 ô như thế" in messages[-1]


# -- Struck through, commented, drawn ----------------------------------------------------------


def test_a_row_that_is_struck_through_is_nobody_s_guess(root: Path) -> None:
    """One error a row: neither taken nor left out."""

    def change(book: Any) -> None:  # noqa: ANN401 — openpyxl's own
        for cell in book.active[FIRST]:
            cell.font = Font(strike=True)
        book.active["B4"].font = Font(strike=True)
        book.active["A1"].font = Font(strike=True)  # no value of the form

    done = imported(root, changed(change))
    assert spots(done) == {("F108", f"A{FIRST}"), ("F108", "B4")}
    assert "cùng hàng còn" in said(done, "F108")[1]
    assert not done.written


@pytest.mark.parametrize("mark", ["<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="Gach"/>'])
def test_struck_text_of_word(mark: str, root: Path) -> None:
    """By its own look or its style; a run that says no is not struck through."""
    rows = registration_rows()
    rows[FIRST - 1][1] = f"<w:tc><w:p>{_RUN.format(mark, 'Trần Văn Mẫu')}</w:p></w:tc>"
    off = _RUN.format('<w:strike w:val="0"/>', "Chuyên viên")
    rows[FIRST][2] = f"<w:tc><w:p>{off}</w:p></w:tc>"
    styles = '<w:style w:styleId="Gach"><w:rPr><w:strike/></w:rPr></w:style>'
    data = with_parts(registration_paper(rows), styles=styles)
    assert spots(imported(root, data)) == {("F108", "hàng 2, cột 2")}


def test_comments_of_cells_are_told(root: Path) -> None:
    """Who said what, at the cell; our own comments of a marked copy are no news."""

    def change(book: Any) -> None:  # noqa: ANN401 — openpyxl's own
        book.active[f"B{FIRST}"].comment = Comment(NOTE, "Trưởng phòng")
        book.active[f"C{FIRST}"].comment = Comment("Sửa ô này.", "tdkt")

    done = imported(root, changed(change))
    assert spots(done, *ALL) == {("F109", f"B{FIRST}")}
    assert said(done, "F109")[0].endswith(f"của Trưởng phòng: «{NOTE}»; lời này không được nhập.")


def test_comments_and_notes_of_word_are_told(root: Path) -> None:
    """Comments and footnotes, at the cell that they hang on."""
    rows = registration_rows()
    hung = (
        '<w:r><w:t>Trần Văn Mẫu</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r>'
        '<w:r><w:commentReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
    )
    rows[FIRST - 1][1] = f"<w:tc><w:p>{hung}</w:p></w:tc>"
    data = with_parts(
        registration_paper(rows),
        comments=f'<w:comment w:id="1" w:author="Trưởng phòng">{paragraph(NOTE)}</w:comment>'
        f'<w:comment w:id="2" w:author="tdkt">{paragraph("Sửa ô này.")}</w:comment>',
        footnotes=f'<w:footnote w:id="1">{paragraph("Đã chuyển")}</w:footnote>',
    )
    done = imported(root, data)
    assert spots(done, *ALL) == {("F109", "hàng 2, cột 2")}
    assert [NOTE in message for message in said(done, "F109")] == [True, False]
    assert "chú thích cuối trang: «Đã chuyển»" in said(done, "F109")[1]


def test_paragraphs_below_the_tables_of_word(root: Path) -> None:
    """A sentence below is a warning, one above a hint, words in the margin are told too."""
    rows = registration_rows()
    lines = [
        paragraph(": ".join(str(v) for v in row if v is not None)) for row in rows[: HEADER - 1]
    ]
    above = paragraph("Thực hiện kế hoạch của Ban, Văn phòng đăng ký như sau.")
    body = "".join((above, *lines, table_xml(rows[HEADER - 1 :]), paragraph(NOTE)))
    done = imported(root, with_parts(paper(body), header=paragraph("Bản nháp của phòng")))
    assert spots(done, Severity.HINT) == {("F205", "đoạn 1")}
    assert spots(done, Severity.WARNING) == {("F210", "đoạn 7"), ("F210", "đầu trang")}


def drawn(what: str) -> bytes:
    """Return the registration with something drawn at K3."""
    xdr = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    anchor = f"<from><col>10</col><row>2</row></from>{what}"
    target = io.BytesIO(workbook(registration_rows()))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{base}/drawing" Target="../drawings/drawing1.xml"/>'
            "</Relationships>",
        )
        archive.writestr(
            "xl/drawings/drawing1.xml",
            f'<wsDr xmlns="{xdr}"><twoCellAnchor>{anchor}</twoCellAnchor></wsDr>',
        )
    return target.getvalue()


def test_pictures_are_told(root: Path) -> None:
    """Nobody reads a picture; a text box on a sheet is an error as it is in Word."""
    assert spots(imported(root, drawn("<pic/>")), *ALL) == {("F205", "K3")}
    assert spots(imported(root, drawn("<graphicFrame/>")), *ALL) == {("F205", "K3")}
    box = f"<sp><txBody><p><r><t>{NOTE}</t></r></p></txBody></sp>"
    assert spots(imported(root, drawn(box))) == {("F107", "K3")}
    assert spots(imported(root, drawn("<sp/>")), *ALL) == set()


def test_a_hidden_column_with_data(root: Path) -> None:
    """Nobody sees what stands in it; codes of ours are hidden on purpose."""

    def change(book: Any) -> None:  # noqa: ANN401 — openpyxl's own
        book.active.column_dimensions["D"].hidden = True

    assert spots(imported(root, changed(change))) == {("F103", f"D{HEADER}")}
