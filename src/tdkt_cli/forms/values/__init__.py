"""What stands in a cell → the text that YAML holds: understood with certainty, or refused.

Every reader gets the value of a cell and returns text, or a `Doubt` that says what was read and
what was wanted. None of them guesses: a day without its year, a number that may be read in two
ways, a word of an old font that does not come out as Vietnamese are doubts.
"""

from __future__ import annotations

from typing import NamedTuple


class Doubt(NamedTuple):
    """A value that was not understood.

    Attributes:
        reason: the key by which a rule of family F takes it up.
        values: what was read, then what the message needs besides.
    """

    reason: str
    values: tuple[str, ...] = ()
