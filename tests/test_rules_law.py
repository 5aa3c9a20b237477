"""Rules of family L: what every one of them owes to the law and to its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from case_files import CASES, case_root, expected_spots, findings, valid_root
from tdkt_cli import rules, storage
from tdkt_cli.findings import Place, Severity, Where
from tdkt_cli.law import Citation
from tdkt_cli.models import Sourced
from tdkt_cli.rules.law_judged import judged
from tdkt_cli.rules.law_slim import slimmed

if TYPE_CHECKING:
    from pathlib import Path

    from tdkt_cli.models import Dataset

FAMILY = {code: rule for code, rule in rules.catalogue().items() if code.startswith("L")}
FOLDERS = [path for path in sorted(CASES.iterdir()) if path.name[:4] in FAMILY]
OF_2024 = [
    path
    for path in FOLDERS
    if all(plan.stem == "plan-2024" for plan in path.glob("data/plan-*.yaml"))
]
UNREAD = date(2026, 10, 1)
LAW_OF_2022 = date(2024, 1, 1)


def test_there_are_enough() -> None:
    """At least twenty-five of law, and sixty with those of form, shape and consistency."""
    assert len(FAMILY) >= 25
    families = [code[0] for code in rules.catalogue()]
    assert sum(families.count(letter) for letter in "YSDL") >= 60


@pytest.mark.parametrize("code", FAMILY)
def test_each_cites_what_the_law_data_list(code: str) -> None:
    """Each rule rests on provisions that the law's files hold."""
    assert FAMILY[code].basis
    for citation in FAMILY[code].basis:
        assert citation.provisions


@pytest.mark.parametrize("code", FAMILY)
def test_each_has_a_bad_case_a_good_one_and_a_day_on_which_it_does_not_hold(code: str) -> None:
    """Each rule is found in one case, and not in another; one stands on a day of other law."""
    own = [path for path in FOLDERS if path.name.startswith(code)]
    marked = [path for path in own if expected_spots(path)]
    assert marked
    assert len(own) - len(marked) >= 2
    assert any("-nam-20" in path.name for path in own if path not in marked)


def moved(dataset: Dataset, years: int) -> Dataset:
    """Return the data with the plan's days moved by years, and nothing else."""
    assert dataset.plan is not None
    plan = dataset.plan.record
    deadline = plan.dang_ky.han_nop
    filing = plan.dang_ky.model_copy(
        update={"han_nop": deadline.replace(year=deadline.year + years)}
    )
    review = plan.review_day.replace(year=plan.review_day.year + years)
    later = plan.model_copy(update={"dang_ky": filing, "ngay_xet": review})
    return replace(dataset, plan=Sourced(dataset.plan.file, later))


@pytest.mark.parametrize("case", OF_2024, ids=lambda path: path.name)
def test_what_was_not_read_makes_no_error(case: Path, tmp_path: Path) -> None:
    """With the days of the plan under the amended law, no rule of a plan's day gives an error.

    A rule that also rests on a provision read or quoted, as the rating decree of 2026, may; so may
    one that rests on the agency's own regulation.
    """
    loaded = storage.load(case_root(case, tmp_path), None)
    assert loaded.dataset.year == 2024

    def locate(place: Place | Where) -> Where:
        return Where(place.file, 1, 1)

    dataset = moved(loaded.dataset, 3)
    days = {"dang_ky": rules.registration_day(dataset), "xet": rules.review_day(dataset)}
    regulations = {source.record.ten_van_ban for source in dataset.regulations}
    for finding in rules.run(dataset, locate):
        rule = FAMILY.get(finding.code)
        if any(text.endswith(tuple(regulations)) for text in finding.basis):
            continue
        if rule is not None and rule.day in days and finding.severity is Severity.ERROR:
            assert any(c.check_on(days[rule.day]) != "chua" for c in rule.basis), rule.code


def test_an_error_under_unread_law_is_a_warning_that_says_so(tmp_path: Path) -> None:
    """The vote clause of 2025 was not read: awarding in spite of it is told as a warning."""
    found = findings(case_root(CASES / "L408-nam-2025-chua-doi-chieu", tmp_path))
    told = [finding for finding in found if finding.code == "L408"]
    assert [finding.severity for finding in told] == [Severity.WARNING]
    assert "chưa đối chiếu" in told[0].message


def test_the_law_is_unread_from_the_day_of_the_amendment() -> None:
    """The day on which the cases above rest: the Law counts as unread from then on."""
    article = Citation("luat-06-2022", 24, 1, "a")
    assert article.check_on(UNREAD) == "chua"
    assert article.check_on(date(2026, 9, 30)) == "nguyen_van"


