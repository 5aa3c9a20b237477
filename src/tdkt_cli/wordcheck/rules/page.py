"""Paper and its orientation: T001 to T004."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import millimetres

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Paper
    from tdkt_cli.wordcheck.records import Section


def section_name(section: Section, paper: Paper) -> str:
    """Return how a message calls a section: the only one, or which one."""
    return "Trang" if len(paper.document.sections) == 1 else f"Phần trang thứ {section.index + 1}"


def paper_size(paper: Paper) -> Iterator[Report]:
    """Khổ giấy phải là A4 (210 × 297 mm).

    Vì sao: A4 là khổ duy nhất được dùng; tệp khổ Letter in ra sẽ bị cắt lề hoặc co chữ.

    Cách sửa: Layout (Bố trí), Size (Khổ giấy), chọn A4.

    Sai:

        Khổ Letter 215,9 × 279,4 mm.

    Đúng:

        Khổ A4 210 × 297 mm.
    """
    sheet, room = paper_standard.page(), paper_standard.tolerances().paper
    wanted = sorted((sheet.width, sheet.height))
    for section in paper.document.sections:
        found = sorted((section.width or 0, section.height or 0))
        if any(abs(one - other) > room for one, other in zip(found, wanted, strict=True)):
            size = f"{millimetres(section.width or 0)} × {millimetres(section.height or 0)}"
            if not section.width or not section.height:
                size = "không ghi trong tệp"
            yield Report(
                section,
                f"{section_name(section, paper)} có khổ giấy {size}; phải A4 (210 × 297 mm).",
                "Vào Layout (Bố trí), Size (Khổ giấy), chọn A4.",
            )


def first_upright(paper: Paper) -> Iterator[Report]:
    """Văn bản trình bày theo chiều dài của trang giấy (hướng đứng).

    Vì sao: chỉ phần có bảng, biểu không làm thành phụ lục riêng mới được xoay ngang.

    Cách sửa: Layout (Bố trí), Orientation (Hướng), chọn Portrait (Đứng); bảng rộng đưa vào phần
    ngang riêng.

    Sai:

        Cả văn bản xoay ngang.

    Đúng:

        Văn bản đứng; phụ lục có bảng rộng ở phần ngang riêng.
    """
    first = paper.document.sections[0]
    if paper.whole and (first.oriented == "landscape" or first.landscape):
        yield Report(
            first,
            "Trang đầu của văn bản xoay ngang; phải trình bày theo chiều đứng.",
            "Đổi hướng giấy thành Portrait (Đứng); bảng rộng thì để ở phần ngang riêng.",
        )


def landscape_reason(paper: Paper) -> Iterator[Report]:
    """Trang xoay ngang phải có bảng, biểu.

    Vì sao: nghị định chỉ cho xoay ngang khi nội dung có bảng, biểu.

    Cách sửa: đổi phần ấy về hướng đứng, hoặc bỏ ngắt phần thừa.

    Sai:

        Phần ngang chỉ có chữ.

    Đúng:

        Phần ngang có bảng danh sách.
    """
    for section in paper.document.sections:
        if section.landscape and not section.has_table and section.index:
            yield Report(
                section,
                f"{section_name(section, paper)} xoay ngang mà không có bảng; chỉ được xoay ngang "
                "khi có "
                "bảng, biểu.",
                "Đổi hướng giấy của phần này thành Portrait (Đứng).",
            )


def orientation(paper: Paper) -> Iterator[Report]:
    """Hướng giấy ghi trong tệp phải khớp với chiều rộng và chiều cao.

    Vì sao: hai chỗ trái nhau thì máy in và chương trình mỗi nơi hiểu một cách.

    Cách sửa: chọn lại hướng giấy trong Layout (Bố trí), Orientation (Hướng).

    Sai:

        Ghi hướng đứng nhưng rộng 297 mm, cao 210 mm.

    Đúng:

        Ghi hướng ngang, rộng 297 mm, cao 210 mm.
    """
    for section in paper.document.sections:
        if section.width and section.height and section.width != section.height:
            said = section.oriented == "landscape"
            if said != section.landscape:
                found = "ngang" if said else "đứng"
                real = "rộng hơn cao" if section.landscape else "cao hơn rộng"
                yield Report(
                    section,
                    f"{section_name(section, paper)} ghi hướng {found} nhưng giấy {real}; hai chỗ "
                    "phải "
                    "khớp nhau.",
                    "Chọn lại hướng giấy trong Layout (Bố trí), Orientation (Hướng).",
                )


_SIZE = "Phụ lục I, Phần I, Mục I khoản 1"
_LAYOUT = "Phụ lục I, Phần I, Mục I khoản 2"
PAPER_SIZE = Rule("T001", Severity.ERROR, paper_size, (_SIZE,))
FIRST_UPRIGHT = Rule("T002", Severity.ERROR, first_upright, (_LAYOUT,))
LANDSCAPE_REASON = Rule("T003", Severity.WARNING, landscape_reason, (_LAYOUT,))
ORIENTATION = Rule("T004", Severity.ERROR, orientation, (_LAYOUT,))
