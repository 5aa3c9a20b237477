"""What is judged: a person or a collective, in one year, at one stage, under the law of one day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tdkt_cli.eligibility.history import Past, Work
    from tdkt_cli.eligibility.outcomes import Outcome
    from tdkt_cli.law import Lawbook
    from tdkt_cli.models import Individual, Results, Unit
    from tdkt_cli.models.registration import Collective
    from tdkt_cli.models.results import CollectiveReview, IndividualReview

Stage = Literal["dang_ky", "xet"]

RATING_ORDER = ("KHTNV", "HTNV", "HTTNV", "HTXSNV")
"""Yearly ratings from the lowest; the names are those of the data (design §4)."""

DISCIPLINE_ORDER = (
    "khien_trach",
    "canh_cao",
    "ha_bac_luong",
    "giang_chuc",
    "cach_chuc",
    "buoc_thoi_viec",
)
"""Forms of discipline from the mildest."""


def reaches(level: str, needed: str) -> bool:
    """Whether a rating is at least the one needed."""
    return RATING_ORDER.index(level) >= RATING_ORDER.index(needed)


@dataclass(frozen=True, slots=True)
class Sitting:
    """The year judged, at which stage, and the law of which day.

    Attributes:
        year: the year of achievement.
        day: whose law is asked.
        stage: `dang_ky` (the year lies ahead) or `xet` (its results are in).
        law: the packaged law, with an agency's regulations if any were handed in.
    """

    year: int
    day: date
    stage: Stage
    law: Lawbook

    @property
    def registering(self) -> bool:
        """Whether the year's results lie ahead."""
        return self.stage == "dang_ky"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What persons and collectives have in common.

    Attributes:
        titles: codes registered, or proposed, at this stage.
        level: rating of the year judged, `None` while unknown.
        reported: whether the unit's results of the last round are in.
        since: day of recruitment or foundation, before which there is no achievement.
        standing: outcomes of the lower titles of the same year, judged before.
    """

    sitting: Sitting
    unit_code: str
    unit: Unit | None
    past: Past
    titles: frozenset[str]
    level: str | None = None
    reported: bool = False
    since: date | None = None
    standing: Mapping[str, Outcome] = field(default_factory=dict)

    @property
    def bridged(self) -> frozenset[int]:
        """Years that an empty place does not break a streak in (maternity)."""
        return frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCase(Case):
    """A person.

    Attributes:
        old_unit_ended: the unit that the person came from was no more on that day.
        works: the initiatives of the year judged, recognised or not.
    """

    name: str
    code: str | None = None
    registered: Individual | None = None
    review: IndividualReview | None = None
    old_unit_ended: bool = False
    works: tuple[Work, ...] = ()

    @property
    def bridged(self) -> frozenset[int]:
        """Years with maternity leave, which is counted (NĐ 98/2023 and 152/2025, Đ.4 (5))."""
        spans = self.registered.nghi_viec if self.registered else ()
        return frozenset(
            year
            for span in spans
            if span.ly_do == "thai_san"
            for year in range(span.tu_ngay.year, (span.den_ngay or span.tu_ngay).year + 1)
        )


class Member(NamedTuple):
    """A person of a collective, as far as the collective's titles ask.

    Attributes:
        standing: outcomes of the titles that the person registers, is proposed for, or holds.
        reviewed: whether the results of the last round name the person.
        discipline: form of the gravest discipline of the year, if any.
        unratable: at work too short a time to be rated at all.
    """

    name: str
    standing: Mapping[str, Outcome]
    reviewed: bool
    level: str | None
    discipline: str | None
    unratable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCase(Case):
    """A collective with its members: of the agency's own collective everyone is one.

    Attributes:
        headcount: also counts people who stand in no list.
        silent: units of the agency whose file is not there, so that their people are not known.
    """

    members: tuple[Member, ...] = ()
    headcount: int = 0
    silent: tuple[str, ...] = ()
    registered: Collective | None = None
    review: CollectiveReview | None = None
    results: Results | None = None
