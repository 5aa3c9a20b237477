"""`tdkt ghiso`: the number and date that the văn thư gave, written where the paper reads them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import edits
from tdkt_cli.models.paper_names import KnownPaper, known_papers, series_of
from tdkt_cli.vietnamese import paper_number, short_date, without_marks
from tdkt_cli.workflow.changing import Change, Changed, NotChanged, Standing, change_data
from tdkt_cli.workflow.making import plan_of
from tdkt_cli.workflow.values import CannotRun

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tdkt_cli.edits import KeyPath
    from tdkt_cli.models import Dataset, Plan

_PLAN = "ke-hoach"


class Numbered(NamedTuple):
    """What the command line asks for.

    Attributes:
        paper: the paper's output name, as typed.
        number: the number the văn thư gave.
        day: the date of the paper.
        round_number: tells apart papers of one name.
        meeting: likewise for minutes, the day of the meeting.
        change: whether a number that stands there may be changed.
        twice: whether the number may be that of another paper of the series.
    """

    paper: str
    number: int
    day: date
    round_number: int | None = None
    meeting: date | None = None
    change: bool = False
    twice: bool = False


class _Entry(NamedTuple):
    """Where a paper's number stands.

    Attributes:
        name: output name.
        file: the file.
        path: of the table that holds `so_van_ban` and `ngay_ban_hanh`; `None`: no entry yet.
    """

    name: str
    file: str
    path: KeyPath | None
    number: int | None = None
    day: date | None = None


def ghiso(folder: str | None, year: int | None, asked: Numbered) -> Changed:
    """Write the number and date of a paper.

    Raises:
        CannotRun: no such paper, no plan.
    """
    return change_data(folder, year, lambda standing: _numbered(standing, asked))


def _numbered(standing: Standing, asked: Numbered) -> Change:
    dataset = standing.checked_year.loaded.dataset
    plan = plan_of(standing.checked_year)
    if plan is None:
        raise NotChanged("Chưa ghi: kế hoạch của năm có lỗi, sửa kế hoạch trước.")
    every = known_papers(peak.so_dot for peak in plan.dot_thi_dua)
    known = {name: paper for name, paper in every.items() if paper.type_code}
    name = _meant(asked, known, dataset)
    entry = _entry(standing, dataset, plan, name, asked)
    _check_day(asked.day, name, plan)
    _check_change(entry, asked)
    if not asked.twice:
        _check_twice(entry, asked, dataset, plan)
    title = known[name].title if name in known else name
    return Change(
        {entry.file: _written(standing, entry, asked, plan)},
        (_said(entry, asked, title, plan),),
        _next_step(known.get(name), _older(standing)),
    )


def _meant(asked: Numbered, known: dict[str, KnownPaper], dataset: Dataset) -> str:
    """Return the output name that is meant by what was typed."""
    listed = (
        [paper.ten_van_ban for paper in dataset.papers.record.van_ban] if dataset.papers else []
    )
    names = {_fold(name): name for name in (*known, *listed)}
    typed = _fold(asked.paper)
    of_round = f"{typed}-dot-{asked.round_number}"
    for wanted in (of_round, typed) if asked.round_number else (typed,):
        if wanted in names:
            return names[wanted]
    by_title = {_fold(paper.title): paper.name for paper in known.values()}
    if typed in by_title:
        return by_title[typed]
    close = get_close_matches(typed, {**by_title, **names}, n=3, cutoff=0.5)
    meant = dict.fromkeys({**by_title, **names}[one] for one in close)
    hint = f"Có phải: {', '.join(meant)}?" if meant else f"Các văn bản: {', '.join(known)}."
    raise CannotRun(f"Không có văn bản tên «{asked.paper}». {hint}")


def _fold(name: str) -> str:
    return "-".join(without_marks(name).replace("_", " ").replace("-", " ").split())


def _entry(standing: Standing, dataset: Dataset, plan: Plan, name: str, asked: Numbered) -> _Entry:
    if name == _PLAN and dataset.plan:
        issued = plan.van_ban
        return _Entry(
            name, dataset.plan.file.name, ("van_ban",), issued.so_van_ban, issued.ngay_ban_hanh
        )
    file = dataset.papers.file.name if dataset.papers else f"data/documents/{dataset.year}.yaml"
    if dataset.papers is None and standing.content(file) is not None:
        raise NotChanged(f"Chưa ghi: tệp {file} có lỗi, chạy «tdkt validate» rồi sửa tệp trước.")
    found = list(_entries_named(dataset, name, asked))
    if len(found) > 1:
        raise NotChanged(_several(file, name, asked))
    return found[0] if found else _Entry(name, file, None)


def _entries_named(dataset: Dataset, name: str, asked: Numbered) -> Iterator[_Entry]:
    """Yield the entries of a paper that may be meant."""
    if dataset.papers is None:
        return
    for index, paper in enumerate(dataset.papers.record.van_ban):
        if paper.ten_van_ban != name:
            continue
        other_round = asked.round_number and paper.so_dot not in (None, asked.round_number)
        held = getattr(paper, "ngay_hop", None)
        other_meeting = asked.meeting and held not in (None, asked.meeting)
        if not other_round and not other_meeting:
            yield _Entry(
                name,
                dataset.papers.file.name,
                ("van_ban", index),
                paper.so_van_ban,
                paper.ngay_ban_hanh,
            )


def _several(file: str, name: str, asked: Numbered) -> str:
    how = "--ngay-hop" if name == "bien-ban" else "--dot"
    if asked.round_number or asked.meeting:
        return f"Chưa ghi: {file} có nhiều mục {name} như vậy; ghi số thẳng vào mục cần ghi."
    return f"Chưa ghi: {file} có nhiều mục {name}; thêm {how} để chỉ mục nào."


def _check_day(day: date, name: str, plan: Plan) -> None:
    """Refuse a year that is no year of the paper: mostly the old year, typed in January."""
    year = plan.nam_ke_hoach
    first = year - 1 if name == _PLAN else year
    if not first <= day.year <= year + 1:
        raise NotChanged(
            f"Chưa ghi: ngày {short_date(day)} không thuộc năm {first} đến {year + 1}; xem lại "
            "năm, hoặc chọn năm kế hoạch khác bằng --nam."
        )


def _check_change(entry: _Entry, asked: Numbered) -> None:
    """Refuse to change what the văn thư gave before, unless told to."""
    changes_number = entry.number not in (None, asked.number)
    changes_day = entry.day not in (None, asked.day)
    if (changes_number or changes_day) and not asked.change:
        given = [f"số {entry.number}"] if entry.number is not None else []
        given += [f"ngày {short_date(entry.day)}"] if entry.day else []
        raise NotChanged(
            f"Chưa ghi: {entry.name} đã có {', '.join(given)} ({entry.file}); muốn thay thì "
            "thêm --sua."
        )


def _check_twice(entry: _Entry, asked: Numbered, dataset: Dataset, plan: Plan) -> None:
    """Refuse a number that another paper of the same type and year has."""
    series = series_of(entry.name)
    for other in _others(dataset, plan):
        same = (other.name, other.path) == (entry.name, entry.path)
        in_series = series and series_of(other.name) == series
        same_year = (other.day.year if other.day else dataset.year) == asked.day.year
        if in_series and same_year and not same and other.number == asked.number:
            dated = f" ngày {short_date(other.day)}" if other.day else ""
            raise NotChanged(
                f"Chưa ghi: số {asked.number} đã cấp cho {other.name}{dated}, cùng loại {series}; "
                "xem lại sổ văn bản đi, nếu đúng là trùng thì thêm --trung-so."
            )


def _others(dataset: Dataset, plan: Plan) -> Iterator[_Entry]:
    if dataset.plan:
        issued = plan.van_ban
        yield _Entry(
            _PLAN, dataset.plan.file.name, ("van_ban",), issued.so_van_ban, issued.ngay_ban_hanh
        )
    if dataset.papers:
        for index, paper in enumerate(dataset.papers.record.van_ban):
            yield _Entry(
                paper.ten_van_ban,
                dataset.papers.file.name,
                ("van_ban", index),
                paper.so_van_ban,
                paper.ngay_ban_hanh,
            )


def _written(standing: Standing, entry: _Entry, asked: Numbered, plan: Plan) -> bytes:
    data = standing.edited(entry.file, {"nam_ke_hoach": plan.nam_ke_hoach, "van_ban": []})
    if entry.path is None:
        new: dict[str, edits.Given] = {"ten_van_ban": entry.name}
        if asked.round_number:
            new["so_dot"] = asked.round_number
        if asked.meeting:
            new["ngay_hop"] = asked.meeting
        new |= {"so_van_ban": asked.number, "ngay_ban_hanh": asked.day}
        return edits.append_item(data, ("van_ban",), new)
    if entry.number != asked.number:
        data = edits.set_value(data, (*entry.path, "so_van_ban"), asked.number)
    if entry.day != asked.day:
        data = edits.set_value(data, (*entry.path, "ngay_ban_hanh"), asked.day)
    return data


def _said(entry: _Entry, asked: Numbered, title: str, plan: Plan) -> str:
    series = series_of(entry.name)
    sign = f"/{series}-{plan.co_quan.viet_tat}" if series not in ("", "CV") else ""
    now = f"số {paper_number(asked.number)}{sign}, ngày {short_date(asked.day)}"
    if (entry.number, entry.day) == (asked.number, asked.day):
        return f"{title} ({entry.name}) đã có {now}: không có gì thay đổi."
    old = f"số {entry.number}" if entry.number is not None else "chưa có số"
    old += f", ngày {short_date(entry.day)}" if entry.day else ", chưa có ngày"
    return f"{title} ({entry.name}): {now} (trước đó: {old})."


def _older(standing: Standing) -> int | None:
    """Return the year when it is not the one that commands take by themselves."""
    year = standing.checked_year.loaded.dataset.year
    return year if year != max(standing.snapshot.plan_years(), default=year) else None


def _next_step(paper: KnownPaper | None, year: int | None) -> str:
    if paper is None or not paper.command:
        return "Tiếp theo: in lại văn bản."
    words = [f"--dot {value}" for key, value in paper.options if key == "round_number"]
    words += ["--gui-cap-tren" for key, value in paper.options if (key, value) == ("upward", True)]
    words += [f"--nam {year}"] if year else []
    again = f"in lại bằng «{' '.join(('tdkt', paper.command, *words))}»"
    if paper.name == "quyet-dinh":
        of_year = f" --nam {year}" if year else ""
        again += f"; ký xong thì «tdkt quyetdinh{of_year} --ghi» chép vào lịch sử"
    return f"Tiếp theo: {again}."
