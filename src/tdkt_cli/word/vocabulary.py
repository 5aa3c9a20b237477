"""The whole set of elements, classes and attributes of a template (design §7)."""

from __future__ import annotations

from functools import cache

from tdkt_cli import paper_standard

_INLINE = frozenset({"b", "i", "br", "span"})
_ROWS = frozenset({"tr"})
CHILDREN = {
    "": frozenset({"section"}),
    "section": frozenset({"table", "p", "hr"}),
    "table": frozenset({"colgroup", "thead", "tbody", "tfoot", "tr"}),
    "colgroup": frozenset({"col"}),
    "thead": _ROWS,
    "tbody": _ROWS,
    "tfoot": _ROWS,
    "tr": frozenset({"td", "th"}),
    "td": _INLINE | {"p", "hr"},
    "th": _INLINE | {"p", "hr"},
    "p": _INLINE,
    "b": _INLINE,
    "i": _INLINE,
    "span": _INLINE,
    "br": frozenset(),
    "hr": frozenset(),
    "col": frozenset(),
}
"""Which elements may stand in which; the empty key is the document."""

CHOICES = "data-chon"
"""The attribute of `<span class="chon">` that lists what may be chosen, between `|`."""

CLASS_NEEDED = frozenset({"section", "table", "p", "hr", "span"})
ELEMENTS = frozenset().union(*CHILDREN.values())
ATTRIBUTES = {
    "section": frozenset({"class"}),
    "table": frozenset({"class"}),
    "col": frozenset({"data-mm"}),
    "tr": frozenset({"class"}),
    "td": frozenset({"class", "colspan", "rowspan"}),
    "th": frozenset({"class", "colspan", "rowspan"}),
    "p": frozenset({"class"}),
    "hr": frozenset({"class"}),
    "span": frozenset({"class", CHOICES}),
}
_CLASSES = {
    "section": frozenset(
        f"{kind}{turned}{verbatim}"
        for kind in ("than", "phu-luc")
        for turned in ("", " ngang")
        for verbatim in ("", " nguyen-van")
    ),
    "table": frozenset({"dau-van-ban", "chu-ky", "bang"}),
    "tr": frozenset({"nhom", "tong"}),
    "td": frozenset({"giua", "phai"}),
    "th": frozenset({"giua", "phai"}),
    "span": frozenset({"trong", "an", "chon"}),
}
_NOT_WRITTEN_IN_TEMPLATES = "o-bang"  # styles that the position in a table decides


@cache
def classes(element: str) -> frozenset[str]:
    """Return the classes that an element may have."""
    if element == "hr":
        return frozenset(key.replace("_", "-") for key in paper_standard.rule_lines())
    if element == "p":
        return frozenset(
            component.style
            for component in paper_standard.components().values()
            if not component.style.startswith(_NOT_WRITTEN_IN_TEMPLATES)
            and component.key != "so_trang"
        )
    return _CLASSES.get(element, frozenset())
