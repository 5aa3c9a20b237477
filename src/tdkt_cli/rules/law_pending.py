"""While something is looked into nobody is commended: L116, L207."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation
from tdkt_cli.rules import Report, Rule, registration_day, review_day
from tdkt_cli.rules.law_names import abbreviations, codes
from tdkt_cli.rules.law_review import last_round, registration_of, reviewed
from tdkt_cli.vietnamese import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tdkt_cli.findings import Place
    from tdkt_cli.models import Dataset
    from tdkt_cli.models.registration import Inquiry

_NOT_YET = (Citation("nd-98-2023", 4, 4), Citation("nd-152-2025", 4, 4))


def registered_while_examined(dataset: Dataset) -> Iterator[Report]:
    """Người, tập thể đang được xem xét kỷ luật, thanh tra, xác minh thì chưa xét khen thưởng.

    Vì sao: trong thời gian ấy chưa khen thưởng, chưa đề nghị cấp trên khen thưởng; có kết luận
    không sai phạm thì xét tiếp. Đăng ký vẫn được, nhưng Văn phòng cần biết để theo dõi.

    Cách sửa: khi có kết luận thì ghi den_ngay của việc đang xem xét.

    Sai:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng, danh_hieu: [LDTT],
             dang_xem_xet: [{noi_dung: Xác minh đơn tố cáo, tu_ngay: 2024-01-10}]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng, danh_hieu: [LDTT],
             dang_xem_xet: [{noi_dung: Xác minh đơn tố cáo, tu_ngay: 2023-11-06,
                             den_ngay: 2023-12-29}]}
    """
    day, names = registration_day(dataset), _collectives(dataset)
    for source in dataset.registrations:
        holder, unit = source.record.tap_the, source.record.ma_don_vi
        found = _open(holder.dang_xem_xet, day)
        if found and (holder.danh_hieu or holder.khen_thuong):
            index, inquiry = found
            place = source.at("tap_the", "dang_xem_xet", index)
            yield _registered(place, f"Tập thể {names.get(unit, unit)}", inquiry)
        for n, person in enumerate(source.record.ca_nhan):
            found = _open(person.dang_xem_xet, day)
            if found and (person.danh_hieu or person.khen_thuong):
                index, inquiry = found
                place = source.at("ca_nhan", n, "dang_xem_xet", index)
                yield _registered(place, person.ho_ten, inquiry)


def _registered(place: Place, owner: str, inquiry: Inquiry) -> Report:
    return Report(
        place,
        f"{owner} đang được xem xét từ {short_date(inquiry.tu_ngay)} ({inquiry.noi_dung}); chưa có "
        "kết luận thì chưa được xét khen thưởng.",
        "Có kết luận thì ghi den_ngay; chưa có thì để đến khi có.",
    )


def proposed_while_examined(dataset: Dataset) -> Iterator[Report]:
    """Không đề nghị khen thưởng người, tập thể đang được xem xét kỷ luật, thanh tra, xác minh.

    Vì sao: nghị định chưa cho khen thưởng, đề nghị khen thưởng lúc ấy; đây là chưa xét, không
    phải không đạt: có kết luận không sai phạm thì đề nghị lại.

    Cách sửa: bỏ de_nghi của người ấy; nếu đã có kết luận, ghi den_ngay ở bản đăng ký.

    Sai:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng, danh_hieu: [LDTT],
             dang_xem_xet: [{noi_dung: Xác minh đơn tố cáo, tu_ngay: 2024-10-01}]}
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
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng, danh_hieu: [LDTT],
             dang_xem_xet: [{noi_dung: Xác minh đơn tố cáo, tu_ngay: 2024-10-01}]}
        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: []}
    """
    day, names = review_day(dataset), _collectives(dataset)
    for source in last_round(dataset):
        unit, review = source.record.ma_don_vi, source.record.tap_the
        filed = registration_of(dataset, unit)
        found = _open(filed.record.tap_the.dang_xem_xet, day) if filed else None
        if found and filed and review and review.de_nghi:
            because = filed.at("tap_the", "dang_xem_xet", found[0])
            owner = f"Tập thể {names.get(unit, unit)}"
            place = source.at("tap_the", "de_nghi")
            yield _proposed(place, owner, review.de_nghi, found[1], because)
    for entry in reviewed(dataset):
        found = _open(entry.registered.dang_xem_xet, day) if entry.registered else None
        if found and entry.person.de_nghi and entry.filed is not None and entry.at is not None:
            because = entry.filed.at("ca_nhan", entry.at, "dang_xem_xet", found[0])
            place = entry.source.at("ca_nhan", entry.number, "de_nghi")
            yield _proposed(place, entry.person.ho_ten, entry.person.de_nghi, found[1], because)


def _proposed(
    place: Place, owner: str, titles: tuple[str, ...], inquiry: Inquiry, because: Place
) -> Report:
    return Report(
        place,
        f"{owner} được đề nghị {abbreviations(codes(titles))} trong khi đang được xem xét từ "
        f"{short_date(inquiry.tu_ngay)} ({inquiry.noi_dung}); chưa được đề nghị.",
        "Bỏ de_nghi; nếu đã có kết luận không sai phạm, ghi den_ngay ở bản đăng ký.",
        ((because, "việc đang xem xét"),),
    )


def _collectives(dataset: Dataset) -> dict[str, str]:
    return {unit.ma_don_vi: unit.collective_name for unit in dataset.units()}


def _open(inquiries: tuple[Inquiry, ...], day: date) -> tuple[int, Inquiry] | None:
    return next(
        (
            (index, inquiry)
            for index, inquiry in enumerate(inquiries)
            if inquiry.tu_ngay <= day and (inquiry.den_ngay is None or day <= inquiry.den_ngay)
        ),
        None,
    )


REGISTERED_WHILE_EXAMINED = Rule("L116", Severity.WARNING, registered_while_examined, _NOT_YET)
PROPOSED_WHILE_EXAMINED = Rule("L207", Severity.ERROR, proposed_while_examined, _NOT_YET, "xet")
