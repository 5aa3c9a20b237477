"""What goes back to the units; `returning` makes it, which needs the writers of papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class HandedBack(NamedTuple):
    """What goes back to the units.

    Attributes:
        copies: the marked copies; a file that cannot even be opened has none.
        slips: the slips, one for each form.
        refused: why there are no slips, `""` when there are.
    """

    copies: Mapping[Path, bytes]
    slips: Mapping[Path, bytes]
    refused: str = ""

    @property
    def files(self) -> dict[Path, bytes]:
        """All that is to be written."""
        return {**self.copies, **self.slips}
