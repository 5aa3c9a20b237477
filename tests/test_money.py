"""Bonuses: the amounts a jurist worked out, what is paid side by side, what is not known."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt_cli import law, models
from tdkt_cli.consolidate import bonuses
from tdkt_cli.consolidate.council import Nominee
from tdkt_cli.law import money, titles
from tdkt_cli.law.reading import read_instrument

OLD_SALARY = date(2024, 6, 30)
NEW_SALARY = date(2024, 7, 1)
SALARY_2026 = date(2026, 7, 1)

# title, individual, coefficient, then the amount at 1.80, 2.34 and 2.53 million
TABLE = """
LDTT      ca_nhan  0.3    540000    710000    760000
CSTDCS    ca_nhan  1.0   1800000   2340000   2530000
CSTDCT    ca_nhan  3.0   5400000   7020000   7590000
CSTDTQ    ca_nhan  4.5   8100000  10530000  11390000
TTLDTT    tap_the  0.8   1440000   1880000   2030000
TTLDXS    tap_the  1.5   2700000   3510000   3800000
CTD_TINH  tap_the  8.0  14400000  18720000  20240000
CTD_CP    tap_the 12.0  21600000  28080000  30360000
GK        tap_the  0.6   1080000   1410000   1520000
GK        ca_nhan  0.3    540000    710000    760000
BK_TINH   ca_nhan  1.5   2700000   3510000   3800000
BK_TINH   tap_the  3.0   5400000   7020000   7590000
BK_TTCP   ca_nhan  3.5   6300000   8190000   8860000
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_amounts(line: str) -> None:
    """Coefficient × salary of the day, up to the next ten thousand."""
    code, subject, coefficient, *amounts = line.split()
    for day, amount in zip((OLD_SALARY, NEW_SALARY, SALARY_2026), amounts, strict=True):
        found = money.bonus(code, individual=subject == "ca_nhan", day=day)
        assert found.amount == int(amount)
        assert found.coefficient == Decimal(coefficient)
        assert all(citation.holds(day) for citation in found.citations)


@pytest.mark.parametrize(
    ("code", "individual", "day", "certain"),
    [
        ("LDTT", True, OLD_SALARY, True),
        ("CSTDCS", True, NEW_SALARY, True),
        ("TTLDTT", False, date(2025, 7, 1), True),
        ("TTLDTT", False, NEW_SALARY, False),
        ("CTD_TINH", False, date(2024, 12, 31), False),
        ("LDTT", True, date(2026, 9, 30), True),
        ("LDTT", True, date(2026, 10, 1), False),
        ("GK", False, NEW_SALARY, False),
        ("GK", True, date(2025, 12, 1), False),
        ("BK_TINH", True, NEW_SALARY, False),
        ("BK_TINH", True, date(2025, 12, 1), True),
        ("BK_TINH", False, date(2025, 12, 1), False),
        ("LDTT", True, date(2023, 12, 31), False),
    ],
)
def test_only_what_was_read_or_quoted_is_certain(
    code: str,
    individual: bool,  # noqa: FBT001 — pytest passes by name
    day: date,
    certain: bool,  # noqa: FBT001 — pytest passes by name
) -> None:
    """A coefficient that nobody quotes, or a decree after the amendment, is not."""
    assert money.bonus(code, individual=individual, day=day).certain is certain


def test_rounding_is_cited_only_where_it_changed_the_amount() -> None:
    """0.3 × 1.800.000 is even; 0.3 × 2.340.000 is not."""
    assert len(money.bonus("LDTT", individual=True, day=OLD_SALARY).citations) == 2
    assert len(money.bonus("LDTT", individual=True, day=NEW_SALARY).citations) == 3


@pytest.mark.parametrize(
    ("code", "individual", "day"),
    [
        ("KNC", True, date(2025, 1, 1)),
        ("LDTT", True, date(2019, 6, 30)),
        ("GK", True, date(2023, 12, 31)),
    ],
)
def test_an_amount_that_is_not_known_says_why(
    code: str,
    individual: bool,  # noqa: FBT001 — pytest passes by name
    day: date,
) -> None:
    """Kỷ niệm chương has only a ceiling; older salaries and coefficients were not read."""
    with pytest.raises(law.NoValueError) as caught:
        money.bonus(code, individual=individual, day=day)
    assert caught.value.reason


def test_a_title_for_the_wrong_subject_has_no_amount() -> None:
    """A collective is never LĐTT."""
    with pytest.raises(LookupError):
        money.bonus("LDTT", individual=False, day=NEW_SALARY)


@pytest.mark.parametrize("title", titles.all_titles(), ids=lambda title: title.code)
def test_every_title_has_a_coefficient_for_its_subjects(title: titles.Title) -> None:
    """Each name of a coefficient is documented."""
    for allowed, individual in ((title.for_individuals, True), (title.for_collectives, False)):
        name = money.coefficient_name(title.code, individual=individual)
        assert (name in law.names()) is allowed


