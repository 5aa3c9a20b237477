"""Units that change, disciplined collectives, people with a past elsewhere, repeated awards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from eligibility_year import AGENCY, UNIT, award, dataset, decisions, plan, registration, results
from tdkt_cli.eligibility import Outcome, judge

if TYPE_CHECKING:
    from eligibility_year import Tree
    from tdkt_cli.eligibility import Condition, Judgement
    from tdkt_cli.models import Record

YEAR = 2024
LAST_DAY = date(YEAR, 12, 31)
WHO: Tree = {"ho_ten": "Trần Văn Mẫu", "ma_can_bo": "MAU-01"}
NAMELESS: Tree = {"ho_ten": "Trần Văn Mẫu"}
AGENCY_UNIT: Tree = {
    "ma_don_vi": AGENCY,
    "ten_don_vi": "Lãnh đạo",
    "loai_don_vi": "co_quan",
    "ten_tap_the": "Ban Mẫu",
}


def old(code: str, name: str) -> Tree:
    """Return a unit that ended when the room of the tests took its place."""
    return {
        "ma_don_vi": code,
        "ten_don_vi": name,
        "den_ngay": "2023-12-31",
        "thay_bang": UNIT,
    }


def room(**more: object) -> Tree:
    """Return the room of the tests."""
    return {"ma_don_vi": UNIT, "ten_don_vi": "Phòng Mẫu", **more}


def excellent(year: int, *units: str, **more: object) -> Record:
    """Return a year in which some collectives were rated excellent."""
    rated = [{"ma_don_vi": unit, "muc_xep_loai": "HTXSNV"} for unit in units]
    return decisions(year, xep_loai={"tap_the": rated}, **more)


def one(judged: tuple[Judgement, ...], code: str) -> Judgement:
    """Return the judgement of a title."""
    (found,) = [judgement for judgement in judged if judgement.ma_danh_hieu == code]
    return found


def condition(judgement: Judgement, ma: str) -> Condition:
    """Return a condition by its code."""
    return {found.ma: found for found in judgement.dieu_kien}[ma]


def collective(*records: Record, units: list[Tree], code: str = "BK_TINH") -> Judgement:
    """Judge what the room's collective is proposed for, rated excellent this year."""
    review: Tree = {"muc_xep_loai": "HTXSNV", "de_nghi": [code]}
    data = dataset(
        YEAR,
        plan(YEAR, [AGENCY_UNIT, *units]),
        registration(YEAR, [{**WHO, "ngay_tuyen_dung": "2010-01-01"}]),
        results(YEAR, [], tap_the=review),
        *records,
    )
    return one(judge(data, LAST_DAY, stage="xet"), code)


# ---- units that took the place of others


def test_a_collective_carries_the_past_of_the_unit_whose_place_it_took() -> None:
    """Đ.74 k3 d: two years excellent, the first under the old name."""
    past = excellent(2023, "phong-cu")
    with_it = collective(past, units=[room(), old("phong-cu", "Phòng Cũ")])
    assert condition(with_it, "bk_tinh.chuoi_htxsnv").ket_luan is Outcome.MET
    without = collective(past, units=[room()])
    assert condition(without, "bk_tinh.chuoi_htxsnv").ket_luan is Outcome.IMPOSSIBLE


@pytest.mark.parametrize(
    ("rated", "expected"),
    [
        (("phong-a", "phong-b"), Outcome.MET),
        (("phong-a",), Outcome.MISSING_DATA),
        ((), Outcome.IMPOSSIBLE),
    ],
)
def test_of_several_units_joined_only_what_all_have_counts(
    rated: tuple[str, ...], expected: Outcome
) -> None:
    """Whose past a joined unit has nobody says: what one of them lacks is unclear, not "no"."""
    units = [room(), old("phong-a", "Phòng A"), old("phong-b", "Phòng B")]
    found = collective(excellent(2023, *rated), units=units)
    assert condition(found, "bk_tinh.chuoi_htxsnv").ket_luan is expected


