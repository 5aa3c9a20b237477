"""Recipients (ô 9b) and the drafter's mark (ô 12)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.formatting import Mismatch, difference, mismatches
from tdkt_cli.wordcheck.grouping import grouped
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import ALIGNMENTS, millimetres, quoted, sizes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper
    from tdkt_cli.wordcheck.records import Paragraph

_PLACE: Final = "Phụ lục I, Phần I, Mục II khoản 9"
_LABEL: Final = "Nơi nhận:"
_MOST_INDENT: Final = 170
"""3 mm: the dash still stands at the margin."""
_KEPT: Final = re.compile(r"- Lưu: ?VT(?:, [^;]+)?\.")
_KEPT_START: Final = re.compile(r"[-–+•]?\s*lưu\b", re.IGNORECASE)
_BLANK: Final = re.compile(r"[-–+•]?[\s.…_;]*")
_DRAFTER: Final = re.compile(r"[A-ZĐ]+\.\s?\(\d+\)")
_DRAFTER_SIZE: Final = 22


class _Item(NamedTuple):
    """One recipient: its lines, and their text joined."""

    lines: tuple[Line, ...]
    text: str

    @property
    def first(self) -> Line:
        return self.lines[0]


def _items(paper: Paper) -> list[_Item]:
    """Return the recipients; a line without a sign before it runs on from the line above."""
    groups: list[list[Line]] = []
    for line in paper.having("noi_nhan"):
        signed = line.text[:1] in "-–—+•*" or line.paragraph.bullet
        if signed or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_Item(tuple(group), " ".join(line.text for line in group)) for group in groups]


def label_format(paper: Paper) -> Iterator[Report]:
    """“Nơi nhận:” đứng riêng một dòng, cỡ chữ 12, nghiêng, đậm, sát lề trái.

    Vì sao: Mục II khoản 9 điểm d và dòng 8b của bảng mẫu chữ quy định.

    Cách sửa: chọn dòng “Nơi nhận:”, đặt cỡ 12, đậm, nghiêng, căn trái; danh sách xuống dòng dưới.

    Sai:
        Nơi nhận: cỡ 14, đậm, đứng.

    Đúng:
        Nơi nhận: cỡ 12, đậm, nghiêng.
    """
    component = paper_standard.component("noi_nhan_nhan")
    for line in paper.having("noi_nhan_nhan"):
        slips = [*mismatches(line, component, aligned=False), *_off_margin(line)]
        if line.text != _LABEL:
            slips.insert(0, Mismatch("không đúng chữ", f"ghi «{_LABEL}» trên một dòng riêng"))
        if slips:
            yield Report(
                line,
                f"Dòng {quoted(line.text)} {difference(slips)}.",
                f"Ghi «{_LABEL}» một dòng riêng, cỡ 12, đậm, nghiêng, sát lề trái.",
            )


def list_format(paper: Paper) -> Iterator[Report]:
    """Danh sách nơi nhận cỡ chữ 11, đứng, không đậm, sát lề trái.

    Vì sao: Mục II khoản 9 điểm d và dòng 8b của bảng mẫu chữ quy định.

    Cách sửa: chọn các dòng dưới “Nơi nhận:”, đặt cỡ 11, bỏ đậm, nghiêng và thụt lề.

    Sai:
        - Như trên; cỡ 13.

    Đúng:
        - Như trên; cỡ 11, đứng, gạch đầu dòng sát lề.
    """
    for group in grouped(_list_slips(paper)):
        yield Report(
            group.first,
            f"Nơi nhận {quoted(_text(group.first))}{group.others} {group.found}.",
            "Đặt cỡ 11, đứng, không đậm, sát lề trái.",
        )


def _list_slips(paper: Paper) -> Iterator[tuple[Line, str]]:
    component = paper_standard.component("noi_nhan")
    for item in _items(paper):
        for line in item.lines:
            slips = [*mismatches(line, component, aligned=False), *_off_margin(line)]
            form = line.paragraph.format
            indent = form.left + form.first_line
            if line is item.first and line.first_piece and indent > _MOST_INDENT:
                slips.append(Mismatch(f"thụt vào {millimetres(indent)}", "sát lề trái"))
            if slips:
                yield line, difference(slips)


def _off_margin(line: Line) -> Iterator[Mismatch]:
    if line.alignment in {"giua", "phai"}:
        yield Mismatch(f"căn {ALIGNMENTS[line.alignment]}", "căn lề trái")


def _text(at: Line | Paragraph) -> str:
    return " ".join(at.text.split())


def list_signs(paper: Paper) -> Iterator[Report]:
    """Mỗi nơi nhận bắt đầu bằng gạch nối và dấu cách, cuối dòng chấm phẩy; dòng cuối chấm.

    Vì sao: Mục II khoản 9 điểm d quy định để đọc ra từng nơi nhận.

    Cách sửa: gõ lại gạch đầu dòng và dấu cuối dòng.

    Sai:
        + Như trên,

    Đúng:
        - Như trên;
    """
    items = [item for item in _items(paper) if not _BLANK.fullmatch(item.text)]
    for n, item in enumerate(items):
        slips = []
        if not re.match(r"- \S", item.text):
            slips.append("phải bắt đầu bằng «- »")
        ends = "." if n == len(items) - 1 else ";"
        heads = item.text.endswith(":") and ends == ";"
        if not item.text.endswith(ends) and not heads:
            what = "dòng cuối phải kết thúc bằng dấu chấm" if ends == "." else (
                "phải kết thúc bằng dấu chấm phẩy"
            )  # fmt: skip
            slips.append(what)
        if slips:
            yield Report(
                item.first,
                f"Nơi nhận {quoted(item.text)}: {', '.join(slips)}.",
                "Sửa thành «- …;», dòng cuối «- Lưu: VT, ….».",
            )


def kept_copy(paper: Paper) -> Iterator[Report]:
    """Dòng cuối của nơi nhận ghi “- Lưu: VT, <đơn vị soạn thảo>.”.

    Vì sao: Mục II khoản 9 điểm d quy định chữ “Lưu”, dấu hai chấm, “VT”, dấu phẩy, chữ viết tắt đơn
    vị soạn thảo, số bản lưu nếu cần, dấu chấm.

    Cách sửa: sửa dòng cuối thành “- Lưu: VT, VP.”.

    Sai:
        - Lưu VP;

    Đúng:
        - Lưu: VT, VP (2).
    """
    items = [item for item in _items(paper) if not _BLANK.fullmatch(item.text)]
    if not items:
        return
    kept = [item for item in items if _KEPT_START.match(item.text)]
    last = items[-1]
    if not kept:
        yield Report(
            last.first,
            f"Nơi nhận kết thúc ở {quoted(last.text)}, thiếu dòng Lưu; phải có «- Lưu: VT, ….».",
            "Thêm dòng cuối «- Lưu: VT, <đơn vị soạn thảo>.».",
        )
    for item in kept:
        if item is not last:
            yield Report(
                item.first,
                f"Dòng {quoted(item.text)} không ở cuối; dòng Lưu phải là dòng cuối của nơi nhận.",
                "Chuyển dòng Lưu xuống cuối.",
            )
        elif not _KEPT.fullmatch(item.text):
            yield Report(
                item.first,
                f"Dòng Lưu {quoted(item.text)} không đúng dạng; phải là «- Lưu: VT, <đơn vị soạn "
                "thảo>.».",
                "Sửa thành «- Lưu: VT, VP.» (thêm số bản lưu trong ngoặc nếu cần).",
            )


def same_as_above(paper: Paper) -> Iterator[Report]:
    """Văn bản có “Kính gửi” thì dòng đầu của nơi nhận là “- Như trên;”.

    Vì sao: Mục II khoản 9 điểm b và các mẫu; ghi “Như kính gửi” hay chép lại nơi gửi là thừa.

    Cách sửa: đặt “- Như trên;” ở dòng đầu.

    Sai:
        - Như kính gửi;

    Đúng:
        - Như trên;
    """
    items = _items(paper)
    if not items or paper.first("kinh_gui") is None:
        return
    first = items[0]
    if _BLANK.fullmatch(first.text) or re.match(r"[-–+•]?\s*như trên\b", first.text, re.IGNORECASE):
        return
    yield Report(
        first.first,
        f"Dòng đầu của nơi nhận là {quoted(first.text)}; văn bản có “Kính gửi” phải là «- Như "
        "trên;».",
        "Thay dòng đầu bằng «- Như trên;».",
    )


def drafter_mark(paper: Paper) -> Iterator[Report]:
    """Ký hiệu người soạn thảo in hoa, cỡ chữ 11, kèm số bản phát hành: “PL.(300)”.

    Vì sao: Mục III khoản 3; thành phần này không bắt buộc.

    Cách sửa: ghi chữ viết tắt in hoa và số bản trong ngoặc, cỡ 11.

    Sai:
        (Luyến/TĐKT2024)

    Đúng:
        PL.(300)
    """
    for line in paper.having("nguoi_soan"):
        if not _DRAFTER.fullmatch(line.text) or line.sizes != (_DRAFTER_SIZE,):
            yield Report(
                line,
                f"Ký hiệu người soạn thảo {quoted(line.text)} cỡ chữ {sizes(line.sizes)}; mẫu là "
                "«PL.(300)», in hoa, cỡ 11.",
                "Ghi chữ viết tắt in hoa và số bản trong ngoặc, cỡ 11; hoặc bỏ dòng này.",
            )


LABEL_FORMAT = Rule("T120", Severity.ERROR, label_format, (f"{_PLACE} điểm d",))
LIST_FORMAT = Rule("T122", Severity.ERROR, list_format, (f"{_PLACE} điểm d",))
LIST_SIGNS = Rule("T123", Severity.ERROR, list_signs, (f"{_PLACE} điểm d",))
KEPT_COPY = Rule("T124", Severity.ERROR, kept_copy, (f"{_PLACE} điểm d",))
SAME_AS_ABOVE = Rule("T125", Severity.WARNING, same_as_above, (f"{_PLACE} điểm b",))
DRAFTER_MARK = Rule("T131", Severity.HINT, drafter_mark, ("Phụ lục I, Phần I, Mục III khoản 3",))
