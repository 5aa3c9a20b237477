"""Law as data: dated instruments, their provisions, and the values and titles they name.

One YAML per instrument in `van-ban/` gives the days in force, the source, and for each provision
whether it was read (`doi_chieu`). What was not read never makes an error (design §6). A look-up
takes a day and gives the one value in force; `gia-tri.yaml` says what each name means and why it
has no value on some days.
"""

from __future__ import annotations

from tdkt_cli.law.citation import Citation, grouped
from tdkt_cli.law.lawbook import (
    Lawbook,
    LegalValue,
    NoValueError,
    citation_of,
    history,
    national,
    value,
    with_regulations,
)
from tdkt_cli.law.packaged import in_force, instrument, instruments, packaged, with_number
from tdkt_cli.law.reading import LawDataError
from tdkt_cli.law.records import Check, Content, Days, Instrument, Provision
from tdkt_cli.law.regulations import law_of, regulation
from tdkt_cli.law.routes import Route, routes
from tdkt_cli.law.value_names import ValueName, absence, names
from tdkt_cli.law.votes import minimum_yes, reaches

__all__ = [
    "Check",
    "Citation",
    "Content",
    "Days",
    "Instrument",
    "LawDataError",
    "Lawbook",
    "LegalValue",
    "NoValueError",
    "Provision",
    "Route",
    "ValueName",
    "absence",
    "citation_of",
    "grouped",
    "history",
    "in_force",
    "instrument",
    "instruments",
    "law_of",
    "minimum_yes",
    "names",
    "national",
    "packaged",
    "reaches",
    "regulation",
    "routes",
    "value",
    "with_number",
    "with_regulations",
]
