"""Dashes that YAML does not take for those of a list. Family Y13."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.rules import Report, Rule, problems
from tdkt_cli.rules.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset


def wrong_dash(dataset: Dataset) -> Iterator[Report]:
    """Gạch đầu dòng của danh sách là dấu trừ trên bàn phím.

    Vì sao: Word tự đổi dấu trừ thành gạch dài – hay chấm tròn •; YAML không coi đó là gạch đầu
    dòng.

    Cách sửa: xóa dấu ở đầu dòng, gõ dấu - rồi một dấu cách.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien:
          - {ho_ten: Lâm Thị Gốc}
          – {ho_ten: Trần Văn Mẫu}

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien:
          - {ho_ten: Lâm Thị Gốc}
          - {ho_ten: Trần Văn Mẫu}
    """
    for problem in problems(dataset, "wrong_dash"):
        yield Report(
            problem.place,
            f"Gạch đầu dòng {shown(problem.values[0])} không phải dấu trừ trên bàn phím.",
            "Xóa dấu này, gõ dấu - rồi một dấu cách.",
        )


WRONG_DASH = Rule("Y137", Severity.ERROR, wrong_dash)


def dash_after_colon(dataset: Dataset) -> Iterator[Report]:
    """Gạch đầu dòng của danh sách phải xuống dòng sau dấu hai chấm.

    Vì sao: trên cùng dòng với khóa, YAML không nhận gạch đầu dòng.

    Cách sửa: xuống dòng và thụt vào hai dấu cách trước gạch đầu dòng, hoặc ghi danh sách trong
    ngoặc vuông; nếu gạch là chữ, đặt cả giá trị trong nháy kép.

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien: - {ho_ten: Lâm Thị Gốc}

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        thanh_vien:
          - {ho_ten: Lâm Thị Gốc}
    """
    for problem in problems(dataset, "dash_after_colon"):
        yield Report(
            problem.place,
            "Gạch đầu dòng đứng cùng dòng với khóa, YAML không nhận.",
            "Xuống dòng rồi ghi gạch đầu dòng, hoặc đặt cả giá trị trong nháy kép nếu là chữ.",
        )


DASH_AFTER_COLON = Rule("Y138", Severity.ERROR, dash_after_colon)
