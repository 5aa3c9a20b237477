"""The registration of one unit as a form; of last year only the people and what they received."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.forms.contents.cells import Contents, FormRow
from tdkt_cli.forms.contents.known import with_more
from tdkt_cli.forms.kinds import REGISTRATION, Block, guides, values
from tdkt_cli.forms.kinds import people as people_tables
from tdkt_cli.forms.kinds import registration as parts
from tdkt_cli.vietnamese import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tdkt_cli.forms.contents.cells import Values
    from tdkt_cli.forms.contents.known import Known
    from tdkt_cli.forms.kinds import Column
    from tdkt_cli.models import Registration, Unit
    from tdkt_cli.models.registration import Individual

_TIMES = {choice.code: choice.label for choice in values.TIMES}


class Before(NamedTuple):
    """What is known of a unit before it registers.

    Attributes:
        people: those who were there, from last year's registration or decisions.
        received: by a person's code and folded name, what last year's decisions gave them.
        signer: office and name of who signed last year.
    """

    people: tuple[Individual, ...] = ()
    received: Mapping[str, tuple[str, ...]] = {}
    signer: tuple[str, str | None] = ("", None)


def registration(
    known: Known, unit: Unit, record: Registration | None, before: Before | None = None
) -> Contents:
    """Return the form of a unit.

    Args:
        known: the names of the plan.
        unit: whose form it is.
        record: what it registered this year, `None` when it did not yet.
        before: what is known from earlier years.
    """
    before = before or Before()
    people = record.ca_nhan if record else before.people
    heading = known.heading(unit)
    office, name = _signer(unit, record, before)
    return Contents(
        REGISTRATION,
        heading._replace(signer=office, signer_name=name),
        REGISTRATION.parts,
        _blocks(known, unit, record, before),
        {
            "ca_nhan": tuple(_person(known, person, before) for person in people),
            "sang_kien": tuple(row for person in people for row in _works(known, person)),
            "thoi_gian": tuple(row for person in people for row in _times(known, person)),
            "cong_tac": known.rows(people_tables.WORK_LIFE.columns, people),
            "chuyen_den": tuple(
                FormRow(known.values(people_tables.TRANSFERS.columns, person))
                for person in people
                if person.ngay_ve_don_vi
                or person.don_vi_cu
                or person.co_nhan_xet_don_vi_cu is not None
            ),
            "tap_the_xem_xet": known.rows(
                people_tables.COLLECTIVE_INQUIRIES.columns,
                record.tap_the.dang_xem_xet if record else (),
            ),
            "chi_tieu": known.rows(parts.TARGETS.columns, record.chi_tieu if record else ()),
        },
        tuple(person.ho_ten for person in people),
        known.choices(),
    )


def _signer(unit: Unit, record: Registration | None, before: Before) -> tuple[str, str]:
    if record and record.nguoi_ky:
        return record.nguoi_ky.chuc_vu, record.nguoi_ky.ho_ten or ""
    if before.signer[0]:
        return before.signer[0], before.signer[1] or ""
    return ("" if unit.loai_don_vi == "co_quan" else guides.HEAD_OF_UNIT), ""


def _blocks(
    known: Known, unit: Unit, record: Registration | None, before: Before
) -> dict[str, Values]:
    blocks = [part for part in REGISTRATION.parts if isinstance(part, Block)]
    if record:
        return {block.key: known.values(block.columns, record) for block in blocks}
    general: dict[str, tuple[str | int, ...]] = {
        "nam_ke_hoach": (known.plan.nam_ke_hoach,),
        "ma_don_vi": (unit.ten_don_vi,),
    }
    if unit.tong_so_nguoi is not None:
        general["tong_so_nguoi"] = (unit.tong_so_nguoi,)
    if before.signer[0]:
        general["nguoi_ky.chuc_vu"] = (before.signer[0],)
        general["nguoi_ky.ho_ten"] = (before.signer[1] or "",)
    return {"thong_tin_chung": general}


def _person(known: Known, person: Individual, before: Before) -> FormRow:
    row = FormRow(
        known.values((c for c in people_tables.PEOPLE.columns if not c.only_read), person),
    )
    given = before.received
    received = given.get(person.ma_can_bo or "") or given.get(fold_name(person.ho_ten), ())
    return with_more(row, nam_truoc="\n".join(received) or None)


def _works(known: Known, person: Individual) -> Iterator[FormRow]:
    for work in person.sang_kien:
        yield _of_person(known, people_tables.WORKS.columns, person, work)


def _times(known: Known, person: Individual) -> Iterator[FormRow]:
    columns = people_tables.TIMES_AWAY.columns
    for training in person.dao_tao:
        row = _of_person(known, columns, person, training)
        yield with_more(row, loai_thoi_gian=_TIMES["dao_tao"])
    for absence in person.nghi_viec:
        row = _of_person(known, columns, person, absence)
        yield with_more(row, loai_thoi_gian=_TIMES[absence.ly_do])
    for inquiry in person.dang_xem_xet:
        row = _of_person(known, columns, person, inquiry)
        yield with_more(row, loai_thoi_gian=_TIMES["dang_xem_xet"])


def _of_person(
    known: Known, columns: tuple[Column, ...], person: Individual, item: object
) -> FormRow:
    """Return a row about something of a person: who it is, and what."""
    own = known.values((column for column in columns if not column.of_parent), item)
    whose = known.values((column for column in columns if column.of_parent), person)
    return FormRow({**whose, **own})
