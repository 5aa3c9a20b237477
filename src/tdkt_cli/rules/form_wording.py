"""How messages about a filled form name its cells. Family F.

A form's cell is known by its sheet and letters, not by a line: `place` carries row and column for
programs, the first of a problem's values the words for people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.vietnamese import upper

if TYPE_CHECKING:
    from tdkt_cli.models import FileProblem

_LONGEST = 60
WHOLE_FILE = "biểu mẫu này"


def at(problem: FileProblem) -> str:
    """Return where a problem is, at the beginning of a sentence: `Trang «Cá nhân», ô C7`."""
    words = problem.values[0]
    return upper(words[:1]) + words[1:]


def said(problem: FileProblem, number: int) -> str:
    """Return one of the values after the place, empty text when there is none; 1 is the first."""
    return problem.values[number] if number < len(problem.values) else ""


def quoted(text: str, longest: int = _LONGEST) -> str:
    """Return what was read between «», on one line, cut to so many characters."""
    line = " ".join(text.split())
    return f"«{line[:longest]}…»" if len(line) > longest else f"«{line}»"
