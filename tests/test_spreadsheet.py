"""The consolidated list as .xlsx and .csv: figures, text that stays text, print set-up, bytes."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt_cli import spreadsheet, storage
from tdkt_cli.consolidate import registered_year
from tdkt_cli.consolidate.counted_titles import TitleCount, TitleName
from tdkt_cli.consolidate.registered import (
    PersonLine,
    RegisteredTitle,
    RegisteredYear,
    Totals,
    UnitLine,
)
from tdkt_cli.output import OutputError
from tdkt_cli.spreadsheet.rows import guarded
from tdkt_cli.spreadsheet.table import line_count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTILE = (
    "=1+1",
    "=cmd|'/c calc'!A0",
    "+84 901",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "http://vi.du/?a=1&b=<c>",
    "mailto:a@vi.du",
    "#N/A",
    "#REF!",
    "TRUE",
    "0123",
    "1E5",
    "31/01/2024",
    "{=1}",
    "a_x0041_b",
    "  hai khoảng  ",
    'nháy " kép; phẩy, chấm',
    "dòng một\ndòng hai",
    "[/b] &amp; 𠮷",
)
LDTT = TitleName("LDTT", "Lao động tiên tiến", "LĐTT")
GIAY_KHEN = TitleName("GK", "Giấy khen", "GK")
SHEETS = ["I. Tập thể", "II. Cá nhân", "III. Đơn vị × danh hiệu"]


@pytest.fixture(scope="module")
def year(sample_root: Path) -> RegisteredYear:
    """Return the sample year."""
    return registered_year(storage.load(sample_root, 2024).dataset)


def _person(name: str, **changes: object) -> PersonLine:
    person: Any = PersonLine(name, None, None, name, (LDTT,), (GIAY_KHEN,), (name,), name)
    changed: PersonLine = person._replace(**changes)
    return changed


def _unit(code: str, people: tuple[PersonLine, ...], **changes: object) -> UnitLine:
    count = len(people)
    unit: Any = UnitLine(
        code, code, code, "dung_han", None, 0, count, count, 0, count, (), (), people, {},
        {"LDTT": count, "GK": count} if count else {},
    )  # fmt: skip
    changed: UnitLine = unit._replace(**changes)
    return changed


def _small_year(*units: UnitLine) -> RegisteredYear:
    rows = tuple(
        RegisteredTitle(
            2024, unit.ma_don_vi, unit.ten_don_vi, "ca_nhan", person.ho_ten, person.ma_can_bo,
            person.chuc_vu, name.ma_danh_hieu, name.ten_danh_hieu, person.ghi_chu,
        )
        for unit in units
        for person in unit.ca_nhan
        for name in (*person.danh_hieu, *person.khen_thuong)
    )  # fmt: skip
    people = sum(unit.so_ca_nhan for unit in units)
    counts = tuple(TitleCount(*name, "co_quan", people) for name in (LDTT, GIAY_KHEN) if people)
    totals = Totals(len(units), len(units), 0, 0, people, people, 0, 0, len(rows), people)
    return RegisteredYear(2024, totals, (), counts, units, rows)


def _hostile_year() -> RegisteredYear:
    people = tuple(_person(text) for text in HOSTILE)
    named = tuple(_unit(text, (), ten_tap_the=text) for text in HOSTILE)
    return _small_year(_unit("van-phong", people), *named)


def _bytes(year: RegisteredYear) -> bytes:
    target = io.BytesIO()
    spreadsheet.write_registered(year, target)
    return target.getvalue()


def _book(year: RegisteredYear) -> Any:  # noqa: ANN401 — the stubs of openpyxl lack much
    return openpyxl.load_workbook(io.BytesIO(_bytes(year)))


def _data(sheet: Any) -> list[list[Any]]:  # noqa: ANN401 — as above
    """Return the values of the rows that the filter covers, without the header."""
    _, *rows = sheet[sheet.auto_filter.ref]
    return [[cell.value for cell in row] for row in rows]


def _total_row(sheet: Any) -> list[Any]:  # noqa: ANN401 — as above
    last = int(re.findall("[0-9]+", sheet.auto_filter.ref)[-1])
    return [cell.value for cell in sheet[last + 2]]


def test_the_three_appendices_stand_on_three_sheets(year: RegisteredYear) -> None:
    """Names, labels and titles are those of the Word document's appendices."""
    book = _book(year)
    assert book.sheetnames == SHEETS
    assert [sheet["A1"].value for sheet in book] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    assert book[SHEETS[1]]["A2"].value == (
        "ĐĂNG KÝ DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG NĂM 2024 CỦA CÁ NHÂN"
    )


