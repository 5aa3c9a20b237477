"""One function per command: joins reading, rules, figures and documents."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from tdkt_cli.workflow.validating import validate
from tdkt_cli.workflow.values import CannotRun, Checked, Counts, Printed, Printing

if TYPE_CHECKING:
    from tdkt_cli.workflow.asking import Asked
    from tdkt_cli.workflow.conditions import Trace, dieukien, trace
    from tdkt_cli.workflow.explaining import ExplainedRule, explain, search, search_titles
    from tdkt_cli.workflow.papers import baocao, kehoach, tonghop

__all__ = [
    "Asked",
    "CannotRun",
    "Checked",
    "Counts",
    "ExplainedRule",
    "Printed",
    "Printing",
    "Trace",
    "baocao",
    "dieukien",
    "explain",
    "kehoach",
    "search",
    "search_titles",
    "tonghop",
    "trace",
    "validate",
]

_MODULES: Final = {
    "Asked": "asking",
    "ExplainedRule": "explaining",
    "Trace": "conditions",
    "baocao": "papers",
    "dieukien": "conditions",
    "explain": "explaining",
    "kehoach": "papers",
    "search": "explaining",
    "search_titles": "explaining",
    "tonghop": "papers",
    "trace": "conditions",
}
"""Where the other commands are: imported when one is asked for."""


def __getattr__(name: str) -> object:
    """Import a command when it is asked for: `validate` never loads Jinja2."""
    if name in _MODULES:
        return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    raise AttributeError(name)
