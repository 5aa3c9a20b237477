"""What could not be read of a form, so that no rule takes it for missing.

A form with a faulty cell is judged all the same: every fault at once. But «no registration of the
title below», «no work named», «not proposed» may be said of somebody only because the cell that
says so could not be read. Such findings wait until the cell is mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.findings import Finding, KeyPath
    from tdkt_cli.forms.grid import Spot
    from tdkt_cli.forms.reading import Entry, ReadForm
    from tdkt_cli.workflow.importing.drafting import NewFile

_NAME = frozenset(("ho_ten", "ma_can_bo"))
_AWARDS = frozenset(("danh_hieu", "khen_thuong", "de_nghi"))
_WORKS = frozenset(("sang_kien", "dien_xet", "ten_sang_kien", "loai_cong_trinh", "cap_cong_nhan"))
_WORKS |= {"so_quyet_dinh", "ngay_quyet_dinh", "tac_gia"}
_RATINGS = frozenset(("muc_xep_loai", "hinh_thuc_ky_luat", "ky_luat"))
_TIMES = frozenset(("ngay_tuyen_dung", "ngay_ve_don_vi", "tu_ngay", "den_ngay", "loai_thoi_gian"))
_VOTES = frozenset(("tinh_trang", "phien", "phat_ra", "thu_ve", "hop_le", "dong_y", "ma_danh_hieu"))
_PEOPLE = _NAME | _AWARDS | frozenset(("tong_so_nguoi",))
_ALL = _PEOPLE | _WORKS | _RATINGS | _TIMES

RESTS_ON: dict[str, frozenset[str]] = {
    "D207": _NAME,
    "D302": frozenset(("ngay_gui",)),
    "D305": frozenset(("ten_chi_tieu", "don_vi_tinh", "muc_ke_hoach", "ma_nhiem_vu")),
    "D307": frozenset(("ngay_gui",)),
    "D315": frozenset(("muc_thuc_hien", "muc_ke_hoach")),
    "D316": _NAME,
    "D711": _NAME,
    "D712": _NAME | _VOTES,
    "L107": _PEOPLE,
    "L108": _PEOPLE,
    "L109": _AWARDS,
    "L110": _WORKS,
    "L111": _ALL,
    "L112": _ALL,
    "L113": _ALL,
    "L114": _ALL,
    "L115": _TIMES,
    "L117": _NAME,
    "L118": _ALL,
    "L119": _TIMES,
    "L120": _PEOPLE | _RATINGS,
    "L201": _PEOPLE,
    "L202": _PEOPLE,
    "L203": _RATINGS,
    "L204": _RATINGS | _WORKS,
    "L205": _RATINGS | _WORKS,
    "L208": _TIMES,
    "L209": _WORKS,
    "L210": _ALL,
    "L215": _ALL,
    "L217": _RATINGS,
    "L301": _PEOPLE | _RATINGS,
    "L302": _PEOPLE | _RATINGS,
    "L303": _PEOPLE | _RATINGS,
    "L304": _PEOPLE | _RATINGS,
    "L306": _RATINGS,
    "L307": frozenset(("ten_khoi", "xep_hang", "dan_dau")),
    "L403": _VOTES | {"ngay_hop"},
    "L406": _VOTES,
    "L408": _NAME | _VOTES,
    "L409": _NAME | _VOTES,
    "L410": _NAME | _VOTES,
    "L413": _NAME | _VOTES,
    "L415": _PEOPLE | _RATINGS,
    "L416": _PEOPLE,
    "L418": _NAME | _VOTES,
}
"""The rules that may speak because something is missing, with the keys that they look for."""


class Hole(NamedTuple):
    """A cell that could not be read.

    Attributes:
        key: of its column, the last word of a key with dots.
        row: its sheet and row.
        loses: nobody knows any more whom the row is about.
    """

    key: str
    row: tuple[str, int]
    loses: bool


def holes_of(read: ReadForm) -> tuple[Hole, ...]:
    """Return the cells of a form that could not be read."""
    found = [*_of_entry(read.values, loses=False)]
    for table in read.tables:
        for entry in table.entries:
            found.extend(_of_entry(entry, loses="ho_ten" in entry.refused))
    return tuple(found)


def _of_entry(entry: Entry, *, loses: bool) -> Iterator[Hole]:
    for key in sorted(entry.refused):
        spot = entry.cells.get(key, entry.spot)
        yield Hole(key.rpartition(".")[2], (spot.sheet, spot.row), loses)


def may_be_false(finding: Finding, path: KeyPath, file: NewFile, holes: tuple[Hole, ...]) -> bool:
    """Whether a finding may only say that something could not be read.

    Args:
        finding: of a rule over the data as they would be.
        path: the key path in the file that it is about.
        file: that the form makes.
        holes: of the form.
    """
    wanted = RESTS_ON.get(finding.code)
    if not holes or wanted is None:
        return False
    if any(hole.loses for hole in holes):
        return True
    missing = [hole for hole in holes if hole.key in wanted]
    rows = _rows(path, file)
    return any(hole.row in rows for hole in missing) if rows else bool(missing)


def _rows(path: KeyPath, file: NewFile) -> frozenset[tuple[str, int]]:
    """Return the rows that speak of the item at a path, none when it is about the whole form."""
    item = path[:2]
    if len(item) < 2 or not isinstance(item[1], int):
        return frozenset()
    return frozenset(
        _row(spot) for place, spot in file.spots.items() if place[:2] == item and spot.sheet
    )


def _row(spot: Spot) -> tuple[str, int]:
    return spot.sheet, spot.row
