"""Appendices: label, number, title, reference to the main document, pages of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import fold_text
from tdkt_cli.wordcheck.anatomy import words
from tdkt_cli.wordcheck.anatomy.markers import roman_number
from tdkt_cli.wordcheck.formatting import format_report
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Attachment, Line, Paper

_PLACE: Final = "Phụ lục I, Phần I, Mục III khoản 1"
_PAGES: Final = "Phụ lục I, Phần I, Mục I khoản 7"
_NOT_ALONE: Final = re.compile(
    r"phụ lục(?:\s+(?:số\s+)?(?:[IVXLC]+|\d{1,2}))?\s*[.:–-]?\s+\S.*", re.IGNORECASE
)
_MENTION: Final = re.compile(r"phụ lục|kèm theo|đính kèm|gửi kèm", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"[Pp]hụ lục(?:\s+số)?\s+([IVXLC]+)\b")


def labelled(paper: Paper) -> tuple[Attachment, ...]:
    """Return the attachments that are labelled `Phụ lục`."""
    return tuple(one for one in paper.attachments if one.labelled)


def label_of(attachment: Attachment) -> Line:
    """Return the line of the label."""
    return attachment.having("phu_luc_nhan")[0]


def _number(line: Line) -> str:
    found = words.APPENDIX.fullmatch(line.text)
    return (found["value"] or "") if found else ""


def label_format(paper: Paper) -> Iterator[Report]:
    """Nhãn “Phụ lục” đứng riêng một dòng, in thường, cỡ chữ 14, đứng, đậm, căn giữa.

    Vì sao: Mục III khoản 1 điểm b; “PHỤ LỤC I” in hoa rất hay gặp nhưng không đúng.

    Cách sửa: gõ “Phụ lục I” chữ thường, cỡ 14, đậm, căn giữa; tên phụ lục xuống dòng dưới.

    Sai:
        PHỤ LỤC I: DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG

    Đúng:
        Phụ lục I, dòng dưới: DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG
    """
    for one in paper.attachments:
        if one.labelled:
            yield from format_report(label_of(one), "phu_luc_nhan", lower=True)
            continue
        first = next((line for line in one.lines if not line.blank), None)
        if first and not first.in_table and _heads_appendix(first):
            yield Report(
                first,
                f"Nhãn phụ lục {quoted(first.text)} viết liền với tên; phải đứng riêng một dòng.",
                "Ghi «Phụ lục …» một dòng, tên phụ lục in hoa ở dòng dưới.",
            )


def _heads_appendix(line: Line) -> bool:
    shown = line.alignment == "giua" or line.bold is True
    return bool(shown and _NOT_ALONE.fullmatch(line.text) and len(line.text) < 200)


def label_number(paper: Paper) -> Iterator[Report]:
    """Từ hai phụ lục trở lên thì đánh số La Mã liên tục; một phụ lục thì không đánh số.

    Vì sao: Mục III khoản 1 điểm a.

    Cách sửa: đánh lại số: Phụ lục I, Phụ lục II, …; một phụ lục chỉ ghi “Phụ lục”.

    Sai:
        Phụ lục 1, Phụ lục 3

    Đúng:
        Phụ lục I, Phụ lục II
    """
    labels = [label_of(one) for one in labelled(paper)]
    if not paper.whole or not paper.main:
        return
    if len(labels) == 1:
        elsewhere = {found for line in paper.prose for found in _NUMBERED.findall(line.text)}
        if _number(labels[0]) and len(elsewhere) < 2:
            yield Report(
                labels[0],
                f"Văn bản có một phụ lục nhưng nhãn ghi {quoted(labels[0].text)}; phải là «Phụ "
                "lục».",
                "Bỏ số ở nhãn phụ lục.",
            )
        return
    for n, line in enumerate(labels, start=1):
        value = _number(line)
        if roman_number(value.upper()) != n or value.isdecimal():
            yield Report(
                line,
                f"Nhãn {quoted(line.text)} là phụ lục thứ {n} của văn bản; phải là «Phụ lục "
                f"{_roman(n)}».",
                f"Sửa thành «Phụ lục {_roman(n)}».",
            )


def _roman(number: int) -> str:
    text = ""
    for value, sign in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
                        (5, "V"), (4, "IV"), (1, "I")):  # fmt: skip
        text += sign * (number // value)
        number %= value
    return text


def title_format(paper: Paper) -> Iterator[Report]:
    """Tên phụ lục in hoa, cỡ chữ 13–14, đứng, đậm, căn giữa, dưới nhãn.

    Vì sao: Mục III khoản 1 điểm b.

    Cách sửa: chọn tên phụ lục, đặt in hoa, cỡ 13 hoặc 14, đậm, căn giữa.

    Sai:
        Danh sách đề nghị khen thưởng in thường.

    Đúng:
        DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG in hoa, đậm, căn giữa.
    """
    for one in labelled(paper):
        titles = one.having("phu_luc_ten")
        for line in titles:
            if not line.text.startswith("("):
                yield from format_report(line, "phu_luc_ten")
        content = next((x for x in one.lines[1:] if x.role in {"noi_dung", "o_bang"}), None)
        if not titles and content is not None:
            yield Report(
                content,
                f"Dưới nhãn {quoted(label_of(one).text)} là {quoted(content.text)}; phải có tên "
                "phụ lục in hoa, đậm, căn giữa.",
                "Thêm tên phụ lục dưới nhãn, hoặc đặt dòng tên in hoa, đậm, căn giữa.",
            )


def own_pages(paper: Paper) -> Iterator[Report]:
    """Mỗi phụ lục bắt đầu một section mới, đánh số trang lại từ 1.

    Vì sao: Mục III khoản 1 điểm đ: số trang của phụ lục đánh riêng theo từng phụ lục.

    Cách sửa: trước nhãn chèn Section Break (Next Page); Format Page Numbers, Start at 1.

    Sai:
        Phụ lục sang trang bằng Page Break, số trang chạy tiếp.

    Đúng:
        Phụ lục ở section riêng, Start at 1.
    """
    for one in labelled(paper):
        label = label_of(one)
        if label.number == 1 or (not paper.main and one is paper.attachments[0]):
            continue
        section = paper.document.sections[min(one.section, len(paper.document.sections) - 1)]
        if not one.own_section:
            yield Report(
                label,
                f"{quoted(label.text)} không bắt đầu một section mới nên số trang chạy tiếp; phải "
                "đánh số trang riêng.",
                "Chèn Section Break (Next Page) trước nhãn, đánh số trang lại từ 1.",
            )
        elif section.number_start != 1:
            start = section.number_start
            found = "chạy tiếp văn bản chính" if start is None else f"bắt đầu từ {start}"
            yield Report(
                label,
                f"Số trang của {quoted(label.text)} {found}; phải bắt đầu lại từ 1.",
                "Trong section này đặt Format Page Numbers, Start at 1.",
            )


def first_page_bare(paper: Paper) -> Iterator[Report]:
    """Trang đầu của phụ lục không in số trang.

    Vì sao: số trang thứ nhất không hiển thị (Mục I khoản 7); các tệp phụ lục của nghị định đều làm
    vậy.

    Cách sửa: trong section của phụ lục chọn Different First Page, để trống đầu trang đầu.

    Sai:
        Trang đầu Phụ lục I in số 1.

    Đúng:
        Trang đầu không số, trang sau in số 2.
    """
    for one in labelled(paper):
        section = paper.document.sections[min(one.section, len(paper.document.sections) - 1)]
        numbered = section.headers.get("default")
        if not one.own_section or numbered is None or not _has_number(numbered.paragraphs):
            continue
        first = section.headers.get("first")
        if not section.title_page or (first is not None and _has_number(first.paragraphs)):
            label = label_of(one)
            yield Report(
                label,
                f"Trang đầu của {quoted(label.text)} in số trang; phải không in.",
                "Trong section của phụ lục chọn Different First Page.",
            )


def _has_number(paragraphs: tuple[object, ...]) -> bool:
    return any(
        run.field.upper().split()[:1] == ["PAGE"]
        for paragraph in paragraphs
        for run in getattr(paragraph, "runs", ())
        if run.field
    )


def mentioned(paper: Paper) -> Iterator[Report]:
    """Văn bản chính phải nhắc đến từng phụ lục kèm theo.

    Vì sao: Mục III khoản 1 điểm a: văn bản có phụ lục thì trong văn bản phải chỉ dẫn về phụ lục đó.

    Cách sửa: thêm “(theo Phụ lục I kèm theo)” vào chỗ liên quan.

    Sai:
        Nội dung không có chữ nào về phụ lục.

    Đúng:
        Danh sách tập thể, cá nhân tại Phụ lục kèm theo.
    """
    attached = labelled(paper)
    if not attached or not paper.whole or not paper.prose:
        return
    said = [line.text for line in paper.main if line.role not in {"noi_nhan", "so_ky_hieu"}]
    general = any(_MENTION.search(text) for text in said)
    named = {found for text in said for found in _NUMBERED.findall(text)}
    for one in attached:
        label = label_of(one)
        if general and (not named or not _number(label) or _number(label) in named or _span(said)):
            continue
        yield Report(
            label,
            f"Nội dung văn bản không nhắc đến {quoted(label.text)}; phải có chỉ dẫn.",
            f"Thêm vào nội dung: «(theo {label.text} kèm theo)».",
        )


def _span(texts: list[str]) -> bool:
    """Whether appendices are named together: `các Phụ lục I, II, III` or `từ … đến …`."""
    return any(
        f" {word} " in f" {fold_text(text)} "
        for text in texts
        for word in map(fold_text, ("các phụ lục", "phụ lục kèm theo", "các phụ lục,"))
    )


LABEL_FORMAT = Rule("T140", Severity.ERROR, label_format, (f"{_PLACE} điểm b",))
LABEL_NUMBER = Rule("T141", Severity.ERROR, label_number, (f"{_PLACE} điểm a",))
TITLE_FORMAT = Rule("T142", Severity.ERROR, title_format, (f"{_PLACE} điểm b",))
MENTIONED = Rule("T145", Severity.WARNING, mentioned, (f"{_PLACE} điểm a",))
OWN_PAGES = Rule("T146", Severity.ERROR, own_pages, (f"{_PLACE} điểm đ",))
FIRST_PAGE_BARE = Rule("T147", Severity.WARNING, first_page_bare, (_PAGES,), "suy_ra")
