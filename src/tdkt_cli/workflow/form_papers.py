"""A form as a paper: the variables of its template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tdkt_cli.forms.contents import shown_text
from tdkt_cli.forms.kinds import Block, Fill, guides, offered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tdkt_cli.forms.contents import Contents, FormRow, Shown
    from tdkt_cli.forms.kinds import Column, Part, Table

TEMPLATE = "bieu-mau.html.j2"
_ROOM_MM = 252.0
_NAME_MM = 48.5  # "Nguyễn Thị Thanh Xuân" in 13 pt and the room at both borders
_MOST_BLANK_ROWS = 8
_MAIN = re.compile(r"[IVX]+\. ")
_TITLES = 2  # drop-downs of a blank row: the title aimed at, and the one it rests on
_OBVIOUS = 2  # `ông, bà`, `Có, Không` need no list and no drop-down
_CENTRED = {Fill.ORDINAL, Fill.DATE, Fill.YEAR, Fill.WHOLE, Fill.AMOUNT, Fill.YES_NO}


def form_variables(contents: Contents) -> dict[str, Any]:
    """Return what the template of a form names."""
    heading = contents.heading
    addressed = contents.kind.key in ("dang_ky", "ket_qua")
    return {
        "tren": heading.agency if heading.unit else heading.parent_agency,
        "duoi": heading.unit or heading.agency,
        "ten_bieu_mau": contents.title,
        "kinh_gui": f"Hội đồng Thi đua - Khen thưởng {heading.agency}" if addressed else "",
        "loi_dan": guides.IN_PAPER,
        "dia_danh": heading.place,
        "nam_ke_hoach": heading.year,
        "nguoi_ky": {
            "chuc_vu": heading.signer or guides.HEADS[not addressed],
            "ho_ten": heading.signer_name,
        },
        "phan": [
            _block(contents, part) if isinstance(part, Block) else _table(contents, part)
            for part in contents.parts
        ],
        "cach_ghi": _lists(contents),
    }


def _title(part: Part) -> dict[str, Any]:
    return {"tieu_de": part.title, "la_muc": bool(_MAIN.match(part.title))}


def _block(contents: Contents, block: Block) -> dict[str, Any]:
    values = contents.blocks.get(block.key, {})
    pairs = [
        (
            column.heading,
            _chosen(contents, column, [shown_text(value) for value in values.get(column.key, ())]),
            "|".join(_offered(contents, column)),
        )
        for column in block.columns
        if column.key in values or not column.if_filled
    ]
    return {
        **_title(block),
        "ghi_chu": "",
        "nhan": [pairs[n : n + 2] for n in range(0, len(pairs), 2)],
    }


def _table(contents: Contents, table: Table) -> dict[str, Any]:
    columns = [
        column
        for column in table.columns
        if not (column.hidden or column.only_read or column.fill is Fill.SHOWN)
    ]
    rows: list[FormRow | None] = list(contents.rows(table))
    rows += [None] * max(min(table.blank_rows, _MOST_BLANK_ROWS), 0 if rows else 1)
    return {
        **_title(table),
        "ghi_chu": table.note,
        "nhan": [],
        "cot": [
            {
                "tieu_de": column.heading,
                "rong": width,
                "giua": column.fill in _CENTRED,
                "lua_chon": "|".join(_offered(contents, column)),
            }
            for column, width in zip(columns, _widths(columns), strict=True)
        ],
        "dong": [_row(contents, table, columns, row, n) for n, row in enumerate(rows, 1)],
    }


def _lists(contents: Contents) -> dict[str, tuple[str, ...]]:
    """Return by heading the values of closed columns: for who prints the paper and writes."""
    agency = contents.heading.is_agency or not contents.heading.unit
    return {
        column.heading: values
        for part in contents.parts
        for column in part.columns
        if not (column.if_filled or column.only_read or column.locked)
        and len(values := offered(column, agency=agency)) > _OBVIOUS
    }


def _row(
    contents: Contents, table: Table, columns: Sequence[Column], row: FormRow | None, number: int
) -> dict[str, Any]:
    values = row.values if row else {}
    hidden = [values.get(column.key, ("",))[0] for column in table.hidden]
    return {
        "ma_an": "|".join(map(str, hidden)) if any(hidden) else "",
        "o": [
            [str(number)]
            if column.fill is Fill.ORDINAL
            else _chosen(contents, column, _lines(values.get(column.key, ())))
            for column in columns
        ],
    }


def _offered(contents: Contents, column: Column) -> tuple[str, ...]:
    """Return what a drop-down of a column offers, none for a column that is typed."""
    if column.locked:
        return ()
    if column.fill in (Fill.UNIT, Fill.TASK, Fill.MOVEMENT):
        return contents.choices.get(column.fill.value, ())
    agency = contents.heading.is_agency or not contents.heading.unit
    values = offered(column, agency=agency)
    return values if len(values) > _OBVIOUS else ()


def _chosen(contents: Contents, column: Column, lines: list[str]) -> list[str]:
    """Return the lines of a cell; one of titles has room to choose one more."""
    if not _offered(contents, column):
        return lines
    if column.fill is Fill.TITLE and column.awards == "danh_hieu" and column.many:
        room = max(_TITLES, min(len(lines) + 1, column.repeat))
        return [*lines, *[""] * (room - len(lines))]
    return lines or [""]


def _lines(values: Sequence[Shown]) -> list[str]:
    return [line for value in values for line in shown_text(value).splitlines()]


def _widths(columns: Sequence[Column]) -> list[float]:
    """Return the widths that fill the page, in the proportions of the description.

    The column with the row's number keeps its width; a name of four syllables stays on its line.
    """
    least = {n: c.width_mm for n, c in enumerate(columns) if c.fill is Fill.ORDINAL}
    found = _shared(columns, least)
    names = {n for n, c in enumerate(columns) if c.fill is Fill.PERSON and found[n] < _NAME_MM}
    return _shared(columns, least | dict.fromkeys(names, _NAME_MM)) if names else found


def _shared(columns: Sequence[Column], kept: dict[int, float]) -> list[float]:
    """Return the widths when the room beside the kept ones is shared in proportion."""
    # A list that a workbook spreads over columns stands in one here, one value a line.
    wanted = [c.width_mm * (1.5 if c.repeat > 1 else 1) for c in columns]
    room = _ROOM_MM - sum(kept.values())
    share = room / sum(width for n, width in enumerate(wanted) if n not in kept)
    return [kept.get(n, int(width * share * 10) / 10) for n, width in enumerate(wanted)]
