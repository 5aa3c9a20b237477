"""`tdkt trinhky`: one folder and zip of a stage's papers, with a page on what was checked."""

from __future__ import annotations

import io
import tempfile
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tdkt_cli import output, word
from tdkt_cli.documents import Document
from tdkt_cli.models.paper_names import KnownPaper, known_papers
from tdkt_cli.workflow.asking import Asked
from tdkt_cli.workflow.checking import check_year
from tdkt_cli.workflow.making import NO_PLAN, plan_of
from tdkt_cli.workflow.naming import shortest
from tdkt_cli.workflow.signing_page import MadePaper, page_variables
from tdkt_cli.workflow.values import CannotRun, Checked, Printed, Printing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tdkt_cli.models import Plan

NAME = "trinh-ky"
PAGE = "phieu-kiem-tra"
# Modules that hold the functions of several commands.
_MODULES = {"tonghop": "papers", "baocao": "papers", "kehoach": "papers", "dieukien": "conditions"}


class Signing(NamedTuple):
    """What the command line asks for.

    Attributes:
        stage: `dang-ky`, `dot` or `xet`.
        round_number: of the stage `dot`.
        folder: where the files go, `None` for the default.
    """

    stage: str = "dang-ky"
    round_number: int | None = None
    folder: str | None = None

    @property
    def part(self) -> str:
        """What the stage is called in the name of the folder."""
        return f"dot-{self.round_number}" if self.round_number else self.stage


class Bundle(NamedTuple):
    """The outcome.

    Attributes:
        checked: what was found in the data, for errors that stop a paper.
        written: the files, the zip last.
        papers: the papers made.
        refused: why nothing was written, a sentence for each paper refused.
        left: files that lay in the folder and belong to no paper of this run.
    """

    checked: Checked
    written: tuple[Path, ...] = ()
    papers: tuple[MadePaper, ...] = ()
    refused: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def trinhky(
    folder: str | None,
    year: int | None,
    asked: Signing,
    how: Printing,
    progress: Callable[[int, int, str], None] | None = None,
) -> Bundle:
    """Make the papers of a stage; all are written, or none.

    Args:
        folder: the folder that holds `data/`.
        year: the plan's year.
        asked: which stage, where to.
        how: what is allowed; its outputs are not used.
        progress: told of each paper before it is made.

    Raises:
        CannotRun: no such round, a file cannot be written.
    """
    checked_year = check_year(folder, year)
    plan = plan_of(checked_year)
    nothing = checked_year.about(lambda _: False)
    if plan is None:
        return Bundle(nothing, refused=(NO_PLAN,))
    papers = papers_of_stage(plan, asked)
    made: list[MadePaper] = []
    refused: list[str] = []
    stopping = nothing
    for number, paper in enumerate(papers, 1):
        if progress:
            progress(number, len(papers), paper.title)
        printed, files = _printed(folder, plan.nam_ke_hoach, paper, number, how)
        if printed.refused:
            refused.append(f"{paper.title}: {_why(printed.refused)}")
            stopping = _with(stopping, printed.checked)
        else:
            made.append(MadePaper(paper.name, paper.title, files, printed.blanks))
    if refused:
        return Bundle(stopping, refused=tuple(refused))
    root = checked_year.loaded.root
    page = page_variables(checked_year, plan, asked.part, made, draft=how.draft)
    files = {name: content for paper in made for name, content in paper.files.items()}
    files |= _page(page, plan)
    target = Path(asked.folder or f"{root}/out/{NAME}-{asked.part}-{plan.nam_ke_hoach}")
    written = _write(target, files)
    return Bundle(nothing, written, tuple(made), left=tuple(_left(target, files)))


def papers_of_stage(plan: Plan, asked: Signing) -> tuple[KnownPaper, ...]:
    """Return the papers of a stage, in the order of the one table of papers.

    Raises:
        CannotRun: the plan has no such round.
    """
    rounds = tuple(peak.so_dot for peak in plan.dot_thi_dua)
    if asked.round_number and asked.round_number not in rounds:
        known = ", ".join(map(str, rounds))
        raise CannotRun(
            f"Kế hoạch năm {plan.nam_ke_hoach} không có đợt {asked.round_number} (có đợt: {known})."
        )
    chosen = (asked.round_number,) if asked.round_number else rounds
    papers = known_papers(chosen).values()
    return tuple(paper for paper in papers if paper.stage == asked.stage)


def _printed(
    folder: str | None, year: int, paper: KnownPaper, number: int, how: Printing
) -> tuple[Printed, dict[str, bytes]]:
    """Print a paper in its formats and return its files by name."""
    name = f"{number}-{paper.name}-{year}"
    with tempfile.TemporaryDirectory(prefix="tdkt-") as place:
        targets = tuple(f"{place}/{name}.{ending}" for ending in paper.formats)
        printed = _function(paper)(folder, year, how._replace(outputs=targets, file_format=None))
        files = {path.name: path.read_bytes() for path in sorted(Path(place).iterdir())}
    return printed, files


def _function(paper: KnownPaper) -> Callable[[str | None, int, Printing], Printed]:
    """Return what prints a paper, given folder, year and way of printing."""
    module = import_module(f"tdkt_cli.workflow.{_MODULES.get(paper.command, paper.command)}")
    function: Callable[..., Printed] = getattr(module, paper.command)
    options: dict[str, Any] = dict(paper.options)
    if "stage" in options:  # `dieukien` is asked about people, then how
        asked = Asked("", "", options["stage"])
        return lambda folder, year, how: function(folder, year, asked, how)
    return lambda folder, year, how: function(folder, year, how, **options)


def _why(refused: str) -> str:
    return refused.removeprefix("Chưa in: ")


def _with(known: Checked, more: Checked) -> Checked:
    return known._replace(findings=tuple(dict.fromkeys((*known.findings, *more.findings))))


def _page(variables: Mapping[str, Any], plan: Plan) -> dict[str, bytes]:
    """Return the page as .docx and .html, by name."""
    document = Document(f"{NAME}.html.j2", variables)
    title = f"Phiếu kiểm tra hồ sơ trình ký năm {plan.nam_ke_hoach}"
    files = {}
    for ending, write in (("docx", word.write_docx), ("html", word.write_html)):
        target = io.BytesIO()
        write(document.chunks(), target, title=title)
        files[f"0-{PAGE}-{plan.nam_ke_hoach}.{ending}"] = target.getvalue()
    return files


def _write(target: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write the folder and the zip of the same files."""
    archive = io.BytesIO()
    output.stable_zip(archive, [(f"{target.name}/{name}", files[name]) for name in sorted(files)])
    paths = {target / name: files[name] for name in sorted(files)}
    paths[target.with_name(f"{target.name}.zip")] = archive.getvalue()
    try:
        output.write_files(paths)
    except output.OutputError as error:
        raise CannotRun(str(error)) from error
    return tuple(map(shortest, paths))


def _left(target: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    for path in sorted(target.iterdir()):
        if path.name not in files and not path.name.startswith("."):
            yield path.name
