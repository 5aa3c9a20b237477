"""The document commands end to end: refusals, drafts, outputs, and text that looks like code."""

from __future__ import annotations

import csv
import ctypes
import io
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from lxml import etree

from printed_papers import (
    PAPERS,
    Outcome,
    W,
    command,
    dump,
    edit,
    lines_of,
    page_texts,
    part,
    printed,
    process,
    tables_of,
    tdkt,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LIST = "tong-hop-dang-ky"
LETTER = "tong-hop-gui-cap-tren"
BROKEN = "nam_ke_hoach: 2024\nca_nhan: [\n"
LAST_PAGE = "NHỮNG LỖI CÒN PHẢI SỬA TRƯỚC KHI TRÌNH KÝ"


def _registration(root: Path, unit: str = "thanh-tra") -> Path:
    return root / "data" / "registrations" / "2024" / f"{unit}.yaml"


def _tonghop(root: Path, *options: str | Path) -> Outcome:
    return tdkt("tonghop", "-C", root, *options)


def _text(path: Path) -> str:
    return dump(path.read_bytes())


# -- units late, missing, broken -----------------------------------------------------------


def test_a_late_unit_is_named_with_its_days(copy_root: Path, tmp_path: Path) -> None:
    """31/01 itself is late under "trước ngày 31/01": one day, in the text and in appendix I."""
    edit(_registration(copy_root), "ngay_gui: 2024-01-24", "ngay_gui: 2024-01-31")
    text = dump(printed(copy_root, LIST, "docx", tmp_path))
    assert (
        "- Thanh tra: gửi ngày 31/01/2024, chậm 01 ngày so với hạn (trước ngày 31/01/2024)" in text
    )
    assert "Gửi chậm 01 ngày" in text
    edit(_registration(copy_root), "ngay_gui: 2024-01-31", "ngay_gui: 2024-01-30")
    text = dump(printed(copy_root, LIST, "docx", tmp_path))
    assert "chậm" not in text.replace("gửi chậm", "")


def test_a_missing_unit_stays_in_every_table(copy_root: Path, tmp_path: Path) -> None:
    """The report is printed, names the unit, and keeps its row in all three appendices."""
    _registration(copy_root).unlink()
    docx = printed(copy_root, LIST, "docx", tmp_path)
    lines = lines_of(docx)
    start = next(n for n, line in enumerate(lines) if line.text == "2. Đơn vị chưa có bản đăng ký")
    assert lines[start + 1].text == "- Thanh tra."
    tables = tables_of(docx)
    assert len(tables) == 4
    for table in tables:
        assert sum("Thanh tra" in row.text for row in table) == 1, table[0]
    assert "Chưa gửi bản đăng ký" in dump(docx)
    data = json.loads(printed(copy_root, LIST, "json", tmp_path))
    assert (data["tong"]["so_don_vi"], data["tong"]["so_chua_gui"]) == (6, 1)


@pytest.mark.parametrize("content", [BROKEN, "", "nam_ke_hoach: 2024\nma_don_vi: thanh-tra\n"])
def test_a_broken_file_stops_the_list_and_shows_in_a_draft(
    content: str, copy_root: Path, tmp_path: Path
) -> None:
    """Exit 1 with the finding and nothing written; the draft keeps the unit and lists the error."""
    _registration(copy_root).write_text(content, "utf-8")
    path = tmp_path / "x.docx"
    outcome = _tonghop(copy_root, "-o", path)
    assert (outcome.code, path.exists()) == (1, False)
    assert "data/registrations/2024/thanh-tra.yaml:" in outcome.out
    assert "Chưa in: còn" in outcome.err
    assert _tonghop(copy_root, "-o", path, "--du-thao").code == 1
    text = _text(path)
    assert "DỰ THẢO" in text
    assert "- Thanh tra: bản đăng ký có lỗi, chưa tổng hợp được." in text
    last = text.split(LAST_PAGE)[1]
    assert "data/registrations/2024/thanh-tra.yaml:" in last
    data = json.loads(_tonghop(copy_root, "-o", "-", "--dinh-dang", "json", "--du-thao").out)
    assert (data["tong"]["so_don_vi"], data["tong"]["so_chua_gui"]) == (6, 1)


def test_the_letter_upwards_waits_for_every_unit(copy_root: Path, tmp_path: Path) -> None:
    """Refused while a unit is missing or an error is open; `--du-thao` prints it, marked."""
    path = tmp_path / "x.docx"
    assert _tonghop(copy_root, "--gui-cap-tren", "-o", path).code == 0
    assert "DỰ THẢO" not in _text(path)
    path.unlink()
    content = _registration(copy_root).read_text("utf-8")
    _registration(copy_root).unlink()
    outcome = _tonghop(copy_root, "--gui-cap-tren", "-o", path)
    assert (outcome.code, path.exists()) == (1, False)
    assert "chưa có bản đăng ký (Thanh tra)" in outcome.err
    assert _tonghop(copy_root, "--gui-cap-tren", "-o", path, "--du-thao").code == 0
    assert "DỰ THẢO" in _text(path)
    assert "Chưa gửi bản đăng ký" in _text(path)
    path.unlink()
    _registration(copy_root).write_text(content.replace("so_ca_nhan: 4", "so_ca_nhan: 5"), "utf-8")
    outcome = _tonghop(copy_root, "--gui-cap-tren", "-o", path)
    assert (outcome.code, path.exists()) == (1, False)
    assert _tonghop(copy_root, "--gui-cap-tren", "-o", path, "--du-thao").code == 1
    assert LAST_PAGE in _text(path)


def test_the_last_page_of_a_draft_lists_every_error(copy_root: Path, tmp_path: Path) -> None:
    """Code, file with line, message: as `tdkt validate` has them, none left out."""
    edit(_registration(copy_root), "so_ca_nhan: 4", "so_ca_nhan: 5")
    edit(
        _registration(copy_root, "van-phong"), "danh_hieu: [LDTT, CSTDCS]", "danh_hieu: [Huy hiệu]"
    )
    path = tmp_path / "x.docx"
    assert _tonghop(copy_root, "-o", path, "--du-thao").code == 1
    found = json.loads(tdkt("validate", "-C", copy_root, "--dinh-dang", "json").out)["ket_qua"]
    errors = [one for one in found if one["muc_do"] == "loi"]
    assert len(errors) >= 2
    table = tables_of(path.read_bytes())[-1]
    assert [row.cells[1:3] for row in table[1:]] == [
        (one["ma"], f"{one['tep']}:{one['dong']}") for one in errors
    ]
    assert all(one["thong_bao"] in row.text for row, one in zip(table[1:], errors, strict=True))


@pytest.mark.parametrize("name", PAPERS)
def test_a_draft_without_errors_is_marked_all_the_same(
    name: str, sample_root: Path, tmp_path: Path
) -> None:
    """DỰ THẢO stands below the number, and there is no page of errors."""
    text = dump(printed(sample_root, name, "docx", tmp_path, "--du-thao"))
    assert text.count("DỰ THẢO") == 1
    assert LAST_PAGE not in text
    assert "DỰ THẢO" not in dump(printed(sample_root, name, "docx", tmp_path))


@pytest.mark.parametrize("name", PAPERS)
def test_a_final_copy_has_no_blanks(name: str, sample_root: Path, tmp_path: Path) -> None:
    """`--ban-chinh` refuses with 1, says how many blanks are left, and writes nothing."""
    path = tmp_path / "out" / "x.docx"
    outcome = tdkt(*PAPERS[name], "-C", sample_root, "-o", path, "--ban-chinh")
    assert outcome.code == 1
    assert "bản chính không được còn chỗ trống" in outcome.err
    assert not path.exists()


def test_a_plan_with_number_and_date_is_a_final_copy(copy_root: Path, tmp_path: Path) -> None:
    """With both it prints; with the number alone the open date is still a blank."""
    plan = copy_root / "data" / "plan-2024.yaml"
    edit(plan, "  ma_loai: KH\n  so_van_ban:\n", "  ma_loai: KH\n  so_van_ban: 7\n")
    assert tdkt("kehoach", "-C", copy_root, "--ban-chinh", "-o", tmp_path / "x.docx").code == 1
    edit(plan, "so_van_ban: 7\n  ngay_ban_hanh:\n", "so_van_ban: 7\n  ngay_ban_hanh: 2024-01-08\n")
    outcome = tdkt("kehoach", "-C", copy_root, "--ban-chinh", "-o", tmp_path / "x.docx")
    assert outcome.code == 0, outcome
    text = _text(tmp_path / "x.docx")
    assert "Số: 07/KH-BDT" in text
    assert "ngày 08 tháng 01 năm 2024" in text


def test_a_paper_without_an_entry_has_blanks_and_no_none(copy_root: Path, tmp_path: Path) -> None:
    """Without data/documents every paper is printed; what is not known is a blank, never "None"."""
    (copy_root / "data" / "documents" / "2024.yaml").unlink()
    for name in PAPERS:
        text = dump(printed(copy_root, name, "docx", tmp_path))
        assert "None" not in text
    text = dump(printed(copy_root, LIST, "docx", tmp_path))
    assert "Kính gửi: Hội đồng Thi đua - Khen thưởng Ban Dân tộc" in text
    assert "TL. TRƯỞNG BAN ¶ CHÁNH VĂN PHÒNG ¶ …" in text


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("ke-hoach", "registrations/2024/thanh-tra.yaml"),
        ("ke-hoach", "results/2024/dot-1/thanh-tra.yaml"),
        (LIST, "results/2024/dot-1/thanh-tra.yaml"),
        (LIST, "decisions/2021.yaml"),
        (LIST, "council/2024.yaml"),
        (LETTER, "results/2024/dot-2/thanh-tra.yaml"),
        ("bao-cao-dot-1", "decisions/2021.yaml"),
        ("bao-cao-dot-1", "results/2024/dot-2/thanh-tra.yaml"),
    ],
)
def test_errors_in_unused_files_do_not_stop_a_document(
    name: str, broken: str, copy_root: Path, tmp_path: Path
) -> None:
    """Only the files that a document prints must be right."""
    (copy_root / "data" / broken).write_text(BROKEN, "utf-8")
    assert tdkt("validate", "-C", copy_root).code == 1
    assert printed(copy_root, name, "docx", tmp_path)


