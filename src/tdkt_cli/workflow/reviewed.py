"""Judgements as people read them: with names beside codes, in order, clear cases apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.eligibility.outcomes import Outcome, title_outcome
from tdkt_cli.law import titles
from tdkt_cli.vietnamese import name_order, short_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from tdkt_cli.eligibility.outcomes import Condition, Judgement
    from tdkt_cli.law import Citation
    from tdkt_cli.models import Plan

CHECKS = {
    "nguyen_van": "đã đọc nguyên văn",
    "trich_dan": "theo trích dẫn",
    "chua": "chưa đối chiếu",
}
"""What the mark `doi_chieu` means to the clerk."""


class Branch(NamedTuple):
    """Conditions that must hold together.

    Attributes:
        ten_nhanh: `""` for what must hold in any case, else `Hướng 1`: one of these is enough.
        ket_luan: what is known of all of them.
        dieu_kien: those that data can show; what people judge stands in `ReviewedTitle`, unless a
            branch holds nothing else.
    """

    ten_nhanh: str
    ket_luan: Outcome
    dieu_kien: tuple[Condition, ...]

    @property
    def da_dat(self) -> tuple[Condition, ...]:
        """The conditions that hold."""
        return tuple(one for one in self.dieu_kien if one.ket_luan is Outcome.MET)

    @property
    def con_lai(self) -> tuple[Condition, ...]:
        """The conditions that do not hold, or not yet."""
        return tuple(one for one in self.dieu_kien if one.ket_luan is not Outcome.MET)


class ReviewedTitle(NamedTuple):
    """One title of one subject: the judgement, and the names that people read.

    Attributes:
        xet: the judgement itself.
        ten_doi_tuong: the person's name, or `Tập thể` and its name.
        ghi_chu: remarks, such as that the law of the other day gives another outcome.
        khac_ngay: whether it does.
    """

    xet: Judgement
    ten_doi_tuong: str
    ten_don_vi: str
    ten_danh_hieu: str
    viet_tat: str
    ghi_chu: tuple[str, ...] = ()
    khac_ngay: bool = False

    @property
    def nhanh(self) -> tuple[Branch, ...]:
        """What must hold in any case, then each way that alone is enough."""
        return tuple(_branches(self.xet.dieu_kien))

    @property
    def nhanh_tot_nhat(self) -> tuple[Branch, ...]:
        """The same without the ways that are worse than another: enough for a conclusion."""
        ways = [branch.ket_luan.rank for branch in self.nhanh if branch.ten_nhanh]
        best = max(ways, default=0)
        return tuple(
            branch for branch in self.nhanh if not branch.ten_nhanh or branch.ket_luan.rank == best
        )

    @property
    def nguoi_xem_xet(self) -> tuple[str, ...]:
        """Conditions that no data show, once each, without those that are a way of their own."""
        ways = {one.ma for branch in self.nhanh for one in branch.dieu_kien}
        judged = (
            one.noi_dung for one in self.xet.dieu_kien if one.nguoi_xem_xet and one.ma not in ways
        )
        return tuple(dict.fromkeys(judged))

    @property
    def can_cu(self) -> tuple[str, ...]:
        """The articles of `nhanh_tot_nhat`, those of one instrument together."""
        return grouped_citations(
            citation
            for branch in self.nhanh_tot_nhat
            for one in branch.dieu_kien
            for citation in one.can_cu
        )


def reviewed(
    judgements: Iterable[Judgement], plan: Plan, elsewhere: Iterable[Judgement], other_day: date
) -> tuple[ReviewedTitle, ...]:
    """Return judgements with names: by unit as in the plan, the collective first, then people.

    Args:
        judgements: of one stage, under the law of its day.
        plan: for the names of units.
        elsewhere: the same titles under the law of the other day.
        other_day: that day.
    """
    names = {unit.ma_don_vi: unit for unit in plan.don_vi}
    places = {code: place for place, code in enumerate(names)}
    ranks = {title.code: rank for rank, title in enumerate(titles.all_titles())}
    other = {_subject(one): one.ket_luan for one in elsewhere}

    def entry(one: Judgement) -> ReviewedTitle:
        unit = names.get(one.ma_don_vi)
        title = titles.find(one.ma_danh_hieu)
        outcome = other.get(_subject(one), one.ket_luan)
        collective = unit.collective_name if unit else one.ma_don_vi
        remark = f"theo pháp luật ngày {short_date(other_day)}, kết luận là {outcome.label}"
        return ReviewedTitle(
            one,
            one.ho_ten or f"Tập thể {collective}",
            unit.ten_don_vi if unit else one.ma_don_vi,
            title.name if title else one.ma_danh_hieu,
            title.abbreviation if title else one.ma_danh_hieu,
            (*one.ghi_chu, *((remark,) if outcome is not one.ket_luan else ())),
            outcome is not one.ket_luan,
        )

    return tuple(entry(one) for one in sorted(judgements, key=_order(places, ranks)))


def _subject(one: Judgement) -> tuple[object, ...]:
    return one.doi_tuong, one.ho_ten, one.ma_can_bo, one.ma_don_vi, one.ma_danh_hieu


def _order(
    places: dict[str, int], ranks: dict[str, int]
) -> Callable[[Judgement], tuple[object, ...]]:
    def key(one: Judgement) -> tuple[object, ...]:
        return (
            places.get(one.ma_don_vi, len(places)),
            one.ma_don_vi,
            one.doi_tuong != "tap_the",
            name_order(one.ho_ten or ""),
            one.ma_can_bo or "",
            ranks.get(one.ma_danh_hieu, len(ranks)),
        )

    return key


def _branches(conditions: tuple[Condition, ...]) -> Iterator[Branch]:
    named = dict.fromkeys(one.nhanh for one in conditions if one.nhanh is not None)
    numbered = {branch: f"Hướng {place}" for place, branch in enumerate(named, 1)}
    for branch in (None, *named):
        within = tuple(one for one in conditions if one.nhanh == branch)
        shown = tuple(one for one in within if not one.nguoi_xem_xet)
        if shown or branch is not None:
            yield Branch(numbered.get(branch or "", ""), title_outcome(within), shown or within)


def grouped_citations(citations: Iterable[Citation]) -> tuple[str, ...]:
    """Return citations, each instrument named once and short: `Điều 23, khoản 1 Điều 24 Luật …`.

    `instruments_cited` gives the names in full, as documents must cite them once.
    """
    places: dict[str, dict[str, None]] = {}
    for citation in citations:
        name = citation.within.name
        place = str(citation).removesuffix(f" {name}")
        places.setdefault(min(name, citation.within.name_in_papers, key=len), {})[place] = None
    return tuple(f"{', '.join(found)} {name}" for name, found in places.items())


def instruments_cited(entries: Iterable[ReviewedTitle]) -> tuple[str, ...]:
    """Return the instruments that the entries cite, named in full, once each."""
    found = {
        citation.within.code: citation.within.name_in_papers
        for entry in entries
        for one in entry.xet.dieu_kien
        for citation in one.can_cu
    }
    return tuple(dict.fromkeys(found[code] for code in sorted(found)))


class Group(NamedTuple):
    """A part of the council's appendix.

    Attributes:
        ky_hieu: `A.1` for a part of what is to be discussed; `B`, `C` for what is clear.
        ten_nhom: its heading.
        truong_hop: the titles in it.
    """

    ky_hieu: str
    ten_nhom: str
    truong_hop: tuple[ReviewedTitle, ...]


MET = "Đủ điều kiện"
PENDING = "Phụ thuộc kết quả năm"
_DIFFERS = "Pháp luật của hai ngày cho kết luận khác nhau"
_TO_DISCUSS = (
    "Thiếu dữ liệu để kết luận",
    "Quy định chưa đối chiếu, hoặc có hai cách hiểu",
    _DIFFERS,
    "Không thể đạt",
)
_HEADINGS = {
    Outcome.MISSING_DATA: _TO_DISCUSS[0],
    Outcome.UNCHECKED: _TO_DISCUSS[1],
    Outcome.IMPOSSIBLE: _TO_DISCUSS[3],
    Outcome.DEPENDS: PENDING,
    Outcome.MET: MET,
}


def for_council(entries: Iterable[ReviewedTitle]) -> tuple[Group, ...]:
    """Return what is to be discussed, then what depends on the year, then the clear cases.

    Groups without a case stay out, and letters follow one another.
    """
    by_heading: dict[str, list[ReviewedTitle]] = {}
    for entry in entries:
        by_heading.setdefault(_heading(entry), []).append(entry)
    discussed = [name for name in _TO_DISCUSS if name in by_heading]
    clear = [name for name in (PENDING, MET) if name in by_heading]
    letters = "ABC"[bool(discussed) :]
    signs = {
        **{name: f"A.{number}" for number, name in enumerate(discussed, 1)},
        **dict(zip(clear, letters, strict=False)),
    }
    return tuple(Group(sign, name, tuple(by_heading[name])) for name, sign in signs.items())


def _heading(entry: ReviewedTitle) -> str:
    outcome = entry.xet.ket_luan
    if entry.khac_ngay and outcome in (Outcome.MET, Outcome.IMPOSSIBLE):
        return _DIFFERS
    return _HEADINGS[outcome]


class TitleNote(NamedTuple):
    """What people must judge of a title."""

    ten_danh_hieu: str
    dieu_kien: tuple[str, ...]


def for_people(entries: Iterable[ReviewedTitle]) -> tuple[TitleNote, ...]:
    """Return, once for each title, the conditions that no data show."""
    ranks = {title.code: rank for rank, title in enumerate(titles.all_titles())}
    notes: dict[tuple[int, str], dict[str, None]] = {}
    for entry in entries:
        rank = ranks.get(entry.xet.ma_danh_hieu, len(ranks))
        notes.setdefault((rank, entry.ten_danh_hieu), {}).update(dict.fromkeys(entry.nguoi_xem_xet))
    return tuple(TitleNote(name, tuple(held)) for (_, name), held in sorted(notes.items()) if held)
