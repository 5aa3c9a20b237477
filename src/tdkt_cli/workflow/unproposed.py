"""Who registered a title at the beginning of the year and is not proposed for it at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.consolidate.council import Unproposed
from tdkt_cli.eligibility.wording import form_name
from tdkt_cli.law import titles
from tdkt_cli.rules.law_names import codes
from tdkt_cli.rules.law_review import bearers, key, last_round, reviewed
from tdkt_cli.workflow.papers import RATING_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset, Plan, Registration
    from tdkt_cli.models.results import CollectiveReview, IndividualReview

    _Review = IndividualReview | CollectiveReview


def unproposed(dataset: Dataset, plan: Plan) -> tuple[Unproposed, ...]:
    """Return what was registered and is not proposed, by unit as in the plan.

    The data say what the unit reports (no paper yet, no such name, a rating, a discipline); why it
    does not propose is said by people, so no reason is made up.
    """
    filed = {source.record.ma_don_vi: source.record for source in dataset.registrations}
    sent = {source.record.ma_don_vi: source.record.tap_the for source in last_round(dataset)}
    names = bearers(dataset)
    people = {
        (entry.source.record.ma_don_vi, key(names, entry.person, entry.source.record.ma_don_vi)): (
            entry.person
        )
        for entry in reviewed(dataset)
    }

    def of_unit(record: Registration, unit_name: str, collective: str) -> Iterator[Unproposed]:
        unit, holder = record.ma_don_vi, record.tap_the
        has_sent = unit in sent
        wanted = codes((*holder.danh_hieu, *holder.khen_thuong))
        yield from _left(
            "tap_the", collective, unit_name, wanted, sent.get(unit), has_sent=has_sent
        )
        for person in record.ca_nhan:
            wanted = codes((*person.danh_hieu, *person.khen_thuong))
            review = people.get((unit, key(names, person, unit)))
            yield from _left("ca_nhan", person.ho_ten, unit_name, wanted, review, has_sent=has_sent)

    return tuple(
        line
        for unit in plan.don_vi
        if unit.ma_don_vi in filed
        for line in of_unit(filed[unit.ma_don_vi], unit.ten_don_vi, unit.collective_name)
    )


def _left(
    kind: str,
    name: str,
    unit: str,
    wanted: frozenset[str],
    review: _Review | None,
    *,
    has_sent: bool,
) -> Iterator[Unproposed]:
    left = wanted - (codes(review.de_nghi) if review else frozenset())
    if left:
        held = [title.name for title in titles.all_titles() if title.code in left]
        yield Unproposed(kind, name, unit, tuple(held), _told(review, has_sent=has_sent))


def _told(review: _Review | None, *, has_sent: bool) -> str:
    """Return what the unit's paper says of someone whom it does not propose."""
    if not has_sent:
        return "đơn vị chưa gửi kết quả cuối năm"
    if review is None:
        return "kết quả cuối năm của đơn vị không ghi"
    told = []
    if review.ky_luat and review.ky_luat.hinh_thuc_ky_luat:
        told.append(f"bị kỷ luật {form_name(review.ky_luat.hinh_thuc_ky_luat)}")
    if review.muc_xep_loai:
        told.append(f"xếp loại {RATING_NAMES[review.muc_xep_loai]}")
    return ", ".join(told) or "chưa xếp loại"
