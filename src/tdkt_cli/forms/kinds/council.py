"""HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG: `data/council/<năm>.yaml`.

A meeting is named by its number in the form (`phien`, virtual; 1 for the first row of
`phien_hop`). `diem_danh`: the virtual `tinh_trang` puts the row into `co_mat[]` or `vang_mat[]` of
that meeting; `ly_do` only for the absent. In `bo_phieu` an empty `ho_ten` means the unit's
collective.

Who led a meeting, its guests, tellers and refusals have no place here: an import leaves them as
they are.
"""

from __future__ import annotations

from tdkt_cli.forms.kinds.records import Block, Column, Fill, Kind, Sheet, Table
from tdkt_cli.forms.kinds.values import (
    OFFICE,
    ORDINAL,
    PERSON,
    PRESENCE,
    ROLES,
    STAFF_CODE,
    YEAR_OF_PLAN,
    title_column,
    unit_column,
)

_MEETING = Column(
    "phien",
    "Phiên họp số",
    Fill.WHOLE,
    24,
    "Số thứ tự của phiên ở bảng các phiên họp.",
    ("Phiên số", "Phiên"),
    required=True,
    virtual=True,
)
_OF_MEETING = _MEETING._replace(
    of_parent=True, carried=True, note=_MEETING.note + " Để trống: như dòng trên."
)


def _ballots(key: str, heading: str, note: str, *synonyms: str) -> Column:
    return Column(key, heading, Fill.WHOLE, 24, note, synonyms, required=True)


GENERAL = Block(
    "thong_tin_chung",
    "Thông tin chung",
    (
        YEAR_OF_PLAN,
        Column("ten_hoi_dong", "Tên Hội đồng", note="Tên đầy đủ như trong quyết định thành lập."),
        Column(
            "viet_tat",
            "Chữ viết tắt của Hội đồng",
            note="Chỉ ghi khi Hội đồng ban hành văn bản có số riêng.",
            if_filled=True,
        ),
        Column(
            "thanh_lap.so_ky_hieu",
            "Số quyết định thành lập",
            note="Số, ký hiệu, ví dụ 15/QĐ-BDT.",
            synonyms=("Quyết định thành lập",),
        ),
        Column(
            "thanh_lap.ngay_ban_hanh",
            "Ngày quyết định thành lập",
            Fill.DATE,
            note="Ngày/tháng/năm.",
        ),
    ),
)
MEMBERS = Table(
    "thanh_vien",
    "thanh_vien[]",
    "1. Thành viên Hội đồng",
    (
        ORDINAL,
        STAFF_CODE,
        PERSON._replace(width_mm=60),
        OFFICE._replace(width_mm=100),
        Column(
            "vai_tro",
            "Vai trò",
            Fill.CHOICE,
            50,
            "Chọn trong danh sách.",
            ("Vai trò trong Hội đồng", "Chức danh trong Hội đồng"),
            required=True,
            choices=ROLES,
        ),
    ),
    blank_rows=6,
)
MEETINGS = Table(
    "phien_hop",
    "phien_hop[]",
    "2. Các phiên họp",
    (
        _MEETING,
        Column(
            "ngay_hop",
            "Ngày họp",
            Fill.DATE,
            28,
            "Ngày/tháng/năm.",
            ("Ngày",),
            required=True,
        ),
        Column("gio_bat_dau", "Bắt đầu lúc", Fill.TEXT, 22, "Giờ và phút, ví dụ 08:00."),
        Column("gio_ket_thuc", "Kết thúc lúc", Fill.TEXT, 22, "Giờ và phút, ví dụ 11:30."),
        Column("dia_diem", "Địa điểm", Fill.TEXT, 65, "Nơi họp."),
        Column("noi_dung", "Nội dung", Fill.TEXT, 110, "Việc của phiên họp.", ("Nội dung họp",)),
    ),
    blank_rows=3,
)
PRESENT = Table(
    "diem_danh",
    "phien_hop[].{co_mat,vang_mat}[]",
    "3. Dự họp",
    (
        ORDINAL,
        _OF_MEETING,
        STAFF_CODE,
        PERSON._replace(width_mm=60),
        Column(
            "tinh_trang",
            "Có mặt, vắng mặt",
            Fill.CHOICE,
            40,
            "Chọn Có mặt hoặc Vắng mặt.",
            ("Tình trạng", "Dự họp", "Điểm danh"),
            required=True,
            choices=PRESENCE,
            virtual=True,
        ),
        Column("ly_do", "Lý do vắng", Fill.TEXT, 100, "Chỉ ghi cho người vắng mặt.", ("Lý do",)),
        Column(
            "y_kien_van_ban",
            "Gửi ý kiến bằng văn bản",
            Fill.YES_NO,
            30,
            "Chỉ ghi cho người vắng mặt: Có khi đã gửi ý kiến bằng văn bản.",
            ("Ý kiến bằng văn bản",),
        ),
    ),
    blank_rows=12,
)
BALLOTS = Table(
    "bo_phieu",
    "phien_hop[].bo_phieu[]",
    "4. Kết quả bỏ phiếu",
    (
        ORDINAL,
        _OF_MEETING,
        STAFF_CODE._replace(key="doi_tuong.ma_can_bo"),
        PERSON._replace(
            key="doi_tuong.ho_ten",
            required=False,
            width_mm=46,
            note="Tập thể thì để trống họ tên, chỉ ghi đơn vị.",
            synonyms=(*PERSON.synonyms, "Tập thể, cá nhân", "Cá nhân"),
        ),
        unit_column(key="doi_tuong.ma_don_vi"),
        title_column(
            "ma_danh_hieu",
            "Danh hiệu, hình thức",
            "",
            "",
            repeat=1,
            many=False,
            required=True,
            width_mm=56,
            note="Chọn trong danh sách; mỗi dòng một danh hiệu hoặc một hình thức.",
            synonyms=("Danh hiệu/hình thức đề nghị", "Danh hiệu", "Hình thức khen thưởng"),
        ),
        _ballots("phat_ra", "Phát ra", "Số phiếu phát ra.", "Số phiếu phát ra", "Phiếu phát ra"),
        _ballots("thu_ve", "Thu về", "Số phiếu thu về.", "Số phiếu thu về", "Phiếu thu về"),
        _ballots("hop_le", "Hợp lệ", "Số phiếu hợp lệ.", "Số phiếu hợp lệ", "Phiếu hợp lệ"),
        _ballots("dong_y", "Đồng ý", "Số phiếu đồng ý.", "Số phiếu đồng ý", "Tán thành"),
    ),
    blank_rows=30,
)

COUNCIL = Kind(
    "hoi_dong",
    "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
    (
        Sheet("Thành viên", (GENERAL, MEMBERS)),
        Sheet("Phiên họp", (MEETINGS,)),
        Sheet("Dự họp", (PRESENT,)),
        Sheet("Bỏ phiếu", (BALLOTS,)),
    ),
    ("HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG",),
    "hoi-dong",
)