def test_collectives_stand_in_the_order_of_the_plan(year: RegisteredYear) -> None:
    """Each unit has its row with full names of titles; the total is a number with words around."""
    sheet = _book(year)[SHEETS[0]]
    rows = _data(sheet)
    assert [row[:2] for row in rows] == [
        [number, unit.ten_tap_the] for number, unit in enumerate(year.don_vi, 1)
    ]
    assert rows[0][2] == "Tập thể lao động xuất sắc;\nCờ thi đua của Ủy ban nhân dân tỉnh"
    total = _total_row(sheet)
    assert total[0] == year.tong.so_tap_the
    assert total[2] == "TTLĐTT: 05; TTLĐXS: 04; CTĐCT: 01"
    cell = sheet.cell(sheet.max_row - 1, 1)
    assert cell.number_format == '"Tổng cộng: "00" tập thể"'


def test_abbreviations_are_explained_where_they_stand(year: RegisteredYear) -> None:
    """Every short name in the totals of sheets I and II has its full name in the note below."""
    for name, counts, column in ((SHEETS[0], year.tap_the, 2), (SHEETS[1], year.ca_nhan, 4)):
        sheet = _book(year)[name]
        note = sheet.cell(sheet.max_row, 1).value
        assert note.startswith("Ghi chú: ")
        totals = "; ".join(_total_row(sheet)[column : column + 2])
        shorts = {part.split(":")[0] for part in totals.split("; ") if part}
        assert shorts == {count.viet_tat for count in counts}
        assert all(f"{count.viet_tat}: {count.ten_danh_hieu}" in note for count in counts)


def test_a_draft_is_marked_on_every_sheet(year: RegisteredYear) -> None:
    """DỰ THẢO stands in title and note of each sheet of a draft, and nowhere else."""
    target = io.BytesIO()
    spreadsheet.write_registered(year, target, draft=True)
    draft: Any = openpyxl.load_workbook(target)
    for sheet in draft:
        assert sheet["A2"].value.endswith("(DỰ THẢO)")
        assert sheet.cell(sheet.max_row, 1).value.startswith("DỰ THẢO: chỉ để kiểm tra")
        assert "\nGhi chú: " in sheet.cell(sheet.max_row, 1).value
    for sheet in _book(year):
        assert not [c for row in sheet.iter_rows() for c in row if "DỰ THẢO" in str(c.value)]


_NO_ROOM = """
import errno, io, os, sys, tempfile
from pathlib import Path
from tdkt_cli import output, spreadsheet, storage
from tdkt_cli.consolidate import registered_year
year = registered_year(storage.load(Path(sys.argv[1]), 2024).dataset)
from tdkt_cli.spreadsheet import workbook
if sys.argv[2] == "file size":
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
elif sys.argv[2] == "no folder":
    tempfile.tempdir = None
    tempfile._candidate_tempdir_list = lambda: ["/proc/khong-co"]
else:
    def full(*arguments, **options):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    workbook._Sheet._append = full
try:
    spreadsheet.write_registered(year, io.BytesIO())
except output.OutputError as error:
    os.write(1, str(error).encode())
"""


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("file size", "hết dung lượng đĩa ở thư mục tạm"),
        ("full", "hết dung lượng đĩa ở thư mục tạm"),
        ("no folder", "không ghi được vào thư mục tạm nào"),
    ],
)
def test_no_room_for_temporary_files(sample_root: Path, what: str, sentence: str) -> None:
    """The library keeps sheets in temporary files: when these fail, the cause is said."""
    run = subprocess.run(
        [sys.executable, "-B", "-c", _NO_ROOM, str(sample_root), what],
        capture_output=True,
        check=False,
    )
    assert sentence in run.stdout.decode(), run.stderr.decode()
    assert run.stderr == b""


