"""Closed lists and columns that several forms share."""

from __future__ import annotations

from tdkt_cli.forms.kinds.records import Choice, Column, Fill

FORMS_OF_ADDRESS = (
    Choice("ông", "ông"),
    Choice("bà", "bà"),
    Choice("Ông", "Ông"),
    Choice("Bà", "Bà"),
)
"""Both letter cases are data; a drop-down offers the first two."""

AUTHORITIES = (
    Choice("TM.", "TM.", ("Thay mặt", "TM")),
    Choice("Q.", "Q.", ("Quyền", "Q")),
    Choice("KT.", "KT.", ("Ký thay", "KT")),
    Choice("TL.", "TL.", ("Thừa lệnh", "TL")),
    Choice("TUQ.", "TUQ.", ("Thừa ủy quyền", "TUQ")),
)
RATINGS = (
    Choice("HTXSNV", "Hoàn thành xuất sắc nhiệm vụ", ("HTXS", "Xuất sắc", "Hoàn thành xuất sắc")),
    Choice("HTTNV", "Hoàn thành tốt nhiệm vụ", ("HTT", "Tốt", "Hoàn thành tốt")),
    Choice("HTNV", "Hoàn thành nhiệm vụ", ("HT", "Hoàn thành")),
    Choice("KHTNV", "Không hoàn thành nhiệm vụ", ("KHT", "Không hoàn thành")),
)
WORKS = (
    Choice("sang_kien", "Sáng kiến", ("SK", "Giải pháp")),
    Choice("de_tai", "Đề tài khoa học", ("Đề tài", "ĐT", "Đề án khoa học")),
)
LEVELS = (
    Choice("co_so", "Cơ sở", ("Cấp cơ sở", "Cơ quan")),
    Choice("tinh", "Cấp tỉnh", ("Tỉnh",)),
    Choice("bo", "Cấp bộ", ("Bộ", "Ủy ban Dân tộc")),
    Choice("toan_quoc", "Toàn quốc", ("Cấp quốc gia", "Cả nước")),
)
GROUNDS = (
    Choice("sang_kien", "Có sáng kiến", ("Sáng kiến",)),
    Choice(
        "hoan_thanh_xuat_sac",
        "Hoàn thành xuất sắc nhiệm vụ",
        ("Hoàn thành xuất sắc", "HTXSNV", "HTXS"),
    ),
    Choice("de_tai", "Có đề tài khoa học", ("Đề tài", "Đề tài khoa học", "Có đề tài")),
)
CAUSES = (
    Choice("chu_quan", "Chủ quan", ("Nguyên nhân chủ quan",)),
    Choice("khach_quan", "Khách quan", ("Nguyên nhân khách quan",)),
)
DISCIPLINES = (
    Choice("khien_trach", "Khiển trách"),
    Choice("canh_cao", "Cảnh cáo"),
    Choice("ha_bac_luong", "Hạ bậc lương"),
    Choice("giang_chuc", "Giáng chức"),
    Choice("cach_chuc", "Cách chức"),
    Choice("buoc_thoi_viec", "Buộc thôi việc"),
)
AWARD_KINDS = (
    Choice("cong_trang", "Theo công trạng", ("Công trạng", "Thường xuyên", "Hằng năm")),
    Choice("chuyen_de", "Theo chuyên đề", ("Chuyên đề", "Theo phong trào", "Đợt thi đua")),
    Choice("dot_xuat", "Đột xuất", ("Thành tích đột xuất",)),
    Choice("cong_hien", "Quá trình cống hiến", ("Cống hiến",)),
)
ROLES = (
    Choice("chu_tich", "Chủ tịch", ("Chủ tịch Hội đồng",)),
    Choice("pho_chu_tich", "Phó Chủ tịch", ("Phó Chủ tịch Hội đồng",)),
    Choice("thu_ky", "Thư ký", ("Ủy viên thư ký", "Thư ký Hội đồng")),
    Choice("uy_vien", "Ủy viên", ("Thành viên",)),
)
UNIT_KINDS = (
    Choice("phong", "Phòng, đơn vị", ("Phòng", "Đơn vị")),
    Choice("co_quan", "Chính cơ quan", ("Cơ quan", "Lãnh đạo")),
)
PRESENCE = (
    Choice("co_mat", "Có mặt", ("Dự họp", "Có")),
    Choice("vang_mat", "Vắng mặt", ("Vắng", "Không")),
)
TIMES = (
    Choice("dao_tao", "Đào tạo, bồi dưỡng", ("Đào tạo", "Bồi dưỡng", "Đi học")),
    Choice("thai_san", "Nghỉ thai sản", ("Thai sản",)),
    Choice("dieu_tri", "Nghỉ điều trị", ("Điều trị", "Nghỉ ốm")),
    Choice("viec_rieng", "Nghỉ việc riêng", ("Việc riêng",)),
    Choice(
        "dang_xem_xet",
        "Đang xem xét, xác minh",
        ("Đang xem xét kỷ luật", "Đang xác minh", "Đang xem xét"),
    ),
)

NAME = "Họ và tên"
NAMES_OF_NAME = (
    "Họ tên",
    "Họ và tên cá nhân",
    "Tên cá nhân",
    "Họ, tên",
    "Họ và tên người đăng ký",
    "Họ và tên cán bộ, công chức",
)
NAMES_OF_OFFICE = ("Chức danh", "Chức vụ, chức danh", "Chức vụ công tác", "Chức vụ, đơn vị")
NAMES_OF_UNIT = ("Phòng", "Phòng, đơn vị", "Tên đơn vị", "Đơn vị công tác", "Phòng ban")

