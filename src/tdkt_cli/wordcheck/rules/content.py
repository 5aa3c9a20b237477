"""The document as a whole and its text: T160 to T162, T169, T170."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.anatomy import words
from tdkt_cli.wordcheck.grouping import grouped
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper

# Contracts and agreements have two parties and a form of their own.
_OWN_FORM: Final = frozenset(("HỢP ĐỒNG", "BẢN GHI NHỚ", "BẢN THỎA THUẬN", "THƯ CÔNG"))
_WITHOUT_SUBJECT: Final = ("GIẤY", "PHIẾU", "CÔNG ĐIỆN")
_WITHOUT_DATE: Final = frozenset(("BIÊN BẢN",))
_PLACEHOLDER: Final = re.compile(
    r"…{2}|\.{4}|_{4}|\[[^\]\d]*[^\W\d]{3,}[^\]]*\]|\{\{|\}\}|\?{3}|\bX{3,}\b"
)
_TWO_SPACES: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
_SPACE_BEFORE: Final = re.compile(r"(?<=\w) +[,.;:!?](?=\s|$)")
_NO_SPACE_AFTER: Final = re.compile(r"(?<=[^\W\d_])[,;:](?=[^\W\d_])|(?<=[a-zà-ỹ])\.(?=[A-ZĐÀ-Ỹ])")
_SPACE_FAULT: Final = re.compile(
    "|".join(one.pattern for one in (_TWO_SPACES, _SPACE_BEFORE, _NO_SPACE_AFTER))
)
_ADDRESS: Final = re.compile(r"https?:|www\.|@|\.vn\b|\.com\b")
_DASHES: Final = frozenset(("-", "–", "+"))


def components(paper: Paper) -> Iterator[Report]:
    """Văn bản có đủ các thành phần thể thức chính.

    Vì sao: Điều 8 buộc mọi văn bản có Quốc hiệu và Tiêu ngữ, tên cơ quan, số và ký hiệu, địa danh
    và thời gian, tên loại và trích yếu, nội dung, chức vụ và họ tên người ký, nơi nhận (dấu và chữ
    ký số thì tệp .docx không cho thấy).

    Cách sửa: bổ sung thành phần còn thiếu theo mẫu của Phụ lục III.

    Sai:

        Kế hoạch không có địa danh và thời gian.

    Đúng:

        Kế hoạch có “Đồng Nai, ngày 05 tháng 01 năm 2026”.
    """
    if not paper.whole or not paper.kind or paper.kind in _OWN_FORM:
        return
    missing = [name for name, there in _presence(paper) if not there]
    if missing:
        yield Report(
            paper.header[0],
            f"Văn bản ({paper.kind.capitalize()}) thiếu {', '.join(missing)}; phải có đủ các thành "
            "phần chính.",
            f"Bổ sung {', '.join(missing)}.",
        )


def _presence(paper: Paper) -> Iterator[tuple[str, bool]]:
    has = paper.having
    yield "Quốc hiệu", bool(has("quoc_hieu"))
    yield "Tiêu ngữ", bool(has("tieu_ngu"))
    yield "tên cơ quan ban hành", bool(has("co_quan_ban_hanh"))
    yield "số, ký hiệu", bool(has("so_ky_hieu"))
    if paper.kind not in _WITHOUT_DATE:
        yield "địa danh và thời gian", bool(has("dia_danh_ngay"))
    if paper.is_letter:
        yield "trích yếu (V/v …)", bool(has("trich_yeu_cong_van"))
    elif not paper.kind_given:
        subject = has("trich_yeu") or paper.kind.startswith(_WITHOUT_SUBJECT)
        merged = any(len(line.text) > len(paper.kind) + 2 for line in has("ten_loai"))
        yield "trích yếu", bool(subject) or merged
    yield "nội dung", bool(paper.prose)
    yield "chức vụ người ký", bool(has("chuc_vu") or has("quyen_han"))
    yield "họ tên người ký", bool(has("ho_ten")) or paper.draft
    yield "nơi nhận", bool(has("noi_nhan_nhan"))


def known_type(paper: Paper) -> Iterator[Report]:
    """Văn bản có số, ký hiệu phải thuộc 29 loại văn bản hành chính.

    Vì sao: Điều 7 liệt kê đủ các loại; danh sách, bảng tổng hợp, phiếu đăng ký là phụ lục hoặc biểu
    mẫu, không phải văn bản có số riêng.

    Cách sửa: trình bày thành phụ lục của tờ trình, báo cáo, công văn; hoặc chọn tên loại đúng.

    Sai:

        DANH SÁCH, số 15/DS-BDT

    Đúng:

        Danh sách là Phụ lục của Tờ trình số 15/TTr-BDT.
    """
    line = paper.first("ten_loai")
    if line is None or paper.kind or not paper.having("so_ky_hieu"):
        return
    yield Report(
        line,
        f"{quoted(line.text)} không phải tên loại văn bản hành chính; phải là một trong 29 loại "
        "của "
        "Điều 7.",
        "Chọn tên loại đúng, hoặc trình bày thành phụ lục của văn bản khác.",
    )


def placeholders(paper: Paper) -> Iterator[Report]:
    """Văn bản đã có số không còn chỗ trống, ngoặc vuông, dấu chấm lửng chờ điền.

    Vì sao: chỗ quên điền làm văn bản sai hoặc vô hiệu; bản dự thảo (chưa có số) và phiếu nội bộ
    (không có số) thì chỉ nhắc.

    Cách sửa: điền nội dung vào chỗ trống, hoặc xóa dấu chờ.

    Sai:

        … trước ngày …… tháng 01 năm 2026.

    Đúng:

        … trước ngày 31 tháng 01 năm 2026.
    """
    main = [(line, "chỗ trống chờ điền") for line in paper.main if _is_open(line)]
    issued = paper.whole and paper.having("so_ky_hieu") and not paper.draft
    severity = None if issued else Severity.HINT
    for group in grouped(main):
        yield Report(
            group.first,
            f"Văn bản còn {group.found}{group.others}; phải điền đủ trước khi ban hành.",
            "Điền nội dung vào chỗ trống, hoặc xóa dấu chờ.",
            severity,
        )
    attached = [
        (line, "chỗ trống trong phần kèm theo")
        for one in paper.attachments
        for line in one.lines
        if _is_open(line)
    ]
    for group in grouped(attached):
        yield Report(
            group.first,
            f"Còn {group.found}{group.others}; biểu mẫu thì được để trống.",
            "Điền nội dung, nếu không phải biểu mẫu.",
            Severity.HINT,
        )


def _is_open(line: Line) -> bool:
    if line.role in {"ke_ngang", "trong"} or not _PLACEHOLDER.search(line.text):
        return False
    return not words.is_ruled(line.text)


def spaces(paper: Paper) -> Iterator[Report]:
    """Giữa hai từ một dấu cách; không có dấu cách trước dấu câu, có một dấu cách sau dấu câu.

    Vì sao: dấu cách thừa làm giãn dòng khi căn đều hai lề, và làm hỏng việc tìm kiếm.

    Cách sửa: dùng Find and Replace (Ctrl+H) thay hai dấu cách bằng một; sửa dấu cách quanh dấu câu.

    Sai:

        Ban Dân tộc  ban hành , kế hoạch

    Đúng:

        Ban Dân tộc ban hành kế hoạch
    """
    attached = (line for one in paper.attachments for line in one.lines)
    # Number and date are left blank in the reference line of an electronic paper.
    lines = (*paper.prose, *(line for line in attached if line.role != "phu_luc_kem"))
    found = ((line, what) for line in lines for what in _space_faults(line))
    for group in grouped(found):
        yield Report(
            group.first,
            f"Đoạn văn có {group.found}{group.others}; nên sửa.",
            "Nhấn Ctrl+H để tìm và thay; sửa dấu cách quanh dấu câu.",
        )


def _space_faults(line: Line) -> Iterator[str]:
    if not _SPACE_FAULT.search(line.raw):
        return
    text = "".join(run.text for run in line.runs).strip()
    if _ADDRESS.search(text):
        return
    if _TWO_SPACES.search(text):
        yield "hai dấu cách liền nhau"
    if _SPACE_BEFORE.search(text):
        yield "dấu cách trước dấu câu"
    if _NO_SPACE_AFTER.search(text):
        yield "dấu câu không có dấu cách sau"


def bullets(paper: Paper) -> Iterator[Report]:
    """Gạch đầu dòng là dấu “-”, không dùng chấm tròn tự động của Word.

    Vì sao: mẫu của nghị định dùng gạch ngang; chấm tròn tự động là chữ của phông Symbol.

    Cách sửa: bỏ danh sách tự động, gõ “- ” ở đầu dòng.

    Sai:

        • Bà Lê Thị Mẫu

    Đúng:

        - Bà Lê Thị Mẫu
    """
    found = (
        (line, line.paragraph.label if line.paragraph.bullet else "•")
        for line in (*paper.prose, *(line for one in paper.attachments for line in one.lines))
        if (line.paragraph.bullet and line.paragraph.label.strip() not in _DASHES)
        or line.text.startswith("•")
    )
    for group in grouped((line, "chấm tròn") for line, _ in found):
        yield Report(
            group.first,
            f"Đầu dòng dùng {group.found}{group.others}; nên dùng gạch ngang «-».",
            "Bỏ danh sách tự động, gõ «- » ở đầu dòng.",
        )


COMPONENTS = Rule("T160", Severity.ERROR, components, ("Điều 8 khoản 2",))
KNOWN_TYPE = Rule("T161", Severity.WARNING, known_type, ("Điều 7",))
PLACEHOLDERS = Rule("T162", Severity.ERROR, placeholders, (), "thuc_te")
SPACES = Rule("T169", Severity.HINT, spaces, (), "thuc_te")
BULLETS = Rule("T170", Severity.HINT, bullets, (), "thuc_te")
