"""Vietnamese text: folding for comparison, the order of names, dates and numbers in words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time
    from decimal import Decimal

_ALPHABET = {letter: index for index, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
# Order of tones in Vietnamese dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_HONORIFIC = re.compile(r"^(?:ông|bà|anh|chị|đồng chí|đ/c)[.:]?\s+", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_DASHES = re.compile(r"\s*[-‐‑‒–—]\s*")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "`": "'"})

SyllableKey = tuple[tuple[int, ...], int]


def nfc(text: str) -> str:
    """Return the text in the composed form that the tool works in (TCVN 6909:2001, NFC)."""
    return unicodedata.normalize("NFC", text)


@cache
def _syllable_key(syllable: str) -> SyllableKey:
    letters: list[int] = []
    tone = 0
    for character in unicodedata.normalize("NFC", syllable).casefold():
        decomposed = unicodedata.normalize("NFD", character)
        marks = ""
        for mark in decomposed[1:]:
            if mark in _TONES:
                tone = _TONES[mark]
            else:
                marks += mark
        letter = unicodedata.normalize("NFC", decomposed[0] + marks)
        letters.append(_ALPHABET.get(letter, 100 + ord(letter)))
    return tuple(letters), tone


def name_order(name: str) -> tuple[SyllableKey, ...]:
    """Return the sort key of a person's name: given name, middle names, then family name.

    Letters compare in the order of the Vietnamese alphabet, then tones in the order ngang, huyền,
    hỏi, ngã, sắc, nặng, syllable by syllable (the order of Vietnamese name lists).
    """
    words = name.split()
    if not words:
        return ()
    return tuple(_syllable_key(word) for word in (words[-1], *words[1:-1], words[0]))


def text_order(text: str) -> tuple[SyllableKey, ...]:
    """Return the sort key of any Vietnamese text, syllable by syllable."""
    return tuple(_syllable_key(word) for word in text.split())


@cache
def fold_syllable(syllable: str) -> str:
    """Return a syllable with its tone moved to the end: `hoà`, `hòa` → `hoa1`."""
    decomposed = unicodedata.normalize("NFD", syllable.casefold())
    tone = "".join(str(_TONES[mark]) for mark in decomposed if mark in _TONES)
    rest = "".join(mark for mark in decomposed if mark not in _TONES)
    return unicodedata.normalize("NFC", rest) + tone


def fold_name(name: str) -> str:
    """Return the form in which two spellings of one name are equal.

    Equal are NFC and NFD, old and new tone placement (Hoà, Hòa), letter case, runs of spaces, and
    a name with and without "Ông", "Bà" before it.
    """
    bare = _HONORIFIC.sub("", _SPACES.sub(" ", name.strip()))
    return " ".join(fold_syllable(word) for word in bare.split(" "))


def fold_text(text: str) -> str:
    """Return text for comparing wording: dashes, quotation marks, spaces, case, tone placement."""
    plain = _SPACES.sub(" ", _DASHES.sub(" - ", text.translate(_QUOTES))).strip()
    return " ".join(fold_syllable(word) for word in plain.split(" "))


def without_marks(text: str) -> str:
    """Return text without any diacritics, in lower case: `Đồng Nai` → `dong nai`."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def short_date(day: date) -> str:
    """Return `31/01/2024`, `30/6/2024`: zeros as in `long_date`."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def long_date(day: date) -> str:
    """Return the date as documents print it: `ngày 05 tháng 01 năm 2020`.

    Days below 10 and the months 1 and 2 take a leading zero (Nghị định 30/2020/NĐ-CP, Phụ lục I,
    Phần I, Mục II, khoản 4 điểm b).
    """
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def clock(moment: time) -> str:
    """Return a time of day as papers print it: `08 giờ 00`."""
    return f"{moment.hour:02d} giờ {moment.minute:02d}"


def paper_number(number: int) -> str:
    """Return the number of a document, with a leading zero below 10 (same Mục, khoản 3 điểm c)."""
    return f"{number:02d}"


def number(value: int | Decimal) -> str:
    """Return a number the Vietnamese way: `1.800.000`, `12,5`."""
    whole, _, fraction = (
        f"{value:,f}".partition(".")
        if not isinstance(value, int)
        else (
            f"{value:,d}",
            "",
            "",
        )
    )
    fraction = fraction.rstrip("0")
    return whole.replace(",", ".") + ("," + fraction if fraction else "")


def percentage(value: Decimal) -> str:
    """Return a share with its one decimal, for a column of shares: `50,0`."""
    return f"{value:,.1f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def percent(value: int | Decimal) -> str:
    """Return a share with its sign: `70%`, `85,7%`, without a space as the law prints it."""
    return f"{number(value) if isinstance(value, int) else percentage(value)}%"


def count(amount: int) -> str:
    """Return a count in prose as administrative documents write it: `02`, `15`, `1.200`."""
    return f"{amount:02d}" if 0 < amount < 10 else number(amount)


def upper(text: str) -> str:
    """Return text IN HOA."""
    return text.upper()


def upper_first(text: str) -> str:
    """Return text with its first letter in upper case: for a phrase that begins a sentence."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return text with its first letter in lower case: for a phrase that runs into a sentence."""
    return text[:1].lower() + text[1:]


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))


def in_words(amount: int) -> str:
    """Return a whole number as it is read: `1005000` → `một triệu không trăm lẻ năm nghìn`.

    Args:
        amount: not negative.
    """
    words: list[str] = []
    rest = amount
    for size, name in _GROUPS:
        group, rest = divmod(rest, size)
        if group:
            # More than a thousand billions are read in the same way before "tỷ".
            read = in_words(group) if group > 999 else " ".join(_hundreds(group, full=bool(words)))
            words += [read, name]
    if rest or not words:
        words += _hundreds(rest, full=bool(words))
    return " ".join(words)


def _hundreds(group: int, *, full: bool) -> list[str]:
    """Return a group of three digits; `full`: after a larger one, so that zeros are read too."""
    hundreds, rest = divmod(group, 100)
    tens, unit = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens == 1:
        words.append("mười")
    elif unit and words:
        words.append("lẻ")
    if unit == 5 and tens:
        words.append("lăm")
    elif unit == 1 and tens > 1:
        words.append("mốt")
    elif unit or not words:
        words.append(_DIGITS[unit])
    return words
