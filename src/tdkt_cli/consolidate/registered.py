"""The registrations of a year, by unit, by person and by title."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.consolidate.counted_titles import TitleCount, TitleName, title_counts, title_names
from tdkt_cli.consolidate.filing import registration_days_late, units_to_register
from tdkt_cli.law import titles
from tdkt_cli.vietnamese import name_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from tdkt_cli.consolidate.progress import Returned
    from tdkt_cli.models import Dataset, Individual, Person, Registration, Unit


class PersonLine(NamedTuple):
    """One person of a unit, in the order of names."""

    ho_ten: str
    ma_can_bo: str | None
    danh_xung: str | None
    chuc_vu: str
    danh_hieu: tuple[TitleName, ...]
    khen_thuong: tuple[TitleName, ...]
    sang_kien: tuple[str, ...]
    ghi_chu: str | None

    @property
    def registers(self) -> bool:
        """Whether the person registers anything: a title, a commendation, an initiative."""
        return bool(self.danh_hieu or self.khen_thuong or self.sang_kien)


class UnitLine(NamedTuple):
    """One unit of the plan.

    Attributes:
        tinh_trang: `dung_han`, `cham`, `chua_gui`, `tep_loi` or `tra_lai` (sent back and not filed
            again: not counted, like one that has not come); a unit is never left out.
        so_ngay_cham: days late, 0 when on time.
        so_ca_nhan: people who register something; `ca_nhan` has these only.
        so_chua_dang_ky: people of the unit who are not in the list.
        so_luong: for each code of a title, how often the unit registers it; collective and
            individual titles apart.
        khong_dang_ky: people in the list without title, commendation or initiative.
    """

    ma_don_vi: str
    ten_don_vi: str
    ten_tap_the: str
    tinh_trang: str
    ngay_gui: date | None
    so_ngay_cham: int
    tong_so_nguoi: int
    so_ca_nhan: int
    so_chua_dang_ky: int
    so_sang_kien: int
    danh_hieu: tuple[TitleName, ...]
    khen_thuong: tuple[TitleName, ...]
    ca_nhan: tuple[PersonLine, ...]
    so_luong_tap_the: dict[str, int]
    so_luong_ca_nhan: dict[str, int]
    ngay_tra_lai: date | None = None
    khong_dang_ky: tuple[str, ...] = ()


class RegisteredTitle(NamedTuple):
    """A row of the flat list: one title that one subject registered."""

    nam_ke_hoach: int
    ma_don_vi: str
    ten_don_vi: str
    doi_tuong: str
    ho_ten: str
    ma_can_bo: str | None
    chuc_vu: str | None
    ma_danh_hieu: str
    ten_danh_hieu: str
    ghi_chu: str | None


class Totals(NamedTuple):
    """Sums over all units."""

    so_don_vi: int
    so_da_gui: int
    so_gui_cham: int
    so_chua_gui: int
    tong_so_nguoi: int
    so_ca_nhan: int
    so_chua_dang_ky: int
    so_tap_the: int
    so_dang_ky: int
    so_sang_kien: int


class RegisteredYear(NamedTuple):
    """Everything that the consolidated list prints."""

    nam_ke_hoach: int
    tong: Totals
    tap_the: tuple[TitleCount, ...]
    ca_nhan: tuple[TitleCount, ...]
    don_vi: tuple[UnitLine, ...]
    dang_ky: tuple[RegisteredTitle, ...]


NOT_COUNTED = ("chua_gui", "tep_loi", "tra_lai")
"""States of units whose registration is not in the figures."""


def registered_year(
    dataset: Dataset, returned: Mapping[tuple[str, int], Returned] | None = None
) -> RegisteredYear:
    """Consolidate the registrations of a year.

    Args:
        dataset: the data of the year; it must have a plan.
        returned: the papers that were sent back and have not come again, as `returned_papers`
            gives them; such a registration is not counted.

    Returns:
        Units in the plan's order, people in the Vietnamese order of names, titles in the order of
        the law. Units without a readable registration are there, marked; only a unit that did not
        exist on the deadline, and registered nothing, is not.
    """
    units = tuple(_unit_line(dataset, unit, returned or {}) for unit in units_to_register(dataset))
    rows = tuple(row for unit in units for row in _rows(dataset.year, unit))
    return RegisteredYear(
        dataset.year,
        _totals(units, rows),
        title_counts(unit.so_luong_tap_the for unit in units),
        title_counts(unit.so_luong_ca_nhan for unit in units),
        units,
        rows,
    )


def person_order(person: Individual | Person) -> tuple[object, ...]:
    """Return the sort key of a person: Vietnamese order of names, namesakes by their codes."""
    return name_order(person.ho_ten), person.ho_ten, person.ma_can_bo or ""


def _unit_line(
    dataset: Dataset, unit: Unit, returned: Mapping[tuple[str, int], Returned]
) -> UnitLine:
    filed = [entry for entry in dataset.registrations if entry.record.ma_don_vi == unit.ma_don_vi]
    if not filed:
        broken = any(
            file.kind == "registrations" and file.stem == unit.ma_don_vi for file in dataset.files
        )
        return _empty_line(unit, "tep_loi" if broken else "chua_gui")
    sent_back = returned.get((unit.ma_don_vi, 0))
    if sent_back:
        return _empty_line(unit, "tra_lai")._replace(ngay_tra_lai=sent_back.ngay_tra)
    return _filed_line(dataset, unit, filed[0].record)


def _empty_line(unit: Unit, state: str) -> UnitLine:
    return UnitLine(
        unit.ma_don_vi, unit.ten_don_vi, unit.collective_name, state, None, 0, 0, 0, 0, 0,
        (), (), (), {}, {},
    )  # fmt: skip


def _filed_line(dataset: Dataset, unit: Unit, registration: Registration) -> UnitLine:
    plan = dataset.plan
    deadline = plan.record.dang_ky if plan else None
    late = registration_days_late(unit, registration.ngay_gui, deadline) if deadline else 0
    collective = registration.tap_the
    names = title_names((*collective.danh_hieu, *collective.khen_thuong))
    listed = tuple(
        _person_line(person) for person in sorted(registration.ca_nhan, key=person_order)
    )
    people = tuple(person for person in listed if person.registers)
    return UnitLine(
        ma_don_vi=unit.ma_don_vi,
        ten_don_vi=unit.ten_don_vi,
        ten_tap_the=unit.collective_name,
        tinh_trang="cham" if late else "dung_han",
        ngay_gui=registration.ngay_gui,
        so_ngay_cham=late,
        tong_so_nguoi=registration.tong_so_nguoi,
        so_ca_nhan=len(people),
        so_chua_dang_ky=max(registration.tong_so_nguoi - len(listed), 0),
        so_sang_kien=sum(len(person.sang_kien) for person in people),
        danh_hieu=_split(names)[0],
        khen_thuong=_split(names)[1],
        ca_nhan=people,
        so_luong_tap_the={name.ma_danh_hieu: 1 for name in names},
        so_luong_ca_nhan=dict(
            Counter(
                name.ma_danh_hieu
                for person in people
                for name in (*person.danh_hieu, *person.khen_thuong)
            )
        ),
        khong_dang_ky=tuple(person.ho_ten for person in listed if not person.registers),
    )


def _person_line(person: Individual) -> PersonLine:
    emulation, commendation = _split(title_names((*person.danh_hieu, *person.khen_thuong)))
    return PersonLine(
        person.ho_ten,
        person.ma_can_bo,
        person.danh_xung,
        person.chuc_vu,
        emulation,
        commendation,
        tuple(initiative.ten_sang_kien for initiative in person.sang_kien),
        person.ghi_chu,
    )


def _split(names: tuple[TitleName, ...]) -> tuple[tuple[TitleName, ...], tuple[TitleName, ...]]:
    """Part titles from forms of commendation, wherever the file listed them."""
    commendations = {title.code for title in titles.all_titles() if title.is_commendation}
    return (
        tuple(name for name in names if name.ma_danh_hieu not in commendations),
        tuple(name for name in names if name.ma_danh_hieu in commendations),
    )


def _rows(year: int, unit: UnitLine) -> Iterable[RegisteredTitle]:
    for name in (*unit.danh_hieu, *unit.khen_thuong):
        yield RegisteredTitle(
            year, unit.ma_don_vi, unit.ten_don_vi, "tap_the", unit.ten_tap_the, None, None,
            name.ma_danh_hieu, name.ten_danh_hieu, None,
        )  # fmt: skip
    for person in unit.ca_nhan:
        for name in (*person.danh_hieu, *person.khen_thuong):
            yield RegisteredTitle(
                year, unit.ma_don_vi, unit.ten_don_vi, "ca_nhan", person.ho_ten, person.ma_can_bo,
                person.chuc_vu, name.ma_danh_hieu, name.ten_danh_hieu, person.ghi_chu,
            )  # fmt: skip


def _totals(units: tuple[UnitLine, ...], rows: tuple[RegisteredTitle, ...]) -> Totals:
    missing = [unit for unit in units if unit.tinh_trang in NOT_COUNTED]
    return Totals(
        so_don_vi=len(units),
        so_da_gui=len(units) - len(missing),
        so_gui_cham=sum(unit.tinh_trang == "cham" for unit in units),
        so_chua_gui=len(missing),
        tong_so_nguoi=sum(unit.tong_so_nguoi for unit in units),
        so_ca_nhan=sum(unit.so_ca_nhan for unit in units),
        so_chua_dang_ky=sum(unit.so_chua_dang_ky for unit in units),
        so_tap_the=sum(bool(unit.danh_hieu or unit.khen_thuong) for unit in units),
        so_dang_ky=len(rows),
        so_sang_kien=sum(unit.so_sang_kien for unit in units),
    )
