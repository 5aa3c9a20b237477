"""`tdkt thethuc`: our own papers, the forms of output, exit codes, files that are no documents."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any

import pytest

from paper_files import Edit, Parts, base_parts, edited, zipped
from printed_papers import PAPERS, edit, printed, tdkt
from tdkt_cli import wordcheck

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FAULTY = edited(
    base_parts("ke-hoach"),
    (
        Edit("word/document.xml", "2. Yêu cầu", "3. Yêu cầu"),
        Edit("word/document.xml", 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
        Edit("word/document.xml", "Ban Dân tộc ban hành", "Ban Dân tộc  ban hành"),
    ),
)


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a document with an error, a warning and a hint, in the working folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "van-ban.docx"
    path.write_bytes(zipped(FAULTY))
    return path


def _json(*arguments: str | Path) -> Any:  # noqa: ANN401 - any JSON
    return json.loads(tdkt("thethuc", *arguments, "--dinh-dang", "json").out)


@pytest.mark.parametrize("draft", [False, True], ids=["ban-in", "du-thao"])
@pytest.mark.parametrize("name", sorted(set(PAPERS) - {"ke-hoach"}))
def test_our_papers_have_nothing_above_a_hint(
    name: str, sample_root: Path, tmp_path: Path, *, draft: bool
) -> None:
    """What the program prints of the sample year stands its own check, drafts too."""
    data = printed(sample_root, name, "docx", tmp_path, *(["--du-thao"] if draft else []))
    found = wordcheck.check(data, f"{name}.docx").findings
    assert [one for one in found if one.severity.value != "goi_y"] == []


@pytest.mark.parametrize("stage", ["dang-ky", "xet"])
def test_the_appendix_of_conditions(stage: str, sample_root: Path, tmp_path: Path) -> None:
    """An appendix in a file of its own is no document without a header."""
    path = tmp_path / "dieu-kien.docx"
    assert tdkt("dieukien", "-C", sample_root, "--giai-doan", stage, "-o", path).code == 0
    found = wordcheck.check(path.read_bytes(), path.name).findings
    assert [one for one in found if one.severity.value != "goi_y"] == []


@pytest.mark.parametrize(
    "command",
    [
        ("dondoc", "--ngay", "2024-02-05"),
        ("tralai", "van-phong", "--ngay", "26/01/2024", "--ly-do", "Thiếu báo cáo", "--chi-in"),
    ],
    ids=lambda command: command[0],
)
def test_letters_to_the_units(command: tuple[str, ...], copy_root: Path, tmp_path: Path) -> None:
    """The reminder and the slip that goes back with a file stand the check too."""
    path = tmp_path / "thu.docx"
    (copy_root / "data/registrations/2024/thanh-tra.yaml").unlink()  # one unit is reminded
    assert tdkt(*command, "-C", copy_root, "-o", path).code == 0
    found = wordcheck.check(path.read_bytes(), path.name).findings
    assert [one for one in found if one.severity.value != "goi_y"] == []


def test_the_page_of_a_folder_for_signing(copy_root: Path) -> None:
    """The slip that lies on the papers is signed too: it ends and looks as a paper does."""
    done = tdkt("trinhky", "--giai-doan", "xet", "-C", copy_root)
    assert done.code == 0, done.err
    path = next((copy_root / "out").glob("trinh-ky-xet-2024/0-*.docx"))
    found = wordcheck.check(path.read_bytes(), path.name).findings
    assert [one for one in found if one.severity.value != "goi_y"] == []


def test_the_plan_shows_its_own_slips(
    sample_root: Path, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    """The shipped plan is printed as issued: four «a.», a number left out, two names."""
    data = printed(sample_root, "ke-hoach", "docx", tmp_path)
    found = wordcheck.check(data, "ke-hoach-2024.docx").findings
    shown = "".join(
        f"{one.where.line}: {one.code} [{one.severity.label}] {one.message}\n" for one in found
    )
    golden("the-thuc-ke-hoach.txt", shown)
    codes = [one.code for one in found if one.severity.value != "goi_y"]
    assert codes.count("T098") == 4
    assert codes.count("T099") == 1
    assert all(code in {"T098", "T099"} or code.startswith("T3") for code in codes)


def test_a_plan_without_slips_has_none(copy_root: Path, tmp_path: Path) -> None:
    """Once the text is mended, nothing above a hint is left."""
    plan = copy_root / "data" / "plan-2024.yaml"
    text = plan.read_text("utf-8")
    text, points = re.subn(r"so_muc: ([abcd])\.", r"so_muc: \1)", text)
    assert points == 4
    head, last = text.rsplit("so_muc: 1.", 1)
    for wrong in (3, 4, 5):
        last = last.replace(f"so_muc: {wrong}.", f"so_muc: {wrong - 1}.")
    plan.write_text(f"{head}so_muc: 1.{last}", "utf-8")
    edit(plan, "Luật thi đua, khen thưởng năm 2022", "Luật Thi đua, khen thưởng năm 2022")
    edit(plan, "Hội đồng thi đua – Khen thưởng", "Hội đồng Thi đua - Khen thưởng")
    found = wordcheck.check(printed(copy_root, "ke-hoach", "docx", tmp_path), "x.docx").findings
    assert [one for one in found if one.severity.value != "goi_y"] == []


def test_text(faulty: Path) -> None:
    """Place, code, sentence; the paragraph with a caret; article; how to mend; closing total."""
    answer = tdkt("thethuc", faulty)
    assert answer.code == 1
    assert answer.err == ""
    lines = answer.out.splitlines()
    assert lines[0].startswith(
        "van-ban.docx:1:1: T001 Trang có khổ giấy 215,9 mm × 279,4 mm; phải A4"
    )
    assert "    3. Yêu cầu" in lines
    assert any(
        line.startswith("  Căn cứ: Phụ lục I, Phần I, Mục I khoản 1 Nghị định") for line in lines
    )
    assert any(line.startswith("  Cách sửa: ") for line in lines)
    assert lines[-1] == "1 lỗi, 1 cảnh báo, 1 gợi ý. 1 văn bản."


def test_json(faulty: Path) -> None:
    """The contract of `validate`: line is the paragraph's number, path its part."""
    found = _json(faulty)
    assert found["phien_ban"] == 1
    assert found["tong"] == {"loi": 1, "canh_bao": 1, "goi_y": 1}
    first, hint, second = found["ket_qua"]
    assert (first["ma"], first["tep"], first["dong"], first["duong_dan"]) == (
        "T001",
        "van-ban.docx",
        1,
        "trang[1]",
    )
    assert (hint["ma"], hint["dong"], hint["duong_dan"]) == ("T169", 14, "than_van_ban")
    assert (second["ma"], second["dong"], second["muc_do"]) == ("T099", 18, "canh_bao")
    assert second["trich_doan"] == "3. Yêu cầu"
    assert second["cach_sua"]
    assert second["can_cu"]


