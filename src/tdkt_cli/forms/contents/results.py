"""The results of one unit in one round as a form, with the targets it registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.forms.contents.cells import Contents, FormRow, Shown
from tdkt_cli.forms.kinds import RESULTS, Block, Part, last_round
from tdkt_cli.forms.kinds import results as parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.forms.contents.cells import Values
    from tdkt_cli.forms.contents.known import Known
    from tdkt_cli.models import Registration, Results, Unit
    from tdkt_cli.models.registration import Target
    from tdkt_cli.models.results import TargetResult

_TARGET = frozenset(("ten_chi_tieu", "ma_nhiem_vu", "don_vi_tinh", "muc_ke_hoach"))
_PERSON = frozenset(("ho_ten", "chuc_vu"))


def results(
    known: Known,
    unit: Unit,
    round_number: int,
    record: Results | None,
    registered: Registration | None,
) -> Contents:
    """Return the form of a unit for a round.

    Args:
        known: the names of the plan.
        unit: whose form it is.
        round_number: which round.
        record: what it reported for that round, `None` when it did not yet.
        registered: what it registered for the year, if it did.
    """
    heading = known.heading(unit, round_number)
    if registered and registered.nguoi_ky:
        signer = registered.nguoi_ky
        heading = heading._replace(signer=signer.chuc_vu, signer_name=signer.ho_ten or "")
    last = max((entry.so_dot for entry in known.plan.dot_thi_dua), default=round_number)
    shown = _parts(last=round_number == last, agency=unit.loai_don_vi == "co_quan")
    people = registered.ca_nhan if registered else ()
    return Contents(
        RESULTS,
        heading,
        shown,
        _blocks(known, unit, round_number, record),
        {
            **_lists(known, record),
            "nhiem_vu": tuple(_tasks(known, record)),
            "phong_trao": tuple(_movements(known, record)),
            "chi_tieu": tuple(_targets(known, record, registered)),
            "ca_nhan": known.rows(last_round.PEOPLE.columns, record.ca_nhan if record else people),
        },
        tuple(person.ho_ten for person in people),
        known.choices(),
    )


def _parts(*, last: bool, agency: bool) -> tuple[Part, ...]:
    there = {"": True, "dot_cuoi": last, "co_quan": last and agency}
    return tuple(part for part in RESULTS.parts if there[part.when])


def _blocks(
    known: Known, unit: Unit, round_number: int, record: Results | None
) -> dict[str, Values]:
    if record:
        blocks = [part for part in RESULTS.parts if isinstance(part, Block)]
        return {block.key: known.values(block.columns, record) for block in blocks}
    general: dict[str, tuple[Shown, ...]] = {
        "nam_ke_hoach": (known.plan.nam_ke_hoach,),
        "so_dot": (round_number,),
        "ma_don_vi": (unit.ten_don_vi,),
    }
    return {"thong_tin_chung": general}


def _lists(known: Known, record: Results | None) -> dict[str, tuple[FormRow, ...]]:
    if not record:
        return {}
    tables = (parts.EXAMPLES, parts.WORKS, parts.SHORTCOMINGS, last_round.THEMATIC)
    found = {table.key: known.rows(table.columns, getattr(record, table.key)) for table in tables}
    for table in (parts.NEXT, parts.PROPOSALS):
        found[table.key] = tuple(FormRow({"": (text,)}) for text in getattr(record, table.key))
    return found


def _tasks(known: Known, record: Results | None) -> Iterator[FormRow]:
    """Yield what was reported, then the plan's other tasks without a result."""
    done = record.nhiem_vu if record else ()
    yield from known.rows(parts.TASKS.columns, done)
    reported = {entry.ma_nhiem_vu for entry in done}
    yield from known.rows(
        parts.TASKS.columns, (one for one in known.plan.nhiem_vu if one.ma_nhiem_vu not in reported)
    )


def _movements(known: Known, record: Results | None) -> Iterator[FormRow]:
    done = record.phong_trao if record else ()
    yield from known.rows(parts.MOVEMENTS.columns, done)
    reported = {entry.ma_phong_trao for entry in done}
    others = (one for one in known.plan.phong_trao if one.ma_phong_trao not in reported)
    yield from known.rows(parts.MOVEMENTS.columns, others)


def _targets(
    known: Known, record: Results | None, registered: Registration | None
) -> Iterator[FormRow]:
    """Yield the targets reported, with what was registered of them; then those not reported."""
    planned = {target.ma_chi_tieu: target for target in registered.chi_tieu} if registered else {}
    reported = record.chi_tieu if record else ()
    for entry in reported:
        yield _target(known, planned.get(entry.ma_chi_tieu), entry)
    done = {entry.ma_chi_tieu for entry in reported}
    for code, target in planned.items():
        if code not in done:
            yield _target(known, target, None)


def _target(known: Known, planned: Target | None, done: TargetResult | None) -> FormRow:
    columns = parts.DONE.columns
    values = {**known.values(columns, planned), **known.values(columns, done)}
    return FormRow(values, _TARGET if planned else frozenset())
