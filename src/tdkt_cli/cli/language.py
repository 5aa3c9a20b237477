"""The language of Click and Typer, whose messages go through `gettext`."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

_DOMAIN = "tdkt"


def bind_catalogue() -> None:
    """Make Click and Typer speak Vietnamese, whatever the locale of the machine is.

    `LANGUAGE` is the variable that gettext asks first and on every message; it is set in this
    process (and so in the programs it starts), never outside. It works under `LC_ALL=C` too.
    """
    os.environ["LANGUAGE"] = "vi"
    gettext.bindtextdomain(_DOMAIN, str(Path(__file__).parents[1] / "locale"))
    gettext.textdomain(_DOMAIN)
