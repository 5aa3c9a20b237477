"""How many may be rated excellent: L415."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tdkt_cli import law
from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation
from tdkt_cli.rules import Report, Rule, review_day
from tdkt_cli.rules.absences import PEOPLE, RATINGS
from tdkt_cli.rules.law_review import last_round
from tdkt_cli.rules.wording import unit_names
from tdkt_cli.vietnamese import count, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset

_CAP = (
    Citation("nd-90-2020", 2),
    Citation("nd-335-2025", "Mức xếp loại chất lượng công chức, tỷ lệ hoàn thành xuất sắc"),
)


def too_many_excellent(dataset: Dataset) -> Iterator[Report]:
    """Số người hoàn thành xuất sắc nhiệm vụ không được vượt tỷ lệ so với số hoàn thành tốt.

    Vì sao: từ năm 2026 công chức được xếp hoàn thành xuất sắc không quá 20% số hoàn thành tốt; cơ
    quan có thành tích xuất sắc, nổi trội có thể tới 25%. Trước đó nghị định dẫn tỷ lệ của Đảng mà
    không ghi con số: quy tắc này chỉ xét khi quy định đã nạp đặt tran_htxsnv. Nghị định không nói
    số hoàn thành tốt có gồm cả người xuất sắc không: thông báo nói cả hai cách hiểu.

    Cách sửa: xem lại xếp loại; nếu được áp dụng tỷ lệ cao hơn thì không phải làm gì.

    Sai:

        # data/plan-2024.yaml
        ngay_xet: 2026-01-15
        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV, de_nghi: [LDTT]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTTNV, de_nghi: [LDTT]}

    Đúng:

        # data/plan-2024.yaml
        ngay_xet: 2026-01-15
        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
    """
    day = review_day(dataset)
    cap = law.law_of(dataset).known("tran_htxsnv", day)
    higher = law.national().known("tran_htxsnv_dac_biet", day)
    rated = [
        (source, n, person.muc_xep_loai)
        for source in last_round(dataset)
        for n, person in enumerate(source.record.ca_nhan)
        if person.muc_xep_loai is not None
    ]
    excellent = [(source, n) for source, n, level in rated if level == "HTXSNV"]
    good = sum(level == "HTTNV" for _, _, level in rated)
    if cap is None or len(excellent) <= most_excellent(good, cap.whole):
        return
    names = unit_names(dataset)
    by_unit = Counter(source.record.ma_don_vi for source, _ in excellent)
    held = ", ".join(f"{names.get(unit, unit)} {n}" for unit, n in sorted(by_unit.items()))
    most_of_all = f"nhiều nhất {percent(higher.whole)}" if higher else ""
    more = f" ({most_of_all} khi cơ quan có thành tích nổi trội)" if higher else ""
    most = most_excellent(good, cap.whole)
    with_them = most_excellent(good + len(excellent), cap.whole)
    source, n = excellent[-1]
    yield Report(
        source.at("ca_nhan", n, "muc_xep_loai"),
        f"{count(len(excellent))} người hoàn thành xuất sắc ({held}) trên {count(good)} người hoàn "
        f"thành tốt; không quá {percent(cap.whole)}{more}, tức {count(most)} người"
        f"{other_reading(most, with_them)}.",
        "Xem lại xếp loại; nếu được áp dụng tỷ lệ cao hơn thì không phải làm gì.",
        basis=(cap.citation,),
    )


def most_excellent(good: int, share: int) -> int:
    """Return how many may be rated excellent beside so many rated good."""
    return good * share // 100


def other_reading(strict: int, lenient: int) -> str:
    """Return what holds when those rated excellent count among those "hoàn thành tốt".

    The decree counts against "số được xếp loại hoàn thành tốt"; whether those raised to excellent
    are still among them its words do not settle.
    """
    if strict == lenient:
        return ""
    return f", hoặc {count(lenient)} nếu hiểu số hoàn thành tốt gồm cả người xuất sắc"


TOO_MANY_EXCELLENT = Rule(
    "L415", Severity.WARNING, too_many_excellent, _CAP, "xet", rests_on=PEOPLE | RATINGS
)
