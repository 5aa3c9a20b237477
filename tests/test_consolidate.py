"""Figures: totals are sums of parts, no order of files or people matters, no unit is lost."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt_cli import models, storage
from tdkt_cli.consolidate import RegisteredYear, plain, registered_year, round_review
from tdkt_cli.consolidate.filing import days_late
from tdkt_cli.consolidate.targets import percent
from tdkt_cli.law import titles
from tdkt_cli.models import DataFile, Dataset, Plan, Registration, Results, Sourced
from tdkt_cli.models.plan import Deadline

YEAR = 2024
PEOPLE = [title.code for title in titles.all_titles() if title.for_individuals]
COLLECTIVES = [title.code for title in titles.all_titles() if title.for_collectives]
COMMENDATIONS = {title.code for title in titles.all_titles() if title.is_commendation}
SPELLINGS = {
    title.code: (title.code, title.name, title.abbreviation) for title in titles.all_titles()
}
NAMES = [
    "Trần Văn An", "Lê Thị Ân", "Nguyễn Văn Dũng", "Điểu Đạt", "K' Brền", "Hoà", "Lý Hoà",
    "Lý Hòa", "Thạch Sóc Kha", "Ka Thị Ngọc Lan", "Đặng Thị Ngọc", "Bùi Văn Ngọc",
]  # fmt: skip


RecordType = TypeVar("RecordType", bound=models.Record)


def _record(model: type[RecordType], tree: dict[str, Any]) -> RecordType:
    record = models.parse(model, tree)
    assert isinstance(record, model), record
    return record


def _plan(units: list[str], **more: object) -> Plan:
    return _record(
        Plan,
        {
            "nam_ke_hoach": str(YEAR),
            "co_quan": {"ten_co_quan": "Ban Dân tộc", "viet_tat": "BDT", "dia_danh": "Đồng Nai"},
            "van_ban": {"dia_danh": "Đồng Nai", "trich_yeu": ["Phát động phong trào"]},
            "nguoi_ky": {"chuc_vu": "TRƯỞNG BAN"},
            "don_vi": [
                {"ma_don_vi": code, "ten_don_vi": code.upper()}
                | ({"loai_don_vi": "co_quan"} if code == units[0] else {})
                for code in units
            ],
            "dang_ky": {"han_nop": f"{YEAR}-01-31", "truoc_ngay": "true"},
            **more,
        },
    )


def _dataset(plan: Plan, *records: Registration | Results, files: tuple[str, ...] = ()) -> Dataset:
    def sourced(kind: str, model: type[Any]) -> tuple[Any, ...]:
        return tuple(
            Sourced(
                DataFile(f"data/{kind}/{record.ma_don_vi}.yaml", kind, record.ma_don_vi), record
            )
            for record in records
            if isinstance(record, model)
        )

    return Dataset(
        year=YEAR,
        files=tuple(
            DataFile(f"data/registrations/{YEAR}/{code}.yaml", "registrations", code)
            for code in files
        ),
        problems={},
        plan=Sourced(DataFile(f"data/plan-{YEAR}.yaml", "plan", str(YEAR)), plan),
        registrations=sourced("registrations", Registration),
        results=sourced("results", Results),
        decisions=(),
        council=None,
        papers=None,
    )


def _registration(code: str, people: list[dict[str, Any]], **more: object) -> Registration:
    return _record(
        Registration,
        {
            "nam_ke_hoach": str(YEAR),
            "ma_don_vi": code,
            "ngay_gui": f"{YEAR}-01-25",
            "tong_so_nguoi": str(len(people)),
            "so_ca_nhan": str(len(people)),
            "ca_nhan": people,
            **more,
        },
    )


def _titles(codes: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(codes).flatmap(lambda code: st.sampled_from(SPELLINGS[code])))


_person = st.builds(
    lambda name, code, marks, awards, works: {
        "ho_ten": name,
        "ma_can_bo": code,
        "chuc_vu": "Chuyên viên",
        "danh_hieu": marks,
        "khen_thuong": awards,
        "sang_kien": [{"ten_sang_kien": f"Sáng kiến {n}"} for n in range(works)],
    },
    st.sampled_from(NAMES),
    st.integers(1, 99).map("CB-{}".format),
    _titles([code for code in PEOPLE if code not in COMMENDATIONS]),
    _titles([code for code in PEOPLE if code in COMMENDATIONS]),
    st.integers(0, 3),
)


@st.composite
def _years(draw: st.DrawFn) -> Dataset:
    """Draw a year: units with a file in time, late or broken, or without any."""
    codes = [f"phong-{number}" for number in range(draw(st.integers(1, 5)))]
    registrations, broken = [], []
    for code in codes:
        state = draw(st.sampled_from(("filed", "filed", "late", "none", "broken")))
        if state == "broken":
            broken.append(code)
        if state not in ("filed", "late"):
            continue
        people = draw(st.lists(_person, max_size=6, unique_by=lambda one: one["ma_can_bo"]))
        registrations.append(
            _registration(
                code,
                people,
                tong_so_nguoi=str(len(people) + draw(st.integers(0, 3))),
                ngay_gui=f"{YEAR}-02-05" if state == "late" else f"{YEAR}-01-30",
                tap_the={"danh_hieu": draw(_titles(COLLECTIVES))},
            )
        )
    return _dataset(_plan(codes), *registrations, files=tuple(broken))


def _code(text: str) -> str:
    found = titles.find(text)
    assert found
    return found.code


@given(_years())
def test_totals_are_sums_of_parts(dataset: Dataset) -> None:
    """Each total equals what is counted anew from the files, and the sum of the units' lines."""
    year = registered_year(dataset)
    records = [entry.record for entry in dataset.registrations]
    people = [person for record in records for person in record.ca_nhan]
    held = Counter(
        code for one in people for code in {*map(_code, (*one.danh_hieu, *one.khen_thuong))}
    )
    collective = Counter(
        code for record in records for code in {*map(_code, record.tap_the.danh_hieu)}
    )
    assert {entry.ma_danh_hieu: entry.so_luong for entry in year.ca_nhan} == held
    assert {entry.ma_danh_hieu: entry.so_luong for entry in year.tap_the} == collective
    total = year.tong
    assert total.so_dang_ky == len(year.dang_ky) == held.total() + collective.total()
    registering = [one for one in people if one.danh_hieu or one.khen_thuong or one.sang_kien]
    assert total.so_ca_nhan == len(registering) == sum(unit.so_ca_nhan for unit in year.don_vi)
    assert total.tong_so_nguoi == sum(record.tong_so_nguoi for record in records)
    assert total.so_chua_dang_ky == total.tong_so_nguoi - len(people)
    assert total.so_sang_kien == sum(len(one.sang_kien) for one in people)
    assert total.so_tap_the == sum(bool(record.tap_the.danh_hieu) for record in records)
    for unit in year.don_vi:
        rows = [row for row in year.dang_ky if row.ma_don_vi == unit.ma_don_vi]
        assert len(rows) == sum((*unit.so_luong_tap_the.values(), *unit.so_luong_ca_nhan.values()))
        listed = unit.so_ca_nhan + len(unit.khong_dang_ky)
        assert listed + unit.so_chua_dang_ky == unit.tong_so_nguoi


