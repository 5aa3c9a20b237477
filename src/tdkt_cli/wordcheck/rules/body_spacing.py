"""Room between paragraphs and lines of the body: T086 to T089."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import percent
from tdkt_cli.wordcheck.grouping import grouped
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import distance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper

_TEXT: Final = frozenset(("noi_dung", "diem", "khoan", "can_cu", "dieu", "muc"))
_SINGLE: Final = 1.15
_TENTH: Final = 6
_PARAGRAPH: Final = "Vào Paragraph (Đoạn văn)"


class Pair(NamedTuple):
    """Two paragraphs of the body, one directly under the other."""

    upper: Line
    lower: Line

    @property
    def nominal(self) -> tuple[int, int]:
        """Room after the upper and before the lower one, as set."""
        return self.upper.paragraph.format.after, self.lower.paragraph.format.before

    @property
    def real(self) -> tuple[int, int]:
        """The same with what `contextualSpacing` takes away between paragraphs of one style."""
        above, below = self.upper.paragraph.format, self.lower.paragraph.format
        same = above.style == below.style
        return (
            0 if same and above.contextual else above.after,
            0 if same and below.contextual else below.before,
        )


def _pairs(paper: Paper) -> Iterator[Pair]:
    lines = [line for line in paper.body if line.role != "ke_ngang"]
    for upper, lower in pairwise(lines):
        adjacent = upper.role in _TEXT and lower.role in _TEXT
        if adjacent and upper.number != lower.number:
            yield Pair(upper, lower)


def gap(paper: Paper) -> Iterator[Report]:
    """Khoảng cách giữa các đoạn văn tối thiểu 6 pt.

    Vì sao: nghị định định mức tối thiểu ấy; khoảng cách là số lớn hơn trong “sau đoạn trên” và
    “trước đoạn dưới”.

    Cách sửa: chọn thân văn bản, Paragraph (Đoạn văn), Spacing Before (Trước) ghi 6 pt.

    Sai:

        Đoạn cách đoạn 2 pt.

    Đúng:

        Đoạn cách đoạn 6 pt.
    """
    least = paper_standard.body_text().least_gap - paper_standard.tolerances().gap
    found = (
        (pair.lower, f"{max(pair.nominal)}|{sum(pair.nominal)}")
        for pair in _pairs(paper)
        if max(pair.nominal) < least
    )
    for group in grouped(found):
        largest, both = map(int, group.found.split("|"))
        enough = both >= least
        yield Report(
            group.first,
            f"Đoạn văn cách đoạn trên {distance(largest)}{group.others}; phải cách ít nhất 6 pt.",
            f"{_PARAGRAPH}, Spacing Before (Trước) ghi 6 pt.",
            Severity.WARNING if enough else None,
        )


def lost_gap(paper: Paper) -> Iterator[Report]:
    """Không bật “Don't add space between paragraphs of the same style” và khoảng cách tự động.

    Vì sao: dấu ấy xóa khoảng cách giữa các đoạn cùng kiểu dù đã ghi 6 pt; khoảng cách tự động
    (Auto) mỗi máy một khác.

    Cách sửa: Paragraph (Đoạn văn), bỏ đánh dấu “Don't add space between paragraphs of the same
    style”; ghi số thay cho Auto.

    Sai:

        Ghi 6 pt nhưng bật “Don't add space between paragraphs of the same style”.

    Đúng:

        Ghi 6 pt, không bật dấu ấy.
    """
    least = paper_standard.body_text().least_gap - paper_standard.tolerances().gap
    found = [
        (pair.lower, "mất khoảng cách với đoạn trên vì cùng kiểu đoạn")
        for pair in _pairs(paper)
        if max(pair.nominal) >= least > max(pair.real)
    ]
    found += [
        (line, "có khoảng cách tự động (Auto)")
        for line in paper.prose
        if line.paragraph.format.before_auto or line.paragraph.format.after_auto
    ]
    for group in grouped(found):
        yield Report(
            group.first,
            f"Đoạn văn {group.found}{group.others}; phải cách ít nhất 6 pt, ghi bằng số.",
            f"{_PARAGRAPH}, bỏ dấu “Don't add space …”, ghi Spacing Before 6 pt.",
        )


def line_spacing(paper: Paper) -> Iterator[Report]:
    """Khoảng cách giữa các dòng từ dòng đơn đến 1,5 dòng.

    Vì sao: nghị định định tối thiểu là dòng đơn, tối đa 1,5 lines; ghi bằng point (Exactly, At
    least) thì đổi ra theo cỡ chữ.

    Cách sửa: Paragraph (Đoạn văn), Line spacing chọn Single, 1.5 lines hoặc Multiple từ 1 đến 1,5.

    Sai:

        Multiple 1,75.

    Đúng:

        Multiple 1,2.
    """
    found = ((line, _fault(line)) for line in paper.prose if line.role in _TEXT and line.sizes)
    for group in grouped((line, what) for line, what in found if what):
        yield Report(
            group.first,
            f"Dòng cách dòng {group.found}{group.others}; phải từ dòng đơn đến 1,5 dòng.",
            f"{_PARAGRAPH}, Line spacing chọn Single, 1.5 lines hoặc Multiple từ 1 đến 1,5.",
        )


def _fault(line: Line) -> str:
    """Return the spacing in words when it is not allowed, else nothing."""
    form = line.paragraph.format
    least, most = paper_standard.body_text().line_spacing
    if form.line_rule == "auto":
        right = least <= form.line <= most
        return "" if right else f"{percent(round(form.line / 2.4))} dòng đơn"
    single = max(line.sizes) * 10 * _SINGLE
    too_low = form.line_rule == "exact" and form.line < single - _TENTH
    too_high = form.line > single * most / least + _TENTH
    return distance(form.line) if too_low or too_high else ""


def empty_paragraphs(paper: Paper) -> Iterator[Report]:
    """Không dùng đoạn trống để giãn cách giữa các đoạn văn.

    Vì sao: đoạn trống cao theo cỡ chữ và dễ rơi xuống đầu trang sau; khoảng cách phải đặt trong
    đoạn.

    Cách sửa: xóa đoạn trống, đặt Spacing Before (Trước) 6 pt.

    Sai:

        Giữa hai đoạn có một đoạn trống.

    Đúng:

        Hai đoạn liền nhau, Spacing Before 6 pt.
    """
    body = paper.body
    runs = [tuple(run) for _, run in groupby(body, key=lambda line: line.role == "trong")]
    found = [
        (line, "")
        for before, run, after in zip(runs, runs[1:], runs[2:], strict=False)
        if run[0].role == "trong" and before[-1].role in _TEXT and after[0].role in _TEXT
        for line in run
        if line.paragraph.blank and not line.paragraph.format.top
    ]
    for group in grouped(found):
        yield Report(
            group.first,
            f"Có đoạn trống giữa các đoạn văn{group.others}; nên giãn cách bằng Spacing Before 6 "
            "pt.",
            "Xóa đoạn trống, đặt Spacing Before (Trước) 6 pt.",
        )


_BASIS = ("Phụ lục I, Phần I, Mục II khoản 6 điểm e",)
GAP = Rule("T086", Severity.ERROR, gap, _BASIS)
LOST_GAP = Rule("T087", Severity.WARNING, lost_gap, _BASIS, "suy_ra")
LINE_SPACING = Rule("T088", Severity.ERROR, line_spacing, _BASIS)
EMPTY_PARAGRAPHS = Rule("T089", Severity.HINT, empty_paragraphs, (), "thuc_te")
