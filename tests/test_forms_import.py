"""Filled forms come in: clumsy ones are understood, or reported at the cell; nothing half-way."""

from __future__ import annotations

import io
import re
import time
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from case_files import findings, valid_root
from filled_forms import (
    FIRST,
    HEADER,
    HEADINGS,
    MOVEMENT,
    Rows,
    cell,
    changed_parts,
    imported,
    paper,
    paragraph,
    registration_paper,
    registration_rows,
    spots,
    table_xml,
    workbook,
)
from printed_papers import tdkt
from tdkt_cli import storage, yaml_tree
from tdkt_cli.console import progress
from tdkt_cli.findings import Severity
from tdkt_cli.forms.kinds import KINDS
from tdkt_cli.rules import catalogue
from tdkt_cli.workflow import CannotRun
from tdkt_cli.workflow.importing import changes
from tdkt_cli.workflow.nhapmau import Importing, nhapmau

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OFFICE = "data/registrations/2024/van-phong.yaml"
ALL = tuple(Severity)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the tiny valid data folder."""
    return valid_root(tmp_path)


def tree(root: Path, name: str = OFFICE) -> Any:  # noqa: ANN401 — a tree of text
    """Return what a data file holds."""
    return yaml_tree.read((root / name).read_bytes()).data


def rows_with(row: int, column: int, value: object) -> Rows:
    """Return the registration with one cell changed, counted from 1."""
    rows = registration_rows()
    rows[row - 1] += [None] * (column - len(rows[row - 1]))
    rows[row - 1][column - 1] = value
    return rows


def people_columns(order: list[int], **more: Any) -> Rows:  # noqa: ANN401 — values of cells
    """Return the registration with its columns in another order."""
    rows = registration_rows()
    for index in range(HEADER - 1, len(rows)):
        rows[index] = [rows[index][n] for n in order]
    return rows + list(more.get("below", ()))


# -- What is the same form -------------------------------------------------------------------


def two_levels() -> tuple[Rows, tuple[str, ...]]:
    """Return the form with a column for each title under one heading."""
    rows = registration_rows()
    for index, row in enumerate(rows[HEADER:], HEADER):
        rows[index] = [*row[:3], "x", None, *row[4:]]
    head = [*HEADINGS[:3], "Danh hiệu thi đua", None, *HEADINGS[4:]]
    rows[HEADER - 1] = head
    rows.insert(HEADER, [None, None, None, "LĐTT", "CSTĐCS"])
    across = f"D{HEADER}:E{HEADER}"
    down = tuple(f"{letter}{HEADER}:{letter}{HEADER + 1}" for letter in "ABCFGHIJ")
    return rows, (across, *down)


def with_blank_rows() -> Rows:
    """Return the form with empty rows between and below, and ordinals in some of them."""
    rows = registration_rows()
    return [*rows[:FIRST], [], [3], *rows[FIRST:], [], [4, None, None], []]


def on_two_pages() -> Rows:
    """Return the form with its headings again before the second person."""
    rows = registration_rows()
    return [*rows[:FIRST], list(HEADINGS), *rows[FIRST:]]


SAME: dict[str, Callable[[], bytes]] = {
    "as typed": lambda: workbook(registration_rows()),
    "columns in another order": lambda: workbook(people_columns([8, 6, 3, 1, 2, 7, 5, 0, 4])),
    "headings in capitals and on two lines": lambda: workbook(
        rows_with(HEADER, 2, "HỌ VÀ\nTÊN"),
    ),
    "headings without marks": lambda: workbook(rows_with(HEADER, 2, "ho va ten")),
    "headings with a note in brackets": lambda: workbook(
        rows_with(HEADER, 6, "Ngày tuyển dụng (ngày/tháng/năm)"),
    ),
    "headings composed otherwise": lambda: workbook(
        [
            [unicodedata.normalize("NFD", v) if isinstance(v, str) else v for v in row]
            for row in registration_rows()
        ],
    ),
    "old place of tone marks": lambda: workbook(rows_with(FIRST, 7, MOVEMENT.replace("òa", "oà"))),
    "a column for each title": lambda: workbook(*two_levels()),
    "blank rows": lambda: workbook(with_blank_rows()),
    "headings again on the next page": lambda: workbook(on_two_pages()),
    "numbers of columns": lambda: workbook(
        [*registration_rows()[:HEADER], list(range(1, 10)), *registration_rows()[HEADER:]],
    ),
    "numbers of columns in brackets": lambda: workbook(
        [
            *registration_rows()[:HEADER],
            [f"({n})" for n in range(1, 10)],
            *registration_rows()[HEADER:],
        ],
    ),
    "a day of Excel": lambda: workbook(rows_with(FIRST, 6, date(2012, 3, 1))),
    "a day as a serial number": lambda: workbook(rows_with(FIRST, 6, 40969)),
    "a day in words": lambda: workbook(rows_with(FIRST, 6, "ngày 01 tháng 03 năm 2012")),
    "a number as text": lambda: workbook(rows_with(4, 2, "02")),
    "Ð for Đ in a title": lambda: workbook(rows_with(FIRST, 4, "LÐTT")),
    "the official name": lambda: workbook(rows_with(FIRST, 4, "Lao động tiên tiến")),
    "Ông before the name": lambda: workbook(rows_with(FIRST, 2, "Ông Trần Văn Mẫu")),
    "the name in capitals": lambda: workbook(rows_with(FIRST, 2, "TRẦN VĂN MẪU")),
    "a name in an old font": lambda: workbook(rows_with(FIRST, 2, "TrÇn V¨n MÉu")),
    "Word's quotation mark": lambda: workbook(rows_with(FIRST + 1, 2, "H’Mơ Niê")),
    "spaces nobody sees": lambda: workbook(rows_with(FIRST, 2, "\u200bTrần\u00a0Văn  Mẫu ")),
    "labels with colons": lambda: workbook(
        [
            ["Tổng số người: 2"] if row[:1] == ["Tổng số người"] else row
            for row in registration_rows()
        ],
    ),
    "as a paper": registration_paper,
    "a person's cells merged over two rows": lambda: workbook(
        [*registration_rows()[:FIRST], [None] * 9, registration_rows()[FIRST]],
        (f"B{FIRST}:B{FIRST + 1}", f"C{FIRST}:C{FIRST + 1}"),
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_the_same_form_says_the_same(name: str, root: Path) -> None:
    """However clumsily it is typed, the data stay as they are and no file changes."""
    before = (root / OFFICE).read_bytes()
    done = imported(root, SAME[name]())
    assert spots(done) == set()
    assert done.changes == ""
    assert (root / OFFICE).read_bytes() == before
    assert [form.taken for form in done.forms] == [True]


# -- What is at fault ------------------------------------------------------------------------


def at(row: int, column: int, value: object) -> Callable[[], bytes]:
    """Return what makes the registration with one cell changed."""
    return lambda: workbook(rows_with(row, column, value))


def opened(data: bytes) -> Any:  # noqa: ANN401 — openpyxl's stubs miss half of a sheet
    """Return a workbook to be changed."""
    return load_workbook(io.BytesIO(data))


def formula_without_value() -> bytes:
    """Return the form with a formula that nobody has computed."""
    return workbook(rows_with(FIRST, 3, '="Chánh "&"Văn phòng"'))


def error_value() -> bytes:
    """Return the form with an error of Excel."""
    book = opened(workbook(registration_rows()))
    cell = book.active.cell(FIRST, 3)
    cell.value, cell.data_type = "#REF!", "e"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def hidden(what: str) -> bytes:
    """Return the form with a hidden row or sheet."""
    book = opened(workbook(registration_rows()))
    if what == "row":
        book.active.row_dimensions[FIRST].hidden = True
    else:
        book.create_sheet("Ghi chú")
        book["Sheet1"].sheet_state = "hidden"
        book.active = 1
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def people_paper(first_name_cell: str) -> bytes:
    """Return the registration as a paper with the XML of the first name's cell."""
    rows = registration_rows()
    rows[FIRST - 1][1] = first_name_cell
    return registration_paper(rows)


