"""What stands in the cells of a form, before any library of workbooks or papers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.vietnamese import short_date

if TYPE_CHECKING:
    from tdkt_cli.forms.kinds import Kind, Part, Table

Shown = str | int | Decimal | date
Values = Mapping[str, tuple[Shown, ...]]
"""By a column's key what its cells show: no value, one, or those of a list."""


class FormRow(NamedTuple):
    """A row of a table.

    Attributes:
        values: by key of the column.
        locked: keys whose cells the program filled in and nobody retypes.
    """

    values: Values
    locked: frozenset[str] = frozenset()


class Heading(NamedTuple):
    """What stands above a form.

    Attributes:
        year: the plan's year.
        agency: name of the agency.
        parent_agency: of the body above it, if any.
        place: where it has its seat.
        unit: name of the unit, `""` for a form of the agency as a whole.
        is_agency: the unit is the agency itself.
        round_number: of results.
        signer: office of who signs, `""` when it is not known.
        signer_name: their name.
    """

    year: int
    agency: str
    parent_agency: str
    place: str
    unit: str = ""
    is_agency: bool = False
    round_number: int | None = None
    signer: str = ""
    signer_name: str = ""


class Contents(NamedTuple):
    """A form filled in as far as the data goes.

    Attributes:
        kind: the description.
        heading: what stands above.
        parts: of the description, those this form has.
        blocks: by the block's key, the values by column.
        tables: by the table's key, the rows.
        names: offered for cells with persons.
        choices: offered by fill for units, tasks and movements.
    """

    kind: Kind
    heading: Heading
    parts: tuple[Part, ...]
    blocks: Mapping[str, Values]
    tables: Mapping[str, tuple[FormRow, ...]]
    names: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = {}

    @property
    def title(self) -> str:
        """The title above the form."""
        if self.heading.round_number is not None:
            return f"{self.kind.title} ĐỢT {self.heading.round_number} NĂM {self.heading.year}"
        if self.kind.key == "lich_su":
            return self.kind.title
        return f"{self.kind.title} NĂM {self.heading.year}"

    def rows(self, table: Table) -> tuple[FormRow, ...]:
        """Return the filled rows of a table."""
        return self.tables.get(table.key, ())


def shown_text(value: Shown) -> str:
    """Return a value as text, for a paper."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, Decimal):
        return plain_amount(value)
    return str(value)


def plain_amount(value: Decimal) -> str:
    """Return an amount without marks between thousands: what is read back the same way."""
    text = f"{value.normalize():f}"
    return text.replace(".", ",")
