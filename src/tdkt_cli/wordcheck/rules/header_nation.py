"""Quốc hiệu and Tiêu ngữ (ô 1): their words, look, place and ruled line."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.paper_standard.capital_letters import plain_tones
from tdkt_cli.vietnamese import number
from tdkt_cli.wordcheck.anatomy import longest_width
from tdkt_cli.wordcheck.formatting import format_report
from tdkt_cli.wordcheck.ooxml import TWIPS_PER_MM
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.ruled import line_reports
from tdkt_cli.wordcheck.wording import distance, millimetres, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper

_ROOM_TO_SPARE: Final = 0.5
"""How much wider than its column an estimate may be before Word breaks the line (mm)."""
_RIGHT_FROM: Final = 2500
"""An indent from which a line of full width stands in the right half (twips)."""
_SINGLE: Final = (216, 264)
_GAP: Final = 20
_PLACE: Final = "Phụ lục I, Phần I, Mục II khoản 1"


def nation_words(paper: Paper) -> Iterator[Report]:
    """Quốc hiệu phải ghi đúng “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”.

    Vì sao: Quốc hiệu là thành phần bắt buộc, nghị định cho sẵn từng chữ; dấu đặt kiểu cũ (HOÀ) hay
    kiểu mới (HÒA) đều đúng.

    Cách sửa: gõ lại nguyên văn, không thêm dấu câu.

    Sai:
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM.

    Đúng:
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    """
    lines = paper.having("quoc_hieu")
    right = paper_standard.national_name()
    text = " ".join(line.text for line in lines).upper()
    if lines and plain_tones(text) != plain_tones(right):
        yield Report(
            lines[0],
            f"Quốc hiệu ghi {quoted(text)}; phải là «{right}».",
            f"Gõ lại dòng này: {right}.",
        )


def nation_format(paper: Paper) -> Iterator[Report]:
    """Quốc hiệu in hoa, cỡ chữ 12–13, đứng, đậm, căn giữa.

    Vì sao: Quốc hiệu, Tiêu ngữ và địa danh đi theo bộ cỡ chữ; sai một cỡ là cả phần đầu lệch.

    Cách sửa: chọn dòng Quốc hiệu, đặt cỡ 12 hoặc 13, chữ đậm, căn giữa ô bên phải.

    Sai:
        Quốc hiệu cỡ 14, hoặc không đậm vì kiểu chữ của bảng bỏ đậm.

    Đúng:
        Quốc hiệu cỡ 13, in hoa, đậm, căn giữa.
    """
    for line in paper.having("quoc_hieu"):
        yield from format_report(line, "quoc_hieu")


def nation_on_one_line(paper: Paper) -> Iterator[Report]:
    """Quốc hiệu nên nằm trên một dòng.

    Vì sao: mọi mẫu của nghị định in Quốc hiệu trên một dòng; ô hẹp làm chữ “NAM” rơi xuống dòng
    dưới, đường kẻ dưới Tiêu ngữ cũng lệch theo.

    Cách sửa: nới ô bên phải (ít nhất 97 mm cho cỡ 13, 90 mm cho cỡ 12), bỏ lề trong của ô, hoặc
    dùng cỡ 12.

    Sai:
        Ô bên phải rộng 80 mm, Quốc hiệu cỡ 13 xuống hai dòng.

    Đúng:
        Ô bên phải rộng 97 mm, Quốc hiệu cỡ 13 trên một dòng.
    """
    lines = paper.having("quoc_hieu")
    if len(lines) > 1:
        yield Report(
            lines[0],
            f"Quốc hiệu ngắt thành {len(lines)} dòng; cần nằm trên một dòng.",
            "Bỏ dấu ngắt dòng, nới ô bên phải cho đủ một dòng.",
        )
        return
    for line in lines:
        room, width = paper.room_mm(line), longest_width((line,), 0)
        if room and width > room + _ROOM_TO_SPARE:
            yield Report(
                line,
                f"Quốc hiệu rộng {millimetres(width * TWIPS_PER_MM)} nhưng chỗ đặt chỉ rộng "
                f"{millimetres(room * TWIPS_PER_MM)}: chữ xuống dòng; cần nằm trên một dòng.",
                "Nới ô bên phải, bớt lề trong của ô, hoặc dùng cỡ 12.",
            )


def motto_words(paper: Paper) -> Iterator[Report]:
    """Tiêu ngữ phải ghi đúng “Độc lập - Tự do - Hạnh phúc”, gạch nối có dấu cách hai bên.

    Vì sao: nghị định cho sẵn từng chữ: chữ đầu ba cụm từ viết hoa, giữa là gạch nối ngắn (-). Word
    hay tự đổi gạch nối thành gạch dài (–).

    Cách sửa: gõ lại; nếu Word tự đổi gạch, bấm Ctrl+Z ngay sau khi đổi hoặc tắt AutoFormat.

    Sai:
        Độc lập – Tự do – Hạnh phúc

    Đúng:
        Độc lập - Tự do - Hạnh phúc
    """
    right = paper_standard.national_motto()
    for line in paper.having("tieu_ngu"):
        text = line.raw.strip().replace("\u2011", "-")
        if plain_tones(text) != plain_tones(right):
            yield Report(
                line,
                f"Tiêu ngữ ghi «{text}»{_motto_slip(text)}; phải là «{right}».",
                f"Gõ lại dòng này: {right}.",
            )


def _motto_slip(text: str) -> str:
    if any(dash in text for dash in "–—−"):
        return " (gạch dài)"
    if "  " in text:
        return " (thừa dấu cách)"
    return " (thiếu dấu cách quanh gạch nối)" if text.count(" - ") < 2 else ""


def motto_format(paper: Paper) -> Iterator[Report]:
    """Tiêu ngữ in thường, cỡ chữ 13–14, đứng, đậm, căn giữa dưới Quốc hiệu.

    Vì sao: Mục II khoản 1 điểm b và dòng 1 của bảng mẫu chữ quy định.

    Cách sửa: chọn dòng Tiêu ngữ, đặt cỡ 13 hoặc 14, chữ đậm, căn giữa.

    Sai:
        Tiêu ngữ cỡ 12, nghiêng.

    Đúng:
        Tiêu ngữ cỡ 14, đứng, đậm, căn giữa.
    """
    for line in paper.having("tieu_ngu"):
        yield from format_report(line, "tieu_ngu", lower=True)


def motto_line(paper: Paper) -> Iterator[Report]:
    """Dưới Tiêu ngữ có đường kẻ ngang, nét liền, dài bằng dòng chữ.

    Vì sao: Mục II khoản 1 điểm b quy định; không có đường kẻ là thiếu một phần của thể thức, đường
    kẻ ngắn hay dài hơn dòng chữ là chưa đúng mẫu (cảnh báo).

    Cách sửa: kẻ bằng viền của một đoạn trống, thụt hai bên cho bằng dòng Tiêu ngữ (cỡ 13: 56 mm;
    cỡ 14: 60,5 mm), hoặc vẽ đường thẳng đúng độ dài ấy.

    Sai:
        Dưới Tiêu ngữ kẻ một đường 30 mm.

    Đúng:
        Tiêu ngữ cỡ 14, đường kẻ dài 60,5 mm.
    """
    yield from line_reports(paper, "tieu_ngu")


def nation_at_the_right(paper: Paper) -> Iterator[Report]:
    """Quốc hiệu, Tiêu ngữ ở phía trên bên phải trang đầu.

    Vì sao: sơ đồ bố trí các thành phần (Mục IV) đặt ô 1 bên phải, tên cơ quan (ô 2) bên trái.

    Cách sửa: dùng bảng không viền hai cột: tên cơ quan ô trái, Quốc hiệu và Tiêu ngữ ô phải.

    Sai:
        Quốc hiệu ở giữa trang, tên cơ quan ở dòng dưới.

    Đúng:
        Quốc hiệu ở ô phải, cùng hàng với tên cơ quan ở ô trái.
    """
    named = bool(paper.having("co_quan_ban_hanh"))
    for line in (*paper.having("quoc_hieu"), *paper.having("tieu_ngu")):
        form = line.paragraph.format
        stacked = paper.layout == "doan" and named and form.alignment != "phai"
        if line.side == "trai" or (stacked and form.left + form.first_line < _RIGHT_FROM):
            where = "bên trái" if line.side == "trai" else "giữa trang, không cùng hàng tên cơ quan"
            what = "Quốc hiệu" if line.role == "quoc_hieu" else "Tiêu ngữ"
            yield Report(
                line,
                f"{what} ở {where}; phải ở phía trên bên phải.",
                "Chuyển sang ô phải của bảng hai cột ở đầu văn bản.",
            )


def header_spacing(paper: Paper) -> Iterator[Report]:
    """Các dòng Quốc hiệu, Tiêu ngữ, tên cơ quan cách nhau dòng đơn.

    Vì sao: Mục II khoản 1 điểm c, khoản 2 điểm b quy định dòng đơn; khoảng cách thừa thường do kiểu
    đoạn mặc định của Word (sau đoạn 8–10 pt, dòng 1,08–1,15).

    Cách sửa: chọn các dòng đầu văn bản, đặt Line spacing Single, Before 0, After 0.

    Sai:
        Quốc hiệu cách Tiêu ngữ 10 pt vì kiểu Normal có After 10 pt.

    Đúng:
        Line spacing Single, Before 0 pt, After 0 pt.
    """
    for role in ("quoc_hieu", "tieu_ngu", "co_quan_chu_quan", "co_quan_ban_hanh"):
        for line in paper.having(role):
            if not line.blank and not _single(line):
                yield Report(
                    line,
                    f"Dòng {quoted(line.text)} giãn dòng {_line_height(line)}; phải là dòng đơn.",
                    "Đặt Line spacing Single.",
                )
    for above, below in _pairs(paper):
        gap = above.paragraph.format.after + below.paragraph.format.before
        if above.number + 1 == below.number and gap > _GAP:
            yield Report(
                below,
                f"Dòng {quoted(below.text)} cách dòng trên thêm {distance(gap)}; phải là 0 pt.",
                "Đặt Before và After của hai dòng bằng 0.",
            )


def _pairs(paper: Paper) -> Iterator[tuple[Line, Line]]:
    pairs = (("quoc_hieu", "tieu_ngu"), ("co_quan_chu_quan", "co_quan_ban_hanh"))
    for one, other in pairs:
        lines = [line for role in (one, other) for line in paper.having(role)]
        yield from pairwise(lines)


def _single(line: Line) -> bool:
    form = line.paragraph.format
    least, most = _SINGLE
    if form.line_rule == "auto":
        return least <= form.line <= most
    size = max(line.sizes) * 10
    return form.line_rule == "atLeast" or form.line <= 1.35 * size


def _line_height(line: Line) -> str:
    form = line.paragraph.format
    if form.line_rule == "auto":
        return f"{number((Decimal(form.line) / 240).quantize(Decimal('0.01')))} dòng"
    return distance(form.line)


NATION_WORDS = Rule("T040", Severity.ERROR, nation_words, (f"{_PLACE} điểm a",))
NATION_FORMAT = Rule("T041", Severity.ERROR, nation_format, (f"{_PLACE} điểm a",))
NATION_ON_ONE_LINE = Rule("T042", Severity.WARNING, nation_on_one_line, (_PLACE,), "suy_ra")
MOTTO_WORDS = Rule("T043", Severity.ERROR, motto_words, (f"{_PLACE} điểm b",))
MOTTO_FORMAT = Rule("T044", Severity.ERROR, motto_format, (f"{_PLACE} điểm b",))
MOTTO_LINE = Rule("T045", Severity.ERROR, motto_line, (f"{_PLACE} điểm b",))
NATION_AT_THE_RIGHT = Rule(
    "T046", Severity.ERROR, nation_at_the_right, (f"{_PLACE} điểm a", "Phụ lục I, Phần I, Mục IV")
)
HEADER_SPACING = Rule(
    "T047",
    Severity.WARNING,
    header_spacing,
    (f"{_PLACE} điểm c", "Phụ lục I, Phần I, Mục II khoản 2 điểm b"),
)
