"""What the reader does not see changes no finding: split runs, wrappers, no-break spaces, tones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from paper_files import Parts, base_names, base_parts, findings

if TYPE_CHECKING:
    from collections.abc import Callable

_RUN = re.compile(r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: [^>]*)?>([^<]*)</w:t></w:r>")
_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)")
_PARAGRAPH = re.compile(r"<w:p>(?:(?!<w:p>|<w:sectPr|<w:txbxContent).)*?</w:p>")


def _split(text: str) -> str:
    def halves(found: re.Match[str]) -> str:
        look, words = found[1] or "", found[2]
        middle = len(words) // 2
        return "".join(
            f'<w:r>{look}<w:t xml:space="preserve">{part}</w:t></w:r>'
            for part in (words[:middle], words[middle:])
            if part
        )

    return _RUN.sub(halves, text)


def _wrapped(text: str) -> str:
    return _RUN.sub(
        lambda found: (
            '<w:bookmarkStart w:id="1" w:name="x"/><w:smartTag w:element="x">'
            f'<w:proofErr w:type="spellStart"/>{found[0]}</w:smartTag><w:bookmarkEnd w:id="1"/>'
        ),
        text,
    )


def _controlled(text: str) -> str:
    return _PARAGRAPH.sub(
        lambda found: f"<w:sdt><w:sdtPr/><w:sdtContent>{found[0]}</w:sdtContent></w:sdt>", text
    )


def _no_breaks(text: str) -> str:
    return _TEXT.sub(
        lambda found: found[1] + re.sub(r"(?<=\S) (?=\S)", "\u00a0", found[2]) + found[3], text
    )


def _old_tones(text: str) -> str:
    pairs = (("òa ", "oà "), ("ủy ", "uỷ "), ("Ủy ", "Uỷ "), ("ÒA ", "OÀ "), ("ỦY ", "UỶ "))

    def older(found: re.Match[str]) -> str:
        words = found[2]
        for new, old in pairs:
            words = words.replace(new, old)
        return found[1] + words + found[3]

    return _TEXT.sub(older, text)


CHANGES: dict[str, Callable[[str], str]] = {
    "runs split": _split,
    "runs in smart tags, with bookmarks": _wrapped,
    "paragraphs in content controls": _controlled,
    "no-break spaces": _no_breaks,
    "tones as of old": _old_tones,
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", base_names())
def test_an_unseen_change_changes_no_finding(name: str, change: str) -> None:
    """The same document to the eye has the same findings at the same paragraphs."""
    parts = base_parts(name)
    body = parts["word/document.xml"]
    changed: Parts = {**parts, "word/document.xml": CHANGES[change](body)}
    assert changed["word/document.xml"] != body or change == "tones as of old"
    seen = [[(one.code, one.where.line) for one in findings(each)] for each in (parts, changed)]
    assert seen[0] == seen[1]
