"""Appendices and what else is attached after the signature block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tdkt_cli.wordcheck.anatomy import words
from tdkt_cli.wordcheck.anatomy.markers import marker_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tdkt_cli.wordcheck.anatomy.lines import Line
    from tdkt_cli.wordcheck.anatomy.markers import Marker

_TITLE_LINES: Final = 6


@dataclass(frozen=True, slots=True)
class Attachment:
    """One appendix, or another text attached to the document.

    Attributes:
        part: `phu_luc[1]` for what is labelled `Phụ lục`, else `kem_theo[1]`.
        lines: with the roles `phu_luc_nhan`, `phu_luc_ten`, `phu_luc_kem`, `noi_dung`, `o_bang`,
            and those of a header when it has one of its own.
        labelled: it has the label `Phụ lục`.
        section: index of the section of its first line.
        own_section: it begins a section.
    """

    part: str
    lines: tuple[Line, ...]
    labelled: bool
    section: int
    own_section: bool

    def having(self, role: str) -> tuple[Line, ...]:
        """Return the lines of a role."""
        return tuple(line for line in self.lines if line.role == role)


def first_label(lines: Sequence[Line], first: int) -> int:
    """Return the index of the first line that labels an appendix, `len` when there is none.

    Args:
        lines: all lines of the document.
        first: index after the header.
    """
    for n in range(first, len(lines)):
        if is_label(lines[n]):
            return n
    return len(lines)


def is_label(line: Line) -> bool:
    """Whether a line is `Phụ lục` or `Phụ lục I` standing by itself."""
    if line.in_table or not words.APPENDIX.fullmatch(line.text):
        return False
    return line.alignment in {"giua", "phai", ""} or line.bold is True


def find_attachments(lines: Sequence[Line], start: int) -> tuple[Attachment, ...]:
    """Return what is attached, from the first line after the signature block on."""
    starts = [n for n in range(start, len(lines)) if _begins(lines, n, start)]
    first = next((n for n in range(start, len(lines)) if not lines[n].blank), None)
    if first is None:
        return ()
    if not starts or starts[0] > first:
        starts.insert(0, first)
    ends = [*starts[1:], len(lines)]
    found: list[Attachment] = []
    for begin, end in zip(starts, ends, strict=True):
        labelled = is_label(lines[begin])
        kind = "phu_luc" if labelled else "kem_theo"
        count = sum(one.labelled == labelled for one in found) + 1
        found.append(_attachment(lines, begin, end, f"{kind}[{count}]", labelled=labelled))
    return tuple(found)


def _begins(lines: Sequence[Line], n: int, start: int) -> bool:
    line = lines[n]
    if line.blank:
        return False
    if is_label(line) or (n > start and line.capitals and words.is_nation(line.folded)):
        return True
    if line.in_table or not line.capitals:
        return False
    before = next((lines[k] for k in range(n - 1, start - 1, -1) if not lines[k].blank), None)
    if before is None or is_label(before):
        return False
    new_section = before.paragraph.section != line.paragraph.section
    return new_section and line.alignment == "giua"


def _attachment(
    lines: Sequence[Line], begin: int, end: int, part: str, *, labelled: bool
) -> Attachment:
    zone = [line.marked(_marker(line)) for line in lines[begin:end]]
    roles = [_plain_role(line) for line in zone]
    if labelled:
        roles[0] = "phu_luc_nhan"
    _name_title(zone, roles, first=int(labelled))
    section = zone[0].paragraph.section
    above = [
        line
        for line in lines[:begin]
        if not line.blank and line.folded not in words.OFFICIAL_MARKS["du_thao"]
    ]
    previous = above[-1].paragraph.section if above else -1
    return Attachment(
        part,
        tuple(line.having(role, part) for line, role in zip(zone, roles, strict=True)),
        labelled,
        section,
        section != previous,
    )


def _marker(line: Line) -> Marker | None:
    return None if line.in_table else marker_of(line.text)


def _plain_role(line: Line) -> str:
    if line.in_table:
        return "o_bang"
    if line.blank:
        return "trong"
    if words.is_ruled(line.text):
        return "ke_ngang"
    return "phu_luc_kem" if words.ATTACHED.fullmatch(line.text) else "noi_dung"


def _name_title(zone: Sequence[Line], roles: list[str], *, first: int) -> None:
    """Name the title: the centred lines under the label, before or after `(Kèm theo …)`."""
    count = 0
    for n in range(first, len(zone)):
        line = zone[n]
        if roles[n] in {"trong", "phu_luc_kem", "ke_ngang"}:
            continue
        if roles[n] != "noi_dung" or line.alignment != "giua" or count >= _TITLE_LINES:
            return
        if line.marker is not None or (count and not line.capitals and line.bold is False):
            return
        if words.is_nation(line.folded) or words.is_motto(line.folded):
            return
        roles[n] = "phu_luc_ten"
        count += 1
