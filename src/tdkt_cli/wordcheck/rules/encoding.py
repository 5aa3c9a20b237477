"""Encoding and sizes that go together: T026 to T029."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.grouping import grouped
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import points, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper

# Signs that TCVN3 and VNI fonts show as letters and no Vietnamese word holds.
_SIGNS: Final = "µ¸¶·¹¨»¾¼½Æ©ÇËÎÏÑªÖ×ÜÞßä«åæç¬ëîïñ\u00adöø÷ûüþ®"
_SIGN: Final = re.compile(f"[{_SIGNS}]")
_OLD: Final = re.compile(rf"(?<=[A-Za-zÀ-ỹ])[{_SIGNS}]|[{_SIGNS}](?=[A-Za-zÀ-ỹ])")
# Quotation marks are two of these signs; TCVN3 never ends a word with the one that closes.
_QUOTED: Final = re.compile(r"(?<!\w)«([^«»]*)»(?!\w)")
_SURE: Final = 2
_BETWEEN: Final = 27
_BODY_ROLES: Final = frozenset(("noi_dung", "can_cu", "khoan", "diem", "dieu"))


def composed(paper: Paper) -> Iterator[Report]:
    """Chữ có dấu phải là Unicode dựng sẵn, không phải chữ rời và dấu rời.

    Vì sao: TCVN 6909:2001 dùng Unicode; dấu rời (Unicode tổ hợp) làm tìm kiếm, so sánh và ký số
    trên hệ thống khác nhau cho kết quả khác nhau. Chương trình vẫn đọc và so sánh như nhau.

    Cách sửa: chọn bảng mã “Unicode dựng sẵn” trong bộ gõ; chuyển mã đoạn ấy bằng UniKey.

    Sai:

        “Mục” gõ bằng u và dấu nặng rời.

    Đúng:

        “Mục” gõ bằng chữ ụ dựng sẵn.
    """
    document = paper.document
    found = (
        (one, "")
        for one in (*document.paragraphs, *document.furniture)
        if not all(run.composed for run in one.runs)
    )
    for group in grouped(found):
        yield Report(
            group.first,
            f"Chữ dùng dấu rời (Unicode tổ hợp){group.others}; phải Unicode dựng sẵn.",
            "Chuyển mã đoạn ấy bằng UniKey, từ Unicode tổ hợp sang Unicode.",
        )


def old_encoding(paper: Paper) -> Iterator[Report]:
    """Chữ phải gõ bằng Unicode, không phải bảng mã TCVN3 (ABC) hay VNI.

    Vì sao: đổi phông mà không chuyển mã thì chữ thành ký hiệu lạ, không đọc được.

    Cách sửa: chuyển mã bằng UniKey (Ctrl+Shift+F6), nguồn TCVN3 hoặc VNI Windows, đích Unicode.

    Sai:

        C¸c phßng göi b¶n ®¨ng ký

    Đúng:

        Các phòng gửi bản đăng ký
    """
    for line in paper.lines:
        if _SIGN.search(line.text) and len(_OLD.findall(_unquoted(line.text))) >= _SURE:
            yield Report(
                line,
                f"Đoạn {quoted(line.text)} là chữ của bảng mã cũ (TCVN3 hoặc VNI); phải là "
                "Unicode.",
                "Chuyển mã bằng UniKey, nguồn TCVN3 hoặc VNI Windows, đích Unicode.",
            )


def size_set(paper: Paper) -> Iterator[Report]:
    """Cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh và thời gian tăng, giảm cùng nhau.

    Vì sao: ghi chú của bảng mẫu chữ: Quốc hiệu 13 thì Tiêu ngữ 14, địa danh 14; Quốc hiệu 12 thì
    Tiêu ngữ 13, địa danh 13.

    Cách sửa: chọn một trong hai bộ cỡ chữ 13, 14, 14 hoặc 12, 13, 13.

    Sai:

        Quốc hiệu 13, Tiêu ngữ 14, địa danh 13.

    Đúng:

        Quốc hiệu 13, Tiêu ngữ 14, địa danh 14.
    """
    keys = ("quoc_hieu", "tieu_ngu", "dia_danh_ngay")
    lines = [paper.first(key) for key in keys]
    found = [line.sizes[0] for line in lines if line is not None and len(line.sizes) == 1]
    if len(found) != len(keys) or lines[0] is None:
        return
    ranges = [paper_standard.component(key).size_range for key in keys]
    if any(not low <= size <= high for size, (low, high) in zip(found, ranges, strict=True)):
        return  # T041, T044, T060 say which one is out of its range
    if tuple(found) not in paper_standard.size_sets():
        shown = ", ".join(points(size) for size in found)
        yield Report(
            lines[0],
            f"Quốc hiệu, Tiêu ngữ, địa danh có cỡ chữ {shown}; phải đi cùng bộ 13, 14, 14 hoặc 12, "
            "13, 13.",
            "Chọn cỡ chữ theo một trong hai bộ ấy.",
        )


def _unquoted(text: str) -> str:
    return _QUOTED.sub(r"\1", text)


def one_body_size(paper: Paper) -> Iterator[Report]:
    """Lời văn của thân văn bản dùng một cỡ chữ.

    Vì sao: cỡ chữ của điều, khoản, điểm bằng cỡ chữ của phần lời văn, 13 hoặc 14.

    Cách sửa: chọn toàn bộ thân văn bản, đặt cùng cỡ 13 hoặc 14.

    Sai:

        Điểm a) cỡ 13, còn lại cỡ 14.

    Đúng:

        Cả thân văn bản cỡ 14.
    """
    least, most = paper_standard.component("noi_dung").size_range
    lines = [line for line in paper.prose if line.role in _BODY_ROLES]
    usual = _usual_size(lines, least, most)
    if usual is None:
        return
    found = (
        (line, points(size))
        for line in lines
        for size in line.sizes
        if size != usual and least <= size <= most
    )
    for group in grouped(found):
        yield Report(
            group.first,
            f"Thân văn bản cỡ chữ {points(usual)} nhưng có chỗ cỡ {group.found}{group.others}; "
            "phải "
            "cùng một cỡ.",
            f"Chọn các đoạn ấy, đặt cỡ chữ {points(usual)}.",
        )
    if usual == _BETWEEN:
        yield Report(
            lines[0],
            "Thân văn bản cỡ chữ 13,5; nên là 13 hoặc 14.",
            "Chọn toàn bộ thân văn bản, đặt cỡ chữ 14.",
            Severity.HINT,
        )


def _usual_size(lines: Iterable[Line], least: int, most: int) -> int | None:
    """Return the size of most letters, of those within a range."""
    weights: Counter[int] = Counter()
    for line in lines:
        for run in line.runs:
            if run.text.strip() and least <= run.look.size <= most:
                weights[run.look.size] += len(run.text)
    return weights.most_common(1)[0][0] if weights else None


_FONT = ("Phụ lục I, Phần I, Mục I khoản 4",)
COMPOSED = Rule("T026", Severity.WARNING, composed, _FONT, "suy_ra")
OLD_ENCODING = Rule("T027", Severity.ERROR, old_encoding, _FONT, "suy_ra")
SIZE_SET = Rule("T028", Severity.WARNING, size_set, ("Phụ lục I, Phần I, Mục V ghi chú 1",))
ONE_BODY_SIZE = Rule(
    "T029",
    Severity.WARNING,
    one_body_size,
    ("Phụ lục I, Phần I, Mục II khoản 6 điểm đ",),
    "suy_ra",
)
