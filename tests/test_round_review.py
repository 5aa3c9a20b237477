"""The review of a round: every number on paper is in the JSON, and nothing is made up."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from printed_papers import (
    Line,
    dump,
    edit,
    lines_of,
    numbers_in_json,
    numbers_on_paper,
    printed,
    tables_of,
    tdkt,
)

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = ("bao-cao-dot-1", "bao-cao-dot-2")
BLANK = "……"


def _paper(root: Path, folder: Path, name: str = "bao-cao-dot-1") -> tuple[Line, ...]:
    return lines_of(printed(root, name, "docx", folder))


def _json(root: Path, folder: Path, name: str = "bao-cao-dot-1") -> Any:  # noqa: ANN401 — any JSON
    return json.loads(printed(root, name, "json", folder))


def _results(root: Path, unit: str = "van-phong", number: int = 1) -> Path:
    return root / "data" / "results" / "2024" / f"dot-{number}" / f"{unit}.yaml"


def _under(lines: tuple[Line, ...], heading: str) -> list[str]:
    """Return the texts between a heading and the next one of its kind."""
    start = next(number for number, line in enumerate(lines) if line.text.startswith(heading))
    styles = {"muc"} | ({"khoan"} if lines[start].style == "khoan" else set())
    texts = []
    for line in lines[start + 1 :]:
        if line.style in styles:
            break
        texts.append(line.text)
    return texts


def _target_table(lines: list[list[Line]]) -> list[Line]:
    return next(table for table in lines if "Chỉ tiêu" in table[0].cells)


def _text(value: float | None) -> str:
    """Return a number as the paper prints it."""
    if value is None:
        return ""
    whole, _, fraction = f"{Decimal(str(value)):,f}".partition(".")
    return whole.replace(",", ".") + (f",{fraction}" if fraction.strip("0") else "")


def _share(value: float | None) -> str:
    """Return a percentage as the paper prints it, always with one decimal."""
    return "" if value is None else f"{value:.1f}".replace(".", ",")


@pytest.mark.parametrize("name", ROUNDS)
def test_every_number_on_paper_is_in_the_json(name: str, sample_root: Path, tmp_path: Path) -> None:
    """Prose and tables hold no group of digits that the JSON of the same command lacks."""
    on_paper = numbers_on_paper(_paper(sample_root, tmp_path, name))
    assert len(on_paper) > 30
    assert on_paper - numbers_in_json(_json(sample_root, tmp_path, name)) == set()


@pytest.mark.parametrize("name", ROUNDS)
def test_the_table_of_targets_is_the_json(name: str, sample_root: Path, tmp_path: Path) -> None:
    """Row by row: target, unit, measure, planned, done, percentage, and the totals after them."""
    table = _target_table(tables_of(printed(sample_root, name, "docx", tmp_path)))
    wanted: list[tuple[str, ...]] = []
    number = 0
    for task in _json(sample_root, tmp_path, name)["nhiem_vu"]:
        if not task["chi_tieu"]:
            continue
        wanted.append((task["ten_nhiem_vu"],))
        for one in task["chi_tieu"]:
            number += 1
            outside = "" if one["dang_ky"] else " (ngoài bản đăng ký)"
            wanted.append(
                (
                    str(number),
                    one["ten_chi_tieu"] + outside,
                    one["ten_don_vi"],
                    one["don_vi_tinh"],
                    *(_text(one[key]) for key in ("muc_ke_hoach", "muc_thuc_hien")),
                    _share(one["ty_le"]),
                )
            )
        wanted += [
            (
                "",
                f"Cộng {one['so_chi_tieu']:02d} chỉ tiêu cùng đơn vị tính",
                one["don_vi_tinh"],
                *(_text(one[key]) for key in ("muc_ke_hoach", "muc_thuc_hien")),
                _share(one["ty_le"]),
            )
            for one in task["cong"]
        ]
    assert [row.cells for row in table[1:]] == wanted


@pytest.mark.parametrize("name", ROUNDS)
def test_totals_stand_over_one_unit_of_measure(
    name: str, sample_root: Path, tmp_path: Path
) -> None:
    """Each total is the sum of the rows of its task and measure; shares have none."""
    for task in _json(sample_root, tmp_path, name)["nhiem_vu"]:
        measures = Counter(one["don_vi_tinh"] for one in task["chi_tieu"])
        measures.pop("%", None)
        totals = {one["don_vi_tinh"]: one for one in task["cong"]}
        assert set(totals) == {measure for measure, count in measures.items() if count > 1}
        for measure, total in totals.items():
            same = [one for one in task["chi_tieu"] if one["don_vi_tinh"] == measure]
            for key in ("muc_ke_hoach", "muc_thuc_hien"):
                assert total[key] == sum(one[key] for one in same)
            assert total["so_chi_tieu"] == len(same)
        for one in (*task["chi_tieu"], *task["cong"]):
            exact = Decimal(one["muc_thuc_hien"]) * 100 / Decimal(one["muc_ke_hoach"])
            assert abs(Decimal(str(one["ty_le"])) - exact) <= Decimal("0.05")


def _changed(before: Any, after: Any, path: str = "") -> set[str]:  # noqa: ANN401 — any JSON
    if isinstance(before, dict):
        return set().union(*(_changed(before[key], after[key], f"{path}.{key}") for key in before))
    if isinstance(before, list):
        pairs = enumerate(zip(before, after, strict=True))
        return set().union(*(_changed(*pair, f"{path}[{n}]") for n, pair in pairs))
    return set() if before == after else {f"{path}: {before} → {after}"}


def test_a_result_changed_by_one_changes_paper_and_json(copy_root: Path, tmp_path: Path) -> None:
    """The figure, its percentage, the total of its measure and that percentage: nothing else."""
    before = dump(printed(copy_root, "bao-cao-dot-1", "docx", tmp_path)).splitlines()
    json_before = _json(copy_root, tmp_path)
    edit(_results(copy_root), "muc_thuc_hien: 128", "muc_thuc_hien: 129")
    after = dump(printed(copy_root, "bao-cao-dot-1", "docx", tmp_path)).splitlines()
    pairs = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    cells = [tuple(text.split(" | ")[-2:] for text in pair) for pair in pairs]
    assert cells == [(["128", "53,3"], ["129", "53,8"]), (["162", "54,0"], ["163", "54,3"])]
    assert _changed(json_before, _json(copy_root, tmp_path)) == {
        ".nhiem_vu[2].chi_tieu[0].muc_thuc_hien: 128 → 129",
        ".nhiem_vu[2].chi_tieu[0].ty_le: 53.3 → 53.8",
        ".nhiem_vu[2].cong[0].muc_thuc_hien: 162 → 163",
        ".nhiem_vu[2].cong[0].ty_le: 54.0 → 54.3",
    }


def test_a_missing_figure_is_a_marked_blank(copy_root: Path, tmp_path: Path) -> None:
    """Not 0: dots on paper, null in JSON, no percentage, no share in a total, named at the end."""
    edit(_results(copy_root), "  - {ma_chi_tieu: vp-ct1, muc_thuc_hien: 128}\n", "")
    outcome = tdkt("baocao", "--dot", "1", "-C", copy_root, "-o", tmp_path / "x.docx")
    assert outcome.code == 0
    assert "mức thực hiện của chỉ tiêu «Tin, bài đăng trên Trang thông tin" in outcome.err
    table = _target_table(tables_of((tmp_path / "x.docx").read_bytes()))
    row = next(row for row in table if "Tin, bài đăng trên Trang thông tin" in row.text)
    assert row.cells[-3:] == ("240", BLANK, "")
    assert not [row for row in table if row.cells[0] == "" and row.cells[2] == "tin, bài"]
    data = _json(copy_root, tmp_path)
    (found,) = [one for task in data["nhiem_vu"] for one in task["chi_tieu"]
                if one["ma_chi_tieu"] == "vp-ct1"]  # fmt: skip
    assert (found["muc_thuc_hien"], found["ty_le"]) == (None, None)
    assert data["tong"]["so_chi_tieu_chua_co_so_lieu"] == 1
    texts = [line.text for line in lines_of((tmp_path / "x.docx").read_bytes())]
    assert any("01 chỉ tiêu chưa có số liệu" in text for text in texts)


def test_a_shortcoming_without_a_measure_or_cause_is_a_marked_blank(
    copy_root: Path, tmp_path: Path
) -> None:
    """Every shortcoming stands in part V; what nobody wrote is a blank with its name."""
    path = _results(copy_root)
    text = path.read_text("utf-8")
    text = re.sub(r"    khac_phuc: Phân công người chính.*\n", "", text)
    text = re.sub(r"    nguyen_nhan: Chưa phân công.*\n    loai_nguyen_nhan: chu_quan\n", "", text)
    path.write_text(text, "utf-8")
    outcome = tdkt("baocao", "--dot", "1", "-C", copy_root, "-o", tmp_path / "x.docx")
    assert outcome.code == 0
    lines = lines_of((tmp_path / "x.docx").read_bytes())
    written = next(
        one for one in _under(lines, "1. Biện pháp khắc phục") if "Việc cập nhật hồ sơ" in one
    )
    assert re.fullmatch(r"- Về hạn chế “Việc cập nhật .* còn chậm” \(Văn phòng\): …+", written)
    causes = [one for one in _under(lines, "2. Nguyên nhân") if "Việc cập nhật hồ sơ" in one]
    assert len(causes) == 1
    assert re.search(r"Nguyên nhân: …+$", causes[0])
    blanks = outcome.err.split("cần điền: ")[1]
    assert "biện pháp khắc phục «Việc cập nhật hồ sơ thi" in blanks
    assert tdkt("baocao", "--dot", "1", "-C", copy_root, "--ban-chinh").code == 1


@pytest.mark.parametrize("name", ROUNDS)
def test_each_shortcoming_has_its_measure(name: str, sample_root: Path, tmp_path: Path) -> None:
    """Part IV and part V name the same shortcomings, of the same units, in the same order."""
    lines = _paper(sample_root, tmp_path, name)
    shortcomings = _json(sample_root, tmp_path, name)["han_che"]
    assert shortcomings
    named = _under(lines, "1. Hạn chế")
    assert named == [f"- {one['ten_don_vi']}: {one['noi_dung']}" for one in shortcomings]
    for text, one in zip(_under(lines, "1. Biện pháp khắc phục"), shortcomings, strict=True):
        begin = f"- Về hạn chế “{one['noi_dung'].rstrip('.')}” ({one['ten_don_vi']}): "
        assert text.startswith(begin)
        assert len(text) > len(begin) + 10


def test_an_anniversary_that_disagrees_is_a_blank(sample_root: Path, tmp_path: Path) -> None:
    """The plan says 134 years for dates that give 133: neither number is printed."""
    events = _under(_paper(sample_root, tmp_path), "3. Thi đua lập thành tích chào mừng")
    assert events == [
        "- Kỷ niệm 94 năm Ngày thành lập Đảng Cộng sản Việt Nam;",
        "- Kỷ niệm 49 năm ngày giải phóng miền Nam, thống nhất đất nước;",
        "- Kỷ niệm 78 năm Ngày truyền thống cơ quan công tác dân tộc;",
        f"- Kỷ niệm {BLANK} năm Ngày sinh Chủ tịch Hồ Chí Minh.",
    ]
    found = [one["so_nam"] for one in _json(sample_root, tmp_path)["chao_mung"]]
    assert found == [94, 49, 78, None]


def test_a_corrected_anniversary_is_printed(copy_root: Path, tmp_path: Path) -> None:
    """Once the last date is 2024, the plan's 134 is right and stands on paper."""
    plan = copy_root / "data" / "plan-2024.yaml"
    edit(plan, "ngay_ky_niem: 2023-05-19", "ngay_ky_niem: 2024-05-19")
    edit(plan, "19/5/2023). Tổ chức sơ kết", "19/5/2024). Tổ chức sơ kết")
    events = _under(_paper(copy_root, tmp_path), "3. Thi đua lập thành tích chào mừng")
    assert events[-1] == "- Kỷ niệm 134 năm Ngày sinh Chủ tịch Hồ Chí Minh."


