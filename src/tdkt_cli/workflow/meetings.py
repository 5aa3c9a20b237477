"""Meetings of the council: which one is meant, who was there, who chaired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.consolidate.council import MemberLine
from tdkt_cli.vietnamese import fold_name, short_date
from tdkt_cli.workflow.values import CannotRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tdkt_cli.models import Council, Meeting, Member, Person
    from tdkt_cli.models.council import Guest

NO_MEETING = (
    "Chưa in: tệp hội đồng của năm chưa ghi phiên họp nào (data/council/{year}.yaml). Lập biểu mẫu "
    "bằng «tdkt bieumau --hoi-dong», điền xong thì «tdkt nhapmau»."
)


def chosen_meeting(
    meetings: Sequence[Meeting], day: date | None, number: int | None
) -> tuple[int, Meeting]:
    """Return the meeting asked for and its number in the order of days.

    Without `day` and `number` it is the only one, or the only one that voted.

    Args:
        meetings: at least one.
        day: of the meeting.
        number: from 1, in the order of days.

    Raises:
        CannotRun: there is no such meeting, or several may be meant.
    """
    in_time = sorted(meetings, key=lambda meeting: meeting.ngay_hop)
    numbered = list(enumerate(in_time, 1))
    found = numbered
    if number is not None:
        found = [entry for entry in found if entry[0] == number]
    if day is not None:
        found = [entry for entry in found if entry[1].ngay_hop == day]
    if number is None and day is None and len(found) > 1:
        found = [entry for entry in found if entry[1].bo_phieu]
    if len(found) != 1:
        raise CannotRun(_which(numbered, wrong=bool(number or day) and not found))
    return found[0]


def _which(numbered: Iterable[tuple[int, Meeting]], *, wrong: bool) -> str:
    known = "; ".join(f"{n}: ngày {short_date(meeting.ngay_hop)}" for n, meeting in numbered)
    opening = "Không có phiên họp như vậy" if wrong else "Năm có nhiều phiên họp, chưa rõ phiên nào"
    return f"{opening}. Dùng --phien SỐ hoặc --ngay NGÀY (các phiên: {known})."


class Roll:
    """The members of a council, found by name or code."""

    def __init__(self, council: Council) -> None:
        self._members = council.thanh_vien

    def member(self, person: Person) -> Member | None:
        """Return the member that a list of a meeting names."""
        for member in self._members:
            if person.ma_can_bo and member.ma_can_bo:
                if person.ma_can_bo == member.ma_can_bo:
                    return member
            elif fold_name(person.ho_ten) == fold_name(member.ho_ten):
                return member
        return None

    def line(self, person: Person) -> MemberLine:
        """Return a person of a meeting with the office and role that the list of members gives."""
        member = self.member(person)
        return MemberLine(
            person.ho_ten,
            member.chuc_vu if member else None,
            member.vai_tro if member else None,
            getattr(person, "ly_do", None),
            getattr(person, "y_kien_van_ban", None),
        )

    def guest(self, guest: Guest) -> MemberLine:
        """Return a guest, who has an office and no role."""
        return MemberLine(guest.ho_ten, guest.chuc_vu, None)

    def chair(self, meeting: Meeting) -> MemberLine | None:
        """Return who chaired: as stated, else the chairman if present, else the only deputy."""
        return self._leader(meeting, meeting.chu_tri, ("chu_tich", "pho_chu_tich"))

    def secretary(self, meeting: Meeting) -> MemberLine | None:
        """Return who kept the minutes: as stated, else the only secretary present."""
        return self._leader(meeting, meeting.thu_ky, ("thu_ky",))

    def _leader(
        self, meeting: Meeting, stated: Person | None, roles: tuple[str, ...]
    ) -> MemberLine | None:
        if stated is not None:
            return self.line(stated)
        present = [self.line(person) for person in meeting.co_mat]
        for role in roles:
            found = [line for line in present if line.vai_tro == role]
            if found:
                return found[0] if len(found) == 1 else None
        return None


def members_of(council: Council, meeting: Meeting) -> int:
    """Return how many members there are: listed, or named at the meeting when that is more."""
    return max(len(council.thanh_vien), len(meeting.co_mat) + len(meeting.vang_mat))
