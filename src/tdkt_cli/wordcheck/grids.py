"""Tables: which parts of their style hold for a cell, its borders, its width, its room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from tdkt_cli.wordcheck.ooxml import child, children, fingerprint, local, switch, twips, value
from tdkt_cli.wordcheck.properties import fill
from tdkt_cli.wordcheck.records import Border, Sides
from tdkt_cli.wordcheck.stylesheet import borders, margins, shown_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tdkt_cli.wordcheck.ooxml import Xml
    from tdkt_cli.wordcheck.resolving import Resolver, TableLayer
    from tdkt_cli.wordcheck.stylesheet import StyleSheet

MAX_SPAN: Final = 63
"""Word's own limit of columns; a file that asks for more is lying."""
_CELL_SIDE: Final = 108
_NO_BORDER: Final = Border("nil", 0)


@dataclass(frozen=True)
class Grid:
    """A `w:tbl` before its cells are read.

    Attributes:
        columns: widths of the columns.
        shown: the parts of the style that the table shows.
        bands: rows and columns in a band of the style.
    """

    style: str
    columns: tuple[int, ...]
    indent: int
    shown: frozenset[str]
    bands: tuple[int, int]
    borders: Mapping[str, Border]
    margins: Mapping[str, int]


def read_grid(element: Xml, styles: StyleSheet) -> Grid:
    """Return what a table says of itself and takes over from its style."""
    properties = child(element, "tblPr")
    style = value(child(properties, "tblStyle")) or ""
    chain = [one for _, one in styles.chain(style, "table")]
    room: dict[str, int] = {}
    bands = (1, 1)
    for one in chain:
        room.update(one.margins)
        bands = one.bands
    room.update(margins(child(properties, "tblCellMar")))
    grid = child(element, "tblGrid")
    return Grid(
        style,
        tuple(twips(one, "w") or 0 for one in children(grid) if local(one) == "gridCol"),
        twips(child(properties, "tblInd"), "w") or 0,
        shown_parts(child(properties, "tblLook")),
        bands,
        borders(child(properties, "tblBorders")),
        room,
    )


def part_names(grid: Grid, row: int, column: int, rows: int, columns: int) -> tuple[str, ...]:
    """Return the parts of the style that hold for a cell, the weakest first."""
    shown = grid.shown
    first_row = "firstRow" in shown and row == 0
    last_row = "lastRow" in shown and row == rows - 1
    first_column = "firstColumn" in shown and column == 0
    last_column = "lastColumn" in shown and column >= columns - 1
    names = ["wholeTable"]
    if "noVBand" not in shown:
        band = (column - ("firstColumn" in shown)) // grid.bands[1] % 2
        names.append("band2Vert" if band else "band1Vert")
    if "noHBand" not in shown and not first_row:
        names.append("band2Horz" if _row_band(grid, row) else "band1Horz")
    for holds, name in (
        (first_row, "firstRow"),
        (last_row, "lastRow"),
        (first_column, "firstCol"),
        (last_column, "lastCol"),
        (first_row and first_column, "nwCell"),
        (first_row and last_column, "neCell"),
        (last_row and first_column, "swCell"),
        (last_row and last_column, "seCell"),
    ):
        if holds:
            names.append(name)
    return tuple(names)


def _row_band(grid: Grid, row: int) -> int:
    return (row - ("firstRow" in grid.shown)) // grid.bands[0] % 2


@dataclass(frozen=True, slots=True)
class Place:
    """A cell on its grid: first column, how many columns, and whether it is at an edge."""

    column: int
    span: int
    first_row: bool
    last_row: bool
    last_column: bool


class CellShape(NamedTuple):
    """What cells of one make have in common; the fields are those of `records.Cell`.

    Attributes:
        layer: what the table style says of their paragraphs.
    """

    column: int
    span: int
    width: int
    room: int
    continues: bool
    borders: Sides
    shade: str
    layer: TableLayer