def _paid(*codes: str, day: date, book: law.Lawbook | None = None) -> list[str]:
    found = money.payable(codes, individual=True, day=day, book=book)
    return [payment.code for payment in found if payment.paid]


def test_of_titles_of_one_year_only_the_highest_is_paid() -> None:
    """LĐTT and CSTĐCS of one year: that of CSTĐCS, whichever comes first."""
    day = date(2025, 12, 20)
    assert _paid("LDTT", "CSTDCS", day=day) == ["CSTDCS"]
    assert _paid("CSTDCS", "LDTT", day=day) == ["CSTDCS"]
    assert _paid("LDTT", day=day) == ["LDTT"]


def test_a_title_and_a_commendation_are_both_paid() -> None:
    """Điều 49 khoản 7, and Điều 49 khoản 5 for the titles."""
    found = money.payable(["LDTT", "CSTDCS", "BK_TINH"], individual=True, day=date(2025, 12, 20))
    assert [payment.paid for payment in found] == [False, True, True]
    assert [str(citation) for citation in found[1].basis] == [
        "khoản 5 Điều 49 Nghị định số 152/2025/NĐ-CP",
        "khoản 7 Điều 49 Nghị định số 152/2025/NĐ-CP",
    ]
    assert all(payment.certain for payment in found)
    assert money.total(found) == 2_340_000 + 3_510_000


def test_in_2024_the_reading_is_an_inference() -> None:
    """Nghị định 98 is quoted only for titles of different periods."""
    found = money.payable(["LDTT", "CSTDCS"], individual=True, day=date(2024, 12, 20))
    assert [payment.paid for payment in found] == [False, True]
    assert not any(payment.certain for payment in found)


def test_before_2024_the_reading_is_unknown_and_cautious() -> None:
    """The highest only, and not certain."""
    found = money.payable(["LDTT", "CSTDCS"], individual=True, day=date(2023, 12, 20))
    assert [payment.paid for payment in found] == [False, True]
    assert not any(payment.certain or payment.basis for payment in found)


def test_certain_amounts_do_not_make_an_unknown_reading_certain() -> None:
    """Coefficients and salary that were read, no word on titles of the same period."""
    values = {
        "he_so_thuong_ldtt_ca_nhan": "0.3",
        "he_so_thuong_cstdcs_ca_nhan": "1.0",
        "luong_co_so": "1800000",
    }
    tree = {
        "ma_van_ban": "thu",
        "ten_van_ban": "Văn bản thử",
        "nguon": "thử",
        "ngay_kiem_tra": "2024-01-01",
        "dieu_khoan": [{"dieu": "1", "doi_chieu": "nguyen_van", "gia_tri": values}],
    }
    book = law.Lawbook((read_instrument(tree),))
    found = money.payable(["LDTT", "CSTDCS"], individual=True, day=NEW_SALARY, book=book)
    assert all(payment.bonus.certain for payment in found)
    assert not any(payment.certain for payment in found)
    assert [payment.paid for payment in found] == [False, True]


def _reading(word: str, **more: str) -> law.Lawbook:
    """Return the law with an agency's regulation that reads titles of one period so."""
    provision = {
        "dieu": "9",
        "noi_dung": "Tiền thưởng",
        "doi_chieu": "nguyen_van",
        "gia_tri": {"cach_tinh_tien_cung_ky": word},
        **more,
    }
    tree = {
        "ma_van_ban": "quy-che-mau",
        "ten_van_ban": "Quyết định số 01/QĐ-BDT",
        "tu_ngay": "2024-01-01",
        "nguon": "mẫu của bài thử",
        "ngay_kiem_tra": "2024-01-02",
        "dieu_khoan": [provision],
    }
    record = models.parse(models.Regulation, tree)
    assert isinstance(record, models.Regulation), record
    return law.with_regulations([law.regulation(record)])


def test_a_regulation_may_read_it_otherwise_and_is_cited() -> None:
    """In 2024 no decree's words are known: the agency's own reading holds, with its article."""
    day = date(2024, 12, 20)
    assert _paid("LDTT", "CSTDCS", day=day, book=_reading("cong_don")) == ["LDTT", "CSTDCS"]
    assert _paid("LDTT", "CSTDCS", day=day, book=_reading("cao_nhat")) == ["CSTDCS"]
    found = money.payable(["LDTT", "CSTDCS"], individual=True, day=day, book=_reading("cong_don"))
    assert [str(citation) for payment in found for citation in payment.basis] == [
        "Điều 9 Quyết định số 01/QĐ-BDT",
        "Điều 9 Quyết định số 01/QĐ-BDT",
    ]
    assert all(payment.certain for payment in found)
    assert money.total(found) == 2_340_000 + 710_000


def test_a_regulation_that_nobody_read_makes_nothing_certain() -> None:
    """Its reading is used, and the money says that it was not checked."""
    book = _reading("cong_don", doi_chieu="chua")
    found = money.payable(["LDTT", "CSTDCS"], individual=True, day=date(2024, 12, 20), book=book)
    assert [payment.paid for payment in found] == [True, True]
    assert not any(payment.certain for payment in found)


