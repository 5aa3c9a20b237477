"""What a unit's paper says, apart from how it is written: a fingerprint of its meaning."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tdkt_cli.law import titles
from tdkt_cli.vietnamese import nfc

if TYPE_CHECKING:
    from tdkt_cli.models import Registration, Results

_FORM = "nd1"  # changes when the same paper would get another fingerprint
_LENGTH = 20
_TITLE_KEYS = frozenset(("danh_hieu", "khen_thuong", "de_nghi"))
_ORIGIN = "nguon"


def fingerprint(record: Registration | Results) -> str:
    """Return the fingerprint of a registration or result.

    It stays when a file is laid out anew: comments, the order of keys, of people and of titles,
    spaces, `31/01/2024` for `2024-01-31`, `LĐTT` for `LDTT`, a default written out. It changes with
    any name, title, number, day or word. Where the file came from (`nguon`) is no part of it.
    """
    tree = record.model_dump(mode="python", exclude_defaults=True, exclude={_ORIGIN})
    text = json.dumps(_plain(tree), ensure_ascii=False, sort_keys=True)
    return f"{_FORM}-{hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]}"


def _plain(value: Any, key: str = "") -> Any:  # noqa: ANN401 — a tree of any values
    """Return a tree that is equal for equal meanings."""
    if isinstance(value, dict):
        plain = {name: _plain(child, name) for name, child in value.items()}
        return {name: child for name, child in plain.items() if child not in (None, [], {}, "")}
    if isinstance(value, list | tuple):
        # The order of people and titles says nothing; nothing else in these papers is ordered.
        return sorted(
            (_plain(child, key) for child in value),
            key=lambda child: json.dumps(child, ensure_ascii=False, sort_keys=True),
        )
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _words(value, key)
    return value


def _words(text: str, key: str) -> str:
    if key in _TITLE_KEYS:
        known = titles.find(text)
        if known:
            return known.code
    return " ".join(nfc(text).split())
