"""Figures → bar charts as inline SVG: the only user of pygal.

pygal lays out (scales, bars, places of labels); the look is the page's style sheet, so that a chart
follows light, dark and print. What pygal adds beside the drawing (style, script, the day it was
made, texts for a pointer) is taken out: the same figures give the same bytes, and nothing runs.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pygal.graph.graph import Graph
    from pygal.style import Style

_WIDTH = 760
_BAR = 15  # of one bar, in units of the drawing
_BETWEEN = 20
_FURNITURE = 40  # the axis below
_TEXT = 13
_DROPPED = {"style", "script", "desc", "title"}


class Series(NamedTuple):
    """Numbers of one kind, one for each label; `None` where nothing is known."""

    ten: str
    so_lieu: tuple[int | None, ...]


class Chart(NamedTuple):
    """A chart of horizontal bars.

    Attributes:
        ma: identifier in the page, such as `bieu-do-nop`.
        ten: its title.
        mo_ta: what it shows, in words, for who cannot see it.
        nhan: labels from top to bottom.
        day_so: the series, in the order of the legend.
        chong: bars of one label stand one after the other instead of one below the other.
    """

    ma: str
    ten: str
    mo_ta: str
    nhan: tuple[str, ...]
    day_so: tuple[Series, ...]
    chong: bool = False


def svg(chart: Chart) -> str:
    """Return the drawing as text of SVG, ready to stand in a page of HTML."""
    from lxml import etree  # noqa: PLC0415 — pygal's own tree

    root = _drawn(chart).render_tree()
    _clean(root)
    root.attrib.clear()
    root.set("id", chart.ma)
    root.set("class", f"bieu-do {'chong' if chart.chong else 'canh-nhau'}")
    root.set("viewBox", f"0 0 {_WIDTH} {_height(chart)}")
    root.set("role", "img")
    root.set("aria-labelledby", f"{chart.ma}-ten {chart.ma}-mo-ta")
    for tag, text in (("desc", chart.mo_ta), ("title", chart.ten)):
        element = root.makeelement(tag, id=f"{chart.ma}-{'ten' if tag == 'title' else 'mo-ta'}")
        element.text = text
        root.insert(0, element)
    drawn: str = etree.tostring(root, encoding="unicode")
    return drawn


def _height(chart: Chart) -> int:
    bars = 1 if chart.chong else len(chart.day_so)
    return _FURNITURE + len(chart.nhan) * (bars * _BAR + _BETWEEN)


def _drawn(chart: Chart) -> Graph:
    import pygal  # noqa: PLC0415 — 0.1 s, for a page only

    # Its finder of plug-ins, which we have none of, is of a kind that Python 3.11 warns of.
    sys.meta_path[:] = [one for one in sys.meta_path if type(one).__name__ != "PluginImportFixer"]
    make = pygal.HorizontalStackedBar if chart.chong else pygal.HorizontalBar
    graph = make(
        width=_WIDTH,
        height=_height(chart),
        js=(),
        css=(),
        show_legend=False,  # the page has one, of HTML: it wraps, and reads in order
        truncate_label=-1,
        print_values=True,
        print_zeroes=not chart.chong,
        margin=6,
        spacing=14,
        style=_style(),
        formatter=lambda value: "" if value is None else f"{value:d}",
        print_values_position="center" if chart.chong else "top",
        range=(0, _highest(chart)),
        disable_xml_declaration=True,
    )
    graph.x_labels = list(reversed(chart.nhan))  # pygal counts from the bottom
    for series in chart.day_so:
        graph.add(series.ten, list(reversed(series.so_lieu)))
    return graph


def _style() -> Style:
    """Return the sizes that pygal reckons with when it makes room for texts."""
    from pygal.style import Style  # noqa: PLC0415 — as above

    return Style(
        label_font_size=_TEXT,
        major_label_font_size=_TEXT,
        value_font_size=_TEXT,
    )


def _highest(chart: Chart) -> int:
    rows = zip(*(series.so_lieu for series in chart.day_so), strict=True)
    totals = [[value or 0 for value in row] for row in rows]
    highest = max((sum(row) if chart.chong else max(row) for row in totals), default=0) or 1
    return highest if chart.chong else highest + max(highest // 12, 1)  # room for the number


def _clean(element: Any) -> None:  # noqa: ANN401 — lxml ships no types
    for child in list(element):
        tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if not tag or tag in _DROPPED or child.get("class") == "tooltip":
            element.remove(child)
        else:
            _clean(child)
