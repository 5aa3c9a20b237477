"""Emulation titles of collectives: Luật 06/2022/QH15, Đ.25–28."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.eligibility.cases import DISCIPLINE_ORDER, reaches
from tdkt_cli.eligibility.flags import GOVERNMENT_FLAG, PROVINCE_FLAG
from tdkt_cli.eligibility.outcomes import Outcome, all_of, at_least
from tdkt_cli.eligibility.shares import fewest, headcount, nobody_known, share_verdict
from tdkt_cli.eligibility.stating import Verdict, article, by_values, for_people
from tdkt_cli.eligibility.wording import form_name, rating_now_texts
from tdkt_cli.eligibility.years import rating_now
from tdkt_cli.vietnamese import count, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tdkt_cli.eligibility.cases import Member, UnitCase
    from tdkt_cli.eligibility.outcomes import Condition

    UnitCondition = Callable[[UnitCase], Iterator[Condition]]

_COMPLETED = "HTNV"


def _unit_rating(title: str, words: str) -> UnitCondition:
    """Đ.27, Đ.28 k1 a: how the collective did its tasks."""

    def condition(case: UnitCase) -> Iterator[Condition]:
        def judge(needed: str) -> Verdict:
            text = f"Tập thể {words} (xếp loại từ {needed})"
            evidence = rating_now_texts(case, "chưa có xếp loại tập thể")
            return Verdict(text, rating_now(case, needed), evidence)

        yield by_values(case.sitting, f"{title}.xep_loai", (f"xep_loai_{title}",), judge)

    return condition


def _share(ma: str, name: str, comparison: str) -> UnitCondition:
    """Đ.27, Đ.28 k1 c: so many per cent are Lao động tiên tiến."""

    def condition(case: UnitCase) -> Iterator[Condition]:
        def judge(share: int, word: str) -> Verdict:
            more_than = word == "tren"
            needed = fewest(headcount(case), share, more_than=more_than)
            least = f"{'Trên' if more_than else 'Ít nhất'} {percent(share)}"
            words = f"{least} cá nhân đạt danh hiệu LĐTT"
            return share_verdict(case, words, needed)

        yield by_values(case.sitting, ma, (name, comparison), judge)

    return condition


def _no_grave_discipline(case: UnitCase) -> Iterator[Condition]:
    """Đ.28 k1 c: nobody disciplined from a form upwards."""

    def judge(form: str) -> Verdict:
        barred = DISCIPLINE_ORDER[DISCIPLINE_ORDER.index(form) :]
        text = f"Không có cá nhân bị kỷ luật từ hình thức {form_name(form)} trở lên"
        found = [member for member in case.members if member.discipline in barred]
        if found:
            evidence = tuple(f"{m.name}: {form_name(str(m.discipline))}" for m in found)
            return Verdict(text, Outcome.IMPOSSIBLE, evidence)
        if case.sitting.registering:
            return Verdict(text, Outcome.DEPENDS)
        return Verdict(text, *_all_reviewed(case, Outcome.MET))

    yield by_values(case.sitting, "ttldtt.ky_luat", ("ky_luat_loai_ttldtt",), judge)


def _all_reviewed(case: UnitCase, outcome: Outcome) -> tuple[Outcome, tuple[str, ...]]:
    """Someone whom the results do not name may have been anything."""
    if nobody_known(case):
        return all_of((outcome, Outcome.MISSING_DATA)), nobody_known(case)
    unnamed = headcount(case) - sum(member.reviewed for member in case.members)
    if unnamed <= 0:
        return outcome, (f"kết quả có đủ {count(headcount(case))} người",)
    missing = f"kết quả chưa ghi {count(unnamed)} trong {count(headcount(case))} người"
    return all_of((outcome, Outcome.MISSING_DATA)), (missing,)


def _all_completed(case: UnitCase) -> Iterator[Condition]:
    """Đ.27 k1 c: 100% hoàn thành nhiệm vụ."""

    def judge(share: int) -> Verdict:
        text = f"{percent(share)} cá nhân hoàn thành nhiệm vụ (xếp loại từ {_COMPLETED})"
        if case.sitting.registering:
            return Verdict(text, Outcome.DEPENDS)
        if nobody_known(case):
            return Verdict(text, Outcome.MISSING_DATA, nobody_known(case))
        outcome = at_least(
            fewest(headcount(case), share), [_completed(member) for member in case.members]
        )
        failed = [m for m in case.members if _completed(m) is Outcome.IMPOSSIBLE]
        if failed:
            return Verdict(text, outcome, tuple(f"{m.name}: {m.level}" for m in failed))
        unratable = sum(member.unratable for member in case.members)
        rated = sum(member.level is not None for member in case.members)
        unrated = headcount(case) - rated - unratable
        if unrated > 0:
            return Verdict(text, Outcome.MISSING_DATA, (f"{count(unrated)} người chưa xếp loại",))
        if unratable:
            told = f"{count(unratable)} người làm việc chưa đủ thời gian nên không được xếp loại"
            both = "có tính vào tỷ lệ này không: người xem xét"
            return Verdict(text, Outcome.UNCHECKED, (told, both))
        return Verdict(text, outcome, (f"đủ {count(headcount(case))} người",))

    yield by_values(case.sitting, "ttldxs.hoan_thanh", ("ty_le_hoan_thanh_ttldxs",), judge)


def _completed(member: Member) -> Outcome:
    if member.level is None:
        return Outcome.UNCHECKED if member.unratable else Outcome.MISSING_DATA
    return Outcome.MET if reaches(member.level, _COMPLETED) else Outcome.IMPOSSIBLE


def _has_base_title(case: UnitCase) -> Iterator[Condition]:
    """Đ.27 k1 d: có cá nhân là Chiến sĩ thi đua cơ sở."""

    def judge(needed: int) -> Verdict:
        text = f"Có từ {count(needed)} cá nhân là CSTĐCS"
        found = [m for m in case.members if m.standing.get("CSTDCS", Outcome.IMPOSSIBLE).rank > 0]
        named = tuple(member.name for member in found)
        if case.sitting.registering:
            return Verdict(text, Outcome.DEPENDS, named or ("chưa ai đăng ký CSTĐCS",))
        if not case.reported and not case.members:
            return Verdict(text, Outcome.MISSING_DATA)
        outcome = at_least(needed, [member.standing["CSTDCS"] for member in found])
        return Verdict(text, outcome, named or ("không ai được tặng hoặc đề nghị",))

    yield by_values(case.sitting, "ttldxs.cstdcs", ("cstdcs_cho_ttldxs",), judge)


def _conduct(ma: str, text: str, number: int, point: str) -> UnitCondition:
    def condition(case: UnitCase) -> Iterator[Condition]:
        yield for_people(case.sitting, ma, text, (article(number, 1, point),))

    return condition


COLLECTIVE_TITLES: dict[str, tuple[UnitCondition, ...]] = {
    "TTLDTT": (
        _unit_rating("ttldtt", "hoàn thành tốt nhiệm vụ"),
        _conduct("ttldtt.phong_trao", "Tham gia phong trào thường xuyên, hiệu quả", 28, "b"),
        _share("ttldtt.ty_le_ldtt", "ty_le_ldtt_toi_thieu", "so_sanh_ty_le_ldtt"),
        _no_grave_discipline,
        _conduct("ttldtt.doan_ket", "Nội bộ đoàn kết, chấp hành tốt pháp luật", 28, "d"),
    ),
    "TTLDXS": (
        _unit_rating("ttldxs", "hoàn thành xuất sắc nhiệm vụ"),
        _conduct("ttldxs.phong_trao", "Tích cực tham gia phong trào thường xuyên", 27, "b"),
        _all_completed,
        _share("ttldxs.ty_le_ldtt", "ty_le_ldtt_ttldxs", "so_sanh_ty_le_ldtt_ttldxs"),
        _has_base_title,
        _conduct("ttldxs.doan_ket", "Nội bộ đoàn kết, gương mẫu chấp hành pháp luật", 27, "đ"),
    ),
    "CTD_TINH": PROVINCE_FLAG,
    "CTD_BO": PROVINCE_FLAG,
    "CTD_CP": GOVERNMENT_FLAG,
}
