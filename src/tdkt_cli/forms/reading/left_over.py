"""What stands in a form and is none of its values: told, never dropped in silence.

The frame of a paper (heading, title, our own guidance) is no news. A signature and the sentences
above the first table get a hint; anything else that somebody wrote, and what hangs on cells or is
struck through, gets a warning or an error at its place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tdkt_cli.forms.grid.cells import PARAGRAPHS, Fault, Grid, Spot, shown_value
from tdkt_cli.forms.kinds import KINDS, Kind, Table, guides
from tdkt_cli.forms.values import Doubt
from tdkt_cli.forms.values.choices import bare, folded
from tdkt_cli.forms.values.names import read_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.forms.grid.cells import Cell
    from tdkt_cli.forms.reading import ReadForm
    from tdkt_cli.forms.reading.said import Names
    from tdkt_cli.forms.recognise import Recognised

_MOST = 12
"""Notes of a sheet that are told one by one."""

_NATION = re.compile(r"(?:cong hoa xa hoi chu nghia viet nam)? ?(?:doc lap tu do hanh phuc)?")
_ADDRESSED = re.compile(r"kinh gui\b")
_TO_SIGN = re.compile(r"(?:da )?ky(?: ten| va| ghi|$).*")
_DATED = re.compile(r"(?:[^\d:]{0,40},? ?)?ngay .{0,12} ?thang .{0,8} ?nam\b.{0,6}")
_SIGNED = re.compile(
    r"(?:(?:tm|kt|tl|tuq|q) .*|nguoi lap.*|thu truong.*|(?:pho )?truong .*|(?:pho )?chanh .*|"
    r"(?:pho )?giam doc.*|(?:pho )?chu tich.*|lanh dao.*|noi nhan.*|nhu tren|luu vt?.*|"
    r"xac nhan .*|hoi dong .*)"
)
_SHORT = 4  # words of an office: a longer sentence is no signature, unless it is in capitals
_NAME = 5  # words of a person's name


def left_over(form: Recognised, read: ReadForm, names: Names) -> Iterator[Fault]:
    """Yield a fault for everything of a form that is not imported.

    Args:
        form: as it was recognised.
        read: what it says.
        names: of the plan, for what stands in the frame of a paper.
    """
    texts = _Texts(read, names)
    begins = _beginnings(form)
    cells: defaultdict[str, list[Cell]] = defaultdict(list)
    for cell in (*form.lines, *read.rest):
        cells[cell.spot.sheet].append(cell)
    for grid in form.grids:
        if grid.hidden and grid.name != guides.LIST_SHEET and not grid.general:
            cells[grid.name] = [c for row in range(len(grid.rows)) for c in _filled(grid, row + 1)]
        yield from _of_grid(grid, cells[grid.name], begins, texts)
        yield from _struck(grid, form)
        for remark in grid.remarks:
            values = (remark.text, remark.author, remark.what)
            yield Fault("form_remark", remark.spot._replace(form=grid.form), values)


def _filled(grid: Grid, row: int) -> Iterator[Cell]:
    for column in range(1, len(grid.rows[row - 1]) + 1):
        cell = grid.cell(row, column)
        if not cell.empty and cell.origin in (None, cell.spot):
            yield cell


def _beginnings(form: Recognised) -> dict[str, int]:
    """Return by sheet the row in which the form's own tables and values begin."""
    found: dict[str, int] = {}
    for sheet, row in (
        *((table.grid.name, table.header.row) for table in form.tables),
        *((item.label.spot.sheet, item.label.spot.row) for item in form.labelled),
    ):
        found[sheet] = min(row, found.get(sheet, row))
    return found


def _of_grid(
    grid: Grid, cells: list[Cell], begins: dict[str, int], texts: _Texts
) -> Iterator[Fault]:
    """Yield what is left over of one sheet, table or of the paragraphs."""
    cells = sorted(cells, key=lambda cell: (cell.spot.row, cell.spot.column))
    foreign = grid.name not in begins and not grid.in_word
    notes: list[tuple[Cell, str]] = []
    opening: list[tuple[Cell, str]] = []
    signature: list[tuple[Cell, str]] = []
    for cell in cells:
        for line in filter(str.strip, shown_value(cell.value).split("\n")):
            if texts.is_frame(line):
                continue
            if texts.is_signature(line, after=bool(signature) or texts.signing):
                texts.signing = True
                if not texts.is_known_signature(line):
                    signature.append((cell, line))
            elif _is_above(grid, cell, begins):
                opening.append((cell, line))
            else:
                notes.append((cell, line))
    texts.signing = False
    if foreign and (notes or opening or signature):
        everything = sorted((*notes, *opening, *signature), key=lambda one: one[0].spot[:3])
        first, line = everything[0]
        count = len({cell.spot for cell, _ in everything})
        yield Fault("form_foreign_sheet", first.spot, (line, str(count)))
        return
    for lines, what in ((opening, "lời mở đầu"), (signature, "phần ký")):
        if lines:
            joined = " / ".join(line.strip() for _, line in lines)
            yield Fault("form_left_out", lines[0][0].spot, (joined, what))
    yield from _notes(notes)


