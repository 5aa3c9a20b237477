"""Files and folders: what is read, what is refused, and that nothing is passed over in silence."""

from __future__ import annotations

import dataclasses
import os
import re
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from case_files import VALID, findings, spots, valid_root
from tdkt_cli import storage
from tdkt_cli.findings import Place

if TYPE_CHECKING:
    from collections.abc import Callable

REGISTRATIONS = "data/registrations/2024"


def test_valid_root(tmp_path: Path) -> None:
    """Every file of the tiny valid folder becomes a record."""
    loaded = storage.load(valid_root(tmp_path), None)
    dataset = loaded.dataset
    assert dataset.year == 2024
    assert [entry.record.ma_don_vi for entry in dataset.registrations] == [
        "lanh-dao-ban",
        "van-phong",
    ]
    assert len(dataset.results) == 2
    assert [entry.record.nam_thanh_tich for entry in dataset.decisions] == [2023]
    assert dataset.council is not None
    assert dataset.papers is not None
    assert (loaded.skipped, loaded.hidden) == ((), 0)


def _symlink(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        os.chdir(path.parent)  # the path of a socket is at most 107 bytes
        listener.bind(path.name)


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no such files")
@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_symlink, "Y152"),
        (_loop, "Y152"),
        (_fifo, "Y153"),
        (_socket, "Y153"),
        (_folder, "Y154"),
    ],
)
def test_what_is_no_regular_file(
    make: Callable[[Path], None],
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Links, pipes, sockets and folders named like files are refused without being opened."""
    monkeypatch.chdir(tmp_path)
    root = valid_root(tmp_path)
    make(root / REGISTRATIONS / "thanh-tra.yaml")
    assert spots(root) == {(f"{REGISTRATIONS}/thanh-tra.yaml", 1, code)}


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_linked_folder_is_refused(tmp_path: Path) -> None:
    """A link to a folder is refused as well, and nothing behind it is read."""
    root = valid_root(tmp_path)
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (outside / "bi-mat.yaml").write_text("mat_khau: 1\n", "utf-8")
    (root / "data/registrations/2025").symlink_to(outside)
    assert spots(root) == {("data/registrations/2025", 1, "Y152")}


@pytest.mark.skipif(os.name == "nt", reason="Windows refuses these names itself")
@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("con.yaml", {"Y156"}),
        ("AUX.yml", {"Y156", "Y159"}),
        ("nul.tar.txt", {"Y156"}),
        ("com1.docx", {"Y156"}),
        ("a:b.yaml", {"Y157", "Y159"}),
        ("ghi chu?.txt", {"Y157"}),
        ("van-phong.yaml.", {"Y157"}),
        ("bao cao ", {"Y157"}),
        ("van\u202ephong.yaml", {"Y158"}),
        ("van\nphong.yaml", {"Y158"}),
        ("van\x1b[2Jphong.yaml", {"Y158"}),
        ("van-phong (1).yaml", {"Y159"}),
        ("Thanh tra.yaml", {"Y159"}),
        ("Van-Phong.yaml", {"Y155", "Y159"}),
        ("VAN-PHONG.YAML", {"Y155", "Y159"}),
        ("-van-phong.yaml", {"Y159"}),
        (f"{'a' * 42}.yaml", {"Y159"}),
        ("ghi-chu.txt", set()),
        ("contra.txt", set()),
    ],
)
def test_names(name: str, codes: set[str], tmp_path: Path) -> None:
    """A name that another system cannot hold, or that hides what it is, is a finding."""
    root = valid_root(tmp_path)
    (root / REGISTRATIONS / name).write_bytes(
        (VALID / REGISTRATIONS / "van-phong.yaml").read_bytes()
    )
    found = {finding.code for finding in findings(root) if finding.code[0] == "Y"}
    assert found == codes


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    """A name of foreign bytes is refused and printed with escapes."""
    root = valid_root(tmp_path)
    os.close(os.open(os.fsencode(root / REGISTRATIONS) + b"/v\xe8n.yaml", os.O_CREAT))
    (found,) = findings(root)
    assert found.code == "Y158"
    assert found.where.file == f"{REGISTRATIONS}/v\\udce8n.yaml"
    assert found.message.isprintable()


def test_an_unreadable_folder_never_shortens_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that cannot be listed is an error; the rest is read."""
    root = valid_root(tmp_path)
    listdir = os.listdir

    def refuse(path: Path) -> list[str]:
        if Path(path).name == "dot-1":
            raise PermissionError(13, "Permission denied")
        return listdir(path)

    monkeypatch.setattr(os, "listdir", refuse)
    found = {(entry.where.file, entry.code) for entry in findings(root)}
    assert ("data/results/2024/dot-1", "Y151") in found
    assert len(storage.load(root, None).dataset.registrations) == 2


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be opened is an error of its own; no English of the system is shown."""
    root = valid_root(tmp_path)
    opened = Path.open

    def refuse(path: Path, mode: str = "r") -> object:
        if path.name == "van-phong.yaml" and path.parent.name == "2024":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    (found,) = (entry for entry in findings(root) if entry.code == "Y151")
    assert found.where.file == f"{REGISTRATIONS}/van-phong.yaml"
    assert "denied" not in found.message


def _flatten(folder: Path) -> None:
    """Remove a chain of folders from the outside, without a path that grows."""
    kept = folder.with_name("b")
    while (folder / "a").is_dir():
        (folder / "a").rename(kept)
        folder.rmdir()
        kept.rename(folder)


def test_a_folder_nested_a_thousand_times(tmp_path: Path) -> None:
    """Depth of folders is no matter: the walk is not recursive."""
    root = valid_root(tmp_path)
    folder = os.open(root / "data", os.O_RDONLY)
    try:
        for _ in range(1200):
            os.mkdir("a", dir_fd=folder)
            deeper = os.open("a", os.O_RDONLY, dir_fd=folder)
            os.close(folder)
            folder = deeper
        assert {entry.code for entry in findings(root)} <= {"Y151"}
    finally:
        os.close(folder)
        _flatten(root / "data/a")  # pytest's own cleaning is recursive


def test_hidden_and_other_files_are_counted(tmp_path: Path) -> None:
    """Dot and ~ names are counted, other files are named."""
    root = valid_root(tmp_path)
    for name in (".DS_Store", "~$van-phong.yaml", ".van-phong.yaml.swp"):
        (root / REGISTRATIONS / name).write_bytes(b"x")
    (root / "data/ghi-chu.docx").write_bytes(b"x")
    loaded = storage.load(root, None)
    assert loaded.hidden == 3
    assert loaded.skipped == ("data/ghi-chu.docx",)
    assert findings(root) == ()


@pytest.mark.parametrize("ending", [".yml", ".YAML", ".Yml"])
def test_every_ending_is_read(ending: str, tmp_path: Path) -> None:
    """No department vanishes for the ending of its file."""
    root = valid_root(tmp_path)
    file = root / REGISTRATIONS / "van-phong.yaml"
    file.rename(file.with_name(f"van-phong{ending}"))
    assert len(storage.load(root, None).dataset.registrations) == 2
    assert findings(root) == ()


@pytest.mark.parametrize(
    "name",
    [
        "registrations/van-phong.yaml",
        "registrations/24/van-phong.yaml",
        "registrations/2024/cu/van-phong.yaml",
        "results/2024/van-phong.yaml",
        "results/2024/dot1/van-phong.yaml",
        "results/2024/dot-x/van-phong.yaml",
        "results/2024/lan-1/van-phong.yaml",
        "decisions/nam-2023.yaml",
        "dang-ky/2024/van-phong.yaml",
        "ke-hoach.yaml",
        "plan-24.yaml",
    ],
)
def test_misplaced_files(name: str, tmp_path: Path) -> None:
    """A YAML file where none is read is a warning and is named among those passed over."""
    root = valid_root(tmp_path, {f"data/{name}": "nam_ke_hoach: 2024\n"})
    assert spots(root) == {(f"data/{name}", 1, "Y160")}
    assert storage.load(root, None).skipped == (f"data/{name}",)


@pytest.mark.parametrize(
    ("name", "twin"),
    [
        ("data/plan-2024.yml", "data/plan-2024.yaml"),
        ("data/council/2024.yml", "data/council/2024.yaml"),
        ("data/decisions/2023.YML", "data/decisions/2023.yaml"),
    ],
)
def test_two_files_for_one_thing(name: str, twin: str, tmp_path: Path) -> None:
    """Of two plans of one year none is used in silence."""
    root = valid_root(tmp_path, {name: (VALID / twin).read_bytes()})
    found = {entry.code for entry in findings(root) if entry.where.file in (name, twin)}
    assert "Y161" in found


def test_order_of_files_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order in which the system lists a folder shows nowhere."""
    root = valid_root(tmp_path, {f"{REGISTRATIONS}/thanh-tra.yaml": "ma_don_vi: [x]\n"})
    before = storage.load(root, None)
    found = findings(root)
    listdir = os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: sorted(listdir(path), reverse=True))
    after = storage.load(root, None)
    for field in dataclasses.fields(after.dataset):
        assert getattr(after.dataset, field.name) == getattr(before.dataset, field.name)
    assert findings(root) == found


