"""The tables about people in the form for registration."""

from __future__ import annotations

from tdkt_cli.forms.kinds.records import Column, Fill, Table
from tdkt_cli.forms.kinds.values import (
    FORMS_OF_ADDRESS,
    GROUNDS,
    OFFICE,
    ORDINAL,
    PARENT_CODE,
    PARENT_PERSON,
    PERSON,
    STAFF_CODE,
    TIMES,
    WORK_DETAILS,
    WORK_NAME,
    title_column,
)

_TITLES = "Danh hiệu thi đua đăng ký"
_COMMENDATIONS = "Hình thức khen thưởng đề nghị"
_NAMES_OF_TITLES = (
    "Danh hiệu thi đua",
    "Danh hiệu đăng ký",
    "Danh hiệu",
    "Đăng ký danh hiệu",
    "Đăng ký danh hiệu thi đua",
    "Đăng ký DHTĐ",
)
_NAMES_OF_COMMENDATIONS = (
    "Hình thức khen thưởng",
    "Hình thức khen thưởng đăng ký",
    "Khen thưởng",
    "Hình thức",
    "Đăng ký khen thưởng",
    "Đề nghị khen thưởng",
)

_HIRED = Column(
    "ngay_tuyen_dung",
    "Ngày tuyển dụng",
    Fill.DATE,
    26,
    "Ngày/tháng/năm vào cơ quan nhà nước; cần cho người mới, dưới 06 tháng.",
    ("Ngày vào cơ quan", "Ngày tuyển dụng, tiếp nhận"),
)
_MOVEMENTS = Column(
    "ma_phong_trao",
    "Phong trào tham gia",
    Fill.MOVEMENT,
    60,
    "Chọn tên phong trào trong kế hoạch, mỗi ô một tên.",
    ("Phong trào", "Phong trào thi đua", "Tham gia phong trào"),
    mark=True,
    repeat=3,
    many=True,
)

