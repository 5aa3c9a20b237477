"""Names of people: what stands before them, and several in one cell."""

from __future__ import annotations

import re
from typing import NamedTuple

from tdkt_cli.forms.values import Doubt
from tdkt_cli.forms.values.text import one_line

_HONORIFIC = re.compile(r"(ông|bà|anh|chị|đồng chí|đ/c|đc)(?:[.:]\s*|\s+)(?=\S)", re.IGNORECASE)
_CURLY = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "–": "-", "‑": "-"})
_SPACED_SIGN = re.compile(r"\s*'\s*")
_CODE = re.compile(r"\s*\(([A-ZĐ]{1,8}-[0-9]{1,4})\)\s*$")
_BETWEEN = re.compile(r"[\n;]+|,\s*(?=\S)")


class Named(NamedTuple):
    """A person as a cell names them: `Bà Trần Thị Minh Thu (VP-01)`."""

    name: str
    honorific: str = ""
    code: str = ""


def read_person(text: str) -> Named | Doubt:
    """Return the one person that a cleaned text names.

    A line break may stand between two people as well as between two words of a name, so it is a
    doubt. Signs that no name has stay, for rule S114 to name.
    """
    if "\n" in text:
        return Doubt("form_several_names", (text,))
    return _named(text)


def read_people(text: str) -> tuple[Named, ...]:
    """Return the people that a cleaned text names: one a line, or between commas, semicolons."""
    return tuple(_named(part) for part in _BETWEEN.split(text) if part.strip(" -•+"))


def _named(text: str) -> Named:
    bare = one_line(text.strip(" -•+").translate(_CURLY))
    code = _CODE.search(bare)
    if code:
        bare = bare[: code.start()]
    honorific = _HONORIFIC.match(bare)
    if honorific:
        bare = bare[honorific.end() :]
    word = honorific[1].lower() if honorific else ""
    return Named(
        _SPACED_SIGN.sub("'", bare).strip(" ,;."),
        word if word in ("ông", "bà") else "",
        code[1] if code else "",
    )
