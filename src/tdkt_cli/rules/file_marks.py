"""Quotes, brackets and the signs after them. Family Y14."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.rules import Report, Rule, problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset


def unclosed_quote(dataset: Dataset) -> Iterator[Report]:
    """Nháy đã mở thì phải đóng.

    Vì sao: thiếu nháy đóng, mọi dòng sau đều bị coi là chữ của giá trị này.

    Cách sửa: thêm nháy cùng loại vào cuối giá trị.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        phien_hop:
          - {ngay_hop: 2024-12-25, dia_diem: "Hội trường}

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        phien_hop:
          - {ngay_hop: 2024-12-25, dia_diem: "Hội trường"}
    """
    for problem in problems(dataset, "unclosed_quote"):
        yield Report(
            problem.place,
            "Nháy mở ở đây nhưng không có nháy đóng.",
            'Thêm nháy cùng loại vào cuối giá trị, chẳng hạn chuc_vu: "Chuyên viên".',
        )


UNCLOSED_QUOTE = Rule("Y141", Severity.ERROR, unclosed_quote)


def text_after_quote(dataset: Dataset) -> Iterator[Report]:
    """Sau nháy đóng không được còn chữ.

    Vì sao: giá trị kết thúc ở nháy đóng; nháy nằm giữa một họ tên như K'Brèo hay giữa một câu làm
    giá trị bị cắt đôi.

    Cách sửa: đặt cả giá trị trong loại nháy kia: "K'Brèo", 'Phong trào "Vì người nghèo"'.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien:
          - {ho_ten: 'K'Brèo'}

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien:
          - {ho_ten: "K'Brèo"}
    """
    for problem in problems(dataset, "text_after_quote"):
        yield Report(
            problem.place,
            "Còn chữ sau nháy đóng: giá trị có nháy ở giữa.",
            'Đặt cả giá trị trong loại nháy kia: "K\'Brèo" hoặc \'Phong trào "Vì người nghèo"\'.',
        )


TEXT_AFTER_QUOTE = Rule("Y142", Severity.ERROR, text_after_quote)


def unclosed_bracket(dataset: Dataset) -> Iterator[Report]:
    """Ngoặc [ hay { đã mở thì phải đóng bằng ngoặc cùng loại, các phần cách nhau bằng dấu phẩy.

    Vì sao: thiếu ngoặc đóng, các khóa sau bị coi là nằm trong ngoặc.

    Cách sửa: thêm ] hoặc } ở cuối, hoặc dấu phẩy giữa các phần.

    Sai:

        # data/council/2024.yaml
        thanh_vien: [{ho_ten: Lâm Thị Gốc}
        nam_ke_hoach: 2024

    Đúng:

        # data/council/2024.yaml
        thanh_vien: [{ho_ten: Lâm Thị Gốc}]
        nam_ke_hoach: 2024
    """
    for problem in problems(dataset, "unclosed_bracket"):
        yield Report(
            problem.place,
            "Ngoặc mở ở đây nhưng không đóng, đóng khác loại, hoặc thiếu dấu phẩy ở giữa.",
            "Thêm ] hoặc } vào cuối, hoặc dấu phẩy giữa các phần: danh_hieu: [LDTT, CSTDCS].",
        )


UNCLOSED_BRACKET = Rule("Y143", Severity.ERROR, unclosed_bracket)


def text_after_bracket(dataset: Dataset) -> Iterator[Report]:
    """Sau ngoặc đóng của danh sách hay bảng không được còn chữ.

    Vì sao: giá trị kết thúc ở ngoặc đóng; phần chữ sau đó không thuộc khóa nào.

    Cách sửa: xóa phần thừa; nếu ngoặc là chữ của giá trị, đặt cả giá trị trong nháy kép.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        phien_hop:
          - ngay_hop: 2024-12-25
            noi_dung: [Dự thảo] bình xét

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        phien_hop:
          - ngay_hop: 2024-12-25
            noi_dung: "[Dự thảo] bình xét"
    """
    for problem in problems(dataset, "text_after_bracket"):
        yield Report(
            problem.place,
            "Còn chữ sau ngoặc đóng.",
            'Xóa phần thừa; nếu ngoặc là chữ, đặt cả giá trị trong nháy kép: ghi_chu: "[…] …".',
        )


TEXT_AFTER_BRACKET = Rule("Y144", Severity.ERROR, text_after_bracket)


def bad_escape(dataset: Dataset) -> Iterator[Report]:
    r"""Trong nháy kép, dấu gạch chéo ngược phải gõ hai lần.

    Vì sao: trong nháy kép, YAML coi \ và chữ đi sau là một ký hiệu; «C:\Users» không phải ký hiệu
    nào.

    Cách sửa: gõ \\ hai lần, hoặc dùng nháy đơn.

    Sai:

        # data/registrations/2024/thanh-tra.yaml
        nguon: {ten_tep: "D:\dang-ky.docx"}

    Đúng:

        # data/registrations/2024/thanh-tra.yaml
        nguon: {ten_tep: 'D:\dang-ky.docx'}
    """
    for problem in problems(dataset, "bad_escape"):
        yield Report(
            problem.place,
            "Dấu \\ trong nháy kép không tạo thành ký hiệu nào của YAML.",
            "Gõ \\\\ hai lần, hoặc đặt giá trị trong nháy đơn: 'D:\\dang-ky.docx'.",
        )


BAD_ESCAPE = Rule("Y145", Severity.ERROR, bad_escape)


def bad_block(dataset: Dataset) -> Iterator[Report]:
    """Sau dấu | hay > của đoạn văn nhiều dòng phải xuống dòng ngay.

    Vì sao: | và > báo rằng đoạn văn bắt đầu từ dòng sau; chữ đứng cùng dòng với dấu ấy bị mất.

    Cách sửa: chuyển chữ xuống dòng dưới và thụt vào; nếu > là chữ, đặt cả giá trị trong nháy kép.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        phien_hop:
          - ngay_hop: 2024-12-25
            noi_dung: > Bình xét

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        phien_hop:
          - ngay_hop: 2024-12-25
            noi_dung: >-
              Bình xét
    """
    for problem in problems(dataset, "bad_block"):
        yield Report(
            problem.place,
            "Sau dấu | hoặc > phải xuống dòng ngay.",
            'Chuyển chữ xuống dòng dưới và thụt vào, hoặc đặt trong nháy kép: ghi_chu: "> …".',
        )


BAD_BLOCK = Rule("Y146", Severity.ERROR, bad_block)


def sign_in_brackets(dataset: Dataset) -> Iterator[Report]:
    """Trong ngoặc [ ] hay { }, giá trị có dấu ? hoặc dấu hai chấm phải đặt trong nháy kép.

    Vì sao: trong ngoặc, YAML coi hai dấu ấy là ký hiệu riêng: «12:30» hay «Có không?» bị cắt giữa
    chừng. Ngoài ngoặc thì ghi thẳng được.

    Cách sửa: đặt cả giá trị trong nháy kép, hoặc ghi mỗi khóa một dòng, không dùng ngoặc.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        phien_hop:
          - {ngay_hop: 2024-12-25, dia_diem: Hội trường lúc 12:30}

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        phien_hop:
          - {ngay_hop: 2024-12-25, dia_diem: "Hội trường lúc 12:30"}
    """
    for problem in problems(dataset, "sign_in_brackets"):
        yield Report(
            problem.place,
            "Dấu ? hoặc dấu hai chấm ở đây bị YAML hiểu là ký hiệu, không phải chữ.",
            'Đặt cả giá trị trong nháy kép: dia_diem: "Hội trường lúc 12:30".',
        )


SIGN_IN_BRACKETS = Rule("Y147", Severity.ERROR, sign_in_brackets)
