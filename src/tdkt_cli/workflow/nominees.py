"""Who is proposed for what at the end of the year, and whether it goes on: votes, conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import eligibility
from tdkt_cli.consolidate.council import Nominee, Threshold, VoteLine, share_of
from tdkt_cli.eligibility.ladders import ANY_ORDER
from tdkt_cli.eligibility.outcomes import Outcome, title_outcome
from tdkt_cli.law import titles
from tdkt_cli.law.votes import VOTED
from tdkt_cli.rules.law_ballots import Ballot, ballots
from tdkt_cli.rules.law_names import code as code_of
from tdkt_cli.rules.law_review import bearers, key, key_of, last_round, reviewed
from tdkt_cli.vietnamese import count, lower_first, name_order, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tdkt_cli.eligibility.identity import Namesakes
    from tdkt_cli.eligibility.outcomes import Condition, Judgement
    from tdkt_cli.models import Dataset, Individual, Plan, Unit
    from tdkt_cli.rules.law_review import Reviewed

    _Spot = tuple[str | None, str]

# Shown elsewhere (the rating has a line of its own), or true of nearly everyone.
_SAID_ELSEWHERE = (".dang_xem_xet", ".moi_tuyen_dung", ".xep_loai", ".hoan_thanh_xuat_sac")


class Proposed(NamedTuple):
    """A person or collective of the last round, with what tells them from every other."""

    who: str | None
    unit: str
    name: str | None
    code: str | None
    registered: Individual | None
    office: str | None
    rating: str | None
    titles: tuple[str, ...]


def nominees(dataset: Dataset, plan: Plan) -> tuple[Nominee, ...]:
    """Return every title that the last round proposes, by unit as in the plan.

    Those with `ly_do` go into no proposal and no decision: the council refused them, did not vote
    on what must be voted on, or gave too few votes; or their conditions cannot be met.
    """
    judged = {
        (one.ma_don_vi, one.ho_ten, one.ma_can_bo, one.ma_danh_hieu): one
        for one in eligibility.judge(dataset, plan.review_day, stage="xet")
    }
    voted = _last_ballots(dataset)
    refused = _refusals(dataset)
    units = {unit.ma_don_vi: unit for unit in plan.don_vi}
    found = (
        _nominee(units.get(one.unit), one, text, judged, voted, refused)
        for one in sorted(_proposed(dataset), key=_order(plan))
        for text in one.titles
    )
    return tuple(found)


def _proposed(dataset: Dataset) -> Iterator[Proposed]:
    names = bearers(dataset)
    for source in last_round(dataset):
        record = source.record
        if record.tap_the is not None:
            unit, review = record.ma_don_vi, record.tap_the
            yield Proposed(unit, unit, None, None, None, None, review.muc_xep_loai, review.de_nghi)
    for entry in reviewed(dataset):
        person, unit = entry.person, entry.source.record.ma_don_vi
        yield Proposed(
            key(names, person, unit),
            unit,
            person.ho_ten,
            person.ma_can_bo,
            entry.registered,
            entry.registered.chuc_vu if entry.registered else _told_office(names, entry),
            person.muc_xep_loai,
            person.de_nghi,
        )


def _told_office(names: Namesakes, entry: Reviewed) -> str | None:
    """Return the office that the unit's result gives someone elsewhere, who is not registered."""
    record = entry.source.record
    mine = key(names, entry.person, record.ma_don_vi)
    told = (one for one in record.dien_hinh if key(names, one, record.ma_don_vi) == mine)
    return next((one.chuc_vu for one in told if mine and one.chuc_vu), None)


def _order(plan: Plan) -> Callable[[Proposed], tuple[object, ...]]:
    places = {unit.ma_don_vi: place for place, unit in enumerate(plan.don_vi)}

    def place(one: Proposed) -> tuple[object, ...]:
        name = name_order(one.name or "")
        return places.get(one.unit, len(places)), one.unit, name, one.code or ""

    return place


def _last_ballots(dataset: Dataset) -> dict[_Spot, Ballot]:
    names = bearers(dataset)
    in_time = sorted(ballots(dataset), key=lambda ballot: ballot.meeting.ngay_hop)
    return {(ballot.who(names), ballot.code or ""): ballot for ballot in in_time}


def _refusals(dataset: Dataset) -> dict[_Spot, str]:
    """Return what the council did not take up without a ballot, with its reason."""
    names = bearers(dataset)
    found: dict[_Spot, str] = {}
    for meeting in dataset.council.record.phien_hop if dataset.council else ():
        for one in meeting.khong_de_nghi:
            who = one.doi_tuong
            subject = (
                key_of(names, who.ho_ten, who.ma_can_bo, who.ma_don_vi)
                if who.ho_ten
                else who.ma_don_vi
            )
            why = f": {lower_first(one.ly_do.strip().rstrip('.'))}" if one.ly_do else ""
            found[subject, code_of(one.ma_danh_hieu) or one.ma_danh_hieu] = (
                f"hội đồng không đề nghị{why}"
            )
    return found