def test_a_new_unit_is_as_old_as_the_one_it_took_the_place_of() -> None:
    """Founded this year, but the achievement of the year before is not "before it existed"."""
    past = excellent(2023, "phong-cu")
    founded = {"ngay_thanh_lap": "2024-01-01"}
    before = {**old("phong-cu", "Phòng Cũ"), "ngay_thanh_lap": "2005-01-01"}
    found = collective(past, units=[room(**founded), before])
    assert condition(found, "bk_tinh.chuoi_htxsnv").ket_luan is Outcome.MET
    alone = collective(decisions(2023, day_du=[]), units=[room(**founded)])
    assert condition(alone, "bk_tinh.chuoi_htxsnv").ket_luan is Outcome.IMPOSSIBLE


def test_a_circle_of_successors_ends() -> None:
    """A plan may name two units each the other's successor: nothing runs for ever."""
    there = {**old("phong-cu", "Phòng Cũ")}
    here = room(thay_bang="phong-cu")
    found = collective(excellent(2023, "phong-cu"), units=[here, there])
    assert condition(found, "bk_tinh.chuoi_htxsnv").ket_luan is Outcome.MET


def streak_of(person: Tree, *records: Record, units: list[Tree] | None = None) -> Condition:
    """Judge the streak that Chiến sĩ thi đua cấp tỉnh needs of someone registered in January."""
    asked = {**person, "danh_hieu": ["CSTDCT"], "ngay_tuyen_dung": "2010-01-01"}
    data = dataset(
        YEAR, plan(YEAR, [AGENCY_UNIT, *(units or [room()])]), registration(YEAR, [asked]), *records
    )
    judged = judge(data, date(YEAR, 1, 31), stage="dang_ky")
    return condition(one(judged, "CSTDCT"), "cstdct.chuoi_cstdcs")


def base_titles(who: Tree, unit: str, *years: int) -> list[Record]:
    """Return years in which someone of a unit was Chiến sĩ thi đua cơ sở."""
    holder = {**who, "ma_don_vi": unit}
    return [decisions(year, quyet_dinh=[award(year, "CSTDCS", holder)]) for year in years]


def test_people_without_a_code_keep_their_past_under_the_unit_before() -> None:
    """Đ.22 k1 a: three years, filed under the name of the unit that ended."""
    units = [room(), old("phong-cu", "Phòng Cũ")]
    past = base_titles(NAMELESS, "phong-cu", 2021, 2022, 2023)
    assert streak_of(NAMELESS, *past, units=units).ket_luan is Outcome.MET
    assert streak_of(NAMELESS, *past).ket_luan is Outcome.IMPOSSIBLE


def test_two_of_one_name_in_the_units_joined_are_not_taken_for_one() -> None:
    """Without codes nothing tells whose titles they were: data are missing, nothing is given."""
    units = [room(), old("phong-a", "Phòng A"), old("phong-b", "Phòng B")]
    given = [
        decisions(
            year,
            quyet_dinh=[
                award(year, "CSTDCS", {**NAMELESS, "ma_don_vi": "phong-a"}),
                {
                    **award(year, "CSTDCS", {**NAMELESS, "ma_don_vi": "phong-b"}),
                    "so_ky_hieu": f"9-{year}/QĐ",
                },
            ],
        )
        for year in (2021, 2022, 2023)
    ]
    assert streak_of(NAMELESS, *given, units=units).ket_luan is Outcome.MISSING_DATA


def test_a_transfer_brings_the_past_along() -> None:
    """The registration names the unit they came from, by name or code, whatever letters."""
    units = [room(), {"ma_don_vi": "phong-khac", "ten_don_vi": "Phòng Khác"}]
    past = base_titles(NAMELESS, "phong-khac", 2021, 2022, 2023)
    came = {**NAMELESS, "ngay_ve_don_vi": "2024-01-02"}
    for named in ("Phòng Khác", "phòng khác", "phong-khac"):
        moved = {**came, "don_vi_cu": named}
        assert streak_of(moved, *past, units=units).ket_luan is Outcome.MET
    unknown = {**came, "don_vi_cu": "Sở Nội vụ"}
    assert streak_of(unknown, *past, units=units).ket_luan is Outcome.IMPOSSIBLE


