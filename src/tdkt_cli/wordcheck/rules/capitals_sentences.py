"""Capital letters at the start of sentences, and in the names of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli.findings import Severity
from tdkt_cli.paper_standard.capital_letters import (
    Slip,
    begins_small,
    lower_middle_names,
    small_sentences,
)
from tdkt_cli.wordcheck.capital_lines import APPENDIX_II, reports
from tdkt_cli.wordcheck.rule import Report, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper

_HEADINGS: Final = frozenset(("muc", "khoan", "dieu", "don_vi", "tieu_de"))
_BODY: Final = frozenset(("noi_dung", "khoan", "diem", "muc", "can_cu"))
_LONGEST_NAME: Final = 6


def sentence_start(paper: Paper) -> Iterator[Report]:
    """Đầu đoạn và đầu câu viết hoa.

    Vì sao: viết hoa chữ cái đầu của câu sau dấu chấm, chấm hỏi, chấm than và khi xuống dòng. Đoạn
    nối tiếp dòng kết thúc bằng dấu hai chấm, chấm phẩy, dấu phẩy không bị báo.

    Cách sửa: viết hoa chữ đầu.

    Sai:
        Đã hoàn thành. các phòng tiếp tục thực hiện.

    Đúng:
        Đã hoàn thành. Các phòng tiếp tục thực hiện.
    """
    yield from reports(_starts(paper))


def _starts(paper: Paper) -> Iterator[tuple[Line, Slip]]:
    before: Line | None = None
    for line in paper.prose:
        if line.role in _BODY and before is not None and _ended(before):
            text = line.marker.rest if line.marker else line.text
            if begins_small(text) and not text[:1].isdigit():
                start = max(line.text.find(text), 0)
                word = " ".join(text.split()[:2])
                yield line, Slip(start, word, word[:1].upper() + word[1:])
        if line.role in _BODY:
            for slip in small_sentences(line.text):
                yield line, slip
        before = line


def _ended(line: Line) -> bool:
    """Whether a line ends a sentence, or is a heading."""
    return line.text.endswith((".", "?", "!")) or (
        line.role in _HEADINGS and not line.text.endswith((":", ";", ","))
    )


def people(paper: Paper) -> Iterator[Report]:
    """Tên người viết hoa chữ cái đầu mọi âm tiết.

    Vì sao: họ, chữ đệm và tên đều là tên riêng.

    Cách sửa: viết hoa chữ đầu mỗi tiếng.

    Sai:
        Lê thị Mẫu

    Đúng:
        Lê Thị Mẫu
    """
    yield from reports((line, slip) for line in paper.written for slip in _names(line))


def _names(line: Line) -> list[Slip]:
    slips = list(lower_middle_names(line.text))
    if line.role == "ho_ten" and not slips:
        return list(_signer(line.text))
    return slips


def _signer(name: str) -> Iterator[Slip]:
    words = name.split(" ")
    plain = all(word.replace("-", "").replace("'", "").isalpha() for word in words)
    if plain and 1 < len(words) <= _LONGEST_NAME and any(word[:1].islower() for word in words):
        yield Slip(0, name, " ".join(word[:1].upper() + word[1:] for word in words))


SENTENCE_START = Rule("T301", Severity.HINT, sentence_start, (f"{APPENDIX_II}, Mục I",))
PEOPLE = Rule("T302", Severity.WARNING, people, (f"{APPENDIX_II}, Mục II khoản 1 điểm a",))
