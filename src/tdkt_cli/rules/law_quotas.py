"""More registered or proposed than the agency's or province's regulation allows: L122, L216."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation, law_of
from tdkt_cli.law.titles import LAW_OF_TITLES
from tdkt_cli.rules import Report, Rule, registration_day, review_day
from tdkt_cli.rules.law_names import abbreviations
from tdkt_cli.rules.quota_counts import (
    QUOTAS,
    Limit,
    Named,
    Quota,
    awarded,
    by_unit,
    limit,
    proposed,
    registered,
)
from tdkt_cli.vietnamese import count, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.findings import Place
    from tdkt_cli.models import Dataset

LEFT_TO_REGULATIONS = (
    Citation(LAW_OF_TITLES, 24, 4),
    Citation(LAW_OF_TITLES, 27, 3),
    Citation(LAW_OF_TITLES, 74, 6),
    Citation(LAW_OF_TITLES, 75, 2),
)
_DELEGATED = {"TTLDXS": 1, "BK_TINH": 2, "GK": 3}


def too_many_registered(dataset: Dataset) -> Iterator[Report]:
    """Số đăng ký một danh hiệu không nên quá số mà quy định của cơ quan, của tỉnh cho phép.

    Vì sao: quy định đã nạp ở data/regulations có số lượng, tỷ lệ nhiều nhất; đầu năm đăng ký quá
    thì cuối năm chắc chắn phải bớt. Chưa nạp quy định thì quy tắc này không xét.

    Cách sửa: báo các đơn vị bớt đăng ký, hoặc để đến cuối năm chọn; xem lại số trong quy định.

    Sai:

        # data/regulations/quy-che.yaml
        dieu_khoan:
          - {dieu: 5, noi_dung: Số CSTĐCS, doi_chieu: nguyen_van, gia_tri: {so_cstdcs_toi_da: 0}}
        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             danh_hieu: [LDTT, CSTDCS]}

    Đúng:

        # data/regulations/quy-che.yaml
        dieu_khoan:
          - {dieu: 5, noi_dung: Số CSTĐCS, doi_chieu: nguyen_van, gia_tri: {so_cstdcs_toi_da: 1}}
        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             danh_hieu: [LDTT, CSTDCS]}
    """
    if not dataset.regulations:
        return
    day, book = registration_day(dataset), law_of(dataset)
    advanced = {entry.who for entry in registered(dataset, "LDTT")}
    for quota in QUOTAS:
        found = registered(dataset, quota.title)
        most = limit(dataset, book, day, quota, advanced)
        if most is not None and len(found) > most.most:
            opening = f"Cả cơ quan đăng ký {count(len(found))} {abbreviations((quota.title,))}"
            yield over(dataset, quota, most, found, len(found), opening)


def too_many_proposed(dataset: Dataset) -> Iterator[Report]:
    """Số đề nghị một danh hiệu cùng số đã tặng không nên quá số mà quy định cho phép.

    Vì sao: quy định đã nạp ở data/regulations có số lượng, tỷ lệ nhiều nhất của cả cơ quan; từng
    đơn vị đề nghị không thấy được phần của đơn vị khác, hội đồng phải chọn.

    Cách sửa: bớt de_nghi của những người hội đồng không chọn.

    Sai:

        # data/regulations/quy-che.yaml
        dieu_khoan:
          - {dieu: 5, noi_dung: Tỷ lệ CSTĐCS, doi_chieu: nguyen_van,
             gia_tri: {ty_le_cstdcs_toi_da: 50}}
        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV, de_nghi: [LDTT, CSTDCS]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTXSNV, de_nghi: [LDTT, CSTDCS]}

    Đúng:

        # data/regulations/quy-che.yaml
        dieu_khoan:
          - {dieu: 5, noi_dung: Tỷ lệ CSTĐCS, doi_chieu: nguyen_van,
             gia_tri: {ty_le_cstdcs_toi_da: 50}}
        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTXSNV, de_nghi: [LDTT, CSTDCS]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTXSNV, de_nghi: [LDTT]}
    """
    if not dataset.regulations:
        return
    day, book = review_day(dataset), law_of(dataset)
    advanced = {entry.who for entry in proposed(dataset, "LDTT")}
    advanced |= {entry.who for entry, _ in awarded(dataset, "LDTT")}
    for quota in QUOTAS:
        held = {entry.who for entry, _ in awarded(dataset, quota.title)}
        new = tuple(one for one in proposed(dataset, quota.title) if one.who not in held)
        most = limit(dataset, book, day, quota, advanced)
        total = len(held) + len(new)
        if new and most is not None and total > most.most:
            given = f"Đã tặng {count(len(held))}, đề nghị thêm" if held else "Cả cơ quan đề nghị"
            opening = f"{given} {count(len(new))} {abbreviations((quota.title,))}"
            yield over(dataset, quota, most, new, total, opening)


def over(
    dataset: Dataset,
    quota: Quota,
    most: Limit,
    named: tuple[Named, ...],
    total: int,
    opening: str,
) -> Report:
    """Return the report that says what keeping all of them would come to."""
    kept = f"nếu giữ cả {count(len(named))} thì {most.counted(total) or count(total)}"
    largest = max(named, key=lambda one: sum(other.unit == one.unit for other in named))
    last_of: dict[str, Place] = {one.unit: one.place for one in named}
    share = f" ({percent(most.value.whole)})" if most.base is not None else ""
    article = _DELEGATED.get(quota.title)
    return Report(
        last_of.pop(largest.unit),
        f"{opening} ({by_unit(dataset, named)}): {kept}, tối đa {count(most.most)}{share}.",
        f"Bớt {count(total - most.most)} {quota.noun}.",
        tuple((place, "cùng danh hiệu này") for place in last_of.values()),
        basis=(
            *((LEFT_TO_REGULATIONS[article],) if article is not None else ()),
            most.value.citation,
        ),
    )


TOO_MANY_REGISTERED = Rule("L122", Severity.WARNING, too_many_registered, LEFT_TO_REGULATIONS)
TOO_MANY_PROPOSED = Rule("L216", Severity.WARNING, too_many_proposed, LEFT_TO_REGULATIONS, "xet")
