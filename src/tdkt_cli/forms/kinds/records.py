"""Records that describe a form."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.law import titles as law_titles
from tdkt_cli.vietnamese import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable


class Fill(StrEnum):
    """What may be typed into a cell.

    `ORDINAL` is the number of the row, `SHOWN` something to know; neither is read. `UNIT`, `TASK`,
    `MOVEMENT` are written by name and become the code of the plan's list. `TITLE` is written by
    official name and becomes a code; `YES_NO` is `Có` or `Không`.
    """

    ORDINAL = "so_thu_tu"
    SHOWN = "de_xem"
    TEXT = "chu"
    PERSON = "ho_ten"
    PEOPLE = "nhieu_nguoi"
    STAFF_CODE = "ma_can_bo"
    ITEM_CODE = "ma_muc"
    UNIT_CODE = "ma_don_vi"
    DATE = "ngay"
    YEAR = "nam"
    WHOLE = "so_nguyen"
    AMOUNT = "so_luong"
    YES_NO = "co_khong"
    CHOICE = "lua_chon"
    TITLE = "danh_hieu"
    UNIT = "don_vi"
    TASK = "nhiem_vu"
    MOVEMENT = "phong_trao"


class Choice(NamedTuple):
    """A value of a closed list: what YAML holds, what the form shows, what else may be typed."""

    code: str
    label: str
    synonyms: tuple[str, ...] = ()


class Column(NamedTuple):
    """A column of a table, or a labelled value of a block.

    Attributes:
        key: YAML key relative to the item; a dot enters a nested table.
        heading: official heading.
        fill: what may be typed.
        width_mm: width on paper; a share of it in a workbook.
        note: one sentence shown with the column.
        synonyms: other headings that mean the same.
        required: an item without it is not complete.
        mark: the header row has it, though a cell below may be empty.
        choices: of a `CHOICE`.
        subject: of a `TITLE`: `ca_nhan`, `tap_the` or `""` for both.
        awards: of a `TITLE`: `danh_hieu`, `khen_thuong` or `""` for both.
        repeat: how many columns a workbook gives to the list; 1 for a single value or a list in
            one cell.
        many: the key holds a list.
        locked: filled in by the program, not typed.
        hidden: not shown; see the module's docstring.
        carried: an empty cell repeats the row above.
        of_parent: names the item that the row belongs to, not a key of the row's own item.
        virtual: no YAML key; decides where the row goes.
        if_filled: a label of a block that is printed only when there is a value.
        only_read: known when somebody typed it, never written by us.
    """

    key: str
    heading: str
    fill: Fill = Fill.TEXT
    width_mm: float = 30
    note: str = ""
    synonyms: tuple[str, ...] = ()
    required: bool = False
    mark: bool = False
    choices: tuple[Choice, ...] = ()
    subject: str = ""
    awards: str = ""
    repeat: int = 1
    many: bool = False
    locked: bool = False
    hidden: bool = False
    carried: bool = False
    of_parent: bool = False
    virtual: bool = False
    if_filled: bool = False
    only_read: bool = False

    def headings(self) -> tuple[str, ...]:
        """Return the headings of the columns that a workbook gives to this key."""
        return (self.heading, *(f"{self.heading} ({n})" for n in range(2, self.repeat + 1)))

    def known_by(self) -> frozenset[str]:
        """Return every heading that means this column, folded."""
        return frozenset(fold_text(text) for text in (self.heading, *self.synonyms))


class Block(NamedTuple):
    """Labelled values, each right of its label.

    Attributes:
        key: unique within the kind.
        title: the heading above, `""` for none.
        columns: from top to bottom; keys are relative to the file's root.
        when: `""` always, `dot_cuoi` in the last round's results, `co_quan` there and only for
            the agency itself.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    when: str = ""


class Table(NamedTuple):
    """A table with a header row.

    Attributes:
        key: unique within the kind.
        path: where an item of it stands in the YAML file, such as `ca_nhan[].sang_kien[]`.
        title: the heading above.
        columns: from left to right.
        blank_rows: rows for new items.
        note: one sentence under the title.
        when: as in `Block`.
    """

    key: str
    path: str
    title: str
    columns: tuple[Column, ...]
    blank_rows: int = 5
    note: str = ""
    when: str = ""

    @property
    def needed(self) -> tuple[Column, ...]:
        """The columns by whose headings the header row is known."""
        return tuple(
            column
            for column in self.columns
            if (column.required or column.mark) and not column.hidden
        )

    @property
    def hidden(self) -> tuple[Column, ...]:
        """The columns whose values are not shown."""
        return tuple(column for column in self.columns if column.hidden)


Part = Block | Table


class Sheet(NamedTuple):
    """A sheet of the workbook: its name and what stands on it, one below the other."""

    name: str
    parts: tuple[Part, ...]


class Kind(NamedTuple):
    """A form.

    Attributes:
        key: `dang_ky`, `ket_qua`, `lich_su`, `hoi_dong`, `don_vi`.
        title: official title, upper case, without the year.
        synonyms: other titles of re-typed forms.
        sheets: in order.
        file_stem: beginning of the file's name.
    """

    key: str
    title: str
    sheets: tuple[Sheet, ...]
    synonyms: tuple[str, ...] = ()
    file_stem: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts, in order."""
        return tuple(part for sheet in self.sheets for part in sheet.parts)

    def table(self, key: str) -> Table:
        """Return a table by its key."""
        return next(p for p in self.parts if isinstance(p, Table) and p.key == key)


def offered(column: Column, *, agency: bool = False) -> tuple[str, ...]:
    """Return the values of a closed list as a form shows them, none for an open column.

    Args:
        column: any column.
        agency: as in `open_titles`.
    """
    if column.fill is Fill.TITLE:
        return tuple(title.name for title in open_titles(column, agency=agency))
    if column.fill is Fill.YES_NO:
        return ("Có", "Không")
    return distinct(choice.label for choice in column.choices)


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts once each; `ông` and `Ông` are one."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(text.casefold(), text)
    return tuple(found.values())


def open_titles(column: Column, *, agency: bool = False) -> tuple[law_titles.Title, ...]:
    """Return the titles that a drop-down offers.

    Args:
        column: of fill `TITLE`.
        agency: the unit is the agency itself, to which flags are open.
    """
    return tuple(
        entry
        for entry in law_titles.all_titles()
        if _fits(entry, column) and (agency or not entry.agency_only)
    )


def _fits(entry: law_titles.Title, column: Column) -> bool:
    of_subject = {
        "ca_nhan": entry.for_individuals,
        "tap_the": entry.for_collectives,
        "": True,
    }[column.subject]
    of_group = {"danh_hieu": not entry.is_commendation, "khen_thuong": entry.is_commendation}
    return of_subject and of_group.get(column.awards, True)
