"""Instruments that a text cites, and whether they are in force."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tdkt_cli.law.packaged import instrument, instruments, with_number
from tdkt_cli.vietnamese import short_date

if TYPE_CHECKING:
    from datetime import date

    from tdkt_cli.law.records import Instrument

_NUMBER = re.compile(r"(?<![0-9/])[0-9]{1,4}/[0-9]{4}/[A-ZĐ][A-ZĐ0-9-]*")


def cited_in(paragraph: str) -> tuple[Instrument, ...]:
    """Return the known instruments that a paragraph cites, by number, or by name and date."""
    by_number = (with_number(number) for number in _NUMBER.findall(paragraph))
    by_date = (
        found
        for found in instruments()
        if found.issued and found.name_in_papers in paragraph and _dated(found.issued, paragraph)
    )
    return tuple(dict.fromkeys(found for found in (*by_number, *by_date) if found))


def _dated(day: date, text: str) -> bool:
    """Whether a text names a day, in figures or in words."""
    figures = rf"(?<![0-9])0?{day.day}/0?{day.month}/{day.year}(?![0-9])"
    words = rf"ngày 0?{day.day} tháng 0?{day.month} năm {day.year}"
    return re.search(f"{figures}|{words}", text) is not None


def why_not_in_force(cited: Instrument, day: date) -> str:
    """Return why an instrument is not in force on a day: `có hiệu lực đến hết ngày …`."""
    if cited.in_force_to is not None and cited.in_force_to < day:
        new = [instrument(code).name for code in cited.replaced_by]
        instead = f", nay là {new[0]}" if new else ""
        return f"có hiệu lực đến hết ngày {short_date(cited.in_force_to)}{instead}"
    if cited.in_force_from is not None:
        return f"đến ngày {short_date(cited.in_force_from)} mới có hiệu lực"
    return "chưa rõ ngày có hiệu lực"