@pytest.mark.parametrize("broken", ["plan-2024.yaml", "documents/2024.yaml"])
@pytest.mark.parametrize("name", PAPERS)
def test_errors_in_used_files_stop_a_document(
    name: str, broken: str, copy_root: Path, tmp_path: Path
) -> None:
    """The plan, and the file that holds numbers, signers and templates, must be right."""
    (copy_root / "data" / broken).write_text("nam_ke_hoach: [\n", "utf-8")
    outcome = tdkt(*PAPERS[name], "-C", copy_root, "-o", tmp_path / "x.docx")
    assert (outcome.code, (tmp_path / "x.docx").exists()) == (1, False)
    assert f"data/{broken}:" in outcome.out


# -- rows ----------------------------------------------------------------------------------


def _rows(root: Path, *options: str) -> tuple[list[dict[str, Any]], list[list[str]]]:
    data = json.loads(_tonghop(root, "-o", "-", "--dinh-dang", "json", *options).out)
    text = _tonghop(root, "-o", "-", "--dinh-dang", "csv", *options).out
    return data["ket_qua"], list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_json_and_csv_have_the_same_rows(sample_root: Path) -> None:
    """A row per registered title, the same values in the same order."""
    from_json, from_csv = _rows(sample_root)
    subjects = {"ca_nhan": "cá nhân", "tap_the": "tập thể"}
    wanted = [
        ["" if value is None else subjects.get(str(value), str(value)) for value in row.values()]
        for row in from_json
    ]
    assert from_csv[0] == [
        "năm", "mã đơn vị", "đơn vị", "đối tượng", "họ tên", "mã cán bộ", "chức vụ",
        "mã danh hiệu", "danh hiệu", "ghi chú",
    ]  # fmt: skip
    assert from_csv[1:] == wanted
    assert len(wanted) == 61


