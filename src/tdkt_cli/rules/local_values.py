"""The values that the agency's or province's own regulations set, each with its days and place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.law import Days
from tdkt_cli.law.regulations import values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.findings import Place
    from tdkt_cli.law.records import Content
    from tdkt_cli.models import Dataset


class LocalValue(NamedTuple):
    """A value of a regulation.

    Attributes:
        name: one of `law.names()`.
        days: on which it holds.
        owner: the name of the text that sets it.
    """

    name: str
    content: Content
    days: Days
    owner: str
    place: Place


def local_values(dataset: Dataset) -> Iterator[LocalValue]:
    """Yield every value that a regulation of the data folder sets, in the order of files."""
    for source in dataset.regulations:
        record = source.record
        whole = Days(record.tu_ngay, record.den_ngay)
        for n, entry in enumerate(record.dieu_khoan):
            days = whole.within(Days(entry.tu_ngay, entry.den_ngay))
            for name, content in values(entry.gia_tri):
                place = source.at("dieu_khoan", n, "gia_tri", name)
                yield LocalValue(name, content, days, record.ten_van_ban, place)
