"""`tdkt trinhky`: one folder and zip of a stage's papers, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from printed_papers import dump, edit, page_texts, tdkt
from tdkt_cli.cli import commands
from tdkt_cli.models.paper_names import PAPERS
from tdkt_cli.workflow import trinhky

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDER = "out/trinh-ky-dang-ky-2024"


def members(path: Path) -> dict[str, bytes]:
    """Return the files of a zip by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_papers_of_registration(copy_root: Path, golden: Callable[[str, str], None]) -> None:
    """Both papers with their lists and the page lie in the folder and, the same, in the zip."""
    done = tdkt("trinhky", "-C", copy_root)
    assert done.code == 0
    folder = copy_root / FOLDER
    names = [path.name for path in sorted(folder.iterdir())]
    assert names == [
        "0-phieu-kiem-tra-2024.docx",
        "0-phieu-kiem-tra-2024.html",
        "1-tong-hop-dang-ky-2024.docx",
        "1-tong-hop-dang-ky-2024.xlsx",
        "2-tong-hop-gui-cap-tren-2024.docx",
    ]
    zipped = members(folder.with_suffix(".zip"))
    assert zipped == {f"{folder.name}/{name}": (folder / name).read_bytes() for name in names}
    for name in names:
        if name.endswith("xlsx"):
            assert openpyxl.load_workbook(io.BytesIO((folder / name).read_bytes())).worksheets
    golden("trinh-ky.txt", _lasting(dump((folder / names[0]).read_bytes())))


def _lasting(text: str) -> str:
    """Return the page without what changes with any rule, datum or version."""
    text = re.sub(r"[0-9a-f]{4}(-[0-9a-f]{4}){3}", "<mã>", text)
    text = re.sub(r"[0-9]+ tệp; chương trình tdkt [0-9.]+", "<số> tệp; tdkt <phiên bản>", text)
    counted = re.compile(r"^(bang: [^|]+\| )[0-9]+(?=( \| [0-9]+){3}$)", re.MULTILINE)
    text = counted.sub(r"\1<số>", text)
    kept = [line for line in text.splitlines(keepends=True) if "data/" not in line]
    return "".join(kept)


def test_the_same_data_make_the_same_bytes(copy_root: Path, tmp_path: Path) -> None:
    """Two runs into two places give the same members, byte for byte."""
    first, second = tmp_path / "mot" / "ho-so", tmp_path / "hai" / "ho-so"
    for target in (first, second):
        assert tdkt("trinhky", "--dot", "1", "-C", copy_root, "-o", target).code == 0
    one, two = (target.with_name("ho-so.zip").read_bytes() for target in (first, second))
    assert one == two


def test_the_page_tells_the_data_and_what_was_done_with_them(copy_root: Path) -> None:
    """The digest changes with the data; the seal, the approvals, the warnings stand on it."""

    def page() -> str:
        assert tdkt("trinhky", "-C", copy_root).code == 0
        return " ".join(
            page_texts((copy_root / FOLDER / "0-phieu-kiem-tra-2024.html").read_bytes())
        )

    def digest(text: str) -> str:
        found = re.search(r"Mã đối chiếu của toàn bộ dữ liệu: +([0-9a-f-]{19})", text)
        assert found is not None
        return found[1]

    before = page()
    assert "Chưa chốt dữ liệu" in before
    assert "Chưa ghi việc duyệt" in before
    assert "khác “Đồng Nai” của cơ quan" in before
    assert digest(before) == digest(page())
    sealed = tdkt("chot", "-C", copy_root).out
    tdkt("duyet", "van-phong", "--ngay", "30/01/2024", "-C", copy_root)
    after = page()
    assert digest(after) != digest(before)
    assert "Đã chốt ngày 30/01/2024" in after
    assert sealed.strip().rpartition(" ")[2] in after
    assert "từ đó không tệp nào thay đổi" in after
    assert "Đã duyệt 1/6 đơn vị; chưa duyệt: Lãnh đạo Ban" in after


