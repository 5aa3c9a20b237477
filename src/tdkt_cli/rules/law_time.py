"""Time worked in the year and disciplines being served: L115, L119, L121, L208."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation
from tdkt_cli.rules import Report, Rule, registration_day, review_day
from tdkt_cli.rules.absences import TIMES
from tdkt_cli.rules.law_judged import judged, once_each, reports
from tdkt_cli.vietnamese import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset

_TIME = ("ldtt.moi_tuyen_dung", "ldtt.lam_viec", "ldtt.nghi_viec")
_BASIS = (
    Citation("nd-91-2017", 10),
    Citation("tt-01-2024-bnv", 1, 5),
    Citation("tt-15-2025-bnv", "Lao động tiên tiến trong trường hợp đặc biệt"),
    Citation("nd-90-2020", 2),
)
_AFTER_DISCIPLINE = (Citation("nd-98-2023", 4, 4), Citation("nd-152-2025", 4, 4))


def too_short_a_year(dataset: Dataset) -> Iterator[Report]:
    """Người không đủ thời gian làm việc trong năm thì không đăng ký Lao động tiên tiến.

    Vì sao: người làm việc trong năm chưa đủ 06 tháng (cả người mới tuyển dụng) không được xếp loại,
    nghỉ từ 03 đến dưới 06 tháng không được xếp hoàn thành tốt (nghỉ thai sản thì được tính); đến
    hết năm 2023 người mới tuyển dụng dưới 10 tháng không được xét. Số tháng theo pháp luật có hiệu
    lực vào ngày đăng ký.

    Cách sửa: bỏ LDTT, CSTDCS của người ấy; nếu ngày ghi sai thì sửa ngay_tuyen_dung, nghi_viec.

    Sai:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             ngay_tuyen_dung: 2012-03-01, danh_hieu: [LDTT],
             nghi_viec: [{ly_do: viec_rieng, tu_ngay: 2024-02-01, den_ngay: 2024-05-31}]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             ngay_tuyen_dung: 2012-03-01, danh_hieu: [LDTT],
             nghi_viec: [{ly_do: thai_san, tu_ngay: 2024-02-01, den_ngay: 2024-05-31}]}
    """
    for entry, titles in once_each(judged(dataset, registration_day(dataset), "dang_ky"), *_TIME):
        yield from reports(
            entry,
            entry.failed(*_TIME),
            f"{entry.owner} đăng ký {titles} nhưng không đủ thời gian làm việc trong năm",
            "Bỏ danh hiệu ấy; nếu ngày ghi sai thì sửa ngay_tuyen_dung, nghi_viec.",
        )


def too_short_by_coming_law(dataset: Dataset) -> Iterator[Report]:
    """Điều kiện thời gian làm việc còn phải đúng theo pháp luật của ngày xét.

    Vì sao: quy định có khi có hiệu lực sau hạn đăng ký, như quy định xếp loại người làm việc chưa
    đủ 06 tháng, nghỉ từ 03 tháng có hiệu lực từ 15/09/2023; đăng ký rồi mà ngày xét đã có quy định
    thì vẫn không được xét.

    Cách sửa: cho người ấy biết trước, hoặc bỏ danh hiệu.

    Sai:

        # data/plan-2024.yaml
        dang_ky: {han_nop: 2023-08-31}
        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chuyên viên,
             ngay_tuyen_dung: 2012-03-01, danh_hieu: [LDTT],
             nghi_viec: [{ly_do: viec_rieng, tu_ngay: 2024-02-01, den_ngay: 2024-05-31}]}

    Đúng:

        # data/plan-2024.yaml
        dang_ky: {han_nop: 2023-08-31}
        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chuyên viên,
             ngay_tuyen_dung: 2012-03-01, danh_hieu: [LDTT],
             nghi_viec: [{ly_do: viec_rieng, tu_ngay: 2024-02-01, den_ngay: 2024-04-15}]}
    """
    day = review_day(dataset)
    now = judged(dataset, registration_day(dataset), "dang_ky")
    known = {(entry.place, condition.ma) for entry in now for condition in entry.failed(*_TIME)}
    for entry, titles in once_each(judged(dataset, day, "dang_ky"), *_TIME):
        new = tuple(c for c in entry.failed(*_TIME) if (entry.place, c.ma) not in known)
        yield from reports(
            entry,
            new,
            f"{entry.owner} đăng ký {titles}; theo pháp luật của ngày xét {short_date(day)} thì "
            "không đủ thời gian làm việc",
            "Cho người ấy biết trước, hoặc bỏ danh hiệu.",
        )


def discipline_not_served(dataset: Dataset) -> Iterator[Report]:
    """Người chưa chấp hành xong kỷ luật thì thành tích của năm chưa được tính.

    Vì sao: sau khi chấp hành xong thời gian kỷ luật mới lập được thành tích để xét; kỷ luật kéo
    dài hết năm thì năm nay không có thành tích được tính.

    Cách sửa: bỏ danh hiệu của người ấy; nếu kỷ luật đã hết thì ghi ngay_het_hieu_luc.

    Sai:

        # data/decisions/2023.yaml
        ky_luat:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong,
             hinh_thuc_ky_luat: canh_cao, ngay_ky: 2023-12-01, ngay_het_hieu_luc: 2025-01-31}

    Đúng:

        # data/decisions/2023.yaml
        ky_luat:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong,
             hinh_thuc_ky_luat: canh_cao, ngay_ky: 2022-11-01, ngay_het_hieu_luc: 2023-11-01}
    """
    name = "chung.sau_ky_luat"
    for entry, titles in once_each(judged(dataset, registration_day(dataset), "dang_ky"), name):
        yield from reports(
            entry,
            entry.failed(name),
            f"{entry.owner} đăng ký {titles} khi chưa chấp hành xong kỷ luật",
            "Bỏ danh hiệu ấy; nếu kỷ luật đã hết thì ghi ngay_het_hieu_luc.",
        )


def proposed_after_short_year(dataset: Dataset) -> Iterator[Report]:
    """Không đề nghị Lao động tiên tiến cho người không đủ thời gian làm việc trong năm.

    Vì sao: người làm việc chưa đủ 06 tháng (cả người mới tuyển dụng) không được xếp loại, nghỉ từ
    03 đến dưới 06 tháng không được xếp hoàn thành tốt (trừ thai sản).

    Cách sửa: bỏ LDTT, CSTDCS trong de_nghi; nếu ngày ghi sai thì sửa ở bản đăng ký.

    Sai:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chuyên viên,
             ngay_tuyen_dung: 2024-08-01}
        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chuyên viên,
             ngay_tuyen_dung: 2024-06-03}
        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
    """
    for entry, titles in once_each(judged(dataset, review_day(dataset), "xet"), *_TIME):
        yield from reports(
            entry,
            entry.failed(*_TIME),
            f"{entry.owner} được đề nghị {titles} nhưng không đủ thời gian làm việc trong năm",
            "Bỏ danh hiệu ấy trong de_nghi; nếu ngày ghi sai thì sửa ở bản đăng ký.",
        )


TOO_SHORT_A_YEAR = Rule("L115", Severity.ERROR, too_short_a_year, _BASIS, rests_on=TIMES)
TOO_SHORT_BY_COMING_LAW = Rule(
    "L119", Severity.WARNING, too_short_by_coming_law, _BASIS, "xet", rests_on=TIMES
)
DISCIPLINE_NOT_SERVED = Rule("L121", Severity.ERROR, discipline_not_served, _AFTER_DISCIPLINE)
PROPOSED_AFTER_SHORT_YEAR = Rule(
    "L208", Severity.ERROR, proposed_after_short_year, _BASIS, "xet", rests_on=TIMES
)