def test_one_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    """All files are read even when several are broken."""
    root = valid_root(
        tmp_path,
        {
            "data/council/2024.yaml": "a: [\n",
            "data/documents/2024.yaml": b"\xff\xfe",
            f"{REGISTRATIONS}/van-phong.yaml": "nam_ke_hoach: 2024\n",
        },
    )
    codes = {(entry.where.file.rpartition("/")[2], entry.code) for entry in findings(root)}
    assert {("2024.yaml", "Y143"), ("2024.yaml", "Y102"), ("van-phong.yaml", "S102")} <= codes
    assert len(storage.load(root, None).dataset.registrations) == 1


def test_locate(tmp_path: Path) -> None:
    """A key path becomes line, column and the text of the path; a missing key its parent."""
    loaded = storage.load(valid_root(tmp_path), None)
    name = f"{REGISTRATIONS}/van-phong.yaml"
    where = loaded.locate(Place(name, ("ca_nhan", 1, "danh_hieu", 0)))
    assert where.path == "ca_nhan[1].danh_hieu[0]"
    line = loaded.source_line(name, where.line)
    assert line is not None
    assert line[where.column - 1 :].startswith("LDTT")
    missing = loaded.locate(Place(name, ("ca_nhan", 1, "ghi_chu")))
    assert loaded.source_line(name, missing.line) == "  - ho_ten: H'Mơ Niê"
    assert loaded.locate(Place("data/khong-co.yaml", ("a",)))[1:3] == (1, 1)
    assert loaded.source_line("data/khong-co.yaml", 1) is None


