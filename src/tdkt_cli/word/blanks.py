"""Counting the places of a document that are left to be filled in by hand."""

from __future__ import annotations

from tdkt_cli.word.blocks import Block, Paragraph, Row, Run


def blanks_in(block: Block) -> int:
    """Return the number of marked blanks in a block."""
    if isinstance(block, Paragraph):
        return _in_runs(block.runs)
    if isinstance(block, Row):
        return sum(
            _in_runs(one.runs)
            for cell in block.cells
            for one in cell.blocks
            if isinstance(one, Paragraph)
        )
    return 0


def _in_runs(runs: tuple[Run, ...]) -> int:
    """Count stretches of blank runs: a blank may be cut by a change of look or a line break."""
    before = False
    found = 0
    for run in runs:
        found += run.blank and not before
        before = run.blank
    return found