def test_people_stand_by_unit_with_the_unit_on_each_row(year: RegisteredYear) -> None:
    """Sheet II lists everyone once, in order, and its totals are those of the year."""
    sheet = _book(year)[SHEETS[1]]
    rows = _data(sheet)
    assert [(row[1], row[2]) for row in rows] == [
        (unit.ten_don_vi, person.ho_ten) for unit in year.don_vi for person in unit.ca_nhan
    ]
    assert [row[0] for row in rows] == list(range(1, year.tong.so_ca_nhan + 1))
    initiatives = sum(len(row[6].split(";\n")) for row in rows if row[6])
    total = _total_row(sheet)
    assert (total[0], total[6]) == (len(rows), initiatives)
    assert (total[0], total[6]) == (year.tong.so_ca_nhan, year.tong.so_sang_kien)


def test_the_matrix_adds_up(year: RegisteredYear) -> None:
    """Every total of sheet III is the sum of the numbers above it, and the year's own figure."""
    sheet = _book(year)[SHEETS[2]]
    rows, total = _data(sheet), _total_row(sheet)
    assert all(type(value) is int for row in rows for value in row[2:])
    assert total[2:] == [sum(column) for column in list(zip(*rows, strict=True))[2:]]
    assert total[2:4] == [year.tong.tong_so_nguoi, year.tong.so_ca_nhan]
    assert sum(total[4:-1]) == year.tong.so_dang_ky
    header = [cell.value for cell in sheet[4]]
    assert header[4:-1] == [title.viet_tat for title in (*year.tap_the, *year.ca_nhan)]
    assert sheet["E3"].value == "Tập thể"
    assert "CSTĐCS: Chiến sĩ thi đua cơ sở" in sheet.cell(sheet.max_row, 1).value


def test_a_unit_is_never_left_out() -> None:
    """A unit without a readable registration, or without people, has its row and the reason."""
    book = _book(
        _small_year(
            _unit("gui-cham", (_person("An"),), tinh_trang="cham", so_ngay_cham=3),
            _unit("chua-gui", (), tinh_trang="chua_gui"),
            _unit("tep-loi", (), tinh_trang="tep_loi"),
            _unit("khong-ai", ()),
        )
    )
    notes = [row[4] or "" for row in _data(book[SHEETS[0]])]
    assert notes[:2] == ["Gửi chậm 03 ngày", "Chưa gửi bản đăng ký"]
    assert notes[2:] == ["Bản đăng ký có lỗi, chưa đọc được", ""]
    people = _data(book[SHEETS[1]])
    assert [(row[0], row[1]) for row in people] == [
        (1, "gui-cham"), (None, "chua-gui"), (None, "tep-loi"), (None, "khong-ai"),
    ]  # fmt: skip
    assert [row[7] for row in people[1:]] == [*notes[1:3], "Không có cá nhân đăng ký"]
    assert len(_data(book[SHEETS[2]])) == 4


def test_a_year_without_any_registration_is_printed() -> None:
    """No units, no titles: the three sheets are there with their header and totals of zero."""
    book = _book(_small_year())
    assert [_data(sheet) for sheet in book] == [[], [], []]
    assert _total_row(book[SHEETS[2]]) == ["Tổng cộng", None, 0, 0, 0]


def test_hostile_text_stays_text() -> None:
    """What looks like a formula, a link, an error, a number or a date is stored as text."""
    data = _bytes(_hostile_year())
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert all(type(cell.value) in (int, type(None)) for cell in cells if cell.data_type == "n")
    escaped = [text.replace("a_x0041_b", "a_x005F_x0041_b") for text in HOSTILE]
    assert [row[2] for row in _data(book[SHEETS[1]])][: len(HOSTILE)] == escaped
    assert [row[1] for row in _data(book[SHEETS[0]])][1:] == escaped
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "externalLink" in name]
        for name in archive.namelist():
            assert not re.search(rb"<(?:\w+:)?f[ >/]|<hyperlink|t=\"e\"", archive.read(name)), name


def test_a_draft_prints_titles_that_the_law_does_not_know() -> None:
    """An unknown title heads its column as text, within bounds, and stands in the note."""
    title, year = "=1+" + "W" * 5_000, _small_year(_unit("van-phong", (_person("An"),)))
    unknown = TitleCount(title, title, title, "", 1)
    sheet = _book(year._replace(ca_nhan=(*year.ca_nhan, unknown)))[SHEETS[2]]
    assert (sheet["G4"].value, sheet["G4"].data_type) == (title, "s")
    assert 15 < sheet.column_dimensions["G"].width < 25
    assert sheet.row_dimensions[4].height <= 409
    assert sheet.cell(sheet.max_row, 1).value.endswith(f"{title}: {title}.")


