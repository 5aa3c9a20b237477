"""Everything read for one year: the records, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from tdkt_cli.findings import KeyPath, Place, Where
from tdkt_cli.models.types import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tdkt_cli.models.council import Council
    from tdkt_cli.models.decisions import DecisionsOfYear
    from tdkt_cli.models.papers import Papers
    from tdkt_cli.models.plan import Plan, Unit
    from tdkt_cli.models.registration import Registration
    from tdkt_cli.models.regulation import Regulation
    from tdkt_cli.models.results import Results
    from tdkt_cli.models.reviews import Reviews, Seal

RecordType = TypeVar("RecordType", bound=Record)


class DataFile(NamedTuple):
    """A file of `data/` as its path names it.

    Attributes:
        name: path relative to the root, with `/`.
        kind: `plan`, `registrations`, `results`, `decisions`, `council`, `documents`,
            `regulations`.
        stem: file name without its ending: a unit's code or a year.
        round_number: for results, the round of the folder.
    """

    name: str
    kind: str
    stem: str
    round_number: int | None = None


class FileProblem(NamedTuple):
    """Why a file or a value in it could not be read; rules of families Y and S report it.

    Attributes:
        reason: the key by which a rule takes it up.
        place: position or key path.
        values: what the message needs to name.
        related: a second place.
    """

    reason: str
    place: Place | Where
    values: tuple[str, ...] = ()
    related: Place | Where | None = None


@dataclass(frozen=True, slots=True)
class Sourced(Generic[RecordType]):
    """A record with the file it came from, so that a rule can name a place in it."""

    file: DataFile
    record: RecordType

    def at(self, *path: str | int, on_key: bool = False) -> Place:
        """Return the place of a key path in this file."""
        return Place(self.file.name, path, on_key)

    def under(self, path: KeyPath) -> Place:
        """Return the place of a key path given as one tuple."""
        return Place(self.file.name, path)


@dataclass(frozen=True, slots=True, eq=False)  # one object a run: rules may cache by it
class Dataset:
    """The data of one plan year.

    Attributes:
        year: the plan's year.
        files: every data file found, also those that could not be read.
        problems: by reason, what could not be read.
        plan: `None` when missing or broken.
        registrations: in the order of the plan's units, then of unknown ones by code.
        results: both rounds, ordered by round, then like the registrations.
        decisions: in the order of years.
        council: `None` when missing or broken.
        papers: `data/documents/<năm>.yaml`.
        regulations: the agency's or province's own, in the order of file names.
        reviews: what the Office did with the units' papers, in the order of units.
        seals: the lists of digests, of the registrations first, then of the rounds.
        digests: SHA-256 of each data file by its name.
    """

    year: int
    files: tuple[DataFile, ...]
    problems: dict[str, tuple[FileProblem, ...]]
    plan: Sourced[Plan] | None
    registrations: tuple[Sourced[Registration], ...]
    results: tuple[Sourced[Results], ...]
    decisions: tuple[Sourced[DecisionsOfYear], ...]
    council: Sourced[Council] | None
    papers: Sourced[Papers] | None
    regulations: tuple[Sourced[Regulation], ...] = ()
    reviews: tuple[Sourced[Reviews], ...] = ()
    seals: tuple[Sourced[Seal], ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)

    def units(self) -> tuple[Unit, ...]:
        """Return the plan's units, in the plan's order."""
        return self.plan.record.don_vi if self.plan else ()

    def name_of(self, usual: str) -> str:
        """Return the name under which a data file stands, whichever YAML ending it has.

        Args:
            usual: its name with the usual ending; also the answer when there is no such file.
        """
        wanted = usual.rpartition(".")[0]
        names = (file.name for file in self.files)
        return next((name for name in names if name.rpartition(".")[0] == wanted), usual)

    def sources(self) -> tuple[Sourced[Any], ...]:
        """Return every file that was read, whatever it holds."""
        known: tuple[Sourced[Any] | None, ...] = (
            self.plan,
            self.council,
            self.papers,
            *self.registrations,
            *self.results,
            *self.decisions,
            *self.regulations,
            *self.reviews,
            *self.seals,
        )
        return tuple(source for source in known if source is not None)

    def unread_files(self) -> tuple[DataFile, ...]:
        """Return the files that were found but could not be read into a record, by name."""
        read = {source.file.name for source in self.sources()}
        return tuple(sorted(file for file in self.files if file.name not in read))

    def results_of(self, round_number: int) -> tuple[Sourced[Results], ...]:
        """Return the results of one round."""
        return tuple(entry for entry in self.results if entry.record.so_dot == round_number)
