"""The copy that goes back to the unit: faulty cells coloured and commented, the rest as it was."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook

from tdkt_cli.forms.marking import AUTHOR, FILL, Mark, mark
from tdkt_cli.package import PackageRefused
from tdkt_cli.workflow.bieumau import FormsAsked, bieumau

ROOT = Path(__file__).resolve().parents[1]
_WRONG = "Ngày “31/02/2024” không có trong lịch: ghi lại ngày."
_ALSO = "Ô này còn thiếu năm."


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return a unit's form in both formats."""
    folder = tmp_path_factory.mktemp("bieu-mau")
    made = bieumau(str(ROOT), 2024, FormsAsked(unit="van-phong", folder=str(folder)))
    return {path.suffix: (folder / path.name).read_bytes() for path in made.written}


def _book(data: bytes) -> Any:  # noqa: ANN401 — the stubs of openpyxl miss half of it
    return load_workbook(io.BytesIO(data))


def _red(cell: Any) -> bool:  # noqa: ANN401
    return str(cell.fill.fgColor.rgb).endswith(FILL)


# -- Excel ---------------------------------------------------------------------------------


def test_a_faulty_cell_is_coloured_and_says_why(forms: dict[str, bytes]) -> None:
    """The cell has our colour and one comment with every fault; its value and lock stay."""
    data = forms[".xlsx"]
    marks = [Mark("Cá nhân", 5, 3, _WRONG), Mark("Cá nhân", 5, 3, _ALSO)]
    before, after = _book(data)["Cá nhân"]["C5"], _book(mark(data, marks))["Cá nhân"]["C5"]
    assert _red(after)
    assert not _red(before)
    assert (after.comment.author, after.comment.text) == (AUTHOR, f"{_WRONG}\n{_ALSO}")
    assert after.value == before.value
    assert after.protection.locked == before.protection.locked


def test_everything_else_of_the_workbook_is_kept(forms: dict[str, bytes]) -> None:
    """Values, lists, widths, protection, print set-up and the hidden sheet are those of before."""
    before = _book(forms[".xlsx"])
    after = _book(mark(forms[".xlsx"], [Mark("Cá nhân", 5, 3, _WRONG)]))
    assert after.sheetnames == before.sheetnames
    for old, new in zip(before.worksheets, after.worksheets, strict=True):
        assert [[c.value for c in row] for row in new] == [[c.value for c in row] for row in old]
        assert new.sheet_state == old.sheet_state
        assert new.protection.sheet == old.protection.sheet
        assert new.print_title_rows == old.print_title_rows
        assert new.freeze_panes == old.freeze_panes
        rules = [
            [(str(r.sqref), r.formula1, r.prompt) for r in page.data_validations.dataValidation]
            for page in (old, new)
        ]
        assert rules[0] == rules[1]
        assert {k: (d.width, d.hidden) for k, d in new.column_dimensions.items()} == {
            k: (d.width, d.hidden) for k, d in old.column_dimensions.items()
        }


def test_a_marked_copy_that_was_mended_is_marked_anew(forms: dict[str, bytes]) -> None:
    """What is right by now loses colour and comment and is again a cell to type in."""
    first = mark(forms[".xlsx"], [Mark("Cá nhân", 5, 3, _WRONG), Mark("Cá nhân", 6, 3, _WRONG)])
    page = _book(mark(first, [Mark("Cá nhân", 6, 3, _ALSO)]))["Cá nhân"]
    assert page["C5"].comment is None
    assert page["C5"].fill.fgColor.rgb == _book(forms[".xlsx"])["Cá nhân"]["C5"].fill.fgColor.rgb
    assert page["C6"].comment.text == _ALSO


def test_a_fault_inside_a_merged_range_shows_on_it() -> None:
    """A mark on a covered cell goes to the cell that the reader of the sheet sees."""
    book: Any = Workbook()
    book.active.title = "Trang 1"
    book.active["A1"] = "Trần Văn Mậu"
    book.active.merge_cells("A1:B2")
    stream = io.BytesIO()
    book.save(stream)
    page = _book(mark(stream.getvalue(), [Mark("Trang 1", 2, 2, _WRONG)]))["Trang 1"]
    assert _red(page["A1"])
    assert page["A1"].comment.text == _WRONG


