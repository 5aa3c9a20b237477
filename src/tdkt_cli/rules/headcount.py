"""Numbers that a registration says of itself, and spans of days: family D2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Place, Severity
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.people import extra_lines
from tdkt_cli.rules.wording import unit_names
from tdkt_cli.vietnamese import count, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset, Individual, Plan, Sourced


def headcount_below_names(dataset: Dataset) -> Iterator[Report]:
    """Tổng số người của đơn vị không được ít hơn số người có tên trong bản đăng ký.

    Vì sao: tỷ lệ 70% của danh hiệu tập thể tính trên tổng số người; tổng số sai là tỷ lệ sai.

    Cách sửa: ghi tong_so_nguoi là số người hiện có của đơn vị, kể cả người không đăng ký.

    Sai:

        # data/registrations/2024/van-phong.yaml
        tong_so_nguoi: 1

    Đúng:

        # data/registrations/2024/van-phong.yaml
        tong_so_nguoi: 2
    """
    names = unit_names(dataset)
    for source in dataset.registrations:
        record = source.record
        listed = len(record.ca_nhan)
        if record.tong_so_nguoi < listed - extra_lines(source, record.tong_so_nguoi):
            yield Report(
                source.at("tong_so_nguoi"),
                f"{names.get(record.ma_don_vi, record.ma_don_vi)} ghi tổng số "
                f"{count(record.tong_so_nguoi)} người nhưng {count(listed)} người có tên đăng ký.",
                f"Ghi tong_so_nguoi từ {listed} trở lên, đúng số người hiện có.",
            )


def names_not_as_counted(dataset: Dataset) -> Iterator[Report]:
    """Số so_ca_nhan phải bằng số người có tên trong ca_nhan.

    Vì sao: tệp bị cắt đúng chỗ hết một người thì vẫn đọc được; chỉ con số này cho biết thiếu ai.

    Cách sửa: xem lại tệp có mất đoạn cuối không; nếu đủ người, sửa so_ca_nhan.

    Sai:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 3

    Đúng:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 2
    """
    names = unit_names(dataset)
    for source in dataset.registrations:
        record = source.record
        listed = len(record.ca_nhan)
        # People named twice are D201's: without them the number may be right.
        if record.so_ca_nhan not in (listed, listed - extra_lines(source, record.so_ca_nhan)):
            cut = "; tệp có thể bị cắt" if listed < record.so_ca_nhan else ""
            yield Report(
                source.at("so_ca_nhan"),
                f"{names.get(record.ma_don_vi, record.ma_don_vi)} ghi so_ca_nhan là "
                f"{record.so_ca_nhan} nhưng ca_nhan có {count(listed)} người{cut}.",
                f"Bổ sung người còn thiếu, hoặc sửa so_ca_nhan thành {listed}."
                if cut
                else f"Sửa so_ca_nhan thành {listed}.",
            )


def span_backwards(dataset: Dataset) -> Iterator[Report]:
    """Khoảng thời gian phải có den_ngay không trước tu_ngay.

    Vì sao: ngày nghỉ, đào tạo và ngày xem xét quyết định điều kiện của danh hiệu; khoảng ngược thì
    không tính được, thường là gõ nhầm năm.

    Cách sửa: sửa tu_ngay hoặc den_ngay.

    Sai:

        # data/registrations/2024/van-phong.yaml
        ca_nhan:
          - ho_ten: Trần Văn Mẫu
            ma_can_bo: VP-01
            chuc_vu: Chánh Văn phòng
            nghi_viec: [{ly_do: dieu_tri, tu_ngay: 2024-03-01, den_ngay: 2023-04-15}]

    Đúng:

        # data/registrations/2024/van-phong.yaml
        ca_nhan:
          - ho_ten: Trần Văn Mẫu
            ma_can_bo: VP-01
            chuc_vu: Chánh Văn phòng
            nghi_viec: [{ly_do: dieu_tri, tu_ngay: 2024-03-01, den_ngay: 2024-04-15}]
    """
    if dataset.plan is not None:
        yield from _spans_of_plan(dataset.plan)
    for source in dataset.registrations:
        for index, person in enumerate(source.record.ca_nhan):
            if person.dao_tao or person.nghi_viec or person.dang_xem_xet:
                yield from _spans_of_person(source.at("ca_nhan", index), person)


def _spans_of_plan(plan: Sourced[Plan]) -> Iterator[Report]:
    for index, unit in enumerate(plan.record.don_vi):
        if unit.tu_ngay and unit.den_ngay and unit.den_ngay < unit.tu_ngay:
            place = plan.at("don_vi", index, "den_ngay")
            span = short_date(unit.tu_ngay), short_date(unit.den_ngay)
            yield _backwards(place, unit.ten_don_vi, *span)
    for index, peak in enumerate(plan.record.dot_thi_dua):
        if peak.den_ngay < peak.tu_ngay:
            place = plan.at("dot_thi_dua", index, "den_ngay")
            span = short_date(peak.tu_ngay), short_date(peak.den_ngay)
            yield _backwards(place, peak.ten_dot, *span)


def _spans_of_person(place: Place, person: Individual) -> Iterator[Report]:
    kinds = ("dao_tao", person.dao_tao), ("nghi_viec", person.nghi_viec)
    for key, spans in (*kinds, ("dang_xem_xet", person.dang_xem_xet)):
        for index, span in enumerate(spans):
            if span.den_ngay is not None and span.den_ngay < span.tu_ngay:
                where = Place(place.file, (*place.path, key, index, "den_ngay"))
                days = short_date(span.tu_ngay), short_date(span.den_ngay)
                yield _backwards(where, f"{person.ho_ten}, {key}", *days)


def _backwards(place: Place, who: str, start: str, end: str) -> Report:
    return Report(
        place,
        f"{who} có den_ngay {end} trước tu_ngay {start}; ngày cuối phải bằng hoặc sau ngày đầu.",
        "Sửa den_ngay cho không trước tu_ngay, thường là nhầm năm.",
    )


HEADCOUNT_BELOW_NAMES = Rule("D205", Severity.ERROR, headcount_below_names)
NAMES_NOT_AS_COUNTED = Rule("D206", Severity.ERROR, names_not_as_counted)
SPAN_BACKWARDS = Rule("D208", Severity.ERROR, span_backwards)
