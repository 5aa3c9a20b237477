"""`tdkt chot`: digests at the deadline, and every byte that changes afterwards."""

from __future__ import annotations

import hashlib
import random
import re
from typing import TYPE_CHECKING

import pytest

from printed_papers import edit, tdkt
from tdkt_cli import yaml_tree

if TYPE_CHECKING:
    from pathlib import Path

SEAL = "data/reviews/2024/chot/dang-ky.yaml"
OFFICE = "data/registrations/2024/van-phong.yaml"
CODE = re.compile(r"Mã của bảng chốt: ([0-9a-f]{4}(?:-[0-9a-f]{4}){3})")


def findings(root: Path) -> list[tuple[str, str]]:
    """Return code and file of what validate reports of seals."""
    return re.findall(r" (D91[12]) Tệp (\S+)", tdkt("validate", "data/reviews", "-C", root).out)


def test_the_list_holds_every_file_with_its_digest(copy_root: Path) -> None:
    """Plan and units' files stand in it with SHA-256; the day is the last of the deadline."""
    done = tdkt("chot", "--nguoi", "Trần Thị Minh Thu", "-C", copy_root)
    assert done.code == 0
    assert f"Đã ghi {SEAL}." in done.err
    seal = yaml_tree.read((copy_root / SEAL).read_bytes()).data
    assert (seal["ngay_chot"], seal["nguoi_chot"]) == ("2024-01-30", "Trần Thị Minh Thu")
    names = [entry["ten_tep"] for entry in seal["tep_chot"]]
    assert names[0] == "data/plan-2024.yaml"
    assert len(names) == 7
    for entry in seal["tep_chot"]:
        content = (copy_root / entry["ten_tep"]).read_bytes()
        assert entry["ma_bam"] == hashlib.sha256(content).hexdigest()
    assert findings(copy_root) == []
    assert tdkt("validate", "-C", copy_root).code == 0
    shown, now = tdkt("chot", "--xem", "-C", copy_root), CODE.search(done.out)
    assert now is not None
    assert now[0] in shown.out
    assert shown.out.count("nguyên vẹn") == 7


def test_any_changed_byte_is_reported(copy_root: Path) -> None:
    """Of many random changes of one byte that validate otherwise accepts, none stays unseen."""
    tdkt("chot", "-C", copy_root)
    path = copy_root / OFFICE
    content = path.read_bytes()
    chance = random.Random(30)  # noqa: S311 — the same bytes on every run
    for _ in range(12):
        place = chance.randrange(len(content))
        changed = bytearray(content)
        changed[place] ^= 1 << chance.randrange(7)
        path.write_bytes(bytes(changed))
        assert ("D911", OFFICE) in findings(copy_root)
    path.write_bytes(content)
    assert findings(copy_root) == []


def test_the_message_tells_layout_from_substance(copy_root: Path) -> None:
    """A comment is told from a number; a lost and a new file are told too."""
    tdkt("chot", "-C", copy_root)
    edit(copy_root / OFFICE, "muc_ke_hoach: 240", "muc_ke_hoach: 241")
    other = copy_root / "data/registrations/2024/thanh-tra.yaml"
    other.write_bytes(other.read_bytes() + b"# x\n")
    gone = copy_root / "data/registrations/2024/phong-chinh-sach.yaml"
    gone.rename(gone.with_suffix(".yml"))
    shown = tdkt("chot", "--xem", "-C", copy_root).out
    assert "van-phong.yaml: ĐÃ ĐỔI NỘI DUNG" in shown
    assert "thanh-tra.yaml: trình bày lại, nội dung không đổi" in shown
    assert "phong-chinh-sach.yaml: KHÔNG CÒN" in shown
    assert "phong-chinh-sach.yml: có sau khi chốt" in shown
    said = tdkt("validate", "-C", copy_root).out
    assert "van-phong.yaml đã thay đổi sau khi chốt ngày 30/01/2024: nội dung đã đổi" in said
    assert "thanh-tra.yaml đã thay đổi sau khi chốt ngày 30/01/2024: nội dung không đổi" in said
    assert [code for code, _ in findings(copy_root)] == ["D912", "D912", "D911", "D911"]
    assert said.count("«tdkt chot --nam 2024 --chot-lai»") == 4


