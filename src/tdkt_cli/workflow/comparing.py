"""`tdkt sosanh A B`: two years, rounds, stages or git revisions set against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import storage
from tdkt_cli.consolidate.comparison import Comparison, UnitDifference, compare
from tdkt_cli.consolidate.differences import HEADLINE, KINDS
from tdkt_cli.consolidate.whole_side import renumbered
from tdkt_cli.vietnamese import count
from tdkt_cli.workflow.sides_typed import SideReader
from tdkt_cli.workflow.values import CannotRun, Checked, Counts, Printed, Printing

if TYPE_CHECKING:
    from pathlib import Path

    from tdkt_cli.spreadsheet.table import Table
    from tdkt_cli.workflow.printing import Paper
    from tdkt_cli.workflow.sides_typed import Read

NAME = "so-sanh"


class Compared(NamedTuple):
    """The outcome.

    Attributes:
        checked: for the sentences at the end.
        year: of the second side.
        found: what differs.
        unread: files that could not be read, with the side they are of.
    """

    checked: Checked
    year: int
    root: Path
    found: Comparison
    unread: tuple[str, ...]


def compared(folder: str | None, year: int | None, first: str, second: str) -> Compared:
    """Compare two things as they were typed.

    Args:
        folder: the folder that holds `data/`, `None` for the nearest parent.
        year: the plan's year where a side names none, `None` for the newest.
        first: the older side, usually.
        second: what it has become.

    Raises:
        CannotRun: a side cannot be understood, or is not there.
    """
    try:
        reader = SideReader(storage.find_root(folder), year)
        before, after = reader.read(first), reader.read(second)
    except storage.StorageError as error:
        raise CannotRun(str(error)) from error
    checked = Checked((), Counts(0, 0, 0), tuple(reader.notes), lambda _file, _line: None)
    unread = tuple(dict.fromkeys((*before.unread, *after.unread)))
    return Compared(checked, after.dataset.year, reader.root, _found(before, after), unread)


def _found(before: Read, after: Read) -> Comparison:
    """Compare two moments whole; anything else by what both sides are about."""
    if not (before.moment and after.moment):
        return compare(before.side, after.side)
    numbers = renumbered(before.dataset, after.dataset)
    return compare(before.whole(numbers), after.whole())


def headline(unit: UnitDifference) -> str:
    """Return `Phòng Chính sách: thêm 1, bớt 1, đổi danh hiệu 2.`."""
    state = {"moi": " (đơn vị mới)", "khong_con": " (không còn)"}.get(unit.tinh_trang, "")
    old = f" (trước là {', '.join(unit.ten_cu)})" if unit.ten_cu else state
    return f"{unit.ten_don_vi}{old}: {unit.tom_tat}."


def others(found: Comparison) -> tuple[str, ...]:
    """Return a sentence for the units that did not change, each without file."""
    rest = [unit for unit in found.don_vi if not unit.thay_doi]
    units = (unit for unit in rest if unit.ma_don_vi[:1].isalpha())  # not history, not the plan
    same = [u.ten_don_vi for u in units if not u.tinh_trang.startswith("thieu_tep")]
    told = (f"Không đổi: {', '.join(same)}.",) if same else ()
    missing = (headline(unit) for unit in rest if unit.tinh_trang.startswith("thieu_tep"))
    return (*told, *missing)


def total_sentence(found: Comparison) -> str:
    """Return the sum of all units in one sentence."""
    total = found.tong
    parts = [f"{word} {count(total[kind])}" for kind, word in HEADLINE.items() if total.get(kind)]
    if total.get("tap_the"):
        parts.append(f"tập thể đổi danh hiệu {count(total['tap_the'])}")
    items = sum(amount for kind, amount in total.items() if kind.rpartition("_")[0] in KINDS)
    if items:
        parts.append(f"nội dung khác đổi {count(items)}")
    left = total.get("chua_so", 0)
    missing = f"; {count(left)} đơn vị chưa so được vì chưa có tệp" if left else ""
    if not parts:
        same = "Những gì so được không khác nhau" if left else "Hai bên không khác nhau"
        return f"{same}{missing}."
    same = f"; {count(total['khong_doi'])} đơn vị không đổi" if total["khong_doi"] else ""
    return f"Tổng cộng: {', '.join(parts)}{same}{missing}."


def lead_sentence(found: Comparison) -> str:
    """Return what is set against what."""
    return f"So {found.ben_sau} với {found.ben_truoc}."


def sosanh(folder: str | None, year: int | None, first: str, second: str, how: Printing) -> Printed:
    """Print the comparison as an appendix, a workbook or JSON; arguments as `compared`."""
    outcome = compared(folder, year, first, second)
    from tdkt_cli.workflow.printing import print_paper  # noqa: PLC0415 — the screen needs no Jinja2

    return print_paper(_paper(outcome), outcome.checked, how, outcome.root)


def _paper(outcome: Compared) -> Paper:
    from tdkt_cli import spreadsheet  # noqa: PLC0415 — the screen needs none of these
    from tdkt_cli.documents import Document  # noqa: PLC0415
    from tdkt_cli.workflow.printing import Paper  # noqa: PLC0415

    found = outcome.found
    changed = [unit for unit in found.don_vi if unit.thay_doi]
    variables = {
        "so_sanh": found,
        "loi_dan": lead_sentence(found),
        "cau_tong": total_sentence(found),
        "co_thay_doi": [(headline(unit), unit) for unit in changed],
        "con_lai": others(found),
    }
    return Paper(
        NAME,
        outcome.year,
        f"So sánh {found.ben_truoc} với {found.ben_sau}",
        Document("so-sanh.html.j2", variables),
        figures={"phien_ban": 1, **found._asdict(), "chua_doc_duoc": outcome.unread},
        spreadsheet=lambda target: spreadsheet.write_tables(_tables(found), target),
    )


def _tables(found: Comparison) -> tuple[Table, ...]:
    from tdkt_cli.spreadsheet.comparison import comparison_tables  # noqa: PLC0415 — for .xlsx only

    return comparison_tables(found, lead_sentence(found), total_sentence(found))
