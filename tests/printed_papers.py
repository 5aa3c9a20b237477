"""Run the commands and read what they printed: paragraphs, tables, runs, digits."""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from tdkt_cli.cli.application import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

Xml = Any  # lxml ships no types
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# Output name and the command that prints it.
PAPERS: dict[str, tuple[str, ...]] = {
    "ke-hoach": ("kehoach",),
    "tong-hop-dang-ky": ("tonghop",),
    "tong-hop-gui-cap-tren": ("tonghop", "--gui-cap-tren"),
    "bao-cao-dot-1": ("baocao", "--dot", "1"),
    "bao-cao-dot-2": ("baocao", "--dot", "2"),
    "bien-ban": ("bienban",),
    "to-trinh": ("totrinh",),
    "quyet-dinh": ("quyetdinh",),
}

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?")
_ENUMERATOR = re.compile(r"^\d+\.\s")


class Outcome(NamedTuple):
    """What a command gave back."""

    code: int
    out: str
    err: str


class Run(NamedTuple):
    """A piece of a paragraph with one look."""

    text: str
    bold: bool
    italic: bool


class Line(NamedTuple):
    """A paragraph outside a table, or a row of a table.

    Attributes:
        style: of the paragraph; `bang` for a row.
        text: the whole text; cells are joined by ` | `, paragraphs of a cell by ` ¶ `.
        runs: of a paragraph.
        cells: of a row.
        heading: a row that is repeated on each page.
    """

    style: str
    text: str
    runs: tuple[Run, ...] = ()
    cells: tuple[str, ...] = ()
    heading: bool = False


def tdkt(*arguments: str | Path) -> Outcome:
    """Run a command in this process; a crash passes through to the test."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run([str(argument) for argument in arguments])
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode())
    return Outcome(code, *texts)


def process(
    *arguments: str | Path,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    **settings: Any,  # noqa: ANN401 — those of subprocess.run
) -> Outcome:
    """Run a command in a process of its own."""
    done = subprocess.run(
        command(*arguments),
        cwd=folder,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        check=False,
        timeout=120,
        **settings,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def command(*arguments: str | Path) -> list[str]:
    """Return the command line of a process; `-P`, or the data folder's code would be run."""
    return [sys.executable, "-P", "-m", "tdkt_cli", *map(str, arguments)]


def printed(root: Path, name: str, ending: str, folder: Path, *options: str) -> bytes:
    """Return the bytes of a paper of a data folder; the command must succeed."""
    path = folder / f"{name}.{ending}"
    outcome = tdkt(*PAPERS[name], "-C", root, "-o", path, *options)
    assert outcome.code == 0, outcome
    return path.read_bytes()


def edit(path: Path, before: str, after: str) -> None:
    """Replace text that stands once in a file."""
    text = path.read_text("utf-8")
    assert text.count(before) == 1, (path.name, before, text.count(before))
    path.write_text(text.replace(before, after), "utf-8")


def lines_of(docx: bytes, *, exact: bool = False) -> tuple[Line, ...]:
    """Return the paragraphs and rows of a .docx, in the order of the paper.

    Args:
        docx: the bytes of the paper.
        exact: no-break spaces as they are, not as spaces.
    """
    body = part(docx, "word/document.xml")[0]
    if not exact:
        for text in body.iter(f"{W}t"):
            text.text = (text.text or "").replace("\u00a0", " ")
    return tuple(_lines(body))


def part(docx: bytes, name: str) -> Xml:
    """Return the root element of a part of a .docx."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


def _lines(body: Xml) -> Iterator[Line]:
    for element in body:
        if element.tag == f"{W}p":
            yield _paragraph(element)
        elif element.tag == f"{W}tbl":
            yield from (_row(row) for row in element.iter(f"{W}tr"))


def _paragraph(element: Xml) -> Line:
    style = element.find(f"{W}pPr/{W}pStyle")
    runs = tuple(_run(one) for one in element.iter(f"{W}r"))
    name = "" if style is None else style.get(f"{W}val")
    return Line(name, "".join(one.text for one in runs), runs)


def _run(element: Xml) -> Run:
    text = "".join(
        (part.text or "") if part.tag == f"{W}t" else "\n" if part.tag == f"{W}br" else ""
        for part in element
    )
    return Run(text, *(_is_on(element.find(f"{W}rPr/{W}{mark}")) for mark in "bi"))


def _is_on(mark: Xml) -> bool:
    return mark is not None and mark.get(f"{W}val") not in {"0", "false"}


def _row(element: Xml) -> Line:
    cells = tuple(
        " ¶ ".join(text for one in cell.iter(f"{W}p") if (text := _paragraph(one).text))
        for cell in element.iter(f"{W}tc")
    )
    heading = element.find(f"{W}trPr/{W}tblHeader") is not None
    return Line("bang", " | ".join(cells), (), cells, heading)


def dump(docx: bytes) -> str:
    """Return a document as lines `style: text`."""
    shown = (f"{line.style}: {line.text}".rstrip().replace("\n", " ⏎ ") for line in lines_of(docx))
    return "".join(f"{line}\n" for line in shown)


def page_texts(html: bytes) -> list[str]:
    """Return the texts of the paragraphs and cells of an .html, in its order."""
    tree = etree.fromstring(html, etree.HTMLParser(encoding="utf-8"))
    blocks = (one for one in tree.iter("p", "td", "th") if one.find("p") is None)
    return [
        (" " if one.find("br") is not None else "").join(one.itertext()).replace("\u00a0", " ")
        for one in blocks
    ]


def tables_of(docx: bytes) -> list[list[Line]]:
    """Return the tables with a heading row, each as its rows, headings first."""
    tables: list[list[Line]] = []
    before: Line | None = None
    for line in lines_of(docx):
        if line.heading and not (before and before.heading):
            tables.append([])
        if line.cells and tables and before and (before.cells or line.heading):
            tables[-1].append(line)
        before = line
    return tables


def numbers_on_paper(lines: Iterable[Line]) -> set[Decimal]:
    """Return the groups of digits of a paper, without its numbering (`1.`, the column TT)."""
    texts: list[str] = []
    numbered = False
    for line in lines:
        if line.cells:
            numbered = line.cells[0] == "TT" or (numbered and not line.heading)
            texts.extend(line.cells[1:] if numbered and line.cells[0].isdecimal() else line.cells)
        else:
            numbered = False
            texts.append(_ENUMERATOR.sub("", line.text))
    return {value for text in texts for value in numbers_in(text)}


def numbers_in(text: str) -> set[Decimal]:
    """Return the numbers of a text: `06` and `6`, `1.200` and `1200` are one number."""
    return {Decimal(found.replace(".", "").replace(",", ".")) for found in _NUMBER.findall(text)}


def numbers_in_json(value: object) -> set[Decimal]:
    """Return every number of a JSON value, and the groups of digits of its texts."""
    if isinstance(value, bool) or value is None:
        return set()
    if isinstance(value, int | float):
        return {Decimal(str(value))}
    if isinstance(value, str):
        return numbers_in(value)
    assert isinstance(value, dict | list)
    parts = value.values() if isinstance(value, dict) else value
    return {number for part_ in parts for number in numbers_in_json(part_)}
