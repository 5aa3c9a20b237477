"""`tdkt` alone: where the year stands, what waits, what is wrong, what to type next."""

from __future__ import annotations

import os
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from printed_papers import edit, process, tdkt
from tdkt_cli.cli import commands
from tdkt_cli.workflow import reckoning
from tdkt_cli.workflow.clock import today
from tdkt_cli.workflow.today import today_in_year

if TYPE_CHECKING:
    from pathlib import Path

EVERY = frozenset(commands.names())


def _next(root: Path, day: date) -> list[str]:
    found = today_in_year(str(root), None, day, EVERY)
    return [text for text, _ in found.commands]


@pytest.mark.parametrize(
    ("day", "where"),
    [
        ("2023-12-20", "Đang nhận đăng ký: hạn trước ngày 31/01/2024, còn 41 ngày."),
        ("30/01/2024", "Đang nhận đăng ký: hạn trước ngày 31/01/2024, hôm nay là ngày cuối."),
        ("31/01/2024", "Đang trong đợt thi đua thứ nhất (01/01/2024 - 30/6/2024), còn 151 ngày."),
        ("30/06/2024", "Đang trong đợt thi đua thứ nhất (01/01/2024 - 30/6/2024), hôm nay là"),
        ("2024-07-01", "Đang trong đợt thi đua thứ hai (01/7/2024 - 31/12/2024), còn 183 ngày."),
        ("2026-11-26", "Năm 2024 đã kết thúc."),
    ],
)
def test_the_second_line_says_where_we_are(sample_root: Path, day: str, where: str) -> None:
    """Registration, rounds and the end of the year follow one another."""
    found = tdkt("-C", sample_root, "--ngay", day)
    assert found.code == 0
    assert found.out.splitlines()[1].startswith(where)


def test_few_lines_and_at_most_two_commands(sample_root: Path) -> None:
    """The page is calm: the year, the place, the data, two commands with their reasons."""
    lines = tdkt("-C", sample_root, "--ngay", "2024-02-05").out.splitlines()
    assert lines == [
        "Năm 2024 · Ban Dân tộc · ngày 05/02/2024",
        "Đang trong đợt thi đua thứ nhất (01/01/2024 - 30/6/2024), còn 146 ngày.",
        "Dữ liệu: không có lỗi, 13 cảnh báo, 3 gợi ý.",
        "",
        "Gõ tiếp:",
        "  tdkt tonghop  in báo cáo tổng hợp đăng ký",
        "  tdkt tiendo   xem bảng tiến độ của các đơn vị",
    ]


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2024, 1, 15), "tdkt tiendo"),
        (date(2024, 2, 5), "tdkt tonghop"),
        (date(2024, 6, 20), "tdkt baocao --dot 1"),
        (date(2024, 12, 20), "tdkt baocao --dot 2"),
        (date(2025, 9, 1), "tdkt chuyennam 2025"),
    ],
)
def test_the_next_command_follows_the_year(sample_root: Path, day: date, first: str) -> None:
    """The first command is what the clerk does at that time of the year."""
    assert _next(sample_root, day)[0] == first


def test_the_councils_papers_come_at_the_end_of_the_year(copy_root: Path) -> None:
    """Minutes after the year's report; once a paper is out, the next one."""
    day = date(2024, 12, 27)
    assert _next(copy_root, day) == ["tdkt baocao --dot 2", "tdkt bienban"]
    papers = copy_root / "data/documents/2024.yaml"
    text = papers.read_text("utf-8")
    issued = re.sub(r"(bao-cao-dot-2\n    so_dot: 2\n    so_van_ban:)", r"\1 90", text)
    issued = re.sub(r"(ten_van_ban: bien-ban\n(?:    .*\n)*?    so_van_ban:)", r"\1 91", issued)
    assert issued.count(": 9") - text.count(": 9") == 2
    papers.write_text(issued, "utf-8")
    assert _next(copy_root, day)[0] == "tdkt totrinh"


def test_the_form_of_a_round_is_asked_for_with_its_options(copy_root: Path) -> None:
    """What stands there can be typed as it is: the results of a round, not a registration."""
    for path in (copy_root / "data/results/2024/dot-2").glob("*.yaml"):
        path.unlink()
    (copy_root / "data/council/2024.yaml").unlink()
    first = _next(copy_root, date(2024, 12, 12))[0]
    assert first == "tdkt bieumau --ket-qua --dot 2"
    assert tdkt(*first.split()[1:], "--dinh-dang", "docx", "-C", copy_root).code == 0


