"""Figures → plain values for JSON, under the same names."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from tdkt_cli.models import Record


def plain(value: object) -> object:
    """Return a value as JSON has it: tables, lists, text, numbers, `YYYY-MM-DD`, `HH:MM`."""
    names = type(value).model_fields if isinstance(value, Record) else getattr(value, "_fields", ())
    if names:
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple | list):
        return [plain(entry) for entry in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, Decimal):
        return int(value) if value.as_tuple().exponent == 0 else float(value)
    return value
