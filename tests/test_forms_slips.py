"""The slips beside the marked copies: every fault of a form in plain words."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from openpyxl import load_workbook

from printed_papers import edit, tdkt
from tdkt_cli import wordcheck
from tdkt_cli.findings import Finding, Severity, Where
from tdkt_cli.vietnamese import upper_first
from tdkt_cli.workflow.bieumau import FormsAsked, bieumau
from tdkt_cli.workflow.plain_words import form_fault

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "<b>&{{x}}"


@pytest.fixture
def inbox(copy_root: Path) -> Path:
    """Return a folder with two faulty forms of the Office and a good one of another unit."""
    folder = copy_root / "nhan"
    for unit in ("van-phong", "thanh-tra"):
        bieumau(str(copy_root), 2024, FormsAsked(unit=unit, folder=str(folder)))
    (folder / "dang-ky-thanh-tra.docx").unlink()
    _spoil_workbook(folder / "dang-ky-van-phong.xlsx")
    _spoil_paper(folder / "dang-ky-van-phong.docx")
    return folder


def _spoil_workbook(path: Path) -> None:
    book = load_workbook(path)
    assert book["Đơn vị"]["A9"].value == "Ngày gửi"
    book["Đơn vị"]["B9"] = "31/02/2024"
    people = book["Cá nhân"]
    assert people["C6"].value == "Phạm Quốc Hưng"
    people["C6"] = "Nguyễn Văn Lạ"
    people["E7"] = "CSTDCS_LDTX"
    book.save(path)


def _spoil_paper(path: Path) -> None:
    document = Document(str(path))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    for label, value in (("Ngày gửi", "31/02/2024"), ("Đơn vị", "Phòng Không Có")):
        number = next(n for n, cell in enumerate(cells) if cell.text == label)
        cells[number + 1].text = value
    document.save(str(path))


def _edit_cell(path: Path, old: str, new: str) -> None:
    document = Document(str(path))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    next(cell for cell in cells if cell.text == old).text = new
    document.save(str(path))


def _given_back(inbox: Path, *more: str) -> tuple[Path, Any]:
    back = inbox.parent / "tra"
    done = tdkt(
        *("nhapmau", inbox, "--tra-lai", back, "-C", inbox.parent, "--xem-truoc"),
        *("--dinh-dang", "json", *more),
    )
    assert done.code == 1
    return back, json.loads(done.out)["ket_qua"]


def _texts(path: Path) -> str:
    """Return the text of a slip as one line, cells between bars."""
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    lines = [*(paragraph.text for paragraph in document.paragraphs), *cells]
    return " | ".join(" ".join(line.split()) for line in lines)


def _parted(finding: dict[str, str]) -> tuple[str, str]:
    """Return the place that a message begins with, and the rest as a sentence."""
    sheet, mark, cell = finding["duong_dan"].partition("!")
    place = f"Trang «{sheet}», ô {cell}" if mark else upper_first(sheet)
    assert finding["thong_bao"].startswith(place)
    return place, upper_first(finding["thong_bao"].removeprefix(place).removeprefix(":").strip())


def _paper_quotes(text: str) -> str:
    return text.replace("«", "“").replace("»", "”")


def test_a_slip_for_each_faulty_form(inbox: Path) -> None:
    """Beside each copy lies one slip; a good form has neither."""
    back, _ = _given_back(inbox)
    assert sorted(path.name for path in back.iterdir()) == [
        "dang-ky-van-phong-can-sua-2.xlsx",
        "dang-ky-van-phong-can-sua.docx",
        "dang-ky-van-phong-phieu-tra-lai-2.docx",
        "dang-ky-van-phong-phieu-tra-lai.docx",
    ]


def test_every_fault_is_on_the_slip(inbox: Path) -> None:
    """Place, what was read and how to mend it stand side by side; no code of a rule."""
    back, findings = _given_back(inbox)
    for ending, again in ((".docx", ""), (".xlsx", "-2")):
        text = _texts(back / f"dang-ky-van-phong-phieu-tra-lai{again}.docx")
        of_form = [one for one in findings if one["tep"].endswith(f"van-phong{ending}")]
        assert len(of_form) == (2 if ending == ".docx" else 3)
        for one in of_form:
            place, wrong = _parted(one)
            row = _paper_quotes(f"{place} | {wrong} | {one['cach_sua']}")
            assert row in text
            assert one["ma"] not in text
        assert f"Những điểm phải sửa (0{len(of_form)})" in text


def test_the_unit_is_named_when_the_form_says_it(inbox: Path) -> None:
    """A form of an unknown unit is called by the name of its file; so is its addressee."""
    back, _ = _given_back(inbox)
    known = _texts(back / "dang-ky-van-phong-phieu-tra-lai-2.docx")
    assert "Kính gửi: Văn phòng" in known
    assert "Bản đăng ký thi đua năm 2024 của Văn phòng" in known
    assert "Gửi kèm tệp dang-ky-van-phong-can-sua-2.xlsx" in known
    unknown = _texts(back / "dang-ky-van-phong-phieu-tra-lai.docx")
    assert "Kính gửi: Đơn vị gửi tệp dang-ky-van-phong.docx" in unknown
    assert "Đề nghị đơn vị sửa" in unknown


def test_the_day_is_that_of_the_command_line(inbox: Path) -> None:
    """Without --ngay the day is left for the hand; the clock is never read."""
    back, _ = _given_back(inbox)
    slip = back / "dang-ky-van-phong-phieu-tra-lai.docx"
    assert "Đồng Nai, ngày …… tháng …… năm 2024" in _texts(slip)
    _given_back(inbox, "--ngay", "26/01/2024")
    assert "Đồng Nai, ngày 26 tháng 01 năm 2024" in _texts(slip)


def test_slips_stand_our_own_check(inbox: Path) -> None:
    """The check of papers finds nothing above a hint."""
    back, _ = _given_back(inbox)
    slips = sorted(back.glob("*-phieu-tra-lai*.docx"))
    assert len(slips) == 2
    for path in slips:
        found = wordcheck.check(path.read_bytes(), path.name).findings
        assert [one for one in found if one.severity is not Severity.HINT] == []


def test_the_same_forms_give_the_same_bytes(inbox: Path) -> None:
    """Two runs write the same files."""
    back, _ = _given_back(inbox)
    first = {path.name: path.read_bytes() for path in back.iterdir()}
    shutil.rmtree(back)
    _given_back(inbox)
    assert {path.name: path.read_bytes() for path in back.iterdir()} == first


def test_hostile_names_reach_the_paper_as_they_are(inbox: Path) -> None:
    """Marks of HTML and of templates in a cell are characters, on the slip too."""
    name, unit = f"Nguyễn {HOSTILE}", f"Phòng {HOSTILE}"
    _edit_cell(inbox / "dang-ky-van-phong.docx", "Phòng Không Có", unit)
    book = load_workbook(inbox / "dang-ky-van-phong.xlsx")
    book["Cá nhân"]["C6"] = name
    book.save(inbox / "dang-ky-van-phong.xlsx")
    back, _ = _given_back(inbox)
    assert f"Ghi “{unit}”" in _texts(back / "dang-ky-van-phong-phieu-tra-lai.docx")
    assert f"Ghi “{name}”" in _texts(back / "dang-ky-van-phong-phieu-tra-lai-2.docx")


def test_a_file_that_cannot_be_opened_has_a_slip(copy_root: Path) -> None:
    """Nothing can be marked in it, so the slip goes alone, and says so of the whole form."""
    inbox = copy_root / "nhan"
    inbox.mkdir()
    (inbox / "hỏng.xlsx").write_bytes(b"PK\x03\x04zzz")
    back, findings = _given_back(inbox)
    assert [path.name for path in back.iterdir()] == ["hỏng-phieu-tra-lai.docx"]
    text = _texts(back / "hỏng-phieu-tra-lai.docx")
    assert f"Cả biểu mẫu | {findings[0]['thong_bao']} | {findings[0]['cach_sua']}" in text
    assert "Gửi kèm" not in text


def test_a_copy_never_overwrites_a_form_that_is_read(inbox: Path) -> None:
    """A mended copy lying in the folder where copies go keeps its bytes."""
    mended = inbox / "dang-ky-van-phong-can-sua.docx"
    shutil.copy(inbox / "dang-ky-van-phong.docx", mended)
    before = mended.read_bytes()
    done = tdkt("nhapmau", inbox, "--tra-lai", inbox, "-C", inbox.parent, "--xem-truoc")
    assert done.code == 1
    assert mended.read_bytes() == before
    assert (inbox / "dang-ky-van-phong-can-sua-2.docx").exists()


def test_data_and_what_goes_back_are_written_together(inbox: Path) -> None:
    """When the folder cannot be written, the data are as before; then both are there."""
    registration = inbox.parent / "data/registrations/2024/thanh-tra.yaml"
    registration.unlink()
    (inbox.parent / "tra").write_bytes(b"")
    arguments = ("nhapmau", inbox, "--tra-lai", inbox.parent / "tra", "-C", inbox.parent)
    failed = tdkt(*arguments)
    assert failed.code == 2
    assert not registration.exists()
    (inbox.parent / "tra").unlink()
    done = tdkt(*arguments)
    assert done.code == 1
    assert registration.exists()
    assert "Đã ghi để trả lại đơn vị: 2 biểu mẫu đã đánh dấu (" in done.err
    assert ", 2 phiếu trả lại (" in done.err
    assert "Tiếp theo: gửi các tệp ấy cho đơn vị" in done.err


def test_no_slip_with_a_faulty_head(inbox: Path) -> None:
    """What the head and the signature come from must be right; the copies go back all the same."""
    papers = inbox.parent / "data/documents/2024.yaml"
    edit(papers, "mau_rieng: false", "mau_rieng: có lẽ")
    back = inbox.parent / "tra"
    done = tdkt("nhapmau", inbox, "--tra-lai", back, "-C", inbox.parent, "--xem-truoc")
    assert done.code == 1
    assert "Chưa in phiếu trả lại" in done.err
    assert {path.suffix for path in back.iterdir()} == {".docx", ".xlsx"}
    assert not list(back.glob("*phieu-tra-lai*"))


@pytest.mark.parametrize(
    ("path", "message", "fix", "told"),
    [
        (
            "Cá nhân!C7",
            "Trang «Cá nhân», ô C7 ghi «LDTT», phải là LDTT.",
            "Bỏ --don-vi, hoặc sửa tên đơn vị trong biểu mẫu.",
            (
                "Trang “Cá nhân”, ô\N{NO-BREAK SPACE}C7",
                "Ghi “LDTT”, phải là LĐTT.",
                "Sửa tên đơn vị trong biểu mẫu.",
            ),
        ),
        (
            "bảng 2, hàng 5, cột 3",
            "Bảng 2, hàng 5, cột 3: cần ngay_gui.",
            "Dùng biểu mẫu do «tdkt bieumau» lập.",
            ("Bảng 2, hàng 5, cột 3", "Cần ngày gửi.", "Dùng biểu mẫu đã gửi cho đơn vị."),
        ),
        (
            "Đơn vị",
            "Trang «Đơn vị» có chữ \x07 lạ.",
            "",
            ("Trang “Đơn vị”", "Có chữ \N{REPLACEMENT CHARACTER} lạ.", ""),
        ),
        ("", "Cả biểu mẫu: thiếu.", "Ghi.", ("Cả biểu mẫu", "Thiếu.", "Ghi.")),
    ],
)
def test_words_for_the_unit(path: str, message: str, fix: str, told: tuple[str, ...]) -> None:
    """Places apart, names for codes outside quotes, no commands, no control characters."""
    finding = Finding("F000", Severity.ERROR, message, Where("a.xlsx", 1, 1, path), (), fix)
    assert form_fault(finding) == told
