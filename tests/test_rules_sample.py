"""The rules on the sample year: exactly the slips of the real plan, and what must not matter."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import CASES, case_root
from tdkt_cli import models, rules, storage, yaml_tree
from tdkt_cli.findings import Place, Severity, Where
from tdkt_cli.models import DataFile, Dataset, Sourced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tdkt_cli.findings import Finding

REPOSITORY = Path(__file__).parent.parent
TOLD = frozenset[tuple[str, str]]

# Cases in which people and files can stand in another order, and something is found.
DIRTY = (
    "D103-ban-chep",
    "D201-trung-khong-ma",
    "D202-hai-don-vi",
    "D203-ca-hai-thieu-ma",
    "D203-noi-khac-thieu-ma",
    "D204-ma-hai-ten",
    "D207-ket-qua-thieu-ma",
    "L104-hai-lan",
    "L107-sau-tren-muoi",
    "L118-nam-2026-luat-sua-doi",
    "L210-chua-xep-loai",
    "L211-hai-nguoi-cung-ghi",
    "L405-giay-khen-va-bang-khen",
)

MENDS = (
    ("dia_danh: Đông Nai", "dia_danh: Đồng Nai"),
    ("ngay_ky_niem: 2023-05-19", "ngay_ky_niem: 2024-05-19"),
    ("19/5/2023", "19/5/2024"),
    ("so_nam: 78\n        ngay_goc: 1945", "so_nam: 79\n        ngay_goc: 1945"),
    ("Kỷ niệm 78 năm Cách", "Kỷ niệm 79 năm Cách"),
    ("Không để ai bị", "Không ai bị"),
    ("hạ tầng đồng bộ, hiện đại, thực hành", "hạ tầng đồng bộ, hiện đại; thực hành"),
    ("nội dung Kế hoạch 113/KH-BDT", "nội dung Kế hoạch 114/KH-BDT"),
    (
        "giai_doan: giai đoạn 2022-2025\n    ke_hoach: {so_ky_hieu: 113/KH-BDT",
        "giai_doan: giai đoạn 2022-2025\n    ke_hoach: {so_ky_hieu: 114/KH-BDT",
    ),
)


@cache
def sample() -> storage.Loaded:
    """Load the sample year once."""
    return storage.load(REPOSITORY, 2024)


def told(dataset: Dataset) -> TOLD:
    """Return code and message of every finding, without lines: records can be moved freely."""

    def locate(place: Place | Where) -> Where:
        return Where(place.file, 1, 1)

    return frozenset((found.code, found.message) for found in rules.run(dataset, locate))


def row(finding: Finding) -> dict[str, object]:
    """Return what the golden file keeps of a finding."""
    where = finding.where
    return {
        "ma": finding.code,
        "muc_do": finding.severity.value,
        "thong_bao": finding.message,
        "tep": where.file,
        "dong": where.line,
        "cot": where.column,
        "duong_dan": where.path,
        "lien_quan": [[place.line, message] for place, message in finding.related],
    }


def test_findings_of_the_sample_year(golden: Callable[[str, str], None]) -> None:
    """The complete list for the real plan is the golden one: its slips and nothing else."""
    loaded = sample()
    found = [row(finding) for finding in rules.run(loaded.dataset, loaded.locate)]
    text = json.dumps(found, ensure_ascii=False, indent=1)
    golden("validate-mau-2024.json", text + "\n")


def test_sample_year_has_no_error() -> None:
    """The sample year is free of errors: all that is found is a warning or a hint."""
    loaded = sample()
    found = rules.run(loaded.dataset, loaded.locate)
    assert {finding.severity for finding in found} == {Severity.WARNING, Severity.HINT}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("D401", ("134 năm", "19/5/2023 (133 năm)", "đúng 134 nếu ngày cuối là 19/5/2024")),
        ("D401", ("78 năm", "19/8/1945 – 19/8/2024 và 02/9/1945 – 02/9/2024 (79 năm)")),
        ("D402", ("IV. thiếu mục 2",)),
        ("D404", ("«Không để ai»", "«Không ai»")),
        ("D404", ("«hiện đại,»", "«hiện đại;»")),
        ("D405", ("113/KH-BDT",)),
        ("D406", ("“Đông Nai”", "“Đồng Nai”")),
        ("D601", ("năm 2019", "xếp loại")),
        ("D601", ("năm 2020", "xếp loại và sáng kiến")),
    ],
)
def test_each_slip_is_told_once(code: str, words: tuple[str, ...]) -> None:
    """Each slip of the real plan has one finding that names what is wrong."""
    messages = [message for found, message in told(sample().dataset) if found == code]
    assert len([text for text in messages if all(word in text for word in words)]) == 1


@pytest.mark.parametrize("right", ["94 năm", "49 năm", "03/5/1946", "107/KH-BDT"])
def test_what_is_right_is_not_told(right: str) -> None:
    """No finding speaks of the anniversaries and numbers that are right."""
    assert not [message for _, message in told(sample().dataset) if right in message]


def test_mended_plan_keeps_no_slip() -> None:
    """With every slip mended, and only then, the plan has no finding left.

    What stays speaks of other files: what the invented data honestly cannot prove.
    """
    loaded = sample()
    text = (REPOSITORY / "data/plan-2024.yaml").read_text("utf-8")
    for wrong, right in MENDS:
        assert wrong in text
        text = text.replace(wrong, right)
    head, tail = text.split("TỔ CHỨC THỰC HIỆN")
    for number in (3, 4, 5):
        tail = tail.replace(f"so_muc: {number}.", f"so_muc: {number - 1}.")
    tree = yaml_tree.read((head + "TỔ CHỨC THỰC HIỆN" + tail).encode())
    plan = models.parse(models.Plan, tree.data)
    assert isinstance(plan, models.Plan)
    assert loaded.dataset.plan is not None
    mended = replace(loaded.dataset, plan=Sourced(loaded.dataset.plan.file, plan))
    left = {code for code, _ in told(mended)}
    assert left == {"D601", "L113", "L117", "L201", "L210", "L412"}


@pytest.fixture(scope="module", params=DIRTY)
def dirty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Return the data of a case in which something is found."""
    case = CASES / request.param
    return storage.load(case_root(case, tmp_path_factory.mktemp("ban")), None).dataset


