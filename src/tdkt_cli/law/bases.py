"""The legal bases (căn cứ) of papers on awards: the instruments in force on the paper's day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.law.packaged import instrument, packaged
from tdkt_cli.vietnamese import long_date

if TYPE_CHECKING:
    from datetime import date

    from tdkt_cli.law.lawbook import Lawbook
    from tdkt_cli.law.records import Instrument

_ACTS = ("Luật", "Bộ luật", "Pháp lệnh")


class Basis(NamedTuple):
    """An instrument as a paper cites it.

    Attributes:
        name: the short name, for the label of a blank.
        text: name, date and body; of an act, name and date (Nghị định 30/2020/NĐ-CP, Phụ lục I,
            Phần I, Mục II khoản 6).
        subject: its trích yếu; `None` where one is needed and none was seen.
        unchecked: why the instrument does not count as checked on that day, else empty.
    """

    name: str
    text: str
    subject: str | None
    unchecked: str


def award_bases(day: date, book: Lawbook | None = None) -> tuple[Basis, ...]:
    """Return the instruments that a proposal or decision on awards cites.

    Args:
        day: the day of the paper.
        book: the law with an agency's regulations, which are cited last.
    """
    codes = packaged("can-cu.yaml")["khen_thuong"]
    local = book.regulations if book else ()
    return (
        *(_basis(found, day) for found in map(instrument, codes) if found.in_force(day)),
        *(_local(found, day) for found in local if found.in_force(day)),
    )


def _local(found: Instrument, day: date) -> Basis:
    """Return a regulation; its own name may hold everything that a citation needs."""
    return _basis(found, day)._replace(subject=found.subject)


def _basis(found: Instrument, day: date) -> Basis:
    since = found.unchecked_from
    why = found.unchecked_why if since is not None and since <= day else ""
    if found.name_in_papers.startswith(_ACTS):
        dated = f" {long_date(found.issued)}" if found.issued else ""
        return Basis(found.name, f"{found.name_in_papers}{dated}", "", why)
    return Basis(found.name, found.name_in_papers, found.subject or None, why)