def test_a_comment_of_the_unit_stays() -> None:
    """Somebody else's words on the cell stand below ours."""
    from openpyxl.comments import Comment  # noqa: PLC0415

    book: Any = Workbook()
    book.active["A1"].comment = Comment("Hỏi lại chị Lan", "Phòng Chính sách")
    stream = io.BytesIO()
    book.save(stream)
    page = _book(mark(stream.getvalue(), [Mark("Sheet", 1, 1, _WRONG)]))["Sheet"]
    assert page["A1"].comment.text == f"{_WRONG}\nHỏi lại chị Lan"


def test_a_sheet_as_a_whole_is_told_at_its_corner(forms: dict[str, bytes]) -> None:
    """A fault without a cell is a comment at A1, without colour; an unknown sheet is passed by."""
    marks = [Mark("Cá nhân", 0, 0, _WRONG), Mark("Không có", 1, 1, _ALSO)]
    cell = _book(mark(forms[".xlsx"], marks))["Cá nhân"]["A1"]
    assert cell.comment.text == _WRONG
    assert not _red(cell)


# -- Word ----------------------------------------------------------------------------------


def _people(document: Any) -> Any:  # noqa: ANN401 — python-docx's own
    return next(t for t in document.tables if t.rows[0].cells[0].text == "TT")


def _number_of(document: Any, table: Any) -> int:  # noqa: ANN401
    return [t._tbl for t in document.tables].index(table._tbl) + 1


def test_a_cell_of_a_paper_is_shaded_and_commented(forms: dict[str, bytes]) -> None:
    """Filled and empty cells alike get our colour and a comment; the text stays."""
    data = forms[".docx"]
    before = Document(io.BytesIO(data))
    number = _number_of(before, _people(before))
    marked = mark(data, [Mark(f"bảng {number}", 2, 3, _WRONG), Mark(f"bảng {number}", 9, 3, _ALSO)])
    after = Document(io.BytesIO(marked))
    table = _people(after)
    for row in (1, 8):
        shade = table.rows[row].cells[2]._tc.tcPr.find(qn("w:shd"))
        assert shade.get(qn("w:fill")) == FILL
    assert [(one.author, one.text) for one in after.comments] == [(AUTHOR, _WRONG), (AUTHOR, _ALSO)]
    texts = [[c.text for row in t.rows for c in row.cells] for t in (_people(before), table)]
    assert texts[0] == texts[1]
    assert b"w:date" not in zipfile.ZipFile(io.BytesIO(marked)).read("word/comments.xml")


def test_a_paper_that_was_mended_is_marked_anew(forms: dict[str, bytes]) -> None:
    """Old comments, their anchors and their colour are gone; the new one stands alone."""
    number = _number_of(d := Document(io.BytesIO(forms[".docx"])), _people(d))
    first = mark(forms[".docx"], [Mark(f"bảng {number}", 2, 3, _WRONG)])
    again = Document(io.BytesIO(mark(first, [Mark(f"bảng {number}", 3, 3, _ALSO)])))
    assert [one.text for one in again.comments] == [_ALSO]
    body = again.element.xml
    assert body.count(f'w:fill="{FILL}"') == body.count("<w:commentReference") == 1


def test_a_cell_over_two_columns_is_found_by_either() -> None:
    """Columns are counted as the page shows them, not by cells."""
    document = Document()
    table = document.add_table(2, 3)
    table.rows[1].cells[0].merge(table.rows[1].cells[1])
    table.rows[1].cells[2].text = "sai"
    stream = io.BytesIO()
    document.save(stream)
    after = Document(io.BytesIO(mark(stream.getvalue(), [Mark("bảng 1", 2, 3, _WRONG)])))
    shaded = [
        tc for tc in after.element.iter(qn("w:tc")) if tc.find(f".//{qn('w:shd')}") is not None
    ]
    assert [t.text for tc in shaded for t in tc.iter(qn("w:t"))] == ["sai"]