def test_a_namesake_with_a_code_in_the_old_unit_is_someone_else() -> None:
    """What is filed there under the code of another is not theirs."""
    units = [room(), {"ma_don_vi": "phong-khac", "ten_don_vi": "Phòng Khác"}]
    other = {"ho_ten": WHO["ho_ten"], "ma_can_bo": "MAU-09"}
    past = base_titles(other, "phong-khac", 2021, 2022, 2023)
    moved = {**WHO, "ngay_ve_don_vi": "2024-01-02", "don_vi_cu": "Phòng Khác"}
    assert streak_of(moved, *past, units=units).ket_luan is Outcome.IMPOSSIBLE


def test_titles_filed_with_a_code_and_without_are_one_streak() -> None:
    """The same person: two years under the code, one without it in the unit before."""
    units = [room(), {"ma_don_vi": "phong-khac", "ten_don_vi": "Phòng Khác"}]
    past = [
        *base_titles(NAMELESS, "phong-khac", 2021),
        *base_titles(WHO, UNIT, 2022, 2023),
    ]
    moved = {**WHO, "don_vi_cu": "Phòng Khác"}
    assert streak_of(moved, *past, units=units).ket_luan is Outcome.MET
    assert streak_of(WHO, *past, units=units).ket_luan is Outcome.DEPENDS


def test_no_comment_is_asked_of_a_unit_that_is_no_more() -> None:
    """NĐ 90/2020 Đ.20 k1: "trừ trường hợp không còn cơ quan, tổ chức, đơn vị cũ"."""
    moved: Tree = {
        **WHO,
        "ngay_tuyen_dung": "2010-01-01",
        "danh_hieu": ["LDTT"],
        "ngay_ve_don_vi": "2024-10-01",
        "don_vi_cu": "Phòng Cũ",
    }
    found = {}
    for last in ("2024-09-30", "2024-10-01", "2024-10-02", ""):
        before = {"ma_don_vi": "phong-cu", "ten_don_vi": "Phòng Cũ", "den_ngay": last or None}
        data = dataset(YEAR, plan(YEAR, [AGENCY_UNIT, room(), before]), registration(YEAR, [moved]))
        judged = judge(data, date(YEAR, 1, 31), stage="dang_ky")
        found[last] = condition(one(judged, "LDTT"), "ldtt.chuyen_cong_tac").ket_luan
    assert found == {
        "2024-09-30": Outcome.MET,
        "2024-10-01": Outcome.MET,
        "2024-10-02": Outcome.DEPENDS,
        "": Outcome.DEPENDS,
    }


# ---- disciplines of collectives


def test_a_collective_counts_only_from_the_end_of_its_discipline() -> None:
    """NĐ 98/2023 Đ.4 (4) speaks of "cá nhân, tập thể": the year of the discipline is lost."""
    punished = {
        "ma_don_vi": UNIT,
        "hinh_thuc_ky_luat": "canh_cao",
        "ngay_ky": "2023-05-04",
        "ngay_het_hieu_luc": "2023-11-04",
    }
    blameless = collective(excellent(2023, UNIT), units=[room()])
    assert condition(blameless, "bk_tinh.chuoi_htxsnv").ket_luan is Outcome.MET
    found = collective(excellent(2023, UNIT, ky_luat_tap_the=[punished]), units=[room()])
    assert condition(found, "bk_tinh.chuoi_htxsnv").ket_luan is Outcome.UNCHECKED
    open_end = {**punished, "ngay_het_hieu_luc": "2025-02-01"}
    found = collective(
        excellent(2023, UNIT, ky_luat_tap_the=[open_end]), units=[room()], code="TTLDXS"
    )
    assert condition(found, "chung.sau_ky_luat").ket_luan is Outcome.IMPOSSIBLE
    assert found.ket_luan is Outcome.IMPOSSIBLE