def test_units_without_results_are_named(copy_root: Path, tmp_path: Path) -> None:
    """A unit that reports nothing is named, and its targets stay in the table without figures."""
    _results(copy_root, "thanh-tra").unlink()
    lines = _paper(copy_root, tmp_path)
    head = _under(lines, "1. Thực hiện nhiệm vụ chính trị")[0]
    assert head.startswith("Có 05/06 đơn vị báo cáo kết quả (chưa báo cáo: Thanh tra), với")
    rows = [line for line in lines if line.cells and "Thanh tra" in line.cells[2:3]]
    assert len(rows) == 3
    assert {row.cells[-2:] for row in rows} == {(BLANK, "")}
    data = _json(copy_root, tmp_path)
    assert data["chua_bao_cao"] == ["Thanh tra"]
    assert (data["tong"]["so_da_bao_cao"], data["tong"]["so_don_vi"]) == (5, 6)


def test_a_broken_result_stops_its_own_round_only(copy_root: Path, tmp_path: Path) -> None:
    """Exit 1 for the round that uses it, none for the other; a draft names the unit."""
    _results(copy_root, "thanh-tra", 2).write_text("nam_ke_hoach: [\n", "utf-8")
    assert printed(copy_root, "bao-cao-dot-1", "docx", tmp_path)
    outcome = tdkt("baocao", "--dot", "2", "-C", copy_root, "-o", tmp_path / "x.docx")
    assert outcome.code == 1
    assert "data/results/2024/dot-2/thanh-tra.yaml:" in outcome.out
    assert not (tmp_path / "x.docx").exists()
    draft = tdkt("baocao", "--dot", "2", "-C", copy_root, "--du-thao", "-o", tmp_path / "x.docx")
    assert draft.code == 1
    text = dump((tmp_path / "x.docx").read_bytes())
    assert "chưa báo cáo: Thanh tra" in text
    assert "data/results/2024/dot-2/thanh-tra.yaml:" in text


