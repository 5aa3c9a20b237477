"""What a data file has and a form no longer says: nothing goes away without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.forms.grid.cells import Fault
from tdkt_cli.forms.records.settle import partners

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.forms.grid.cells import Spot
    from tdkt_cli.forms.reading import ReadForm
    from tdkt_cli.forms.reading.said import Tree

REMOVED = "form_removed"
_LONGEST = 60
_CALLED = {
    "ca_nhan": ("người", "ho_ten"),
    "chi_tieu": ("chỉ tiêu", "ten_chi_tieu"),
    "sang_kien": ("sáng kiến, đề tài", "ten_sang_kien"),
    "dien_hinh": ("điển hình tiên tiến", "ho_ten"),
    "thanh_vien": ("thành viên Hội đồng", "ho_ten"),
    "phien_hop": ("phiên họp", "ngay_hop"),
    "don_vi": ("đơn vị", "ten_don_vi"),
}
"""By the key of a list, what its items are called and the key of their name."""
_CODES = {"ca_nhan": "ma_can_bo", "thanh_vien": "ma_can_bo", "dien_hinh": "ma_can_bo"}
_CODES |= {"chi_tieu": "ma_chi_tieu", "don_vi": "ma_don_vi"}


def removed(old: Tree, new: Tree, read: ReadForm) -> Iterator[Fault]:
    """Yield a fault for each list that loses something, at the list's table in the form.

    Args:
        old: the data file as it is, `None` when there is none.
        new: the file as the form makes it, settled with the old one.
        read: the form.
    """
    before, after = _table(old), _table(new)
    for key, (what, name_key) in _CALLED.items():
        if any(name_key in entry.refused for entry in read.entries(key)):
            continue  # who is missing may stand in the cell that could not be read
        names = [_name(item, key) for item in _lost(before, after, key)]
        if key == "sang_kien":
            names += _works_of_people(before, after)
        if names:
            yield Fault(REMOVED, _spot(read, key), (what, *names))


def _table(tree: Tree) -> dict[str, Tree]:
    return tree if isinstance(tree, dict) else {}


def _items(table: dict[str, Tree], key: str) -> Sequence[Tree]:
    listed = table.get(key)
    return listed if isinstance(listed, list) else ()


def _lost(before: dict[str, Tree], after: dict[str, Tree], key: str) -> list[dict[str, Tree]]:
    """Return the items of a list that have no partner in what it becomes."""
    old = _items(before, key)
    kept = set(partners(old, _items(after, key), key).values())
    return [item for n, item in enumerate(old) if n not in kept and isinstance(item, dict)]


def _works_of_people(before: dict[str, Tree], after: dict[str, Tree]) -> list[str]:
    """Return the works that those lose who stay; who goes takes theirs along."""
    old, new = _items(before, "ca_nhan"), _items(after, "ca_nhan")
    return [
        f"{_name(work, 'sang_kien')} của {old[there].get('ho_ten')}"
        for here, there in partners(old, new, "ca_nhan").items()
        for work in _lost(_table(old[there]), _table(new[here]), "sang_kien")
    ]


def _name(item: dict[str, Tree], key: str) -> str:
    """Return how an item is named: `Trần Văn Mẫu (VP-01)`, `«Giải quyết hồ sơ đúng hạn»`."""
    name_key = _CALLED[key][1]
    name = " ".join(str(item.get(name_key) or "").split())
    code = str(item.get(_CODES.get(key, "")) or "")
    if name_key != "ho_ten" and name:
        return f"«{name[:_LONGEST]}…»" if len(name) > _LONGEST else f"«{name}»"
    return f"{name} ({code})" if name and code else name or code or "chưa có tên"


def _spot(read: ReadForm, key: str) -> Spot | None:
    """Return where a list stands in the form; works may stand in the rows of their people."""
    wanted = (key, "ca_nhan") if key == "sang_kien" else (key,)
    spots = {table.table.key: table.spot for table in reversed(read.tables)}
    return next((spots[one] for one in wanted if one in spots), None)
