"""Titles as documents name and count them, in the order of the law."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.law import titles

if TYPE_CHECKING:
    from collections.abc import Iterable


class TitleCount(NamedTuple):
    """How often a title was registered."""

    ma_danh_hieu: str
    ten_danh_hieu: str
    viet_tat: str
    cap_quyet_dinh: str
    so_luong: int


class TitleName(NamedTuple):
    """A title as a document names it."""

    ma_danh_hieu: str
    ten_danh_hieu: str
    viet_tat: str


def title_counts(counts: Iterable[dict[str, int]]) -> tuple[TitleCount, ...]:
    """Add counts by code and return those above zero, in the order of the law; unknown ones last.

    An unknown title, which only a draft prints, is counted too: its sums must agree with its rows.
    """
    total: Counter[str] = Counter()
    for entry in counts:
        total.update(entry)
    known = [title for title in titles.all_titles() if total[title.code]]
    unknown = sorted(total.keys() - {title.code for title in known})
    return (
        *(
            TitleCount(title.code, title.name, title.abbreviation, title.level, total[title.code])
            for title in known
        ),
        *(TitleCount(text, text, text, "", total[text]) for text in unknown if total[text]),
    )


def title_names(texts: Iterable[str]) -> tuple[TitleName, ...]:
    """Return what texts of titles mean, once each, in the order of the law; unknown ones last.

    An unknown title reaches only a draft: rule L101 stops every other paper.
    """
    found = {text: titles.find(text) for text in texts}
    order = {title.code: n for n, title in enumerate(titles.all_titles())}
    names = {
        TitleName(title.code, title.name, title.abbreviation)
        if title
        else TitleName(text, text, text)
        for text, title in found.items()
    }
    return tuple(sorted(names, key=lambda name: (order.get(name.ma_danh_hieu, 999), name)))