def test_a_broken_file_of_this_years_decisions_stops_the_review(
    copy_root: Path, tmp_path: Path
) -> None:
    """The review prints the awards of the year, so it does not go on without reading them."""
    (copy_root / "data" / "decisions" / "2024.yaml").write_text("nam_thanh_tich: [\n", "utf-8")
    outcome = tdkt("baocao", "--dot", "1", "-C", copy_root, "-o", tmp_path / "x.docx")
    assert (outcome.code, (tmp_path / "x.docx").exists()) == (1, False)
    assert "data/decisions/2024.yaml:" in outcome.out


def test_an_old_year_of_decisions_does_not_stop_the_review(copy_root: Path, tmp_path: Path) -> None:
    """Decisions of earlier years, and the other round, are not used by it."""
    (copy_root / "data" / "decisions" / "2020.yaml").write_text("nam_thanh_tich: [\n", "utf-8")
    assert printed(copy_root, "bao-cao-dot-1", "docx", tmp_path)


def test_awards_of_the_year_are_printed(copy_root: Path, tmp_path: Path) -> None:
    """A decision of the year stands with number, date and counts, on paper and in JSON."""
    (copy_root / "data" / "decisions" / "2024.yaml").write_text(
        "nam_thanh_tich: 2024\nday_du: []\nquyet_dinh:\n"
        "  - {so_ky_hieu: 71/QĐ-BDT, ngay_ky: 2024-05-06, co_quan_ky: Ban Dân tộc,\n"
        "     danh_sach: [{ma_danh_hieu: GK, loai_khen: dot_xuat, tap_the: [van-phong]}]}\n",
        "utf-8",
    )
    texts = _under(_paper(copy_root, tmp_path), "2. Khen thưởng đã có quyết định")
    wanted = (
        "- Giấy khen: 01 tập thể, 0 cá nhân (Quyết định số 71/QĐ-BDT ngày 06 tháng 5 năm 2024 "
        "của Ban Dân tộc)."
    )
    assert texts == [wanted]
    assert _json(copy_root, tmp_path)["da_khen"][0]["so_tap_the"] == 1


