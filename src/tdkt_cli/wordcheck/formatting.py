"""A line against the format of its component in the paper standard."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import paper_standard
from tdkt_cli.wordcheck.rule import Report
from tdkt_cli.wordcheck.wording import ALIGNMENTS, point_range, quoted, sizes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.paper_standard import Component
    from tdkt_cli.wordcheck.anatomy import Line


class Mismatch(NamedTuple):
    """One thing about a line's format: what was found and what is allowed, in words."""

    found: str
    allowed: str


def format_report(
    line: Line,
    key: str,
    *,
    name: str = "",
    aligned: bool = True,
    lower: bool = False,
) -> Iterator[Report]:
    """Yield one report of everything about a line's format that its component does not allow.

    Args:
        line: visible text.
        key: the component, such as `quoc_hieu`.
        name: how the message calls it, when not by the component's name.
        aligned: look at the alignment too.
        lower: text all in capitals is a fault.
    """
    component = paper_standard.component(key)
    found = list(mismatches(line, component, aligned=aligned, lower=lower))
    if found:
        allowed = ", ".join(one.allowed for one in found)
        yield Report(
            line,
            f"{name or component.name} {quoted(line.text)} {difference(found)}.",
            f"Chọn dòng này, đặt {allowed}.",
        )


def difference(found: Sequence[Mismatch]) -> str:
    """Return what was found and what is allowed: `cỡ chữ 14, đậm; phải cỡ chữ 13, chữ không đậm`.

    Args:
        found: one or more.
    """
    return (
        f"{', '.join(one.found for one in found)}; phải {', '.join(one.allowed for one in found)}"
    )


def mismatches(
    line: Line, component: Component, *, aligned: bool = True, lower: bool = False
) -> Iterator[Mismatch]:
    """Yield what a component does not allow about a line's format."""
    least, most = component.size_range
    if any(not least <= size <= most for size in line.sizes):
        yield Mismatch(f"cỡ chữ {sizes(line.sizes)}", f"cỡ chữ {point_range(least, most)}")
    if component.bold and line.bold is not True:
        yield Mismatch("không đậm" if line.bold is False else "chỉ đậm một phần", "chữ đậm")
    if not component.bold and line.bold is not False:
        yield Mismatch("đậm" if line.bold else "đậm một phần", "chữ không đậm")
    if component.italic and line.italic is not True:
        yield Mismatch(
            "không nghiêng" if line.italic is False else "chỉ nghiêng một phần", "chữ nghiêng"
        )
    if not component.italic and line.italic is not False:
        yield Mismatch("nghiêng" if line.italic else "nghiêng một phần", "chữ đứng")
    if component.uppercase and not line.capitals:
        yield Mismatch("viết thường", "chữ in hoa")
    if lower and not component.uppercase and line.capitals:
        yield Mismatch("in hoa", "chữ in thường")
    if aligned and line.alignment not in {"", component.alignment}:
        wanted = ALIGNMENTS[component.alignment]
        yield Mismatch(f"căn {ALIGNMENTS[line.alignment]}", f"căn {wanted}")
