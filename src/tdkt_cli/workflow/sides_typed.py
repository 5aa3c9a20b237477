"""The sides of `tdkt sosanh` as they are typed: a stage, a year, now, or a git revision."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import storage
from tdkt_cli.consolidate import sides
from tdkt_cli.consolidate.whole_side import whole_side
from tdkt_cli.storage import revisions
from tdkt_cli.vietnamese import without_marks
from tdkt_cli.workflow.values import CannotRun

if TYPE_CHECKING:
    from pathlib import Path

    from tdkt_cli.consolidate.sides import Side
    from tdkt_cli.consolidate.whole_side import Numbers
    from tdkt_cli.models import Dataset, Plan
    from tdkt_cli.storage import Snapshot

_NOW = "hien-nay"
_WORD = re.compile(r"(dang-ky|de-nghi|quyet-dinh|dot-[1-9])(?:-([0-9]{4}))?")
_YEAR = re.compile(r"[0-9]{4}")
_FORMS = (
    "một năm (2024), dang-ky, de-nghi, quyet-dinh, dot-1, dot-2 (thêm năm: dang-ky-2023), "
    "hien-nay, hoặc một lần lưu của git (HEAD~1)"
)


class Read(NamedTuple):
    """A side with where it came from.

    Attributes:
        dataset: the year it is taken from.
        plan: its plan.
        of: the revision in brackets, to tell its files from those of today.
        moment: for all data as they were at one moment: which, in words.
    """

    side: Side
    dataset: Dataset
    plan: Plan
    of: str = ""
    moment: str = ""

    @property
    def unread(self) -> tuple[str, ...]:
        """Names of the files that could not be read."""
        return tuple(f"{file.name}{self.of}" for file in self.dataset.unread_files())

    def whole(self, numbers: Numbers | None = None) -> Side:
        """Return everything that stood there at that moment."""
        side = whole_side(self.dataset, self.plan, numbers)
        return side._replace(ten=f"{side.ten}, {self.moment}")


class SideReader:
    """Reads sides from what was typed; what was read once is kept for the other.

    Args:
        root: the folder that holds `data/`.
        year: the plan's year where a side names none, `None` for the newest.
    """

    def __init__(self, root: Path, year: int | None) -> None:
        self.root = root
        self.year = year
        self.now = storage.take(root)
        self.notes: list[str] = []

    def read(self, typed: str) -> Read:
        """Return the side that a word means: a stage, a year, now, or a git revision."""
        word = without_marks(typed.strip()).replace("_", "-").replace(" ", "-")
        found = _WORD.fullmatch(word)
        if found:
            return self._stage(found[1], int(found[2]) if found[2] else None)
        if word == _NOW:
            dataset, plan = self._load(self.now, self.year)
            return _moment(dataset, plan, "bản hiện nay")
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

    def _stage(self, stage: str, year: int | None) -> Read:
        dataset, plan = self._load(self.now, year or self.year)
        if stage == "dang-ky":
            return Read(sides.registered_side(dataset, plan), dataset, plan)
        if stage == "de-nghi":
            side = sides.proposed_side(dataset, plan)
            return Read(self._not_empty(side, "đề nghị của đợt cuối", year), dataset, plan)
        if stage == "quyet-dinh":
            return self._awards(dataset, plan, dataset.year, year)
        number = int(stage.removeprefix("dot-"))
        if plan.round(number) is None:
            known = ", ".join(f"dot-{round_.so_dot}" for round_ in plan.dot_thi_dua)
            raise CannotRun(f"Kế hoạch năm {dataset.year} không có đợt {number} (có: {known}).")
        side = sides.round_side(dataset, plan, number)
        return Read(self._not_empty(side, f"tệp kết quả đợt {number}", year), dataset, plan)

    def _awards(self, dataset: Dataset, plan: Plan, year: int, typed: int | None) -> Read:
        side = sides.awarded_side(dataset, plan, year)
        what = f"quyết định trong data/decisions/{year}.yaml"
        return Read(self._not_empty(side, what, typed), dataset, plan)

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

    def _of_year(self, year: int) -> Read:
        """Return the registrations of a year; of a year without plan, its awards."""
        years = self.now.plan_years()
        if year in years:
            dataset, plan = self._load(self.now, year)
            return Read(sides.registered_side(dataset, plan), dataset, plan)
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

    def _revision(self, typed: str, word: str) -> Read:
        try:
            revision = revisions.find_revision(self.root, typed.strip())
        except storage.StorageError as error:
            if word.startswith("head"):  # understood: there is nothing to read
                raise CannotRun(str(error)) from error
            raise CannotRun(f"Không hiểu «{typed}». {error} {_meant(word)}") from error
        if revision is None:
            raise CannotRun(
                f"Không hiểu «{typed}», git cũng không có lần lưu nào tên ấy. {_meant(word)}"
            )
        snapshot = revisions.take_revision(self.root, revision)
        try:
            dataset, plan = self._load(snapshot, self.year)
        except storage.StorageError as error:
            year = f" năm {self.year}" if self.year else ""
            raise CannotRun(
                f"Lần lưu {revision.name} ({revision.short}) không có kế hoạch{year} trong data/: "
                "chọn một lần lưu khác."
            ) from error
        moment = f"lần lưu {revision.name} ({revision.short}, {_day(revision.day)})"
        return _moment(dataset, plan, moment, f" ({revision.name})")


def _day(text: str) -> str:
    return "/".join(reversed(text.split("-")))


def _meant(word: str) -> str:
    known = ["dang-ky", "de-nghi", "quyet-dinh", "dot-1", "dot-2", _NOW, "HEAD", "HEAD~1"]
    folded = {name.lower(): name for name in known}
    close = get_close_matches(word, folded, n=2, cutoff=0.6)
    hint = f"Có phải: {', '.join(folded[name] for name in close)}? " if close else ""
    return f"{hint}Ghi được: {_FORMS}."


def _moment(dataset: Dataset, plan: Plan, moment: str, of: str = "") -> Read:
    side = sides.registered_side(dataset, plan)
    return Read(side._replace(ten=f"{side.ten}, {moment}"), dataset, plan, of, moment)
