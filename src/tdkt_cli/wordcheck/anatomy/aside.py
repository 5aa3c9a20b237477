"""Lines that are no part of the text: marks of a digital signature (ô 14), a table of contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli.vietnamese import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tdkt_cli.wordcheck.anatomy.lines import Line
    from tdkt_cli.wordcheck.records import Paragraph

SIGNATURE: Final = "chu_ky_so"
CONTENTS: Final = "muc_luc"
_SIGNED: Final = re.compile(
    r"(?:(?:được\s+)?ký(?:\s+số)?\s+bởi|người\s+ký|chữ\s+ký\s+số|(?:thời\s+gian|ngày|giờ)\s+ký|"
    r"(?:digitally\s+)?signed\s+by)\b\s*:?.*",
    re.IGNORECASE,
)
_DETAIL: Final = re.compile(
    r"(?:cơ quan|tổ chức|đơn vị|chức vụ|e-?mail|date|lý do|nơi ký)\s*:.*", re.IGNORECASE
)
_TIMED: Final = re.compile(
    r"(?:số\b|sao\s+y|trích\s+sao|sao\s+lục).*[;,].*\d{1,2}\s*[:h]\s*\d{2}.*", re.IGNORECASE
)
_CONTENTS_TITLE: Final = fold_text("Mục lục")
_LONGEST_TITLE: Final = len("MỤC LỤC:")
_ENTRY: Final = re.compile(r"\S.*(?:\t|\.{4,}|…{2,})[\s.…]*[0-9ivxIVX]{1,4}\s*")


def set_aside(lines: Sequence[Line]) -> tuple[list[Line], tuple[Line, ...]]:
    """Return the lines of the text, and with roles those that only stand beside it.

    Marks of a signature are known by their words at the top of the first page or in a text box;
    a table of contents by Word's fields, or by its title and the page numbers after dots or tabs.
    """
    roles = {**_signatures(lines), **_contents(lines)}
    if not roles:
        return list(lines), ()
    aside = tuple(line.having(roles[n], "") for n, line in enumerate(lines) if n in roles)
    return [line for n, line in enumerate(lines) if n not in roles], aside


def put_back(
    named: Iterable[Line], aside: Iterable[Line], role: str, part: str
) -> tuple[Line, ...]:
    """Return named lines with those set aside for a role, in the order of the paper."""
    found = [line.having(role, part) for line in aside if line.role == role]
    return tuple(sorted((*named, *found), key=lambda line: line.number)) if found else tuple(named)


def _signatures(lines: Sequence[Line]) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in (*_boxes(lines), [*_top(lines)]):
        if any(_is_mark(lines[n].text) for n in block):
            found |= {n: SIGNATURE for n in block if not lines[n].blank}
    return found


def _is_mark(text: str) -> bool:
    return bool(_SIGNED.fullmatch(text) or _TIMED.fullmatch(text))


def _boxes(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Yield the runs of lines in text boxes of which every one is a mark or a detail of it."""
    block: list[int] = []
    for n, line in enumerate(lines):
        if line.paragraph.boxed and (line.blank or _is_mark(line.text) or _is_detail(line)):
            block.append(n)
        elif block:
            yield block
            block = []
    yield block


def _top(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the lines at the top of the document, before anything else is said."""
    for n, line in enumerate(lines):
        if line.in_table or not (line.blank or _is_mark(line.text) or _is_detail(line)):
            return
        yield n


def _is_detail(line: Line) -> bool:
    return bool(_DETAIL.fullmatch(line.text))


def _contents(lines: Sequence[Line]) -> dict[int, str]:
    numbers = {line.number for line in lines if _is_entry(line.paragraph)}
    for n, line in enumerate(lines):
        if len(line.text) <= _LONGEST_TITLE and line.folded == _CONTENTS_TITLE:
            entries = list(_entries(lines, n + 1, numbers))
            numbers |= {line.number, *entries} if entries else set()
    return {n: CONTENTS for n, line in enumerate(lines) if line.number in numbers}


def _is_entry(paragraph: Paragraph) -> bool:
    """Whether Word made a line of contents of a paragraph; a reference in a sentence is none."""
    fields = {run.field for run in paragraph.runs}
    return "TOC" in fields or ("PAGEREF" in fields and bool(_ENTRY.fullmatch(paragraph.text)))


def _entries(lines: Sequence[Line], start: int, known: set[int]) -> Iterator[int]:
    """Yield the numbers of the paragraphs after the title that end with a page number."""
    for line in lines[start:]:
        if line.number in known or _ENTRY.fullmatch(line.paragraph.text):
            yield line.number
        elif not line.blank:
            return
