"""Text of a YAML file → typed values, with reasons of our own for what does not fit.

Every scalar arrives as text. Pydantic's lax coercions (`"1_000"` → 1000, `"0"` → 1970-01-01) never
see it: the converters here take only the forms of design §4.
"""

# No `from __future__ import annotations` in the modules of records: Pydantic would compile each
# annotation again, a fifth of the time to import them.

import os
import re
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Literal

# Plugins that happen to be on a machine must not change what a file may hold; looking for them
# also reads the metadata of every installed package.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_MONTH_DAY = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")
_WHOLE = re.compile(r"[0-9]{1,9}")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])(?::|h|g| giờ )([0-5][0-9])(?: phút)?")
_DECIMAL = re.compile(r"([0-9]{1,12})(?:[.,]([0-9]{1,6}))?")

UNIT_CODE_PATTERN = r"^[a-z][a-z0-9-]{0,40}$"
STAFF_CODE_PATTERN = r"^[A-ZĐ]{1,8}-[0-9]{1,4}$"
ITEM_CODE_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,60}$"
_LETTERS = (
    "A-Za-zĐđÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
)
NOT_BLANK_PATTERN = r"\S"
PERSON_NAME_PATTERN = rf"^[{_LETTERS}][{_LETTERS} '.\-]{{0,99}}$"


# Names that Windows keeps for devices: a unit's file could not be saved there.
DEVICE_NAMES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("not_text", "")
    return value.strip()


def _to_historic_date(value: object) -> date:
    text = _text(value)
    match = _ISO_DATE.fullmatch(text)
    if match:
        year, month, day = match.groups()
    else:
        match = _DAY_FIRST.fullmatch(text)
        if not match:
            raise PydanticCustomError("bad_date_form", "", {"value": text[:40]})
        day, month, year = match.groups()
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise PydanticCustomError("no_such_date", "", {"value": text}) from None


def _to_date(value: object) -> date:
    day = _to_historic_date(value)
    if not _FIRST_DAY <= day <= _LAST_DAY:
        raise PydanticCustomError("day_out_of_range", "", {"value": _text(value)[:40]})
    return day


def _to_whole(value: object) -> int:
    text = _text(value)
    if not _WHOLE.fullmatch(text):
        raise PydanticCustomError("bad_number", "", {"value": text[:40]})
    return int(text)


def _to_year(value: object) -> int:
    year = _to_whole(value)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise PydanticCustomError("bad_year", "", {"value": str(year)})
    return year


def _to_round(value: object) -> int:
    number = _to_whole(value)
    if not 1 <= number <= 9:
        raise PydanticCustomError("bad_round", "", {"value": str(number)})
    return number


def _to_percent(value: object) -> int:
    share = _to_whole(value)
    if share > 100:
        raise PydanticCustomError("bad_percent", "", {"value": str(share)})
    return share


def _to_month_day(value: object) -> str:
    text = _text(value)
    match = _MONTH_DAY.fullmatch(text)
    if not match:
        raise PydanticCustomError("bad_month_day", "", {"value": text[:40]})
    month, day = int(match[1]), int(match[2])
    try:
        date(2023, month, day)  # no leap year: the day is to come every year
    except ValueError:
        raise PydanticCustomError("bad_month_day", "", {"value": text}) from None
    return f"{month:02d}-{day:02d}"


def _to_decimal(value: object) -> Decimal:
    text = _text(value)
    match = _DECIMAL.fullmatch(text)
    if not match:
        raise PydanticCustomError("bad_decimal", "", {"value": text[:40]})
    whole, fraction = match.groups()
    if fraction and len(fraction) == 3:
        raise PydanticCustomError("ambiguous_number", "", {"value": text[:40]})
    return Decimal(f"{whole}.{fraction}" if fraction else whole)