@given(_years())
def test_no_unit_is_ever_left_out(dataset: Dataset) -> None:
    """Every unit of the plan has a line, in the plan's order, with what became of its file."""
    year = registered_year(dataset)
    assert [unit.ma_don_vi for unit in year.don_vi] == [one.ma_don_vi for one in dataset.units()]
    filed = {entry.record.ma_don_vi: entry.record for entry in dataset.registrations}
    broken = {file.stem for file in dataset.files}
    for unit in year.don_vi:
        record = filed.get(unit.ma_don_vi)
        if record is None:
            assert unit.tinh_trang == ("tep_loi" if unit.ma_don_vi in broken else "chua_gui")
        else:
            late = record.ngay_gui == dt.date(YEAR, 2, 5)
            assert (unit.tinh_trang, unit.so_ngay_cham) == (
                ("cham", 6) if late else ("dung_han", 0)
            )
    total = year.tong
    assert total.so_da_gui == len(filed)
    assert total.so_chua_gui == total.so_don_vi - len(filed)
    assert total.so_gui_cham == sum(unit.so_ngay_cham > 0 for unit in year.don_vi)


@given(_years(), st.randoms(use_true_random=False))
def test_no_order_of_files_or_people_matters(dataset: Dataset, chance: Any) -> None:  # noqa: ANN401
    """Files read in another order, and people written in another order, give the same figures."""
    mixed = []
    for entry in dataset.registrations:
        people = list(entry.record.ca_nhan)
        chance.shuffle(people)
        mixed.append(Sourced(entry.file, entry.record.model_copy(update={"ca_nhan": people})))
    chance.shuffle(mixed)
    assert registered_year(replace(dataset, registrations=tuple(mixed))) == registered_year(dataset)


