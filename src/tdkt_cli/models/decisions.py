"""`data/decisions/<năm>.yaml`: everything known about one year of achievement."""

from typing import Literal

from pydantic import Field

from tdkt_cli.models.types import (
    AwardKind,
    Day,
    Discipline,
    Origin,
    Person,
    Rating,
    Record,
    SharedInitiative,
    Text,
    UnitCode,
    Year,
)


class MemberOfUnit(Person):
    """A person with the unit they belonged to."""

    ma_don_vi: UnitCode | None = None


class AwardList(Record):
    """Who received one title or commendation by a decision."""

    ma_danh_hieu: Text
    loai_khen: AwardKind = "cong_trang"
    ca_nhan: tuple[MemberOfUnit, ...] = ()
    tap_the: tuple[UnitCode, ...] = ()


class Decision(Record):
    """A decision on awards; `ngay_huy_bo` when it was cancelled."""

    so_ky_hieu: Text
    ngay_ky: Day
    co_quan_ky: Text
    ngay_huy_bo: Day | None = None
    danh_sach: tuple[AwardList, ...] = ()


class PersonRating(MemberOfUnit):
    """The yearly rating of a person."""

    muc_xep_loai: Rating


class UnitRating(Record):
    """The yearly rating of a collective."""

    ma_don_vi: UnitCode
    muc_xep_loai: Rating


class Ratings(Record):
    """All ratings of the year."""

    ca_nhan: tuple[PersonRating, ...] = ()
    tap_the: tuple[UnitRating, ...] = ()


class DisciplineRecord(MemberOfUnit):
    """A discipline and the days it held."""

    hinh_thuc_ky_luat: Discipline
    ngay_ky: Day | None = None
    ngay_het_hieu_luc: Day | None = None


class UnitDiscipline(Record):
    """A discipline of a collective (NĐ 98/2023 and 152/2025, Đ.4 (4)) and the days it held."""

    ma_don_vi: UnitCode
    hinh_thuc_ky_luat: Discipline
    ngay_ky: Day | None = None
    ngay_het_hieu_luc: Day | None = None


class DecisionsOfYear(Record):
    """What is known of one year; `day_du` names the parts in which absence means "none"."""

    nam_thanh_tich: Year
    day_du: tuple[Literal["cong_trang", "xep_loai", "ky_luat", "sang_kien"], ...] = ()
    quyet_dinh: tuple[Decision, ...] = ()
    xep_loai: Ratings = Field(default_factory=Ratings)
    ky_luat: tuple[DisciplineRecord, ...] = ()
    ky_luat_tap_the: tuple[UnitDiscipline, ...] = ()
    sang_kien: tuple[SharedInitiative, ...] = ()
    nguon: Origin | None = None