def _to_clock(value: object) -> time:
    text = _text(value)
    match = _CLOCK.fullmatch(text)
    if not match:
        raise PydanticCustomError("bad_clock", "", {"value": text[:40]})
    return time(int(match[1]), int(match[2]))


def _to_flag(value: object) -> bool:
    text = _text(value)
    if text not in ("true", "false"):
        raise PydanticCustomError("bad_flag", "", {"value": text[:40]})
    return text == "true"


def _not_a_device(code: str) -> str:
    if code in DEVICE_NAMES:
        raise PydanticCustomError("bad_unit_code", "", {"value": code})
    return code


Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000, pattern=NOT_BLANK_PATTERN)]
LongText = Annotated[str, StringConstraints(max_length=20_000)]
Day = Annotated[date, BeforeValidator(_to_date)]
HistoricDay = Annotated[date, BeforeValidator(_to_historic_date)]
Year = Annotated[int, BeforeValidator(_to_year)]
RoundNumber = Annotated[int, BeforeValidator(_to_round)]
Whole = Annotated[int, BeforeValidator(_to_whole)]
Percent = Annotated[int, BeforeValidator(_to_percent)]
MonthDay = Annotated[str, BeforeValidator(_to_month_day)]
Amount = Annotated[Decimal, BeforeValidator(_to_decimal)]
Clock = Annotated[time, BeforeValidator(_to_clock)]
Flag = Annotated[bool, BeforeValidator(_to_flag)]
UnitCode = Annotated[
    str, StringConstraints(pattern=UNIT_CODE_PATTERN), AfterValidator(_not_a_device)
]
StaffCode = Annotated[str, StringConstraints(pattern=STAFF_CODE_PATTERN)]
ItemCode = Annotated[str, StringConstraints(pattern=ITEM_CODE_PATTERN)]
PersonName = Annotated[str, StringConstraints(pattern=PERSON_NAME_PATTERN)]

Rating = Literal["HTXSNV", "HTTNV", "HTNV", "KHTNV"]
Discipline = Literal[
    "khien_trach", "canh_cao", "ha_bac_luong", "giang_chuc", "cach_chuc", "buoc_thoi_viec"
]
WorkKind = Literal["sang_kien", "de_tai"]
RecognitionLevel = Literal["co_so", "tinh", "bo", "toan_quoc"]
AwardKind = Literal["cong_trang", "chuyen_de", "dot_xuat", "cong_hien"]


class Record(BaseModel):
    """A frozen record whose field names are the YAML keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True
    )

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty_keys(cls, data: object) -> object:
        """A key with nothing after it equals a missing key; an unknown one is still reported."""
        if isinstance(data, dict) and None in data.values():
            known = cls.model_fields
            return {key: v for key, v in data.items() if v is not None or key not in known}
        return data


class Signer(Record):
    """Who signs a paper: authority abbreviation, for whom, office, name.

    `chuc_vu_khac` is the office in the agency of who signs for a council with the agency's seal.
    """

    quyen_han: Literal["TM.", "Q.", "KT.", "TL.", "TUQ."] | None = None
    thay_cho: LongText | None = None
    chuc_vu: Text
    chuc_vu_khac: LongText | None = None
    ho_ten: PersonName | None = None


class Person(Record):
    """A person named in a list."""

    ho_ten: PersonName
    ma_can_bo: StaffCode | None = None


class Initiative(Record):
    """An initiative (sáng kiến) or research (đề tài) of one person's registration."""

    ten_sang_kien: Text
    loai_cong_trinh: WorkKind = "sang_kien"
    cap_cong_nhan: RecognitionLevel | None = None
    so_quyet_dinh: LongText | None = None
    ngay_quyet_dinh: Day | None = None


class SharedInitiative(Initiative):
    """An initiative with its authors."""

    tac_gia: tuple[Person, ...] = ()


class Origin(Record):
    """The filled form that the file was made from."""

    ten_tep: LongText | None = None
    ma_bam: LongText | None = None
    ngay_nhap: Day | None = None
