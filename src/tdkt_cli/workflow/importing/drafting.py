"""The forms that were read → the data files as they would be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import edits
from tdkt_cli.forms.grid import Fault, Spot
from tdkt_cli.forms.records import OF_UNIT, People, Target, draft, located, plain, removed
from tdkt_cli.forms.values.choices import bare, folded
from tdkt_cli.workflow.importing.reading import whole_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tdkt_cli.findings import KeyPath
    from tdkt_cli.forms.reading import ReadForm
    from tdkt_cli.forms.reading.said import Tree
    from tdkt_cli.models import Dataset
    from tdkt_cli.storage import Loaded
    from tdkt_cli.workflow.importing.reading import Form

_ROUND = re.compile(r"\bdot (?:thi dua )?(?:thu )?([1-9]|nhat|hai)\b")
_ROUND_WORDS = {"nhat": "1", "hai": "2"}
_SHEET_NOT_READ = frozenset(
    (
        "form_far_cell",
        "form_wide_merge",
        "form_disordered",
        "form_hidden_sheet",
        "form_too_many_faults",
    )
)
_WITHOUT_ORIGIN = frozenset(("don_vi",))
FIRST_LINE = "Nhập từ biểu mẫu"


class NewFile(NamedTuple):
    """A data file as the forms want it.

    Attributes:
        old: its bytes, `None` when it is new.
        new: its bytes as they would be; equal to `old` when nothing changes.
        spots: the cell of each key path.
        forms: which forms made it.
    """

    old: bytes | None
    new: bytes
    spots: dict[KeyPath, Spot]
    forms: tuple[int, ...]


class Batch(NamedTuple):
    """What several forms make together.

    Attributes:
        files: by name.
        faults: of each form, by its number.
    """

    files: dict[str, NewFile]
    faults: dict[int, list[Fault]]


class Asked(NamedTuple):
    """What the clerk said besides the forms.

    Attributes:
        unit: the unit of forms that do not name theirs, empty when not said.
        day: when the forms are imported, `None` when not said.
    """

    unit: str = ""
    day: date | None = None


def draft_all(
    forms: Sequence[Form],
    numbers: Sequence[int],
    loaded: Loaded,
    old: dict[str, bytes],
    asked: Asked,
) -> Batch:
    """Make the data files of some forms, one form after the other.

    Args:
        forms: all that were read.
        numbers: which of them.
        loaded: the data as they are.
        old: the bytes of the data files.
        asked: what the clerk said.
    """
    return _Drafting(forms, loaded, old, asked).run(numbers)


def unit_said(form: Form, dataset: Dataset) -> str | None:
    """Return the code of the unit that a form names, by its label or in a line of its own.

    Args:
        form: as it was read.
        dataset: the data of the year, for the names of its units.
    """
    if form.read is None:
        return None
    values = form.read.values
    said = values.get("ma_don_vi")
    if said is not None or "ma_don_vi" in values.refused:
        return None if said is None else str(said)
    lines = {folded(str(cell.value)) for cell in form.recognised.lines if cell.value}
    found = {unit.ma_don_vi for unit in dataset.units() if folded(unit.ten_don_vi) in lines}
    return found.pop() if len(found) == 1 else None


class _Drafting:
    """The state of one run over the forms."""

    def __init__(
        self, forms: Sequence[Form], loaded: Loaded, old: dict[str, bytes], asked: Asked
    ) -> None:
        self.forms = forms
        self.dataset: Dataset = loaded.dataset
        self.people = People(loaded.dataset)
        self.broken = {name for name, tree in loaded.trees.items() if not tree.readable}
        self.on_disk: dict[str, Tree] = {name: tree.data for name, tree in loaded.trees.items()}
        self.trees = dict(self.on_disk)
        self.old = old
        self.asked = asked
        self.wanted: dict[str, Tree] = {}
        self.made_by: dict[str, list[int]] = {}
        self.claims: dict[str, list[tuple[int, Tree]]] = {}
        self.faults: dict[int, list[Fault]] = {}

    def run(self, numbers: Sequence[int]) -> Batch:
        """Draft the forms and write the files they make."""
        for number in numbers:
            self.faults[number] = list(self.forms[number].faults)
            read = self.forms[number].read
            if read is not None:
                self.form(number, read.copied())
        self.leave_out_twins()
        files: dict[str, NewFile] = {}
        for name, tree in self.wanted.items():
            made = self.file(name, tree)
            if made is not None:
                files[name] = made
        return Batch(files, self.faults)

    def form(self, number: int, read: ReadForm) -> None:
        """Draft one form."""
        faults = self.faults[number]
        if any(fault.reason in _SHEET_NOT_READ for fault in faults):
            return  # what is missing may stand there
        self.check_year(number, read)
        unit = self.unit(number, read) if read.kind.key in OF_UNIT else ""
        round_number = self.round(number, read) if read.kind.key == "ket_qua" else 0
        if unit is None or round_number is None:
            return
        target = Target(self.dataset, self.people, unit, round_number, self.trees)
        drafted = draft(read, target)
        faults.extend(drafted.faults)
        for made in drafted.drafts:
            if made.file in self.broken:
                faults.append(Fault("form_target_broken", whole_file(number), (made.file,)))
            else:
                self.claims.setdefault(made.file, []).append((number, plain(made.tree)))
                faults.extend(removed(self.trees.get(made.file), made.tree, read))
                self.wanted[made.file] = self.trees[made.file] = made.tree
                self.made_by.setdefault(made.file, []).append(number)

    def leave_out_twins(self) -> None:
        """Take no form for a file that several forms want to be different, and name them all.

        A unit may send its form in Excel and in Word: when both say the same, nothing is wrong.
        History is united, so that several forms may fill one year.
        """
        for file, claims in self.claims.items():
            numbers = list(dict.fromkeys(number for number, _ in claims))
            if len(numbers) < 2 or self.is_history(numbers[0]):
                continue
            if all(tree == claims[0][1] for _, tree in claims):
                continue
            del self.wanted[file]
            for number in numbers:
                others = [self.forms[other].base for other in numbers if other != number]
                values = (file, *others)
                self.faults[number].append(Fault("form_twin", whole_file(number), values))

    def is_history(self, number: int) -> bool:
        """Whether a form is one of history."""
        read = self.forms[number].read
        return read is not None and read.kind.key == "lich_su"

    def check_year(self, number: int, read: ReadForm) -> None:
        """Report a form of another year."""
        said = read.values.get("nam_ke_hoach") or self.forms[number].recognised.year
        if read.kind.key != "lich_su" and said and str(said) != str(self.dataset.year):
            spot = read.values.cells.get("nam_ke_hoach") or whole_file(number)
            values = (str(said), str(self.dataset.year))
            self.faults[number].append(Fault("form_other_year", spot, values))

    def unit(self, number: int, read: ReadForm) -> str | None:
        """Return the unit that a form is of: it says so itself, else the clerk does."""
        said = unit_said(self.forms[number], self.dataset)
        if said is None:
            if not self.asked.unit and "ma_don_vi" not in read.values.refused:
                self.faults[number].append(Fault("form_no_unit", whole_file(number)))
            return self.asked.unit or None
        if self.asked.unit and self.asked.unit != said:
            spot = read.values.cells.get("ma_don_vi") or whole_file(number)
            values = (self.people.unit_name(said), self.people.unit_name(self.asked.unit))
            self.faults[number].append(Fault("form_other_unit", spot, values))
            return None
        return said

    def round(self, number: int, read: ReadForm) -> int | None:
        """Return the round that a form is of, by its label or its title."""
        said = str(read.values.get("so_dot") or "")
        for cell in self.forms[number].recognised.lines if not said else ():
            found = _ROUND.search(bare(str(cell.value)))
            if found:
                said = _ROUND_WORDS.get(found[1], found[1])
                break
        plan = self.dataset.plan
        known = {str(one.so_dot) for one in plan.record.dot_thi_dua} if plan else set()
        if said in known:
            return int(said)
        if "so_dot" not in read.values.refused:
            spot = read.values.cells.get("so_dot") or whole_file(number)
            self.faults[number].append(Fault("form_no_round", spot, (said,)))
        return None

    def file(self, name: str, tree: Tree) -> NewFile | None:
        """Return a file's new bytes; `None` when its values cannot be written."""
        forms = tuple(self.made_by[name])
        form = self.forms[forms[-1]]
        wanted = plain(tree)
        old = self.old.get(name)
        if old is not None and wanted == self.on_disk.get(name):
            return NewFile(old, old, located(tree), forms)
        if form.read is not None and form.read.kind.key not in _WITHOUT_ORIGIN:
            day = self.asked.day.isoformat() if self.asked.day else None
            origin = {"ten_tep": form.base, "ma_bam": form.digest, "ngay_nhap": day}
            wanted["nguon"] = origin
        try:
            if old is None:
                new = edits.new_file(wanted, f"{FIRST_LINE} {form.base}.")
            else:
                new = edits.merge(old, wanted)
        except edits.EditError as error:
            for number in forms:
                fault = Fault("form_refused", whole_file(number), (str(error), ""))
                self.faults[number].append(fault)
            return None
        return NewFile(old, new, located(tree), forms)
