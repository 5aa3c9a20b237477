"""Forms that go out: what stands in the workbooks and papers, and who is asked for what."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openpyxl import load_workbook

from tdkt_cli import storage
from tdkt_cli.forms import contents as forms
from tdkt_cli.forms import kinds
from tdkt_cli.forms.contents import Contents, FormRow
from tdkt_cli.forms.kinds import Fill, Table
from tdkt_cli.law import titles
from tdkt_cli.paper_standard import text_width
from tdkt_cli.spreadsheet.forms import write_form
from tdkt_cli.word.layout import CELL_SIDE_MM
from tdkt_cli.workflow import CannotRun
from tdkt_cli.workflow.bieumau import FormsAsked, FormsMade, bieumau
from tdkt_cli.workflow.form_papers import form_variables

ROOT = Path(__file__).resolve().parents[1]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KINDS = [
    FormsAsked(unit="van-phong"),
    FormsAsked("ket_qua", "lanh-dao-ban", 2),
    FormsAsked("lich_su"),
    FormsAsked("hoi_dong"),
    FormsAsked("don_vi"),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the sample data that may be changed."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture(scope="module")
def sample() -> dict[str, Contents]:
    """Return one form of each kind, filled from the sample data."""
    dataset = storage.load(ROOT, 2024).dataset
    assert dataset.plan is not None
    assert dataset.council is not None
    known = forms.Known(dataset.plan.record)
    unit = dataset.plan.record.unit("lanh-dao-ban")
    assert unit is not None
    registered = dataset.registrations[0].record
    assert registered.ma_don_vi == "lanh-dao-ban"
    names = tuple(person.ho_ten for person in registered.ca_nhan)
    results = next(s.record for s in dataset.results_of(2) if s.record.ma_don_vi == "lanh-dao-ban")
    return {
        "dang_ky": forms.registration(known, unit, registered),
        "ket_qua": forms.results(known, unit, 2, results, registered),
        "lich_su": forms.history(known, [s.record for s in dataset.decisions], names),
        "hoi_dong": forms.council(known, dataset.council.record, names),
        "don_vi": forms.units(known),
    }


def _book(contents: Contents) -> Any:  # noqa: ANN401 — the stubs of openpyxl miss half of it
    stream = io.BytesIO()
    write_form(contents, stream)
    return load_workbook(stream)


def _made(root: Path, asked: FormsAsked) -> FormsMade:
    made = bieumau(str(root), None, asked._replace(folder=str(root / "bieu mẫu")))
    assert made.refused is None
    return made


def _header(sheet: Any, heading: str) -> tuple[int, int]:  # noqa: ANN401
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == heading]
    assert found, heading
    return found[0].row, found[0].column


# -- the workbook --------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["dang_ky", "ket_qua", "lich_su", "hoi_dong", "don_vi"])
def test_same_data_same_bytes(sample: dict[str, Contents], key: str) -> None:
    """A form written twice is the same file, whatever the clock says."""
    first, second = io.BytesIO(), io.BytesIO()
    write_form(sample[key], first)
    write_form(sample[key], second)
    assert first.getvalue() == second.getvalue()


@pytest.mark.parametrize("key", ["dang_ky", "ket_qua", "lich_su", "hoi_dong", "don_vi"])
def test_no_cell_is_live(sample: dict[str, Contents], key: str) -> None:
    """No formula, link, macro, external part or stored picture goes out."""
    stream = io.BytesIO()
    write_form(sample[key], stream)
    with zipfile.ZipFile(stream) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name).decode() for name in names if name.endswith("xml")}
    assert not [name for name in names if re.search(r"vba|external|media|embed|query", name)]
    for name, text in parts.items():
        if "worksheets/" in name:
            assert "<f>" not in text
            assert "<f " not in text
            assert "hyperlink" not in text


@pytest.mark.parametrize("key", ["dang_ky", "ket_qua", "lich_su", "hoi_dong", "don_vi"])
def test_every_heading_stands_where_the_description_says(
    sample: dict[str, Contents], key: str
) -> None:
    """Each sheet has its tables' headings in order, hidden ones at the right end and not shown."""
    book = _book(sample[key])
    for sheet in sample[key].kind.sheets:
        parts = [p for p in sheet.parts if p in sample[key].parts]
        for table in (part for part in parts if isinstance(part, Table)):
            page = book[sheet.name]
            shown = [c for c in table.columns if not c.hidden and not c.only_read]
            wanted = [heading for column in shown for heading in column.headings()]
            row = next(
                n
                for n in range(1, page.max_row + 1)
                if [page.cell(n, c + 1).value for c in range(len(wanted))] == wanted
            )
            for column in table.hidden:
                at = _header(page, column.heading)
                assert at[0] == row
                assert at[1] > len(wanted)
                letter = page.cell(*at).column_letter
                assert page.column_dimensions[letter].hidden


