"""Opens an untrusted Word or Excel file: the only reader of ZIP in the program.

    package = open_package(data)        # PackageRefused, or every part is known to be sound
    package.kind                        # "docx" or "xlsx"
    package.main                        # name of the main part, such as "word/document.xml"
    package.part("word/styles.xml")     # its bytes; KeyError when there is none
    package.xml("word/styles.xml")      # its root element (lxml), parsed once
    package.relations(package.main)     # what a part points at, inside or outside

Nothing is unpacked to disk, fetched or run. A refusal names its reason and says to the clerk, in
one Vietnamese sentence each, what the file is and what to do.
"""

from __future__ import annotations

from tdkt_cli.package.archive import (
    MAX_MEMBER_RATIO,
    MAX_PARTS,
    MAX_SIZE,
    MAX_UNPACKED,
    RATIO_FREE,
)
from tdkt_cli.package.opening import MAX_TAGS, Package, Relation, open_package
from tdkt_cli.package.refusals import REASONS, PackageRefused

__all__ = [
    "MAX_MEMBER_RATIO",
    "MAX_PARTS",
    "MAX_SIZE",
    "MAX_TAGS",
    "MAX_UNPACKED",
    "RATIO_FREE",
    "REASONS",
    "Package",
    "PackageRefused",
    "Relation",
    "open_package",
]
