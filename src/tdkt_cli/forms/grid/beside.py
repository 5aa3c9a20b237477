"""What a Word file holds beside its text: comments, notes, headers and footers, styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tdkt_cli.forms.grid.cells import Fault, Remark, Spot
from tdkt_cli.forms.grid.hung import OWN_AUTHOR
from tdkt_cli.forms.grid.word_text import WordText, attribute, striking_styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.package import Package

_CALLED = {
    "comments": "lời nhận xét (Comment)",
    "footnotes": "chú thích cuối trang",
    "endnotes": "chú thích cuối văn bản",
}
_MARGINS = {"header": "đầu trang", "footer": "cuối trang"}


class Beside:
    """The parts of one file that its text refers to.

    Attributes:
        striking: the styles that strike text through.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._known: dict[str, dict[str, tuple[str, str]]] = {}
        self._pictures: list[Spot] = []
        styles = next(self._targets("styles"), None)
        self.striking = striking_styles(package.xml(styles)) if styles else frozenset[str]()

    def hung(self, read: WordText, spot: Spot) -> Iterator[Remark]:
        """Yield what hangs on a paragraph or cell, but for our own comments."""
        if read.pictured:
            self._pictures.append(spot)
        for kind, number in read.remarks:
            author, text = self._of(kind).get(number, ("", ""))
            if text and author != OWN_AUTHOR:
                yield Remark(spot, author, text, _CALLED[kind])

    def faults(self) -> Iterator[Fault]:
        """Yield what is told of pages: text in their margins, the first picture."""
        for spot in self._pictures[:1]:
            yield Fault("form_picture", spot)
        for kind, where in _MARGINS.items():
            texts = {_text(self._package.xml(target)) for target in self._targets(kind)}
            for text in sorted(texts):
                if any(letter.isalpha() for letter in text):
                    yield Fault("form_margin_text", Spot(where, in_word=True), (text,))

    def _of(self, kind: str) -> dict[str, tuple[str, str]]:
        """Return author and text of the comments or notes of a kind, by their number."""
        if kind not in self._known:
            self._known[kind] = {
                attribute(entry, "id") or "": (attribute(entry, "author") or "", _text(entry))
                for target in self._targets(kind)
                for entry in self._package.xml(target)
            }
        return self._known[kind]

    def _targets(self, kind: str) -> Iterator[str]:
        for relation in self._package.relations(self._package.main):
            if relation.kind == kind and not relation.external and relation.target in self._package:
                yield relation.target


def _text(element: Any) -> str:  # noqa: ANN401 — an lxml element
    """Return the text of an element on one line, a space between its paragraphs."""
    lines = [
        "".join(piece.text or "" for piece in paragraph.iter("{*}t"))
        for paragraph in element.iter("{*}p")
    ]
    return " ".join(" ".join(lines).split())
