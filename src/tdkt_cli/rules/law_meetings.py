"""Meetings of the council: rated before, nominees among the members: L213, L412."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation
from tdkt_cli.law.votes import VOTED
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.law_ballots import MUST_VOTE, ballots
from tdkt_cli.rules.law_review import bearers, last_round
from tdkt_cli.rules.wording import listed, unit_names
from tdkt_cli.vietnamese import count, fold_name, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset

_RATED_FIRST = (Citation("nd-90-2020", 20, 2),)


def rated_after_meeting(dataset: Dataset) -> Iterator[Report]:
    """Xếp loại chất lượng phải xong trước khi hội đồng bình xét thi đua.

    Vì sao: xếp loại làm trước ngày 15/12 và trước khi bình xét thi đua, khen thưởng; kết quả có xếp
    loại của đơn vị gửi sau ngày họp thì hội đồng đã xét khi chưa có xếp loại.

    Cách sửa: sửa ngay_gui hoặc ngay_hop nếu ghi nhầm; nếu đúng thế thì họp lại.

    Sai:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-10
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
        ngay_gui: 2024-12-13
        ca_nhan:
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTXSNV, de_nghi: [LDTT, CSTDCS]}

    Đúng:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-20
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
        ngay_gui: 2024-12-13
        ca_nhan:
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTXSNV, de_nghi: [LDTT, CSTDCS]}
    """
    names = unit_names(dataset)
    voted = {ballot.vote.doi_tuong.ma_don_vi: ballot for ballot in reversed(ballots(dataset))}
    for source in last_round(dataset):
        record = source.record
        ballot = voted.get(record.ma_don_vi)
        sent = record.ngay_gui
        rated = any(person.muc_xep_loai for person in record.ca_nhan)
        if ballot is not None and sent is not None and rated and sent > ballot.meeting.ngay_hop:
            yield Report(
                source.at("ngay_gui"),
                f"{names.get(record.ma_don_vi, record.ma_don_vi)} gửi kết quả có xếp loại ngày "
                f"{short_date(sent)}, sau phiên họp bình xét ngày "
                f"{short_date(ballot.meeting.ngay_hop)}; phải xếp loại trước khi bình xét.",
                "Sửa ngay_gui hoặc ngay_hop nếu ghi nhầm; nếu đúng thế thì họp lại.",
                ((ballot.council.under((*ballot.path[:2], "ngay_hop")), "phiên họp"),),
                day=ballot.meeting.ngay_hop,
            )


def member_is_nominee(dataset: Dataset) -> Iterator[Report]:
    """Thành viên hội đồng là người được bỏ phiếu thì nên ghi rõ cách làm trong biên bản.

    Vì sao: nghị định tính tỷ lệ trên tổng số thành viên, kể cả người ấy; quy chế của hội đồng có
    thể không cho tự bỏ phiếu cho mình.

    Cách sửa: xem quy chế hội đồng; nếu người ấy không bỏ phiếu cho mình thì số phiếu bớt một.

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
                dong_y: 3

    Đúng:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            bo_phieu:
              - doi_tuong: {ho_ten: Nguyễn Thị Khác, ma_can_bo: VP-09, ma_don_vi: van-phong}
                ma_danh_hieu: CSTDCS
                phat_ra: 3
                thu_ve: 3
                hop_le: 3
                dong_y: 3
    """
    council = dataset.council
    if council is None:
        return
    names = bearers(dataset)
    members = council.record.thanh_vien
    by_code = {member.ma_can_bo for member in members if member.ma_can_bo}
    without_code = {fold_name(member.ho_ten) for member in members if not member.ma_can_bo}
    for m, meeting in enumerate(council.record.phien_hop):
        found = dict.fromkeys(
            ballot.owner
            for ballot in ballots(dataset)
            if ballot.path[1] == m
            and ballot.code in VOTED
            and ballot.vote.doi_tuong.ho_ten is not None
            and (ballot.who(names) in by_code or fold_name(ballot.owner) in without_code)
        )
        if found:
            yield Report(
                council.at("phien_hop", m, "bo_phieu"),
                f"Phiên họp ngày {short_date(meeting.ngay_hop)} bỏ phiếu cho {count(len(found))} "
                f"người là thành viên hội đồng ({listed(found)}); họ vẫn tính trong tổng số thành "
                "viên.",
                "Xem quy chế hội đồng có cho tự bỏ phiếu không, ghi rõ trong biên bản.",
                day=meeting.ngay_hop,
            )


RATED_AFTER_MEETING = Rule("L213", Severity.WARNING, rated_after_meeting, _RATED_FIRST, "rieng")
MEMBER_IS_NOMINEE = Rule("L412", Severity.HINT, member_is_nominee, MUST_VOTE, "rieng")