def test_the_remedy_of_a_changed_file_works_when_followed(copy_root: Path) -> None:
    """The command that the finding names is run as it stands there: nothing is left to report."""
    tdkt("chot", "--dot", "1", "--ngay", "30/6/2024", "-C", copy_root)
    path = copy_root / "data/results/2024/dot-1/thanh-tra.yaml"
    path.write_bytes(path.read_bytes() + b"# x\n")
    said = " ".join(tdkt("validate", "-C", copy_root).out.split())
    command = re.search(r"«tdkt (chot [^»]*)»", said)
    assert command
    assert command[1] == "chot --nam 2024 --dot 1 --chot-lai"
    assert tdkt(*command[1].split(), "--ngay", "30/6/2024", "-C", copy_root).code == 0
    assert findings(copy_root) == []


def test_fmt_leaves_sealed_files_alone(copy_root: Path) -> None:
    """Layout is bytes: a sealed file is formatted only when it is named itself."""
    path = copy_root / OFFICE
    edit(path, "so_ca_nhan: 7", "so_ca_nhan:   7")
    other = copy_root / "data/council/2024.yaml"
    other.write_bytes(other.read_bytes().replace(b"nam_ke_hoach: ", b"nam_ke_hoach:   "))
    tdkt("chot", "-C", copy_root)
    sealed = path.read_bytes()
    done = tdkt("fmt", "-C", copy_root)
    assert done.code == 0
    assert "data/council/2024.yaml" in done.out
    assert "Để yên vì đã chốt: " in done.err
    assert OFFICE in done.err
    assert OFFICE not in done.out
    assert path.read_bytes() == sealed
    assert findings(copy_root) == []
    assert tdkt("fmt", "--kiem-tra", "-C", copy_root).code == 0
    folder = tdkt("fmt", "data/registrations/2024", "-C", copy_root)
    assert (path.read_bytes(), "Để yên" in folder.err) == (sealed, True)
    named = tdkt("fmt", OFFICE, "-C", copy_root)
    assert path.read_bytes() != sealed
    assert "phải chốt lại (tdkt chot --chot-lai" in named.err
    assert ("D911", OFFICE) in findings(copy_root)


def test_sealing_again_needs_the_word(copy_root: Path) -> None:
    """An unchanged list is not written again; a changed one only with --chot-lai."""
    tdkt("chot", "-C", copy_root)
    same = tdkt("chot", "-C", copy_root)
    assert same.code == 0
    assert "không tệp nào thay đổi" in same.out
    edit(copy_root / OFFICE, "muc_ke_hoach: 240", "muc_ke_hoach: 241")
    refused = tdkt("chot", "-C", copy_root)
    assert refused.code == 1
    assert "01 tệp khác" in refused.err
    assert tdkt("chot", "--chot-lai", "-C", copy_root).code == 0
    assert findings(copy_root) == []


def test_a_round_has_its_own_list(copy_root: Path) -> None:
    """The results of a round are sealed apart from the registrations."""
    done = tdkt("chot", "--dot", "1", "--ngay", "30/6/2024", "-C", copy_root)
    assert done.code == 0
    seal = yaml_tree.read((copy_root / "data/reviews/2024/chot/dot-1.yaml").read_bytes()).data
    assert seal["so_dot"] == "1"
    assert sum("dot-1" in entry["ten_tep"] for entry in seal["tep_chot"]) == 6
    assert not (copy_root / SEAL).exists()


