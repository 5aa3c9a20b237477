"""Folders → trees → models: finds the files of a year, reads all of them, knows every line."""

from __future__ import annotations

import os
import re
import stat
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tdkt_cli import models, yaml_tree
from tdkt_cli.findings import Place, Where, path_text
from tdkt_cli.models import DataFile, Dataset, FileProblem, Record, ShapeError, Sourced

if TYPE_CHECKING:
    from collections.abc import Iterator

RecordType = TypeVar("RecordType", bound=Record)

_MODELS: dict[str, type[Record]] = {
    "plan": models.Plan,
    "registrations": models.Registration,
    "results": models.Results,
    "decisions": models.DecisionsOfYear,
    "council": models.Council,
    "documents": models.Papers,
}
_PLAN_NAME = re.compile(r"plan-([0-9]{4})\.ya?ml", re.IGNORECASE)
_YAML = (".yaml", ".yml")


class StorageError(Exception):
    """The data folder cannot be used at all; the message is one Vietnamese sentence."""


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


def find_root(folder: str | None) -> Path:
    """Return the folder that holds `data/plan-*.yaml`.

    Args:
        folder: as given with `-C`; `None` for the working folder or its nearest parent.

    Raises:
        StorageError: there is none.
    """
    start = Path(folder) if folder else Path.cwd()
    if not start.is_dir():
        raise StorageError(f"Không có thư mục {start}.")
    for candidate in (start,) if folder else (start, *start.parents):
        if plan_years(candidate):
            return candidate
    raise StorageError(
        f"Không thấy kế hoạch data/plan-<năm>.yaml trong {start}"
        + ("." if folder else " và các thư mục cha; dùng -C để chỉ thư mục chứa data/.")
    )


def plan_years(root: Path) -> tuple[int, ...]:
    """Return the years of the plans in a root, oldest first."""
    try:
        names = os.listdir(root / "data")
    except OSError:
        return ()
    return tuple(sorted({int(m[1]) for m in map(_PLAN_NAME.fullmatch, names) if m}))


def load(root: Path, year: int | None) -> Loaded:
    """Read everything of one year; a broken file does not stop the others.

    Args:
        root: the folder that holds `data/`.
        year: the plan's year; `None` for the newest plan.

    Raises:
        StorageError: there is no plan of that year.
    """
    years = plan_years(root)
    if year is not None and year not in years:
        known = ", ".join(map(str, years))
        raise StorageError(f"Không có kế hoạch năm {year} (có: {known}); kiểm tra --nam.")
    return _Loader(root, year if year is not None else years[-1]).load()


class _Loader:
    """Reads one year: the state of one `load`."""

    def __init__(self, root: Path, year: int) -> None:
        self.root = root
        self.year = year
        self.files: list[DataFile] = []
        self.trees: dict[str, yaml_tree.YamlTree] = {}
        self.problems: defaultdict[str, list[FileProblem]] = defaultdict(list)
        self.records: defaultdict[str, list[Sourced[Record]]] = defaultdict(list)
        self.skipped: list[str] = []
        self.hidden = 0

    def load(self) -> Loaded:
        for path, name in self.walk(self.root / "data", "data"):
            file = self.recognise(name)
            if file is None:
                self.skipped.append(name)
            elif file.kind:
                self.files.append(file)
                self.read(file, path)
        return Loaded(
            self.root, self.dataset(), self.trees, tuple(sorted(self.skipped)), self.hidden
        )

    def problem(self, reason: str, name: str, *values: str) -> None:
        self.problems[reason].append(FileProblem(reason, Where(name, 1, 1), values))

    def walk(self, folder: Path, name: str) -> Iterator[tuple[Path, str]]:
        """Yield the regular files below a folder, in the order of names."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self.problem("unreadable", name, error.strerror or "")
            return
        seen: dict[str, str] = {}
        for entry in entries:
            child = f"{name}/{entry.name}"
            if entry.name.startswith((".", "~")):
                self.hidden += 1
                continue
            twin = seen.setdefault(entry.name.casefold(), entry.name)
            if twin != entry.name:
                self.problem("name_clash", child, twin)
            if entry.is_symlink():
                self.problem("symlink", child)
            elif entry.is_dir() and not entry.name.lower().endswith(_YAML):
                yield from self.walk(Path(entry.path), child)
            elif not stat.S_ISREG(entry.stat().st_mode):
                self.problem("not_a_file", child)
            else:
                yield Path(entry.path), child

    def recognise(self, name: str) -> DataFile | None:
        """Return what a file holds by its path; kind `""` for another year's, `None` if unknown."""
        _, *folders, base = name.split("/")
        stem, ending = os.path.splitext(base)
        if ending.lower() not in _YAML:
            return None
        match folders:
            case []:
                plan = _PLAN_NAME.fullmatch(base)
                if not plan:
                    return None
                kind = "plan" if int(plan[1]) == self.year else ""
                return DataFile(name, kind, plan[1])
            case ["registrations", year] if year.isdecimal():
                return DataFile(name, self.if_this_year("registrations", year), stem)
            case ["results", year, folder] if year.isdecimal() and folder[4:].isdecimal():
                number = int(folder[4:])
                return DataFile(name, self.if_this_year("results", year), stem, number)
            case ["decisions"] if stem.isdecimal():
                return DataFile(name, "decisions", stem)
            case ["council" | "documents" as kind] if stem.isdecimal():
                return DataFile(name, self.if_this_year(kind, stem), stem)
        return None

    def if_this_year(self, kind: str, year: str) -> str:
        return kind if int(year) == self.year else ""

    def read(self, file: DataFile, path: Path) -> None:
        """Read one file into a record, or note why not."""
        try:
            with path.open("rb") as stream:
                data = stream.read(yaml_tree.MAX_BYTES + 1)
        except OSError as error:
            self.problem("unreadable", file.name, error.strerror or "")
            return
        tree = self.trees[file.name] = yaml_tree.read(data)
        for entry in tree.problems:
            related = Where(file.name, *entry.related) if entry.related else None
            where = Where(file.name, entry.line, entry.column)
            self.problems[entry.reason].append(
                FileProblem(entry.reason, where, entry.values, related)
            )
        if tree.readable:
            self.type(file, tree)

    def type(self, file: DataFile, tree: yaml_tree.YamlTree) -> None:
        """Type a tree that could be read."""
        record = models.parse(_MODELS[file.kind], tree.data)
        if isinstance(record, tuple):
            for error in record:
                self.problems[error.reason].append(_problem_of(file, error))
        else:
            self.records[file.kind].append(Sourced(file, record))

    def dataset(self) -> Dataset:
        plan = self.only("plan", models.Plan)
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
        )

    def all_of(self, kind: str, model: type[RecordType]) -> list[Sourced[RecordType]]:
        return [
            Sourced(entry.file, entry.record)
            for entry in self.records[kind]
            if isinstance(entry.record, model)
        ]

    def only(self, kind: str, model: type[RecordType]) -> Sourced[RecordType] | None:
        return next(iter(self.all_of(kind, model)), None)


def _unit_order(code: str, order: dict[str, int]) -> tuple[int, str]:
    return order.get(code, len(order)), code


def _problem_of(file: DataFile, error: ShapeError) -> FileProblem:
    on_key = error.reason == "unknown_key"
    return FileProblem(error.reason, Place(file.name, error.path, on_key), error.values)
