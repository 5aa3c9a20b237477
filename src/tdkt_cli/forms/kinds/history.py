"""LỊCH SỬ THI ĐUA, KHEN THƯỞNG: `data/decisions/<năm>.yaml`, all years in one form.

The virtual `nam_thanh_tich` chooses the file. Rows of `quyet_dinh` with equal year, number, day and
signing body are one decision; within it rows of equal title and kind of award are one `danh_sach`
item, in the order in which they first stand. With `ho_ten` a row is an item of its `ca_nhan`,
without one its `ma_don_vi` is an item of its `tap_the`. `xep_loai` likewise: `xep_loai.ca_nhan[]`
or `xep_loai.tap_the[]`; `ky_luat`: `ky_luat[]` or `ky_luat_tap_the[]`. `day_du`: a `Có` puts the
part's name in that year's `day_du`, in the order of the columns.
"""

from __future__ import annotations

from tdkt_cli.forms.kinds.records import Column, Fill, Kind, Sheet, Table
from tdkt_cli.forms.kinds.values import (
    AUTHORS,
    AWARD_KINDS,
    DISCIPLINES,
    ORDINAL,
    PERSON,
    RATINGS,
    STAFF_CODE,
    WORK_DETAILS,
    WORK_NAME,
    title_column,
    unit_column,
)

_AS_ABOVE = " Để trống: như dòng trên."

_YEAR = Column(
    "nam_thanh_tich",
    "Năm thành tích",
    Fill.YEAR,
    20,
    "Năm có thành tích, không phải năm ký quyết định." + _AS_ABOVE,
    ("Năm", "Năm xét", "Năm đạt"),
    required=True,
    carried=True,
    virtual=True,
)
_PERSON_OR_NONE = PERSON._replace(
    required=False, note="Tập thể thì để trống họ tên, chỉ ghi đơn vị."
)