ORDINAL = Column("so_thu_tu", "TT", Fill.ORDINAL, 9, synonyms=("STT", "Số TT", "Số thứ tự"))
STAFF_CODE = Column(
    "ma_can_bo",
    "Mã cán bộ",
    Fill.STAFF_CODE,
    16,
    "Mã do cơ quan đặt; không sửa. Người mới để trống.",
    ("Mã CB", "Mã số cán bộ", "Mã công chức"),
    hidden=True,
    locked=True,
)
PERSON = Column(
    "ho_ten",
    NAME,
    Fill.PERSON,
    46,
    "Viết đủ họ, chữ đệm và tên. Người mới: ghi vào dòng trống.",
    NAMES_OF_NAME,
    required=True,
)
PARENT_CODE = STAFF_CODE._replace(of_parent=True)
PARENT_PERSON = PERSON._replace(
    of_parent=True, note="Họ và tên đúng như ở danh sách cá nhân đăng ký."
)
OFFICE = Column(
    "chuc_vu", "Chức vụ", Fill.TEXT, 32, "Chức vụ hoặc chức danh hiện nay.", NAMES_OF_OFFICE
)
WORK_NAME = Column(
    "ten_sang_kien",
    "Tên sáng kiến, đề tài",
    Fill.TEXT,
    72,
    "Tên đầy đủ như sẽ ghi trong quyết định công nhận.",
    (
        "Tên sáng kiến",
        "Tên đề tài sáng kiến",
        "Tên sáng kiến, giải pháp, đề tài",
        "Sáng kiến, đề tài",
        "Tên đề tài",
    ),
    required=True,
)
WORK_DETAILS = (
    Column(
        "loai_cong_trinh",
        "Loại",
        Fill.CHOICE,
        26,
        "Chọn Sáng kiến hoặc Đề tài khoa học.",
        ("Loại công trình", "Sáng kiến hay đề tài"),
        choices=WORKS,
    ),
    Column(
        "cap_cong_nhan",
        "Cấp công nhận",
        Fill.CHOICE,
        26,
        "Cấp đã công nhận, hoặc sẽ đề nghị công nhận.",
        ("Cấp", "Cấp công nhận sáng kiến"),
        choices=LEVELS,
    ),
    Column(
        "so_quyet_dinh",
        "Số quyết định công nhận",
        Fill.TEXT,
        30,
        "Số, ký hiệu quyết định, ví dụ 121/QĐ-BDT. Chưa có thì để trống.",
        ("Quyết định công nhận", "Số QĐ công nhận"),
    ),
    Column(
        "ngay_quyet_dinh",
        "Ngày quyết định công nhận",
        Fill.DATE,
        28,
        "Ngày/tháng/năm, ví dụ 14/11/2023. Chưa có thì để trống.",
        ("Ngày công nhận", "Ngày QĐ công nhận"),
    ),
)
AUTHORS = Column(
    "tac_gia",
    "Tác giả, đồng tác giả",
    Fill.PEOPLE,
    45,
    "Mỗi người một dòng trong ô (Excel: Alt+Enter), hoặc cách nhau bằng dấu chấm phẩy.",
    ("Tác giả", "Đồng tác giả", "Người thực hiện"),
    many=True,
)
YEAR_OF_PLAN = Column(
    "nam_ke_hoach",
    "Năm",
    Fill.YEAR,
    note="Năm của kế hoạch thi đua.",
    synonyms=("Năm thi đua", "Năm kế hoạch", "Năm đăng ký"),
    required=True,
    locked=True,
)
UNIT_OF_FORM = Column(
    "ma_don_vi",
    "Đơn vị",
    Fill.UNIT,
    note="Tên đơn vị như trong kế hoạch.",
    synonyms=("Tên đơn vị", "Phòng, đơn vị", "Phòng", "Đơn vị báo cáo", "Đơn vị đăng ký"),
    required=True,
    locked=True,
)
SENT_ON = Column(
    "ngay_gui",
    "Ngày gửi",
    Fill.DATE,
    note="Ngày gửi về Văn phòng: ngày/tháng/năm.",
    synonyms=("Ngày đăng ký", "Ngày lập", "Ngày nộp", "Ngày báo cáo"),
)


def unit_column(*, required: bool = False, key: str = "ma_don_vi", carried: bool = False) -> Column:
    """Return the column that names a unit of the plan."""
    return Column(
        key,
        "Đơn vị",
        Fill.UNIT,
        40,
        "Chọn tên đơn vị như trong kế hoạch.",
        NAMES_OF_UNIT,
        required=required,
        carried=carried,
    )


def title_column(key: str, heading: str, subject: str, awards: str, **more: object) -> Column:
    """Return a column for several titles open to a subject."""
    what = {"danh_hieu": "Danh hiệu thi đua", "khen_thuong": "Hình thức khen thưởng", "": "Tên"}
    note = (
        f"{what[awards]}: chọn trong danh sách, mỗi ô một tên. Ghi đủ các danh hiệu, "
        "kể cả danh hiệu làm nền cho danh hiệu cao hơn."
        if awards != "khen_thuong"
        else "Hình thức khen thưởng: chọn trong danh sách, mỗi ô một tên. Không đề nghị thì để "
        "trống."
    )
    column = Column(
        key,
        heading,
        Fill.TITLE,
        34,
        note,
        subject=subject,
        awards=awards,
        repeat=3,
        many=True,
    )
    return column._replace(**more)  # type: ignore[arg-type]
