"""From a package to a `Document`: every block with its effective formatting, numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli.package import PackageRefused
from tdkt_cli.vietnamese import nfc
from tdkt_cli.wordcheck import grids
from tdkt_cli.wordcheck.inline import Fields, read_inline
from tdkt_cli.wordcheck.lists import read_lists
from tdkt_cli.wordcheck.ooxml import W, child, children, local, switch
from tdkt_cli.wordcheck.records import Block, Cell, Document, Furniture, Paragraph, Row, Spot, Table
from tdkt_cli.wordcheck.resolving import NO_TABLE, Resolver, TableLayer
from tdkt_cli.wordcheck.sections import SectionBreak, read_sections
from tdkt_cli.wordcheck.stylesheet import read_styles
from tdkt_cli.wordcheck.themes import read_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.package import Package
    from tdkt_cli.wordcheck.ooxml import Xml

_WRAPPERS: Final = frozenset(("customXml", "ins", "moveTo", "smartTag"))
_COMMENTS: Final = "comments"
_MOST: Final = {"p": 50_000, "r": 150_000}
"""Paragraphs, those of cells too, and runs: 4,000 people in twelve columns still go through."""


def read_document(package: Package) -> Document:
    """Read a .docx.

    Raises:
        PackageRefused: a part is not well-formed or too long, or the main part is no document.
    """
    body = child(_readable(package, package.main), "body")
    if body is None:
        raise PackageRefused("missing_part", package.main)
    related = _related(package)
    theme = read_theme(related.get("theme"))
    styles = read_styles(related.get("styles"), theme)
    resolver = Resolver(styles, theme, read_lists(related.get("numbering"), theme))
    reader = BlockReader(resolver, package.main)
    blocks = reader.blocks(body)
    last = next((one for one in reversed(body) if local(one) == "sectPr"), None)
    reader.breaks.append(SectionBreak(last, reader.section_start, reader.section_has_table))
    settings = related.get("settings")
    title, creator = _core_properties(package)
    return Document(
        package=package,
        blocks=blocks,
        sections=read_sections(
            package, reader.breaks, _Furnisher(package, resolver, len(reader.read))
        ),
        language=styles.default_characters.get("lang", ""),
        even_odd=_is_on(settings, "evenAndOddHeaders"),
        has_comments=_has_comments(package),
        title=title,
        creator=creator,
    )


def _readable(package: Package, part: str) -> Xml:
    """Return the root of a part that is no longer than anyone's document."""
    root = package.xml(part)
    for name, most in _MOST.items():
        if sum(1 for _ in root.iter(W + name)) > most:
            raise PackageRefused("too_long")
    return root


def _related(package: Package) -> dict[str, Xml]:
    """Return the roots of the parts that the main part points at, by kind."""
    found: dict[str, Xml] = {}
    for relation in package.relations(package.main):
        wanted = relation.kind in {"styles", "numbering", "settings", "theme"}
        if wanted and relation.target in package:
            found.setdefault(relation.kind, package.xml(relation.target))
    return found


def _is_on(settings: Xml | None, name: str) -> bool:
    element = child(settings, name)
    return element is not None and switch(element)


def _has_comments(package: Package) -> bool:
    return any(
        relation.kind == _COMMENTS
        and relation.target in package
        and any(local(one) == "comment" for one in package.xml(relation.target))
        for relation in package.relations(package.main)
    )


def _core_properties(package: Package) -> tuple[str, str]:
    found = {"title": "", "creator": ""}
    if "docProps/core.xml" in package:
        for one in package.xml("docProps/core.xml"):
            if local(one) in found:
                found[local(one)] = nfc((one.text or "").strip())
    return found["title"], found["creator"]


class _Furnisher:
    """Reads headers and footers, each part once; numbers go on where those of the body end."""

    def __init__(self, package: Package, resolver: Resolver, read: int) -> None:
        self._read = read
        self._package = package
        self._resolver = resolver
        self._known: dict[str, Furniture] = {}

    def __call__(self, part: str) -> Furniture:
        if part not in self._known:
            reader = BlockReader(self._resolver, part, self._read)
            reader.blocks(_readable(self._package, part))
            self._read += len(reader.read)
            self._known[part] = Furniture(part, tuple(reader.read))
        return self._known[part]


