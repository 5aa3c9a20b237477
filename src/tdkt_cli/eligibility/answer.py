"""Judgements → the plain values of JSON; a new key does not raise `phien_ban`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tdkt_cli.eligibility.outcomes import Condition, Judgement

VERSION = 1


def answer(year: int, judgements: Iterable[Judgement]) -> dict[str, object]:
    """Return the answer of `tdkt dieukien` as tables, lists and text.

    Args:
        year: the plan's year.
        judgements: in the order in which they are shown.
    """
    return {
        "phien_ban": VERSION,
        "nam_ke_hoach": year,
        "ket_qua": [_judgement(judgement) for judgement in judgements],
    }


def _judgement(judgement: Judgement) -> dict[str, object]:
    return {
        "doi_tuong": judgement.doi_tuong,
        "ho_ten": judgement.ho_ten,
        "ma_can_bo": judgement.ma_can_bo,
        "ma_don_vi": judgement.ma_don_vi,
        "ma_danh_hieu": judgement.ma_danh_hieu,
        "giai_doan": judgement.giai_doan,
        "ngay_luat": judgement.ngay_luat.isoformat(),
        "ket_luan": judgement.ket_luan.value,
        "dieu_kien": [_condition(condition) for condition in judgement.dieu_kien],
    }


def _condition(condition: Condition) -> dict[str, object]:
    return {
        "ma": condition.ma,
        "noi_dung": condition.noi_dung,
        "ket_luan": condition.ket_luan.value,
        "bang_chung": list(condition.bang_chung),
        "can_cu": [str(citation) for citation in condition.can_cu],
        "doi_chieu": condition.doi_chieu,
        "nguoi_xem_xet": condition.nguoi_xem_xet,
    }
