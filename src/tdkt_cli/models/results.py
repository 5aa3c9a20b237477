"""`data/results/<năm>/dot-<n>/<ma_don_vi>.yaml`: what one unit did in one round."""

from typing import Literal

from tdkt_cli.models.types import (
    Amount,
    Day,
    Discipline,
    Flag,
    ItemCode,
    LongText,
    Origin,
    Person,
    Rating,
    Record,
    RoundNumber,
    SharedInitiative,
    Text,
    UnitCode,
    Whole,
    Year,
)


class TaskResult(Record):
    """What was done for one task of the plan."""

    ma_nhiem_vu: ItemCode
    ket_qua: Text


class TargetResult(Record):
    """A target's result; a target that was not registered carries all its keys."""

    ma_chi_tieu: ItemCode
    muc_thuc_hien: Amount
    ma_nhiem_vu: ItemCode | None = None
    ten_chi_tieu: Text | None = None
    don_vi_tinh: Text | None = None
    muc_ke_hoach: Amount | None = None


class MovementResult(Record):
    """What was done in one movement."""

    ma_phong_trao: ItemCode
    ket_qua: Text


class Example(Person):
    """A person or collective held up as an example (điển hình)."""

    chuc_vu: LongText | None = None
    thanh_tich: Text


class Shortcoming(Record):
    """A shortcoming, its cause, and the measure against it."""

    noi_dung: Text
    nguyen_nhan: LongText | None = None
    loai_nguyen_nhan: Literal["chu_quan", "khach_quan"] | None = None
    khac_phuc: LongText | None = None


class DisciplineOfYear(Record):
    """A discipline of the year under review; both keys empty when there was none."""

    hinh_thuc_ky_luat: Discipline | None = None
    ngay_ky: Day | None = None


class CollectiveReview(Record):
    """Round 2: rating of the collective and what it is proposed for."""

    muc_xep_loai: Rating | None = None
    ky_luat: DisciplineOfYear | None = None
    de_nghi: tuple[Text, ...] = ()


class IndividualReview(Person):
    """Round 2: rating of one person and what they are proposed for."""

    muc_xep_loai: Rating | None = None
    ky_luat: DisciplineOfYear | None = None
    de_nghi: tuple[Text, ...] = ()


class Block(Record):
    """The agency's place in its emulation block (khối thi đua)."""

    ten_khoi: Text
    xep_hang: Whole | None = None


class ThematicMovement(Record):
    """The agency's place in a thematic movement."""

    ma_phong_trao: ItemCode
    so_nam: Whole | None = None
    dan_dau: Flag = False


class Results(Record):
    """The results of one unit in one round."""

    nam_ke_hoach: Year
    so_dot: RoundNumber
    ma_don_vi: UnitCode
    ngay_gui: Day | None = None
    nhiem_vu: tuple[TaskResult, ...] = ()
    chi_tieu: tuple[TargetResult, ...] = ()
    phong_trao: tuple[MovementResult, ...] = ()
    dien_hinh: tuple[Example, ...] = ()
    sang_kien: tuple[SharedInitiative, ...] = ()
    han_che: tuple[Shortcoming, ...] = ()
    phuong_huong: tuple[Text, ...] = ()
    kien_nghi: tuple[Text, ...] = ()
    tap_the: CollectiveReview | None = None
    ca_nhan: tuple[IndividualReview, ...] = ()
    cum_khoi: Block | None = None
    chuyen_de: tuple[ThematicMovement, ...] = ()
    nguon: Origin | None = None
