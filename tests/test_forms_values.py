"""What stands in a cell is understood with certainty, or refused; nothing is guessed."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt_cli.forms.values import Doubt
from tdkt_cli.forms.values.choices import read_choice, read_flag
from tdkt_cli.forms.values.days import read_day
from tdkt_cli.forms.values.names import Named, read_people, read_person
from tdkt_cli.forms.values.numbers import read_amount, read_whole, read_year
from tdkt_cli.forms.values.old_fonts import _TCVN3_LETTERS, _TCVN3_SIGNS, from_old_font, looks_old
from tdkt_cli.forms.values.text import clean, clean_text
from tdkt_cli.forms.values.titles import read_titles, says_none
from tdkt_cli.law import titles

if TYPE_CHECKING:
    from tdkt_cli.forms.grid import Value

NAMES = (
    "Trần Thị Minh Thu", "Phạm Quốc Hưng", "Ka Thị Ngọc Lan", "Võ Hoàng Yến Nhi", "Lìu A Sáng",
    "Đặng Thị Hồng Nhung", "Nguyễn Đức Toàn", "Điểu Thị Hương", "Từ Công Hà Lim", "Trịnh Bích Vân",
    "Huỳnh Ngọc Ánh", "Nông Quốc Việt", "Đỗ Trọng Nghĩa", "Mai Thị Bích Liên", "Ngô Thành Đạt",
    "Phan Thị Thùy Trang", "Lê Hữu Phước", "Bùi Minh Nhật", "Quách Thị Ngoãn", "Giàng Seo Phử",
    "Khuất Duy Tiến", "Nguyễn Thị Quyên", "Hoàng Thế Khoa", "Triệu Tài Vinh", "Đoàn Văn Việt",
)  # fmt: skip


def in_tcvn3(text: str) -> str:
    """Return text as a TCVN3 font stores it; capitals with tones become small, as they must."""
    return text.translate(str.maketrans(_TCVN3_LETTERS, _TCVN3_SIGNS))


def in_vni(text: str) -> str:
    """Return text as a VNI font stores it."""
    marks = {
        "\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï",
        "\u0302": "â", "\u0302\u0301": "á", "\u0302\u0300": "à", "\u0302\u0309": "å",
        "\u0302\u0303": "ã", "\u0302\u0323": "ä", "\u0306": "ê", "\u0306\u0301": "é",
        "\u0306\u0300": "è", "\u0306\u0309": "ú", "\u0306\u0303": "ü", "\u0306\u0323": "ë",
    }  # fmt: skip
    alone = {
        "đ": "ñ",
        "ơ": "ô",
        "ư": "ö",
        "í": "í",
        "ì": "ì",
        "ỉ": "æ",
        "ĩ": "ó",
        "ị": "ò",
        "ỵ": "î",
    }
    out = ""
    for letter in text:
        small = letter.lower()
        if small in alone:
            found = alone[small]
        else:
            base, *rest = list(unicodedata.normalize("NFD", small))
            order = sorted(rest, key=lambda mark: mark not in "\u0302\u0306\u031b")
            horn = "\u031b" in rest
            tone = "".join(mark for mark in order if mark != "\u031b")
            base = {"o": "ô", "u": "ö"}[base] if horn else base
            found = base + marks.get(tone, "")
        out += found.upper() if letter.isupper() else found
    return out


@pytest.mark.parametrize("name", NAMES)
def test_tcvn3_comes_back(name: str) -> None:
    """A name in a .VnTime font is read as it was, or refused; capitals with tones are not there."""
    stored = in_tcvn3(name)
    meant = name
    assert looks_old(stored)
    # A capital with a tone (Ánh) is stored as the small letter: the result is no Vietnamese name.
    if any(
        unicodedata.normalize("NFD", word[0])[1:] and word[0] not in "ĂÂÊÔƠƯĐ"
        for word in name.split()
    ):
        return
    assert from_old_font(stored) == meant


@pytest.mark.parametrize("name", NAMES)
def test_vni_comes_back(name: str) -> None:
    """A name in a VNI font is read as it was."""
    stored = in_vni(name)
    if stored != name:
        assert looks_old(stored), stored
        assert from_old_font(stored) in (name, None)


def test_most_names_in_vni_are_certain() -> None:
    """The conversion is no dead letter."""
    assert sum(from_old_font(in_vni(name)) == name for name in NAMES) >= 20


@pytest.mark.parametrize("name", [*NAMES, "H'Mơ Niê", "K'Brèo", "Y Moan Ênuôl", "Ksor H'Bơ Khăp"])
def test_good_names_are_not_taken_for_old_fonts(name: str) -> None:
    """Text in Unicode stays as it is, composed or not, with the old or the new place of tones."""
    for form in ("NFC", "NFD"):
        assert clean_text(unicodedata.normalize(form, name)).text == name
        assert not clean_text(unicodedata.normalize(form, name)).converted


@given(st.sampled_from(NAMES), st.integers(0, 30), st.sampled_from("¸µ®¬×Ýþ¨©"))
def test_a_sign_too_many_never_makes_another_name(name: str, place: int, sign: str) -> None:
    """A sign of an old font inside a name in Unicode is refused or leaves Vietnamese syllables."""
    spoilt = name[:place] + sign + name[place:]
    read = clean_text(spoilt)
    assert read.doubt is not None or read.converted or sign in read.text


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (date(2012, 3, 1), "2012-03-01"),
        (datetime(2012, 3, 1, 8, 30), "2012-03-01"),  # noqa: DTZ001 — Excel knows no zones
        (40969, "2012-03-01"),
        (40969.5, "2012-03-01"),
        ("1/3/2012", "2012-03-01"),
        ("01-03-2012", "2012-03-01"),
        ("01.03.2012", "2012-03-01"),
        ("1 / 3 / 2012", "2012-03-01"),
        ("2012-03-01", "2012-03-01"),
        ("2012-03-01 00:00:00", "2012-03-01"),
        ("ngày 01 tháng 3 năm 2012", "2012-03-01"),
        ("\u200b01/03/2012\u00a0", "2012-03-01"),
        (None, ""),
        ("  ", ""),
    ],
)
def test_days_that_are_understood(value: Value, wanted: str) -> None:
    """Excel's days, its numbers and the usual spellings."""
    assert read_day(value) == wanted


