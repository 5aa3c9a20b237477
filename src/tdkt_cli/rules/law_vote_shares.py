"""Shares of votes in favour, and who had no vote: L408 to L410."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.law.votes import VOTED
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.absences import NAME, VOTES
from tdkt_cli.rules.law_awards import decisions_of_year
from tdkt_cli.rules.law_ballots import MUST_VOTE, Ballot, ballots
from tdkt_cli.rules.law_names import code, of_code
from tdkt_cli.rules.law_review import bearers, key, last_round
from tdkt_cli.vietnamese import count, percent, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.eligibility.identity import Namesakes
    from tdkt_cli.findings import KeyPath
    from tdkt_cli.models import AwardList, Dataset, Results


def awarded_below_share(dataset: Dataset) -> Iterator[Report]:
    """Không tặng danh hiệu cho người, tập thể chưa đủ tỷ lệ phiếu của hội đồng.

    Vì sao: Chiến sĩ thi đua cơ sở và cờ thi đua phải đạt từ 80% phiếu đồng ý, tính trên tổng số
    thành viên hội đồng kể cả người vắng; quyết định trái kết quả bỏ phiếu có thể bị hủy.

    Cách sửa: bỏ tên trong quyết định; nếu số phiếu ghi nhầm thì sửa theo biên bản.

    Sai:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            bo_phieu:
              - doi_tuong: {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, ma_don_vi: van-phong}
                ma_danh_hieu: CSTDCS
                phat_ra: 3
                thu_ve: 3
                hop_le: 3
                dong_y: 2
        # data/decisions/2024.yaml
        nam_thanh_tich: 2024
        quyet_dinh:
          - so_ky_hieu: 160/QĐ-BDT
            ngay_ky: 2024-12-27
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: CSTDCS
                ca_nhan: [{ho_ten: H'Mơ Niê, ma_can_bo: VP-02, ma_don_vi: van-phong}]

    Đúng:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            bo_phieu:
              - doi_tuong: {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, ma_don_vi: van-phong}
                ma_danh_hieu: CSTDCS
                phat_ra: 3
                thu_ve: 3
                hop_le: 3
                dong_y: 3
        # data/decisions/2024.yaml
        nam_thanh_tich: 2024
        quyet_dinh:
          - so_ky_hieu: 160/QĐ-BDT
            ngay_ky: 2024-12-27
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: CSTDCS
                ca_nhan: [{ho_ten: H'Mơ Niê, ma_can_bo: VP-02, ma_don_vi: van-phong}]
    """
    names = bearers(dataset)
    failed = _failed(dataset, names)
    for source, d, decision in decisions_of_year(dataset):
        for n, awards in enumerate(decision.danh_sach):
            title = code(awards.ma_danh_hieu)
            for who, path in _holders(names, awards, ("quyet_dinh", d, "danh_sach", n)):
                ballot = failed.get((who, title))
                needed = ballot.needed() if ballot else None
                if ballot is None or needed is None:
                    continue
                share, least = needed
                yield Report(
                    source.under(path),
                    f"Quyết định {decision.so_ky_hieu} tặng {ballot.title} cho {ballot.owner} chỉ "
                    f"được {count(ballot.vote.dong_y)} phiếu đồng ý ngày "
                    f"{short_date(ballot.meeting.ngay_hop)}; cần từ {percent(share.whole)} "
                    f"tổng số thành viên, tức {count(least)} phiếu.",
                    "Bỏ tên trong quyết định; nếu số phiếu ghi nhầm thì sửa theo biên bản.",
                    ((ballot.at("dong_y"), "số phiếu đồng ý"),),
                    basis=(share.citation,),
                    day=ballot.meeting.ngay_hop,
                )


def vote_below_share(dataset: Dataset) -> Iterator[Report]:
    """Phiếu đồng ý chưa đủ tỷ lệ trên tổng số thành viên thì chưa được đề nghị.

    Vì sao: Chiến sĩ thi đua cơ sở, cờ thi đua cần từ 80%; chiến sĩ thi đua cấp tỉnh, toàn quốc cần
    từ 90% ở hội đồng cấp tỉnh. Mẫu số là tổng số thành viên kể cả người vắng, không làm tròn
    xuống.

    Cách sửa: không đưa vào tờ trình, quyết định; nếu số phiếu ghi nhầm thì sửa theo biên bản.

    Sai:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            bo_phieu:
              - doi_tuong: {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, ma_don_vi: van-phong}
                ma_danh_hieu: CSTDCS
                phat_ra: 3
                thu_ve: 3
                hop_le: 3
                dong_y: 2

    Đúng:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            bo_phieu:
              - doi_tuong: {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, ma_don_vi: van-phong}
                ma_danh_hieu: CSTDCS
                phat_ra: 3
                thu_ve: 3
                hop_le: 3
                dong_y: 3
    """
    for ballot in ballots(dataset):
        needed = ballot.needed()
        if needed is None or ballot.vote.dong_y >= needed[1]:
            continue
        share, least = needed
        where = " (tỷ lệ này tính ở hội đồng cấp tỉnh)" if ballot.in_province else ""
        yield Report(
            ballot.at("dong_y"),
            f"Phiếu bầu {ballot.title} cho {ballot.owner} có {count(ballot.vote.dong_y)} phiếu "
            f"đồng ý; cần từ {percent(share.whole)} của {count(ballot.members)} thành viên, tức "
            f"{count(least)} phiếu{where}.",
            "Không đưa vào tờ trình, quyết định; nếu số phiếu ghi nhầm thì sửa theo biên bản.",
            basis=(share.citation,),
            day=ballot.meeting.ngay_hop,
        )


def nominee_without_vote(dataset: Dataset) -> Iterator[Report]:
    """Danh hiệu phải bỏ phiếu thì hội đồng phải có kết quả bỏ phiếu.

    Vì sao: Chiến sĩ thi đua cơ sở, cấp tỉnh, toàn quốc và cờ thi đua phải bỏ phiếu; hồ sơ phải có
    biên bản kèm kết quả. Chỉ xét khi đã ghi một phiên họp trong năm.

    Cách sửa: ghi kết quả vào bo_phieu của phiên họp; nếu không xét nữa thì bỏ de_nghi.

    Sai:

        # data/council/2024.yaml
        phien_hop: [{ngay_hop: 2024-12-25}]
        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTXSNV, de_nghi: [LDTT, CSTDCS]}

    Đúng:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            bo_phieu:
              - doi_tuong: {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, ma_don_vi: van-phong}
                ma_danh_hieu: CSTDCS
                phat_ra: 3
                thu_ve: 3
                hop_le: 3
                dong_y: 3
        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTXSNV, de_nghi: [LDTT, CSTDCS]}
    """
    meetings = dataset.council.record.phien_hop if dataset.council else ()
    if not meetings:
        return
    day = max(meeting.ngay_hop for meeting in meetings)
    names = bearers(dataset)
    voted = {(ballot.who(names), ballot.code) for ballot in ballots(dataset)}
    units = {unit.ma_don_vi: unit.collective_name for unit in dataset.units()}
    for source in last_round(dataset):
        for who, name, path, proposed in _nominees(names, units, source.record):
            for title in VOTED:
                index = of_code(proposed, title)
                if index is not None and who is not None and (who, title) not in voted:
                    yield Report(
                        source.at(*path, "de_nghi", index),
                        f"{name} được đề nghị {proposed[index]} nhưng các phiên họp của hội đồng "
                        "chưa ghi kết quả bỏ phiếu.",
                        "Ghi kết quả vào bo_phieu của phiên họp; nếu không xét nữa thì bỏ de_nghi.",
                        day=day,
                    )


def _nominees(
    names: Namesakes, units: dict[str, str], record: Results
) -> Iterator[tuple[str | None, str, KeyPath, tuple[str, ...]]]:
    """Yield who is proposed, under which name, where, for what."""
    unit = record.ma_don_vi
    if record.tap_the is not None:
        yield unit, f"Tập thể {units.get(unit, unit)}", ("tap_the",), record.tap_the.de_nghi
    for n, person in enumerate(record.ca_nhan):
        yield key(names, person, unit), person.ho_ten, ("ca_nhan", n), person.de_nghi


def _holders(
    names: Namesakes, awards: AwardList, path: KeyPath
) -> Iterator[tuple[str | None, KeyPath]]:
    """Yield who is given an award, and where."""
    for p, person in enumerate(awards.ca_nhan):
        yield key(names, person, person.ma_don_vi), (*path, "ca_nhan", p, "ho_ten")
    for u, unit in enumerate(awards.tap_the):
        yield unit, (*path, "tap_the", u)


def _failed(dataset: Dataset, names: Namesakes) -> dict[tuple[str | None, str | None], Ballot]:
    """Return the last ballot of whoever did not reach the share of the submitting council."""
    last = {
        (ballot.who(names), ballot.code): ballot
        for ballot in sorted(ballots(dataset), key=lambda ballot: ballot.meeting.ngay_hop)
    }
    return {
        spot: ballot
        for spot, ballot in last.items()
        if spot[0] is not None and not ballot.in_province and _below(ballot)
    }


def _below(ballot: Ballot) -> bool:
    needed = ballot.needed()
    return needed is not None and ballot.vote.dong_y < needed[1]


AWARDED_BELOW_SHARE = Rule(
    "L408", Severity.ERROR, awarded_below_share, MUST_VOTE, "rieng", rests_on=NAME | VOTES
)
VOTE_BELOW_SHARE = Rule(
    "L409", Severity.WARNING, vote_below_share, MUST_VOTE, "rieng", rests_on=NAME | VOTES
)
NOMINEE_WITHOUT_VOTE = Rule(
    "L410", Severity.WARNING, nominee_without_vote, MUST_VOTE, "rieng", rests_on=NAME | VOTES
)
