"""Alternatives such as `2 co_cp | 1 co_cp + 2 co`: flags and bằng khen, any one line of them."""

from __future__ import annotations

import re
from typing import NamedTuple

_COUNT = re.compile(r"(?P<count>[1-9][0-9]?) (?P<kind>co_cp|co|bk)")
_ONLY_WITHOUT_FLAGS = " ngoai_dien_co"


class Route(NamedTuple):
    """One alternative.

    Attributes:
        flags_of_government: Cờ thi đua của Chính phủ.
        flags: cờ thi đua của Bộ, ban, ngành, tỉnh.
        certificates: bằng khen của Bộ, ban, ngành, tỉnh.
        only_without_flags: only for a collective to which flags are not open.
    """

    flags_of_government: int
    flags: int
    certificates: int
    only_without_flags: bool


def routes(text: str) -> tuple[Route, ...]:
    """Return the alternatives of a value `khen_cho_…`.

    Raises:
        ValueError: the text has another form.
    """
    return tuple(_route(part.strip()) for part in text.split("|"))


def _route(text: str) -> Route:
    counts = {"co_cp": 0, "co": 0, "bk": 0}
    for part in text.removesuffix(_ONLY_WITHOUT_FLAGS).split(" + "):
        found = _COUNT.fullmatch(part)
        if found is None:
            raise ValueError(f"khen_cho: {text}")
        counts[found["kind"]] = int(found["count"])
    return Route(counts["co_cp"], counts["co"], counts["bk"], text.endswith(_ONLY_WITHOUT_FLAGS))
