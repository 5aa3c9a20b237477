"""What goes into a command and comes out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tdkt_cli.findings import Finding


class CannotRun(Exception):  # noqa: N818 — a state of affairs, not a mistake of ours
    """The command cannot do its work at all (exit code 2); one Vietnamese sentence."""


class Counts(NamedTuple):
    """What was checked, for the closing line."""

    units: int
    people: int
    titles: int


class PaperCounts(NamedTuple):
    """How many documents were checked, for the closing line."""

    papers: int


class FormCounts(NamedTuple):
    """How many filled forms were read, and how many of them have no error."""

    forms: int
    good: int


class Checked(NamedTuple):
    """The outcome of checking.

    Attributes:
        findings: in the order of file and line.
        counts: of the whole year, or of the documents or forms checked.
        notes: sentences about files that were passed over.
        source_line: gives a line of a file, `None` when it is not known.
    """

    findings: tuple[Finding, ...]
    counts: Counts | PaperCounts | FormCounts
    notes: tuple[str, ...]
    source_line: Callable[[str, int], str | None]

    def about(self, is_used: Callable[[str], bool]) -> Checked:
        """Return the same with only the findings that touch some files.

        Args:
            is_used: tells by a file's name whether it matters.
        """
        touching = (
            finding
            for finding in self.findings
            if is_used(finding.where.file)
            or any(is_used(related.where.file) for related in finding.related)
        )
        return self._replace(findings=tuple(touching))


class Printing(NamedTuple):
    """How a document is to be printed.

    Attributes:
        outputs: values of `-o` as typed; empty for the default file.
        file_format: value of `--dinh-dang`, `None` for what the ending says.
        draft: print in spite of errors, marked DỰ THẢO.
        final: refuse blanks.
        electronic: number and date are left for the document system that issues the paper.
    """

    outputs: tuple[str, ...] = ()
    file_format: str | None = None
    draft: bool = False
    final: bool = False
    electronic: bool = False


class Printed(NamedTuple):
    """The outcome of a document command.

    Attributes:
        checked: the findings of the files the document uses.
        written: the files written.
        text: the document itself when it goes to standard output.
        blanks: labels of what is left to be filled by hand.
        refused: why nothing was written.
        for_system: labels of what the document system fills in.
    """

    checked: Checked
    written: tuple[Path, ...] = ()
    text: str | None = None
    blanks: tuple[str, ...] = ()
    refused: str | None = None
    for_system: tuple[str, ...] = ()
