"""A whole document with its pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.wordcheck.records.blocks import Block, Paragraph, Table, paragraphs_of, tables_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tdkt_cli.package import Package
    from tdkt_cli.wordcheck.records.looks import Look

FIRST_PAGE_HEADER = "first"


class Furniture(NamedTuple):
    """A header or footer part and the paragraphs in it."""

    part: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """All its text, a space between paragraphs."""
        return " ".join(one.text for one in self.paragraphs).strip()


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of pages of one make; lengths in twips, None where the file says nothing.

    Attributes:
        first: number of its first paragraph.
        oriented: `portrait` or `landscape` as written, empty when unsaid.
        title_page: its first page has a header of its own.
        number_format: of page numbers, such as `decimal`.
        number_start: first page number, None to go on counting.
        headers: by kind: `default`, `first`, `even`; those of the section before are inherited.
        own_headers: the kinds that it says itself.
        has_table: a table stands in it.
    """

    index: int
    first: int
    width: int | None
    height: int | None
    oriented: str
    top: int | None
    bottom: int | None
    left: int | None
    right: int | None
    gutter: int
    header_distance: int
    footer_distance: int
    title_page: bool
    number_format: str
    number_start: int | None
    kind: str
    headers: Mapping[str, Furniture]
    footers: Mapping[str, Furniture]
    own_headers: frozenset[str]
    has_table: bool

    @property
    def landscape(self) -> bool:
        """Whether the sheet lies on its side, by its measures."""
        return (self.width or 0) > (self.height or 0)

    @property
    def text_width(self) -> int:
        """Width between the margins."""
        return (self.width or 11906) - (self.left or 0) - (self.right or 0) - self.gutter


@dataclass(frozen=True)
class Document:
    """A whole document, read once.

    Attributes:
        blocks: paragraphs and tables of the body, in order.
        language: of the document's defaults (`w:lang`), empty when unsaid.
        even_odd: even pages have headers of their own.
        has_comments: there are comments of reviewers.
        title: core property.
        creator: core property.
    """

    package: Package
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    language: str
    even_odd: bool
    has_comments: bool
    title: str
    creator: str

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the body: in tables and text boxes too, in the order of numbers."""
        return paragraphs_of(self.blocks)

    @cached_property
    def looks(self) -> frozenset[Look]:
        """The looks of all characters of the document."""
        paragraphs = (*self.paragraphs, *self.furniture)
        return frozenset(run.look for one in paragraphs for run in one.runs)

    @cached_property
    def furniture(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the headers and footers, each part once."""
        parts = {
            one.part: one
            for section in self.sections
            for one in (*section.headers.values(), *section.footers.values())
        }
        return tuple(paragraph for one in parts.values() for paragraph in one.paragraphs)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Every table of the body, inner ones after the one they stand in."""
        return tables_of(self.blocks)
