"""The reader of workbooks: every value as openpyxl reads it, and what openpyxl does not say."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from filled_forms import changed_parts, saved, with_shared_texts
from tdkt_cli.forms.grid import Grid, read_grids
from tdkt_cli.forms.grid.cells import MAX_CELLS, number_text

if TYPE_CHECKING:
    from collections.abc import Callable

_SHEET = "xl/worksheets/sheet1.xml"
_LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"
)
_FORMATS = (
    "General",
    "0.00",
    "@",
    "dd/mm/yyyy",
    "0%",
    "[h]:mm",
    "h:mm",
    '0" ngày"',
    "#,##0;[Red]-0",
)
VALUES = (
    st.text(_LETTERS, min_size=1, max_size=20).filter(lambda text: not text.startswith("="))
    | st.integers(-(10**6), 10**6)
    | st.floats(-1e6, 1e6).filter(lambda value: abs(value) > 1e-3)
    | st.booleans()
    | st.dates(date(1930, 1, 1), date(2100, 12, 31))
    | st.dates(date(1930, 1, 1), date(2100, 1, 1)).map(
        lambda day: datetime(day.year, day.month, day.day, 17, 30)  # noqa: DTZ001 — Excel has none
    )
)


def grid(book: Workbook) -> Grid:
    """Return the first sheet of a workbook as it is read."""
    grids, faults = read_grids(saved(book))
    assert not faults
    return grids[0]


def expected(cell: Any) -> object:  # noqa: ANN401 — openpyxl's own
    """Return what a form's reader wants of a value of openpyxl: no hours, shares as they look."""
    value = cell.value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, time):
        return value.strftime("%H:%M:%S")
    if isinstance(value, timedelta):
        return str(timedelta(seconds=round(value.total_seconds())))
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in cell.number_format:
        return f"{number_text(round(value * 100, 8))}%"
    return value


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(VALUES, st.sampled_from(_FORMATS)), min_size=1, max_size=30), st.booleans()
)
def test_values_are_those_of_openpyxl(
    values: list[tuple[Any, str]],
    texts_are_shared: bool,  # noqa: FBT001
) -> None:
    """Whatever is written, with texts shared or in their cells, is read as openpyxl reads it."""
    book: Any = Workbook()
    sheet = book.active
    for row, (value, look) in enumerate(values, 1):
        cell = sheet.cell(row, row % 7 + 1)
        cell.value = value
        if isinstance(value, int | float) and not isinstance(value, bool):
            # Excel has no day before 1900, and openpyxl warns.
            cell.number_format = look if value >= 0 else "0.00"
    data = with_shared_texts(saved(book)) if texts_are_shared else saved(book)
    read = read_grids(data)[0][0]
    theirs: Any = load_workbook(io.BytesIO(data), data_only=True).active
    for row in range(1, len(values) + 1):
        cell = theirs.cell(row, row % 7 + 1)
        ours = read.raw(row, row % 7 + 1)
        assert ours == expected(cell), (cell.number_format, cell.value, ours)


def test_texts_as_a_workbook_writes_them() -> None:
    """Escaped characters are those that were typed; readings above the text are no part of it."""
    book: Any = Workbook()
    book.active["A1"] = "x"
    inside = (
        b'<c r="A1" t="inlineStr"><is><r><t>Tr\xe1\xba\xa7n</t></r><r><t> V_x0103_n</t></r>'
        b"<rPh><t>khong doc</t></rPh></is></c>"
    )
    data = changed_parts(
        saved(book),
        lambda name, part: (
            part[: part.index(b"<c ")] + inside + part[part.index(b"</row>") :]
            if name == _SHEET
            else part
        ),
    )
    assert read_grids(data)[0][0].raw(1, 1) == "Trần Văn"


def with_cell(xml: bytes) -> Grid:
    """Return a sheet whose only cell is given as XML."""
    book: Any = Workbook()
    book.active["A1"] = 1
    data = changed_parts(
        saved(book),
        lambda name, part: (
            part[: part.index(b"<c ")] + xml + part[part.index(b"</row>") :]
            if name == _SHEET
            else part
        ),
    )
    return read_grids(data)[0][0]