def test_totals_of_the_json_are_those_of_its_rows_and_of_the_paper(
    sample_root: Path, tmp_path: Path
) -> None:
    """Columns of appendix III add up to its last row, and to `tong`."""
    data = json.loads(printed(sample_root, LIST, "json", tmp_path))
    assert data["tong"]["so_dang_ky"] == len(data["ket_qua"])
    table = tables_of(printed(sample_root, LIST, "docx", tmp_path))[-1]
    rows = [[int(cell) for cell in row.cells[2:]] for row in table if row.cells[0].isdecimal()]
    assert len(rows) == data["tong"]["so_don_vi"]
    total = [int(cell) for cell in table[-1].cells[1:]]
    assert total == [sum(column) for column in zip(*rows, strict=True)]
    assert total == [
        data["tong"]["tong_so_nguoi"],
        data["tong"]["so_ca_nhan"],
        *(one["so_luong"] for key in ("tap_the", "ca_nhan") for one in data["tong"][key]),
        data["tong"]["so_sang_kien"],
    ]


def test_the_order_of_files_and_people_changes_no_byte(copy_root: Path, tmp_path: Path) -> None:
    """People written backwards, files made anew in another order: the same .docx."""
    before = printed(copy_root, LIST, "docx", tmp_path)
    folder = copy_root / "data" / "registrations" / "2024"
    texts = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    for path in folder.iterdir():
        path.unlink()
    for name, text in sorted(texts.items(), reverse=True):
        head, people = text.split("\nca_nhan:\n")
        people, _, rest = people.partition("\nchi_tieu:")
        entries = [f"  - {one}" for one in people.rstrip("\n").removeprefix("  - ").split("\n  - ")]
        backwards = "\n".join(reversed(entries))
        tail = f"\nchi_tieu:{rest}" if rest else "\n"
        (folder / name).write_text(f"{head}\nca_nhan:\n{backwards}{tail}", "utf-8")
    assert printed(copy_root, LIST, "docx", tmp_path) == before


