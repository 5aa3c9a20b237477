"""One initiative is used once: L211, L212."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.law_names import code, codes
from tdkt_cli.rules.law_review import bearers, key
from tdkt_cli.rules.wording import listed
from tdkt_cli.vietnamese import fold_text, name_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset, Individual, Registration, Sourced

_ONCE = (Citation("cv-5007-2023", "Mục III.5.c"),)
_BY_WORK = frozenset(("CSTDCS", "CSTDCT", "CSTDBO", "CSTDTQ"))


def work_of_several(dataset: Dataset) -> Iterator[Report]:
    """Một sáng kiến không nên dùng để xét cho nhiều người.

    Vì sao: Bộ Nội vụ hướng dẫn một sáng kiến chỉ dùng một lần khi làm tiêu chuẩn đề nghị khen
    thưởng; hai người cùng ghi một sáng kiến thì cần biết ai là tác giả chính.

    Cách sửa: giữ ở tác giả chính, người kia ghi sáng kiến khác hoặc đổi dien_xet.

    Sai:

        # data/registrations/2024/van-phong.yaml
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             danh_hieu: [LDTT, CSTDCS], sang_kien: [{ten_sang_kien: Sổ theo dõi dùng chung}]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, chuc_vu: Chuyên viên,
             danh_hieu: [LDTT, CSTDCS], sang_kien: [{ten_sang_kien: Sổ theo dõi dùng chung}]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             danh_hieu: [LDTT, CSTDCS], sang_kien: [{ten_sang_kien: Sổ theo dõi dùng chung}]}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, chuc_vu: Chuyên viên,
             danh_hieu: [LDTT, CSTDCS], sang_kien: [{ten_sang_kien: Mẫu phiếu trình giải quyết}]}
    """
    users: defaultdict[str, list[tuple[Sourced[Registration], int, int]]] = defaultdict(list)
    for source, n, person in _candidates(dataset):
        for w, work in enumerate(person.sang_kien):
            users[fold_text(work.ten_sang_kien)].append((source, n, w))
    for found in users.values():
        names = {source.record.ca_nhan[n].ho_ten for source, n, _ in found}
        people = sorted(names, key=lambda name: (name_order(name), name))
        if len({(source.file.name, n) for source, n, _ in found}) > 1:
            *others, (source, n, w) = found
            title = min(paper.record.ca_nhan[m].sang_kien[v].ten_sang_kien for paper, m, v in found)
            yield Report(
                source.at("ca_nhan", n, "sang_kien", w, "ten_sang_kien"),
                f"Sáng kiến “{title[:120]}” được {listed(people)} cùng ghi; một sáng kiến chỉ dùng "
                "một lần khi xét khen thưởng.",
                "Giữ ở tác giả chính; người kia ghi sáng kiến khác hoặc đổi dien_xet.",
                tuple(
                    (other.at("ca_nhan", m, "sang_kien", v, "ten_sang_kien"), "cũng ghi ở đây")
                    for other, m, v in others
                ),
            )


def work_used_before(dataset: Dataset) -> Iterator[Report]:
    """Sáng kiến đã dùng để xét năm trước thì không nên dùng lại.

    Vì sao: Bộ Nội vụ hướng dẫn một sáng kiến chỉ dùng một lần; sáng kiến đã được công nhận ở năm mà
    người ấy được tặng danh hiệu thì coi như đã dùng. Được công nhận ở cấp cao hơn thì là lần khác.

    Cách sửa: ghi sáng kiến mới của năm nay, hoặc đổi dien_xet.

    Sai:

        # data/decisions/2023.yaml
        quyet_dinh:
          - so_ky_hieu: 152/QĐ-BDT
            ngay_ky: 2023-12-20
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: CSTDCS
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]
        sang_kien:
          - {ten_sang_kien: Sổ theo dõi dùng chung, cap_cong_nhan: co_so,
             so_quyet_dinh: 121/QĐ-BDT, ngay_quyet_dinh: 2023-11-14,
             tac_gia: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01}]}
        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             danh_hieu: [LDTT, CSTDCS], sang_kien: [{ten_sang_kien: Sổ theo dõi dùng chung}]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             danh_hieu: [LDTT, CSTDCS], sang_kien: [{ten_sang_kien: Mẫu phiếu trình giải quyết}]}
    """
    used = _used(dataset)
    names = bearers(dataset)
    for source, n, person in _candidates(dataset):
        mine = key(names, person, source.record.ma_don_vi)
        for w, work in enumerate(person.sang_kien):
            spot = (mine, fold_text(work.ten_sang_kien), work.cap_cong_nhan or "co_so")
            year = used.get(spot) if mine is not None else None
            if year is not None:
                yield Report(
                    source.at("ca_nhan", n, "sang_kien", w, "ten_sang_kien"),
                    f"{person.ho_ten} ghi lại sáng kiến “{work.ten_sang_kien[:120]}” đã được công "
                    f"nhận năm {year}, năm người ấy đã được tặng danh hiệu; một sáng kiến chỉ dùng "
                    "một lần.",
                    "Ghi sáng kiến mới của năm nay, hoặc đổi dien_xet.",
                )


def _candidates(dataset: Dataset) -> Iterator[tuple[Sourced[Registration], int, Individual]]:
    """Yield who registers a title that an initiative may carry."""
    for source in dataset.registrations:
        for n, person in enumerate(source.record.ca_nhan):
            if person.sang_kien and codes(person.danh_hieu) & _BY_WORK:
                yield source, n, person


def _used(dataset: Dataset) -> dict[tuple[str | None, str, str], int]:
    """Return the year in which an initiative served its author for a title, by author and level."""
    names = bearers(dataset)
    used: dict[tuple[str | None, str, str], int] = {}
    for source in dataset.decisions:
        record = source.record
        if record.nam_thanh_tich >= dataset.year:
            continue
        awarded = {
            key(names, person, person.ma_don_vi)
            for decision in record.quyet_dinh
            if decision.ngay_huy_bo is None
            for awards in decision.danh_sach
            if code(awards.ma_danh_hieu) in _BY_WORK
            for person in awards.ca_nhan
        }
        for work in record.sang_kien:
            for author in work.tac_gia:
                who = key(names, author, None)
                if who is not None and who in awarded:
                    level = work.cap_cong_nhan or "co_so"
                    used[who, fold_text(work.ten_sang_kien), level] = record.nam_thanh_tich
    return used


WORK_OF_SEVERAL = Rule("L211", Severity.WARNING, work_of_several, _ONCE)
WORK_USED_BEFORE = Rule("L212", Severity.WARNING, work_used_before, _ONCE)