PEOPLE = Table(
    "ca_nhan",
    "ca_nhan[]",
    "II. Cá nhân",
    (
        ORDINAL,
        STAFF_CODE,
        Column(
            "danh_xung",
            "Ông/bà",
            Fill.CHOICE,
            14,
            "Chọn ông hoặc bà.",
            ("Ông (bà)", "Ông, bà", "Danh xưng"),
            choices=FORMS_OF_ADDRESS,
        ),
        PERSON,
        OFFICE._replace(required=True, width_mm=33),
        title_column(
            "danh_hieu",
            _TITLES,
            "ca_nhan",
            "danh_hieu",
            synonyms=_NAMES_OF_TITLES,
            mark=True,
            width_mm=36,
        ),
        title_column(
            "khen_thuong",
            _COMMENDATIONS,
            "ca_nhan",
            "khen_thuong",
            synonyms=_NAMES_OF_COMMENDATIONS,
            width_mm=34,
            repeat=2,
        ),
        Column(
            "dien_xet",
            "Diện xét CSTĐ cơ sở",
            Fill.CHOICE,
            32,
            "Chỉ chọn khi đăng ký Chiến sĩ thi đua cơ sở: căn cứ để xét (Điều 23 của Luật).",
            ("Diện xét", "Diện xét Chiến sĩ thi đua cơ sở", "Căn cứ xét"),
            choices=GROUNDS,
        ),
        Column("ghi_chu", "Ghi chú", Fill.TEXT, 36, "Điều cần nói thêm; được in ở phụ lục."),
        Column(
            "nam_truoc",
            "Đã đạt năm trước",
            Fill.SHOWN,
            30,
            "Chương trình điền để tiện xem: danh hiệu, hình thức đã có quyết định.",
            locked=True,
            virtual=True,
        ),
        _HIRED._replace(only_read=True),
        _MOVEMENTS._replace(only_read=True),
        WORK_NAME._replace(key="sang_kien.ten_sang_kien", only_read=True, required=False),
        *(
            column._replace(key=f"sang_kien.{column.key}", only_read=True)
            for column in WORK_DETAILS
        ),
    ),
    blank_rows=10,
    note="Mỗi người một dòng. Người mới ghi vào dòng trống; "
    "người đã chuyển đi thì xóa trắng cả dòng.",
)
WORK_LIFE = Table(
    "cong_tac",
    "ca_nhan[]",
    "Ngày tuyển dụng, phong trào tham gia",
    (ORDINAL, PARENT_CODE, PARENT_PERSON, _HIRED, _MOVEMENTS),
    blank_rows=10,
    note="Mỗi người một dòng; người mới chọn tên trong danh sách.",
)
WORKS = Table(
    "sang_kien",
    "ca_nhan[].sang_kien[]",
    "Sáng kiến, đề tài làm căn cứ đăng ký",
    (ORDINAL, PARENT_CODE, PARENT_PERSON, WORK_NAME, *WORK_DETAILS),
    blank_rows=8,
    note="Mỗi sáng kiến, đề tài một dòng; đồng tác giả thì mỗi người một dòng.",
)
TIMES_AWAY = Table(
    "thoi_gian",
    "ca_nhan[].{dao_tao,nghi_viec,dang_xem_xet}[]",
    "Thời gian đào tạo, nghỉ việc, đang xem xét",
    (
        ORDINAL,
        PARENT_CODE,
        PARENT_PERSON,
        Column(
            "loai_thoi_gian",
            "Loại thời gian",
            Fill.CHOICE,
            40,
            "Chọn trong danh sách.",
            ("Lý do", "Loại", "Lý do vắng"),
            required=True,
            choices=TIMES,
            virtual=True,
        ),
        Column(
            "noi_dung",
            "Nội dung đang xem xét",
            Fill.TEXT,
            60,
            "Chỉ ghi khi đang xem xét kỷ luật, xác minh.",
            ("Nội dung",),
        ),
        Column(
            "tu_ngay",
            "Từ ngày",
            Fill.DATE,
            26,
            "Ngày/tháng/năm.",
            ("Từ", "Bắt đầu"),
            required=True,
        ),
        Column(
            "den_ngay",
            "Đến ngày",
            Fill.DATE,
            26,
            "Ngày/tháng/năm; còn tiếp diễn thì để trống.",
            ("Đến", "Kết thúc"),
        ),
    ),
    blank_rows=5,
    note="Chỉ ghi khi có. Không ai đi học dài ngày, nghỉ việc thì để trống.",
)
COLLECTIVE_INQUIRIES = Table(
    "tap_the_xem_xet",
    "tap_the.dang_xem_xet[]",
    "Việc của tập thể đang xem xét, xác minh",
    (
        ORDINAL,
        Column(
            "noi_dung",
            "Việc của tập thể đang xem xét",
            Fill.TEXT,
            130,
            "Việc gì, cơ quan nào đang xem xét, xác minh.",
            ("Việc đang xem xét của tập thể",),
            required=True,
        ),
        *(column for column in TIMES_AWAY.columns if column.key in ("tu_ngay", "den_ngay")),
    ),
    blank_rows=3,
    note="Chỉ ghi khi có.",
)
TRANSFERS = Table(
    "chuyen_den",
    "ca_nhan[]",
    "Người mới chuyển đến trong năm",
    (
        ORDINAL,
        PARENT_CODE,
        PARENT_PERSON,
        Column(
            "ngay_ve_don_vi",
            "Ngày về đơn vị",
            Fill.DATE,
            28,
            "Ngày/tháng/năm chuyển đến.",
            ("Ngày chuyển đến",),
        ),
        Column(
            "don_vi_cu",
            "Đơn vị cũ",
            Fill.TEXT,
            60,
            "Nơi công tác trước khi chuyển đến.",
            ("Đơn vị trước đây", "Nơi công tác cũ"),
            mark=True,
        ),
        Column(
            "co_nhan_xet_don_vi_cu",
            "Đã có nhận xét của đơn vị cũ",
            Fill.YES_NO,
            36,
            "Chọn Có hoặc Không.",
            ("Nhận xét của đơn vị cũ",),
        ),
    ),
    blank_rows=4,
    note="Chỉ ghi khi có người chuyển đến.",
)
