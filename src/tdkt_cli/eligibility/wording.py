"""Evidence in short Vietnamese clauses, with decision number and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.law import titles
from tdkt_cli.models.wording import DISCIPLINE_WORDS
from tdkt_cli.vietnamese import count, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tdkt_cli.eligibility.cases import Case
    from tdkt_cli.eligibility.history import Award, Discipline, Work

_LEVELS = {
    "co_so": "cơ sở",
    "tinh": "tỉnh",
    "bo": "Bộ",
    "toan_quoc": "toàn quốc",
}
_KINDS = {"chuyen_de": "khen chuyên đề", "dot_xuat": "khen đột xuất"}


def title_name(code: str) -> str:
    """Return a title's usual abbreviation."""
    title = titles.find(code)
    return title.abbreviation if title else code


def title_names(codes: Iterable[str]) -> str:
    """Return the abbreviations of several titles, in the order of the law."""
    wanted = set(codes)
    return " hoặc ".join(
        title.abbreviation for title in titles.all_titles() if title.code in wanted
    )


def award_text(award: Award) -> str:
    """Return `CSTĐCS 2021 (QĐ 52/QĐ-BDT ngày 15/12/2021)`."""
    source = f"QĐ {award.number} ngày {short_date(award.signed)}"
    return f"{title_name(award.code)} {award.year} ({source})"


def award_texts(case: Case, years: Iterable[int], codes: frozenset[str]) -> tuple[str, ...]:
    """Return the awards of some years, the earliest first."""
    return tuple(
        award_text(award) for year in sorted(years) for award in case.past.awards_of(year, codes)
    )


def no_base_texts(case: Case, codes: frozenset[str]) -> tuple[str, ...]:
    """Return the awards that may not serve as a ground, with the reason."""
    return tuple(
        f"{award_text(award)} là {_KINDS[award.kind]}, không dùng làm căn cứ"
        for award in case.past.awards
        if award.code in codes and not award.is_base
    )


def rating_now_texts(case: Case, unknown: str) -> tuple[str, ...]:
    """Return the rating of the year judged, or that it is not known, in the words given."""
    if case.sitting.registering:
        return ()
    year = case.sitting.year
    return rating_texts(case, (year,)) or (f"{unknown} năm {year}",)


def rating_texts(case: Case, years: Iterable[int]) -> tuple[str, ...]:
    """Return the ratings of some years, the year judged last."""
    known = dict(case.past.ratings)
    if case.level is not None and not case.sitting.registering:
        known[case.sitting.year] = case.level
    found = [f"{year} {known[year]}" for year in sorted(years) if year in known]
    missing = [str(y) for y in sorted(years) if y not in known and y != case.sitting.year]
    return (
        *((f"xếp loại {', '.join(found)}",) if found else ()),
        *((f"chưa có xếp loại năm {', '.join(missing)}",) if missing else ()),
    )


def unknown_years(case: Case, years: Iterable[int], part: str) -> tuple[str, ...]:
    """Return which past years' data are not complete."""
    missing = [
        str(year)
        for year in sorted(years)
        if year != case.sitting.year and not case.past.complete(year, part)
    ]
    return (f"dữ liệu khen thưởng năm {', '.join(missing)} chưa đủ",) if missing else ()


def work_text(work: Work) -> str:
    """Return an initiative with its level and decision."""
    kind = "đề tài" if work.kind == "de_tai" else "sáng kiến"
    source = (
        f"QĐ {work.number} ngày {short_date(work.signed)}"
        if work.recognised and work.signed
        else "chưa có quyết định công nhận"
    )
    return f"{kind} cấp {_LEVELS[work.level]} {work.year} “{work.name}” ({source})"


def discipline_text(discipline: Discipline) -> str:
    """Return a discipline with the days it held."""
    begun = f" từ {short_date(discipline.signed)}" if discipline.signed else f" {discipline.year}"
    ended = (
        f" đến {short_date(discipline.ended)}"
        if discipline.ended
        else ", chưa ghi ngày hết hiệu lực"
    )
    return f"{DISCIPLINE_WORDS[discipline.form]}{begun}{ended}"


def form_name(form: str) -> str:
    """Return a form of discipline in words."""
    return DISCIPLINE_WORDS[form]


def times(amount: int) -> str:
    """Return `02 lần`."""
    return f"{count(amount)} lần"


def span_text(years: tuple[int, ...]) -> str:
    """Return `2021–2023`, or the one year."""
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
