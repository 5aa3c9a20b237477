"""A value as a message names it: short, between «», never a whole record."""

from __future__ import annotations

import re

_LONGEST = 40
# An identity number has 9 (old card) or 12 digits (căn cước).
_IDENTITY = re.compile(r"(?<![0-9])([0-9]{4})([0-9]{3}|[0-9]{6})([0-9]{2})(?![0-9])")
# Signs of TCVN3 and VNI fonts, and of UTF-8 read twice, that no Vietnamese name holds.
_LEGACY = re.compile(r"[µ¸¶·¹¨¾¼½©®ª§¦¤¬×÷äåæëîïñöøûüþßÆËÑÖØÜÞ¡¢£¥«»¿º°]")


_SIGNS = {
    "\u00a0": "dấu cách không ngắt U+00A0",
    "\u202f": "dấu cách không ngắt U+202F",
    "–": "gạch dài –",
    "—": "gạch dài —",
    "‑": "gạch nối không ngắt U+2011",
    "−": "dấu trừ U+2212",
    "“": "ngoặc kép cong “",
    "”": "ngoặc kép cong ”",
    "‘": "nháy cong ‘",
    "’": "nháy cong ’",
    ";": "dấu chấm phẩy",
    " ": "dấu cách",
}


def strange_sign(code: str) -> tuple[str, str] | None:
    """Return the name of a sign that no code may hold and how to mend it, `None` without one.

    Args:
        code: a value refused as a code; letters with marks are not looked for.
    """
    sign = next((sign for sign in _SIGNS if sign in code), None)
    if sign is None:
        return None
    name = _SIGNS[sign]
    if sign in "–—‑−":
        return name, f"Thay {name} bằng dấu - trên bàn phím."
    if sign == ";":
        return name, f"Thay dấu ; bằng dấu phẩy: [{', '.join(filter(None, _parts(code)))}]."
    if sign == " ":
        return name, ""
    return name, f"Xóa {' và '.join(_SIGNS[other] for other in _SIGNS if other in code)}."


def _parts(code: str) -> list[str]:
    return [part.strip()[:_LONGEST] for part in code.split(";")][:3]


def shown(value: str) -> str:
    """Return a value between «», cut to 40 characters, identity numbers masked."""
    masked = _IDENTITY.sub(lambda match: match[1] + "*" * len(match[2]) + match[3], value)
    return f"«{masked[:_LONGEST]}…»" if len(masked) > _LONGEST else f"«{masked}»"


def is_identity(value: str) -> bool:
    """Whether a text is an identity number, with or without spaces and dots."""
    return _IDENTITY.fullmatch(re.sub(r"[ .]", "", value)) is not None


def is_legacy(character: str) -> bool:
    """Whether a character is a sign of a TCVN3 or VNI font."""
    return _LEGACY.match(character) is not None