@pytest.mark.parametrize("typed", [("--nam", "2024"), ("--nam=2024",)])
def test_what_is_proposed_stays_in_the_year_that_was_asked(
    sample_root: Path, tmp_path: Path, typed: tuple[str, ...]
) -> None:
    """With several plans in a folder a command without `--nam` would mean the newest."""
    told = tdkt(*typed, "-C", sample_root, "--ngay", "20/01/2024").out
    proposed = told.partition("Gõ tiếp:")[2].splitlines()[1:]
    assert proposed
    assert all(" --nam 2024  " in line for line in proposed)
    said = tdkt("quyetdinh", *typed, "-C", sample_root, "-o", tmp_path / "q.docx").err
    assert "«tdkt validate --nam 2024»" in said
    assert "--nam" not in tdkt("-C", sample_root, "--ngay", "20/01/2024").out


def test_before_the_meeting_comes_its_form(copy_root: Path) -> None:
    """Results are in, the meeting is not recorded: the council's form."""
    council = copy_root / "data/council/2024.yaml"
    council.write_text(council.read_text("utf-8").partition("phien_hop:")[0], "utf-8")
    assert "tdkt bieumau --hoi-dong" in _next(copy_root, date(2024, 12, 20))


def test_a_decision_is_copied_into_the_history_then_the_year_ends(copy_root: Path) -> None:
    """With its number it waits for --ghi; once recorded the next year comes first."""
    number = ("ghiso", "quyet-dinh", "--so", "160", "--ngay", "30/12/2024")
    assert tdkt(*number, "-C", copy_root).code == 0
    assert _next(copy_root, date(2024, 12, 31))[0] == "tdkt quyetdinh --ghi"
    assert tdkt("quyetdinh", "--ghi", "-C", copy_root).code == 0
    after = _next(copy_root, date(2025, 1, 5))
    assert after[0] == "tdkt chuyennam 2025"
    assert not {"tdkt bienban", "tdkt quyetdinh", "tdkt quyetdinh --ghi"} & set(after)


def test_a_new_folder_begins_with_the_plan_and_the_forms(tmp_path: Path) -> None:
    """Before anyone has registered: print the plan, then the forms."""
    flags = ("--nam", "2025", "--co-quan", "Sở Nội vụ", "--viet-tat", "SNV", "--dia-danh", "Huế",
             "--chuc-vu", "Giám đốc", "--don-vi", "Văn phòng", "--khong-git")  # fmt: skip
    assert tdkt("khoitao", tmp_path / "moi", *flags).code == 0
    assert _next(tmp_path / "moi", date(2025, 1, 6)) == ["tdkt kehoach", "tdkt bieumau"]


def test_a_paper_that_is_out_is_not_asked_for_again(copy_root: Path) -> None:
    """Once number or day stands in data/documents, the next paper comes up."""
    papers = copy_root / "data/documents/2024.yaml"
    text = papers.read_text("utf-8").replace("so_van_ban:\n", "so_van_ban: 12\n", 1)
    papers.write_text(text, "utf-8")
    assert _next(copy_root, date(2024, 2, 5)) == ["tdkt tonghop --gui-cap-tren", "tdkt tiendo"]


def test_a_missing_unit_is_named_and_reminded(copy_root: Path) -> None:
    """After the deadline the reminder comes before the report."""
    for folder in ("registrations/2024", "results/2024/dot-1", "results/2024/dot-2"):
        (copy_root / "data" / folder / "thanh-tra.yaml").unlink()
    council = copy_root / "data/council/2024.yaml"
    text = council.read_text("utf-8")
    vote = re.search(r"      - doi_tuong: \{ho_ten: Lê Hữu Phước.*?dong_y: \d+\n", text, re.DOTALL)
    assert vote
    council.write_text(text.replace(vote[0], ""), "utf-8")
    found = today_in_year(str(copy_root), None, date(2024, 2, 5), EVERY)
    assert found.waiting == ("Đăng ký: quá hạn 06 ngày, chưa gửi: Thanh tra.",)
    assert "tdkt dondoc --ngay 05/02/2024" in [text for text, _ in found.commands]


def test_errors_come_first_and_give_one(copy_root: Path) -> None:
    """Nothing can be printed before the errors are mended."""
    path = copy_root / "data/registrations/2024/van-phong.yaml"
    edit(path, "so_ca_nhan: 7", "so_ca_nhan: 9")
    found = tdkt("-C", copy_root, "--ngay", "2024-02-05")
    assert found.code == 1
    assert "Dữ liệu: 1 lỗi, " in found.out
    assert "Gõ tiếp:\n  tdkt validate " in found.out


