"""Name of the type and subject (ô 5a, 5b), and the order of the header's components."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import fold_text
from tdkt_cli.wordcheck.formatting import difference, format_report, mismatches
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.ruled import line_reports
from tdkt_cli.wordcheck.wording import distance, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper

_PLACE: Final = "Phụ lục I, Phần I, Mục II khoản 5 điểm b"
_LETTER: Final = "Phụ lục III, Mẫu 1.5"
_SUBJECT: Final = re.compile(r"v\s?[/.]\s?v\b", re.IGNORECASE)
_VERBS: Final = frozenset(
    map(
        fold_text,
        ("Báo cáo", "Cung cấp", "Cử", "Đăng ký", "Đề nghị", "Đôn đốc", "Góp ý", "Hướng dẫn",
         "Lấy ý kiến", "Mời", "Nâng", "Phối hợp", "Rà soát", "Tăng cường", "Tham gia", "Thực hiện",
         "Tổ chức", "Trả lời", "Triển khai", "Xây dựng", "Xin ý kiến", "Gửi", "Thông báo"),
    )
)  # fmt: skip
_LEFT_ORDER: Final = (
    "co_quan_chu_quan", "co_quan_ban_hanh", "so_ky_hieu", "trich_yeu_cong_van",
)  # fmt: skip
_RIGHT_ORDER: Final = ("quoc_hieu", "tieu_ngu", "dia_danh_ngay")
_NAMES: Final = {
    "co_quan_chu_quan": "tên cơ quan chủ quản",
    "co_quan_ban_hanh": "tên cơ quan ban hành",
    "so_ky_hieu": "số, ký hiệu",
    "trich_yeu_cong_van": "trích yếu công văn",
    "quoc_hieu": "Quốc hiệu",
    "tieu_ngu": "Tiêu ngữ",
    "dia_danh_ngay": "địa danh và thời gian",
    "ten_loai": "tên loại",
}


def _named_document(paper: Paper) -> bool:
    """Whether the document is of a type with a name (all but công văn)."""
    return paper.kind in paper_standard.type_codes()


def type_format(paper: Paper) -> Iterator[Report]:
    """Tên loại in hoa, cỡ chữ 13–14, đứng, đậm, căn giữa.

    Vì sao: Mục II khoản 5 điểm b và dòng 5a của bảng mẫu chữ quy định.

    Cách sửa: chọn dòng tên loại, đặt cỡ 13 hoặc 14, đậm, căn giữa.

    Sai:
        KẾ HOẠCH cỡ 16.

    Đúng:
        KẾ HOẠCH cỡ 14, đậm, căn giữa.
    """
    for line in paper.having("ten_loai"):
        if _named_document(paper) and not _is_letter_title(line):
            yield from format_report(line, "ten_loai")


def _is_letter_title(line: Line) -> bool:
    return line.folded == fold_text("công văn")


def no_letter_title(paper: Paper) -> Iterator[Report]:
    """Công văn không ghi tên loại “CÔNG VĂN”.

    Vì sao: Mẫu 1.5 không có tên loại; trích yếu “V/v …” nằm dưới số, ký hiệu.

    Cách sửa: bỏ dòng CÔNG VĂN, đưa trích yếu xuống dưới số, ký hiệu, bắt đầu bằng “V/v”.

    Sai:
        Dòng CÔNG VĂN ở giữa trang.

    Đúng:
        Chỉ có “V/v đăng ký danh hiệu thi đua năm 2026” dưới số, ký hiệu.
    """
    for line in paper.having("ten_loai"):
        if _is_letter_title(line):
            yield Report(
                line,
                "Văn bản ghi tên loại «CÔNG VĂN»; công văn không có tên loại.",
                "Bỏ dòng này; ghi trích yếu «V/v …» dưới số, ký hiệu.",
            )


def subject_format(paper: Paper) -> Iterator[Report]:
    """Trích yếu của văn bản có tên loại: in thường, cỡ chữ 13–14, đứng, đậm, căn giữa.

    Vì sao: Mục II khoản 5 điểm b và dòng 5a của bảng mẫu chữ quy định; hay gặp trích yếu in nghiêng
    hoặc in hoa cả dòng.

    Cách sửa: chọn trích yếu, đặt cỡ 13 hoặc 14, đậm, không nghiêng, căn giữa.

    Sai:
        Về việc đề nghị khen thưởng in nghiêng, không đậm.

    Đúng:
        Về việc đề nghị khen thưởng đứng, đậm, căn giữa.
    """
    for line in paper.having("trich_yeu"):
        if _named_document(paper) and not line.text.startswith("("):
            yield from format_report(line, "trich_yeu", lower=True)


def subject_line(paper: Paper) -> Iterator[Report]:
    """Dưới trích yếu có đường kẻ ngang, nét liền, dài 1/3 đến 1/2 dòng chữ, cân giữa.

    Vì sao: Mục II khoản 5 điểm b quy định; thiếu đường kẻ là lỗi, dài ngắn chưa đúng là cảnh báo.

    Cách sửa: kẻ bằng viền của một đoạn trống thụt đều hai bên, hoặc vẽ đường thẳng.

    Sai:
        Trích yếu dài 100 mm, đường kẻ dài 100 mm.

    Đúng:
        Trích yếu dài 100 mm, đường kẻ dài 40 mm ở giữa.
    """
    if _named_document(paper):
        yield from line_reports(paper, "trich_yeu")


def no_letter_subject(paper: Paper) -> Iterator[Report]:
    """Trích yếu của văn bản có tên loại không bắt đầu bằng “V/v”.

    Vì sao: “V/v” là cách ghi của công văn (ô 5b); văn bản có tên loại ghi “Về việc …” hoặc một cụm
    từ.

    Cách sửa: thay “V/v” bằng “Về việc”.

    Sai:
        TỜ TRÌNH, V/v đề nghị khen thưởng năm 2026

    Đúng:
        TỜ TRÌNH, Về việc đề nghị khen thưởng năm 2026
    """
    named = paper.having("ten_loai") and _named_document(paper)
    for line in (*paper.having("trich_yeu"), *paper.having("trich_yeu_cong_van")):
        if named and _SUBJECT.match(line.text):
            yield Report(
                line,
                f"Trích yếu {quoted(line.text)} bắt đầu bằng «V/v» là cách ghi của công văn; "
                f"{paper.kind.capitalize()} phải ghi «Về việc …».",
                "Thay «V/v» bằng «Về việc».",
            )


def letter_subject(paper: Paper) -> Iterator[Report]:
    """Trích yếu công văn: “V/v” rồi chữ thường, cỡ 12–13, đứng, không đậm, căn giữa dưới số.

    Vì sao: Mục II khoản 5 điểm b và dòng 5b của bảng mẫu chữ quy định; sau “V/v” không có dấu hai
    chấm.

    Cách sửa: gõ “V/v đăng ký …”, đặt cỡ 12 hoặc 13, bỏ đậm và nghiêng, căn giữa.

    Sai:
        V/v: Đăng ký danh hiệu thi đua, in đậm.

    Đúng:
        V/v đăng ký danh hiệu thi đua, chữ đứng, không đậm.
    """
    if not paper.is_letter:
        return
    component = paper_standard.component("trich_yeu_cong_van")
    for n, line in enumerate(paper.having("trich_yeu_cong_van")):
        slips = list(_letter_slips(line)) if n == 0 else []
        if line.side == "phai":
            slips.append("ở bên phải; phải ở dưới số, ký hiệu")
        looks = list(mismatches(line, component))
        slips += [difference(looks)] if looks else []
        if slips:
            yield Report(
                line,
                f"Trích yếu công văn {quoted(line.text)}: {'; '.join(slips)}.",
                "Ghi «V/v …» chữ thường, cỡ 12–13, đứng, không đậm, căn giữa dưới số, ký hiệu.",
            )


def _letter_slips(line: Line) -> Iterator[str]:
    text = line.text
    after = _SUBJECT.sub("", text, count=1)
    if not text.startswith("V/v"):
        yield f"ghi «{text[: len(text) - len(after)]}»; phải là «V/v»"
    if after.startswith((":", ".", " :")):
        yield "sau «V/v» có dấu câu; phải liền chữ, không dấu"
    words = after.strip(" :.")
    first = " ".join(words.split()[:2])
    capital = words[:1].isupper() and not line.capitals
    if capital and (fold_text(first) in _VERBS or fold_text(first.split()[0]) in _VERBS):
        yield "chữ đầu sau «V/v» viết hoa; phải viết thường"


def letter_subject_gap(paper: Paper) -> Iterator[Report]:
    """Trích yếu công văn cách số, ký hiệu 6 pt.

    Vì sao: Mục II khoản 5 điểm b quy định khoảng cách 6 pt.

    Cách sửa: đặt Before 6 pt cho dòng “V/v”, After 0 cho dòng số; bỏ dòng trống ở giữa.

    Sai:
        Dòng “V/v” sát ngay dưới số, ký hiệu.

    Đúng:
        Dòng “V/v” có Before 6 pt.
    """
    number, subject = paper.first("so_ky_hieu"), paper.first("trich_yeu_cong_van")
    if not paper.is_letter or not number or not subject or number.side != subject.side:
        return
    if number.number == subject.number:
        return
    after, before = number.paragraph.format.after, subject.paragraph.format.before
    blank = [
        line
        for line in paper.header
        if number.number < line.number < subject.number and line.blank and line.side == number.side
    ]
    found = {max(after, before), after + before}
    wanted = paper_standard.component("trich_yeu_cong_van").before
    slack = paper_standard.tolerances().gap
    if not blank and any(abs(gap - wanted) <= slack for gap in found):
        return
    what = "một dòng trống" if blank else distance(max(found))
    yield Report(
        subject,
        f"Trích yếu công văn cách số, ký hiệu {what}; phải là {distance(wanted)}.",
        "Đặt Before 6 pt cho dòng «V/v», After 0 cho dòng số, ký hiệu.",
    )


def header_order(paper: Paper) -> Iterator[Report]:
    """Các thành phần ở đầu văn bản đứng đúng thứ tự từ trên xuống.

    Vì sao: sơ đồ Mục IV: bên trái là tên cơ quan, số, ký hiệu, trích yếu công văn; bên phải là Quốc
    hiệu, Tiêu ngữ, địa danh và thời gian; tên loại ở dưới.

    Cách sửa: chuyển thành phần về đúng chỗ.

    Sai:
        Số, ký hiệu ở trên tên cơ quan.

    Đúng:
        Tên cơ quan, đường kẻ, rồi số, ký hiệu.
    """
    for order in ((*_LEFT_ORDER, "ten_loai"), (*_RIGHT_ORDER, "ten_loai")):
        last = -1
        for line in paper.header:
            if line.role not in order:
                continue
            place = order.index(line.role)
            if place < last:
                yield Report(
                    line,
                    f"{_NAMES[line.role].capitalize()} {quoted(line.text)} đứng sau "
                    f"{_NAMES[order[last]]}; phải đứng trước.",
                    f"Chuyển {_NAMES[line.role]} lên trên {_NAMES[order[last]]}.",
                )
            last = max(last, place)


TYPE_FORMAT = Rule("T064", Severity.ERROR, type_format, (_PLACE,))
NO_LETTER_TITLE = Rule("T065", Severity.ERROR, no_letter_title, (_PLACE, _LETTER))
SUBJECT_FORMAT = Rule("T066", Severity.ERROR, subject_format, (_PLACE,))
SUBJECT_LINE = Rule("T067", Severity.ERROR, subject_line, (_PLACE,))
NO_LETTER_SUBJECT = Rule("T068", Severity.WARNING, no_letter_subject, (_PLACE,))
LETTER_SUBJECT = Rule("T069", Severity.ERROR, letter_subject, (_PLACE,))
LETTER_SUBJECT_GAP = Rule("T070", Severity.WARNING, letter_subject_gap, (_PLACE,))
HEADER_ORDER = Rule("T071", Severity.ERROR, header_order, ("Phụ lục I, Phần I, Mục IV",))
