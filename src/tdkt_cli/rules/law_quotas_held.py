"""What the regulation asks of those proposed for a giấy khen, and of decisions: L217, L417."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation, law_of
from tdkt_cli.law.titles import LAW_OF_TITLES
from tdkt_cli.rules import Report, Rule, review_day
from tdkt_cli.rules.absences import RATINGS
from tdkt_cli.rules.law_judged import judged, reports
from tdkt_cli.rules.law_names import abbreviations
from tdkt_cli.rules.law_quotas import LEFT_TO_REGULATIONS, over
from tdkt_cli.rules.quota_counts import QUOTAS, awarded, limit
from tdkt_cli.vietnamese import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset

_STANDARD_OF_GIAY_KHEN = (Citation(LAW_OF_TITLES, 75, 2),)


def too_many_awarded(dataset: Dataset) -> Iterator[Report]:
    """Số được tặng một danh hiệu trong năm không được quá số mà quy định cho phép.

    Vì sao: quyết định tặng quá số lượng, tỷ lệ của quy định là xét duyệt trái quy định, có thể bị
    hủy bỏ. Bằng khen của tỉnh không xét ở đây: quy định giới hạn số đề nghị.

    Cách sửa: bớt người trong quyết định chưa ký; quyết định đã hủy thì ghi ngay_huy_bo.

    Sai:

        # data/regulations/quy-che.yaml
        dieu_khoan:
          - {dieu: 5, noi_dung: Số giấy khen, doi_chieu: nguyen_van, gia_tri: {so_gk_toi_da: 1}}
        # data/decisions/2024.yaml
        nam_thanh_tich: 2024
        quyet_dinh:
          - so_ky_hieu: 3/QĐ-BDT
            ngay_ky: 2024-12-30
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: GK
                ca_nhan:
                  - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}
                  - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, ma_don_vi: van-phong}

    Đúng:

        # data/regulations/quy-che.yaml
        dieu_khoan:
          - {dieu: 5, noi_dung: Số giấy khen, doi_chieu: nguyen_van, gia_tri: {so_gk_toi_da: 2}}
        # data/decisions/2024.yaml
        nam_thanh_tich: 2024
        quyet_dinh:
          - so_ky_hieu: 3/QĐ-BDT
            ngay_ky: 2024-12-30
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: GK
                ca_nhan:
                  - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}
                  - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, ma_don_vi: van-phong}
    """
    if not dataset.regulations:
        return
    book = law_of(dataset)
    advanced = {entry.who for entry, _ in awarded(dataset, "LDTT")}
    for quota in QUOTAS:
        found = awarded(dataset, quota.title) if quota.title != "BK_TINH" else ()
        day = max((signed for _, signed in found), default=None)
        most = limit(dataset, book, day, quota, advanced) if day else None
        total = len({entry.who for entry, _ in found})
        if most is not None and total > most.most:
            named = tuple(entry for entry, signed in found if signed == day)
            opening = f"Các quyết định tặng {count(total)} {abbreviations((quota.title,))}"
            yield over(dataset, quota, most, named, total, opening)._replace(day=day)


def below_standard_of_giay_khen(dataset: Dataset) -> Iterator[Report]:
    """Đề nghị giấy khen thì phải đạt mức xếp loại mà quy định đã nạp đòi hỏi.

    Vì sao: tiêu chuẩn giấy khen do Bộ, tỉnh quy định; quy định đã nạp ở data/regulations có mức xếp
    loại thấp nhất. Chưa nạp quy định thì điều kiện ấy là chưa đối chiếu, không ai bị coi là sai.

    Cách sửa: bỏ GK ở de_nghi, hoặc sửa muc_xep_loai nếu ghi nhầm.

    Sai:

        # data/regulations/quy-che.yaml
        dieu_khoan:
          - {dieu: 8, noi_dung: Giấy khen, doi_chieu: nguyen_van,
             gia_tri: {xep_loai_gk_ca_nhan: HTXSNV}}
        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT, GK]}

    Đúng:

        # data/regulations/quy-che.yaml
        dieu_khoan:
          - {dieu: 8, noi_dung: Giấy khen, doi_chieu: nguyen_van,
             gia_tri: {xep_loai_gk_ca_nhan: HTXSNV}}
        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV, de_nghi: [LDTT, GK]}
    """
    if not dataset.regulations:
        return
    for entry in judged(dataset, review_day(dataset), "xet"):
        yield from reports(
            entry,
            entry.failed("gk.xep_loai"),
            f"{entry.owner} được đề nghị giấy khen nhưng chưa đủ",
            "Bỏ GK ở de_nghi, hoặc sửa muc_xep_loai nếu ghi nhầm.",
        )


BELOW_STANDARD_OF_GIAY_KHEN = Rule(
    "L217",
    Severity.ERROR,
    below_standard_of_giay_khen,
    _STANDARD_OF_GIAY_KHEN,
    "xet",
    rests_on=RATINGS,
)
TOO_MANY_AWARDED = Rule("L417", Severity.ERROR, too_many_awarded, LEFT_TO_REGULATIONS, "rieng")
