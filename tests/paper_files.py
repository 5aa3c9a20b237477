"""Hand-written .docx files for the T rules: base documents, and pairs with and without a fault.

See `tests/documents/README.md`. Nothing here uses the program's own writer of documents.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree
from ruamel.yaml import YAML

from tdkt_cli import wordcheck
from tdkt_cli.findings import Finding, Severity

DOCUMENTS = Path(__file__).parent / "documents"
BASES = DOCUMENTS / "_goc"
COMMON = BASES / "_chung"
WAYS = ("truc_tiep", "kieu", "mac_dinh", "chu_de", "bang", "ky_tu", "danh_sach")
"""How a property reaches the text: direct, paragraph style, defaults, theme, table style,
character style, numbering."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

Parts = dict[str, str]


class Edit(NamedTuple):
    """One replacement in a part; what is sought must stand there so many times."""

    part: str
    before: str
    after: str
    times: int = 1


class Pair(NamedTuple):
    """Two documents that differ in one fault.

    Attributes:
        name: of the file.
        code: of the rule.
        base: name of the base document.
        way: one of `WAYS`.
        bad: changes that bring the fault.
        good: changes of the good twin, mostly none.
        at: how the paragraphs begin at which the fault must be reported (`numbers_of`).
        more: the same fault may be reported at other paragraphs too.
        also: codes above a hint that come with the fault.
    """

    name: str
    code: str
    base: str
    way: str
    bad: tuple[Edit, ...]
    good: tuple[Edit, ...]
    at: tuple[str, ...]
    more: bool
    also: frozenset[str]


def base_names() -> tuple[str, ...]:
    """Return the names of the base documents."""
    return tuple(sorted(path.name for path in BASES.iterdir() if path.name[0] != "_"))


def base_parts(name: str) -> Parts:
    """Return the parts of a base document: the common ones, and its own over them."""
    parts: Parts = {}
    for folder in (COMMON, BASES / name):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                parts[path.relative_to(folder).as_posix()] = path.read_text("utf-8")
    return parts


def edited(parts: Parts, edits: tuple[Edit, ...]) -> Parts:
    """Return parts with replacements; a part that is not there yet begins empty."""
    changed = dict(parts)
    for edit in edits:
        text = changed.get(edit.part, "")
        if edit.before:
            assert text.count(edit.before) == edit.times, (edit, text.count(edit.before))
            changed[edit.part] = text.replace(edit.before, edit.after)
        else:
            changed[edit.part] = edit.after
    return changed


def zipped(parts: Parts) -> bytes:
    """Return a .docx of some parts; `[Content_Types].xml` first, as Word writes it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda one: (one != "[Content_Types].xml", one)):
            archive.writestr(name, parts[name])
    return target.getvalue()


def pairs() -> list[Pair]:
    """Return every pair, in the order of their files."""
    return [_pair(path) for path in sorted(DOCUMENTS.glob("T*.yaml"))]


def _pair(path: Path) -> Pair:
    read: dict[str, Any] = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
    unknown = set(read) - {"ma", "goc", "cach", "sai", "dung", "tai", "them", "cung"}
    assert not unknown, (path.name, unknown)
    assert read["cach"] in WAYS, (path.name, read["cach"])
    at = read["tai"]
    return Pair(
        path.stem,
        read["ma"],
        read["goc"],
        read["cach"],
        _edits(read["sai"]),
        _edits(read.get("dung", [])),
        (at,) if isinstance(at, str) else tuple(at),
        read.get("them", False),
        frozenset(read.get("cung", [])),
    )


def _edits(entries: list[dict[str, Any]]) -> tuple[Edit, ...]:
    return tuple(
        Edit(
            one.get("tep", "word/document.xml"), one.get("tim", ""), one["thay"], one.get("lan", 1)
        )
        for one in entries
    )


def paragraph_texts(parts: Parts) -> list[str]:
    """Return the texts of the paragraphs of the body in the order of the file."""
    root = etree.fromstring(parts["word/document.xml"].encode())
    return [
        "".join(text.text or "" for text in one.iter(f"{W}t"))
        for one in root.iter(f"{W}p")
        if not any(above.tag == _FALLBACK for above in one.iterancestors())
    ]


def numbers_of(parts: Parts, starts: tuple[str, ...]) -> set[int]:
    """Return the numbers of the paragraphs that begin so; each start must be found.

    `*` is paragraph 1, `#21` paragraph 21, `@1` the first one of the headers and footers.
    """
    texts = paragraph_texts(parts)
    found: set[int] = set()
    for start in starts:
        if start[0] in "#@" and start[1:].isdecimal():
            numbers = {int(start[1:]) + (len(texts) if start[0] == "@" else 0)}
        else:
            numbers = {n for n, text in enumerate(texts, 1) if text.strip().startswith(start)}
        numbers = {1} if start == "*" else numbers
        assert numbers, f"no paragraph begins with {start!r}"
        found |= numbers
    return found


def findings(parts: Parts, kind: str = "") -> tuple[Finding, ...]:
    """Return what the program finds in a document of some parts."""
    return wordcheck.check(zipped(parts), "van-ban.docx", kind).findings


def above_hint(found: tuple[Finding, ...]) -> list[tuple[str, int, str]]:
    """Return code, paragraph and message of what is graver than a hint."""
    return [
        (one.code, one.where.line, one.message)
        for one in found
        if one.severity is not Severity.HINT
    ]
