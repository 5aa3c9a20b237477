"""Hostile and broken forms: a clear sentence, quickly, in little memory; never a traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from case_files import valid_root
from filled_forms import (
    HEADINGS,
    changed_parts,
    paper,
    paragraph,
    registration_paper,
    registration_rows,
    saved,
    table_xml,
    with_shared_texts,
    workbook,
)
from printed_papers import tdkt
from tdkt_cli.forms import reading
from tdkt_cli.forms.grid import MAX_COLUMNS, MAX_ROWS, read_grids

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTES = 200
_FORM = workbook(registration_rows())
_TEXTS = with_shared_texts(_FORM)
_PAPER = registration_paper()
_SHEET = "xl/worksheets/sheet1.xml"


def _in_sheet(old: bytes, new: bytes) -> bytes:
    """Return the form with a piece of its sheet's XML replaced."""

    def change(name: str, part: bytes) -> bytes:
        if name != _SHEET:
            return part
        assert old in part
        return part.replace(old, new, 1)

    return changed_parts(_FORM, change)


def _in_part(part_name: str, old: bytes, new: bytes, data: bytes = _FORM) -> bytes:
    def change(name: str, part: bytes) -> bytes:
        if name != part_name:
            return part
        assert old in part
        return part.replace(old, new, 1)

    return changed_parts(data, change)


def _without(part_name: str, data: bytes = _FORM) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            if name != part_name:
                archive.writestr(name, source.read(name))
    return target.getvalue()


def _with(part_name: str, content: bytes, data: bytes = _FORM) -> bytes:
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part_name, content)
    return target.getvalue()