class BlockReader:
    """Reads one part from top to bottom and numbers its paragraphs.

    Args:
        resolver: gives effective formatting.
        part: name of the part.
        read: how many paragraphs of the file were numbered before.

    Attributes:
        read: the paragraphs read so far, in the order of their numbers.
        breaks: the sections that ended so far.
        section_start: number of the first paragraph of the section at hand.
        section_has_table: a table stands in it.
    """

    def __init__(self, resolver: Resolver, part: str, read: int = 0) -> None:
        self.resolver = resolver
        self.part = part
        self.read: list[Paragraph] = []
        self.breaks: list[SectionBreak] = []
        self.section_start = 1
        self.section_has_table = False
        self._number = read
        self._tables = 0
        self._fields = Fields()

    def blocks(
        self,
        container: Xml,
        layer: TableLayer = NO_TABLE,
        spot: Spot | None = None,
        *,
        boxed: bool = False,
    ) -> tuple[Block, ...]:
        """Return the paragraphs and tables of a body, cell, text box or header."""
        found: list[Block] = []
        for one in _unwrapped(container):
            if local(one) == "p":
                found.append(self._paragraph(one, layer, spot, boxed=boxed))
            elif local(one) == "tbl":
                found.append(self._table(one, nested=spot is not None))
        return tuple(found)

    def _paragraph(
        self, element: Xml, layer: TableLayer, spot: Spot | None, *, boxed: bool
    ) -> Paragraph:
        self._number += 1
        number, section = self._number, len(self.breaks)
        place = len(self.read)
        self.read.append(None)  # type: ignore[arg-type]  # its place, before those in its boxes
        properties = child(element, "pPr")
        frame = self.resolver.paragraph(properties, layer)
        label = self.resolver.label(frame)
        inline = read_inline(element, self._fields, lambda one: self.resolver.look(frame, one))
        boxes = tuple(self.blocks(box, boxed=True) for box in inline.boxes)
        paragraph = self.read[place] = Paragraph(
            number=number,
            part=self.part,
            runs=tuple(inline.runs),
            format=frame.format.in_size(
                inline.runs[0].look.size if inline.runs else frame.mark.size
            ),
            mark=frame.mark,
            label=label.text if label else "",
            bullet=bool(label and label.bullet),
            spot=spot,
            boxed=boxed,
            drawn=tuple(inline.drawn),
            boxes=boxes,
            pictures=inline.pictures,
            section=section,
            inserted=inline.inserted,
            deleted=inline.deleted,
            broken_page=inline.broken_page,
        )
        if properties is not None and spot is None and not boxed:
            self._end_section(child(properties, "sectPr"))
        return paragraph

    def _end_section(self, element: Xml | None) -> None:
        if element is not None:
            self.breaks.append(SectionBreak(element, self.section_start, self.section_has_table))
            self.section_start = self._number + 1
            self.section_has_table = False

    def _table(self, element: Xml, *, nested: bool) -> Table:
        index = self._tables
        self._tables += 1
        self.section_has_table = True
        grid = grids.read_grid(element, self.resolver.styles)
        rows = [one for one in _unwrapped(element) if local(one) == "tr"]
        shapes = grids.CellShapes(grid, self.resolver, len(rows))
        return Table(
            index=index,
            rows=tuple(self._row(one, shapes, (index, n)) for n, one in enumerate(rows)),
            grid=grid.columns,
            indent=grid.indent,
            section=len(self.breaks),
            style=grid.style,
            nested=nested,
        )

    def _row(self, element: Xml, shapes: grids.CellShapes, at: tuple[int, int]) -> Row:
        header, whole, height, column = grids.row_flags(element)
        elements = [one for one in _unwrapped(element) if local(one) == "tc"]
        cells: list[Cell] = []
        for one, shape in zip(elements, shapes.of_row(at[1], column, elements), strict=True):
            spot = Spot(*at, shape.column, shape.room)
            cells.append(
                Cell(
                    blocks=self.blocks(one, shape.layer, spot),
                    column=shape.column,
                    span=shape.span,
                    width=shape.width,
                    room=shape.room,
                    continues=shape.continues,
                    borders=shape.borders,
                    shade=shape.shade,
                )
            )
        return Row(tuple(cells), header, whole, height)


def _unwrapped(container: Xml) -> Iterator[Xml]:
    """Yield the children of an element, those of content controls and the like in their place."""
    for one in children(container):
        name = local(one)
        if name == "sdt":
            content = child(one, "sdtContent")
            yield from _unwrapped(()) if content is None else _unwrapped(content)
        elif name in _WRAPPERS:
            yield from _unwrapped(one)
        elif name == "AlternateContent":
            yield from next((_unwrapped(inner) for inner in one if len(inner)), iter(()))
        else:
            yield one
