"""Movements, tasks and targets that registrations and results name: family D3."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from tdkt_cli.findings import Place, Severity
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.unit_files import unit_files
from tdkt_cli.rules.wording import listed, suggestion, unit_names
from tdkt_cli.vietnamese import count, fold_text, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.models import Dataset, Results, Sourced, Target, TargetResult

_REQUIRED = ("ten_chi_tieu", "don_vi_tinh", "muc_ke_hoach")


def unknown_movement(dataset: Dataset) -> Iterator[Report]:
    """Mã phong trào phải có trong kế hoạch.

    Vì sao: báo cáo xếp kết quả theo từng phong trào của kế hoạch; mã lạ thì kết quả bị bỏ ra ngoài.

    Cách sửa: ghi đúng ma_phong_trao của kế hoạch.

    Sai:

        # data/results/2024/dot-1/van-phong.yaml
        phong_trao: [{ma_phong_trao: nong-thon, ket_qua: Vận động công chức ủng hộ.}]

    Đúng:

        # data/results/2024/dot-1/van-phong.yaml
        phong_trao: [{ma_phong_trao: nong-thon-moi, ket_qua: Vận động công chức ủng hộ.}]
    """
    if dataset.plan is not None:
        known = {movement.ma_phong_trao for movement in dataset.plan.record.phong_trao}
        yield from _unknown("Phong trào", "phong_trao", known, _movements(dataset))


def unknown_task(dataset: Dataset) -> Iterator[Report]:
    """Mã nhiệm vụ phải có trong kế hoạch.

    Vì sao: báo cáo xếp chỉ tiêu và kết quả theo từng nhiệm vụ của kế hoạch; mã lạ thì bị bỏ ra
    ngoài.

    Cách sửa: ghi đúng ma_nhiem_vu của kế hoạch.

    Sai:

        # data/results/2024/dot-1/van-phong.yaml
        nhiem_vu: [{ma_nhiem_vu: nv9, ket_qua: Kiểm tra cải cách hành chính.}]

    Đúng:

        # data/results/2024/dot-1/van-phong.yaml
        nhiem_vu: [{ma_nhiem_vu: nv1, ket_qua: Kiểm tra cải cách hành chính.}]
    """
    if dataset.plan is not None:
        known = {task.ma_nhiem_vu for task in dataset.plan.record.nhiem_vu}
        yield from _unknown("Nhiệm vụ", "nhiem_vu", known, _tasks(dataset))


def _unknown(
    what: str, where: str, known: set[str], named: Iterable[tuple[Place, str]]
) -> Iterator[Report]:
    suggest = cache(lambda code: suggestion(code, sorted(known)))
    for place, code in named:
        if code not in known:
            close = suggest(code)
            yield Report(
                place,
                f"{what} “{code}” không có trong kế hoạch"
                + (f" (có phải “{close}”?)." if close else "."),
                f"Ghi {close} nếu đúng, nếu không thì một mã khác có trong {where} của kế hoạch."
                if close
                else f"Ghi một mã có trong {where} của kế hoạch.",
            )


def _movements(dataset: Dataset) -> Iterator[tuple[Place, str]]:
    for registration in dataset.registrations:
        for index, person in enumerate(registration.record.ca_nhan):
            for n, code in enumerate(person.ma_phong_trao):
                yield registration.at("ca_nhan", index, "ma_phong_trao", n), code
    for result in dataset.results:
        for n, done in enumerate(result.record.phong_trao):
            yield result.at("phong_trao", n, "ma_phong_trao"), done.ma_phong_trao
        for n, thematic in enumerate(result.record.chuyen_de):
            yield result.at("chuyen_de", n, "ma_phong_trao"), thematic.ma_phong_trao


def _tasks(dataset: Dataset) -> Iterator[tuple[Place, str]]:
    for source in unit_files(dataset):
        targets: tuple[Target | TargetResult, ...] = source.record.chi_tieu
        for n, target in enumerate(targets):
            if target.ma_nhiem_vu is not None:
                yield source.at("chi_tieu", n, "ma_nhiem_vu"), target.ma_nhiem_vu
    for result in dataset.results:
        for n, done in enumerate(result.record.nhiem_vu):
            yield result.at("nhiem_vu", n, "ma_nhiem_vu"), done.ma_nhiem_vu


def target_not_registered(dataset: Dataset) -> Iterator[Report]:
    """Chỉ tiêu chưa đăng ký mà có kết quả thì phải ghi đủ tên, đơn vị tính và mức kế hoạch.

    Vì sao: chỉ tiêu đã đăng ký thì lấy tên và mức từ bản đăng ký; chỉ tiêu mới mà không ghi thì
    báo cáo không biết là việc gì, kế hoạch bao nhiêu.

    Cách sửa: ghi đúng ma_chi_tieu đã đăng ký, hoặc ghi đủ ten_chi_tieu, don_vi_tinh, muc_ke_hoach.

    Sai:

        # data/results/2024/dot-1/van-phong.yaml
        chi_tieu: [{ma_chi_tieu: vp-ct9, muc_thuc_hien: 7}]

    Đúng:

        # data/results/2024/dot-1/van-phong.yaml
        chi_tieu:
          - {ma_chi_tieu: vp-ct9, ma_nhiem_vu: nv1, ten_chi_tieu: Buổi tập huấn, don_vi_tinh: buổi,
             muc_ke_hoach: 4, muc_thuc_hien: 2}
    """
    names, registered = unit_names(dataset), _registered(dataset)
    for source, index, done, target in _results_of_targets(dataset):
        missing = [key for key in _REQUIRED if getattr(done, key) is None]
        if target is None and missing:
            unit = source.record.ma_don_vi
            close = suggestion(done.ma_chi_tieu, registered.get(unit, ()))
            yield Report(
                source.at("chi_tieu", index, "ma_chi_tieu"),
                f"Chỉ tiêu “{done.ma_chi_tieu}” của {names.get(unit, unit)} chưa đăng ký và thiếu "
                f"{listed(missing)}" + (f" (có phải “{close}”?)." if close else "."),
                f"Ghi ma_chi_tieu: {close}, hoặc ghi thêm {listed(missing)}."
                if close
                else f"Ghi thêm {listed(missing)} cho chỉ tiêu này.",
            )


def target_twice(dataset: Dataset) -> Iterator[Report]:
    """Mỗi mã chỉ tiêu chỉ có một lần trong một tệp.

    Vì sao: mã trùng thì mức kế hoạch hoặc mức thực hiện bị cộng hai lần.

    Cách sửa: gộp hai dòng, hoặc đặt mã khác cho chỉ tiêu thứ hai.

    Sai:

        # data/results/2024/dot-1/van-phong.yaml
        chi_tieu: [{ma_chi_tieu: vp-ct1, muc_thuc_hien: 7}, {ma_chi_tieu: vp-ct1, muc_thuc_hien: 2}]

    Đúng:

        # data/results/2024/dot-1/van-phong.yaml
        chi_tieu: [{ma_chi_tieu: vp-ct1, muc_thuc_hien: 9}]
    """
    for source in unit_files(dataset):
        codes = [target.ma_chi_tieu for target in source.record.chi_tieu]
        for code, times in Counter(codes).items():
            if times > 1:
                *first, last = (
                    source.at("chi_tieu", index, "ma_chi_tieu")
                    for index, other in enumerate(codes)
                    if other == code
                )
                yield Report(
                    last,
                    f"Chỉ tiêu “{code}” có {count(times)} lần trong tệp; mỗi mã chỉ một lần.",
                    "Gộp các dòng cùng mã, hoặc đặt mã khác cho chỉ tiêu này.",
                    tuple((place, "cùng mã") for place in first),
                )


def target_changed(dataset: Dataset) -> Iterator[Report]:
    """Chỉ tiêu đã đăng ký thì bản kết quả không được ghi khác tên, đơn vị tính, mức, nhiệm vụ.

    Vì sao: đổi mức kế hoạch trong bản kết quả là đổi tỷ lệ hoàn thành mà bản đăng ký không hay.

    Cách sửa: bỏ những khóa ghi lại ấy (kết quả chỉ cần ma_chi_tieu và muc_thuc_hien), hoặc sửa bản
    đăng ký nếu chỉ tiêu được điều chỉnh.

    Sai:

        # data/results/2024/dot-1/van-phong.yaml
        chi_tieu: [{ma_chi_tieu: vp-ct1, muc_ke_hoach: 10, muc_thuc_hien: 7}]

    Đúng:

        # data/results/2024/dot-1/van-phong.yaml
        chi_tieu: [{ma_chi_tieu: vp-ct1, muc_ke_hoach: 12, muc_thuc_hien: 7}]
    """
    names = unit_names(dataset)
    for source, index, done, target in _results_of_targets(dataset):
        for key in (*_REQUIRED, "ma_nhiem_vu") if target else ():
            now, before = getattr(done, key), getattr(target, key)
            if now is not None and _written(now) != _written(before):
                unit = source.record.ma_don_vi
                yield Report(
                    source.at("chi_tieu", index, key),
                    f"Chỉ tiêu “{done.ma_chi_tieu}” của {names.get(unit, unit)} ghi {key} là "
                    f"{_shown(now)}, bản đăng ký ghi {_shown(before)}.",
                    f"Bỏ {key} ở bản kết quả, hoặc sửa bản đăng ký nếu chỉ tiêu được điều chỉnh.",
                )


def _written(value: object) -> object:
    return fold_text(value) if isinstance(value, str) else value


def _shown(value: object) -> str:
    if value is None:
        return "trống"
    return f"“{value}”" if isinstance(value, str) else number(value)  # type: ignore[arg-type]


def _registered(dataset: Dataset) -> dict[str, dict[str, Target]]:
    """Return the registered targets by unit and code.

    A registration stands first for the unit that its file is named after: a slip in `ma_don_vi`
    is reported once, not again for every target.
    """
    targets = [
        (source, {target.ma_chi_tieu: target for target in source.record.chi_tieu})
        for source in dataset.registrations
    ]
    by_code = {source.record.ma_don_vi: of_unit for source, of_unit in targets}
    return by_code | {source.file.stem: of_unit for source, of_unit in targets}


def _results_of_targets(
    dataset: Dataset,
) -> Iterator[tuple[Sourced[Results], int, TargetResult, Target | None]]:
    """Yield each target's result with the registered target, `None` where there is none.

    Units whose registration could not be read are left out: nothing can be said of them.
    """
    registered = _registered(dataset)
    files = {file.stem for file in dataset.files if file.kind == "registrations"}
    unreadable = files - {source.file.stem for source in dataset.registrations}
    for source in dataset.results:
        unit = source.record.ma_don_vi
        if unit not in unreadable:
            targets = registered.get(unit, {})
            for index, done in enumerate(source.record.chi_tieu):
                yield source, index, done, targets.get(done.ma_chi_tieu)


UNKNOWN_MOVEMENT = Rule("D303", Severity.ERROR, unknown_movement)
UNKNOWN_TASK = Rule("D304", Severity.ERROR, unknown_task)
TARGET_NOT_REGISTERED = Rule(
    "D305",
    Severity.ERROR,
    target_not_registered,
    rests_on=frozenset(("ten_chi_tieu", "don_vi_tinh", "muc_ke_hoach", "ma_nhiem_vu")),
)
TARGET_TWICE = Rule("D306", Severity.ERROR, target_twice)
TARGET_CHANGED = Rule("D309", Severity.ERROR, target_changed)
