"""How paragraphs of the body are set: T080 to T085."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.grouping import grouped
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import ALIGNMENTS, millimetres, point_range, points, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper

_SIZED: Final = frozenset(("noi_dung", "khoan", "diem", "menh_lenh", "don_vi", "tieu_de"))
_TEXT: Final = frozenset(("noi_dung", "diem", "can_cu", "dieu"))
_INDENTED: Final = frozenset(("noi_dung", "diem", "khoan"))
_SHORT: Final = 90
_TYPED_INDENT: Final = re.compile(r"\t|[ \u00a0]{2,}")
_IN_BRACKETS: Final = re.compile(r"\(.*\)[.;]?", re.DOTALL)
_ENDS: Final = (".", ";", ",", ":", "/", "!", "?")
_PARAGRAPH: Final = "Vào Paragraph (Đoạn văn)"


def is_text(line: Line) -> bool:
    """Whether a line is running text; a short centred line is a heading of its own."""
    return not (line.alignment == "giua" and len(line.text) <= _SHORT)


def size(paper: Paper) -> Iterator[Report]:
    """Lời văn của thân văn bản cỡ chữ 13 đến 14.

    Vì sao: nghị định định cỡ chữ của nội dung; chữ 12 khó đọc, chữ 15 làm dài văn bản.

    Cách sửa: chọn toàn bộ thân văn bản, đặt cỡ chữ 13 hoặc 14.

    Sai:

        Thân văn bản cỡ 12.

    Đúng:

        Thân văn bản cỡ 14.
    """
    least, most = paper_standard.component("noi_dung").size_range
    found = (
        (line, points(look.size))
        for line in paper.prose
        if line.role in _SIZED
        for look in line.looks
        if not look.raised and not least <= look.size <= most
    )
    for group in grouped(found):
        yield Report(
            group.first,
            f"Thân văn bản có chữ cỡ {group.found}{group.others}; phải cỡ "
            f"{point_range(least, most)}.",
            "Chọn các đoạn ấy, đặt cỡ chữ 13 hoặc 14.",
        )


def upright(paper: Paper) -> Iterator[Report]:
    """Lời văn dùng kiểu chữ đứng, không đậm; chỉ nhấn mạnh từng chỗ.

    Vì sao: cả đoạn nghiêng hay đậm làm lẫn với căn cứ, đề mục.

    Cách sửa: chọn đoạn ấy, bỏ nghiêng (Ctrl+I) hoặc đậm (Ctrl+B).

    Sai:

        Cả đoạn in nghiêng.

    Đúng:

        Đoạn chữ đứng, chỉ tên phong trào in đậm.
    """
    found = (
        (line, what)
        for line in paper.prose
        if line.role == "noi_dung" and is_text(line) and not _IN_BRACKETS.fullmatch(line.text)
        for what in _slants(line)
    )
    for group in grouped(found):
        yield Report(
            group.first,
            f"Cả đoạn {quoted(_text(group.first))} là chữ {group.found}{group.others}; phải chữ "
            "đứng, "
            "không đậm.",
            "Chọn đoạn ấy, bỏ nghiêng (Ctrl+I) hoặc đậm (Ctrl+B).",
        )


def _text(at: object) -> str:
    return str(getattr(at, "text", ""))


def _slants(line: Line) -> Iterator[str]:
    titled = len(line.text) < _SHORT and not line.text.endswith((".", ";", ","))
    if line.italic is True:
        yield "nghiêng"
    if line.bold is True and not titled:
        yield "đậm"


def justified(paper: Paper) -> Iterator[Report]:
    """Lời văn căn đều hai lề.

    Vì sao: nghị định định như vậy cho nội dung văn bản.

    Cách sửa: chọn thân văn bản, nhấn Ctrl+J.

    Sai:

        Thân văn bản căn lề trái.

    Đúng:

        Thân văn bản căn đều hai lề.
    """
    found = (
        (line, line.alignment)
        for line in paper.prose
        if line.role in _TEXT and is_text(line) and line.alignment not in {"deu", ""}
    )
    for group in grouped(found):
        spread = group.found == "phan_bo"
        yield Report(
            group.first,
            f"Thân văn bản căn {ALIGNMENTS[group.found]}{group.others}; phải đều hai lề.",
            "Chọn các đoạn ấy, nhấn Ctrl+J.",
            Severity.HINT if spread else None,
        )


def first_line(paper: Paper) -> Iterator[Report]:
    """Dòng đầu của đoạn lùi vào 1 cm hoặc 1,27 cm.

    Vì sao: nghị định định hai mức lùi đầu dòng ấy.

    Cách sửa: Paragraph (Đoạn văn), Special chọn First line, By ghi 1 cm hoặc 1,27 cm.

    Sai:

        Dòng đầu lùi 10,6 mm.

    Đúng:

        Dòng đầu lùi 12,7 mm.
    """
    room = paper_standard.tolerances().indent
    allowed = paper_standard.body_text().first_line
    found = (
        (line, millimetres(line.paragraph.format.start))
        for line in paper.prose
        if line.role in _INDENTED
        and is_text(line)
        and not _TYPED_INDENT.match(_typed(line))
        and not any(abs(line.paragraph.format.start - one) <= room for one in allowed)
    )
    for group in grouped(found):
        yield Report(
            group.first,
            f"Dòng đầu của đoạn lùi {group.found}{group.others}; phải lùi 10 mm hoặc 12,7 mm.",
            f"{_PARAGRAPH}, Special chọn First line, By ghi 1 cm hoặc 1,27 cm.",
        )


def _typed(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def typed_indent(paper: Paper) -> Iterator[Report]:
    """Không lùi đầu dòng bằng phím Tab hay dấu cách.

    Vì sao: Tab và dấu cách đổi độ rộng theo máy, theo căn lề; mức lùi không còn là 1 cm hay 1,27
    cm.

    Cách sửa: xóa Tab, dấu cách ở đầu đoạn; đặt First line trong Paragraph (Đoạn văn).

    Sai:

        Đầu đoạn gõ phím Tab.

    Đúng:

        Đầu đoạn đặt First line 1,27 cm.
    """
    found = (
        (line, "Tab" if _typed(line).startswith("\t") else "dấu cách")
        for line in paper.prose
        if _TYPED_INDENT.match(_typed(line)) and is_text(line)
    )
    for group in grouped(found):
        yield Report(
            group.first,
            f"Đầu đoạn lùi vào bằng {group.found}{group.others}; phải đặt lùi đầu dòng (First "
            "line).",
            f"Xóa {group.found} ở đầu đoạn. {_PARAGRAPH}, Special chọn First line.",
        )


def block_indent(paper: Paper) -> Iterator[Report]:
    """Các dòng sau của đoạn sát lề trái, sát lề phải.

    Vì sao: chỉ dòng đầu lùi vào; danh sách tự động của Word thường lùi cả đoạn.

    Cách sửa: Paragraph (Đoạn văn), Left và Right ghi 0; danh sách tự động thì đặt lại mức lùi.

    Sai:

        Danh sách tự động lùi cả đoạn 6,3 mm.

    Đúng:

        Chỉ dòng đầu lùi 12,7 mm.
    """
    room = paper_standard.tolerances().indent
    found = (
        (line, _indents(line, room))
        for line in paper.prose
        if line.role in _INDENTED | {"can_cu", "dieu", "muc"} and is_text(line)
    )
    for group in grouped((line, what) for line, what in found if what):
        yield Report(
            group.first,
            f"Đoạn văn {group.found}{group.others}; các dòng sau phải sát lề trái, lề phải.",
            f"{_PARAGRAPH}, đặt Left và Right bằng 0, Special chọn First line.",
        )


def _indents(line: Line, room: int) -> str:
    form = line.paragraph.format
    parts = []
    if abs(form.left) > room:
        parts.append(f"lùi cả đoạn {millimetres(form.left)} từ lề trái")
    if abs(form.right) > room:
        parts.append(f"lùi {millimetres(form.right)} từ lề phải")
    if form.first_line < -room and not parts:
        parts.append(f"treo dòng đầu {millimetres(-form.first_line)}")
    return ", ".join(parts)


_BASIS = ("Phụ lục I, Phần I, Mục II khoản 6 điểm e",)
SIZE = Rule("T080", Severity.ERROR, size, (*_BASIS, "Phụ lục I, Phần I, Mục V dòng 6"))
UPRIGHT = Rule("T081", Severity.WARNING, upright, _BASIS)
JUSTIFIED = Rule("T082", Severity.ERROR, justified, _BASIS)
FIRST_LINE = Rule("T083", Severity.ERROR, first_line, _BASIS)
TYPED_INDENT = Rule("T084", Severity.WARNING, typed_indent, _BASIS, "suy_ra")
BLOCK_INDENT = Rule("T085", Severity.WARNING, block_indent, _BASIS, "suy_ra")
