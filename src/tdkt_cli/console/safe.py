"""The one way by which data reaches the screen: nothing invisible, no identity-card numbers."""

from __future__ import annotations

import re

# An identity number has 9 (old card) or 12 digits (căn cước); a digest may hold as many in a row.
_IDENTITY = re.compile(
    r"(?P<digest>(?<![0-9A-Za-z])[0-9a-f]{40,}(?![0-9A-Za-z]))"
    r"|(?<![0-9])([0-9]{4})([0-9]{3}|[0-9]{6})([0-9]{2})(?![0-9])"
)


def visible(character: str) -> str:
    r"""Return a character that cannot be printed as an escape: `\x1b`, `\u202e`, `\U000e0001`."""
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def sanitize(text: str) -> str:
    r"""Return text with every control, bidi, zero-width and odd space character made visible.

    A tab and a line end are control characters too: what is printed stays on one line.
    """
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else visible(letter) for letter in text)


def mask(text: str) -> str:
    """Return text of the same length with identity numbers hidden: `0010******45`."""
    return _IDENTITY.sub(_masked, text)


def _masked(found: re.Match[str]) -> str:
    if found["digest"]:
        return found[0]
    return found[2] + "*" * len(found[3]) + found[4]


def shown(text: str) -> str:
    """Return a message as it may be shown: one visible line without identity numbers."""
    return sanitize(mask(text))