def test_editing_a_hostile_cell_does_not_make_it_a_formula() -> None:
    """Only text that starts like a formula carries Excel's mark for text."""
    sheet = _book(_hostile_year())[SHEETS[1]]
    marked = {row[2].value for row in sheet.iter_rows(min_row=4) if row[2].quotePrefix}
    assert marked == {text for text in HOSTILE if text[0] in "=+-@\t"}


def test_line_ends_are_one_line_feed() -> None:
    """CR and CRLF become one line feed, never two lines."""
    sheet = _book(_small_year(_unit("van-phong", (_person("một\r\nhai\rba"),))))[SHEETS[1]]
    assert _data(sheet)[0][2] == "một\nhai\nba"


@pytest.mark.parametrize(
    ("text", "reason"),
    [("a\x01b", r"U\+0001"), ("a\ufffeb", r"U\+FFFE"), ("x" * 32_768, r"32\.768 ký tự")],
)
def test_what_no_cell_can_hold_is_refused(text: str, reason: str) -> None:
    """The sentence names the sheet and the row; nothing is cut in silence."""
    year = _small_year(_unit("van-phong", (_person("An"), _person("Bình", ghi_chu=text))))
    with pytest.raises(OutputError, match=rf"«II\. Cá nhân» dòng 5: .*{reason}"):
        _bytes(year)


_INTERRUPTED = """
import io, sys
from pathlib import Path
from tdkt_cli import spreadsheet, storage
from tdkt_cli.consolidate import registered_year
from tdkt_cli.spreadsheet import workbook
real, calls = workbook.line_count, []
def fail_late(*arguments, **options):
    calls.append(arguments)
    if len(calls) > 100:
        raise KeyboardInterrupt
    return real(*arguments, **options)
workbook.line_count = fail_late
try:
    spreadsheet.write_registered(
        registered_year(storage.load(Path(sys.argv[1]), 2024).dataset), io.BytesIO()
    )
except KeyboardInterrupt:
    print("stopped")
"""


def test_a_failure_midway_is_the_only_message(sample_root: Path) -> None:
    """Half-written sheets are closed: no traceback of the library follows when they are dropped."""
    run = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED, str(sample_root)], capture_output=True, check=True
    )
    assert (run.stdout.strip(), run.stderr) == (b"stopped", b"")


def test_screen_and_filter(year: RegisteredYear) -> None:
    """Header and first columns stay; the filter covers the data and not the totals."""
    book = _book(year)
    assert [sheet.freeze_panes for sheet in book] == ["C4", "D4", "C5"]
    units, people = len(year.don_vi), year.tong.so_ca_nhan
    assert [sheet.auto_filter.ref for sheet in book] == [
        f"A3:E{3 + units}", f"A3:H{3 + people}", f"A4:P{4 + units}",
    ]  # fmt: skip
    for sheet in book:
        gap = int(re.findall("[0-9]+", sheet.auto_filter.ref)[-1]) + 1
        assert all(cell.value is None for cell in sheet[gap])  # Excel would take in what touches


def test_paper(year: RegisteredYear) -> None:
    """A4 landscape, margins 20, 20, 30, 15 mm, fitted to the width, header rows on each page."""
    book = _book(year)
    assert [sheet.print_title_rows for sheet in book] == ["$3:$3", "$3:$3", "$3:$4"]
    for sheet in book:
        setup, margins, header = sheet.page_setup, sheet.page_margins, sheet.HeaderFooter
        assert (setup.paperSize, setup.orientation) == (9, "landscape")
        assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        sides = (margins.top, margins.bottom, margins.left, margins.right)
        assert [round(side * 25.4) for side in sides] == [20, 20, 30, 15]
        assert header.differentFirst
        assert (header.oddHeader.center.text, header.firstHeader.center.text) == ("&P", None)
        assert sheet.print_area.endswith(f"${sheet.max_row}")


def test_letters_borders_and_wrapping(year: RegisteredYear) -> None:
    """Every cell is in Times New Roman and wrapped; cells of the table have a border."""
    for sheet in _book(year):
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.font.name for cell in cells} == {"Times New Roman"}
        assert all(cell.alignment.wrap_text for cell in cells)
        body = [cell for row in sheet[sheet.auto_filter.ref] for cell in row]
        assert all(cell.border.left.style and cell.border.bottom.style for cell in body)


