"""The trace of conditions on the screen: subject → title → conditions, as a tree."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.console import streams
from tdkt_cli.console.lines import Line, Span, coloured, print_lines
from tdkt_cli.console.safe import shown
from tdkt_cli.eligibility.outcomes import Outcome
from tdkt_cli.vietnamese import number, short_date
from tdkt_cli.workflow.reviewed import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.tree import Tree

    from tdkt_cli.eligibility.outcomes import Condition
    from tdkt_cli.workflow import Trace
    from tdkt_cli.workflow.reviewed import Branch, ReviewedTitle

MARKS = {
    Outcome.MET: "✓",
    Outcome.DEPENDS: "…",
    Outcome.UNCHECKED: "!",
    Outcome.MISSING_DATA: "?",
    Outcome.IMPOSSIBLE: "✗",
}
_STYLES = {
    Outcome.MET: "green",
    Outcome.DEPENDS: "cyan",
    Outcome.UNCHECKED: "yellow",
    Outcome.MISSING_DATA: "yellow",
    Outcome.IMPOSSIBLE: "bold red",
}


class Node(NamedTuple):
    """A line of the tree with what stands under it."""

    line: Line
    under: tuple[Node, ...] = ()


def print_trace(found: Trace) -> None:
    """Print the tree and, as the last line, how many titles have which outcome."""
    nodes = [
        _subject(list(entries))
        for _, entries in groupby(
            found.titles,
            key=lambda entry: (entry.xet.ma_don_vi, entry.ten_doi_tuong, entry.xet.ma_can_bo),
        )
    ]
    if coloured():
        _print_tree(nodes)
    else:
        print_lines(line for node in nodes for line in (*_plain(node), ()))
    print_lines([(Span(_closing(found), "bold"),)])


def _print_tree(nodes: Iterable[Node]) -> None:
    from rich.console import Console  # noqa: PLC0415 - a pipe never pays for it

    console = Console(file=sys.stdout, markup=False, emoji=False, highlight=False)
    for node in nodes:
        console.print(_tree(node))
        streams.write("\n")


def _tree(node: Node) -> Tree:
    from rich.text import Text  # noqa: PLC0415 - as above
    from rich.tree import Tree  # noqa: PLC0415

    tree = Tree(Text.assemble(*node.line), guide_style="dim", highlight=False)
    for child in node.under:
        tree.children.append(_tree(child))
    return tree


def _plain(node: Node, depth: int = 0) -> Iterator[Line]:
    yield (Span("  " * depth), *node.line)
    for child in node.under:
        yield from _plain(child, depth + 1)


def _subject(entries: list[ReviewedTitle]) -> Node:
    first = entries[0]
    code = f" ({first.xet.ma_can_bo})" if first.xet.ma_can_bo else ""
    name = (Span(shown(first.ten_doi_tuong + code), "bold"), Span(f", {shown(first.ten_don_vi)}"))
    return Node(name, tuple(_title(entry) for entry in entries))


def _title(entry: ReviewedTitle) -> Node:
    under = [_remark("Lưu ý", remark) for remark in entry.ghi_chu]
    branches = entry.nhanh
    ways = sum(1 for branch in branches if branch.ten_nhanh)
    for branch in branches:
        nodes = tuple(_condition(condition) for condition in branch.dieu_kien)
        under += [Node(_way(branch, ways), nodes)] if branch.ten_nhanh else nodes
    if entry.nguoi_xem_xet:
        under.append(_remark("Người xem xét", "; ".join(entry.nguoi_xem_xet)))
    name = f"{entry.ten_danh_hieu} ({entry.viet_tat})"
    return Node((*_mark(entry.xet.ket_luan), Span(shown(name), "bold")), tuple(under))


def _way(branch: Branch, ways: int) -> Line:
    enough = f", chỉ cần 1 trong {ways} hướng" if ways > 1 else ""
    return (*_mark(branch.ket_luan), Span(f"{branch.ten_nhanh}{enough}", "bold"))


def _condition(condition: Condition) -> Node:
    under = [_remark("Bằng chứng", "; ".join(condition.bang_chung))] if condition.bang_chung else []
    if condition.can_cu:
        cited = "; ".join(map(str, condition.can_cu))
        under.append(_remark("Căn cứ", f"{cited} ({CHECKS[condition.doi_chieu]})"))
    return Node((*_mark(condition.ket_luan), Span(shown(condition.noi_dung))), tuple(under))


def _mark(outcome: Outcome) -> Line:
    return (Span(f"{MARKS[outcome]} [{outcome.label}] ", _STYLES[outcome]),)


def _remark(label: str, text: str) -> Node:
    return Node((Span(f"{label}: ", "dim"), Span(shown(text), "dim")))


def _closing(found: Trace) -> str:
    """Return `61 lượt, giai đoạn đăng ký, pháp luật ngày 31/01/2024: 2 đạt; 59 phụ thuộc …`."""
    outcomes = Counter(entry.xet.ket_luan for entry in found.titles)
    parts = [
        f"{number(outcomes[outcome])} {outcome.label}"
        for outcome in reversed(Outcome)
        if outcomes[outcome]
    ]
    day = f", pháp luật ngày {short_date(found.day)}" if found.day else ""
    scope = f"{number(len(found.titles))} lượt, giai đoạn {found.stage}{day}"
    return f"{scope}: {'; '.join(parts)}." if parts else f"{scope}."
