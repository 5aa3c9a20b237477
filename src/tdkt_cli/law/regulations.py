"""An agency's or province's own regulation as law: the format of the packaged instruments."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tdkt_cli.law.lawbook import Lawbook, national, with_regulations
from tdkt_cli.law.records import Days, Instrument, Provision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.law.records import Content, Place
    from tdkt_cli.models import Dataset, Regulation
    from tdkt_cli.models.regulation import LocalProvision, LocalValues


def regulation(record: Regulation) -> Instrument:
    """Return a regulation as an instrument."""
    return Instrument(
        code=record.ma_van_ban,
        number=record.so_ky_hieu or "",
        name=record.ten_van_ban,
        name_in_papers=record.ten_trong_van_ban or record.ten_van_ban,
        subject=record.trich_yeu or "",
        issued=record.ngay_ban_hanh,
        in_force_from=record.tu_ngay,
        in_force_to=record.den_ngay,
        unchecked_from=record.chua_doi_chieu_tu,
        unchecked_why=record.ly_do_chua_doi_chieu or "",
        replaces=record.thay_the,
        replaced_by=record.bi_thay_the_boi,
        source=record.nguon,
        checked_on=record.ngay_kiem_tra,
        provisions=_provisions(record.dieu_khoan),
    )


def _provisions(entries: tuple[LocalProvision, ...]) -> dict[Place, tuple[Provision, ...]]:
    found: dict[Place, list[Provision]] = {}
    for entry in entries:
        place = (entry.muc or entry.dieu or 0, entry.khoan, entry.diem)
        found.setdefault(place, []).append(_provision(entry))
    return {
        place: tuple(sorted(versions, key=lambda version: str(version.days.first or "")))
        for place, versions in found.items()
    }


def _provision(entry: LocalProvision) -> Provision:
    return Provision(
        entry.noi_dung,
        entry.doi_chieu,
        entry.noi_doc or "",
        Days(entry.tu_ngay, entry.den_ngay),
        entry.trich or "",
        dict(values(entry.gia_tri)),
        entry.cho_danh_hieu,
    )


def values(entry: LocalValues) -> Iterator[tuple[str, Content]]:
    """Yield the values that stand under a provision, by name."""
    for name in type(entry).model_fields:
        content = getattr(entry, name)
        if content is not None:
            yield name, content


@lru_cache(maxsize=2)
def law_of(dataset: Dataset) -> Lawbook:
    """Return the packaged law together with the regulations of a data folder.

    Regulations that set a value twice for one day are not used at all until that is mended (rule
    D701): which of the two holds is not guessed.
    """
    if not dataset.regulations:
        return national()
    book = with_regulations(regulation(source.record) for source in dataset.regulations)
    return national() if book.conflicts() else book
