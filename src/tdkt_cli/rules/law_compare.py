"""What was registered against what is proposed at the end of the year: L201, L202, L218."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation, law_of
from tdkt_cli.law.titles import LAW_OF_TITLES, title
from tdkt_cli.rules import Report, Rule, review_day
from tdkt_cli.rules.absences import PEOPLE
from tdkt_cli.rules.law_names import abbreviations, codes
from tdkt_cli.rules.law_review import last_round, registration_of, reviewed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.findings import Place
    from tdkt_cli.models import Dataset

_GROUNDS = (Citation(LAW_OF_TITLES, 7), Citation(LAW_OF_TITLES, 10))
_OLD_GROUND = (Citation("luat-15-2003", 10, 1, "b"),)


def registered_not_proposed(dataset: Dataset) -> Iterator[Report]:
    """Danh hiệu đã đăng ký mà cuối năm không đề nghị thì nên biết vì sao.

    Vì sao: từ năm 2024 đăng ký không phải căn cứ xét tặng, nên bỏ hay thêm đều được; nhưng đăng ký
    mà không đề nghị thường là không đạt, hoặc là quên.

    Cách sửa: nếu quên thì thêm vào de_nghi; nếu không đạt thì không phải làm gì.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTNV, de_nghi: []}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
    """
    for who, place, registered, proposed in _pairs(dataset):
        left = registered - proposed
        if left:
            yield Report(
                place,
                f"{who} đã đăng ký {abbreviations(left)} nhưng cuối năm không được đề nghị.",
                "Nếu quên thì thêm vào de_nghi; nếu không đạt thì không phải làm gì.",
            )


def proposed_not_registered(dataset: Dataset) -> Iterator[Report]:
    """Danh hiệu đề nghị mà đầu năm không đăng ký thì nên xem lại.

    Vì sao: từ năm 2024 đăng ký không phải căn cứ xét tặng, nên người đủ điều kiện vẫn được đề nghị;
    chỉ cần chắc là không ghi nhầm người hay nhầm danh hiệu.

    Cách sửa: nếu đúng thì không phải làm gì; nếu nhầm thì sửa de_nghi.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV,
             de_nghi: [LDTT, CSTDCS]}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV, de_nghi: [LDTT]}
    """
    for who, place, registered, proposed in _pairs(dataset):
        added = proposed - registered
        if added:
            yield Report(
                place,
                f"{who} được đề nghị {abbreviations(added)} mà đầu năm không đăng ký; luật không "
                "đòi phải đăng ký.",
                "Nếu đúng thì không phải làm gì; nếu nhầm thì sửa de_nghi.",
            )


def not_registered_in_old_years(dataset: Dataset) -> Iterator[Report]:
    """Trước năm 2024, danh hiệu thi đua được đề nghị phải là danh hiệu đã đăng ký.

    Vì sao: Luật năm 2003 coi đăng ký tham gia thi đua là một căn cứ xét tặng danh hiệu; từ năm 2024
    Luật mới bỏ căn cứ ấy, quy tắc này chỉ còn xét các năm cũ. Hình thức khen thưởng không cần đăng
    ký.

    Cách sửa: bỏ danh hiệu ấy ở de_nghi; nếu bản đăng ký ghi sót thì bổ sung.

    Sai:

        # data/plan-2024.yaml
        ngay_xet: 2023-12-31
        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV,
             de_nghi: [LDTT, CSTDCS]}

    Đúng:

        # data/plan-2024.yaml
        ngay_xet: 2023-12-31
        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV, de_nghi: [LDTT]}
    """
    ground = law_of(dataset).known("can_cu_dang_ky", review_day(dataset))
    if ground is None or ground.word == "khong":
        return
    for who, place, registered, proposed in _pairs(dataset):
        added = {code for code in proposed - registered if not title(code).is_commendation}
        if added:
            yield Report(
                place,
                f"{who} được đề nghị {abbreviations(added)} mà không đăng ký; luật của ngày xét "
                "coi đăng ký là căn cứ.",
                "Bỏ danh hiệu ấy ở de_nghi; nếu bản đăng ký ghi sót thì bổ sung.",
                basis=(ground.citation,),
            )


def _pairs(dataset: Dataset) -> Iterator[tuple[str, Place, frozenset[str], frozenset[str]]]:
    """Yield each collective and person of the last round: registered and proposed codes."""
    names = {unit.ma_don_vi: unit.collective_name for unit in dataset.units()}
    for source in last_round(dataset):
        unit, review = source.record.ma_don_vi, source.record.tap_the
        filed = registration_of(dataset, unit)
        if review is not None and filed is not None:
            holder = filed.record.tap_the
            registered = codes((*holder.danh_hieu, *holder.khen_thuong))
            place = source.at("tap_the", "de_nghi")
            yield f"Tập thể {names.get(unit, unit)}", place, registered, codes(review.de_nghi)
    for entry in reviewed(dataset):
        found = entry.registered
        if entry.filed is not None:
            registered = codes((*found.danh_hieu, *found.khen_thuong)) if found else frozenset()
            place = entry.source.at("ca_nhan", entry.number, "de_nghi")
            yield entry.person.ho_ten, place, registered, codes(entry.person.de_nghi)


REGISTERED_NOT_PROPOSED = Rule(
    "L201", Severity.HINT, registered_not_proposed, _GROUNDS, "xet", rests_on=PEOPLE
)
PROPOSED_NOT_REGISTERED = Rule(
    "L202", Severity.HINT, proposed_not_registered, _GROUNDS, "xet", rests_on=PEOPLE
)
NOT_REGISTERED_IN_OLD_YEARS = Rule(
    "L218", Severity.ERROR, not_registered_in_old_years, _OLD_GROUND, "xet"
)
