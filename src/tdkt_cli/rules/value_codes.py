"""Codes of units, people and items. Family S13."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Place, Severity
from tdkt_cli.models.types import DEVICE_NAMES
from tdkt_cli.rules import Report, Rule, problems
from tdkt_cli.rules.shown import is_identity, shown, strange_sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset, FileProblem

_EXAMPLES: dict[str | int, str] = {
    "ma_phong_trao": "van-hoa-cong-so",
    "ma_nhiem_vu": "nv1",
    "ma_chi_tieu": "vp-ct1",
}


def bad_unit_code(dataset: Dataset) -> Iterator[Report]:
    """Mã đơn vị gồm chữ thường không dấu, chữ số và dấu -, bắt đầu bằng chữ, dài nhất 41 ký tự.

    Vì sao: mã đơn vị là tên tệp của đơn vị nên phải dùng được trên mọi máy; các tên con, aux, nul…
    là của Windows.

    Cách sửa: viết tên đơn vị bằng chữ thường không dấu, thay dấu cách bằng dấu -: phong-chinh-sach.

    Sai:

        # data/plan-2024.yaml
        dang_ky: {han_nop: 2024-01-31, don_vi_nhan: Văn phòng}

    Đúng:

        # data/plan-2024.yaml
        dang_ky: {han_nop: 2024-01-31, truoc_ngay: true, don_vi_nhan: van-phong}
    """
    for problem in problems(dataset, "bad_unit_code"):
        code = problem.values[0]
        message = f"{shown(code)} không đúng dạng mã đơn vị."
        if code in DEVICE_NAMES:
            message = f"{shown(code)} là tên thiết bị của Windows, không dùng làm mã đơn vị được."
        yield _of_code(
            problem,
            message,
            "Dùng chữ thường không dấu, chữ số và dấu -, chẳng hạn phong-chinh-sach.",
        )


BAD_UNIT_CODE = Rule("S131", Severity.ERROR, bad_unit_code)


def bad_staff_code(dataset: Dataset) -> Iterator[Report]:
    """Mã cán bộ gồm chữ in hoa của đơn vị, dấu - và số thứ tự; không dùng số căn cước.

    Vì sao: số căn cước, chứng minh nhân dân là dữ liệu cá nhân, đã vào lịch sử git thì không xóa
    hết được; mã của cơ quan đủ để phân biệt người trùng tên.

    Cách sửa: ghi mã như VP-01; nếu đã lỡ ghi số căn cước, xóa đi trước khi lưu vào git.

    Sai:

        # data/council/2024.yaml
        thanh_vien:
          - {ho_ten: Lâm Thị Gốc, ma_can_bo: 000000000000}

    Đúng:

        # data/council/2024.yaml
        thanh_vien:
          - {ho_ten: Lâm Thị Gốc, ma_can_bo: LDB-01}
    """
    for problem in problems(dataset, "bad_staff_code"):
        code = problem.values[0]
        if is_identity(code):
            yield Report(
                problem.place,
                f"Mã cán bộ {shown(code.replace(' ', '').replace('.', ''))} trông như số căn cước "
                "hoặc chứng minh nhân dân, dữ liệu không được chứa số này.",
                "Xóa số này, ghi mã của cơ quan đặt, chẳng hạn VP-01.",
            )
        else:
            yield _of_code(
                problem,
                f"{shown(code)} không đúng dạng mã cán bộ.",
                "Ghi chữ in hoa (nhiều nhất 8), dấu - và số (nhiều nhất 4), chẳng hạn VP-01.",
            )


BAD_STAFF_CODE = Rule("S132", Severity.ERROR, bad_staff_code)


def bad_item_code(dataset: Dataset) -> Iterator[Report]:
    """Mã phong trào, nhiệm vụ, chỉ tiêu gồm chữ không dấu, chữ số và các dấu - _ . liền nhau.

    Vì sao: mã nối kết quả với kế hoạch và bản đăng ký; dấu cách hay chữ có dấu dễ gõ khác nhau giữa
    các tệp.

    Cách sửa: bỏ dấu, thay dấu cách bằng dấu -: nong-thon-moi.

    Sai:

        # data/results/2024/dot-1/van-phong.yaml
        phong_trao:
          - {ma_phong_trao: nông thôn mới, ket_qua: Vận động ủng hộ.}

    Đúng:

        # data/results/2024/dot-1/van-phong.yaml
        phong_trao:
          - {ma_phong_trao: nong-thon-moi, ket_qua: Vận động ủng hộ.}
    """
    for problem in problems(dataset, "bad_item_code"):
        keys = problem.place.path if isinstance(problem.place, Place) else ()
        example = next((_EXAMPLES[key] for key in reversed(keys) if key in _EXAMPLES), "vp-ct1")
        yield _of_code(
            problem,
            f"{shown(problem.values[0])} không đúng dạng mã.",
            f"Dùng chữ không dấu, chữ số, các dấu - _ . và không có dấu cách, chẳng hạn {example}.",
        )


def _of_code(problem: FileProblem, message: str, fix: str) -> Report:
    """Name the sign that does not belong, where there is one."""
    found = strange_sign(problem.values[0])
    if found:
        name, mend = found
        return Report(problem.place, f"{message.removesuffix('.')}: có {name}.", mend or fix)
    return Report(problem.place, message, fix)


BAD_ITEM_CODE = Rule("S133", Severity.ERROR, bad_item_code)
