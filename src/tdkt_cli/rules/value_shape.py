"""Keys and containers: what a table must, may and may not hold. Family S10."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Place, Severity
from tdkt_cli.rules import Report, Rule, problems
from tdkt_cli.rules.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset


def unknown_key(dataset: Dataset) -> Iterator[Report]:
    """Mỗi khóa phải là một khóa mà biểu mẫu có.

    Vì sao: khóa gõ sai bị bỏ qua thì dữ liệu của nó mất mà không ai biết.

    Trong ngoặc nhọn, một dấu phẩy nằm giữa giá trị cũng cắt phần sau thành khóa lạ.

    Cách sửa: sửa tên khóa theo gợi ý, hoặc chuyển nội dung vào khóa đúng; giá trị có dấu phẩy trong
    ngoặc nhọn thì đặt cả giá trị trong nháy kép.

    Sai:

        # data/council/2024.yaml
        thanh_vien:
          - {ho_ten: Lâm Thị Gốc, chucvu: Trưởng ban}

    Đúng:

        # data/council/2024.yaml
        thanh_vien:
          - {ho_ten: Lâm Thị Gốc, chuc_vu: Trưởng ban}
    """
    for problem in problems(dataset, "unknown_key"):
        key, *similar = problem.values
        if similar:
            message = f"Biểu mẫu không có khóa {shown(key)}, có phải «{similar[0]}»?"
            fix = f"Sửa tên khóa thành «{similar[0]}:»; nếu đã có khóa ấy thì gộp hai dòng."
        else:
            message = f"Biểu mẫu không có khóa {shown(key)} ở chỗ này."
            fix = "Xóa dòng này, hoặc chuyển nội dung vào khóa đúng của biểu mẫu."
        yield Report(problem.place, message, fix)
    for problem in problems(dataset, "cut_value"):
        key, value = problem.values
        yield Report(
            problem.place,
            f"Trong ngoặc nhọn, dấu phẩy đã cắt giá trị của «{key}» ngay trước chỗ này.",
            f'Đặt cả giá trị trong nháy kép: {key}: "{value[:150]}".',
        )


UNKNOWN_KEY = Rule("S101", Severity.ERROR, unknown_key)


def missing_key(dataset: Dataset) -> Iterator[Report]:
    """Các khóa bắt buộc phải có giá trị.

    Vì sao: thiếu họ tên, chức vụ hay số người thì không lập được bản tổng hợp; khóa để trống coi
    như không ghi.

    Cách sửa: thêm khóa ấy cùng giá trị, thẳng cột với các khóa khác của bảng; khóa đã có mà để
    trống thì ghi giá trị ngay sau nó.

    Sai:

        # data/council/2024.yaml
        thanh_vien:
          - {vai_tro: chu_tich}

    Đúng:

        # data/council/2024.yaml
        thanh_vien:
          - {ho_ten: Lâm Thị Gốc, vai_tro: chu_tich}
    """
    misspelt = {
        (problem.place.file, *problem.place.path[:-1], *problem.values[1:])
        for problem in problems(dataset, "unknown_key")
        if isinstance(problem.place, Place)
    }
    for problem in problems(dataset, "missing_key"):
        key, place = problem.values[0], problem.place
        # A misspelt key beside it is S101's: two lines of one key would be a new fault.
        if not isinstance(place, Place) or (place.file, *place.path) not in misspelt:
            yield Report(
                place,
                f"Bảng này thiếu khóa bắt buộc «{key}».",
                f"Thêm dòng «{key}: …», thẳng cột với các khóa khác của bảng.",
            )
    for problem in problems(dataset, "empty_key"):
        key = problem.values[0]
        yield Report(
            problem.place,
            f"Khóa bắt buộc «{key}» để trống.",
            f"Ghi giá trị ngay sau «{key}:» ở dòng này, không thêm dòng thứ hai.",
        )


MISSING_KEY = Rule("S102", Severity.ERROR, missing_key)


def not_a_table(dataset: Dataset) -> Iterator[Report]:
    """Chỗ cần một bảng khóa thì ghi các khóa, không ghi một chữ hay một danh sách.

    Vì sao: mỗi người, mỗi văn bản có nhiều khóa (họ tên, chức vụ…); một chữ trơn không cho biết đó
    là khóa nào.

    Cách sửa: ghi từng khóa trên một dòng thụt vào, hoặc trong ngoặc nhọn.

    Sai:

        # data/council/2024.yaml
        thanh_vien: [Lâm Thị Gốc]

    Đúng:

        # data/council/2024.yaml
        thanh_vien: [{ho_ten: Lâm Thị Gốc}]
    """
    for problem in problems(dataset, "not_a_table"):
        yield Report(
            problem.place,
            f"Chỗ này cần một bảng các khóa, nhưng lại là {problem.values[0]}.",
            "Ghi các khóa theo biểu mẫu, chẳng hạn {ho_ten: Nguyễn Văn A, chuc_vu: Chuyên viên}.",
        )


NOT_A_TABLE = Rule("S103", Severity.ERROR, not_a_table)


def not_a_list(dataset: Dataset) -> Iterator[Report]:
    """Chỗ cần một danh sách thì ghi trong ngoặc vuông hoặc mỗi mục một gạch đầu dòng.

    Vì sao: viết «LDTT, CSTDCS» không có ngoặc vuông thì YAML đọc thành một chữ chứ không phải hai
    danh hiệu.

    Cách sửa: đặt trong ngoặc vuông: danh_hieu: [LDTT, CSTDCS]; gạch đầu dòng là dấu trừ và một dấu
    cách.

    Sai:

        # data/documents/2024.yaml
        van_ban:
          - {ten_van_ban: don-doc, noi_nhan: Như trên}

    Đúng:

        # data/documents/2024.yaml
        van_ban:
          - {ten_van_ban: don-doc, noi_nhan: [Như trên]}
    """
    for problem in problems(dataset, "not_a_list"):
        kind, *dash = problem.values
        fix = "Đặt trong ngoặc vuông: danh_hieu: [LDTT, CSTDCS]."
        if dash:
            fix = f"Thay «{dash[0]}» ở đầu mỗi dòng bằng dấu trừ và một dấu cách: - LDTT."
        yield Report(problem.place, f"Chỗ này cần một danh sách, nhưng lại là {kind}.", fix)


NOT_A_LIST = Rule("S104", Severity.ERROR, not_a_list)


def not_text(dataset: Dataset) -> Iterator[Report]:
    """Chỗ cần một giá trị thì không ghi danh sách hay bảng.

    Vì sao: một họ tên, một ngày, một số chỉ có một giá trị; ngoặc vuông hoặc ngoặc nhọn làm nó
    thành thứ khác.

    Cách sửa: bỏ ngoặc; nếu ngoặc là chữ, đặt cả giá trị trong nháy kép.

    Sai:

        # data/council/2024.yaml
        thanh_vien:
          - {ho_ten: [Lâm Thị Gốc]}

    Đúng:

        # data/council/2024.yaml
        thanh_vien:
          - {ho_ten: Lâm Thị Gốc}
    """
    for problem in problems(dataset, "not_text"):
        yield Report(
            problem.place,
            f"Chỗ này cần một giá trị, nhưng lại là {problem.values[0]}.",
            'Ghi một giá trị, bỏ ngoặc; nếu ngoặc là chữ, đặt trong nháy kép: ghi_chu: "[…]".',
        )


NOT_TEXT = Rule("S105", Severity.ERROR, not_text)


def empty_item(dataset: Dataset) -> Iterator[Report]:
    """Mỗi mục của danh sách phải có nội dung.

    Vì sao: một gạch đầu dòng không có gì đi sau là một người, một danh hiệu bị quên.

    Cách sửa: điền nội dung, hoặc xóa gạch đầu dòng (dấu phẩy) thừa.

    Sai:

        # data/council/2024.yaml
        thanh_vien:
          - {ho_ten: Lâm Thị Gốc}
          -

    Đúng:

        # data/council/2024.yaml
        thanh_vien:
          - {ho_ten: Lâm Thị Gốc}
    """
    for problem in problems(dataset, "empty_item"):
        yield Report(
            problem.place,
            "Mục này của danh sách để trống.",
            "Điền nội dung, hoặc xóa gạch đầu dòng thừa.",
        )


EMPTY_ITEM = Rule("S106", Severity.ERROR, empty_item)


def empty_list(dataset: Dataset) -> Iterator[Report]:
    """Danh sách bắt buộc phải có ít nhất một mục.

    Vì sao: kế hoạch không có đơn vị nào hoặc văn bản không có trích yếu thì không in được.

    Cách sửa: thêm ít nhất một mục.

    Sai:

        # data/plan-2024.yaml
        don_vi: []

    Đúng:

        # data/plan-2024.yaml
        don_vi:
          - {ma_don_vi: lanh-dao-ban, ten_don_vi: Lãnh đạo Ban, loai_don_vi: co_quan}
          - {ma_don_vi: van-phong, ten_don_vi: Văn phòng}
    """
    for problem in problems(dataset, "empty_list"):
        yield Report(
            problem.place,
            "Danh sách này trống, cần có ít nhất một mục.",
            "Thêm một mục, mỗi mục một gạch đầu dòng.",
        )


EMPTY_LIST = Rule("S107", Severity.ERROR, empty_list)
