"""The data of a git revision, read into memory: nothing is checked out, no shell is started."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.storage.folders import YAML_ENDINGS, NameProblem
from tdkt_cli.storage.roots import StorageError
from tdkt_cli.storage.snapshot import Snapshot
from tdkt_cli.yaml_tree import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence

_SECONDS = 60
# Settings of a repository that name programs: one from elsewhere may start none.
_NO_PROGRAMS = ("-c", "core.fsmonitor=false", "-c", "log.showSignature=false")
# Variables that would lead git to another repository than that of the folder.
_OTHERS = frozenset(
    """
    GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX GIT_OBJECT_DIRECTORY GIT_COMMON_DIR
    GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_NAMESPACE GIT_CEILING_DIRECTORIES GIT_CONFIG_PARAMETERS
    """.split()  # noqa: SIM905 — a list of this length reads better as words
)
_LINK, _MODULE = "120000", "160000"
# Reading objects needs no index, no hooks, no network and no questions.
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
}


class Revision(NamedTuple):
    """A commit.

    Attributes:
        name: as it was typed.
        commit: its full identifier.
        short: its short identifier.
        day: the day it was committed, `YYYY-MM-DD`.
    """

    name: str
    commit: str
    short: str
    day: str


def find_revision(root: Path, name: str) -> Revision | None:
    """Return the commit that a name means, `None` when git knows none.

    Args:
        root: the folder that holds `data/`.
        name: a branch, a tag, `HEAD~1`, an identifier.

    Raises:
        StorageError: there is no git, the folder is in no repository that git reads, or nothing
            was committed yet.
    """
    inside = _git(root, "rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        raise StorageError(_why(root, inside.stderr))
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found.returncode:
        if _git(root, "rev-list", "--all", "--max-count=1").stdout.strip():
            return None
        raise StorageError(
            "Thư mục chưa lưu lần nào bằng git (commit): lưu lần đầu bằng «git add -A» rồi «git "
            'commit -m "Dữ liệu đầu năm"».'
        )
    commit = found.stdout.decode().strip()
    shown = _git(root, "show", "-s", "--no-show-signature", "--format=%h %cs", commit, "--")
    short, _, day = shown.stdout.decode().strip().partition(" ")
    return Revision(name, commit, short or commit[:7], day)


def take_revision(root: Path, revision: Revision) -> Snapshot:
    """Return what stands below `data/` in a commit, as if it were on the disk.

    Raises:
        StorageError: git cannot read it.
    """
    listed = _git(root, "ls-tree", "-r", "-z", revision.commit, "--", "data/")
    if listed.returncode:
        raise StorageError(_why(root, listed.stderr))
    files: list[tuple[str, str]] = []
    problems: list[NameProblem] = []
    hidden = 0
    for entry in filter(None, listed.stdout.split(b"\0")):
        head, _, raw = entry.partition(b"\t")
        mode, _, identifier = head.decode("ascii").split()
        name = raw.decode("utf-8", "surrogateescape")
        if any(part.startswith((".", "~")) for part in PurePosixPath(name).parts):
            hidden += 1
        elif mode in (_LINK, _MODULE):
            problems.append(NameProblem("symlink" if mode == _LINK else "not_a_file", name, ()))
        else:
            files.append((name, identifier))
    content = _contents(root, [one for name, one in files if name.lower().endswith(YAML_ENDINGS)])
    files.sort(key=lambda one: one[0].split("/"))  # the order of a walk over folders
    return Snapshot(
        root,
        tuple((name, content.get(one, one.encode())) for name, one in files),
        tuple(problems),
        hidden,
    )


def _contents(root: Path, identifiers: Sequence[str]) -> dict[str, bytes]:
    """Return the content of blobs, cut one byte beyond the limit of a file."""
    wanted = list(dict.fromkeys(identifiers))
    if not wanted:
        return {}
    done = _git(root, "cat-file", "--batch", send="".join(f"{one}\n" for one in wanted).encode())
    if done.returncode:
        raise StorageError(_why(root, done.stderr))
    found: dict[str, bytes] = {}
    place = 0
    for identifier in wanted:
        end = done.stdout.index(b"\n", place)
        size = int(done.stdout[place:end].split()[2])
        found[identifier] = done.stdout[end + 1 : end + 1 + min(size, MAX_BYTES + 1)]
        place = end + 1 + size + 1
    return found


def _git(root: Path, *arguments: str, send: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        raise StorageError(
            "Máy chưa có git nên không đọc được bản cũ: cài git, hoặc so hai năm, hai đợt."
        )
    command = [program, "-C", os.fspath(root), *_NO_PROGRAMS, *arguments]
    try:
        return subprocess.run(  # noqa: S603 — the program is git, the arguments are a list
            command,
            input=send,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env={name: value for name, value in os.environ.items() if name not in _OTHERS} | _QUIET,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StorageError("Không chạy được git: thử «git status» trong thư mục ấy.") from error


def _why(root: Path, said: bytes) -> str:
    if b"dubious ownership" in said or b"safe.directory" in said:
        return (
            f"git từ chối đọc thư mục {root} vì thuộc tài khoản khác: chạy «git status» ở đó, "
            "git chỉ cách cho phép."
        )
    if b"not a git repository" in said:
        return f"Thư mục {root} không nằm trong kho git nào nên không có bản cũ để so."
    return f"git không đọc được dữ liệu trong thư mục {root}: thử «git status» ở đó."
