"""The number, letter or dash that a line of the body begins with."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_UNITS: Final = {"phần": "phan", "chương": "chuong", "mục": "muc", "tiểu mục": "tieu_muc"}
_UNIT: Final = re.compile(
    r"(?P<word>phần|chương|mục|tiểu mục)\s+"
    r"(?P<value>thứ\s+\w+|[IVXLCivxlc]+|\d{1,3}|[A-ZĐ])(?P<after>[.:]?)(?:\s+(?P<rest>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_ARTICLE: Final = re.compile(
    r"(?P<word>điều)\s+(?P<value>\d{1,3}|[IVXLC]+)(?P<after>\s*[.:]?)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED: Final = (
    (
        "nhieu_cap",
        re.compile(r"(?P<value>\d{1,2}(?:\.\d{1,2})+)(?P<after>[.)]?)\s+(?P<rest>\D.*)", re.DOTALL),
    ),
    (
        "la_ma",
        re.compile(
            r"(?![Vv]\s?/\s?[Vv]\b)(?P<value>(?![CL]\b)[IVXLC]{1,7})(?P<after>\s?[-–/).:])\s*(?P<rest>.*)",
            re.DOTALL,
        ),
    ),
    (
        "so",
        re.compile(r"(?P<value>\d{1,2})(?P<after>\s?[-–/).])(?P<rest>\s*(?!\d)\D.*)", re.DOTALL),
    ),
    (
        "chu",
        re.compile(r"(?P<value>[a-zđăâêôơư]{1,2})(?P<after>\s?[/).-])(?P<rest>\s+.*)", re.DOTALL),
    ),
    ("gach", re.compile(r"(?P<value>[-–—•*])(?P<after>)(?P<rest>\s*(?![-–—_])\S.*)", re.DOTALL)),
    ("cong", re.compile(r"(?P<value>\+)(?P<after>)(?P<rest>\s*\S.*)", re.DOTALL)),
)
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Marker(NamedTuple):
    """What a line begins with.

    Attributes:
        kind: `la_ma`, `so`, `chu`, `nhieu_cap`, `gach`, `cong`, or a unit: `phan`, `chuong`, `muc`,
            `tieu_muc`, `dieu`.
        value: the number or letter as written.
        after: the sign after it, with a space before it where there is one.
        rest: the text after it.
        word: the unit's word as written (`Điều`).
    """

    kind: str
    value: str
    after: str
    rest: str
    word: str = ""

    @property
    def number(self) -> int | None:
        """Its place in the sequence, from 1; None when it cannot be known."""
        if self.value.isdecimal():
            return int(self.value)
        if self.kind == "chu":
            return None
        return roman_number(self.value)


def marker_of(text: str) -> Marker | None:
    """Return what a text without leading space begins with."""
    for pattern in (_ARTICLE, _UNIT):
        found = pattern.fullmatch(text)
        if found and _is_heading(found):
            word = found["word"]
            kind = "dieu" if pattern is _ARTICLE else _UNITS[" ".join(word.lower().split())]
            rest = (found["rest"] or "").strip()
            return Marker(kind, found["value"], found["after"].strip(), rest, word)
    for kind, pattern in _NUMBERED:
        found = pattern.fullmatch(text)
        if found:
            return Marker(kind, found["value"], found["after"], found["rest"].strip())
    return None


def _is_heading(found: re.Match[str]) -> bool:
    """Whether `Điều 5 …` or `Mục 2 …` heads a line, and is not the start of a sentence."""
    rest = (found["rest"] or "").strip()
    if not found["word"][:1].isupper():
        return False
    return not rest or bool(found["after"].strip()) or rest[:1].isupper()


def roman_number(text: str) -> int | None:
    """Return the value of a Roman number in capitals, None when it is none."""
    total = 0
    values = [_ROMAN.get(letter, 0) for letter in text]
    if not values or not all(values):
        return None
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total
