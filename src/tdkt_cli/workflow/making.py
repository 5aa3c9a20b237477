"""What the document commands share: the plan, the files a paper uses, template to files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tdkt_cli.documents import Document
from tdkt_cli.workflow.printing import Paper, print_paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from tdkt_cli.models import Plan
    from tdkt_cli.storage import Loaded
    from tdkt_cli.workflow.checking import CheckedYear
    from tdkt_cli.workflow.values import Checked, Printed, Printing

NO_PLAN = "Chưa in: kế hoạch của năm có lỗi, sửa kế hoạch trước."


def plan_of(checked_year: CheckedYear) -> Plan | None:
    """Return the plan, `None` when it could not be read."""
    sourced = checked_year.loaded.dataset.plan
    return sourced.record if sourced else None


def uses(
    checked_year: CheckedYear, *kinds: str, round_: int | None = None
) -> Callable[[str], bool]:
    """Return what tells whether a document uses a file (folders count for what they hold).

    A review also prints the awards of its year, so it uses that year's decisions, no earlier ones.
    """
    dataset = checked_year.loaded.dataset
    names = {
        file.name
        for file in dataset.files
        if file.kind in kinds
        or (round_ and file.kind == "results" and file.round_number == round_)
        or (round_ and file.kind == "decisions" and file.stem == str(dataset.year))
    }
    known = {file.name for file in dataset.files}
    folders = tuple(f"data/{kind}" for kind in kinds) + (("data/results",) if round_ else ())
    return lambda name: name in names or (name not in known and name.startswith(folders))


def print_document(
    name: str,
    template: str,
    variables: dict[str, Any],
    checked_year: CheckedYear,
    checked: Checked,
    how: Printing,
    **formats: Any,  # noqa: ANN401 — handed on to Paper
) -> Printed:
    """Print a paper from its template, with what `data/documents` says of it.

    Args:
        name: output name and key of the entry.
        template: file name of the template.
        variables: what it may name; `frame` gives those that all papers share.
        checked_year: the data of the year.
        checked: the findings of the files the paper uses.
        how: outputs and what is allowed.
        formats: figures, spreadsheet, rows, as in `Paper`.
    """
    loaded = checked_year.loaded
    paper = paper_of(name, template, variables, loaded, **formats)
    return print_paper(paper, checked, how, Path(loaded.root))


def paper_of(
    name: str,
    template: str,
    variables: dict[str, Any],
    loaded: Loaded,
    **formats: Any,  # noqa: ANN401 — handed on to Paper
) -> Paper:
    """Return a paper ready to be printed; what goes in is as in `print_document`."""
    dataset = loaded.dataset
    own = loaded.root / "templates" if dataset.papers and dataset.papers.record.mau_rieng else None
    title = " ".join(
        filter(None, (variables["ten_loai"] or "", *variables["van_ban"]["trich_yeu"]))
    )
    entry = dataset.papers.record.paper(name) if dataset.papers else None
    filled = variables["van_ban"].get("dien_vao", entry.dien_vao if entry else ())
    fillings = {one.cho_trong: one.noi_dung for one in filled}
    document = Document(template, variables, own, fillings)
    return Paper(name, dataset.year, title, document, **formats)