AWARDS = Table(
    "quyet_dinh",
    "quyet_dinh[].danh_sach[].{ca_nhan,tap_the}[]",
    "1. Danh hiệu thi đua, hình thức khen thưởng",
    (
        ORDINAL,
        _YEAR,
        Column(
            "so_ky_hieu",
            "Số quyết định",
            Fill.TEXT,
            32,
            "Số, ký hiệu, ví dụ 152/QĐ-BDT." + _AS_ABOVE,
            ("Số, ký hiệu", "Số QĐ", "Quyết định số", "Số, ký hiệu quyết định"),
            required=True,
            carried=True,
        ),
        Column(
            "ngay_ky",
            "Ngày ký",
            Fill.DATE,
            24,
            "Ngày/tháng/năm." + _AS_ABOVE,
            ("Ngày ký quyết định", "Ngày QĐ", "Ngày quyết định"),
            required=True,
            carried=True,
        ),
        Column(
            "co_quan_ky",
            "Cơ quan ký",
            Fill.TEXT,
            38,
            "Cơ quan, người ký quyết định." + _AS_ABOVE,
            ("Cơ quan ban hành", "Cấp ký", "Cấp quyết định"),
            required=True,
            carried=True,
        ),
        STAFF_CODE,
        _PERSON_OR_NONE,
        unit_column(),
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
            synonyms=(
                "Danh hiệu",
                "Danh hiệu thi đua",
                "Hình thức khen thưởng",
                "Danh hiệu, hình thức khen thưởng",
            ),
        ),
        Column(
            "loai_khen",
            "Loại khen thưởng",
            Fill.CHOICE,
            32,
            "Để trống: theo công trạng.",
            ("Loại khen", "Loại hình khen thưởng"),
            choices=AWARD_KINDS,
        ),
        Column(
            "ngay_huy_bo",
            "Ngày hủy bỏ",
            Fill.DATE,
            24,
            "Chỉ ghi khi quyết định đã bị hủy bỏ.",
            ("Hủy bỏ ngày", "Ngày thu hồi"),
        ),
    ),
    blank_rows=200,
    note="Năm, số, ngày, cơ quan ký chỉ cần ghi ở dòng đầu của mỗi quyết định: các dòng sau để "
    "trống là như dòng trên.",
)
RATED = Table(
    "xep_loai",
    "xep_loai.{ca_nhan,tap_the}[]",
    "2. Xếp loại chất lượng",
    (
        ORDINAL,
        _YEAR,
        STAFF_CODE,
        _PERSON_OR_NONE,
        unit_column(),
        Column(
            "muc_xep_loai",
            "Xếp loại chất lượng",
            Fill.CHOICE,
            60,
            "Chọn mức xếp loại của năm.",
            ("Mức xếp loại", "Xếp loại"),
            required=True,
            choices=RATINGS,
        ),
    ),
    blank_rows=200,
    note="Năm chỉ cần ghi ở dòng đầu của năm ấy.",
)
DISCIPLINED = Table(
    "ky_luat",
    "{ky_luat,ky_luat_tap_the}[]",
    "3. Kỷ luật",
    (
        ORDINAL,
        _YEAR,
        STAFF_CODE,
        _PERSON_OR_NONE,
        unit_column(),
        Column(
            "hinh_thuc_ky_luat",
            "Hình thức kỷ luật",
            Fill.CHOICE,
            40,
            "Chọn trong danh sách.",
            ("Kỷ luật",),
            required=True,
            choices=DISCIPLINES,
        ),
        Column("ngay_ky", "Ngày ký", Fill.DATE, 26, "Ngày/tháng/năm.", ("Ngày ký quyết định",)),
        Column(
            "ngay_het_hieu_luc",
            "Ngày hết hiệu lực",
            Fill.DATE,
            26,
            "Ngày hết thời hạn kỷ luật, nếu đã biết.",
            ("Hết hiệu lực",),
        ),
    ),
    blank_rows=10,
)
WORKS = Table(
    "sang_kien",
    "sang_kien[]",
    "4. Sáng kiến, đề tài đã công nhận",
    (ORDINAL, _YEAR, WORK_NAME, *WORK_DETAILS, AUTHORS),
    blank_rows=40,
)


def _whole(part: str, what: str, *, mark: bool = False) -> Column:
    return Column(
        f"day_du.{part}",
        f"{what} đã nhập đủ",
        Fill.YES_NO,
        50,
        "Có: ai không có tên ở danh sách của năm ấy là không có. Chưa chắc thì để trống.",
        (f"{what} đã đủ", f"Đủ {what.lower()}"),
        mark=mark,
        virtual=True,
    )


COMPLETE = Table(
    "day_du",
    "day_du",
    "5. Phần đã nhập đủ",
    (
        ORDINAL,
        _YEAR._replace(carried=False, note="Năm có thành tích."),
        _whole("cong_trang", "Khen thưởng", mark=True),
        _whole("xep_loai", "Xếp loại"),
        _whole("ky_luat", "Kỷ luật"),
        _whole("sang_kien", "Sáng kiến"),
    ),
    blank_rows=6,
    note="Chọn Có khi danh sách của năm ấy đã đủ mọi người: khi đó người không có tên là không có. "
    "Chưa chắc thì để trống, chương trình sẽ coi là thiếu dữ liệu.",
)

HISTORY = Kind(
    "lich_su",
    "LỊCH SỬ THI ĐUA, KHEN THƯỞNG",
    (
        Sheet("Khen thưởng", (AWARDS,)),
        Sheet("Xếp loại", (RATED,)),
        Sheet("Kỷ luật", (DISCIPLINED,)),
        Sheet("Sáng kiến", (WORKS,)),
        Sheet("Nhập đủ", (COMPLETE,)),
    ),
    ("LỊCH SỬ KHEN THƯỞNG", "THEO DÕI THI ĐUA, KHEN THƯỞNG"),
    "lich-su",
)
