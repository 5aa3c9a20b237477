"""What a form says → the data files that it makes: one function for each kind of form.

    drafted = draft(read, target)

Nothing is written here. A draft is settled with the file that is there, so that the change is the
smallest that says the same, and every value knows the cell it came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.forms.records.council import council
from tdkt_cli.forms.records.draft import Draft, Drafted, Target, located, plain
from tdkt_cli.forms.records.history import history
from tdkt_cli.forms.records.people import People
from tdkt_cli.forms.records.registration import registration
from tdkt_cli.forms.records.removed import REMOVED, removed
from tdkt_cli.forms.records.results import results
from tdkt_cli.forms.records.units import units

if TYPE_CHECKING:
    from collections.abc import Callable

    from tdkt_cli.forms.reading import ReadForm

__all__ = [
    "OF_UNIT",
    "REMOVED",
    "Draft",
    "Drafted",
    "People",
    "Target",
    "draft",
    "located",
    "plain",
    "removed",
]

OF_UNIT = frozenset(("dang_ky", "ket_qua"))
"""The kinds of forms that are filled by one unit."""

_KINDS: dict[str, Callable[[ReadForm, Target], Drafted]] = {
    "dang_ky": registration,
    "ket_qua": results,
    "lich_su": history,
    "hoi_dong": council,
    "don_vi": units,
}


def draft(read: ReadForm, target: Target) -> Drafted:
    """Return the data files that a form makes."""
    return _KINDS[read.kind.key](read, target)
