"""From a document to a paper: header, title, body, signature block, attachments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.forms.kinds import guides
from tdkt_cli.vietnamese import fold_text
from tdkt_cli.wordcheck.anatomy import words
from tdkt_cli.wordcheck.anatomy.aside import CONTENTS, SIGNATURE, put_back, set_aside
from tdkt_cli.wordcheck.anatomy.attachments import find_attachments, first_label
from tdkt_cli.wordcheck.anatomy.body import named_body
from tdkt_cli.wordcheck.anatomy.header import find_header
from tdkt_cli.wordcheck.anatomy.lines import lines_of, visible
from tdkt_cli.wordcheck.anatomy.paper import Paper, PlacedTable
from tdkt_cli.wordcheck.anatomy.rulers import cell_rulers, rulers_under
from tdkt_cli.wordcheck.anatomy.signature import find_ending
from tdkt_cli.wordcheck.anatomy.title import find_title
from tdkt_cli.wordcheck.records import Table, paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tdkt_cli.wordcheck.anatomy.attachments import Attachment
    from tdkt_cli.wordcheck.anatomy.header import Header
    from tdkt_cli.wordcheck.anatomy.lines import Line
    from tdkt_cli.wordcheck.anatomy.rulers import Ruler
    from tdkt_cli.wordcheck.records import Document, Paragraph

_OUTER_ROWS: Final = 20
_FORM: Final = guides.IN_PAPER.partition(";")[0]
"""How the guidance in our own forms begins, which the people who fill them in leave there."""

_LAYOUT_ROLES: Final = {"dau_van_ban": "dau_van_ban", "chu_ky": "chu_ky"}


def dissect(document: Document, kind: str = "") -> Paper:
    """Name the lines of a document.

    Args:
        document: as read.
        kind: name of its type in capitals, when the user says it.
    """
    lines, beside = set_aside(lines_of(document.blocks, cut=True))
    header = find_header(lines)
    label = first_label(lines, header.end)
    ending = find_ending(lines, header.end, label)
    title = find_title(lines, header.end, ending.start)
    attachments = find_attachments(_rejoined(lines, ending.end), ending.end)
    head = (*header.lines, *title.lines)
    body = named_body(_uncut(lines[title.end : ending.start]))
    found = kind or title.kind or _letter(header, head)
    sections = document.sections

    def room_of(paragraph: Paragraph) -> int:
        if paragraph.boxed:
            return 0  # how wide a text box is, is not read
        if paragraph.spot is not None:
            return paragraph.spot.room
        return sections[min(paragraph.section, len(sections) - 1)].text_width

    paper = Paper(
        document=document,
        kind=found,
        kind_given=bool(kind),
        regime="bieu_mau" if _is_form(document, kind) else _regime(header, head, title.kind),
        layout=header.layout,
        ending_layout=ending.layout,
        header=put_back(head, beside, SIGNATURE, "dau_van_ban"),
        body=put_back(body, beside, CONTENTS, "than_van_ban"),
        ending=ending.lines,
        attachments=attachments,
        rulers=_rulers(document, head, room_of),
        tables=(),
    )
    return replace(paper, tables=_tables(document, paper))


def _uncut(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a body as whole paragraphs: tabs and breaks cut nothing there."""
    pieces: dict[int, list[Line]] = {}
    for line in lines:
        pieces.setdefault(line.number, []).append(line)
    return [one[0] if len(one) == 1 and not one[0].cut else _joined(one) for one in pieces.values()]


def _joined(pieces: Sequence[Line]) -> Line:
    """Join the pieces of a paragraph; where the header took its first ones, without those."""
    first = pieces[0]
    if first.first_piece:
        runs = visible(first.paragraph.runs)
    else:
        runs = tuple(run for one in pieces for run in one.runs)
    return replace(first, runs=runs, side="", cut=False)


