"""Filled forms for tests: workbooks and papers made by hand, and what an import says of them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from openpyxl import Workbook

from tdkt_cli.findings import Severity
from tdkt_cli.workflow.nhapmau import Imported, Importing, nhapmau

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from tdkt_cli.findings import Finding

Rows = list[list[Any]]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

HEADINGS = [
    "TT", "Họ và tên", "Chức vụ", "Danh hiệu thi đua", "Hình thức khen thưởng",
    "Ngày tuyển dụng", "Phong trào", "Ông/bà", "Ghi chú",
]  # fmt: skip
HEADER = 6
"""The row of the headings in `registration_rows`, counted from 1."""
FIRST = 7
"""The row of the first person."""
MOVEMENT = "Toàn tỉnh chung sức xây dựng nông thôn mới"


def registration_rows() -> Rows:
    """Return the re-typed registration of the Office in the tiny valid folder (`cases/_goc`)."""
    return [
        ["BAN DÂN TỘC TỈNH ĐỒNG NAI"],
        ["VĂN PHÒNG"],
        ["BẢN ĐĂNG KÝ THI ĐUA NĂM 2024"],
        ["Tổng số người", 2],
        ["Ngày gửi", "25/01/2024"],
        list(HEADINGS),
        [1, "Trần Văn Mẫu", "Chánh Văn phòng", "LĐTT", None, "01/03/2012", MOVEMENT, "ông", None],
        [2, "H'Mơ Niê", "Chuyên viên", "LĐTT", None, "01/09/2016", MOVEMENT, "bà", None],
    ]


def workbook(rows: Iterable[Any], merges: Sequence[str] = (), name: str = "Sheet1") -> bytes:
    """Return a workbook of one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return a workbook's bytes."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def changed_parts(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a package with its parts changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, change(name, source.read(name)), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def with_shared_texts(data: bytes) -> bytes:
    """Return a workbook whose texts stand in a part of their own, as Excel writes them."""
    texts: list[bytes] = []

    def numbered(found: re.Match[bytes]) -> bytes:
        texts.append(found[1])
        return b't="s"><v>%d</v>' % (len(texts) - 1)

    def change(name: str, part: bytes) -> bytes:
        if name.startswith("xl/worksheets/sheet"):
            return re.sub(rb't="inlineStr"><is>(.*?)</is>', numbered, part, flags=re.DOTALL)
        if name == "[Content_Types].xml":
            return part.replace(b"</Types>", _TYPE_OF_TEXTS + b"</Types>")
        if name == "xl/_rels/workbook.xml.rels":
            return part.replace(b"</Relationships>", _RELATION_OF_TEXTS + b"</Relationships>")
        return part

    changed = changed_parts(data, change)
    items = b"".join(b"<si>%s</si>" % text for text in texts)
    target = io.BytesIO(changed)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        archive.writestr(
            "xl/sharedStrings.xml", b'<sst xmlns="%s">%s</sst>' % (main.encode(), items)
        )
    return target.getvalue()


_TYPE_OF_TEXTS = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.spreadsheetml.sharedStrings+xml"/>'
)
_RELATION_OF_TEXTS = (
    b'<Relationship Id="rId99" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/relationships/sharedStrings"/>'
)


def table_xml(rows: Iterable[Sequence[Any]]) -> str:
    """Return a table of Word; a cell that begins with `<` is XML of a cell."""
    lines = []
    for row in rows:
        cells = []
        for value in row:
            text = "" if value is None else str(value)
            body = text if text.startswith("<w:tc") else f"<w:tc>{paragraph(text)}</w:tc>"
            cells.append(body)
        lines.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def paragraph(text: str) -> str:
    """Return a paragraph of Word."""
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def paper(body: str, **parts: str) -> bytes:
    """Return a Word file with a body; nothing but what the standard demands."""
    target = io.BytesIO()
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{types}"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}" '
            'Target="word/document.xml"/></Relationships>',
        )
        head = parts.get("head", "")
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document xmlns:w="{W}"><w:body>{body}'
            "</w:body></w:document>",
        )
    return target.getvalue()


def with_parts(data: bytes, **bodies: str) -> bytes:
    """Return a Word file with parts more: comments, footnotes, a header, styles."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{base}{kind}" Target="{kind}.xml"/>' for kind in bodies
    )
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>",
        )
        for kind, body in bodies.items():
            archive.writestr(f"word/{kind}.xml", f'<w:{kind} xmlns:w="{W}">{body}</w:{kind}>')
    return target.getvalue()


def registration_paper(rows: Rows | None = None) -> bytes:
    """Return the registration as a paper: lines, then the table of people."""
    rows = rows or registration_rows()
    lines = [
        paragraph(": ".join(str(v) for v in row if v is not None)) for row in rows[: HEADER - 1]
    ]
    return paper("".join(lines) + table_xml(rows[HEADER - 1 :]))


def imported(root: Path, *forms: bytes, names: Sequence[str] = (), **asked: Any) -> Imported:  # noqa: ANN401
    """Import forms into a root; the rest are fields of `Importing`."""
    folder = root / "nhan"
    folder.mkdir(exist_ok=True)
    paths = []
    for number, data in enumerate(forms):
        ending = "docx" if b"word/document.xml" in data else "xlsx"
        name = names[number] if number < len(names) else f"mau-{number + 1}.{ending}"
        (folder / name).write_bytes(data)
        paths.append(str(folder / name))
    return nhapmau(str(root), None, Importing(tuple(paths), **asked))


def spots(done: Imported, *severities: Severity) -> set[tuple[str, str]]:
    """Return code and cell of the findings of some severities, errors by default."""
    wanted = severities or (Severity.ERROR,)
    return {
        (found.code, cell(found)) for found in done.checked.findings if found.severity in wanted
    }


def cell(found: Finding) -> str:
    """Return a finding's cell without its sheet: `D7`; `hàng 2, cột 4` in a paper."""
    path = found.where.path
    return path.rpartition("!")[2] if "!" in path else path.partition(", ")[2] or path