def test_absent_units_are_named(copy_root: Path) -> None:
    """A unit without a file does not stop the list, and is not passed over in silence."""
    (copy_root / OFFICE).unlink()
    for path in (copy_root / "data/results/2024").glob("*/van-phong.yaml"):
        path.unlink()
    done = tdkt("chot", "-C", copy_root)
    assert "Chưa có bản của 01 đơn vị: Văn phòng." in done.out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--xem",), 2, "Chưa chốt lần nào"),
        (("--xem", "--chot-lai"), 2, "--xem"),
        (("--dot", "1"), 2, "ghi han_nop của đợt 1"),
        (("--dot", "5"), 2, "không có đợt 5"),
        (("--ngay", "31/02/2024"), 2, "không có ngày"),
    ],
)
def test_wrong_use(copy_root: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    """What cannot be sealed is said in Vietnamese, and nothing is written."""
    done = tdkt("chot", *arguments, "-C", copy_root)
    assert done.code == code
    assert said in done.err
    assert not (copy_root / "data/reviews").exists()


def test_faulty_files_are_not_signed_off(copy_root: Path) -> None:
    """A list over files with errors would sign off the errors."""
    edit(copy_root / OFFICE, "so_ca_nhan: 7", "so_ca_nhan: 8")
    done = tdkt("chot", "-C", copy_root)
    assert done.code == 1
    assert "còn 01 lỗi" in done.err
    assert not (copy_root / SEAL).exists()


def test_what_was_sealed_before_is_kept(copy_root: Path) -> None:
    """Who sealed, on which day, which bytes: of every seal that another has replaced."""
    tdkt("chot", "--nguoi", "Trần Thị Minh Thu", "-C", copy_root)
    first = yaml_tree.read((copy_root / SEAL).read_bytes()).data
    edit(copy_root / OFFICE, "muc_ke_hoach: 240", "muc_ke_hoach: 241")
    again = ("chot", "--chot-lai", "-C", copy_root)
    done = tdkt(*again, "--nguoi", "Điểu Minh Thuận", "--ngay", "02/02/2024")
    assert (
        "trước vẫn giữ trong tệp: chốt ngày 30/01/2024, người chốt: Trần Thị Minh Thu" in done.out
    )
    assert tdkt(*again).code == 0
    seal = yaml_tree.read((copy_root / SEAL).read_bytes()).data
    earlier = seal["chot_truoc"]
    assert [one.get("nguoi_chot") for one in earlier] == ["Trần Thị Minh Thu", "Điểu Minh Thuận"]
    assert [one["ngay_chot"] for one in earlier] == ["2024-01-30", "2024-02-02"]
    assert earlier[0]["tep_chot"] == first["tep_chot"]
    assert "nguoi_chot" not in seal
    shown = tdkt("chot", "--xem", "-C", copy_root).out
    assert shown.count("  đã thay: chốt ngày ") == 2
    assert tdkt("fmt", "--kiem-tra", "-C", copy_root).code == 0  # written in the usual order
    assert tdkt("validate", "-C", copy_root).code == 0


def test_a_list_that_cannot_be_read_is_not_lost(copy_root: Path) -> None:
    """Even --chot-lai does not write over what it could not keep."""
    tdkt("chot", "-C", copy_root)
    broken = (copy_root / SEAL).read_bytes() + b"a: [\n"
    (copy_root / SEAL).write_bytes(broken)
    done = tdkt("chot", "--chot-lai", "-C", copy_root)
    assert done.code == 1
    assert "mất người chốt và ngày chốt trước" in done.err
    assert (copy_root / SEAL).read_bytes() == broken


def test_what_was_taken_for_granted_is_said(copy_root: Path) -> None:
    """Day and person by default: the closing sentence names them and the options for others."""
    said = tdkt("chot", "-C", copy_root).err
    assert (
        "Ngày chốt lấy ngày cuối của hạn nộp (30/01/2024); chưa ghi người chốt: ghi khác thì chạy "
        "lại với --ngay, --nguoi, --chot-lai. Tiếp theo: ghi mã của bảng chốt"
    ) in said
    options = ("--chot-lai", "--ngay", "31/01/2024", "--nguoi", "Trần Thị Minh Thu")
    given = tdkt("chot", *options, "-C", copy_root).err
    assert "lấy ngày" not in given
    assert "commit" not in said + given
