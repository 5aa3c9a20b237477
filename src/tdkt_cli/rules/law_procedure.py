"""Quorum of the council, and days by which papers go up: L413, L418, L419."""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import law
from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation, law_of
from tdkt_cli.law.titles import LAW_OF_TITLES
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.absences import NAME, VOTES
from tdkt_cli.vietnamese import count, percent, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.findings import Place
    from tdkt_cli.models import Dataset, Meeting

_COUNCIL = (Citation(LAW_OF_TITLES, 90, 4),)
_CENTRAL_COUNCIL = (Citation("nd-98-2023", 47, 4, "b"),)
_SENT_UP = (Citation(LAW_OF_TITLES, 83, 1), Citation(LAW_OF_TITLES, 84, 6))


def below_quorum(dataset: Dataset) -> Iterator[Report]:
    """Phiên họp hội đồng phải có mặt đủ tỷ lệ mà quy định của cơ quan, của tỉnh đặt.

    Vì sao: quy định đã nạp ở data/regulations nói hội đồng họp khi có mặt ít nhất bao nhiêu phần
    tổng số thành viên; họp thiếu thì kết quả bình xét không có giá trị.

    Cách sửa: họp lại cho đủ; nếu ghi sót người dự thì bổ sung co_mat.

    Sai:

        # data/regulations/quy-che.yaml
        dieu_khoan:
          - {dieu: 9, noi_dung: Số dự họp, doi_chieu: nguyen_van,
             gia_tri: {ty_le_co_mat_toi_thieu: 80}}
        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            co_mat: [{ho_ten: Nguyễn Văn Mẫu}, {ho_ten: Trần Văn Mẫu}]
            vang_mat: [{ho_ten: H'Mơ Niê, ly_do: đi công tác}]

    Đúng:

        # data/regulations/quy-che.yaml
        dieu_khoan:
          - {dieu: 9, noi_dung: Số dự họp, doi_chieu: nguyen_van,
             gia_tri: {ty_le_co_mat_toi_thieu: 80}}
        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            co_mat: [{ho_ten: Nguyễn Văn Mẫu}, {ho_ten: Trần Văn Mẫu}, {ho_ten: H'Mơ Niê}]
    """
    book = law_of(dataset)
    for found in _attendance(dataset):
        share = book.local("ty_le_co_mat_toi_thieu", found.meeting.ngay_hop)
        least = law.minimum_yes(found.members, share.whole) if share else 0
        if share is not None and found.present < least:
            yield Report(
                found.place,
                f"{found.sentence}; quy định đòi ít nhất {percent(share.whole)}, "
                f"tức {count(least)} người.",
                "Họp lại cho đủ; nếu ghi sót người dự thì bổ sung co_mat.",
                basis=(share.citation,),
                day=found.meeting.ngay_hop,
            )


def below_usual_quorum(dataset: Dataset) -> Iterator[Report]:
    """Phiên họp hội đồng nên có mặt ít nhất 2/3 số thành viên.

    Vì sao: luật không đặt số người dự cho hội đồng của cơ quan; Hội đồng Thi đua - Khen thưởng
    Trung ương họp khi có ít nhất 2/3 tổng số thành viên, và quy chế thường theo số ấy. Đã nạp quy
    định có ty_le_co_mat_toi_thieu thì theo quy định.

    Cách sửa: xem quy chế hội đồng; nếu ghi sót người dự thì bổ sung co_mat.

    Sai:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            co_mat: [{ho_ten: Nguyễn Văn Mẫu}]
            vang_mat:
              - {ho_ten: Trần Văn Mẫu, ly_do: đi công tác}
              - {ho_ten: H'Mơ Niê, ly_do: đi công tác}

    Đúng:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            co_mat: [{ho_ten: Nguyễn Văn Mẫu}, {ho_ten: Trần Văn Mẫu}]
            vang_mat: [{ho_ten: H'Mơ Niê, ly_do: đi công tác}]
    """
    book = law_of(dataset)
    for found in _attendance(dataset):
        day = found.meeting.ngay_hop
        usual = book.known("phan_co_mat_hoi_dong", day)
        set_locally = book.local("ty_le_co_mat_toi_thieu", day) is not None
        least = ceil(usual.part * found.members) if usual else 0
        if usual is not None and not set_locally and found.present < least:
            yield Report(
                found.place,
                f"{found.sentence}; thường đòi {usual.word}, tức {count(least)} người.",
                "Xem quy chế hội đồng; nếu ghi sót người dự thì bổ sung co_mat.",
                day=day,
            )


