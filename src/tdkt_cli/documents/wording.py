"""Filters of templates that turn a text into words of a paper."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_DOTS = re.compile(r"((?:…{2,}|\.{4,})[….]*)")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ITALIC = re.compile(r"(?<!\*)\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?!\*)")


def marked_text(text: str) -> Markup:
    """Return the plan's text with `*x*` italic and `**x**` bold (design §4), the rest escaped."""
    marked = _BOLD.sub(r"<b>\1</b>", str(escape(text)))
    return Markup(_ITALIC.sub(r"<i>\1</i>", marked))  # noqa: S704 — escaped just above


def text_with_blanks(
    blank: Callable[[str, str], Markup], taken: Collection[str], text: str, where: str
) -> Markup:
    """Return the plan's text as `marked_text`, each row of dots (`……`, `....`) a blank.

    Args:
        blank: makes a blank from its label and what is shown.
        taken: the labels of the paper so far; blanks of one section are numbered.
        text: the text as the plan has it.
        where: the section, which names the blank.
    """
    pieces = _DOTS.split(marked_text(text))
    return Markup("").join(
        blank(_free(where, taken), piece) if place % 2 else Markup(piece)  # noqa: S704 — as above
        for place, piece in enumerate(pieces)
    )


def _free(label: str, taken: Collection[str]) -> str:
    numbered = (f"{label} (chỗ {number})" for number in itertools.count(2))
    return label if label not in taken else next(one for one in numbered if one not in taken)


def without_full_stop(text: str) -> str:
    """Return a sentence without its final punctuation, to stand inside another."""
    return text.strip().rstrip(".;,")


def as_sentence(text: str) -> str:
    """Return text that ends like a sentence, whatever the form's writer put there."""
    bare = text.strip()
    return bare if bare.endswith(("!", "?", "…", ".”")) else f"{bare.rstrip('.;,')}."


def shortened(text: str) -> str:
    """Return the first words of a text, for the label of a blank."""
    words = without_full_stop(text).split()
    return " ".join(words[:6]) + ("…" if len(words) > 6 else "")
