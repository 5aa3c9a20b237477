"""Bonuses: coefficient × base salary in force on the day of the decision, rounded up.

Estimates made before the decision are marked "dự kiến" by the caller: the salary may change.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.law.lawbook import Lawbook, LegalValue, national
from tdkt_cli.law.titles import title

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tdkt_cli.law.citation import Citation

SAME_PERIOD = "tien_danh_hieu_cung_ky"
"""What a decree says of several titles for one period: only the highest bonus, or each."""

OWN_READING = "cach_tinh_tien_cung_ky"
"""How an agency's or province's regulation reads it, where no decree's words are known."""

_TITLE_AND_COMMENDATION = "tien_danh_hieu_va_khen_thuong"


class Bonus(NamedTuple):
    """The money for one title or commendation.

    Attributes:
        amount: in đồng, rounded up.
        coefficient: times the base salary.
        base_salary: in đồng a month, on the day.
        citations: coefficient, salary, and rounding where it changed the amount.
        certain: each of them was read or is quoted; otherwise say that it was not checked.
    """

    amount: int
    coefficient: Decimal
    base_salary: int
    citations: tuple[Citation, ...]
    certain: bool


class Payment(NamedTuple):
    """Whether a bonus is paid beside others of the same period.

    Attributes:
        basis: the provisions that say so; empty when nothing competes or none is known.
        certain: bonus and basis were read or are quoted.
    """

    code: str
    bonus: Bonus
    paid: bool
    basis: tuple[Citation, ...]
    certain: bool


def coefficient_name(title_code: str, *, individual: bool) -> str:
    """Return the name of the value that holds a title's coefficient."""
    return f"he_so_thuong_{title_code.lower()}_{'ca_nhan' if individual else 'tap_the'}"


def bonus(title_code: str, *, individual: bool, day: date, book: Lawbook | None = None) -> Bonus:
    """Return the bonus of a person or a collective.

    Args:
        title_code: such as `CSTDCS`.
        individual: for a person; otherwise for a collective.
        day: the day on which the decision is or will be signed (Nghị định 152/2025, Điều 49
            khoản 1).
        book: the law with an agency's regulations; the packaged law when left out.

    Raises:
        NoValueError: coefficient or base salary are not known for that day, with the reason.
    """
    law = book or national()
    coefficient = law.value(coefficient_name(title_code, individual=individual), day)
    salary = law.value("luong_co_so", day)
    exact = coefficient.decimal * salary.whole
    step = law.known("boi_so_lam_tron", day)
    rounded = _rounded_up(exact, step.whole) if step else exact
    used = (coefficient, salary, *((step,) if step and rounded != exact else ()))
    return Bonus(
        int(rounded),
        coefficient.decimal,
        salary.whole,
        tuple(value.citation for value in used),
        all(value.check != "chua" for value in used),
    )


def _rounded_up(amount: Decimal, step: int) -> Decimal:
    return (amount / step).to_integral_value(ROUND_CEILING) * step


def payable(
    title_codes: Iterable[str], *, individual: bool, day: date, book: Lawbook | None = None
) -> tuple[Payment, ...]:
    """Return which bonuses one receiver is paid for one period.

    Of several titles of the same period only the highest is paid (LĐTT and CSTĐCS of one year: that
    of CSTĐCS) unless a regulation reads it otherwise, a title and a commendation both (Nghị định
    152/2025, Điều 49 khoản 5, 7). Titles of different periods are asked for one by one.

    Args:
        title_codes: what the receiver gets for the period, in the order wanted back.
        individual: a person; otherwise a collective.
        day: the day of the decision.
        book: the law with an agency's regulations; the packaged law when left out.

    Raises:
        NoValueError: as for `bonus`.
    """
    law = book or national()
    money = {code: bonus(code, individual=individual, day=day, book=law) for code in title_codes}
    titles = [code for code in money if not title(code).is_commendation]
    mixed = 0 < len(titles) < len(money)
    beside = law.known(_TITLE_AND_COMMENDATION, day) if mixed else None
    among = same_period(law, day) if len(titles) > 1 else None
    highest = max(titles, key=lambda code: money[code].amount, default=None)
    kept = frozenset(titles if among and among.word == "cong_don" else (highest,))
    return tuple(
        _payment(code, money[code], among, beside, competes=len(titles) > 1, paid=code in kept)
        if code in titles
        else _payment(code, money[code], None, beside, competes=False, paid=True)
        for code in money
    )


def same_period(law: Lawbook, day: date) -> LegalValue | None:
    """Return what holds for several titles of the same period: only the highest bonus, or each.

    Where a decree's own words are known they hold. Where none are, or only by inference (2024), the
    reading that the agency's or province's regulation sets goes before ours.
    """
    decree = law.known(SAME_PERIOD, day)
    if decree is not None and decree.check != "chua":
        return decree
    return law.local(OWN_READING, day) or decree


def _payment(
    code: str,
    money: Bonus,
    among: LegalValue | None,
    beside: LegalValue | None,
    *,
    competes: bool,
    paid: bool,
) -> Payment:
    """Return a payment; one that competes under no known provision is not certain."""
    rules = tuple(value for value in (among, beside) if value is not None)
    certain = money.certain and all(value.check != "chua" for value in rules)
    unknown = competes and among is None
    return Payment(
        code, money, paid, tuple(value.citation for value in rules), certain and not unknown
    )


def total(payments: Iterable[Payment]) -> int:
    """Return the sum of what is paid, in đồng."""
    return sum(payment.bonus.amount for payment in payments if payment.paid)
