"""The last round against what came before it: family D3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Place, Severity
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.absences import NAME
from tdkt_cli.rules.people import folded
from tdkt_cli.rules.unit_files import unit_files
from tdkt_cli.rules.wording import unit_names
from tdkt_cli.vietnamese import count, fold_text, number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from tdkt_cli.models import Dataset, Individual, Results, Sourced

_SHARES = ("%", "phần trăm", "tỷ lệ", "tỉ lệ")
_NAMED = 5


def year_below_first_round(dataset: Dataset) -> Iterator[Report]:
    """Số cả năm của một chỉ tiêu không được nhỏ hơn số của đợt trước.

    Vì sao: bản kết quả đợt cuối ghi số lũy kế cả năm; nhỏ hơn số đợt trước là đơn vị chỉ ghi số của
    riêng đợt cuối, hoặc gõ nhầm. Chỉ tiêu tính bằng phần trăm thì không xét.

    Cách sửa: ghi số cả năm (đợt trước cộng đợt cuối), hoặc sửa số của đợt trước.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ngay_gui: 2024-12-12
        chi_tieu: [{ma_chi_tieu: vp-ct1, muc_thuc_hien: 5}]

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ngay_gui: 2024-12-12
        chi_tieu: [{ma_chi_tieu: vp-ct1, muc_thuc_hien: 12}]
    """
    names, last, shares = unit_names(dataset), _last_round(dataset), _in_shares(dataset)
    before: dict[tuple[str, str], tuple[Decimal, int, Place]] = {}
    for source in dataset.results:
        unit, done = source.record.ma_don_vi, source.record.so_dot
        for index, target in enumerate(source.record.chi_tieu):
            key, amount = (unit, target.ma_chi_tieu), target.muc_thuc_hien
            place = source.at("chi_tieu", index, "muc_thuc_hien")
            if last is None or done > last or key in shares:
                continue
            if done < last:
                before[key] = max(before.get(key, (amount, done, place)), (amount, done, place))
            elif key in before and amount < before[key][0]:
                most, earlier, other = before[key]
                yield Report(
                    place,
                    f"Chỉ tiêu “{target.ma_chi_tieu}” của {names.get(unit, unit)} ghi số cả năm "
                    f"{number(amount)}, nhỏ hơn {number(most)} của đợt {earlier}.",
                    f"Ghi số cả năm, gồm cả phần của đợt {earlier}, hoặc sửa số của đợt {earlier}.",
                    ((other, f"đợt {earlier} ghi {number(most)}"),),
                )


def _last_round(dataset: Dataset) -> int | None:
    """Return the number of the plan's last round, `None` where it has fewer than two."""
    rounds = [peak.so_dot for peak in dataset.plan.record.dot_thi_dua] if dataset.plan else []
    return max(rounds) if len(rounds) > 1 else None


def _in_shares(dataset: Dataset) -> set[tuple[str, str]]:
    """Return the targets counted in percent: their last figure may be lower."""
    return {
        (source.record.ma_don_vi, target.ma_chi_tieu)
        for source in unit_files(dataset)
        for target in source.record.chi_tieu
        if target.don_vi_tinh and fold_text(target.don_vi_tinh).strip() in _FOLDED_SHARES
    }


_FOLDED_SHARES = frozenset(fold_text(word) for word in _SHARES) | {"%"}


def registered_without_review(dataset: Dataset) -> Iterator[Report]:
    """Người đã đăng ký phải có tên trong kết quả đợt cuối của đơn vị.

    Vì sao: xếp loại và đề nghị cuối năm lấy từ bản kết quả đợt cuối; quên một người là người ấy
    không được xét mà không ai hay. Bản kết quả chưa có danh sách ca_nhan, hay người đã có tên ở bản
    của đơn vị khác, thì không xét.

    Cách sửa: bổ sung người ấy vào ca_nhan của bản kết quả; nếu đã chuyển đi hay nghỉ hưu thì không
    phải làm gì.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ngay_gui: 2024-12-12
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        nam_ke_hoach: 2024
        so_dot: 2
        ma_don_vi: van-phong
        ngay_gui: 2024-12-12
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, muc_xep_loai: HTTNV}
          - {ho_ten: H'Mơ Niê, ma_can_bo: VP-02, muc_xep_loai: HTTNV}
    """
    if dataset.plan is None or not dataset.plan.record.dot_thi_dua:
        return
    last = max(peak.so_dot for peak in dataset.plan.record.dot_thi_dua)
    results = dataset.results_of(last)
    codes = {person.ma_can_bo for source in results for person in source.record.ca_nhan}
    registered = {
        source.record.ma_don_vi: source.record.ca_nhan for source in dataset.registrations
    }
    for source in results:
        people = registered.get(source.record.ma_don_vi, ()) if source.record.ca_nhan else ()
        absent = [
            person.ho_ten
            for person in people
            if not (person.ma_can_bo and person.ma_can_bo in codes)
            and not _reviewed(person, source)
        ]
        if absent:
            yield _absent(dataset, source, list(dict.fromkeys(absent)))


def _reviewed(person: Individual, source: Sourced[Results]) -> bool:
    """Whether a person stands in a result: by code, or by name where one side has no code."""
    return any(
        folded(person.ho_ten) == folded(other.ho_ten)
        and None in (person.ma_can_bo, other.ma_can_bo)
        for other in source.record.ca_nhan
    )


def _absent(dataset: Dataset, source: Sourced[Results], absent: list[str]) -> Report:
    unit, last = source.record.ma_don_vi, source.record.so_dot
    more = f" và {count(len(absent) - _NAMED)} người nữa" if len(absent) > _NAMED else ""
    return Report(
        source.at("ca_nhan", on_key=True),
        f"{unit_names(dataset).get(unit, unit)} có {count(len(absent))} người đăng ký nhưng không "
        f"có trong kết quả đợt {last} là đợt cuối: {', '.join(absent[:_NAMED])}{more}.",
        "Bổ sung vào ca_nhan; nếu đã chuyển đi hay nghỉ hưu thì không phải làm gì.",
    )


YEAR_BELOW_FIRST_ROUND = Rule(
    "D315",
    Severity.WARNING,
    year_below_first_round,
    rests_on=frozenset(("muc_thuc_hien", "muc_ke_hoach")),
)
REGISTERED_WITHOUT_REVIEW = Rule("D316", Severity.WARNING, registered_without_review, rests_on=NAME)