def test_the_last_round_may_report_the_discipline_of_a_collective() -> None:
    """As it may for a person."""
    review: Tree = {
        "muc_xep_loai": "HTTNV",
        "de_nghi": ["TTLDTT"],
        "ky_luat": {"hinh_thuc_ky_luat": "khien_trach", "ngay_ky": "2024-06-03"},
    }
    data = dataset(YEAR, results(YEAR, [], tap_the=review))
    found = one(judge(data, LAST_DAY, stage="xet"), "TTLDTT")
    assert condition(found, "chung.sau_ky_luat").ket_luan is Outcome.IMPOSSIBLE


def test_a_collective_looked_into_is_not_judged_yet() -> None:
    """NĐ 98/2023 Đ.4 (4): "chưa khen thưởng", which is not "no"."""
    asked: Tree = {
        "danh_hieu": ["TTLDTT"],
        "dang_xem_xet": [{"noi_dung": "Thanh tra việc chi quỹ", "tu_ngay": "2024-01-10"}],
    }
    data = dataset(YEAR, registration(YEAR, [WHO], tap_the=asked))
    found = one(judge(data, date(YEAR, 1, 31), stage="dang_ky"), "TTLDTT")
    open_one = condition(found, "chung.dang_xem_xet")
    assert open_one.ket_luan is Outcome.DEPENDS
    assert "Thanh tra việc chi quỹ" in open_one.bang_chung[0]


def test_the_gravest_of_two_disciplines_of_a_member_counts() -> None:
    """Đ.28 k1 c: a warning bars the collective, a reprimand beside it does not hide that."""
    forms = ("canh_cao", "khien_trach")
    for first, second in (forms, forms[::-1]):
        entries = [
            {**WHO, "ma_don_vi": UNIT, "hinh_thuc_ky_luat": form, "ngay_ky": f"2024-0{n}-05"}
            for n, form in ((3, first), (5, second))
        ]
        data = dataset(
            YEAR,
            registration(YEAR, [{**WHO, "ngay_tuyen_dung": "2010-01-01"}]),
            results(
                YEAR,
                [{**WHO, "muc_xep_loai": "KHTNV"}],
                tap_the={"muc_xep_loai": "HTTNV", "de_nghi": ["TTLDTT"]},
            ),
            decisions(YEAR, ky_luat=entries),
        )
        found = one(judge(data, LAST_DAY, stage="xet"), "TTLDTT")
        assert condition(found, "ttldtt.ky_luat").ket_luan is Outcome.IMPOSSIBLE


@pytest.mark.parametrize(
    ("recruited", "expected"),
    [("2024-09-02", Outcome.UNCHECKED), ("2023-09-02", Outcome.MISSING_DATA)],
)
def test_who_may_not_be_rated_is_no_missing_rating(recruited: str, expected: Outcome) -> None:
    """Đ.27 k1 c, NĐ 90/2020 Đ.2: no rating can be entered of a recruit of four months."""
    new = {"ho_ten": "Lê Thị Mới", "ma_can_bo": "MAU-02"}
    data = dataset(
        YEAR,
        registration(
            YEAR,
            [
                {**WHO, "ngay_tuyen_dung": "2010-01-01"},
                {**new, "ngay_tuyen_dung": recruited},
            ],
        ),
        results(
            YEAR,
            [{**WHO, "muc_xep_loai": "HTXSNV"}, new],
            tap_the={"muc_xep_loai": "HTXSNV", "de_nghi": ["TTLDXS"]},
        ),
    )
    found = one(judge(data, LAST_DAY, stage="xet"), "TTLDXS")
    assert condition(found, "ttldxs.hoan_thanh").ket_luan is expected


# ---- one achievement, one commendation


