"""The money of a decision: one line for each award, one bonus where the law pays one."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.consolidate.council import in_order
from tdkt_cli.law import NoValueError, grouped, titles
from tdkt_cli.law.money import Payment, payable
from tdkt_cli.vietnamese import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from tdkt_cli.consolidate.council import Nominee
    from tdkt_cli.law import Citation, Lawbook


class AwardLine(NamedTuple):
    """One award of a decision.

    Attributes:
        he_so: times the base salary; `None` when the law of that day is not known.
        tien_thuong: in đồng; 0 where a higher title of the same year is paid instead.
        chac_chan: coefficient, salary and rules were read or are quoted.
        co_dang_ky, noi_cong_tac: as in `Nominee`.
    """

    doi_tuong: str
    ten_doi_tuong: str
    ho_ten: str | None
    ma_can_bo: str | None
    danh_xung: str | None
    chuc_vu: str | None
    ma_don_vi: str
    ten_don_vi: str
    ma_danh_hieu: str
    ten_danh_hieu: str
    viet_tat: str
    he_so: Decimal | None
    tien_thuong: int | None
    ghi_chu: str
    chac_chan: bool
    co_dang_ky: bool
    noi_cong_tac: str = ""


class AwardGroup(NamedTuple):
    """The awards of one title with their sum."""

    doi_tuong: str
    ma_danh_hieu: str
    ten_danh_hieu: str
    viet_tat: str
    so_luong: int
    tong_tien: int
    danh_sach: tuple[AwardLine, ...]


class Money(NamedTuple):
    """The money of a decision.

    Attributes:
        ngay_tinh: the day whose salary and coefficients were taken.
        du_kien: an estimate: the decision has no day yet.
        luong_co_so: in đồng a month; `None` when no bonus could be computed.
        bang_chu: the sum in words.
        can_cu: articles of the coefficients, the salary and the rules, once each.
        chua_ro: titles for which no amount is known, with the reason.
        chac_chan: everything was read or is quoted.
    """

    ngay_tinh: date
    du_kien: bool
    luong_co_so: int | None
    tong_tien: int
    bang_chu: str
    can_cu: tuple[str, ...]
    chua_ro: tuple[str, ...]
    chac_chan: bool
    nhom: tuple[AwardGroup, ...]


def money(
    nominees: Iterable[Nominee], day: date, *, estimate: bool, book: Lawbook | None = None
) -> Money:
    """Return the money of the awards of one decision.

    Args:
        nominees: who is awarded what, for one year of achievement.
        day: the day of the decision, or the day an estimate is made for.
        estimate: the decision has no day yet.
        book: the law with an agency's regulations; the packaged law when left out.
    """
    listed = in_order(nominees)
    payments: dict[tuple[tuple[str | None, ...], str], Payment] = {}
    unknown: dict[str, None] = {}
    for receiver, codes in _titles_of(listed):
        try:
            paid = payable(codes, individual=receiver[0] == "ca_nhan", day=day, book=book)
        except NoValueError as error:
            unknown.setdefault(str(error))
            continue
        payments.update({(receiver, payment.code): payment for payment in paid})
    lines = tuple(_line(one, payments) for one in listed)
    total = sum(line.tien_thuong or 0 for line in lines)
    used = tuple(payments.values())
    return Money(
        day,
        estimate,
        next((payment.bonus.base_salary for payment in used), None),
        total,
        f"{in_words(total).capitalize()} đồng",
        grouped(_articles(used)),
        tuple(unknown),
        not unknown and all(payment.certain for payment in used),
        tuple(_groups(lines)),
    )


def _titles_of(
    listed: tuple[Nominee, ...],
) -> Iterator[tuple[tuple[str | None, ...], tuple[str, ...]]]:
    """Yield each receiver with the titles of this decision."""
    found: dict[tuple[str | None, ...], list[str]] = {}
    for one in listed:
        found.setdefault(one.receiver, []).append(one.ma_danh_hieu)
    for receiver, codes in found.items():
        yield receiver, tuple(codes)


def _line(one: Nominee, payments: dict[tuple[tuple[str | None, ...], str], Payment]) -> AwardLine:
    payment = payments.get((one.receiver, one.ma_danh_hieu))
    return AwardLine(
        one.doi_tuong,
        one.ten_doi_tuong,
        one.ho_ten,
        one.ma_can_bo,
        one.danh_xung,
        one.chuc_vu,
        one.ma_don_vi,
        one.ten_don_vi,
        one.ma_danh_hieu,
        one.ten_danh_hieu,
        one.viet_tat,
        payment.bonus.coefficient if payment else None,
        (payment.bonus.amount if payment.paid else 0) if payment else None,
        "" if payment is None or payment.paid else _instead(one, payments),
        payment is not None and payment.certain,
        one.co_dang_ky,
        one.noi_cong_tac,
    )


def _instead(one: Nominee, payments: dict[tuple[tuple[str | None, ...], str], Payment]) -> str:
    """Return which title of the same year is paid instead."""
    paid = [
        code
        for (receiver, code), payment in payments.items()
        if receiver == one.receiver and payment.paid and not titles.title(code).is_commendation
    ]
    return f"Nhận mức {', '.join(titles.title(code).abbreviation for code in paid)}"


def _articles(payments: tuple[Payment, ...]) -> Iterator[Citation]:
    for payment in payments:
        yield from (*payment.bonus.citations, *payment.basis)


def _groups(lines: tuple[AwardLine, ...]) -> Iterator[AwardGroup]:
    for _, held in groupby(lines, key=lambda line: (line.doi_tuong, line.ma_danh_hieu)):
        same = tuple(held)
        first = same[0]
        yield AwardGroup(
            first.doi_tuong,
            first.ma_danh_hieu,
            first.ten_danh_hieu,
            first.viet_tat,
            len(same),
            sum(line.tien_thuong or 0 for line in same),
            same,
        )
