"""Closed lists: a code, its words, what else is said for it, or what was probably meant."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tdkt_cli.forms.values import Doubt
from tdkt_cli.forms.values.text import one_line
from tdkt_cli.vietnamese import fold_text, without_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

_PUNCTUATION = re.compile(r"[^\w\s%]|_")
_YES = frozenset(("co", "x", "dung", "true", "roi", "co roi", "v", "✓", "☑", "1"))
_NO = frozenset(("khong", "sai", "false", "chua", "chua co", "khong co", "☐", "0", "-"))

Entries = tuple[tuple[str, tuple[str, ...]], ...]
"""Codes, each with the words that mean it; the first is shown in a message."""


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """Return the form in which two spellings of one heading or choice are equal.

    Equal are letter case, tone placement, dashes, punctuation and line breaks.
    """
    return fold_text(one_line(_PUNCTUATION.sub(" ", fold_text(text))))


@lru_cache(maxsize=1 << 14)
def bare(text: str) -> str:
    """Return a text without marks, punctuation, letter case: what was typed without a keyboard."""
    return one_line(_PUNCTUATION.sub(" ", without_marks(text)))


def read_choice(text: str, entries: Entries) -> str | Doubt:
    """Return the code that a cleaned text means, empty text for an empty one.

    Args:
        text: as typed, with or without marks.
        entries: the list.
    """
    text = one_line(text)
    if not text:
        return ""
    exact = [code for code, words in entries if text == code or text in words]
    if exact:
        return exact[0]
    for spelt in (folded, bare):
        wanted = spelt(text)
        found = [code for code, words in entries if wanted in map(spelt, (code, *words))]
        if found and len(set(map(spelt, found))) == 1:
            return found[0]
    return Doubt("form_bad_choice", (text, _listed(entries), suggestion(text, entries)))


def read_flag(text: str) -> str | Doubt:
    """Return `true` or `false`, empty text for an empty one."""
    said = without_marks(one_line(text)).strip(" .")
    if not said:
        return ""
    if said in _YES:
        return "true"
    return "false" if said in _NO else Doubt("form_bad_flag", (text,))


def suggestion(text: str, entries: Entries) -> str:
    """Return the words of the list that were probably meant, empty text for none."""
    names = {bare(word): words[0] if words else code for code, words in entries for word in words}
    close = difflib.get_close_matches(bare(text), list(names), n=1, cutoff=0.7)
    return names[close[0]] if close else ""


def _listed(entries: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    named = {bare(words[0] if words else code): words[0] if words else code
             for code, words in reversed(entries)}  # fmt: skip
    shown = [f"«{name}»" for name in reversed(named.values())]
    return ", ".join(shown[:8]) + (", …" if len(shown) > 8 else "")