def certificate(*given: int, code: str = "BK_TINH", kind: str = "cong_trang") -> Judgement:
    """Judge a bằng khen of someone who was CSTĐCS in 2022, 2023, 2024 and had it in some years."""
    holder = {**WHO, "ma_don_vi": UNIT}
    years = [
        decisions(
            year,
            quyet_dinh=[
                award(year, "CSTDCS", holder),
                *([award(year, code, holder, loai_khen=kind)] if year in given else []),
            ],
        )
        for year in (2021, 2022, 2023, 2024)
    ]
    data = dataset(
        YEAR,
        registration(YEAR, [{**WHO, "ngay_tuyen_dung": "2010-01-01"}]),
        results(YEAR, [{**WHO, "muc_xep_loai": "HTTNV", "de_nghi": ["BK_TINH"]}]),
        *years,
    )
    return one(judge(data, LAST_DAY, stage="xet"), "BK_TINH")


def test_years_that_a_certificate_rewarded_are_for_people_to_count_again() -> None:
    """Luật Đ.5 k2 c: 2023 was rewarded with the certificate of 2023; only 2024 is new."""
    assert certificate().ket_luan is Outcome.MET
    found = certificate(2023)
    assert found.ket_luan is Outcome.UNCHECKED
    assert condition(found, "bk_tinh.da_khen").can_cu[0].article == 5
    assert certificate(2023, code="BK_BO").ket_luan is Outcome.UNCHECKED


def test_two_new_years_after_a_certificate_are_enough() -> None:
    """A form may be given many times: 2023 and 2024 are new after the certificate of 2022."""
    assert certificate(2022).ket_luan is Outcome.MET


def test_a_thematic_certificate_rewards_another_achievement() -> None:
    """It used up none of the years by merit."""
    assert certificate(2023, kind="chuyen_de").ket_luan is Outcome.MET


def test_a_discipline_of_2026_bars_only_for_public_duty() -> None:
    """NĐ 335/2025: "trong hoạt động công vụ", which the data do not say: people decide."""
    for year, expected in ((2025, Outcome.IMPOSSIBLE), (2026, Outcome.UNCHECKED)):
        punished = {"hinh_thuc_ky_luat": "khien_trach", "ngay_ky": f"{year}-03-02"}
        data = dataset(
            year,
            registration(year, [{**WHO, "ngay_tuyen_dung": "2010-01-01"}]),
            results(
                year,
                [{**WHO, "muc_xep_loai": "HTTNV", "de_nghi": ["LDTT"], "ky_luat": punished}],
            ),
        )
        judged = one(judge(data, date(year, 9, 1), stage="xet"), "LDTT")
        assert condition(judged, "ldtt.ky_luat").ket_luan is expected
        assert condition(judged, "chung.sau_ky_luat").ket_luan is Outcome.IMPOSSIBLE


# ---- streaks at their edges


def national(*, wide: bool) -> Condition:
    """Judge CSTĐTQ of someone with the provincial title in 2021, proposed for it again now."""
    holder = {**WHO, "ma_don_vi": UNIT}
    past = [
        decisions(
            year,
            quyet_dinh=[
                award(year, "CSTDCS", holder),
                *([award(year, "CSTDCT", holder)] if year == 2021 else []),
            ],
        )
        for year in (2019, 2020, 2021, 2022, 2023)
    ]
    work = {
        "ten_sang_kien": "Sổ tay",
        "cap_cong_nhan": "toan_quoc" if wide else "co_so",
        "so_quyet_dinh": "9/QĐ",
        "ngay_quyet_dinh": "2024-11-01",
        "tac_gia": [WHO],
    }
    asked = ["LDTT", "CSTDCS", "CSTDCT", "CSTDTQ"]
    data = dataset(
        YEAR,
        registration(YEAR, [{**WHO, "ngay_tuyen_dung": "2010-01-01"}]),
        results(YEAR, [{**WHO, "muc_xep_loai": "HTXSNV", "de_nghi": asked}], sang_kien=[work]),
        *past,
    )
    return condition(one(judge(data, LAST_DAY, stage="xet"), "CSTDTQ"), "cstdtq.chuoi_cstd_tinh")


