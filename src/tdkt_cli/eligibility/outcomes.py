"""The five outcomes of a condition and how they combine (design §6)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tdkt_cli.law import Citation


class Outcome(Enum):
    """What is known of a condition; the value is the word used in JSON.

    The order is from worst to best: *and* takes the worst, *or* the best.
    """

    IMPOSSIBLE = "khong_the_dat"
    MISSING_DATA = "thieu_du_lieu"
    UNCHECKED = "chua_doi_chieu"
    DEPENDS = "phu_thuoc"
    MET = "dat"

    @property
    def label(self) -> str:
        """The words shown to the clerk."""
        return _LABELS[self]

    @property
    def rank(self) -> int:
        """Place in the order from worst (0) to best (4)."""
        return list(Outcome).index(self)


_LABELS = {
    Outcome.IMPOSSIBLE: "không thể đạt",
    Outcome.MISSING_DATA: "thiếu dữ liệu",
    Outcome.UNCHECKED: "chưa đối chiếu",
    Outcome.DEPENDS: "phụ thuộc kết quả năm",
    Outcome.MET: "đạt",
}


class Condition(NamedTuple):
    """One condition of a title, judged.

    Attributes:
        ma: permanent short code, such as `cstdct.chuoi_cstdcs`.
        noi_dung: the requirement, one Vietnamese clause.
        ket_luan: the outcome.
        bang_chung: what it rests on: decision numbers and dates, ratings, counts.
        can_cu: the articles.
        nguoi_xem_xet: for people to judge; listed, without effect on the outcome.
        nhanh: the branch of an *or* it belongs to, `None` for a plain *and*.
    """

    ma: str
    noi_dung: str
    ket_luan: Outcome
    bang_chung: tuple[str, ...] = ()
    can_cu: tuple[Citation, ...] = ()
    nguoi_xem_xet: bool = False
    nhanh: str | None = None


class Judgement(NamedTuple):
    """One title of one person or collective, judged under the law of one day."""

    doi_tuong: str
    ho_ten: str | None
    ma_can_bo: str | None
    ma_don_vi: str
    ma_danh_hieu: str
    giai_doan: str
    ngay_luat: date
    ket_luan: Outcome
    dieu_kien: tuple[Condition, ...]
    ghi_chu: tuple[str, ...] = ()


def all_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the worst outcome; `MET` when there are none."""
    return min(outcomes, key=lambda outcome: outcome.rank, default=Outcome.MET)


def any_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the best outcome; `IMPOSSIBLE` when there are none."""
    return max(outcomes, key=lambda outcome: outcome.rank, default=Outcome.IMPOSSIBLE)
