"""`tdkt timkiem CHUỖI`: people, titles, decisions and papers over all years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import storage
from tdkt_cli.consolidate.mentions import (
    DECISION,
    PAPER,
    PERSON,
    PLAN,
    UNIT,
    Mention,
    mentions_of_decisions,
    mentions_of_year,
)
from tdkt_cli.eligibility.identity import Namesakes, Who
from tdkt_cli.vietnamese import fold_name, name_order, nfc, without_marks
from tdkt_cli.workflow.asking import matches, near_names, without_title
from tdkt_cli.workflow.values import CannotRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tdkt_cli.findings import Where
    from tdkt_cli.storage import Loaded

_ORDER = (PERSON, UNIT, DECISION, PAPER, PLAN)
_SNIPPET = 160
_MARKS = re.compile(r"[“”\"‘’()\[\];:,!?…]|\.(?=\s|$)")


class Found(NamedTuple):
    """One place where the words stand."""

    nam: int
    noi_dung: str
    where: Where


class Group(NamedTuple):
    """A person, a unit, a decision, a paper or a plan, with its places.

    Attributes:
        loai: as in `Mention`.
        ten: the name to show.
        ma_can_bo: of a person, `""` when not known.
        ten_don_vi: the units a person is named in, the newest first.
    """

    loai: str
    ten: str
    ma_can_bo: str
    ten_don_vi: tuple[str, ...]
    cho: tuple[Found, ...]


class Answer(NamedTuple):
    """What was found.

    Attributes:
        tu_khoa: the words searched for.
        nam: the years whose data were read.
        nhom: people first, in the order of names.
        gan_giong: when nothing was found, names that are spelt nearly so.
        chua_doc_duoc: files that could not be searched.
    """

    tu_khoa: str
    nam: tuple[int, ...]
    nhom: tuple[Group, ...]
    gan_giong: tuple[str, ...]
    chua_doc_duoc: tuple[str, ...]


def search(folder: str | None, year: int | None, typed: str) -> Answer:
    """Search all years.

    Args:
        folder: the folder that holds `data/`, `None` for the nearest parent.
        year: only this year, `None` for all.
        typed: words; without diacritics they stand for any, with them for themselves.

    Raises:
        CannotRun: there is no such folder; nothing that could be searched for was typed.
    """
    if not any(letter.isalnum() for letter in typed):
        raise CannotRun(f"Không tìm được «{typed}»: ghi ít nhất một chữ hoặc số.")
    try:
        loaded = _load_all(storage.find_root(folder))
    except storage.StorageError as error:
        raise CannotRun(str(error)) from error
    every = [(entry, one) for entry in loaded.values() for one in mentions_of_year(entry.dataset)]
    newest = loaded[max(loaded)]
    every += [(newest, one) for one in mentions_of_decisions(newest.dataset)]
    units = _unit_names(loaded)
    every = [(entry, _with_name(one, units)) for entry, one in every]
    spoken = (typed, without_title(typed))
    hits = next(filter(None, (_hits(every, year, one) for one in spoken if one)), [])
    groups = _grouped(hits, _namesakes(loaded.values()), loaded)
    near = () if groups else _near(typed, (one for _, one in every))
    unread = {file.name for one in loaded.values() for file in one.dataset.unread_files()}
    years = tuple(sorted({one.nam for _, one in every if year is None or one.nam == year}))
    return Answer(typed, years, groups, near, tuple(sorted(unread)))


def _with_name(one: Mention, units: dict[str, str]) -> Mention:
    """Return a mention that a collective's name finds, too: files hold its code."""
    named = one.loai == UNIT and one.ten in units
    return one._replace(khoa=(*one.khoa, units[one.ten])) if named else one


def _load_all(root: Path) -> dict[int, Loaded]:
    snapshot = storage.take(root)
    return {year: storage.load(snapshot, year) for year in snapshot.plan_years()}


def _hits(
    every: list[tuple[Loaded, Mention]], year: int | None, typed: str
) -> list[tuple[Loaded, Mention]]:
    return [
        (entry, one)
        for entry, one in every
        if (year is None or one.nam == year) and _is_hit(typed, one)
    ]


