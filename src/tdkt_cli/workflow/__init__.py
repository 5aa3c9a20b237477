"""One function per command: joins reading, rules, figures and documents."""

from tdkt_cli.workflow.checking import validate
from tdkt_cli.workflow.papers import baocao, kehoach, tonghop
from tdkt_cli.workflow.values import CannotRun, Checked, Counts, Printed, Printing

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
