"""A Word file → grids: one per table, and one for the paragraphs between them.

The XML is walked as it stands, not through python-docx's paragraphs, which leave out what stands in
content controls and insertions. Whatever makes the page show more than the text says (a tracked
change, a text box, a table in a cell) is a fault at its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tdkt_cli.forms.grid.beside import Beside
from tdkt_cli.forms.grid.cells import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEETS,
    MAX_SPAN,
    PARAGRAPHS,
    Fault,
    Grid,
    Remark,
    Spot,
    Value,
)
from tdkt_cli.forms.grid.word_text import TRACKED, attribute, is_ours, local, read_text

if TYPE_CHECKING:
    from tdkt_cli.package import Package

_MAX_PARAGRAPHS = 20_000


def read_document(package: Package) -> tuple[tuple[Grid, ...], tuple[Fault, ...]]:
    """Return the grids of a Word file: its tables in their order, then its paragraphs."""
    body = package.xml(package.main).find("{*}body")
    if body is None:
        return (), (Fault("form_broken", None),)
    reader = _Reader(Beside(package))
    reader.blocks(body)
    if reader.too_many:
        return (), (Fault("form_too_large", None),)
    text = Grid(
        PARAGRAPHS,
        tuple((line,) for line in reader.lines),
        in_word=True,
        general=(*reader.faults, *reader.beside.faults()),
        struck=frozenset(reader.struck),
        remarks=tuple(reader.remarks),
        tables_above=tuple(reader.tables_above),
    )
    return (*reader.tables, text), ()


class _Reader:
    """The tables and lines of one file."""

    def __init__(self, beside: Beside) -> None:
        self.beside = beside
        self.tables: list[Grid] = []
        self.lines: list[str] = []
        self.tables_above: list[int] = []
        self.struck: set[tuple[int, int]] = set()
        self.remarks: list[Remark] = []
        self.faults: list[Fault] = []
        self.too_many = False
        self.cells = 0

    def blocks(self, parent: Any) -> None:  # noqa: ANN401 — an lxml element
        """Take the paragraphs and tables of the body, through our own content controls."""
        pending = list(reversed(list(parent)))
        while pending:
            element = pending.pop()
            name = local(element)
            if name == "p":
                self.paragraph(element)
            elif name == "tbl":
                self.table(element)
            elif name == "altChunk":
                self.faults.append(Fault("form_embedded", self.here()))
            elif name in ("sdt", "sdtContent", "customXml", "smartTag", *TRACKED):
                self.faults.extend(_odd_block(element, self.here()))
                pending.extend(reversed(list(element)))
            if (
                len(self.lines) > _MAX_PARAGRAPHS
                or len(self.tables) > MAX_SHEETS
                or self.cells > MAX_CELLS
            ):
                self.too_many = True
                return

    def here(self) -> Spot:
        """Return the place of the next paragraph."""
        return Spot("đoạn", len(self.lines) + 1, in_word=True)

    def paragraph(self, element: Any) -> None:  # noqa: ANN401 — an lxml element
        """Take a paragraph outside the tables."""
        spot = self.here()
        read = read_text(element, spot, self.beside.striking)
        self.lines.append(read.text)
        self.tables_above.append(len(self.tables))
        self.faults.extend(read.faults)
        self.remarks.extend(self.beside.hung(read, spot))
        if read.struck:
            self.struck.add((spot.row, 1))

    def table(self, element: Any) -> None:  # noqa: ANN401 — an lxml element
        """Take a table."""
        grid = _Table(f"bảng {len(self.tables) + 1}", self.beside).read(element)
        self.tables.append(grid)
        self.cells += sum(value is not None for row in grid.rows for value in row)


class _Table:
    """One table being read."""

    def __init__(self, name: str, beside: Beside) -> None:
        self.name = name
        self.beside = beside
        self.struck: set[tuple[int, int]] = set()
        self.remarks: list[Remark] = []
        self.rows: list[tuple[Value, ...]] = []
        self.merges: dict[tuple[int, int], tuple[int, int]] = {}
        self.above: dict[int, tuple[int, int]] = {}
        self.faults: dict[tuple[int, int], Fault] = {}
        self.general: list[Fault] = []
        self.hidden: set[int] = set()
        self.unseen: dict[tuple[int, int], str] = {}

    def read(self, element: Any) -> Grid:  # noqa: ANN401 — an lxml element
        """Return the grid of a table."""
        for row in _children(element, "tr"):
            if len(self.rows) >= MAX_ROWS:
                self.far(MAX_ROWS + 1, 1)
                break
            if not self.row(row):
                break
        return Grid(
            self.name,
            () if self.general else tuple(self.rows),
            self.merges,
            frozenset(self.hidden),
            in_word=True,
            faults=self.faults,
            general=tuple(self.general),
            unseen=self.unseen,
            struck=frozenset(self.struck),
            remarks=tuple(self.remarks),
        )

    def far(self, row: int, column: int) -> None:
        """Note that the table goes beyond the limits."""
        spot = Spot(self.name, row, column, in_word=True)
        values = (str(MAX_ROWS), str(MAX_COLUMNS))
        self.general.append(Fault("form_far_cell", spot, values))

    def row(self, element: Any) -> bool:  # noqa: ANN401 — an lxml element
        """Take a row; False when it is too wide."""
        number = len(self.rows) + 1
        values: list[Value] = []
        properties = element.find("{*}trPr")
        if properties is not None:
            if not self.skip(properties, values, "gridBefore", number):
                return False
            if properties.find("{*}hidden") is not None:
                self.hidden.add(number)
            if any(local(entry) in TRACKED for entry in properties):
                self.tracked(number, 1)
        for cell in _children(element, "tc"):
            if not self.cell(cell, number, values):
                return False
        self.rows.append(tuple(values))
        return True

    def tracked(self, row: int, column: int) -> None:
        """Note a tracked change of a row or cell as a whole."""
        spot = Spot(self.name, row, column, in_word=True)
        self.faults.setdefault((row, column), Fault("form_tracked_changes", spot))

    def skip(self, properties: Any, values: list[Value], name: str, row: int) -> bool:  # noqa: ANN401
        """Leave out the columns that a row does not have."""
        skipped = _number(properties.find(f"{{*}}{name}"))
        if skipped > MAX_SPAN:
            self.far(row, skipped)
            return False
        values.extend([None] * skipped)
        return True

    def cell(self, element: Any, row: int, values: list[Value]) -> bool:  # noqa: ANN401
        """Take a cell with the columns it spans; False when it is too wide."""
        column = len(values) + 1
        span, merge, is_tracked = _layout(element)
        if is_tracked:
            self.tracked(row, column)
        if span > MAX_SPAN or column + span - 1 > MAX_COLUMNS:
            self.far(row, column + min(span, MAX_SPAN))
            return False
        spot = Spot(self.name, row, column, in_word=True)
        read = read_text(element, spot, self.beside.striking)
        text = read.text
        self.remarks.extend(self.beside.hung(read, spot))
        if read.struck:
            self.struck.add((row, column))
        if read.unseen:
            self.unseen[row, column] = read.unseen
        if read.faults:
            self.faults[row, column] = read.faults[0]
            text = ""
        values.extend([text or None, *([None] * (span - 1))])
        self.merge(row, range(column, column + span), merge)
        return True

    def merge(self, row: int, columns: range, merge: str) -> None:
        """Note what a cell is merged with: cells beside it, the cell above, those below."""
        place = (row, columns.start)
        first = self.above.get(columns.start) if merge == "continue" else None
        for column in columns:
            if first is not None:
                self.merges[row, column] = first
                continue
            if len(columns) > 1 or merge == "restart":
                self.merges[row, column] = place
            if merge == "restart":
                self.above[column] = place
            else:
                self.above.pop(column, None)


def _layout(cell: Any) -> tuple[int, str, bool]:  # noqa: ANN401 — an lxml element
    """Return how many columns a cell spans, how it is merged downwards, whether it is tracked."""
    properties = cell.find("{*}tcPr")
    if properties is None:
        return 1, "", False
    merge = properties.find("{*}vMerge")
    how = "" if merge is None else attribute(merge, "val") or "continue"
    is_tracked = any(local(entry) in TRACKED for entry in properties)
    return max(_number(properties.find("{*}gridSpan")), 1), how, is_tracked


def _children(element: Any, name: str) -> list[Any]:  # noqa: ANN401 — lxml elements
    """Return the rows or cells of a table, also those inside a content control around them."""
    found = []
    pending = list(reversed(list(element)))
    while pending:
        child = pending.pop()
        kind = local(child)
        if kind == name:
            found.append(child)
        elif kind in ("sdt", "sdtContent", "customXml", *TRACKED):
            pending.extend(reversed(list(child)))
    return found


def _number(element: Any) -> int:  # noqa: ANN401 — an lxml element
    text = (attribute(element, "val") or "") if element is not None else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _odd_block(element: Any, spot: Spot) -> list[Fault]:  # noqa: ANN401 — an lxml element
    """Return what is wrong with an element around paragraphs and tables."""
    if local(element) in TRACKED:
        return [Fault("form_tracked_changes", spot)]
    if local(element) == "sdt" and not is_ours(element):
        return [Fault("form_content_control", spot)]
    return []
