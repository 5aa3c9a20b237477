"""The end of a document: signer, recipients (ô 7 and 9b), wherever they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tdkt_cli.wordcheck.anatomy import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tdkt_cli.wordcheck.anatomy.lines import Line

PART: Final = "chu_ky"
_LAST: Final = 40
_TITLES_BEFORE: Final = 3
_IN_BRACKETS: Final = re.compile(r"\(?\s*(?:đã\s+)?(?:chữ\s+)?ký\b.*|\(.*\)", re.IGNORECASE)
_DRAFTER: Final = re.compile(r"\(?[A-ZĐ][\wĐđ./]{0,12}\.?\s?(?:\(\d+\)|/\S+|,\s?\d+b?)\)?\.?")
_TALL: Final = 12
"""More blank lines than this end a signature block that is not a table."""


class Ending(NamedTuple):
    """The signature block.

    Attributes:
        lines: its lines with roles.
        start: index of its first line in the document; `len` when there is none.
        end: index after its last line.
        layout: `bang`, `hop_chu`, `tab`, `doan` or empty.
    """

    lines: tuple[Line, ...]
    start: int
    end: int
    layout: str


def find_ending(lines: Sequence[Line], first: int, last: int) -> Ending:
    """Return the signature block among the lines of the main document.

    Args:
        lines: all lines of the document.
        first: index after the header.
        last: index of the first appendix's label, or the number of lines.
    """
    anchor = _recipients(lines, first, last)
    if anchor is None:
        anchor = _lone_title(lines, first, last)
    if anchor is None:
        return Ending((), last, last, "")
    start, end = _reach(lines, anchor, first, last)
    named = _named(lines[start:end])
    return Ending(named, start, end, _layout(lines[anchor], named))


def _layout(anchor: Line, named: Sequence[Line]) -> str:
    if anchor.in_table:
        return "bang"
    if anchor.paragraph.boxed:
        return "hop_chu"
    return "tab" if any(line.cut for line in named) else "doan"


def _recipients(lines: Sequence[Line], first: int, last: int) -> int | None:
    """Return the last line that says `Nơi nhận`."""
    for n in range(last - 1, first - 1, -1):
        if words.RECIPIENTS.fullmatch(lines[n].text) and len(lines[n].text) < 60:
            return n
    return None


def _lone_title(lines: Sequence[Line], first: int, last: int) -> int | None:
    """Return the first line of a signer's title where no recipients are named."""
    found = None
    seen = 0
    for n in range(last - 1, first - 1, -1):
        line = lines[n]
        if line.blank:
            continue
        seen += 1
        if seen > _LAST:
            break
        if _is_title(line) and (line.in_table or line.alignment in {"giua", "phai", ""}):
            found = n
        elif (found is not None and not line.in_table) or (seen > _TALL and found is None):
            break
    return found


def _is_title(line: Line) -> bool:
    if not line.capitals or len(line.text) > 90:
        return False
    authority = words.AUTHORITY.fullmatch(line.text)
    return words.holds_word(line.folded, words.TITLE_WORDS) or bool(
        authority and authority["after"].strip()
    )


def _reach(lines: Sequence[Line], anchor: int, first: int, last: int) -> tuple[int, int]:
    """Return where the block begins and ends: whole tables, and titles just above."""
    block = lines[anchor].block
    if lines[anchor].in_table:
        start = next(n for n in range(first, last) if lines[n].block == block)
        end = max(n for n in range(first, last) if lines[n].block == block) + 1
    else:
        start, end = anchor, _plain_end(lines, anchor, last)
    seen = 0
    for n in range(start - 1, first - 1, -1):
        line = lines[n]
        if line.blank:
            continue
        seen += 1
        if seen > _TITLES_BEFORE or not (_is_title(line) or line.side == "phai"):
            break
        start = n
        if line.in_table:
            start = min(k for k in range(first, n + 1) if lines[k].block == line.block)
    return start, end


def _plain_end(lines: Sequence[Line], anchor: int, last: int) -> int:
    """Return where a block outside tables ends: at a new section, or after many blank lines."""
    blanks = 0
    section = lines[anchor].paragraph.section
    for n in range(anchor, last):
        line = lines[n]
        if line.paragraph.section != section or line.paragraph.format.page_break_before:
            return n
        blanks = blanks + 1 if line.blank else 0
        if blanks > _TALL:
            return n
    return last


def _named(zone: Sequence[Line]) -> tuple[Line, ...]:
    roles = [_plain_role(line) for line in zone]
    _name_recipients(zone, roles)
    for side in ("trai", "phai", ""):
        signer = [
            n
            for n, line in enumerate(zone)
            if roles[n] == "" and line.side == side and not line.blank
        ]
        _name_signer(zone, roles, signer)
    return tuple(line.having(role or "khac", PART) for line, role in zip(zone, roles, strict=True))


def _plain_role(line: Line) -> str:
    if line.blank:
        return "trong"
    if words.RECIPIENTS.fullmatch(line.text):
        return "noi_nhan_nhan"
    if words.DATE_LINE.fullmatch(line.text) and line.text[:1].isalpha() and len(line.text) < 80:
        return "khac"
    return "ke_ngang" if words.is_ruled(line.text) else ""


def _name_recipients(zone: Sequence[Line], roles: list[str]) -> None:
    """Name what stands under `Nơi nhận:` in its column, and the drafter's mark after it."""
    if "noi_nhan_nhan" not in roles:
        return
    label = roles.index("noi_nhan_nhan")
    ended = False
    for n in range(label + 1, len(zone)):
        line = zone[n]
        if roles[n] != "" or line.side not in {zone[label].side, ""}:
            continue
        if line.side != zone[label].side and (line.capitals or not line.text.startswith("-")):
            continue
        item = line.text[:1] in {"-", "–", "+", "•"} or line.paragraph.bullet
        if ended and not item:
            roles[n] = "nguoi_soan" if _DRAFTER.fullmatch(line.text) or "/" in line.text else ""
            continue
        roles[n] = "nguoi_soan" if not item and _DRAFTER.fullmatch(line.text) else "noi_nhan"
        ended = line.text.endswith(".")


def _name_signer(zone: Sequence[Line], roles: list[str], signer: list[int]) -> None:
    """Name authority, title and name, from the top of one column down."""
    named = False
    for place, n in enumerate(signer):
        line = zone[n]
        authority = words.AUTHORITY.fullmatch(line.text)
        if _IN_BRACKETS.fullmatch(line.text):
            roles[n] = "chu_thich_ky"
        elif authority and line.capitals and (authority["after"].strip() or place == 0):
            roles[n] = "quyen_han"
        elif words.holds_word(line.folded, words.TITLE_WORDS) and (
            line.capitals or n != signer[-1] or named
        ):
            roles[n] = "chuc_vu"
        elif n == signer[-1] or _is_before_second(zone, signer, place):
            roles[n] = "ho_ten"
            named = True
        elif line.capitals:
            roles[n] = "chuc_vu"


def _is_before_second(zone: Sequence[Line], signer: list[int], place: int) -> bool:
    """Whether a name is followed by another signer's title (two signers in one column)."""
    following = zone[signer[place + 1]] if place + 1 < len(signer) else None
    return following is not None and not zone[signer[place]].capitals and _is_title(following)
