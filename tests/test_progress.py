"""`tdkt tiendo`: states on any day, counts beside last year's, the page that is projected."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from case_files import valid_root
from printed_papers import edit, tdkt
from tdkt_cli import charts, storage
from tdkt_cli.consolidate.filing import units_to_register, units_to_report
from tdkt_cli.consolidate.progress import Returned, progress
from tdkt_cli.consolidate.registered import registered_year
from tdkt_cli.consolidate.review import round_review

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tdkt_cli.models import Dataset, Plan

DAY = "05/02/2024"
CHANGED = """\
don_vi:
  - {ma_don_vi: lanh-dao-ban, ten_don_vi: Lãnh đạo Ban, loai_don_vi: co_quan}
  - {ma_don_vi: van-phong, ten_don_vi: Văn phòng}
  - {ma_don_vi: phong-cu, ten_don_vi: Phòng Cũ, den_ngay: 2024-03-31, thay_bang: phong-moi}
  - {ma_don_vi: phong-moi, ten_don_vi: Phòng Mới, tu_ngay: 2024-04-01}
"""


def _year(root: Path) -> tuple[Dataset, Plan]:
    dataset = storage.load(root, None).dataset
    assert dataset.plan is not None
    return dataset, dataset.plan.record


def _states(
    root: Path, day: date, returned: Mapping[tuple[str, int], Returned] | None = None
) -> dict[str, list[tuple[str, int]]]:
    dataset, plan = _year(root)
    found = progress(dataset, plan, day, returned=returned)
    return {
        unit.ma_don_vi: [(one.tinh_trang, one.so_ngay_cham) for one in unit.ban]
        for unit in found.don_vi
    }


def _changed_plan(root: Path) -> None:
    plan = root / "data/plan-2024.yaml"
    text = plan.read_text("utf-8")
    start, end = text.index("don_vi:"), text.index("dang_ky:")
    plan.write_text(text[:start] + CHANGED + text[end:], "utf-8")


def _office(root: Path) -> Path:
    return root / "data/registrations/2024/van-phong.yaml"


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2024, 1, 24), ("chua_gui", 0)),
        (date(2024, 1, 30), ("dung_han", 0)),
    ],
)
def test_what_is_filed_after_the_day_has_not_come(
    tmp_path: Path, day: date, state: tuple[str, int]
) -> None:
    """The board of a day knows nothing of later days."""
    assert _states(valid_root(tmp_path), day)["van-phong"][0] == state


@pytest.mark.parametrize(("day", "late"), [(30, 0), (31, 1)])
def test_a_missing_paper_is_overdue_from_the_day_the_plan_names(
    tmp_path: Path, day: int, late: int
) -> None:
    """Under "trước ngày 31/01" that day itself is late."""
    root = valid_root(tmp_path)
    _office(root).unlink()
    state = "qua_han" if late else "chua_gui"
    assert _states(root, date(2024, 1, day))["van-phong"][0] == (state, late)


def test_late_undated_and_broken_papers_have_states_of_their_own(tmp_path: Path) -> None:
    """Nothing that was handed in counts as missing."""
    root = valid_root(tmp_path)
    text = _office(root).read_text("utf-8")
    dated = re.sub(r"(?m)^ngay_gui: .*$", "ngay_gui: 2024-02-02", text)
    _office(root).write_text(dated, "utf-8")
    assert _states(root, date(2024, 2, 5))["van-phong"][0] == ("cham", 3)
    _office(root).write_text(re.sub(r"(?m)^ngay_gui: .*$", "ngay_gui:", text), "utf-8")
    assert _states(root, date(2024, 2, 5))["van-phong"][0] == ("khong_ghi_ngay", 0)
    _office(root).write_text("ma_don_vi: [", "utf-8")
    assert _states(root, date(2024, 2, 5))["van-phong"][0] == ("tep_loi", 0)


def test_a_returned_paper_waits_until_it_comes_again(tmp_path: Path) -> None:
    """A filing after the day of the return takes the return away."""
    root = valid_root(tmp_path)
    day = date(2024, 2, 20)
    back = {("van-phong", 0): Returned(date(2024, 2, 1), "thiếu chữ ký")}
    assert _states(root, day, back)["van-phong"][0][0] == "tra_lai"
    text = re.sub(r"(?m)^ngay_gui: .*$", "ngay_gui: 2024-02-02", _office(root).read_text("utf-8"))
    _office(root).write_text(text, "utf-8")
    assert _states(root, day, back)["van-phong"][0] == ("cham", 3)


def test_units_owe_papers_only_while_they_exist(tmp_path: Path) -> None:
    """The old unit owes the registration, the new one the results of the rounds."""
    root = valid_root(tmp_path)
    _changed_plan(root)
    dataset, plan = _year(root)
    assert [u.ma_don_vi for u in units_to_register(dataset)] == [
        "lanh-dao-ban",
        "van-phong",
        "phong-cu",
    ]
    first = plan.dot_thi_dua[0]
    assert [u.ma_don_vi for u in units_to_report(dataset, first)] == [
        "lanh-dao-ban",
        "van-phong",
        "phong-moi",
    ]
    states = _states(root, date(2024, 7, 5))
    assert [state for state, _ in states["phong-cu"]] == ["qua_han"] + ["khong_phai_gui"] * 2
    assert [state for state, _ in states["phong-moi"]] == ["khong_phai_gui", "chua_gui", "chua_gui"]


def test_reports_name_the_units_of_their_day(tmp_path: Path) -> None:
    """Neither a unit that ended nor one not yet founded is counted as missing."""
    root = valid_root(tmp_path)
    _changed_plan(root)
    dataset, plan = _year(root)
    figures = registered_year(dataset)
    assert [unit.ten_don_vi for unit in figures.don_vi][-1] == "Phòng Cũ"
    assert figures.tong.so_don_vi == 3
    review = round_review(dataset, plan, plan.dot_thi_dua[0])
    assert review.chua_bao_cao == ("Phòng Mới",)
    assert review.tong.so_don_vi == 3


def test_a_report_of_last_year_keeps_the_names_of_its_own_plan(copy_root: Path) -> None:
    """A unit renamed in the new plan keeps its old name in the papers of the old year."""
    text = (copy_root / "data/plan-2024.yaml").read_text("utf-8")
    new = text.replace("nam_ke_hoach: 2024", "nam_ke_hoach: 2025", 1).replace(
        "ten_don_vi: Phòng Chính sách", "ten_don_vi: Phòng Chính sách Dân tộc và Tôn giáo"
    )
    (copy_root / "data/plan-2025.yaml").write_text(new, "utf-8")
    code, out, _ = tdkt(
        "tonghop", "-C", copy_root, "--nam", "2024", "-o", "-", "--dinh-dang", "json"
    )
    assert code == 0
    names = {row["ten_don_vi"] for row in json.loads(out)["ket_qua"]}
    assert "Phòng Chính sách" in names
    assert not any("Tôn giáo" in name for name in names)


def test_counts_stand_beside_last_years_registrations_and_awards(copy_root: Path) -> None:
    """Like is set against like: the movement is between registrations."""
    before = tdkt("tiendo", "-C", copy_root, "--ngay", DAY, "--dinh-dang", "json")
    titles = {one["ma"]: one for one in json.loads(before.out)["danh_hieu"]}
    assert titles["LDTT"] == {
        "ma": "LDTT",
        "ten": "Lao động tiên tiến",
        "nam_nay": 30,
        "nam_truoc_dang_ky": None,
        "nam_truoc_duoc_tang": 27,
    }
    _give_last_year(copy_root)
    page = tdkt("tiendo", "-C", copy_root, "--nam", "2024", "--ngay", DAY)
    assert re.search(r"Lao động tiên tiến +30 +5 +27 +\+25", page.out), page.out


def _give_last_year(root: Path) -> None:
    plan = (root / "data/plan-2024.yaml").read_text("utf-8").replace("2024", "2023")
    (root / "data/plan-2023.yaml").write_text(plan, "utf-8")
    folder = root / "data/registrations/2023"
    folder.mkdir()
    filed = (root / "data/registrations/2024/phong-chinh-sach.yaml").read_text("utf-8")
    filed = filed.replace("nam_ke_hoach: 2024", "nam_ke_hoach: 2023")
    (folder / "phong-chinh-sach.yaml").write_text(filed, "utf-8")


def test_the_screen_says_the_day_and_who_is_awaited(copy_root: Path) -> None:
    """The day used is printed; the awaited unit is named with its days."""
    (copy_root / "data/registrations/2024/thanh-tra.yaml").unlink()
    found = tdkt("tiendo", "-C", copy_root, "--ngay", DAY)
    assert found.code == 0
    assert found.out.startswith("Tiến độ năm 2024 của Ban Dân tộc, tính đến ngày 05/02/2024\n")
    assert "  Đăng ký: quá hạn 06 ngày, chưa gửi: Thanh tra.\n" in found.out
    assert found.err == (
        "Trang có biểu đồ để chiếu hoặc in: tdkt tiendo --nam 2024 --dinh-dang html.\n"
    )


def test_a_file_that_cannot_be_read_is_named_and_gives_one(copy_root: Path) -> None:
    """The board is shown all the same, and says that it is not whole."""
    (copy_root / "data/registrations/2024/thanh-tra.yaml").write_text("a: [", "utf-8")
    found = tdkt("tiendo", "-C", copy_root, "--ngay", DAY)
    assert found.code == 1
    assert "✗ tệp có lỗi" in found.out
    assert "data/registrations/2024/thanh-tra.yaml" in found.err


def test_a_broken_plan_shows_its_findings(copy_root: Path) -> None:
    """Without a plan there is nothing to measure by."""
    edit(copy_root / "data/plan-2024.yaml", "han_nop: 2024-01-31", "han_nop: 2024-02-30")
    found = tdkt("tiendo", "-C", copy_root, "--ngay", DAY)
    assert found.code == 1
    assert "data/plan-2024.yaml:" in found.out
    assert "sửa kế hoạch trước" in found.err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/02/2024", "không có ngày 31/02/2024"),
        ("02-05-2024", "ghi ngày như 05/02/2024 hoặc 2024-02-05"),
        ("hôm nay", "ghi ngày như 05/02/2024 hoặc 2024-02-05"),
    ],
)
def test_a_day_typed_wrongly_is_a_usage_error(copy_root: Path, typed: str, said: str) -> None:
    """American order and words are refused, with the right form."""
    found = tdkt("tiendo", "-C", copy_root, "--ngay", typed)
    assert (found.code, found.out) == (2, "")
    assert said in found.err


def test_a_wrong_ending_is_a_usage_error(copy_root: Path, tmp_path: Path) -> None:
    """The board has no Word form."""
    found = tdkt("tiendo", "-C", copy_root, "--ngay", DAY, "-o", tmp_path / "a.docx")
    assert found.code == 2
    assert "phải là một trong: html, xlsx hoặc json" in found.err


def test_the_workbook_holds_the_same_figures(copy_root: Path, tmp_path: Path) -> None:
    """Three sheets; the sum of people's titles is a number."""
    path = tmp_path / "td.xlsx"
    assert tdkt("tiendo", "-C", copy_root, "--ngay", DAY, "-o", path).code == 0
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Đơn vị", "Danh hiệu", "Phong trào"]
    rows = list(book["Danh hiệu"].iter_rows(values_only=True))
    assert (1, "Lao động tiên tiến", 30, 27) in rows
    units = list(book["Đơn vị"].iter_rows(values_only=True))
    assert (2, "Văn phòng", "đúng hạn (25/01/2024)", "đợt chưa kết thúc", "chưa đến đợt") in units


