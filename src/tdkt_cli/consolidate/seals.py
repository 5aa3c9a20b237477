"""Which files a seal holds, and how they stand against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tdkt_cli.consolidate.meaning import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset, Seal, Sourced
    from tdkt_cli.models.reviews import SealedFile


@dataclass(frozen=True, slots=True)
class SealedState:
    """One sealed file as it is now.

    Attributes:
        source: the seal's file.
        number: its place in `tep_chot`, from 0.
        sealed: as it was.
        digest: as it is, `None` when the file is gone.
        meaning_changed: whether it says something else; `None` when that is not known.
    """

    source: Sourced[Seal]
    number: int
    sealed: SealedFile
    digest: str | None
    meaning_changed: bool | None


def meanings(dataset: Dataset) -> dict[str, str]:
    """Return the fingerprint of each unit's paper that can be read, by the name of its file."""
    found = {source.file.name: fingerprint(source.record) for source in dataset.registrations}
    return found | {source.file.name: fingerprint(source.record) for source in dataset.results}


def sealed_states(dataset: Dataset) -> Iterator[SealedState]:
    """Yield every sealed file as it is now, seal after seal."""
    now = meanings(dataset) if dataset.seals else {}
    for source in dataset.seals:
        for index, sealed in enumerate(source.record.tep_chot):
            said = now.get(sealed.ten_tep)
            known = said is not None and sealed.ma_noi_dung
            yield SealedState(
                source,
                index,
                sealed,
                dataset.digests.get(sealed.ten_tep),
                said != sealed.ma_noi_dung if known else None,
            )


def files_to_seal(dataset: Dataset, round_number: int | None) -> tuple[str, ...]:
    """Return the names of the files that a seal holds: the plan, then the units' papers.

    Args:
        dataset: the data of the year.
        round_number: the round, `None` for the registrations.
    """
    kind = "results" if round_number else "registrations"
    papers = [f.name for f in dataset.files if f.kind == kind and f.round_number == round_number]
    plan = [file.name for file in dataset.files if file.kind == "plan"]
    return tuple(plan + sorted(papers))


def later_files(dataset: Dataset, source: Sourced[Seal]) -> tuple[str, ...]:
    """Return the names of the files that a seal would hold and does not."""
    sealed = {entry.ten_tep for entry in source.record.tep_chot}
    wanted = files_to_seal(dataset, source.record.so_dot)
    units = tuple(name for name in wanted if not name.startswith("data/plan-"))
    return tuple(name for name in units if name not in sealed)
