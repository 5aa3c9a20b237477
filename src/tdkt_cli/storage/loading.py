"""A snapshot → trees → models: reads all files of a year, knows every line."""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tdkt_cli import models, yaml_tree
from tdkt_cli.findings import Place, Where, path_text
from tdkt_cli.models import DataFile, Dataset, FileProblem, Record, ShapeError, Sourced
from tdkt_cli.models.types import UNIT_CODE_PATTERN
from tdkt_cli.storage.folders import YAML_ENDINGS
from tdkt_cli.storage.roots import PLAN_NAME, StorageError, plan_years
from tdkt_cli.storage.snapshot import Snapshot, take

if TYPE_CHECKING:
    from pathlib import Path

RecordType = TypeVar("RecordType", bound=Record)

MODELS: dict[str, type[Record]] = {
    "plan": models.Plan,
    "registrations": models.Registration,
    "results": models.Results,
    "decisions": models.DecisionsOfYear,
    "council": models.Council,
    "documents": models.Papers,
    "regulations": models.Regulation,
    "reviews": models.Reviews,
    "seals": models.Seal,
}
_YEAR = re.compile(r"[0-9]{4}")
_ROUND = re.compile(r"dot-([0-9]{1,2})")
_SEALED = re.compile(r"dang-ky|dot-[1-9]")

# Every way in which a name or kind of file is refused; a rule of family Y takes up each.
REASONS = frozenset(
    """
    unreadable symlink not_a_file folder_named_file name_clash device_name illegal_name
    hidden_in_name bad_stem misplaced twin_file
    """.split()  # noqa: SIM905 — a list of this length reads better as words
)


class Loaded(NamedTuple):
    """A year's data with the way back to lines.

    Attributes:
        root: the folder that holds `data/`.
        dataset: the records and problems.
        trees: by file name, for positions and source lines.
        skipped: names of files that are not data files.
        hidden: how many dot and `~` names were passed over.
    """

    root: Path
    dataset: Dataset
    trees: dict[str, yaml_tree.YamlTree]
    skipped: tuple[str, ...]
    hidden: int

    def locate(self, place: Place | Where) -> Where:
        """Return the line and column of a key path, or of its nearest parent."""
        if isinstance(place, Where):
            return place
        tree = self.trees.get(place.file)
        line, column = tree.position(place.path, on_key=place.on_key) if tree else (1, 1)
        return Where(place.file, line, column, path_text(place.path))

    def source_line(self, file: str, line: int) -> str | None:
        """Return a line of a data file, `None` when the file is not known."""
        tree = self.trees.get(file)
        return tree.line(line) if tree and tree.text else None


def load(root: Path | Snapshot, year: int | None) -> Loaded:
    """Read everything of one year; a broken file does not stop the others.

    Args:
        root: the folder that holds `data/`, or what was found there.
        year: the plan's year; `None` for the newest plan.

    Raises:
        StorageError: there is no plan of that year, or none at all.
    """
    snapshot = root if isinstance(root, Snapshot) else take(root)
    years = snapshot.plan_years()
    if any(problem.name == "data" for problem in snapshot.problems):
        years = plan_years(snapshot.root)  # behind a link: the finding about it is the answer
    if not years:
        raise StorageError(f"Không thấy kế hoạch data/plan-<năm>.yaml trong {snapshot.root}.")
    if year is not None and year not in years:
        known = ", ".join(map(str, years))
        raise StorageError(f"Không có kế hoạch năm {year} (có: {known}); kiểm tra --nam.")
    return _Loader(snapshot, year if year is not None else years[-1]).load()


def recognise(name: str) -> tuple[DataFile, int | None] | None:
    """Return what a file holds by its path, `None` when the design knows no such file.

    Args:
        name: relative to the root, such as `data/registrations/2024/van-phong.yaml`.

    Returns:
        The file, and the year it belongs to; no year when every year reads it.
    """
    _, *folders, base = name.split("/")
    stem, ending = os.path.splitext(base)  # noqa: PTH122 — keeps a stem with dots whole
    if ending.lower() not in YAML_ENDINGS:
        return None
    match folders:
        case [] if plan := PLAN_NAME.fullmatch(base):
            return DataFile(name, "plan", plan[1]), int(plan[1])
        case ["registrations" | "reviews" as kind, year] if _YEAR.fullmatch(year):
            return DataFile(name, kind, stem), int(year)
        case ["reviews", year, "chot"] if _YEAR.fullmatch(year) and _SEALED.fullmatch(stem):
            return DataFile(name, "seals", stem), int(year)
        case ["results", year, folder] if _YEAR.fullmatch(year) and (n := _ROUND.fullmatch(folder)):
            return DataFile(name, "results", stem, int(n[1])), int(year)
        case ["decisions"] if _YEAR.fullmatch(stem):
            return DataFile(name, "decisions", stem), None
        case ["regulations"]:
            return DataFile(name, "regulations", stem), None
        case ["council" | "documents" as kind] if _YEAR.fullmatch(stem):
            return DataFile(name, kind, stem), int(stem)
    return None


