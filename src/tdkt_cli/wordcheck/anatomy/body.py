"""The body: grounds, headings, articles, points, tables, captions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.wordcheck.anatomy import words
from tdkt_cli.wordcheck.anatomy.markers import marker_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.wordcheck.anatomy.lines import Line
    from tdkt_cli.wordcheck.anatomy.markers import Marker

PART: Final = "than_van_ban"
_INSTRUMENT: Final = (
    r"(?:hiến pháp|bộ luật|luật|pháp lệnh|nghị định|nghị quyết|quyết định|thông tư|chỉ thị|lệnh|"
    r"kế hoạch|công văn|hướng dẫn|quy chế|quy định|chương trình|thông báo|biên bản|kết luận|đề án|"
    r"tờ trình|văn bản|công điện|thông tri|điều lệ)"
)
_GROUND: Final = re.compile(rf"căn cứ\s+(?:vào\s+)?(?:các\s+)?{_INSTRUMENT}\b.*", re.IGNORECASE)
_ANY_GROUND: Final = re.compile(r"(?:căn cứ|theo đề nghị|xét|thực hiện)\b.*", re.IGNORECASE)
_PROPOSAL: Final = re.compile(r"(?:theo|xét)\s+(?:đề nghị|tờ trình)\b.*", re.IGNORECASE)
_CLAUSE: Final = re.compile(
    r"(?:như sau\s*:?|,\s[^,;]*\b(?:đề nghị|yêu cầu|thông báo|báo cáo|xây dựng|ban hành|kính đề "
    r"nghị|kính trình|trình|tổ chức|triển khai)\b[^;]*[.:])\s*$",
    re.IGNORECASE,
)
_CAPTION: Final = re.compile(r"(?:bảng|biểu|hình|sơ đồ)(?:\s+số)?\s*\d+.*", re.IGNORECASE)
_UNIT_NOTE: Final = re.compile(r"\(?\s*(?:đơn vị(?:\s+tính)?|đvt)\s*:.*", re.IGNORECASE)
_TABLE_NOTE: Final = re.compile(r"\(?\s*(?:ghi chú|nguồn|chú thích)\b.*|\(.*\)\.?", re.IGNORECASE)
_LONGEST_HEADING: Final = 120
_SMALLEST_TEXT: Final = paper_standard.component("noi_dung").size_range[0]
_UNITS: Final = frozenset(("phan", "chuong", "muc", "tieu_muc"))


def named_body(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a body with roles and markers."""
    marked = [line if line.in_table else line.marked(marker_of(line.text)) for line in lines]
    grounds = _grounds(marked)
    named: list[Line] = []
    for n, line in enumerate(marked):
        named.append(line.having(_role(marked, n, grounds, named), PART))
    return tuple(named)


def _grounds(lines: Sequence[Line]) -> frozenset[int]:
    """Return which lines are grounds (căn cứ): they stand together, before any heading."""
    found: list[int] = []
    written = [n for n, line in enumerate(lines) if not line.blank and not line.in_table]
    for place, n in enumerate(written):
        line = lines[n]
        if line.marker is not None and line.marker.kind != "gach":
            break
        if words.ENACTING.fullmatch(line.text):
            break
        text = line.text.lstrip("-–+ ")
        following = lines[written[place + 1]].text if place + 1 < len(written) else ""
        if _is_ground(line, text, following, after=bool(found)):
            found.append(n)
        elif found:
            break
    return frozenset(found)


def _is_ground(line: Line, text: str, following: str, *, after: bool) -> bool:
    if not _ANY_GROUND.match(text) or text.endswith(":"):
        return False
    ended = text.endswith(";")
    if _GROUND.match(text):
        beside = after or bool(_ANY_GROUND.match(following))
        return ended or line.italic is True or beside or not _CLAUSE.search(text)
    if _PROPOSAL.match(text):
        return after or ended or line.italic is True
    if _CLAUSE.search(text):
        return False
    return ended or line.italic is True


def _role(lines: Sequence[Line], n: int, grounds: frozenset[int], named: Sequence[Line]) -> str:
    """Return the role of a line, given those of the lines above it."""
    line = lines[n]
    if line.in_table:
        return "o_bang"
    if line.blank:
        return "trong"
    if words.is_ruled(line.text):
        return "ke_ngang"
    if n in grounds:
        return "can_cu"
    if words.ENACTING.fullmatch(line.text) and line.text.endswith(":"):
        return "menh_lenh"
    beside = _beside_table(lines, n, named)
    if beside:
        return beside
    if line.marker is not None:
        return _marked_role(line, line.marker)
    before = next((one for one in reversed(named) if not one.blank), None)
    heads = before is not None and before.marker is not None and not before.marker.rest
    if heads and before and before.marker and before.marker.kind in _UNITS:
        return "tieu_de"
    return "noi_dung"


def _beside_table(lines: Sequence[Line], n: int, named: Sequence[Line]) -> str:
    """Return the role of what belongs to a table: caption, unit of measure, note."""
    line = lines[n]
    if _UNIT_NOTE.fullmatch(line.text) and line.alignment != "deu":
        return "don_vi_tinh"
    following = next((lines[k] for k in range(n + 1, len(lines)) if not lines[k].blank), None)
    caption = line.alignment == "giua" or line.italic is True or bool(_CAPTION.fullmatch(line.text))
    short = len(line.text) < 2 * _LONGEST_HEADING
    if following is not None and following.in_table and caption and short and not line.marker:
        return "ten_bang"
    if _CAPTION.fullmatch(line.text) and line.alignment == "giua":
        return "ten_bang"
    before = next((one for one in reversed(named) if not one.blank), None)
    under = before is not None and before.role in {"o_bang", "chu_thich"}
    return "chu_thich" if under and _is_note(line) else ""


def _is_note(line: Line) -> bool:
    """Whether a line under a table is a note to it: in brackets, italic, or in small letters."""
    small = bool(line.sizes) and max(line.sizes) < _SMALLEST_TEXT
    return bool(_TABLE_NOTE.fullmatch(line.text)) or (
        line.marker is None and (line.italic is True or small)
    )


def _marked_role(line: Line, marker: Marker) -> str:
    if marker.kind == "dieu":
        return "dieu"
    if marker.kind in _UNITS:
        return "don_vi" if line.alignment == "giua" or line.bold is True else "noi_dung"
    if marker.kind == "la_ma":
        bare = _is_short(marker.rest) and not marker.rest.endswith((".", ";", ","))
        heading = line.bold is not False or bare or line.capitals
        return "muc" if heading else "noi_dung"
    if marker.kind in {"so", "nhieu_cap"}:
        return "khoan" if _is_title(line, marker) else "noi_dung"
    return "diem" if marker.kind == "chu" else "noi_dung"


def _is_title(line: Line, marker: Marker) -> bool:
    """Whether a numbered line is a heading: all bold, or short and without a full stop."""
    if line.bold is True:
        return True
    return _is_short(marker.rest) and not marker.rest.endswith((".", ";", ",", ":", "/"))


def _is_short(text: str) -> bool:
    return 0 < len(text) < _LONGEST_HEADING


def headings(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of a body that head what follows."""
    for line in lines:
        if line.role in {"muc", "khoan", "dieu", "don_vi", "tieu_de"}:
            yield line
