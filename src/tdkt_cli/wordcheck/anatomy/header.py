"""The header block: ô 1–5b, stamps, the lines ruled under them; how it is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from tdkt_cli.wordcheck.anatomy import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.wordcheck.anatomy.lines import Line

PART: Final = "dau_van_ban"
_LOOKED_AT: Final = 60
_BLANKS: Final = 6


class Header(NamedTuple):
    """The header block of a document.

    Attributes:
        lines: its lines with their roles, in the order of the paper.
        layout: `bang`, `hop_chu` (text boxes), `tab`, `doan` (one under the other), or empty.
        end: how many lines of the document it takes.
        party: the header is that of a Party document.
    """

    lines: tuple[Line, ...]
    layout: str
    end: int
    party: bool


def find_header(lines: Sequence[Line]) -> Header:
    """Return the header block that a document begins with, empty when it has none."""
    end = _end(lines)
    zone = lines[:end]
    party = any(line.folded == words.PARTY for line in lines[: max(end, 12)])
    named = tuple(_named(zone))
    return Header(named, _layout(named), end, party and not _has(named, "quoc_hieu"))


def _has(lines: Sequence[Line], role: str) -> bool:
    return any(line.role == role for line in lines)


def _end(lines: Sequence[Line]) -> int:
    """Return how far the header reaches: to the last of its marks, whole tables at once."""
    marked_tables = {
        line.block for line in lines[:_LOOKED_AT] if line.in_table and _is_strong_mark(line)
    }
    end = 0
    seen_mark = False
    blanks = 0
    for index, line in enumerate(lines):
        if line.in_table:
            if line.block not in marked_tables and (seen_mark or line.block > 2):
                break
            if line.block in marked_tables:
                end, seen_mark, blanks = index + 1, True, 0
        elif line.blank or words.is_ruled(line.text):
            blanks += 1
            if blanks > _BLANKS:
                break
        elif _is_mark(line) or _is_stamp(line) or line.paragraph.boxed:
            end, seen_mark, blanks = index + 1, seen_mark or _is_strong_mark(line), 0
        elif not _may_be_agency(line, seen_mark=seen_mark, tables=bool(marked_tables)):
            break
    return end + _trailing_rules(lines, end) if end else 0


def _trailing_rules(lines: Sequence[Line], end: int) -> int:
    """Return how many drawn lines follow a header that is not a table."""
    if end and lines[end - 1].in_table:
        return 0
    count = 0
    for line in lines[end : end + 3]:
        drawn = words.is_ruled(line.text) or line.paragraph.drawn or line.paragraph.format.top
        if not (line.blank or words.is_ruled(line.text)) or not drawn:
            break
        count += 1
    return count


def _is_strong_mark(line: Line) -> bool:
    return (
        words.is_nation(line.folded)
        or words.is_motto(line.folded)
        or line.folded == words.PARTY
        or (bool(words.NUMBER_LINE.fullmatch(line.text)) and "/" in line.text)
    )


def _is_mark(line: Line) -> bool:
    text = line.text
    return (
        _is_strong_mark(line)
        or bool(words.NUMBER_LINE.fullmatch(text) and len(text) < 60)
        or bool(words.DATE_LINE.fullmatch(text) and len(text) < 80 and "," in text)
        or bool(words.SUBJECT_LINE.fullmatch(text))
        or (words.is_part_of_nation(line.folded) and line.capitals)
    )


def _is_stamp(line: Line) -> bool:
    return any(line.folded in known for known in words.OFFICIAL_MARKS.values())


def _may_be_agency(line: Line, *, seen_mark: bool, tables: bool) -> bool:
    """Whether a plain line in capitals may be the name of an agency in a header without table."""
    if tables or line.folded in words.type_names() or not line.capitals or len(line.text) > 100:
        return False
    return (
        not seen_mark or bool(line.side) or words.starts_with_word(line.folded, words.AGENCY_WORDS)
    )


def _layout(lines: Sequence[Line]) -> str:
    key = next((one for one in lines if one.role in {"quoc_hieu", "tieu_ngu", "so_ky_hieu"}), None)
    if key is None:
        return ""
    if key.in_table:
        return "bang"
    if key.paragraph.boxed:
        return "hop_chu"
    return "tab" if any(line.cut for line in lines) else "doan"


def _named(zone: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of the header with their roles."""
    roles = [_role(line) for line in zone]
    _join_nation(zone, roles)
    _continue_subject(zone, roles)
    agencies = [n for n, role in enumerate(roles) if role == "" and _is_agency(zone, roles, n)]
    _split_agencies(zone, roles, agencies)
    for line, role in zip(zone, roles, strict=True):
        yield line.having(role, PART)


