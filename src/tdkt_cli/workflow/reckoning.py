"""Where a year stands on a day, reckoned from its data: the content of `tdkt` alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import storage
from tdkt_cli.consolidate.progress import BROKEN, OVERDUE, RETURNED, Progress, progress
from tdkt_cli.consolidate.reviews import returned_papers
from tdkt_cli.vietnamese import count, number, short_date
from tdkt_cli.workflow.board import waiting
from tdkt_cli.workflow.today import Today
from tdkt_cli.workflow.validating import validate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from tdkt_cli.models import Dataset, Plan, Round
    from tdkt_cli.storage import Snapshot

_MOST = 2
_COUNCIL = (
    ("bien-ban", "tdkt bienban", "in biên bản họp Hội đồng"),
    ("to-trinh", "tdkt totrinh", "in tờ trình đề nghị khen thưởng"),
    ("quyet-dinh", "tdkt quyetdinh", "in quyết định khen thưởng"),
)
_SOON = 30
_FRESH = 90  # days after which a paper that was not recorded is taken to be out all the same


class _Seen(NamedTuple):
    """What the next commands are chosen by."""

    dataset: Dataset
    plan: Plan
    figures: Progress | None
    errors: int
    day: date


def reckon(
    snapshot: Snapshot,
    folder: str | None,
    year: int | None,
    day: date,
    commands: Collection[str],
) -> Today:
    """Return where the year stands; arguments as `today.today_in_year`.

    Raises:
        StorageError: there is no such plan.
    """
    dataset = storage.load(snapshot, year).dataset
    findings = validate(folder, year, ()).findings
    counts = Counter(finding.severity.value for finding in findings)
    state = _state(counts, len(dataset.unread_files()))
    if dataset.plan is None:
        return Today(
            f"Kế hoạch năm {dataset.year} · hôm nay {short_date(day)}",
            "Kế hoạch của năm có lỗi, chưa đọc được.",
            (),
            state,
            (("tdkt validate", "xem lỗi của kế hoạch và cách sửa"),),
            errors=True,
        )
    plan = dataset.plan.record
    figures = progress(dataset, plan, day, returned=returned_papers(dataset, day))
    seen = _Seen(dataset, plan, figures, counts["loi"], day)
    steps = [(text, why) for text, why in _steps(seen) if text.split()[1] in commands]
    return Today(
        f"Năm {plan.nam_ke_hoach} · {plan.co_quan.ten_co_quan} · ngày {short_date(day)}",
        _where(plan, day),
        waiting(figures),
        state,
        tuple(steps[:_MOST]),
        bool(counts["loi"]),
    )


def _state(counts: Counter[str], unread: int) -> str:
    parts = [
        f"{number(counts[severity])} {word}"
        for severity, word in (("loi", "lỗi"), ("canh_bao", "cảnh báo"), ("goi_y", "gợi ý"))
        if counts[severity]
    ]
    unreadable = f" {count(unread)} tệp chưa đọc được." if unread else ""
    if not parts:
        return f"Dữ liệu: không có lỗi, không có cảnh báo.{unreadable}"
    none = "không có lỗi, " if not counts["loi"] else ""
    return f"Dữ liệu: {none}{', '.join(parts)}.{unreadable}"


def _where(plan: Plan, day: date) -> str:
    """Return where a day lies between registration, rounds and the end of the year."""
    last = plan.dang_ky.last_day
    year = plan.nam_ke_hoach
    if last is not None and day <= last:
        word = "trước ngày" if plan.dang_ky.truoc_ngay else "ngày"
        return (
            f"Đang nhận đăng ký: hạn {word} {short_date(plan.dang_ky.han_nop)}, "
            f"{_days(last, day, 'còn')}."
        )
    current = _current(plan, day)
    if current is not None:
        span = f"{short_date(current.tu_ngay)} - {short_date(current.den_ngay)}"
        return f"Đang trong {_lower(current.ten_dot)} ({span}), {_days(current.den_ngay, day)}."
    if day.year == year:
        return f"Đã hết hạn đăng ký; hôm nay không nằm trong đợt nào của kế hoạch năm {year}."
    if day.year < year:
        return f"Kế hoạch của năm {year}, năm ấy chưa bắt đầu."
    return f"Năm {year} đã kết thúc. Muốn làm năm khác: thêm --nam, hoặc lập năm mới."


def _days(end: date, day: date, word: str = "còn") -> str:
    left = (end - day).days
    return f"{word} {count(left)} ngày" if left else "hôm nay là ngày cuối"


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _current(plan: Plan, day: date) -> Round | None:
    return next((r for r in plan.dot_thi_dua if r.tu_ngay <= day <= r.den_ngay), None)


def _steps(seen: _Seen) -> Iterator[tuple[str, str]]:
    """Yield what there is to do, the most pressing first."""
    plan, day, figures = seen.plan, seen.day, seen.figures
    if seen.errors:
        yield "tdkt validate", "xem từng lỗi và cách sửa"
        return  # what prints or changes data would stop at the errors, or carry them on
    last = plan.dang_ky.last_day
    registering = last is not None and day <= last
    over = day.year >= plan.nam_ke_hoach and _is_over(plan, day)
    if over and _is_decided(seen):
        yield from _closing_steps(plan)
    yield from _recording_steps(seen)
    for round_ in reversed(plan.dot_thi_dua):
        yield from _round_steps(seen, round_)
    yield from _council_steps(seen)
    yield from _registration_steps(seen, registering=registering)
    if over and not _is_decided(seen):
        yield from _closing_steps(plan)
    if not registering and figures is not None:
        yield "tdkt tiendo", "xem bảng tiến độ của các đơn vị"
    yield "tdkt validate", "kiểm tra dữ liệu"


def _registration_steps(seen: _Seen, *, registering: bool) -> Iterator[tuple[str, str]]:
    states = _states(seen.figures, 0)
    if registering:
        if not seen.dataset.registrations:
            issued = seen.plan.van_ban
            if not (issued.so_van_ban or issued.ngay_ban_hanh):
                yield "tdkt kehoach", "in kế hoạch năm để trình ký"
            yield "tdkt bieumau", "in biểu mẫu đăng ký gửi các đơn vị"
        yield "tdkt tiendo", "xem đơn vị nào đã gửi, còn thiếu"
        return
    if (seen.day - seen.plan.dang_ky.han_nop).days > _FRESH:
        return
    if states & {OVERDUE, RETURNED, BROKEN}:
        day = short_date(seen.day)
        yield f"tdkt dondoc --ngay {day}", "in công văn đôn đốc các đơn vị chưa gửi"
    if not _is_issued(seen.dataset, "tong-hop-dang-ky"):
        yield "tdkt tonghop", "in báo cáo tổng hợp đăng ký"
    elif not _is_issued(seen.dataset, "tong-hop-gui-cap-tren"):
        yield "tdkt tonghop --gui-cap-tren", "in công văn gửi cấp trên"


def _round_steps(seen: _Seen, round_: Round) -> Iterator[tuple[str, str]]:
    ends_in = (round_.den_ngay - seen.day).days
    name = f"bao-cao-dot-{round_.so_dot}"
    if ends_in > _SOON or seen.day < round_.tu_ngay or _is_issued(seen.dataset, name):
        return
    if ends_in < -_FRESH:
        return
    if not seen.dataset.results_of(round_.so_dot):
        forms = f"tdkt bieumau --ket-qua --dot {round_.so_dot}"
        yield forms, f"in biểu mẫu kết quả {_lower(round_.ten_dot)} gửi các đơn vị"
    else:
        yield f"tdkt baocao --dot {round_.so_dot}", f"in báo cáo {_lower(round_.ten_dot)}"


def _council_steps(seen: _Seen) -> Iterator[tuple[str, str]]:
    """Yield the council's papers that are still to be printed, around the end of the year."""
    last = max(seen.plan.dot_thi_dua, key=lambda round_: round_.den_ngay, default=None)
    if last is None or not -_FRESH <= (last.den_ngay - seen.day).days <= _SOON:
        return
    council = seen.dataset.council
    if council is not None and council.record.phien_hop:
        for paper, command, why in _COUNCIL:
            done = paper != "to-trinh" and _is_decided(seen)  # what goes up is decided elsewhere
            if not (done or _is_issued(seen.dataset, paper)):
                yield command, why
    elif seen.dataset.results_of(last.so_dot) and not _is_decided(seen):
        yield "tdkt bieumau --hoi-dong", "lập biểu mẫu ghi phiên họp, bỏ phiếu của Hội đồng"