def test_the_second_round_reviews_the_year(sample_root: Path, tmp_path: Path) -> None:
    """`--dot 2` sums up the year, proposes awards by name and looks ahead to the next year."""
    lines = _paper(sample_root, tmp_path, "bao-cao-dot-2")
    text = "\n".join(line.text for line in lines)
    assert "Tổng kết phong trào thi đua và công tác khen thưởng" in text
    assert "V. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025" in text
    assert "đợt thi đua" not in "\n".join(line.text for line in lines if line.style == "noi-dung")
    data = _json(sample_root, tmp_path, "bao-cao-dot-2")
    assert (data["la_tong_ket"], data["nam_sau"]) == (True, 2025)
    table = next(
        table for table in tables_of(printed(sample_root, "bao-cao-dot-2", "docx", tmp_path))
        if "Xếp loại" in table[0].cells
    )  # fmt: skip
    people = [one["ho_ten"] for unit in data["de_nghi"]["don_vi"] for one in unit["ca_nhan"]]
    assert len(people) == sum(one["so_ca_nhan"] for one in data["de_nghi"]["xep_loai"])
    names = {row.cells[1] for row in table if len(row.cells) > 1}
    assert set(people) <= names


def test_the_second_round_is_not_added_to_the_first(sample_root: Path, tmp_path: Path) -> None:
    """Round 2 reports the year to date: its figures stand as its own files give them."""
    data = _json(sample_root, tmp_path, "bao-cao-dot-2")
    done = {one["ma_chi_tieu"]: one["muc_thuc_hien"]
            for task in data["nhiem_vu"] for one in task["chi_tieu"]}  # fmt: skip
    assert (done["tt-ct1"], done["tt-ct2"], done["tt-ct3"]) == (6, 24, 4)
