"""Text to typed values: what is taken, what is refused, and by which reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tdkt_cli import models
from tdkt_cli.models.types import (
    Amount,
    Day,
    Flag,
    HistoricDay,
    ItemCode,
    PersonName,
    Record,
    RoundNumber,
    StaffCode,
    Text,
    UnitCode,
    Whole,
    Year,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


class Sample(Record):
    """One field of each type."""

    ngay: Day | None = None
    ngay_goc: HistoricDay | None = None
    so_nguoi: Whole | None = None
    nam_nao: Year | None = None
    so_dot: RoundNumber | None = None
    muc_dat: Amount | None = None
    co_khong: Flag | None = None
    don_vi: UnitCode | None = None
    can_bo: StaffCode | None = None
    ma_muc: ItemCode | None = None
    ho_ten: PersonName | None = None
    doan_van: Text | None = None


def typed(key: str, text: object) -> object:
    """Return the typed value of one field, or the reason why there is none."""
    parsed = models.parse(Sample, {key: text})
    if isinstance(parsed, tuple):
        (error,) = parsed
        assert error.path == (key,)
        assert all(len(value) <= 200 for value in error.values)
        return error.reason
    return getattr(parsed, key)


@given(DAYS, st.sampled_from(["{0:%Y-%m-%d}", "{0.year}-{0.month}-{0.day}"]))
def test_iso_days_come_back(day: date, form: str) -> None:
    """A day written year first is that day, with or without leading zeros."""
    assert typed("ngay", form.format(day)) == day


@given(DAYS, st.sampled_from(["{0:%d/%m/%Y}", "{0.day}/{0.month}/{0.year}", " {0:%d/%m/%Y} "]))
def test_day_first_comes_back(day: date, form: str) -> None:
    """A day written day first is that day, never month first."""
    assert typed("ngay", form.format(day)) == day


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("ngay", "2024-02-30", "no_such_date"),
        ("ngay", "12/31/1990", "no_such_date"),
        ("ngay", "0000-01-01", "no_such_date"),
        ("ngay", "31.01.2024", "bad_date_form"),
        ("ngay", "31-01-2024", "bad_date_form"),
        ("ngay", "31/01/24", "bad_date_form"),
        ("ngay", "0", "bad_date_form"),
        ("ngay", "1706659200", "bad_date_form"),
        ("ngay", "2024-01-31T00:00:00", "bad_date_form"),
        ("ngay", "٢٠٢٤-01-31", "bad_date_form"),
        ("ngay", "1899-12-31", "day_out_of_range"),
        ("ngay", "2101-01-01", "day_out_of_range"),
        ("ngay", "1900-01-01", date(1900, 1, 1)),
        ("ngay", ["2024-01-31"], "not_text"),
        ("ngay_goc", "1428-04-29", date(1428, 4, 29)),
        ("so_nguoi", "8", 8),
        ("so_nguoi", "08", 8),
        ("so_nguoi", "1_000", "bad_number"),
        ("so_nguoi", "1.0", "bad_number"),
        ("so_nguoi", "-1", "bad_number"),
        ("so_nguoi", "٣", "bad_number"),
        ("so_nguoi", "true", "bad_number"),
        ("so_nguoi", "1234567890", "bad_number"),
        ("so_nguoi", {"a": "1"}, "not_text"),
        ("nam_nao", "1989", "bad_year"),
        ("nam_nao", "1990", 1990),
        ("nam_nao", "2100", 2100),
        ("nam_nao", "2101", "bad_year"),
        ("so_dot", "0", "bad_round"),
        ("so_dot", "9", 9),
        ("so_dot", "10", "bad_round"),
        ("muc_dat", "7,5", Decimal("7.5")),
        ("muc_dat", "7.5", Decimal("7.5")),
        ("muc_dat", "1.200", "ambiguous_number"),
        ("muc_dat", "1,200", "ambiguous_number"),
        ("muc_dat", "1.2000", Decimal("1.2000")),
        ("muc_dat", "nan", "bad_decimal"),
        ("muc_dat", "inf", "bad_decimal"),
        ("muc_dat", "1e3", "bad_decimal"),
        ("muc_dat", "95%", "bad_decimal"),
        ("co_khong", "true", True),
        ("co_khong", "false", False),
        ("co_khong", "yes", "bad_flag"),
        ("co_khong", "True", "bad_flag"),
        ("co_khong", {"a": "b"}, "not_text"),
        ("don_vi", "van-phong", "van-phong"),
        ("don_vi", "a" * 41, "a" * 41),
        ("don_vi", "a" * 42, "bad_unit_code"),
        ("don_vi", "Van-phong", "bad_unit_code"),
        ("don_vi", "van-phong\n", "bad_unit_code"),
        ("don_vi", "../x", "bad_unit_code"),
        ("don_vi", "nul", "bad_unit_code"),
        ("don_vi", "com1", "bad_unit_code"),
        ("can_bo", "VP-01", "VP-01"),
        ("can_bo", "ĐB-1", "ĐB-1"),
        ("can_bo", "000000000000", "bad_staff_code"),
        ("can_bo", "VP-00001", "bad_staff_code"),
        ("can_bo", "vp-01", "bad_staff_code"),
        ("ma_muc", "vp-ct1", "vp-ct1"),
        ("ma_muc", "nông thôn", "bad_item_code"),
        ("ho_ten", "K'Brèo", "K'Brèo"),
        ("ho_ten", "H'Hen Niê", "H'Hen Niê"),
        ("ho_ten", "Y Moan Ênuôl", "Y Moan Ênuôl"),
        ("ho_ten", "Ksor H'Bơ Khăp", "Ksor H'Bơ Khăp"),
        ("ho_ten", "Hoà", "Hoà"),
        ("ho_ten", "Null", "Null"),
        ("ho_ten", "A" * 100, "A" * 100),
        ("ho_ten", "A" * 101, "bad_name"),
        ("ho_ten", "K’Brèo", "bad_name"),
        ("ho_ten", "Nguyễn Văn A1", "bad_name"),
        ("ho_ten", "Ðiểu", "bad_name"),
        ("ho_ten", "'Niê", "bad_name"),
        ("ho_ten", "", "bad_name"),
        ("doan_van", "", "empty_text"),
        ("doan_van", " \t\n", "empty_text"),
        ("doan_van", "\u00a0", "empty_text"),
        ("doan_van", " x ", " x "),
        ("doan_van", "x" * 20_000, "x" * 20_000),
        ("doan_van", "x" * 20_001, "too_long"),
    ],
)
def test_value(key: str, text: object, expected: object) -> None:
    """Each form is taken as its value or refused by its own reason, never coerced."""
    assert typed(key, text) == expected


@given(st.sampled_from(sorted(Sample.model_fields)), st.text(max_size=50))
def test_any_text_is_typed_or_refused(key: str, text: str) -> None:
    """No text raises; what is refused has a registered reason."""
    result = models.parse(Sample, {key: text})
    if isinstance(result, tuple):
        assert {error.reason for error in result} <= models.shape.REASONS


TREES = st.recursive(
    st.none() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["nam_ke_hoach", "thanh_vien", "ho_ten", "phien_hop", "bo_phieu", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from(["nam_ke_hoach", "thanh_vien", "phien_hop"]), TREES))
def test_any_tree_is_typed_or_refused(tree: dict[str, object]) -> None:
    """A tree of any shape becomes a record or errors with registered reasons and short values."""
    result = models.parse(models.Council, tree)
    if isinstance(result, tuple):
        assert result
        for error in result:
            assert error.reason in models.shape.REASONS
            assert all(len(value) <= 200 for value in error.values)


def test_empty_key_equals_missing_key() -> None:
    """A key with nothing after it has no value; an unknown empty key is still reported."""
    parsed = models.parse(models.Council, {"nam_ke_hoach": "2024", "thanh_vien": None})
    assert isinstance(parsed, models.Council)
    assert parsed.thanh_vien == ()
    errors = models.parse(models.Council, {"nam_ke_hoach": None, "la": None})
    assert isinstance(errors, tuple)
    assert {(error.reason, error.path) for error in errors} == {
        ("empty_key", ("nam_ke_hoach",)),
        ("unknown_key", ("la",)),
    }


@pytest.mark.parametrize(
    ("key", "similar"),
    [
        ("chucvu", "chuc_vu"),
        ("chức vụ", "chuc_vu"),
        ("Chuc-vu", "chuc_vu"),
        ("hoten", "ho_ten"),
        ("mau_ao", None),
        ("x" * 5000, None),
    ],
)
def test_unknown_key_is_suggested(key: str, similar: str | None) -> None:
    """A misspelt key, also with diacritics, gets the key that was meant."""
    tree = {"nam_ke_hoach": "2024", "thanh_vien": [{"ho_ten": "Lâm Thị Gốc", key: "x"}]}
    errors = models.parse(models.Council, tree)
    assert isinstance(errors, tuple)
    (error,) = errors
    assert error.reason == "unknown_key"
    assert error.values == (key[:40], *([similar] if similar else []))


def test_records_are_frozen() -> None:
    """A record cannot be changed after reading."""
    council = models.parse(models.Council, {"nam_ke_hoach": "2024"})
    assert isinstance(council, models.Council)
    with pytest.raises(ValidationError, match="frozen"):
        setattr(council, "nam_ke_hoach", 2025)  # noqa: B010 — mypy knows that it is read-only