def test_only_provisions_in_force_are_shown(tmp_path: Path) -> None:
    """A finding names what holds on its day, the narrower place instead of the whole article."""
    found = findings(case_root(CASES / "L116-con-mo", tmp_path))
    assert [finding.basis for finding in found] == [("khoản 4 Điều 4 Nghị định số 98/2023/NĐ-CP",)]
    found = findings(case_root(CASES / "L113-het-hai-nhanh", tmp_path / "hai"))
    assert found[0].basis == ("điểm d khoản 1 Điều 74 Luật Thi đua, khen thưởng số 06/2022/QH15",)


def test_a_cap_is_told_in_both_readings(tmp_path: Path) -> None:
    """20 % of 4 rated good is none; of those 4 with the one excellent it is one."""
    people = "\n".join(
        f"  - {{ho_ten: Người Mẫu, ma_can_bo: NM-0{n}, muc_xep_loai: {level}, de_nghi: []}}"
        for n, level in enumerate(["HTTNV", "HTTNV", "HTTNV", "HTXSNV"], 1)
    )
    text = f"nam_ke_hoach: 2026\nso_dot: 2\nma_don_vi: van-phong\nca_nhan:\n{people}\n"
    root = case_root(CASES / "L415-nam-2026-vuot-tran", tmp_path)
    (root / "data/results/2026/dot-2/van-phong.yaml").write_text(text, "utf-8")
    (told,) = [one for one in findings(root) if one.code == "L415"]
    assert "không quá 20%" in told.message
    assert told.message.endswith(
        "tức 0 người, hoặc 01 nếu hiểu số hoàn thành tốt gồm cả người xuất sắc."
    )


def test_unread_law_says_why_it_is_unread(tmp_path: Path) -> None:
    """From 1 October 2026 `validate` names the amendment that nobody has seen, and the point."""
    found = findings(case_root(CASES / "L118-nam-2026-luat-sua-doi", tmp_path))
    told = [one for one in found if one.code == "L118"]
    assert told
    for one in told:
        assert "(luật 06/2026/QH16 sửa đổi từ ngày này, chưa thấy văn bản" in one.message
        assert len(one.basis) == 1


def test_one_stands_for_all_of_a_kind(tmp_path: Path) -> None:
    """January judges one of those of whom nothing can be told, and counts the others."""
    dataset = storage.load(valid_root(tmp_path), None).dataset
    slim = slimmed(dataset)
    kept = [person for source in slim.dataset.registrations for person in source.record.ca_nhan]
    assert [person.ma_can_bo for person in kept] == ["LDB-01"]
    assert list(slim.stands_for.values()) == [3]


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_who_may_be_told_of_is_never_left_out(case: Path, tmp_path: Path) -> None:
    """Whoever a finding on a registration names is among those judged."""
    loaded = storage.load(case_root(case, tmp_path), None)
    slim = {
        (source.file.name, person.ho_ten, person.ma_can_bo)
        for source in slimmed(loaded.dataset).dataset.registrations
        for person in source.record.ca_nhan
    }
    everyone = {source.file.name: source.record for source in loaded.dataset.registrations}
    for finding in rules.run(loaded.dataset, loaded.locate):
        path = finding.where.path
        if finding.code in ("L111", "L112", "L113", "L115", "L117") and path.startswith("ca_nhan"):
            person = everyone[finding.where.file].ca_nhan[int(path[8 : path.index("]")])]
            assert (finding.where.file, person.ho_ten, person.ma_can_bo) in slim


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_what_the_review_fails_is_told_by_a_rule(case: Path, tmp_path: Path) -> None:
    """Whatever `tdkt dieukien` calls impossible, `tdkt validate` speaks of at that title."""
    loaded = storage.load(case_root(case, tmp_path), None)
    dataset = loaded.dataset
    if dataset.plan is None:
        return
    told = {
        (finding.where.file, finding.where.path)
        for finding in rules.run(dataset, loaded.locate)
        if finding.code.startswith("L")
    }
    for entry in judged(dataset, rules.review_day(dataset), "xet"):
        where = loaded.locate(entry.place)
        owner = (where.file, where.path.partition(".de_nghi")[0])
        if entry.failed() and rules.review_day(dataset) >= LAW_OF_2022:
            assert any(file == owner[0] and path.startswith(owner[1]) for file, path in told), entry