def _is_decided(seen: _Seen) -> bool:
    """Whether the year's awards stand in the history: then its papers are out."""
    year = seen.plan.nam_ke_hoach
    return any(
        source.record.nam_thanh_tich == year and source.record.quyet_dinh
        for source in seen.dataset.decisions
    )


def _recording_steps(seen: _Seen) -> Iterator[tuple[str, str]]:
    """Yield what a decision with its number still waits for."""
    if _is_issued(seen.dataset, "quyet-dinh") and not _is_decided(seen):
        yield "tdkt quyetdinh --ghi", "chép quyết định vào lịch sử, năm sau xét từ đó"


def _closing_steps(plan: Plan) -> Iterator[tuple[str, str]]:
    next_year = plan.nam_ke_hoach + 1
    yield f"tdkt chuyennam {next_year}", f"lập kế hoạch năm {next_year} từ kế hoạch năm nay"


def _states(figures: Progress | None, index: int) -> set[str]:
    return {unit.ban[index].tinh_trang for unit in figures.don_vi} if figures else set()


def _is_over(plan: Plan, day: date) -> bool:
    end = max((round_.den_ngay for round_ in plan.dot_thi_dua), default=None)
    return day.year > plan.nam_ke_hoach or (end is not None and day > end)


def _is_issued(dataset: Dataset, name: str) -> bool:
    """Whether a paper has its number or day: then it is out of the clerk's hands."""
    paper = dataset.papers.record.paper(name) if dataset.papers else None
    return paper is not None and bool(paper.so_van_ban or paper.ngay_ban_hanh)