def _notes(notes: Sequence[tuple[Cell, str]]) -> Iterator[Fault]:
    """Yield the notes of a sheet one by one, at most so many."""
    told: dict[Spot, list[str]] = {}
    for cell, line in notes:
        told.setdefault(cell.spot, []).append(line.strip())
    for number, (spot, lines) in enumerate(told.items()):
        if number == _MOST - 1 and len(told) > _MOST:
            more = len(told) - number - 1
            yield Fault("form_note", spot, (" / ".join(lines), str(more)))
            return
        yield Fault("form_note", spot, (" / ".join(lines),))


def _is_above(grid: Grid, cell: Cell, begins: dict[str, int]) -> bool:
    """Whether a cell stands above everything that the form says."""
    if not grid.in_word:
        return cell.spot.row < begins.get(grid.name, 1)
    numbers = [int(name.removeprefix("bảng ")) for name in begins if name.startswith("bảng ")]
    first = min(numbers, default=1)
    if grid.name == PARAGRAPHS:
        row = cell.spot.row
        if PARAGRAPHS in begins and row > begins[PARAGRAPHS]:
            return False
        return row <= len(grid.tables_above) and grid.tables_above[row - 1] < first
    return int(grid.name.removeprefix("bảng ")) < first


def _struck(grid: Grid, form: Recognised) -> Iterator[Fault]:
    """Yield the rows of tables, and the values, with text that is struck through."""
    rows = {row for table in form.tables if table.grid is grid for row in table.rows}
    rows |= {
        cell.spot.row
        for item in form.labelled
        if item.label.spot.sheet == grid.name
        for cell in item.cells
    }
    by_row: defaultdict[int, list[int]] = defaultdict(list)
    for row, column in grid.struck:
        if row in rows:
            by_row[row].append(column)
    for row in sorted(by_row):
        column = min(by_row[row])
        text = shown_value(grid.raw(row, column))
        yield Fault("form_struck", grid.spot(row, column), (text, str(len(by_row[row]))))


class _Texts:
    """What the frame of a form says, so that it is no news.

    Attributes:
        signing: a signature has begun on the sheet at hand.
    """

    def __init__(self, read: ReadForm, names: Names) -> None:
        self.own = _own_texts(read.kind)
        self.titles = tuple(bare(title) for title in (read.kind.title, *read.kind.synonyms))
        self.places = {_place(name) for name in names.agency}
        self.places |= {_place(word) for _, words in names.units for word in words}
        signer = read.values.get_at("nguoi_ky.chuc_vu"), read.values.get_at("nguoi_ky.ho_ten")
        self.signer = {folded(str(value)) for value in (*signer, *names.signers) if value}
        self.signer |= {folded(head) for head in (*guides.HEADS, guides.HEAD_OF_UNIT)}
        self.signing = False

    def is_frame(self, line: str) -> bool:
        """Whether a line belongs to the frame: our own text, the heading, the title."""
        text = folded(line)
        plain = bare(line)
        if not plain or text in self.own or _NATION.fullmatch(plain) or _ADDRESSED.match(plain):
            return True
        if line.strip().startswith(guides.LISTED[0]) and guides.LISTED[1] in line:
            return True
        if any(plain.startswith(title) for title in self.titles) and len(plain.split()) < 20:
            return True
        place = _place(line)
        return place in self.places or any(
            place.startswith(f"{known} tinh ") and len(place.split()) < 10 for known in self.places
        )

    def is_signature(self, line: str, *, after: bool) -> bool:
        """Whether a line is one of a signature; a person's name is, after such a line."""
        plain = bare(line)
        if folded(line) in self.signer or _DATED.fullmatch(plain) or _TO_SIGN.fullmatch(plain):
            return True
        words = line.split()
        if _SIGNED.fullmatch(plain) and (len(words) <= _SHORT or line.isupper()):
            return True
        if not after or len(words) > _NAME:
            return False
        named = read_person(line.strip())
        return not isinstance(named, Doubt) and all(word[:1].isupper() for word in words)

    def is_known_signature(self, line: str) -> bool:
        """Whether a line of a signature says nothing that the form does not say elsewhere."""
        plain = bare(line)
        is_blank_day = bool(_DATED.fullmatch(plain)) and not re.search(r"ngay \d", plain)
        return folded(line) in self.signer or bool(_TO_SIGN.fullmatch(plain)) or is_blank_day


def _own_texts(kind: Kind) -> frozenset[str]:
    texts: set[str] = {guides.IN_WORKBOOK, guides.IN_PAPER, guides.LISTS}
    for one in (kind, *KINDS):
        for part in one.parts:
            texts |= {part.title, part.note} if isinstance(part, Table) else {part.title}
    return frozenset(map(folded, texts))


def _place(name: str) -> str:
    """Return the name of an agency in the form in which its usual short form is equal."""
    return bare(name).replace("uy ban nhan dan", "ubnd")
