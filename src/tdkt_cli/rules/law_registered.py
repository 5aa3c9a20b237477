"""What a registration promises, against what the titles ask: L107 to L110, L120."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tdkt_cli import law
from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation, titles
from tdkt_cli.law.titles import LAW_OF_TITLES
from tdkt_cli.rules import Report, Rule, registration_day, review_day
from tdkt_cli.rules.absences import AWARDS, PEOPLE, RATINGS, WORKS
from tdkt_cli.rules.law_caps import most_excellent, other_reading
from tdkt_cli.rules.law_names import code, codes, of_code
from tdkt_cli.rules.wording import unit_names
from tdkt_cli.vietnamese import count, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset, Individual, Registration

_SHARE_EXCELLENT = Citation(LAW_OF_TITLES, 27, 1, "c")
_SHARE_ADVANCED = Citation(LAW_OF_TITLES, 28, 1, "c")
_SHARES = (
    ("TTLDXS", "ty_le_ldtt_ttldxs", _SHARE_EXCELLENT),
    ("TTLDTT", "ty_le_ldtt_toi_thieu", _SHARE_ADVANCED),
)
_ROUTES = {"sang_kien": "sáng kiến", "de_tai": "đề tài"}
_CAPS = (
    Citation("nd-90-2020", 2),
    Citation("nd-335-2025", "Mức xếp loại chất lượng công chức, tỷ lệ hoàn thành xuất sắc"),
)


def too_few_advanced(dataset: Dataset) -> Iterator[Report]:
    """Đơn vị đăng ký danh hiệu tập thể cần đủ tỷ lệ người đăng ký Lao động tiên tiến.

    Vì sao: Tập thể lao động tiên tiến và Tập thể lao động xuất sắc đều cần ít nhất 70% cá nhân đạt
    danh hiệu Lao động tiên tiến, không làm tròn. Đăng ký không phải căn cứ xét, nhưng đầu năm đã
    thiếu người thì cuối năm khó đủ. Luật đếm người đạt danh hiệu LĐTT; người chỉ ghi CSTĐCS được
    nêu riêng vì có cách hiểu khác.

    Cách sửa: ghi thêm LDTT cho người đủ điều kiện (cả người đăng ký CSTDCS), hoặc bỏ danh hiệu tập
    thể.

    Sai:

        # data/registrations/2024/van-phong.yaml
        tong_so_nguoi: 3

    Đúng:

        # data/registrations/2024/van-phong.yaml
        tong_so_nguoi: 2
    """
    day = registration_day(dataset)
    names = {unit.ma_don_vi: unit.collective_name for unit in dataset.units()}
    for source in dataset.registrations:
        record = source.record
        parts = _parts(dataset, record)
        people = sum(map(_headcount, parts))
        registered = [_meant(person) for part in parts for person in part.ca_nhan]
        holders = sum("LDTT" in found for found in registered)
        either = sum(bool(found & {"LDTT", "CSTDCS"}) for found in registered)
        for title, name, article in _SHARES:
            index = of_code(record.tap_the.danh_hieu, title)
            share = law.national().known(name, day)
            if index is None or share is None or not people:
                continue
            least = law.minimum_yes(people, share.whole)
            if holders < least:
                yield Report(
                    source.at("tap_the", "danh_hieu", index),
                    f"{names.get(record.ma_don_vi, record.ma_don_vi)} có {count(people)} người, "
                    f"{count(holders)} người đăng ký LĐTT{_other_count(holders, either)}; "
                    f"{titles.title(title).abbreviation} cần từ {percent(share.whole)}, tức "
                    f"{count(least)} người, còn thiếu {count(least - holders)}.",
                    "Ghi thêm LDTT cho người đủ điều kiện, hoặc bỏ danh hiệu tập thể này.",
                    basis=(article,),
                )


def _parts(dataset: Dataset, record: Registration) -> tuple[Registration, ...]:
    """Return the registrations whose people make a collective: of the agency's own, all of them."""
    agency = {unit.ma_don_vi for unit in dataset.units() if unit.loai_don_vi == "co_quan"}
    if record.ma_don_vi not in agency:
        return (record,)
    return tuple(source.record for source in dataset.registrations)


def _has_base_fighter(record: Registration) -> bool:
    return any("CSTDCS" in codes(person.danh_hieu) for person in record.ca_nhan)


