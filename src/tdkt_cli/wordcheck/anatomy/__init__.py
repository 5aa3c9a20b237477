"""The anatomy of a document: which line is which component, whatever it was made with.

`dissect` gives a `Paper`: the lines of the header, title, body, signature and attachments, each
with its role. Roles are told by words and places, never by the format that rules check.
"""

from __future__ import annotations

from tdkt_cli.wordcheck.anatomy.attachments import Attachment
from tdkt_cli.wordcheck.anatomy.dissecting import dissect
from tdkt_cli.wordcheck.anatomy.lines import Line
from tdkt_cli.wordcheck.anatomy.markers import Marker
from tdkt_cli.wordcheck.anatomy.paper import Paper, PlacedTable
from tdkt_cli.wordcheck.anatomy.rulers import Ruler, longest_width

__all__ = [
    "Attachment",
    "Line",
    "Marker",
    "Paper",
    "PlacedTable",
    "Ruler",
    "dissect",
    "longest_width",
]