def test_rows_are_as_high_as_their_text() -> None:
    """A long text gets a wider column and a higher row, within what Excel can show."""
    long = "Giải pháp phối hợp liên ngành nâng cao chất lượng thực hiện chính sách; " * 20
    short, tall = _person("An", ghi_chu=None), _person("Bình", sang_kien=(long,))
    sheet = _book(_small_year(_unit("van-phong", (short, tall))))[SHEETS[1]]
    plain = _book(_small_year(_unit("van-phong", (short,))))[SHEETS[1]]
    heights = [sheet.row_dimensions[row].height for row in (4, 5)]
    assert 15 < heights[0] < 25
    assert 200 < heights[1] <= 409
    assert sheet.column_dimensions["G"].width > plain.column_dimensions["G"].width
    assert plain.column_dimensions["G"].width == pytest.approx(38 / 2.117, abs=0.1)


def test_a_word_longer_than_a_line_counts_as_several_lines() -> None:
    """Sixty capital W do not fit in 40 mm: Excel cuts them into lines."""
    assert line_count("W" * 60, 12, 40) >= 6
    assert line_count("An", 12, 40) == 1
    assert line_count("một\nhai\nba", 12, 40) == 3


def test_the_package_is_stamped_with_no_clock_and_no_machine(year: RegisteredYear) -> None:
    """Properties and members carry the fixed date and our name; the order is the alphabet's."""
    data = _bytes(year)
    properties = openpyxl.load_workbook(io.BytesIO(data)).properties
    assert (properties.creator, properties.lastModifiedBy) == ("tdkt", "tdkt")
    assert str(properties.created) == str(properties.modified) == "1980-01-01 00:00:00"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [n for n in archive.namelist() if b"openpyxl" in archive.read(n).lower()]
        merged = re.findall(b'mergeCell ref="([^"]+)', archive.read("xl/worksheets/sheet3.xml"))
    assert merged == [b"A1:P1", b"A2:P2", b"E3:I3", b"J3:O3", b"A12:B12", b"A13:P13"]


_PROGRAM = """
import hashlib, io, sys
from pathlib import Path
from tdkt_cli import spreadsheet, storage
from tdkt_cli.consolidate import registered_year
year = registered_year(storage.load(Path(sys.argv[1]), 2024).dataset)
text = spreadsheet.registered_csv(year)
assert not any(name.split(".")[0] == "openpyxl" for name in sys.modules), "openpyxl came too early"
target = io.BytesIO()
spreadsheet.write_registered(year, target)
print(hashlib.sha256(target.getvalue() + text.encode()).hexdigest())
"""


@pytest.mark.parametrize(("zone", "seed"), [("Asia/Ho_Chi_Minh", "1"), ("Etc/GMT+12", "77")])
def test_same_bytes_on_every_run(
    year: RegisteredYear, sample_root: Path, zone: str, seed: str
) -> None:
    """Time zone, hash seed and locale change no byte, and .csv alone never imports openpyxl."""
    data = _bytes(year)
    assert data == _bytes(year)
    ours = hashlib.sha256(data + spreadsheet.registered_csv(year).encode()).hexdigest()
    other = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(sample_root)],
        env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.strip() == ours


def _converted(year: RegisteredYear, folder: Path, kind: str) -> None:
    (folder / "bang.xlsx").write_bytes(_bytes(year))
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile}",
         "--convert-to", kind, "--outdir", str(folder), str(folder / "bang.xlsx")],
        env={**os.environ, "HOME": str(folder)}, capture_output=True, check=True, timeout=300,
    )  # fmt: skip


