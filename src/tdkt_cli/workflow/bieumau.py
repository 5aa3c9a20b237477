"""`tdkt bieumau`: forms for the units to fill in, with what is known already typed.

What stands in this year's data goes in; where a unit has not registered yet, its people of last
year. A file that cannot be read stops the command: its content would be missing from the form.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import output
from tdkt_cli.forms import contents as forms
from tdkt_cli.workflow.asking import asked_unit
from tdkt_cli.workflow.checking import CheckedYear, check_year
from tdkt_cli.workflow.form_sources import before_registering, names_of_people, to_vote
from tdkt_cli.workflow.naming import shortest
from tdkt_cli.workflow.values import CannotRun, Checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from tdkt_cli.forms.contents import Contents, Known
    from tdkt_cli.models import Dataset, Plan, Unit

FORMATS = ("xlsx", "docx")
_KINDS = {
    "dang_ky": ("registrations",),
    "ket_qua": ("registrations", "results"),
    "lich_su": ("decisions",),
    "hoi_dong": ("council", "results"),
    "don_vi": (),
}
"""The folders whose files a form is filled from."""


class FormsAsked(NamedTuple):
    """Which forms are asked for.

    Attributes:
        kind: `dang_ky`, `ket_qua`, `lich_su`, `hoi_dong`, `don_vi`.
        unit: a unit's code or name, `""` for all.
        round_number: of results.
        empty: with nothing typed but agency and unit.
        folder: where the files go, `None` for the default.
        formats: of `FORMATS`.
    """

    kind: str = "dang_ky"
    unit: str = ""
    round_number: int = 0
    empty: bool = False
    folder: str | None = None
    formats: tuple[str, ...] = FORMATS


class FormsMade(NamedTuple):
    """The outcome.

    Attributes:
        checked: the findings of the files that the forms are filled from.
        written: the files, in the plan's order of units.
        folder: where they are.
        forms: how many forms, each in one format or two.
        refused: why nothing was written.
    """

    checked: Checked
    written: tuple[Path, ...] = ()
    folder: Path = Path()
    forms: int = 0
    refused: str | None = None


def bieumau(
    folder: str | None,
    year: int | None,
    asked: FormsAsked,
    progress: Callable[[int, int, str], None] | None = None,
) -> FormsMade:
    """Write the forms that are asked for.

    Args:
        folder: the folder that holds `data/`, `None` for the nearest parent.
        year: the plan's year, `None` for the newest.
        asked: which forms.
        progress: told of each file before it is made.

    Raises:
        CannotRun: no such folder, plan, unit or round; a file cannot be written.
    """
    checked_year = check_year(folder, year)
    dataset = checked_year.loaded.dataset
    plan = dataset.plan.record if dataset.plan else None
    if plan is None:
        checked = checked_year.about(lambda name: name.startswith("data/plan-"))
        why = "Chưa in biểu mẫu: kế hoạch của năm có lỗi, sửa kế hoạch trước."
        return FormsMade(checked, refused=why)
    units = _units(plan, asked)
    broken = set() if asked.empty else _unread(dataset, units, asked)
    if broken:
        why = (
            f"Chưa in biểu mẫu: không đọc được {', '.join(sorted(broken))}, in ra sẽ thiếu dữ liệu "
            "của tệp. Sửa tệp, hoặc in biểu mẫu trống bằng --trong."
        )
        return FormsMade(checked_year.about(broken.__contains__), refused=why)
    made = dict(_forms(checked_year, plan, units, asked))
    where = Path(asked.folder or f"{checked_year.loaded.root}/out/bieu-mau-{dataset.year}")
    files = dict(_files(made, where, asked.formats, progress))
    try:
        output.write_files(files)
    except output.OutputError as error:
        raise CannotRun(str(error)) from error
    written = tuple(map(shortest, files))
    return FormsMade(checked_year.about(lambda _: False), written, shortest(where), len(made))


def _files(
    made: dict[str, Contents],
    where: Path,
    formats: tuple[str, ...],
    progress: Callable[[int, int, str], None] | None,
) -> Iterator[tuple[Path, Callable[[BinaryIO], None]]]:
    """Yield each file with what writes it and tells of it."""
    total = len(made) * len(formats)
    for place, (stem, contents) in enumerate(made.items()):
        for ending in formats:
            number = place * len(formats) + formats.index(ending)
            yield (
                where / f"{stem}.{ending}",
                _told(_writer(contents, ending), progress, number, total, stem),
            )


def _told(
    write: Callable[[BinaryIO], None],
    progress: Callable[[int, int, str], None] | None,
    number: int,
    total: int,
    name: str,
) -> Callable[[BinaryIO], None]:
    def told(target: BinaryIO) -> None:
        if progress:
            progress(number, total, name)
        write(target)

    return told


def _units(plan: Plan, asked: FormsAsked) -> tuple[Unit, ...]:
    """Return the units that get a form: the one asked for, or those that exist this year."""
    if asked.kind == "ket_qua" and not plan.round(asked.round_number):
        known = ", ".join(str(entry.so_dot) for entry in plan.dot_thi_dua) or "không có đợt nào"
        raise CannotRun(
            f"Kế hoạch năm {plan.nam_ke_hoach} không có đợt {asked.round_number} (có: {known})."
        )
    if asked.unit:
        return (asked_unit(asked.unit, plan.don_vi),)
    year = plan.nam_ke_hoach
    return tuple(
        unit
        for unit in plan.don_vi
        if (unit.den_ngay is None or unit.den_ngay.year >= year)
        and (unit.tu_ngay is None or unit.tu_ngay.year <= year)
    )


def _unread(dataset: Dataset, units: tuple[Unit, ...], asked: FormsAsked) -> set[str]:
    """Return the files that should fill the forms and could not be read."""
    read = {source.file.name for source in dataset.registrations}
    read |= {source.file.name for source in dataset.results}
    read |= {source.file.name for source in dataset.decisions}
    if dataset.council:
        read.add(dataset.council.file.name)
    codes = {unit.ma_don_vi for unit in units}
    per_unit = asked.kind in ("dang_ky", "ket_qua")
    return {
        file.name
        for file in dataset.files
        if file.kind in _KINDS[asked.kind]
        and file.name not in read
        and (not per_unit or file.stem in codes)
        and (file.round_number in (None, asked.round_number) or not per_unit)
    }


def _forms(
    checked: CheckedYear, plan: Plan, units: tuple[Unit, ...], asked: FormsAsked
) -> Iterator[tuple[str, Contents]]:
    """Yield each form with the beginning of its file's name."""
    dataset = checked.loaded.dataset
    known = forms.Known(plan)
    match asked.kind:
        case "dang_ky":
            yield from _registrations(checked, known, units, empty=asked.empty)
        case "ket_qua":
            yield from _results(dataset, known, units, asked)
        case "lich_su":
            years = [] if asked.empty else [source.record for source in dataset.decisions]
            yield "lich-su", forms.history(known, years, names_of_people(dataset))
        case "hoi_dong":
            record = dataset.council.record if dataset.council and not asked.empty else None
            yield (
                "hoi-dong",
                forms.council(known, record, names_of_people(dataset), to_vote(dataset)),
            )
        case _:
            yield "don-vi", forms.units(known, empty=asked.empty)