def _one_unit(people: list[str]) -> RegisteredYear:
    entries = [{"ho_ten": name, "chuc_vu": "Chuyên viên", "danh_hieu": ["LDTT"]} for name in people]
    return registered_year(_dataset(_plan(["van-phong"]), _registration("van-phong", entries)))


def test_people_stand_in_the_vietnamese_order_of_names() -> None:
    """Given name first; Ân after An, Đạt after Dũng, Đặng before Nguyễn; tones in their order."""
    wanted = [
        "Trần Văn An", "Lê Thị Ân", "Nguyễn Văn Dũng", "Điểu Đạt", "Phạm Thị Hoa", "Lý Thị Hòa",
        "Lý Thị Hoả", "Đặng Thị Ngọc", "Nguyễn Thị Ngọc", "Bùi Văn Ngọc", "Y Ôn", "Hồ Thị Yến",
    ]  # fmt: skip
    year = _one_unit(sorted(wanted))
    assert [person.ho_ten for person in year.don_vi[0].ca_nhan] == wanted
    assert year == _one_unit(wanted[::-1])


def test_who_registers_nothing_is_named_and_not_counted() -> None:
    """A title, a commendation or an initiative counts; a bare name is told apart, not listed."""
    works = [{"ten_sang_kien": "Sổ theo dõi văn bản"}]
    people: list[dict[str, Any]] = [
        {"ho_ten": "Lê An", "chuc_vu": "x", "danh_hieu": ["LDTT"]},
        {"ho_ten": "Lê Bình", "chuc_vu": "x", "khen_thuong": ["GK"]},
        {"ho_ten": "Lê Chi", "chuc_vu": "x", "sang_kien": works},
        {"ho_ten": "Lê Dũng", "chuc_vu": "x"},
    ]
    year = registered_year(_dataset(_plan(["a"]), _registration("a", people)))
    unit = year.don_vi[0]
    assert [one.ho_ten for one in unit.ca_nhan] == ["Lê An", "Lê Bình", "Lê Chi"]
    assert (unit.so_ca_nhan, year.tong.so_ca_nhan, unit.tong_so_nguoi) == (3, 3, 4)
    assert (unit.khong_dang_ky, unit.so_chua_dang_ky) == (("Lê Dũng",), 0)


def test_titles_stand_in_the_order_of_the_law() -> None:
    """A person's titles and the columns of counts follow the law, not the file."""
    order = [title.code for title in titles.all_titles()]
    person = {"ho_ten": "Lê An", "chuc_vu": "Chuyên viên", "danh_hieu": PEOPLE[::-1]}
    year = registered_year(_dataset(_plan(["a"]), _registration("a", [person])))
    codes = [count.ma_danh_hieu for count in year.ca_nhan]
    assert codes == sorted(PEOPLE, key=order.index)
    rows = [row.ma_danh_hieu for row in year.dang_ky]
    assert Counter(rows) == Counter(PEOPLE)
    split = [code in COMMENDATIONS for code in rows]
    assert split == sorted(split)