class _Attendance(NamedTuple):
    """A meeting whose record says who was there."""

    meeting: Meeting
    place: Place
    present: int
    members: int

    @property
    def sentence(self) -> str:
        """What was found."""
        day = short_date(self.meeting.ngay_hop)
        return f"Phiên họp ngày {day} có mặt {count(self.present)}/{count(self.members)} thành viên"


def _attendance(dataset: Dataset) -> Iterator[_Attendance]:
    council = dataset.council
    for m, meeting in enumerate(council.record.phien_hop if council else ()):
        listed = len(meeting.co_mat) + len(meeting.vang_mat)
        if council is not None and meeting.co_mat:
            members = max(len(council.record.thanh_vien), listed)
            place = council.at("phien_hop", m, "co_mat")
            yield _Attendance(meeting, place, len(meeting.co_mat), members)


def sent_up_late(dataset: Dataset) -> Iterator[Report]:
    """Văn bản gửi lên tỉnh phải ban hành trong hạn mà quy định đã nạp đặt.

    Vì sao: tỉnh không nhận hồ sơ gửi chậm thì cả danh sách không được xét; hạn do tỉnh đặt, ghi ở
    han_dang_ky_len_tinh và han_gui_len_tinh của quy định trong data/regulations.

    Cách sửa: ban hành sớm hơn; nếu tỉnh cho lùi hạn thì ghi hạn mới vào quy định.

    Sai:

        # data/regulations/quy-che-tinh.yaml
        dieu_khoan:
          - {dieu: 12, noi_dung: Hạn đăng ký, doi_chieu: nguyen_van,
             gia_tri: {han_dang_ky_len_tinh: 02-15}}
        # data/documents/2024.yaml
        van_ban: [{ten_van_ban: tong-hop-gui-cap-tren, ngay_ban_hanh: 2024-02-20}]

    Đúng:

        # data/regulations/quy-che-tinh.yaml
        dieu_khoan:
          - {dieu: 12, noi_dung: Hạn đăng ký, doi_chieu: nguyen_van,
             gia_tri: {han_dang_ky_len_tinh: 02-15}}
        # data/documents/2024.yaml
        van_ban: [{ten_van_ban: tong-hop-gui-cap-tren, ngay_ban_hanh: 2024-02-15}]
    """
    papers = dataset.papers
    if papers is None or not dataset.regulations:
        return
    book = law_of(dataset)
    for n, paper in enumerate(papers.record.van_ban):
        name = _DEADLINES.get(paper.ten_van_ban)
        issued = paper.ngay_ban_hanh
        value = book.local(name, issued) if name and issued else None
        if value is None or issued is None:
            continue
        last = _deadline(str(value.value), dataset.year, rolls=name == "han_gui_len_tinh")
        if issued > last:
            yield Report(
                papers.at("van_ban", n, "ngay_ban_hanh"),
                f"{paper.ten_van_ban} ban hành ngày {short_date(issued)}, sau hạn gửi lên tỉnh "
                f"{short_date(last)}.",
                "Ban hành sớm hơn; nếu tỉnh cho lùi hạn thì ghi hạn mới vào quy định.",
                basis=(value.citation,),
                day=issued,
            )


_DEADLINES = {
    "tong-hop-gui-cap-tren": "han_dang_ky_len_tinh",
    "to-trinh": "han_gui_len_tinh",
}


def _deadline(text: str, year: int, *, rolls: bool) -> date:
    """Return the day of a year; in its first half a day of the review lies in the next year."""
    month, day = map(int, text.split("-"))
    return date(year + (rolls and month <= _FIRST_HALF), month, day)


_FIRST_HALF = 6

BELOW_QUORUM = Rule(
    "L413", Severity.WARNING, below_quorum, _COUNCIL, "rieng", rests_on=NAME | VOTES
)
BELOW_USUAL_QUORUM = Rule(
    "L418", Severity.HINT, below_usual_quorum, _CENTRAL_COUNCIL, "rieng", rests_on=NAME | VOTES
)
SENT_UP_LATE = Rule("L419", Severity.WARNING, sent_up_late, _SENT_UP, "rieng")
