"""Counts of titles and movements beside last year's."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.consolidate.counted_titles import TitleName, title_names
from tdkt_cli.law import titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.models import Dataset, Plan, Registration


class Compared(NamedTuple):
    """A count beside last year's; `None` where last year's data do not say.

    Attributes:
        nam_nay: registered this year, by the day looked at.
        nam_truoc_dang_ky: registered last year.
        nam_truoc_duoc_tang: given last year by decisions in force.
    """

    ma: str
    ten: str
    nam_nay: int
    nam_truoc_dang_ky: int | None
    nam_truoc_duoc_tang: int | None


def titles_beside(
    registered: list[Registration], dataset: Dataset, last_year: Dataset | None
) -> Iterator[Compared]:
    """Yield every title registered this year, registered or given last year, in the law's order."""
    now = _title_counts(registered)
    before = _title_counts(e.record for e in last_year.registrations) if last_year else None
    given = _given(dataset, dataset.year - 1)
    known = {title.code: title.name for title in titles.all_titles()}
    for code, name in {**known, **dict.fromkeys(sorted(now.keys() - known.keys()))}.items():
        counts = now[code], before[code] if before else 0, given[code] if given else 0
        if any(counts):
            yield Compared(
                code,
                name or code,
                counts[0],
                counts[1] if before is not None else None,
                counts[2] if given is not None else None,
            )


def _title_counts(registered: Iterable[Registration]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for record in registered:
        collective = record.tap_the
        counts.update(_codes(title_names((*collective.danh_hieu, *collective.khen_thuong))))
        for person in record.ca_nhan:
            counts.update(_codes(title_names((*person.danh_hieu, *person.khen_thuong))))
    return counts


def _codes(names: Iterable[TitleName]) -> list[str]:
    return [name.ma_danh_hieu for name in names]


def _given(dataset: Dataset, year: int) -> Counter[str] | None:
    """Return how often each title was given for a year, `None` when nothing is known of it."""
    known = [entry.record for entry in dataset.decisions if entry.record.nam_thanh_tich == year]
    if not known:
        return None
    counts: Counter[str] = Counter()
    for record in known:
        for decision in record.quyet_dinh:
            if decision.ngay_huy_bo is None:
                for group in decision.danh_sach:
                    for code in _codes(title_names((group.ma_danh_hieu,))):
                        counts[code] += len(group.ca_nhan) + len(group.tap_the)
    return counts


def movements_beside(
    registered: list[Registration], plan: Plan, last_year: Dataset | None
) -> Iterator[Compared]:
    """Yield every movement of the plan with how many people registered for it."""
    now = _movement_counts(registered)
    before = _movement_counts(e.record for e in last_year.registrations) if last_year else None
    for movement in plan.phong_trao:
        code = movement.ma_phong_trao
        yield Compared(
            code,
            movement.ten_phong_trao,
            now[code],
            before[code] if before is not None else None,
            None,
        )


def _movement_counts(registered: Iterable[Registration]) -> Counter[str]:
    return Counter(
        code for record in registered for person in record.ca_nhan for code in person.ma_phong_trao
    )