def _rulers(
    document: Document, head: Sequence[Line], room_of: Callable[[Paragraph], int]
) -> dict[str, tuple[Ruler, ...]]:
    """Return what is ruled under each component, borders of cells where there is nothing else."""
    found = rulers_under(head, room_of)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    for role in ("co_quan_ban_hanh", "tieu_ngu"):
        lines = [line for line in head if line.role == role]
        if lines and role not in found:
            borders = tuple(one for table in tables[:3] for one in cell_rulers(table, lines))
            found |= {role: borders} if borders else {}
    return found


def _rejoined(lines: Sequence[Line], start: int) -> list[Line]:
    """Return the lines with centred and justified paragraphs after `start` whole again.

    A blank left for number and date in `(Kèm theo … số      /KH-BDT …)` is no gap between columns.
    """
    found = list(lines[:start])
    for line in lines[start:]:
        last = found[-1] if len(found) > start else None
        whole = line.cut and line.paragraph.format.alignment in {"giua", "deu"}
        if not whole:
            found.append(line)
        elif last is None or last.number != line.number:
            found.append(replace(line, runs=visible(line.paragraph.runs), side="", cut=False))
    return found


def _letter(header: Header, head: Sequence[Line]) -> str:
    """Return CÔNG VĂN for what has no name of a type but the marks of an official letter."""
    roles = {line.role for line in head}
    if "ten_loai" in roles:
        return ""
    number = next((line for line in header.lines if line.role == "so_ky_hieu"), None)
    code = number.text.partition("/")[2].partition("-")[0] if number else ""
    typed = code in paper_standard.type_codes().values()
    if "trich_yeu_cong_van" in roles or ("kinh_gui" in roles and number and not typed):
        return words.OFFICIAL_LETTER
    return ""


def _is_form(document: Document, kind: str) -> bool:
    """Whether a document is a form to fill in; who tells its type has it checked all the same."""
    return not kind and any(one.text.startswith(_FORM) for one in document.paragraphs)


def _regime(header: Header, head: Sequence[Line], kind: str) -> str:
    if header.party:
        return "dang"
    if fold_text(kind) in words.NORMATIVE_TYPES:
        return "quy_pham"
    numbered = any(
        line.role == "so_ky_hieu" and words.NORMATIVE_NUMBER.fullmatch(line.text) for line in head
    )
    return "quy_pham" if numbered else "hanh_chinh"


def _tables(document: Document, paper: Paper) -> tuple[PlacedTable, ...]:
    """Return the tables of the body with what each is for."""
    parts: dict[int, str] = {}
    for line in paper.lines:
        if line.paragraph.spot is not None:
            parts.setdefault(line.paragraph.spot.table, line.part)
    found: list[PlacedTable] = []
    for block in document.blocks:
        if isinstance(block, Table):
            part = parts.get(block.index, "than_van_ban")
            found.append(PlacedTable(block, _table_role(block, part, paper.attachments), part))
    return tuple(found)


def _outer_texts(table: Table) -> list[str]:
    """Return the texts of a table's first and last rows: a header or a signature is found there."""
    rows = table.rows
    if len(rows) > 2 * _OUTER_ROWS:
        rows = (*rows[:_OUTER_ROWS], *rows[-_OUTER_ROWS:])
    cells = (cell for row in rows for cell in row.cells)
    return [
        text for cell in cells for one in paragraphs_of(cell.blocks) if (text := one.text.strip())
    ]


def _table_role(table: Table, part: str, attachments: tuple[Attachment, ...]) -> str:
    if part in _LAYOUT_ROLES:
        return _LAYOUT_ROLES[part]
    texts = _outer_texts(table) if attachments else []
    folded = [fold_text(text) for text in texts]
    if any(words.is_nation(text) or words.is_motto(text) for text in folded):
        return "dau_van_ban"
    if any(words.RECIPIENTS.fullmatch(text) for text in texts):
        return "chu_ky"
    columns = max((len(row.cells) for row in table.rows), default=0)
    visible = any(side.visible for row in table.rows for cell in row.cells for side in cell.borders)
    laid_out = not visible and (len(table.rows) < 3 or columns < 3)
    return "trinh_bay" if laid_out else "bang"