def test_council_papers(copy_root: Path) -> None:
    """The papers of the review come in the order in which they are signed."""
    done = tdkt("trinhky", "--giai-doan", "xet", "-C", copy_root)
    assert done.code == 0
    listed = [line.partition(":")[0] for line in done.out.splitlines() if line[0] != " "]
    assert listed == [paper.title for paper in PAPERS if paper.stage == "xet"]


def test_one_paper_that_cannot_be_made_stops_all(copy_root: Path) -> None:
    """A missing unit refuses the letter upward, so nothing at all is written."""
    (copy_root / "data/registrations/2024/thanh-tra.yaml").unlink()
    for path in (copy_root / "data/results/2024").glob("*/thanh-tra.yaml"):
        path.unlink()
    done = tdkt("trinhky", "-C", copy_root)
    assert done.code == 1
    assert (
        "Chưa in Công văn đăng ký gửi cấp trên: còn đơn vị chưa có bản đăng ký (Thanh tra)"
        in done.err
    )
    assert not (copy_root / "out").exists()
    assert tdkt("trinhky", "--du-thao", "-C", copy_root).code == 0


def test_errors_in_the_data_are_shown(copy_root: Path) -> None:
    """An error stops the papers and is printed once."""
    edit(copy_root / "data/registrations/2024/van-phong.yaml", "so_ca_nhan: 7", "so_ca_nhan: 8")
    done = tdkt("trinhky", "-C", copy_root)
    assert done.code == 1
    assert done.out.count("D206") == 1
    assert not (copy_root / "out").exists()


def test_a_final_copy_has_no_blank(copy_root: Path) -> None:
    """With --ban-chinh a blank refuses its paper by name."""
    done = tdkt("trinhky", "--dot", "1", "--ban-chinh", "-C", copy_root)
    assert done.code == 1
    assert "Chưa in Báo cáo đợt 1: bản chính không được còn chỗ trống" in done.err


@pytest.mark.parametrize("stage", ["dang-ky", "xet"])
def test_no_two_files_are_the_same_and_no_machine_is_named(
    copy_root: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    """Each file is there for something; sentences and page name papers and files as people do."""
    monkeypatch.chdir(copy_root)
    done = tdkt("trinhky", "--giai-doan", stage)
    folder = copy_root / f"out/trinh-ky-{stage}-2024"
    contents = [path.read_bytes() for path in folder.iterdir()]
    assert len(set(contents)) == len(contents)
    pages = [path.read_text("utf-8") for path in folder.glob("*.html")]
    for text in (done.out, done.err, *pages):
        assert str(copy_root) not in text
    assert f"vào out/trinh-ky-{stage}-2024 và out/trinh-ky-{stage}-2024.zip." in done.err
    assert "tong-hop-dang-ky:" not in done.err
    assert "  còn trống: số của văn bản; ngày, tháng của văn bản" in done.out


def test_old_files_in_the_folder_are_named(copy_root: Path) -> None:
    """What lies in the folder from before is not passed over in silence."""
    folder = copy_root / FOLDER
    folder.mkdir(parents=True)
    (folder / "cu.docx").write_bytes(b"x")
    assert "tệp cũ không thuộc hồ sơ này: cu.docx" in tdkt("trinhky", "-C", copy_root).err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--dot", "3"), "không có đợt 3"),
        (("--dot", "1", "--giai-doan", "xet"), "--giai-doan"),
        (("--giai-doan", "tet"), "--giai-doan"),
        (("--du-thao", "--ban-chinh"), "--ban-chinh"),
        (("-o", ""), "--ra"),
    ],
)
def test_wrong_use(copy_root: Path, arguments: tuple[str, ...], said: str) -> None:
    """A stage or round that is none is a usage error in Vietnamese."""
    done = tdkt("trinhky", *arguments, "-C", copy_root)
    assert done.code == 2
    assert said in done.err


def test_every_paper_of_the_table_has_its_command() -> None:
    """Each line of the table names a command and a function that prints it."""
    for paper in PAPERS:
        assert paper.command in commands.names()
        if paper.stage:
            assert callable(trinhky._function(paper))