@pytest.mark.parametrize(
    "value",
    ["12/31/1990", "31/2/2024", "1/3/12", "3/2012", "2012", 2012, "tháng 3", "đầu năm", -5, 1e12,
     float("inf"), "01/03/2012 và 05/04/2013", True, "29/02/2023"],
)  # fmt: skip
def test_days_that_are_not(value: Value) -> None:
    """No month before the day, no missing part, no year taken for a count of days."""
    assert isinstance(read_day(value), Doubt)


def test_days_of_the_other_epoch() -> None:
    """Workbooks of old Macintoshes count from 1904."""
    assert read_day(40969 - 1462, is_1904=True) == "2012-03-01"


@given(st.dates(date(1930, 1, 1), date(2099, 12, 31)))
def test_every_day_in_every_spelling(day: date) -> None:
    """The same day comes out of each way to write it."""
    wanted = day.isoformat()
    serial = (day - date(1899, 12, 30)).days
    spelt = (f"{day.day}/{day.month}/{day.year}", f"{day:%d.%m.%Y}", f"{day:%d-%m-%Y}", day, serial)
    assert {read_day(value) for value in (*spelt, wanted)} == {wanted}


@pytest.mark.parametrize(
    ("value", "unit", "wanted"),
    [
        (12, "", "12"), (12.0, "", "12"), (12.5, "", "12.5"), ("12,5", "", "12.5"),
        ("12.5", "", "12.5"), ("1.200,5", "", "1200.5"), ("1 200", "", "1200"),
        ("1.200.000", "", "1200000"), ("95%", "%", "95"), ("12 cuộc", "cuộc", "12"),
        (1.2, "", "1.2"), (1200, "", "1200"), (0.125, "", "0.1250"), (None, "", ""),
    ],
)  # fmt: skip
def test_amounts_that_are_understood(value: Value, unit: str, wanted: str) -> None:
    """Numbers of Excel and text the Vietnamese way; the row's own unit may stand after them."""
    assert read_amount(value, unit) == wanted


@given(st.integers(0, 10**8), st.integers(0, 999_999))
def test_every_number_of_excel(whole: int, millionths: int) -> None:
    """A number of Excel is never read with points between thousands."""
    value = float(f"{whole}.{millionths:06d}")
    read = read_amount(value)
    assert isinstance(read, str)
    assert abs(Decimal(read) - Decimal(repr(value))) < Decimal("0.000001")


@pytest.mark.parametrize(
    "value", ["1.200", "1,200", "12 cuộc", "khoảng 12", "12-15", "-3", "x", True, "1,2,3"]
)
def test_amounts_that_are_not(value: Value) -> None:
    """What may be read in two ways, ranges and words are refused."""
    assert isinstance(read_amount(value), Doubt)


@pytest.mark.parametrize(
    ("value", "wanted"), [(8, "8"), ("08", "8"), ("1.200", "1200"), (8.0, "8"), (None, "")]
)
def test_whole_numbers(value: Value, wanted: str) -> None:
    """In a whole number a point can only part thousands."""
    assert read_whole(value) == wanted


@pytest.mark.parametrize("value", [8.5, "8,5", "tám", -1, "8 người", "10^3"])
def test_not_whole_numbers(value: Value) -> None:
    """A fraction is no number of people."""
    assert isinstance(read_whole(value), Doubt)


def test_years() -> None:
    """A year has four digits of this or the last century."""
    assert [read_year(value) for value in (2024, "2024", "Năm 2024")] == ["2024"] * 3
    assert isinstance(read_year("24"), Doubt)