class CellShapes:
    """The shapes of a table's cells: each is worked out once, however many rows have it.

    Args:
        grid: the table.
        resolver: gives the styles.
        rows: how many rows it has.
    """

    def __init__(self, grid: Grid, resolver: Resolver, rows: int) -> None:
        self._grid = grid
        self._resolver = resolver
        self._rows = rows
        self._known: dict[object, CellShape] = {}

    def of_row(self, row: int, column: int, cells: Sequence[Xml]) -> Iterator[CellShape]:
        """Yield the shapes of a row's cells.

        Args:
            row: its index.
            column: where its first cell begins.
            cells: its `w:tc`.
        """
        properties = [child(one, "tcPr") for one in cells]
        spans = [cell_span(one) for one in properties]
        columns = max(len(self._grid.columns), column + sum(spans))
        edges = (row == 0, row == self._rows - 1)
        for one, span in zip(properties, spans, strict=True):
            key = (edges, _row_band(self._grid, row), columns, column, span, fingerprint(one))
            found = self._known.get(key)
            if found is None:
                names = part_names(self._grid, row, column, self._rows, columns)
                place = Place(column, span, *edges, column + span >= columns)
                found = self._known[key] = self._shape(place, names, one)
            yield found
            column += span

    def _shape(self, place: Place, names: tuple[str, ...], properties: Xml | None) -> CellShape:
        grid, styles = self._grid, self._resolver.styles
        width = cell_width(grid, place, properties)
        merge = child(properties, "vMerge")
        return CellShape(
            column=place.column,
            span=place.span,
            width=width,
            room=cell_room(grid, width, properties),
            continues=merge is not None and value(merge) != "restart",
            borders=cell_sides(grid, styles, names, place, properties),
            shade=cell_shade(grid, styles, names, properties),
            layer=self._resolver.table_layer(grid.style, names),
        )


def cell_sides(
    grid: Grid, styles: StyleSheet, names: tuple[str, ...], place: Place, properties: Xml | None
) -> Sides:
    """Return the effective borders of a cell."""
    said: dict[str, Border] = {}
    own: dict[str, Border] = {}
    for part in styles.table_parts(grid.style, names):
        said.update(part.borders)
        own.update(part.cell_borders)
    said.update(grid.borders)
    own.update(borders(child(properties, "tcBorders")))

    def side(name: str, outer: bool) -> Border:  # noqa: FBT001 - a local shorthand
        inner = "insideH" if name in {"top", "bottom"} else "insideV"
        return own.get(name) or said.get(name if outer else inner) or _NO_BORDER

    return Sides(
        side("top", place.first_row),
        side("bottom", place.last_row),
        side("left", place.column == 0),
        side("right", place.last_column),
    )


def cell_shade(
    grid: Grid, styles: StyleSheet, names: tuple[str, ...], properties: Xml | None
) -> str:
    """Return the colour of a cell, empty when it has none."""
    direct = child(properties, "shd")
    if direct is not None:
        return fill(direct)
    shade = ""
    for part in styles.table_parts(grid.style, names):
        shade = part.shade or shade
    return shade


def cell_width(grid: Grid, place: Place, properties: Xml | None) -> int:
    """Return the width of a cell as Word takes it: its own, else that of its columns."""
    width = child(properties, "tcW")
    if width is not None and value(width, "type") in {None, "dxa"}:
        own = twips(width, "w")
        if own:
            return own
    return sum(grid.columns[place.column : place.column + place.span])


def cell_room(grid: Grid, width: int, properties: Xml | None) -> int:
    """Return the width for text in a cell."""
    own = margins(child(properties, "tcMar"))
    sides = {**grid.margins, **own}
    return max(0, width - sides.get("left", _CELL_SIDE) - sides.get("right", _CELL_SIDE))


def row_flags(element: Xml) -> tuple[bool, bool, int, int]:
    """Return of a `w:tr`: repeated, never split, height, columns left out before it."""
    properties = child(element, "trPr")
    header, whole = (child(properties, name) for name in ("tblHeader", "cantSplit"))
    return (
        header is not None and switch(header),
        whole is not None and switch(whole),
        twips(child(properties, "trHeight")) or 0,
        min(twips(child(properties, "gridBefore")) or 0, MAX_SPAN),
    )


def cell_span(properties: Xml | None) -> int:
    """Return how many columns a cell takes, never more than Word allows."""
    return max(1, min(twips(child(properties, "gridSpan")) or 1, MAX_SPAN))