def _registrations(
    checked: CheckedYear, known: Known, units: tuple[Unit, ...], *, empty: bool
) -> Iterator[tuple[str, Contents]]:
    dataset = checked.loaded.dataset
    filed = {source.record.ma_don_vi: source.record for source in dataset.registrations}
    before = None if empty else before_registering(checked.loaded)
    for unit in units:
        stem = f"dang-ky-{unit.ma_don_vi}"
        if before is None:
            yield stem, forms.registration(known, unit, None)
        else:
            record = filed.get(unit.ma_don_vi)
            yield stem, forms.registration(known, unit, record, before(unit))


def _results(
    dataset: Dataset, known: Known, units: tuple[Unit, ...], asked: FormsAsked
) -> Iterator[tuple[str, Contents]]:
    number = asked.round_number
    registered = {source.record.ma_don_vi: source.record for source in dataset.registrations}
    filed = {source.record.ma_don_vi: source.record for source in dataset.results_of(number)}
    for unit in units:
        code = unit.ma_don_vi
        record = None if asked.empty else filed.get(code)
        planned = None if asked.empty else registered.get(code)
        yield (
            f"ket-qua-dot-{number}-{code}",
            forms.results(known, unit, number, record, planned),
        )


def _writer(contents: Contents, ending: str) -> Callable[[BinaryIO], None]:
    """Return what writes a form in a format."""

    def write_workbook(target: BinaryIO) -> None:
        from tdkt_cli.spreadsheet.forms import write_form  # noqa: PLC0415 — openpyxl

        write_form(contents, target)

    def write_paper(target: BinaryIO) -> None:
        from tdkt_cli import word  # noqa: PLC0415 — Jinja2 and python-docx
        from tdkt_cli.documents import Document  # noqa: PLC0415
        from tdkt_cli.workflow.form_papers import TEMPLATE, form_variables  # noqa: PLC0415

        document = Document(TEMPLATE, form_variables(contents))
        word.write_docx(document.chunks(), target, title=contents.title)

    return write_workbook if ending == "xlsx" else write_paper
