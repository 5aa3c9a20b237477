"""Number and symbol of a document (ô 3): its words, its type's code, its look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import fold_text
from tdkt_cli.wordcheck.formatting import format_report
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper

_PLACE: Final = "Phụ lục I, Phần I, Mục II khoản 3"
_CODES: Final = "Phụ lục III, Mục I"
_BLANK: Final = r"[\s.…_]*"
_CAPITAL: Final = "A-ZĐÂĂÊÔƠƯ"
_GROUP: Final = rf"[{_CAPITAL}][{_CAPITAL}a-zđâăêôơư0-9&]*"
_WHOLE: Final = re.compile(
    rf"Số: ?(?:{_BLANK}|0[1-9]|[1-9]\d+)/{_GROUP}(?:-{_GROUP})*(?:-{_BLANK})?"
)
_PARTS: Final = re.compile(r"số\b\s*:?(?P<number>[^/]*)/(?P<symbol>.*)", re.IGNORECASE)
_NO_TYPE: Final = {
    "CV": "Công văn không có chữ viết tắt tên loại trong ký hiệu",
    "DS": "Danh sách không phải tên loại văn bản hành chính",
}
_TOLD_BY_CODE: Final = frozenset(
    ("NQ", "QĐ", "CT", "QyĐ", "TB", "KH", "BC", "BB", "TTr", "CTr", "GM", "QC")
)


def number_words(paper: Paper) -> Iterator[Report]:
    """Số, ký hiệu ghi “Số: 05/KH-BDT”: dấu hai chấm sau chữ Số, số dưới 10 có số 0, không dấu cách.

    Vì sao: Mục II khoản 3 quy định dấu gạch chéo giữa số và ký hiệu, gạch nối giữa các nhóm chữ
    viết tắt, không cách chữ. Bản thảo để trống số là đúng.

    Cách sửa: gõ lại theo dạng “Số: …/KH-BDT”.

    Sai:
        Số 5 / KH - BDT

    Đúng:
        Số: 05/KH-BDT
    """
    for line in paper.having("so_ky_hieu"):
        if not _WHOLE.fullmatch(line.text):
            found = "; ".join(_number_slips(line.text)) or "không đúng dạng"
            yield Report(
                line,
                f"Số, ký hiệu {quoted(line.text)}: {found}; phải có dạng «Số: 05/KH-BDT».",
                "Gõ lại số, ký hiệu; bản thảo thì để trống chỗ số: «Số:      /KH-BDT».",
            )


def _number_slips(text: str) -> Iterator[str]:
    """Yield what is wrong with a number, in words."""
    if not re.match(r"Số:", text):
        yield "sau chữ “Số” phải có dấu hai chấm" if re.match("Số", text) else "phải bắt đầu “Số:”"
    parts = _PARTS.fullmatch(text)
    if parts is None:
        yield "thiếu dấu gạch chéo giữa số và ký hiệu"
        return
    number = parts["number"].strip(" .…_")
    if re.fullmatch("[1-9]", number):
        yield f"số dưới 10 phải ghi 0{number}"
    if (number and parts["number"][-1:] == " ") or re.search(r"^\s|\s[-–]|[-–]\s", parts["symbol"]):
        yield "có dấu cách quanh dấu gạch"
    if re.search("[–—]", parts["symbol"]):
        yield "dùng gạch dài thay gạch nối"


def number_code(paper: Paper) -> Iterator[Report]:
    """Ký hiệu mang đúng chữ viết tắt tên loại của Phụ lục III; công văn không có chữ viết tắt ấy.

    Vì sao: ký hiệu “12/CV-BDT” hay “03/DS-BDT” không có trong bảng chữ viết tắt; ký hiệu khác tên
    loại thì vào sổ sai loại.

    Cách sửa: dùng đúng chữ viết tắt (kế hoạch KH, báo cáo BC, tờ trình TTr, biên bản BB …); công
    văn ghi “số/cơ quan-đơn vị soạn thảo”.

    Sai:
        Số: 12/CV-BDT trên công văn; Số: 08/BC-BDT trên tờ trình.

    Đúng:
        Số: 12/BDT-VP trên công văn; Số: 08/TTr-BDT trên tờ trình.
    """
    line = paper.first("so_ky_hieu")
    code = _code(line) if line else ""
    if not line or not code:
        return
    fault = _code_fault(paper, line, code)
    if fault:
        yield Report(line, f"Ký hiệu {quoted(line.text)} {fault[0]}", fault[1])


def _code_fault(paper: Paper, line: Line, code: str) -> tuple[str, str] | None:
    """Return what is wrong with the first letters of a symbol, and what to do."""
    wanted = paper_standard.type_codes().get(paper.kind) if _plain_type(paper) else None
    kind = paper.kind.capitalize()
    if wanted and not _is_type(code):
        return (
            f"không có chữ viết tắt tên loại: {kind} phải có «{wanted}» ngay sau dấu gạch chéo.",
            f"Thêm «{wanted}»: «{_with_type(line, wanted, code)}», nếu «{code}» là tên cơ quan.",
        )
    if wanted and code != wanted:
        why = f" ({_NO_TYPE[code].lower()})" if code in _NO_TYPE else ""
        return (
            f"mang chữ «{code}»{why}; {kind} phải là «{wanted}».",
            f"Sửa «{code}» thành «{wanted}».",
        )
    if not wanted and code in _NO_TYPE:
        return (
            f"mang chữ «{code}»: {_NO_TYPE[code].lower()}.",
            f"Bỏ «{code}»: công văn ghi «Số: 15/BDT-VP» (cơ quan-đơn vị soạn thảo).",
        )
    if not wanted and paper.is_letter and code in _TOLD_BY_CODE:
        return (
            f"mang chữ viết tắt tên loại «{code}» nhưng văn bản không có tên loại; phải đi cùng.",
            "Ghi tên loại trên trích yếu, hoặc sửa ký hiệu thành dạng công văn «Số: 15/BDT-VP».",
        )
    return None


def _is_type(code: str) -> bool:
    """Whether letters are meant for a type, well written or not: else they are an agency's."""
    known = {fold_text(one) for one in (*paper_standard.type_codes().values(), *_NO_TYPE)}
    return fold_text(code) in known


