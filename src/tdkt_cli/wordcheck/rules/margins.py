"""Margins: T005 to T010, T017."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.rules.page import section_name
from tdkt_cli.wordcheck.wording import millimetres

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.paper_standard import Margin
    from tdkt_cli.wordcheck.anatomy import Paper

_UNSAID: Final = 1440
"""What Word takes for a margin that the file does not say: one inch."""
_HEADER_LINE: Final = 330
"""One line of 14 pt with its spacing."""
_SET_UP: Final = "Vào Layout (Bố trí), Margins (Lề), Custom Margins"


def _margin(paper: Paper, side: str, words: str, range_: Margin) -> Iterator[Report]:
    room = paper_standard.tolerances().margin
    for section in paper.document.sections:
        found = getattr(section, side)
        found = _UNSAID if found is None else found
        if side == "left":
            found += max(section.gutter, 0)
        if found < 0 or range_.least - room <= found <= range_.most + room:
            continue
        allowed = f"{millimetres(range_.least)} đến {millimetres(range_.most)}"
        yield Report(
            section,
            f"{section_name(section, paper)} có lề {words} {millimetres(found)}; phải từ "
            f"{allowed}.",
            f"{_SET_UP}, đặt lề {words} từ {allowed}.",
            Severity.WARNING if section.landscape else None,
        )


def top_margin(paper: Paper) -> Iterator[Report]:
    """Lề trên cách mép trên 20 đến 25 mm.

    Vì sao: lề thống nhất thì văn bản của mọi cơ quan đóng tập, lưu trữ được; trang ngang nghị định
    không nói riêng nên chỉ cảnh báo.

    Cách sửa: Layout (Bố trí), Margins (Lề), Custom Margins, đặt Top (Trên) từ 20 đến 25 mm.

    Sai:

        Lề trên 15 mm.

    Đúng:

        Lề trên 20 mm.
    """
    yield from _margin(paper, "top", "trên", paper_standard.page().top)


def bottom_margin(paper: Paper) -> Iterator[Report]:
    """Lề dưới cách mép dưới 20 đến 25 mm.

    Vì sao: như lề trên.

    Cách sửa: Layout (Bố trí), Margins (Lề), Custom Margins, đặt Bottom (Dưới) từ 20 đến 25 mm.

    Sai:

        Lề dưới 30 mm.

    Đúng:

        Lề dưới 20 mm.
    """
    yield from _margin(paper, "bottom", "dưới", paper_standard.page().bottom)


def left_margin(paper: Paper) -> Iterator[Report]:
    """Lề trái cách mép trái 30 đến 35 mm.

    Vì sao: lề trái rộng để đóng tập mà không mất chữ; khoảng đóng gáy (gutter) cũng tính vào lề.

    Cách sửa: Layout (Bố trí), Margins (Lề), Custom Margins, đặt Left (Trái) từ 30 đến 35 mm.

    Sai:

        Lề trái 20 mm.

    Đúng:

        Lề trái 30 mm.
    """
    yield from _margin(paper, "left", "trái", paper_standard.page().left)


def right_margin(paper: Paper) -> Iterator[Report]:
    """Lề phải cách mép phải 15 đến 20 mm.

    Vì sao: như lề trên.

    Cách sửa: Layout (Bố trí), Margins (Lề), Custom Margins, đặt Right (Phải) từ 15 đến 20 mm.

    Sai:

        Lề phải 10 mm.

    Đúng:

        Lề phải 20 mm.
    """
    yield from _margin(paper, "right", "phải", paper_standard.page().right)


def gutter(paper: Paper) -> Iterator[Report]:
    """Không đặt khoảng đóng gáy (gutter) riêng.

    Vì sao: nghị định đã tính chỗ đóng tập vào lề trái; gutter cộng thêm làm lề trái rộng hơn số
    ghi.

    Cách sửa: Custom Margins, đặt Gutter (Gáy) bằng 0, đặt lề trái từ 30 đến 35 mm.

    Sai:

        Gutter 2,5 mm.

    Đúng:

        Gutter 0 mm.
    """
    for section in paper.document.sections:
        if section.gutter:
            yield Report(
                section,
                f"{section_name(section, paper)} có khoảng đóng gáy "
                f"{millimetres(section.gutter)}; phải "
                "bằng 0 mm.",
                f"{_SET_UP}, đặt Gutter (Gáy) bằng 0.",
            )


def negative_margin(paper: Paper) -> Iterator[Report]:
    """Lề trên và lề dưới không được âm.

    Vì sao: lề âm buộc Word đặt chữ đè lên đầu trang, chân trang.

    Cách sửa: Custom Margins, đặt lề trên, lề dưới từ 20 đến 25 mm.

    Sai:

        Lề trên -20 mm.

    Đúng:

        Lề trên 20 mm.
    """
    for section in paper.document.sections:
        for found, words in ((section.top, "trên"), (section.bottom, "dưới")):
            if found is not None and found < 0:
                yield Report(
                    section,
                    f"{section_name(section, paper)} có lề {words} âm ({millimetres(found)}); "
                    "phải từ "
                    "20 mm đến 25 mm.",
                    f"{_SET_UP}, đặt lề {words} từ 20 đến 25 mm.",
                )


def header_fits(paper: Paper) -> Iterator[Report]:
    """Số trang phải nằm gọn trong lề trên.

    Vì sao: dòng số trang thấp quá thì Word đẩy nội dung xuống, lề trên thật lớn hơn số ghi.

    Cách sửa: Layout (Bố trí), Page Setup, thẻ Layout, giảm Header (khoảng cách đầu trang), ví dụ 10
    mm.

    Sai:

        Lề trên 20 mm, đầu trang cách mép 17,6 mm.

    Đúng:

        Lề trên 20 mm, đầu trang cách mép 10 mm.
    """
    for section in paper.document.sections:
        top = _UNSAID if section.top is None else section.top
        shown = any(one.text for one in section.headers.values())
        if shown and 0 <= top < section.header_distance + _HEADER_LINE:
            yield Report(
                section,
                f"{section_name(section, paper)} đặt số trang cách mép "
                f"{millimetres(section.header_distance)} "
                f"trong lề trên {millimetres(top)}; phải còn chỗ cho một dòng chữ.",
                "Giảm khoảng cách đầu trang (Header), ví dụ còn 10 mm.",
            )


_MARGINS = "Phụ lục I, Phần I, Mục I khoản 3"
TOP_MARGIN = Rule("T005", Severity.ERROR, top_margin, (_MARGINS,))
BOTTOM_MARGIN = Rule("T006", Severity.ERROR, bottom_margin, (_MARGINS,))
LEFT_MARGIN = Rule("T007", Severity.ERROR, left_margin, (_MARGINS,))
RIGHT_MARGIN = Rule("T008", Severity.ERROR, right_margin, (_MARGINS,))
GUTTER = Rule("T009", Severity.WARNING, gutter, (_MARGINS,), "suy_ra")
NEGATIVE_MARGIN = Rule("T010", Severity.ERROR, negative_margin, (_MARGINS,), "suy_ra")
HEADER_FITS = Rule("T017", Severity.WARNING, header_fits, (_MARGINS,), "suy_ra")
