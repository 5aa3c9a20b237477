"""How the components of a document are told by their words, letter case and tones aside."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache
from typing import Final

from tdkt_cli import paper_standard
from tdkt_cli.vietnamese import fold_text

RULED: Final = re.compile(r"[_\-–—─━‒‾¯=*\s]*(?:[_─━‾¯]{3}|[-–—‒=]{5})[_\-–—─━‒‾¯=*\s]*")
SAME: Final = 0.85
OFFICIAL_MARKS: Final = {
    **{role: frozenset(map(fold_text, texts)) for role, texts in paper_standard.stamps().items()},
    "du_thao": frozenset(map(fold_text, ("Dự thảo", "Bản dự thảo"))),
}
AGENCY_WORDS: Final = (
    *("sở", "ban", "phòng", "cục", "vụ", "văn phòng", "trường", "trung tâm", "chi cục", "hội đồng"),
    *(
        "ủy ban",
        "ubnd",
        "viện",
        "bệnh viện",
        "đại học",
        "học viện",
        "báo",
        "đài",
        "hạt",
        "thanh tra",
    ),
    *(
        "công an",
        "công ty",
        "chi nhánh",
        "kho bạc",
        "bảo hiểm",
        "liên đoàn",
        "hội",
        "bộ",
        "tổng cục",
    ),
    *("hđnd", "tòa án", "bảo tàng", "thư viện", "nhà xuất bản", "quỹ", "ban quản lý", "đoàn", "tổ"),
)
SUPERIORS: Final = ("ubnd", "ủy ban nhân dân", "bộ ", "tổng cục", "chính phủ", "sở ", "hđnd")
TITLE_WORDS: Final = (
    *("chủ tịch", "trưởng", "giám đốc", "phó", "chánh", "thủ tướng", "ủy viên", "chủ nhiệm"),
    *("thư ký", "chủ tọa", "chủ trì", "viện trưởng", "cục trưởng", "tổng biên tập", "kế toán"),
    *("người lập", "đại diện", "thành viên", "thủ trưởng", "bí thư", "tư lệnh", "chỉ huy", "giám"),
    *("người ghi", "bên giao", "bên nhận", "bên a", "bên b"),
)
AUTHORITY: Final = re.compile(
    r"(?P<mark>T\s?/\s?M|K\s?/\s?T|T\s?/\s?L|T\.M|K\.T|T\.L|TM|KT|TL|TUQ|TƯQ|Q)"
    r"(?P<after>\s?[.:/]?)(?P<gap>\s*)(?P<rest>\S.*)"
)
NUMBER_LINE: Final = re.compile(r"(?:số\b\s*:?.*|\d{1,5}\s?/\s?[A-ZĐ].*)", re.IGNORECASE)
DATE_LINE: Final = re.compile(r".*\bngày\b.*\btháng\b.*\bnăm\b.*|.+,\s*ngày\b.*", re.IGNORECASE)
SUBJECT_LINE: Final = re.compile(r"v\s?[/.]\s?v\b.*", re.IGNORECASE)
ADDRESSEE: Final = re.compile(r"kính\s+gửi\b", re.IGNORECASE)
RECIPIENTS: Final = re.compile(r"n[ơớờ]i\s+nhận\b\s*[:.]?.*", re.IGNORECASE)
ENACTING: Final = re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ)\s*:\s*", re.IGNORECASE)
APPENDIX: Final = re.compile(
    r"(?P<word>phụ lục)(?:\s+(?:số\s+)?(?P<value>[IVXLC]+|\d{1,3}|[A-ZĐ]))?\s*[.:]?", re.IGNORECASE
)
ATTACHED: Final = re.compile(r"\(?\s*(?:ban hành\s+)?kèm\s+theo\b.*", re.IGNORECASE)
NORMATIVE_NUMBER: Final = re.compile(r"số\s*:?\s*\d*\s*/\s*(?:19|20)\d{2}\s*/.*", re.IGNORECASE)
NORMATIVE_TYPES: Final = frozenset(
    map(
        fold_text,
        (
            "Hiến pháp",
            "Luật",
            "Bộ luật",
            "Pháp lệnh",
            "Nghị định",
            "Thông tư",
            "Thông tư liên tịch",
            "Lệnh",
            "Nghị quyết liên tịch",
        ),
    ),
)
PARTY: Final = fold_text("Đảng Cộng sản Việt Nam")
OFFICIAL_LETTER: Final = "CÔNG VĂN"

_NATION: Final = fold_text(paper_standard.national_name())
_MOTTO_WORDS: Final = (fold_text("độc lập"), fold_text("tự do"), fold_text("hạnh phúc"))


def is_nation(folded: str) -> bool:
    """Whether a line is Quốc hiệu, slips in it allowed."""
    if _NATION in folded:
        return True
    return abs(len(folded) - len(_NATION)) < 8 and _alike(folded, _NATION)


def is_part_of_nation(folded: str) -> bool:
    """Whether a line is the first or second half of Quốc hiệu."""
    return len(folded) > 6 and (_NATION.startswith(folded) or _NATION.endswith(folded))


def is_motto(folded: str) -> bool:
    """Whether a line is Tiêu ngữ, slips in it allowed."""
    return sum(word in folded for word in _MOTTO_WORDS) >= 2 and len(folded) < 60


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other)
    return matcher.quick_ratio() >= SAME and matcher.ratio() >= SAME


def is_ruled(text: str) -> bool:
    """Whether a line is drawn with characters."""
    return bool(RULED.fullmatch(text))


@cache
def type_names() -> dict[str, str]:
    """Return the names of types of Điều 7 and of copies, folded, each with its name in capitals.

    Longer names come first, where one begins with another.
    """
    names = (*paper_standard.types(), *paper_standard.copies())
    return {fold_text(name): name for name in sorted(names, key=lambda one: (-len(one), one))}


def starts_with_word(folded: str, words: tuple[str, ...]) -> bool:
    """Whether folded text begins with one of some words."""
    return any(folded == one or folded.startswith(f"{one} ") for one in _folded(words))


def holds_word(folded: str, words: tuple[str, ...]) -> bool:
    """Whether folded text has one of some words in it."""
    padded = f" {folded} "
    return any(f" {one} " in padded for one in _folded(words))


@cache
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold_text(word) for word in words)
