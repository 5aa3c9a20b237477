"""`tdkt giaithich CSTDCS`: a title explained, from what judges it and the law's data."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import law
from tdkt_cli.eligibility.requirements import Requirement, requirements
from tdkt_cli.law import money, titles
from tdkt_cli.law.votes import VOTED
from tdkt_cli.vietnamese import number, percent, short_date
from tdkt_cli.workflow.reviewed import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from tdkt_cli.law import Citation, LegalValue
    from tdkt_cli.law.titles import Title


_BEYOND = "Luật có, nhưng cơ quan không đăng ký, không đề nghị"


class Fact(NamedTuple):
    """One thing that the law says of a title.

    Attributes:
        text: what it says.
        sources: where and when it says so: article and instrument, days, how well it is known.
    """

    text: str
    sources: tuple[str, ...] = ()


class Part(NamedTuple):
    """Facts under a heading."""

    heading: str
    facts: tuple[Fact, ...]


class ExplainedTitle(NamedTuple):
    """A title as it is explained."""

    code: str
    name: str
    kind: str
    parts: tuple[Part, ...]


def explain_title(title: Title) -> ExplainedTitle:
    """Return what the law says of a title or commendation, part by part."""
    kind = "hình thức khen thưởng" if title.is_commendation else "danh hiệu thi đua"
    parts = (
        Part("Phạm vi", () if title.within_reach else (Fact(_BEYOND),)),
        Part("Tiêu chuẩn", (_cited("Điều luật quy định", title.basis),)),
        *(_conditions(title) if title.within_reach else ()),
        Part("Ai quyết định", tuple(_deciders(title))),
        Part("Hội đồng bỏ phiếu", _merged(_votes(title))),
        Part("Tiền thưởng", _merged(_coefficients(title))),
    )
    return ExplainedTitle(title.code, title.name, kind, tuple(part for part in parts if part.facts))


def _deciders(title: Title) -> Iterator[Fact]:
    for level, authority in ((title.level, title.authority), *title.also):
        yield _cited(titles.deciders()[level], authority)


def _cited(text: str, citation: Citation) -> Fact:
    provision = citation.provision
    days = citation.within.days.within(provision.days)
    later = _unread(citation.within.unchecked_from)
    held = f"{_days(days.first, days.last)}; {CHECKS[provision.check]}{later}"
    return Fact(text, (f"{citation}; {held}",))


def _conditions(title: Title) -> Iterator[Part]:
    both = title.for_individuals and title.for_collectives
    for individual, allowed, whom in (
        (True, title.for_individuals, "cá nhân"),
        (False, title.for_collectives, "tập thể"),
    ):
        if allowed:
            found = requirements(title.code, individual=individual)
            for_whom = f" đối với {whom}" if both else ""
            yield from _by_branch(found, f"Điều kiện{for_whom}")


def _by_branch(found: tuple[Requirement, ...], heading: str) -> Iterator[Part]:
    """Yield what must hold in any case, then each way of which one is enough."""
    yield Part(heading, tuple(_facts(one for one in found if one.nhanh is None)))
    branches = dict.fromkeys(one.nhanh for one in found if one.nhanh is not None)
    for place, branch in enumerate(branches, 1):
        label = f"{heading}, hướng {place} (đạt một hướng là đủ)"
        yield Part(label, tuple(_facts(one for one in found if one.nhanh == branch)))


def _facts(found: Iterable[Requirement]) -> Iterator[Fact]:
    """Yield each condition once for each way in which the law of some days puts it."""
    for _, versions in groupby(found, key=lambda one: one.ma):
        by_text: dict[str, list[Requirement]] = {}
        for one in versions:
            if one.can_cu:  # on other days there is no provision that was read
                by_people = " (do người xem xét)" if one.nguoi_xem_xet else ""
                by_text.setdefault(f"{one.noi_dung}{by_people}", []).append(one)
        for text, held in by_text.items():
            yield Fact(text, tuple(_sources(held)))


def _sources(held: list[Requirement]) -> Iterator[str]:
    """Yield where the law of the days says so; from when it counts as unread on the same line."""
    for articles, versions in groupby(held, key=lambda one: one.can_cu):
        first, *others = versions
        unread = next((one.tu_ngay for one in others if one.doi_chieu == "chua"), None)
        last = others[-1].den_ngay if others else first.den_ngay
        check = f"{CHECKS[first.doi_chieu]}{_unread(unread)}"
        yield f"{'; '.join(map(str, articles))}; {_days(first.tu_ngay, last)}; {check}"


def _unread(day: date | None) -> str:
    return f"; từ {short_date(day)} chưa đối chiếu" if day else ""


def _votes(title: Title) -> Iterator[Fact]:
    name = VOTED.get(title.code)
    for first, last, value in law.history(name) if name else ():
        yield _valued(
            f"Phiếu đồng ý từ {percent(value.whole)} tổng số thành viên hội đồng",
            first,
            last,
            value,
        )


def _coefficients(title: Title) -> Iterator[Fact]:
    both = title.for_individuals and title.for_collectives
    for individual, allowed, whom in (
        (True, title.for_individuals, " cho cá nhân"),
        (False, title.for_collectives, " cho tập thể"),
    ):
        name = money.coefficient_name(title.code, individual=individual)
        for first, last, value in law.history(name) if allowed else ():
            text = f"{number(value.decimal)} lần mức lương cơ sở{whom if both else ''}"
            yield _valued(text, first, last, value)
    for first, last, value in law.history("he_so_ho_gia_dinh") if _pays_households(title) else ():
        text = f"Hộ gia đình: {number(value.decimal)} lần mức của cá nhân"
        yield _valued(text, first, last, value)
    for first, last, value in law.history("tran_he_so_knc") if title.code == "KNC" else ():
        most = f"Không quá {number(value.decimal)} lần mức lương cơ sở, do nơi tặng quy định"
        yield _valued(most, first, last, value)


def _pays_households(title: Title) -> bool:
    return title.is_commendation and title.for_households


def _valued(text: str, first: date | None, last: date | None, value: LegalValue) -> Fact:
    later = _unread(value.citation.within.unchecked_from) if value.check != "chua" else ""
    held = f"{_days(first, last)}; {CHECKS[value.check]}{later}"
    return Fact(text, (f"{value.citation}; {held}",))


def _merged(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return facts of one text as one."""
    found: dict[str, list[str]] = {}
    for fact in facts:
        found.setdefault(fact.text, []).extend(fact.sources)
    return tuple(Fact(text, tuple(sources)) for text, sources in found.items())


def _days(first: date | None, last: date | None) -> str:
    if first and last:
        return f"từ {short_date(first)} đến {short_date(last)}"
    if first:
        return f"từ {short_date(first)}"
    return f"đến {short_date(last)}" if last else "chưa rõ ngày có hiệu lực"