@pytest.mark.parametrize("key", ["dang_ky", "ket_qua", "lich_su", "hoi_dong", "don_vi"])
def test_headings_are_protected_and_inputs_are_not(sample: dict[str, Contents], key: str) -> None:
    """Every sheet is protected without a password; what is typed is unlocked, the rest locked."""
    book = _book(sample[key])
    for sheet in book.worksheets:
        if sheet.sheet_state == "hidden":
            continue
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        unlocked = [c for row in sheet.iter_rows() for c in row if not c.protection.locked]
        assert unlocked
        assert all(cell.fill.fgColor.rgb == "00FFF9E0" for cell in unlocked)


def test_titles_are_offered_by_official_name(sample: dict[str, Contents]) -> None:
    """A drop-down shows the official names open to the subject, never a code."""
    book = _book(sample["dang_ky"])
    page = book["Cá nhân"]
    row, column = _header(page, "Danh hiệu thi đua đăng ký")
    offered = _offered(book, page, page.cell(row + 1, column).coordinate)
    assert offered == [
        title.name
        for title in titles.all_titles()
        if title.for_individuals and not title.is_commendation
    ]
    assert "CSTDCS" not in offered
    row, column = _header(book["Đơn vị"], "Danh hiệu thi đua của tập thể")
    assert "Cờ thi đua của Chính phủ" in _offered(
        book, book["Đơn vị"], book["Đơn vị"].cell(row, column + 1).coordinate
    )


def _offered(book: Any, page: Any, cell: str) -> list[str]:  # noqa: ANN401
    rule = next(r for r in page.data_validations.dataValidation if cell in r.sqref)
    assert rule.type == "list"
    name, _, place = rule.formula1.rpartition("!")
    assert book[name.strip("'")].sheet_state == "hidden"
    return [row[0].value for row in book[name.strip("'")][place.replace("$", "")]]


def test_a_new_name_is_offered_where_it_is_needed_again(sample: dict[str, Contents]) -> None:
    """The list of names on other sheets is the range in which names are typed."""
    book = _book(sample["dang_ky"])
    page = book["Sáng kiến"]
    row, column = _header(page, "Họ và tên")
    rule = next(
        r
        for r in page.data_validations.dataValidation
        if page.cell(row + 1, column).coordinate in r.sqref
    )
    first, last = re.findall(r"\$C\$(\d+)", rule.formula1)
    people = book["Cá nhân"]
    assert people[f"C{first}"].value == "Nguyễn Văn Khang"
    assert int(last) - int(first) + 1 == 3 + kinds.REGISTRATION.table("ca_nhan").blank_rows


def test_every_typed_column_says_what_belongs_in_it(sample: dict[str, Contents]) -> None:
    """Whoever clicks a cell reads one sentence about it."""
    for contents in sample.values():
        for part in contents.parts:
            for column in part.columns:
                silent = column.fill in (Fill.ORDINAL, Fill.ITEM_CODE, Fill.UNIT_CODE)
                assert silent or column.note or column.if_filled or "khối" in column.heading.lower()
                assert len(column.note) <= 255
        book = _book(contents)
        prompts = [
            rule.prompt
            for page in book.worksheets
            for rule in page.data_validations.dataValidation
            if rule.showInputMessage
        ]
        assert prompts
        assert all(prompts)


def test_paper_is_a4_landscape_with_repeated_headings(sample: dict[str, Contents]) -> None:
    """Each sheet prints on A4 landscape, as wide as the page, its header row on every page."""
    book = _book(sample["dang_ky"])
    for page in book.worksheets[:-1]:
        assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    people = book["Cá nhân"]
    row, _ = _header(people, "Họ và tên")
    assert people.print_title_rows == f"${row}:${row}"
    assert people.freeze_panes == f"D{row + 1}"


