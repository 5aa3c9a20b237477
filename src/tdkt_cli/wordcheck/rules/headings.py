"""Headings of the body: T095, T096, T100, T102; the end of the body: T101."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.anatomy.markers import roman_number
from tdkt_cli.wordcheck.formatting import format_report, mismatches
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import millimetres, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.wordcheck.anatomy import Line, Marker, Paper

_ROMAN_UNITS: Final = {"phan": "Phần", "chuong": "Chương"}
_ARABIC_UNITS: Final = {"muc": "Mục", "tieu_muc": "Tiểu mục"}
_UNIT_NAMES: Final = _ROMAN_UNITS | _ARABIC_UNITS
_LONGEST_TITLE: Final = 120
_ENDS: Final = (".", ";", ",", ":", "!", "?", "/")
_ARTICLE: Final = re.compile(r"Điều \d+\. ?")
_CLOSING: Final = "./."
_REMARK: Final = re.compile(r"\(.*\)\.?")
"""`(Có danh sách kèm theo)` may stand after the end."""
_DEEPER: Final = frozenset(("chu", "gach", "nhieu_cap", "cong"))


def roman_heading(paper: Paper) -> Iterator[Report]:
    """Đề mục “I.” in hoa, đậm, đứng, cỡ chữ 13 đến 14.

    Vì sao: mẫu của nghị định: số La Mã và tiêu đề cùng một dòng, chữ in hoa, kiểu chữ đứng, đậm.

    Cách sửa: chọn đề mục, gõ chữ hoa, nhấn Ctrl+B, đặt cỡ 13 hoặc 14.

    Sai:

        II. Tổ chức thực hiện

    Đúng:

        II. TỔ CHỨC THỰC HIỆN (đậm)
    """
    for line in paper.having("muc"):
        yield from format_report(line, "muc", name="Đề mục", aligned=False)


def numbered_heading(paper: Paper) -> Iterator[Report]:
    """Khoản có tiêu đề thì số và tiêu đề in đậm.

    Vì sao: tiêu đề của khoản đứng riêng một dòng, kiểu chữ đứng, đậm, để phân biệt với nội dung.

    Cách sửa: chọn dòng tiêu đề, nhấn Ctrl+B.

    Sai:

        2. Yêu cầu (không đậm), dưới là a), b).

    Đúng:

        2. Yêu cầu (đậm), dưới là a), b).
    """
    prose = paper.prose
    for n, line in enumerate(prose):
        if line.role == "khoan" and line.bold is not True and _heads(prose, n):
            yield Report(
                line,
                f"Tiêu đề khoản {quoted(line.text)} không đậm; phải in đậm.",
                "Chọn dòng tiêu đề, nhấn Ctrl+B.",
            )


def _heads(prose: Sequence[Line], n: int) -> bool:
    """Whether a numbered line without a full stop surely heads what follows it."""
    line = prose[n]
    if line.marker is None or line.marker.kind != "so" or line.marker.after != ".":
        return False
    if len(line.text) >= _LONGEST_TITLE or line.text.endswith(_ENDS):
        return False
    following = prose[n + 1] if n + 1 < len(prose) else None
    return following is not None and (
        following.marker is not None and following.marker.kind in _DEEPER
    )


def units(paper: Paper) -> Iterator[Report]:
    """Phần, chương số La Mã; mục, tiểu mục, điều số Ả Rập; tiêu đề in hoa ở dòng dưới, căn giữa.

    Vì sao: phần, chương, mục, tiểu mục bắt buộc có tiêu đề; số và tiêu đề mỗi thứ một dòng.

    Cách sửa: ghi “Chương I”, xuống dòng ghi tiêu đề chữ in hoa, đậm, căn giữa.

    Sai:

        Chương 1. QUY ĐỊNH CHUNG

    Đúng:

        Chương I, xuống dòng: QUY ĐỊNH CHUNG
    """
    prose = paper.prose
    for n, line in enumerate(prose):
        if line.marker is None:
            continue
        if line.role == "dieu" and not line.marker.value.isdecimal():
            yield Report(
                line,
                f"{quoted(line.text)} đánh số {line.marker.value}; điều phải đánh số Ả Rập.",
                "Đánh số điều bằng 1, 2, 3.",
            )
        elif line.role == "don_vi":
            following = prose[n + 1] if n + 1 < len(prose) else None
            yield from _unit(line, line.marker, following)


def _unit(line: Line, marker: Marker, title: Line | None) -> Iterator[Report]:
    name = _UNIT_NAMES[marker.kind]
    roman = marker.kind in _ROMAN_UNITS
    right = roman_number(marker.value) is not None if roman else marker.value.isdecimal()
    if not right:
        system = "La Mã" if roman else "Ả Rập"
        yield Report(
            line,
            f"{quoted(line.text)} đánh số «{marker.value}»; {name.lower()} phải đánh số {system}.",
            f"Đánh số lại, ví dụ «{name} {'I' if roman else '1'}».",
        )
    if marker.rest:
        yield Report(
            line,
            f"{quoted(line.text)} có tiêu đề cùng dòng với số; tiêu đề phải ở dòng dưới, in hoa.",
            f"Xuống dòng sau «{name} {marker.value}».",
        )
        return
    if title is None or title.role != "tieu_de":
        yield Report(
            line,
            f"{quoted(line.text)} không có tiêu đề; {name.lower()} bắt buộc có tiêu đề.",
            "Thêm dòng tiêu đề chữ in hoa, đậm, căn giữa.",
        )
        return
    yield from format_report(line, "phan_chuong", name=f"Dòng {name}")
    yield from format_report(title, "phan_chuong_ten", name=f"Tiêu đề {name.lower()}")


def closing(paper: Paper) -> Iterator[Report]:
    """Nội dung văn bản kết thúc bằng “./.” liền sau chữ cuối.

    Vì sao: mọi mẫu của Phụ lục III đều kết thúc như vậy, để không ai viết thêm được.

    Cách sửa: gõ “./.” liền sau chữ cuối của đoạn cuối, không có dấu cách, không xuống dòng.

    Sai:

        … tổng hợp kết quả.

    Đúng:

        … tổng hợp kết quả./.
    """
    if not paper.ending or not paper.prose or paper.body[-1].role == "o_bang":
        return
    prose = [line for line in paper.prose if not _REMARK.fullmatch(line.text)] or paper.prose
    last = prose[-1]
    early = next((line for line in prose[:-1] if line.text.endswith(_CLOSING)), None)
    if last.text == _CLOSING:
        found, fix = "«./.» đứng riêng một dòng", "Đưa «./.» lên liền sau chữ cuối của đoạn trên."
    elif last.text.endswith(f" {_CLOSING}"):
        found, fix = "có dấu cách trước «./.»", "Xóa dấu cách trước «./.»."
    elif not last.text.endswith(_CLOSING):
        found, fix = "không kết thúc bằng «./.»", "Gõ «./.» liền sau chữ cuối của đoạn cuối."
    elif early is not None:
        last, found, fix = early, "có «./.» trước khi hết nội dung", "Giữ một «./.» ở cuối."
    else:
        return
    yield Report(last, f"Nội dung văn bản {found}; phải có một «./.» liền sau chữ cuối.", fix)


def article(paper: Paper) -> Iterator[Report]:
    """Điều ghi “Điều 1. ” đậm, đứng, in thường, lùi đầu dòng 1 cm hoặc 1,27 cm.

    Vì sao: nghị định định số Ả Rập, dấu chấm sau số, cỡ chữ bằng cỡ chữ lời văn, kiểu chữ đứng,
    đậm.

    Cách sửa: viết “Điều 1. ”, nhấn Ctrl+B, đặt First line 1 cm hoặc 1,27 cm.

    Sai:

        Điều 2: Kinh phí khen thưởng

    Đúng:

        Điều 2. Kinh phí khen thưởng (đậm)
    """
    for line in paper.having("dieu"):
        faults = list(_article_faults(line))
        if faults:
            yield Report(
                line,
                f"{quoted(line.text)} {', '.join(faults)}; phải là «Điều {_number(line)}. » đậm, "
                "đứng, "
                "lùi đầu dòng 10 mm hoặc 12,7 mm.",
                "Viết lại «Điều <số>. », nhấn Ctrl+B, đặt First line 1 cm hoặc 1,27 cm.",
            )


def _number(line: Line) -> str:
    return line.marker.value if line.marker else "1"


def _article_faults(line: Line) -> Iterator[str]:
    if not _ARTICLE.match(line.text):
        yield "viết sai dạng"
    label = _label(line)
    component = paper_standard.component("dieu")
    for one in mismatches(label, component, aligned=False):
        yield f"phần «Điều» {one.found}"
    form = line.paragraph.format
    room = paper_standard.tolerances().indent
    start = form.left + form.first_line
    allowed = paper_standard.body_text().first_line
    if line.alignment != "giua" and not any(abs(start - one) <= room for one in allowed):
        yield f"lùi đầu dòng {millimetres(start)}"


def _label(line: Line) -> Line:
    """Return the line cut after `Điều 1`: only the label must be bold where text follows."""
    from dataclasses import replace  # noqa: PLC0415 - used here alone

    marker = line.marker
    length = len(f"{marker.word} {marker.value}") if marker else len(line.text)
    kept = []
    skip = len(line.raw) - len(line.raw.lstrip())
    for run in line.runs:
        text = run.text[skip:] if skip else run.text
        skip = max(0, skip - len(run.text))
        if length > 0 and text:
            kept.append(run._replace(text=text[:length]))
            length -= len(text)
    return replace(line, runs=tuple(kept))


_UNIT = "Phụ lục I, Phần I, Mục II khoản 6 điểm đ"
ROMAN_HEADING = Rule("T095", Severity.ERROR, roman_heading, ("Phụ lục I, Phần I, Mục V dòng 6b",))
NUMBERED_HEADING = Rule("T096", Severity.WARNING, numbered_heading, (_UNIT,))
UNITS = Rule("T100", Severity.ERROR, units, ("Phụ lục I, Phần I, Mục II khoản 6 điểm d", _UNIT))
CLOSING = Rule("T101", Severity.WARNING, closing, ("Phụ lục III, Mẫu 1.1 đến 1.10",), "suy_ra")
ARTICLE = Rule("T102", Severity.ERROR, article, (_UNIT,))
