"""What makes a YAML file mean more than it shows. Family Y11."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.rules import Report, Rule, problems
from tdkt_cli.rules.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset


def conflict(dataset: Dataset) -> Iterator[Report]:
    """Tệp không được còn dấu xung đột của git.

    Vì sao: khi hai người cùng sửa một chỗ, git ghi cả hai bản vào tệp giữa các dấu <<<<<<< và
    >>>>>>>; chưa chọn một bản thì không biết số nào đúng.

    Cách sửa: giữ lại bản đúng, xóa bản kia cùng ba dòng dấu <<<<<<<, ======= và >>>>>>>.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien:
        <<<<<<< HEAD
          - {ho_ten: Lâm Thị Gốc, vai_tro: chu_tich}
        =======
          - {ho_ten: Trần Văn Mẫu, vai_tro: chu_tich}
        >>>>>>> van-phong

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien:
          - {ho_ten: Lâm Thị Gốc, vai_tro: chu_tich}
    """
    for problem in problems(dataset, "conflict"):
        yield Report(
            problem.place,
            "Tệp còn xung đột git chưa giải quyết, bắt đầu từ dòng này.",
            "Giữ lại bản đúng, xóa bản kia cùng các dòng <<<<<<<, ======= và >>>>>>>.",
        )


CONFLICT = Rule("Y111", Severity.ERROR, conflict)


def directive(dataset: Dataset) -> Iterator[Report]:
    """Tệp không được có dòng bắt đầu bằng dấu %.

    Vì sao: với YAML, dòng như %YAML 1.1 đổi cách hiểu cả tệp: "no" thành sai, 010 thành 8.

    Cách sửa: xóa dòng ấy; nếu là chữ của một giá trị, thụt vào và đặt trong nháy kép.

    Sai:

        # data/council/2024.yaml
        %YAML 1.1
        ---
        nam_ke_hoach: 2024

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
    """
    for problem in problems(dataset, "directive"):
        yield Report(
            problem.place,
            "Dòng bắt đầu bằng dấu % là chỉ thị YAML, tệp dữ liệu không dùng chỉ thị.",
            "Xóa dòng này; nếu là chữ của một giá trị, đặt cả giá trị trong nháy kép.",
        )


DIRECTIVE = Rule("Y112", Severity.ERROR, directive)


def alias(dataset: Dataset) -> Iterator[Report]:
    """Giá trị không được bắt đầu bằng dấu * để trỏ tới chỗ khác.

    Vì sao: với YAML, *ten là chép lại một đoạn ở chỗ khác; người đọc tệp không thấy đoạn ấy, và vài
    dòng như thế đủ làm treo máy.

    Cách sửa: ghi lại đầy đủ nội dung; nếu dấu * là chữ, đặt cả giá trị trong nháy kép.

    Sai:

        # data/documents/2024.yaml
        nam_ke_hoach: 2024
        van_ban:
          - {ten_van_ban: don-doc, noi_luu: *luu}

    Đúng:

        # data/documents/2024.yaml
        nam_ke_hoach: 2024
        van_ban:
          - {ten_van_ban: don-doc, noi_luu: "*luu"}
    """
    for problem in problems(dataset, "alias"):
        yield Report(
            problem.place,
            f"Giá trị bắt đầu bằng dấu *: YAML hiểu là trỏ tới chỗ khác ({_name(problem.values)}).",
            'Ghi đầy đủ nội dung; nếu dấu * là chữ, đặt cả giá trị trong nháy kép: ghi_chu: "*…".',
        )


ALIAS = Rule("Y113", Severity.ERROR, alias)


def anchor(dataset: Dataset) -> Iterator[Report]:
    """Giá trị không được bắt đầu bằng dấu & để đặt tên cho một đoạn.

    Vì sao: với YAML, &ten đặt tên cho một đoạn để chỗ khác chép lại; dữ liệu phải đọc được ngay tại
    chỗ ghi.

    Cách sửa: xóa dấu & và tên đi sau; nếu dấu & là chữ, đặt cả giá trị trong nháy kép.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        phien_hop:
          - {ngay_hop: 2024-12-25, noi_dung: &hop Bình xét}

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        phien_hop:
          - {ngay_hop: 2024-12-25, noi_dung: "Bình xét & đề nghị"}
    """
    for problem in problems(dataset, "anchor"):
        yield Report(
            problem.place,
            f"Giá trị bắt đầu bằng dấu &: YAML hiểu là đặt tên {_name(problem.values)}.",
            'Xóa dấu & và tên đi sau; nếu là chữ, đặt cả giá trị trong nháy kép: ghi_chu: "& …".',
        )


ANCHOR = Rule("Y114", Severity.ERROR, anchor)


def tag(dataset: Dataset) -> Iterator[Report]:
    """Giá trị không được bắt đầu bằng dấu chấm than của YAML.

    Vì sao: với YAML, !chu đổi kiểu của giá trị (thành số, thành mã lệnh); mọi giá trị ở đây là chữ.

    Cách sửa: xóa dấu ! ở đầu; nếu là chữ, đặt cả giá trị trong nháy kép.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: !!int 2024

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
    """
    for problem in problems(dataset, "tag"):
        yield Report(
            problem.place,
            "Giá trị bắt đầu bằng dấu !: YAML hiểu là đổi kiểu, tệp dữ liệu không dùng.",
            'Xóa dấu ! ở đầu; nếu là chữ, đặt cả giá trị trong nháy kép: ghi_chu: "! …".',
        )


TAG = Rule("Y115", Severity.ERROR, tag)


def merge_key(dataset: Dataset) -> Iterator[Report]:
    """Tệp không được dùng khóa << để trộn một đoạn khác vào.

    Vì sao: khóa << đưa vào những giá trị không nhìn thấy tại chỗ; sửa một nơi làm đổi nhiều nơi.

    Cách sửa: xóa dòng << và ghi đủ các khóa cần có.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        <<: {thanh_vien: []}

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien: []
    """
    for problem in problems(dataset, "merge_key"):
        yield Report(
            problem.place,
            "Khóa << trộn một đoạn khác vào, tệp dữ liệu phải ghi đủ tại chỗ.",
            "Xóa dòng << và ghi đủ các khóa cần có.",
        )


MERGE_KEY = Rule("Y116", Severity.ERROR, merge_key)


def _name(values: tuple[str, ...]) -> str:
    return shown(values[0]) if values else "không tên"
