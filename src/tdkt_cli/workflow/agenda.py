"""Judgements as a council reads them: what to discuss first, clear cases in one line each.

The whole trace stands in the workbook and the JSON of `tdkt dieukien`.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.eligibility.outcomes import Condition
from tdkt_cli.workflow.reviewed import MET, PENDING, for_council, grouped_citations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.workflow.reviewed import Branch, ReviewedTitle

_SHOWN_AS_PROOF = 2
_NAMES_IN_A_ROW, _NAMES_IN_A_WIDE_ROW = 20, 80
_SAID_OF_EVERYONE = ("chung.", "ldtt.moi_tuyen_dung", "ldtt.dao_tao")
_NAME_OF_WORK = re.compile(r" “[^”]*”")


class Matter(NamedTuple):
    """Titles of one kind with the same question open, or the same reason against them.

    Attributes:
        doi_tuong: who, each with the unit.
        huong: the ways that decide, with what is open in each.
        so_dieu_kien_dat: how many other conditions hold.
        huong_khac: why the ways that are left out do not do, one clause each.
        ghi_chu: remarks, such as what the law of the other day says.
        can_cu: the articles of what is open.
    """

    ten_danh_hieu: str
    doi_tuong: tuple[str, ...]
    huong: tuple[Branch, ...]
    so_dieu_kien_dat: int
    huong_khac: tuple[str, ...]
    ghi_chu: tuple[str, ...]
    can_cu: tuple[str, ...]


class Question(NamedTuple):
    """Matters with the same kind of conclusion, under one heading."""

    ky_hieu: str
    ten_nhom: str
    so_truong_hop: int
    viec: tuple[Matter, ...]


class ClearSubject(NamedTuple):
    """Someone whose titles are clear: one line of the appendix."""

    ten_doi_tuong: str
    danh_hieu: str
    bang_chung: str


class ClearUnit(NamedTuple):
    """A unit with those of it whose titles are clear."""

    ten_don_vi: str
    doi_tuong: tuple[ClearSubject, ...]


class Pending(NamedTuple):
    """Titles of one kind that depend on the year alone.

    Attributes:
        don_vi: by unit, who.
        con_phu_thuoc: what they depend on.
    """

    ten_danh_hieu: str
    so_luong: int
    don_vi: tuple[str, ...]
    con_phu_thuoc: tuple[str, ...]


class Agenda(NamedTuple):
    """The parts of the council's appendix, the letters as in the workbook.

    Attributes:
        can_thao_luan: what is to be discussed, with what cannot be met at its end.
        phu_thuoc: what depends on the year.
        ro_rang: who is clear, by unit.
        so_ro_rang: how many titles that is.
        ky_hieu_phu_thuoc: letter of that part.
        ky_hieu_ro_rang: letter of that part.
    """

    can_thao_luan: tuple[Question, ...] = ()
    phu_thuoc: tuple[Pending, ...] = ()
    ro_rang: tuple[ClearUnit, ...] = ()
    so_ro_rang: int = 0
    ky_hieu_phu_thuoc: str = ""
    ky_hieu_ro_rang: str = ""


def agenda(entries: tuple[ReviewedTitle, ...]) -> Agenda:
    """Return the titles judged as the parts of the appendix."""
    made = Agenda()
    for sign, heading, held in for_council(entries):
        if heading == MET:
            made = made._replace(
                ro_rang=tuple(_clear(held)), so_ro_rang=len(held), ky_hieu_ro_rang=sign
            )
        elif heading == PENDING:
            made = made._replace(phu_thuoc=tuple(_pending(held)), ky_hieu_phu_thuoc=sign)
        else:
            question = Question(sign, heading, len(held), tuple(_matters(held)))
            made = made._replace(can_thao_luan=(*made.can_thao_luan, question))
    return made


def _matters(entries: Iterable[ReviewedTitle]) -> Iterator[Matter]:
    """Yield titles with the same open question once, with all who have it."""
    found: dict[tuple[object, ...], list[ReviewedTitle]] = {}
    for entry in entries:
        key = (entry.ten_danh_hieu, _open(entry), _other_ways(entry), entry.ghi_chu)
        found.setdefault(key, []).append(entry)
    for same in _in_rows(found.values(), _NAMES_IN_A_ROW):
        first = same[0]
        open_ones = [one for branch in first.nhanh_tot_nhat for one in branch.con_lai]
        yield Matter(
            first.ten_danh_hieu,
            tuple(_with_unit(entry) for entry in same),
            tuple(branch for branch in first.nhanh_tot_nhat if branch.con_lai),
            sum(len(branch.da_dat) for branch in first.nhanh_tot_nhat),
            _other_ways(first),
            first.ghi_chu,
            grouped_citations(citation for one in open_ones for citation in one.can_cu),
        )


def _in_rows(
    groups: Iterable[list[ReviewedTitle]], most: int
) -> Iterator[tuple[ReviewedTitle, ...]]:
    """Yield groups cut so that each row stays shorter than a page: rows are not split."""
    for group in groups:
        yield from (tuple(group[n : n + most]) for n in range(0, len(group), most))


def _open(entry: ReviewedTitle) -> tuple[object, ...]:
    return tuple(
        (branch.ten_nhanh, one.noi_dung, one.ket_luan, one.bang_chung)
        for branch in entry.nhanh_tot_nhat
        for one in branch.con_lai
    )


def _other_ways(entry: ReviewedTitle) -> tuple[str, ...]:
    """Return why each way that is left out does not do, the first reason of it."""
    kept = entry.nhanh_tot_nhat
    reasons = (
        next((one for one in branch.con_lai if one.ket_luan is branch.ket_luan), None)
        for branch in entry.nhanh
        if branch not in kept
    )
    found = (f"{one.noi_dung}: {one.ket_luan.label}" for one in reasons if one is not None)
    return tuple(dict.fromkeys(found))


def _with_unit(entry: ReviewedTitle) -> str:
    if entry.xet.ho_ten is None:
        return entry.ten_doi_tuong
    return f"{entry.ten_doi_tuong} ({entry.ten_don_vi})"


def _pending(entries: Iterable[ReviewedTitle]) -> Iterator[Pending]:
    """Yield titles that wait for the same, with who by unit."""
    found: dict[tuple[object, ...], list[ReviewedTitle]] = {}
    for entry in entries:
        key = (entry.ten_danh_hieu, _awaited(entry))
        found.setdefault(key, []).append(entry)
    for same in _in_rows(found.values(), _NAMES_IN_A_WIDE_ROW):
        first = same[0]
        units = groupby(same, key=lambda entry: entry.ten_don_vi)
        yield Pending(
            first.ten_danh_hieu,
            len(same),
            tuple(f"{unit}: {', '.join(_name(entry) for entry in held)}" for unit, held in units),
            _awaited(first),
        )


def _awaited(entry: ReviewedTitle) -> tuple[str, ...]:
    """Return what a title waits for; of several ways that one is enough."""
    plain = [b for b in entry.nhanh_tot_nhat if not b.ten_nhanh]
    ways = [b for b in entry.nhanh_tot_nhat if b.ten_nhanh and b.con_lai]
    needed = tuple(one.noi_dung for branch in plain for one in branch.con_lai)
    each = [" và ".join(one.noi_dung for one in branch.con_lai) for branch in ways]
    if not each:
        return needed
    return (*needed, each[0] if len(each) == 1 else f"một trong: {'; '.join(each)}")


def _name(entry: ReviewedTitle) -> str:
    return "tập thể" if entry.xet.ho_ten is None else entry.ten_doi_tuong


def _clear(entries: Iterable[ReviewedTitle]) -> Iterator[ClearUnit]:
    for unit, of_unit in groupby(entries, key=lambda entry: entry.ten_don_vi):
        subjects = groupby(of_unit, key=lambda one: (one.ten_doi_tuong, one.xet.ma_can_bo))
        yield ClearUnit(unit, tuple(_subject(tuple(held)) for _, held in subjects))


def _subject(held: tuple[ReviewedTitle, ...]) -> ClearSubject:
    proof = dict.fromkeys(text for entry in held for text in _proof(entry))
    return ClearSubject(
        held[0].ten_doi_tuong,
        ", ".join(entry.viet_tat for entry in held),
        "; ".join(tuple(proof)[:_SHOWN_AS_PROOF]),
    )


def _proof(entry: ReviewedTitle) -> Iterator[str]:
    """Yield the evidence that speaks for a clear title, short enough for one line."""
    for branch in entry.nhanh_tot_nhat:
        for one in branch.da_dat:
            if not one.ma.startswith(_SAID_OF_EVERYONE):
                yield from (_NAME_OF_WORK.sub("", text) for text in one.bang_chung[:1])


def texts_in(parts: object) -> Iterator[str]:
    """Yield every text of records within records: what the appendix prints of them."""
    if isinstance(parts, str):
        yield parts
    elif isinstance(parts, tuple):
        for part in parts:
            yield from texts_in(part)
    elif isinstance(parts, Condition):
        yield from (parts.noi_dung, *parts.bang_chung)
