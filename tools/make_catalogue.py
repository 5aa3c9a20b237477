"""Compile the Vietnamese catalogue of Click's and Typer's messages: `tdkt.po` → `tdkt.mo`.

Run it after editing `tdkt.po`; a test compares the two, and another finds in the installed Click
and Typer every message that the catalogue lacks.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parents[1] / "src/tdkt_cli/locale/vi/LC_MESSAGES"


def compiled() -> bytes:
    """Return the bytes of `tdkt.mo` that belong to `tdkt.po`."""
    with (FOLDER / "tdkt.po").open("rb") as source:
        catalogue = read_po(source, locale="vi")
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def main() -> None:
    """Write `tdkt.mo`."""
    (FOLDER / "tdkt.mo").write_bytes(compiled())


if __name__ == "__main__":
    main()
