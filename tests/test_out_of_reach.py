"""What the walk refused or could not read is never taken for a file that is not there."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from case_files import valid_root
from printed_papers import tdkt
from tdkt_cli import output, storage
from tdkt_cli.console.safe import mask
from tdkt_cli.output import locking
from tdkt_cli.storage.revisions import find_revision

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = "data/registrations/2024/van-phong.yaml"


def test_nothing_is_written_through_a_linked_folder(tmp_path: Path) -> None:
    """An approval kept behind a link stays as it was; the refusal names the link."""
    root = valid_root(tmp_path)
    first = tdkt("duyet", "van-phong", "--ngay", "30/01/2024", "-C", root)
    assert first.code == 0, first
    folder, elsewhere = root / "data/reviews/2024", tmp_path / "noi-khac"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    kept = (elsewhere / "van-phong.yaml").read_bytes()
    again = tdkt("duyet", "van-phong", "--tiep-nhan", "--ngay", "01/02/2024", "-C", root)
    assert again.code == 2
    assert "data/reviews/2024 là liên kết" in again.err
    assert (elsewhere / "van-phong.yaml").read_bytes() == kept


def test_a_linked_data_folder_is_told_as_such(tmp_path: Path) -> None:
    """The plan is there, behind the link: the sentence says what stands in the way."""
    root = valid_root(tmp_path)
    (root / "data").rename(tmp_path / "that")
    (root / "data").symlink_to(tmp_path / "that")
    told = tdkt("validate", "-C", root)
    assert told.code == 1
    assert "Y152" in told.out


def test_a_commit_without_data_is_named(tmp_path: Path) -> None:
    """It is the commit that lacks a plan, not the folder."""
    root = valid_root(tmp_path)
    _git(root, "init", "-q")
    _git(root, "commit", "-q", "--allow-empty", "-m", "trống")
    told = tdkt("sosanh", "HEAD", "hien-nay", "-C", root)
    assert told.code == 2
    assert "Lần lưu HEAD" in told.err


def test_a_file_that_cannot_be_read_is_out_of_reach(tmp_path: Path) -> None:
    """Neither the file itself nor one below a refused folder may be written."""
    snapshot = storage.take(valid_root(tmp_path))
    unread = tuple((name, None if name == OFFICE else data) for name, data in snapshot.files)
    with pytest.raises(storage.StorageError, match="van-phong"):
        snapshot._replace(files=unread).check_reach([OFFICE])
    snapshot.check_reach([OFFICE, "data/registrations/2024/phong-moi.yaml"])


def test_fmt_waits_for_the_lock_before_it_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files are read while the lock is held: what another command wrote is not undone."""
    root = valid_root(tmp_path)
    path = root / OFFICE
    path.write_text(path.read_text("utf-8").replace("so_ca_nhan: ", "so_ca_nhan:   "), "utf-8")
    held: list[bool] = []
    take = storage.take

    def watched(root: Path) -> storage.Snapshot:
        held.append((root / locking.NAME).exists())
        return take(root)

    monkeypatch.setattr(storage, "take", watched)
    assert tdkt("fmt", "-C", root).code == 0
    assert held == [True]


def test_a_lock_that_cannot_be_written_is_not_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk the lock is gone, or the next command would wait for nobody."""

    def full(_file: int, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tdkt_cli.output.locking.os.write", full)
    with pytest.raises(output.OutputError), output.locked(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def _git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@b.vn")
    return subprocess.run(
        ["git", "-C", root, *who, *arguments], capture_output=True, text=True, check=True
    ).stdout


def test_the_repository_is_that_of_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A `GIT_DIR` of elsewhere is not followed."""
    root, other = valid_root(tmp_path), tmp_path / "kho-khac"
    other.mkdir()
    for folder in (root, other):
        _git(folder, "init", "-q")
        _git(folder, "commit", "-q", "--allow-empty", "-m", folder.name)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    found = find_revision(root, "HEAD")
    monkeypatch.delenv("GIT_DIR")
    assert found
    assert found.commit == _git(root, "rev-parse", "HEAD").strip()


def test_a_digest_is_not_masked_and_an_identity_number_is() -> None:
    """Digits of a SHA-256 are no identity number; those behind letters are."""
    digest = "9c030071355902b5078d1e2f3a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d"
    assert mask(f"ma_bam: {digest}") == f"ma_bam: {digest}"
    assert mask("CCCD079123456789") == "CCCD0791******89"
