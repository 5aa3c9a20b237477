"""What is known of a person: who is who, what is cancelled, what is missing."""

from __future__ import annotations

from datetime import date

import pytest

from eligibility_year import UNIT, award, dataset, decisions, registration
from tdkt_cli.eligibility import Outcome, Who, all_of, any_of, at_least, histories
from tdkt_cli.eligibility.outcomes import Condition, title_outcome
from tdkt_cli.eligibility.shares import fewest
from tdkt_cli.eligibility.spans import Length, length, total_in_year

HOA = {"ho_ten": "Lý Thị Hòa", "ma_don_vi": UNIT}
BASE = frozenset(("CSTDCS",))


def test_a_code_joins_two_spellings_of_a_name() -> None:
    """Equal codes are one person, wherever they worked."""
    elsewhere = {"ho_ten": "Lý Thị Hoà", "ma_can_bo": "MAU-01", "ma_don_vi": "phong-khac"}
    data = dataset(2024, decisions(2023, quyet_dinh=[award(2023, "CSTDCS", elsewhere)]))
    past = histories(data).of_person(Who("Lý Thị Hòa", "MAU-01", UNIT))
    assert [found.number for found in past.awards_of(2023, BASE)] == ["CSTDCS-2023/QĐ"]


def test_a_name_without_code_joins_in_the_same_unit() -> None:
    """One side without a code: folded name and unit are enough when nobody else bears the name."""
    data = dataset(
        2024,
        registration(2024, [{"ho_ten": "Lý Thị Hòa", "ma_can_bo": "MAU-01"}]),
        decisions(2023, quyet_dinh=[award(2023, "CSTDCS", {**HOA, "ho_ten": "Bà lý thị hoà"})]),
    )
    past = histories(data).of_person(Who("Lý Thị Hòa", "MAU-01", UNIT))
    assert past.awards_of(2023, BASE)
    assert histories(data).of_person(Who("Lý Thị Hòa", None, UNIT)).awards == past.awards


def test_a_namesake_in_another_unit_is_another_person() -> None:
    """A name without a code says nothing about people elsewhere."""
    other = {**HOA, "ma_don_vi": "phong-khac"}
    data = dataset(2024, decisions(2023, quyet_dinh=[award(2023, "CSTDCS", other)]))
    past = histories(data).of_person(Who("Lý Thị Hòa", "MAU-01", UNIT))
    assert not past.awards
    assert past.complete(2023, "cong_trang")


def test_two_bearers_of_a_name_leave_it_open() -> None:
    """Nobody gets the award of a namesake, and nobody is said to have none."""
    data = dataset(
        2024,
        registration(
            2024,
            [
                {"ho_ten": "Lý Thị Hòa", "ma_can_bo": "MAU-01"},
                {"ho_ten": "Lý Thị Hòa", "ma_can_bo": "MAU-02"},
            ],
        ),
        decisions(2023, quyet_dinh=[award(2023, "CSTDCS", HOA)]),
    )
    for code in ("MAU-01", "MAU-02"):
        past = histories(data).of_person(Who("Lý Thị Hòa", code, UNIT))
        assert not past.awards
        assert not past.complete(2023, "cong_trang")
        assert past.complete(2023, "ky_luat")


def test_bearers_of_a_name_in_different_papers_leave_it_open() -> None:
    """One registers this year, another was decided on two years ago: whose is the year between?"""
    before = {**HOA, "ma_can_bo": "MAU-02"}
    data = dataset(
        2024,
        registration(2024, [{"ho_ten": "Lý Thị Hòa", "ma_can_bo": "MAU-01"}]),
        decisions(2022, quyet_dinh=[award(2022, "CSTDCS", before)]),
        decisions(2023, quyet_dinh=[award(2023, "CSTDCS", HOA)]),
    )
    for code, years in (("MAU-01", []), ("MAU-02", [2022])):
        past = histories(data).of_person(Who("Lý Thị Hòa", code, UNIT))
        assert [found.year for found in past.awards] == years
        assert not past.complete(2023, "cong_trang")


def test_an_author_without_code_leaves_initiatives_open() -> None:
    """`sang_kien` of a decision file names no unit: a name alone may be a namesake's."""
    work = {"ten_sang_kien": "Sổ", "tac_gia": [{"ho_ten": "Lý Thị Hòa"}]}
    data = dataset(2024, decisions(2023, sang_kien=[work]))
    past = histories(data).of_person(Who("Lý Thị Hòa", "MAU-01", UNIT))
    assert not past.works
    assert not past.complete(2023, "sang_kien")


