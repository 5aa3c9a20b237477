"""The documents of the year: which files they use, what their templates are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.consolidate import registered_year, round_review
from tdkt_cli.consolidate.registered import NOT_COUNTED
from tdkt_cli.consolidate.reviews import returned_papers
from tdkt_cli.law import titles
from tdkt_cli.models.wording import RATING_WORDS
from tdkt_cli.vietnamese import short_date, upper_first
from tdkt_cli.workflow.checking import check_year
from tdkt_cli.workflow.frame import agency_code, drafting_code, frame, paper_entry
from tdkt_cli.workflow.making import NO_PLAN, plan_of, print_document, uses
from tdkt_cli.workflow.open_points import by_decider, open_points
from tdkt_cli.workflow.printing import refuse
from tdkt_cli.workflow.values import CannotRun, Printed, Printing

if TYPE_CHECKING:
    from tdkt_cli.consolidate import RegisteredYear
    from tdkt_cli.consolidate.registered import UnitLine
    from tdkt_cli.models import Plan
    from tdkt_cli.models.plan import Deadline

RATING_NAMES = {code: upper_first(words) for code, words in RATING_WORDS.items()}


def kehoach(folder: str | None, year: int | None, how: Printing) -> Printed:
    """Print the plan as issued."""
    checked_year = check_year(folder, year)
    checked = checked_year.about(uses(checked_year, "plan", "documents"))
    plan = plan_of(checked_year)
    if plan is None:
        return refuse(checked, NO_PLAN)
    issued = plan.van_ban
    variables = frame(plan, issued, plan.nguoi_ky, issued.ma_loai, checked, draft=how.draft)
    variables |= {"ke_hoach": plan, "ky_hieu": agency_code(issued.ma_loai, plan)}
    return print_document("ke-hoach", "ke-hoach.html.j2", variables, checked_year, checked, how)


def tonghop(folder: str | None, year: int | None, how: Printing, *, upward: bool) -> Printed:
    """Print the consolidated registrations.

    Args:
        folder: the folder that holds `data/`.
        year: the plan's year.
        how: outputs and what is allowed.
        upward: the letter to the higher level, instead of the Office's own report.
    """
    checked_year = check_year(folder, year)
    checked = checked_year.about(uses(checked_year, "plan", "registrations", "documents"))
    plan = plan_of(checked_year)
    if plan is None:
        return refuse(checked, NO_PLAN)
    dataset = checked_year.loaded.dataset
    figures = registered_year(dataset, returned_papers(dataset))
    missing = [_awaited(unit) for unit in figures.don_vi if unit.tinh_trang in NOT_COUNTED]
    if upward and missing and not how.draft:
        return refuse(
            checked,
            f"Chưa in: còn đơn vị chưa có bản đăng ký ({', '.join(missing)}); "
            "gửi cấp trên phải đủ mọi đơn vị (in thử: thêm --du-thao).",
        )
    name = "tong-hop-gui-cap-tren" if upward else "tong-hop-dang-ky"
    type_code = "CV" if upward else "BC"
    entry, signer = paper_entry(checked_year.loaded.dataset, plan, name)
    variables = frame(plan, entry, signer, type_code, checked, draft=how.draft)
    variables |= {
        "ke_hoach": plan,
        "ky_hieu": drafting_code(entry, plan) if upward else agency_code(type_code, plan),
        "dang_ky": figures,
        "han_dang_ky": _deadline(plan.dang_ky),
        "ten_don_vi_lap": _receiving_unit(plan),
        "can_lam_ro": open_points(figures, checked),
        "theo_tham_quyen": by_decider(figures, plan),
        "so_phu_luc": "III",
        **_appendix_words(figures),
    }
    rows = {"phien_ban": 1, "nam_ke_hoach": figures.nam_ke_hoach, "tong": _totals(figures)}
    rows["ket_qua"] = figures.dang_ky
    from tdkt_cli import spreadsheet  # noqa: PLC0415 — other documents have no tables

    return print_document(
        name,
        f"{name}.html.j2",
        variables,
        checked_year,
        checked,
        how,
        figures=rows,
        spreadsheet=lambda target: spreadsheet.write_registered(figures, target, draft=how.draft),
        rows=lambda: spreadsheet.registered_csv(figures),
    )


def baocao(folder: str | None, year: int | None, how: Printing, *, round_number: int) -> Printed:
    """Print the review of a round; of the last round, the review of the year.

    Args:
        folder: the folder that holds `data/`.
        year: the plan's year.
        how: outputs and what is allowed.
        round_number: the round of the plan.

    Raises:
        CannotRun: the plan has no such round.
    """
    checked_year = check_year(folder, year)
    checked = checked_year.about(
        uses(checked_year, "plan", "registrations", "documents", "council", round_=round_number)
    )
    plan = plan_of(checked_year)
    if plan is None:
        return refuse(checked, NO_PLAN)
    round_ = plan.round(round_number)
    if round_ is None:
        known = ", ".join(str(entry.so_dot) for entry in plan.dot_thi_dua)
        raise CannotRun(
            f"Kế hoạch năm {plan.nam_ke_hoach} không có đợt {round_number} (có đợt: {known})."
        )
    review = round_review(checked_year.loaded.dataset, plan, round_)
    if not review.tong.so_da_bao_cao and not how.draft:
        folder = f"data/results/{plan.nam_ke_hoach}/dot-{round_number}/"
        return refuse(
            checked,
            f"Chưa in: chưa có đơn vị nào báo cáo kết quả (thư mục {folder}). Lập biểu mẫu gửi các "
            f"đơn vị bằng «tdkt bieumau --ket-qua --dot {round_number}», nhận lại bằng «tdkt "
            "nhapmau».",
        )
    name = f"bao-cao-dot-{round_number}"
    entry, signer = paper_entry(checked_year.loaded.dataset, plan, name, review)
    variables = frame(plan, entry, signer, "BC", checked, draft=how.draft)
    variables |= {
        "ke_hoach": plan,
        "ky_hieu": agency_code("BC", plan),
        "bao_cao": review,
        "ten_xep_loai": RATING_NAMES,
        **_appendix_words(review.dang_ky),
    }
    figures = {
        "phien_ban": 1,
        "ke_hoach": _plan_heading(plan),
        "van_ban": entry,
        **review._asdict(),
    }
    return print_document(
        name, "bao-cao.html.j2", variables, checked_year, checked, how, figures=figures
    )


def _awaited(unit: UnitLine) -> str:
    """Return the name of a unit whose registration is awaited, and that it was sent back."""
    day = unit.ngay_tra_lai
    return (
        f"{unit.ten_don_vi}: đã trả lại ngày {short_date(day)}, chưa nộp lại"
        if day
        else (unit.ten_don_vi)
    )


def _appendix_words(figures: RegisteredYear) -> dict[str, object]:
    """Return what the appendices need beside the figures: names behind the abbreviations."""
    counts = (*figures.tap_the, *figures.ca_nhan)
    names = dict.fromkeys((count.viet_tat, count.ten_danh_hieu) for count in counts)
    return {
        "ma_khen_thuong": [t.code for t in titles.all_titles() if t.is_commendation],
        "chu_viet_tat": [{"viet_tat": short, "ten_danh_hieu": name} for short, name in names],
    }


def _totals(figures: RegisteredYear) -> dict[str, object]:
    return {**figures.tong._asdict(), "tap_the": figures.tap_the, "ca_nhan": figures.ca_nhan}


def _plan_heading(plan: Plan) -> dict[str, object]:
    issued = plan.van_ban
    return {
        "so_van_ban": issued.so_van_ban,
        "ngay_ban_hanh": issued.ngay_ban_hanh,
        "trich_yeu": issued.trich_yeu,
        "co_quan": plan.co_quan,
    }


def _deadline(deadline: Deadline) -> str:
    if deadline.han_nop is None:
        return "kế hoạch không ghi hạn"
    word = "trước ngày" if deadline.truoc_ngay else "ngày"
    return f"{word} {short_date(deadline.han_nop)}"


def _receiving_unit(plan: Plan) -> str:
    unit = plan.unit(plan.dang_ky.don_vi_nhan or "")
    return unit.ten_don_vi if unit else plan.co_quan.ten_co_quan