def test_an_unknown_title_is_counted_where_it_is_shown() -> None:
    """A draft with a made-up commendation still adds up: rows, units and columns agree."""
    person = {"ho_ten": "Lê An", "chuc_vu": "x", "danh_hieu": ["LDTT", "Huy hiệu vàng"]}
    year = registered_year(_dataset(_plan(["a"]), _registration("a", [person])))
    assert [row.ten_danh_hieu for row in year.dang_ky] == ["Lao động tiên tiến", "Huy hiệu vàng"]
    assert year.tong.so_dang_ky == sum(count.so_luong for count in year.ca_nhan) == 2
    assert [count.ten_danh_hieu for count in year.ca_nhan][-1] == "Huy hiệu vàng"


@pytest.mark.parametrize(
    ("filed", "plan", "late"),
    [
        (dt.date(2024, 1, 30), "trước ngày", 0),
        (dt.date(2024, 1, 31), "trước ngày", 1),
        (dt.date(2024, 2, 1), "trước ngày", 2),
        (dt.date(2024, 1, 31), "ngày", 0),
        (dt.date(2024, 2, 1), "ngày", 1),
        (None, "trước ngày", 0),
    ],
)
def test_the_deadline_means_what_the_plan_says(filed: dt.date | None, plan: str, late: int) -> None:
    """Under "trước ngày 31/01" the 31st is late by one day; under "ngày 31/01" it is not."""
    before = "true" if plan == "trước ngày" else "false"
    deadline = _record(Deadline, {"han_nop": "2024-01-31", "truoc_ngay": before})
    assert days_late(filed, deadline) == late
    assert days_late(filed, Deadline()) == 0


# -- rounds --------------------------------------------------------------------------------

ROUND = {"so_dot": "1", "ten_dot": "Đợt 1", "tu_ngay": "2024-01-01", "den_ngay": "2024-06-30"}
SECOND = {"so_dot": "2", "ten_dot": "Đợt 2", "tu_ngay": "2024-07-01", "den_ngay": "2024-12-31"}
TASKS = [{"ma_nhiem_vu": f"nv{n}", "ten_nhiem_vu": f"Nhiệm vụ {n}"} for n in (1, 2)]
MEASURES = ("cuộc", "người", "%", " % ")


def _target(number: int, task: str | None, measure: str, planned: str) -> dict[str, Any]:
    return {
        "ma_chi_tieu": f"ct{number}",
        "ma_nhiem_vu": task,
        "ten_chi_tieu": f"Chỉ tiêu {number}",
        "don_vi_tinh": measure,
        "muc_ke_hoach": planned,
    }


def _results(code: str, done: dict[str, str], **more: object) -> Results:
    return _record(
        Results,
        {
            "nam_ke_hoach": str(YEAR),
            "so_dot": "1",
            "ma_don_vi": code,
            "chi_tieu": [{"ma_chi_tieu": one, "muc_thuc_hien": much} for one, much in done.items()],
            **more,
        },
    )


_amounts = st.decimals(0, 5000, places=1).map(str)
_targets = st.lists(
    st.tuples(
        st.sampled_from(("nv1", "nv2", None)),
        st.sampled_from(MEASURES),
        _amounts,
        st.none() | _amounts,
    ),
    max_size=10,
)


