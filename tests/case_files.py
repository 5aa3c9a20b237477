"""Data folders for tests: the tiny valid one (`cases/_goc`), and what is laid over it."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from ruamel.yaml import YAML

from tdkt_cli import rules, storage, yaml_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ruamel.yaml.nodes import ScalarNode
    from ruamel.yaml.representer import SafeRepresenter

    from tdkt_cli.findings import Finding

CASES = Path(__file__).parent / "cases"
VALID = CASES / "_goc"
NOTES = ("mong-doi.txt", "xoa.txt")

_MARK = re.compile(r"#((?:\s+[A-Z][0-9]{3})+)\s*$")
_LINE_END = re.compile(r"\r\n|\r|\n")

Spot = tuple[str, int, str]
"""File, line and code of a finding."""


def valid_root(folder: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """Copy the tiny valid data folder, lay files over it, and return its root.

    Args:
        folder: where to make the root; `<folder>/goc`.
        files: content by name relative to the root, such as `data/plan-2024.yaml`.
    """
    root = folder / "goc"
    shutil.copytree(VALID, root)
    for name, content in (files or {}).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def case_root(case: Path, folder: Path) -> Path:
    """Lay a case folder over the valid one, less what its `xoa.txt` names."""
    files = {
        path.relative_to(case).as_posix(): path.read_bytes()
        for path in sorted(case.rglob("*"))
        if path.is_file() and path.name not in NOTES
    }
    root = valid_root(folder, files)
    removed = case / "xoa.txt"
    for name in removed.read_text("utf-8").split() if removed.is_file() else ():
        (root / name).unlink()
    return root


def findings(root: Path) -> tuple[Finding, ...]:
    """Run every rule over a root, for its newest plan."""
    loaded = storage.load(root, None)
    return rules.run(loaded.dataset, loaded.locate)


def spots(root: Path) -> set[Spot]:
    """Return file, line and code of every finding of a root."""
    return {(found.where.file, found.where.line, found.code) for found in findings(root)}


def expected_spots(case: Path) -> set[Spot]:
    """Return what a case expects: its trailing comments `# D201` and its `mong-doi.txt`."""
    found: set[Spot] = set()
    for path in sorted(case.rglob("*")):
        if not path.is_file() or path.name in NOTES:
            continue
        lines = _LINE_END.split(path.read_bytes().decode("utf-8", "replace"))
        for number, line in enumerate(lines, 1):
            mark = _MARK.search(line)
            for code in mark[1].split() if mark else ():
                found.add((path.relative_to(case).as_posix(), number, code))
    notes = case / "mong-doi.txt"
    for line in notes.read_text("utf-8").splitlines() if notes.is_file() else ():
        if line.strip():
            place, code = line.rsplit(maxsplit=1)
            name, _, at_line = place.rpartition(":")
            found.add((name, int(at_line), code))
    return found


def merged(name: str, example: str) -> str:
    """Return the valid file of a name with the example's top-level keys put in its place."""
    return write_tree({**_valid_tree(name), **tree_of(example.encode())})


def _valid_tree(name: str) -> dict[str, object]:
    """Return the valid file of a name as a tree; of a regulation, none of which ships, its head."""
    valid = VALID / name
    if valid.is_file():
        return tree_of(valid.read_bytes())
    if not name.startswith("data/regulations/"):
        return {}
    return {
        "ma_van_ban": valid.stem,
        "so_ky_hieu": "01/QĐ-BDT",
        "ten_van_ban": "Quyết định số 01/QĐ-BDT",
        "tu_ngay": "2024-01-01",
        "nguon": "Văn thư Ban",
        "ngay_kiem_tra": "2024-01-02",
    }


def write_tree(tree: dict[str, object]) -> str:
    """Return a tree of text as YAML."""
    writer = YAML(typ="safe", pure=True)
    writer.allow_unicode = True
    writer.width = 1000
    writer.default_flow_style = False
    writer.representer.add_representer(type(None), _empty)
    stream = io.StringIO()
    writer.dump(tree, stream)
    return stream.getvalue()


def _empty(representer: SafeRepresenter, _: object) -> ScalarNode:
    """Write what has no value as an empty place: `null` would be a finding."""
    return representer.represent_scalar("tag:yaml.org,2002:null", "")


def tree_of(data: bytes) -> dict[str, object]:
    """Return a data file as a tree of text; it must be readable."""
    read = yaml_tree.read(data)
    assert not read.problems, read.problems
    assert isinstance(read.data, dict)
    return read.data