def _sheets_as_csv(year: RegisteredYear, folder: Path) -> Iterator[list[list[str]]]:
    """Yield what LibreOffice reads in each sheet: UTF-8, all text quoted, values as shown."""
    _converted(year, folder, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,true,,,-1")
    for name in SHEETS:
        (path,) = folder.glob(f"bang-{name}.csv")
        with path.open(encoding="utf-8", newline="") as file:
            yield list(csv.reader(file))


@pytest.mark.program("soffice")
def test_libreoffice_reads_all_text_and_numbers(year: RegisteredYear, tmp_path: Path) -> None:
    """LibreOffice shows every value that was written; totals with their words."""
    book = _book(year)
    for name, shown in zip(SHEETS, _sheets_as_csv(year, tmp_path), strict=True):
        rows = [[str(v) if v is not None else "" for v in row] for row in _data(book[name])]
        first = int(re.findall("[0-9]+", book[name].auto_filter.ref)[0])
        assert shown[first : first + len(rows)] == rows
        assert shown[first + len(rows) + 1][0].startswith("Tổng cộng")


@pytest.mark.program("soffice")
def test_libreoffice_calculates_nothing(tmp_path: Path) -> None:
    """Hostile text comes back letter for letter, `_x0041_` too."""
    _, people, _ = _sheets_as_csv(_hostile_year(), tmp_path)
    assert [row[2] for row in people[3 : 3 + len(HOSTILE)]] == list(HOSTILE)


@pytest.mark.program("soffice")
@pytest.mark.program("pdftotext")
def test_libreoffice_prints_every_person(year: RegisteredYear, tmp_path: Path) -> None:
    """Each person is on paper, header rows repeat, and numbers start on a sheet's second page."""
    _converted(year, tmp_path, "pdf")
    made = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "bang.pdf"), "-"], capture_output=True, check=True
    )
    *pages, rest = made.stdout.decode().split("\f")
    assert rest == ""
    words = " ".join(made.stdout.decode().split())
    for unit in year.don_vi:
        for person in unit.ca_nhan:
            assert all(word in words for word in person.ho_ten.split())
    assert len(pages) == 6
    assert all("Họ và tên" in page for page in pages[1:5])
    first_words = [page.split()[0] for page in pages]
    assert first_words == ["Phụ", "Phụ", "2", "3", "4", "Phụ"]


HEADER = "năm,mã đơn vị,đơn vị,đối tượng,họ tên,mã cán bộ,chức vụ,mã danh hiệu,danh hiệu,ghi chú"


def test_csv_has_a_row_for_each_registered_title(year: RegisteredYear) -> None:
    """The csv module reads back every field in order; all cells are quoted, lines end in CRLF."""
    text = spreadsheet.registered_csv(year)
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert ",".join(header) == HEADER
    assert len(rows) == year.tong.so_dang_ky
    for row, title in zip(rows, year.dang_ky, strict=True):
        subject = {"ca_nhan": "cá nhân", "tap_the": "tập thể"}[title.doi_tuong]
        expected = ["" if v is None else str(v) for v in title._replace(doi_tuong=subject)]
        assert row == expected
    assert text.count("\r\n") == text.count("\n") == len(rows) + 1
    assert all(re.fullmatch(r'"[^"]*"(?:,"[^"]*"){9}', line) for line in text.splitlines())
    assert spreadsheet.CSV_ENCODING == "utf-8-sig"


def test_csv_keeps_hostile_text_and_guards_it() -> None:
    """Only cells that start like a formula gain an apostrophe; quotes and line ends survive."""
    text = spreadsheet.registered_csv(_hostile_year())
    _, *rows = csv.reader(io.StringIO(text, newline=""))
    names = [row[4] for row in rows][::2]
    assert names == [f"'{text}" if text[0] in "=+-@\t" else text for text in HOSTILE]


@pytest.mark.parametrize("text", ["=1", "+a", "-", "- Phát huy", "@x", "\tx", "\rx", "\0x", "-1-1"])
def test_csv_guard_marks_what_may_be_a_formula(text: str) -> None:
    """Each start that OWASP lists gets an apostrophe."""
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["", "-5", "+1", "-1,5", "-1.800.000", "2024", "a=1", "'=1", "An"])
def test_csv_guard_leaves_the_rest(text: str) -> None:
    """Plain numbers and other text stay as they are."""
    assert guarded(text) == text


@given(st.text(max_size=40))
def test_csv_guard_changes_nothing_but_the_start(text: str) -> None:
    """A guarded cell never starts like a formula unless it is a number, and loses nothing."""
    shown = guarded(text)
    assert shown in (text, "'" + text)
    assert not shown.startswith(("=", "@", "\t", "\r", "\0"))
    assert not shown.startswith(("+", "-")) or float(re.sub("[.,]", "", shown)) is not None
