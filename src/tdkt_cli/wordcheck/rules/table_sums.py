"""Numbers in tables: the column TT, and the total row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import fold_text, number
from tdkt_cli.wordcheck.records import paragraphs_of
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.rules.tables import data_tables, is_number_heading
from tdkt_cli.wordcheck.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.wordcheck.anatomy import Paper
    from tdkt_cli.wordcheck.records import Cell, Paragraph, Row, Table

_ORDINAL: Final = re.compile(r"0?(\d{1,4})\.?")
_AMOUNT: Final = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,9}")
_TOTAL: Final = tuple(map(fold_text, ("tổng cộng", "tổng số", "tổng", "cộng", "cộng chung")))
_HEADING_ROWS: Final = 3
_LEAST: Final = 2


def ordered_and_summed(paper: Paper) -> Iterator[Report]:
    """Cột TT liên tục; hàng tổng cộng bằng tổng các hàng.

    Vì sao: TT nhảy số là dấu hiệu mất hàng hay chép trùng; tổng sai thì số trong lời văn cũng sai.
    Chỉ cộng khi mọi hàng ở trên đều là số đếm.

    Cách sửa: đánh lại TT, cộng lại.

    Sai:
        TT 1, 2, 4; các hàng 3 và 5, tổng cộng 9.

    Đúng:
        TT 1, 2, 3; các hàng 3 và 5, tổng cộng 8.
    """
    for one in data_tables(paper):
        yield from _ordinals(one.table)
        yield from _totals(one.table)


def _cells(row: Row) -> dict[int, Cell]:
    return {cell.column: cell for cell in row.cells if not cell.continues}


def _ordinal_column(table: Table) -> tuple[int, int] | None:
    """Return the row and the column of the heading `TT`."""
    for n, row in enumerate(table.rows[:_HEADING_ROWS]):
        for cell in row.cells:
            if is_number_heading(cell.text):
                return n, cell.column
    return None


def _ordinals(table: Table) -> Iterator[Report]:
    place = _ordinal_column(table)
    if place is None:
        return
    heading, column = place
    last: int | None = None
    grouped = True
    for row in table.rows[heading + 1 :]:
        if _names_columns(row):
            continue
        cell = _cells(row).get(column)
        found = _ORDINAL.fullmatch(cell.text) if cell else None
        if cell is None or found is None:
            grouped = grouped or any(one.text for one in row.cells)
            continue
        value = int(found[1])
        if last is not None and value != last + 1 and not (grouped and value == 1):
            yield Report(
                _at(cell),
                f"Cột TT ghi {value} sau {last}; phải là {last + 1}.",
                "Đánh lại số thứ tự.",
            )
        last, grouped = value, False


def _names_columns(row: Row) -> bool:
    """Whether a row gives the columns their numbers: 1, 2, 3 or (1), (2), (3)."""
    texts = [cell.text.strip("()") for cell in row.cells]
    if len(texts) <= _LEAST or not all(map(_may_name_column, texts)):
        return False
    numbers = [text for text in texts if text.isdecimal()]
    return numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _may_name_column(text: str) -> bool:
    return text.isdecimal() or (len(text) == 1 and text.isupper())


def _totals(table: Table) -> Iterator[Report]:
    """Compare totals with the rows above them, as long as each of those is a numbered one."""
    place = _ordinal_column(table)
    if place is None:
        return
    heading, column = place
    detail: list[Row] = []
    for n, row in enumerate(table.rows[heading + 1 :], heading + 1):
        if n > _LEAST and len(detail) >= _LEAST and _is_total(row):
            yield from _sums(row, detail)
        if _names_columns(row) or not any(cell.text for cell in row.cells):
            continue
        if _numbered(row, column):
            detail.append(row)
        elif detail or not _headed(row):
            return


def _is_total(row: Row) -> bool:
    label = next((cell.text for cell in row.cells if cell.text), "")
    return fold_text(label.rstrip(" :.")) in _TOTAL


def _numbered(row: Row, column: int) -> bool:
    cell = _cells(row).get(column)
    return bool(cell and _ORDINAL.fullmatch(cell.text))


def _headed(row: Row) -> bool:
    """Whether a row still belongs to the heading: it is repeated, or has no amounts."""
    return row.header or not any(_AMOUNT.fullmatch(cell.text) for cell in row.cells)


def _sums(total: Row, detail: Sequence[Row]) -> Iterator[Report]:
    rows = [_cells(row) for row in detail]
    for column, cell in _cells(total).items():
        if not _AMOUNT.fullmatch(cell.text) or cell.span != 1:
            continue
        found = [row[column].text for row in rows if column in row]
        amounts = [_value(text) for text in found if text not in {"", "-", "–"}]
        if len(found) != len(detail) or None in amounts or len(amounts) < _LEAST:
            continue
        wanted, said = sum(one for one in amounts if one is not None), _value(cell.text)
        if said != wanted:
            yield Report(
                _at(cell),
                f"Hàng tổng ghi {quoted(cell.text)} ở cột {column + 1}; các hàng cộng lại phải là "
                f"{number(wanted)}.",
                "Cộng lại cột này.",
            )


def _value(text: str) -> int | None:
    return int(text.replace(".", "")) if _AMOUNT.fullmatch(text) else None


def _at(cell: Cell) -> Paragraph | None:
    return next(iter(paragraphs_of(cell.blocks)), None)


ORDERED_AND_SUMMED = Rule("T155", Severity.WARNING, ordered_and_summed, (), "thuc_te")
