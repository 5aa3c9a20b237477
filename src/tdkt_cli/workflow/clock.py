"""The day of today: read by `tdkt` alone and by `tiendo`, which print the day used (design §5)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

_VIETNAM = timezone(timedelta(hours=7))  # no summer time since 1975


def today() -> date:
    """Return the day it is in Vietnam, wherever the machine thinks it stands."""
    return datetime.now(UTC).astimezone(_VIETNAM).date()
