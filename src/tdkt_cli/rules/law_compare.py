"""What was registered against what is proposed at the end of the year: L201, L202."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation
from tdkt_cli.law.titles import LAW_OF_TITLES
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.law_names import abbreviations, codes
from tdkt_cli.rules.law_review import last_round, registration_of, reviewed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.findings import Place
    from tdkt_cli.models import Dataset

_GROUNDS = (Citation(LAW_OF_TITLES, 7), Citation(LAW_OF_TITLES, 10))


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


REGISTERED_NOT_PROPOSED = Rule("L201", Severity.HINT, registered_not_proposed, _GROUNDS, "xet")
PROPOSED_NOT_REGISTERED = Rule("L202", Severity.HINT, proposed_not_registered, _GROUNDS, "xet")
