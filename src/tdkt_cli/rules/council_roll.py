"""Who is named at a meeting of the council against its list of members: D711 to D713."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import KeyPath, Severity
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.absences import NAME, VOTES
from tdkt_cli.rules.wording import listed
from tdkt_cli.vietnamese import count, fold_name, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.models import Dataset, Meeting, Person


def not_a_member(dataset: Dataset) -> Iterator[Report]:
    """Người có mặt, vắng mặt, chủ trì, thư ký, kiểm phiếu phải là thành viên hội đồng.

    Vì sao: tỷ lệ phiếu tính trên tổng số thành viên; người ngoài hội đồng ghi vào có mặt thì mẫu số
    sai, biên bản sai thành phần. Khách mời, không bỏ phiếu, ghi ở khach_moi.

    Cách sửa: thêm vào thanh_vien; nếu là khách thì chuyển sang khach_moi; nếu gõ nhầm tên thì sửa.

    Sai:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            co_mat: [{ho_ten: Lâm Thị Gốc}, {ho_ten: Trần Văn Mẫu}, {ho_ten: Nguyễn Thị Khách}]
            vang_mat: [{ho_ten: H'Mơ Niê}]

    Đúng:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            co_mat: [{ho_ten: Lâm Thị Gốc}, {ho_ten: Trần Văn Mẫu}]
            vang_mat: [{ho_ten: H'Mơ Niê}]
            khach_moi: [{ho_ten: Nguyễn Thị Khách, chuc_vu: Phó Giám đốc Sở}]
    """
    council = dataset.council
    if council is None or not council.record.thanh_vien:
        return
    members = council.record.thanh_vien
    for m, meeting in enumerate(council.record.phien_hop):
        for path, person in _named(meeting):
            if not any(_same(person, member) for member in members):
                yield Report(
                    council.at("phien_hop", m, *path, "ho_ten"),
                    f"{person.ho_ten} được ghi ở phiên họp ngày {short_date(meeting.ngay_hop)} "
                    "nhưng không phải thành viên hội đồng.",
                    "Thêm vào thanh_vien, chuyển sang khach_moi, hoặc sửa tên cho đúng.",
                    ((council.at("thanh_vien"), "thành viên hội đồng"),),
                )


def member_unaccounted(dataset: Dataset) -> Iterator[Report]:
    """Mỗi thành viên hội đồng phải có mặt hoặc vắng mặt ở phiên họp đã ghi thành phần.

    Vì sao: biên bản ghi có mặt bao nhiêu trên tổng số, vắng ai và vì sao; người vắng phải được lấy
    ý kiến bằng văn bản.

    Cách sửa: ghi thêm vào co_mat hoặc vang_mat.

    Sai:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            co_mat: [{ho_ten: Lâm Thị Gốc}, {ho_ten: Trần Văn Mẫu}]

    Đúng:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            co_mat: [{ho_ten: Lâm Thị Gốc}, {ho_ten: Trần Văn Mẫu}]
            vang_mat: [{ho_ten: H'Mơ Niê, ly_do: đi công tác}]
    """
    council = dataset.council
    if council is None:
        return
    for m, meeting in enumerate(council.record.phien_hop):
        named = (*meeting.co_mat, *meeting.vang_mat)
        left = [
            member.ho_ten
            for member in council.record.thanh_vien
            if not any(_same(person, member) for person in named)
        ]
        if meeting.co_mat and left:
            yield Report(
                council.at("phien_hop", m, "co_mat", on_key=True),
                f"Phiên họp ngày {short_date(meeting.ngay_hop)} chưa ghi {count(len(left))} thành "
                f"viên có mặt hay vắng mặt: {listed(left)}.",
                "Ghi thêm vào co_mat hoặc vang_mat.",
            )


def present_and_absent(dataset: Dataset) -> Iterator[Report]:
    """Một người không thể vừa có mặt vừa vắng mặt, không ghi hai lần ở một phiên họp.

    Vì sao: số có mặt, số vắng mặt trong biên bản cộng lại phải bằng số thành viên.

    Cách sửa: bỏ tên ở một chỗ.

    Sai:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            co_mat: [{ho_ten: Lâm Thị Gốc}, {ho_ten: Trần Văn Mẫu}, {ho_ten: H'Mơ Niê}]
            vang_mat: [{ho_ten: H'Mơ Niê}]

    Đúng:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            co_mat: [{ho_ten: Lâm Thị Gốc}, {ho_ten: Trần Văn Mẫu}]
            vang_mat: [{ho_ten: H'Mơ Niê}]
    """
    council = dataset.council
    if council is None:
        return
    for m, meeting in enumerate(council.record.phien_hop):
        seen: list[tuple[KeyPath, Person]] = []
        for path, person in _on_the_roll(meeting):
            earlier = next((place for place, other in seen if _same(person, other)), None)
            seen.append((path, person))
            if earlier is not None:
                yield Report(
                    council.at("phien_hop", m, *path, "ho_ten"),
                    f"{person.ho_ten} được ghi hai lần ở phiên họp ngày "
                    f"{short_date(meeting.ngay_hop)}.",
                    "Bỏ tên ở một chỗ.",
                    ((council.at("phien_hop", m, *earlier, "ho_ten"), "chỗ kia"),),
                )


def more_votes_than_voters(dataset: Dataset) -> Iterator[Report]:
    """Số phiếu thu về không nhiều hơn số người có mặt và số người vắng đã gửi ý kiến bằng văn bản.

    Vì sao: người vắng mặt chỉ có phiếu khi đã gửi ý kiến bằng văn bản. Phiếu thu về nhiều hơn thế
    thì hoặc thành phần, hoặc số phiếu ghi sai, hoặc có phiếu không ai bỏ; tỷ lệ đồng ý không dùng
    được.

    Cách sửa: người vắng đã gửi ý kiến thì ghi y_kien_van_ban: true; không thì sửa co_mat hoặc số
    phiếu theo biên bản kiểm phiếu.

    Sai:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            co_mat: [{ho_ten: Lâm Thị Gốc}, {ho_ten: Trần Văn Mẫu}]
            vang_mat: [{ho_ten: H'Mơ Niê, ly_do: đi công tác, y_kien_van_ban: false}]
            bo_phieu:
              - doi_tuong: {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}
                ma_danh_hieu: CSTDCS
                phat_ra: 3
                thu_ve: 3
                hop_le: 3
                dong_y: 3

    Đúng:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            co_mat: [{ho_ten: Lâm Thị Gốc}, {ho_ten: Trần Văn Mẫu}]
            vang_mat: [{ho_ten: H'Mơ Niê, ly_do: đi công tác, y_kien_van_ban: true}]
            bo_phieu:
              - doi_tuong: {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}
                ma_danh_hieu: CSTDCS
                phat_ra: 3
                thu_ve: 3
                hop_le: 3
                dong_y: 3
    """
    council = dataset.council
    if council is None:
        return
    for m, meeting in enumerate(council.record.phien_hop):
        wrote = sum(one.y_kien_van_ban is True for one in meeting.vang_mat)
        voters = len(meeting.co_mat) + wrote
        over = [n for n, vote in enumerate(meeting.bo_phieu) if vote.thu_ve > voters]
        if not (meeting.co_mat and over):
            continue
        silent = [one for one in meeting.vang_mat if not one.y_kien_van_ban]
        names = (one.ho_ten for one in silent)
        absent = f"; vắng mà chưa ghi có ý kiến bằng văn bản: {listed(names)}" if silent else ""
        first = meeting.bo_phieu[over[0]].thu_ve
        yield Report(
            council.at("phien_hop", m, "bo_phieu", over[0], "thu_ve"),
            f"Phiên họp ngày {short_date(meeting.ngay_hop)} thu về {count(first)} phiếu, nhưng chỉ "
            f"có {count(voters)} người có phiếu ({count(len(meeting.co_mat))} có mặt, "
            f"{count(wrote)} gửi ý kiến bằng văn bản){absent}.",
            "Người vắng đã gửi ý kiến thì ghi y_kien_van_ban: true; không thì sửa co_mat hoặc số "
            "phiếu.",
            tuple(
                (council.at("phien_hop", m, "bo_phieu", n, "thu_ve"), "phiếu cũng nhiều hơn")
                for n in over[1:]
            ),
        )


def _on_the_roll(meeting: Meeting) -> Iterator[tuple[KeyPath, Person]]:
    for key, people in (("co_mat", meeting.co_mat), ("vang_mat", meeting.vang_mat)):
        yield from _numbered(key, people)


def _named(meeting: Meeting) -> Iterator[tuple[KeyPath, Person]]:
    """Yield everyone whom a meeting names as a member, each with its place."""
    yield from _on_the_roll(meeting)
    for key, person in (("chu_tri", meeting.chu_tri), ("thu_ky", meeting.thu_ky)):
        if person is not None:
            yield (key,), person
    yield from _numbered("kiem_phieu", meeting.kiem_phieu)


def _numbered(key: str, people: Iterable[Person]) -> Iterator[tuple[KeyPath, Person]]:
    for n, person in enumerate(people):
        yield (key, n), person


def _same(one: Person, other: Person) -> bool:
    """Whether two places of the council's file name one person: by code, else by name."""
    if one.ma_can_bo and other.ma_can_bo:
        return one.ma_can_bo == other.ma_can_bo
    return fold_name(one.ho_ten) == fold_name(other.ho_ten)


NOT_A_MEMBER = Rule("D711", Severity.WARNING, not_a_member, rests_on=NAME)
MEMBER_UNACCOUNTED = Rule("D712", Severity.WARNING, member_unaccounted, rests_on=NAME | VOTES)
PRESENT_AND_ABSENT = Rule("D713", Severity.ERROR, present_and_absent)
MORE_VOTES_THAN_VOTERS = Rule("D714", Severity.WARNING, more_votes_than_voters)