@pytest.mark.parametrize("day", [date(2024, 2, 5), date(2024, 12, 27), date(2025, 9, 1)])
def test_with_errors_nothing_else_is_proposed(copy_root: Path, day: date) -> None:
    """Neither a paper nor a new year: they would stop at the errors or carry them on."""
    edit(copy_root / "data/registrations/2024/van-phong.yaml", "so_ca_nhan: 7", "so_ca_nhan: 9")
    assert _next(copy_root, day) == ["tdkt validate"]


def test_a_broken_plan_sends_to_validate(copy_root: Path) -> None:
    """Without a plan there is one thing to do."""
    (copy_root / "data/plan-2024.yaml").write_text("nam_ke_hoach: [", "utf-8")
    found = tdkt("-C", copy_root, "--ngay", "2024-02-05")
    assert found.code == 1
    assert "Kế hoạch của năm có lỗi, chưa đọc được." in found.out
    assert found.out.rstrip().splitlines()[-1].startswith("  tdkt validate")


def test_only_commands_that_exist_are_proposed(sample_root: Path) -> None:
    """What the page names can be typed: whatever commands this version has."""
    for month in range(1, 13):
        found = tdkt("-C", sample_root, "--ngay", f"2024-{month:02d}-15")
        for line in found.out.splitlines():
            if line.startswith("  tdkt "):
                assert line.split()[1] in commands.names()


def test_outside_a_data_folder_there_is_a_friendly_page(tmp_path: Path) -> None:
    """No error, no help of forty lines: what to do."""
    found = process(folder=tmp_path)
    assert (found.code, found.err) == (0, "")
    assert "tdkt -C THƯ-MỤC" in found.out
    assert "tdkt --help" in found.out
    assert len(found.out.splitlines()) <= 9


@pytest.mark.parametrize("arguments", [("-C", "khong-co"), ("--nam", "2031")])
def test_a_folder_or_year_asked_for_must_be_there(
    sample_root: Path, arguments: tuple[str, ...]
) -> None:
    """A slip in -C or --nam is no welcome page."""
    found = process(*arguments, folder=sample_root)
    assert (found.code, found.out) == (2, "")
    assert arguments[1] in found.err


def test_the_day_belongs_after_the_command(sample_root: Path) -> None:
    """`tdkt --ngay X tiendo` would be ignored in silence: it is refused."""
    found = tdkt("-C", sample_root, "--ngay", "2024-02-05", "validate")
    assert found.code == 2
    assert "Đặt --ngay sau tên lệnh" in found.err


def test_today_is_the_day_in_vietnam(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the zone of the machine, the day is that of Hà Nội."""
    monkeypatch.setenv("TZ", "Etc/GMT+12")
    one = today()
    monkeypatch.setenv("TZ", "Etc/GMT-14")
    assert abs((today() - one).days) <= 1
    assert one >= date(2026, 1, 1)


def test_alone_it_loads_nothing_heavy(sample_root: Path) -> None:
    """Neither Word nor Excel nor Jinja2 nor the charts nor rich."""
    code = (
        "import sys; sys.argv = ['tdkt', '--ngay', '2024-02-05'];"
        "from tdkt_cli.__main__ import main; code = main();"
        "heavy = {'docx', 'jinja2', 'openpyxl', 'pygal', 'lxml', 'rich'} & set(sys.modules);"
        "sys.exit(f'{code} {heavy}')"
    )
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=sample_root,
        capture_output=True,
        check=False,
        env={**os.environ},
    )
    assert done.stderr.decode().strip() == "0 set()"


def test_what_was_said_of_the_same_data_is_said_again(
    copy_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kept answer is the same; other data, another day or another year is reckoned anew."""
    monkeypatch.setenv("TDKT_CACHE", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kho"))
    day = date(2024, 2, 5)
    first = today_in_year(str(copy_root), None, day, EVERY)
    monkeypatch.setattr(reckoning, "reckon", lambda *_: pytest.fail("reckoned again"))
    assert today_in_year(str(copy_root), None, day, EVERY) == first
    monkeypatch.undo()
    (copy_root / "data/registrations/2024/thanh-tra.yaml").unlink()
    assert today_in_year(str(copy_root), None, day, EVERY) != first
    assert today_in_year(str(copy_root), None, date(2024, 6, 20), EVERY).where != first.where
