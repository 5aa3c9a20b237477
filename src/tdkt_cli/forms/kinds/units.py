"""DANH SÁCH ĐƠN VỊ TRỰC THUỘC: `don_vi` of `data/plan-<năm>.yaml`.

A new unit gets its `ma_don_vi` from the import. `tong_so_nguoi` is the Office's own count: the form
for a unit's registration is filled in with it.
"""

from __future__ import annotations

from tdkt_cli.forms.kinds.records import Block, Column, Fill, Kind, Sheet, Table
from tdkt_cli.forms.kinds.values import (
    NAMES_OF_UNIT,
    ORDINAL,
    UNIT_KINDS,
    YEAR_OF_PLAN,
    unit_column,
)

UNITS_OF_AGENCY = Table(
    "don_vi",
    "don_vi[]",
    "Các đơn vị đăng ký thi đua",
    (
        ORDINAL,
        Column("ma_don_vi", "Mã đơn vị", Fill.UNIT_CODE, 30, hidden=True, locked=True),
        Column(
            "ten_don_vi",
            "Tên đơn vị",
            Fill.TEXT,
            60,
            "Tên đầy đủ, như in trong văn bản.",
            (*NAMES_OF_UNIT, "Đơn vị"),
            required=True,
        ),
        Column(
            "tong_so_nguoi",
            "Tổng số người",
            Fill.WHOLE,
            24,
            "Số người hiện có, kể cả lãnh đạo đơn vị; ghi chữ số.",
            ("Số người", "Biên chế", "Số CBCC", "Biên chế có mặt"),
        ),
        Column(
            "loai_don_vi",
            "Loại đơn vị",
            Fill.CHOICE,
            32,
            "Chính cơ quan: lãnh đạo và tập thể cơ quan, đúng một dòng.",
            ("Loại",),
            choices=UNIT_KINDS,
        ),
        Column(
            "ten_tap_the",
            "Tên tập thể",
            Fill.TEXT,
            45,
            "Chỉ ghi khi khác tên đơn vị.",
            ("Tên tập thể khi khen",),
        ),
        Column("ngay_thanh_lap", "Ngày thành lập", Fill.DATE, 24, "Ngày/tháng/năm."),
        Column(
            "tu_ngay",
            "Hoạt động từ ngày",
            Fill.DATE,
            24,
            "Chỉ ghi khi bắt đầu trong năm.",
            ("Từ ngày",),
        ),
        Column(
            "den_ngay",
            "Hoạt động đến ngày",
            Fill.DATE,
            24,
            "Chỉ ghi khi chấm dứt, sáp nhập.",
            ("Đến ngày",),
        ),
        unit_column(key="thay_bang")._replace(
            heading="Đơn vị kế thừa",
            note="Đơn vị nhận việc sau sáp nhập.",
            synonyms=("Thay bằng", "Kế thừa"),
        ),
        Column(
            "thuoc_dien_co",
            "Thuộc diện xét cờ thi đua",
            Fill.YES_NO,
            26,
            "Để trống: có.",
            ("Diện xét cờ",),
        ),
    ),
    blank_rows=6,
)

UNITS = Kind(
    "don_vi",
    "DANH SÁCH ĐƠN VỊ TRỰC THUỘC",
    (
        Sheet(
            "Đơn vị",
            (Block("thong_tin_chung", "Thông tin chung", (YEAR_OF_PLAN,)), UNITS_OF_AGENCY),
        ),
    ),
    ("DANH SÁCH ĐƠN VỊ", "ĐƠN VỊ TRỰC THUỘC", "BIÊN CHẾ CÁC ĐƠN VỊ"),
    "don-vi",
)