def test_times_years_apart_are_two_readings_where_every_year_between_has_the_base_title() -> None:
    """Đ.21 k1 a: "02 lần liên tục" of a title given after three years; this year's counts too."""
    found = national(wide=True)
    assert found.ket_luan is Outcome.UNCHECKED
    assert "hai cách hiểu" in found.bang_chung[-1]


def test_a_title_that_cannot_be_had_this_year_is_no_second_time() -> None:
    """Without effect in the province there is no provincial title this year, so no second time."""
    assert national(wide=False).ket_luan is Outcome.IMPOSSIBLE


def test_years_without_data_are_named_only_where_they_matter() -> None:
    """Data missing: which years; a streak that holds or is broken asks for none."""
    missing = streak_of(WHO, *base_titles(WHO, UNIT, 2023), decisions(2022, day_du=[]))
    assert missing.ket_luan is Outcome.MISSING_DATA
    assert "dữ liệu khen thưởng năm 2022 chưa đủ" in missing.bang_chung
    met = streak_of(WHO, *base_titles(WHO, UNIT, 2021, 2022, 2023), decisions(2020, day_du=[]))
    broken = streak_of(WHO, *base_titles(WHO, UNIT, 2021), decisions(2022), decisions(2023))
    for found in (met, broken):
        assert not any("chưa đủ" in text for text in found.bang_chung)
    assert broken.bang_chung[-1] == "không có CSTĐCS 2023 làm căn cứ"


def test_where_no_run_is_left_the_last_two_years_are_shown() -> None:
    """Đ.44 k1 e: four years after the Prime Minister's certificate there are no five."""
    holder = {**WHO, "ma_don_vi": UNIT}
    rated = {"ca_nhan": [{**holder, "muc_xep_loai": "HTTNV"}]}
    past = [
        decisions(
            year,
            xep_loai=rated,
            quyet_dinh=[award(year, "BK_TTCP", holder)] if year == 2022 else [],
        )
        for year in (2021, 2022, 2023)
    ]
    data = dataset(
        YEAR,
        registration(YEAR, [{**WHO, "ngay_tuyen_dung": "2010-01-01"}]),
        results(YEAR, [{**WHO, "muc_xep_loai": "HTTNV", "de_nghi": ["HCLD_3"]}]),
        *past,
    )
    found = condition(one(judge(data, LAST_DAY, stage="xet"), "HCLD_3"), "hcld_3.chuoi_nam")
    assert found.ket_luan is Outcome.IMPOSSIBLE
    assert found.bang_chung[0] == "năm 2023–2024"


@pytest.mark.parametrize(
    ("works", "said"),
    [
        ([], "chưa ghi sáng kiến, đề tài cấp tỉnh"),
        (
            [{"ten_sang_kien": "Mô hình tổ tư vấn", "cap_cong_nhan": "tinh"}],
            "sáng kiến cấp tỉnh 2024 “Mô hình tổ tư vấn” (chưa có quyết định công nhận)",
        ),
    ],
)
def test_january_says_which_wider_initiative_is_hoped_for(works: list[Tree], said: str) -> None:
    """Đ.22 k1 b: named in the registration, or not yet; either way it depends on the year."""
    asked = {
        **WHO,
        "danh_hieu": ["CSTDCT"],
        "ngay_tuyen_dung": "2010-01-01",
        "sang_kien": works,
    }
    data = dataset(YEAR, registration(YEAR, [asked]), *base_titles(WHO, UNIT, 2021, 2022, 2023))
    judged = judge(data, date(YEAR, 1, 31), stage="dang_ky")
    found = condition(one(judged, "CSTDCT"), "cstdct.sang_kien")
    assert (found.ket_luan, found.bang_chung) == (Outcome.DEPENDS, (said,))
