"""`data/reviews/<năm>/<ma_don_vi>.yaml`: what the Office did with a unit's papers, and seals."""

from typing import Annotated, Literal

from pydantic import Field

from tdkt_cli.models.types import (
    Day,
    LongText,
    Record,
    RoundNumber,
    Text,
    UnitCode,
    Year,
)

Verdict = Literal["tiep_nhan", "tra_lai", "duyet"]


class Review(Record):
    """One step: a paper received, returned or approved.

    `ma_noi_dung` is the fingerprint of what the paper said on that day.
    """

    so_dot: RoundNumber | None = None
    ket_luan: Verdict
    ngay_ket_luan: Day
    nguoi_ket_luan: LongText | None = None
    ly_do: LongText | None = None
    ma_noi_dung: LongText | None = None


class Reviews(Record):
    """The steps of one unit's papers, the newest last."""

    nam_ke_hoach: Year
    ma_don_vi: UnitCode
    xem_xet: tuple[Review, ...] = ()


class SealedFile(Record):
    """A file as it was when its list was closed."""

    ten_tep: Text
    ma_bam: Text
    ma_noi_dung: LongText | None = None


class EarlierSeal(Record):
    """A list that was sealed anew: who signed it off, when, and what it held."""

    ngay_chot: Day
    nguoi_chot: LongText | None = None
    tep_chot: Annotated[tuple[SealedFile, ...], Field(min_length=1)]


class Seal(Record):
    """The files of one deadline with their digests, signed off by a person.

    What was sealed before and sealed anew stays in `chot_truoc`, the newest last.
    """

    nam_ke_hoach: Year
    so_dot: RoundNumber | None = None
    ngay_chot: Day
    nguoi_chot: LongText | None = None
    tep_chot: Annotated[tuple[SealedFile, ...], Field(min_length=1)]
    chot_truoc: tuple[EarlierSeal, ...] = ()
