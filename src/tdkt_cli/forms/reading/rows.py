"""The rows of a table: which are data, which are blank, groups, totals, a signature below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.forms.grid.cells import Fault, shown_value
from tdkt_cli.forms.kinds import Fill
from tdkt_cli.forms.reading.cell import entries_of
from tdkt_cli.forms.recognise import UNREAD, needed
from tdkt_cli.forms.values import Doubt
from tdkt_cli.forms.values.choices import bare, folded, read_choice
from tdkt_cli.forms.values.days import read_day
from tdkt_cli.forms.values.titles import read_titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.forms.grid.cells import Cell, Grid
    from tdkt_cli.forms.recognise import FoundTable, Mapped

_TOTAL = re.compile(r"(?:tong cong|tong so|tong|cong)\b")
# Of text where a name may stand: with marks, since Tống is a family name and Tổng is none.
_TOTAL_NAME = tuple(folded(word) for word in ("Tổng cộng", "Tổng số", "Tổng", "Cộng"))
_ORDINAL = re.compile(r"[(]?(?:\d{1,4}|[ivxIVX]{1,5}|[a-hA-H])(?:[.]\d{1,3})*[).]*|[-+*•]?")
_NAME = 6
"""Words of the longest name of a person."""
_GROUP_NUMBER = re.compile(r"[IVX]{1,4}|[A-H]")
_SIGNATURE = re.compile(
    r"(?:.*\bngay .*\bthang .*\bnam\b|nguoi lap|thu truong|truong phong|truong ban|chanh van phong|"
    r"chanh thanh tra|lanh dao|ky ten|ky va ghi|noi nhan|tm |kt |tl |ghi chu |luu y )"
)
# Columns that our forms fill in beforehand: a row with nothing else says nothing.
_PREFILLED = {
    "nhiem_vu": frozenset(("ma_nhiem_vu",)),
    "phong_trao": frozenset(("ma_phong_trao",)),
    "chi_tieu": frozenset(("ten_chi_tieu", "ma_nhiem_vu", "don_vi_tinh", "muc_ke_hoach")),
}


class DataRow(NamedTuple):
    """A row that says something.

    Attributes:
        number: of the row.
        cells: the cell of each found column.
        goes_on: its person's cell is merged with the row above: more about the same person.
    """

    number: int
    cells: tuple[tuple[Mapped, Cell], ...]
    goes_on: bool = False


class TableRows(NamedTuple):
    """The rows of a table, told apart.

    Attributes:
        data: that say something.
        faults: hints at rows that are taken for something else.
        rest: cells that belong to no row of data and no column.
    """

    data: list[DataRow]
    faults: list[Fault]
    rest: list[Cell]


def data_rows(found: FoundTable) -> TableRows:
    """Return the rows of data of a table, and what else stands among and below them."""
    rows: list[DataRow] = []
    faults: list[Fault] = []
    rest: list[Cell] = []
    groups: list[DataRow] = []
    for position, number in enumerate(found.rows):
        row = _row(found, number)
        what = _what_row(found, row, position)
        if what == "end":
            below = found.rows[position:]
            rest.extend(cell for each in below for cell in filled_cells(found.grid, each))
            break
        if what in ("data", "blank"):
            rest.extend(_beside(found, row))
        if what == "data":
            rows.append(row)
            if number in found.grid.hidden_rows:
                faults.append(Fault("form_hidden_row", _shown_cell(row).spot))
        elif what == "group":
            groups.append(row)
        elif what == "total":
            faults.append(_left_out(found, row, "dòng tổng cộng"))
    last = rows[-1].number if rows else 0
    for group in groups:
        if group.number < last:
            faults.append(_left_out(found, group, "dòng tiêu đề của một nhóm"))
        else:  # a heading of nothing: a note below the table
            rest.extend(filled_cells(found.grid, group.number))
    return TableRows(rows, faults, rest)


def _what_row(found: FoundTable, row: DataRow, position: int) -> str:
    """Return `blank`, `numbering`, `group`, `total`, `end` (of the table) or `data`."""
    if _is_blank(found, row):
        return "blank"
    if _is_numbering(found, row):
        return "numbering"
    what = _other_than_data(found, row) or "data"
    if what == "signature":
        return "data" if _any_data_below(found, position) else "end"
    return what


def filled_cells(grid: Grid, row: int) -> list[Cell]:
    """Return the cells of a row with something in them, a merged range once."""
    return [
        cell
        for column in range(1, len(grid.rows[row - 1]) + 1)
        if not (cell := grid.cell(row, column)).empty and cell.origin in (None, cell.spot)
    ]


def _beside(found: FoundTable, row: DataRow) -> Iterator[Cell]:
    """Yield the cells of a row under no heading, and what is no number under that of numbers."""
    header = found.header
    told = {mapped.number for mapped in header.columns} | set(header.unknown)
    told |= {mapped.number for mapped in header.double}
    if len(found.grid.rows[row.number - 1]) > len(told):
        for cell in filled_cells(found.grid, row.number):
            if cell.spot.column not in told:
                yield cell
    for mapped, cell in row.cells:
        is_text = mapped.column.fill is Fill.ORDINAL and isinstance(cell.value, str)
        if is_text and not _ORDINAL.fullmatch(str(cell.value).strip()):
            yield cell


def _row(found: FoundTable, number: int) -> DataRow:
    grid = found.grid
    cells = tuple((mapped, grid.cell(number, mapped.number)) for mapped in found.header.columns)
    goes_on = any(
        mapped.column.fill is Fill.PERSON
        and cell.origin is not None
        and found.header.last < cell.origin.row < number
        for mapped, cell in cells
    )
    return DataRow(number, cells, goes_on)


def _is_blank(found: FoundTable, row: DataRow) -> bool:
    prefilled = _PREFILLED.get(found.header.table.key, frozenset())
    if not _result_column(found):
        prefilled = frozenset()
    return all(
        cell.empty and (row.number, mapped.number) not in found.grid.faults
        for mapped, cell in row.cells
        if not mapped.column.locked
        and not mapped.column.hidden
        and mapped.column.fill not in UNREAD
        and mapped.column.key not in prefilled
    )


def _result_column(found: FoundTable) -> bool:
    """Whether the table is one of results, whose rows our forms fill in beforehand."""
    keys = {column.key for column in found.header.table.columns}
    return bool(keys & {"ket_qua", "muc_thuc_hien"})


def _is_numbering(found: FoundTable, row: DataRow) -> bool:
    """Whether the row under the header numbers the columns: (1), (2), …."""
    if row.number > found.header.last + 1:
        return False
    values = [folded(shown_value(cell.value)) for _, cell in row.cells if not cell.empty]
    return len(values) > 2 and values == [
        str(n) for n in range(int(_first(values)), int(_first(values)) + len(values))
    ]


def _first(values: list[str]) -> str:
    return values[0] if values[0].isascii() and values[0].isdigit() and len(values[0]) < 3 else "-9"


def _other_than_data(found: FoundTable, row: DataRow) -> str:
    """Return `total`, `group` or `signature` for a row that names nobody and nothing."""
    grid = found.grid
    if any(
        _says_something(mapped, cell) or (row.number, mapped.number) in grid.faults
        for mapped, cell in row.cells
    ):
        return ""
    filled = filled_cells(grid, row.number)
    if not filled:
        return ""
    text = bare(shown_value(filled[0].value))
    main = _main_cell(found, row)
    main_empty = main is None or main.empty
    if main is not None and not main_empty and isinstance(main.value, str):
        if folded(main.value).startswith(_TOTAL_NAME):
            return "total"
        if len(filled) == 1 and _is_sentence(found, main.value):
            return "group"
    elif _TOTAL.match(text):
        return "total"
    number = filled[0].value
    is_numbered = isinstance(number, str) and _GROUP_NUMBER.fullmatch(number.strip(" ."))
    if len(filled) == 2 and is_numbered:
        return "group"
    if main_empty and any(_SIGNATURE.match(_bare(cell)) for cell in filled):
        return "signature"
    return "group" if len(filled) == 1 and _spans(found, filled[0]) else ""


def _is_sentence(found: FoundTable, text: str) -> bool:
    """Whether a text alone where a name should stand is too much for a name."""
    is_name = any(mapped.column.fill is Fill.PERSON for mapped in found.header.columns)
    return is_name and (":" in text or len(text.split()) > _NAME)


def _says_something(mapped: Mapped, cell: Cell) -> bool:
    """Whether a cell holds a value that only data hold: a title, a day, one of a closed list."""
    if cell.empty or mapped.ticked or cell.origin not in (None, cell.spot):
        return False
    match mapped.column.fill:
        case Fill.TITLE:
            return any(piece.known for piece in read_titles(shown_value(cell.value)))
        case Fill.CHOICE:
            return not isinstance(
                read_choice(shown_value(cell.value), entries_of(mapped.column)), Doubt
            )
        case Fill.DATE:
            return not isinstance(read_day(cell.value), Doubt)
    return False


def _bare(cell: Cell | None) -> str:
    return f"{bare(shown_value(cell.value))} " if cell else ""


def _spans(found: FoundTable, cell: Cell) -> bool:
    """Whether a lone text covers several columns, or stands where no column of text is."""
    grid = found.grid
    place = (cell.spot.row, cell.spot.column)
    beside = grid.merges.get((cell.spot.row, cell.spot.column + 1))
    if beside is not None and beside == grid.merges.get(place):
        return True
    mapped = {m.number: m.column for m in found.header.columns}
    column = mapped.get(cell.spot.column)
    return isinstance(cell.value, str) and (column is None or column.fill is Fill.ORDINAL)


def _main_cell(found: FoundTable, row: DataRow) -> Cell | None:
    """Return the cell of the first needed column, such as the name."""
    told = {column.key for column in needed(found.header.table)}
    people = [cell for mapped, cell in row.cells if mapped.column.fill is Fill.PERSON]
    others = [cell for mapped, cell in row.cells if mapped.column.key in told]
    return next(iter(people or others), None)


def _any_data_below(found: FoundTable, position: int) -> bool:
    """Whether a numbered row with its main cell filled stands further down."""
    for number in found.rows[position + 1 :]:
        row = _row(found, number)
        main = _main_cell(found, row)
        ordinal = next(
            (cell for mapped, cell in row.cells if mapped.column.fill is Fill.ORDINAL), None
        )
        numbered = ordinal is not None and shown_value(ordinal.value).strip().isdigit()
        if numbered and main is not None and not main.empty:
            return True
    return False


def _left_out(found: FoundTable, row: DataRow, what: str) -> Fault:
    grid = found.grid
    cells = (grid.cell(row.number, n) for n in range(1, len(grid.rows[row.number - 1]) + 1))
    cell = max(cells, key=lambda cell: len(shown_value(cell.value)))
    return Fault("form_left_out", cell.origin or cell.spot, (shown_value(cell.value), what))


def _shown_cell(row: DataRow) -> Cell:
    return next((cell for _, cell in row.cells if not cell.empty), row.cells[0][1])
