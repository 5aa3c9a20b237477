"""Where a line of a paper must not end: numbers stay with their words, no word stands alone.

The spaces at such places become no-break spaces, in the text of every paragraph and cell, whatever
template they come from. A section that is `nguyen-van` keeps the very characters of its data: a
copy of an issued paper, and a form that the program reads again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import is_
from typing import TYPE_CHECKING, Final

from tdkt_cli.word.blocks import Block, Cell, Paragraph, Row, Run, SectionStart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_LONGEST_ENDING: Final = 20
_ONE_LINE: Final = 50  # letters that stand on one line of any page, at any size
# Words that a number follows: the parts of a date and of an instrument, and whatever has a place.
_PLACES: Final = (
    "ngày|tháng|năm|quý|điều|khoản|điểm|mục|chương|phần|phụ lục|mẫu|đợt|kỳ|thứ|hạng|bậc|lần"
    "|cột|dòng|trang|bảng"
)
# A count of thousands has its point (`1.200`): four bare digits are a year.
_NUMERAL: Final = r"(?!(?:19|20)\d\d )(?:\d[\d.,/]*\d|\d)%?"
# What is counted in two syllables: a line does not end inside it either.
_TWO_SYLLABLES: Final = (
    "bằng khen|cá nhân|chỉ tiêu|công trình|danh hiệu|đề tài|điều kiện|đơn vị|giấy khen|hạn chế"
    "|hình thức|hồ sơ|kiến nghị|mô hình|nhiệm vụ"
    "|phong trào|sáng kiến|tập thể|thành viên|trường hợp|văn bản|xếp loại"
)
_LABELLED: Final = re.compile(
    rf"\b(?:(?i:{_PLACES}|số) (?=\d|(?-i:[IVXLC]+\b|…))|(?i:điểm) (?=[a-zđ]\b))"
)
# A line never begins with a dash that has spaces around it: `Thi đua - Khen thưởng`.
_DASH: Final = re.compile(r"(?<=\S) (?=[-–] )")
_COUNTED: Final = re.compile(rf"(?<![^\s(/]){_NUMERAL} (?:(?i:{_TWO_SYLLABLES})\b|(?=([^\W\d_])))")
_AFTER_A_PLACE: Final = re.compile(rf"\b(?i:{_PLACES})\xa0$")
_NUMBER: Final = re.compile(r"\d|\b(?:[IVXLC]+|[Đđ]iểm)\b")


def bind(blocks: Iterable[Block]) -> Iterator[Block]:
    """Return the blocks with no-break spaces where a line must not end."""
    verbatim = False
    for block in blocks:
        if isinstance(block, SectionStart):
            verbatim = block.verbatim
            yield block
        elif verbatim:
            yield block
        elif isinstance(block, Paragraph):
            yield _bound_paragraph(block, ending=True)
        elif isinstance(block, Row):
            yield _bound_row(block)
        else:
            yield block


def _bound_row(row: Row) -> Row:
    """Return the row; most rows of a long list have nothing to bind and stay as they are."""
    cells = [_bound_cell(cell) for cell in row.cells]
    if all(map(is_, cells, row.cells)):
        return row
    return row._replace(cells=tuple(cells))


def _bound_cell(cell: Cell) -> Cell:
    blocks = [
        _bound_paragraph(one, ending=False) if isinstance(one, Paragraph) else one
        for one in cell.blocks
    ]
    if all(map(is_, blocks, cell.blocks)):
        return cell
    return cell._replace(blocks=tuple(blocks))


def _bound_paragraph(paragraph: Paragraph, *, ending: bool) -> Paragraph:
    runs = paragraph.runs
    text = runs[0].text if len(runs) == 1 else "".join(run.text for run in runs)
    bound = _bound(text, ending)
    if bound == text:
        return paragraph
    return paragraph._replace(runs=tuple(_cut(bound, runs)))


@lru_cache(maxsize=4096)  # titles, offices and units come again and again in a list
def _bound(text: str, ending: bool) -> str:  # noqa: FBT001 — a keyword costs a cached call dear
    bound = _DASH.sub(NO_BREAK, bound_numbers(text))
    return with_ending(bound) if ending else bound


def _cut(text: str, runs: tuple[Run, ...]) -> Iterator[Run]:
    """Return the runs with a text of the same length in their place."""
    start = 0
    for run in runs:
        end = start + len(run.text)
        yield run._replace(text=text[start:end])
        start = end


def bound_numbers(text: str) -> str:
    """Return text, as long as before, whose numbers stay with the word that they belong to.

    A number follows what it numbers (`Điều 5`, `tháng 01`, `Phụ lục II`), else what is counted
    follows it (`09 cá nhân`).
    """
    if not _NUMBER.search(text):
        return text
    labelled = _LABELLED.sub(_joined, text)
    return _COUNTED.sub(_joined_if_counted, labelled)


def _joined(found: re.Match[str]) -> str:
    return found.group().replace(" ", NO_BREAK)


def _joined_if_counted(found: re.Match[str]) -> str:
    """Leave what is no count: a name after the number; the parts of a date or a citation."""
    before = found.string[max(0, found.start() - 12) : found.start()]
    name = found[1] and not found[1].islower()
    return found.group() if name or _AFTER_A_PLACE.search(before) else _joined(found)


def with_ending(text: str) -> str:
    """Return text, as long as before, whose last line, if not the only one, has two words."""
    if len(text) <= _ONE_LINE:
        return text
    before, space, last = text.rpartition(" ")
    word = re.split("[\\s\xa0]", before)[-1] if space else ""
    if not word or NO_BREAK in last or len(word) + len(last) > _LONGEST_ENDING:
        return text
    return f"{before}{NO_BREAK}{last}"
