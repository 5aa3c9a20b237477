"""What the council's papers print: ballots, nominees by title, bonuses. Pure figures."""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.law import titles

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, time

    from tdkt_cli.models.plan import CitedPlan

_ONE_DECIMAL = Decimal("0.1")


class VoteLine(NamedTuple):
    """The count of one ballot with what it needed.

    Attributes:
        ngay_hop: day of the meeting.
        ten_doi_tuong: the person's name, or the collective's.
        khong_dong_y: valid ballots that are not in favour.
        ty_le: votes in favour, per cent of all members.
        ty_le_can: the share the law asks, `None` when it asks none on that day.
        tinh_o_cap_tren: that share is counted in the council of the province or ministry.
        ket_qua: `dat`, `khong_dat`, or `khong_quy_dinh` where no share is asked.
    """

    ngay_hop: date
    doi_tuong: str
    ten_doi_tuong: str
    ten_don_vi: str
    ma_danh_hieu: str
    ten_danh_hieu: str
    viet_tat: str
    phat_ra: int
    thu_ve: int
    hop_le: int
    dong_y: int
    khong_dong_y: int
    so_thanh_vien: int
    ty_le: Decimal
    ty_le_can: int | None
    so_phieu_can: int | None
    tinh_o_cap_tren: bool
    ket_qua: str


class Threshold(NamedTuple):
    """What a title's ballots need, with its source."""

    ma_danh_hieu: str
    ten_danh_hieu: str
    viet_tat: str
    ty_le_can: int
    so_phieu_can: int
    so_thanh_vien: int
    tinh_o_cap_tren: bool
    can_cu: str
    doi_chieu: str


class Nominee(NamedTuple):
    """One title that a unit proposes for someone.

    Attributes:
        thanh_tich: evidence, one clause each.
        ket_luan: outcome of the title's conditions, as in `dieukien`.
        phieu: the last ballot, `None` without one.
        ly_do: why the title goes into no proposal and no decision; `None` when it does.
        co_dang_ky: whether a person is in the registration, where form of address and office stand.
        noi_cong_tac: where papers say that a person works: the unit, of leaders the agency.
    """

    doi_tuong: str
    ten_doi_tuong: str
    ho_ten: str | None
    ma_can_bo: str | None
    danh_xung: str | None
    chuc_vu: str | None
    ma_don_vi: str
    ten_don_vi: str
    ma_danh_hieu: str
    ten_danh_hieu: str
    viet_tat: str
    cap_quyet_dinh: str
    muc_xep_loai: str | None
    thanh_tich: tuple[str, ...]
    ket_luan: str | None
    phieu: VoteLine | None
    ly_do: str | None
    co_dang_ky: bool = True
    noi_cong_tac: str = ""

    @property
    def receiver(self) -> tuple[str | None, ...]:
        """What tells the person or collective from every other one."""
        return self.doi_tuong, self.ma_don_vi, self.ho_ten, self.ma_can_bo


class Unproposed(NamedTuple):
    """Titles that someone registered and that the unit does not propose.

    Attributes:
        danh_hieu: their names.
        ly_do: what the unit's paper says of them.
    """

    doi_tuong: str
    ten_doi_tuong: str
    ten_don_vi: str
    danh_hieu: tuple[str, ...]
    ly_do: str


class TitleGroup(NamedTuple):
    """The nominees of one title, collectives and people apart."""

    doi_tuong: str
    ma_danh_hieu: str
    ten_danh_hieu: str
    viet_tat: str
    cap_quyet_dinh: str
    so_luong: int
    danh_sach: tuple[Nominee, ...]


class SubjectCount(NamedTuple):
    """How many collectives, or people, are proposed for a title."""

    doi_tuong: str
    ma_danh_hieu: str
    ten_danh_hieu: str
    viet_tat: str
    cap_quyet_dinh: str
    so_luong: int


class SubjectTotals(NamedTuple):
    """How many receive something; someone with two titles is one receiver and two awards."""

    so_tap_the: int
    so_ca_nhan: int
    so_luot: int
    so_luot_tap_the: int
    so_luot_ca_nhan: int


