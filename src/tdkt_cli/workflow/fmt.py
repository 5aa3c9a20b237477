"""`tdkt fmt`: data files in canonical form; no value and no comment changes."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import output, storage
from tdkt_cli.edits import EditError
from tdkt_cli.edits.canonical import canonical
from tdkt_cli.models import record_at
from tdkt_cli.workflow.naming import name_in_root
from tdkt_cli.workflow.values import CannotRun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tdkt_cli.findings import KeyPath


class Formatted(NamedTuple):
    """What was looked at.

    Attributes:
        changed: files that were, or under `check` would be, written anew.
        refused: a sentence for each file that cannot be formatted.
        total: how many files were looked at.
        left_alone: sealed files that are not in canonical form and were not named one by one.
        seals_broken: sealed files among the changed: their seal must be made again.
    """

    changed: tuple[str, ...]
    refused: tuple[str, ...]
    total: int
    left_alone: tuple[str, ...] = ()
    seals_broken: tuple[str, ...] = ()


def fmt(folder: str | None, files: tuple[str, ...], *, check: bool) -> Formatted:
    """Bring data files into canonical form; all of them are written or none.

    A sealed file is left alone unless it is named itself: its digest is that of every byte.

    Args:
        folder: the folder that holds `data/`, `None` for the nearest parent.
        files: files or folders; empty for every data file of every year.
        check: write nothing.

    Raises:
        CannotRun: no such folder or file, or the files cannot be written.
    """
    try:
        root = storage.find_root(folder)
        with nullcontext() if check else output.locked(root):
            return _formatted(storage.take(root), files, check=check)
    except (storage.StorageError, output.OutputError) as error:
        raise CannotRun(str(error)) from error


def _formatted(snapshot: storage.Snapshot, files: tuple[str, ...], *, check: bool) -> Formatted:
    """Format what was found; the lock is held, so nothing another command writes is lost."""
    wanted = _wanted(snapshot, files)
    made: dict[str, bytes] = {}
    refused = []
    for name, kind, content in wanted:
        try:
            laid = canonical(content, partial(_key_order, kind))
        except EditError as error:
            refused.append(f"{name}: {error}")
        else:
            if laid != content:
                made[name] = laid
    sealed = _sealed(snapshot) if made else frozenset()
    named = {name_in_root(snapshot.root, typed) for typed in files}
    left_alone = tuple(name for name in made if name in sealed - named)
    for name in left_alone:
        del made[name]
    if made and not check:
        output.write_files({snapshot.root / name: laid for name, laid in made.items()})
    broken = tuple(name for name in made if name in sealed)
    return Formatted(tuple(made), tuple(refused), len(wanted), left_alone, broken)


def _sealed(snapshot: storage.Snapshot) -> frozenset[str]:
    """Return the names of the files that a seal of any year holds."""
    recognised = (storage.recognise(name) for name, _ in snapshot.files)
    years = {year for file, year in filter(None, recognised) if file.kind == "seals"}
    return frozenset(
        entry.ten_tep
        for year in years.intersection(snapshot.plan_years())
        for source in storage.load(snapshot, year).dataset.seals
        for entry in source.record.tep_chot
    )


def _key_order(kind: str, path: KeyPath) -> Sequence[str]:
    """Return the keys of a record in the order of design and glossary."""
    return list(record_at(storage.MODELS[kind], path).model_fields)


def _wanted(snapshot: storage.Snapshot, files: tuple[str, ...]) -> list[tuple[str, str, bytes]]:
    """Return name, kind and content of the files asked for."""
    known = [
        (name, recognised[0].kind, content)
        for name, content in snapshot.files
        if content is not None and (recognised := storage.recognise(name))
    ]
    if not files:
        return known
    found: list[tuple[str, str, bytes]] = []
    for typed in files:
        place = name_in_root(snapshot.root, typed)
        under = [one for one in known if one[0] == place or one[0].startswith(f"{place}/")]
        if not under:
            raise CannotRun(f"{typed} không phải tệp dữ liệu của thư mục {snapshot.root}.")
        found.extend(one for one in under if one not in found)
    return found
