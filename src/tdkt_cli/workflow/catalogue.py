"""All rules in one list: those of data and law, and those of documents (T)."""

from __future__ import annotations

from functools import cache

from tdkt_cli import rules, wordcheck

AnyRule = rules.Rule | wordcheck.Rule


@cache
def every_rule() -> dict[str, AnyRule]:
    """Return every rule by its code, in the order of codes."""
    found: dict[str, AnyRule] = {**rules.catalogue(), **wordcheck.catalogue()}
    return dict(sorted(found.items()))