def _meant(person: Individual) -> frozenset[str]:
    """Return the titles; a name that nobody knows may be LĐTT misspelt (rules L101, L102)."""
    names = (*person.danh_hieu, *person.khen_thuong)
    unknown = any(code(name) is None for name in names)
    return codes(names) | ({"LDTT"} if unknown else frozenset())


def _other_count(holders: int, either: int) -> str:
    return f" (kể cả người chỉ ghi CSTĐCS là {count(either)})" if either > holders else ""


def no_base_fighter(dataset: Dataset) -> Iterator[Report]:
    """Đơn vị đăng ký Tập thể lao động xuất sắc cần có người đăng ký Chiến sĩ thi đua cơ sở.

    Vì sao: tập thể chỉ được tặng khi có cá nhân đạt Chiến sĩ thi đua cơ sở; không ai đăng ký thì
    gần như không có ai đạt.

    Cách sửa: ghi CSTDCS cho người phấn đấu được, hoặc bỏ TTLDXS.

    Sai:

        # data/registrations/2024/van-phong.yaml
        tap_the: {danh_hieu: [TTLDTT, TTLDXS]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        tap_the: {danh_hieu: [TTLDTT]}
    """
    names = {unit.ma_don_vi: unit.collective_name for unit in dataset.units()}
    for source in dataset.registrations:
        record = source.record
        index = of_code(record.tap_the.danh_hieu, "TTLDXS")
        if index is not None and not any(map(_has_base_fighter, _parts(dataset, record))):
            yield Report(
                source.at("tap_the", "danh_hieu", index),
                f"{names.get(record.ma_don_vi, record.ma_don_vi)} đăng ký "
                f"TTLĐXS nhưng không ai đăng ký CSTĐCS; tập thể phải có "
                "cá nhân đạt Chiến sĩ thi đua cơ sở.",
                "Ghi CSTDCS cho người phấn đấu được, hoặc bỏ TTLDXS.",
            )


def fighter_without_advanced(dataset: Dataset) -> Iterator[Report]:
    """Người đăng ký Chiến sĩ thi đua cơ sở nên ghi cả Lao động tiên tiến.

    Vì sao: Chiến sĩ thi đua cơ sở chỉ đòi đạt tiêu chuẩn Lao động tiên tiến, nhưng tỷ lệ 70% của
    danh hiệu tập thể đếm người đạt danh hiệu ấy; ghi cả hai thì cách hiểu nào cũng đủ.

    Cách sửa: thêm LDTT vào danh_hieu của người ấy.

    Sai:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             danh_hieu: [CSTDCS]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             danh_hieu: [LDTT, CSTDCS]}
    """
    for source in dataset.registrations:
        for n, person in enumerate(source.record.ca_nhan):
            index = of_code(person.danh_hieu, "CSTDCS")
            if index is not None and "LDTT" not in codes(person.danh_hieu):
                yield Report(
                    source.at("ca_nhan", n, "danh_hieu", index),
                    f"{person.ho_ten} đăng ký CSTĐCS mà không ghi LĐTT; người ấy sẽ không được đếm "
                    "vào tỷ lệ LĐTT của tập thể.",
                    "Thêm LDTT vào danh_hieu.",
                )


def route_without_work(dataset: Dataset) -> Iterator[Report]:
    """Đăng ký xét theo diện sáng kiến, đề tài thì ghi tên sáng kiến, đề tài.

    Vì sao: Chiến sĩ thi đua cơ sở xét theo sáng kiến hoặc đề tài thì cuối năm phải có quyết định
    công nhận; không có tên thì không theo dõi được, dễ quên gửi xét công nhận.

    Cách sửa: ghi tên ở sang_kien (đề tài: loai_cong_trinh: de_tai), hoặc đổi dien_xet.

    Sai:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             danh_hieu: [LDTT, CSTDCS], dien_xet: sang_kien}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             danh_hieu: [LDTT, CSTDCS], dien_xet: sang_kien,
             sang_kien: [{ten_sang_kien: Sổ theo dõi văn bản dùng chung}]}
    """
    for source in dataset.registrations:
        for n, person in enumerate(source.record.ca_nhan):
            kind = _ROUTES.get(person.dien_xet or "")
            if kind and not any(w.loai_cong_trinh == person.dien_xet for w in person.sang_kien):
                yield Report(
                    source.at("ca_nhan", n, "dien_xet"),
                    f"{person.ho_ten} đăng ký xét theo diện {kind} nhưng chưa ghi tên {kind} nào.",
                    f"Ghi tên {kind} ở sang_kien, hoặc đổi dien_xet.",
                )


