"""The decisions of all years as one form, a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.forms.contents.cells import Contents, FormRow
from tdkt_cli.forms.contents.known import with_more
from tdkt_cli.forms.kinds import HISTORY
from tdkt_cli.forms.kinds import history as parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tdkt_cli.forms.contents.cells import Values
    from tdkt_cli.forms.contents.known import Known
    from tdkt_cli.forms.kinds import Column
    from tdkt_cli.models import DecisionsOfYear
    from tdkt_cli.models.decisions import AwardList, Decision, MemberOfUnit

_WHOLE = ("cong_trang", "xep_loai", "ky_luat", "sang_kien")


def history(
    known: Known, years: Sequence[DecisionsOfYear], names: tuple[str, ...] = ()
) -> Contents:
    """Return the form with everything known of earlier years.

    Args:
        known: the names of the plan.
        years: what is known, in the order of years.
        names: people offered in drop-downs.
    """
    return Contents(
        HISTORY,
        known.heading(),
        HISTORY.parts,
        {},
        {
            "quyet_dinh": tuple(row for year in years for row in _decisions(known, year)),
            "xep_loai": tuple(row for year in years for row in _ratings(known, year)),
            "ky_luat": tuple(
                row
                for year in years
                for row in _dated(known, parts.DISCIPLINED.columns, _disciplines(year), year)
            ),
            "sang_kien": tuple(
                row
                for year in years
                for row in _dated(known, parts.WORKS.columns, year.sang_kien, year)
            ),
            "day_du": tuple(
                with_more(
                    FormRow({"nam_thanh_tich": (year.nam_thanh_tich,)}),
                    **{f"day_du.{part}": "Có" for part in _WHOLE if part in year.day_du},
                )
                for year in years
            ),
        },
        names,
        known.choices(),
    )


def _disciplines(year: DecisionsOfYear) -> tuple[object, ...]:
    return (*year.ky_luat, *year.ky_luat_tap_the)


def _dated(
    known: Known, columns: tuple[Column, ...], items: Iterable[object], year: DecisionsOfYear
) -> Iterator[FormRow]:
    for row in known.rows(columns, items):
        yield with_more(row, nam_thanh_tich=year.nam_thanh_tich)


def _decisions(known: Known, year: DecisionsOfYear) -> Iterator[FormRow]:
    columns = parts.AWARDS.columns
    for decision in year.quyet_dinh:
        for awards in decision.danh_sach:
            for subject in _subjects(awards):
                values = {
                    **known.values(columns, decision),
                    **known.values(columns, awards),
                    **_subject(known, columns, subject),
                }
                yield with_more(FormRow(values), nam_thanh_tich=year.nam_thanh_tich)
        if not any(_subjects(awards) for awards in decision.danh_sach):
            yield _without_awards(known, decision, year)


def _without_awards(known: Known, decision: Decision, year: DecisionsOfYear) -> FormRow:
    row = FormRow(known.values(parts.AWARDS.columns, decision))
    return with_more(row, nam_thanh_tich=year.nam_thanh_tich)


def _subjects(awards: AwardList) -> tuple[MemberOfUnit | str, ...]:
    return (*awards.ca_nhan, *awards.tap_the)


def _subject(known: Known, columns: tuple[Column, ...], subject: MemberOfUnit | str) -> Values:
    """Return who is meant: a person with their unit, or a unit's collective."""
    if isinstance(subject, str):
        unit = next(column for column in columns if column.key == "ma_don_vi")
        return {"ma_don_vi": known.shown(unit, subject)}
    return known.values(columns, subject)


def _ratings(known: Known, year: DecisionsOfYear) -> Iterator[FormRow]:
    columns = parts.RATED.columns
    yield from _dated(known, columns, year.xep_loai.ca_nhan, year)
    yield from _dated(known, columns, year.xep_loai.tap_the, year)
