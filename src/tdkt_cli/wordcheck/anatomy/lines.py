"""A line: a paragraph, or the piece of one between two breaks or tabs, with its role."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from tdkt_cli.vietnamese import fold_text
from tdkt_cli.wordcheck.records import Paragraph, Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.wordcheck.anatomy.markers import Marker
    from tdkt_cli.wordcheck.records import Block, Look

Side = Literal["trai", "phai", ""]

_SPACES: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\f": "\n"})
_FEW_SPACES: Final = re.compile(r"\s+")
_MIDDLE: Final = 4500
"""About half the width between the margins of A4, in twips."""
_BREAK: Final = re.compile("[\n\f]")
_WIDE_GAP: Final = re.compile(r"(?<=\S)(?:\t+| {6,})(?=\S)")


@dataclass(frozen=True)
class Line:
    """Text that stands by itself, with its place and its role in the document.

    Attributes:
        paragraph: the paragraph it is, or is a piece of.
        runs: its visible runs.
        block: index of the top-level block it belongs to.
        part: `dau_van_ban`, `than_van_ban`, `chu_ky`, `phu_luc[1]` or `kem_theo[1]`.
        role: a component's key such as `tieu_ngu` (`paper_standard.components`), or a role of the
            body such as `dieu`; empty when nothing is known.
        side: which half of a two-column layout it stands in.
        cut: it is a piece of a paragraph cut at tabs: its alignment says nothing.
        marker: the number or sign it begins with.
    """

    paragraph: Paragraph
    runs: tuple[Run, ...]
    block: int
    part: str = ""
    role: str = ""
    side: Side = ""
    cut: bool = False
    first_piece: bool = True
    marker: Marker | None = None

    @property
    def number(self) -> int:
        """Number of its paragraph."""
        return self.paragraph.number

    @property
    def in_table(self) -> bool:
        """Whether it stands in a cell."""
        return self.paragraph.spot is not None

    @cached_property
    def raw(self) -> str:
        """Its characters, the automatic label before them; no-break spaces are spaces."""
        text = "".join(run.text for run in self.runs).translate(_SPACES)
        label = self.paragraph.label if self.first_piece else ""
        return f"{label} {text}" if label else text

    @cached_property
    def text(self) -> str:
        """Its characters without space around them, runs of spaces and tabs as one space."""
        return _FEW_SPACES.sub(" ", self.raw).strip()

    @cached_property
    def folded(self) -> str:
        """Its text for comparison: without regard to case, kinds of dashes, placement of tones."""
        return fold_text(self.text)

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read."""
        return not self.text

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """The looks of its visible characters, each once."""
        return tuple(dict.fromkeys(run.look for run in self.runs if run.text.strip()))

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """The sizes of its visible characters in half points, in rising order."""
        return tuple(sorted({look.size for look in self.looks}))

    @cached_property
    def bold(self) -> bool | None:
        """Whether all of it is bold; None when some is."""
        return _all_or_none([look.bold for look in self.looks])

    @cached_property
    def italic(self) -> bool | None:
        """Whether all of it is italic; None when some is."""
        return _all_or_none([look.italic for look in self.looks])

    @cached_property
    def capitals(self) -> bool:
        """Whether it has letters and all of them show as capitals (typed or by `w:caps`)."""
        shown = "".join(run.text.upper() if run.look.caps else run.text for run in self.runs)
        return any(map(str.isalpha, shown)) and shown == shown.upper()

    @property
    def alignment(self) -> str:
        """Alignment of its paragraph; empty where it says nothing of this piece."""
        return "" if self.cut else self.paragraph.format.alignment

    def having(self, role: str, part: str) -> Line:
        """Return the line with a role, in a part."""
        return self._known_as(role=role, part=part)

    def marked(self, marker: Marker | None) -> Line:
        """Return the line with the number or sign it begins with."""
        return self if marker is None else self._known_as(marker=marker)

    def _known_as(self, **said: object) -> Line:
        """Return the same text with another name; what was read off it once stays known."""
        line: Line = object.__new__(Line)
        line.__dict__.update(self.__dict__, **said)
        return line


def _all_or_none(values: list[bool]) -> bool | None:
    if all(values):
        return bool(values)
    return None if any(values) else False


