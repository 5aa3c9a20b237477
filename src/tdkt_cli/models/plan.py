"""`data/plan-<năm>.yaml`: the facts of the yearly plan, then its text as issued."""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from tdkt_cli.models.types import (
    Day,
    Flag,
    HistoricDay,
    ItemCode,
    LongText,
    Record,
    RoundNumber,
    Signer,
    Text,
    UnitCode,
    Whole,
    Year,
)


class Agency(Record):
    """The agency that issues the plan."""

    ten_co_quan: Text
    co_quan_chu_quan: LongText | None = None
    viet_tat: Text
    dia_danh: Text


class IssuedText(Record):
    """The plan as a paper: type, number, date, subject, recipients."""

    ma_loai: Text = "KH"
    so_van_ban: Whole | None = None
    ngay_ban_hanh: Day | None = None
    dia_danh: Text
    trich_yeu: Annotated[tuple[Text, ...], Field(min_length=1)]
    kinh_gui: tuple[Text, ...] = ()
    noi_nhan: tuple[Text, ...] = ()
    noi_luu: LongText | None = None
    nguoi_soan: LongText | None = None


class Unit(Record):
    """A unit that registers; exactly one is the agency itself (`co_quan`)."""

    ma_don_vi: UnitCode
    ten_don_vi: Text
    loai_don_vi: Literal["phong", "co_quan"] = "phong"
    ten_tap_the: Text | None = None
    ngay_thanh_lap: Day | None = None
    tu_ngay: Day | None = None
    den_ngay: Day | None = None
    thay_bang: UnitCode | None = None
    thuoc_dien_co: Flag = True
    tong_so_nguoi: Whole | None = None

    @property
    def collective_name(self) -> str:
        """The name under which the collective itself is commended."""
        return self.ten_tap_the or self.ten_don_vi

    def exists_on(self, day: date) -> bool:
        """Whether the unit exists on a day."""
        begun = self.tu_ngay is None or self.tu_ngay <= day
        return begun and (self.den_ngay is None or day <= self.den_ngay)


class Deadline(Record):
    """A day by which something is due; `truoc_ngay` means that the day itself is late."""

    han_nop: Day | None = None
    truoc_ngay: Flag = False

    @property
    def last_day(self) -> date | None:
        """The last day that is still in time."""
        if self.han_nop is None:
            return None
        return self.han_nop - timedelta(days=1) if self.truoc_ngay else self.han_nop


class Filing(Deadline):
    """Where and until when units file their registration."""

    han_nop: Day
    don_vi_nhan: UnitCode | None = None


class Anniversary(Record):
    """An event that a round commemorates; `so_nam` only where the text states it."""

    su_kien: Text
    so_nam: Whole | None = None
    ngay_goc: HistoricDay | None = None
    ngay_ky_niem: Day | None = None


class PeakTime(Record):
    """The number, name and days of a round."""

    so_dot: RoundNumber
    ten_dot: Text
    tu_ngay: Day
    den_ngay: Day


# The keys of the last base come first: that is the order in which `fmt` writes them.
class Round(Deadline, PeakTime):
    """A peak round (đợt thi đua)."""

    chao_mung: tuple[Anniversary, ...] = ()


class CitedPlan(Record):
    """A plan cited by number and date."""

    so_ky_hieu: Text
    ngay_ban_hanh: Day | None = None


class Movement(Record):
    """An emulation movement that the plan answers."""

    ma_phong_trao: ItemCode
    ten_phong_trao: Text
    giai_doan: LongText | None = None
    ke_hoach: CitedPlan | None = None


class Task(Record):
    """A task of the plan's part II.1."""

    ma_nhiem_vu: ItemCode
    ten_nhiem_vu: Text


class Section(Record):
    """A numbered part of the text; without `tieu_de` the number runs into the first paragraph."""

    so_muc: Text
    tieu_de: Text | None = None
    doan_van: tuple[Text, ...] = ()
    muc_con: tuple["Section", ...] = ()


class Plan(Record):
    """The yearly plan."""

    nam_ke_hoach: Year
    co_quan: Agency
    van_ban: IssuedText
    nguoi_ky: Signer
    don_vi: Annotated[tuple[Unit, ...], Field(min_length=1)]
    dang_ky: Filing
    ngay_xet: Day | None = None
    dot_thi_dua: tuple[Round, ...] = ()
    phong_trao: tuple[Movement, ...] = ()
    nhiem_vu: tuple[Task, ...] = ()
    mo_dau: tuple[Text, ...] = ()
    muc: tuple[Section, ...] = ()

    def unit(self, code: str) -> Unit | None:
        """Return the unit with this code."""
        return next((unit for unit in self.don_vi if unit.ma_don_vi == code), None)

    def round(self, number: int) -> Round | None:
        """Return the peak round with this number."""
        return next((entry for entry in self.dot_thi_dua if entry.so_dot == number), None)

    @property
    def review_day(self) -> date:
        """The day whose law judges the awards: `ngay_xet`, or the last day of the plan's year."""
        return self.ngay_xet or date(self.nam_ke_hoach, 12, 31)
