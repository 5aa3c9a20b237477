"""What a title asks of anyone: the engine's own conditions, over the days on which each holds.

Nothing is written twice: specimens that have everything a condition may ask about (recruitment,
leave, training, a transfer, a discipline, an award already given) are judged under the law of each
day on which the law changes, and what the conditions say is kept without the outcome.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.eligibility.cases import PersonCase, Sitting, UnitCase
from tdkt_cli.eligibility.catalogue import for_collectives, for_individuals
from tdkt_cli.eligibility.history import Award, Discipline, Past
from tdkt_cli.law import instruments, national, titles
from tdkt_cli.models import Individual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.eligibility.outcomes import Condition
    from tdkt_cli.law import Citation

FIRST_DAY = date(2024, 1, 1)
"""From this day the Law of 2022 holds; what older years asked stands in the law's data."""


class Requirement(NamedTuple):
    """A condition of a title with the days on which it is asked for so.

    Attributes:
        ma: its code.
        noi_dung: what it asks.
        nhanh: the branch of an *or*, `None` for a plain *and*.
        can_cu: the articles.
        doi_chieu: how well the weakest of them is known.
        nguoi_xem_xet: no data show it.
        tu_ngay: the first day.
        den_ngay: the last day, `None` while no change is known.
    """

    ma: str
    noi_dung: str
    nhanh: str | None
    can_cu: tuple[Citation, ...]
    doi_chieu: str
    nguoi_xem_xet: bool
    tu_ngay: date
    den_ngay: date | None = None


def requirements(code: str, *, individual: bool) -> tuple[Requirement, ...]:
    """Return what a title asks, in the order in which it is judged.

    Args:
        code: canonical code.
        individual: of a person; otherwise of a collective.
    """
    days = _days_of_change()
    ends = (*(day - timedelta(days=1) for day in days[1:]), None)
    found: dict[str, list[Requirement]] = {}
    for day, last in zip(days, ends, strict=True):
        for one in _asked(code, day, individual=individual):
            held = found.setdefault(one.ma, [])
            if held and held[-1]._replace(tu_ngay=day, den_ngay=None) == one:
                held[-1] = held[-1]._replace(den_ngay=last)
            else:
                held.append(one._replace(den_ngay=last))
    return tuple(one for versions in found.values() for one in versions)


def _days_of_change() -> tuple[date, ...]:
    """Return the days from 2024 on with which any of the law begins, ends, or is unread."""
    days = {FIRST_DAY}
    for instrument in instruments():
        days.update(_changes(instrument.in_force_from, instrument.in_force_to))
        days.update(_changes(instrument.unchecked_from, None))
        for versions in instrument.provisions.values():
            for provision in versions:
                days.update(_changes(*provision.days))
    return tuple(sorted(day for day in days if day >= FIRST_DAY))


def _changes(first: date | None, last: date | None) -> Iterator[date]:
    if first is not None:
        yield first
    if last is not None:
        yield last + timedelta(days=1)


def _asked(code: str, day: date, *, individual: bool) -> tuple[Requirement, ...]:
    sitting = Sitting(day.year, day, "dang_ky", national())
    conditions: dict[str, Condition] = {}
    if individual:
        for person in _people(code, sitting):
            for condition in for_individuals(code, person):
                conditions.setdefault(condition.ma, condition)
    else:
        for condition in for_collectives(code, _collective(code, sitting)):
            conditions.setdefault(condition.ma, condition)
    return tuple(_requirement(condition, day) for condition in conditions.values())


def _requirement(condition: Condition, day: date) -> Requirement:
    return Requirement(
        condition.ma,
        condition.noi_dung,
        condition.nhanh,
        condition.can_cu,
        condition.doi_chieu,
        condition.nguoi_xem_xet,
        day,
    )


def _past(code: str, year: int) -> Past:
    """Return a past in which every question of the past comes up."""
    day = date(year, 1, 1)
    title = titles.title(code)
    given = (Award(year - 1, code, "cong_trang", "1", day),) if title.is_commendation else ()
    return Past(given, disciplines=(Discipline(year, "khien_trach", day, None),))


def _people(code: str, sitting: Sitting) -> Iterator[PersonCase]:
    """Yield a recruit of the year, and someone there for long with every kind of absence."""
    year = sitting.year
    recruited, leave = {"ngay_tuyen_dung": f"{year}-12-01"}, _everything(year)
    for absences in (recruited, leave):
        person = Individual.model_validate(
            {"ho_ten": "Người Mẫu", "chuc_vu": "Chuyên viên", **absences}
        )
        yield PersonCase(
            sitting=sitting,
            unit_code="",
            unit=None,
            past=_past(code, year),
            titles=frozenset((code,)),
            since=person.ngay_tuyen_dung,
            name=person.ho_ten,
            registered=person,
        )


def _everything(year: int) -> dict[str, object]:
    def span(first: str, last: str, **more: str) -> dict[str, str]:
        return {"tu_ngay": f"{year}-{first}", "den_ngay": f"{year}-{last}", **more}

    return {
        "ngay_tuyen_dung": f"{year - 20}-01-01",
        "ngay_ve_don_vi": f"{year}-12-01",
        "dao_tao": [span("01-02", "06-30")],
        "nghi_viec": [
            span("07-01", "10-31", ly_do="viec_rieng"),
            span("11-01", "11-30", ly_do="thai_san"),
        ],
    }


def _collective(code: str, sitting: Sitting) -> UnitCase:
    return UnitCase(
        sitting=sitting,
        unit_code="",
        unit=None,
        past=_past(code, sitting.year),
        titles=frozenset((code,)),
        headcount=1,
    )