def _role(line: Line) -> str:
    text = line.text
    if not text:
        return "trong"
    if words.is_ruled(text):
        return "ke_ngang"
    for role, known in words.OFFICIAL_MARKS.items():
        if line.folded in known:
            return role
    if words.is_nation(line.folded):
        return "quoc_hieu"
    if words.is_motto(line.folded):
        return "tieu_ngu"
    if words.SUBJECT_LINE.fullmatch(text):
        return "trich_yeu_cong_van"
    if line.side != "phai" and words.NUMBER_LINE.fullmatch(text):
        return "so_ky_hieu"
    if line.side != "trai" and words.DATE_LINE.fullmatch(text):
        return "dia_danh_ngay"
    return ""


def _join_nation(zone: Sequence[Line], roles: list[str]) -> None:
    """Name the two halves of a Quốc hiệu that was broken by hand."""
    if "quoc_hieu" in roles:
        return
    halves = [
        n
        for n, line in enumerate(zone)
        if roles[n] == "" and line.capitals and words.is_part_of_nation(line.folded)
    ]
    if len(halves) == 2:
        for n in halves:
            roles[n] = "quoc_hieu"


def _continue_subject(zone: Sequence[Line], roles: list[str]) -> None:
    """Let the subject of an official letter run on over the lines under it."""
    for n, line in enumerate(zone):
        if roles[n] != "" or line.side == "phai":
            continue
        above = [k for k in range(n) if zone[k].side == line.side and roles[k] != "trong"]
        if above and roles[above[-1]] == "trich_yeu_cong_van":
            roles[n] = "trich_yeu_cong_van"


def _is_agency(zone: Sequence[Line], roles: list[str], n: int) -> bool:
    """Whether an unnamed line is part of the agency's name: left, above số, ký hiệu."""
    line = zone[n]
    if line.side == "phai":
        return False
    numbers = [k for k, role in enumerate(roles) if role == "so_ky_hieu"]
    return not numbers or n < numbers[0]


def _split_agencies(zone: Sequence[Line], roles: list[str], agencies: list[int]) -> None:
    """Tell the superior's lines from the issuing agency's."""
    if not agencies:
        return
    cut = _first_own(zone, agencies)
    for place, n in enumerate(agencies):
        roles[n] = "co_quan_ban_hanh" if place >= cut else "co_quan_chu_quan"


def _first_own(zone: Sequence[Line], agencies: list[int]) -> int:
    """Return which of the agency's lines begins the issuing agency's own name.

    Bold letters tell where some lines are bold and the ones above are not; else the last line that
    begins like the name of a body, where the lines above it begin like one too.
    """
    if len(agencies) == 1:
        return 0
    bold = [zone[n].bold is not False for n in agencies]
    if True in bold and False in bold[: bold.index(True) + 1]:
        return bold.index(True)
    starts = [
        place
        for place, n in enumerate(agencies)
        if words.starts_with_word(zone[n].folded, words.AGENCY_WORDS)
    ]
    if len(starts) > 1 and starts[0] == 0:
        return starts[-1]
    return 0
