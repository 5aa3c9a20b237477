"""While something is looked into nobody is commended: L116, L207."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation
from tdkt_cli.rules import Report, Rule, registration_day, review_day
from tdkt_cli.rules.law_names import abbreviations, codes
from tdkt_cli.rules.law_review import reviewed
from tdkt_cli.vietnamese import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tdkt_cli.models import Dataset, Individual
    from tdkt_cli.models.registration import Inquiry

_NOT_YET = (Citation("nd-98-2023", 4, 4), Citation("nd-152-2025", 4, 4))


def registered_while_examined(dataset: Dataset) -> Iterator[Report]:
    """Người đang được xem xét kỷ luật, thanh tra, xác minh thì chưa xét khen thưởng.

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
    day = registration_day(dataset)
    for source in dataset.registrations:
        for n, person in enumerate(source.record.ca_nhan):
            found = _open(person, day)
            if found and (person.danh_hieu or person.khen_thuong):
                index, inquiry = found
                yield Report(
                    source.at("ca_nhan", n, "dang_xem_xet", index),
                    f"{person.ho_ten} đang được xem xét từ {short_date(inquiry.tu_ngay)} "
                    f"({inquiry.noi_dung}); chưa có kết luận thì chưa được xét khen thưởng.",
                    "Có kết luận thì ghi den_ngay; chưa có thì để đến khi có.",
                )


def proposed_while_examined(dataset: Dataset) -> Iterator[Report]:
    """Không đề nghị khen thưởng người đang được xem xét kỷ luật, thanh tra, xác minh.

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
    day = review_day(dataset)
    for entry in reviewed(dataset):
        found = _open(entry.registered, day) if entry.registered else None
        if found and entry.person.de_nghi and entry.filed is not None and entry.at is not None:
            index, inquiry = found
            titles = abbreviations(codes(entry.person.de_nghi))
            yield Report(
                entry.source.at("ca_nhan", entry.number, "de_nghi"),
                f"{entry.person.ho_ten} được đề nghị {titles} trong khi đang được xem xét từ "
                f"{short_date(inquiry.tu_ngay)} ({inquiry.noi_dung}); chưa được đề nghị.",
                "Bỏ de_nghi; nếu đã có kết luận không sai phạm, ghi den_ngay ở bản đăng ký.",
                (
                    (
                        entry.filed.at("ca_nhan", entry.at, "dang_xem_xet", index),
                        "việc đang xem xét",
                    ),
                ),
            )


def _open(person: Individual, day: date) -> tuple[int, Inquiry] | None:
    return next(
        (
            (index, inquiry)
            for index, inquiry in enumerate(person.dang_xem_xet)
            if inquiry.tu_ngay <= day and (inquiry.den_ngay is None or day <= inquiry.den_ngay)
        ),
        None,
    )


REGISTERED_WHILE_EXAMINED = Rule("L116", Severity.WARNING, registered_while_examined, _NOT_YET)
PROPOSED_WHILE_EXAMINED = Rule("L207", Severity.ERROR, proposed_while_examined, _NOT_YET, "xet")
