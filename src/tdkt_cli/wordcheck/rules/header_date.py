"""Place and date of issue (ô 4)."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.formatting import format_report
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper

_PLACE: Final = "Phụ lục I, Phần I, Mục II khoản 4"
_BLANK: Final = r"[\s.…_/]*"
_DATE: Final = re.compile(
    rf"(?P<place>[^\W\d_][^,]*), ngày(?P<day> ?(?:\d{{1,2}}|{_BLANK})) ?tháng"
    rf"(?P<month> ?(?:\d{{1,2}}|{_BLANK})) ?năm(?: ?(?P<year>(?:19|20)\d\d)|{_BLANK}|"
    rf" ?20{_BLANK})"
)
_LOOSE: Final = re.compile(r"ngày\s*(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\b")
_BIEN_BAN: Final = "BIÊN BẢN"


class _Parts(NamedTuple):
    day: str
    month: str
    year: str


def _parts(line: Line) -> _Parts | None:
    found = _DATE.fullmatch(line.text)
    if found is None:
        loose = _LOOSE.search(line.text)
        return _Parts(loose["day"], loose["month"], "") if loose else None
    return _Parts(*(("" if one is None else one.strip(" .…_/")) for one in found.group(2, 3, 4)))


def date_words(paper: Paper) -> Iterator[Report]:
    """Địa danh và thời gian ghi “Đồng Nai, ngày 05 tháng 01 năm 2026”.

    Vì sao: Mục II khoản 4 quy định địa danh, dấu phẩy, rồi ngày, tháng, năm bằng chữ và chữ số Ả
    Rập; dạng 05/01/2026 không dùng ở đây. Bản thảo để trống ngày, tháng là đúng.

    Cách sửa: gõ lại đúng dạng.

    Sai:
        Đồng Nai ngày 05/01/2026

    Đúng:
        Đồng Nai, ngày 05 tháng 01 năm 2026
    """
    for line in paper.having("dia_danh_ngay"):
        if not _DATE.fullmatch(line.text) or not line.text[:1].isupper():
            yield Report(
                line,
                f"Địa danh và thời gian {quoted(line.text)} không đúng dạng; phải là «Đồng Nai, "
                "ngày 05 tháng 01 năm 2026».",
                "Gõ lại: địa danh, dấu phẩy, ngày … tháng … năm …; không có dấu chấm ở cuối.",
            )


def month_zero(paper: Paper) -> Iterator[Report]:
    """Tháng 3 đến tháng 9 không có số 0 ở trước.

    Vì sao: Mục II khoản 4 điểm b chỉ thêm số 0 cho ngày dưới 10 và tháng 1, 2; các mẫu in “tháng
    3”, “tháng 6”.

    Cách sửa: bỏ số 0.

    Sai:
        Hà Nội, ngày 29 tháng 06 năm 2026

    Đúng:
        Hà Nội, ngày 29 tháng 6 năm 2026
    """
    for line in paper.having("dia_danh_ngay"):
        parts = _parts(line)
        if parts and re.fullmatch("0[3-9]", parts.month):
            month = parts.month[1]
            yield Report(
                line,
                f"Địa danh và thời gian {quoted(line.text)} ghi tháng {parts.month}; phải là tháng "
                f"{month} (chỉ tháng 1, 2 có số 0).",
                f"Sửa thành tháng {month}.",
            )


def missing_zero(paper: Paper) -> Iterator[Report]:
    """Ngày dưới 10 và tháng 1, 2 phải có số 0 ở trước.

    Vì sao: Mục II khoản 4 điểm b quy định để không thêm được chữ số vào trước.

    Cách sửa: thêm số 0.

    Sai:
        Hà Nội, ngày 5 tháng 1 năm 2026

    Đúng:
        Hà Nội, ngày 05 tháng 01 năm 2026
    """
    for line in paper.having("dia_danh_ngay"):
        parts = _parts(line)
        wanted = []
        if parts and re.fullmatch("[1-9]", parts.day):
            wanted.append(f"ngày 0{parts.day}")
        if parts and re.fullmatch("[12]", parts.month):
            wanted.append(f"tháng 0{parts.month}")
        if wanted:
            yield Report(
                line,
                f"Địa danh và thời gian {quoted(line.text)} thiếu số 0; phải là "
                f"{' '.join(wanted)}.",
                f"Sửa thành {' '.join(wanted)}.",
            )


def date_format(paper: Paper) -> Iterator[Report]:
    """Địa danh và thời gian cỡ chữ 13–14, nghiêng, không đậm, căn giữa dưới Tiêu ngữ.

    Vì sao: Mục II khoản 4 điểm c và dòng 4 của bảng mẫu chữ quy định.

    Cách sửa: chọn dòng địa danh, đặt cỡ 13 hoặc 14, nghiêng, căn giữa ô bên phải.

    Sai:
        Đồng Nai, ngày 05 tháng 01 năm 2026 chữ đứng, căn phải.

    Đúng:
        Đồng Nai, ngày 05 tháng 01 năm 2026 chữ nghiêng, căn giữa.
    """
    for line in paper.having("dia_danh_ngay"):
        yield from format_report(line, "dia_danh_ngay")


def date_beside_number(paper: Paper) -> Iterator[Report]:
    """Địa danh và thời gian nằm cùng hàng với số, ký hiệu.

    Vì sao: Mục II khoản 4 điểm c đặt hai thành phần trên cùng một dòng; khác hàng của bảng thì lệch
    nhau khi tên cơ quan dài hai dòng.

    Cách sửa: đưa hai dòng vào cùng một hàng của bảng ở đầu văn bản.

    Sai:
        Số, ký hiệu ở hàng 1 của bảng, địa danh ở hàng 2.

    Đúng:
        Số, ký hiệu ở ô trái, địa danh ở ô phải của cùng một hàng.
    """
    number, day = paper.first("so_ky_hieu"), paper.first("dia_danh_ngay")
    if not number or not day:
        return
    one, other = number.paragraph.spot, day.paragraph.spot
    apart = one and other and (one.table, one.row) != (other.table, other.row)
    if apart or (paper.layout == "tab" and number.number != day.number):
        yield Report(
            day,
            f"Địa danh và thời gian {quoted(day.text)} không cùng hàng với số, ký hiệu; phải cùng "
            "hàng.",
            "Đưa hai dòng vào cùng một hàng của bảng ở đầu văn bản.",
        )


def real_date(paper: Paper) -> Iterator[Report]:
    """Ngày ban hành phải có trên lịch.

    Vì sao: ngày 31 tháng 6 hay 30 tháng 02 không có; văn bản ghi ngày ấy không vào sổ được.

    Cách sửa: xem lại ngày ký rồi ghi đúng.

    Sai:
        Đồng Nai, ngày 31 tháng 6 năm 2026

    Đúng:
        Đồng Nai, ngày 30 tháng 6 năm 2026
    """
    for line in paper.having("dia_danh_ngay"):
        parts = _parts(line)
        if parts is None or not (parts.day.isdecimal() and parts.month.isdecimal()):
            continue
        found = None
        with suppress(ValueError):
            found = date(int(parts.year or 2024), int(parts.month), int(parts.day))
        if found is None:
            yield Report(
                line,
                f"Ngày ban hành {quoted(line.text)} không có trên lịch; phải là một ngày có thật.",
                "Xem lại ngày, tháng.",
            )


def no_date_in_minutes(paper: Paper) -> Iterator[Report]:
    """Biên bản không ghi địa danh và thời gian ở đầu văn bản.

    Vì sao: Mẫu 1.9 kết thúc phần đầu bằng đường kẻ dưới Tiêu ngữ; thời gian nằm trong nội dung biên
    bản.

    Cách sửa: bỏ dòng địa danh và thời gian; ghi “Thời gian bắt đầu: …” ở nội dung.

    Sai:
        Biên bản có dòng Đồng Nai, ngày 05 tháng 01 năm 2026 dưới Tiêu ngữ.

    Đúng:
        Biên bản chỉ có Quốc hiệu, Tiêu ngữ và đường kẻ.
    """
    line = paper.first("dia_danh_ngay")
    if line and paper.is_kind(_BIEN_BAN):
        yield Report(
            line,
            f"Biên bản có dòng {quoted(line.text)} ở đầu; Mẫu 1.9 không có dòng này.",
            "Bỏ dòng địa danh và thời gian ở đầu văn bản.",
        )


DATE_WORDS = Rule("T057", Severity.ERROR, date_words, (f"{_PLACE} điểm a, b",))
MONTH_ZERO = Rule(
    "T058", Severity.WARNING, month_zero, (f"{_PLACE} điểm b", "Phụ lục I, Phần I, Mục V dòng 4")
)
MISSING_ZERO = Rule("T059", Severity.ERROR, missing_zero, (f"{_PLACE} điểm b",))
DATE_FORMAT = Rule("T060", Severity.ERROR, date_format, (f"{_PLACE} điểm c",))
DATE_BESIDE_NUMBER = Rule("T061", Severity.WARNING, date_beside_number, (f"{_PLACE} điểm c",))
REAL_DATE = Rule("T062", Severity.WARNING, real_date, (f"{_PLACE} điểm b",), "suy_ra")
NO_DATE_IN_MINUTES = Rule("T063", Severity.HINT, no_date_in_minutes, ("Phụ lục III, Mẫu 1.9",))
