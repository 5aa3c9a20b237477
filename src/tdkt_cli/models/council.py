"""`data/council/<năm>.yaml`: the council, its meetings and votes."""

from typing import Literal

from tdkt_cli.models.types import (
    Day,
    LongText,
    Origin,
    Person,
    PersonName,
    Record,
    StaffCode,
    Text,
    UnitCode,
    Whole,
    Year,
)


class Member(Person):
    """A member of the council."""

    chuc_vu: LongText | None = None
    vai_tro: Literal["chu_tich", "pho_chu_tich", "thu_ky", "uy_vien"] = "uy_vien"


class Attendee(Person):
    """A member who was there."""


class Absentee(Person):
    """A member who was not, and why."""

    ly_do: LongText | None = None


class Subject(Record):
    """Who is voted on: a person, or a unit's collective when `ho_ten` is empty."""

    ho_ten: PersonName | None = None
    ma_can_bo: StaffCode | None = None
    ma_don_vi: UnitCode | None = None


class Vote(Record):
    """The count of one ballot."""

    doi_tuong: Subject
    ma_danh_hieu: Text
    phat_ra: Whole
    thu_ve: Whole
    hop_le: Whole
    dong_y: Whole


class Meeting(Record):
    """A meeting of the council."""

    ngay_hop: Day
    dia_diem: LongText | None = None
    noi_dung: LongText | None = None
    co_mat: tuple[Attendee, ...] = ()
    vang_mat: tuple[Absentee, ...] = ()
    bo_phieu: tuple[Vote, ...] = ()


class Council(Record):
    """The council of one year."""

    nam_ke_hoach: Year
    thanh_vien: tuple[Member, ...] = ()
    phien_hop: tuple[Meeting, ...] = ()
    nguon: Origin | None = None
