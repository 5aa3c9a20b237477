"""The two sides of a comparison: who holds or asks for which titles, what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.consolidate.counted_titles import title_names
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.models import Dataset, Plan, Results


class SideUnit(NamedTuple):
    """A unit as the plan of a side names it."""

    ma_don_vi: str
    ten_don_vi: str
    ten_tap_the: str
    thay_bang: str | None = None


class Holder(NamedTuple):
    """A person, or a unit's collective when `ho_ten` is empty, with codes of titles."""

    ma_don_vi: str
    ho_ten: str
    ma_can_bo: str | None
    chuc_vu: str | None
    danh_hieu: tuple[str, ...]


class Item(NamedTuple):
    """Something a unit reports.

    Attributes:
        loai: a key of `differences.KINDS`, such as `chi_tieu` or `quyet_dinh`.
        ma: what makes it the same on both sides: a code, or a text.
        ten: what it is called.
        gia_tri: its amount or text, `""` when being there is all there is to say.
        phan_tu: the element it hangs on: without that on both sides nothing is said of it.
    """

    ma_don_vi: str
    loai: str
    ma: str
    ten: str
    gia_tri: str = ""
    phan_tu: str = ""


class Side(NamedTuple):
    """One side.

    Attributes:
        ten: what it is, such as `đăng ký năm 2024`.
        don_vi: units of its plan, in the plan's order.
        doi_tuong: people and collectives.
        noi_dung: what the units report, for rounds.
        co_tep: units whose file is there; `None` where there is no file for each unit.
        toan_bo: whether it is all that was known at one moment: what is not there, was not.
        phan_tu: the elements that items may hang on.
    """

    ten: str
    don_vi: tuple[SideUnit, ...]
    doi_tuong: tuple[Holder, ...]
    noi_dung: tuple[Item, ...] = ()
    co_tep: frozenset[str] | None = None
    toan_bo: bool = False
    phan_tu: frozenset[str] = frozenset()


def registered_side(dataset: Dataset, plan: Plan) -> Side:
    """Return what the units registered."""
    holders: list[Holder] = []
    items: list[Item] = []
    for entry in dataset.registrations:
        record = entry.record
        unit, collective = record.ma_don_vi, record.tap_the
        titles = codes((*collective.danh_hieu, *collective.khen_thuong))
        holders.append(Holder(unit, "", None, None, titles))
        for one in record.ca_nhan:
            titles = codes((*one.danh_hieu, *one.khen_thuong))
            holders.append(Holder(unit, one.ho_ten, one.ma_can_bo, one.chuc_vu, titles))
        items.extend(
            Item(
                unit,
                "chi_tieu",
                target.ma_chi_tieu,
                target.ten_chi_tieu,
                f"{number(target.muc_ke_hoach)} {target.don_vi_tinh}",
            )
            for target in record.chi_tieu
        )
    name = f"đăng ký năm {dataset.year}"
    filed = frozenset(entry.record.ma_don_vi for entry in dataset.registrations)
    return Side(name, _units(plan), tuple(holders), tuple(items), filed)


def proposed_side(dataset: Dataset, plan: Plan) -> Side:
    """Return what the units propose in the last round."""
    last = max((round_.so_dot for round_ in plan.dot_thi_dua), default=0)
    holders: list[Holder] = []
    for entry in dataset.results_of(last):
        record = entry.record
        review = codes(record.tap_the.de_nghi) if record.tap_the else ()
        holders.append(Holder(record.ma_don_vi, "", None, None, review))
        holders.extend(
            Holder(record.ma_don_vi, one.ho_ten, one.ma_can_bo, None, codes(one.de_nghi))
            for one in record.ca_nhan
        )
    name = f"đề nghị cuối năm {dataset.year}"
    return Side(name, _units(plan), tuple(holders), (), _reporting(dataset, last))


