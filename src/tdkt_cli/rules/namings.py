"""Every place where the data name a title or commendation."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.law import Citation
from tdkt_cli.law.titles import LAW_OF_TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.findings import KeyPath
    from tdkt_cli.models import (
        AwardList,
        Council,
        Dataset,
        DecisionsOfYear,
        Registration,
        Results,
        Sourced,
        Vote,
    )
    from tdkt_cli.models.council import Refusal

_LAW = Citation(LAW_OF_TITLES, 19)
_INDIVIDUAL, _COLLECTIVE = True, False


class Naming(NamedTuple):
    """The titles named in one list for one person or collective.

    Attributes:
        kind: the kind of record: `registration`, `result`, `decision`, `vote`.
        owner: who, for messages.
        individual: for a person; otherwise for a collective; `None` where nobody is listed.
        unit: code of the unit, `None` where the file names none.
        file: the file's name.
        path: key path of the entry that holds the lists.
        lists: by key, the titles; text where the key holds one title.
    """

    kind: str
    owner: str
    individual: bool | None
    unit: str | None
    file: str
    path: KeyPath
    lists: tuple[tuple[str, tuple[str, ...] | str], ...]

    def titles(self) -> Iterator[tuple[KeyPath, str]]:
        """Yield the key path and text of each title."""
        for key, names in self.lists:
            if isinstance(names, str):
                yield (*self.path, key), names
            else:
                for index, name in enumerate(names):
                    yield (*self.path, key, index), name


@lru_cache(maxsize=1)  # six rules ask for the same run
def namings(dataset: Dataset) -> tuple[Naming, ...]:
    """Return every list of titles in the data, in the order of files."""
    return tuple(_namings(dataset))


def _namings(dataset: Dataset) -> Iterator[Naming]:
    names = {unit.ma_don_vi: unit.collective_name for unit in dataset.units()}
    for registration in dataset.registrations:
        yield from _registered(registration, names)
    for result in dataset.results:
        yield from _proposed(result, names)
    for decisions in dataset.decisions:
        yield from _decided(decisions)
    if dataset.council is not None:
        yield from _voted(dataset.council, names)


def _registered(source: Sourced[Registration], names: dict[str, str]) -> Iterator[Naming]:
    kind, file, unit = "registration", source.file.name, source.record.ma_don_vi
    holder = source.record.tap_the
    lists = (("danh_hieu", holder.danh_hieu), ("khen_thuong", holder.khen_thuong))
    yield Naming(
        kind, f"Tập thể {names.get(unit, unit)}", _COLLECTIVE, unit, file, ("tap_the",), lists
    )
    for index, person in enumerate(source.record.ca_nhan):
        lists = (("danh_hieu", person.danh_hieu), ("khen_thuong", person.khen_thuong))
        yield Naming(kind, person.ho_ten, _INDIVIDUAL, unit, file, ("ca_nhan", index), lists)


def _proposed(source: Sourced[Results], names: dict[str, str]) -> Iterator[Naming]:
    kind, file, unit = "result", source.file.name, source.record.ma_don_vi
    holder = source.record.tap_the
    if holder is not None:
        owner = f"Tập thể {names.get(unit, unit)}"
        lists = (("de_nghi", holder.de_nghi),)
        yield Naming(kind, owner, _COLLECTIVE, unit, file, ("tap_the",), lists)
    for index, person in enumerate(source.record.ca_nhan):
        lists = (("de_nghi", person.de_nghi),)
        yield Naming(kind, person.ho_ten, _INDIVIDUAL, unit, file, ("ca_nhan", index), lists)


def _decided(source: Sourced[DecisionsOfYear]) -> Iterator[Naming]:
    """Yield the titles of decisions signed under the law; older ones are D602's."""
    for d, decision in enumerate(source.record.quyet_dinh):
        if not _LAW.holds(decision.ngay_ky):
            continue
        owner = f"Quyết định {decision.so_ky_hieu}"
        for n, awards in enumerate(decision.danh_sach):
            path = ("quyet_dinh", d, "danh_sach", n)
            lists = (("ma_danh_hieu", awards.ma_danh_hieu),)
            for individual in _holders(awards):
                yield Naming("decision", owner, individual, None, source.file.name, path, lists)


def _holders(awards: AwardList) -> tuple[bool | None, ...]:
    found = ((True, awards.ca_nhan), (False, awards.tap_the))
    return tuple(individual for individual, holders in found if holders) or (None,)


def _voted(source: Sourced[Council], names: dict[str, str]) -> Iterator[Naming]:
    for m, meeting in enumerate(source.record.phien_hop):
        spoken: tuple[tuple[str, tuple[Vote | Refusal, ...]], ...] = (
            ("bo_phieu", meeting.bo_phieu),
            ("khong_de_nghi", meeting.khong_de_nghi),
        )
        for key, n, entry in ((key, n, one) for key, held in spoken for n, one in enumerate(held)):
            who = entry.doi_tuong
            unit = who.ma_don_vi or ""
            owner = who.ho_ten or f"Tập thể {names.get(unit, unit)}"
            path = ("phien_hop", m, key, n)
            lists = (("ma_danh_hieu", entry.ma_danh_hieu),)
            yield Naming("vote", owner, who.ho_ten is not None, unit, source.file.name, path, lists)
