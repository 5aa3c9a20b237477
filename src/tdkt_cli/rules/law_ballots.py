"""Ballots of the council with their titles, members and shares."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import law
from tdkt_cli.law import Citation, titles
from tdkt_cli.law.votes import BY_PROVINCE, VOTED
from tdkt_cli.rules.law_names import code
from tdkt_cli.rules.law_review import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.eligibility.identity import Namesakes
    from tdkt_cli.findings import Place
    from tdkt_cli.law import LegalValue
    from tdkt_cli.models import Council, Dataset, Meeting, Sourced, Vote

MUST_VOTE = (Citation("nd-98-2023", 30, 7), Citation("nd-152-2025", "Bỏ phiếu của Hội đồng"))


class Ballot(NamedTuple):
    """A ballot with its meeting and place.

    Attributes:
        path: key path of the ballot; its second part is the number of the meeting.
        owner: who is voted on, for messages.
        title: how messages call the title.
        code: of the title, `None` when nobody knows it.
        members: all members, listed, or named at the meeting when that is more.
    """

    council: Sourced[Council]
    meeting: Meeting
    vote: Vote
    path: tuple[str | int, ...]
    owner: str
    title: str
    code: str | None
    members: int

    def at(self, name: str) -> Place:
        """Return the place of one of its keys."""
        return self.council.under((*self.path, name))

    def who(self, names: Namesakes) -> str | None:
        """Return what tells who is voted on, as `law_review.key`; a collective's unit."""
        subject = self.vote.doi_tuong
        if subject.ho_ten is None:
            return subject.ma_don_vi
        return key_of(names, subject.ho_ten, subject.ma_can_bo, subject.ma_don_vi)

    @property
    def in_province(self) -> bool:
        """Whether the share is counted in the council of the province."""
        return self.code in BY_PROVINCE

    def needed(self) -> tuple[LegalValue, int] | None:
        """Return the share and the fewest votes that reach it on the day of the meeting."""
        name = VOTED.get(self.code or "")
        share = law.national().known(name, self.meeting.ngay_hop) if name else None
        if share is None or not self.members:
            return None
        return share, law.minimum_yes(self.members, share.whole)


@lru_cache(maxsize=1)
def ballots(dataset: Dataset) -> tuple[Ballot, ...]:
    """Return every ballot of the year's council, in the order of the file."""
    return tuple(_ballots(dataset))


def _ballots(dataset: Dataset) -> Iterator[Ballot]:
    council = dataset.council
    if council is None:
        return
    units = {unit.ma_don_vi: unit.collective_name for unit in dataset.units()}
    for m, meeting in enumerate(council.record.phien_hop):
        present = len(meeting.co_mat) + len(meeting.vang_mat)
        for n, vote in enumerate(meeting.bo_phieu):
            who = vote.doi_tuong
            unit = who.ma_don_vi or ""
            title = titles.find(vote.ma_danh_hieu)
            yield Ballot(
                council,
                meeting,
                vote,
                ("phien_hop", m, "bo_phieu", n),
                who.ho_ten or f"tập thể {units.get(unit, unit)}",
                title.abbreviation if title else vote.ma_danh_hieu,
                code(vote.ma_danh_hieu),
                max(len(council.record.thanh_vien), present),
            )
