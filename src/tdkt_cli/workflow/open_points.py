"""What the Office's report puts before the council: open points, and who decides what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.findings import Severity
from tdkt_cli.law import titles
from tdkt_cli.vietnamese import count

if TYPE_CHECKING:
    from tdkt_cli.consolidate import RegisteredYear
    from tdkt_cli.consolidate.counted_titles import TitleCount
    from tdkt_cli.models import Plan
    from tdkt_cli.workflow.values import Checked

# Late and missing units have a place of their own in the report; approvals are the Office's own.
_TOLD_ELSEWHERE = frozenset(("D102", "D301", "D901"))
_AGENCY, _NEXT_LEVEL = "co_quan", "tinh"


class Decided(NamedTuple):
    """Titles that one authority decides."""

    loi_dan: str
    danh_hieu: tuple[TitleCount, ...]


def open_points(figures: RegisteredYear, checked: Checked) -> list[str]:
    """Return sentences on what must be cleared up: people left out, warnings of the checks."""
    points = [
        f"{unit.ten_don_vi}: {count(unit.so_chua_dang_ky)}/{count(unit.tong_so_nguoi)} người "
        "chưa có tên trong bản đăng ký."
        for unit in figures.don_vi
        if unit.so_chua_dang_ky
    ]
    points += [
        f"{unit.ten_don_vi}: {count(len(unit.khong_dang_ky))} người có tên trong bản đăng ký nhưng "
        f"không đăng ký gì, nên không có trong Phụ lục II: {', '.join(unit.khong_dang_ky)}."
        for unit in figures.don_vi
        if unit.khong_dang_ky
    ]
    points += [
        f"{_unit_name(figures, finding.where.file)}{finding.message}"
        for finding in checked.findings
        if finding.severity is not Severity.ERROR
        and finding.code not in _TOLD_ELSEWHERE
        and finding.where.file.startswith("data/registrations/")
    ]
    return points


def _unit_name(figures: RegisteredYear, file: str) -> str:
    code = file.rpartition("/")[2].partition(".")[0]
    names = [unit.ten_don_vi for unit in figures.don_vi if unit.ma_don_vi == code]
    return f"{names[0]}: " if names else ""


def by_decider(figures: RegisteredYear, plan: Plan) -> list[Decided]:
    """Group the registered titles by who decides them, the head of the agency first."""
    groups: dict[str, list[TitleCount]] = {}
    for entry in (*figures.tap_the, *figures.ca_nhan):
        groups.setdefault(entry.cap_quyet_dinh, []).append(entry)
    return [
        Decided(_introduction(level, groups[level], plan), _merged(groups[level]))
        for level in titles.deciders()
        if level in groups
    ]


def _introduction(level: str, entries: list[TitleCount], plan: Plan) -> str:
    day = plan.dang_ky.han_nop
    citations = {
        title.authority.in_papers
        for title in titles.all_titles()
        if title.code in {entry.ma_danh_hieu for entry in entries} and title.authority.holds(day)
    }
    basis = f" ({'; '.join(sorted(citations))})" if citations else ""
    if level == _AGENCY:
        return f"Thuộc thẩm quyền quyết định của {plan.nguoi_ky.chuc_vu.capitalize()}{basis}"
    through = "Trình" if level == _NEXT_LEVEL else "Đề nghị cấp trên trình"
    return f"{through} {titles.deciders()[level]} xem xét, quyết định{basis}"


def _merged(entries: list[TitleCount]) -> tuple[TitleCount, ...]:
    """Add the collective and individual counts of one title."""
    total: dict[str, TitleCount] = {}
    for entry in entries:
        known = total.get(entry.ma_danh_hieu)
        total[entry.ma_danh_hieu] = (
            known._replace(so_luong=known.so_luong + entry.so_luong) if known else entry
        )
    return tuple(total.values())