# -- both ----------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_same_marks_same_bytes(forms: dict[str, bytes], ending: str) -> None:
    """The clock leaves no trace in the copy."""
    marks = [Mark("Cá nhân", 5, 3, _WRONG), Mark("bảng 4", 2, 3, _WRONG)]
    assert mark(forms[ending], marks) == mark(forms[ending], marks)


def test_what_is_no_form_is_refused() -> None:
    """Bytes that are no workbook and no paper are refused by the door for all packages."""
    with pytest.raises(PackageRefused):
        mark(b"%PDF-1.7", [Mark("A", 1, 1, _WRONG)])


@pytest.mark.program("soffice")
@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_libreoffice_keeps_the_marks(forms: dict[str, bytes], ending: str, tmp_path: Path) -> None:
    """LibreOffice opens the copy and saves it with colour and comment."""
    number = _number_of(d := Document(io.BytesIO(forms[".docx"])), _people(d))
    marks = [Mark("Cá nhân", 5, 3, _WRONG), Mark(f"bảng {number}", 2, 3, _WRONG)]
    (tmp_path / f"a{ending}").write_bytes(mark(forms[ending], marks))
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{tmp_path}/ho-so", "--headless"),
            *("--convert-to", ending[1:], "--outdir", f"{tmp_path}/ra", f"{tmp_path}/a{ending}"),
        ],
        check=True,
        capture_output=True,
    )
    data = (tmp_path / "ra" / f"a{ending}").read_bytes()
    if ending == ".xlsx":
        cell = _book(data)["Cá nhân"]["C5"]
        assert _red(cell)
        assert _WRONG in cell.comment.text
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert _WRONG in archive.read("word/comments.xml").decode()
        assert FILL in archive.read("word/document.xml").decode().upper()


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_an_import_hands_faulty_forms_back(
    forms: dict[str, bytes], ending: str, tmp_path: Path
) -> None:
    """`--tra-lai` writes a copy whose faulty cell says what is wrong; a good form has none."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / f"tot{ending}").write_bytes(forms[ending])
    (tmp_path / f"sai{ending}").write_bytes(_spoiled(forms[ending], ending))
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tdkt_cli", "nhapmau", f"sai{ending}", f"tot{ending}"),
            *("--xem-truoc", "--tra-lai", "tra lại"),
        ],
        capture_output=True,
        check=False,
        encoding="utf-8",
        cwd=tmp_path,
    )
    assert done.returncode == 1
    names = {path.name for path in (tmp_path / "tra lại").iterdir()}
    assert names == {f"sai-can-sua{ending}", "sai-phieu-tra-lai.docx"}
    assert f"1 biểu mẫu đã đánh dấu (tra lại/sai-can-sua{ending})" in done.stderr
    copy = (tmp_path / "tra lại" / f"sai-can-sua{ending}").read_bytes()
    if ending == ".xlsx":
        cell = _book(copy)["Đơn vị"]["B9"]
        assert _red(cell)
        assert "31/02/2024" in cell.comment.text
    else:
        assert "31/02/2024" in next(iter(Document(io.BytesIO(copy)).comments)).text


def _spoiled(data: bytes, ending: str) -> bytes:
    """Return the form with a day that is in no calendar."""
    stream = io.BytesIO()
    if ending == ".xlsx":
        book = _book(data)
        page = book["Đơn vị"]
        assert page["A9"].value == "Ngày gửi"
        page["B9"] = "31/02/2024"
        book.save(stream)
        return stream.getvalue()
    document = Document(io.BytesIO(data))
    cells = [c for table in document.tables for row in table.rows for c in row.cells]
    label = next(n for n, cell in enumerate(cells) if cell.text == "Ngày gửi")
    cells[label + 1].text = "31/02/2024"
    document.save(stream)
    return stream.getvalue()
