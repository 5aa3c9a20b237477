"""Numbers: Excel's own, and text the Vietnamese way (`1.200,5`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tdkt_cli.forms.grid.cells import number_text
from tdkt_cli.forms.values import Doubt
from tdkt_cli.forms.values.text import clean, one_line

if TYPE_CHECKING:
    from tdkt_cli.forms.grid.cells import Value

_WHOLE = re.compile(r"\d{1,9}|\d{1,3}(?:[. ]\d{3}){1,2}", re.ASCII)
_DECIMAL = re.compile(r"(\d{1,12}|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+)(?:,(\d{1,6}))?", re.ASCII)
_POINT = re.compile(r"(\d{1,12})\.(\d{1,6})", re.ASCII)
_GROUPS_OR_FRACTION = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_BEGINS = re.compile(r"(\d[\d.,]*) ?[^\d.,\s].*", re.ASCII)


def read_whole(value: Value) -> str | Doubt:
    """Return a whole number as digits, empty text for an empty cell."""
    text = _text(value)
    if isinstance(text, Doubt) or not text:
        return text
    if not _WHOLE.fullmatch(text):
        return Doubt("form_bad_whole", (text, _only_number(text)))
    return str(int(re.sub(r"[. ]", "", text)))


def read_year(value: Value) -> str | Doubt:
    """Return a year, empty text for an empty cell."""
    text = _text(value)
    if isinstance(text, Doubt) or not text:
        return text
    text = re.sub(r"^năm ", "", text, flags=re.IGNORECASE)
    return text if re.fullmatch(r"(?:19|20)\d\d", text) else Doubt("form_bad_year", (text,))


def read_amount(value: Value, unit: str = "") -> str | Doubt:
    """Return an amount with `.` before its fraction, empty text for an empty cell.

    Args:
        value: what stands in the cell; a share of Excel is text such as `95%`.
        unit: the unit of measure in the same row; it may be repeated after the number.
    """
    text = _text(value)
    if isinstance(text, Doubt) or not text:
        return text
    if unit and text.casefold().endswith(unit.casefold()):
        text = text[: -len(unit)].rstrip()
    point = _POINT.fullmatch(text)
    if point and isinstance(value, int | float):  # a number of Excel has no groups
        return _joined(point[1], point[2])
    if _GROUPS_OR_FRACTION.fullmatch(text):
        return Doubt("form_two_numbers", (text, *_two_readings(text)))
    found = _DECIMAL.fullmatch(text)
    if found:
        return _joined(re.sub(r"[. ]", "", found[1]), found[2])
    if point:
        return _joined(point[1], point[2])
    return Doubt("form_bad_amount", (text, _only_number(text)))


def _text(value: Value) -> str | Doubt:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number_text(value)
    cleaned = clean(value)
    return cleaned.doubt or one_line(cleaned.text)


def _joined(whole: str, fraction: str | None) -> str | Doubt:
    digits = str(int(whole))
    rest = (fraction or "").rstrip("0")
    # Three decimals are refused in YAML, since 1.200 may be read in two ways; four are not.
    if len(rest) == 3:
        rest += "0"
    return f"{digits}.{rest}" if rest else digits


def _two_readings(text: str) -> tuple[str, str]:
    whole, fraction = re.split(r"[.,]", text)
    return f"{whole}{fraction}", f"{whole},{fraction}"


def _only_number(text: str) -> str:
    """Return the number that a text begins with, such as `12` of `12 cuộc`."""
    found = _BEGINS.fullmatch(text)
    return found[1] if found else ""
