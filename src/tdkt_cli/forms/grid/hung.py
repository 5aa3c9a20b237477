"""What hangs on the cells of a sheet without being in them: comments, text boxes, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tdkt_cli.forms.grid.cells import MAX_COLUMNS, MAX_ROWS, Fault, Remark, Spot
from tdkt_cli.forms.grid.references import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.package import Package

OWN_AUTHOR = "tdkt"
"""Who wrote the comments of a marked copy."""

_THREADED = "[Threaded comment]"
"""How the old kind of comment begins that stands in for one of the new kind."""


def remarks_of(package: Package, part: str, sheet: str) -> Iterator[Remark]:
    """Yield the comments of a sheet, but for our own, in the order of its cells."""
    found: dict[Spot, Remark] = {}
    for kind, read in (("comments", _notes), ("threadedComment", _threads)):
        for target in _targets(package, part, kind):
            for reference, author, text in read(package.xml(target)):
                spot = Spot(sheet, *(place_of(reference) or (1, 1)))
                if author == OWN_AUTHOR or not text or text.startswith(_THREADED):
                    continue
                before = f"{found[spot].text} " if spot in found else ""
                found[spot] = Remark(spot, author, before + text)
    return iter(sorted(found.values(), key=lambda one: one.spot[:3]))


def drawn(package: Package, part: str, sheet: str) -> Iterator[Fault]:
    """Yield a fault for each text box of a sheet, and one for its first picture or chart."""
    pictures: list[Spot] = []
    for target in _targets(package, part, "drawing"):
        for anchor in package.xml(target):
            spot = _anchored(anchor, sheet)
            text = " ".join(piece.text or "" for piece in anchor.iterfind(".//{*}txBody//{*}t"))
            if text.strip():
                yield Fault("form_text_box", spot)
            elif anchor.find(".//{*}pic") is not None or anchor.find("{*}graphicFrame") is not None:
                pictures.append(spot)
    for spot in pictures[:1]:
        yield Fault("form_picture", spot)


def _targets(package: Package, part: str, kind: str) -> Iterator[str]:
    for relation in package.relations(part):
        if relation.kind == kind and not relation.external and relation.target in package:
            yield relation.target


def _notes(root: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 — an lxml element
    """Yield cell, author and text of the old kind of comments."""
    authors = [author.text or "" for author in root.iterfind("{*}authors/{*}author")]
    for note in root.iterfind("{*}commentList/{*}comment"):
        number = note.get("authorId", "")
        known = number.isdecimal() and int(number) < len(authors)
        # Only runs: readings above the text have a `t` of their own.
        pieces = [*note.iterfind("{*}text/{*}t"), *note.iterfind("{*}text/{*}r/{*}t")]
        text = "".join(piece.text or "" for piece in pieces)
        yield note.get("ref", ""), authors[int(number)] if known else "", " ".join(text.split())


def _threads(root: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 — an lxml element
    """Yield cell, no author and text of the comments that can be answered."""
    for note in root.iterfind("{*}threadedComment"):
        text = "".join(piece.text or "" for piece in note.iterfind("{*}text"))
        yield note.get("ref", ""), "", " ".join(text.split())


def _anchored(anchor: Any, sheet: str) -> Spot:  # noqa: ANN401 — an lxml element
    """Return the cell in whose corner something drawn begins."""
    found = [anchor.findtext(f"{{*}}from/{{*}}{name}") or "0" for name in ("row", "col")]
    row, column = (int(text) + 1 if text.isdecimal() and len(text) < 8 else 1 for text in found)
    return Spot(sheet, min(row, MAX_ROWS), min(column, MAX_COLUMNS))