def _is_hit(typed: str, one: Mention) -> bool:
    wanted, code = _bare(typed), nfc(typed.strip()).casefold()
    return any(matches(wanted, _bare(key)) or _is_code(code, key) for key in one.khoa)


def _bare(text: str) -> str:
    """Return text whose words stand without the marks around them."""
    return _MARKS.sub(" ", text)


def _is_code(code: str, key: str) -> bool:
    """Whether a code was typed: a person's, a title's, a decision's with or without its sign."""
    if code.isdecimal():
        return key.startswith(f"{code}/")
    return code in (key.casefold(), without_marks(key))


def _namesakes(loaded: Iterable[Loaded]) -> Namesakes:
    names = Namesakes()
    for entry in loaded:
        dataset = entry.dataset
        for registration in dataset.registrations:
            names.note_list(registration.record.ma_don_vi, registration.record.ca_nhan)
        for results in dataset.results:
            names.note_list(results.record.ma_don_vi, results.record.ca_nhan)
        for one in mentions_of_decisions(dataset):
            if one.loai == PERSON:
                names.note(Who(one.ten, one.ma_can_bo, one.ma_don_vi))
    return names


def _grouped(
    hits: list[tuple[Loaded, Mention]], names: Namesakes, loaded: dict[int, Loaded]
) -> tuple[Group, ...]:
    groups: dict[tuple[str, str], list[tuple[Loaded, Mention]]] = {}
    for entry, one in hits:
        groups.setdefault((one.loai, _identity(one, names)), []).append((entry, one))
    units = _unit_names(loaded)
    made = [_group(entries, units) for entries in groups.values()]
    return tuple(sorted(made, key=_group_order))


def _identity(one: Mention, names: Namesakes) -> str:
    """Return what is equal for the same person, by the rule of the same person."""
    if one.loai != PERSON:
        return one.ten
    code = names.resolved(Who(one.ten, one.ma_can_bo, one.ma_don_vi))
    if code is None and one.ma_don_vi is None:
        code = _only_code(one.ten, names)
    return code or f"{fold_name(one.ten)}|{one.ma_don_vi or ''}"


def _only_code(name: str, names: Namesakes) -> str | None:
    """Return the code of the only bearer of a name in all units, for a place without unit."""
    found = names.bearers_anywhere(name)
    return found[0] if len(found) == 1 else None


def _group(entries: list[tuple[Loaded, Mention]], units: dict[str, str]) -> Group:
    ordered = sorted(entries, key=lambda pair: (-pair[1].nam, pair[1].vi_tri.file))
    first = ordered[0][1]
    code = next((one.ma_can_bo for _, one in ordered if one.ma_can_bo), "") or ""
    places = tuple(
        Found(one.nam, _snippet(one.noi_dung), entry.locate(one.vi_tri)) for entry, one in ordered
    )
    named = (one.ma_don_vi for _, one in ordered if one.ma_don_vi)
    belongs = tuple(dict.fromkeys(units.get(code, code) for code in named))
    name = units.get(first.ten, first.ten) if first.loai == UNIT else first.ten
    return Group(first.loai, name, code, belongs if first.loai == PERSON else (), places)


def _snippet(text: str) -> str:
    if len(text) <= _SNIPPET:
        return text
    return text[:_SNIPPET].rsplit(" ", 1)[0].rstrip(" ,;-") + "…"


def _unit_names(loaded: dict[int, Loaded]) -> dict[str, str]:
    """Return the names of units by code, the newest plan's first."""
    names: dict[str, str] = {}
    for year in sorted(loaded, reverse=True):
        for unit in loaded[year].dataset.units():
            names.setdefault(unit.ma_don_vi, unit.ten_don_vi)
    return names


def _group_order(group: Group) -> tuple[object, ...]:
    return _ORDER.index(group.loai), name_order(group.ten), group.ten, group.ma_can_bo


def _near(typed: str, every: Iterable[Mention]) -> tuple[str, ...]:
    names = {one.ten for one in every if one.loai == PERSON}
    return tuple(near_names(typed, names | set(_title_names())))


def _title_names() -> Iterator[str]:
    from tdkt_cli.law import titles  # noqa: PLC0415 — only when nothing was found

    return (title.name for title in titles.all_titles())
