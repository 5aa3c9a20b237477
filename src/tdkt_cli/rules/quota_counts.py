"""How many hold, are proposed for, or register what a regulation limits."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.rules.law_awards import decisions_of_year
from tdkt_cli.rules.law_names import code, of_code
from tdkt_cli.rules.law_review import bearers, key, last_round
from tdkt_cli.rules.wording import unit_names
from tdkt_cli.vietnamese import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from tdkt_cli.findings import Place
    from tdkt_cli.law import Lawbook, LegalValue
    from tdkt_cli.models import Dataset


class Quota(NamedTuple):
    """A title of which a regulation may allow only so many.

    Attributes:
        title: its code.
        number: name of the value that limits their number.
        share: name of the value that limits their share, if there is one.
        noun: what is counted.
    """

    title: str
    number: str
    share: str | None
    noun: str


QUOTAS = (
    Quota("CSTDCS", "so_cstdcs_toi_da", "ty_le_cstdcs_toi_da", "người"),
    Quota("TTLDXS", "so_ttldxs_toi_da", "ty_le_ttldxs_toi_da", "tập thể"),
    Quota("BK_TINH", "so_bk_tinh_toi_da", None, "trường hợp"),
    Quota("GK", "so_gk_toi_da", None, "trường hợp"),
)


class Named(NamedTuple):
    """Someone named for a title: who, in which unit, where."""

    who: str
    unit: str
    place: Place


class Limit(NamedTuple):
    """How many may have a title.

    Attributes:
        most: the greatest number.
        value: the value of the regulation that says so.
        base: of how many, where it is a share.
        of: what the base counts.
    """

    most: int
    value: LegalValue
    base: int | None = None
    of: str = ""

    def counted(self, number: int) -> str:
        """Return a number beside the base: `06/30 người đạt LĐTT`, or the number alone."""
        return f"{count(number)}/{count(self.base)} {self.of}" if self.base is not None else ""


def registered(dataset: Dataset, title: str) -> tuple[Named, ...]:
    """Return who registers a title."""
    return tuple(_registered(dataset, title))


def _registered(dataset: Dataset, title: str) -> Iterator[Named]:
    names = bearers(dataset)
    for source in dataset.registrations:
        unit, holder = source.record.ma_don_vi, source.record.tap_the
        for path, listed in (("danh_hieu", holder.danh_hieu), ("khen_thuong", holder.khen_thuong)):
            index = of_code(listed, title)
            if index is not None:
                yield Named(f"tập thể {unit}", unit, source.at("tap_the", path, index))
        for n, person in enumerate(source.record.ca_nhan):
            lists = (("danh_hieu", person.danh_hieu), ("khen_thuong", person.khen_thuong))
            for path, listed in lists:
                index = of_code(listed, title)
                if index is not None:
                    who = key(names, person, unit) or f"{unit}/{n}"
                    yield Named(who, unit, source.at("ca_nhan", n, path, index))


def proposed(dataset: Dataset, title: str) -> tuple[Named, ...]:
    """Return whom the last round proposes for a title."""
    return tuple(_proposed(dataset, title))


def _proposed(dataset: Dataset, title: str) -> Iterator[Named]:
    names = bearers(dataset)
    for source in last_round(dataset):
        unit, review = source.record.ma_don_vi, source.record.tap_the
        index = of_code(review.de_nghi, title) if review else None
        if index is not None:
            yield Named(f"tập thể {unit}", unit, source.at("tap_the", "de_nghi", index))
        for n, person in enumerate(source.record.ca_nhan):
            index = of_code(person.de_nghi, title)
            if index is not None:
                who = key(names, person, unit) or f"{unit}/{n}"
                yield Named(who, unit, source.at("ca_nhan", n, "de_nghi", index))


def awarded(dataset: Dataset, title: str) -> tuple[tuple[Named, date], ...]:
    """Return who has a title of the year by a decision in force, with the day of signing."""
    return tuple(_awarded(dataset, title))


def _awarded(dataset: Dataset, title: str) -> Iterator[tuple[Named, date]]:
    names = bearers(dataset)
    for source, d, decision in decisions_of_year(dataset):
        for n, awards in enumerate(decision.danh_sach):
            if code(awards.ma_danh_hieu) != title or awards.loai_khen != "cong_trang":
                continue
            path = ("quyet_dinh", d, "danh_sach", n)
            for unit in awards.tap_the:
                yield Named(f"tập thể {unit}", unit, source.under(path)), decision.ngay_ky
            for m, person in enumerate(awards.ca_nhan):
                unit = person.ma_don_vi or ""
                who = key(names, person, person.ma_don_vi) or f"{d}/{n}/{m}"
                yield Named(who, unit, source.under((*path, "ca_nhan", m))), decision.ngay_ky


def limit(
    dataset: Dataset, book: Lawbook, day: date, quota: Quota, advanced: Iterable[str]
) -> Limit | None:
    """Return the strictest limit that a regulation sets for a title on a day, if it sets one.

    Args:
        dataset: for the number of people and of collectives.
        book: the law with the regulations.
        day: whose law is asked.
        quota: which title.
        advanced: who registers, is proposed for or holds Lao động tiên tiến, the usual base.
    """
    found = []
    number = book.local(quota.number, day)
    if number is not None:
        found.append(Limit(number.whole, number))
    share = book.local(quota.share, day) if quota.share else None
    if share is not None:
        base, of = _base(dataset, book, day, quota, advanced)
        found.append(Limit(base * share.whole // 100, share, base, of))
    return min(found, key=lambda one: one.most, default=None)


def _base(
    dataset: Dataset, book: Lawbook, day: date, quota: Quota, advanced: Iterable[str]
) -> tuple[int, str]:
    if quota.title == "TTLDXS":
        return len(dataset.units()), "tập thể"
    known = book.local("co_so_ty_le_cstdcs", day)
    if known is not None and known.word == "tong_so_nguoi":
        records = [source.record for source in dataset.registrations]
        return sum(max(r.tong_so_nguoi, len(r.ca_nhan)) for r in records), "người của cơ quan"
    return len(set(advanced)), "người đạt LĐTT"


def by_unit(dataset: Dataset, named: Iterable[Named]) -> str:
    """Return how many of those named each unit has, in the plan's order."""
    names = unit_names(dataset)
    held = Counter(entry.unit for entry in named)
    order = [*names, *(unit for unit in sorted(held) if unit not in names)]
    return ", ".join(f"{names.get(unit, unit)} {count(held[unit])}" for unit in order if held[unit])
