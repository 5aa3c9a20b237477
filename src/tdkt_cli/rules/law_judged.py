"""The engine's judgements with the places of the titles judged."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.eligibility import Outcome, judge
from tdkt_cli.rules import Report
from tdkt_cli.rules.law_names import abbreviations, of_code
from tdkt_cli.rules.law_review import last_round
from tdkt_cli.rules.law_slim import Spot, slimmed
from tdkt_cli.vietnamese import lower_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from tdkt_cli.eligibility import Condition, Judgement, Stage
    from tdkt_cli.findings import KeyPath, Place
    from tdkt_cli.models import Dataset, Registration, Results, Sourced

    _Lists = tuple[tuple[KeyPath, tuple[str, ...]], ...]
    _Paper = Sourced[Registration] | Sourced[Results]
    _Spots = dict[Spot, tuple[_Paper, _Lists]]

OTHER_MERITS = "thanh_tich_khac"


class Judged(NamedTuple):
    """A title of someone, judged, with its place.

    Attributes:
        owner: who, for messages.
        title: the usual abbreviation.
        stands_for: how many people with the same titles were left out (`law_slim`).
    """

    judgement: Judgement
    place: Place
    owner: str
    title: str
    stands_for: int = 1

    def conditions(self, *names: str) -> tuple[Condition, ...]:
        """Return the conditions with these codes, all when none is named."""
        found = self.judgement.dieu_kien
        return tuple(c for c in found if not names or c.ma in names)

    def failed(self, *names: str) -> tuple[Condition, ...]:
        """Return those of these conditions that cannot be met, apart from branches."""
        return tuple(
            condition
            for condition in self.conditions(*names)
            if condition.ket_luan is Outcome.IMPOSSIBLE and condition.nhanh is None
        )

    def branches(self) -> dict[str, tuple[Condition, ...]]:
        """Return the ways of an *or*, without the one that only people can judge."""
        found: defaultdict[str, list[Condition]] = defaultdict(list)
        for condition in self.judgement.dieu_kien:
            if condition.nhanh not in (None, OTHER_MERITS) and not condition.nguoi_xem_xet:
                found[str(condition.nhanh)].append(condition)
        return {name: tuple(conditions) for name, conditions in found.items()}

    def closed(self) -> tuple[Condition, ...]:
        """Return why every way is closed, one condition each; empty while one is open."""
        reasons = [
            next((c for c in way if c.ket_luan is Outcome.IMPOSSIBLE), None)
            for way in self.branches().values()
        ]
        return tuple(c for c in reasons if c) if all(reasons) else ()


def because(conditions: Iterable[Condition]) -> str:
    """Return the requirements with their evidence, as the second half of a sentence."""
    return "; ".join(dict.fromkeys(map(_with_evidence, conditions)))


def _with_evidence(condition: Condition) -> str:
    evidence = f" – {', '.join(condition.bang_chung)}" if condition.bang_chung else ""
    return f"{lower_first(condition.noi_dung)}{evidence}"


def reports(
    entry: Judged, conditions: tuple[Condition, ...], opening: str, fix: str
) -> Iterator[Report]:
    """Yield one report of a judged title, with the articles of the conditions."""
    if conditions:
        basis = tuple(dict.fromkeys(a for condition in conditions for a in condition.can_cu))
        yield Report(entry.place, _short(f"{opening}: {because(conditions)}"), fix, basis=basis)


def _short(text: str) -> str:
    """Return a sentence that fits a message."""
    if len(text) < _LONGEST:
        return f"{text}."
    return f"{text[:_LONGEST].rpartition(', ')[0]}, v.v."


_LONGEST = 330


def once_each(judged: Iterable[Judged], *names: str) -> Iterator[tuple[Judged, str]]:
    """Yield people of whom a condition of several titles fails, once, with all those titles."""
    found: dict[tuple[str, KeyPath], list[Judged]] = {}
    for entry in judged:
        if entry.failed(*names):
            found.setdefault((entry.place.file, entry.place.path[:2]), []).append(entry)
    for entries in found.values():
        yield entries[0], abbreviations(entry.judgement.ma_danh_hieu for entry in entries)


@lru_cache(maxsize=3)
def judged(dataset: Dataset, day: date, stage: Stage) -> tuple[Judged, ...]:
    """Return the titles judged under the law of a day, with their places.

    At registration only those are judged of whom more can be told than that it depends on the year.
    """
    registering = stage == "dang_ky"
    slim = slimmed(dataset) if registering else None
    spots = _registered(dataset) if registering else _proposed(dataset)
    names = {unit.ma_don_vi: unit.collective_name for unit in dataset.units()}
    judgements = judge(slim.dataset if slim else dataset, day, stage=stage)
    return tuple(_placed(judgements, spots, names, slim.stands_for if slim else {}))


def _placed(
    judgements: tuple[Judgement, ...],
    spots: _Spots,
    names: dict[str, str],
    weights: Mapping[Spot, int],
) -> Iterator[Judged]:
    for judgement in judgements:
        unit = judgement.ma_don_vi
        spot = (unit, judgement.ho_ten, judgement.ma_can_bo)
        source, lists = spots.get(spot, (None, ()))
        owner = judgement.ho_ten or f"Tập thể {names.get(unit, unit)}"
        for path, titles in lists:
            index = of_code(titles, judgement.ma_danh_hieu)
            if source is not None and index is not None:
                abbreviation = abbreviations((judgement.ma_danh_hieu,))
                place = source.under((*path, index))
                yield Judged(judgement, place, owner, abbreviation, weights.get(spot, 1))
                break


def _registered(dataset: Dataset) -> _Spots:
    found: _Spots = {}
    for source in dataset.registrations:
        unit, holder = source.record.ma_don_vi, source.record.tap_the
        lists = _lists(("tap_the",), holder.danh_hieu, holder.khen_thuong)
        found[unit, None, None] = source, lists
        for n, person in enumerate(source.record.ca_nhan):
            lists = _lists(("ca_nhan", n), person.danh_hieu, person.khen_thuong)
            found[unit, person.ho_ten, person.ma_can_bo] = source, lists
    return found


def _lists(path: KeyPath, titles: tuple[str, ...], commendations: tuple[str, ...]) -> _Lists:
    return (((*path, "danh_hieu"), titles), ((*path, "khen_thuong"), commendations))


def _proposed(dataset: Dataset) -> _Spots:
    found: _Spots = {}
    for source in last_round(dataset):
        unit, review = source.record.ma_don_vi, source.record.tap_the
        if review is not None:
            found[unit, None, None] = source, ((("tap_the", "de_nghi"), review.de_nghi),)
        for n, person in enumerate(source.record.ca_nhan):
            path = ("ca_nhan", n, "de_nghi")
            found[unit, person.ho_ten, person.ma_can_bo] = source, ((path, person.de_nghi),)
    return found