def test_identity_travels_hidden(sample: dict[str, Contents]) -> None:
    """Each person's code stands in their row, in a column that is not shown and is locked."""
    page = _book(sample["dang_ky"])["Cá nhân"]
    row, column = _header(page, "Mã cán bộ")
    names = _header(page, "Họ và tên")[1]
    pairs = [
        (page.cell(n, names).value, page.cell(n, column).value) for n in range(row + 1, row + 4)
    ]
    assert pairs[0] == ("Nguyễn Văn Khang", "LDB-01")
    assert page.cell(row + 1, column).protection.locked
    assert page.cell(row + 4, column).value is None


def test_text_that_looks_like_a_formula_stays_text(sample: dict[str, Contents]) -> None:
    """A note such as `=1+1` is stored as text, and editing the cell makes no formula of it."""
    contents = sample["dang_ky"]
    row = FormRow({"ho_ten": ("Trần Văn Mậu",), "ghi_chu": ("=1+1",)})
    book = _book(contents._replace(tables={**contents.tables, "ca_nhan": (row,)}))
    page = book["Cá nhân"]
    at, column = _header(page, "Ghi chú")
    cell = page.cell(at + 1, column)
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_more_titles_than_columns_share_the_last_cell(sample: dict[str, Contents]) -> None:
    """A fourth title is written, not lost: the last cell holds both, one a line."""
    contents = sample["dang_ky"]
    row = FormRow({"ho_ten": ("Trần Văn Mậu",), "danh_hieu": ("A", "B", "C", "D")})
    book = _book(contents._replace(tables={**contents.tables, "ca_nhan": (row,)}))
    page = book["Cá nhân"]
    at, column = _header(page, "Danh hiệu thi đua đăng ký")
    assert [page.cell(at + 1, column + n).value for n in range(3)] == ["A", "B", "C\nD"]


# -- the paper -----------------------------------------------------------------------------


def test_the_paper_hides_the_code_in_the_first_cell(data: Path) -> None:
    """`[VP-01]` stands in the row's first cell as hidden text; a blank row has none."""
    made = _made(data, FormsAsked(unit="van-phong", formats=("docx",)))
    with zipfile.ZipFile(data / "bieu mẫu" / made.written[0].name) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    hidden = [
        "".join(run.itertext())
        for run in body.iter(f"{_W}r")
        if run.find(f"{_W}rPr/{_W}vanish") is not None
    ]
    assert "[VP-01]" in hidden
    people = [row for row in body.iter(f"{_W}tr") if "Trần Thị Minh Thu" in "".join(row.itertext())]
    assert "".join(people[1][1].itertext()) == "[VP-01]1"


def test_the_paper_is_the_units_registration(sample: dict[str, Contents]) -> None:
    """The paper names agency, unit, council and signer, and asks in the order I, II, III."""
    variables = form_variables(sample["dang_ky"])
    assert variables["tren"] == "Ban Dân tộc"
    assert variables["duoi"] == "Lãnh đạo Ban"
    assert variables["ten_bieu_mau"] == "BẢN ĐĂNG KÝ THI ĐUA NĂM 2024"
    assert variables["kinh_gui"] == "Hội đồng Thi đua - Khen thưởng Ban Dân tộc"
    assert variables["nguoi_ky"] == {"chuc_vu": "TRƯỞNG BAN", "ho_ten": "Nguyễn Văn Khang"}
    titles_shown = [part["tieu_de"] for part in variables["phan"]]
    numbered = [title for title in titles_shown if title.startswith("I")]
    assert [title.split(".")[0] for title in numbered] == ["I", "II", "III"]


@pytest.mark.parametrize("asked", _KINDS, ids=lambda asked: str(asked.kind))
def test_columns_of_a_paper_fit_its_page(asked: FormsAsked, data: Path) -> None:
    """Each kind is written in both formats, and the same bytes come out twice."""
    made = _made(data, asked)
    first = [(data / "bieu mẫu" / path.name).read_bytes() for path in made.written]
    assert len(first) == 2
    again = _made(data, asked)
    assert [(data / "bieu mẫu" / path.name).read_bytes() for path in again.written] == first


# -- where the content comes from ----------------------------------------------------------