@given(st.data())
def test_order_of_people_and_files_changes_nothing(dirty: Dataset, data: st.DataObject) -> None:
    """Shuffled files and shuffled people give the same codes and messages."""

    def shuffled(items: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(data.draw(st.permutations(items)))

    def of_people(source: Sourced[Any]) -> Sourced[Any]:
        people = shuffled(source.record.ca_nhan)
        return Sourced(source.file, source.record.model_copy(update={"ca_nhan": people}))

    moved = replace(
        dirty,
        files=shuffled(dirty.files),
        registrations=shuffled([of_people(source) for source in dirty.registrations]),
        results=shuffled([of_people(source) for source in dirty.results]),
        decisions=shuffled(dirty.decisions),
    )
    before = told(dirty)
    assert before
    assert told(moved) == before


NAMES = st.sampled_from(["Trần Thị Minh Thu", "Điểu Minh Thuận", "K'Brèo", "Ka Thị Mỹ Hoà", "An"])
TITLES = st.lists(st.sampled_from(["LDTT", "CSTĐCS", "Chiến sĩ thi đua cấp tỉnh"]), unique=True)
PEOPLE = st.lists(st.tuples(NAMES, TITLES), max_size=6)


@given(people=PEOPLE, place=st.integers(0, 6))
def test_a_good_unit_adds_no_finding(people: list[tuple[str, list[str]]], place: int) -> None:
    """A new unit with good files, its people namesakes of others, changes no finding.

    What the law says of its titles is another matter: any may be asked for here.
    """
    dataset = sample().dataset
    assert dataset.plan is not None
    unit = models.Unit(ma_don_vi="phong-phap-che", ten_don_vi="Phòng Pháp chế")
    units = (*dataset.plan.record.don_vi[:place], unit, *dataset.plan.record.don_vi[place:])
    plan = dataset.plan.record.model_copy(update={"don_vi": units})
    files = [
        DataFile("data/registrations/2024/phong-phap-che.yaml", "registrations", unit.ma_don_vi)
    ]
    files += [
        DataFile(f"data/results/2024/dot-{n}/phong-phap-che.yaml", "results", unit.ma_don_vi, n)
        for n in (1, 2)
    ]
    registration = models.parse(models.Registration, _registration(people))
    assert isinstance(registration, models.Registration)
    results = []
    for file in files[1:]:
        record = models.parse(models.Results, _result(file.round_number, people))
        assert isinstance(record, models.Results)
        results.append(Sourced(file, record))
    larger = replace(
        dataset,
        files=(*dataset.files, *files),
        plan=Sourced(dataset.plan.file, plan),
        registrations=(*dataset.registrations, Sourced(files[0], registration)),
        results=(*dataset.results, *results),
    )
    assert _beside_the_law(told(larger)) == _beside_the_law(told(dataset))


def _beside_the_law(found: TOLD) -> TOLD:
    return frozenset(entry for entry in found if entry[0][0] != "L")


def _registration(people: list[tuple[str, list[str]]]) -> dict[str, Any]:
    return {
        "nam_ke_hoach": "2024",
        "ma_don_vi": "phong-phap-che",
        "ngay_gui": "2024-01-30",
        "tong_so_nguoi": str(len(people)),
        "so_ca_nhan": str(len(people)),
        "tap_the": {"danh_hieu": ["TTLĐTT"], "khen_thuong": ["GK"]},
        "ca_nhan": [
            {"ho_ten": name, "ma_can_bo": f"PC-{n}", "chuc_vu": "Chuyên viên", "danh_hieu": titles}
            for n, (name, titles) in enumerate(people)
        ],
    }


def _result(number: int | None, people: list[tuple[str, list[str]]]) -> dict[str, Any]:
    return {
        "nam_ke_hoach": "2024",
        "so_dot": str(number),
        "ma_don_vi": "phong-phap-che",
        "ngay_gui": "2024-06-20" if number == 1 else "2024-12-11",
        "ca_nhan": [
            {"ho_ten": name, "ma_can_bo": f"PC-{n}", "de_nghi": titles}
            for n, (name, titles) in enumerate(people)
        ],
    }
