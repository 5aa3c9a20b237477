"""A document as rules see it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from tdkt_cli.paper_standard.capital_letters import all_capital_slips
from tdkt_cli.wordcheck.anatomy import words
from tdkt_cli.wordcheck.ooxml import mm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tdkt_cli.paper_standard.capital_letters import Slip
    from tdkt_cli.wordcheck.anatomy.attachments import Attachment
    from tdkt_cli.wordcheck.anatomy.lines import Line
    from tdkt_cli.wordcheck.anatomy.rulers import Ruler
    from tdkt_cli.wordcheck.records import Document, Paragraph, Section, Table

_FIXED: Final = frozenset(
    ("quoc_hieu", "tieu_ngu", "co_quan_chu_quan", "co_quan_ban_hanh", "so_ky_hieu", "ke_ngang")
)
TITLED: Final = frozenset(("co_quan_chu_quan", "co_quan_ban_hanh"))


class PlacedTable(NamedTuple):
    """A table with what it is for.

    Attributes:
        role: `dau_van_ban`, `chu_ky`, `bang` (data), or `trinh_bay` (lays out something else).
        part: the part of the document it stands in.
    """

    table: Table
    role: str
    part: str


@dataclass(frozen=True)
class Paper:
    """A document, its lines named.

    Attributes:
        document: everything that was read.
        kind: name of the type in capitals (`KẾ HOẠCH`, `CÔNG VĂN`); empty when it is not known.
        kind_given: the type was named by the user.
        regime: `hanh_chinh`, `dang` (Party), `quy_pham` (legal normative document) or `bieu_mau`
            (a form of ours, to be filled in).
        layout: how the header is laid out: `bang`, `hop_chu`, `tab`, `doan`, or empty.
        ending_layout: how the signature block is laid out, likewise.
        header: lines of the header with type, subject and addressees (part `dau_van_ban`).
        body: lines of the body (part `than_van_ban`); cells of tables have the role `o_bang`.
        ending: lines of the signature block (part `chu_ky`).
        attachments: appendices and what else follows.
        rulers: the ruled lines under each component of the header, by its role.
        tables: every table that is not within another, with what it is for.
    """

    document: Document
    kind: str
    kind_given: bool
    regime: str
    layout: str
    ending_layout: str
    header: tuple[Line, ...]
    body: tuple[Line, ...]
    ending: tuple[Line, ...]
    attachments: tuple[Attachment, ...]
    rulers: Mapping[str, tuple[Ruler, ...]]
    tables: tuple[PlacedTable, ...]

    @cached_property
    def main(self) -> tuple[Line, ...]:
        """The lines of the document without its attachments."""
        return (*self.header, *self.body, *self.ending)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines, in the order of the paper."""
        attached = (line for one in self.attachments for line in one.lines)
        return (*self.main, *attached)

    @cached_property
    def written(self) -> tuple[Line, ...]:
        """The lines whose capital letters say something: words, not all in capitals."""
        return tuple(
            line
            for line in self.lines
            if line.text and line.role not in _FIXED and not line.capitals
        )

    @cached_property
    def capital_slips(self) -> Mapping[str, Sequence[tuple[int, Slip]]]:
        """Words with the wrong kind of first letter, each with its index in `written`, by rule."""
        found: dict[str, list[tuple[int, Slip]]] = {}
        for index, code, slip in all_capital_slips([line.text for line in self.written]):
            found.setdefault(code, []).append((index, slip))
        return found

    @cached_property
    def part_of(self) -> Mapping[int, str]:
        """The part of the document each paragraph stands in, by its number."""
        return {line.number: line.part for line in reversed(self.lines)}

    @cached_property
    def _by_role(self) -> dict[str, tuple[Line, ...]]:
        found: dict[str, list[Line]] = {}
        for line in self.main:
            found.setdefault(line.role, []).append(line)
        return {role: tuple(lines) for role, lines in found.items()}

    def having(self, role: str) -> tuple[Line, ...]:
        """Return the lines of the main document that have a role."""
        return self._by_role.get(role, ())

    def first(self, role: str) -> Line | None:
        """Return the first line of a role in the main document."""
        lines = self.having(role)
        return lines[0] if lines else None

    @cached_property
    def prose(self) -> tuple[Line, ...]:
        """The lines of the body's own text: outside tables, without contents and drawn lines."""
        passed = {"o_bang", "trong", "ke_ngang", "muc_luc"}
        return tuple(line for line in self.body if line.role not in passed)

    @cached_property
    def draft(self) -> bool:
        """Whether it is not issued yet: its number is left blank, or it says so."""
        if self.having("du_thao"):
            return True
        number = self.first("so_ky_hieu")
        if number is None:
            return False
        return not any(letter.isdecimal() for letter in number.text.partition("/")[0])

    @cached_property
    def whole(self) -> bool:
        """Whether it is a document with a header, and not an appendix or a form by itself."""
        return bool(self.having("quoc_hieu") or self.having("so_ky_hieu"))

    def is_kind(self, *names: str) -> bool:
        """Whether it is of one of some types (`CÔNG VĂN`, `KẾ HOẠCH`)."""
        return self.kind in names

    @property
    def is_letter(self) -> bool:
        """Whether it is an official letter (công văn)."""
        return self.kind == words.OFFICIAL_LETTER

    def section_of(self, paragraph: Paragraph) -> Section:
        """Return the section of a paragraph of the body."""
        sections = self.document.sections
        return sections[min(paragraph.section, len(sections) - 1)]

    def room(self, paragraph: Paragraph) -> int:
        """Return the width of a paragraph's column, in twips: its cell, or between the margins."""
        if paragraph.spot is not None:
            return paragraph.spot.room
        return self.section_of(paragraph).text_width

    def room_mm(self, line: Line) -> float:
        """Return the width of a line's column in mm; 0 where it cannot be known."""
        if line.cut or line.paragraph.boxed:
            return 0.0
        return mm(self.room(line.paragraph))

    @cached_property
    def table_of(self) -> Mapping[int, PlacedTable]:
        """The tables by their index."""
        return {one.table.index: one for one in self.tables}
