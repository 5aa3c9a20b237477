"""`tdkt tiendo`: who filed, who is late, what came back, on any day."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tdkt_cli import storage
from tdkt_cli.consolidate.progress import (
    AWAITED,
    BROKEN,
    IN_TIME,
    LATE,
    NO_DAY,
    NOT_BEGUN,
    NOT_DUE,
    OVERDUE,
    RETURNED,
    Filing,
    PaperProgress,
    Progress,
    progress,
)
from tdkt_cli.consolidate.reviews import approved_papers, returned_papers
from tdkt_cli.vietnamese import count, long_date, short_date
from tdkt_cli.workflow.checking import check_year
from tdkt_cli.workflow.values import CannotRun, Checked, Counts, Printed, Printing

if TYPE_CHECKING:
    from datetime import date

    from tdkt_cli.consolidate.beside import Compared
    from tdkt_cli.models import Dataset
    from tdkt_cli.spreadsheet.table import Table
    from tdkt_cli.storage import Loaded

NAME = "tien-do"
STATES = {
    IN_TIME: "đúng hạn",
    LATE: "chậm",
    NO_DAY: "đã gửi, chưa ghi ngày",
    RETURNED: "trả lại",
    BROKEN: "tệp có lỗi",
    OVERDUE: "quá hạn, chưa gửi",
    AWAITED: "chưa gửi",
    NOT_BEGUN: "chưa đến đợt",
    NOT_DUE: "không phải gửi",
}
"""The words for the state of a paper, in the order of the board."""
RUNNING = "đợt chưa kết thúc"
"""The words for a paper of a round that goes on: it is not awaited yet."""

LEGEND = STATES | {AWAITED: "chưa gửi, chưa quá hạn"}
"""The words for what a sign or a colour means."""

MARKS = {
    IN_TIME: "✓",
    LATE: "!",
    NO_DAY: "?",
    RETURNED: "↩",
    BROKEN: "✗",
    OVERDUE: "✗",
    AWAITED: "…",
    NOT_BEGUN: "·",
    NOT_DUE: "—",
}
_SOON = 30


class Board(NamedTuple):
    """What the board shows.

    Attributes:
        checked: notes, and the findings when the plan cannot be read.
        figures: `None` when the plan cannot be read.
        waiting: a sentence for each kind of paper that is awaited.
        unread: files whose content could not be counted.
    """

    checked: Checked
    figures: Progress | None = None
    waiting: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    refused: str | None = None


def board(folder: str | None, year: int | None, day: date) -> Board:
    """Return how far the year is on a day.

    Args:
        folder: the folder that holds `data/`, `None` for the nearest parent.
        year: the plan's year, `None` for the newest.
        day: what is filed after it has not come yet.

    Raises:
        CannotRun: there is no such folder or plan.
    """
    loaded = load(folder, year)
    dataset = loaded.dataset
    if dataset.plan is None:
        checked = check_year(folder, year).about(lambda name: name.startswith("data/plan-"))
        why = "Chưa lập được bảng tiến độ: kế hoạch của năm có lỗi, sửa kế hoạch trước."
        return Board(checked, refused=why)
    figures = progress(
        dataset,
        dataset.plan.record,
        day,
        _year_before(loaded),
        returned_papers(dataset, day),
        approved_papers(dataset, day),
    )
    checked = Checked((), Counts(0, 0, 0), (), loaded.source_line)
    unread = tuple(file.name for file in dataset.unread_files())
    return Board(checked, figures, waiting(figures), unread)


def load(folder: str | None, year: int | None) -> Loaded:
    """Read a year without checking it; the arguments are those of every command.

    Raises:
        CannotRun: there is no such folder or plan.
    """
    try:
        return storage.load(storage.find_root(folder), year)
    except storage.StorageError as error:
        raise CannotRun(str(error)) from error


def tiendo(folder: str | None, year: int | None, day: date, how: Printing) -> Printed:
    """Print the board as a page, a workbook or JSON; arguments as `board`."""
    found = board(folder, year, day)
    if found.figures is None:
        return Printed(found.checked, refused=found.refused)
    from tdkt_cli import spreadsheet  # noqa: PLC0415 — the screen needs none of these
    from tdkt_cli.documents import Document  # noqa: PLC0415
    from tdkt_cli.workflow.pages import Page, print_page  # noqa: PLC0415

    figures = found.figures
    page = Page(
        NAME,
        figures.nam_ke_hoach,
        Document("tien-do.html.j2", _variables(found, figures)),
        {"phien_ban": 1, **figures._asdict(), "chua_doc_duoc": found.unread},
        lambda target: spreadsheet.write_tables(_tables(figures), target),
    )
    return print_page(page, found.checked, how, Path(storage.find_root(folder)))


def closing(found: Board, figures: Progress) -> str:
    """Return the sentence that ends the board on the screen."""
    if found.unread:
        named = ", ".join(found.unread)
        return f"Chưa tính được {count(len(found.unread))} tệp có lỗi ({named}): tdkt validate."
    year = figures.nam_ke_hoach
    return f"Trang có biểu đồ để chiếu hoặc in: tdkt tiendo --nam {year} --dinh-dang html."


def state_text(filing: Filing, paper: PaperProgress, day: date) -> str:
    """Return the state of a paper in words: `chậm 03 ngày (03/02/2024)`."""
    words = STATES[filing.tinh_trang]
    approved = ", đã duyệt" if filing.da_duyet else ""
    filed = f" ({short_date(filing.ngay_gui)}){approved}" if filing.ngay_gui else approved
    match filing.tinh_trang:
        case "cham":
            return f"{words} {count(filing.so_ngay_cham)} ngày{filed}"
        case "qua_han":
            return f"{words} ({count(filing.so_ngay_cham)} ngày)"
        case "tra_lai":
            return f"{words}: {filing.ly_do}" if filing.ly_do else words
        case "chua_gui":
            return RUNNING if _is_running(paper, day) else words + _days_left(paper, day)
    return words + filed


def _is_running(paper: PaperProgress, day: date) -> bool:
    """Whether nothing can be owed yet: the round goes on and the plan states no deadline."""
    return paper.han_cuoi is None and paper.den_ngay is not None and day <= paper.den_ngay


def _days_left(paper: PaperProgress, day: date) -> str:
    if paper.han_cuoi is None:
        return ""
    left = (paper.han_cuoi - day).days
    return f" (còn {count(left)} ngày)" if left else " (hôm nay là ngày cuối)"


def deadline_text(paper: PaperProgress) -> str:
    """Return the deadline of a paper: `hạn: trước ngày 31/01/2024`."""
    if paper.han_nop is None:
        return "kế hoạch không ghi hạn nộp"
    return f"hạn: {'trước ngày' if paper.truoc_ngay else 'ngày'} {short_date(paper.han_nop)}"


def _card_text(paper: PaperProgress, day: date) -> str:
    """Return what a card says under its number: until when a round goes on, the deadline."""
    until = paper.den_ngay if _is_running(paper, day) else None
    running = f"đợt đến hết ngày {short_date(until)}, " if until else ""
    return running + deadline_text(paper)


def waiting(figures: Progress) -> tuple[str, ...]:
    """Return, for each paper, which units are awaited, those past the deadline first."""
    sentences = []
    for index, paper in enumerate(figures.ban):
        filings = [(unit.ten_don_vi, unit.ban[index]) for unit in figures.don_vi]
        for state in (OVERDUE, BROKEN, RETURNED, AWAITED):
            units = [(name, one) for name, one in filings if one.tinh_trang == state]
            if not units or (state == AWAITED and not _is_soon(paper, figures.ngay)):
                continue
            days = f" {count(units[0][1].so_ngay_cham)} ngày" if state == OVERDUE else ""
            names = ", ".join(name for name, _ in units)
            left = _days_left(paper, figures.ngay) if state == AWAITED else ""
            words = {OVERDUE: f"quá hạn{days}, chưa gửi"}.get(state, STATES[state] + left)
            sentences.append(f"{paper.ten_ban}: {words}: {names}.")
    return tuple(sentences)


def _is_soon(paper: PaperProgress, day: date) -> bool:
    """Whether a paper is due within a month; without a deadline, whether its round is over."""
    if paper.han_cuoi is not None:
        return (paper.han_cuoi - day).days <= _SOON
    return paper.den_ngay is not None and day > paper.den_ngay


def _year_before(loaded: Loaded) -> Dataset | None:
    before = loaded.dataset.year - 1
    if before not in storage.plan_years(loaded.root):
        return None
    return storage.load(loaded.root, before).dataset


def rows_of_units(figures: Progress) -> tuple[tuple[str, ...], ...]:
    """Return a row for each unit: its name, then the state of each paper in words."""
    return tuple(
        (
            unit.ten_don_vi,
            *(
                state_text(filing, paper, figures.ngay)
                for filing, paper in zip(unit.ban, figures.ban, strict=True)
            ),
        )
        for unit in figures.don_vi
    )


def change_text(line: Compared) -> str:
    """Return how the registrations moved against last year's, `""` when those are not known."""
    if line.nam_truoc_dang_ky is None:
        return ""
    moved = line.nam_nay - line.nam_truoc_dang_ky
    return f"+{moved}" if moved > 0 else f"−{-moved}" if moved else "0"


def _tables(figures: Progress) -> tuple[Table, ...]:
    from tdkt_cli.spreadsheet.progress import progress_tables  # noqa: PLC0415 — for .xlsx only

    return progress_tables(figures, rows_of_units(figures), change_text)


def _variables(found: Board, figures: Progress) -> dict[str, Any]:
    from tdkt_cli import charts  # noqa: PLC0415 — for a page only
    from tdkt_cli.workflow.board_charts import board_charts  # noqa: PLC0415

    return {
        "tien_do": figures,
        "ngay_dai": long_date(figures.ngay),
        "cho": found.waiting,
        "chua_doc_duoc": found.unread,
        "han": [_card_text(paper, figures.ngay) for paper in figures.ban],
        "dong": [
            (unit.ten_don_vi, list(zip(unit.ban, words[1:], strict=True)))
            for unit, words in zip(figures.don_vi, rows_of_units(figures), strict=True)
        ],
        "dau": MARKS,
        "ten_trang_thai": LEGEND,
        "thay_doi": change_text,
        "bieu_do": [(chart, charts.svg(chart)) for chart in board_charts(figures)],
        "chu_giai": [
            state for state in STATES if any(state in paper.so_luong for paper in figures.ban)
        ],
    }
