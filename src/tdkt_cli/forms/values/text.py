"""Text of a cell, cleaned of what programs put into it without anybody seeing it."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.forms.grid.cells import number_text, shown_value
from tdkt_cli.forms.values import Doubt
from tdkt_cli.forms.values.old_fonts import from_old_font, looks_old
from tdkt_cli.vietnamese import nfc

if TYPE_CHECKING:
    from tdkt_cli.forms.grid.cells import Value

# Excel writes a carriage return in a cell as this; Word and web pages leave the rest.
_ESCAPED_RETURN = re.compile(r"_x000D_\n?|\r\n?", re.IGNORECASE)
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2061-\u206f\ufff9-\uffff]"
)
_LINE = re.compile(r" *\n *")
# Signs that other languages' fonts have in place of Đ, đ: they look the same on paper.
_LOOKALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})


class Clean(NamedTuple):
    """A cell's text as YAML may hold it.

    Attributes:
        text: composed (NFC), without spaces at the ends of lines; empty for an empty cell.
        doubt: why it cannot be taken.
        converted: it was in an old font; the text is what it means.
    """

    text: str
    doubt: Doubt | None = None
    converted: bool = False


def clean(value: Value) -> Clean:
    """Return a cell's value as text.

    A day, a yes or no and a time are doubts: where text is wanted Excel has made them of what was
    typed (`12/5` becomes a day).
    """
    if value is None:
        return Clean("")
    if isinstance(value, bool | date):
        return Clean("", Doubt("form_not_text", (shown_value(value),)))
    if isinstance(value, int | float):
        return Clean(number_text(value))
    return clean_text(value)


@lru_cache(maxsize=1 << 14)
def clean_text(raw: str) -> Clean:
    """Return text without what nobody sees; see `Clean`."""
    text = _SPACES.sub(" ", _INVISIBLE.sub("", nfc(_ESCAPED_RETURN.sub("\n", raw))))
    text = _LINE.sub("\n", text).strip()
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        return Clean("", Doubt("form_hidden_character", (f"U+{ord(forbidden[0]):04X}",)))
    # Before Ð is taken for Đ: in TCVN3 it is another letter.
    if looks_old(text.translate(_LOOKALIKES)):
        meant = from_old_font(text)
        if meant is None:
            return Clean("", Doubt("form_old_font", (text,)))
        return Clean(meant, converted=True)
    return Clean(text.translate(_LOOKALIKES))


def one_line(text: str) -> str:
    """Return text on one line, with single spaces."""
    return " ".join(text.split())
