"""The units of the plan as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.forms.contents.cells import Contents
from tdkt_cli.forms.kinds import UNITS
from tdkt_cli.forms.kinds import units as parts

if TYPE_CHECKING:
    from tdkt_cli.forms.contents.known import Known


def units(known: Known, *, empty: bool = False) -> Contents:
    """Return the form with all units of the plan.

    Args:
        known: the plan.
        empty: without the units.
    """
    return Contents(
        UNITS,
        known.heading(),
        UNITS.parts,
        {"thong_tin_chung": {"nam_ke_hoach": (known.plan.nam_ke_hoach,)}},
        {"don_vi": known.rows(parts.UNITS_OF_AGENCY.columns, () if empty else known.plan.don_vi)},
        (),
        known.choices(),
    )
