"""Addressees (ô 9a): which types have them, how they are set out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.formatting import format_report
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper

_PLACE: Final = "Phụ lục I, Phần I, Mục II khoản 9"
_SENT_TO_PEOPLE: Final = ("GIẤY", "PHIẾU", "CÔNG ĐIỆN", "HỢP ĐỒNG", "BẢN")
_UPWARD: Final = re.compile(
    r"kính (?:trình|gửi|báo cáo|mong|đề nghị)|để báo cáo|tổng hợp, báo cáo", re.IGNORECASE
)
_ALONE: Final = re.compile(r"Kính gửi ?:?", re.IGNORECASE)
_SPREAD: Final = 40
_LAST_LINES: Final = 3


def addressees_present(paper: Paper) -> Iterator[Report]:
    """Công văn, tờ trình, báo cáo gửi cấp trên phải có “Kính gửi”.

    Vì sao: Mục II khoản 9 điểm b. Báo cáo chỉ bị nhắc (cảnh báo) khi lời kết cho thấy gửi cấp trên.

    Cách sửa: thêm dòng “Kính gửi: …” trên nội dung.

    Sai:
        Tờ trình không có Kính gửi.

    Đúng:
        Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh
    """
    if paper.first("kinh_gui") is not None or not paper.prose:
        return
    required, sent_up = paper_standard.addressed_types()
    upward = paper.kind in sent_up and any(
        _UPWARD.search(line.text) for line in paper.prose[-_LAST_LINES:]
    )
    if paper.kind in required or upward:
        what = paper.kind.capitalize() + (" gửi cấp trên" if upward else "")
        yield Report(
            paper.prose[0],
            f"{what} không có “Kính gửi” trên nội dung; phải có.",
            "Thêm «Kính gửi: …» trên đoạn này.",
            Severity.WARNING if upward else None,
        )


def addressees_absent(paper: Paper) -> Iterator[Report]:
    """Kế hoạch, quyết định, thông báo, biên bản và các loại khác không có “Kính gửi”.

    Vì sao: Mục II khoản 9 điểm b, c: chỉ công văn, tờ trình, báo cáo gửi cấp trên có “Kính gửi”;
    loại khác chỉ có “Nơi nhận”. Các loại giấy, phiếu gửi cho người cụ thể không bị báo.

    Cách sửa: bỏ “Kính gửi”, đưa nơi gửi vào “Nơi nhận”.

    Sai:
        Kế hoạch có dòng Kính gửi: Các phòng thuộc Ban

    Đúng:
        Nơi nhận: - Các phòng thuộc Ban;
    """
    line = paper.first("kinh_gui")
    required, sent_up = paper_standard.addressed_types()
    named = paper.kind in paper_standard.type_codes() and paper.kind not in required | sent_up
    if line and named and not paper.kind.startswith(_SENT_TO_PEOPLE):
        yield Report(
            line,
            f"{paper.kind.capitalize()} có dòng {quoted(line.text)}; loại văn bản này không có "
            "“Kính gửi”.",
            "Bỏ “Kính gửi”, ghi nơi gửi vào “Nơi nhận”.",
        )


def addressees_format(paper: Paper) -> Iterator[Report]:
    """“Kính gửi” và nơi gửi cỡ chữ 13–14, đứng, không đậm.

    Vì sao: Mục II khoản 9 điểm d và dòng 8a của bảng mẫu chữ quy định.

    Cách sửa: chọn các dòng Kính gửi, đặt cỡ 13 hoặc 14, bỏ đậm và nghiêng.

    Sai:
        Kính gửi: Sở Nội vụ in đậm.

    Đúng:
        Kính gửi: Sở Nội vụ chữ đứng, không đậm.
    """
    for role in ("kinh_gui", "kinh_gui_muc"):
        for line in paper.having(role):
            yield from format_report(line, role, aligned=False)


def addressees_layout(paper: Paper) -> Iterator[Report]:
    """Một nơi gửi ghi cùng dòng “Kính gửi:”; nhiều nơi gửi thì mỗi nơi một dòng có gạch đầu dòng.

    Vì sao: Mục II khoản 9 điểm d: nhiều nơi thì xuống dòng, đầu dòng gạch nối, cuối dòng chấm phẩy,
    dòng cuối dấu chấm, các gạch thẳng hàng nhau dưới dấu hai chấm.

    Cách sửa: gõ lại theo dạng ấy.

    Sai:
        Kính gửi: - Sở Nội vụ, - Các phòng

    Đúng:
        Kính gửi: (xuống dòng) - Sở Nội vụ; (xuống dòng) - Các phòng thuộc Ban.
    """
    label = paper.first("kinh_gui")
    if label is None:
        return
    items = paper.having("kinh_gui_muc")
    alone = bool(_ALONE.fullmatch(label.text))
    if not label.text.startswith("Kính gửi:"):
        yield _slip(label, "phải bắt đầu bằng «Kính gửi:»")
    elif alone and len(items) == 1:
        yield _slip(items[0], "là nơi gửi duy nhất; phải cùng dòng với «Kính gửi:»")
    elif not alone and items:
        yield _slip(label, "có từ hai nơi gửi; phải xuống dòng sau «Kính gửi:»")
    if alone and len(items) > 1:
        yield from _list_slips(items)


def _slip(line: Line, what: str) -> Report:
    return Report(
        line,
        f"Dòng {quoted(line.text)} {what}.",
        "Một nơi: «Kính gửi: …»; nhiều nơi: «Kính gửi:», rồi mỗi nơi một dòng «- …;», cuối «.».",
    )


def _list_slips(items: tuple[Line, ...]) -> Iterator[Report]:
    """Yield what is wrong with a list of addressees; lines without a dash run on."""
    starts = [n for n, line in enumerate(items) if line.text[:1] in "-–+•"]
    if not starts:
        yield _slip(items[0], "không có gạch đầu dòng; phải là «- …;»")
        return
    for place, n in enumerate(starts):
        last = place == len(starts) - 1
        end = items[-1] if last else items[starts[place + 1] - 1]
        if not re.match(r"- \S", items[n].text):
            yield _slip(items[n], "phải bắt đầu bằng «- »")
        if not end.text.endswith("." if last else ";"):
            yield _slip(end, f"phải kết thúc bằng dấu {'chấm' if last else 'chấm phẩy'}")
    columns = {
        items[n].paragraph.format.start for n in starts if not items[n].raw.startswith((" ", "\t"))
    }
    if columns and max(columns) - min(columns) > _SPREAD:
        yield _slip(items[starts[1]], "không thẳng gạch với dòng trên; các gạch phải thẳng hàng")


ADDRESSEES_PRESENT = Rule("T126", Severity.ERROR, addressees_present, (f"{_PLACE} điểm b",))
ADDRESSEES_ABSENT = Rule("T127", Severity.WARNING, addressees_absent, (f"{_PLACE} điểm c",))
ADDRESSEES_FORMAT = Rule("T128", Severity.ERROR, addressees_format, (f"{_PLACE} điểm d",))
ADDRESSEES_LAYOUT = Rule("T129", Severity.ERROR, addressees_layout, (f"{_PLACE} điểm d",))