def too_many_excellent_planned(dataset: Dataset) -> Iterator[Report]:
    """Số người dự kiến hoàn thành xuất sắc nhiệm vụ không nên vượt tỷ lệ được xếp.

    Vì sao: số người được xếp hoàn thành xuất sắc có giới hạn; đăng ký Chiến sĩ thi đua cơ sở theo
    diện hoàn thành xuất sắc nhiều hơn giới hạn ấy thì có người chắc chắn không được. Năm 2024,
    2025 nghị định dẫn tỷ lệ của Đảng mà không ghi con số; quy tắc này chỉ tính khi pháp luật của
    ngày xét có con số.

    Cách sửa: chuyển bớt người sang diện sáng kiến hoặc đề tài, hoặc bớt CSTDCS.

    Sai:

        # data/plan-2024.yaml
        ngay_xet: 2026-01-15
        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             danh_hieu: [LDTT, CSTDCS], dien_xet: hoan_thanh_xuat_sac}

    Đúng:

        # data/plan-2024.yaml
        ngay_xet: 2026-01-15
        # data/registrations/2024/van-phong.yaml
        tong_so_nguoi: 9
        so_ca_nhan: 1
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             danh_hieu: [LDTT, CSTDCS], dien_xet: hoan_thanh_xuat_sac}
    """
    cap = law.law_of(dataset).known("tran_htxsnv", review_day(dataset))
    people = sum(_headcount(source.record) for source in dataset.registrations)
    planned = [
        (source, n)
        for source in dataset.registrations
        for n, person in enumerate(source.record.ca_nhan)
        if _plans_excellence(person)
    ]
    if cap is None or not planned:
        return
    most = max(x for x in range(people + 1) if x <= most_excellent(people - x, cap.whole))
    if len(planned) > most:
        by_unit = Counter(source.record.ma_don_vi for source, _ in planned)
        names = unit_names(dataset)
        held = ", ".join(f"{names.get(unit, unit)} {n}" for unit, n in sorted(by_unit.items()))
        source, n = planned[-1]
        yield Report(
            source.at("ca_nhan", n, "dien_xet"),
            f"{count(len(planned))} người đăng ký diện hoàn thành xuất sắc ({held}); nếu cả "
            f"{count(len(planned))} đạt thì vượt {percent(cap.whole)} số hoàn thành tốt: cơ quan "
            f"{count(people)} người xếp được nhiều nhất {count(most)}"
            f"{other_reading(most, most_excellent(people, cap.whole))}.",
            "Chuyển bớt người sang diện sáng kiến hoặc đề tài, hoặc bớt CSTDCS.",
            basis=(cap.citation,),
        )


def _headcount(record: Registration) -> int:
    return max(record.tong_so_nguoi, len(record.ca_nhan))


def _plans_excellence(person: Individual) -> bool:
    return person.dien_xet == "hoan_thanh_xuat_sac" and "CSTDCS" in codes(person.danh_hieu)


TOO_FEW_ADVANCED = Rule(
    "L107", Severity.WARNING, too_few_advanced, (_SHARE_EXCELLENT, _SHARE_ADVANCED), rests_on=PEOPLE
)
NO_BASE_FIGHTER = Rule(
    "L108",
    Severity.WARNING,
    no_base_fighter,
    (Citation(LAW_OF_TITLES, 27, 1, "d"),),
    rests_on=PEOPLE,
)
FIGHTER_WITHOUT_ADVANCED = Rule(
    "L109",
    Severity.HINT,
    fighter_without_advanced,
    (Citation(LAW_OF_TITLES, 23, 1),),
    rests_on=AWARDS,
)
ROUTE_WITHOUT_WORK = Rule(
    "L110", Severity.WARNING, route_without_work, (Citation(LAW_OF_TITLES, 23, 2),), rests_on=WORKS
)
TOO_MANY_EXCELLENT_PLANNED = Rule(
    "L120", Severity.WARNING, too_many_excellent_planned, _CAPS, "xet", rests_on=PEOPLE | RATINGS
)
