"""The plan's facts against each other: family D4."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tdkt_cli.findings import KeyPath, Severity
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.wording import listed
from tdkt_cli.vietnamese import count, fold_text, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset, Plan, Round, Sourced

_DAY = timedelta(days=1)


def rounds_cover_the_year(dataset: Dataset) -> Iterator[Report]:
    """Các đợt thi đua phải nối tiếp nhau, phủ kín năm kế hoạch.

    Vì sao: việc làm trong khoảng trống không thuộc đợt nào; việc làm trong khoảng chồng nhau bị kể
    hai lần.

    Cách sửa: sửa tu_ngay, den_ngay để ngày đầu đợt sau liền ngay ngày cuối đợt trước.

    Sai:

        # data/plan-2024.yaml
        dot_thi_dua:
          - {so_dot: 1, ten_dot: Đợt thi đua thứ nhất, tu_ngay: 2024-01-01, den_ngay: 2024-06-30}
          - {so_dot: 2, ten_dot: Đợt thi đua thứ hai, tu_ngay: 2024-06-15, den_ngay: 2024-12-31}

    Đúng:

        # data/plan-2024.yaml
        dot_thi_dua:
          - {so_dot: 1, ten_dot: Đợt thi đua thứ nhất, tu_ngay: 2024-01-01, den_ngay: 2024-06-30}
          - {so_dot: 2, ten_dot: Đợt thi đua thứ hai, tu_ngay: 2024-07-01, den_ngay: 2024-12-31}
    """
    if dataset.plan is None:
        return
    plan, year = dataset.plan, dataset.plan.record.nam_ke_hoach
    # A round that runs backwards is D208's.
    rounds = [
        (peak, n) for n, peak in enumerate(plan.record.dot_thi_dua) if peak.tu_ngay <= peak.den_ngay
    ]
    rounds.sort(key=lambda entry: (entry[0].tu_ngay, entry[0].den_ngay, entry[1]))
    covered, last = date(year, 1, 1) - _DAY, None
    for peak, n in rounds:
        place = plan.at("dot_thi_dua", n, "tu_ngay")
        related = (
            ((plan.at("dot_thi_dua", last[1], "den_ngay"), "ngày cuối của đợt trước"),)
            if last
            else ()
        )
        if last and peak.tu_ngay <= covered:
            span = _span(peak.tu_ngay, min(covered, peak.den_ngay))
            yield Report(
                place,
                f"{span} thuộc cả {last[0].ten_dot} và {peak.ten_dot}; mỗi ngày chỉ thuộc một đợt.",
                f"Ghi tu_ngay: {covered + _DAY}, hoặc kết thúc đợt trước sớm hơn.",
                related,
            )
        elif peak.tu_ngay > covered + _DAY:
            yield Report(
                place,
                _gap(covered + _DAY, peak.tu_ngay - _DAY),
                f"Ghi tu_ngay: {covered + _DAY}, hoặc kéo dài đợt trước.",
                related,
            )
        if peak.den_ngay > covered:
            covered, last = peak.den_ngay, (peak, n)
    if last and covered < date(year, 12, 31):
        yield Report(
            plan.at("dot_thi_dua", last[1], "den_ngay"),
            _gap(covered + _DAY, date(year, 12, 31)),
            f"Ghi den_ngay: {date(year, 12, 31)}, hoặc thêm một đợt.",
        )


def _gap(first: date, last: date) -> str:
    return f"{_span(first, last)} không thuộc đợt thi đua nào; các đợt phải phủ kín năm."


def _span(first: date, last: date) -> str:
    if first == last:
        return f"Ngày {short_date(first)}"
    return f"Từ {short_date(first)} đến {short_date(last)}"


def one_number_for_two_movements(dataset: Dataset) -> Iterator[Report]:
    """Mỗi phong trào phải có kế hoạch riêng, hoặc nói rõ là chung một kế hoạch.

    Vì sao: một số văn bản dẫn cho hai phong trào khác nhau thường là chép nhầm số. Cùng số nhưng
    khác năm là hai văn bản.

    Cách sửa: tra sổ văn bản đi, ghi đúng số kế hoạch của từng phong trào.

    Sai:

        # data/plan-2024.yaml
        phong_trao:
          - {ma_phong_trao: nong-thon-moi, ten_phong_trao: Chung sức xây dựng nông thôn mới,
             ke_hoach: {so_ky_hieu: 113/KH-BDT, ngay_ban_hanh: 2022-06-21}}
          - {ma_phong_trao: vi-nguoi-ngheo, ten_phong_trao: Cả nước chung tay vì người nghèo,
             ke_hoach: {so_ky_hieu: 113/KH-BDT, ngay_ban_hanh: 2022-06-21}}

    Đúng:

        # data/plan-2024.yaml
        phong_trao:
          - {ma_phong_trao: nong-thon-moi, ten_phong_trao: Chung sức xây dựng nông thôn mới,
             ke_hoach: {so_ky_hieu: 113/KH-BDT, ngay_ban_hanh: 2022-06-21}}
          - {ma_phong_trao: vi-nguoi-ngheo, ten_phong_trao: Cả nước chung tay vì người nghèo,
             ke_hoach: {so_ky_hieu: 114/KH-BDT, ngay_ban_hanh: 2022-06-21}}
    """
    if dataset.plan is None:
        return
    plan = dataset.plan
    cited: defaultdict[tuple[str, int | None], list[int]] = defaultdict(list)
    for n, movement in enumerate(plan.record.phong_trao):
        if movement.ke_hoach is not None:
            day = movement.ke_hoach.ngay_ban_hanh
            cited[fold_text(movement.ke_hoach.so_ky_hieu), day.year if day else None].append(n)
    for indexes in cited.values():
        if len(indexes) > 1:
            movements = [plan.record.phong_trao[n] for n in indexes]
            document = movements[0].ke_hoach
            *others, last = (plan.at("phong_trao", n, "ke_hoach", "so_ky_hieu") for n in indexes)
            yield Report(
                last,
                f"Kế hoạch {document.so_ky_hieu if document else ''} được dẫn cho "
                f"{count(len(indexes))} phong trào: "
                f"{listed(f'“{movement.ten_phong_trao}”' for movement in movements)}.",
                "Tra sổ văn bản đi và ghi đúng số kế hoạch của từng phong trào.",
                tuple((place, "cũng dẫn số này") for place in others),
            )


def day_outside_the_year(dataset: Dataset) -> Iterator[Report]:
    """Hạn nộp, các đợt và ngày xét phải nằm trong năm kế hoạch.

    Vì sao: chép kế hoạch năm trước mà quên sửa năm thì mọi đơn vị thành gửi chậm, hoặc không đơn vị
    nào chậm. Ngày xét (ngay_xet) và hạn nộp kết quả của đợt được sang tháng 01 năm sau.

    Cách sửa: sửa năm của ngày ấy.

    Sai:

        # data/plan-2024.yaml
        dang_ky: {han_nop: 2023-01-31, don_vi_nhan: van-phong}

    Đúng:

        # data/plan-2024.yaml
        dang_ky: {han_nop: 2024-01-31, don_vi_nhan: van-phong}
    """
    if dataset.plan is None:
        return
    year = dataset.plan.record.nam_ke_hoach
    for path, what, day, is_january_allowed in _days(dataset.plan):
        next_january = is_january_allowed and (day.year, day.month) == (year + 1, 1)
        if day.year != year and not next_january:
            yield Report(
                dataset.plan.under(path),
                f"{what} là {short_date(day)}, ngoài năm kế hoạch {year}.",
                f"Sửa năm của {path[-1]} thành {year}.",
            )


def _days(plan: Sourced[Plan]) -> Iterator[tuple[KeyPath, str, date, bool]]:
    record = plan.record
    yield ("dang_ky", "han_nop"), "Hạn nộp bản đăng ký", record.dang_ky.han_nop, False
    if record.ngay_xet is not None:
        yield ("ngay_xet",), "Ngày xét", record.ngay_xet, True
    for n, peak in enumerate(record.dot_thi_dua):
        yield from _days_of_round(peak, ("dot_thi_dua", n))


def _days_of_round(peak: Round, path: KeyPath) -> Iterator[tuple[KeyPath, str, date, bool]]:
    yield (*path, "tu_ngay"), f"Ngày đầu của {peak.ten_dot}", peak.tu_ngay, False
    yield (*path, "den_ngay"), f"Ngày cuối của {peak.ten_dot}", peak.den_ngay, False
    if peak.han_nop is not None:
        yield (*path, "han_nop"), f"Hạn nộp kết quả của {peak.ten_dot}", peak.han_nop, True


def code_twice(dataset: Dataset) -> Iterator[Report]:
    """Mỗi mã phong trào, mã nhiệm vụ và số đợt chỉ có một lần trong kế hoạch.

    Vì sao: kết quả của đơn vị nối với kế hoạch bằng mã; mã trùng thì không biết thuộc mục nào.

    Cách sửa: đặt mã khác cho mục thứ hai, hoặc bỏ mục lặp.

    Sai:

        # data/plan-2024.yaml
        nhiem_vu:
          - {ma_nhiem_vu: nv1, ten_nhiem_vu: Tiếp tục đẩy mạnh cải cách hành chính}
          - {ma_nhiem_vu: nv1, ten_nhiem_vu: Thực hiện tốt quy chế dân chủ ở cơ sở}

    Đúng:

        # data/plan-2024.yaml
        nhiem_vu:
          - {ma_nhiem_vu: nv1, ten_nhiem_vu: Tiếp tục đẩy mạnh cải cách hành chính}
          - {ma_nhiem_vu: nv2, ten_nhiem_vu: Thực hiện tốt quy chế dân chủ ở cơ sở}
    """
    if dataset.plan is None:
        return
    places: defaultdict[tuple[str, str], list[KeyPath]] = defaultdict(list)
    record = dataset.plan.record
    for n, movement in enumerate(record.phong_trao):
        places["ma_phong_trao", movement.ma_phong_trao].append(("phong_trao", n, "ma_phong_trao"))
    for n, task in enumerate(record.nhiem_vu):
        places["ma_nhiem_vu", task.ma_nhiem_vu].append(("nhiem_vu", n, "ma_nhiem_vu"))
    for n, peak in enumerate(record.dot_thi_dua):
        places["so_dot", str(peak.so_dot)].append(("dot_thi_dua", n, "so_dot"))
    for (key, code), (*others, last) in places.items():
        if others:
            yield Report(
                dataset.plan.under(last),
                f"{key} “{code}” có {count(1 + len(others))} lần trong kế hoạch; "
                "mỗi mã chỉ một lần.",
                f"Đặt {key} khác cho mục này, hoặc bỏ mục lặp.",
                tuple((dataset.plan.under(path), "cùng mã") for path in others),
            )


ROUNDS_COVER_THE_YEAR = Rule("D403", Severity.WARNING, rounds_cover_the_year)
ONE_NUMBER_FOR_TWO_MOVEMENTS = Rule("D405", Severity.WARNING, one_number_for_two_movements)
DAY_OUTSIDE_THE_YEAR = Rule("D407", Severity.WARNING, day_outside_the_year)
CODE_TWICE = Rule("D409", Severity.ERROR, code_twice)
