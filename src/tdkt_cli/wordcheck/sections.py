"""Sections: page, margins, page numbers, headers and footers with what they inherit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from tdkt_cli.wordcheck.ooxml import R, child, local, switch, twips, value
from tdkt_cli.wordcheck.records import Furniture, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tdkt_cli.package import Package
    from tdkt_cli.wordcheck.ooxml import Xml

_REFERENCES: Final = {"headerReference": "header", "footerReference": "footer"}


class SectionBreak(NamedTuple):
    """The end of a section: its `w:sectPr`, None when the file has none at its end."""

    element: Xml | None
    first: int
    has_table: bool


def read_sections(
    package: Package, breaks: list[SectionBreak], furnish: Callable[[str], Furniture]
) -> tuple[Section, ...]:
    """Return the sections in order.

    Args:
        package: gives the parts of the headers.
        breaks: the ends of the sections, in order.
        furnish: reads a header or footer part.
    """
    targets = {one.identifier: one.target for one in package.relations(package.main)}
    headers: Mapping[str, Furniture] = {}
    footers: Mapping[str, Furniture] = {}
    found = []
    for index, ending in enumerate(breaks):
        own: dict[str, dict[str, Furniture]] = {"header": {}, "footer": {}}
        for one in () if ending.element is None else ending.element:
            kind = _REFERENCES.get(local(one))
            part = targets.get(one.get(f"{R}id", "")) if kind else None
            if kind and part and part in package:
                own[kind][value(one, "type") or "default"] = furnish(part)
        headers = {**headers, **own["header"]}
        footers = {**footers, **own["footer"]}
        found.append(_section(index, ending, headers, footers, frozenset(own["header"])))
    return tuple(found)


def _section(
    index: int,
    ending: SectionBreak,
    headers: Mapping[str, Furniture],
    footers: Mapping[str, Furniture],
    own: frozenset[str],
) -> Section:
    element = ending.element
    size, margin = child(element, "pgSz"), child(element, "pgMar")
    numbers, title = child(element, "pgNumType"), child(element, "titlePg")
    return Section(
        index=index,
        first=ending.first,
        width=twips(size, "w"),
        height=twips(size, "h"),
        oriented=value(size, "orient") or "",
        top=twips(margin, "top"),
        bottom=twips(margin, "bottom"),
        left=twips(margin, "left"),
        right=twips(margin, "right"),
        gutter=twips(margin, "gutter") or 0,
        header_distance=_said(twips(margin, "header"), 720),
        footer_distance=_said(twips(margin, "footer"), 720),
        title_page=title is not None and switch(title),
        number_format=value(numbers, "fmt") or "decimal",
        number_start=twips(numbers, "start"),
        kind=value(child(element, "type")) or "nextPage",
        headers=headers,
        footers=footers,
        own_headers=own,
        has_table=ending.has_table,
    )


def _said(found: int | None, otherwise: int) -> int:
    return otherwise if found is None else found