@given(st.lists(_targets, min_size=1, max_size=3))
def test_targets_are_added_over_one_unit_of_measure_only(units: list[Any]) -> None:
    """Totals are the sums of their lines; no total over shares, measures, missing figures."""
    codes = [f"phong-{number}" for number in range(len(units))]
    plan = _plan(codes, dot_thi_dua=[ROUND, SECOND], nhiem_vu=TASKS)
    records: list[Registration | Results] = []
    for code, targets in zip(codes, units, strict=True):
        rows = [_target(n, task, unit, most) for n, (task, unit, most, _) in enumerate(targets)]
        done = {f"ct{n}": much for n, (*_, much) in enumerate(targets) if much is not None}
        records += [_registration(code, [], chi_tieu=rows), _results(code, done)]
    review = round_review(_dataset(plan, *records), plan, plan.dot_thi_dua[0])
    flat = [target for targets in units for target in targets]
    assert review.tong.so_chi_tieu == len(flat) == sum(len(one.chi_tieu) for one in review.nhiem_vu)
    assert review.tong.so_chi_tieu_chua_co_so_lieu == sum(much is None for *_, much in flat)
    assert review.tong.so_chi_tieu_dat == sum(
        much is not None and Decimal(much) >= Decimal(most) for _, _, most, much in flat
    )
    for task in review.nhiem_vu:
        same = [target for target in flat if target[0] == task.ma_nhiem_vu]
        wanted = {
            measure: (
                len(group),
                sum(Decimal(most) for _, _, most, _ in group),
                sum(Decimal(much) for *_, much in group if much is not None),
            )
            for measure in ("cuộc", "người")
            if len(group := [t for t in same if t[1] == measure and t[3] is not None]) > 1
        }
        assert {
            one.don_vi_tinh: (one.so_chi_tieu, one.muc_ke_hoach, one.muc_thuc_hien)
            for one in task.cong
        } == wanted
        for one in task.cong:
            assert one.ty_le == percent(one.muc_thuc_hien, one.muc_ke_hoach)


@pytest.mark.parametrize(
    ("done", "planned", "share"),
    [
        ("6", "11", "54.5"),
        ("1", "8", "12.5"),
        ("1", "16", "6.3"),  # 6.25 is rounded away from zero, as people do
        ("0", "4", "0.0"),
        ("12", "4", "300.0"),
        ("5", "0", None),
        (None, "4", None),
    ],
)
def test_a_share_is_rounded_as_people_round(
    done: str | None, planned: str, share: str | None
) -> None:
    """One decimal, half up; no share of nothing and no share of a missing figure."""
    found = percent(None if done is None else Decimal(done), Decimal(planned))
    assert found == (None if share is None else Decimal(share))


def test_a_target_outside_the_registration_is_marked() -> None:
    """A target only reported carries its own keys and says that it was not registered."""
    plan = _plan(["a"], dot_thi_dua=[ROUND, SECOND], nhiem_vu=TASKS)
    extra = {**_target(9, "nv2", "nhóm", "10"), "muc_thuc_hien": "6"}
    dataset = _dataset(plan, _registration("a", []), _results("a", {}, chi_tieu=[extra]))
    review = round_review(dataset, plan, plan.dot_thi_dua[0])
    assert review.tong.so_chi_tieu_ngoai_dang_ky == 1
    (line,) = review.nhiem_vu[1].chi_tieu
    assert (line.ten_chi_tieu, line.dang_ky, line.ty_le) == ("Chỉ tiêu 9", False, Decimal("60.0"))


def test_a_target_of_no_task_of_the_plan_is_not_lost() -> None:
    """It stands under a last entry without name."""
    plan = _plan(["a"], dot_thi_dua=[ROUND], nhiem_vu=TASKS)
    dataset = _dataset(plan, _registration("a", [], chi_tieu=[_target(1, None, "cuộc", "4")]))
    last = round_review(dataset, plan, plan.dot_thi_dua[0]).nhiem_vu[-1]
    assert last.ma_nhiem_vu is None
    assert [line.ten_chi_tieu for line in last.chi_tieu] == ["Chỉ tiêu 1"]


