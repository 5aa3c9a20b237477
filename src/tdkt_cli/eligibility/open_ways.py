"""Ways that no data of ours decide: other merits, and standards left to a regulation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.eligibility.local_standards import added_to
from tdkt_cli.eligibility.outcomes import Outcome
from tdkt_cli.eligibility.stating import (
    Verdict,
    article,
    by_articles,
    by_values,
    figure,
    for_people,
)
from tdkt_cli.eligibility.wording import rating_texts
from tdkt_cli.eligibility.years import rating_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tdkt_cli.eligibility.cases import Case
    from tdkt_cli.eligibility.outcomes import Condition

OTHER = "thanh_tich_khac"


def other_merits(ma: str, number: int, text: str) -> Callable[[Case], Iterator[Condition]]:
    """Return the branch of merits that people judge (movements, sudden merit, contribution).

    The data do not hold such merits, so it stays open as "thiếu dữ liệu": a commendation is never
    impossible because the way by titles is closed.
    """

    def condition(case: Case) -> Iterator[Condition]:
        yield for_people(
            case.sitting,
            f"{ma}.thanh_tich_khac",
            text,
            (article(number),),
            nhanh=OTHER,
            ket_luan=Outcome.MISSING_DATA,
            bang_chung=("dữ liệu không ghi thành tích này; người có thẩm quyền xem xét",),
        )

    return condition


def by_regulation(
    ma: str, place: tuple[int, int], noun: str, rating: str | None = None
) -> Callable[[Case], Iterator[Condition]]:
    """Return the condition of a form whose standard a regulation sets.

    Args:
        ma: first part of its code.
        place: article and clause of the Law that leave it to a regulation.
        noun: the form in words.
        rating: name of the local value with the rating it needs, if there is one.

    Without a regulation handed in, the standard is not known; of one that has words only, the data
    cannot tell.
    """

    def condition(case: Case) -> Iterator[Condition]:
        if rating is not None and figure(case.sitting, rating) is not None:
            yield by_values(case.sitting, f"{ma}.xep_loai", (rating,), lambda n: _rated(case, n))
            return
        text = f"Đạt tiêu chuẩn {noun} do Bộ, ban, ngành, tỉnh quy định"
        if any(added_to(case.sitting, ma.upper())):
            verdict = Verdict(text, Outcome.MISSING_DATA, (_BY_PEOPLE,))
        else:
            evidence = f"chưa ghi quy định của cơ quan, của tỉnh về tiêu chuẩn {noun}"
            verdict = Verdict(text, Outcome.UNCHECKED, (evidence,))
        yield by_articles(case.sitting, f"{ma}.quy_dinh", (article(*place),), verdict)

    return condition


_BY_PEOPLE = "quy định đã ghi chỉ có tiêu chuẩn bằng lời; người có thẩm quyền xem xét"


def _rated(case: Case, needed: str) -> Verdict:
    year = case.sitting.year
    text = f"Xếp loại năm từ {needed} trở lên, theo quy định của cơ quan, của tỉnh"
    return Verdict(text, rating_in(case, year, needed), rating_texts(case, (year,)))
