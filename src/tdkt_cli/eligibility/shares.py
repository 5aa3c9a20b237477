"""Shares of a collective's people, never rounded: the fewest who reach so many per cent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.eligibility.outcomes import Outcome, at_least
from tdkt_cli.eligibility.stating import Verdict, two_readings
from tdkt_cli.vietnamese import count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tdkt_cli.eligibility.cases import Member, UnitCase


def fewest(total: int, share: int, *, more_than: bool = False) -> int:
    """Return the fewest of `total` that make at least (or more than) so many per cent."""
    return total * share // 100 + 1 if more_than else -(-total * share // 100)


def headcount(case: UnitCase) -> int:
    """Return how many people the collective has: those in no list count too."""
    return max(case.headcount, len(case.members))


def nobody_known(case: UnitCase) -> tuple[str, ...]:
    """Return why the people of a collective are not known, if they are not."""
    if case.silent and not case.sitting.registering:
        return (f"chưa có tệp của {', '.join(case.silent)}",)
    return () if headcount(case) else ("chưa có tổng số người của tập thể",)


def share_verdict(case: UnitCase, text: str, needed: int) -> Verdict:
    """Return whether enough people have Lao động tiên tiến, under both readings.

    The Law counts those who hold the title (Đ.27, Đ.28 k1 c); Chiến sĩ thi đua cơ sở asks for its
    standard only (Đ.23 k1). Who is proposed for the second without the first is counted under the
    milder reading alone.
    """
    if nobody_known(case):
        return Verdict(text, Outcome.MISSING_DATA, nobody_known(case))
    titled = [member.standing["LDTT"] for member in case.members if "LDTT" in member.standing]
    standard = [_standard(member) for member in case.members if _standard(member) is not None]
    strict, lenient = _outcome(case, needed, titled), _outcome(case, needed, standard)
    evidence = _evidence(case, needed, titled, standard)
    return Verdict(text, two_readings(strict, lenient), evidence)


def _standard(member: Member) -> Outcome | None:
    return member.standing.get("LDTT", member.standing.get("CSTDCS"))


def _outcome(case: UnitCase, needed: int, found: Iterable[Outcome | None]) -> Outcome:
    """At registration shares are projections: nobody is bound by the list (Luật, Đ.7)."""
    if case.sitting.registering:
        return Outcome.DEPENDS
    if not case.reported and not case.members:
        return Outcome.MISSING_DATA
    return at_least(needed, (outcome for outcome in found if outcome is not None))


def _evidence(
    case: UnitCase, needed: int, titled: list[Outcome], standard: list[Outcome | None]
) -> tuple[str, ...]:
    people = headcount(case)
    holders, reached = _hopeful(titled), _hopeful(standard)
    verb = "đăng ký" if case.sitting.registering else "được tặng hoặc đề nghị"
    lines = [f"{count(holders)}/{count(people)} người {verb} LĐTT, cần {count(needed)}"]
    if reached != holders:
        lines.append(
            f"kể cả người {verb} CSTĐCS (đạt tiêu chuẩn LĐTT): {count(reached)}/{count(people)}"
        )
    if holders < needed:
        lines.append(f"còn thiếu {count(needed - holders)} người")
    if len(titled) > holders:
        lines.append(f"không kể {count(len(titled) - holders)} người không thể đạt LĐTT")
    if case.silent:
        lines.append(f"chưa có tệp của {', '.join(case.silent)}")
    return tuple(lines)


def _hopeful(outcomes: Iterable[Outcome | None]) -> int:
    return sum(outcome is not None and outcome is not Outcome.IMPOSSIBLE for outcome in outcomes)
