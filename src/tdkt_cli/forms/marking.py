"""A unit's own file, handed back: the faulty cells coloured, each with what is wrong as a comment.

Everything else of the file is kept as far as the libraries keep it (a chart or picture in a
workbook is not). What an earlier marking left is taken away first: a unit may mend the marked copy
and send that one back.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any, NamedTuple

from tdkt_cli.output import stable_zip
from tdkt_cli.package import open_package

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AUTHOR = "tdkt"
FILL = "FFC7CE"
"""The pale red in which Excel itself shows what is bad."""

TO_TYPE = "FFF9E0"
"""The pale yellow of the cells of our forms that are typed in."""

_TABLE = "bảng "
_PROPERTIES = "docProps/core.xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMMENT_LINE = 42  # characters
_LINE_HEIGHT = 18  # pixels
_COMMENT_WIDTH = 320


class Mark(NamedTuple):
    """What is wrong in one cell.

    Attributes:
        sheet: the sheet's name; in a Word file `bảng 2`, tables counted from 1.
        row: counted from 1; 0 for the sheet as a whole.
        column: counted from 1; in a Word file a cell over several columns counts as several.
        text: what is wrong and how to mend it, for the unit.
    """

    sheet: str
    row: int
    column: int
    text: str


def mark(data: bytes, marks: Iterable[Mark]) -> bytes:
    """Return a copy of a form with its faults marked; the same marks give the same bytes.

    Args:
        data: a .docx or .xlsx.
        marks: the faults, several in one cell are told one below the other.

    Raises:
        PackageRefused: the file is neither, or cannot be opened safely.
    """
    package = open_package(data)
    texts = _by_cell(marks)
    changed = _workbook(data, texts) if package.kind == "xlsx" else _paper(data, texts)
    kept = {_PROPERTIES: package.part(_PROPERTIES)} if _PROPERTIES in package else {}
    return _repacked(changed, kept)


def _by_cell(marks: Iterable[Mark]) -> dict[tuple[str, int, int], str]:
    texts: dict[tuple[str, int, int], list[str]] = {}
    for one in marks:
        said = texts.setdefault((one.sheet, one.row, one.column), [])
        if one.text not in said:
            said.append(one.text)
    return {place: "\n".join(said) for place, said in texts.items()}


def _repacked(changed: io.BytesIO, kept: dict[str, bytes]) -> bytes:
    """Return the package with fixed stamps and the sender's own properties."""
    target = io.BytesIO()
    with zipfile.ZipFile(changed) as archive:
        names = sorted(set(archive.namelist()), key=lambda name: (name != _TYPES, name))
        stable_zip(target, ((name, kept.get(name) or archive.read(name)) for name in names))
    return target.getvalue()


_TYPES = "[Content_Types].xml"  # some programs want it first


# -- Excel ---------------------------------------------------------------------------------


def _workbook(data: bytes, texts: dict[tuple[str, int, int], str]) -> io.BytesIO:
    from openpyxl import load_workbook  # noqa: PLC0415 — takes 0.1 s

    book: Any = load_workbook(io.BytesIO(data))  # the stubs miss half of its attributes
    for sheet in book.worksheets:
        _unmark_cells(sheet)
    for (name, row, column), text in texts.items():
        if name in book.sheetnames:
            _mark_cell(book[name], max(row, 1), max(column, 1), text, coloured=row > 0)
    changed = io.BytesIO()
    book.save(changed)
    return changed


def _unmark_cells(sheet: Any) -> None:  # noqa: ANN401 — openpyxl's own
    """Take our comments and our colour away; a cell to type in gets the colour of such cells."""
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    for cell in (cell for row in sheet.iter_rows() for cell in row if cell.has_style):
        if cell.comment and cell.comment.author == AUTHOR:
            cell.comment = None
        if cell.fill.fill_type == "solid" and str(cell.fill.fgColor.rgb).endswith(FILL):
            to_type = sheet.protection.sheet and not cell.protection.locked
            cell.fill = PatternFill("solid", fgColor=TO_TYPE) if to_type else PatternFill()


