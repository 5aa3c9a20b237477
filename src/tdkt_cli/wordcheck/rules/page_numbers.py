"""Page numbers: T011 to T016, T018."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.extent import has_several_pages
from tdkt_cli.wordcheck.records import FIRST_PAGE_HEADER
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import ALIGNMENTS, point_range, points, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Paper
    from tdkt_cli.wordcheck.records import Furniture, Look, Paragraph, Section

_FIELD: Final = "PAGE"
_MIDDLE: Final = 120
_INSERT: Final = "Vào Insert (Chèn), Page Number (Số trang), Top of Page (Đầu trang), kiểu giữa"


def _has_number(furniture: Furniture | None) -> bool:
    return furniture is not None and any(map(_is_numbered, furniture.paragraphs))


def _is_numbered(paragraph: Paragraph) -> bool:
    return any(run.field == _FIELD for run in paragraph.runs)


def _numbered(paper: Paper) -> Iterator[tuple[Section, Paragraph]]:
    """Yield the paragraphs of headers that hold a page number, each once, with a section."""
    seen: set[int] = set()
    for section in paper.document.sections:
        for one in section.headers.values():
            for paragraph in one.paragraphs:
                if _is_numbered(paragraph) and paragraph.number not in seen:
                    seen.add(paragraph.number)
                    yield section, paragraph


def exists(paper: Paper) -> Iterator[Report]:
    """Văn bản nhiều trang phải đánh số trang ở lề trên, không ở chân trang.

    Vì sao: số trang đặt canh giữa theo chiều ngang trong phần lề trên của trang.

    Cách sửa: Insert (Chèn), Page Number (Số trang), Top of Page (Đầu trang), kiểu giữa; xóa số ở
    chân trang.

    Sai:

        Số trang ở chân trang.

    Đúng:

        Số trang giữa lề trên, từ trang 2.
    """
    in_footer = next(
        (
            paragraph
            for section in paper.document.sections
            for one in section.footers.values()
            for paragraph in one.paragraphs
            if _is_numbered(paragraph)
        ),
        None,
    )
    if in_footer is not None:
        yield Report(
            in_footer,
            "Số trang đặt ở chân trang; phải đặt giữa lề trên của trang.",
            f"Xóa số ở chân trang. {_INSERT}.",
        )
    elif not any(True for _ in _numbered(paper)) and has_several_pages(paper.document):
        yield Report(
            None,
            "Văn bản có nhiều trang mà không đánh số trang; phải đánh số giữa lề trên từ trang 2.",
            f"{_INSERT}; đánh dấu Different First Page (Trang đầu khác).",
        )


def centred(paper: Paper) -> Iterator[Report]:
    """Số trang đặt canh giữa theo chiều ngang.

    Vì sao: vị trí thống nhất để dễ tìm trang khi đóng tập.

    Cách sửa: nháy đúp vào đầu trang, chọn dòng số trang, nhấn Ctrl+E.

    Sai:

        Số trang căn phải.

    Đúng:

        Số trang căn giữa.
    """
    for section, paragraph in _numbered(paper):
        if not paragraph.boxed and not _is_centred(paragraph, section):
            found = ALIGNMENTS[paragraph.format.alignment]
            yield Report(
                paragraph,
                f"Số trang căn {found}; phải căn giữa lề trên.",
                "Nháy đúp vào đầu trang, chọn dòng số trang, nhấn Ctrl+E.",
            )


def _is_centred(paragraph: Paragraph, section: Section) -> bool:
    form = paragraph.format
    if form.frame:
        return form.frame == "center"
    if form.alignment == "giua":
        return abs(form.left + form.first_line - form.right) <= _MIDDLE
    before = paragraph.text.partition("\t")
    stops = [position for position, kind in form.tabs if kind == "center"]
    middle = section.text_width / 2
    tabbed = bool(before[1]) and not before[0].strip()
    return tabbed and any(abs(position - middle) <= _MIDDLE for position in stops)


def look(paper: Paper) -> Iterator[Report]:
    """Số trang cỡ chữ 13 đến 14, kiểu chữ đứng, không đậm.

    Vì sao: bảng mẫu chữ của nghị định, dòng 14.

    Cách sửa: nháy đúp vào đầu trang, chọn số trang, đặt cỡ 13 hoặc 14, bỏ đậm, bỏ nghiêng.

    Sai:

        Số trang cỡ 11, đậm.

    Đúng:

        Số trang cỡ 14, đứng, không đậm.
    """
    least, most = paper_standard.component("so_trang").size_range
    for _, paragraph in _numbered(paper):
        looks = [run.look for run in paragraph.runs if run.field == _FIELD and run.text.strip()]
        faults = list(dict.fromkeys(fault for one in looks for fault in _faults(one, least, most)))
        if faults:
            yield Report(
                paragraph,
                f"Số trang {', '.join(faults)}; phải cỡ chữ {point_range(least, most)}, chữ đứng, "
                "không đậm.",
                "Chọn số trang ở đầu trang, đặt cỡ 13 hoặc 14, bỏ đậm và nghiêng.",
            )


def _faults(found: Look, least: int, most: int) -> Iterator[str]:
    if not least <= found.size <= most:
        yield f"cỡ chữ {points(found.size)}"
    if found.bold:
        yield "đậm"
    if found.italic:
        yield "nghiêng"


def first_hidden(paper: Paper) -> Iterator[Report]:
    """Không hiện số ở trang thứ nhất.

    Vì sao: trang đầu có phần đầu văn bản, số trang chỉ hiện từ trang 2.

    Cách sửa: nháy đúp vào đầu trang, đánh dấu Different First Page (Trang đầu khác), xóa số ở trang
    đầu.

    Sai:

        Trang 1 in số 1.

    Đúng:

        Trang 1 không có số, trang sau in số 2.
    """
    first = paper.document.sections[0]
    if not paper.whole:
        return
    shown = first.headers.get(FIRST_PAGE_HEADER if first.title_page else "default")
    if _has_number(shown):
        yield Report(
            first,
            "Trang thứ nhất hiện số trang; số chỉ được hiện từ trang 2.",
            "Nháy đúp vào đầu trang, đánh dấu Different First Page (Trang đầu khác), xóa số ở đó.",
        )


def arabic_from_one(paper: Paper) -> Iterator[Report]:
    """Số trang bắt đầu từ 1, bằng chữ số Ả Rập.

    Vì sao: nghị định định như vậy; đánh tiếp từ tệp khác làm sai số trang của văn bản.

    Cách sửa: Insert (Chèn), Page Number (Số trang), Format Page Numbers, chọn 1, 2, 3, bắt đầu từ
    1.

    Sai:

        ii, iii, iv

    Đúng:

        2, 3, 4
    """
    for section in paper.document.sections:
        if not any(map(_has_number, section.headers.values())):
            continue
        if section.number_format not in {"decimal", "numberInDash"}:
            yield Report(
                section,
                f"Số trang dùng kiểu «{section.number_format}»; phải dùng chữ số Ả Rập.",
                "Vào Format Page Numbers, chọn kiểu 1, 2, 3.",
            )
        start = section.number_start
        if section.index == 0 and start not in {None, 1}:
            yield Report(
                section,
                f"Số trang bắt đầu từ {start}; phải bắt đầu từ 1.",
                "Vào Format Page Numbers, đặt Start at (Bắt đầu từ) bằng 1.",
            )


def bare(paper: Paper) -> Iterator[Report]:
    """Chỗ số trang chỉ có chữ số.

    Vì sao: mẫu của nghị định chỉ in 2, 7, 13; không có “Trang 2/5”, “- 2 -”.

    Cách sửa: nháy đúp vào đầu trang, xóa mọi chữ quanh số trang.

    Sai:

        Trang 2/5

    Đúng:

        2
    """
    for section, paragraph in _numbered(paper):
        around = "".join(run.text for run in paragraph.runs if run.field != _FIELD).strip()
        if around or section.number_format == "numberInDash":
            shown = paragraph.text.strip() if around else f"- {paragraph.text.strip()} -"
            yield Report(
                paragraph,
                f"Đầu trang in {quoted(shown)}; chỉ được in chữ số của trang.",
                "Nháy đúp vào đầu trang, xóa mọi chữ quanh số trang.",
            )


def footer(paper: Paper) -> Iterator[Report]:
    """Chân trang để trống, trừ địa chỉ cơ quan ở trang đầu (ô 13).

    Vì sao: nghị định chỉ đặt địa chỉ, điện thoại, trang thông tin của cơ quan ở cuối trang thứ
    nhất.

    Cách sửa: xóa chữ ở chân trang của các trang khác.

    Sai:

        Chân trang mọi trang in tên cơ quan.

    Đúng:

        Chân trang để trống.
    """
    seen: set[str] = set()
    for section in paper.document.sections:
        for kind, one in section.footers.items():
            text = one.text
            numbered = any(map(_is_numbered, one.paragraphs))
            if not text or numbered or kind == FIRST_PAGE_HEADER or one.part in seen:
                continue
            seen.add(one.part)
            yield Report(
                one.paragraphs[0],
                f"Chân trang có chữ {quoted(text)}; nên để trống, trừ địa chỉ cơ quan ở trang đầu.",
                "Xóa chữ ở chân trang của các trang sau.",
            )


_BASIS = ("Phụ lục I, Phần I, Mục I khoản 7",)
_LOOK = (*_BASIS, "Phụ lục I, Phần I, Mục V dòng 14")
EXISTS = Rule("T011", Severity.ERROR, exists, _BASIS)
CENTRED = Rule("T012", Severity.ERROR, centred, _BASIS)
LOOK = Rule("T013", Severity.ERROR, look, _LOOK)
FIRST_HIDDEN = Rule("T014", Severity.ERROR, first_hidden, _BASIS)
ARABIC_FROM_ONE = Rule("T015", Severity.ERROR, arabic_from_one, _BASIS)
BARE = Rule("T016", Severity.WARNING, bare, _LOOK, "suy_ra")
FOOTER = Rule("T018", Severity.HINT, footer, ("Phụ lục I, Phần I, Mục III khoản 4",), "suy_ra")
