"""`tdkt bangiao`: who was awarded, with number and date of the decision, for other systems."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tdkt_cli import spreadsheet, storage
from tdkt_cli.consolidate.handover import handover
from tdkt_cli.spreadsheet.handover import handover_tables
from tdkt_cli.spreadsheet.rows import awarded_csv
from tdkt_cli.workflow.checking import check_year
from tdkt_cli.workflow.pages import Page, print_page
from tdkt_cli.workflow.printing import errors_of, refuse

if TYPE_CHECKING:
    from tdkt_cli.models import Dataset
    from tdkt_cli.workflow.values import Printed, Printing

NAME = "ban-giao"


def bangiao(folder: str | None, year: int | None, achieved: int | None, how: Printing) -> Printed:
    """Write the awards of a year of achievement.

    Args:
        folder: the folder that holds `data/`.
        year: the plan's year.
        achieved: the year of achievement; `None` for the plan's.
        how: outputs.

    Raises:
        CannotRun: no such folder or plan, a file cannot be written.
    """
    checked_year = check_year(folder, year)
    dataset = checked_year.loaded.dataset
    wanted = achieved or dataset.year
    name = f"data/decisions/{wanted}."
    checked = checked_year.about(lambda file: file.startswith(name))
    if errors_of(checked):
        return refuse(checked, "Chưa ghi: tệp quyết định của năm còn lỗi, sửa trước.")
    figures = handover(dataset, wanted)
    if not figures.ket_qua:
        why = f"Chưa có quyết định khen thưởng nào của thành tích năm {wanted} (data/decisions/)."
        return refuse(checked, f"{why}{_of_other_years(dataset, year or achieved)}")
    page = Page(
        NAME,
        wanted,
        None,
        {"phien_ban": 1, **figures._asdict()},
        lambda target: spreadsheet.write_tables(handover_tables(figures), target),
        lambda: awarded_csv(figures.ket_qua),
    )
    root = Path(storage.find_root(folder))
    return print_page(page, checked, how, root, default_format="xlsx")


def _of_other_years(dataset: Dataset, typed: int | None) -> str:
    """Return which option gives the newest year that has decisions; `""` where none has."""
    years = [one.record.nam_thanh_tich for one in dataset.decisions if one.record.quyet_dinh]
    if not years:
        return ""
    newest = max(years)
    taken = " Muốn" if typed else " Không ghi năm thì lệnh lấy năm kế hoạch mới nhất; muốn"
    return f"{taken} năm {newest} thì ghi --thanh-tich {newest}."
