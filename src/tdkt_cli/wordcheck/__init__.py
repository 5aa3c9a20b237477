"""Any .docx → findings against Nghị định 30/2020/NĐ-CP (`the-thuc.md`), without changing it.

The way of a document: `package` opens the file; `reading` makes of it a `Document` of paragraphs,
tables and sections with *effective* formatting (defaults, table style, paragraph style, numbering,
character style, direct; theme fonts); `anatomy` names each line's role and makes a `Paper`; the
rules look at the paper; `rule.run` turns what they report into findings.

A new rule:

1.  Write its pair first: `tests/documents/T082-….yaml` names a hand-written base document, the
    change that brings the fault, and the paragraph where it must be reported
    (`tests/documents/README.md`).
2.  In a module of `wordcheck/rules/` write a generator that takes the `Paper` and yields `Report`s,
    and `NAME = Rule("T082", Severity.ERROR, function, ("Phụ lục I, Phần I, …",))`. The catalogue
    finds it by itself. The Vietnamese docstring is published: the requirement in one line, then
    `Vì sao:` and `Cách sửa:`.
3.  Numbers and fixed texts come from `paper_standard`, never from the rule.
    `paper.having("tieu_ngu")` gives the lines of a component, `paper.prose` the body,
    `paper.rulers["tieu_ngu"]` what is ruled under it; `formatting.format_report` compares a line
    with its component.
4.  The message says what was found and what is allowed (`wording` has the units); severity as the
    specification says: explicit in the decree error, from samples warning, practice hint. A correct
    document gets nothing above a hint: when in doubt, the rule is silent.
5.  `python tools/make_rules_page.py`.
"""

from __future__ import annotations

from tdkt_cli.wordcheck.anatomy import Line, Paper
from tdkt_cli.wordcheck.checking import Verdict, check, kinds
from tdkt_cli.wordcheck.rule import DECREE, KNOWN, Report, Rule, catalogue

__all__ = [
    "DECREE",
    "KNOWN",
    "Line",
    "Paper",
    "Report",
    "Rule",
    "Verdict",
    "catalogue",
    "check",
    "kinds",
]