# -- outputs -------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["html", "csv", "json"])
def test_standard_output_gives_the_bytes_of_the_file(
    ending: str, sample_root: Path, tmp_path: Path
) -> None:
    """`-o -` prints exactly what the file would hold; sentences go to standard error."""
    outcome = _tonghop(sample_root, "-o", "-", "--dinh-dang", ending)
    assert outcome.code == 0
    assert outcome.out.encode() == printed(sample_root, LIST, ending, tmp_path)
    assert "chỗ trống" in outcome.err


def test_several_outputs_are_all_written(sample_root: Path, tmp_path: Path) -> None:
    """Each ending picks its format."""
    paths = [tmp_path / "ra" / f"x.{ending}" for ending in ("docx", "html", "xlsx", "csv", "json")]
    assert _tonghop(sample_root, *(part for path in paths for part in ("-o", path))).code == 0
    begins = (b"PK", b"<!DOCTYPE html>", b"PK", b"\xef\xbb\xbf", b"{")
    for path, begin in zip(paths, begins, strict=True):
        assert path.read_bytes().startswith(begin)


def test_several_outputs_are_written_all_or_none(sample_root: Path, tmp_path: Path) -> None:
    """One target that cannot be written keeps the others as they were."""
    old = tmp_path / "a.docx"
    old.write_bytes(b"cu")
    (tmp_path / "c.json").mkdir()
    outcome = _tonghop(sample_root, "-o", old, "-o", tmp_path / "b.csv", "-o", tmp_path / "c.json")
    assert outcome.code == 2
    assert old.read_bytes() == b"cu"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "c.json"]


def test_a_file_beside_standard_output_keeps_its_own_format(
    sample_root: Path, tmp_path: Path
) -> None:
    """`-o - -o x.docx` prints HTML and writes a Word file."""
    path = tmp_path / "x.docx"
    outcome = tdkt("kehoach", "-C", sample_root, "-o", "-", "-o", path)
    assert outcome.code == 0
    assert outcome.out.startswith("<!DOCTYPE html>")
    assert path.read_bytes() == printed(sample_root, "ke-hoach", "docx", tmp_path)


@pytest.mark.parametrize("name", ["x.doc", "x.odt", "x", "x.", ".docx.bak", "x.yaml"])
def test_an_unknown_ending_is_a_usage_error(name: str, sample_root: Path, tmp_path: Path) -> None:
    """Exit 2, the endings that there are, nothing written."""
    outcome = _tonghop(sample_root, "-o", tmp_path / name)
    assert outcome.code == 2
    assert "docx, html, pdf, xlsx, csv hoặc json" in outcome.err
    assert list(tmp_path.iterdir()) == []
    assert tdkt("kehoach", "-C", sample_root, "-o", tmp_path / "x.xlsx").code == 2