def test_a_round_that_goes_on_is_not_awaited(copy_root: Path) -> None:
    """Without a deadline nothing is owed before the round's last day is over."""
    for path in copy_root.glob("data/results/2024/dot-1/thanh-tra.yaml"):
        path.unlink()

    def of_unit(day: str) -> str:
        shown = tdkt("tiendo", "-C", copy_root, "--ngay", day).out
        return next(line for line in shown.splitlines() if line.startswith("Thanh tra"))

    assert "… đợt chưa kết thúc" in of_unit("2024-06-30")
    assert "… chưa gửi" in of_unit("2024-07-01")
    edit(
        copy_root / "data/plan-2024.yaml",
        "    den_ngay: 2024-06-30\n    han_nop:\n",
        "    den_ngay: 2024-06-30\n    han_nop: 2024-07-05\n",
    )
    assert "… chưa gửi (còn 05 ngày)" in of_unit("2024-06-30")


def test_the_page_explains_its_signs_and_rounds(copy_root: Path, tmp_path: Path) -> None:
    """Each sign on the page has its word in one line; a card says until when a round goes on."""
    _, page = _page(copy_root, tmp_path)
    legend = " ".join(page.xpath("//p[@class='dau-hieu']")[0].text_content().split())
    assert legend.startswith("Dấu: ✓ đúng hạn; ")
    signs = {mark.text for mark in page.xpath("//td/span[@class='dau']")}
    assert signs == {part.split()[0] for part in legend[5:].split("; ")}
    cards = [
        " ".join(card.text_content().split()) for card in page.xpath("//div[@class='the']/div")
    ]
    assert any("đợt đến hết ngày 30/6/2024, kế hoạch không ghi hạn nộp" in text for text in cards)


