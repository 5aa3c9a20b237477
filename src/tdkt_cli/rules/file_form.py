"""The form of a whole file: one table, each key once, nothing lost. Family Y12."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.rules import Report, Rule, problems
from tdkt_cli.rules.shown import shown
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset


def empty_file(dataset: Dataset) -> Iterator[Report]:
    """Tệp dữ liệu không được trống.

    Vì sao: tệp trống hoặc chỉ có chú thích là tệp lưu hỏng hay quên điền; bỏ qua nó là bỏ sót một
    đơn vị.

    Cách sửa: điền nội dung, hoặc xóa tệp nếu không dùng.

    Sai:

        # data/council/2024.yaml
        # Hội đồng năm 2024

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
    """
    for problem in problems(dataset, "empty_file"):
        yield Report(
            problem.place,
            "Tệp trống, cần có nội dung.",
            "Điền nội dung theo biểu mẫu, hoặc xóa tệp nếu không dùng.",
        )


EMPTY_FILE = Rule("Y121", Severity.ERROR, empty_file)


def not_a_mapping(dataset: Dataset) -> Iterator[Report]:
    """Tệp phải là một bảng các khóa, mỗi dòng đầu mục có dạng «khóa: giá trị».

    Vì sao: trang web, bảng tính lưu thành CSV hay đoạn văn đổi đuôi thành .yaml đều đọc được như
    một đoạn chữ nhưng không có dữ liệu nào bên trong.

    Cách sửa: chép lại dữ liệu theo biểu mẫu; sau tên khóa là dấu hai chấm và một dấu cách.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach = 2024

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
    """
    for problem in problems(dataset, "not_a_mapping"):
        yield Report(
            problem.place,
            "Tệp không phải là bảng các khóa dạng «khóa: giá trị».",
            "Chép lại theo biểu mẫu, chẳng hạn dòng đầu là «nam_ke_hoach: 2024».",
        )


NOT_A_MAPPING = Rule("Y122", Severity.ERROR, not_a_mapping)


def repeated_key(dataset: Dataset) -> Iterator[Report]:
    """Trong một bảng, mỗi khóa chỉ ghi một lần.

    Vì sao: khi một khóa có hai giá trị, chương trình khác lấy giá trị sau và bỏ giá trị trước mà
    không báo; một danh sách người có thể mất như thế.

    Cách sửa: xóa một trong hai dòng, hoặc gộp hai danh sách làm một.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        nam_ke_hoach: 2025

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
    """
    for problem in problems(dataset, "repeated_key"):
        related = ((problem.related, "Lần ghi thứ nhất ở đây."),) if problem.related else ()
        yield Report(
            problem.place,
            f"Khóa {shown(problem.values[0])} ghi hai lần trong cùng một bảng.",
            "Xóa một trong hai dòng, hoặc gộp hai danh sách làm một.",
            related,
        )


REPEATED_KEY = Rule("Y123", Severity.ERROR, repeated_key)


def second_document(dataset: Dataset) -> Iterator[Report]:
    """Mỗi tệp chỉ có một tài liệu YAML.

    Vì sao: sau dòng --- hay ... thứ hai là một tài liệu khác; phần ấy không thuộc đơn vị nào.

    Cách sửa: xóa dòng --- và gộp hai phần, hoặc chuyển phần sau sang tệp khác.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        ---
        nam_ke_hoach: 2025

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
    """
    for problem in problems(dataset, "second_document"):
        yield Report(
            problem.place,
            "Từ dòng này là một tài liệu YAML thứ hai, mỗi tệp chỉ được có một.",
            "Xóa dòng --- (hoặc ...) và gộp hai phần, hoặc chuyển phần sau sang tệp khác.",
        )


SECOND_DOCUMENT = Rule("Y124", Severity.ERROR, second_document)


def too_deep(dataset: Dataset) -> Iterator[Report]:
    """Các bậc lồng nhau không quá 20.

    Vì sao: dữ liệu thật lồng nhiều nhất tám bậc; tệp lồng hàng trăm bậc làm tràn bộ nhớ.

    Cách sửa: xóa các dấu [ hay { thừa, hoặc sửa lại thụt lề.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: [[[[[[[[[[[[[[[[[[[[[[2024]]]]]]]]]]]]]]]]]]]]]]

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
    """
    for problem in problems(dataset, "too_deep"):
        yield Report(
            problem.place,
            f"Chỗ này lồng sâu hơn {problem.values[0]} bậc.",
            "Xóa các dấu [ hay { thừa, hoặc sửa lại thụt lề.",
        )


TOO_DEEP = Rule("Y125", Severity.ERROR, too_deep)


def too_many(dataset: Dataset) -> Iterator[Report]:
    """Mỗi tệp không quá 50.000 khóa và giá trị.

    Vì sao: bản đăng ký của hai nghìn người chưa tới mức ấy; nhiều hơn là tệp sinh ra do nhầm lẫn.

    Cách sửa: kiểm tra xem có chép lặp không; nếu không, chia dữ liệu ra nhiều tệp.
    """
    for problem in problems(dataset, "too_many"):
        yield Report(
            problem.place,
            f"Tệp có hơn {number(int(problem.values[0]))} khóa và giá trị.",
            "Kiểm tra xem có chép lặp không; nếu không, chia dữ liệu ra nhiều tệp.",
        )


TOO_MANY = Rule("Y126", Severity.ERROR, too_many)


def key_not_text(dataset: Dataset) -> Iterator[Report]:
    """Trước dấu hai chấm phải là tên khóa bằng chữ.

    Vì sao: một danh sách, một bảng hay chỗ trống không thể là tên; thường do thừa ngoặc nhọn hoặc
    thừa dấu hai chấm.

    Cách sửa: ghi tên khóa trước dấu hai chấm; nếu ngoặc nhọn là chữ, đặt cả giá trị trong nháy kép.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: {{nam}}

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
    """
    for problem in problems(dataset, "key_not_text"):
        yield Report(
            problem.place,
            "Chỗ này cần tên khóa bằng chữ, nhưng là ngoặc hoặc để trống.",
            "Ghi tên khóa trước dấu hai chấm; nếu ngoặc là chữ, đặt cả giá trị trong nháy kép.",
        )


KEY_NOT_TEXT = Rule("Y127", Severity.ERROR, key_not_text)


def bare_null(dataset: Dataset) -> Iterator[Report]:
    """Chỗ chưa có giá trị thì để trống, không ghi null hay ~.

    Vì sao: null và ~ là chữ hay là "không có" thì người đọc không biết; có người họ Null thật.

    Cách sửa: xóa chữ ấy để trống, hoặc đặt trong nháy kép nếu là chữ.

    Sai:

        # data/documents/2024.yaml
        nam_ke_hoach: 2024
        van_ban:
          - {ten_van_ban: don-doc, so_van_ban: null}

    Đúng:

        # data/documents/2024.yaml
        nam_ke_hoach: 2024
        van_ban:
          - {ten_van_ban: don-doc, so_van_ban: }
    """
    for problem in problems(dataset, "bare_null"):
        word = problem.values[0]
        yield Report(
            problem.place,
            f"Giá trị ghi là {word} không trong nháy: không rõ là chữ hay là để trống.",
            f'Để trống sau dấu hai chấm, hoặc ghi "{word}" trong nháy kép nếu là chữ.',
        )


BARE_NULL = Rule("Y128", Severity.ERROR, bare_null)


def swallowed_hash(dataset: Dataset) -> Iterator[Report]:
    """Dấu # là chữ của giá trị thì cả giá trị phải ở trong nháy kép.

    Vì sao: sau dấu cách, YAML coi # là bắt đầu chú thích và bỏ phần còn lại: «Phòng #2» chỉ còn
    «Phòng».

    Cách sửa: đặt cả giá trị trong nháy kép; nếu đúng là chú thích, thêm một dấu cách sau dấu #.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        phien_hop:
          - ngay_hop: 2024-12-25
            dia_diem: Phòng họp #2

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        phien_hop:
          - ngay_hop: 2024-12-25
            dia_diem: "Phòng họp #2"
    """
    for problem in problems(dataset, "swallowed_hash"):
        yield Report(
            problem.place,
            f"Phần {shown(problem.values[0])} bị bỏ khỏi giá trị vì đứng sau dấu #.",
            "Đặt cả giá trị trong nháy kép; nếu đúng là chú thích, thêm một dấu cách sau dấu #.",
        )


SWALLOWED_HASH = Rule("Y129", Severity.WARNING, swallowed_hash)
