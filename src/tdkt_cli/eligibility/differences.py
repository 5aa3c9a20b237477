"""The same data under the law of two days: what differs, and from when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.vietnamese import lower_first, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tdkt_cli.eligibility.outcomes import Condition, Judgement
    from tdkt_cli.law import Citation


def noted(judged: tuple[Judgement, ...], other: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Return judgements with a note for each condition that the law of the other day changes.

    Args:
        judged: under the law of its day.
        other: the same data, in the same order, under the law of another day.
    """
    return tuple(
        one._replace(ghi_chu=(*one.ghi_chu, *_notes(one, two)))
        for one, two in zip(judged, other, strict=True)
    )


def _notes(one: Judgement, two: Judgement) -> Iterator[str]:
    early, late = sorted((one, two), key=lambda judgement: judgement.ngay_luat)
    after = {condition.ma: condition for condition in late.dieu_kien}
    for before in early.dieu_kien:
        later = after.get(before.ma)
        if later is not None and _law_differs(before, later):
            yield _note(before, early.ngay_luat, later, late.ngay_luat)


def _law_differs(before: Condition, later: Condition) -> bool:
    """Whether another provision holds, and it asks for or answers something else."""
    same_law = (before.can_cu, before.doi_chieu) == (later.can_cu, later.doi_chieu)
    same_answer = (before.noi_dung, before.ket_luan) == (later.noi_dung, later.ket_luan)
    return not same_law and not same_answer


def _note(before: Condition, early: date, later: Condition, late: date) -> str:
    begun = max((_first_day(citation, late) for citation in later.can_cu), default=late)
    articles = "; ".join(map(str, later.can_cu))
    return (
        f"từ {short_date(begun)}{f' ({articles})' if articles else ''}: "
        f"{lower_first(later.noi_dung)}: {later.ket_luan.label}; "
        f"theo luật ngày {short_date(early)}: {before.ket_luan.label}"
    )


def _first_day(citation: Citation, day: date) -> date:
    """Return from when a provision holds, or from when it no longer counts as checked."""
    unchecked = citation.within.unchecked_from
    if unchecked is not None and unchecked <= day:
        return unchecked
    firsts = [found.days.first for found in citation.provisions if found.days.hold(day)]
    known = [first for first in (*firsts, citation.within.in_force_from) if first is not None]
    return max(known, default=day)