def _mark_cell(sheet: Any, row: int, column: int, text: str, *, coloured: bool) -> None:  # noqa: ANN401
    from openpyxl.comments import Comment  # noqa: PLC0415
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    cell = sheet.cell(*_first_cell(sheet, row, column))
    if coloured:
        cell.fill = PatternFill("solid", fgColor=FILL)
    before = cell.comment.text.strip() if cell.comment else ""
    whole = "\n".join(part for part in (text, before) if part)
    comment = Comment(whole, AUTHOR)
    lines = sum(len(line) // _COMMENT_LINE + 1 for line in whole.split("\n"))
    comment.width, comment.height = _COMMENT_WIDTH, _LINE_HEIGHT * (lines + 1)
    cell.comment = comment


def _first_cell(sheet: Any, row: int, column: int) -> tuple[int, int]:  # noqa: ANN401
    """Return the cell that holds what a merged range shows."""
    for merged in sheet.merged_cells.ranges:
        if merged.min_row <= row <= merged.max_row and merged.min_col <= column <= merged.max_col:
            return merged.min_row, merged.min_col
    return row, column


# -- Word ----------------------------------------------------------------------------------


def _paper(data: bytes, texts: dict[tuple[str, int, int], str]) -> io.BytesIO:
    from docx import Document  # noqa: PLC0415 — python-docx takes 0.1 s
    from docx.oxml.ns import qn  # noqa: PLC0415

    document = Document(io.BytesIO(data))
    _unmark_paper(document)
    tables = list(_elements(document.element.body, "tbl"))
    for (name, row, column), text in texts.items():
        place = name.removeprefix(_TABLE)
        number = int(place) if place.isascii() and place.isdigit() else 0
        cell = _cell(tables[number - 1], row, column) if 0 < number <= len(tables) else None
        if cell is not None:
            _shade(cell)
            _comment(document, cell, text)
    for comment in document.part._comments_part.element:  # noqa: SLF001 — the clock's stamp
        comment.attrib.pop(qn("w:date"), None)
    changed = io.BytesIO()
    document.save(changed)
    return changed


def _unmark_paper(document: Any) -> None:  # noqa: ANN401 — python-docx's own
    """Take our comments and our colour away."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    ours = set()
    for comment in list(document.part._comments_part.element):  # noqa: SLF001
        if comment.get(qn("w:author")) == AUTHOR:
            ours.add(comment.get(qn("w:id")))
            comment.getparent().remove(comment)
    anchors = ("commentRangeStart", "commentRangeEnd", "commentReference")
    for anchor in [a for name in anchors for a in document.element.iter(qn(f"w:{name}"))]:
        if anchor.get(qn("w:id")) in ours:
            held = anchor.getparent() if anchor.tag == qn("w:commentReference") else anchor
            held.getparent().remove(held)
    for shade in list(document.element.iter(qn("w:shd"))):
        if shade.get(qn("w:fill")) == FILL:
            shade.getparent().remove(shade)


def _elements(parent: Any, name: str) -> Iterator[Any]:  # noqa: ANN401 — lxml elements
    """Yield the tables, rows or cells of an element, also those in a content control."""
    for child in parent:
        kind = str(child.tag).rpartition("}")[2]
        if kind == name:
            yield child
        elif kind in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "del"):
            yield from _elements(child, name)


def _cell(table: Any, row: int, column: int) -> Any:  # noqa: ANN401 — lxml elements
    """Return the cell that covers a column, `None` beyond the edge."""
    rows = list(_elements(table, "tr"))
    if not 0 < row <= len(rows):
        return None
    begins = 1 + _number(rows[row - 1].find(f"{{{_WORD}}}trPr/{{{_WORD}}}gridBefore"))
    for cell in _elements(rows[row - 1], "tc"):
        ends = begins + max(_number(cell.find(f"{{{_WORD}}}tcPr/{{{_WORD}}}gridSpan")), 1)
        if begins <= column < ends:
            return cell
        begins = ends
    return None


def _number(element: Any) -> int:  # noqa: ANN401 — an lxml element
    value = element.get(f"{{{_WORD}}}val") if element is not None else None
    return int(value) if value and value.isascii() and value.isdigit() else 0


def _shade(cell: Any) -> None:  # noqa: ANN401 — an lxml element of python-docx
    """Colour a cell; the shading has its place among the properties (ECMA-376 part 1, 17.4.69)."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    properties = cell.get_or_add_tcPr()
    for old in properties.findall(qn("w:shd")):
        properties.remove(old)
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", FILL)):
        shade.set(qn(f"w:{key}"), value)
    after = ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark", "headers")
    later = [c for c in properties if str(c.tag).rpartition("}")[2] in after]
    if later:
        later[0].addprevious(shade)
    else:
        properties.append(shade)


def _comment(document: Any, cell: Any, text: str) -> None:  # noqa: ANN401 — python-docx's own
    """Hang a comment on all that stands in a cell; an empty cell gets an empty run to hold it."""
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.text.run import Run  # noqa: PLC0415

    paragraphs = cell.findall(qn("w:p"))
    if not paragraphs:
        return
    runs = [run for paragraph in paragraphs for run in paragraph.findall(qn("w:r"))]
    if not runs:
        runs = [paragraphs[0].add_r()]
    first, last = Run(runs[0], document), Run(runs[-1], document)
    document.add_comment([first, last], text=text, author=AUTHOR, initials=AUTHOR)
