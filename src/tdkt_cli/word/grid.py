"""Placing the cells of a table on its columns."""

from __future__ import annotations

from dataclasses import replace
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
        self.columns = table.columns
        self.spans: dict[int, _Span] = {}

    def place(self, row: Row) -> Row:
        """Return the row with the width of each cell and the lower parts of cells from above.

        Raises:
            DocumentError: the cells do not fill the columns exactly.
        """
        placed: list[Cell] = []
        column = 0
        for cell in row.cells:
            column = self._continue(placed, column, row)
            placed.append(replace(cell, width_mm=self._width(column, cell.columns)))
            if cell.rows > 1:
                self.spans[column] = _Span(cell.rows - 1, cell.columns)
            column += cell.columns
        column = self._continue(placed, column, row)
        if column != len(self.columns):
            raise DocumentError(
                f"Hàng chiếm {column} cột, bảng có {len(self.columns)} cột", row.line
            )
        return replace(row, cells=tuple(placed))

    def _continue(self, placed: list[Cell], column: int, row: Row) -> int:
        """Put the lower parts of cells from above that stand at this column."""
        fresh = len(placed)
        while column in self.spans and not (fresh < len(placed) and column == 0):
            span = self.spans.pop(column)
            if span.rows > 1:
                self.spans[column] = _Span(span.rows - 1, span.columns)
            width = self._width(column, span.columns)
            placed.append(
                Cell((), header=False, alignment="", columns=span.columns, rows=1,
                     line=row.line, width_mm=width, continues=True)
            )
            column += span.columns
        return column

    def _width(self, column: int, columns: int) -> float:
        return sum(self.columns[column : column + columns])
