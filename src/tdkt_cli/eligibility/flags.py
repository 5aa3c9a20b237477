"""Emulation flags: of the province or ministry (Đ.26) and of the Government (Đ.25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.eligibility.outcomes import Outcome
from tdkt_cli.eligibility.stating import Verdict, article, by_articles, by_values, for_people
from tdkt_cli.vietnamese import count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tdkt_cli.eligibility.cases import UnitCase
    from tdkt_cli.eligibility.outcomes import Condition
    from tdkt_cli.law import Citation

    UnitCondition = Callable[[UnitCase], Iterator[Condition]]

_BLOCK, _MOVEMENT = "dan_dau_khoi", "dan_dau_chuyen_de"


def _leads_block(ma: str, basis: Citation) -> UnitCondition:
    """First way: leader of the emulation block."""

    def condition(case: UnitCase) -> Iterator[Condition]:
        verdict = Verdict("Dẫn đầu cụm, khối thi đua", *_rank(case))
        yield by_articles(case.sitting, f"{ma}.dan_dau_khoi", (basis,), verdict, nhanh=_BLOCK)

    return condition


def _rank(case: UnitCase) -> tuple[Outcome, tuple[str, ...]]:
    block = case.results.cum_khoi if case.results else None
    if case.sitting.registering:
        return Outcome.DEPENDS, ()
    if block is None or block.xep_hang is None:
        return Outcome.MISSING_DATA, ("chưa ghi xếp hạng trong khối",)
    outcome = Outcome.MET if block.xep_hang == 1 else Outcome.IMPOSSIBLE
    return outcome, (f"{block.ten_khoi}: xếp hạng {block.xep_hang}",)


def _leads_movement(ma: str, figure: str, words: str) -> UnitCondition:
    """Other way: leader of a movement that ran long enough."""

    def condition(case: UnitCase) -> Iterator[Condition]:
        def judge(needed: int) -> Verdict:
            text = f"Dẫn đầu {words} từ {count(needed)} năm trở lên"
            return Verdict(text, *_movement(case, needed))

        yield by_values(case.sitting, f"{ma}.chuyen_de", (figure,), judge, nhanh=_MOVEMENT)

    return condition


def _movement(case: UnitCase, needed: int) -> tuple[Outcome, tuple[str, ...]]:
    if case.sitting.registering:
        return Outcome.DEPENDS, ()
    found = case.results.chuyen_de if case.results else ()
    leading = [movement for movement in found if movement.dan_dau]
    evidence = tuple(
        f"{movement.ma_phong_trao}: dẫn đầu, {movement.so_nam or '?'} năm" for movement in leading
    )
    if any(movement.so_nam is not None and movement.so_nam >= needed for movement in leading):
        return Outcome.MET, evidence
    if any(movement.so_nam is None for movement in leading) or not case.reported:
        return Outcome.MISSING_DATA, evidence
    return Outcome.IMPOSSIBLE, evidence or ("không ghi phong trào nào dẫn đầu",)


def _beyond_targets(ma: str, number: int) -> UnitCondition:
    def condition(case: UnitCase) -> Iterator[Condition]:
        text = "Hoàn thành vượt các chỉ tiêu thi đua và nhiệm vụ được giao; tiêu biểu xuất sắc"
        yield for_people(
            case.sitting, f"{ma}.vuot_chi_tieu", text, (article(number, 1, "a"),), nhanh=_BLOCK
        )
        text = "Nội bộ đoàn kết; tổ chức đảng, đoàn thể trong sạch; tiết kiệm, chống lãng phí"
        yield for_people(
            case.sitting, f"{ma}.doan_ket", text, (article(number, 1, "b"),), nhanh=_BLOCK
        )

    return condition


def _chosen_among_leaders(case: UnitCase) -> Iterator[Condition]:
    text = "Tiêu biểu xuất sắc trong số các tập thể dẫn đầu cụm, khối"
    yield for_people(case.sitting, "ctd_cp.lua_chon", text, (article(25, 1),), nhanh=_BLOCK)


def _launched_and_closed(ma: str, clause: Citation, words: str) -> UnitCondition:
    """Who launched the movement, and whether it is being reviewed, no data show."""

    def condition(case: UnitCase) -> Iterator[Condition]:
        yield for_people(case.sitting, f"{ma}.tong_ket", words, (clause,), nhanh=_MOVEMENT)

    return condition


PROVINCE_FLAG: tuple[UnitCondition, ...] = (
    _leads_block("ctd_tinh", article(26, 1)),
    _beyond_targets("ctd_tinh", 26),
    _leads_movement("ctd_tinh", "nam_chuyen_de_cho_co_tinh", "phong trào thi đua theo chuyên đề"),
    _launched_and_closed(
        "ctd_tinh", article(26, 2), "Phong trào do Bộ, ban, ngành, tỉnh phát động, xét khi tổng kết"
    ),
)

GOVERNMENT_FLAG: tuple[UnitCondition, ...] = (
    _leads_block("ctd_cp", article(25, 1)),
    _beyond_targets("ctd_cp", 25),
    _chosen_among_leaders,
    _leads_movement("ctd_cp", "nam_phong_trao_cho_co_cp", "phong trào do Thủ tướng phát động"),
    _launched_and_closed("ctd_cp", article(25, 3), "Xét khi sơ kết, tổng kết phong trào"),
)
