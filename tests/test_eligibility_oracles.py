"""The same people judged in four years, the sample year, and what must hold for any data."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility_year import AGENCY, UNIT, award, dataset, decisions, registration, results
from tdkt_cli import law, models, storage
from tdkt_cli.eligibility import Outcome, answer, judge, judge_both
from tdkt_cli.eligibility.catalogue import OF_COLLECTIVES, OF_INDIVIDUALS
from tdkt_cli.law import titles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from eligibility_year import Tree
    from tdkt_cli.eligibility import Judgement
    from tdkt_cli.models import Dataset, Record

LONG_THERE = {"ho_ten": "Trần Văn Mẫu", "ma_can_bo": "MAU-01"}
RECRUIT = {"ho_ten": "Lê Thị Mới", "ma_can_bo": "MAU-02"}


def _text(year: int, judged: tuple[Judgement, ...]) -> str:
    return json.dumps(answer(year, judged), ensure_ascii=False, indent=2) + "\n"


def _same_people(year: int) -> Dataset:
    """One rated excellent without an initiative, one recruited eight months before the end."""
    asked = {"danh_hieu": ["LDTT", "CSTDCS"]}
    rated = {"muc_xep_loai": "HTXSNV", "de_nghi": ["LDTT", "CSTDCS"]}
    return dataset(
        year,
        registration(
            year,
            [
                {**LONG_THERE, **asked, "ngay_tuyen_dung": "2010-01-01"},
                {**RECRUIT, **asked, "ngay_tuyen_dung": f"{year}-05-01"},
            ],
        ),
        results(year, [{**LONG_THERE, **rated}, {**RECRUIT, **rated}]),
        decisions(year - 1),
    )


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_the_same_people_in_four_years(year: int, golden: Callable[[str, str], None]) -> None:
    """2023: an initiative, 10 months; 2024: either way; recruits by a circular not seen."""
    judged = judge(_same_people(year), date(year, 12, 31), stage="xet")
    golden(f"dieu-kien-bon-nam-{year}.json", _text(year, judged))


@pytest.mark.parametrize(
    ("year", "long_there", "recruit"),
    [
        (2023, "khong_the_dat", "khong_the_dat"),
        (2024, "dat", "chua_doi_chieu"),
        (2025, "dat", "chua_doi_chieu"),
        (2026, "chua_doi_chieu", "chua_doi_chieu"),
    ],
)
def test_what_the_four_years_mean(year: int, long_there: str, recruit: str) -> None:
    """The outcome of Chiến sĩ thi đua cơ sở under the law of 31 December."""
    judged = judge(_same_people(year), date(year, 12, 31), stage="xet")
    found = {j.ma_can_bo: j.ket_luan.value for j in judged if j.ma_danh_hieu == "CSTDCS"}
    assert found == {"MAU-01": long_there, "MAU-02": recruit}


def test_the_two_days_of_2024_differ() -> None:
    """The figure for recruits came on 15 April 2024: the note says from when."""
    judged = judge_both(_same_people(2024))
    notes = {
        (j.giai_doan, j.ma_can_bo): " ".join(j.ghi_chu) for j in judged if j.ma_danh_hieu == "LDTT"
    }
    assert notes["dang_ky", "MAU-01"] == notes["xet", "MAU-01"] == ""
    assert "từ 15/4/2024 (khoản 5 Điều 1 Thông tư số 01/2024/TT-BNV)" in notes["dang_ky", "MAU-02"]
    assert "theo luật ngày 31/01/2024: chưa đối chiếu" in notes["dang_ky", "MAU-02"]


def test_sample_year(sample_root: Path, golden: Callable[[str, str], None]) -> None:
    """The sample, both stages, as a golden file that was read person by person."""
    golden("dieu-kien-mau-2024.json", _text(2024, judge_both(_sample(sample_root))))


def _sample(root: Path) -> Dataset:
    return storage.load(root, 2024).dataset


def test_sample_by_person(sample_root: Path) -> None:
    """What the sample was written to show."""
    found = {
        (j.giai_doan, j.ma_can_bo or j.ma_don_vi, j.ma_danh_hieu): j
        for j in judge_both(_sample(sample_root))
    }
    assert found["dang_ky", "CS-01", "CSTDCT"].ket_luan is Outcome.DEPENDS
    streak = {c.ma: c for c in found["dang_ky", "CS-01", "CSTDCT"].dieu_kien}
    assert streak["cstdct.chuoi_cstdcs"].ket_luan is Outcome.MET
    assert streak["cstdct.chuoi_cstdcs"].bang_chung[0].startswith("CSTĐCS 2021 (QĐ 131/QĐ-BDT")
    assert streak["cstdct.sang_kien"].ket_luan is Outcome.DEPENDS
    assert found["xet", "CS-01", "CSTDCT"].ket_luan is Outcome.MET
    for stage in ("dang_ky", "xet"):
        prime_minister = found[stage, "KHTH-01", "BK_TTCP"]
        assert prime_minister.ket_luan is Outcome.MISSING_DATA
        assert any("năm 2020" in text for c in prime_minister.dieu_kien for text in c.bang_chung)
    for who in ("TT-04", "VP-04", "CS-04", "TTDB-04"):
        assert found["xet", who, "LDTT"].ket_luan is Outcome.MET
    assert found["xet", "van-phong", "TTLDTT"].ket_luan is Outcome.MISSING_DATA
    assert Outcome.IMPOSSIBLE not in {j.ket_luan for j in found.values()}


def _unit(levels: list[str], works: list[Tree]) -> Dataset:
    """Return a unit at the review: each person rated, proposed for what the rating allows."""
    who = [{"ho_ten": "Người Mẫu", "ma_can_bo": f"MAU-{n + 1}"} for n in range(len(levels))]
    titles = {"HTXSNV": ["LDTT", "CSTDCS"], "HTTNV": ["LDTT"], "HTNV": [], "KHTNV": []}
    return dataset(
        2024,
        registration(
            2024,
            [{**person, "ngay_tuyen_dung": "2010-01-01"} for person in who],
            tap_the={"danh_hieu": ["TTLDXS", "TTLDTT"]},
        ),
        results(
            2024,
            [
                {**person, "muc_xep_loai": level, "de_nghi": titles[level]}
                for person, level in zip(who, levels, strict=True)
            ],
            tap_the={"muc_xep_loai": "HTXSNV", "de_nghi": ["TTLDXS", "TTLDTT"]},
            sang_kien=works,
        ),
    )


def _of_unit(data: Dataset, code: str, stage: Any = "xet") -> Outcome:  # noqa: ANN401 - a Stage
    judged = judge(data, date(2024, 12, 31), stage=stage)
    return next(j.ket_luan for j in judged if j.doi_tuong == "tap_the" and j.ma_danh_hieu == code)


@given(st.lists(st.sampled_from(["HTXSNV", "HTTNV", "HTNV", "KHTNV"]), min_size=1, max_size=12))
def test_a_blameless_title_holder_never_makes_a_unit_worse(levels: list[str]) -> None:
    """One more Lao động tiên tiến and Chiến sĩ thi đua cơ sở helps, or changes nothing."""
    for stage in ("dang_ky", "xet"):
        for code in ("TTLDXS", "TTLDTT"):
            before = _of_unit(_unit(levels, []), code, stage)
            after = _of_unit(_unit([*levels, "HTXSNV"], []), code, stage)
            assert after.rank >= before.rank


_CODES = ["LDTT", "CSTDCS", "CSTDCT", "BK_TINH", "BK_TTCP"]
_GIVEN = st.tuples(st.integers(2017, 2023), st.sampled_from(_CODES), st.booleans())


def _history(given_awards: list[tuple[int, str, bool]]) -> list[Record]:
    """Return years of decisions; a flag cancels a decision."""
    holder = {**LONG_THERE, "ma_don_vi": UNIT}
    return [
        decisions(
            year,
            quyet_dinh=[
                award(year, code, holder, ngay_huy_bo=f"{year + 1}-02-01" if cancelled else None)
                for given_year, code, cancelled in given_awards
                if given_year == year
            ],
            xep_loai={"ca_nhan": [{**holder, "muc_xep_loai": "HTTNV"}]},
        )
        for year in range(2017, 2024)
    ]


def _asking(past: list[Record]) -> Dataset:
    asked = [*_CODES, "CSTDTQ", "HCLD_3"]
    return dataset(
        2024,
        registration(2024, [{**LONG_THERE, "ngay_tuyen_dung": "2010-01-01", "danh_hieu": asked}]),
        results(2024, [{**LONG_THERE, "muc_xep_loai": "HTTNV", "de_nghi": asked}]),
        *past,
    )


@given(st.lists(_GIVEN, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_decisions_changes_nothing(
    given_awards: list[tuple[int, str, bool]],
    chance: Any,  # noqa: ANN401 - hypothesis' random
) -> None:
    """Files, decisions and entries in another order give the same judgements."""
    mixed = list(given_awards)
    chance.shuffle(mixed)
    years = _history(mixed)
    chance.shuffle(years)
    assert judge_both(_asking(years)) == judge_both(_asking(_history(given_awards)))


@given(st.lists(_GIVEN, max_size=12))
def test_a_cancelled_decision_never_helps(given_awards: list[tuple[int, str, bool]]) -> None:
    """With the cancelled decisions left out altogether everything is judged the same."""
    left = [entry for entry in given_awards if not entry[2]]
    assert judge_both(_asking(_history(given_awards))) == judge_both(_asking(_history(left)))


@given(st.lists(_GIVEN, max_size=10), _GIVEN)
def test_one_more_award_never_makes_a_title_worse(
    given_awards: list[tuple[int, str, bool]], more: tuple[int, str, bool]
) -> None:
    """What someone has been given for merit is never held against them."""
    before = judge(_asking(_history(given_awards)), date(2024, 12, 31), stage="xet")
    after = judge(_asking(_history([*given_awards, more])), date(2024, 12, 31), stage="xet")
    for one, two in zip(before, after, strict=True):
        assert two.ket_luan.rank >= one.ket_luan.rank


@pytest.mark.parametrize("stage", ["dang_ky", "xet"])
def test_what_was_not_checked_is_never_impossible(stage: Any) -> None:  # noqa: ANN401 - a Stage
    """From 1 October 2026 no condition of the Law makes an error, whatever the data say."""
    judged = judge(_asking(_history([])), date(2026, 10, 1), stage=stage)
    assert judged
    for judgement in judged:
        assert judgement.ket_luan is not Outcome.IMPOSSIBLE
        for condition in judgement.dieu_kien:
            if condition.doi_chieu == "chua":
                assert condition.ket_luan in (Outcome.UNCHECKED, Outcome.MET)


def test_every_title_of_the_law_has_conditions() -> None:
    """A title without a list would be judged "đạt" by silence."""
    for title in titles.all_titles():
        assert (title.code in OF_INDIVIDUALS) == title.for_individuals
        assert (title.code in OF_COLLECTIVES) == title.for_collectives


def _two_units(*, second_reports: bool) -> Dataset:
    """Return an agency of three leaders and a room of seven, of whom one is no title holder."""
    leaders = [{"ho_ten": "Người Lãnh", "ma_can_bo": f"LD-{n}"} for n in (1, 2, 3)]
    room = [{"ho_ten": "Người Phòng", "ma_can_bo": f"PH-{n}"} for n in range(1, 8)]
    good = {"muc_xep_loai": "HTXSNV", "de_nghi": ["LDTT", "CSTDCS"]}
    weak = {"muc_xep_loai": "HTNV", "de_nghi": []}
    reviews = [{**who, **(weak if n < 4 else good)} for n, who in enumerate(room)]
    own = {"muc_xep_loai": "HTXSNV", "de_nghi": ["TTLDXS"]}
    return dataset(
        2024,
        registration(2024, leaders, AGENCY),
        registration(2024, room),
        results(2024, [{**who, **good} for who in leaders], AGENCY, tap_the=own),
        *([results(2024, reviews)] if second_reports else []),
        decisions(
            2023,
            xep_loai={"ca_nhan": [{**w, "muc_xep_loai": "HTTNV"} for w in _all(leaders, room)]},
        ),
    )


def _all(leaders: list[Tree], room: list[Tree]) -> list[Tree]:
    found = ((AGENCY, leaders), (UNIT, room))
    return [{**who, "ma_don_vi": unit} for unit, people in found for who in people]


def test_everyone_is_a_member_of_the_agency() -> None:
    """Its collective is not the three leaders: 6 of 10 are short of 70 %."""
    judged = judge(_two_units(second_reports=True), date(2024, 12, 31), stage="xet")
    agency = next(j for j in judged if j.ma_danh_hieu == "TTLDXS")
    share = next(c for c in agency.dieu_kien if c.ma == "ttldxs.ty_le_ldtt")
    assert (agency.ma_don_vi, agency.ket_luan) == (AGENCY, Outcome.IMPOSSIBLE)
    assert share.bang_chung[0] == "06/10 người được tặng hoặc đề nghị LĐTT, cần 07"


def test_a_silent_unit_leaves_the_agency_open() -> None:
    """Nobody is taken for a failure because a unit has not reported yet."""
    judged = judge(_two_units(second_reports=False), date(2024, 12, 31), stage="xet")
    agency = next(j for j in judged if j.ma_danh_hieu == "TTLDXS")
    assert agency.ket_luan is Outcome.MISSING_DATA
    assert any(UNIT in text for c in agency.dieu_kien for text in c.bang_chung)


def test_titles_decided_in_the_year_count() -> None:
    """Once signed, a title counts although the results file proposes nothing."""
    who = {"ho_ten": "Người Mẫu", "ma_can_bo": "MAU-1"}
    data = dataset(
        2024,
        registration(2024, [who]),
        results(
            2024,
            [{**who, "muc_xep_loai": "HTTNV"}],
            tap_the={"muc_xep_loai": "HTTNV", "de_nghi": ["TTLDTT"]},
        ),
        decisions(2024, quyet_dinh=[award(2024, "LDTT", {**who, "ma_don_vi": UNIT})]),
    )
    assert _of_unit(data, "TTLDTT") is Outcome.MET


def test_a_regulation_gives_giay_khen_its_standard() -> None:
    """Without one it is not checked; with one the rating it asks for decides."""
    data = dataset(
        2024,
        registration(2024, [{**LONG_THERE, "khen_thuong": ["GK"]}]),
        results(2024, [{**LONG_THERE, "muc_xep_loai": "HTTNV", "de_nghi": ["GK"]}]),
    )
    found = {}
    for needed in (None, "HTTNV", "HTXSNV"):
        book = law.with_regulations([_regulation(needed)] if needed else [])
        judged = judge(data, date(2024, 12, 31), stage="xet", law=book)
        found[needed] = judged[0].ket_luan
    assert found == {
        None: Outcome.UNCHECKED,
        "HTTNV": Outcome.MET,
        "HTXSNV": Outcome.IMPOSSIBLE,
    }


def _regulation(needed: str) -> law.Instrument:
    provision = {
        "dieu": "5",
        "noi_dung": "Tiêu chuẩn giấy khen",
        "doi_chieu": "nguyen_van",
        "gia_tri": {"xep_loai_gk_ca_nhan": needed},
    }
    record = models.parse(
        models.Regulation,
        {
            "ma_van_ban": "quy-dinh-mau",
            "ten_van_ban": "Quyết định số 1/QĐ-UBND",
            "tu_ngay": "2024-01-01",
            "nguon": "mẫu của bài thử",
            "ngay_kiem_tra": "2024-01-01",
            "dieu_khoan": [provision],
        },
    )
    assert isinstance(record, models.Regulation)
    return law.regulation(record)


def test_without_a_plan_nothing_is_judged_on_both_days() -> None:
    """A broken plan is the business of other rules."""
    assert judge_both(replace(_asking([]), plan=None)) == ()