def _people(root: Path, unit: str = "van-phong") -> list[list[object]]:
    made = _made(root, FormsAsked(unit=unit, formats=("xlsx",)))
    page = load_workbook(root / "bieu mẫu" / made.written[0].name)["Cá nhân"]
    row, column = _header(page, "Họ và tên")
    last = _header(page, "Đã đạt năm trước")[1]
    return [
        [page.cell(n, column).value, page.cell(n, column + 2).value, page.cell(n, last).value]
        for n in range(row + 1, page.max_row + 1)
        if page.cell(n, column).value
    ]


@pytest.mark.parametrize("key", ["dang_ky", "ket_qua", "hoi_dong"])
def test_a_name_of_four_syllables_stays_on_its_line(sample: dict[str, Contents], key: str) -> None:
    """In every table of a paper with names, at the size of tables in the body."""
    parts = form_variables(sample[key])["phan"]
    columns = [column for part in parts for column in part.get("cot", ())]
    widths = [column["rong"] for column in columns if column["tieu_de"].startswith("Họ và tên")]
    assert widths
    needed = text_width("Nguyễn Thị Thanh Xuân", 13) + 2 * CELL_SIDE_MM
    assert min(widths) >= needed


def test_this_years_registration_is_filled_in(data: Path) -> None:
    """A unit that registered gets back what it registered."""
    people = _people(data)
    assert len(people) == 7
    assert people[0] == [
        "Trần Thị Minh Thu",
        "Lao động tiên tiến",
        "Lao động tiên tiến\nChiến sĩ thi đua cơ sở",
    ]


def test_last_years_people_come_without_their_titles(data: Path) -> None:
    """Without a registration the people of last year stand there, titles left to choose."""
    plan = (data / "data/plan-2024.yaml").read_text("utf-8")
    (data / "data/plan-2023.yaml").write_text(
        plan.replace("nam_ke_hoach: 2024", "nam_ke_hoach: 2023")
    )
    (data / "data/registrations/2023").mkdir()
    old = data / "data/registrations/2024/van-phong.yaml"
    text = old.read_text("utf-8").replace("nam_ke_hoach: 2024", "nam_ke_hoach: 2023")
    (data / "data/registrations/2023/van-phong.yaml").write_text(text.replace("K'Brèo", "K'Brêo"))
    old.unlink()
    people = _people(data)
    assert [person[0] for person in people][-1] == "K'Brêo"
    assert {person[1] for person in people} == {None}


def test_without_a_registration_the_decisions_name_the_people(data: Path) -> None:
    """The people whom last year's decisions and ratings name as the unit's stand in its form."""
    (data / "data/registrations/2024/van-phong.yaml").unlink()
    people = _people(data)
    assert [person[0] for person in people] == [
        *("Trần Thị Minh Thu", "Phạm Quốc Hưng", "Ka Thị Ngọc Lan", "Võ Hoàng Yến Nhi"),
        *("Lìu A Sáng", "Đặng Thị Hồng Nhung", "K'Brèo"),
    ]
    assert people[4][2] == "Lao động tiên tiến\nGiấy khen"


def test_an_empty_form_names_nobody(data: Path) -> None:
    """`--trong` writes agency and unit alone."""
    made = _made(data, FormsAsked(unit="van-phong", empty=True, formats=("xlsx",)))
    book = load_workbook(data / "bieu mẫu" / made.written[0].name)
    texts = [str(c.value) for page in book for row in page.iter_rows() for c in row if c.value]
    assert "Văn phòng" in texts
    assert not [text for text in texts if "Trần Thị Minh Thu" in text]


def test_results_carry_the_plans_figures(data: Path) -> None:
    """A unit reports against the targets it registered: their names and figures are locked."""
    (data / "data/results/2024/dot-1/van-phong.yaml").unlink()
    made = _made(data, FormsAsked("ket_qua", "van-phong", 1, formats=("xlsx",)))
    page = load_workbook(data / "bieu mẫu" / made.written[0].name)["Chỉ tiêu"]
    row, plan = _header(page, "Kế hoạch năm")
    done = _header(page, "Thực hiện")[1]
    assert page.cell(row + 1, plan).value is not None
    assert page.cell(row + 1, plan).protection.locked
    assert page.cell(row + 1, done).value is None
    assert not page.cell(row + 1, done).protection.locked
    assert not page.cell(page.max_row, plan).protection.locked


