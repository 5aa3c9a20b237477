"""The five outcomes of a condition and how they combine (design §6)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tdkt_cli.law import Check, Citation


class Outcome(Enum):
    """What is known of a condition; the value is the word used in JSON.

    `rank` goes from worst (0) to best (4): *and* takes the worst, *or* the best.
    """

    rank: int

    IMPOSSIBLE = "khong_the_dat", 0
    MISSING_DATA = "thieu_du_lieu", 1
    UNCHECKED = "chua_doi_chieu", 2
    DEPENDS = "phu_thuoc", 3
    MET = "dat", 4

    def __new__(cls, word: str, rank: int) -> Self:
        """Return a member whose value is the word; its place in the order is an attribute."""
        member = object.__new__(cls)
        member._value_ = word
        member.rank = rank
        return member

    @property
    def label(self) -> str:
        """The words shown to the clerk."""
        return _LABELS[self]


_LABELS = {
    Outcome.IMPOSSIBLE: "không thể đạt",
    Outcome.MISSING_DATA: "thiếu dữ liệu",
    Outcome.UNCHECKED: "chưa đối chiếu",
    Outcome.DEPENDS: "phụ thuộc kết quả năm",
    Outcome.MET: "đạt",
}

_BY_RANK = tuple(Outcome)


class Condition(NamedTuple):
    """One condition of a title, judged.

    Attributes:
        ma: permanent short code, such as `cstdct.chuoi_cstdcs`.
        noi_dung: the requirement, one Vietnamese clause.
        ket_luan: the outcome.
        bang_chung: what it rests on: decision numbers and dates, ratings, counts.
        can_cu: the articles.
        nguoi_xem_xet: for people to judge. Beside other conditions it has no effect on the
            outcome; a branch that holds nothing else stays open with its own outcome.
        nhanh: the branch of an *or* it belongs to, `None` for a plain *and*.
        doi_chieu: how well the weakest of its articles is known (`law.Check`).
    """

    ma: str
    noi_dung: str
    ket_luan: Outcome
    bang_chung: tuple[str, ...] = ()
    can_cu: tuple[Citation, ...] = ()
    nguoi_xem_xet: bool = False
    nhanh: str | None = None
    doi_chieu: Check = "chua"


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


def at_least(needed: int, outcomes: Iterable[Outcome]) -> Outcome:
    """Return the outcome of "at least so many of these": that of the n-th best.

    Args:
        needed: how many must hold; `MET` when none need to.
        outcomes: one for each that may hold.
    """
    if needed <= 0:
        return Outcome.MET
    best_first = sorted((outcome.rank for outcome in outcomes), reverse=True)
    return _BY_RANK[best_first[needed - 1]] if needed <= len(best_first) else Outcome.IMPOSSIBLE


def title_outcome(conditions: Iterable[Condition]) -> Outcome:
    """Return the outcome of a title: worst of its conditions, best of its branches (design §6).

    What people judge has no effect, unless a branch holds nothing else.
    """
    needed: list[Outcome] = []
    branches: dict[str, list[Condition]] = {}
    for condition in conditions:
        if condition.nhanh is not None:
            branches.setdefault(condition.nhanh, []).append(condition)
        elif not condition.nguoi_xem_xet:
            needed.append(condition.ket_luan)
    if branches:
        needed.append(any_of(_branch_outcome(branch) for branch in branches.values()))
    return all_of(needed)


def _branch_outcome(branch: list[Condition]) -> Outcome:
    shown = [condition for condition in branch if not condition.nguoi_xem_xet]
    return all_of(condition.ket_luan for condition in shown or branch)
