"""KẾT QUẢ ĐỢT THI ĐUA: `data/results/<năm>/dot-<n>/<ma_don_vi>.yaml`.

`chi_tieu`: the registered targets stand there with their plan figures, locked. A row whose
`ma_chi_tieu` is registered keeps only `ma_chi_tieu` and `muc_thuc_hien` when its other cells equal
the registration; a new row keeps all keys and gets its code from the import. A registered target
without `muc_thuc_hien` is a blank row: nothing is known of it yet. All tasks and movements of the
plan stand there, locked: one without `ket_qua` is a blank row.
"""

from __future__ import annotations

from tdkt_cli.forms.kinds.last_round import (
    BLOCK_OF_AGENCIES,
    COLLECTIVE,
    MOVEMENT_COLUMN,
    PEOPLE,
    THEMATIC,
)
from tdkt_cli.forms.kinds.records import Block, Column, Fill, Kind, Sheet, Table
from tdkt_cli.forms.kinds.registration import TARGETS
from tdkt_cli.forms.kinds.values import (
    AUTHORS,
    CAUSES,
    OFFICE,
    ORDINAL,
    PERSON,
    SENT_ON,
    STAFF_CODE,
    UNIT_OF_FORM,
    WORK_DETAILS,
    WORK_NAME,
    YEAR_OF_PLAN,
)

_RESULT = Column(
    "ket_qua",
    "Kết quả",
    Fill.TEXT,
    140,
    "Viết thành câu; có con số thì ghi con số.",
    ("Kết quả thực hiện", "Kết quả đạt được"),
    required=True,
)
_SAYING = ("Nội dung",)


def _texts(key: str, title: str, heading: str, note: str) -> Table:
    column = Column("", heading, Fill.TEXT, 240, note, _SAYING, required=True)
    return Table(key, f"{key}[]", title, (ORDINAL, column), blank_rows=5)


GENERAL = Block(
    "thong_tin_chung",
    "Thông tin chung",
    (
        YEAR_OF_PLAN,
        Column(
            "so_dot",
            "Đợt thi đua",
            Fill.WHOLE,
            note="Số thứ tự của đợt trong kế hoạch.",
            synonyms=("Đợt", "Số đợt"),
            required=True,
            locked=True,
        ),
        UNIT_OF_FORM,
        SENT_ON,
    ),
)
TASKS = Table(
    "nhiem_vu",
    "nhiem_vu[]",
    "1. Kết quả thực hiện các nhiệm vụ của kế hoạch",
    (
        ORDINAL,
        Column(
            "ma_nhiem_vu",
            "Nhiệm vụ của kế hoạch",
            Fill.TASK,
            100,
            "Nhiệm vụ trong kế hoạch năm.",
            ("Nhiệm vụ", "Tên nhiệm vụ"),
            required=True,
            locked=True,
        ),
        _RESULT,
    ),
    blank_rows=0,
    note="Nhiệm vụ không thuộc việc của đơn vị thì để trống kết quả.",
)
DONE = Table(
    "chi_tieu",
    "chi_tieu[]",
    "3. Chỉ tiêu đã đăng ký",
    (
        *(
            column._replace(required=column.key == "ten_chi_tieu", width_mm=width)
            for column, width in zip(TARGETS.columns, (9, 16, 85, 75, 24, 24), strict=True)
        ),
        Column(
            "muc_thuc_hien",
            "Thực hiện",
            Fill.AMOUNT,
            24,
            "Lũy kế từ đầu năm; ghi chữ số.",
            ("Mức thực hiện", "Kết quả thực hiện", "Đã thực hiện"),
            required=True,
        ),
    ),
    blank_rows=4,
    note="Ghi số lũy kế từ đầu năm. Chỉ tiêu chưa đăng ký thì ghi đủ các cột vào dòng trống.",
)
MOVEMENTS = Table(
    "phong_trao",
    "phong_trao[]",
    "2. Kết quả các phong trào thi đua",
    (ORDINAL, MOVEMENT_COLUMN._replace(locked=True), _RESULT),
    blank_rows=0,
    note="Phong trào không tham gia thì để trống kết quả.",
)
EXAMPLES = Table(
    "dien_hinh",
    "dien_hinh[]",
    "4. Điển hình tiên tiến",
    (
        ORDINAL,
        STAFF_CODE,
        PERSON,
        OFFICE._replace(width_mm=50),
        Column(
            "thanh_tich",
            "Thành tích",
            Fill.TEXT,
            140,
            "Việc đã làm và kết quả cụ thể.",
            ("Tóm tắt thành tích", "Thành tích nổi bật"),
            required=True,
        ),
    ),
    blank_rows=4,
)
WORKS = Table(
    "sang_kien",
    "sang_kien[]",
    "5. Sáng kiến, đề tài",
    (ORDINAL, WORK_NAME, *WORK_DETAILS, AUTHORS),
    blank_rows=5,
)
SHORTCOMINGS = Table(
    "han_che",
    "han_che[]",
    "6. Hạn chế, nguyên nhân, biện pháp khắc phục",
    (
        ORDINAL,
        Column(
            "noi_dung",
            "Hạn chế",
            Fill.TEXT,
            75,
            "Mỗi hạn chế một dòng.",
            ("Nội dung hạn chế", "Tồn tại, hạn chế", "Tồn tại"),
            required=True,
        ),
        Column("nguyen_nhan", "Nguyên nhân", Fill.TEXT, 65, "Vì sao có hạn chế ấy."),
        Column(
            "loai_nguyen_nhan",
            "Loại nguyên nhân",
            Fill.CHOICE,
            28,
            "Chọn Chủ quan hoặc Khách quan.",
            choices=CAUSES,
        ),
        Column(
            "khac_phuc",
            "Biện pháp khắc phục",
            Fill.TEXT,
            75,
            "Việc sẽ làm, ai làm, bao giờ xong.",
            ("Biện pháp", "Khắc phục"),
        ),
    ),
    blank_rows=4,
)
NEXT = _texts(
    "phuong_huong",
    "7. Phương hướng, nhiệm vụ thời gian tới",
    "Phương hướng, nhiệm vụ",
    "Mỗi việc một dòng.",
)
PROPOSALS = _texts(
    "kien_nghi", "8. Kiến nghị, đề xuất", "Kiến nghị, đề xuất", "Mỗi kiến nghị một dòng."
)
RESULTS = Kind(
    "ket_qua",
    "KẾT QUẢ PHONG TRÀO THI ĐUA",
    (
        Sheet("Đơn vị", (GENERAL, COLLECTIVE, BLOCK_OF_AGENCIES)),
        Sheet("Nhiệm vụ, phong trào", (TASKS, MOVEMENTS)),
        Sheet("Chỉ tiêu", (DONE,)),
        Sheet("Điển hình", (EXAMPLES,)),
        Sheet("Sáng kiến", (WORKS,)),
        Sheet("Hạn chế", (SHORTCOMINGS,)),
        Sheet("Phương hướng, kiến nghị", (NEXT, PROPOSALS)),
        Sheet("Cá nhân", (PEOPLE,)),
        Sheet("Chuyên đề", (THEMATIC,)),
    ),
    ("BÁO CÁO KẾT QUẢ THI ĐUA", "BÁO CÁO KẾT QUẢ PHONG TRÀO THI ĐUA", "KẾT QUẢ THI ĐUA"),
    "ket-qua",
)
