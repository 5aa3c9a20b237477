"""One peak round reviewed: what the units did, by task, target and movement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.consolidate.awards import AwardedTitle, ProposedYear, awarded, proposed_year
from tdkt_cli.consolidate.filing import units_to_report
from tdkt_cli.consolidate.registered import RegisteredYear, registered_year
from tdkt_cli.consolidate.reviews import returned_papers
from tdkt_cli.consolidate.targets import TargetLine, TaskReview, UnitText, each, tasks_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tdkt_cli.models import Dataset, Plan, Results, Round, Sourced
    from tdkt_cli.models.results import Block


class MovementReview(NamedTuple):
    """A movement and what the units did in it."""

    ma_phong_trao: str
    ten_phong_trao: str
    giai_doan: str | None
    so_ky_hieu: str | None
    ngay_ban_hanh: date | None
    ket_qua: tuple[UnitText, ...]


class Commemoration(NamedTuple):
    """An event of the round; `so_nam` is `None` unless it agrees with the dates."""

    su_kien: str
    so_nam: int | None
    co_so_nam: bool


class ExampleLine(NamedTuple):
    """A person or collective held up as an example."""

    ho_ten: str
    chuc_vu: str | None
    ten_don_vi: str
    thanh_tich: str


class InitiativeLine(NamedTuple):
    """An initiative recognised in the round."""

    ten_sang_kien: str
    ten_don_vi: str
    tac_gia: tuple[str, ...]
    so_quyet_dinh: str | None
    ngay_quyet_dinh: date | None


class ShortcomingLine(NamedTuple):
    """A shortcoming with its cause and the measure against it."""

    ten_don_vi: str
    noi_dung: str
    nguyen_nhan: str | None
    loai_nguyen_nhan: str | None
    khac_phuc: str | None


class ReviewTotals(NamedTuple):
    """Counts over the round."""

    so_don_vi: int
    so_da_bao_cao: int
    so_chi_tieu: int
    so_chi_tieu_dat: int
    so_chi_tieu_ngoai_dang_ky: int
    so_chi_tieu_chua_co_so_lieu: int
    so_phong_trao: int
    so_dien_hinh: int
    so_sang_kien: int
    so_han_che: int


class ThematicLine(NamedTuple):
    """The agency's place in a thematic movement."""

    ten_phong_trao: str
    so_nam: int | None
    dan_dau: bool


class CouncilFigures(NamedTuple):
    """Members of the council, and its meetings up to the end of the round."""

    so_thanh_vien: int
    so_phien_hop: int


class RoundReview(NamedTuple):
    """Everything that the review of a round prints.

    Attributes:
        la_tong_ket: the last round of several: the paper reviews the whole year.
        dot_sau: number of the next round, `None` for the last.
        chua_bao_cao: names of the units without results.
        de_nghi: only for the last round.
    """

    nam_ke_hoach: int
    dot_thi_dua: Round
    la_tong_ket: bool
    dot_sau: int | None
    nam_sau: int
    hoi_dong: CouncilFigures | None
    tong: ReviewTotals
    chua_bao_cao: tuple[str, ...]
    nhiem_vu: tuple[TaskReview, ...]
    phong_trao: tuple[MovementReview, ...]
    chao_mung: tuple[Commemoration, ...]
    dien_hinh: tuple[ExampleLine, ...]
    sang_kien: tuple[InitiativeLine, ...]
    han_che: tuple[ShortcomingLine, ...]
    phuong_huong: tuple[UnitText, ...]
    kien_nghi: tuple[UnitText, ...]
    dang_ky: RegisteredYear
    da_khen: tuple[AwardedTitle, ...]
    de_nghi: ProposedYear | None
    cum_khoi: tuple[Block, ...]
    chuyen_de: tuple[ThematicLine, ...]


def round_review(dataset: Dataset, plan: Plan, round_: Round) -> RoundReview:
    """Review one round.

    Args:
        dataset: the data of the year.
        plan: its plan.
        round_: the round of the plan.

    Returns:
        Units in the plan's order everywhere. Targets stand under their task; those of no known
        task under a last entry without name. The figures of a round are those its files give
        (round 2 reports the whole year); rounds are never added, but the last names the
        initiatives of all.
    """
    results = dataset.results_of(round_.so_dot)
    names = {unit.ma_don_vi: unit.ten_don_vi for unit in plan.don_vi}
    reported = {entry.record.ma_don_vi for entry in results}
    expected = units_to_report(dataset, round_)
    numbers = [entry.so_dot for entry in plan.dot_thi_dua]
    is_last = round_.so_dot == max(numbers)
    tasks = tuple(tasks_of(dataset, plan, results, names))
    movements = tuple(_movements(plan, results, names))
    examples = tuple(_examples(results, names))
    # The year's review names the initiatives of every round.
    initiatives = tuple(_initiatives(dataset.results if is_last else results, names))
    shortcomings = tuple(_shortcomings(results, names))
    return RoundReview(
        nam_ke_hoach=dataset.year,
        dot_thi_dua=round_,
        la_tong_ket=is_last and len(numbers) > 1,
        dot_sau=min((number for number in numbers if number > round_.so_dot), default=None),
        nam_sau=dataset.year + 1,
        hoi_dong=_council(dataset, round_),
        tong=ReviewTotals(
            so_don_vi=len(expected),
            so_da_bao_cao=len(reported & set(names)),
            **_target_totals([line for task in tasks for line in task.chi_tieu]),
            so_phong_trao=len(movements),
            so_dien_hinh=len(examples),
            so_sang_kien=len(initiatives),
            so_han_che=len(shortcomings),
        ),
        chua_bao_cao=tuple(unit.ten_don_vi for unit in expected if unit.ma_don_vi not in reported),
        nhiem_vu=tasks,
        phong_trao=movements,
        chao_mung=tuple(_commemorations(round_)),
        dien_hinh=examples,
        sang_kien=initiatives,
        han_che=shortcomings,
        phuong_huong=tuple(_texts(results, names, "phuong_huong")),
        kien_nghi=tuple(_texts(results, names, "kien_nghi")),
        dang_ky=registered_year(dataset, returned_papers(dataset)),
        da_khen=awarded(dataset),
        de_nghi=proposed_year(dataset, results) if is_last else None,
        cum_khoi=tuple(entry.record.cum_khoi for entry in results if entry.record.cum_khoi),
        chuyen_de=tuple(_thematic(plan, results)),
    )


