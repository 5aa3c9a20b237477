"""`data/council/<năm>.yaml`: the council, its meetings and votes."""

from typing import Literal

from tdkt_cli.models.plan import CitedPlan
from tdkt_cli.models.types import (
    Clock,
    Day,
    Flag,
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
    """A member who was not, why, and whether the opinion came in writing."""

    ly_do: LongText | None = None
    y_kien_van_ban: Flag | None = None


class Guest(Person):
    """Someone invited who has no vote."""

    chuc_vu: LongText | None = None


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


class Refusal(Record):
    """A proposal that the council did not take up, without a ballot."""

    doi_tuong: Subject
    ma_danh_hieu: Text
    ly_do: LongText | None = None


class Meeting(Record):
    """A meeting of the council."""

    ngay_hop: Day
    gio_bat_dau: Clock | None = None
    gio_ket_thuc: Clock | None = None
    dia_diem: LongText | None = None
    noi_dung: LongText | None = None
    chu_tri: Attendee | None = None
    thu_ky: Attendee | None = None
    co_mat: tuple[Attendee, ...] = ()
    vang_mat: tuple[Absentee, ...] = ()
    khach_moi: tuple[Guest, ...] = ()
    kiem_phieu: tuple[Attendee, ...] = ()
    bo_phieu: tuple[Vote, ...] = ()
    khong_de_nghi: tuple[Refusal, ...] = ()


class Council(Record):
    """The council of one year.

    With `viet_tat` it issues papers in its own name, numbered in a series of its own (Nghị định
    30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II khoản 3 điểm a).
    """

    nam_ke_hoach: Year
    ten_hoi_dong: Text = "Hội đồng Thi đua - Khen thưởng"
    viet_tat: Text | None = None
    thanh_lap: CitedPlan | None = None
    thanh_vien: tuple[Member, ...] = ()
    phien_hop: tuple[Meeting, ...] = ()
    nguon: Origin | None = None