def test_github_and_sarif(faulty: Path) -> None:
    """The two other forms; SARIF describes the rules by their requirement."""
    github = tdkt("thethuc", faulty, "--dinh-dang", "github")
    assert github.out.startswith("::error file=van-ban.docx,line=1,col=1,title=T001::")
    log = json.loads(tdkt("thethuc", faulty, "--dinh-dang", "sarif").out)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    described = {one["id"]: one["shortDescription"]["text"] for one in rules}
    assert described["T001"] == wordcheck.catalogue()["T001"].requirement


def test_exit_codes(tmp_path: Path) -> None:
    """0 without errors, 1 with; warnings count when asked; the file stays as it is."""
    good, warned = tmp_path / "tot.docx", tmp_path / "nhac.docx"
    good.write_bytes(zipped(base_parts("ke-hoach")))
    slip = (Edit("word/document.xml", "2. Yêu cầu", "3. Yêu cầu"),)
    warned.write_bytes(zipped(edited(base_parts("ke-hoach"), slip)))
    before = warned.read_bytes()
    assert tdkt("thethuc", good).code == 0
    assert tdkt("thethuc", warned).code == 0
    assert tdkt("thethuc", warned, "--nghiem-ngat").code == 1
    both = tdkt("thethuc", good, warned)
    assert both.out.splitlines()[-1] == "Không có lỗi. 2 văn bản; 1 cảnh báo."
    assert warned.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["nhac.docx", "tot.docx"]


def test_files_that_are_no_documents(tmp_path: Path) -> None:
    """An old .doc is a finding; a file that is not there cannot be checked at all."""
    old = tmp_path / "cu.docx"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    answer = tdkt("thethuc", old)
    assert answer.code == 1
    assert "T901 Tệp là văn bản Word 97-2003 (.doc)" in answer.out
    missing = tdkt("thethuc", tmp_path / "khong-co.docx")
    assert (missing.code, missing.out) == (2, "")
    assert "không có tệp này" in missing.err
    folder = tdkt("thethuc", tmp_path)
    assert (folder.code, folder.out) == (2, "")
    assert "đây là thư mục" in folder.err
    assert tdkt("thethuc").code == 2


