"""Days that are on the calendar but not where they belong: family D3."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.models import Registration
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.unit_files import UnitFile, unit_files
from tdkt_cli.rules.wording import unit_names
from tdkt_cli.vietnamese import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset


def filed_in_another_year(dataset: Dataset) -> Iterator[Report]:
    """Ngày gửi của bản đăng ký và bản kết quả phải thuộc năm kế hoạch.

    Vì sao: đầu năm hay gõ nhầm năm cũ; ngày gửi sai năm thì bản gửi chậm cũng thành đúng hạn. Bản
    đăng ký được gửi sớm từ 01/10 của năm trước; bản kết quả gửi sang năm sau trong hạn nộp của đợt
    thì không sao.

    Cách sửa: sửa năm của ngay_gui; nếu đúng là bản của năm khác, chuyển tệp về thư mục năm ấy.

    Sai:

        # data/registrations/2024/van-phong.yaml
        ngay_gui: 2023-01-25

    Đúng:

        # data/registrations/2024/van-phong.yaml
        ngay_gui: 2024-01-25
    """
    names = unit_names(dataset)
    for source in unit_files(dataset):
        day = source.record.ngay_gui
        if day is not None and not _in_year(source, day, dataset):
            unit = source.record.ma_don_vi
            yield Report(
                source.at("ngay_gui"),
                f"{names.get(unit, unit)} ghi ngày gửi {short_date(day)}, không thuộc năm kế hoạch "
                f"{dataset.year}.",
                "Sửa năm của ngay_gui nếu gõ nhầm; nếu là bản của năm khác, chuyển tệp về năm ấy.",
            )


def _in_year(source: UnitFile, day: date, dataset: Dataset) -> bool:
    if isinstance(source.record, Registration):
        return date(dataset.year - 1, 10, 1) <= day <= date(dataset.year, 12, 31)
    peak = dataset.plan.record.round(source.record.so_dot) if dataset.plan else None
    limit = peak.han_nop if peak and peak.han_nop else date(dataset.year, 12, 31)
    return day.year == dataset.year or date(dataset.year, 1, 1) <= day <= limit


def recruited_after_the_year(dataset: Dataset) -> Iterator[Report]:
    """Ngày tuyển dụng không được sau năm kế hoạch.

    Vì sao: thời gian công tác tính từ ngày này; người chưa được tuyển thì chưa có gì để đăng ký.

    Cách sửa: sửa ngay_tuyen_dung, thường là gõ nhầm năm.

    Sai:

        # data/registrations/2024/van-phong.yaml
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng, danh_hieu: [LDTT],
             ngay_tuyen_dung: 2042-03-01}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng, danh_hieu: [LDTT],
             ngay_tuyen_dung: 2012-03-01}
    """
    for source in dataset.registrations:
        for index, person in enumerate(source.record.ca_nhan):
            day = person.ngay_tuyen_dung
            if day is not None and day.year > dataset.year:
                yield Report(
                    source.at("ca_nhan", index, "ngay_tuyen_dung"),
                    f"{person.ho_ten} có ngày tuyển dụng {short_date(day)}, sau năm kế hoạch "
                    f"{dataset.year}.",
                    "Sửa ngay_tuyen_dung, thường là gõ nhầm năm.",
                )


def filed_before_the_round(dataset: Dataset) -> Iterator[Report]:
    """Bản kết quả không được gửi trước khi đợt bắt đầu.

    Vì sao: đợt chưa bắt đầu thì chưa có kết quả; thường là chép tệp đợt trước mà quên sửa ngày.
    Ngày gửi khác năm thì D312 báo.

    Cách sửa: sửa ngay_gui; nếu là bản của đợt trước, chuyển tệp về thư mục đợt ấy.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        {nam_ke_hoach: 2024, so_dot: 2, ma_don_vi: van-phong, ngay_gui: 2024-06-20}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        {nam_ke_hoach: 2024, so_dot: 2, ma_don_vi: van-phong, ngay_gui: 2024-12-12}
    """
    names = unit_names(dataset)
    for source in dataset.results if dataset.plan else ():
        day, unit = source.record.ngay_gui, source.record.ma_don_vi
        peak = dataset.plan.record.round(source.record.so_dot) if dataset.plan else None
        known = peak is not None and peak.so_dot == source.file.round_number  # else D105's
        if known and day and peak and day < peak.tu_ngay and _in_year(source, day, dataset):
            yield Report(
                source.at("ngay_gui"),
                f"{names.get(unit, unit)} gửi kết quả đợt {peak.so_dot} ngày {short_date(day)}, "
                f"trước khi đợt bắt đầu ({short_date(peak.tu_ngay)}).",
                "Sửa ngay_gui; nếu là bản của đợt trước, chuyển tệp về thư mục đợt ấy.",
            )


FILED_IN_ANOTHER_YEAR = Rule("D312", Severity.WARNING, filed_in_another_year)
RECRUITED_AFTER_THE_YEAR = Rule("D313", Severity.WARNING, recruited_after_the_year)
FILED_BEFORE_THE_ROUND = Rule("D314", Severity.WARNING, filed_before_the_round)
