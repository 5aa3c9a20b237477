"""Name of the type, subject, issuing authority, addressees: what stands between header and body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tdkt_cli.vietnamese import fold_text
from tdkt_cli.wordcheck.anatomy import words
from tdkt_cli.wordcheck.anatomy.markers import marker_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tdkt_cli.wordcheck.anatomy.lines import Line

PART: Final = "dau_van_ban"
_LOOKED_AT: Final = 10
_MOST_SUBJECT: Final = 6
_LONGEST_TYPE: Final = 60
_BODY_START: Final = re.compile(
    r"(?:căn cứ|theo đề nghị|xét|thực hiện|hôm nay|thời gian|kính gửi|điều\s+\d+|hưởng ứng)\b",
    re.IGNORECASE,
)
_SMALL_KIND: Final = frozenset(map(fold_text, ("Quyết định", "Nghị quyết")))


class Title(NamedTuple):
    """What stands between the header and the body.

    Attributes:
        lines: with roles.
        end: index of the first line of the body.
        kind: name of the type in capitals; empty when there is none or it is not known.
    """

    lines: tuple[Line, ...]
    end: int
    kind: str


def find_title(lines: Sequence[Line], first: int, last: int) -> Title:
    """Return type, subject, authority and addressees, from the end of the header on.

    Args:
        lines: all lines of the document.
        first: index after the header.
        last: index of the signature block.
    """
    place, kind = _type_line(lines, first, last)
    roles: dict[int, str] = {}
    n = first
    if place is not None:
        n = place + 1
        roles[place] = "ten_loai"
        n = _subject(lines, n, last, roles)
        n = _authority(lines, n, last, kind, roles)
    n = _addressees(lines, n, last, roles)
    end = max(n, first)
    named = tuple(
        lines[k].having(roles.get(k) or _plain_role(lines[k]), PART) for k in range(first, end)
    )
    return Title(named, end, kind)


def _plain_role(line: Line) -> str:
    if line.blank:
        return "trong"
    return "ke_ngang" if words.is_ruled(line.text) else "khac"


def _type_line(lines: Sequence[Line], first: int, last: int) -> tuple[int | None, str]:
    """Return where the name of the type stands, and the type where it is known."""
    seen = 0
    unknown = None
    for n in range(first, last):
        line = lines[n]
        if line.blank or words.is_ruled(line.text):
            continue
        seen += 1
        if seen > _LOOKED_AT or line.in_table or _BODY_START.match(line.text):
            break
        kind = _kind_of(line)
        if kind:
            return n, kind
        if unknown is None and seen <= 2 and _may_be_type(line):
            unknown = n
    return unknown, ""


def _kind_of(line: Line) -> str:
    """Return the type that a line names, alone or followed by the subject in capitals."""
    known = words.type_names()
    if line.folded in known and len(line.text) < _LONGEST_TYPE:
        return known[line.folded] if line.alignment != "deu" or line.capitals else ""
    if line.folded in words.NORMATIVE_TYPES and line.capitals:
        return line.text.upper()
    if line.capitals and line.alignment in {"giua", ""}:
        for folded, name in known.items():
            if line.folded.startswith(f"{folded} "):
                return name
    return ""


def _may_be_type(line: Line) -> bool:
    return (
        line.capitals
        and line.bold is not False
        and line.alignment == "giua"
        and len(line.text) <= _LONGEST_TYPE
        and marker_of(line.text) is None
        and not words.ADDRESSEE.match(line.text)
    )


def _subject(lines: Sequence[Line], n: int, last: int, roles: dict[int, str]) -> int:
    """Name the lines of the subject, until a ruled line or what is no subject any more."""
    count = 0
    after = n
    while n < last and count < _MOST_SUBJECT:
        line = lines[n]
        if words.is_ruled(line.text):
            return n + 1
        if line.blank:
            drawn = line.paragraph.format.top or line.paragraph.format.bottom
            if drawn or line.paragraph.drawn:
                return n + 1
            n += 1
            continue
        if not _is_subject(line, first=count == 0):
            break
        roles[n] = "trich_yeu"
        count += 1
        n += 1
        after = n
    return after


def _is_subject(line: Line, *, first: bool) -> bool:
    if line.in_table or len(line.text) > 400:
        return False
    if _BODY_START.match(line.text) and not (first and _is_centred_phrase(line)):
        return False
    if words.ENACTING.fullmatch(line.text) or words.APPENDIX.fullmatch(line.text):
        return False
    if marker_of(line.text) is not None:
        return False
    if line.capitals and not first and line.bold is not False and _names_authority(line):
        return False
    if line.alignment == "giua":
        return True
    return first and line.bold is True and line.paragraph.format.first_line <= 0


def _is_centred_phrase(line: Line) -> bool:
    """Whether a line such as `Thực hiện …`, `Xét tặng …` is a phrase in the middle: no sentence."""
    if words.ADDRESSEE.match(line.text) or line.text.endswith((";", ":", ".", ",")):
        return False
    return line.alignment == "giua"


def _names_authority(line: Line) -> bool:
    return words.holds_word(line.folded, words.TITLE_WORDS) or words.starts_with_word(
        line.folded, words.AGENCY_WORDS
    )


def _authority(lines: Sequence[Line], n: int, last: int, kind: str, roles: dict[int, str]) -> int:
    """Name the person or body that issues a decision: centred capitals above its grounds."""
    end = n
    while n < last:
        line = lines[n]
        if line.blank or words.is_ruled(line.text):
            n += 1
            continue
        centred = line.alignment in {"giua", ""} and line.capitals and not line.in_table
        known = fold_text(kind) in _SMALL_KIND or _names_authority(line)
        if not (centred and known) or words.ENACTING.fullmatch(line.text):
            break
        if marker_of(line.text) is not None:
            break
        roles[n] = "tham_quyen"
        n += 1
        end = n
    return end


def _addressees(lines: Sequence[Line], n: int, last: int, roles: dict[int, str]) -> int:
    """Name `Kính gửi` and the addressees under it; nothing when it does not come first."""
    start = n
    while n < last and (lines[n].blank or words.is_ruled(lines[n].text)):
        n += 1
    if n >= last or not words.ADDRESSEE.match(lines[n].text):
        return start
    roles[n] = "kinh_gui"
    label = lines[n]
    alone = label.text.rstrip(" :").lower().endswith("gửi")
    n += 1
    while n < last and not alone and _runs_on(label, lines[n]):
        roles[n] = "kinh_gui"
        n += 1
    while n < last:
        line = lines[n]
        if line.blank:
            following = next((one for one in lines[n + 1 : last] if not one.blank), None)
            if following is None or not _is_item(following, alone=False):
                break
            n += 1
            continue
        if not _is_item(line, alone=alone):
            break
        roles[n] = "kinh_gui_muc"
        alone = alone and not line.text.endswith(".")
        n += 1
    return n


def _runs_on(label: Line, line: Line) -> bool:
    """Whether a line is the rest of a long addressee: after a forced break, or centred under it."""
    if line.blank or line.text[:1] in {"-", "–", "+"} or line.paragraph.bullet:
        return False
    centred = label.alignment == line.alignment == "giua" and len(line.text) < _LONGEST_TYPE
    return line.number == label.number or (centred and marker_of(line.text) is None)


def _is_item(line: Line, *, alone: bool) -> bool:
    """Whether a line is one of the addressees: a dash, or still the list after a bare label."""
    form = line.paragraph.format
    dash = line.text[:1] in {"-", "–", "+"} or line.paragraph.bullet
    deep = form.start > 1000 or form.alignment == "giua"
    wide = line.raw[:1] in {"\t", " "} and line.raw[:8].strip() in {"", "-", "–"}
    return bool((dash and (deep or alone or wide)) or (alone and deep))
