"""Numbers and letters before headings and points: T097 to T099."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.anatomy.markers import roman_number
from tdkt_cli.wordcheck.lists import roman
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Marker, Paper

_RIGHT: Final = {"la_ma": ".", "so": ".", "chu": ")"}
_RENUMBER: Final = "Đánh lại số cho liền nhau, hoặc chép bổ sung phần bị thiếu."
_SMALL_ROMAN: Final = re.compile(r"i{1,3}|iv|vi{0,3}|ix|x")


def points(paper: Paper) -> Iterator[Report]:
    """Điểm ghi bằng chữ cái tiếng Việt a), b), c), d), đ), e), g), không đậm, theo thứ tự.

    Vì sao: thứ tự là của bảng chữ cái tiếng Việt: sau d là đ, không có f, j, w, z; danh sách tự
    động của Word đánh sai thành e), f).

    Cách sửa: gõ tay chữ cái và dấu “)”, bỏ danh sách tự động, bỏ đậm.

    Sai:

        a), b), c), d), e)

    Đúng:

        a), b), c), d), đ), e)
    """
    letters = paper_standard.point_letters()
    last = ""
    for line in paper.prose:
        marker = line.marker
        if line.role != "diem" or marker is None:
            if marker is None or marker.kind not in {"gach", "cong"}:
                last = last if marker is None and line.role == "noi_dung" else ""
            continue
        if _SMALL_ROMAN.fullmatch(marker.value) and marker.value != "i":
            continue
        fault = _point_fault(line, marker, last, letters)
        if fault:
            yield Report(
                line, f"Điểm {quoted(line.text)} {fault}.", "Gõ tay a), b), c), d), đ), e), g)."
            )
        last = marker.value


def _point_fault(line: Line, marker: Marker, last: str, letters: str) -> str:
    if marker.value not in letters:
        return f"dùng chữ «{marker.value}»; điểm phải theo thứ tự a, b, c, d, đ, e, g, h, i, k"
    if marker.after == ")" and line.bold is True:
        return "in đậm; điểm phải là chữ đứng, không đậm"
    place = letters.index(marker.value)
    if last in letters and last and place:
        wanted = letters.index(last) + 1
        if place != wanted and wanted < len(letters):
            return f"đứng sau điểm {last}); phải là điểm {letters[wanted]})"
    return ""


def signs(paper: Paper) -> Iterator[Report]:
    """Sau số La Mã và số Ả Rập là dấu chấm, sau chữ cái là dấu ngoặc đơn.

    Vì sao: nghị định viết “I.”, “1.”, “a)”; không viết “I-”, “1/”, “1)”, “a.”.

    Cách sửa: sửa dấu sau số: “I.”, “1.”, “a)”.

    Sai:

        I- MỤC ĐÍCH; 1/ Yêu cầu; a. Nội dung

    Đúng:

        I. MỤC ĐÍCH; 1. Yêu cầu; a) Nội dung
    """
    for line in paper.prose:
        marker = line.marker
        if marker is None or marker.kind not in _RIGHT or not line.role:
            continue
        wanted = _RIGHT[marker.kind]
        if marker.after != wanted and not _is_sentence(line, marker):
            yield Report(
                line,
                f"{quoted(line.text)} đánh số «{marker.value}{marker.after}»; phải là "
                f"«{marker.value}{wanted}».",
                f"Sửa thành «{marker.value}{wanted}».",
            )


def _is_sentence(line: Line, marker: Marker) -> bool:
    """Whether what looks like a number is text: `C: …`, `12 - 15 người`, `ý -`."""
    if marker.kind == "la_ma":
        return marker.value in {"C", "L", "D"} or marker.after.strip() == ":"
    if marker.kind == "so":
        return marker.after.startswith(" ") and not marker.rest[:1].isupper()
    return len(marker.value) > 1 or line.role != "diem" or marker.after.startswith(" ")


def sequence(paper: Paper) -> Iterator[Report]:
    """Số của các mục cùng cấp liền nhau, không thiếu, không lặp.

    Vì sao: nơi nhận viện dẫn “mục IV.3”; thiếu hoặc lặp số là không biết mất mục hay đánh nhầm số.

    Cách sửa: đánh lại số, hoặc chép bổ sung phần bị thiếu.

    Sai:

        Mục 1, rồi mục 3.

    Đúng:

        Mục 1, mục 2, mục 3.
    """
    last: dict[str, int] = {}
    broken: set[str] = set()  # levels with text between their items: a new list may begin
    for line in paper.prose:
        marker = line.marker
        level = _level(line)
        if level is None or marker is None:
            if marker is None:
                broken |= {"so", "la_ma"} if line.capitals else {"so"}
            continue
        number = _value(marker, level)
        if number is None:
            continue
        before = last.get(level, 0)
        restart = number == 1 and (level in broken or before == 0)
        if number != before + 1 and not restart:
            yield Report(line, f"{_say(line, level, number, before)}.", _RENUMBER)
        last[level] = number
        broken.discard(level)
        for deeper in _deeper(level):
            last.pop(deeper, None)


def _level(line: Line) -> str | None:
    """Return the level of numbering a line belongs to."""
    marker = line.marker
    if marker is None:
        return None
    if line.role == "don_vi":
        return marker.kind
    if line.role == "dieu":
        return "dieu"
    if marker.kind == "la_ma":
        return "la_ma" if line.role == "muc" else None
    return "so" if marker.kind == "so" and line.role in {"khoan", "noi_dung"} else None


def _deeper(level: str) -> tuple[str, ...]:
    order = ("phan", "chuong", "muc", "tieu_muc", "la_ma", "so")
    if level == "dieu":
        return ("la_ma", "so")
    return order[order.index(level) + 1 :]


def _value(marker: Marker, level: str) -> int | None:
    if level == "la_ma":
        return roman_number(marker.value)
    return marker.number


def _say(line: Line, level: str, number: int, before: int) -> str:
    marker = line.marker
    name = {"dieu": "điều", "phan": "phần", "chuong": "chương", "tieu_muc": "tiểu mục"}.get(
        level, "mục"
    )

    def like(value: int) -> str:
        capitals = marker is not None and not marker.value.isdecimal()
        return roman(value) if capitals else str(value)

    if before == 0:
        return f"Đánh số bắt đầu từ {name} {like(number)}; phải bắt đầu từ {name} {like(1)}"
    if number == before:
        return f"Có hai {name} {like(number)} liền nhau; phải là {name} {like(before + 1)}"
    return f"Sau {name} {like(before)} là {name} {like(number)}; phải là {name} {like(before + 1)}"


_BASIS = ("Phụ lục I, Phần I, Mục II khoản 6 điểm đ",)
POINTS = Rule("T097", Severity.WARNING, points, _BASIS)
SIGNS = Rule("T098", Severity.WARNING, signs, (*_BASIS, "Phụ lục I, Phần I, Mục V dòng 6"))
SEQUENCE = Rule("T099", Severity.WARNING, sequence, _BASIS, "suy_ra")
