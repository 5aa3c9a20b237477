"""Ballots whose numbers cannot be: L406, L407, L411."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation
from tdkt_cli.law.titles import LAW_OF_TITLES
from tdkt_cli.law.votes import VOTED
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.absences import VOTES
from tdkt_cli.rules.law_ballots import MUST_VOTE, ballots
from tdkt_cli.vietnamese import count, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset

_BASIS = (Citation(LAW_OF_TITLES, 84, 1, "c"), *MUST_VOTE)


def ballots_do_not_add_up(dataset: Dataset) -> Iterator[Report]:
    """Số phiếu phải hợp lý: phát ra ≥ thu về ≥ hợp lệ ≥ đồng ý.

    Vì sao: biên bản bình xét chép các con số này; số phiếu đồng ý nhiều hơn phiếu hợp lệ là ghi
    nhầm, kết quả bỏ phiếu không dùng được.

    Cách sửa: đối chiếu với biên bản kiểm phiếu rồi sửa con số sai.

    Sai:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            bo_phieu:
              - doi_tuong: {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, ma_don_vi: van-phong}
                ma_danh_hieu: CSTDCS
                phat_ra: 3
                thu_ve: 3
                hop_le: 2
                dong_y: 3

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
    steps = (
        ("phat_ra", "phát ra", "thu_ve", "thu về"),
        ("thu_ve", "thu về", "hop_le", "hợp lệ"),
        ("hop_le", "hợp lệ", "dong_y", "đồng ý"),
    )
    for ballot in ballots(dataset):
        numbers = dict(ballot.vote)
        for more, more_text, less, less_text in steps:
            if numbers[less] > numbers[more]:
                yield Report(
                    ballot.at(less),
                    f"Phiếu bầu {ballot.title} cho {ballot.owner} có {count(numbers[less])} phiếu "
                    f"{less_text}, nhiều hơn {count(numbers[more])} phiếu {more_text}.",
                    "Đối chiếu với biên bản kiểm phiếu rồi sửa con số sai.",
                    ((ballot.at(more), f"số phiếu {more_text}"),),
                    day=ballot.meeting.ngay_hop,
                )


def more_ballots_than_members(dataset: Dataset) -> Iterator[Report]:
    """Số phiếu phát ra không được nhiều hơn số thành viên hội đồng.

    Vì sao: chỉ thành viên hội đồng bỏ phiếu; tỷ lệ tính trên tổng số thành viên, phát thừa phiếu
    thì tỷ lệ sai.

    Cách sửa: sửa phat_ra, hoặc ghi đủ thanh_vien của hội đồng.

    Sai:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            bo_phieu:
              - doi_tuong: {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, ma_don_vi: van-phong}
                ma_danh_hieu: CSTDCS
                phat_ra: 4
                thu_ve: 4
                hop_le: 4
                dong_y: 4

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
        members = ballot.members
        if members and ballot.vote.phat_ra > members:
            yield Report(
                ballot.at("phat_ra"),
                f"Phiếu bầu {ballot.title} cho {ballot.owner} phát ra {count(ballot.vote.phat_ra)} "
                f"phiếu; hội đồng chỉ có {count(members)} thành viên.",
                "Sửa phat_ra, hoặc ghi đủ thanh_vien của hội đồng.",
                ((ballot.council.at("thanh_vien"), "thành viên hội đồng"),),
                day=ballot.meeting.ngay_hop,
            )


def absent_not_asked(dataset: Dataset) -> Iterator[Report]:
    """Thành viên hội đồng vắng mặt vẫn được lấy ý kiến bằng văn bản.

    Vì sao: tỷ lệ phiếu tính trên tổng số thành viên; người vắng không được lấy ý kiến thì coi như
    không đồng ý, và biên bản thiếu ý kiến của họ.

    Cách sửa: lấy ý kiến bằng văn bản của người vắng rồi ghi vào số phiếu phát ra, thu về.

    Sai:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            bo_phieu:
              - doi_tuong: {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, ma_don_vi: van-phong}
                ma_danh_hieu: CTD_TINH
                phat_ra: 2
                thu_ve: 2
                hop_le: 2
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
    seen: set[str | int] = set()
    for ballot in ballots(dataset):
        meeting = ballot.path[1]
        few = ballot.vote.phat_ra < ballot.members
        if few and ballot.code in VOTED and meeting not in seen:
            seen.add(meeting)
            yield Report(
                ballot.at("phat_ra"),
                f"Phiên họp ngày {short_date(ballot.meeting.ngay_hop)} phát ra "
                f"{count(ballot.vote.phat_ra)} phiếu, hội đồng có {count(ballot.members)} "
                "thành viên; "
                "người vắng mặt phải được lấy ý kiến bằng văn bản.",
                "Lấy ý kiến bằng văn bản của người vắng rồi ghi vào số phiếu phát ra, thu về.",
                day=ballot.meeting.ngay_hop,
            )


BALLOTS_DO_NOT_ADD_UP = Rule(
    "L406", Severity.ERROR, ballots_do_not_add_up, _BASIS, "rieng", rests_on=VOTES
)
MORE_BALLOTS_THAN_MEMBERS = Rule("L407", Severity.ERROR, more_ballots_than_members, _BASIS, "rieng")
ABSENT_NOT_ASKED = Rule("L411", Severity.WARNING, absent_not_asked, MUST_VOTE, "rieng")
