"""Units and their files: family D1."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt_cli.findings import Severity
from tdkt_cli.models import Dataset
from tdkt_cli.rules import Report, Rule


def no_registration(dataset: Dataset) -> Iterator[Report]:
    """Mỗi đơn vị có tên trong kế hoạch phải có một bản đăng ký.

    Vì sao: bản tổng hợp gửi cấp trên phải đủ mọi đơn vị; thiếu một đơn vị là thiếu cả tập thể và
    cá nhân của đơn vị đó.

    Cách sửa: đôn đốc đơn vị gửi bản đăng ký; nếu đơn vị đã giải thể, ghi den_ngay trong kế hoạch.

    Sai:

        # data/plan-2024.yaml
        don_vi:
          - {ma_don_vi: lanh-dao-ban, ten_don_vi: Lãnh đạo Ban, loai_don_vi: co_quan}
          - {ma_don_vi: van-phong, ten_don_vi: Văn phòng}
          - {ma_don_vi: thanh-tra, ten_don_vi: Thanh tra}

    Đúng:

        # data/plan-2024.yaml
        don_vi:
          - {ma_don_vi: lanh-dao-ban, ten_don_vi: Lãnh đạo Ban, loai_don_vi: co_quan}
          - {ma_don_vi: van-phong, ten_don_vi: Văn phòng}
    """
    if dataset.plan is None:
        return
    filed = {file.stem for file in dataset.files if file.kind == "registrations"}
    for index, unit in enumerate(dataset.plan.record.don_vi):
        if unit.ma_don_vi not in filed and unit.den_ngay is None:
            yield Report(
                dataset.plan.at("don_vi", index, "ma_don_vi"),
                f"{unit.ten_don_vi} chưa có bản đăng ký năm {dataset.year}.",
                f"Đôn đốc đơn vị; tệp cần có: "
                f"data/registrations/{dataset.year}/{unit.ma_don_vi}.yaml.",
            )


NO_REGISTRATION = Rule("D102", Severity.WARNING, no_registration)
