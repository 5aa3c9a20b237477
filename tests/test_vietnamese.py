"""Vietnamese text: what is equal, which order, how dates and numbers are read."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt_cli import vietnamese

NAMES_IN_ORDER = [
    "Trần Thị An",
    "Nguyễn Văn An",
    "Nguyễn Văn Ăn",
    "Nguyễn Văn Ân",
    "Lê Văn Dũng",
    "Lê Văn Đa",
    "Lê Văn Đà",
    "Lê Văn Đả",
    "Lê Văn Đã",
    "Lê Văn Đá",
    "Lê Văn Đạ",
    "Phạm Thị Oanh",
    "Phạm Thị Ô",
    "Phạm Thị Ơ",
    "Phạm An Uyên",
    "Phạm Bình Uyên",
    "An Bình Uyên Vy",
]


@given(st.permutations(NAMES_IN_ORDER))
def test_names_stand_by_given_name_then_middle_then_family(names: list[str]) -> None:
    """Letters in the order of the alphabet, then the tones ngang, huyền, hỏi, ngã, sắc, nặng."""
    assert sorted(names, key=vietnamese.name_order) == NAMES_IN_ORDER


def test_the_family_name_decides_last() -> None:
    """Given name and middle names being equal."""
    names = ["Đỗ Văn Hà", "Bùi Văn Hà", "Vũ An Hà"]
    assert sorted(names, key=vietnamese.name_order) == ["Vũ An Hà", "Bùi Văn Hà", "Đỗ Văn Hà"]


def test_no_name_comes_first() -> None:
    """An empty name has an empty key."""
    assert vietnamese.name_order("") == ()
    assert vietnamese.name_order("  ") == ()
    assert vietnamese.name_order("Brèo") > ()


def test_text_stands_from_its_first_word() -> None:
    """Unlike names: `Phòng Chính sách` before `Phòng Kế hoạch`."""
    texts = ["Phòng Kế hoạch", "Phòng Chính sách", "Ban Dân tộc"]
    ordered = ["Ban Dân tộc", "Phòng Chính sách", "Phòng Kế hoạch"]
    assert sorted(texts, key=vietnamese.text_order) == ordered


@pytest.mark.parametrize(
    "other",
    [
        "Trần Thị Hòa",
        "trần thị hòa",
        " Trần  Thị\tHoà ",
        "Bà Trần Thị Hoà",
        "đồng chí Trần Thị Hoà",
        "Đ/c. Trần Thị Hoà",
        unicodedata.normalize("NFD", "Trần Thị Hoà"),
    ],
)
def test_spellings_of_one_name(other: str) -> None:
    """Tone placement, letter case, spaces, form of Unicode, an honorific before it."""
    assert vietnamese.fold_name(other) == vietnamese.fold_name("Trần Thị Hoà")


@pytest.mark.parametrize("other", ["Trần Thị Hoa", "Trần Thị Hoá", "Tran Thi Hoa", "Trần Hoà"])
def test_other_names_stay_other(other: str) -> None:
    """A tone, a mark or a word more or less is another name."""
    assert vietnamese.fold_name(other) != vietnamese.fold_name("Trần Thị Hoà")


def test_an_honorific_is_a_word_before_the_name() -> None:
    """`Bàng` and `Anh` as names stay what they are."""
    assert vietnamese.fold_name("Bàng Văn An") != vietnamese.fold_name("Văn An")
    assert vietnamese.fold_name("Anh") == vietnamese.fold_name("ANH") != ""
    assert vietnamese.fold_syllable("hoà") == vietnamese.fold_syllable("hòa") == "hoa1"


def test_wording_is_compared_without_dashes_and_quotes() -> None:
    """Dashes of any length, quotation marks of any kind, spaces, case, tone placement."""
    one = "Phòng Kế hoạch–Tổng  hợp “A”"
    assert vietnamese.fold_text(one) == vietnamese.fold_text('phòng kế hoạch - tổng hợp "a"')
    assert vietnamese.fold_text(one) != vietnamese.fold_text("phòng kế hoạch tổng hợp a")


def test_without_marks() -> None:
    """Lower case letters alone; `đ` is a letter, not a mark."""
    assert vietnamese.without_marks("ĐỒNG Nai – Ủy ban") == "dong nai – uy ban"


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2024, 1, 5), "05/01/2024", "ngày 05 tháng 01 năm 2024"),
        (date(2024, 2, 10), "10/02/2024", "ngày 10 tháng 02 năm 2024"),
        (date(2024, 3, 9), "09/3/2024", "ngày 09 tháng 3 năm 2024"),
        (date(2024, 12, 31), "31/12/2024", "ngày 31 tháng 12 năm 2024"),
    ],
)
def test_dates_take_zeros_as_papers_do(day: date, short: str, long: str) -> None:
    """Nghị định 30/2020/NĐ-CP: days below 10 and the months 1 and 2."""
    assert vietnamese.short_date(day) == short
    assert vietnamese.long_date(day) == long


def test_time_of_day() -> None:
    """Two digits each."""
    assert vietnamese.clock(time(8, 5)) == "08 giờ 05"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1_800_000, "1.800.000"),
        (Decimal("12.50"), "12,5"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("3.0"), "3"),
        (Decimal("0.3"), "0,3"),
        (Decimal(100), "100"),
    ],
)
def test_numbers_have_points_between_groups(value: int | Decimal, text: str) -> None:
    """A comma before the fraction, no zeros at its end."""
    assert vietnamese.number(value) == text


@pytest.mark.parametrize(
    ("amount", "text"), [(0, "0"), (1, "01"), (9, "09"), (10, "10"), (1200, "1.200")]
)
def test_counts_in_prose(amount: int, text: str) -> None:
    """A zero before one digit, none alone."""
    assert vietnamese.count(amount) == text


def test_numbers_of_papers_and_shares() -> None:
    """`05`, `100`; one decimal always."""
    assert [vietnamese.paper_number(n) for n in (5, 9, 10, 100)] == ["05", "09", "10", "100"]
    shares = [vietnamese.percentage(Decimal(text)) for text in ("50", "66.66", "1234.5")]
    assert shares == ["50,0", "66,7", "1.234,5"]


def test_the_sign_of_a_share_has_no_space_before_it() -> None:
    """As the law prints it (`từ 80% trở lên`); a share counted from data keeps its decimal."""
    shares = [vietnamese.percent(value) for value in (70, 100, Decimal("85.71"), Decimal(50))]
    assert shares == ["70%", "100%", "85,7%", "50,0%"]


def test_nobody_writes_the_sign_another_way() -> None:
    """Messages, rules, the law's summaries and templates: one way."""
    repository = Path(__file__).parents[1]
    package = repository / "src" / "tdkt_cli"
    texts = [*package.rglob("*.py"), *package.rglob("*.yaml"), *repository.glob("templates/*.j2")]
    found = [
        f"{path.name}: {line.strip()}"
        for path in texts
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"[0-9}][ \u00a0]%(?![}\w])(?! [\w(])|\d %\s[a-zà-ỹđ]", line)
    ]
    assert found == []


