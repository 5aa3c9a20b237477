"""The council of a year as a form: members, meetings, who was there, ballots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.forms.contents.cells import Contents, FormRow
from tdkt_cli.forms.contents.known import with_more
from tdkt_cli.forms.kinds import COUNCIL, values
from tdkt_cli.forms.kinds import council as parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.forms.contents.cells import Values
    from tdkt_cli.forms.contents.known import Known
    from tdkt_cli.models import Council
    from tdkt_cli.models.council import Vote

_PRESENCE = {choice.code: choice.label for choice in values.PRESENCE}


def council(
    known: Known,
    record: Council | None,
    names: tuple[str, ...] = (),
    to_vote: Sequence[object] = (),
) -> Contents:
    """Return the form of the council.

    Args:
        known: the names of the plan.
        record: what is known of the council, `None` for nothing.
        names: people offered in drop-downs.
        to_vote: subjects and titles to be voted on, when no meeting is known yet; each has the
            keys of a ballot.
    """
    columns = parts.BALLOTS.columns
    met = record.phien_hop if record else ()
    first = FormRow({"phien": (1,)})
    rows = {
        "thanh_vien": known.rows(parts.MEMBERS.columns, record.thanh_vien if record else ()),
        "phien_hop": tuple(
            with_more(row, phien=number)
            for number, row in enumerate(known.rows(parts.MEETINGS.columns, met), 1)
        ),
        "diem_danh": tuple(_presence(known, record)),
        "bo_phieu": tuple(_ballots(known, record)),
    }
    if record and not met:
        members = known.rows(parts.PRESENT.columns, record.thanh_vien)
        rows["phien_hop"] = (first,)
        rows["diem_danh"] = tuple(with_more(row, phien=1) for row in members)
        rows["bo_phieu"] = tuple(with_more(row, phien=1) for row in known.rows(columns, to_vote))
    general: dict[str, Values] = {
        "thong_tin_chung": known.values(parts.GENERAL.columns, record)
        if record
        else {"nam_ke_hoach": (known.plan.nam_ke_hoach,)}
    }
    return Contents(COUNCIL, known.heading(), COUNCIL.parts, general, rows, names, known.choices())


def _presence(known: Known, record: Council | None) -> Iterator[FormRow]:
    columns = parts.PRESENT.columns
    for number, meeting in enumerate(record.phien_hop if record else (), 1):
        for row in known.rows(columns, meeting.co_mat):
            yield with_more(row, phien=number, tinh_trang=_PRESENCE["co_mat"])
        for row in known.rows(columns, meeting.vang_mat):
            yield with_more(row, phien=number, tinh_trang=_PRESENCE["vang_mat"])


def _ballots(known: Known, record: Council | None) -> Iterator[FormRow]:
    for number, meeting in enumerate(record.phien_hop if record else (), 1):
        votes: tuple[Vote, ...] = meeting.bo_phieu
        for row in known.rows(parts.BALLOTS.columns, votes):
            yield with_more(row, phien=number)
