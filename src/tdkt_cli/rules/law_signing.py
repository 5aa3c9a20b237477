"""Decisions on awards: who signs, after which meeting, for whom: L401 to L403, L416."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation, titles
from tdkt_cli.law.titles import LAW_OF_TITLES
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.absences import PEOPLE, VOTES
from tdkt_cli.rules.law_awards import decisions_of_year, proposed_titles
from tdkt_cli.rules.law_review import bearers, key
from tdkt_cli.vietnamese import short_date, without_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.law.titles import Title
    from tdkt_cli.models import AwardList, Dataset

_AUTHORITY = (
    Citation(LAW_OF_TITLES, 77),
    Citation(LAW_OF_TITLES, 78, 1),
    Citation(LAW_OF_TITLES, 78, 2),
    Citation(LAW_OF_TITLES, 79),
    Citation(LAW_OF_TITLES, 80, 1),
)
_FROM_THE_BASE = (Citation(LAW_OF_TITLES, 83, 1),)
_MINUTES = (
    *_FROM_THE_BASE,
    Citation(LAW_OF_TITLES, 84, 1, "c"),
    Citation("nd-98-2023", 34, 2, "c"),
)

_SIGNERS = (
    ("chu_tich_nuoc", re.compile(r"chu tich nuoc")),
    ("thu_tuong", re.compile(r"thu tuong")),
    ("chinh_phu", re.compile(r"chinh phu$")),
    ("tinh", re.compile(r"(?:chu tich )?(?:uy ban nhan dan|ubnd) tinh\b")),
    ("bo", re.compile(r"(?:bo truong|bo )|(?:chu nhiem )?uy ban dan toc\b")),
)
_RANKS = {"co_quan": 0, "tinh": 1, "bo": 1, "chinh_phu": 2, "thu_tuong": 2, "chu_tich_nuoc": 3}
# The Prime Minister signs for the Government.
_SAME = frozenset((("chinh_phu", "thu_tuong"), ("thu_tuong", "chinh_phu")))


def beyond_authority(dataset: Dataset) -> Iterator[Report]:
    """Quyết định khen thưởng phải do người có thẩm quyền ký.

    Vì sao: Trưởng ban chỉ quyết định Lao động tiên tiến, Chiến sĩ thi đua cơ sở, Tập thể lao động
    tiên tiến và giấy khen; cao hơn thì trình Chủ tịch Ủy ban nhân dân tỉnh, Bộ trưởng, Thủ tướng,
    Chính phủ, Chủ tịch nước. Quyết định sai thẩm quyền không có giá trị, và làm sai chuỗi năm.

    Cách sửa: sửa co_quan_ky hoặc ma_danh_hieu cho đúng quyết định đã ban hành.

    Sai:

        # data/decisions/2023.yaml
        quyet_dinh:
          - so_ky_hieu: 12/QĐ-BDT
            ngay_ky: 2024-01-19
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: BK_TINH
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]

    Đúng:

        # data/decisions/2023.yaml
        quyet_dinh:
          - so_ky_hieu: 137/QĐ-UBND
            ngay_ky: 2024-01-19
            co_quan_ky: UBND tỉnh Đồng Nai
            danh_sach:
              - ma_danh_hieu: BK_TINH
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]
    """
    own = without_marks(dataset.plan.record.co_quan.ten_co_quan) if dataset.plan else None
    deciders = titles.deciders()
    for source in dataset.decisions:
        for d, decision in enumerate(source.record.quyet_dinh):
            signer = _level(decision.co_quan_ky, own)
            for n, awards in enumerate(decision.danh_sach):
                title = titles.find(awards.ma_danh_hieu)
                if title is None or signer is None or _may_decide(signer, title):
                    continue
                yield Report(
                    source.at("quyet_dinh", d, "danh_sach", n, "ma_danh_hieu"),
                    f"Quyết định {decision.so_ky_hieu} do {decision.co_quan_ky} ký có "
                    f"{title.name}; thẩm quyền của {deciders.get(title.level, title.level)}.",
                    "Sửa co_quan_ky hoặc ma_danh_hieu cho đúng quyết định đã ban hành.",
                    ((source.at("quyet_dinh", d, "co_quan_ky"), "người ký"),),
                    (title.authority,),
                    decision.ngay_ky,
                )


@lru_cache(maxsize=256)
def _level(signer: str, own: str | None) -> str | None:
    """Return the level of who signed, `None` when the name tells none (a district, a company)."""
    folded = without_marks(signer)
    found = next((level for level, form in _SIGNERS if form.match(folded)), None)
    if found is None and own and folded.removeprefix("truong ").startswith(own):
        return "co_quan"
    return found


def _may_decide(signer: str, title: Title) -> bool:
    """Whether a level may decide; a higher one that decides a lower title is no error here."""
    levels = (title.level, *(level for level, _ in title.also))
    if signer in levels or (signer, title.level) in _SAME:
        return True
    return _RANKS[signer] > _RANKS[title.level]


def decided_before_meeting(dataset: Dataset) -> Iterator[Report]:
    """Quyết định tặng danh hiệu thi đua không được ký trước ngày họp bình xét.

    Vì sao: danh hiệu được bình xét và đề nghị từ đơn vị cơ sở, hồ sơ phải có biên bản bình xét; ký
    trước khi họp là chưa bình xét.

    Cách sửa: sửa ngay_ky hoặc ngay_hop cho đúng giấy tờ; thiếu phiên họp thì ghi thêm.

    Sai:

        # data/council/2024.yaml
        phien_hop: [{ngay_hop: 2024-12-25}]
        # data/decisions/2024.yaml
        nam_thanh_tich: 2024
        quyet_dinh:
          - so_ky_hieu: 160/QĐ-BDT
            ngay_ky: 2024-12-20
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: LDTT
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]

    Đúng:

        # data/council/2024.yaml
        phien_hop: [{ngay_hop: 2024-12-25}]
        # data/decisions/2024.yaml
        nam_thanh_tich: 2024
        quyet_dinh:
          - so_ky_hieu: 160/QĐ-BDT
            ngay_ky: 2024-12-27
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: LDTT
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]
    """
    council = dataset.council
    meetings = council.record.phien_hop if council else ()
    if council is None or not meetings:
        return
    first = min(range(len(meetings)), key=lambda m: meetings[m].ngay_hop)
    day = meetings[first].ngay_hop
    for source, d, decision in decisions_of_year(dataset):
        if decision.ngay_ky < day and any(map(_is_emulation, decision.danh_sach)):
            yield Report(
                source.at("quyet_dinh", d, "ngay_ky"),
                f"Quyết định {decision.so_ky_hieu} ký ngày {short_date(decision.ngay_ky)}, trước "
                f"phiên họp bình xét đầu tiên ngày {short_date(day)}; phải bình xét rồi mới ký.",
                "Sửa ngay_ky hoặc ngay_hop cho đúng; thiếu phiên họp thì ghi thêm.",
                ((council.at("phien_hop", first, "ngay_hop"), "phiên họp đầu tiên"),),
                day=decision.ngay_ky,
            )


def decided_without_meeting(dataset: Dataset) -> Iterator[Report]:
    """Có quyết định tặng danh hiệu thi đua thì phải có phiên họp bình xét được ghi.

    Vì sao: hồ sơ danh hiệu phải có biên bản bình xét; dữ liệu có quyết định mà không có phiên họp
    thì không lập được biên bản.

    Cách sửa: ghi phiên họp vào tệp hội đồng của năm.

    Sai:

        # data/decisions/2024.yaml
        nam_thanh_tich: 2024
        quyet_dinh:
          - so_ky_hieu: 160/QĐ-BDT
            ngay_ky: 2024-12-27
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: LDTT
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]

    Đúng:

        # data/council/2024.yaml
        phien_hop: [{ngay_hop: 2024-12-25}]
        # data/decisions/2024.yaml
        nam_thanh_tich: 2024
        quyet_dinh:
          - so_ky_hieu: 160/QĐ-BDT
            ngay_ky: 2024-12-27
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: LDTT
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]
    """
    unreadable = dataset.council is None and any(file.kind == "council" for file in dataset.files)
    if unreadable or (dataset.council is not None and dataset.council.record.phien_hop):
        return
    for source, d, decision in decisions_of_year(dataset):
        if any(map(_is_emulation, decision.danh_sach)):
            yield Report(
                source.at("quyet_dinh", d, "ngay_ky"),
                f"Quyết định {decision.so_ky_hieu} tặng danh hiệu thi đua năm {dataset.year} nhưng "
                "tệp hội đồng của năm chưa ghi phiên họp nào.",
                f"Ghi phiên họp bình xét vào data/council/{dataset.year}.yaml.",
                day=decision.ngay_ky,
            )


def awarded_not_proposed(dataset: Dataset) -> Iterator[Report]:
    """Người, tập thể có tên trong quyết định phải có trong đề nghị của đơn vị.

    Vì sao: danh hiệu được đề nghị từ đơn vị cơ sở; tên có trong quyết định mà đơn vị không đề nghị
    thường là chép nhầm danh sách.

    Cách sửa: bỏ tên trong quyết định, hoặc bổ sung de_nghi của đơn vị.

    Sai:

        # data/council/2024.yaml
        phien_hop: [{ngay_hop: 2024-12-25}]
        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTNV, de_nghi: []}
        # data/decisions/2024.yaml
        nam_thanh_tich: 2024
        quyet_dinh:
          - so_ky_hieu: 160/QĐ-BDT
            ngay_ky: 2024-12-27
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: LDTT
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]

    Đúng:

        # data/council/2024.yaml
        phien_hop: [{ngay_hop: 2024-12-25}]
        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
        # data/decisions/2024.yaml
        nam_thanh_tich: 2024
        quyet_dinh:
          - so_ky_hieu: 160/QĐ-BDT
            ngay_ky: 2024-12-27
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: LDTT
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]
    """
    proposed = proposed_titles(dataset)
    names = bearers(dataset)
    for source, d, decision in decisions_of_year(dataset):
        for n, awards in enumerate(decision.danh_sach):
            title = titles.find(awards.ma_danh_hieu)
            if title is None or title.is_commendation:
                continue
            for p, person in enumerate(awards.ca_nhan):
                who = key(names, person, person.ma_don_vi)
                if proposed.lacks_person(person.ma_don_vi, who, title.code):
                    yield Report(
                        source.at("quyet_dinh", d, "danh_sach", n, "ca_nhan", p, "ho_ten"),
                        f"{person.ho_ten} được tặng {title.abbreviation} theo quyết định "
                        f"{decision.so_ky_hieu} nhưng đơn vị không đề nghị danh hiệu này.",
                        "Bỏ tên trong quyết định, hoặc bổ sung de_nghi của đơn vị.",
                        day=decision.ngay_ky,
                    )


def _is_emulation(awards: AwardList) -> bool:
    title = titles.find(awards.ma_danh_hieu)
    return title is not None and not title.is_commendation


BEYOND_AUTHORITY = Rule("L401", Severity.ERROR, beyond_authority, _AUTHORITY, "rieng")
DECIDED_BEFORE_MEETING = Rule("L402", Severity.ERROR, decided_before_meeting, _MINUTES, "rieng")
DECIDED_WITHOUT_MEETING = Rule(
    "L403",
    Severity.WARNING,
    decided_without_meeting,
    _MINUTES,
    "rieng",
    rests_on=VOTES | {"ngay_hop"},
)
AWARDED_NOT_PROPOSED = Rule(
    "L416", Severity.WARNING, awarded_not_proposed, _FROM_THE_BASE, "rieng", rests_on=PEOPLE
)
