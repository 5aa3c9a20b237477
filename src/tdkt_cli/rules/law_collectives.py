"""What collectives are proposed for at the review and cannot have: L301 to L307."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.eligibility import Outcome
from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation
from tdkt_cli.law.titles import LAW_OF_TITLES
from tdkt_cli.rules import Report, Rule, review_day
from tdkt_cli.rules.absences import PEOPLE, RATINGS
from tdkt_cli.rules.law_judged import judged, reports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset

_SHARE = ("ttldtt.ty_le_ldtt", "ttldxs.ty_le_ldtt")
_FLAGS = ("CTD_TINH", "CTD_BO", "CTD_CP")
_DROP = "Bỏ danh hiệu ấy trong de_nghi của tập thể; nếu số liệu ghi nhầm thì sửa."


def share_not_reached(dataset: Dataset) -> Iterator[Report]:
    """Tập thể được đề nghị phải có ít nhất 70% cá nhân đạt Lao động tiên tiến.

    Vì sao: tỷ lệ tính trên số cá nhân trong tập thể, không làm tròn: 7 trên 10, 3 trên 3, 4 trên 5;
    người không thể đạt Lao động tiên tiến thì không được đếm.

    Cách sửa: bỏ danh hiệu tập thể trong de_nghi, hoặc sửa số người, đề nghị của cá nhân nếu nhầm.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        tap_the: {muc_xep_loai: HTTNV, de_nghi: [TTLDTT]}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTNV, de_nghi: []}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        tap_the: {muc_xep_loai: HTTNV, de_nghi: [TTLDTT]}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
    """
    yield from _failed(dataset, _SHARE, "nhưng không đủ tỷ lệ Lao động tiên tiến")


def share_in_one_reading(dataset: Dataset) -> Iterator[Report]:
    """Tỷ lệ Lao động tiên tiến nên đủ theo cả hai cách hiểu.

    Vì sao: Luật đếm người đạt danh hiệu Lao động tiên tiến, còn Chiến sĩ thi đua cơ sở chỉ đòi đạt
    tiêu chuẩn ấy; người chỉ được đề nghị CSTĐCS thì có cách hiểu đếm, có cách hiểu không.

    Cách sửa: đề nghị cả LDTT cho người được đề nghị CSTDCS.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        tap_the: {muc_xep_loai: HTTNV, de_nghi: [TTLDTT]}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV, de_nghi: [CSTDCS]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTTNV, de_nghi: [LDTT]}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        tap_the: {muc_xep_loai: HTTNV, de_nghi: [TTLDTT]}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV, de_nghi: [LDTT, CSTDCS]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
    """
    for entry in judged(dataset, review_day(dataset), "xet"):
        yield from reports(
            entry,
            tuple(
                condition
                for condition in entry.conditions(*_SHARE)
                if condition.ket_luan is Outcome.UNCHECKED and condition.doi_chieu != "chua"
            ),
            f"{entry.owner} được đề nghị {entry.title}, tỷ lệ chỉ đủ theo một cách hiểu",
            "Đề nghị cả LDTT cho người được đề nghị CSTDCS.",
        )


def not_everyone_completed(dataset: Dataset) -> Iterator[Report]:
    """Tập thể lao động xuất sắc phải có 100% cá nhân hoàn thành nhiệm vụ.

    Vì sao: một người không hoàn thành nhiệm vụ thì cả tập thể không đạt.

    Cách sửa: bỏ TTLDXS trong de_nghi; nếu xếp loại ghi nhầm thì sửa muc_xep_loai.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        tap_the: {muc_xep_loai: HTXSNV, de_nghi: [TTLDXS]}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV, de_nghi: [LDTT, CSTDCS]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: KHTNV, de_nghi: []}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        tap_the: {muc_xep_loai: HTXSNV, de_nghi: [TTLDXS]}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV, de_nghi: [LDTT, CSTDCS]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
    """
    yield from _failed(dataset, ("ttldxs.hoan_thanh",), "nhưng có người không hoàn thành nhiệm vụ")


def no_fighter_among_them(dataset: Dataset) -> Iterator[Report]:
    """Tập thể lao động xuất sắc phải có cá nhân đạt Chiến sĩ thi đua cơ sở.

    Vì sao: không ai được tặng, được đề nghị Chiến sĩ thi đua cơ sở thì tập thể không đạt.

    Cách sửa: bỏ TTLDXS trong de_nghi, hoặc bổ sung đề nghị của cá nhân.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        tap_the: {muc_xep_loai: HTXSNV, de_nghi: [TTLDXS]}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTTNV, de_nghi: [LDTT]}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        tap_the: {muc_xep_loai: HTXSNV, de_nghi: [TTLDXS]}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV, de_nghi: [LDTT, CSTDCS]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
    """
    yield from _failed(dataset, ("ttldxs.cstdcs",), "nhưng không có Chiến sĩ thi đua cơ sở")


def member_disciplined(dataset: Dataset) -> Iterator[Report]:
    """Tập thể lao động tiên tiến không được có người bị kỷ luật từ cảnh cáo trở lên.

    Vì sao: một người bị cảnh cáo trở lên thì tập thể không đạt; khiển trách thì không ảnh hưởng đến
    tập thể, nhưng người ấy không đạt Lao động tiên tiến.

    Cách sửa: bỏ TTLDTT trong de_nghi; nếu hình thức kỷ luật ghi nhầm thì sửa.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        tap_the: {muc_xep_loai: HTTNV, de_nghi: [TTLDTT]}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: KHTNV, de_nghi: [],
             ky_luat: {hinh_thuc_ky_luat: canh_cao, ngay_ky: 2024-05-06}}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        tap_the: {muc_xep_loai: HTTNV, de_nghi: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: KHTNV, de_nghi: [],
             ky_luat: {hinh_thuc_ky_luat: canh_cao, ngay_ky: 2024-05-06}}
    """
    yield from _failed(dataset, ("ttldtt.ky_luat",), "nhưng có người bị kỷ luật")


def collective_rated_too_low(dataset: Dataset) -> Iterator[Report]:
    """Xếp loại của tập thể phải đủ cho danh hiệu được đề nghị.

    Vì sao: Tập thể lao động tiên tiến phải hoàn thành tốt nhiệm vụ, Tập thể lao động xuất sắc phải
    hoàn thành xuất sắc nhiệm vụ.

    Cách sửa: bỏ danh hiệu ấy trong de_nghi; nếu xếp loại ghi nhầm thì sửa muc_xep_loai.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        tap_the: {muc_xep_loai: HTTNV, de_nghi: [TTLDXS]}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        tap_the: {muc_xep_loai: HTXSNV, de_nghi: [TTLDXS]}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV, de_nghi: [LDTT, CSTDCS]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
    """
    yield from _failed(dataset, ("ttldtt.xep_loai", "ttldxs.xep_loai"), "nhưng xếp loại không đủ")


def flag_without_lead(dataset: Dataset) -> Iterator[Report]:
    """Cờ thi đua chỉ đề nghị cho tập thể dẫn đầu khối, hoặc dẫn đầu phong trào chuyên đề.

    Vì sao: cờ của tỉnh tặng tập thể dẫn đầu cụm, khối thi đua, hoặc dẫn đầu phong trào theo chuyên
    đề từ 03 năm trở lên; Cờ của Chính phủ chọn trong số tập thể dẫn đầu ấy, hoặc dẫn đầu phong trào
    do Thủ tướng phát động từ 05 năm trở lên.

    Cách sửa: bỏ cờ trong de_nghi; nếu xếp hạng ghi nhầm thì sửa cum_khoi, chuyen_de.

    Sai:

        # data/results/2024/dot-2/lanh-dao-ban.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: lanh-dao-ban
        tap_the: {muc_xep_loai: HTXSNV, de_nghi: [CTD_TINH]}
        cum_khoi: {ten_khoi: Khối Thi đua 3, xep_hang: 2}

    Đúng:

        # data/results/2024/dot-2/lanh-dao-ban.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: lanh-dao-ban
        tap_the: {muc_xep_loai: HTXSNV, de_nghi: [CTD_TINH]}
        cum_khoi: {ten_khoi: Khối Thi đua 3, xep_hang: 1}
    """
    for entry in judged(dataset, review_day(dataset), "xet"):
        if entry.judgement.ma_danh_hieu in _FLAGS:
            yield from reports(
                entry,
                entry.closed(),
                f"{entry.owner} được đề nghị {entry.title} nhưng không dẫn đầu",
                "Bỏ cờ trong de_nghi; nếu xếp hạng ghi nhầm thì sửa cum_khoi, chuyen_de.",
            )


def _failed(dataset: Dataset, names: tuple[str, ...], why: str) -> Iterator[Report]:
    for entry in judged(dataset, review_day(dataset), "xet"):
        opening = f"{entry.owner} được đề nghị {entry.title} {why}"
        yield from reports(entry, entry.failed(*names), opening, _DROP)


_SHARES = (Citation(LAW_OF_TITLES, 27, 1, "c"), Citation(LAW_OF_TITLES, 28, 1, "c"))

SHARE_NOT_REACHED = Rule(
    "L301", Severity.ERROR, share_not_reached, _SHARES, "xet", rests_on=PEOPLE | RATINGS
)
SHARE_IN_ONE_READING = Rule(
    "L302", Severity.WARNING, share_in_one_reading, _SHARES, "xet", rests_on=PEOPLE | RATINGS
)
NOT_EVERYONE_COMPLETED = Rule(
    "L303",
    Severity.ERROR,
    not_everyone_completed,
    (Citation(LAW_OF_TITLES, 27, 1, "c"),),
    "xet",
    rests_on=PEOPLE | RATINGS,
)
NO_FIGHTER_AMONG_THEM = Rule(
    "L304",
    Severity.ERROR,
    no_fighter_among_them,
    (Citation(LAW_OF_TITLES, 27, 1, "d"),),
    "xet",
    rests_on=PEOPLE | RATINGS,
)
MEMBER_DISCIPLINED = Rule(
    "L305", Severity.ERROR, member_disciplined, (Citation(LAW_OF_TITLES, 28, 1, "c"),), "xet"
)
COLLECTIVE_RATED_TOO_LOW = Rule(
    "L306",
    Severity.ERROR,
    collective_rated_too_low,
    (Citation(LAW_OF_TITLES, 27, 1, "a"), Citation(LAW_OF_TITLES, 28, 1, "a")),
    "xet",
    rests_on=RATINGS,
)
FLAG_WITHOUT_LEAD = Rule(
    "L307",
    Severity.ERROR,
    flag_without_lead,
    (Citation(LAW_OF_TITLES, 25), Citation(LAW_OF_TITLES, 26)),
    "xet",
    rests_on=frozenset(("ten_khoi", "xep_hang", "dan_dau")),
)
