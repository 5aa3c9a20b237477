"""BẢN ĐĂNG KÝ THI ĐUA: `data/registrations/<năm>/<ma_don_vi>.yaml`.

`thoi_gian` is one table for three lists of a person, told apart by the virtual `loai_thoi_gian`:
`dao_tao` → `dao_tao[]`; `thai_san`, `dieu_tri`, `viec_rieng` → `nghi_viec[]` with that `ly_do`;
`dang_xem_xet` → `dang_xem_xet[]`, whose `noi_dung` is needed (and means nothing elsewhere).
`so_ca_nhan` is not typed: it is the number of rows of `ca_nhan`.

The only read columns of `ca_nhan` are those of forms re-typed with one table: the row's work
(`sang_kien.…`), if any, is one item of that person's `sang_kien[]`.
"""

from __future__ import annotations

from tdkt_cli.forms.kinds.people import (
    COLLECTIVE_INQUIRIES,
    PEOPLE,
    TIMES_AWAY,
    TRANSFERS,
    WORK_LIFE,
    WORKS,
)
from tdkt_cli.forms.kinds.records import Block, Column, Fill, Kind, Sheet, Table
from tdkt_cli.forms.kinds.values import (
    AUTHORITIES,
    ORDINAL,
    SENT_ON,
    UNIT_OF_FORM,
    YEAR_OF_PLAN,
    title_column,
)

GENERAL = Block(
    "thong_tin_chung",
    "Thông tin chung",
    (
        YEAR_OF_PLAN,
        UNIT_OF_FORM,
        Column(
            "tong_so_nguoi",
            "Tổng số người của đơn vị",
            Fill.WHOLE,
            note="Kể cả người không đăng ký; ghi chữ số.",
            synonyms=("Tổng số người", "Tổng số CBCC", "Tổng số cán bộ, công chức", "Biên chế"),
            required=True,
        ),
        SENT_ON,
        Column(
            "nguoi_ky.quyen_han",
            "Quyền hạn ký",
            Fill.CHOICE,
            note="Chỉ ghi khi ký thay, ký thừa lệnh.",
            choices=AUTHORITIES,
            if_filled=True,
        ),
        Column(
            "nguoi_ky.thay_cho",
            "Ký thay cho",
            note="Chức vụ của người được ký thay.",
            if_filled=True,
        ),
        Column(
            "nguoi_ky.chuc_vu",
            "Chức vụ người ký",
            note="Ví dụ: TRƯỞNG PHÒNG.",
            synonyms=("Người ký", "Chức vụ của người ký"),
        ),
        Column(
            "nguoi_ky.chuc_vu_khac",
            "Chức vụ khác của người ký",
            note="Chức vụ ở cơ quan, khi ký thay mặt một hội đồng.",
            if_filled=True,
        ),
        Column(
            "nguoi_ky.ho_ten",
            "Họ và tên người ký",
            Fill.PERSON,
            note="Trưởng phòng hoặc người được giao phụ trách.",
            synonyms=("Họ tên người ký",),
        ),
    ),
)
COLLECTIVE = Block(
    "tap_the",
    "I. Tập thể",
    (
        title_column(
            "tap_the.danh_hieu",
            "Danh hiệu thi đua của tập thể",
            "tap_the",
            "danh_hieu",
            synonyms=("Danh hiệu tập thể", "Tập thể đăng ký danh hiệu"),
        ),
        title_column(
            "tap_the.khen_thuong",
            "Hình thức khen thưởng của tập thể",
            "tap_the",
            "khen_thuong",
            synonyms=("Khen thưởng tập thể", "Tập thể đề nghị khen thưởng"),
        ),
    ),
)
TARGETS = Table(
    "chi_tieu",
    "chi_tieu[]",
    "III. Chỉ tiêu, nội dung thi đua",
    (
        ORDINAL,
        Column("ma_chi_tieu", "Mã chỉ tiêu", Fill.ITEM_CODE, 16, hidden=True, locked=True),
        Column(
            "ten_chi_tieu",
            "Tên chỉ tiêu",
            Fill.TEXT,
            95,
            "Việc đo đếm được mà đơn vị phấn đấu trong năm.",
            ("Chỉ tiêu", "Nội dung chỉ tiêu", "Nội dung thi đua"),
            required=True,
        ),
        Column(
            "ma_nhiem_vu",
            "Nhiệm vụ của kế hoạch",
            Fill.TASK,
            85,
            "Chọn nhiệm vụ trong kế hoạch mà chỉ tiêu này thực hiện.",
            ("Nhiệm vụ", "Thuộc nhiệm vụ"),
        ),
        Column(
            "don_vi_tinh",
            "Đơn vị tính",
            Fill.TEXT,
            24,
            "Ví dụ: cuộc, lượt người, %.",
            ("ĐVT",),
            required=True,
        ),
        Column(
            "muc_ke_hoach",
            "Kế hoạch năm",
            Fill.AMOUNT,
            24,
            "Con số của cả năm; ghi chữ số.",
            ("Mức kế hoạch", "Kế hoạch", "Chỉ tiêu năm"),
            required=True,
        ),
    ),
    blank_rows=6,
)

REGISTRATION = Kind(
    "dang_ky",
    "BẢN ĐĂNG KÝ THI ĐUA",
    (
        Sheet("Đơn vị", (GENERAL, COLLECTIVE)),
        Sheet("Cá nhân", (PEOPLE,)),
        Sheet("Sáng kiến", (WORKS,)),
        Sheet("Phong trào", (WORK_LIFE,)),
        Sheet("Đi học, nghỉ", (TIMES_AWAY,)),
        Sheet("Chuyển đến", (TRANSFERS,)),
        Sheet("Tập thể đang xem xét", (COLLECTIVE_INQUIRIES,)),
        Sheet("Chỉ tiêu", (TARGETS,)),
    ),
    ("PHIẾU ĐĂNG KÝ THI ĐUA", "ĐĂNG KÝ THI ĐUA", "BẢN ĐĂNG KÝ THI ĐUA, KHEN THƯỞNG"),
    "dang-ky",
)
