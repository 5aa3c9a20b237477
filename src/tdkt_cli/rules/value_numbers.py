"""Days, years, numbers, yes and no. Family S12."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.rules import Report, Rule, problems
from tdkt_cli.rules.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset, FileProblem

_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_NEGATIVE = re.compile(r"[-–−]\s*[0-9]")


def bad_date_form(dataset: Dataset) -> Iterator[Report]:
    """Ngày ghi theo dạng năm-tháng-ngày hoặc ngày/tháng/năm.

    Vì sao: dạng khác (31.01.2024, tháng 1/2024, 31-1-24) có thể hiểu nhiều cách, mà hạn nộp và thâm
    niên tính theo ngày.

    Cách sửa: ghi 2024-01-31 hoặc 31/01/2024.

    Sai:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 25.12.2024

    Đúng:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 25/12/2024
    """
    for problem in problems(dataset, "bad_date_form"):
        yield Report(
            problem.place,
            f"Ngày {shown(problem.values[0])} không đúng dạng.",
            "Ghi ngày theo dạng 2024-01-31 hoặc 31/01/2024.",
        )


BAD_DATE_FORM = Rule("S121", Severity.ERROR, bad_date_form)


def no_such_date(dataset: Dataset) -> Iterator[Report]:
    """Ngày phải có trên lịch.

    Vì sao: 30/02 hay 31/4 là gõ nhầm; 12/31/2024 là ghi tháng trước ngày theo kiểu Mỹ.

    Cách sửa: xem lại lịch; ngày ghi trước tháng: 31/12/2024.

    Sai:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-02-30

    Đúng:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-02-29
    """
    for problem in problems(dataset, "no_such_date"):
        yield Report(
            problem.place,
            f"Ngày {shown(problem.values[0])} không có trên lịch.",
            "Xem lại lịch; ngày ghi trước tháng, chẳng hạn 31/12/2024.",
        )


NO_SUCH_DATE = Rule("S122", Severity.ERROR, no_such_date)


def day_out_of_range(dataset: Dataset) -> Iterator[Report]:
    """Ngày phải từ năm 1900 đến năm 2100.

    Vì sao: năm 0024 hay 2204 là gõ nhầm, làm sai thâm niên và thời hạn. Riêng ngày gốc của một sự
    kiện lịch sử (ngay_goc) có thể xưa hơn.

    Cách sửa: gõ lại năm bằng bốn chữ số.

    Sai:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 25/12/2204

    Đúng:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 25/12/2024
    """
    for problem in problems(dataset, "day_out_of_range"):
        yield Report(
            problem.place,
            f"Ngày {shown(problem.values[0])} nằm ngoài khoảng năm 1900 đến 2100.",
            f"Gõ lại năm bằng bốn chữ số, chẳng hạn {_year_of(problem, dataset)}.",
        )


DAY_OUT_OF_RANGE = Rule("S123", Severity.ERROR, day_out_of_range)


def bad_number(dataset: Dataset) -> Iterator[Report]:
    """Số đếm chỉ gồm chữ số.

    Vì sao: «8 người», «1_000» hay «tám» không cộng được; máy khác có thể đọc ra số khác.

    Cách sửa: chỉ ghi chữ số, không dấu chấm, không đơn vị: 8.

    Sai:

        # data/documents/2024.yaml
        van_ban:
          - {ten_van_ban: don-doc, so_van_ban: 12/BC-BDT}

    Đúng:

        # data/documents/2024.yaml
        van_ban:
          - {ten_van_ban: don-doc, so_van_ban: 12}
    """
    for problem in problems(dataset, "bad_number"):
        yield Report(
            problem.place,
            _not_a_number(problem.values[0], "số đếm"),
            "Chỉ ghi chữ số (nhiều nhất 9), không dấu, không đơn vị: 12.",
        )


BAD_NUMBER = Rule("S124", Severity.ERROR, bad_number)


def bad_decimal(dataset: Dataset) -> Iterator[Report]:
    """Mức chỉ tiêu là một số, phần lẻ nếu có viết sau dấu phẩy hoặc dấu chấm.

    Vì sao: mức kế hoạch và mức thực hiện được cộng và chia để ra tỷ lệ phần trăm; «khoảng 7», «95%»
    không tính được.

    Cách sửa: chỉ ghi số: 95 hoặc 7,5; đơn vị ghi ở khóa don_vi_tinh.

    Sai:

        # data/results/2024/dot-1/van-phong.yaml
        chi_tieu:
          - {ma_chi_tieu: vp-ct1, muc_thuc_hien: 7 cuộc}

    Đúng:

        # data/results/2024/dot-1/van-phong.yaml
        chi_tieu:
          - {ma_chi_tieu: vp-ct1, muc_thuc_hien: 7}
    """
    for problem in problems(dataset, "bad_decimal"):
        yield Report(
            problem.place,
            _not_a_number(problem.values[0], "một số"),
            "Chỉ ghi số, chẳng hạn 95 hoặc 7,5; đơn vị ghi ở khóa don_vi_tinh.",
        )


BAD_DECIMAL = Rule("S125", Severity.ERROR, bad_decimal)


def ambiguous_number(dataset: Dataset) -> Iterator[Report]:
    """Số không được có đúng ba chữ số sau dấu chấm hoặc dấu phẩy.

    Vì sao: 1.200 có thể là một nghìn hai trăm hoặc một phẩy hai; hiểu nhầm là sai một nghìn lần.

    Cách sửa: ghi 1200 nếu là một nghìn hai trăm, ghi 1,2 nếu là một phẩy hai.

    Sai:

        # data/results/2024/dot-1/van-phong.yaml
        chi_tieu:
          - {ma_chi_tieu: vp-ct1, muc_thuc_hien: 1.200}

    Đúng:

        # data/results/2024/dot-1/van-phong.yaml
        chi_tieu:
          - {ma_chi_tieu: vp-ct1, muc_thuc_hien: 1200}
    """
    for problem in problems(dataset, "ambiguous_number"):
        value = problem.values[0].strip()
        whole = value.replace(".", "").replace(",", "")
        fraction = value.replace(".", ",").rstrip("0").rstrip(",")
        yield Report(
            problem.place,
            f"Số {shown(value)} có thể hiểu hai cách.",
            f"Ghi {whole} nếu dấu ấy tách hàng nghìn, ghi {fraction} nếu là phần lẻ.",
        )


AMBIGUOUS_NUMBER = Rule("S126", Severity.ERROR, ambiguous_number)


def bad_flag(dataset: Dataset) -> Iterator[Report]:
    """Khóa có hay không thì ghi true (có) hoặc false (không).

    Vì sao: «có», «x», «yes», «1» mỗi người hiểu một cách; riêng "no" còn bị chương trình khác đổi
    thành sai.

    Cách sửa: ghi true hoặc false, chữ thường.

    Sai:

        # data/documents/2024.yaml
        mau_rieng: không

    Đúng:

        # data/documents/2024.yaml
        mau_rieng: false
    """
    for problem in problems(dataset, "bad_flag"):
        yield Report(
            problem.place,
            f"Khóa này chỉ nhận true hoặc false, không nhận {shown(problem.values[0])}.",
            "Ghi true nếu có, false nếu không.",
        )


BAD_FLAG = Rule("S127", Severity.ERROR, bad_flag)


def bad_year(dataset: Dataset) -> Iterator[Report]:
    """Năm phải từ 1990 đến 2100.

    Vì sao: năm quyết định luật nào được áp dụng; năm 24 hay 20024 là gõ nhầm.

    Cách sửa: gõ năm bằng bốn chữ số: 2024.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 24

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
    """
    for problem in problems(dataset, "bad_year"):
        yield Report(
            problem.place,
            f"Năm {shown(problem.values[0])} nằm ngoài khoảng 1990 đến 2100.",
            f"Gõ năm bằng bốn chữ số, chẳng hạn {_year_of(problem, dataset)}.",
        )


BAD_YEAR = Rule("S128", Severity.ERROR, bad_year)


def bad_round(dataset: Dataset) -> Iterator[Report]:
    """Số thứ tự của đợt thi đua phải từ 1 đến 9.

    Vì sao: thư mục kết quả và báo cáo gọi theo số đợt (dot-1, dot-2); số khác là gõ nhầm.

    Cách sửa: ghi 1 cho đợt thứ nhất, 2 cho đợt thứ hai.

    Sai:

        # data/results/2024/dot-1/van-phong.yaml
        so_dot: 0

    Đúng:

        # data/results/2024/dot-1/van-phong.yaml
        so_dot: 1
    """
    for problem in problems(dataset, "bad_round"):
        yield Report(
            problem.place,
            f"Số đợt {shown(problem.values[0])} nằm ngoài khoảng 1 đến 9.",
            "Ghi 1 cho đợt thứ nhất, 2 cho đợt thứ hai.",
        )


BAD_ROUND = Rule("S129", Severity.ERROR, bad_round)


def _year_of(problem: FileProblem, dataset: Dataset) -> str:
    found = _YEAR.search(problem.place.file)
    return found.group() if found else str(dataset.year)


def _not_a_number(value: str, wanted: str) -> str:
    if _NEGATIVE.match(value.strip()):
        return f"Số {shown(value)} là số âm, số ở đây không được âm."
    return f"{shown(value)} không phải {wanted}."
