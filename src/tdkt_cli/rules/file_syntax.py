"""Slips of typing that keep a file from being read: indents, colons. Family Y13."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.rules import Report, Rule, problems
from tdkt_cli.rules.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset

_NO_BREAK = ("U+00A0", "U+202F")


def tab(dataset: Dataset) -> Iterator[Report]:
    """Thụt lề bằng dấu cách, không bằng phím Tab.

    Vì sao: mỗi chương trình hiểu Tab rộng một kiểu nên YAML không nhận Tab ở đầu dòng. Trong ví dụ,
    mũi tên → là một Tab. Dấu cách không ngắt chép từ Word hay trang web cũng không phải dấu cách.

    Cách sửa: xóa Tab (hoặc dấu cách không ngắt), gõ hai dấu cách cho mỗi bậc thụt lề.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien:
        →- {ho_ten: Lâm Thị Gốc}

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien:
          - {ho_ten: Lâm Thị Gốc}
    """
    for problem in problems(dataset, "tab"):
        yield Report(
            problem.place,
            "Dòng này thụt lề bằng phím Tab, YAML chỉ nhận dấu cách.",
            "Xóa Tab, gõ hai dấu cách cho mỗi bậc thụt lề.",
        )
    for problem in problems(dataset, "strange_space"):
        name = "dấu cách không ngắt" if problem.values[0] in _NO_BREAK else "dấu cách lạ"
        yield Report(
            problem.place,
            f"Trước chữ của dòng này là {name} {problem.values[0]}, YAML không coi là dấu cách.",
            "Xóa khoảng trắng trước chữ và thay bằng dấu cách thường, thẳng cột với khóa cùng bậc.",
        )


TAB = Rule("Y131", Severity.ERROR, tab)


def bad_indent(dataset: Dataset) -> Iterator[Report]:
    """Các khóa cùng một bảng phải thụt vào bằng nhau.

    Vì sao: YAML biết khóa nào thuộc bảng nào nhờ thụt lề; lệch một dấu cách là khóa không thuộc
    bảng nào cả.

    Cách sửa: so với dòng cùng bậc ở trên và thêm, bớt dấu cách ở đầu dòng cho thẳng cột.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien:
          - ho_ten: Lâm Thị Gốc
             vai_tro: chu_tich

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien:
          - ho_ten: Lâm Thị Gốc
            vai_tro: chu_tich
    """
    for problem in problems(dataset, "bad_indent"):
        yield Report(
            problem.place,
            "Dòng này thụt lề không khớp với các dòng trên.",
            "Thêm, bớt dấu cách ở đầu dòng cho thẳng cột với khóa cùng bậc ở trên.",
        )


BAD_INDENT = Rule("Y132", Severity.ERROR, bad_indent)


def missing_space(dataset: Dataset) -> Iterator[Report]:
    """Sau dấu hai chấm của khóa và sau gạch đầu dòng phải có một dấu cách.

    Vì sao: không có dấu cách, YAML coi «so_dot:1» là một từ chứ không phải khóa và giá trị.

    Cách sửa: thêm một dấu cách ngay sau dấu được chỉ.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach:2024
        thanh_vien: []

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien: []
    """
    for problem in problems(dataset, "missing_space"):
        sign = "gạch đầu dòng" if "-" in problem.values else "dấu hai chấm"
        mark = "dấu -" if "-" in problem.values else "dấu hai chấm"
        example = "- LDTT" if "-" in problem.values else "chuc_vu: Chuyên viên"
        yield Report(
            problem.place,
            f"Thiếu dấu cách sau {sign}.",
            f"Thêm dấu cách sau {mark}, chẳng hạn «{example}».",
        )


MISSING_SPACE = Rule("Y133", Severity.ERROR, missing_space)


def missing_colon(dataset: Dataset) -> Iterator[Report]:
    """Sau tên khóa phải có dấu hai chấm.

    Vì sao: không có dấu hai chấm, YAML không biết đâu là khóa, đâu là giá trị. Đoạn văn dài xuống
    dòng cũng bị hiểu như thế khi dòng sau không thụt vào.

    Cách sửa: thêm dấu hai chấm và một dấu cách sau tên khóa; nếu là phần tiếp của dòng trên, thụt
    dòng vào sâu hơn khóa.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien
        phien_hop: []

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien:
        phien_hop: []
    """
    for problem in problems(dataset, "missing_colon"):
        yield Report(
            problem.place,
            "Dòng này không có dấu hai chấm sau tên khóa.",
            "Ghi «khóa: giá trị»; nếu là phần tiếp của dòng trên, thụt dòng vào sâu hơn khóa.",
        )


MISSING_COLON = Rule("Y134", Severity.ERROR, missing_colon)


def colon_in_value(dataset: Dataset) -> Iterator[Report]:
    """Giá trị có dấu hai chấm kèm dấu cách phải đặt trong nháy kép.

    Vì sao: YAML coi mỗi dấu hai chấm kèm dấu cách là một khóa mới, mà một dòng chỉ có một khóa.

    Cách sửa: đặt cả giá trị trong nháy kép; trong ngoặc nhọn cũng có thể do thiếu dấu phẩy trước
    khóa.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien:
          - ho_ten: Lâm Thị Gốc
            chuc_vu: Trưởng ban: phụ trách chung

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien:
          - ho_ten: Lâm Thị Gốc
            chuc_vu: "Trưởng ban: phụ trách chung"
    """
    for problem in problems(dataset, "colon_in_value"):
        yield Report(
            problem.place,
            "Giá trị có dấu hai chấm nên bị hiểu thành một khóa nữa trên cùng dòng.",
            'Đặt cả giá trị trong nháy kép: chuc_vu: "… : …" (trong {…}: hoặc thêm dấu phẩy).',
        )


COLON_IN_VALUE = Rule("Y135", Severity.ERROR, colon_in_value)


def special_start(dataset: Dataset) -> Iterator[Report]:
    """Giá trị bắt đầu bằng một ký hiệu của YAML phải đặt trong nháy kép.

    Vì sao: các dấu @ ` % & * ! ? , ] } ở đầu giá trị là ký hiệu riêng của YAML nên không đọc được
    như chữ.

    Cách sửa: đặt cả giá trị trong nháy kép, hoặc xóa dấu phẩy, ngoặc thừa.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        phien_hop:
          - {ngay_hop: 2024-12-25, dia_diem: @Hội trường}

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        phien_hop:
          - {ngay_hop: 2024-12-25, dia_diem: "@Hội trường"}
    """
    for problem in problems(dataset, "special_start"):
        sign = shown(problem.values[0]) if problem.values and problem.values[0] else "đặc biệt"
        yield Report(
            problem.place,
            f"Giá trị bắt đầu bằng ký hiệu {sign} của YAML.",
            f'Đặt cả giá trị trong nháy kép: ghi_chu: "{sign.strip("«»")}…", '
            "hoặc xóa ký hiệu nếu thừa.",
        )


SPECIAL_START = Rule("Y136", Severity.ERROR, special_start)


def long_key(dataset: Dataset) -> Iterator[Report]:
    """Tên khóa không dài quá 1.024 ký tự.

    Vì sao: khóa của dữ liệu là một cụm ngắn; dòng dài như thế là đoạn văn thiếu khóa ở trước.

    Cách sửa: ghi tên khóa và dấu hai chấm ở đầu dòng; nếu đoạn văn có dấu hai chấm, đặt cả đoạn
    trong nháy kép.
    """
    for problem in problems(dataset, "long_key"):
        yield Report(
            problem.place,
            "Dòng này rất dài mà không bắt đầu bằng «khóa: giá trị».",
            "Ghi tên khóa ở đầu dòng; nếu đoạn văn có dấu hai chấm, đặt cả đoạn trong nháy kép.",
        )


LONG_KEY = Rule("Y139", Severity.ERROR, long_key)


def syntax(dataset: Dataset) -> Iterator[Report]:
    """Tệp phải đúng cú pháp YAML.

    Vì sao: khi YAML không đọc được một chỗ, mọi dữ liệu sau chỗ ấy đều mất.

    Cách sửa: xem dòng được chỉ và dòng ngay trên; nếu không thấy lỗi, đặt các giá trị trong nháy
    kép.
    """
    for problem in problems(dataset, "syntax"):
        yield Report(
            problem.place,
            "YAML không đọc được từ chỗ này.",
            "Xem lại dấu hai chấm, ngoặc và nháy ở dòng này và dòng ngay trên.",
        )


SYNTAX = Rule("Y140", Severity.ERROR, syntax)
