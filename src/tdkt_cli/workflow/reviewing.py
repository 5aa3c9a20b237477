"""What `duyet` and `tralai` have in common: which paper is meant, and its line in the reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import edits
from tdkt_cli.consolidate.meaning import fingerprint
from tdkt_cli.consolidate.reviews import REGISTRATION, LastReview, last_reviews, papers_of
from tdkt_cli.vietnamese import short_date
from tdkt_cli.workflow.asking import asked_unit
from tdkt_cli.workflow.changing import NotChanged
from tdkt_cli.workflow.values import CannotRun

if TYPE_CHECKING:
    from datetime import date

    from tdkt_cli.models import Dataset, Registration, Results, Sourced, Unit
    from tdkt_cli.models.reviews import Verdict
    from tdkt_cli.workflow.changing import Standing


class Step(NamedTuple):
    """What is done with one paper.

    Attributes:
        verdict: received, returned or approved.
        day: the day of the step.
        person: who does it, `""` where nobody is named.
        reason: why a paper is returned.
    """

    verdict: Verdict
    day: date
    person: str = ""
    reason: str = ""


class UnitPaper(NamedTuple):
    """A paper of a unit that is there.

    Attributes:
        unit: whose it is.
        number: 0 for the registration, else the round.
        file: name of its file.
        source: its record, `None` when it cannot be read.
    """

    unit: Unit
    number: int
    file: str
    source: Sourced[Registration] | Sourced[Results] | None

    @property
    def what(self) -> str:
        """The paper in words, such as `bản đăng ký`."""
        return "bản đăng ký" if self.number == REGISTRATION else f"bản kết quả đợt {self.number}"

    @property
    def filed(self) -> date | None:
        """The day on which it was filed."""
        return self.source.record.ngay_gui if self.source else None


def unit_paper(dataset: Dataset, typed: str, round_number: int | None) -> UnitPaper:
    """Return the paper that is meant.

    Args:
        dataset: the data of the year.
        typed: code or name of the unit.
        round_number: the round, `None` for the registration.

    Raises:
        CannotRun: no such unit or round.
        NotChanged: the unit has not filed it.
    """
    plan = dataset.plan
    if plan is None:
        raise NotChanged("Chưa ghi: kế hoạch của năm có lỗi, sửa kế hoạch trước.")
    unit = asked_unit(typed, dataset.units())
    number = round_number or REGISTRATION
    if number and plan.record.round(number) is None:
        known = ", ".join(str(peak.so_dot) for peak in plan.record.dot_thi_dua)
        raise CannotRun(f"Kế hoạch năm {dataset.year} không có đợt {number} (có đợt: {known}).")
    source = papers_of(dataset).get((unit.ma_don_vi, number))
    file = source.file.name if source else _file_of(dataset, unit, number)
    paper = UnitPaper(unit, number, file or "", source)
    if file is None:
        raise NotChanged(f"{unit.ten_don_vi} chưa gửi {paper.what}: không có gì để xem xét.")
    return paper


def _file_of(dataset: Dataset, unit: Unit, number: int) -> str | None:
    """Return the file of a paper that cannot be read."""
    kind = "results" if number else "registrations"
    return next(
        (
            file.name
            for file in dataset.files
            if (file.kind, file.stem) == (kind, unit.ma_don_vi)
            and (file.round_number or 0) == number
        ),
        None,
    )


def last_step(dataset: Dataset, paper: UnitPaper) -> LastReview | None:
    """Return what was done with a paper last."""
    return last_reviews(dataset).get((paper.unit.ma_don_vi, paper.number))


def meaning_of(paper: UnitPaper) -> str | None:
    """Return the fingerprint of a paper, `None` when it cannot be read."""
    return fingerprint(paper.source.record) if paper.source else None


def with_step(standing: Standing, paper: UnitPaper, step: Step) -> dict[str, bytes]:
    """Return the file of a unit's reviews with one more step.

    Raises:
        NotChanged: the file is there and cannot be read.
    """
    dataset = standing.checked_year.loaded.dataset
    code = paper.unit.ma_don_vi
    known = {source.record.ma_don_vi: source.file.name for source in dataset.reviews}
    name = known.get(code, f"data/reviews/{dataset.year}/{code}.yaml")
    if code not in known and standing.content(name) is not None:
        raise NotChanged(f"Chưa ghi: tệp {name} có lỗi, chạy «tdkt validate» rồi sửa tệp trước.")
    new: dict[str, edits.Given] = {}
    if paper.number:
        new["so_dot"] = paper.number
    new |= {"ket_luan": step.verdict, "ngay_ket_luan": step.day}
    if step.person:
        new["nguoi_ket_luan"] = step.person
    if step.reason:
        new["ly_do"] = step.reason
    meaning = meaning_of(paper)
    if meaning:
        new["ma_noi_dung"] = meaning
    start: dict[str, edits.Given] = {
        "nam_ke_hoach": dataset.year,
        "ma_don_vi": code,
        "xem_xet": [new],
    }
    content = standing.content(name)
    if content is None:
        return {name: standing.edited(name, start)}
    return {name: edits.append_item(content, ("xem_xet",), new)}


def is_same(last: LastReview | None, step: Step, paper: UnitPaper) -> bool:
    """Whether a step was done already, on the same content."""
    if last is None or last.changed:
        return False
    review = last.review
    return (
        review.ket_luan == step.verdict
        and review.ngay_ket_luan == step.day
        and (review.nguoi_ket_luan or "") == step.person
        and (review.ly_do or "") == step.reason
        and review.ma_noi_dung == meaning_of(paper)
    )


def check_day(paper: UnitPaper, step: Step) -> None:
    """Refuse a day before the paper came: mostly the wrong year, typed in January.

    Raises:
        NotChanged: the day is before the day of filing.
    """
    if paper.filed and step.day < paper.filed:
        raise NotChanged(
            f"Chưa ghi: ngày {short_date(step.day)} trước ngày {paper.unit.ten_don_vi} gửi "
            f"({short_date(paper.filed)}); xem lại --ngay."
        )
