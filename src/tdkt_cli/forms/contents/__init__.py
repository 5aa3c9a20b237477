"""Data → what stands in a form: the rows of each table and the values of each block.

One module a kind of form. Each returns a `Contents`; what it cannot know stays empty. The reader is
the inverse: form → the same data.
"""

from __future__ import annotations

from tdkt_cli.forms.contents.cells import Contents, FormRow, Heading, Shown, shown_text
from tdkt_cli.forms.contents.council import council
from tdkt_cli.forms.contents.history import history
from tdkt_cli.forms.contents.known import Known
from tdkt_cli.forms.contents.registration import Before, registration
from tdkt_cli.forms.contents.results import results
from tdkt_cli.forms.contents.units import units

__all__ = [
    "Before",
    "Contents",
    "FormRow",
    "Heading",
    "Known",
    "Shown",
    "council",
    "history",
    "registration",
    "results",
    "shown_text",
    "units",
]
