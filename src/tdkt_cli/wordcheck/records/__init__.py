"""What was read from a document: plain frozen records with effective formatting.

Distances are in twips, sizes in half points. Text is NFC; a tab is a tab, a forced line break a
line feed, a page break a form feed.
"""

from tdkt_cli.wordcheck.records.blocks import (
    Block,
    Cell,
    Paragraph,
    Row,
    Sides,
    Table,
    paragraphs_of,
)
from tdkt_cli.wordcheck.records.document import FIRST_PAGE_HEADER, Document, Furniture, Section
from tdkt_cli.wordcheck.records.looks import Alignment, Border, Drawn, Format, Look, Run, Spot

__all__ = [
    "FIRST_PAGE_HEADER",
    "Alignment",
    "Block",
    "Border",
    "Cell",
    "Document",
    "Drawn",
    "Format",
    "Furniture",
    "Look",
    "Paragraph",
    "Row",
    "Run",
    "Section",
    "Sides",
    "Spot",
    "Table",
    "paragraphs_of",
]
