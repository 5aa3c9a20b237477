"""Text typed for a TCVN3 (.VnTime) or VNI font → Unicode, where that is certain.

In both, a Vietnamese letter is stored as signs of Latin-1 that only the right font shows. A
conversion is certain when the text holds a sign that no Vietnamese text has, and every word of the
result is a syllable that Vietnamese can spell. TCVN3's capitals with tones exist only as another
font (.VnTimeH), so a result never has them.

Source of the tables: TCVN 5712:1993 (VN3) and the VNI Windows code page, as UniKey has them.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import lru_cache
from typing import Final

_TCVN3_LETTERS: Final = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3_SIGNS: Final = (
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
)
_TCVN3: Final = str.maketrans(_TCVN3_SIGNS, _TCVN3_LETTERS)

# VNI: a base letter, then a sign for its mark and tone. Some letters stand alone.
_VNI_AFTER: Final = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301",
    "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_ALONE: Final = {
    "ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip
_VNI_BASES: Final = "aeouyôö"
# Letters of other languages, and signs that stand at a letter only when a font shows them as one;
# «…» around a word and §, ½, © by themselves are text.
_FOREIGN: Final = re.compile(
    "[ÄÅÆÇÈËÎÏÐÑÖØÛÜÞßäåæçëîïñöøûüþÿ]|(?<=[^\\W\\d_])[¡-ª¬-®µ-º¼-¿×÷]|[¡-ª¬-®µ-º¼-¿×÷](?=[^\\W\\d_])"
    "|(?<=[^\\W\\d_])[«»](?=[^\\W\\d_])"
)
_NOT_IN_VNI: Final = frozenset(_TCVN3_SIGNS) - set(_TCVN3_LETTERS)
_WORD: Final = re.compile(r"[^\W\d_]+")
_ONSET: Final = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]"
# A vowel with a glide after it ends its syllable; the others may take a final consonant.
_CLOSED: Final = (
    "iêu|yêu|oai|oay|oeo|uây|uôi|ươi|ươu|uya|uyu|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|"
    "ia|ua|ưa|uơ"
)
_OPEN: Final = "uyê|iê|yê|oa|oă|oe|oo|uâ|uê|uô|uy|ươ|[aăâeêioôơuưy]"
_SYLLABLE: Final = re.compile(f"(?:{_ONSET})?(?:(?:{_CLOSED})|(?:{_OPEN})(ch|ng|nh|[cmnpt])?)")
_STOPS: Final = ("c", "ch", "p", "t")
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """Whether a word can be spelt as one Vietnamese syllable.

    Its case is plain (not `NguyÔn`), it has one tone at most, and one that ends in c, ch, p, t has
    sắc or nặng.
    """
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(decomposed)
    found = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", _TONES.sub("", decomposed)))
    if found is None or len(tones) > 1:
        return False
    return found[1] not in _STOPS or tones in (["\u0301"], ["\u0323"])


def _is_abbreviation(word: str) -> bool:
    return word.isascii() and word.isupper()


def _is_vietnamese(text: str) -> bool:
    words = _WORD.findall(text)
    return all(is_syllable(word) or _is_abbreviation(word) for word in words)


def looks_old(text: str) -> bool:
    """Whether a text holds signs that only old fonts put there."""
    if text.isascii():
        return False
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return (
        _FOREIGN.search(text) is not None
        or any(not _is_plain_case(word) for word in words)
        or (any(not is_syllable(word) for word in words) and from_old_font(text) is not None)
    )


@lru_cache(maxsize=1 << 14)
def _is_plain_case(word: str) -> bool:
    """Whether no capital with a mark stands after a small letter, as in `NguyÔn`."""
    return not any(
        before.islower() and after.isupper() and not after.isascii()
        for before, after in itertools.pairwise(word)
    )


def from_old_font(text: str) -> str | None:
    """Return the Unicode text that an old font's text means; `None` when that is not certain."""
    results = {
        found
        for found in (text.translate(_TCVN3), _from_vni(text))
        if found is not None and found != text
        if not _FOREIGN.search(found) and _is_vietnamese(found)
    }
    return results.pop() if len(results) == 1 else None


def _from_vni(text: str) -> str | None:
    """Return VNI text as Unicode; `None` when a sign stands where VNI has none."""
    out: list[str] = []
    for index, sign in enumerate(text):
        small = sign.lower()
        before = text[index - 1].lower() if index else ""
        if small in _VNI_AFTER and before in _VNI_BASES and before:
            out.append(_VNI_AFTER[small])
        elif small in _VNI_ALONE:
            letter = _VNI_ALONE[small]
            out.append(letter.upper() if sign.isupper() else letter)
        elif sign in _NOT_IN_VNI:
            return None
        else:
            out.append(sign)
    return unicodedata.normalize("NFC", "".join(out))
