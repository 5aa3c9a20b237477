"""Conditions of every title: nothing being looked into, no discipline still to be served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.eligibility.outcomes import Outcome
from tdkt_cli.eligibility.stating import Verdict, article, by_articles, figure
from tdkt_cli.eligibility.wording import award_text, discipline_text
from tdkt_cli.eligibility.years import since_discipline
from tdkt_cli.law import Citation
from tdkt_cli.vietnamese import short_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tdkt_cli.eligibility.cases import Case, PersonCase, UnitCase
    from tdkt_cli.eligibility.outcomes import Condition
    from tdkt_cli.models.registration import Inquiry

NO_BASE_OF_MERIT = (Citation("nd-98-2023", 4, 3), Citation("nd-152-2025", 4, 3))
NOT_YET = (Citation("nd-98-2023", 4, 4), Citation("nd-152-2025", 4, 4))
MATERNITY = (Citation("nd-98-2023", 4, 5), Citation("nd-152-2025", 4, 5))

_NOTHING_OPEN = "Không đang trong thời gian xem xét kỷ luật, thanh tra, kiểm tra, xác minh đơn thư"
_AFTER_DISCIPLINE = "Thành tích chỉ tính từ khi chấp hành xong kỷ luật"


def inquiries(case: PersonCase | UnitCase) -> Iterator[Condition]:
    """Suspend a title while something is looked into: not yet, which is not "no" (Đ.4 (4))."""
    found = tuple(inquiry for inquiry in _recorded(case) if _open(case, inquiry))
    if not found:
        met = Verdict(_NOTHING_OPEN, Outcome.MET, ("dữ liệu không ghi việc nào đang xem xét",))
        condition = by_articles(case.sitting, "chung.dang_xem_xet", NOT_YET, met)
        yield condition._replace(ket_luan=Outcome.MET)
        return
    evidence = tuple(
        f"đang xem xét từ {short_date(inquiry.tu_ngay)}: {inquiry.noi_dung}" for inquiry in found
    )
    verdict = Verdict(
        _NOTHING_OPEN,
        Outcome.DEPENDS,
        (*evidence, "chưa xét, không phải không đạt: xét tiếp khi có kết luận không sai phạm"),
    )
    yield by_articles(case.sitting, "chung.dang_xem_xet", NOT_YET, verdict)


def past_disciplines(case: Case) -> Iterator[Condition]:
    """Count achievement only after a discipline was served (Đ.4 (4)); silent without one."""
    year = case.sitting.year
    outcome = since_discipline(case, year)
    if outcome is Outcome.MET:
        return
    evidence = tuple(discipline_text(found) for found in case.past.disciplines)
    if outcome is Outcome.UNCHECKED:
        evidence = (*evidence, f"hết hạn trong năm {year}: phần năm còn lại do người xem xét")
    verdict = Verdict(_AFTER_DISCIPLINE, outcome, evidence)
    yield by_articles(case.sitting, "chung.sau_ky_luat", NOT_YET, verdict)


def not_rewarded_before(
    ma: str, codes: frozenset[str], years: str
) -> Callable[[Case], Iterator[Condition]]:
    """Return the condition that the achievement did not bring the same form already.

    Luật Đ.5 k2 c: a form may be given many times, but not for one achievement. Whether years that
    an earlier award already rewarded may serve again, the text does not say: for people to decide.

    Args:
        ma: first part of its code.
        codes: the forms that reward the same achievement.
        years: name of the figure of years that the form asks for.
    """

    def condition(case: Case) -> Iterator[Condition]:
        year = case.sitting.year
        needed = figure(case.sitting, years)
        found = [award for award in case.past.awards if award.code in codes and award.is_base]
        again = [award for award in found if needed and year - award.year < needed.whole]
        if again:
            text = (
                "Thành tích chưa được khen bằng hình thức này (một thành tích không khen nhiều lần)"
            )
            evidence = (
                *map(award_text, again),
                "những năm đã khen có được tính lại không: người xem xét",
            )
            verdict = Verdict(text, Outcome.UNCHECKED, evidence)
            yield by_articles(case.sitting, f"{ma}.da_khen", (article(5, 2, "c"),), verdict)

    return condition


def _recorded(case: PersonCase | UnitCase) -> tuple[Inquiry, ...]:
    return case.registered.dang_xem_xet if case.registered else ()


def _open(case: Case, inquiry: Inquiry) -> bool:
    day = case.sitting.day
    return inquiry.tu_ngay <= day and (inquiry.den_ngay is None or day <= inquiry.den_ngay)