def _many_cells(beside: int) -> bytes:
    """Return a sheet with faults in every row that there may be, and more cells beside."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    for row in registration_rows()[:6]:
        sheet.append(row)
    for number in range(MAX_ROWS - 6):
        wrong = [f"{number}/2012", f"lạ {number}", f"cô {number}", f"x {number}"]
        row = [number, f"Trần Văn {number}", f"Chuyên viên {number}", "LĐTT", "GK", *wrong]
        sheet.append([*row, *["x"] * beside])
    return saved(book)


def _billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    head = f'<!DOCTYPE w [<!ENTITY a0 "ha">{entities}]>'
    return paper(paragraph("x").replace("x", "&a8;"), head=head)


def _repeated(text: str, times: int) -> bytes:
    return paper(paragraph("BẢN ĐĂNG KÝ THI ĐUA NĂM 2024") + text * times)


def _formula_everywhere() -> bytes:
    rows = [["=1+1"] * 20 for _ in range(500)]
    return workbook([*registration_rows(), *rows])


def _twice() -> bytes:
    target = io.BytesIO(_FORM)
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(_SHEET, b"<worksheet/>")
    return target.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "zeros": lambda: b"\0" * 5000,
    "text": "Họ và tên;LĐTT".encode,
    "csv in UTF-16": lambda: "Họ và tên;LĐTT".encode("utf-16"),
    "HTML": lambda: b"<html><table><tr><td>a</td></tr></table></html>",
    "RTF": lambda: b"{\\rtf1 a}",
    "PDF": lambda: b"%PDF-1.7\n",
    "old Word": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
    "old Excel": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
    "a password": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    ),
    "cut in half": lambda: _FORM[: len(_FORM) // 2],
    "cut at the end": lambda: _FORM[:-40],
    "bytes turned": lambda: _FORM[:300] + bytes(b ^ 0x55 for b in _FORM[300:400]) + _FORM[400:],
    "another ZIP": lambda: _with("a.txt", b"a", b"PK\x05\x06" + b"\0" * 18),
    "no workbook": lambda: _without("xl/workbook.xml"),
    "no sheet": lambda: _without(_SHEET),
    "no strings": lambda: _without("xl/sharedStrings.xml", _TEXTS),
    "no styles": lambda: _without("xl/styles.xml"),
    "no content types": lambda: _without("[Content_Types].xml"),
    "no document": lambda: _without("word/document.xml", _PAPER),
    "XML that ends early": lambda: _in_sheet(b"</worksheet>", b""),
    "a string that is not there": lambda: _in_part(_SHEET, b"<v>0</v>", b"<v>99999</v>", _TEXTS),
    "a string before the first": lambda: _in_part(_SHEET, b"<v>0</v>", b"<v>-1</v>", _TEXTS),
    "a number that is none": lambda: _in_sheet(
        b'<c r="A1" t="inlineStr">', b'<c r="A1" t="n"><v>x</v>'
    ),
    "a row of letters": lambda: _in_sheet(b'<row r="1"', b'<row r="x"'),
    "rows out of order": lambda: _in_sheet(b'<row r="2"', b'<row r="1"'),
    "cells out of order": lambda: _in_sheet(b'<c r="B4"', b'<c r="A4"'),
    "a cell at the edge of the world": lambda: _in_sheet(b'<row r="8"', b'<row r="1048576"'),
    "a cell in the last column": lambda: _in_sheet(b'<c r="A1"', b'<c r="XFD1"'),
    "a size that lies": lambda: _in_sheet(
        b'<dimension ref="', b'<dimension ref="A1:XFD1048576" a="'
    ),
    "everything merged": lambda: _in_sheet(
        b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    ),
    "merged a thousand times": lambda: _in_sheet(
        b"</sheetData>",
        b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:AX2000"/>' * 1000 + b"</mergeCells>",
    ),
    "merged by nonsense": lambda: _in_sheet(
        b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="?"/></mergeCells>'
    ),
    "DOCTYPE": lambda: paper(paragraph("a"), head="<!DOCTYPE w>"),
    "billion laughs": _billion_laughs,
    "DOCTYPE in the strings": lambda: _in_part(
        "xl/sharedStrings.xml", b"<sst", b"<!DOCTYPE a><sst", _TEXTS
    ),
    "an entity of a file": lambda: paper(
        paragraph("a"), head='<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    ),
    "a bomb": lambda: _with("xl/media/a.bin", b"\0" * 60_000_000),
    "a bomb of XML": lambda: _with("xl/a.xml", b"<a>" + b" " * 45_000_000 + b"</a>"),
    "long text": lambda: _in_part(
        "xl/sharedStrings.xml", b"<t>", b"<t>" + b"V" * 9_000_000, _TEXTS
    ),
    "a text of seven million": lambda: _in_part(
        "xl/sharedStrings.xml", b"<t>", b"<t>" + b"V" * 7_000_000, _TEXTS
    ),
    "a part twice": _twice,
    "macros": lambda: _with("xl/vbaProject.bin", b"x"),
    "five million paragraphs": lambda: _repeated("<w:p/>", 5_000_000),
    "four hundred thousand paragraphs": lambda: _repeated("<w:p/>", 400_000),
    "a hundred thousand rows": lambda: _repeated(
        f"<w:tbl>{'<w:tr><w:tc><w:p/></w:tc></w:tr>' * 50_000}</w:tbl>", 1
    ),
    "a span of a hundred million": lambda: _repeated(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr><w:p/></w:tc></w:tr>'
        "</w:tbl>",
        1,
    ),
    "columns before a row": lambda: _repeated(
        '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="99999999"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
        "</w:tbl>",
        1,
    ),
    "tables a thousand deep": lambda: _repeated(
        f"{'<w:tbl><w:tr><w:tc>' * 1000}<w:p/>{'</w:tc></w:tr></w:tbl>' * 1000}", 1
    ),
    "controls two hundred deep": lambda: _repeated(
        f"{'<w:sdt><w:sdtContent>' * 80}<w:p/>{'</w:sdtContent></w:sdt>' * 80}", 1
    ),
    "a thousand tables": lambda: _repeated("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", 1000),
    "a formula in each cell": _formula_everywhere,
    "as many cells as there may be": lambda: _many_cells(1),
    "a value in each cell": lambda: _many_cells(40),
}


# The largest: each in a process of its own, whose memory is measured. bench/forms.py times them.
HEAVY = (
    "a bomb",
    "a bomb of XML",
    "long text",
    "a text of seven million",
    "five million paragraphs",
    "four hundred thousand paragraphs",
    "a hundred thousand rows",
    "everything merged",
    "as many cells as there may be",
    "a value in each cell",
)
_MEASURED = """
import sys
from tdkt_cli.cli.application import run
from tdkt_cli.console import streams
streams.prepare()
code = run(sys.argv[1:])
sys.stdout.flush()
status = open("/proc/self/status").read()
print(f"\\n{code} {status.partition('VmHWM:')[2].split()[0]}", file=sys.stderr)
"""


def _check(code: int, out: str, err: str) -> list[dict[str, Any]]:
    """Return the findings, after what holds for every hostile form."""
    assert code in (0, 1), err
    found: list[dict[str, Any]] = json.loads(out)["ket_qua"]
    assert code == 0 or found
    for finding in found:
        assert finding["thong_bao"].endswith((".", "?"))
        assert "root:" not in finding["thong_bao"]
    return found


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in HEAVY])
def test_a_hostile_form(name: str, tmp_path: Path) -> None:
    """A clear Vietnamese sentence at least, exit code 1 or 0, and the data untouched."""
    root = valid_root(tmp_path)
    before = {path: path.read_bytes() for path in sorted((root / "data").rglob("*.yaml"))}
    path = root / "mau.xlsx"
    path.write_bytes(HOSTILE[name]())
    answer = tdkt("nhapmau", str(path), "-C", str(root), "--dinh-dang", "json")
    _check(answer.code, answer.out, answer.err)
    if answer.code:
        assert before == {p: p.read_bytes() for p in sorted((root / "data").rglob("*.yaml"))}


def measured(root: Path, data: bytes) -> tuple[list[dict[str, Any]], float]:
    """Import one file in a process of its own; return the findings and its megabytes."""
    path = root / "mau.xlsx"
    path.write_bytes(data)
    arguments = ["nhapmau", str(path), "-C", str(root), "--dinh-dang", "json"]
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TDKT_CACHE": "0"},
    )
    assert done.returncode == 0, done.stderr
    said, measure = done.stderr.rstrip().rsplit("\n", 1)
    code, kilobytes = measure.split()
    return _check(int(code), done.stdout, said), int(kilobytes) / 1024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no such measure here")
@pytest.mark.parametrize("name", HEAVY)
def test_memory_of_a_heavy_form(name: str, tmp_path: Path) -> None:
    """However large a form is, the program stays within its memory."""
    _, megabytes = measured(valid_root(tmp_path), HOSTILE[name]())
    assert megabytes < MEGABYTES, f"{megabytes:.0f} MB"


def test_the_limits_are_the_documented_ones() -> None:
    """What stands at the last row and column is read; one further is refused."""
    rows = [*registration_rows()[:6], *[[]] * (MAX_ROWS - 7), [1, "Trần Văn Mẫu"]]
    grids, faults = read_grids(workbook(rows))
    assert not faults
    assert len(grids[0].rows) == MAX_ROWS
    wide = [None] * (MAX_COLUMNS - 1) + ["x"]
    assert not read_grids(workbook([wide]))[0][0].general
    assert read_grids(workbook([[None, *wide]]))[0][0].general[0].reason == "form_far_cell"
    assert (
        read_grids(workbook([*[[]] * MAX_ROWS, ["x"]]))[0][0].general[0].reason == "form_far_cell"
    )


def test_ten_thousand_cells(tmp_path: Path) -> None:
    """A form of five hundred people with twenty columns is read whole, each fault at its cell."""
    root = valid_root(tmp_path)
    people = [
        [n, f"Người Thứ {'I' * (n % 5 + 1)}", "Chuyên viên", "LĐTTX", *[None] * 16]
        for n in range(1, 501)
    ]
    path = root / "mau.xlsx"
    path.write_bytes(workbook([*registration_rows()[:5], HEADINGS, *people]))
    answer = tdkt("nhapmau", str(path), "-C", str(root), "--dinh-dang", "json")
    found = _check(answer.code, answer.out, answer.err)
    unknown = [one for one in found if one["ma"] == "L101"]
    assert {one["duong_dan"] for one in unknown} == {f"Sheet1!D{n}" for n in range(7, 507)}


def test_a_style_far_out_is_nothing() -> None:
    """Cells that only have a look, to the last row of Excel, are no content."""
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    grids, faults = read_grids(_in_sheet(b"</sheetData>", far))
    assert not faults
    assert not grids[0].general
    assert len(grids[0].rows) == len(registration_rows())


def test_a_false_size_hides_nothing() -> None:
    """The size that a sheet claims is not believed."""
    grids, faults = read_grids(_in_sheet(b'<dimension ref="A1:I8"', b'<dimension ref="A1:B2"'))
    assert not faults
    assert grids[0].raw(8, 2) == "H'Mơ Niê"


def test_cells_that_word_skips() -> None:
    """A row that begins further right, and a cell over two rows, keep their columns."""
    skipped = (
        '<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
        f"{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>{paragraph('c')}</w:tc></w:tr>"
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>{paragraph("d")}</w:tc></w:tr>'
        "</w:tbl>"
    )
    (grid, _), _ = read_grids(paper(skipped))
    assert [grid.cell(row, 1).value for row in (1, 2, 3)] == ["a", "a", None]
    assert [grid.cell(row, 2).value for row in (1, 2, 3)] == ["b", "c", "d"]
    assert read_grids(paper(table_xml([["a"]])))[0][0].raw(1, 1) == "a"


def test_more_faults_than_anybody_mends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that is wrong all over is told so: the first faults, and that they are one mistake."""
    monkeypatch.setattr(reading, "MAX_FAULTS", 5)
    root = valid_root(tmp_path)
    people = [[n, "Người Thứ I", "Chuyên viên", "LĐTT", None, "lạ"] for n in range(1, 30)]
    path = root / "mau.xlsx"
    path.write_bytes(workbook([*registration_rows()[:5], HEADINGS, *people]))
    answer = tdkt("nhapmau", str(path), "-C", str(root), "--dinh-dang", "json")
    found = _check(answer.code, answer.out, answer.err)
    assert [one["ma"] for one in found] == ["F102", *["F305"] * 6]
    assert "hơn 5 ô sai" in found[0]["thong_bao"]
