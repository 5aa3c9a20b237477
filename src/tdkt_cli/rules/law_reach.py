"""Titles registered that cannot be reached whatever the year brings: L111 to L114."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation
from tdkt_cli.law.titles import LAW_OF_TITLES
from tdkt_cli.rules import Report, Rule, registration_day
from tdkt_cli.rules.absences import ALL
from tdkt_cli.rules.law_judged import judged, reports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset
    from tdkt_cli.rules.law_judged import Judged

_PROVINCE = ("CSTDCT", "CSTDBO")
_CERTIFICATES = ("BK_TINH", "BK_BO")
_STATE = ("BK_TTCP", "HCLD_3", "HCLD_2", "HCLD_1")


def no_streak_for_province(dataset: Dataset) -> Iterator[Report]:
    """Đăng ký chiến sĩ thi đua cấp tỉnh thì phải còn đủ được 03 lần liên tục là CSTĐCS.

    Vì sao: danh hiệu chọn trong số người có 03 lần liên tục được tặng Chiến sĩ thi đua cơ sở, tính
    cả năm nay nếu đạt; chuỗi đã đứt thì năm nay làm gì cũng không đủ.

    Cách sửa: bỏ danh hiệu này; nếu người ấy đã được tặng mà thiếu trong dữ liệu thì bổ sung quyết
    định của năm ấy.

    Sai:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             ngay_tuyen_dung: 2012-03-01, danh_hieu: [LDTT, CSTDCS, CSTDCT]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             ngay_tuyen_dung: 2012-03-01, danh_hieu: [LDTT, CSTDCS]}
    """
    for entry in _registered(dataset, *_PROVINCE):
        yield from reports(
            entry,
            entry.failed("cstdct.chuoi_cstdcs"),
            f"{entry.owner} đăng ký {entry.title} nhưng năm nay không thể đủ điều kiện",
            "Bỏ danh hiệu này; nếu dữ liệu thiếu quyết định của năm nào thì bổ sung.",
        )


def no_streak_for_nation(dataset: Dataset) -> Iterator[Report]:
    """Đăng ký Chiến sĩ thi đua toàn quốc thì phải còn đủ được 02 lần liên tục là CSTĐ cấp tỉnh.

    Vì sao: danh hiệu chọn trong số người có 02 lần liên tục được tặng chiến sĩ thi đua cấp tỉnh
    (Bộ); chuỗi không có thì năm nay không thể đủ.

    Cách sửa: bỏ danh hiệu này; nếu dữ liệu thiếu quyết định của năm nào thì bổ sung.

    Sai:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             ngay_tuyen_dung: 2012-03-01, danh_hieu: [LDTT, CSTDCS, CSTDTQ]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             ngay_tuyen_dung: 2012-03-01, danh_hieu: [LDTT, CSTDCS]}
    """
    for entry in _registered(dataset, "CSTDTQ"):
        yield from reports(
            entry,
            entry.failed("cstdtq.chuoi_cstd_tinh"),
            f"{entry.owner} đăng ký {entry.title} nhưng năm nay không thể đủ điều kiện",
            "Bỏ danh hiệu này; nếu dữ liệu thiếu quyết định của năm nào thì bổ sung.",
        )


def no_way_to_certificate(dataset: Dataset) -> Iterator[Report]:
    """Đăng ký bằng khen của tỉnh, của Bộ theo công trạng thì phải còn một nhánh đạt được.

    Vì sao: nhánh danh hiệu cần 02 lần liên tục là CSTĐCS; nhánh xếp loại cần từ 02 năm liên tục
    hoàn thành xuất sắc và 02 sáng kiến hoặc 02 đề tài. Hết cả hai nhánh thì chỉ còn khen theo
    phong trào, đột xuất, đóng góp, do người có thẩm quyền xem xét.

    Cách sửa: xác định đề nghị theo thành tích nào, ghi ở ghi_chu; nếu không có thì bỏ.

    Sai:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             ngay_tuyen_dung: 2012-03-01, danh_hieu: [LDTT], khen_thuong: [BK_TINH]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             ngay_tuyen_dung: 2012-03-01, danh_hieu: [LDTT], khen_thuong: [GK]}
    """
    yield from _closed_ways(dataset, _CERTIFICATES)


def no_way_to_state_form(dataset: Dataset) -> Iterator[Report]:
    """Đăng ký Bằng khen của Thủ tướng, Huân chương Lao động thì công trạng phải đủ được.

    Vì sao: khen theo công trạng cần hình thức thấp hơn làm mốc và 05 năm liên tục; thiếu mốc hoặc
    chuỗi năm đã đứt thì chỉ còn thành tích khác hoặc quá trình cống hiến, do người xem xét.

    Cách sửa: xác định đề nghị theo thành tích nào, ghi ở ghi_chu; nếu không có thì bỏ.

    Sai:

        # data/decisions/2023.yaml
        xep_loai:
          ca_nhan:
            - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong, muc_xep_loai: HTNV}
        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             ngay_tuyen_dung: 2012-03-01, danh_hieu: [LDTT], khen_thuong: [BK_TTCP]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             ngay_tuyen_dung: 2012-03-01, danh_hieu: [LDTT], khen_thuong: [BK_TTCP]}
    """
    yield from _closed_ways(dataset, _STATE)


def _closed_ways(dataset: Dataset, codes: tuple[str, ...]) -> Iterator[Report]:
    for entry in _registered(dataset, *codes):
        yield from reports(
            entry,
            entry.closed(),
            f"{entry.owner} đăng ký {entry.title}, theo công trạng thì năm nay không thể đủ",
            "Ghi ở ghi_chu đề nghị theo thành tích nào (đã ghi thì để Hội đồng xem xét); nếu không "
            "có thì bỏ hình thức này.",
        )


def _registered(dataset: Dataset, *codes: str) -> Iterator[Judged]:
    for entry in judged(dataset, registration_day(dataset), "dang_ky"):
        if entry.judgement.ma_danh_hieu in codes:
            yield entry


NO_STREAK_FOR_PROVINCE = Rule(
    "L111",
    Severity.ERROR,
    no_streak_for_province,
    (Citation(LAW_OF_TITLES, 22, 1, "a"),),
    rests_on=ALL,
)
NO_STREAK_FOR_NATION = Rule(
    "L112",
    Severity.ERROR,
    no_streak_for_nation,
    (Citation(LAW_OF_TITLES, 21, 1, "a"),),
    rests_on=ALL,
)
NO_WAY_TO_CERTIFICATE = Rule(
    "L113", Severity.WARNING, no_way_to_certificate, (Citation(LAW_OF_TITLES, 74),), rests_on=ALL
)
NO_WAY_TO_STATE_FORM = Rule(
    "L114",
    Severity.WARNING,
    no_way_to_state_form,
    (
        Citation(LAW_OF_TITLES, 73),
        Citation(LAW_OF_TITLES, 44),
        Citation(LAW_OF_TITLES, 43),
        Citation(LAW_OF_TITLES, 42),
    ),
    rests_on=ALL,
)