class MemberLine(NamedTuple):
    """A member of the council at a meeting, or a guest (without a role)."""

    ho_ten: str
    chuc_vu: str | None
    vai_tro: str | None
    ly_do: str | None = None
    y_kien_van_ban: bool | None = None


class Minutes(NamedTuple):
    """Everything that the minutes of a meeting print.

    Attributes:
        phien_cuoi: the last meeting of the year; it takes up what needs no ballot.
        de_nghi: what the units propose, counted.
        thoi_de_nghi: what they registered and do not propose; at the last meeting alone.
        khong_bo_phieu: of that, what needs no ballot and was taken up.
        nguong: what each title's ballots need.
        khong_dua: what was proposed and is not taken up, with the reasons.
        trinh: taken up, by title, the agency's own titles first.
    """

    nam_ke_hoach: int
    ten_hoi_dong: str
    thanh_lap: CitedPlan | None
    ngay_hop: date
    gio_bat_dau: time | None
    gio_ket_thuc: time | None
    dia_diem: str | None
    noi_dung: str | None
    phien_cuoi: bool
    so_thanh_vien: int
    so_co_mat: int
    so_vang_mat: int
    chu_tri: MemberLine | None
    thu_ky: MemberLine | None
    co_mat: tuple[MemberLine, ...]
    vang_mat: tuple[MemberLine, ...]
    khach_moi: tuple[MemberLine, ...]
    kiem_phieu: tuple[str, ...]
    so_don_vi: int
    de_nghi: tuple[SubjectCount, ...]
    thoi_de_nghi: tuple[Unproposed, ...]
    khong_bo_phieu: tuple[TitleGroup, ...]
    nguong: tuple[Threshold, ...]
    bo_phieu: tuple[VoteLine, ...]
    khong_dua: tuple[Nominee, ...]
    trinh: tuple[TitleGroup, ...]
    tong: SubjectTotals


def share_of(yes: int, members: int) -> Decimal:
    """Return votes in favour in per cent of all members, with one decimal.

    Half is rounded up as people do; with fewer than 200 members what is below 80 or 90 never
    shows as 80,0 or 90,0.
    """
    if not members:
        return Decimal(0)
    return (Decimal(100 * yes) / members).quantize(_ONE_DECIMAL, ROUND_HALF_UP)


def in_order(nominees: Iterable[Nominee]) -> tuple[Nominee, ...]:
    """Return nominees by title in the order of the law; within a title their order is kept."""
    ranks = {title.code: rank for rank, title in enumerate(titles.all_titles())}
    return tuple(
        sorted(
            nominees,
            key=lambda one: (
                one.doi_tuong != "tap_the",
                ranks.get(one.ma_danh_hieu, len(ranks)),
                one.ma_danh_hieu,
            ),
        )
    )


def by_title(nominees: Iterable[Nominee]) -> tuple[TitleGroup, ...]:
    """Return nominees grouped by title: collectives first, then people."""
    groups = groupby(in_order(nominees), key=lambda one: (one.doi_tuong, one.ma_danh_hieu))
    return tuple(_group(tuple(held)) for _, held in groups)


def _group(held: tuple[Nominee, ...]) -> TitleGroup:
    first = held[0]
    return TitleGroup(
        first.doi_tuong,
        first.ma_danh_hieu,
        first.ten_danh_hieu,
        first.viet_tat,
        first.cap_quyet_dinh,
        len(held),
        held,
    )


def counted(nominees: Iterable[Nominee]) -> tuple[SubjectCount, ...]:
    """Return how many are proposed for each title, in the order of `by_title`."""
    return tuple(SubjectCount(*group[:-1]) for group in by_title(nominees))


def totals(nominees: Iterable[Nominee]) -> SubjectTotals:
    """Return how many collectives and people there are, and how many awards together."""
    listed = tuple(nominees)
    receivers = Counter(kind for kind, *_ in {one.receiver for one in listed})
    awards = Counter(one.doi_tuong for one in listed)
    return SubjectTotals(
        receivers["tap_the"],
        receivers["ca_nhan"],
        len(listed),
        awards["tap_the"],
        awards["ca_nhan"],
    )