class _Loader:
    """Reads one year: the state of one `load`."""

    def __init__(self, snapshot: Snapshot, year: int) -> None:
        self.snapshot = snapshot
        self.year = year
        self.files: list[DataFile] = []
        self.trees: dict[str, yaml_tree.YamlTree] = {}
        self.digests: dict[str, str] = {}
        self.problems: defaultdict[str, list[FileProblem]] = defaultdict(list)
        self.records: defaultdict[str, list[Sourced[Record]]] = defaultdict(list)
        self.skipped: list[str] = []

    def load(self) -> Loaded:
        """Read every file of the year."""
        for name, content in self.snapshot.files:
            file = self.recognised(name)
            if file is None:
                self.skip(name)
            elif file.kind:
                self.check_name(file)
                self.files.append(file)
                self.read(file, content)
        for refused in self.snapshot.problems:
            self.problem(refused.reason, refused.name, *refused.values)
        return Loaded(
            self.snapshot.root,
            self.dataset(),
            self.trees,
            tuple(sorted(self.skipped)),
            self.snapshot.hidden,
        )

    def problem(self, reason: str, name: str, *values: str) -> None:
        """Note a fault of a file or folder as a whole."""
        self.problems[reason].append(FileProblem(reason, Where(name, 1, 1), values))

    def skip(self, name: str) -> None:
        """Note a file that is no data file; one that looks like it stands in a wrong place."""
        self.skipped.append(name)
        if name.lower().endswith(YAML_ENDINGS):
            self.problem("misplaced", name)

    def check_name(self, file: DataFile) -> None:
        """Note a unit's file not named by a code, and a second file for what needs one."""
        if file.kind in ("registrations", "results", "reviews"):
            if not re.match(UNIT_CODE_PATTERN, file.stem):
                self.problem("bad_stem", file.name, file.stem)
            if file.kind != "reviews":
                return
        twins = (
            other for other in self.files if (other.kind, other.stem) == (file.kind, file.stem)
        )
        for twin in twins:
            self.problem("twin_file", file.name, twin.name)

    def recognised(self, name: str) -> DataFile | None:
        """Return what a file holds; kind `""` for another year's, `None` if unknown."""
        found = recognise(name)
        if found is None:
            return None
        file, year = found
        return file if year in (None, self.year) else file._replace(kind="")

    def read(self, file: DataFile, content: bytes | None) -> None:
        """Read one file into a record, or note why not."""
        if content is None:
            self.problem("unreadable", file.name)
            return
        self.digests[file.name] = hashlib.sha256(content).hexdigest()
        tree = self.trees[file.name] = yaml_tree.read(content)
        for entry in tree.problems:
            related = Where(file.name, *entry.related) if entry.related else None
            where = Where(file.name, entry.line, entry.column)
            self.problems[entry.reason].append(
                FileProblem(entry.reason, where, entry.values, related)
            )
        if tree.readable:
            self.take(file, tree)

    def take(self, file: DataFile, tree: yaml_tree.YamlTree) -> None:
        """Type a tree that could be read."""
        record = models.parse(MODELS[file.kind], tree.data)
        if isinstance(record, tuple):
            for error in record:
                problem = _problem_of(file, error, tree)
                self.problems[problem.reason].append(problem)
        else:
            self.records[file.kind].append(Sourced(file, record))

    def dataset(self) -> Dataset:
        """Put the records in the order that everything after relies on."""
        plan: Sourced[models.Plan] | None = self.only("plan", models.Plan)
        order = {unit.ma_don_vi: n for n, unit in enumerate(plan.record.don_vi)} if plan else {}
        return Dataset(
            year=self.year,
            files=tuple(self.files),
            problems={reason: tuple(found) for reason, found in self.problems.items()},
            plan=plan,
            registrations=tuple(
                sorted(
                    self.all_of("registrations", models.Registration),
                    key=lambda entry: _unit_order(entry.record.ma_don_vi, order),
                )
            ),
            results=tuple(
                sorted(
                    self.all_of("results", models.Results),
                    key=lambda entry: (
                        entry.record.so_dot,
                        *_unit_order(entry.record.ma_don_vi, order),
                    ),
                )
            ),
            decisions=tuple(
                sorted(
                    self.all_of("decisions", models.DecisionsOfYear),
                    key=lambda entry: entry.record.nam_thanh_tich,
                )
            ),
            council=self.only("council", models.Council),
            papers=self.only("documents", models.Papers),
            regulations=tuple(self.all_of("regulations", models.Regulation)),
            reviews=tuple(
                sorted(
                    self.all_of("reviews", models.Reviews),
                    key=lambda entry: _unit_order(entry.record.ma_don_vi, order),
                )
            ),
            seals=tuple(self.all_of("seals", models.Seal)),
            digests=self.digests,
        )

    def all_of(self, kind: str, model: type[RecordType]) -> list[Sourced[RecordType]]:
        """Return the records of a kind, with their files."""
        return [
            Sourced(entry.file, entry.record)
            for entry in self.records[kind]
            if isinstance(entry.record, model)
        ]

    def only(self, kind: str, model: type[RecordType]) -> Sourced[RecordType] | None:
        """Return the one record of a kind, `None` when there is none."""
        return next(iter(self.all_of(kind, model)), None)


def _unit_order(code: str, order: dict[str, int]) -> tuple[int, str]:
    return order.get(code, len(order)), code


def _problem_of(file: DataFile, error: ShapeError, tree: yaml_tree.YamlTree) -> FileProblem:
    on_key = error.reason in ("unknown_key", "empty_key")
    cut = tree.cut_value(error.path) if error.reason == "unknown_key" else None
    if cut:
        return FileProblem("cut_value", Place(file.name, error.path, on_key=True), cut)
    return FileProblem(error.reason, Place(file.name, error.path, on_key), error.values)
