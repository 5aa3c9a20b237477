"""One function per command: joins reading, rules, figures and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.workflow.checking import validate
from tdkt_cli.workflow.values import CannotRun, Checked, Counts, Printed, Printing

if TYPE_CHECKING:
    from tdkt_cli.workflow.papers import baocao, kehoach, tonghop

__all__ = [
    "CannotRun",
    "Checked",
    "Counts",
    "Printed",
    "Printing",
    "baocao",
    "kehoach",
    "tonghop",
    "validate",
]


def __getattr__(name: str) -> object:
    """Import the document commands when one is asked for: `validate` never loads Jinja2."""
    if name in __all__:
        from tdkt_cli.workflow import papers  # noqa: PLC0415

        return getattr(papers, name)
    raise AttributeError(name)