def _nominee(
    unit: Unit | None,
    one: Proposed,
    text: str,
    judged: dict[tuple[str, str | None, str | None, str], Judgement],
    voted: dict[_Spot, Ballot],
    refused: dict[_Spot, str],
) -> Nominee:
    title = titles.find(text)
    code = title.code if title else text
    judgement = judged.get((one.unit, one.name, one.code, code))
    ballot = voted.get((one.who, code)) if one.who is not None else None
    line = vote_line(ballot, unit) if ballot else None
    return Nominee(
        "ca_nhan" if one.name else "tap_the",
        one.name or (unit.collective_name if unit else one.unit),
        one.name,
        one.code,
        one.registered.danh_xung if one.registered else None,
        one.office,
        one.unit,
        unit.ten_don_vi if unit else one.unit,
        code,
        title.name if title else text,
        title.abbreviation if title else text,
        title.level if title else "",
        one.rating,
        tuple(_evidence(judgement)) if judgement else (),
        judgement.ket_luan.value if judgement else None,
        line,
        refused.get((one.who, code)) or _why_not(code, line, judgement, known=title is not None),
        one.name is None or one.registered is not None,
        _workplace(unit) or one.unit,
    )


def _workplace(unit: Unit | None) -> str:
    """Return the unit's name; leaders belong to the agency, not to a unit of their own."""
    if unit is None:
        return ""
    return unit.collective_name if unit.loai_don_vi == "co_quan" else unit.ten_don_vi


def vote_line(ballot: Ballot, unit: Unit | None) -> VoteLine:
    """Return the count of a ballot with what it needed.

    Args:
        ballot: the ballot.
        unit: of who is voted on, `None` when the plan has none.
    """
    vote, subject = ballot.vote, ballot.vote.doi_tuong
    title = titles.find(vote.ma_danh_hieu)
    needed = ballot.needed()
    result = "khong_quy_dinh"
    if needed is not None:
        result = "dat" if vote.dong_y >= needed[1] else "khong_dat"
    collective = unit.collective_name if unit else subject.ma_don_vi or ""
    return VoteLine(
        ballot.meeting.ngay_hop,
        "ca_nhan" if subject.ho_ten else "tap_the",
        subject.ho_ten or collective,
        unit.ten_don_vi if unit else subject.ma_don_vi or "",
        ballot.code or vote.ma_danh_hieu,
        title.name if title else vote.ma_danh_hieu,
        ballot.title,
        vote.phat_ra,
        vote.thu_ve,
        vote.hop_le,
        vote.dong_y,
        max(vote.hop_le - vote.dong_y, 0),
        ballot.members,
        share_of(vote.dong_y, ballot.members),
        needed[0].whole if needed else None,
        needed[1] if needed else None,
        ballot.in_province,
        result,
    )


def thresholds(found: Iterable[Ballot]) -> tuple[Threshold, ...]:
    """Return what the ballots of a meeting needed, once for each title, in the law's order."""
    needs: dict[str, Threshold] = {}
    for ballot in found:
        needed, code = ballot.needed(), ballot.code
        if needed is None or code is None:
            continue
        share, least = needed
        title = titles.title(code)
        needs[code] = Threshold(
            code,
            title.name,
            title.abbreviation,
            share.whole,
            least,
            ballot.members,
            ballot.in_province,
            share.citation.in_papers,
            share.check,
        )
    order = [title.code for title in titles.all_titles()]
    return tuple(needs[code] for code in order if code in needs)


def _why_not(
    code: str, line: VoteLine | None, judgement: Judgement | None, *, known: bool
) -> str | None:
    """Return why a proposed title does not go on, `None` when it does."""
    if not known:
        return "Luật không có danh hiệu, hình thức này"
    if code in VOTED and line is None:
        return "chưa có kết quả bỏ phiếu của hội đồng"
    if line is not None and line.ket_qua == "khong_dat":
        where = ", tỷ lệ tính ở hội đồng cấp trên" if line.tinh_o_cap_tren else ""
        return (
            f"được {count(line.dong_y)}/{count(line.so_thanh_vien)} phiếu đồng ý "
            f"({percent(line.ty_le)}), cần {count(line.so_phieu_can or 0)} phiếu "
            f"({percent(line.ty_le_can or 0)}{where})"
        )
    if judgement is not None and judgement.ket_luan is Outcome.IMPOSSIBLE:
        failed = [lower_first(one.noi_dung) for one in judgement.dieu_kien if _fails(one)]
        return f"không đủ điều kiện: {'; '.join(failed) or 'không hướng nào đạt'}"
    return None


def _fails(condition: Condition) -> bool:
    return (
        condition.ket_luan is Outcome.IMPOSSIBLE
        and condition.nhanh is None
        and not condition.nguoi_xem_xet
    )


def _evidence(judgement: Judgement) -> Iterator[str]:
    """Yield what the conditions that hold rest on; of several ways only those that are open."""
    ways = {one.nhanh for one in judgement.dieu_kien if one.nhanh is not None}
    closed = {
        way
        for way in ways
        if title_outcome(one for one in judgement.dieu_kien if one.nhanh == way)
        is Outcome.IMPOSSIBLE
    }
    seen: set[str] = set()
    for one in judgement.dieu_kien:
        if one.nhanh in closed or one.ket_luan is not Outcome.MET or not one.bang_chung:
            continue
        merits = (text for text in one.bang_chung if text != ANY_ORDER)
        text = f"{one.noi_dung} ({'; '.join(merits)})"
        if not one.ma.endswith(_SAID_ELSEWHERE) and text not in seen:
            seen.add(text)
            yield text