@pytest.mark.parametrize(
    ("day", "paid"),
    [
        (date(2025, 6, 30), ["LDTT", "CSTDCS"]),
        (date(2025, 7, 1), ["CSTDCS"]),
        (date(2026, 9, 30), ["CSTDCS"]),
        (date(2026, 10, 1), ["LDTT", "CSTDCS"]),
    ],
)
def test_the_words_of_a_decree_go_before_a_regulation(day: date, paid: list[str]) -> None:
    """Nghị định 152 khoản 5 Điều 49 is quoted; under the amended law it is not checked."""
    assert _paid("LDTT", "CSTDCS", day=day, book=_reading("cong_don")) == paid


def test_a_title_named_twice_is_paid_once() -> None:
    """One award has one bonus."""
    assert _paid("LDTT", "LDTT", day=NEW_SALARY) == ["LDTT"]


@given(days=st.integers(0, 1460), codes=st.permutations(["LDTT", "CSTDCS", "CSTDCT"]))
def test_amounts_are_whole_ten_thousands_and_order_changes_nothing(
    days: int, codes: list[str]
) -> None:
    """Any day of 2024–2027, any order of titles."""
    day = date(2024, 1, 1) + timedelta(days)
    found = money.payable(codes, individual=True, day=day)
    assert all(payment.bonus.amount % 10_000 == 0 for payment in found)
    assert [payment.code for payment in found if payment.paid] == ["CSTDCT"]
    for payment in found:
        exact = payment.bonus.coefficient * payment.bonus.base_salary
        assert 0 <= payment.bonus.amount - exact < 10_000


# ---- the money of one decision


def _nominee(name: str, code: str) -> Nominee:
    title = titles.title(code)
    kind = "ca_nhan" if title.for_individuals else "tap_the"
    return Nominee(
        doi_tuong=kind,
        ten_doi_tuong=name,
        ho_ten=name if kind == "ca_nhan" else None,
        ma_can_bo=None,
        danh_xung=None,
        chuc_vu=None,
        ma_don_vi="van-phong",
        ten_don_vi="Văn phòng",
        ma_danh_hieu=code,
        ten_danh_hieu=title.name,
        viet_tat=title.abbreviation,
        cap_quyet_dinh=title.level,
        muc_xep_loai=None,
        thanh_tich=(),
        ket_luan=None,
        phieu=None,
        ly_do=None,
    )


def test_one_line_for_each_award_and_one_bonus_for_each_period() -> None:
    """A has both titles and a giấy khen; B only LĐTT; the collective stands beside them."""
    named = [
        *(_nominee("Người A", code) for code in ("LDTT", "CSTDCS", "GK")),
        _nominee("Người B", "LDTT"),
        _nominee("Văn phòng", "TTLDTT"),
    ]
    found = bonuses.money(named, date(2024, 12, 20), estimate=True)
    lines = {
        (line.ten_doi_tuong, line.ma_danh_hieu): (line.tien_thuong, line.ghi_chu)
        for group in found.nhom
        for line in group.danh_sach
    }
    assert lines == {
        ("Văn phòng", "TTLDTT"): (1_880_000, ""),
        ("Người A", "LDTT"): (0, "Nhận mức CSTĐCS"),
        ("Người B", "LDTT"): (710_000, ""),
        ("Người A", "CSTDCS"): (2_340_000, ""),
        ("Người A", "GK"): (710_000, ""),
    }
    assert {group.ma_danh_hieu: (group.so_luong, group.tong_tien) for group in found.nhom} == {
        "TTLDTT": (1, 1_880_000),
        "LDTT": (2, 710_000),
        "CSTDCS": (1, 2_340_000),
        "GK": (1, 710_000),
    }
    assert found.tong_tien == 5_640_000
    assert found.bang_chu == "Năm triệu sáu trăm bốn mươi nghìn đồng"
    assert (found.luong_co_so, found.du_kien, found.chac_chan) == (2_340_000, True, False)


def test_what_has_no_amount_is_named_and_the_rest_is_paid() -> None:
    """Kỷ niệm chương has only a ceiling: no line is nought for want of knowledge."""
    named = [_nominee("Người A", "KNC"), _nominee("Người B", "LDTT")]
    found = bonuses.money(named, date(2025, 12, 20), estimate=False)
    amounts = {
        line.ten_doi_tuong: line.tien_thuong for group in found.nhom for line in group.danh_sach
    }
    assert amounts == {"Người A": None, "Người B": 710_000}
    assert (len(found.chua_ro), found.chac_chan, found.du_kien) == (1, False, False)
    certain = bonuses.money(named[1:], date(2025, 12, 20), estimate=False)
    assert (certain.chua_ro, certain.chac_chan) == ((), True)
    nothing = bonuses.money(named[:1], date(2025, 12, 20), estimate=False)
    assert (nothing.luong_co_so, nothing.tong_tien, nothing.can_cu) == (None, 0, ())