@pytest.mark.parametrize("before", ["Ông ", "ÔNG ", "Bà ", "bà: ", "Đồng chí ", "Đ/c "])
def test_honorifics_before_names(before: str) -> None:
    """«Ông», «Bà» become the form of address; other words before a name are only courtesy."""
    named = read_person(f"{before}Trần Văn Mẫu")
    assert isinstance(named, Named)
    assert named.name == "Trần Văn Mẫu"
    assert named.honorific in ("ông", "bà", "")


@pytest.mark.parametrize("name", ["Bà Rịa", "Anh Thư", "Ông Văn Chính"])
def test_names_that_begin_like_honorifics_are_shown(name: str) -> None:
    """What is taken for an honorific is short: the rest is still a name."""
    named = read_person(name)
    assert isinstance(named, Named)
    assert named.name


def test_curly_quotes_and_spaces_in_names() -> None:
    """Word's quotation mark in K'Brèo is the one of the keyboard."""
    assert read_person("K’Brèo") == Named("K'Brèo")
    assert read_person("  Trần   Văn  Mẫu ") == Named("Trần Văn Mẫu")


def test_a_line_break_in_a_name_is_a_doubt() -> None:
    """Two lines may be two people."""
    assert isinstance(read_person("Trần Văn Mẫu\nLê Văn Tám"), Doubt)


def test_people_in_one_cell() -> None:
    """One a line, or between semicolons or commas, with or without codes."""
    wanted = (Named("Trần Văn Mẫu", "", "VP-01"), Named("Lê Văn Tám", "ông"))
    for text in (
        "Trần Văn Mẫu (VP-01)\nÔng Lê Văn Tám",
        "Trần Văn Mẫu (VP-01); ông Lê Văn Tám",
        "- Trần Văn Mẫu (VP-01)\n- Ông Lê Văn Tám",
        "Trần Văn Mẫu (VP-01), ông Lê Văn Tám",
    ):
        assert read_people(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("LĐTT, CSTĐCS", ["LDTT", "CSTDCS"]),
        ("LĐTT\nCSTĐ cơ sở", ["LDTT", "CSTDCS"]),
        ("Lao động tiên tiến và Chiến sĩ thi đua cơ sở", ["LDTT", "CSTDCS"]),
        ("- LĐTT\n- CSTĐCS", ["LDTT", "CSTDCS"]),
        ("1. LĐTT; 2. CSTĐCS", ["LDTT", "CSTDCS"]),
        ("LĐTT + CSTĐCS", ["LDTT", "CSTDCS"]),
        ("lao động tiên tiến.", ["LDTT"]),
        ("Chiến sĩ thi đua Bộ, ban, ngành", ["CSTDBO"]),
        ("LĐTT, Chiến sĩ thi đua Bộ, ban, ngành, CSTĐCS", ["LDTT", "CSTDBO", "CSTDCS"]),
        ("Giấy khem", ["Giấy khem"]),
        ("Không", []),
        ("-", []),
    ],
)
def test_titles_in_one_cell(text: str, wanted: list[str]) -> None:
    """Names, abbreviations and codes, with every usual sign between; what is not known stays."""
    assert [piece.text for piece in ([] if says_none(text) else read_titles(text))] == wanted


def test_every_title_by_every_name() -> None:
    """Each official name, abbreviation and code is its title."""
    for title in titles.all_titles():
        for text in (title.name, title.abbreviation, title.code, title.name.upper()):
            assert [piece.text for piece in read_titles(text)] == [title.code], text


def test_choices() -> None:
    """A code, its words, with or without marks; else what was probably meant."""
    entries = (("HTTNV", ("Hoàn thành tốt nhiệm vụ", "Tốt")), ("HTNV", ("Hoàn thành nhiệm vụ",)))
    for text in ("HTTNV", "httnv", "Hoàn thành tốt nhiệm vụ.", "HOAN THANH TOT NHIEM VU", "tốt"):
        assert read_choice(text, entries) == "HTTNV"
    doubt = read_choice("Hoàn thnh tốt nhiệm vụ", entries)
    assert isinstance(doubt, Doubt)
    assert doubt.values[2] == "Hoàn thành tốt nhiệm vụ"


def test_flags() -> None:
    """Yes and no in the words of clerks."""
    assert [read_flag(text) for text in ("Có", "x", "X", "TRUE", "đúng")] == ["true"] * 5
    assert [read_flag(text) for text in ("Không", "chưa", "-")] == ["false"] * 3
    assert read_flag("") == ""
    assert isinstance(read_flag("có lẽ"), Doubt)


def test_text_is_cleaned_of_what_nobody_sees() -> None:
    """Line ends of Excel, spaces of Word, letters of other alphabets that look the same."""
    assert clean_text("a_x000D_\nb\r\nc").text == "a\nb\nc"
    assert clean_text("Ðỗ\u00a0Trọng \u200bNghĩa").text == "Đỗ Trọng Nghĩa"
    assert clean_text("Trần\u202eVăn").doubt == Doubt("form_hidden_character", ("U+202E",))
    assert clean(12.0).text == "12"
    assert clean(date(2024, 5, 12)).doubt == Doubt("form_not_text", ("12/05/2024",))
