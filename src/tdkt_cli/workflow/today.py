"""`tdkt` alone: where we are in the plan's year, what waits, what is wrong, what to type next.

The clerk types it often and nothing has changed meanwhile: what was said of the same data, day and
program is kept like the verdicts of `validate` and said again without loading any record.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import storage
from tdkt_cli.storage import verdicts
from tdkt_cli.workflow.values import CannotRun

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

_KIND = "hom-nay"


class Today(NamedTuple):
    """What `tdkt` alone says.

    Attributes:
        heading: the year and the agency.
        where: where we are in the year.
        waiting: a sentence for each kind of paper that is awaited.
        state: how many errors, warnings and hints the data have.
        commands: what to type next, with the reason; at most two.
        errors: whether the data have errors.
    """

    heading: str
    where: str
    waiting: tuple[str, ...]
    state: str
    commands: tuple[tuple[str, str], ...]
    errors: bool


def today_in_year(
    folder: str | None, year: int | None, day: date, commands: Collection[str]
) -> Today:
    """Return where the year stands on a day.

    Args:
        folder: the folder that holds `data/`, `None` for the nearest parent.
        year: the plan's year, `None` for the newest.
        day: today, or the day asked about.
        commands: names of the commands there are; only these are proposed.

    Raises:
        CannotRun: there is no such folder or plan.
    """
    try:
        snapshot = storage.take(storage.find_root(folder))
        asked = (str(year), day.isoformat(), *sorted(commands))
        key = snapshot.digest(verdicts.program(), _KIND, *asked)
        kept = verdicts.recall(key)
        recalled = _read(kept) if kept is not None else None
        if recalled is not None:
            return recalled
        from tdkt_cli.workflow.reckoning import reckon  # noqa: PLC0415 - records, when needed

        found = reckon(snapshot, folder, year, day, commands)
    except storage.StorageError as error:
        raise CannotRun(str(error)) from error
    verdicts.keep(key, json.dumps(found, ensure_ascii=False))
    return found


def _read(text: str) -> Today | None:
    """Return what was kept, `None` when it is not whole."""
    try:
        heading, where, waiting, state, commands, errors = json.loads(text)
        steps = tuple((line, why) for line, why in commands)
        return Today(heading, where, tuple(waiting), state, steps, bool(errors))
    except (ValueError, TypeError):
        return None
