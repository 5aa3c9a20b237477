"""What individuals are proposed for at the review and cannot have: L203, L204, L206, L209, L215."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.eligibility import Outcome
from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation
from tdkt_cli.law.titles import LAW_OF_TITLES
from tdkt_cli.rules import Report, Rule, registration_day, review_day
from tdkt_cli.rules.absences import ALL, RATINGS, WORKS
from tdkt_cli.rules.law_judged import judged, once_each, reports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset

_HIGHER = ("CSTDCT", "CSTDBO", "CSTDTQ")
_CERTIFICATES = ("BK_TINH", "BK_BO", "BK_TTCP", "HCLD_3", "HCLD_2", "HCLD_1")
_ROUTES = ("cstdcs.hoan_thanh_xuat_sac", "cstdcs.sang_kien", "cstdcs.de_tai")
_DISCIPLINE = (
    Citation("nd-90-2020", 2),
    Citation("nd-335-2025", "Mức xếp loại chất lượng công chức, không hoàn thành nhiệm vụ"),
    Citation("nd-98-2023", 4, 4),
    Citation("nd-152-2025", 4, 4),
)


def rated_too_low(dataset: Dataset) -> Iterator[Report]:
    """Đề nghị Lao động tiên tiến thì người ấy phải hoàn thành tốt nhiệm vụ trở lên.

    Vì sao: đó là tiêu chuẩn đầu tiên của Lao động tiên tiến; Chiến sĩ thi đua cơ sở cũng phải đạt
    tiêu chuẩn này.

    Cách sửa: bỏ LDTT, CSTDCS trong de_nghi; nếu xếp loại ghi nhầm thì sửa muc_xep_loai.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTNV, de_nghi: [LDTT]}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
    """
    name = "ldtt.xep_loai"
    for entry, titles in once_each(judged(dataset, review_day(dataset), "xet"), name):
        yield from reports(
            entry,
            entry.failed(name),
            f"{entry.owner} được đề nghị {titles} nhưng xếp loại không đủ",
            "Bỏ danh hiệu ấy trong de_nghi; nếu ghi nhầm thì sửa muc_xep_loai.",
        )


def no_route(dataset: Dataset) -> Iterator[Report]:
    """Chiến sĩ thi đua cơ sở phải hoàn thành xuất sắc, hoặc có sáng kiến, hoặc có đề tài.

    Vì sao: ngoài tiêu chuẩn Lao động tiên tiến phải đạt một trong ba diện; kết quả cuối năm không
    có diện nào thì không đạt.

    Cách sửa: bỏ CSTDCS trong de_nghi, hoặc bổ sung sáng kiến, đề tài đã được công nhận.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT, CSTDCS]}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV, de_nghi: [LDTT, CSTDCS]}
    """
    for entry in judged(dataset, review_day(dataset), "xet"):
        routes = entry.conditions(*_ROUTES)
        if routes and all(condition.ket_luan is Outcome.IMPOSSIBLE for condition in routes):
            yield from reports(
                entry,
                routes,
                f"{entry.owner} được đề nghị {entry.title} nhưng không có diện nào",
                "Bỏ CSTDCS trong de_nghi, hoặc bổ sung sáng kiến, đề tài đã được công nhận.",
            )


def disciplined_in_the_year(dataset: Dataset) -> Iterator[Report]:
    """Người, tập thể bị kỷ luật trong năm hoặc chưa chấp hành xong thì không được đề nghị.

    Vì sao: thành tích chỉ tính từ khi chấp hành xong kỷ luật. Cá nhân bị kỷ luật đảng hoặc hành
    chính trong năm còn bị xếp loại không hoàn thành nhiệm vụ, trừ hành vi đã làm căn cứ xếp loại
    của năm trước, hoặc kỷ luật lần hai về cùng một hành vi.

    Cách sửa: bỏ danh hiệu trong de_nghi; nếu thuộc trường hợp trừ ra thì không ghi kỷ luật này ở
    năm nay.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT],
             ky_luat: {hinh_thuc_ky_luat: khien_trach, ngay_ky: 2024-05-06}}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: KHTNV, de_nghi: [],
             ky_luat: {hinh_thuc_ky_luat: khien_trach, ngay_ky: 2024-05-06}}
    """
    names = ("ldtt.ky_luat", "chung.sau_ky_luat")
    for entry, titles in once_each(judged(dataset, review_day(dataset), "xet"), *names):
        yield from reports(
            entry,
            entry.failed(*names),
            f"{entry.owner} được đề nghị {titles} nhưng bị kỷ luật, thành tích năm nay không được "
            "tính",
            "Bỏ danh hiệu ấy trong de_nghi; trường hợp trừ ra thì không ghi kỷ luật ở năm nay.",
        )


def higher_title_not_met(dataset: Dataset) -> Iterator[Report]:
    """Đề nghị chiến sĩ thi đua cấp tỉnh, cấp Bộ, toàn quốc thì phải đủ chuỗi và có sáng kiến.

    Vì sao: cần đủ số lần liên tục được tặng danh hiệu thấp hơn, và sáng kiến hoặc đề tài được người
    đứng đầu tỉnh, Bộ công nhận có tác dụng rộng.

    Cách sửa: bỏ danh hiệu ấy trong de_nghi, hoặc bổ sung quyết định còn thiếu.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV,
             de_nghi: [LDTT, CSTDCS, CSTDCT]}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV, de_nghi: [LDTT, CSTDCS]}
    """
    for entry in judged(dataset, review_day(dataset), "xet"):
        if entry.judgement.ma_danh_hieu in _HIGHER:
            yield from reports(
                entry,
                tuple(c for c in entry.failed() if c.ma != "chung.sau_ky_luat"),
                f"{entry.owner} được đề nghị {entry.title} nhưng không đủ điều kiện",
                "Bỏ danh hiệu ấy trong de_nghi, hoặc bổ sung quyết định còn thiếu.",
            )


def commendation_by_merit_closed(dataset: Dataset) -> Iterator[Report]:
    """Đề nghị bằng khen, huân chương theo công trạng thì phải đủ một nhánh.

    Vì sao: không đủ nhánh nào theo công trạng thì chỉ còn khen theo phong trào, đột xuất, đóng góp
    hoặc cống hiến; báo cáo thành tích phải nói rõ là loại nào.

    Cách sửa: xác định đề nghị theo thành tích nào; nếu không có thì bỏ trong de_nghi.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV,
             de_nghi: [LDTT, BK_TINH]}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT, GK]}
    """
    known = _told_in_january(dataset)
    for entry in judged(dataset, review_day(dataset), "xet"):
        found = entry.judgement
        spot = (found.ho_ten, found.ma_don_vi, found.ma_danh_hieu)
        if found.ma_danh_hieu in _CERTIFICATES and spot not in known:
            yield from reports(
                entry,
                entry.closed(),
                f"{entry.owner} được đề nghị {entry.title}, theo công trạng thì không đủ",
                "Nói rõ đề nghị theo thành tích nào; nếu không có thì bỏ trong de_nghi.",
            )


def _told_in_january(dataset: Dataset) -> frozenset[tuple[str | None, str, str]]:
    """Return the commendations of which rules L113 and L114 speak already."""
    return frozenset(
        (entry.judgement.ho_ten, entry.judgement.ma_don_vi, entry.judgement.ma_danh_hieu)
        for entry in judged(dataset, registration_day(dataset), "dang_ky")
        if entry.judgement.ma_danh_hieu in _CERTIFICATES and entry.closed()
    )


RATED_TOO_LOW = Rule(
    "L203",
    Severity.ERROR,
    rated_too_low,
    (Citation(LAW_OF_TITLES, 24, 1, "a"),),
    "xet",
    rests_on=RATINGS,
)
NO_ROUTE = Rule(
    "L204",
    Severity.ERROR,
    no_route,
    (Citation(LAW_OF_TITLES, 23, 2),),
    "xet",
    rests_on=RATINGS | WORKS,
)
DISCIPLINED_IN_THE_YEAR = Rule("L206", Severity.ERROR, disciplined_in_the_year, _DISCIPLINE, "xet")
HIGHER_TITLE_NOT_MET = Rule(
    "L209",
    Severity.ERROR,
    higher_title_not_met,
    (Citation(LAW_OF_TITLES, 22), Citation(LAW_OF_TITLES, 21)),
    "xet",
    rests_on=WORKS,
)
COMMENDATION_BY_MERIT_CLOSED = Rule(
    "L215",
    Severity.WARNING,
    commendation_by_merit_closed,
    tuple(Citation(LAW_OF_TITLES, number) for number in (74, 73, 44, 43, 42)),
    "xet",
    rests_on=ALL,
)