def awarded_side(dataset: Dataset, plan: Plan, year: int) -> Side:
    """Return what decisions in force gave for a year of achievement."""
    held: dict[tuple[str, str, str | None], list[str]] = {}
    for entry in dataset.decisions:
        for decision in entry.record.quyet_dinh:
            if entry.record.nam_thanh_tich != year or decision.ngay_huy_bo is not None:
                continue
            for group in decision.danh_sach:
                for unit in group.tap_the:
                    held.setdefault((unit, "", None), []).append(group.ma_danh_hieu)
                for one in group.ca_nhan:
                    key = (one.ma_don_vi or "", one.ho_ten, one.ma_can_bo)
                    held.setdefault(key, []).append(group.ma_danh_hieu)
    holders = tuple(Holder(*key, None, codes(titles)) for key, titles in held.items())
    return Side(f"khen thưởng năm {year} theo quyết định", _units(plan), holders)


def round_side(dataset: Dataset, plan: Plan, round_number: int) -> Side:
    """Return what the units report in a round, with what they propose there."""
    holders: list[Holder] = []
    items: list[Item] = []
    for entry in dataset.results_of(round_number):
        record = entry.record
        if record.tap_the:
            holders.append(Holder(record.ma_don_vi, "", None, None, codes(record.tap_the.de_nghi)))
        holders.extend(
            Holder(record.ma_don_vi, one.ho_ten, one.ma_can_bo, None, codes(one.de_nghi))
            for one in record.ca_nhan
        )
        items.extend(reported(dataset, plan, record))
    found = plan.round(round_number)
    name = found.ten_dot if found else f"đợt {round_number}"
    name = f"{name[:1].lower()}{name[1:]} năm {dataset.year}"
    filed = _reporting(dataset, round_number)
    return Side(name, _units(plan), tuple(holders), tuple(items), filed)


def _reporting(dataset: Dataset, round_number: int) -> frozenset[str]:
    return frozenset(entry.record.ma_don_vi for entry in dataset.results_of(round_number))


def reported(dataset: Dataset, plan: Plan, record: Results, when: str = "") -> Iterator[Item]:
    """Yield what a unit reports in a round.

    Args:
        dataset: the year, for what was registered.
        plan: names its tasks and movements.
        record: the unit's results.
        when: the round in words, where the items of several rounds stand together.
    """
    for item in _reported(dataset, plan, record):
        if when:
            yield item._replace(ma=f"{when} {item.ma}", ten=f"{item.ten}, {when}")
        else:
            yield item


def _reported(dataset: Dataset, plan: Plan, record: Results) -> Iterator[Item]:
    unit = record.ma_don_vi
    registered = {
        target.ma_chi_tieu: (target.ten_chi_tieu, target.don_vi_tinh)
        for entry in dataset.registrations
        if entry.record.ma_don_vi == unit
        for target in entry.record.chi_tieu
    }
    for done in record.chi_tieu:
        name, measure = registered.get(done.ma_chi_tieu, (done.ten_chi_tieu, done.don_vi_tinh))
        amount = f"{number(done.muc_thuc_hien)} {measure or ''}".strip()
        yield Item(unit, "chi_tieu", done.ma_chi_tieu, name or done.ma_chi_tieu, amount)
    tasks = {task.ma_nhiem_vu: task.ten_nhiem_vu for task in plan.nhiem_vu}
    for task in record.nhiem_vu:
        code = task.ma_nhiem_vu
        yield Item(unit, "nhiem_vu", code, tasks.get(code, code), task.ket_qua)
    movements = {one.ma_phong_trao: one.ten_phong_trao for one in plan.phong_trao}
    for movement in record.phong_trao:
        code = movement.ma_phong_trao
        yield Item(unit, "phong_trao", code, movements.get(code, code), movement.ket_qua)
    for initiative in record.sang_kien:
        name = initiative.ten_sang_kien
        yield Item(unit, "sang_kien", name, name)
    for example in record.dien_hinh:
        yield Item(unit, "dien_hinh", example.ho_ten, example.ho_ten, example.thanh_tich)
    for shortcoming in record.han_che:
        yield Item(unit, "han_che", shortcoming.noi_dung, shortcoming.noi_dung)


def codes(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of titles, once each, in the order of the law."""
    return tuple(name.ma_danh_hieu for name in title_names(texts))


def _units(plan: Plan) -> tuple[SideUnit, ...]:
    return tuple(
        SideUnit(unit.ma_don_vi, unit.ten_don_vi, unit.collective_name, unit.thay_bang)
        for unit in plan.don_vi
    )