def test_only_the_last_of_several_rounds_reviews_the_year() -> None:
    """Round 1 looks ahead to round 2; round 2 sums up and proposes; a lone round does not."""
    plan = _plan(["a"], dot_thi_dua=[ROUND, SECOND])
    first, second = (round_review(_dataset(plan), plan, one) for one in plan.dot_thi_dua)
    assert (first.la_tong_ket, first.dot_sau, first.de_nghi) == (False, 2, None)
    assert (second.la_tong_ket, second.dot_sau) == (True, None)
    assert second.de_nghi is not None
    alone = _plan(["a"], dot_thi_dua=[ROUND])
    assert not round_review(_dataset(alone), alone, alone.dot_thi_dua[0]).la_tong_ket


@pytest.mark.parametrize(
    ("stated", "first", "last", "shown"),
    [
        ("94", "1930-02-03", "2024-02-03", (94, True)),
        ("134", "1890-05-19", "2023-05-19", (None, True)),
        ("78", "1945-08-19", "2024-08-19", (None, True)),
        (None, "1945-09-02", "2024-09-02", (None, False)),
        ("10", None, None, (10, True)),
    ],
)
def test_an_anniversary_that_does_not_agree_is_left_open(
    stated: str | None, first: str | None, last: str | None, shown: tuple[int | None, bool]
) -> None:
    """A number that its dates contradict is not printed; one that is not stated is not asked."""
    event = {"su_kien": "Ngày", "so_nam": stated, "ngay_goc": first, "ngay_ky_niem": last}
    plan = _plan(["a"], dot_thi_dua=[{**ROUND, "chao_mung": [event]}])
    (found,) = round_review(_dataset(plan), plan, plan.dot_thi_dua[0]).chao_mung
    assert (found.so_nam, found.co_so_nam) == shown


def test_units_without_results_are_named() -> None:
    """In the plan's order; results of a unit outside the plan do not count."""
    plan = _plan(["a", "b", "c"], dot_thi_dua=[ROUND])
    dataset = _dataset(plan, _results("b", {}), _results("la", {}))
    review = round_review(dataset, plan, plan.dot_thi_dua[0])
    assert review.chua_bao_cao == ("A", "C")
    assert (review.tong.so_da_bao_cao, review.tong.so_don_vi) == (1, 3)


def test_proposed_people_of_one_name_keep_an_order_of_their_own() -> None:
    """Namesakes with different codes stand in the order of the codes, however the file has them."""
    plan = _plan(["a"], dot_thi_dua=[ROUND, SECOND])
    people = [{"ho_ten": "Lê An", "ma_can_bo": f"A-{n}", "de_nghi": ["LDTT"]} for n in (1, 2, 3)]
    reviews = [
        round_review(
            _dataset(plan, _results("a", {}, so_dot="2", ca_nhan=order)), plan, plan.dot_thi_dua[1]
        )
        for order in (people, people[::-1])
    ]
    assert reviews[0] == reviews[1]


def test_plain_values_keep_their_names_and_kinds() -> None:
    """JSON gets tables, lists, whole numbers without a point, and days as YYYY-MM-DD."""
    plan = _plan(["a"], dot_thi_dua=[ROUND])
    assert plain(plan.dot_thi_dua[0])["den_ngay"] == "2024-06-30"  # type: ignore[index]
    assert plain((Decimal(12), Decimal("12.5"), None, {"a": (True,)})) == [
        12, 12.5, None, {"a": [True]},
    ]  # fmt: skip
    assert repr(plain((Decimal(12), Decimal("50.0")))) == "[12, 50.0]"


def test_the_sample_year_adds_up(sample_root: Any) -> None:  # noqa: ANN401
    """The sample's own files give the figures that the documents print."""
    dataset = storage.load(sample_root, YEAR).dataset
    year = registered_year(dataset)
    assert year.tong.so_don_vi == year.tong.so_da_gui == 6
    assert year.tong.so_dang_ky == sum(
        sum(len(one.danh_hieu) + len(one.khen_thuong) for one in entry.record.ca_nhan)
        + len((*entry.record.tap_the.danh_hieu, *entry.record.tap_the.khen_thuong))
        for entry in dataset.registrations
    )
