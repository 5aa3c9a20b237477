"""Filters of templates that turn a text into words of a paper."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ITALIC = re.compile(r"(?<!\*)\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?!\*)")


def marked_text(text: str) -> Markup:
    """Return the plan's text with `*x*` italic and `**x**` bold (design §4), the rest escaped."""
    marked = _BOLD.sub(r"<b>\1</b>", str(escape(text)))
    return Markup(_ITALIC.sub(r"<i>\1</i>", marked))  # noqa: S704 — escaped just above


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