def test_the_default_output_lies_in_out(copy_root: Path) -> None:
    """Named after paper and year, in the data folder's out/."""
    for name, arguments in PAPERS.items():
        assert tdkt(*arguments, "-C", copy_root).code == 0
        assert (copy_root / "out" / f"{name}-2024.docx").is_file()


# -- text that looks like code -------------------------------------------------------------

HOSTILE = "<b>&{{x}} [/b] =1+1 {% raw %} &amp; ]]> :smile: \\n **x** *y*"
FORMULA = "=HYPERLINK(A1)"


@pytest.fixture
def hostile(copy_root: Path) -> Path:
    """Return a data folder with texts that look like HTML, Jinja, rich markup and a formula."""
    path = _registration(copy_root)
    edit(path, "chuc_vu: Chánh Thanh tra\n", f"chuc_vu: '{HOSTILE}'\n")
    edit(path, "ghi_chu: Công chức mới tuyển dụng", f"ghi_chu: '{FORMULA}'")
    return copy_root


def test_hostile_text_reaches_word_as_it_is(hostile: Path, tmp_path: Path) -> None:
    """Braces, brackets, entities and asterisks are characters of the cell; no field, no link."""
    docx = printed(hostile, LIST, "docx", tmp_path)
    cells = [cell for line in lines_of(docx) for cell in line.cells]
    assert HOSTILE in cells
    assert FORMULA in cells
    tags = {element.tag for element in part(docx, "word/document.xml").iter()}
    assert not tags & {f"{W}hyperlink", f"{W}instrText", f"{W}fldSimple"}


def test_hostile_text_reaches_html_as_it_is(hostile: Path, tmp_path: Path) -> None:
    """The browser sees the text, and no element that came from data."""
    html = printed(hostile, LIST, "html", tmp_path)
    texts = page_texts(html)
    assert HOSTILE in texts
    assert FORMULA in texts
    tree = etree.fromstring(html, etree.HTMLParser(encoding="utf-8"))
    cell = next(one for one in tree.iter("td", "p") if "".join(one.itertext()) == HOSTILE)
    assert [one.tag for one in cell.iter() if one.tag not in {"td", "p"}] == []


def test_hostile_text_reaches_csv_and_json_as_it_is(hostile: Path) -> None:
    """Only what Excel would run gets an apostrophe, and only in the .csv."""
    from_json, from_csv = _rows(hostile)
    assert HOSTILE in {row["chuc_vu"] for row in from_json}
    assert FORMULA in {row["ghi_chu"] for row in from_json}
    assert HOSTILE in {row[6] for row in from_csv}
    assert f"'{FORMULA}" in {row[9] for row in from_csv}
    assert FORMULA not in {row[9] for row in from_csv}


