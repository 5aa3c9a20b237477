"""Time worked in the year: recruits, leave, training, maternity, transfers.

What a rating decree says of short time works through the rating: no rating, or one below "hoàn
thành tốt", means no Lao động tiên tiến.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tdkt_cli.eligibility.everyone import MATERNITY
from tdkt_cli.eligibility.outcomes import Outcome
from tdkt_cli.eligibility.spans import Length, length, months, total_in_year
from tdkt_cli.eligibility.stating import Verdict, by_articles, by_values, figure, for_people
from tdkt_cli.law import Citation
from tdkt_cli.vietnamese import count, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.eligibility.cases import PersonCase
    from tdkt_cli.eligibility.outcomes import Condition
    from tdkt_cli.models.registration import Absence, Span

_SPECIAL_CASES = (
    Citation("tt-01-2024-bnv", 1, 5),
    Citation("tt-15-2025-bnv", "Lao động tiên tiến trong trường hợp đặc biệt"),
)
_RATING_DECREE = (Citation("nd-90-2020", 2),)


def recruit(case: PersonCase) -> Iterator[Condition]:
    """Leave out who was recruited too short a time ago, counted to 31 December.

    The rating decree is a second ground: who worked too short a time is not rated at all, and
    cannot show the rating that the title asks for (NĐ 90/2020, Đ.2).
    """
    if not _recruited_this_year(case):
        yield _in_office(case)
        return
    yield _recruit_of_the_year(case)
    needed = figure(case.sitting, "thang_lam_viec_toi_thieu")
    served = _in_year_since(case.since or date.max, case.sitting.year)
    if needed is not None and served < months(needed.whole) and not _other_leave(case):
        yield _not_rated(case, served)


def too_short_to_be_rated(case: PersonCase) -> bool:
    """Whether the rating decree leaves someone without a rating: too short a time at work."""
    needed = figure(case.sitting, "thang_lam_viec_toi_thieu")
    if needed is None or _on_maternity(case):
        return False
    spans = ((span.tu_ngay, span.den_ngay) for span in _other_leave(case))
    away = total_in_year(spans, case.sitting.year)
    present = _in_year_since(case.since or date.min, case.sitting.year)
    return present < away.plus(months(needed.whole))


def _not_rated(case: PersonCase, served: Length) -> Condition:
    def judge(needed: int) -> Verdict:
        text = f"Làm việc từ {count(needed)} tháng trở lên trong năm mới được xếp loại"
        if _on_maternity(case):
            evidence = "có nghỉ thai sản, được trừ ra khỏi điều này: người xem xét"
            return Verdict(text, Outcome.UNCHECKED, (evidence,))
        evidence = f"đến 31/12 làm việc được {served.text}, không được xếp loại"
        return Verdict(text, Outcome.IMPOSSIBLE, (evidence,))

    return by_values(case.sitting, "ldtt.lam_viec", ("thang_lam_viec_toi_thieu",), judge)


def _recruited_this_year(case: PersonCase) -> bool:
    return case.since is not None and case.since.year >= case.sitting.year


def _in_office(case: PersonCase) -> Condition:
    """Whoever was there on 1 January has the whole year, whatever the figure of the law is."""
    outcome, evidence = Outcome.MET, "có thành tích, xếp loại từ năm trước"
    if case.since is not None:
        evidence = f"tuyển dụng ngày {short_date(case.since)}, trước năm {case.sitting.year}"
    elif not (case.past.awards or case.past.ratings):
        outcome, evidence = Outcome.MISSING_DATA, "chưa ghi ngày tuyển dụng"
    verdict = Verdict("Không phải người mới tuyển dụng trong năm", outcome, (evidence,))
    condition = by_articles(case.sitting, "ldtt.moi_tuyen_dung", _SPECIAL_CASES, verdict)
    return condition._replace(ket_luan=outcome)


def _recruit_of_the_year(case: PersonCase) -> Condition:
    begun = case.since or date.max
    served = _in_year_since(begun, case.sitting.year)

    def judge(needed: int) -> Verdict:
        outcome = Outcome.MET if served >= months(needed) else Outcome.IMPOSSIBLE
        return Verdict(
            f"Người mới tuyển dụng: từ {count(needed)} tháng trở lên, tính đến 31/12",
            outcome,
            (f"tuyển dụng ngày {short_date(begun)}, đến 31/12 được {served.text}",),
        )

    return by_values(case.sitting, "ldtt.moi_tuyen_dung", ("so_thang_tuyen_dung_toi_thieu",), judge)


def _in_year_since(begun: date, year: int) -> Length:
    last = date(year, 12, 31)
    return length(max(begun, date(year, 1, 1)), last) if begun <= last else Length(0, 0)


def leave(case: PersonCase) -> Iterator[Condition]:
    """Judge lawful absence other than maternity: short of a rating, or rated too low."""
    absences = _other_leave(case)
    away = total_in_year(((span.tu_ngay, span.den_ngay) for span in absences), case.sitting.year)
    if away == Length(0, 0):
        return
    present = _in_year_since(case.since or date.min, case.sitting.year)
    evidence = (
        f"nghỉ {away.text} trong năm ({', '.join(map(_span_text, absences))})",
        *(_RESCUE if any(span.ly_do == "dieu_tri" for span in absences) else ()),
    )
    names = ("thang_lam_viec_toi_thieu", "thang_nghi_toi_thieu", "thang_nghi_toi_da")

    def judge(work: int, shortest: int, longest: int) -> Verdict:
        text = (
            f"Làm việc từ {count(work)} tháng trở lên, "
            f"không nghỉ từ {count(shortest)} đến dưới {count(longest)} tháng trong năm"
        )
        if present < away.plus(months(work)):
            if _on_maternity(case):  # the clause leaves maternity out, whatever else there was
                both = "có cả nghỉ thai sản, được trừ ra khỏi điều này: người xem xét"
                return Verdict(text, Outcome.UNCHECKED, (*evidence, both))
            return Verdict(text, Outcome.IMPOSSIBLE, (*evidence, "không được xếp loại"))
        if months(shortest) <= away < months(longest):
            lower = "không xếp loại từ hoàn thành tốt trở lên"
            return Verdict(text, Outcome.IMPOSSIBLE, (*evidence, lower))
        return Verdict(text, Outcome.MET, evidence)

    condition = by_values(case.sitting, "ldtt.nghi_viec", names, judge)
    if case.sitting.registering and any(span.den_ngay is None for span in absences):
        yield _may_return(condition)
    else:
        yield _between_the_clauses(case, condition, away)


_RESCUE = ("điều trị do chiến đấu, cứu người thì được tính, không ghi vào nghi_viec",)


def _may_return(condition: Condition) -> Condition:
    """An absence without an end was counted to 31 December: the person may come back before."""
    if condition.ket_luan is not Outcome.IMPOSSIBLE:
        return condition
    evidence = (*condition.bang_chung, "chưa ghi ngày hết nghỉ: tính đến 31/12")
    return condition._replace(ket_luan=Outcome.DEPENDS, bang_chung=evidence)


def _between_the_clauses(case: PersonCase, condition: Condition, away: Length) -> Condition:
    """Away exactly the longest span and at work just enough: neither clause speaks of it."""
    longest = figure(case.sitting, "thang_nghi_toi_da")
    if condition.ket_luan is not Outcome.MET or not longest or away < months(longest.whole):
        return condition
    return condition._replace(
        ket_luan=Outcome.DEPENDS,
        nguoi_xem_xet=True,
        bang_chung=(*condition.bang_chung, "không thuộc trường hợp nào của điều này"),
    )


def training(case: PersonCase) -> Iterator[Condition]:
    """Count time of training as time of work (TT 01/2024/TT-BNV, Đ.1 k5: not seen word for word).

    Shorter than the shortest absence that the rating decree speaks of it cannot matter.
    """
    spans = case.registered.dao_tao if case.registered else ()
    this_year = [span for span in spans if _touches(span, case.sitting.year)]
    if not this_year:
        return
    text = "Thời gian được cử đi đào tạo được tính để xét"
    evidence = f"đào tạo, bồi dưỡng {', '.join(map(_span_text, this_year))}"
    away = total_in_year(((span.tu_ngay, span.den_ngay) for span in spans), case.sitting.year)
    shortest = figure(case.sitting, "thang_nghi_toi_thieu")
    if shortest is not None and away < months(shortest.whole):
        too_short = f"{away.text} trong năm, chưa tới mức nghỉ làm giảm xếp loại"
        verdict = Verdict(text, Outcome.MET, (evidence, too_short))
        yield by_articles(case.sitting, "ldtt.dao_tao", _RATING_DECREE, verdict)
        return
    verdict = Verdict(text, Outcome.MET, (evidence,))
    yield by_articles(case.sitting, "ldtt.dao_tao", _SPECIAL_CASES, verdict)
    yield for_people(
        case.sitting,
        "ldtt.ket_qua_dao_tao",
        "Chấp hành tốt quy định, kết quả của nơi đào tạo; xếp loại năm có tính thời gian đào tạo",
        (*_SPECIAL_CASES, *_RATING_DECREE),
    )


def maternity(case: PersonCase) -> Iterator[Condition]:
    """Count maternity leave (NĐ 98/2023 and 152/2025, Đ.4 (5)); it is no absence."""
    spans = _maternity_leave(case)
    if not spans:
        return
    evidence = f"nghỉ thai sản {', '.join(map(_span_text, spans))}"
    verdict = Verdict("Thời gian nghỉ thai sản được tính để xét", Outcome.MET, (evidence,))
    yield by_articles(case.sitting, "ldtt.thai_san", MATERNITY, verdict)


def transfer(case: PersonCase) -> Iterator[Condition]:
    """Ask for the old unit's comment when it had the person long enough (NĐ 90/2020, Đ.20 k1)."""
    arrived = case.registered.ngay_ve_don_vi if case.registered else None
    if arrived is None or arrived.year != case.sitting.year or not _had_other_unit(case, arrived):
        return
    last = date.fromordinal(arrived.toordinal() - 1)
    this_year = length(max(case.since or date.min, date(arrived.year, 1, 1)), last)

    def judge(needed: int) -> Verdict:
        text = f"Ở đơn vị cũ từ {count(needed)} tháng thì có nhận xét của đơn vị cũ"
        evidence = f"về đơn vị ngày {short_date(arrived)}, ở đơn vị cũ {this_year.text} trong năm"
        outcome, comment = _comment(case)
        if outcome is Outcome.MET or this_year >= months(needed):
            return Verdict(text, outcome, (evidence, comment))
        if case.since is not None and length(case.since, last) < months(needed):
            return Verdict(text, Outcome.MET, (evidence, "không bắt buộc nhận xét"))
        both = "tính cả các năm trước thì có thể đủ: hai cách hiểu, có nhận xét thì chắc chắn"
        return Verdict(text, Outcome.UNCHECKED, (evidence, comment, both))

    yield by_values(case.sitting, "ldtt.chuyen_cong_tac", ("thang_o_don_vi_cu",), judge)