def visible(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the runs that are printed."""
    return tuple(run for run in runs if not run.look.hidden)


def lines_of(blocks: Sequence[Block], *, cut: bool = False) -> list[Line]:
    """Return the lines of some blocks in the order of the paper.

    Args:
        blocks: top-level blocks.
        cut: also cut paragraphs outside tables at tabs and wide gaps into left and right.
    """
    return [
        line
        for index, block in enumerate(blocks)
        for line in (
            _table_lines(block, index)
            if isinstance(block, Table)
            else _plain(block, index, cut=cut)
        )
    ]


def _plain(paragraph: Paragraph, block: int, *, cut: bool) -> Iterator[Line]:
    """Yield the lines of a paragraph outside tables and of its text boxes."""
    for first, runs in enumerate(_split_breaks(visible(paragraph.runs))):
        pieces: list[tuple[Side, tuple[Run, ...]]] = (
            _split_gap(runs, paragraph) if cut else [("", runs)]
        )
        for side, piece in pieces:
            yield Line(
                paragraph,
                piece,
                block,
                side=side,
                cut=bool(side),
                first_piece=first == 0 and side != "phai",
            )
    for box in paragraph.boxes:
        for one in box:
            if isinstance(one, Table):
                yield from _table_lines(one, block)
            else:
                yield from _plain(one, block, cut=False)


def _cell_lines(paragraph: Paragraph, block: int, side: Side) -> Iterator[Line]:
    """Yield the lines of a paragraph in a cell, those of its text boxes beside it."""
    for first, runs in enumerate(_split_breaks(visible(paragraph.runs))):
        yield Line(paragraph, runs, block, side=side, first_piece=first == 0)
    for box in paragraph.boxes:
        for one in box:
            inner = (
                _table_lines(one, block)
                if isinstance(one, Table)
                else _plain(one, block, cut=False)
            )
            yield from (replace(line, side=side) for line in inner)


def _table_lines(table: Table, block: int) -> Iterator[Line]:
    middle = sum(table.grid) / 2
    for row in table.rows:
        total = sum(cell.width for cell in row.cells)
        left = 0
        for cell in row.cells:
            half = middle or total / 2
            side: Side = "trai" if left + cell.width / 2 <= half else "phai"
            if cell.width >= 0.9 * max(total, 1):
                side = ""
            left += cell.width
            for one in cell.blocks:
                if isinstance(one, Table):
                    yield from _table_lines(one, block)
                    continue
                yield from _cell_lines(one, block, side)


def _split_breaks(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """Cut runs at forced line breaks and page breaks; there is always one piece."""
    if not any(_BREAK.search(run.text) for run in runs):
        return [tuple(run for run in runs if run.text)]
    pieces: list[list[Run]] = [[]]
    for run in runs:
        parts = run.text.replace("\f", "\n").split("\n")
        for index, part in enumerate(parts):
            if index:
                pieces.append([])
            if part:
                pieces[-1].append(run._replace(text=part))
    return [tuple(piece) for piece in pieces]


def _split_gap(runs: tuple[Run, ...], paragraph: Paragraph) -> list[tuple[Side, tuple[Run, ...]]]:
    """Cut a line at its widest gap into a left and a right piece, where there is one."""
    text = "".join(run.text for run in runs)
    gap = _WIDE_GAP.search(text)
    if gap is None:
        lone = text.startswith("\t") and paragraph.format.alignment == "trai"
        return [(_side_of_tabs(text, paragraph) if lone else "", runs)]
    return [("trai", _between(runs, 0, gap.start())), ("phai", _between(runs, gap.end(), 1 << 30))]


def _side_of_tabs(text: str, paragraph: Paragraph) -> Side:
    """Return the half of the page that the tabs before a text lead to: mostly the right one."""
    tabs = len(text) - len(text.lstrip("\t"))
    stops = paragraph.format.tabs
    return "trai" if tabs <= len(stops) and stops[tabs - 1][0] < _MIDDLE else "phai"


def _between(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    found: list[Run] = []
    at = 0
    for run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            found.append(run._replace(text=run.text[first:last]))
        at += len(run.text)
    return tuple(found)
