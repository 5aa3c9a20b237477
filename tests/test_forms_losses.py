"""What a form takes away, leaves empty or is passed over for: said, never silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from case_files import valid_root
from filled_forms import FIRST, HEADER, Rows, imported, registration_rows, spots, workbook
from printed_papers import tdkt
from tdkt_cli import yaml_tree
from tdkt_cli.findings import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from tdkt_cli.workflow.nhapmau import Imported

OFFICE = "data/registrations/2024/van-phong.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the tiny valid data folder."""
    return valid_root(tmp_path)


def shorter() -> Rows:
    """Return the registration without its second person."""
    return registration_rows()[:-1]


def messages(done: Imported, code: str) -> list[str]:
    """Return what the findings of a rule say."""
    return [found.message for found in done.checked.findings if found.code == code]


def test_a_person_who_is_gone_is_named(root: Path) -> None:
    """One warning at the table names whom the file loses."""
    done = imported(root, workbook(shorter()))
    assert ("F410", f"A{HEADER}") in spots(done, Severity.WARNING)
    said = messages(done, "F410")
    assert len(said) == 1
    assert said[0].endswith(": bớt 1 người so với dữ liệu đang có: H'Mơ Niê (VP-02).")
    assert done.losses == ("1 người (H'Mơ Niê (VP-02))",)


def test_the_same_people_in_another_order_lose_nobody(root: Path) -> None:
    """Who stands elsewhere in the table, or as a new person, is not gone."""
    rows = registration_rows()
    rows[-2:] = reversed(rows[-2:])
    rows.append([3, "Lê Thị Mới", "Chuyên viên", "LĐTT"])
    done = imported(root, workbook(rows))
    assert not messages(done, "F410")
    assert done.losses == ()


def test_a_name_that_is_typed_otherwise_is_one_gone_and_one_new(root: Path) -> None:
    """The new one's hint and the lost one's warning stand together."""
    rows = registration_rows()
    rows[-1][1] = "Hmơ Nie"
    done = imported(root, workbook(rows))
    assert messages(done, "F404")
    assert messages(done, "F410")


def test_nobody_is_called_gone_while_a_name_cannot_be_read(root: Path) -> None:
    """Who is missing may stand in the faulty cell: that is told first."""
    rows = registration_rows()
    rows[-1][1] = None
    done = imported(root, workbook(rows))
    assert spots(done)
    assert not messages(done, "F410")


def test_targets_and_works_that_are_gone_are_named(root: Path) -> None:
    """A table that stays but lacks a row says so; a table that is not there says nothing."""
    with_targets = [
        *registration_rows(), [], ["Chỉ tiêu đăng ký"],
        ["TT", "Chỉ tiêu", "Nhiệm vụ", "Đơn vị tính", "Mức kế hoạch"],
    ]  # fmt: skip
    text = (root / OFFICE).read_text("utf-8")
    names = [item["ten_chi_tieu"] for item in yaml_tree.read(text.encode()).data["chi_tieu"]]
    assert names
    assert not messages(imported(root, workbook(registration_rows())), "F410")
    done = imported(root, workbook(with_targets), preview=True)
    said = messages(done, "F410")
    assert len(said) == 1
    assert f"bớt {len(names)} chỉ tiêu" in said[0]
    assert all(f"«{name[:60]}" in said[0] for name in names)


def test_a_work_that_is_gone_is_named_with_its_author(root: Path) -> None:
    """The person stays, the initiative is no longer there."""
    rows = registration_rows()
    rows[HEADER - 1].append("Tên sáng kiến")
    rows[FIRST - 1].append("Tra cứu hồ sơ trên máy")
    imported(root, workbook(rows))
    rows[FIRST - 1][-1] = None
    done = imported(root, workbook(rows))
    assert done.losses == ("1 sáng kiến, đề tài («Tra cứu hồ sơ trên máy» của Trần Văn Mẫu)",)


