"""`data/registrations/<năm>/<ma_don_vi>.yaml`: what one unit registers."""

from typing import Literal

from pydantic import Field

from tdkt_cli.models.types import (
    Amount,
    Day,
    Flag,
    Initiative,
    ItemCode,
    LongText,
    Origin,
    PersonName,
    Record,
    Signer,
    StaffCode,
    Text,
    UnitCode,
    Whole,
    Year,
)


class Span(Record):
    """A span of days; no `den_ngay` means that it is still open."""

    tu_ngay: Day
    den_ngay: Day | None = None


class Absence(Span):
    """Time away from work, with its reason."""

    ly_do: Literal["thai_san", "dieu_tri", "viec_rieng"]


class Inquiry(Span):
    """A discipline or verification that is being looked into (NĐ 98/2023 Đ.4)."""

    noi_dung: Text


class Collective(Record):
    """Titles and commendations registered for the unit's collective."""

    danh_hieu: tuple[Text, ...] = ()
    khen_thuong: tuple[Text, ...] = ()
    dang_xem_xet: tuple[Inquiry, ...] = ()


class Individual(Record):
    """One person and what they register."""

    ho_ten: PersonName
    ma_can_bo: StaffCode | None = None
    danh_xung: Literal["ông", "bà", "Ông", "Bà"] | None = None
    chuc_vu: Text
    ngay_tuyen_dung: Day | None = None
    ngay_ve_don_vi: Day | None = None
    don_vi_cu: LongText | None = None
    co_nhan_xet_don_vi_cu: Flag | None = None
    danh_hieu: tuple[Text, ...] = ()
    khen_thuong: tuple[Text, ...] = ()
    dien_xet: Literal["sang_kien", "hoan_thanh_xuat_sac", "de_tai"] | None = None
    sang_kien: tuple[Initiative, ...] = ()
    ma_phong_trao: tuple[ItemCode, ...] = ()
    dao_tao: tuple[Span, ...] = ()
    nghi_viec: tuple[Absence, ...] = ()
    dang_xem_xet: tuple[Inquiry, ...] = ()
    ghi_chu: LongText | None = None


class Target(Record):
    """A measurable target of a unit for one task of the plan."""

    ma_chi_tieu: ItemCode
    ma_nhiem_vu: ItemCode | None = None
    ten_chi_tieu: Text
    don_vi_tinh: Text
    muc_ke_hoach: Amount


class Registration(Record):
    """The registration of one unit."""

    nam_ke_hoach: Year
    ma_don_vi: UnitCode
    ngay_gui: Day | None = None
    nguoi_ky: Signer | None = None
    tong_so_nguoi: Whole
    so_ca_nhan: Whole
    tap_the: Collective = Field(default_factory=Collective)
    ca_nhan: tuple[Individual, ...] = ()
    chi_tieu: tuple[Target, ...] = ()
    nguon: Origin | None = None
