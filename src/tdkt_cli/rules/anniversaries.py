"""Anniversary arithmetic in the plan's text and in its facts: D401."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.findings import Place, Severity
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.plan_text import paragraphs
from tdkt_cli.rules.wording import listed
from tdkt_cli.vietnamese import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Anniversary, Dataset, Plan, Sourced

_DATE = r"(?:[0-9]{1,2}/[0-9]{1,2}/)?[0-9]{4}"
_DATES = rf"\(\s*({_DATE})\s*[-–—]\s*({_DATE})\s*\)"
_EVENT = r"(?:(?!k[ỷỉ] niệm)[^();])*?"
_STATED = re.compile(
    rf"k[ỷỉ] niệm\s+([0-9]{{1,4}})\s+năm\b{_EVENT}{_DATES}(?:\s*và\s+{_EVENT}{_DATES})*",
    re.IGNORECASE,
)
_PAIR = re.compile(_DATES)


class Pair(NamedTuple):
    """The first and last day of an event as the text writes them, such as `19/5/1890`."""

    first: str
    last: str

    @property
    def years(self) -> int:
        """How many years lie between."""
        return int(self.last[-4:]) - int(self.first[-4:])

    @property
    def days(self) -> tuple[tuple[int, ...], ...]:
        """The days as numbers, for comparison with the facts."""
        return tuple(tuple(int(part) for part in day.split("/")) for day in self)

    def __str__(self) -> str:
        return f"{self.first} – {self.last}"


class Fact(NamedTuple):
    """A structured anniversary: where it stands, how many years, its days."""

    place: Place
    years: int | None
    pair: Pair


def anniversary_arithmetic(dataset: Dataset) -> Iterator[Report]:
    """Số năm kỷ niệm phải bằng khoảng cách giữa hai ngày ghi bên cạnh.

    Vì sao: “Kỷ niệm 134 năm … (19/5/1890 – 19/5/2023)” chỉ có 133 năm: sai số hoặc sai ngày. Một
    con số có thể đứng trước hai sự kiện nối bằng “và”; khi ấy cả hai phải khớp.

    Cách sửa: tính lại, sửa số năm hoặc sửa ngày cuối, ở cả khai báo và lời văn; kế hoạch đã ban
    hành mà sai thì giữ nguyên bản chép và đề nghị đính chính.

    Sai:

        # data/plan-2024.yaml
        mo_dau:
          - Chào mừng Kỷ niệm 134 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2023).

    Đúng:

        # data/plan-2024.yaml
        mo_dau:
          - Chào mừng Kỷ niệm 134 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2024).
    """
    if dataset.plan is None:
        return
    year = dataset.plan.record.nam_ke_hoach
    facts = list(_facts(dataset.plan))
    by_days: defaultdict[object, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_days[fact.pair.days].append(fact)
    reported: set[Place] = set()
    for place, text in paragraphs(dataset.plan):
        for match in _STATED.finditer(text):
            stated = int(match[1])
            wrong = [pair for pair in _pairs(match[0]) if pair.years != stated]
            if wrong:
                same = [f for pair in wrong for f in by_days[pair.days] if f.years == stated]
                reported.update(fact.place for fact in same)
                yield _report(stated, wrong, year, [fact.place for fact in same] + [place])
    for fact in facts:
        if fact.years not in (None, fact.pair.years) and fact.place not in reported:
            yield _report(int(fact.years or 0), [fact.pair], year, [fact.place])


def _pairs(text: str) -> list[Pair]:
    return [Pair(match[1], match[2]) for match in _PAIR.finditer(text)]


def _facts(plan: Sourced[Plan]) -> Iterator[Fact]:
    for n, peak in enumerate(plan.record.dot_thi_dua):
        for m, event in enumerate(peak.chao_mung):
            if event.ngay_goc is not None and event.ngay_ky_niem is not None:
                place = plan.at("dot_thi_dua", n, "chao_mung", m, "so_nam")
                yield Fact(place, event.so_nam, _pair_of(event))


def _pair_of(event: Anniversary) -> Pair:
    """Return the days as the plan writes them: a leading zero below day 10 and below month 3."""
    days = (event.ngay_goc, event.ngay_ky_niem)
    return Pair(
        *(
            f"{day.day:02d}/{day.month:02d}/{day.year}"
            if day.month < 3
            else f"{day.day:02d}/{day.month}/{day.year}"
            for day in days
            if day is not None
        )
    )


def _report(stated: int, wrong: list[Pair], year: int, places: list[Place]) -> Report:
    by_years: defaultdict[int, list[str]] = defaultdict(list)
    for pair in wrong:
        by_years[pair.years].append(str(pair))
    found = "; ".join(f"{listed(pairs)} ({years} năm)" for years, pairs in by_years.items())
    mended = wrong[0].first[:-4] + str(year)
    if len(wrong) == 1 and int(wrong[0].first[-4:]) + stated == year:
        hint = f"; đúng {stated} nếu ngày cuối là {mended}"
        fix = f"Sửa ngày cuối thành {mended}, hoặc ghi {wrong[0].years} năm."
    else:
        hint, fix = "", f"Ghi {' và '.join(map(str, by_years))} năm."
    place, *others = places
    if others:
        fix = (
            f"{fix[:-1]}, ở cả {count(len(places))} chỗ; kế hoạch đã ban hành thì giữ nguyên bản "
            "chép, đề nghị đính chính."
        )
    return Report(
        place,
        f"«{stated} năm» không khớp {found}{hint}.",
        fix,
        tuple((other, f"chỗ khác cũng ghi «{stated} năm»") for other in others),
    )


ANNIVERSARY_ARITHMETIC = Rule("D401", Severity.WARNING, anniversary_arithmetic)
