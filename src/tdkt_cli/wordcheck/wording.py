"""Measures and looks in the words of messages."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tdkt_cli.vietnamese import number
from tdkt_cli.wordcheck.ooxml import TWIPS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterable

ALIGNMENTS: Final = {
    "trai": "lề trái",
    "giua": "giữa",
    "phai": "lề phải",
    "deu": "đều hai lề",
    "phan_bo": "dàn đều từng chữ",
}
_SHORT: Final = 60
_PLACES: Final = Decimal("0.1")


def points(half_points: int) -> str:
    """Return a size in points: `13`, `13,5`."""
    return number(Decimal(half_points) / 2)


def point_range(least: int, most: int) -> str:
    """Return a range of sizes: `12–13`, or `13`."""
    return points(least) if least == most else f"{points(least)}–{points(most)}"


def sizes(half_points: Iterable[int]) -> str:
    """Return several sizes: `11, 13`."""
    return ", ".join(points(one) for one in half_points)


def millimetres(twips: float) -> str:
    """Return a length: `20 mm`, `12,7 mm`."""
    return f"{number(Decimal(twips / TWIPS_PER_MM).quantize(_PLACES))} mm"


def distance(twips: float) -> str:
    """Return a distance between lines: `6 pt`, `4,5 pt`."""
    return f"{number((Decimal(twips) / 20).quantize(_PLACES))} pt"


def quoted(text: str, most: int = _SHORT) -> str:
    """Return the beginning of a text in quotation marks, on one line."""
    flat = " ".join(text.split())
    if len(flat) > most:
        flat = flat[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
    return f"«{flat}»"


def listed(parts: Iterable[str]) -> str:
    """Return parts joined with commas."""
    return ", ".join(parts)