def test_ratings_are_asked_for_in_the_last_round_alone(data: Path) -> None:
    """Round 1 asks for no ratings; flags and blocks are asked of the agency alone."""

    def sheets(unit: str, number: int) -> list[str]:
        made = _made(data, FormsAsked("ket_qua", unit, number, formats=("xlsx",)))
        return list(load_workbook(data / "bieu mẫu" / made.written[0].name).sheetnames)

    assert "Cá nhân" not in sheets("van-phong", 1)
    assert "Cá nhân" in sheets("van-phong", 2)
    assert "Chuyên đề" not in sheets("van-phong", 2)
    assert "Chuyên đề" in sheets("lanh-dao-ban", 2)


def test_the_council_votes_on_what_was_proposed(data: Path) -> None:
    """Before the meeting the members and the proposals that need a vote stand there already."""
    path = data / "data/council/2024.yaml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("phien_hop:")], "utf-8")
    made = _made(data, FormsAsked("hoi_dong", formats=("xlsx",)))
    book = load_workbook(data / "bieu mẫu" / made.written[0].name)
    row, column = _header(book["Bỏ phiếu"], "Danh hiệu, hình thức")
    asked = {book["Bỏ phiếu"].cell(n, column).value for n in range(row + 1, row + 8)}
    assert "Chiến sĩ thi đua cơ sở" in asked
    assert "Lao động tiên tiến" not in asked
    row, column = _header(book["Dự họp"], "Họ và tên")
    assert book["Dự họp"].cell(row + 7, column).value == "Đỗ Trọng Nghĩa"


# -- refusals and wrong usage --------------------------------------------------------------


def test_a_file_that_cannot_be_read_is_never_left_out(data: Path) -> None:
    """Printing last year's people over a broken file of this year would lose it: refused."""
    path = data / "data/registrations/2024/van-phong.yaml"
    path.write_text(path.read_text("utf-8").replace("tong_so_nguoi: 8", "tong_so_nguoi: tám"))
    made = bieumau(str(data), None, FormsAsked(unit="van-phong", folder=str(data / "ra")))
    assert made.refused is not None
    assert "van-phong.yaml" in made.refused
    assert made.checked.findings
    assert not (data / "ra").exists()
    other = bieumau(str(data), None, FormsAsked(unit="thanh-tra", folder=str(data / "ra")))
    assert other.refused is None
    empty = FormsAsked(unit="van-phong", folder=str(data / "ra"), empty=True)
    assert bieumau(str(data), None, empty).refused is None


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (FormsAsked(unit="phong-la"), "Kế hoạch không có đơn vị «phong-la»"),
        (FormsAsked("ket_qua", round_number=7), "không có đợt 7 (có: 1, 2)"),
    ],
)
def test_what_the_plan_does_not_have(asked: FormsAsked, said: str, data: Path) -> None:
    """An unknown unit or round is said in one sentence."""
    with pytest.raises(CannotRun, match=re.escape(said)):
        bieumau(str(data), None, asked)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--ket-qua"], "cần thêm --dot"),
        (["--dot", "1"], "chỉ dùng cùng --ket-qua"),
        (["--lich-su", "--hoi-dong"], "không dùng cùng lúc với --lich-su"),
        (["--lich-su", "--don-vi", "van-phong"], "biểu mẫu này là của cả cơ quan"),
        (["--dinh-dang", "pdf"], "pdf"),
    ],
)
def test_wrong_usage(options: list[str], said: str, data: Path) -> None:
    """Options that contradict one another are refused in Vietnamese with exit code 2."""
    command = [sys.executable, "-m", "tdkt_cli", "bieumau", "-C", str(data), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert not (data / "out").exists()


def test_the_command_says_what_it_made(data: Path) -> None:
    """Files on standard output, one a line; how many and what next on standard error."""
    command = [sys.executable, "-m", "tdkt_cli", "bieumau", "--dinh-dang", "xlsx"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, encoding="utf-8", cwd=data
    )
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "out/bieu-mau-2024/dang-ky-lanh-dao-ban.xlsx"
    assert len(lines) == 6
    assert done.stderr.splitlines()[0] == "Đã ghi 6 biểu mẫu (Excel) vào out/bieu-mau-2024."
    assert all((data / line).is_file() for line in lines)
