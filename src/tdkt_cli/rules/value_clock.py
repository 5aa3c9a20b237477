"""Times of day. Family S13."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.rules import Report, Rule, problems
from tdkt_cli.rules.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset


def bad_clock(dataset: Dataset) -> Iterator[Report]:
    """Giờ ghi theo dạng giờ:phút, từ 0:00 đến 23:59.

    Vì sao: biên bản in giờ bắt đầu, giờ kết thúc; “2 giờ chiều” hay “14h” mỗi người hiểu, in ra một
    cách.

    Cách sửa: ghi 14:00 cho 2 giờ chiều.

    Sai:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            gio_bat_dau: 2 giờ chiều

    Đúng:

        # data/council/2024.yaml
        phien_hop:
          - ngay_hop: 2024-12-25
            gio_bat_dau: 14:00
    """
    for problem in problems(dataset, "bad_clock"):
        yield Report(
            problem.place,
            f"{shown(problem.values[0])} không phải giờ và phút trong ngày.",
            "Ghi giờ:phút từ 0:00 đến 23:59, chẳng hạn 14:00.",
        )


BAD_CLOCK = Rule("S130", Severity.ERROR, bad_clock)