def test_the_closing_sentence_tells_the_losses(root: Path) -> None:
    """Also who reads nothing but the last line knows."""
    path = root / "mau.xlsx"
    path.write_bytes(workbook(shorter()))
    answer = tdkt("nhapmau", str(path), "-C", str(root), "--xem-truoc")
    assert "Cảnh báo: nhập thì bớt 1 người (H'Mơ Niê (VP-02)) (F410)." in answer.err
    answer = tdkt("nhapmau", str(path), "-C", str(root))
    assert answer.code == 0
    assert "Cảnh báo: đã bớt 1 người (H'Mơ Niê (VP-02)) (F410)." in answer.err


def test_who_registers_nothing_is_told(root: Path) -> None:
    """Both cells empty: a hint at the row, none for the others."""
    rows = registration_rows()
    rows[FIRST - 1][3] = None
    done = imported(root, workbook(rows))
    assert {spot for spot in spots(done, Severity.HINT) if spot[0] == "F411"} == {
        ("F411", f"D{FIRST}")
    }
    assert not messages(imported(root, workbook(registration_rows())), "F411")


def test_files_that_are_no_forms_are_named(root: Path) -> None:
    """The first five by name; forms of old programs with what to do."""
    folder = root / "nhan"
    folder.mkdir()
    (folder / "van-phong.xlsx").write_bytes(workbook(registration_rows()))
    for name in ("a.pdf", "b.pdf", "c.XLS", "d.doc", "e.txt", "f.txt"):
        (folder / name).write_bytes(b"x")
    answer = tdkt("nhapmau", str(folder), "-C", str(root))
    assert "Bỏ qua 6 tệp không phải .docx, .xlsx trong thư mục" in answer.err
    assert "e.txt, …" in answer.err
    assert "f.txt" not in answer.err
    assert "Biểu mẫu cũ .xls chưa được nhập: mở ra, lưu lại thành .xlsx" in answer.err
    assert "Biểu mẫu cũ .doc chưa được nhập: mở ra, lưu lại thành .docx" in answer.err
    (folder / "van-phong.xlsx").unlink()
    answer = tdkt("nhapmau", str(folder), "-C", str(root))
    assert answer.code == 2
    assert "lưu lại thành .xlsx" in answer.err


def test_what_comes_next_is_what_the_faults_ask_for(root: Path) -> None:
    """A cell goes back to the unit; two forms of a unit, or a file that is none, do not."""
    faulty = registration_rows()
    faulty[FIRST - 1][2] = None
    other = registration_rows()
    other[FIRST - 1][2] = "Khác"
    cells, twin, no_form = "các ô đã nêu", "chỉ giữ một (bản đã điền", "lưu lại tệp không đọc được"
    good = workbook(registration_rows())
    for forms, wanted in (
        ((workbook(faulty),), {cells}),
        ((good, workbook(other)), {twin}),
        ((b"not a form",), {no_form}),
        ((workbook(faulty), b"not a form"), {cells, no_form}),
    ):
        names = []
        for number, data in enumerate(forms):
            path = root / f"mau-{number}.xlsx"
            path.write_bytes(data)
            names.append(str(path))
        answer = tdkt("nhapmau", *names, "-C", str(root), "--xem-truoc")
        assert answer.code == 1
        assert {one for one in (cells, twin, no_form) if one in answer.err} == wanted
        assert answer.err.rstrip().endswith("; rồi nhập lại.")


@pytest.mark.parametrize(
    ("folder", "name", "options"),
    [
        ("registrations/2024", "van-phong", ()),
        ("results/2024/dot-1", "van-phong", ("--ket-qua", "--dot", "1")),
    ],
)
def test_a_file_of_the_other_ending_is_the_units_file(
    copy_root: Path, tmp_path: Path, folder: str, name: str, options: tuple[str, ...]
) -> None:
    """A unit's `.yml` is what a form of that unit is compared with and written to."""
    path = copy_root / "data" / folder / f"{name}.yaml"
    path.rename(path.with_suffix(".yml"))
    forms = tmp_path / "bieu mau"
    made = tdkt(
        "bieumau", *options, "--don-vi", name, "--dinh-dang", "xlsx", "-o", forms, "-C", copy_root
    )
    assert made.code == 0, made
    done = tdkt("nhapmau", forms, "-C", copy_root)
    assert done.code == 0, done
    assert "khớp với dữ liệu đang có" in done.err
    assert not path.exists()