@pytest.mark.parametrize(
    ("xml", "value", "reason"),
    [
        (b'<c r="A1"><f>B1</f><v>12</v></c>', 12, ""),
        (b'<c r="A1" t="str"><f>B1</f><v>LDTT</v></c>', "LDTT", ""),
        (b'<c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c>', None, ""),
        (b'<c r="A1"><f>B1</f><v></v></c>', None, "form_empty_formula"),
        (b'<c r="A1" t="str"><f>B1</f></c>', None, "form_empty_formula"),
        (b'<c r="A1" t="e"><f>B1</f><v>#REF!</v></c>', None, "form_error_value"),
        (b'<c r="A1" t="b"><v>1</v></c>', True, ""),
        (b'<c r="A1" t="d"><v>2024-01-31</v></c>', date(2024, 1, 31), ""),
        (b'<c r="A1"><v>1E3</v></c>', 1000.0, ""),
    ],
)
def test_formulas_and_kinds(xml: bytes, value: object, reason: str) -> None:
    """The stored result counts; an empty text is a result, nothing at all is none."""
    read = with_cell(xml)
    assert read.raw(1, 1) == value
    assert [fault.reason for fault in read.faults.values()] == ([reason] if reason else [])


@pytest.mark.parametrize("text", [b"x", b"1_000", b"", b"\xd9\xa1", b"nan", b"-"])
def test_a_number_that_is_none_is_no_number(text: bytes) -> None:
    """A number is what Excel writes for one, not what Python takes for one."""
    book: Any = Workbook()
    book.active["A1"] = 1
    data = changed_parts(
        saved(book),
        lambda name, part: (
            part.replace(b"<v>1</v>", b"<v>%s</v>" % text) if name == _SHEET else part
        ),
    )
    grids, faults = read_grids(data)
    if text:
        assert [fault.reason for fault in faults] == ["form_broken"]
    else:
        assert grids[0].raw(1, 1) is None


def _by_font(sheet: Any) -> None:  # noqa: ANN401 — openpyxl's own
    sheet["B2"].font = Font(strike=True)


def _by_run(sheet: Any) -> None:  # noqa: ANN401 — openpyxl's own
    struck = TextBlock(InlineFont(strike=True), "Mẫu")
    sheet["B2"].value = CellRichText("Trần Văn ", struck)


@pytest.mark.parametrize("strike", [_by_font, _by_run])
def test_struck_text_is_seen(strike: Callable[[Any], None]) -> None:
    """Text that is struck through, all of it or a part, by the cell's look or by its own."""
    book: Any = Workbook()
    book.active["B2"], book.active["B3"] = "Trần Văn Mẫu", "x"
    strike(book.active)
    book.active["C2"].font = Font(strike=True)  # empty: nothing is struck through
    assert grid(book).struck == {(2, 2)}


def test_what_nobody_sees_is_known() -> None:
    """Rows and columns that are hidden, whether anything stands in them or not."""
    book: Any = Workbook()
    sheet = book.active
    sheet["A1"], sheet["C3"] = "a", "c"
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.protection.sheet = True
    read = grid(book)
    assert (read.hidden_rows, read.hidden_columns, read.protected) == (
        frozenset((2,)),
        frozenset((2,)),
        True,
    )


def test_comments_are_read_but_for_our_own() -> None:
    """Who wrote a comment, and what; those of a marked copy are ours."""
    book: Any = Workbook()
    book.active["B2"], book.active["B3"] = "a", "b"
    book.active["B2"].comment = Comment("Đã chuyển\ncông tác", "Nguyễn Văn Trưởng")
    book.active["B3"].comment = Comment("Sửa ô này", "tdkt")
    [remark] = grid(book).remarks
    assert (remark.spot.path, remark.author, remark.text) == (
        "Sheet!B2",
        "Nguyễn Văn Trưởng",
        "Đã chuyển công tác",
    )


def test_a_sheet_is_left_when_it_has_too_many_cells() -> None:
    """Over all sheets together there may be so many values and no more."""
    book: Any = Workbook(write_only=True)
    for _ in range(2):
        sheet = book.create_sheet()
        for _ in range(MAX_CELLS // 20):
            sheet.append(["x"] * 10)
    assert read_grids(saved(book))[1] == ()
    book = load_workbook(io.BytesIO(saved_again(book)))
    book.worksheets[1]["K1"] = "x"
    assert [fault.reason for fault in read_grids(saved(book))[1]] == ["form_too_many_cells"]


def saved_again(book: Any) -> bytes:  # noqa: ANN401 — openpyxl's own
    """Return the bytes of a workbook that was written once already."""
    again: Any = Workbook()
    again.remove(again.active)
    for sheet in book.worksheets:
        copied = again.create_sheet(sheet.title)
        for row in range(1, MAX_CELLS // 20 + 1):
            for column in range(1, 11):
                copied.cell(row, column).value = "x"
    return saved(again)
