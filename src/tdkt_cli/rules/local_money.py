"""What the agency's or province's own regulation says of bonuses, against the decrees: L420."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import law
from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation
from tdkt_cli.law.money import OWN_READING, SAME_PERIOD, coefficient_name
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.local_values import local_values
from tdkt_cli.vietnamese import number, short_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from tdkt_cli.law import LegalValue
    from tdkt_cli.law.records import Content
    from tdkt_cli.models import Dataset
    from tdkt_cli.rules.local_values import LocalValue

_MONEY = (
    Citation("nd-98-2023", 58, 1, "d"),
    Citation("nd-152-2025", 49, 5),
    Citation("nd-152-2025", 54, 1),
)
_MEDAL = coefficient_name("KNC", individual=True)
_IN_WORDS = {"cao_nhat": "chỉ nhận mức cao nhất", "cong_don": "nhận từng mức"}


def bonus_against_a_decree(dataset: Dataset) -> Iterator[Report]:
    """Quy định của cơ quan, của tỉnh không đặt tiền thưởng trái nghị định đang có hiệu lực.

    Vì sao: kỷ niệm chương của Bộ, của tỉnh thưởng không quá 0,6 lần mức lương cơ sở; từ 01/7/2025
    nhiều danh hiệu của cùng một thời gian chỉ nhận mức cao nhất. Trước đó không thấy câu chữ của
    nghị định về điều sau, cơ quan ghi cách hiểu của mình ở cach_tinh_tien_cung_ky.

    Cách sửa: bỏ giá trị ấy, hoặc ghi den_ngay của điều khoản là ngày trước khi nghị định có hiệu
    lực.

    Sai:

        # data/regulations/quy-che.yaml
        dieu_khoan:
          - {dieu: 9, noi_dung: Tiền thưởng, gia_tri: {cach_tinh_tien_cung_ky: cong_don}}

    Đúng:

        # data/regulations/quy-che.yaml
        den_ngay: 2025-06-30
        dieu_khoan:
          - {dieu: 9, noi_dung: Tiền thưởng, gia_tri: {cach_tinh_tien_cung_ky: cong_don}}
    """
    for own in local_values(dataset):
        limit = _LIMITS.get(own.name)
        for since, decreed in _meeting(own, limit.national) if limit else ():
            if limit is not None and limit.broken(own.content, decreed, since):
                yield Report(
                    own.place,
                    f"{own.owner} {limit.says(own.content)}; từ {short_date(since)} "
                    f"{limit.allows(decreed.value)}.",
                    "Bỏ giá trị này, hoặc ghi den_ngay của điều khoản là ngày trước đó.",
                    basis=(decreed.citation,),
                    day=since,
                )
                break


class _Limit(NamedTuple):
    """What a value of a regulation must keep to.

    Attributes:
        national: name of the value that a decree sets.
        broken: whether a value goes against it from a day on.
        says: the regulation's value in words.
        allows: the decree's value in words.
    """

    national: str
    broken: Callable[[Content, LegalValue, date], bool]
    says: Callable[[Content], str]
    allows: Callable[[Content], str]


def _read_otherwise(own: Content, decreed: LegalValue, since: date) -> bool:
    """A reading is the agency's own where no decree's words are known."""
    return decreed.citation.check_on(since) != "chua" and own != decreed.value


def _above(own: Content, decreed: LegalValue, _: date) -> bool:
    return not isinstance(own, str) and own > decreed.decimal


def _figure(content: Content) -> str:
    return content if isinstance(content, str) else number(content)


_LIMITS = {
    OWN_READING: _Limit(
        SAME_PERIOD,
        _read_otherwise,
        lambda own: f"để nhiều danh hiệu của cùng một thời gian {_IN_WORDS[str(own)]}",
        lambda decreed: f"nghị định quy định {_IN_WORDS[str(decreed)]}",
    ),
    _MEDAL: _Limit(
        "tran_he_so_knc",
        _above,
        lambda own: f"đặt {_figure(own)} lần mức lương cơ sở cho kỷ niệm chương",
        lambda decreed: f"không được quá {_figure(decreed)} lần mức lương cơ sở",
    ),
}


def _meeting(own: LocalValue, national: str) -> Iterator[tuple[date, LegalValue]]:
    """Yield the values of decrees that hold together with a regulation's, and from when."""
    for first, last, value in law.history(national):
        both = own.days.within(law.Days(first, last))
        if both.first is not None and (both.last is None or both.first <= both.last):
            yield both.first, value


BONUS_AGAINST_A_DECREE = Rule("L420", Severity.WARNING, bonus_against_a_decree, _MONEY, "rieng")
