"""`data/regulations/*.yaml`: the agency's or province's own quotas, standards and deadlines.

The format is that of the packaged law (`tdkt_cli/law/van-ban`); only values that the law leaves to
a regulation may be set, so each of them is a field here (a test compares them with the law's list).
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from tdkt_cli.models.types import (
    Amount,
    Day,
    ItemCode,
    LongText,
    MonthDay,
    Percent,
    Record,
    Text,
    Whole,
)

LowestRating = Literal["HTXSNV", "HTTNV", "HTNV"]


class LocalValues(Record):
    """Values that a regulation may set under one of its provisions."""

    ty_le_cstdcs_toi_da: Percent | None = None
    co_so_ty_le_cstdcs: Literal["ldtt", "tong_so_nguoi"] | None = None
    so_cstdcs_toi_da: Whole | None = None
    ty_le_ttldxs_toi_da: Percent | None = None
    so_ttldxs_toi_da: Whole | None = None
    so_bk_tinh_toi_da: Whole | None = None
    so_gk_toi_da: Whole | None = None
    xep_loai_gk_ca_nhan: LowestRating | None = None
    xep_loai_gk_tap_the: LowestRating | None = None
    ty_le_co_mat_toi_thieu: Percent | None = None
    tran_htxsnv: Percent | None = None
    han_dang_ky_len_tinh: MonthDay | None = None
    han_gui_len_tinh: MonthDay | None = None
    he_so_thuong_knc_ca_nhan: Amount | None = None
    cach_tinh_tien_cung_ky: Literal["cao_nhat", "cong_don"] | None = None


class LocalProvision(Record):
    """A provision of a regulation: an article, or a named part where no article is known.

    `cho_danh_hieu` names the titles for which the provision is a further standard: `noi_dung` then
    stands among their conditions, for people to judge.
    """

    dieu: Whole | None = None
    muc: Text | None = None
    khoan: Whole | None = None
    diem: Text | None = None
    noi_dung: Text
    doi_chieu: Literal["nguyen_van", "trich_dan", "chua"] = "chua"
    noi_doc: LongText | None = None
    tu_ngay: Day | None = None
    den_ngay: Day | None = None
    trich: LongText | None = None
    cho_danh_hieu: tuple[Text, ...] = ()
    gia_tri: LocalValues = Field(default_factory=LocalValues)

    @model_validator(mode="after")
    def _has_one_place(self) -> Self:
        if (self.dieu is None) == (self.muc is None):
            raise PydanticCustomError("no_place", "")
        return self


class Regulation(Record):
    """A regulation with its days in force and what stands in it."""

    ma_van_ban: ItemCode
    so_ky_hieu: LongText | None = None
    ten_van_ban: Text
    ten_trong_van_ban: LongText | None = None
    trich_yeu: LongText | None = None
    ngay_ban_hanh: Day | None = None
    tu_ngay: Day
    den_ngay: Day | None = None
    thay_the: tuple[Text, ...] = ()
    bi_thay_the_boi: tuple[Text, ...] = ()
    sua_doi_boi: tuple[Text, ...] = ()
    nguon: Text
    ngay_kiem_tra: Day
    chua_doi_chieu_tu: Day | None = None
    ly_do_chua_doi_chieu: LongText | None = None
    ghi_chu: LongText | None = None
    dieu_khoan: Annotated[tuple[LocalProvision, ...], Field(min_length=1)]