def test_first_letters() -> None:
    """Of a phrase that begins or runs into a sentence; nothing stays nothing."""
    assert vietnamese.upper_first("đơn vị") == "Đơn vị"
    assert vietnamese.lower_first("Đơn vị A") == "đơn vị A"
    assert vietnamese.upper_first("") == vietnamese.lower_first("") == ""
    assert vietnamese.upper("Ủy ban") == "ỦY BAN"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm lẻ một"),
        (105, "một trăm lẻ năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (1_000, "một nghìn"),
        (1_001, "một nghìn không trăm lẻ một"),
        (1_050, "một nghìn không trăm năm mươi"),
        (540_000, "năm trăm bốn mươi nghìn"),
        (2_340_000, "hai triệu ba trăm bốn mươi nghìn"),
        (1_005_000, "một triệu không trăm lẻ năm nghìn"),
        (1_000_000_000, "một tỷ"),
        (1_000_000_001, "một tỷ không trăm lẻ một"),
        (999_000_000_000, "chín trăm chín mươi chín tỷ"),
        (1_000_000_000_000, "một nghìn tỷ"),
    ],
)
def test_amounts_are_read_as_on_a_receipt(amount: int, text: str) -> None:
    """Lẻ, mươi, mốt, lăm where they belong."""
    assert vietnamese.in_words(amount) == text


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once_and_never_fails(text: str) -> None:
    """Whatever is typed."""
    assert vietnamese.nfc(vietnamese.nfc(text)) == vietnamese.nfc(text)
    assert isinstance(vietnamese.fold_name(text), str)
    assert isinstance(vietnamese.fold_text(text), str)
    assert vietnamese.without_marks(vietnamese.without_marks(text)) == vietnamese.without_marks(
        text
    )
    assert isinstance(vietnamese.name_order(text), tuple)
