"""One form from its bytes to everything it says."""

from __future__ import annotations

import dataclasses
import hashlib
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.forms.grid import Fault, Spot, read_grids
from tdkt_cli.forms.reading import Names, ReadForm, read_form
from tdkt_cli.forms.reading.left_over import left_over
from tdkt_cli.forms.recognise import Recognised, recognise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tdkt_cli.models import Plan, Registration


class Form(NamedTuple):
    """A form that was read.

    Attributes:
        name: its path as typed.
        base: its file name.
        digest: SHA-256 of its bytes.
        recognised: what it is, and its text outside the tables.
        read: what it says; `None` when nothing can be taken from it.
        faults: what is wrong with the file, its sheets, headings and cells.
    """

    name: str
    base: str
    digest: str
    recognised: Recognised
    read: ReadForm | None
    faults: tuple[Fault, ...]


def names_of(plan: Plan, registrations: Iterable[Registration] = ()) -> Names:
    """Return what forms name by words.

    Args:
        plan: for its lists.
        registrations: whose signers stand on the papers of the year.
    """
    signers = (plan.nguoi_ky, *(one.nguoi_ky for one in registrations if one.nguoi_ky))
    return Names(
        tuple(
            (unit.ma_don_vi, tuple(dict.fromkeys((unit.ten_don_vi, unit.collective_name))))
            for unit in plan.don_vi
        ),
        tuple((task.ma_nhiem_vu, (task.ten_nhiem_vu,)) for task in plan.nhiem_vu),
        tuple((one.ma_phong_trao, (one.ten_phong_trao,)) for one in plan.phong_trao),
        tuple(filter(None, (plan.co_quan.ten_co_quan, plan.co_quan.co_quan_chu_quan))),
        tuple({text for one in signers for text in (one.chuc_vu, one.ho_ten) if text}),
    )


def read(data: bytes, name: str, number: int, names: Names) -> Form:
    """Read a form.

    Args:
        data: its bytes.
        name: its path as typed.
        number: its place among the forms that are read together.
        names: the plan's lists.
    """
    grids, faults = read_grids(data)
    grids = tuple(dataclasses.replace(grid, form=number) for grid in grids)
    found = recognise(grids) if not faults else Recognised(None)
    said = read_form(found, found.kind, names) if found.kind is not None else None
    base = name.replace("\\", "/").rpartition("/")[2]
    digest = hashlib.sha256(data).hexdigest()
    rest = tuple(left_over(found, said, names)) if said else ()
    everything = (*faults, *found.faults, *(said.faults if said else ()), *rest)
    return Form(name, base, digest, found, said, everything)


def whole_file(number: int) -> Spot:
    """Return the place that stands for a form as a whole."""
    return Spot("", form=number)
