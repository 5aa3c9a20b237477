"""`tdkt sosanh A B`: two years, rounds, stages or git revisions set against each other."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import storage
from tdkt_cli.consolidate import sides
from tdkt_cli.consolidate.comparison import Comparison, UnitDifference, compare
from tdkt_cli.consolidate.differences import HEADLINE, KINDS
from tdkt_cli.storage import revisions
from tdkt_cli.vietnamese import count, without_marks
from tdkt_cli.workflow.board import unread_files
from tdkt_cli.workflow.values import CannotRun, Checked, Counts, Printed, Printing

if TYPE_CHECKING:
    from pathlib import Path

    from tdkt_cli.consolidate.sides import Side
    from tdkt_cli.models import Dataset, Plan
    from tdkt_cli.spreadsheet.table import Table
    from tdkt_cli.storage import Snapshot
    from tdkt_cli.workflow.printing import Paper

NAME = "so-sanh"
_NOW = "hien-nay"
_WORD = re.compile(r"(dang-ky|de-nghi|quyet-dinh|dot-[1-9])(?:-([0-9]{4}))?")
_YEAR = re.compile(r"[0-9]{4}")
_FORMS = (
    "một năm (2024), dang-ky, de-nghi, quyet-dinh, dot-1, dot-2 (thêm năm: dang-ky-2023), "
    "hien-nay, hoặc một bản ghi của git (HEAD~1)"
)


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


class _Read(NamedTuple):
    """A side with where it came from."""

    side: Side
    year: int
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
        reader = _Reader(storage.find_root(folder), year)
        before, after = reader.read(first), reader.read(second)
    except storage.StorageError as error:
        raise CannotRun(str(error)) from error
    checked = Checked((), Counts(0, 0, 0), tuple(reader.notes), lambda _file, _line: None)
    found = compare(before.side, after.side)
    unread = tuple(dict.fromkeys((*before.unread, *after.unread)))
    return Compared(checked, after.year, reader.root, found, unread)


class _Reader:
    """Reads sides; what was read once is kept for the other."""

    def __init__(self, root: Path, year: int | None) -> None:
        self.root = root
        self.year = year
        self.now = storage.take(root)
        self.notes: list[str] = []

    def read(self, typed: str) -> _Read:
        """Return the side that a word means: a stage, a year, now, or a git revision."""
        word = without_marks(typed.strip()).replace("_", "-").replace(" ", "-")
        found = _WORD.fullmatch(word)
        if found:
            return self._stage(found[1], int(found[2]) if found[2] else None)
        if word == _NOW:
            dataset, plan = self._load(self.now, self.year)
            side = sides.registered_side(dataset, plan)
            return _read(side._replace(ten=f"{side.ten}, bản hiện nay"), dataset)
        if _YEAR.fullmatch(word):
            return self._of_year(int(word))
        return self._revision(typed, word)

    def _load(self, snapshot: Snapshot, year: int | None) -> tuple[Dataset, Plan]:
        dataset = storage.load(snapshot, year).dataset
        if dataset.plan is None:
            raise CannotRun(
                f"Kế hoạch năm {dataset.year} có lỗi, chưa so được: chạy «tdkt validate --nam "
                f"{dataset.year}»."
            )
        return dataset, dataset.plan.record

    def _stage(self, stage: str, year: int | None) -> _Read:
        dataset, plan = self._load(self.now, year or self.year)
        if stage == "dang-ky":
            return _read(sides.registered_side(dataset, plan), dataset)
        if stage == "de-nghi":
            side = sides.proposed_side(dataset, plan)
            return _read(self._not_empty(side, "đề nghị của đợt cuối", year), dataset)
        if stage == "quyet-dinh":
            return self._awards(dataset, plan, dataset.year, year)
        number = int(stage.removeprefix("dot-"))
        if plan.round(number) is None:
            known = ", ".join(f"dot-{round_.so_dot}" for round_ in plan.dot_thi_dua)
            raise CannotRun(f"Kế hoạch năm {dataset.year} không có đợt {number} (có: {known}).")
        side = sides.round_side(dataset, plan, number)
        return _read(self._not_empty(side, f"tệp kết quả đợt {number}", year), dataset)

    def _awards(self, dataset: Dataset, plan: Plan, year: int, typed: int | None) -> _Read:
        side = sides.awarded_side(dataset, plan, year)
        what = f"quyết định trong data/decisions/{year}.yaml"
        return _read(self._not_empty(side, what, typed), dataset)

    def _not_empty(self, side: Side, what: str, typed: int | None) -> Side:
        """Refuse an empty side; where no year was given, name the one that is meant in January."""
        if side.doi_tuong or side.noi_dung:
            return side
        older = sorted(self.now.plan_years())[-2:-1] if not (typed or self.year) else []
        hint = "".join(
            f" Không ghi --nam thì lệnh lấy năm mới nhất; so năm {year} thì thêm --nam {year}."
            for year in older
        )
        raise CannotRun(f"Chưa có {what}, không có gì để so ({side.ten}).{hint}")

    def _of_year(self, year: int) -> _Read:
        """Return the registrations of a year; of a year without plan, its awards."""
        years = self.now.plan_years()
        if year in years:
            dataset, plan = self._load(self.now, year)
            return _read(sides.registered_side(dataset, plan), dataset)
        dataset, plan = self._load(self.now, self.year)
        decided = [entry.record.nam_thanh_tich for entry in dataset.decisions]
        if year in decided:
            self.notes.append(
                f"Năm {year} chưa có kế hoạch và bản đăng ký trong dữ liệu: "
                "so theo khen thưởng đã có quyết định."
            )
            return self._awards(dataset, plan, year, year)
        known = ", ".join(map(str, sorted({*years, *decided})))
        raise CannotRun(f"Không có dữ liệu năm {year} (có: {known}).")

    def _revision(self, typed: str, word: str) -> _Read:
        try:
            revision = revisions.find_revision(self.root, typed.strip())
        except storage.StorageError as error:
            if word.startswith("head"):  # understood: there is nothing to read
                raise CannotRun(str(error)) from error
            raise CannotRun(f"Không hiểu «{typed}». {error} {_meant(word)}") from error
        if revision is None:
            raise CannotRun(f"Không hiểu «{typed}», git cũng không có bản ghi ấy. {_meant(word)}")
        snapshot = revisions.take_revision(self.root, revision)
        try:
            dataset, plan = self._load(snapshot, self.year)
        except storage.StorageError as error:
            year = f" năm {self.year}" if self.year else ""
            raise CannotRun(
                f"Bản ghi {revision.name} ({revision.short}) không có kế hoạch{year} trong data/: "
                "chọn một bản ghi khác."
            ) from error
        side = sides.registered_side(dataset, plan)
        name = f"{side.ten}, bản ghi {revision.name} ({revision.short}, {_day(revision.day)})"
        return _read(side._replace(ten=name), dataset, f" ({revision.name})")


def _day(text: str) -> str:
    return "/".join(reversed(text.split("-")))


def _meant(word: str) -> str:
    known = ["dang-ky", "de-nghi", "quyet-dinh", "dot-1", "dot-2", _NOW, "HEAD", "HEAD~1"]
    folded = {name.lower(): name for name in known}
    close = get_close_matches(word, folded, n=2, cutoff=0.6)
    hint = f"Có phải: {', '.join(folded[name] for name in close)}? " if close else ""
    return f"{hint}Ghi được: {_FORMS}."


def _read(side: Side, dataset: Dataset, of: str = "") -> _Read:
    return _Read(side, dataset.year, tuple(f"{name}{of}" for name in unread_files(dataset)))


def headline(unit: UnitDifference) -> str:
    """Return `Phòng Chính sách: thêm 1, bớt 1, đổi danh hiệu 2.`."""
    state = {"moi": " (đơn vị mới)", "khong_con": " (không còn)"}.get(unit.tinh_trang, "")
    old = f" (trước là {', '.join(unit.ten_cu)})" if unit.ten_cu else state
    return f"{unit.ten_don_vi}{old}: {unit.tom_tat}."


def others(found: Comparison) -> tuple[str, ...]:
    """Return a sentence for the units that did not change, and for each that has no file."""
    rest = [unit for unit in found.don_vi if not unit.thay_doi]
    same = [u.ten_don_vi for u in rest if not u.tinh_trang.startswith("thieu_tep")]
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
        parts.append(f"nội dung báo cáo đổi {count(items)}")
    left = total.get("chua_so", 0)
    missing = f"; {count(left)} đơn vị chưa so được vì chưa có tệp" if left else ""
    if not parts:
        same = "Hai bên không khác nhau" if not left else "Những gì so được không khác nhau"
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