def test_hostile_text_reaches_excel_as_it_is(hostile: Path, tmp_path: Path) -> None:
    """Text cells hold the characters; no cell of the workbook is a formula or a link."""
    data = printed(hostile, LIST, "xlsx", tmp_path)
    cells = [
        cell
        for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert {HOSTILE, FORMULA} <= {cell.value for cell in cells}
    assert "f" not in {cell.data_type for cell in cells if cell.value != FORMULA}
    assert not [cell.coordinate for cell in cells if cell.hyperlink]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                assert b"<f>" not in archive.read(name)


# -- what is said about other files ----------------------------------------------------------


def test_errors_of_other_files_are_counted(copy_root: Path) -> None:
    """`validate FILE` shows the file's own findings, and says that others have errors."""
    asked = str(_registration(copy_root, "van-phong"))
    assert "Tệp khác" not in tdkt("validate", "-C", copy_root, asked).err
    edit(_registration(copy_root), "so_ca_nhan: 4", "so_ca_nhan: 5")
    outcome = tdkt("validate", "-C", copy_root, asked)
    assert outcome.code == 0
    assert "Không có lỗi." in outcome.out
    assert "Tệp khác còn 1 lỗi: chạy «tdkt validate» để xem hết." in outcome.err
    assert "Tệp khác" not in tdkt("validate", "-C", copy_root).err
    own = tdkt("validate", "-C", copy_root, str(_registration(copy_root)))
    assert (own.code, "Tệp khác" in own.err) == (1, False)


def test_a_file_with_a_hidden_ending_is_named(copy_root: Path) -> None:
    """The note says which file to rename and how; it is not called "no data"."""
    file = _registration(copy_root)
    file.rename(file.with_name("thanh-tra.yaml.txt"))
    folder = "data/registrations/2024"
    err = tdkt("validate", "-C", copy_root).err
    assert f"Tệp {folder}/thanh-tra.yaml.txt có đuôi thừa: đổi tên thành thanh-tra.yaml.\n" in err
    assert "Bỏ qua" not in err
    file.with_name("thanh-tra.yaml.txt").rename(file.with_name("thanh-tra.yaml.yaml"))
    err = tdkt("validate", "-C", copy_root).err
    assert "thanh-tra.yaml.yaml có đuôi thừa: đổi tên thành thanh-tra.yaml." in err
    file.write_bytes(file.with_name("thanh-tra.yaml.yaml").read_bytes())
    err = tdkt("validate", "-C", copy_root).err
    assert "đã có thanh-tra.yaml: giữ một tệp, xóa tệp kia." in err


@pytest.mark.skipif(sys.platform == "win32", reason="a program of POSIX")
@pytest.mark.parametrize(
    ("content", "mode", "reason"),
    [(b"\0\1", 0o755, "tệp không phải là chương trình"), (b"#!/khong/co\n", 0o755, "không có tệp")],
)
def test_an_unrunnable_libreoffice_is_told_in_vietnamese(
    content: bytes, mode: int, reason: str, sample_root: Path, tmp_path: Path
) -> None:
    """Exit 2; the system's English stays out of the sentence."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_bytes(content)
    program.chmod(mode)
    outcome = process(
        "kehoach", "-C", sample_root, "-o", tmp_path / "x.pdf",
        environment={"PATH": f"{program.parent}:{os.environ['PATH']}"},
    )  # fmt: skip
    assert outcome.code == 2, outcome
    assert f"Không chạy được LibreOffice ({program}): {reason}" in outcome.err
    assert not any(word in outcome.err for word in ("Exec", "error", "No such"))
    assert not (tmp_path / "x.pdf").exists()


def test_an_end_by_the_system_leaves_nothing(sample_root: Path, tmp_path: Path) -> None:
    """SIGTERM while LibreOffice hangs: it ends too, no temporary file or folder stays."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\ntouch "{tmp_path}/started"\nexec sleep 100\n', "utf-8")
    program.chmod(0o755)
    for name in ("out", "tmp"):
        (tmp_path / name).mkdir()
    line = command("kehoach", "-C", sample_root, "-o", tmp_path / "out" / "x.pdf")
    environment = {
        **os.environ,
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "TMPDIR": str(tmp_path / "tmp"),
    }
    running = subprocess.Popen(line, env=environment, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not (tmp_path / "started").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    running.terminate()
    said = running.communicate(timeout=60)[1]
    assert (running.returncode, said) == (128 + signal.SIGTERM, b"")
    assert [*(tmp_path / "out").iterdir(), *(tmp_path / "tmp").iterdir()] == []


# -- writing -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lock", "program"), [("~$x.docx", "Word"), (".~lock.x.docx#", "LibreOffice")]
)
def test_an_open_target_is_left_alone(
    lock: str, program: str, sample_root: Path, tmp_path: Path
) -> None:
    """Exit 2, "close it and run again", and the open file keeps its bytes."""
    path = tmp_path / "x.docx"
    path.write_bytes(b"cu")
    (tmp_path / lock).write_bytes(b"")
    outcome = _tonghop(sample_root, "-o", path)
    assert outcome.code == 2
    assert f"đang mở trong {program}: đóng tệp rồi chạy lại" in outcome.err
    assert f"xóa tệp ẩn {lock}." in outcome.err
    assert path.read_bytes() == b"cu"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_target_that_is_a_folder_is_refused(sample_root: Path, tmp_path: Path) -> None:
    """Exit 2 and a sentence, for a folder named like a document and for a file used as folder."""
    (tmp_path / "x.docx").mkdir()
    outcome = _tonghop(sample_root, "-o", tmp_path / "x.docx")
    assert outcome.code == 2
    assert "thư mục" in outcome.err
    (tmp_path / "tep").write_bytes(b"cu")
    assert _tonghop(sample_root, "-o", tmp_path / "tep" / "x.docx").code == 2
    assert (tmp_path / "tep").read_bytes() == b"cu"


def _obey_permissions() -> None:
    """Make root obey the bits of a folder: drop CAP_DAC_OVERRIDE from what the program gets."""
    if os.geteuid() == 0:
        drop_from_bounding_set, dac_override = 24, 1
        ctypes.CDLL(None).prctl(drop_from_bounding_set, dac_override, 0, 0, 0)


def test_a_folder_without_write_permission_is_told(sample_root: Path, tmp_path: Path) -> None:
    """Exit 2, what to do instead, and the old file as it was."""
    folder = tmp_path / "chi-doc"
    folder.mkdir()
    path = folder / "x.docx"
    path.write_bytes(b"cu")
    folder.chmod(0o555)
    try:
        outcome = process("kehoach", "-C", sample_root, "-o", path, preexec_fn=_obey_permissions)
        assert outcome.code == 2, outcome
        assert "không có quyền ghi" in outcome.err
        assert [one.name for one in folder.iterdir()] == ["x.docx"]
        assert path.read_bytes() == b"cu"
    finally:
        folder.chmod(0o755)


def _no_file_above(size: int) -> Callable[[], None]:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.parametrize("size", [0, 1, 1000, 4096, 8191, 10_000])
def test_a_full_disk_loses_nothing(size: int, sample_root: Path, tmp_path: Path) -> None:
    """Exit 2, one sentence, the old files byte for byte, no temporary file left."""
    paths = [tmp_path / "x.docx", tmp_path / "x.html"]
    for path in paths:
        path.write_bytes(b"cu" * 500)
    outcome = process(
        "kehoach", "-C", sample_root, "-o", paths[0], "-o", paths[1],
        preexec_fn=_no_file_above(size), environment={"PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert outcome.code == 2, outcome
    assert "hết dung lượng đĩa" in outcome.err
    assert [path.read_bytes() for path in paths] == [b"cu" * 500] * 2
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small disk as Linux does")
@pytest.mark.parametrize("kilobytes", [4, 8, 12, 16])
def test_a_real_full_disk_loses_nothing(kilobytes: int, sample_root: Path, tmp_path: Path) -> None:
    """The same on a disk of a few pages, where this machine lets one be mounted."""
    disk = tmp_path / "dia"
    disk.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(disk)]
    mounted = not subprocess.run(["mount", *options], capture_output=True, check=False).returncode
    try:
        path = disk / "x.html"
        path.write_bytes(b"cu")
        # Without the right to mount, the limit on file size stands in for the disk.
        limit = None if mounted else _no_file_above(kilobytes * 1024)
        outcome = process("kehoach", "-C", sample_root, "-o", path, preexec_fn=limit)
        assert (outcome.code, path.read_bytes()) == (2, b"cu"), outcome
        assert "hết dung lượng đĩa" in outcome.err
        assert [one.name for one in disk.iterdir()] == ["x.html"]
    finally:
        if mounted:
            subprocess.run(["umount", str(disk)], check=True)


def test_kill_at_any_moment_never_tears_a_file(sample_root: Path, tmp_path: Path) -> None:
    """30 runs killed at random moments: each file is the old one or the new one, whole."""
    names = ("x.docx", "x.html")
    chosen = [part for name in names for part in ("-o", str(tmp_path / name))]
    line = command("kehoach", "-C", sample_root, *chosen)
    started = time.monotonic()
    assert subprocess.run(line, capture_output=True, check=False).returncode == 0
    whole_run = time.monotonic() - started
    new = {name: (tmp_path / name).read_bytes() for name in names}
    old = {name: data + b"cu" for name, data in new.items()}
    chance = random.Random(2024)  # noqa: S311 — moments, not secrets
    outcomes = set()
    for _ in range(30):
        for name, data in old.items():
            (tmp_path / name).write_bytes(data)
        running = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            outcomes.add(running.wait(chance.uniform(0.5, 1.05) * whole_run))
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            outcomes.add(running.wait())
        for name in names:
            assert (tmp_path / name).read_bytes() in (old[name], new[name])
    assert -signal.SIGKILL in outcomes
    left = [path for path in tmp_path.iterdir() if path.name not in names]
    assert all(path.name.startswith(".tdkt-") and path.suffix == ".tmp" for path in left)
    assert subprocess.run(line, capture_output=True, check=False).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == list(names)
    assert {name: (tmp_path / name).read_bytes() for name in names} == new