def _with_type(line: Line, wanted: str, agency: str) -> str:
    parts = _PARTS.fullmatch(line.text)
    number = parts["number"].strip(" .…_") if parts else ""
    return f"Số: {number or '…'}/{wanted}-{agency}"


def _plain_type(paper: Paper) -> bool:
    """Whether the type stands alone: `KẾ HOẠCH PHỐI HỢP` may have an abbreviation of its own."""
    title = paper.first("ten_loai")
    return title is None or title.folded == fold_text(paper.kind)


def _code(line: Line) -> str:
    """Return the first group of letters of the symbol, when another follows."""
    parts = _PARTS.fullmatch(line.text)
    groups = re.split(r"\s*[-–]\s*", parts["symbol"].strip()) if parts else []
    return groups[0] if len(groups) > 1 else ""


def number_format(paper: Paper) -> Iterator[Report]:
    """Số, ký hiệu cỡ chữ 13, đứng, không đậm, căn giữa dưới tên cơ quan.

    Vì sao: Mục II khoản 3 điểm c và dòng 3 của bảng mẫu chữ quy định.

    Cách sửa: chọn dòng Số, ký hiệu, đặt cỡ 13, bỏ đậm và nghiêng, căn giữa.

    Sai:
        Số: 05/KH-BDT cỡ 14, căn trái.

    Đúng:
        Số: 05/KH-BDT cỡ 13, đứng, căn giữa.
    """
    for line in paper.having("so_ky_hieu"):
        yield from format_report(line, "so_ky_hieu")


def number_case(paper: Paper) -> Iterator[Report]:
    """Không dùng định dạng All caps, Small caps cho số, ký hiệu.

    Vì sao: bảng chữ viết tắt có chữ thường (TTr, QyĐ, CTr); định dạng in hoa làm “TTr” hiện thành
    “TTR”.

    Cách sửa: bỏ dấu ở All caps, Small caps trong hộp Font; gõ chữ hoa bằng bàn phím.

    Sai:
        Số: 08/TTr-BDT có định dạng All caps, in ra SỐ: 08/TTR-BDT.

    Đúng:
        Số: 08/TTr-BDT gõ đúng chữ hoa, chữ thường.
    """
    for line in paper.having("so_ky_hieu"):
        if any(look.caps or look.small_caps for look in line.looks):
            yield Report(
                line,
                f"Số, ký hiệu {quoted(line.text)} có định dạng All caps hoặc Small caps, "
                "in TTr, QyĐ thành TTR, QYĐ; phải để thường.",
                "Bỏ All caps, Small caps ở dòng này.",
            )


NUMBER_WORDS = Rule("T053", Severity.ERROR, number_words, (f"{_PLACE} điểm c",))
NUMBER_CODE = Rule("T054", Severity.ERROR, number_code, (f"{_PLACE} điểm b", _CODES))
NUMBER_FORMAT = Rule("T055", Severity.ERROR, number_format, (f"{_PLACE} điểm c",))
NUMBER_CASE = Rule("T056", Severity.WARNING, number_case, (_CODES,), "suy_ra")
