"""Rules explained on the screen: one in full, or the list of all."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tdkt_cli.console.lines import Line, Span, print_lines
from tdkt_cli.console.safe import sanitize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.rules.published import Example
    from tdkt_cli.workflow import ExplainedRule

_STYLES = {"lỗi": "bold red", "cảnh báo": "yellow", "gợi ý": "cyan"}
_HEADING = "bold"
_SEVERITY_WIDTH = 9


def print_rules(rules: Sequence[ExplainedRule]) -> None:
    """Print one line for each rule, under the heading of its family."""
    print_lines(_list(rules))


def print_explained(rule: ExplainedRule, *, after: bool) -> None:
    """Print a rule in full.

    Args:
        rule: which.
        after: something was printed before it.
    """
    print_lines(_in_full(rule, after=after))


def _list(rules: Sequence[ExplainedRule]) -> Iterator[Line]:
    families = groupby(rules, key=lambda rule: rule.family)
    for number, (family, members) in enumerate(families):
        held = list(members)
        if number:
            yield ()
        yield (Span(f"{held[0].code[0]}. {family}", _HEADING),)
        for rule in held:
            yield (
                Span(f"  {rule.code}  ", _HEADING),
                Span(rule.severity.ljust(_SEVERITY_WIDTH), _STYLES[rule.severity]),
                Span(sanitize(rule.text.requirement)),
            )


def _in_full(rule: ExplainedRule, *, after: bool) -> Iterator[Line]:
    if after:
        yield ()
    yield (
        Span(f"{rule.code} ", _HEADING),
        Span(f"[{rule.severity}] ", _STYLES[rule.severity]),
        Span(sanitize(rule.text.requirement), _HEADING),
    )
    for label, text in (("Vì sao", rule.text.why), ("Cách sửa", rule.text.mend)):
        yield (Span(f"  {label}: ", _HEADING), Span(sanitize(text)))
    for article in rule.articles:
        cited = f"{article.place}: {article.subject}" if article.subject else article.place
        yield (Span("  Căn cứ: ", _HEADING), Span(sanitize(cited)))
        yield (Span(f"    {article.held}; {article.check}", "dim"),)
    yield from _example("Sai", rule.text.bad)
    yield from _example("Đúng", rule.text.good)


def _example(label: str, example: Example | None) -> Iterator[Line]:
    if example is None:
        return
    yield (Span(f"  {label}:", _HEADING),)
    for line in example.text.split("\n"):
        yield (Span(f"    {sanitize(line)}".rstrip()),)
