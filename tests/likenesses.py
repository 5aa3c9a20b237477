"""Small builders of .docx files that look like those of Word, Google Docs and WPS Writer.

These are likenesses, written by hand from what the three programs are known to put into their
files; none of them was saved by the program it is named after. What does not depend on the text
stands in `documents/_giong/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from xml.sax.saxutils import escape

from paper_files import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paper_files import Parts

_FILES: Final = DOCUMENTS / "_giong"
_TWIPS_PER_MM: Final = 1440 / 25.4
_EMU_PER_TWIP: Final = 635
_RAISED: Final = 0.65
_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_SMART_TAG: Final = "urn:schemas-microsoft-com:office:smarttags"


class Written(NamedTuple):
    """A paragraph as a person wants it; lengths in twips, size in half points.

    Attributes:
        text: a tab is a tab.
        align: `left`, `center`, `right` or `both`.
        rule: length of the line drawn under it in mm, 0 for none.
        room: width of its column.
        pieces: texts of different looks instead of one, each with bold, italic and size.
        tabs: positions of centred tab stops.
    """

    text: str
    size: int = 28
    bold: bool = False
    italic: bool = False
    align: str = "both"
    first: int = 0
    left: int = 0
    before: int = 0
    rule: float = 0
    room: int = 9070
    pieces: tuple[Piece, ...] = ()
    tabs: tuple[int, ...] = ()


class Piece(NamedTuple):
    """Text of one look."""

    text: str
    size: int
    bold: bool = False
    italic: bool = False
    raised: bool = False


class Program:
    """How one program writes; the three below change what they do otherwise."""

    name = ""
    revisions = ""
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'

    def paragraph(self, one: Written) -> str:
        """Return a `w:p`, and what draws the line under it."""
        pieces = one.pieces or (Piece(one.text, one.size, one.bold, one.italic),)
        runs = "".join(map(self.runs, pieces))
        drawn = self.rule(one) if one.rule else ""
        return f"<w:p{self.revisions}>{self.properties(one)}{runs}{drawn}</w:p>"

    def properties(self, one: Written) -> str:
        """Return the `w:pPr`."""
        tabs = "".join(f'<w:tab w:val="center" w:pos="{place}"/>' for place in one.tabs)
        return (
            f"<w:pPr>{f'<w:tabs>{tabs}</w:tabs>' if tabs else ''}"
            f'<w:spacing w:before="{one.before}" w:after="0" w:line="240" w:lineRule="auto"/>'
            f'<w:ind w:left="{one.left}" w:firstLine="{one.first}"/><w:jc w:val="{one.align}"/>'
            f"{self.look(Piece('', one.size, one.bold, one.italic))}</w:pPr>"
        )

    def look(self, piece: Piece) -> str:
        """Return the `w:rPr`."""
        marks = "<w:b/><w:bCs/>" * piece.bold + "<w:i/><w:iCs/>" * piece.italic
        raised = '<w:vertAlign w:val="superscript"/>' * piece.raised
        size = f'<w:sz w:val="{piece.size}"/><w:szCs w:val="{piece.size}"/>'
        return f"<w:rPr>{self.fonts}{marks}{size}{raised}</w:rPr>"

    def runs(self, piece: Piece) -> str:
        """Return the runs of a text of one look."""
        parts = escape(piece.text).split("\t")
        inside = "<w:tab/>".join(f'<w:t xml:space="preserve">{part}</w:t>' for part in parts)
        return f"<w:r>{self.look(piece)}{inside}</w:r>"

    def rule(self, one: Written) -> str:
        """Return the runs that draw the line under a paragraph."""
        raise NotImplementedError

    def box(self, inside: str, left: int, width: int) -> str:
        """Return a run with a text box; left edge and width in twips."""
        return f"<w:r>{_piece('hop-vml', left, width, inside=inside)}</w:r>"

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[int], *, lined: bool) -> str:
        """Return a table; its first row is repeated when it is lined."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        body = "".join(_row(row, widths, head=lined and not n) for n, row in enumerate(rows))
        properties = self.table_properties(sum(widths), "single" if lined else "nil")
        return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"

    def table_properties(self, width: int, line: str) -> str:
        """Return the `w:tblPr`."""
        lines = "".join(f'<w:{one} w:val="{line}" w:sz="4" w:color="000000"/>' for one in _SIDES)
        return (
            f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/></w:tblPr>'
        )

    def section(self, *, start: str = "", wide: bool = False) -> str:
        """Return a `w:sectPr`."""
        size = 'w:w="16838" w:h="11906" w:orient="landscape"' if wide else 'w:w="11906" w:h="16838"'
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="rIdH"/><w:pgSz {size}/>'
            '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" '
            f'w:footer="567" w:gutter="0"/>{start}<w:titlePg/></w:sectPr>'
        )

    def parts(self, body: str) -> Parts:
        """Return the whole file with a body."""
        folder = _FILES / self.name
        found = {
            path.relative_to(folder).as_posix(): path.read_text("utf-8")
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        main = "word/document.xml"
        return {**found, main: found[main].replace("{body}", body)}


class Word(Program):
    """Theme fonts in the defaults and named fonts on every run; revision marks; drawn lines."""

    name = "word"
    revisions = ' w14:paraId="1A2B3C4D" w14:textId="77777777" w:rsidR="00A12B34"'
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'

    def runs(self, piece: Piece) -> str:
        """Return two runs with what spelling checks leave between them, in tags and controls."""
        middle = piece.text.find(" ", len(piece.text) // 2) + 1
        first = super().runs(piece._replace(text=piece.text[:middle])) if middle else ""
        second = super().runs(piece._replace(text=piece.text[middle:]))
        second = second.replace("<w:r>", '<w:r w:rsidRPr="00C56D78">')
        if piece.text.startswith("Số:"):
            control = '<w:sdtPr><w:id w:val="1"/></w:sdtPr>'
            second = f"<w:sdt>{control}<w:sdtContent>{second}</w:sdtContent></w:sdt>"
        elif "Đồng Nai" in piece.text:
            tag = f'w:uri="{_SMART_TAG}" w:element="place"'
            second = f"<w:smartTag {tag}>{second}</w:smartTag>"
        return (
            f'{first}<w:bookmarkStart w:id="7" w:name="_Hlk7"/><w:proofErr w:type="spellStart"/>'
            f'{second}<w:proofErr w:type="spellEnd"/><w:bookmarkEnd w:id="7"/>'
        )

    def rule(self, one: Written) -> str:
        """Return a straight connector with its older form beside it."""
        left, length = _middle(one)
        return _piece("ke", left, length, older=_piece("ke-vml", left, length))

    def box(self, inside: str, left: int, width: int) -> str:
        """Return a text box as a shape, with its older form beside it."""
        older = _piece("hop-vml", left, width, inside=inside)
        return _piece("hop", left, width, inside=inside, older=older)


class GoogleDocs(Program):
    """Arial by default and everything said again on each run; no theme, no drawn lines."""

    name = "google"
    fonts = (
        '<w:rFonts w:ascii="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman" '
        'w:hAnsi="Times New Roman"/>'
    )

    def paragraph(self, one: Written) -> str:
        """Return a paragraph, and for a line under it one of raised underscores."""
        if not one.rule:
            return super().paragraph(one)
        line = Piece(underscores(one.rule, one.size), one.size, raised=True)
        under = one._replace(pieces=(line,), rule=0, before=0)
        return super().paragraph(one._replace(rule=0)) + super().paragraph(under)

    def look(self, piece: Piece) -> str:
        """Return every property, those that are off too."""
        text = (_FILES / "_manh/dong-google.xml").read_text("utf-8").strip()
        said = text.format(
            fonts=self.fonts, bold=int(piece.bold), italic=int(piece.italic), size=piece.size
        )
        return said.replace("baseline", "superscript") if piece.raised else said

    def properties(self, one: Written) -> str:
        """Return keepNext, borders and the like as said and off."""
        extra = (
            '<w:keepNext w:val="0"/><w:keepLines w:val="0"/><w:widowControl w:val="1"/><w:pBdr>'
            '<w:top w:space="0" w:sz="0" w:val="nil"/><w:bottom w:space="0" w:sz="0" w:val="nil"/>'
            '</w:pBdr><w:shd w:fill="auto" w:val="clear"/>'
        )
        return super().properties(one).replace("<w:spacing", f"{extra}<w:spacing")

    def table_properties(self, width: int, line: str) -> str:
        """Return properties with the numbered style that Google Docs makes for each table."""
        plain = super().table_properties(width, line).replace('"0000"', '"0600"')
        return plain.replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="Table1"/>')


class Wps(Program):
    """Chinese defaults, its own namespace and custom data, lines as VML, no core properties."""

    name = "wps"
    revisions = ' w14:paraId="0C0D0E0F"'
    fonts = (
        '<w:rFonts w:hint="default" w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        'w:cs="Times New Roman"/>'
    )

    def look(self, piece: Piece) -> str:
        """Return a look with the languages of the keyboard."""
        languages = '<w:lang w:val="vi-VN" w:eastAsia="zh-CN"/></w:rPr>'
        return super().look(piece).replace("</w:rPr>", languages)

    def rule(self, one: Written) -> str:
        """Return a line in the older form alone."""
        return f"<w:r>{_piece('ke-vml', *_middle(one))}</w:r>"


PROGRAMS: Final = {program.name: program for program in (Word(), GoogleDocs(), Wps())}


def underscores(length: float, size: int) -> str:
    """Return raised underscores of a size that are so many millimetres long together."""
    return "_" * round(length / (size / 2 * _RAISED * 0.5 * 25.4 / 72))


def _row(cells: Sequence[str], widths: Sequence[int], *, head: bool) -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * head}</w:trPr>{inside}</w:tr>"


def _middle(one: Written) -> tuple[int, int]:
    """Return the left end and the length of a line in the middle of its column."""
    length = round(one.rule * _TWIPS_PER_MM)
    return (one.room - length) // 2, length


def _piece(name: str, left: int, width: int, **inside: str) -> str:
    """Return a drawing of `_giong/_manh` at a place."""
    return (_FILES / f"_manh/{name}.xml").read_text("utf-8").strip().format(
        left_emu=left * _EMU_PER_TWIP,
        width_emu=width * _EMU_PER_TWIP,
        left_pt=f"{left / 20:g}",
        right_pt=f"{(left + width) / 20:g}",
        width_pt=f"{width / 20:g}",
        **inside,
    )  # fmt: skip
