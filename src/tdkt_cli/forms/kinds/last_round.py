"""What the form for results asks in the last round alone: ratings, proposals, the block."""

from __future__ import annotations

from tdkt_cli.forms.kinds.records import Block, Column, Fill, Table
from tdkt_cli.forms.kinds.values import (
    DISCIPLINES,
    ORDINAL,
    PERSON,
    RATINGS,
    STAFF_CODE,
    title_column,
)

_RATING = Column(
    "muc_xep_loai",
    "Xếp loại chất lượng",
    Fill.CHOICE,
    46,
    "Chọn mức xếp loại của năm.",
    ("Mức xếp loại", "Xếp loại", "Xếp loại năm"),
    choices=RATINGS,
)
_PROPOSED = title_column(
    "de_nghi",
    "Danh hiệu, hình thức đề nghị",
    "ca_nhan",
    "",
    synonyms=("Đề nghị", "Đề nghị khen thưởng", "Danh hiệu đề nghị"),
    repeat=4,
)
MOVEMENT_COLUMN = Column(
    "ma_phong_trao",
    "Phong trào",
    Fill.MOVEMENT,
    100,
    "Chọn tên phong trào trong kế hoạch.",
    ("Tên phong trào", "Phong trào thi đua"),
    required=True,
)
COLLECTIVE = Block(
    "tap_the",
    "Tập thể: xếp loại và đề nghị",
    (
        _RATING._replace(
            key="tap_the.muc_xep_loai", heading="Xếp loại tập thể", synonyms=("Tập thể xếp loại",)
        ),
        _PROPOSED._replace(
            key="tap_the.de_nghi",
            heading="Đề nghị cho tập thể",
            subject="tap_the",
            synonyms=("Tập thể đề nghị",),
        ),
    ),
    when="dot_cuoi",
)
PEOPLE = Table(
    "ca_nhan",
    "ca_nhan[]",
    "9. Cá nhân: xếp loại và đề nghị",
    (
        ORDINAL,
        STAFF_CODE,
        PERSON,
        _RATING._replace(required=True),
        _PROPOSED,
        Column(
            "ky_luat.hinh_thuc_ky_luat",
            "Kỷ luật trong năm",
            Fill.CHOICE,
            28,
            "Không bị kỷ luật thì để trống.",
            ("Hình thức kỷ luật", "Kỷ luật"),
            choices=DISCIPLINES,
        ),
        Column(
            "ky_luat.ngay_ky",
            "Ngày ký quyết định kỷ luật",
            Fill.DATE,
            26,
            "Ngày/tháng/năm.",
            ("Ngày kỷ luật", "Ngày ký"),
        ),
    ),
    blank_rows=5,
    note="Ghi cả người không đề nghị gì: xếp loại là căn cứ để xét các năm sau.",
    when="dot_cuoi",
)
BLOCK_OF_AGENCIES = Block(
    "cum_khoi",
    "Kết quả ở khối thi đua",
    (
        Column("cum_khoi.ten_khoi", "Tên khối thi đua", synonyms=("Khối thi đua",)),
        Column(
            "cum_khoi.xep_hang",
            "Thứ hạng trong khối",
            Fill.WHOLE,
            note="Chưa bình xét thì để trống.",
            synonyms=("Xếp hạng",),
        ),
    ),
    when="co_quan",
)
THEMATIC = Table(
    "chuyen_de",
    "chuyen_de[]",
    "10. Phong trào thi đua theo chuyên đề",
    (
        ORDINAL,
        MOVEMENT_COLUMN,
        Column(
            "so_nam",
            "Số năm thực hiện",
            Fill.WHOLE,
            30,
            "Số năm phát động của chuyên đề.",
            ("Số năm",),
        ),
        Column(
            "dan_dau",
            "Dẫn đầu",
            Fill.YES_NO,
            30,
            "Cơ quan có dẫn đầu phong trào không.",
            ("Dẫn đầu phong trào",),
            required=True,
        ),
    ),
    blank_rows=3,
    when="co_quan",
)
