"""Runs of text → WordprocessingML: plain, marked, hidden, or chosen from a list."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tdkt_cli.word.text import CHOOSE

if TYPE_CHECKING:
    from tdkt_cli.word.blocks import Run

CHOICE_TAG = "tdkt-chon"
"""By it a program that reads a document again knows our drop-downs."""


def run_xml(run: Run) -> str:
    """Return a run; a line feed becomes a break."""
    if run.choices:
        return choice_xml(run)
    text, bold, italic, _, hidden = run[:5]
    properties = ""
    if bold or italic or hidden:
        look = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
        look += "<w:vanish/>" if hidden else ""
        properties = f"<w:rPr>{look}</w:rPr>"
    if text == "\n":
        return f"<w:r>{properties}<w:br/></w:r>"
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def choice_xml(run: Run) -> str:
    """Return a text as a drop-down of Word (ECMA-376 part 1, 17.5.2.15): names, no codes."""
    items = "".join(
        f'<w:listItem w:displayText="{escape(text)}" w:value="{escape(text)}"/>'
        for text in dict.fromkeys(run.choices)
    )
    first = f'<w:listItem w:displayText="{CHOOSE}" w:value=""/>'
    asking = "<w:showingPlcHdr/>" if run.unset else ""
    look = '<w:rPr><w:color w:val="808080"/></w:rPr>' if run.unset else ""
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{CHOICE_TAG}"/>{asking}<w:dropDownList>{first}{items}'
        f"</w:dropDownList></w:sdtPr><w:sdtContent><w:r>{look}"
        f'<w:t xml:space="preserve">{escape(run.text, quote=False)}</w:t></w:r></w:sdtContent>'
        "</w:sdt>"
    )
