"""The plan's own list of units: family D1, from D106."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tdkt_cli.findings import KeyPath, Severity
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.wording import suggestion, unit_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset


def one_agency(dataset: Dataset) -> Iterator[Report]:
    """Kế hoạch phải có đúng một đơn vị với loai_don_vi là co_quan.

    Vì sao: đơn vị ấy đứng tên lãnh đạo và tập thể của chính cơ quan (Cờ thi đua, Tập thể lao động
    xuất sắc của cả cơ quan); không có hoặc có hai thì không biết cơ quan đăng ký gì.

    Cách sửa: ghi loai_don_vi: co_quan ở một đơn vị, các đơn vị khác để phong.

    Sai:

        # data/plan-2024.yaml
        don_vi:
          - {ma_don_vi: lanh-dao-ban, ten_don_vi: Lãnh đạo Ban}
          - {ma_don_vi: van-phong, ten_don_vi: Văn phòng}

    Đúng:

        # data/plan-2024.yaml
        don_vi:
          - {ma_don_vi: lanh-dao-ban, ten_don_vi: Lãnh đạo Ban, loai_don_vi: co_quan}
          - {ma_don_vi: van-phong, ten_don_vi: Văn phòng}
    """
    if dataset.plan is None:
        return
    plan = dataset.plan
    found = [n for n, unit in enumerate(plan.record.don_vi) if unit.loai_don_vi == "co_quan"]
    if not found:
        yield Report(
            plan.at("don_vi", on_key=True),
            "Kế hoạch chưa có đơn vị nào là co_quan; phải có đúng một đơn vị như vậy.",
            "Ghi loai_don_vi: co_quan cho đơn vị của lãnh đạo cơ quan.",
        )
    elif len(found) > 1:
        *first, last = found
        names = ", ".join(plan.record.don_vi[index].ten_don_vi for index in found)
        yield Report(
            plan.at("don_vi", last, "loai_don_vi"),
            f"Kế hoạch có {len(found):02d} đơn vị là co_quan ({names}); phải có đúng một.",
            "Giữ loai_don_vi: co_quan ở một đơn vị, các đơn vị khác ghi phong.",
            tuple((plan.at("don_vi", n, "loai_don_vi"), "cũng là co_quan") for n in first),
        )


def unit_twice(dataset: Dataset) -> Iterator[Report]:
    """Mỗi mã đơn vị chỉ có một lần trong kế hoạch.

    Vì sao: mã là chìa khóa nối kế hoạch với tệp của đơn vị; trùng mã thì đơn vị bị đếm hai lần.

    Cách sửa: bỏ dòng lặp, hoặc đặt mã khác cho đơn vị thứ hai.

    Sai:

        # data/plan-2024.yaml
        don_vi:
          - {ma_don_vi: lanh-dao-ban, ten_don_vi: Lãnh đạo Ban, loai_don_vi: co_quan}
          - {ma_don_vi: van-phong, ten_don_vi: Văn phòng}
          - {ma_don_vi: van-phong, ten_don_vi: Văn phòng Ban}

    Đúng:

        # data/plan-2024.yaml
        don_vi:
          - {ma_don_vi: lanh-dao-ban, ten_don_vi: Lãnh đạo Ban, loai_don_vi: co_quan}
          - {ma_don_vi: van-phong, ten_don_vi: Văn phòng Ban}
    """
    if dataset.plan is None:
        return
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(dataset.plan.record.don_vi):
        places[unit.ma_don_vi].append(index)
    for code, (first, *others) in places.items():
        if others:
            yield Report(
                dataset.plan.at("don_vi", others[-1], "ma_don_vi"),
                f"Mã đơn vị “{code}” có {1 + len(others):02d} lần trong kế hoạch; chỉ được một.",
                "Bỏ dòng lặp, hoặc đặt mã khác cho đơn vị này.",
                tuple(
                    (dataset.plan.at("don_vi", index, "ma_don_vi"), "cùng mã")
                    for index in (first, *others[:-1])
                ),
            )


def unknown_reference(dataset: Dataset) -> Iterator[Report]:
    """Đơn vị nhận đăng ký và đơn vị thay thế phải là đơn vị của kế hoạch.

    Vì sao: don_vi_nhan in vào lời văn và giấy đôn đốc; thay_bang nối thành tích cũ sang đơn vị mới.

    Cách sửa: ghi mã của một đơn vị có trong don_vi.

    Sai:

        # data/plan-2024.yaml
        dang_ky: {han_nop: 2024-01-31, truoc_ngay: true, don_vi_nhan: vanphong}

    Đúng:

        # data/plan-2024.yaml
        dang_ky: {han_nop: 2024-01-31, truoc_ngay: true, don_vi_nhan: van-phong}
    """
    if dataset.plan is None:
        return
    plan, known = dataset.plan, unit_names(dataset)
    references: list[tuple[KeyPath, str | None]] = [
        (("dang_ky", "don_vi_nhan"), plan.record.dang_ky.don_vi_nhan)
    ]
    references += [
        (("don_vi", n, "thay_bang"), unit.thay_bang) for n, unit in enumerate(plan.record.don_vi)
    ]
    for path, code in references:
        if code is not None and code not in known:
            close = suggestion(code, known)
            yield Report(
                plan.under(path),
                f"{path[-1]} ghi “{code}”, không phải đơn vị nào của kế hoạch.",
                f"Ghi {path[-1]}: {close or next(iter(known))}, hoặc mã khác có trong don_vi.",
            )


ONE_AGENCY = Rule("D106", Severity.ERROR, one_agency)
UNIT_TWICE = Rule("D107", Severity.ERROR, unit_twice)
UNKNOWN_REFERENCE = Rule("D108", Severity.ERROR, unknown_reference)