def test_cancelled_and_thematic_awards() -> None:
    """What was cancelled is gone; thematic and sudden awards are there but are no ground."""
    data = dataset(
        2024,
        decisions(
            2023,
            quyet_dinh=[
                award(2023, "CSTDCS", HOA, ngay_huy_bo="2024-03-01"),
                award(2023, "BK_TINH", HOA, loai_khen="chuyen_de"),
            ],
        ),
    )
    past = histories(data).of_person(Who("Lý Thị Hòa", None, UNIT))
    assert [found.code for found in past.awards] == ["BK_TINH"]
    assert not past.awards_of(2023, frozenset(("BK_TINH",)))


def test_a_year_without_a_file_is_not_known() -> None:
    """Absence means "none" only in the parts that `day_du` names."""
    data = dataset(2024, decisions(2023, day_du=["cong_trang"]))
    past = histories(data).of_person(Who("Lý Thị Hòa", None, UNIT))
    assert past.complete(2023, "cong_trang")
    assert not past.complete(2023, "xep_loai")
    assert not past.complete(2022, "cong_trang")


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        (date(2024, 7, 1), date(2024, 12, 31), Length(6, 0)),
        (date(2024, 7, 2), date(2024, 12, 31), Length(5, 30)),
        (date(2024, 2, 1), date(2024, 2, 29), Length(1, 0)),
        (date(2024, 1, 31), date(2024, 2, 28), Length(1, 0)),
        (date(2023, 11, 1), date(2024, 12, 31), Length(14, 0)),
    ],
)
def test_length_of_a_span(first: date, last: date, wanted: Length) -> None:
    """Both days are included; what is left over of a month never makes one."""
    assert length(first, last) == wanted


def test_spans_of_a_year() -> None:
    """Only the year's days count, and days of two overlapping spans once."""
    spans = [
        (date(2023, 12, 1), date(2024, 1, 31)),
        (date(2024, 1, 15), date(2024, 2, 29)),
        (date(2024, 12, 1), None),
    ]
    assert total_in_year(spans, 2024) == Length(3, 0)
    assert Length(1, 20).plus(Length(0, 15)) == Length(2, 5)


def test_order_of_outcomes() -> None:
    """*And* takes the worst, *or* the best, in the order of design §6."""
    worst_first = ["khong_the_dat", "thieu_du_lieu", "chua_doi_chieu", "phu_thuoc", "dat"]
    assert [outcome.value for outcome in Outcome] == worst_first
    for low, high in zip(list(Outcome), list(Outcome)[1:], strict=False):
        assert all_of((low, high)) is low
        assert any_of((low, high)) is high
    assert at_least(2, (Outcome.MET, Outcome.IMPOSSIBLE, Outcome.DEPENDS)) is Outcome.DEPENDS
    assert at_least(3, (Outcome.MET, Outcome.MET)) is Outcome.IMPOSSIBLE
    assert at_least(0, ()) is Outcome.MET


def test_what_people_judge_has_no_effect() -> None:
    """Beside other conditions it is only listed; alone in a branch it keeps the branch open."""
    met = Condition("a", "", Outcome.MET)
    people = Condition("b", "", Outcome.DEPENDS, nguoi_xem_xet=True)
    closed = Condition("c", "", Outcome.IMPOSSIBLE, nhanh="mot")
    open_way = Condition("d", "", Outcome.MISSING_DATA, nguoi_xem_xet=True, nhanh="hai")
    assert title_outcome((met, people)) is Outcome.MET
    assert title_outcome((met, closed)) is Outcome.IMPOSSIBLE
    assert title_outcome((met, closed, open_way)) is Outcome.MISSING_DATA
    assert title_outcome((met, closed, met._replace(nhanh="ba"))) is Outcome.MET


@pytest.mark.parametrize(
    ("people", "needed"),
    [(1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (6, 5), (7, 5), (8, 6), (9, 7), (10, 7)],
)
def test_seventy_per_cent_is_never_rounded(people: int, needed: int) -> None:
    """At least 70 % of 1 to 10 people; "trên 50 %" needs one more than the half."""
    assert fewest(people, 70) == needed
    assert fewest(10, 50, more_than=True) == 6
