"""Placing the cells of a table on its columns."""

from __future__ import annotations

from typing import NamedTuple

from tdkt_cli.word.blocks import Cell, Row, TableStart
from tdkt_cli.word.errors import DocumentError


class _Span(NamedTuple):
    """What is left of a cell that reaches down into the next rows."""

    rows: int
    columns: int


class Grid:
    """Follows a table row by row; knows which columns are still taken from above."""

    def __init__(self, table: TableStart) -> None:
        self.kind = table.kind
        self.columns = table.columns
        self._spans: dict[int, _Span] = {}

    def place(self, row: Row) -> Row:
        """Return the row with the lower parts of cells that reach down from above.

        Raises:
            DocumentError: the cells do not fill the columns exactly.
        """
        if not self._spans and all(cell.rows == 1 for cell in row.cells):
            self._check(sum(cell.columns for cell in row.cells), row)
            return row
        above, self._spans = self._spans, {}
        placed: list[Cell] = []
        column = 0
        for cell in row.cells:
            column = self._continue(above, placed, column)
            if cell.rows > 1:
                self._spans[column] = _Span(cell.rows - 1, cell.columns)
            placed.append(cell)
            column += cell.columns
        self._check(self._continue(above, placed, column), row)
        if above:  # a cell of this row lies over one that comes from above
            raise DocumentError("Ô của hàng này chồng lên ô gộp từ hàng trên", row.line)
        return row._replace(cells=tuple(placed))

    def _check(self, columns: int, row: Row) -> None:
        if columns != len(self.columns):
            message = f"Hàng chiếm {columns} cột, bảng có {len(self.columns)} cột"
            raise DocumentError(message, row.line)

    def _continue(self, above: dict[int, _Span], placed: list[Cell], column: int) -> int:
        """Put the lower parts of cells from above that stand at this column."""
        while column in above:
            rows, columns = above.pop(column)
            if rows > 1:
                self._spans[column] = _Span(rows - 1, columns)
            placed.append(Cell((), columns=columns, continues=True))
            column += columns
        return column