def _had_other_unit(case: PersonCase, arrived: date) -> bool:
    """Whether someone worked elsewhere earlier in the year, and did not simply begin here."""
    begun = case.since or date.min
    return max(begun, date(arrived.year, 1, 1)) < arrived


def _comment(case: PersonCase) -> tuple[Outcome, str]:
    if case.registered and case.registered.co_nhan_xet_don_vi_cu:
        return Outcome.MET, "đã có nhận xét của đơn vị cũ"
    if case.old_unit_ended:
        return Outcome.MET, "đơn vị cũ không còn, không phải có nhận xét"
    ahead = case.sitting.registering
    return Outcome.DEPENDS if ahead else Outcome.MISSING_DATA, "chưa có nhận xét của đơn vị cũ"


def _absences(case: PersonCase) -> tuple[Absence, ...]:
    return case.registered.nghi_viec if case.registered else ()


def _other_leave(case: PersonCase) -> list[Absence]:
    """Return the absences of the year that are no maternity leave."""
    year = case.sitting.year
    return [s for s in _absences(case) if s.ly_do != "thai_san" and _touches(s, year)]


def _maternity_leave(case: PersonCase) -> list[Absence]:
    """Return the maternity leave of the year."""
    year = case.sitting.year
    return [s for s in _absences(case) if s.ly_do == "thai_san" and _touches(s, year)]


def _on_maternity(case: PersonCase) -> bool:
    return bool(_maternity_leave(case))


def _touches(span: Span, year: int) -> bool:
    return span.tu_ngay.year <= year and (span.den_ngay is None or span.den_ngay.year >= year)


def _span_text(span: Span) -> str:
    until = f" đến {short_date(span.den_ngay)}" if span.den_ngay else ", chưa ghi ngày hết"
    return f"từ {short_date(span.tu_ngay)}{until}"