def _thematic(plan: Plan, results: tuple[Sourced[Results], ...]) -> Iterator[ThematicLine]:
    names = {movement.ma_phong_trao: movement.ten_phong_trao for movement in plan.phong_trao}
    for entry in results:
        for one in entry.record.chuyen_de:
            name = names.get(one.ma_phong_trao, one.ma_phong_trao)
            yield ThematicLine(name, one.so_nam, one.dan_dau)


def _target_totals(lines: list[TargetLine]) -> dict[str, int]:
    return {
        "so_chi_tieu": len(lines),
        "so_chi_tieu_dat": sum(
            line.muc_thuc_hien is not None and line.muc_thuc_hien >= line.muc_ke_hoach
            for line in lines
        ),
        "so_chi_tieu_ngoai_dang_ky": sum(not line.dang_ky for line in lines),
        "so_chi_tieu_chua_co_so_lieu": sum(line.muc_thuc_hien is None for line in lines),
    }


def _examples(
    results: tuple[Sourced[Results], ...], names: dict[str, str]
) -> Iterator[ExampleLine]:
    for unit, record in each(results, names):
        for entry in record.dien_hinh:
            yield ExampleLine(entry.ho_ten, entry.chuc_vu, unit, entry.thanh_tich)


def _initiatives(
    results: tuple[Sourced[Results], ...], names: dict[str, str]
) -> Iterator[InitiativeLine]:
    seen: set[tuple[str, str]] = set()
    for unit, record in each(results, names):
        for entry in record.sang_kien:
            if (unit, entry.ten_sang_kien) in seen:
                continue
            seen.add((unit, entry.ten_sang_kien))
            authors = tuple(author.ho_ten for author in entry.tac_gia)
            yield InitiativeLine(
                entry.ten_sang_kien, unit, authors, entry.so_quyet_dinh, entry.ngay_quyet_dinh
            )


def _shortcomings(
    results: tuple[Sourced[Results], ...], names: dict[str, str]
) -> Iterator[ShortcomingLine]:
    for unit, record in each(results, names):
        for entry in record.han_che:
            yield ShortcomingLine(
                unit, entry.noi_dung, entry.nguyen_nhan, entry.loai_nguyen_nhan, entry.khac_phuc
            )


def _texts(
    results: tuple[Sourced[Results], ...], names: dict[str, str], key: str
) -> Iterator[UnitText]:
    for unit, record in each(results, names):
        for text in getattr(record, key):
            yield UnitText(unit, text)


def _movements(
    plan: Plan, results: tuple[Sourced[Results], ...], names: dict[str, str]
) -> Iterator[MovementReview]:
    for movement in plan.phong_trao:
        cited = movement.ke_hoach
        yield MovementReview(
            movement.ma_phong_trao,
            movement.ten_phong_trao,
            movement.giai_doan,
            cited.so_ky_hieu if cited else None,
            cited.ngay_ban_hanh if cited else None,
            tuple(
                UnitText(unit, entry.ket_qua)
                for unit, record in each(results, names)
                for entry in record.phong_trao
                if entry.ma_phong_trao == movement.ma_phong_trao
            ),
        )


def _commemorations(round_: Round) -> Iterator[Commemoration]:
    for event in round_.chao_mung:
        stated = event.so_nam
        if stated is not None and event.ngay_goc and event.ngay_ky_niem:
            right = event.ngay_ky_niem.year - event.ngay_goc.year == stated
            yield Commemoration(event.su_kien, stated if right else None, co_so_nam=True)
        else:
            yield Commemoration(event.su_kien, stated, co_so_nam=stated is not None)


def _council(dataset: Dataset, round_: Round) -> CouncilFigures | None:
    if dataset.council is None:
        return None
    record = dataset.council.record
    held = sum(meeting.ngay_hop <= round_.den_ngay for meeting in record.phien_hop)
    return CouncilFigures(len(record.thanh_vien), held)
