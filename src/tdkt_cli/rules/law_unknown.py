"""What cannot be told, for want of data or of law: L117, L118, L205, L210."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.eligibility import Outcome
from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation, titles
from tdkt_cli.law.titles import LAW_OF_TITLES
from tdkt_cli.rules import Report, Rule, registration_day, review_day
from tdkt_cli.rules.absences import ALL, NAME, RATINGS, WORKS
from tdkt_cli.rules.law_judged import judged, reports
from tdkt_cli.rules.law_names import abbreviations
from tdkt_cli.vietnamese import count, lower_first

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tdkt_cli.eligibility import Condition
    from tdkt_cli.findings import KeyPath
    from tdkt_cli.models import Dataset
    from tdkt_cli.rules.law_judged import Judged

_STANDARDS = tuple(
    Citation(LAW_OF_TITLES, number)
    for number in (21, 22, 23, 24, 25, 26, 27, 28, 42, 43, 44, 71, 73, 74, 75)
)
_ROUTES = ("cstdcs.hoan_thanh_xuat_sac", "cstdcs.sang_kien", "cstdcs.de_tai")
_PROOF = (
    Citation(LAW_OF_TITLES, 23, 2),
    Citation(LAW_OF_TITLES, 84, 1, "d"),
    Citation("nd-98-2023", 34, 2, "d"),
)


def history_missing(dataset: Dataset) -> Iterator[Report]:
    """Danh hiệu cần thành tích nhiều năm thì dữ liệu các năm ấy phải đủ.

    Vì sao: thiếu quyết định, xếp loại của một năm thì không kết luận được là đạt hay không; đây là
    thiếu dữ liệu, không phải không đạt.

    Cách sửa: bổ sung quyết định, xếp loại, sáng kiến của các năm còn thiếu vào data/decisions.

    Sai:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             ngay_tuyen_dung: 2012-03-01, danh_hieu: [LDTT], khen_thuong: [BK_TTCP]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        tap_the: {danh_hieu: []}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             ngay_tuyen_dung: 2012-03-01, danh_hieu: [LDTT]}
    """
    for entry in _registered_unclear(dataset):
        yield from reports(
            entry,
            _missing(entry),
            f"{entry.owner} đăng ký {entry.title}, chưa đủ dữ liệu để biết có đạt được không",
            "Bổ sung quyết định, xếp loại, sáng kiến của các năm còn thiếu vào data/decisions.",
        )


def law_not_checked(dataset: Dataset) -> Iterator[Report]:
    """Điều kiện dựa vào quy định chưa đối chiếu với văn bản thì phải có người xem lại.

    Vì sao: có quy định chưa đọc được nguyên văn và chưa thấy ai trích dẫn, như luật sửa đổi có hiệu
    lực từ 01/10/2026; chương trình không kết luận thay. Mỗi danh hiệu báo một lần, xét theo pháp
    luật của ngày xét.

    Cách sửa: đối chiếu với văn bản đang có hiệu lực trước khi xét.

    Sai:

        # data/plan-2024.yaml
        ngay_xet: 2026-10-15

    Đúng:

        # data/plan-2024.yaml
        ngay_xet: 2024-12-31
    """
    groups: dict[str, list[tuple[Judged, Condition]]] = {}
    day = review_day(dataset)
    for entry in judged(dataset, day, "dang_ky"):
        unread = [c for c in _of(entry, Outcome.UNCHECKED) if c.doi_chieu == "chua"]
        if unread and entry.judgement.ket_luan is Outcome.UNCHECKED:
            found = groups.setdefault(entry.judgement.ma_danh_hieu, [])
            found.append((entry, unread[0]))
    for code, found in groups.items():
        entry, condition = found[0]
        people = sum(other.stands_for for other, _ in found)
        title = titles.title(code)
        within = any(one.article == title.basis.article for one in condition.can_cu)
        yield Report(
            entry.place,
            f"{title.name}: {count(people)} người, tập thể đăng ký có điều kiện chưa đối chiếu với "
            f"văn bản của ngày xét, như “{condition.noi_dung[:150]}”{_why(condition, day)}.",
            "Đối chiếu với văn bản đang có hiệu lực trước khi xét.",
            basis=condition.can_cu if within else (title.basis, *condition.can_cu),
        )


def _why(condition: Condition, day: date) -> str:
    """Return why the law of a day counts as unread, where its instruments say so."""
    reasons = dict.fromkeys(
        lower_first(found.unchecked_why)
        for found in (citation.within for citation in condition.can_cu)
        if found.unchecked_from is not None and found.unchecked_from <= day
    )
    return f" ({'; '.join(reasons)})" if reasons else ""


def route_not_proven(dataset: Dataset) -> Iterator[Report]:
    """Đề nghị Chiến sĩ thi đua cơ sở thì phải có minh chứng của một diện xét.

    Vì sao: hồ sơ phải có chứng nhận sáng kiến, đề tài hoặc hoàn thành xuất sắc nhiệm vụ; sáng kiến
    đã ghi tên mà chưa ghi quyết định công nhận thì chưa chứng minh được.

    Cách sửa: ghi so_quyet_dinh, ngay_quyet_dinh của sáng kiến, hoặc muc_xep_loai của người ấy.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        sang_kien:
          - {ten_sang_kien: Sổ theo dõi dùng chung,
             tac_gia: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01}]}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT, CSTDCS]}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        sang_kien:
          - {ten_sang_kien: Sổ theo dõi dùng chung, so_quyet_dinh: 96/QĐ-BDT,
             ngay_quyet_dinh: 2024-11-20, tac_gia: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01}]}
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT, CSTDCS]}
    """
    for entry in judged(dataset, review_day(dataset), "xet"):
        routes = entry.conditions(*_ROUTES)
        best = max((c.ket_luan.rank for c in routes), default=None)
        if best == Outcome.MISSING_DATA.rank:
            yield from reports(
                entry,
                tuple(c for c in routes if c.ket_luan is Outcome.MISSING_DATA),
                f"{entry.owner} được đề nghị {entry.title} nhưng dữ liệu chưa có minh chứng",
                "Ghi so_quyet_dinh, ngay_quyet_dinh của sáng kiến, hoặc muc_xep_loai.",
            )


def review_data_missing(dataset: Dataset) -> Iterator[Report]:
    """Danh hiệu được đề nghị thì kết quả cuối năm phải đủ để xét.

    Vì sao: thiếu xếp loại, thiếu người trong danh sách, thiếu dữ liệu năm trước thì không biết đạt
    hay không; hội đồng sẽ phải hỏi lại.

    Cách sửa: ghi thêm muc_xep_loai, tên người còn thiếu, hoặc dữ liệu của năm trước.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, de_nghi: [LDTT]}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV, de_nghi: [LDTT]}
    """
    told = {_spot(entry) for entry in _registered_unclear(dataset)}
    holders: dict[tuple[str, KeyPath], list[Judged]] = {}
    for entry in judged(dataset, review_day(dataset), "xet"):
        if _spot(entry) not in told and _without_routes(entry):
            holders.setdefault((entry.place.file, entry.place.path[:2]), []).append(entry)
    for found in holders.values():
        names = abbreviations(entry.judgement.ma_danh_hieu for entry in found)
        yield from reports(
            found[0],
            tuple(dict.fromkeys(c for entry in found for c in _without_routes(entry))),
            f"{found[0].owner} được đề nghị {names}, chưa đủ dữ liệu để biết có đạt không",
            "Ghi thêm xếp loại, người còn thiếu, hoặc dữ liệu của năm trước.",
        )


def _registered_unclear(dataset: Dataset) -> Iterator[Judged]:
    """Yield what rule L117 speaks of already."""
    for entry in judged(dataset, registration_day(dataset), "dang_ky"):
        if _missing(entry):
            yield entry


def _spot(entry: Judged) -> tuple[str | None, str, str]:
    found = entry.judgement
    return found.ho_ten, found.ma_don_vi, found.ma_danh_hieu


def _without_routes(entry: Judged) -> tuple[Condition, ...]:
    """Return what lacks data apart from the routes, of which rule L205 speaks."""
    return tuple(condition for condition in _missing(entry) if condition.ma not in _ROUTES)


def _missing(entry: Judged) -> tuple[Condition, ...]:
    """Return what lacks data, where the title depends on it.

    A day of recruitment is not asked of everybody: only `tdkt dieukien` speaks of it.
    """
    if entry.judgement.ket_luan is not Outcome.MISSING_DATA:
        return ()
    found = _of(entry, Outcome.MISSING_DATA)
    return tuple(condition for condition in found if condition.ma != "ldtt.moi_tuyen_dung")


def _of(entry: Judged, outcome: Outcome) -> tuple[Condition, ...]:
    return tuple(
        condition
        for condition in entry.judgement.dieu_kien
        if condition.ket_luan is outcome and not condition.nguoi_xem_xet
    )


HISTORY_MISSING = Rule("L117", Severity.WARNING, history_missing, _STANDARDS, rests_on=NAME)
LAW_NOT_CHECKED = Rule("L118", Severity.WARNING, law_not_checked, _STANDARDS, "xet", rests_on=ALL)
ROUTE_NOT_PROVEN = Rule(
    "L205", Severity.WARNING, route_not_proven, _PROOF, "xet", rests_on=RATINGS | WORKS
)
REVIEW_DATA_MISSING = Rule(
    "L210", Severity.WARNING, review_data_missing, _STANDARDS, "xet", rests_on=ALL
)
