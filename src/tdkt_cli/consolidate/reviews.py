"""Where the papers of the units stand with the Office: returned, approved, changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tdkt_cli.consolidate.meaning import fingerprint
from tdkt_cli.consolidate.progress import Returned

if TYPE_CHECKING:
    from datetime import date

    from tdkt_cli.models import Dataset, Registration, Results, Review, Reviews, Sourced

REGISTRATION = 0
"""The number of the registration among the papers of a unit; a result has its round's."""

Paper = tuple[str, int]
"""A unit and the number of its paper."""


@dataclass(frozen=True, slots=True)
class LastReview:
    """The last step of one paper.

    Attributes:
        source: the file of the reviews.
        number: the place of the step in `xem_xet`, from 0.
        review: the step.
        changed: whether the paper says something else since; `None` when that is not known.
        missing: whether the paper is not there or cannot be read.
    """

    source: Sourced[Reviews]
    number: int
    review: Review
    changed: bool | None
    missing: bool


def paper_number(review: Review) -> int:
    """Return which paper a step is about: 0 for the registration, else the round."""
    return review.so_dot or REGISTRATION


def papers_of(dataset: Dataset) -> dict[Paper, Sourced[Registration] | Sourced[Results]]:
    """Return the papers that can be read, by unit and number."""
    found: dict[Paper, Sourced[Registration] | Sourced[Results]] = {
        (source.record.ma_don_vi, REGISTRATION): source for source in dataset.registrations
    }
    found |= {(source.record.ma_don_vi, source.record.so_dot): source for source in dataset.results}
    return found


def last_reviews(dataset: Dataset) -> dict[Paper, LastReview]:
    """Return the last step of each paper that has one."""
    papers = papers_of(dataset)
    found: dict[Paper, LastReview] = {}
    for source in dataset.reviews:
        for index, review in enumerate(source.record.xem_xet):
            paper = papers.get((source.record.ma_don_vi, paper_number(review)))
            changed = None
            if paper and review.ma_noi_dung:
                changed = fingerprint(paper.record) != review.ma_noi_dung
            found[source.record.ma_don_vi, paper_number(review)] = LastReview(
                source, index, review, changed, paper is None
            )
    return found


def returned_papers(dataset: Dataset, day: date | None = None) -> dict[Paper, Returned]:
    """Return the papers that were sent back and have not come again since.

    A paper has come again when it says something else, or was filed after the day of its return.

    Args:
        dataset: the data of the year.
        day: what was returned after it has not been returned yet; `None` for everything.
    """
    papers = papers_of(dataset)
    found = {}
    for key, last in last_reviews(dataset).items():
        later = day is not None and last.review.ngay_ket_luan > day
        if last.review.ket_luan == "tra_lai" and not last.changed and not later:
            filed = papers[key].record.ngay_gui if key in papers else None
            if filed is None or filed <= last.review.ngay_ket_luan:
                found[key] = Returned(last.review.ngay_ket_luan, last.review.ly_do)
    return found


def approved_papers(dataset: Dataset, day: date | None = None) -> frozenset[Paper]:
    """Return the papers that were approved and say the same still.

    Args:
        dataset: the data of the year.
        day: what was approved after it has not been approved yet; `None` for everything.
    """
    return frozenset(
        key
        for key, last in last_reviews(dataset).items()
        if last.review.ket_luan == "duyet"
        and not (last.changed or last.missing)
        and not (day and last.review.ngay_ket_luan > day)
    )
