"""What is on the disk at one moment: every name below `data/`, and the bytes of the YAML files."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.storage.folders import YAML_ENDINGS, NameProblem, Walk
from tdkt_cli.storage.roots import PLAN_NAME, StorageError
from tdkt_cli.yaml_tree import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


class Snapshot(NamedTuple):
    """The content of `data/`.

    Attributes:
        root: the folder that holds `data/`.
        files: name and content of each regular file, in the order of names. The content of a YAML
            file is cut one byte beyond the limit of `yaml_tree`; of another file it is its size
            and time of change as text; `None` when it could not be read.
        problems: names and kinds of files that are refused, unreadable folders.
        hidden: how many dot and `~` names were passed over.
    """

    root: Path
    files: tuple[tuple[str, bytes | None], ...]
    problems: tuple[NameProblem, ...]
    hidden: int

    def check_reach(self, names: Iterable[str]) -> None:
        """Refuse names whose files are out of reach, though they may be there.

        What the walk refused (a link, a folder that cannot be listed) and what could not be read
        look like "no file" to whoever asks for the content; writing there would lose a file.

        Raises:
            StorageError: one of them is; the sentence names what stands in the way.
        """
        refused = {problem.name for problem in self.problems}
        unread = {name for name, content in self.files if content is None}
        for name in names:
            parts = name.split("/")
            above = {"/".join(parts[:end]) for end in range(1, len(parts) + 1)}
            for found in sorted(above & (refused | unread)):
                raise StorageError(
                    f"Không ghi vào {name}: {found} là liên kết, hoặc không đọc được; chạy «tdkt "
                    "validate» để xem, sửa rồi làm lại."
                )

    def content(self, name: str) -> bytes | None:
        """Return the content of a file, `None` when there is none or it could not be read."""
        return next((content for file, content in self.files if file == name), None)

    def with_files(self, files: Mapping[str, bytes]) -> Snapshot:
        """Return the snapshot as it will be when some files are written."""
        known = {**dict(self.files), **files}
        return self._replace(files=tuple(sorted(known.items(), key=lambda one: one[0].split("/"))))

    def plan_years(self) -> tuple[int, ...]:
        """Return the years of the plans, oldest first."""
        names = (name.removeprefix("data/") for name, _ in self.files)
        return tuple(sorted({int(m[1]) for m in map(PLAN_NAME.fullmatch, names) if m}))

    def digest(self, *more: str) -> str:
        """Return a fingerprint: equal for the same content under the same names.

        Args:
            more: what else the fingerprint stands for, such as the year asked for.
        """
        found = hashlib.blake2b(digest_size=20)
        for text in (*more, str(self.hidden), *(repr(tuple(one)) for one in self.problems)):
            found.update(f"{len(text)}:{text}\n".encode("utf-8", "surrogatepass"))
        for name, content in self.files:
            size = -1 if content is None else len(content)
            found.update(f"{name}\n{size}\n".encode("utf-8", "surrogatepass"))
            found.update(content or b"")
        return found.hexdigest()


def take(root: Path) -> Snapshot:
    """Read everything below `data/` of a root once; nothing is judged."""
    walk = Walk()
    files = tuple((name, _content(path, name)) for path, name in walk.files(root / "data", "data"))
    return Snapshot(root, files, tuple(walk.problems), walk.hidden)


def _content(path: Path, name: str) -> bytes | None:
    try:
        if not name.lower().endswith(YAML_ENDINGS):
            found = os.lstat(path)
            return f"{found.st_size} {found.st_mtime_ns}".encode()
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError:
        return None


def content(path: Path) -> bytes | None:
    """Return the bytes of a file, `None` when there is none that can be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None