PARTS = base_parts("ke-hoach")
BOMB = "<w:p/>" * 2_000_000
HOSTILE: dict[str, tuple[bytes | Parts, str]] = {
    "rong.docx": (b"", "Tệp rỗng"),
    "Công văn – số 1 [2].docx": (b"PK\x03\x04" + bytes(900), "cắt cụt"),
    "bom.docx": ({**PARTS, "word/a.bin": "0" * 40_000_000}, "nén quá chặt"),
    "bom-xml.docx": ({**PARTS, "word/document.xml": BOMB}, "nén quá chặt"),
    "thuc-the.docx": (
        {**PARTS, "word/styles.xml": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'},
        "DOCTYPE",
    ),
    "thieu-than.docx": (
        {name: text for name, text in PARTS.items() if name != "word/document.xml"},
        "thiếu phần bắt buộc",
    ),
    "thieu-loai.docx": (
        {name: text for name, text in PARTS.items() if name[0] != "["},
        "thiếu phần bắt buộc",
    ),
    "macro.docx": ({**PARTS, "word/vbaProject.bin": "x"}, "macro"),
    "zip.docx": ({"a.txt": "a"}, "tệp nén .zip"),
    "mat-khau.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "mật khẩu",
    ),
    "bang-tinh.docx": (
        {
            **PARTS,
            "[Content_Types].xml": PARTS["[Content_Types].xml"].replace(
                "wordprocessingml.document.main", "spreadsheetml.sheet.main"
            ),
        },
        "bảng tính Excel",
    ),
    "so-khong.docx": (bytes(5000), "số 0"),
    "pdf.docx": (b"%PDF-1.7", "PDF"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_one_sentence(name: str, tmp_path: Path) -> None:
    """One finding that says what the file is and what to do, exit code 1, in a moment."""
    content, words = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else zipped(content))
    started = time.process_time()
    answer = tdkt("thethuc", path)
    assert time.process_time() - started < 2
    assert (answer.code, answer.err) == (1, "")
    assert answer.out.count(": T901 ") == 1
    assert words in answer.out
    assert "  Cách sửa: " in answer.out
    assert "Traceback" not in answer.out


@pytest.mark.parametrize("style", ["text", "json", "github", "sarif"])
def test_no_form_of_output_touches_the_file(style: str, faulty: Path) -> None:
    """Bytes, time and neighbours are what they were."""
    before = faulty.read_bytes(), faulty.stat().st_mtime_ns
    assert tdkt("thethuc", faulty, "--dinh-dang", style).code == 1
    assert (faulty.read_bytes(), faulty.stat().st_mtime_ns) == before
    assert [one.name for one in faulty.parent.iterdir()] == [faulty.name]


@pytest.mark.parametrize("typed", ["cong-van", "CÔNG VĂN", "cong_van", "Công văn"])
def test_the_kind_by_name(typed: str, faulty: Path) -> None:
    """A type is typed with or without diacritics, hyphens or capitals."""
    found = _json(faulty, "--loai", typed)
    assert "T065" not in {one["ma"] for one in found["ket_qua"]}
    assert "T126" in {one["ma"] for one in found["ket_qua"]}


def test_the_kind_by_its_abbreviation(faulty: Path) -> None:
    """`KH` is a plan; what is no type is refused with the list of all."""
    assert _json(faulty, "--loai", "kh") == _json(faulty)
    answer = tdkt("thethuc", faulty, "--loai", "giay-khen")
    assert (answer.code, answer.out) == (2, "")
    assert "Không có loại văn bản «giay-khen»" in answer.err
    assert "quyet-dinh" in answer.err


def test_hostile_text_is_shown_plainly(tmp_path: Path) -> None:
    """What a document says never commands the terminal, nor shows an identity number."""
    path = tmp_path / "la.docx"
    text = "2. Yêu cầu \u202e 001099012345 [/b]"
    path.write_bytes(
        zipped(
            edited(
                base_parts("ke-hoach"), (Edit("word/document.xml", "2. Yêu cầu", f"5{text[1:]}"),)
            )
        )
    )
    out = tdkt("thethuc", path).out
    assert "\u202e" not in out
    assert "001099012345" not in out
    assert "[/b]" in out


def test_a_paragraph_is_shown_without_marks_for_its_spaces(
    sample_root: Path, tmp_path: Path
) -> None:
    """Papers are full of no-break spaces: the frame of a finding shows them as spaces."""
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(printed(sample_root, "tong-hop-dang-ky", "docx", tmp_path))
    shown = tdkt("thethuc", path).out
    assert "(Kèm theo Báo cáo số ……/BC-BDT ngày …… tháng …… năm 2024 của Ban Dân tộc)" in shown
    assert "xa0" not in shown