def test_finding_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearest parent with a plan is the root; a given folder must be one itself."""
    root = valid_root(tmp_path)
    monkeypatch.chdir(root / REGISTRATIONS)
    assert storage.find_root(None) == root
    assert storage.find_root(str(root)) == root
    with pytest.raises(storage.StorageError, match="Không thấy kế hoạch") as raised:
        storage.find_root(str(root / "data"))
    assert str(raised.value).endswith(f"dùng -C {root}.")
    monkeypatch.chdir(root / "data")
    with pytest.raises(storage.StorageError, match=f"dùng -C {re.escape(str(root))}"):
        storage.find_root(".")
    with pytest.raises(storage.StorageError, match="Không có thư mục"):
        storage.find_root(str(root / "khong-co"))


def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the right to list `data` the plan is not called absent."""
    root = valid_root(tmp_path)
    listdir = os.listdir

    def refuse(path: Path) -> list[str]:
        if Path(path) == root / "data":
            raise PermissionError(13, "Permission denied")
        return listdir(path)

    monkeypatch.setattr(os, "listdir", refuse)
    for start, folder in ((str(root), "/"), (None, root / REGISTRATIONS)):
        monkeypatch.chdir(folder)
        with pytest.raises(storage.StorageError, match=r"Không có quyền đọc thư mục .*data"):
            storage.find_root(start)


def test_a_plan_with_a_hidden_ending_is_named(tmp_path: Path) -> None:
    """The only plan saved as `plan-2024.yaml.txt` is found out."""
    root = valid_root(tmp_path)
    (root / "data/plan-2024.yaml").rename(root / "data/plan-2024.yaml.txt")
    with pytest.raises(storage.StorageError, match=r"txt có đuôi thừa: đổi .* plan-2024\.yaml\."):
        storage.find_root(str(root))


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("van-phong.yaml.txt", "van-phong.yaml"),
        ("van-phong.yaml.yaml", "van-phong.yaml"),
        ("VAN-PHONG.YML.TXT", "VAN-PHONG.YML"),
        ("van-phong.yaml.txt.txt", "van-phong.yaml"),
        ("van-phong.yaml", None),
        ("van-phong.txt", None),
        ("van-phong.yaml.bak", None),
        (".yaml.txt", None),
    ],
)
def test_endings_too_many(name: str, meant: str | None) -> None:
    """Endings that a program adds unseen are taken off; copies made on purpose are not."""
    assert storage.without_extra_ending(name) == meant


def test_year_of_the_plan(tmp_path: Path) -> None:
    """Without a year the newest plan is taken; a year without a plan is refused."""
    plan = (VALID / "data/plan-2024.yaml").read_bytes()
    root = valid_root(tmp_path, {"data/plan-2023.yaml": plan})
    assert storage.plan_years(root) == (2023, 2024)
    assert storage.load(root, None).dataset.year == 2024
    with pytest.raises(storage.StorageError, match="2025"):
        storage.load(root, 2025)
    with pytest.raises(storage.StorageError, match="kế hoạch"):
        storage.load(tmp_path, None)


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_linked_data_folder_is_refused(tmp_path: Path) -> None:
    """`data` itself may not be a link: what is read must be what git holds."""
    root = valid_root(tmp_path)
    (root / "data").rename(tmp_path / "ngoai")
    (root / "data").symlink_to(tmp_path / "ngoai")
    assert ("data", 1, "Y152") in spots(root)
    assert storage.load(root, None).dataset.files == ()
