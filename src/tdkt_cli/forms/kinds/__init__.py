"""Every form, described once: what the writer prints is what the reader looks for.

A form is a `Kind`. It has parts, each on a sheet of the workbook and in the paper one below the
other: a `Block` of labelled values (the value stands right of its label) or a `Table` with a header
row. Both are made of `Column`s: the YAML key that is filled, the official heading, the other
headings by which it is known, what may be typed there.

How a reader uses it
--------------------
1. `KINDS` are tried in turn: the kind whose `title` (or a `synonym` of it) stands above, else the
   one most of whose headings are found. Headings are compared folded (`vietnamese.fold_text`).
2. In each sheet or paper table a row in which the headings of a table's `needed` columns are found
   is its header row; where two tables fit, the one more of whose headings stand there. A heading
   in `repeat` columns is written `Heading`, `Heading (2)`, `Heading (3)`: together they fill one
   list. A paper has one column for the list, one value a line. One cell may also hold several
   values, separated by a new line or by `;` (and by `,` when the pieces are values: the name of a
   title may hold a comma).
3. Rows below, until the next header, title or block, are data; the row whose visible cells are
   empty apart from `locked` ones is a blank row, also when its ordinal stands there.
4. A cell's text becomes the value by `column.fill`; a `CHOICE` is known by code, label or synonym.
5. The row becomes a piece of the tree at `table.path`. `[]` is a list, one item a row:
   - `ca_nhan[]`: a row is an item. `ca_nhan[].sang_kien[]`: a row is an item of the person whom
     the `of_parent` columns name (by `ma_can_bo`, else by folded name among the rows of the
     parent's table).
   - a table with the path of another one (`ca_nhan[]` twice) adds keys to the same item.
   - a key with a dot (`nguoi_ky.chuc_vu`) is a nested table; an empty cell is a missing key.
   - a table of one column whose key is `""` is a list of texts.
   - a `virtual` key is no YAML key; the table's docstring in its module says what it decides.
6. `carried` columns: an empty cell means "as in the row above" (the form says so).

In a workbook a `hidden` column stands right of the visible ones, with its own heading, and is not
shown; the lists behind the drop-downs are on a hidden sheet, which is not read. In a paper the
hidden values of a row are hidden text (`w:vanish`) in its first cell, `[VP-01]`; more than one, in
the order of the columns, with `|` between them (`[VP-01|ct1]`). People who are new have none.
Persons in one cell (`PEOPLE`) are `Trần Thị Minh Thu (VP-01)`, one a line.
"""

from __future__ import annotations

from tdkt_cli.forms.kinds.council import COUNCIL
from tdkt_cli.forms.kinds.history import HISTORY
from tdkt_cli.forms.kinds.records import (
    Block,
    Choice,
    Column,
    Fill,
    Kind,
    Part,
    Sheet,
    Table,
    distinct,
    offered,
    open_titles,
)
from tdkt_cli.forms.kinds.registration import REGISTRATION
from tdkt_cli.forms.kinds.results import RESULTS
from tdkt_cli.forms.kinds.units import UNITS

__all__ = [
    "COUNCIL",
    "HISTORY",
    "KINDS",
    "REGISTRATION",
    "RESULTS",
    "UNITS",
    "Block",
    "Choice",
    "Column",
    "Fill",
    "Kind",
    "Part",
    "Sheet",
    "Table",
    "distinct",
    "offered",
    "open_titles",
]

KINDS = (REGISTRATION, RESULTS, HISTORY, COUNCIL, UNITS)
"""Every form."""
