"""Every place where the data name a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.findings import KeyPath, Place
    from tdkt_cli.models import Council, Dataset, DecisionsOfYear, Registration, Results, Sourced

    Source = Sourced[Registration] | Sourced[Results] | Sourced[DecisionsOfYear] | Sourced[Council]


class Mention(NamedTuple):
    """A person named at one place.

    Attributes:
        source: the file.
        path: key path of the entry that holds `ho_ten`.
        name: as written.
        code: `ma_can_bo`, or `None`.
        unit: code of the unit, or `None` where the place names none.
    """

    source: Source
    path: KeyPath
    name: str
    code: str | None
    unit: str | None

    def at(self, key: str) -> Place:
        """Return the place of a key of the entry."""
        return self.source.under((*self.path, key))


def mentions(dataset: Dataset) -> Iterator[Mention]:
    """Yield every mention, registrations first, then results, decisions and the council."""
    for registration in dataset.registrations:
        unit = registration.record.ma_don_vi
        for index, person in enumerate(registration.record.ca_nhan):
            path: KeyPath = ("ca_nhan", index)
            yield Mention(registration, path, person.ho_ten, person.ma_can_bo, unit)
    for result in dataset.results:
        yield from _of_result(result)
    for decisions in dataset.decisions:
        yield from _of_decisions(decisions)
    if dataset.council is not None:
        yield from _of_council(dataset.council)


def _of_result(source: Sourced[Results]) -> Iterator[Mention]:
    record = source.record
    unit = record.ma_don_vi
    for index, review in enumerate(record.ca_nhan):
        yield Mention(source, ("ca_nhan", index), review.ho_ten, review.ma_can_bo, unit)
    for index, example in enumerate(record.dien_hinh):
        yield Mention(source, ("dien_hinh", index), example.ho_ten, example.ma_can_bo, unit)
    for index, work in enumerate(record.sang_kien):
        for n, author in enumerate(work.tac_gia):
            path: KeyPath = ("sang_kien", index, "tac_gia", n)
            yield Mention(source, path, author.ho_ten, author.ma_can_bo, unit)


def _of_decisions(source: Sourced[DecisionsOfYear]) -> Iterator[Mention]:
    record = source.record
    for d, decision in enumerate(record.quyet_dinh):
        for a, awards in enumerate(decision.danh_sach):
            for n, person in enumerate(awards.ca_nhan):
                path: KeyPath = ("quyet_dinh", d, "danh_sach", a, "ca_nhan", n)
                yield Mention(source, path, person.ho_ten, person.ma_can_bo, person.ma_don_vi)
    for n, rated in enumerate(record.xep_loai.ca_nhan):
        path = ("xep_loai", "ca_nhan", n)
        yield Mention(source, path, rated.ho_ten, rated.ma_can_bo, rated.ma_don_vi)
    for n, punished in enumerate(record.ky_luat):
        path = ("ky_luat", n)
        yield Mention(source, path, punished.ho_ten, punished.ma_can_bo, punished.ma_don_vi)
    for index, work in enumerate(record.sang_kien):
        for n, author in enumerate(work.tac_gia):
            path = ("sang_kien", index, "tac_gia", n)
            yield Mention(source, path, author.ho_ten, author.ma_can_bo, None)


def _of_council(source: Sourced[Council]) -> Iterator[Mention]:
    record = source.record
    for n, member in enumerate(record.thanh_vien):
        yield Mention(source, ("thanh_vien", n), member.ho_ten, member.ma_can_bo, None)
    for m, meeting in enumerate(record.phien_hop):
        for n, present in enumerate(meeting.co_mat):
            path: KeyPath = ("phien_hop", m, "co_mat", n)
            yield Mention(source, path, present.ho_ten, present.ma_can_bo, None)
        for n, absent in enumerate(meeting.vang_mat):
            path = ("phien_hop", m, "vang_mat", n)
            yield Mention(source, path, absent.ho_ten, absent.ma_can_bo, None)
        for key, one in (("chu_tri", meeting.chu_tri), ("thu_ky", meeting.thu_ky)):
            if one is not None:
                yield Mention(source, ("phien_hop", m, key), one.ho_ten, one.ma_can_bo, None)
        for n, teller in enumerate(meeting.kiem_phieu):
            path = ("phien_hop", m, "kiem_phieu", n)
            yield Mention(source, path, teller.ho_ten, teller.ma_can_bo, None)
        subjects = [("bo_phieu", n, vote.doi_tuong) for n, vote in enumerate(meeting.bo_phieu)]
        subjects += [
            ("khong_de_nghi", n, one.doi_tuong) for n, one in enumerate(meeting.khong_de_nghi)
        ]
        for key, n, who in subjects:
            if who.ho_ten is not None:
                path = ("phien_hop", m, key, n, "doi_tuong")
                yield Mention(source, path, who.ho_ten, who.ma_can_bo, who.ma_don_vi)