def _page(root: Path, folder: Path) -> tuple[Path, Any]:
    path = folder / "td.html"
    assert tdkt("tiendo", "-C", root, "--ngay", DAY, "-o", path).code == 0
    return path, html.fromstring(path.read_bytes())


def test_the_page_is_one_file_that_runs_nothing(copy_root: Path, tmp_path: Path) -> None:
    """No script, no address, the same bytes each time; each chart is described in words."""
    path, tree = _page(copy_root, tmp_path)
    text = path.read_text("utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert not tree.xpath("//script | //link | //img | //@onclick | //@href | //@src")
    assert "http" not in text.replace("http://www.w3.org/", "").replace("http-equiv", "")
    drawings = tree.xpath("//*[local-name()='svg']")
    assert [drawing.get("id") for drawing in drawings] == [
        "bieu-do-nop",
        "bieu-do-danh-hieu",
        "bieu-do-phong-trao",
    ]
    for drawing in drawings:
        named = drawing.get("aria-labelledby").split()
        assert drawing.get("role") == "img"
        assert all(tree.xpath(f"string(//*[@id='{name}'])").strip() for name in named)
    assert path.read_bytes() == _page(copy_root, tmp_path)[0].read_bytes()


def test_every_number_of_a_chart_also_stands_in_its_words(copy_root: Path, tmp_path: Path) -> None:
    """Who cannot see the bars loses no number."""
    _, tree = _page(copy_root, tmp_path)
    words = tree.xpath("string(//*[@id='bieu-do-danh-hieu-mo-ta'])")
    assert "Lao động tiên tiến: đăng ký năm 2024 30, được tặng năm 2023 27" in words
    drawn = tree.xpath("//*[@id='bieu-do-danh-hieu']//*[@class='value']/text()")
    assert sorted(drawn, key=int) == sorted(
        re.findall(r"(?:đăng ký năm 2024|được tặng năm 2023) (\d+)", words), key=int
    )


def test_names_reach_the_page_as_they_are(copy_root: Path, tmp_path: Path) -> None:
    """A unit's name with marks of HTML is text in tables and charts."""
    edit(
        copy_root / "data/plan-2024.yaml",
        "ten_dot: Đợt thi đua thứ nhất",
        'ten_dot: "Đợt <b>&{{x}}"',
    )
    _, tree = _page(copy_root, tmp_path)
    assert "Đợt <b>&{{x}}" in tree.xpath("string(//thead)")
    assert "Đợt <b>&{{x}}" in tree.xpath("string(//*[@id='bieu-do-nop'])")


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_letters_have_contrast_in_light_dark_and_print(copy_root: Path, tmp_path: Path) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 between letters and ground; 3 between bars and ground."""
    text = _page(copy_root, tmp_path)[0].read_text("utf-8")
    themes = re.findall(r":root \{([^}]*)\}", text)
    assert len(themes) == 3
    for theme in themes:
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", theme))
        for letters in ("chu", "mo", "tot", "cham", "do", "cho", "lanh"):
            for ground in ("nen", "the"):
                assert _contrast(colours[letters], colours[ground]) >= 4.5, (letters, ground)
        assert _contrast(colours["nam-nay"], colours["nen"]) >= 3


def test_a_chart_without_numbers_is_still_a_chart() -> None:
    """A year in which nothing was registered draws empty bars."""
    chart = charts.Chart("a", "Trống", "Không có.", ("Một",), (charts.Series("x", (0,)),))
    assert '<title id="a-ten">Trống</title>' in charts.svg(chart)


@pytest.mark.program("chromium", "google-chrome")
def test_chromium_draws_the_page(copy_root: Path, tmp_path: Path) -> None:
    """A real browser lays out the table and prints the page on A4."""
    path, _ = _page(copy_root, tmp_path)
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    assert browser
    common = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path}/c",
    ]
    pdf = tmp_path / "td.pdf"
    subprocess.run(
        [*common, f"--print-to-pdf={pdf}", path.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert b"/MediaBox [0 0 595" in pdf.read_bytes() or b"/MediaBox [0 0 594" in pdf.read_bytes()
    dom = subprocess.run(
        [*common, "--dump-dom", path.as_uri()], check=True, capture_output=True, timeout=120
    ).stdout.decode()
    assert dom.count("<svg") == 3
    assert "Phòng Kế hoạch - Tổng hợp" in dom


def test_returned_and_approved_papers_are_shown(copy_root: Path) -> None:
    """What the Office did on a day is on the board of that day, not on an earlier one."""
    sent_back = ("--ly-do", "thiếu chữ ký", "--ngay", "2024-02-01")
    assert tdkt("tralai", "thanh-tra", *sent_back, "-C", copy_root).code == 0
    assert tdkt("duyet", "van-phong", "--ngay", "2024-02-02", "-C", copy_root).code == 0
    after = tdkt("tiendo", "-C", copy_root, "--ngay", "2024-02-02").out
    assert "↩ trả lại: thiếu chữ ký" in after
    assert "✓ đúng hạn (25/01/2024), đã duyệt" in after
    assert "  Đăng ký: trả lại: Thanh tra.\n" in after
    before = tdkt("tiendo", "-C", copy_root, "--ngay", "2024-01-31").out
    assert "trả lại" not in before
    assert "đã duyệt" not in before


def test_what_changed_after_approval_is_approved_no_more(copy_root: Path) -> None:
    """A title added after the approval takes the mark away; a comment does not."""
    assert tdkt("duyet", "van-phong", "--ngay", "2024-02-02", "-C", copy_root).code == 0
    path = _office(copy_root)
    path.write_text(path.read_text("utf-8") + "# ghi chú\n", "utf-8")
    assert "đã duyệt" in tdkt("tiendo", "-C", copy_root, "--ngay", DAY).out
    edit(path, "    khen_thuong: [BK_TINH]\n", "    khen_thuong: []\n")
    assert "đã duyệt" not in tdkt("tiendo", "-C", copy_root, "--ngay", DAY).out


@pytest.fixture(scope="module")
def sample_year() -> tuple[Dataset, Plan]:
    """Return the sample year, read once."""
    return _year(Path(__file__).parents[1])


@given(st.dates(date(2023, 12, 1), date(2025, 3, 31)), st.integers(0, 40))
def test_totals_are_sums_and_filing_only_grows(
    sample_year: tuple[Dataset, Plan], day: date, later: int
) -> None:
    """Each paper's states add up to the units that owe it; what has come does not go."""
    one, other = (progress(*sample_year, when) for when in (day, day + timedelta(days=later)))
    for found in (one, other):
        for index, paper in enumerate(found.ban):
            assert sum(paper.so_luong.values()) == paper.so_phai_gui == 6
            states = [unit.ban[index].tinh_trang for unit in found.don_vi]
            assert paper.so_da_gui == sum(state in ("dung_han", "cham") for state in states)
    for before, after in zip(one.ban, other.ban, strict=True):
        assert before.so_da_gui <= after.so_da_gui
    assert one.so_nguoi_dang_ky <= other.so_nguoi_dang_ky


def test_the_board_reads_as_reviewed(sample_root: Path, golden: Callable[[str, str], None]) -> None:
    """Screen and JSON of the sample for one day."""
    golden("tien-do.txt", tdkt("tiendo", "-C", sample_root, "--ngay", DAY).out)
    found = tdkt("tiendo", "-C", sample_root, "--ngay", DAY, "--dinh-dang", "json")
    golden("tien-do-mau-2024.json", found.out)