_RUN = "<w:r><w:t>Trần Văn Mẫu</w:t></w:r>"
IN_PAPER = "hàng 2, cột 2"

FAULTS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "no ZIP at all": (lambda: b"Nguyen Van A;LDTT", "F101", ""),
    "a form of the old kind": (
        lambda: (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le")
        ),
        "F101",
        "",
    ),
    "a cell far out": (
        lambda: workbook([*registration_rows(), *[[]] * 2000, ["x"]]),
        "F102",
        "A2009",
    ),
    "a cell far right": (at(3, 60, "x"), "F102", "BH3"),
    "a hidden row": (lambda: hidden("row"), "F103", f"A{FIRST}"),
    "a hidden sheet": (lambda: hidden("sheet"), "F103", "A1"),
    "a formula without value": (formula_without_value, "F104", f"C{FIRST}"),
    "an error of Excel": (error_value, "F105", f"C{FIRST}"),
    "a tracked insertion": (
        lambda: people_paper(f'<w:tc><w:p><w:ins w:id="1">{_RUN}</w:ins></w:p></w:tc>'),
        "F106",
        IN_PAPER,
    ),
    "a tracked deletion": (
        lambda: people_paper(
            f'<w:tc><w:p>{_RUN}<w:del w:id="1"><w:r><w:delText>A</w:delText></w:r></w:del>'
            "</w:p></w:tc>"
        ),
        "F106",
        IN_PAPER,
    ),
    "a foreign content control": (
        lambda: people_paper(
            f"<w:tc><w:sdt><w:sdtPr/><w:sdtContent><w:p>{_RUN}</w:p></w:sdtContent></w:sdt></w:tc>"
        ),
        "F107",
        IN_PAPER,
    ),
    "a text box": (
        lambda: people_paper(
            f"<w:tc><w:p>{_RUN}<w:r><w:pict><w:txbxContent><w:p>{_RUN}</w:p></w:txbxContent>"
            "</w:pict></w:r></w:p></w:tc>"
        ),
        "F107",
        IN_PAPER,
    ),
    "a table in a cell": (
        lambda: people_paper(f"<w:tc>{table_xml([['a']])}<w:p>{_RUN}</w:p></w:tc>"),
        "F107",
        IN_PAPER,
    ),
    "hidden text": (
        lambda: people_paper(
            "<w:tc><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>kín</w:t></w:r></w:p></w:tc>"
        ),
        "F107",
        IN_PAPER,
    ),
    "nothing that is known": (
        lambda: workbook([["Danh mục hàng hóa"], ["Tên", "Giá"]]),
        "F201",
        "",
    ),
    "no table of people": (
        lambda: workbook([*registration_rows()[:3], ["Tổng số người", 2]]),
        "F201",
        "",
    ),
    "a needed column is missing": (at(HEADER, 3, "Ghi thêm"), "F202", f"A{HEADER}"),
    "a column twice": (at(HEADER, 9, "Chức danh"), "F203", f"I{HEADER}"),
    "no unit": (at(2, 1, None), "F206", ""),
    "another year": (at(3, 1, "BẢN ĐĂNG KÝ THI ĐUA NĂM 2023"), "F207", ""),
    "a day in a column of text": (at(FIRST, 3, date(2024, 5, 12)), "F301", f"C{FIRST}"),
    "a sign that turns text around": (at(FIRST, 2, "Trần\u202eVăn"), "F302", f"B{FIRST}"),
    "an old font that is not certain": (at(FIRST, 2, "TrÇn Xyz¸kq"), "F303", f"B{FIRST}"),
    "a month without a day": (at(FIRST, 6, "3/2012"), "F305", f"F{FIRST}"),
    "the month first": (at(FIRST, 6, "12/31/1990"), "F305", f"F{FIRST}"),
    "words for a number": (at(4, 2, "hai người"), "F306", "B4"),
    "no form of address": (at(FIRST, 8, "cô"), "F308", f"H{FIRST}"),
    "an unknown movement": (at(FIRST, 7, "Toàn tỉnh chung tay"), "F309", f"G{FIRST}"),
    "two names in a cell": (at(FIRST, 2, "Trần Văn Mẫu\nLê Văn Tám"), "F310", f"B{FIRST}"),
    "Bà before a man's name": (at(FIRST, 2, "Bà Trần Văn Mẫu"), "F311", f"B{FIRST}"),
    "no office": (at(FIRST, 3, None), "F312", f"C{FIRST}"),
    "no name": (at(FIRST, 2, None), "F312", f"B{FIRST}"),
    "an unknown title": (at(FIRST, 4, "LĐTTT"), "L101", f"D{FIRST}"),
    "a title of collectives": (at(FIRST, 4, "TTLĐTT"), "L103", f"D{FIRST}"),
    "a digit in a name": (at(FIRST, 2, "Trần Văn Mẫu 2"), "S114", f"B{FIRST}"),
    "a question mark in a name": (at(FIRST, 2, "Tr?n Văn Mẫu"), "S114", f"B{FIRST}"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_reported_at_its_cell(name: str, root: Path) -> None:
    """Code and cell; nothing is written."""
    make, code, place = FAULTS[name]
    before = (root / OFFICE).read_bytes()
    done = imported(root, make())
    found = spots(done)
    assert (code, place) in found
    assert {one for one in found if one[1] == place} == {(code, place)}, "one fault, one sentence"
    assert (root / OFFICE).read_bytes() == before
    assert not done.forms[0].taken
    assert not done.written


@pytest.mark.parametrize("name", FAULTS)
def test_messages_are_for_the_clerk(name: str, root: Path) -> None:
    """A message names the sheet and cell, in one sentence; the fix has no key of YAML."""
    for found in imported(root, FAULTS[name][0]()).checked.findings:
        assert found.message.endswith((".", "?"))
        assert "\n" not in found.message
        assert "_" not in found.fix or found.code[0] == "L"
        if "!" in found.where.path:
            sheet, _, letters = found.where.path.rpartition("!")
            assert f"«{sheet}», ô {letters}" in found.message
        elif found.where.path.startswith("bảng"):
            assert found.where.path in found.message.lower()


def test_every_rule_of_forms_is_shown_somewhere() -> None:
    """Each code of family F has a case in these tests."""
    shown = {code for _, code, _ in FAULTS.values()}
    elsewhere = {"F204", "F205", "F208", "F209", "F304", "F307", "F313"}
    elsewhere |= {"F401", "F402", "F403", "F404", "F405", "F406", "F407", "F408", "F409"}
    elsewhere |= {"F410", "F411", "F108", "F109", "F210"}
    assert {code for code in catalogue() if code.startswith("F")} == shown & set(catalogue()) - {
        code for code in shown if not code.startswith("F")
    } | elsewhere


def test_what_a_table_lacks_is_named(root: Path) -> None:
    """A form whose table is not found says which headings stand there and which do not."""
    rows = registration_rows()
    rows[HEADER - 1 :] = [["Họ và tên", "Nhiệm vụ chính"], ["Trần Văn Mẫu", "Chánh Văn phòng"]]
    [found] = [f for f in imported(root, workbook(rows)).checked.findings if f.code == "F201"]
    assert found.message == (
        "Biểu mẫu thiếu bảng «II. Cá nhân»; trang «Sheet1», ô A6 mới có cột «Họ và tên», không có "
        "cột «Chức vụ», «Danh hiệu thi đua đăng ký»."
    )
    untitled = [["Họ và tên", "Danh hiệu", "Việc chính"], ["Trần Văn Mẫu", "LĐTT", "x"]]
    [found] = imported(root, workbook(untitled)).checked.findings
    assert found.code == "F201"
    assert "ô A1 có cột «Họ và tên», «Danh hiệu thi đua đăng ký»" in found.message
    assert "thiếu cột «Chức vụ»" in found.message


def test_a_faulty_cell_hides_no_other_fault_and_makes_none(root: Path) -> None:
    """Law and data are judged beside an unreadable cell; nothing is missing because of it."""
    rows = registration_rows()
    rows[HEADER - 1][8] = "Danh hiệu thi đua (2)"
    rows[FIRST - 1][3], rows[FIRST - 1][8] = '="LĐ"&"TT"', "CSTĐCS"
    rows[FIRST][3], rows[FIRST][2] = "CSTĐCS", None
    done = imported(root, workbook(rows))
    codes = {(found.code, cell(found)) for found in done.checked.findings}
    assert {("F104", f"D{FIRST}"), ("F312", f"C{FIRST + 1}")} <= codes
    assert ("L109", f"D{FIRST + 1}") in codes, "the other person's missing title is told"
    assert not {code for code in codes if code[0] == "L109" and code[1].endswith(str(FIRST))}


def test_an_unreadable_name_accuses_nobody(root: Path) -> None:
    """A work of somebody whose name could not be read is no work of a stranger."""
    rows = rows_with(FIRST, 2, "Trần\u202eVăn Mẫu")
    below = [
        [],
        ["Sáng kiến, đề tài làm căn cứ đăng ký"],
        ["TT", "Họ và tên", "Tên sáng kiến", "Loại", "Cấp công nhận"],
        [1, "Trần Văn Mẫu", "Rút ngắn thời gian", "Sáng kiến", "Cơ sở"],
    ]
    done = imported(root, workbook([*rows, *below]))
    assert spots(done) == {("F302", f"B{FIRST}")}
    assert not [found for found in done.checked.findings if found.code in ("F403", "F410")]


def test_a_day_that_cannot_be_read_is_not_missing(root: Path) -> None:
    """The day of filing is there, only not readable: nobody says that it is missing."""
    (root / OFFICE).unlink()
    done = imported(root, workbook(rows_with(5, 2, "cuối tháng 1")))
    assert spots(done, *ALL) & {("D307", "B5"), ("F305", "B5")} == {("F305", "B5")}
    assert not [found for found in done.checked.findings if found.code == "D307"]


@pytest.mark.parametrize(("count", "code"), [("nhiều lắm", "F306"), (None, "F312")])
def test_a_count_that_is_not_known_hides_nothing(root: Path, count: str | None, code: str) -> None:
    """A unit's file cannot be without its number of people; the titles are judged all the same."""
    rows = rows_with(4, 2, count)
    rows[6][3] = "Lao động tiên tiếng"
    done = imported(root, workbook(rows))
    assert spots(done, *ALL) & {(code, "B4"), ("L101", "D7")} == {(code, "B4"), ("L101", "D7")}
    assert not [found for found in done.checked.findings if found.code == "S102"]


def test_rules_that_speak_of_what_is_missing_are_known() -> None:
    """Rules of people and shares say what they rest on, and that is what some form asks for."""
    resting = {code: rule.rests_on for code, rule in catalogue().items() if rule.rests_on}
    assert {"D307", "D316", "L107", "L109", "L110", "L204", "L301"} <= set(resting)
    asked = {
        part
        for kind in KINDS
        for table in kind.parts
        for column in table.columns
        for part in column.key.split(".")
    }
    assert frozenset().union(*resting.values()) <= asked


def test_all_faults_at_once(root: Path) -> None:
    """A form with several faults tells all of them, of shape and of law, in one run."""
    rows = registration_rows()
    rows[FIRST - 1] = [1, "Trần Văn Mẫu", None, "LĐTTT", "Giấy khem", "3/2012", "lạ", "ông", None]
    rows[FIRST][3] = "TTLĐTT"
    found = spots(imported(root, workbook(rows)))
    row = FIRST
    assert found == {
        ("F312", f"C{row}"),
        ("L101", f"D{row}"),
        ("L101", f"E{row}"),
        ("F305", f"F{row}"),
        ("F309", f"G{row}"),
        ("L103", f"D{row + 1}"),
    }


# -- What is left out openly -----------------------------------------------------------------


def test_an_extra_column_is_told(root: Path) -> None:
    """A column that the form does not have is not imported, and that is said."""
    rows = registration_rows()
    for row, value in zip(rows[HEADER - 1 :], ("Ngày sinh", 1980, 1990), strict=True):
        row.append(value)
    done = imported(root, workbook(rows))
    assert spots(done, *ALL) == {("F204", f"J{HEADER}")}
    assert done.changes == ""


def test_groups_totals_and_signatures_are_told(root: Path) -> None:
    """Rows that are no people are not imported, and that is said."""
    rows = registration_rows()
    rows.insert(HEADER, ["I", "LÃNH ĐẠO VĂN PHÒNG"])
    rows += [["Tổng cộng", 2], [], [None, None, "Đồng Nai, ngày 25 tháng 01 năm 2024"]]
    rows += [[None, None, "CHÁNH VĂN PHÒNG"]]
    done = imported(root, workbook(rows))
    assert spots(done, *ALL) == {
        ("F205", f"B{HEADER + 1}"),
        ("F205", f"A{HEADER + 4}"),
        ("F205", f"C{HEADER + 6}"),
    }
    assert done.changes == ""


def test_text_of_an_old_font_is_told(root: Path) -> None:
    """A conversion that is certain is made and said."""
    done = imported(root, workbook(rows_with(FIRST, 3, "Ch¸nh V¨n phßng")))
    assert spots(done, *ALL) == {("F304", f"C{FIRST}")}
    assert done.changes == ""


# -- Who is who ------------------------------------------------------------------------------


def with_new(name: str) -> Rows:
    """Return the registration with one more person."""
    rows = registration_rows()
    rows[3][1] = 3
    return [*rows, [3, name, "Chuyên viên", "LĐTT", None, "01/02/2020", MOVEMENT, "bà", None]]


def test_new_people_get_the_next_code(root: Path) -> None:
    """The code comes from the import, and goes on from those in use anywhere in the data."""
    done = imported(root, workbook(with_new("Lê Thị Mới")))
    assert spots(done) == set()
    assert ("F404", f"B{FIRST + 2}") in spots(done, Severity.HINT)
    assert [person["ma_can_bo"] for person in tree(root)["ca_nhan"]] == ["VP-01", "VP-02", "VP-03"]
    assert tree(root)["so_ca_nhan"] == "3"
    assert not [found for found in findings(root) if found.severity is Severity.ERROR]


def test_a_new_namesake_of_another_unit_is_told(root: Path) -> None:
    """Somebody who may have come from another unit is named."""
    done = imported(root, workbook(with_new("Lâm Thị Gốc")))
    assert ("F406", f"B{FIRST + 2}") in spots(done, Severity.HINT)


def test_a_name_over_another_person_is_refused(root: Path) -> None:
    """A row keeps its person: who is new goes to an empty row."""
    rows = registration_rows()
    for row, value in zip(rows[HEADER - 1 :], ("Mã cán bộ", "VP-01", "VP-02"), strict=True):
        row.append(value)
    rows[FIRST - 1][1] = "Lê Văn Khác"
    assert ("F402", f"B{FIRST}") in spots(imported(root, workbook(rows)))


def test_a_code_is_never_typed(root: Path) -> None:
    """A code that the data do not know is refused where people type, kept where we hid it."""
    rows = with_new("Lê Thị Mới")
    for row, value in zip(
        rows[HEADER - 1 :], ("Mã cán bộ", "VP-01", "VP-02", "VP-77"), strict=True
    ):
        row.append(value)
    assert ("F409", f"J{FIRST + 2}") in spots(imported(root, workbook(rows)))
    book = opened(workbook(rows))
    book.active.column_dimensions["J"].hidden = True
    target = io.BytesIO()
    book.save(target)
    assert spots(imported(root, target.getvalue())) == set()
    assert tree(root)["ca_nhan"][2]["ma_can_bo"] == "VP-77"


def test_capitals_of_a_name_stay(root: Path) -> None:
    """A person's name is spelt one way; another spelling is told, not written."""
    done = imported(root, workbook(rows_with(FIRST, 2, "Trần văn mẫu")))
    assert spots(done, *ALL) == {("F405", f"B{FIRST}")}
    assert done.changes == ""


def test_namesakes_need_a_code(root: Path) -> None:
    """Where two people of a unit bear a name, a name alone is nobody."""
    path = root / "data/decisions/2023.yaml"
    text = path.read_text("utf-8").replace(
        "{ho_ten: H'Mơ Niê, ma_can_bo: VP-02, ma_don_vi: van-phong}",
        "{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-05, ma_don_vi: van-phong}",
    )
    path.write_text(text, "utf-8")
    assert ("F401", f"B{FIRST}") in spots(imported(root, workbook(registration_rows())))


def test_an_initiative_of_nobody(root: Path) -> None:
    """A row about a person who is not listed is reported, with the name that was meant."""
    below = [
        ["Sáng kiến, đề tài làm căn cứ đăng ký"],
        ["TT", "Họ và tên", "Tên sáng kiến, đề tài"],
        [1, "Trần Văn Mâu", "Sổ tay"],
    ]
    done = imported(root, workbook([*registration_rows(), *below]))
    assert ("F403", f"B{FIRST + 4}") in spots(done)
    assert any("«Trần Văn Mẫu»" in found.message for found in done.checked.findings)


def test_two_tables_on_a_sheet(root: Path) -> None:
    """A second table below the first is read with its own headings."""
    below = [
        [],
        ["Sáng kiến, đề tài làm căn cứ đăng ký"],
        ["TT", "Họ và tên", "Tên sáng kiến, đề tài", "Cấp"],
        [1, "H'Mơ Niê", "Sổ tay", "cơ sở"],
    ]
    done = imported(root, workbook([*registration_rows(), *below]))
    assert spots(done) == set()
    assert tree(root)["ca_nhan"][1]["sang_kien"] == [
        {"ten_sang_kien": "Sổ tay", "cap_cong_nhan": "co_so"}
    ]


def test_a_reason_without_a_place(root: Path) -> None:
    """What stands in a cell that means nothing in its row is reported, not dropped."""
    below = [
        [],
        ["TT", "Họ và tên", "Loại thời gian", "Nội dung đang xem xét", "Từ ngày"],
        [1, "H'Mơ Niê", "Đào tạo", "lớp cao cấp", "01/02/2024"],
    ]
    assert ("F313", f"D{FIRST + 4}") in spots(
        imported(root, workbook([*registration_rows(), *below]))
    )


def test_a_number_with_two_meanings(root: Path) -> None:
    """1.200 of a target is refused, with both readings."""
    below = [
        [],
        ["III. Chỉ tiêu, nội dung thi đua"],
        ["TT", "Tên chỉ tiêu", "Đơn vị tính", "Kế hoạch năm"],
        [1, "Tin, bài", "tin", "1.200"],
    ]
    done = imported(root, workbook([*registration_rows(), *below]))
    assert ("F307", f"D{FIRST + 5}") in spots(done)


# -- Files -----------------------------------------------------------------------------------


def test_comments_and_order_stay(root: Path) -> None:
    """A change touches its line alone; the form's name and digest are kept."""
    path = root / OFFICE
    text = path.read_text("utf-8").replace("tong_so_nguoi: 2", "tong_so_nguoi: 2  # theo biên chế")
    path.write_text(text, "utf-8")
    done = imported(
        root, workbook(rows_with(FIRST, 3, "Phó Chánh Văn phòng")), day=date(2024, 1, 26)
    )
    assert done.written
    after = path.read_text("utf-8")
    assert "tong_so_nguoi: 2  # theo biên chế" in after
    changed = [line for line in done.changes.splitlines() if line[:1] in "+-" and line[1:2] == " "]
    assert "-    chuc_vu: Chánh Văn phòng" in changed
    assert "+    chuc_vu: Phó Chánh Văn phòng" in changed
    assert len([line for line in changed if line.startswith("-")]) == 1
    origin = tree(root)["nguon"]
    assert origin["ten_tep"] == "mau-1.xlsx"
    assert len(origin["ma_bam"]) == 64
    assert origin["ngay_nhap"] == "2024-01-26"


def test_a_preview_writes_nothing(root: Path) -> None:
    """The change is shown and the data stay."""
    before = (root / OFFICE).read_bytes()
    done = imported(root, workbook(with_new("Lê Thị Mới")), preview=True)
    assert done.changed == (OFFICE,)
    assert "Lê Thị Mới" in done.changes
    assert not done.written
    assert (root / OFFICE).read_bytes() == before


def test_a_new_file_is_made(root: Path) -> None:
    """A unit's first form makes its file, which says what it was made from."""
    (root / OFFICE).unlink()
    below = [
        [],
        ["TT", "Mã chỉ tiêu", "Tên chỉ tiêu", "Đơn vị tính", "Kế hoạch năm"],
        [1, "vp-ct1", "Cuộc kiểm tra", "cuộc", 12],
    ]
    done = imported(root, workbook([*registration_rows(), *below]))
    assert done.written
    assert (root / OFFICE).read_text("utf-8").startswith("# Nhập từ biểu mẫu mau-1.xlsx.\n")
    assert [person["ma_can_bo"] for person in tree(root)["ca_nhan"]] == ["VP-01", "VP-02"]
    assert not [found for found in findings(root) if found.severity is Severity.ERROR]


def test_keys_that_a_form_has_no_column_for_stay(root: Path) -> None:
    """An absence in the data is not lost by a form without a table of absences."""
    path = root / OFFICE
    text = path.read_text("utf-8").replace(
        "    danh_xung: bà\n",
        "    danh_xung: bà\n"
        "    nghi_viec: [{ly_do: dieu_tri, tu_ngay: 2024-01-02, den_ngay: 2024-01-20}]\n",
    )
    path.write_text(text, "utf-8")
    assert imported(root, workbook(registration_rows())).changes == ""
    imported(root, workbook(rows_with(FIRST, 3, "Phó Chánh Văn phòng")))
    assert tree(root)["ca_nhan"][1]["nghi_viec"][0]["ly_do"] == "dieu_tri"


def test_all_or_nothing_for_each_form(root: Path) -> None:
    """One form with an error does not keep a good one out, and takes nothing in itself."""
    other = rows_with(2, 1, "LÃNH ĐẠO BAN")[:FIRST]
    other[3][1] = 1
    other[FIRST - 1] = [1, "Lâm Thị Gốc", "Trưởng ban kiêm", "LĐTT", None, None, None, "bà", None]
    bad = rows_with(FIRST, 3, None)
    before = (root / OFFICE).read_bytes()
    done = imported(root, workbook(bad), workbook(other))
    assert [form.taken for form in done.forms] == [False, True]
    assert done.changed == ("data/registrations/2024/lanh-dao-ban.yaml",)
    assert (root / OFFICE).read_bytes() == before
    assert tree(root, done.changed[0])["ca_nhan"][0]["chuc_vu"] == "Trưởng ban kiêm"


def test_two_forms_for_one_file(root: Path) -> None:
    """Of two forms of a unit that differ both are named at both, and none is taken."""
    before = (root / OFFICE).read_bytes()
    first, second = (
        workbook(rows_with(FIRST, 3, "Phó Chánh Văn phòng")),
        rows_with(FIRST, 3, "Khác"),
    )
    other = rows_with(2, 1, "LÃNH ĐẠO BAN")[:FIRST]
    other[3][1] = 1
    other[FIRST - 1] = [1, "Lâm Thị Gốc", "Trưởng ban kiêm", "LĐTT", None, None, None, "bà", None]
    done = imported(root, first, workbook(second), workbook(other))
    twins = [found for found in done.checked.findings if found.code == "F208"]
    assert [(f.where.file.rpartition("/")[2], f.message.count("mau-")) for f in twins] == [
        ("mau-1.xlsx", 1),
        ("mau-2.xlsx", 1),
    ]
    assert "«mau-2.xlsx»" in twins[0].message
    assert "«mau-1.xlsx»" in twins[1].message
    assert [form.taken for form in done.forms] == [False, False, True]
    assert (root / OFFICE).read_bytes() == before
    assert done.changed == ("data/registrations/2024/lanh-dao-ban.yaml",)


def test_three_forms_of_which_two_are_the_same(root: Path) -> None:
    """Each of the three is named with the two others: which is right nobody said."""
    same = workbook(registration_rows())
    done = imported(root, same, registration_paper(), workbook(rows_with(FIRST, 3, "Khác")))
    twins = [found.message for found in done.checked.findings if found.code == "F208"]
    assert [message.count("mau-") for message in twins] == [2, 2, 2]
    assert not any(form.taken for form in done.forms)


def test_the_same_form_in_both_formats(root: Path) -> None:
    """Excel and Word of one unit that say the same are one form; a new person gets one code."""
    rows = with_new("Lê Thị Mới")
    done = imported(root, workbook(rows), registration_paper(rows))
    assert spots(done) == set()
    assert [form.taken for form in done.forms] == [True, True]
    assert [person["ma_can_bo"] for person in tree(root)["ca_nhan"]] == ["VP-01", "VP-02", "VP-03"]


def test_a_broken_data_file_is_mended_first(root: Path) -> None:
    """What must be kept of a file that cannot be read is not known."""
    (root / OFFICE).write_text("ca_nhan: [", "utf-8")
    assert ("F209", "") in spots(imported(root, workbook(registration_rows())))


def test_the_unit_may_be_said(root: Path) -> None:
    """A form without its unit's name takes --don-vi; one with another name refuses it."""
    data = workbook(rows_with(2, 1, None))
    assert imported(root, data, unit="van-phong").changes == ""
    assert ("F206", "") in spots(imported(root, workbook(registration_rows()), unit="lanh-dao-ban"))


def test_a_folder_of_forms(root: Path) -> None:
    """A folder means its forms, not its other files and not what Word locks."""
    folder = root / "nhan"
    folder.mkdir()
    (folder / "van-phong.xlsx").write_bytes(workbook(registration_rows()))
    (folder / "~$van-phong.xlsx").write_bytes(b"x")
    (folder / "doc.pdf").write_bytes(b"%PDF-1.4")
    answer = tdkt("nhapmau", str(folder), "-C", str(root))
    assert answer.code == 0
    assert "Bỏ qua 1 tệp không phải .docx, .xlsx trong thư mục" in answer.err
    assert f"{folder.as_posix()}/doc.pdf." in answer.err
    assert "khớp với dữ liệu" in answer.err


def test_nothing_to_import(root: Path, tmp_path: Path) -> None:
    """No form, no file: the command cannot run."""
    (tmp_path / "rong").mkdir()
    for typed in (str(tmp_path / "rong"), str(tmp_path / "khong-co.xlsx")):
        assert tdkt("nhapmau", typed, "-C", str(root)).code == 2
    with pytest.raises(CannotRun):
        imported(root, workbook(registration_rows()), unit="khong-co")


def test_the_command_shows_change_findings_and_what_next(root: Path) -> None:
    """The change and the findings on standard output, one closing sentence on the other."""
    path = root / "mau.xlsx"
    path.write_bytes(workbook(with_new("Lê Thị Mới")))
    answer = tdkt("nhapmau", str(path), "-C", str(root), "--xem-truoc")
    assert answer.code == 0
    assert "+++ data/registrations/2024/van-phong.yaml (sau khi nhập)" in answer.out
    assert "F404" in answer.out
    assert answer.out.rstrip().endswith("1 gợi ý.")
    assert answer.err.startswith("Mới xem trước, chưa ghi: 1 tệp sẽ đổi")
    answer = tdkt("nhapmau", str(path), "-C", str(root), "--dinh-dang", "json")
    assert '"duong_dan": "Sheet1!B9"' in answer.out
    assert answer.err.startswith("Đã nhập 1 biểu mẫu, ghi 1 tệp: data/registrations/2024/")
    assert tdkt("nhapmau", str(path), "-C", str(root)).err.startswith("1 biểu mẫu khớp")


def test_workbooks_of_the_other_epoch(root: Path) -> None:
    """The serial numbers of an old Macintosh's workbook count from 1904."""
    data = workbook(rows_with(FIRST, 6, 40969 - 1462))
    mac = changed_parts(
        data,
        lambda name, part: (
            part.replace(b"<workbookPr", b'<workbookPr date1904="1"')
            if name == "xl/workbook.xml"
            else part
        ),
    )
    assert mac != data
    assert imported(root, mac).changes == ""


def test_a_share_that_excel_made_of_a_number(root: Path) -> None:
    """95% typed into Excel is stored as 0.95; the data get what the clerk sees."""
    below = [
        [],
        ["TT", "Tên chỉ tiêu", "Đơn vị tính", "Kế hoạch năm"],
        [1, "Tỷ lệ văn bản ký số", "%", 0.95],
    ]
    book = opened(workbook([*registration_rows(), *below]))
    book.active.cell(FIRST + 4, 4).number_format = "0%"
    target = io.BytesIO()
    book.save(target)
    done = imported(root, target.getvalue())
    assert spots(done) == set()
    assert tree(root)["chi_tieu"][-1]["muc_ke_hoach"] == "95"


def test_a_paper_with_merged_rows(root: Path) -> None:
    """Cells of Word that span columns or rows keep the columns right of them in their places."""
    rows = registration_rows()[HEADER - 1 :]
    heading = f'<w:tc><w:tcPr><w:gridSpan w:val="9"/></w:tcPr>{paragraph("Danh sách")}</w:tc>'
    lines = "".join(
        paragraph(text)
        for text in ("VĂN PHÒNG", "BẢN ĐĂNG KÝ THI ĐUA NĂM 2024", "Tổng số người: 2")
    )
    assert imported(root, paper(lines + table_xml([[heading], *rows]))).changes == ""


def test_results_history_council_and_units(root: Path) -> None:
    """Each other kind of form is told by its headings and goes to its own file."""
    results = [
        ["KẾT QUẢ PHONG TRÀO THI ĐUA NĂM 2024"],
        ["Đơn vị", "Văn phòng"],
        ["Đợt", 1],
        ["TT", "Nhiệm vụ", "Kết quả"],
        [1, "Tiếp tục đẩy mạnh cải cách hành chính", "Đã xong."],
    ]
    history = [
        ["TT", "Năm", "Số quyết định", "Ngày ký", "Cơ quan ký", "Họ và tên", "Đơn vị", "Danh hiệu"],
        [1, 2022, "15/QĐ-BDT", "20/12/2022", "Ban Dân tộc", "Trần Văn Mẫu", "Văn phòng", "LĐTT"],
        [2, None, None, None, None, "H'Mơ Niê", "Văn phòng", "LĐTT"],
        [3, None, None, None, None, None, "Văn phòng", "TTLĐTT"],
    ]
    council = [
        ["HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG NĂM 2024"],
        ["Năm", 2024],
        ["TT", "Họ và tên", "Chức vụ", "Vai trò"],
        [1, "Lâm Thị Gốc", "Trưởng ban", "Chủ tịch"],
        [2, "Trần Văn Mẫu", "Chánh Văn phòng", "Thư ký"],
        [3, "H'Mơ Niê", "Phó phòng", "Ủy viên"],
    ]
    units = [
        ["DANH SÁCH ĐƠN VỊ"],
        ["TT", "Tên đơn vị", "Loại đơn vị", "Số người"],
        [1, "Lãnh đạo Ban", "Chính cơ quan", 1],
        [2, "Văn phòng", "Phòng", 2],
    ]
    done = imported(root, *(workbook(rows) for rows in (results, history, council, units)))
    assert spots(done) == set()
    assert [form.taken for form in done.forms] == [True] * 4
    assert (
        tree(root, "data/results/2024/dot-1/van-phong.yaml")["nhiem_vu"][0]["ket_qua"] == "Đã xong."
    )
    [decision] = tree(root, "data/decisions/2022.yaml")["quyet_dinh"]
    assert decision["ngay_ky"] == "2022-12-20"
    assert decision["danh_sach"] == [
        {
            "ma_danh_hieu": "LDTT",
            "ca_nhan": [
                {"ho_ten": "Trần Văn Mẫu", "ma_can_bo": "VP-01", "ma_don_vi": "van-phong"},
                {"ho_ten": "H'Mơ Niê", "ma_can_bo": "VP-02", "ma_don_vi": "van-phong"},
            ],
        },
        {"ma_danh_hieu": "TTLDTT", "tap_the": ["van-phong"]},
    ]
    assert tree(root, "data/council/2024.yaml")["thanh_vien"][2]["chuc_vu"] == "Phó phòng"
    assert tree(root, "data/plan-2024.yaml")["don_vi"][1]["tong_so_nguoi"] == "2"


def test_history_is_merged_by_year(root: Path) -> None:
    """What a year's file has stays, what the form adds comes to it; again, nothing changes."""
    head = [
        "TT",
        "Năm",
        "Số quyết định",
        "Ngày ký",
        "Cơ quan ký",
        "Họ và tên",
        "Đơn vị",
        "Danh hiệu",
    ]
    row = [1, 2023, "152/QĐ-BDT", "20/12/2023", "Ban Dân tộc", "Trần Văn Mẫu", "Văn phòng", "GK"]
    before = tree(root, "data/decisions/2023.yaml")
    form = workbook([head, row])
    assert spots(imported(root, form)) == set()
    after = tree(root, "data/decisions/2023.yaml")
    [decision] = after["quyet_dinh"]
    assert decision["danh_sach"][:2] == before["quyet_dinh"][0]["danh_sach"]
    assert decision["danh_sach"][2]["ma_danh_hieu"] == "GK"
    assert after["xep_loai"] == before["xep_loai"]
    assert imported(root, form).changes == ""


def test_a_new_unit_gets_a_code_from_its_name(root: Path) -> None:
    """Codes of units are made, not typed."""
    rows = [
        ["DANH SÁCH ĐƠN VỊ"],
        ["TT", "Tên đơn vị", "Loại đơn vị"],
        [1, "Lãnh đạo Ban", "Chính cơ quan"],
        [2, "Văn phòng", "Phòng"],
        [3, "Phòng Kế hoạch - Tổng hợp", "Phòng"],
    ]
    done = imported(root, workbook(rows))
    assert spots(done) == set()
    assert ("F408", "B5") in spots(done, Severity.HINT)
    codes = [unit["ma_don_vi"] for unit in tree(root, "data/plan-2024.yaml")["don_vi"]]
    assert codes == ["lanh-dao-ban", "van-phong", "phong-ke-hoach-tong-hop"]


def test_a_ballot_of_no_meeting(root: Path) -> None:
    """A row that names a meeting which the form does not have is reported."""
    rows = [
        ["HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"],
        ["Phiên", "Ngày họp"],
        [1, "25/12/2024"],
        [],
        ["TT", "Phiên", "Họ và tên", "Có mặt, vắng mặt"],
        [1, 2, "Lâm Thị Gốc", "Có mặt"],
    ]
    assert ("F407", "B6") in spots(imported(root, workbook(rows)))


def test_what_a_form_made_is_valid(root: Path) -> None:
    """After an import the data have no error, and a second import of it changes nothing."""
    imported(root, workbook(with_new("Lê Thị Mới")))
    loaded = storage.load(root, None)
    assert not [f for f in findings(root) if f.severity is Severity.ERROR]
    assert len(loaded.dataset.registrations) == 2
    assert imported(root, workbook(with_new("Lê Thị Mới"))).changes == ""


def test_the_bar_is_for_terminals_and_slow_work(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipe gets no bar; a terminal gets one after a second, with the name of the form."""
    with progress.progress_bar("Đọc biểu mẫu") as tell:
        assert tell is None
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress.progress_bar("Đọc biểu mẫu") as tell:
        assert tell is not None
        tell(0, 2, "nhanh.xlsx")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    with progress.progress_bar("Đọc biểu mẫu") as tell:
        assert tell is not None
        tell(0, 2, "van-phong.xlsx")
        ends = time.monotonic() + 10
        while not progress._running[-1].progress and time.monotonic() < ends:
            time.sleep(0.01)
        tell(2, 2, "")
    assert "Đọc biểu mẫu" in capsys.readouterr().err


def test_the_bar_tells_of_what_goes_back_too(root: Path) -> None:
    """Marking copies takes time as reading does: each form is told of both times."""
    told: list[tuple[int, int, str]] = []
    (root / "nhan").mkdir()
    for name in ("a.xlsx", "b.xlsx"):
        (root / "nhan" / name).write_bytes(workbook(rows_with(FIRST, 3, None)))
    asked = Importing((str(root / "nhan"),), back=str(root / "tra"))
    nhapmau(str(root), None, asked, lambda *piece: told.append(piece))
    assert [name for _, _, name in told] == [
        "a.xlsx", "b.xlsx", "", "trả lại a.xlsx", "trả lại b.xlsx",
    ]  # fmt: skip


def test_a_long_change_is_cut(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file that changes everywhere the beginning is shown, and how much more there is."""
    monkeypatch.setattr(changes, "MAX_LINES", 5)
    (root / OFFICE).unlink()
    done = imported(root, workbook(registration_rows()), preview=True)
    *shown, last = done.changes.splitlines()
    assert len(shown) == 5
    assert re.fullmatch(rf"… và [0-9]+ dòng nữa của {OFFICE}\.", last)
