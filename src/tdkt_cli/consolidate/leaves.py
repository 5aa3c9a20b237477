"""What a record holds, value by value: for the differences that no sentence of its own tells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tdkt_cli.vietnamese import fold_text, number, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.models.types import Record

# What makes an element of a list the same on both sides; the later keys tell equal ones apart.
# Elements without any of these (meetings, steps of a review) are told apart by their order.
_IDENTITY = (
    "ten_van_ban",
    "so_ky_hieu",
    "ho_ten",
    "ma_chi_tieu",
    "ma_nhiem_vu",
    "ma_phong_trao",
    "ten_sang_kien",
    "ten_tep",
    "doi_tuong",
    "ma_danh_hieu",
    "ma_don_vi",
    "su_kien",
    "so_muc",
    "noi_dung",
    "so_dot",
    "ma_can_bo",
)
# Where a value came from, and digests, say nothing to a reader.
_UNTOLD = frozenset(("nguon", "ma_bam", "ma_noi_dung"))
# Values that have a sentence of their own, or say which file it is.
_TOLD = {
    "registrations": frozenset(
        (
            "nam_ke_hoach",
            "ma_don_vi",
            "tap_the.danh_hieu",
            "tap_the.khen_thuong",
            "ca_nhan.ho_ten",
            "ca_nhan.chuc_vu",
            "ca_nhan.danh_hieu",
            "ca_nhan.khen_thuong",
            "ca_nhan.sang_kien.ten_sang_kien",
            "chi_tieu.ma_chi_tieu",
            "chi_tieu.don_vi_tinh",
            "chi_tieu.muc_ke_hoach",
        )
    ),
    "results": frozenset(
        (
            "nam_ke_hoach",
            "so_dot",
            "ma_don_vi",
            "nhiem_vu.ma_nhiem_vu",
            "nhiem_vu.ket_qua",
            "chi_tieu.ma_chi_tieu",
            "chi_tieu.muc_thuc_hien",
            "phong_trao.ma_phong_trao",
            "phong_trao.ket_qua",
            "sang_kien.ten_sang_kien",
            "dien_hinh.ho_ten",
            "dien_hinh.thanh_tich",
            "han_che.noi_dung",
            "tap_the",
            "ca_nhan.ho_ten",
            "ca_nhan.muc_xep_loai",
            "ca_nhan.ky_luat",
            "ca_nhan.de_nghi",
        )
    ),
    "decisions": frozenset(
        (
            "nam_thanh_tich",
            "quyet_dinh.so_ky_hieu",
            "quyet_dinh.ngay_ky",
            "quyet_dinh.co_quan_ky",
            "quyet_dinh.ngay_huy_bo",
            "quyet_dinh.danh_sach.ma_danh_hieu",
            "quyet_dinh.danh_sach.ca_nhan",
            "quyet_dinh.danh_sach.tap_the",
            "xep_loai",
            "ky_luat.ho_ten",
            "ky_luat.ma_don_vi",
            "ky_luat.hinh_thuc_ky_luat",
            "ky_luat.ngay_ky",
            "ky_luat_tap_the.ma_don_vi",
            "ky_luat_tap_the.hinh_thuc_ky_luat",
            "ky_luat_tap_the.ngay_ky",
            "sang_kien.ten_sang_kien",
            "sang_kien.so_quyet_dinh",
            "sang_kien.tac_gia",
        )
    ),
}
# Elements whose coming and going has a sentence: what hangs on them is told of those that stay.
_ELEMENTS = {
    "registrations": frozenset(("ca_nhan", "chi_tieu")),
    "results": frozenset(
        ("nhiem_vu", "chi_tieu", "phong_trao", "sang_kien", "dien_hinh", "han_che", "ca_nhan")
    ),
    "decisions": frozenset(("quyet_dinh", "ky_luat", "ky_luat_tap_the", "sang_kien")),
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value.

    Attributes:
        place: the keys that lead to it, with the names of list elements: what the reader sees.
        key: the same in a form that is equal on both sides.
        value: in words; of a list of texts the text itself, which is then part of the key.
        element: the key of the element it hangs on, where that has a sentence of its own.
    """

    place: str
    key: str
    value: str
    element: str = ""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the walk stands: keys without and with elements, and the element it hangs on."""

    pattern: str = ""
    place: str = ""
    key: str = ""
    element: str = ""

    def under(self, name: str) -> _Spot:
        return _Spot(
            f"{self.pattern}.{name}".lstrip("."),
            f"{self.place}.{name}".lstrip("."),
            f"{self.key}.{name}",
            self.element,
        )


def leaves(kind: str, record: Record) -> tuple[Leaf, ...]:
    """Return the values of a record that have no sentence of their own, in its order.

    Args:
        kind: the kind of its file, as `DataFile` names it.
        record: any record of `data/`.
    """
    tree = record.model_dump(mode="python", exclude_defaults=True)
    return tuple(_values(kind, tree, _Spot()))


def elements(kind: str, record: Record) -> frozenset[str]:
    """Return the keys of the elements that have a sentence when they come and go."""
    tree = record.model_dump(mode="python", exclude_defaults=True)
    return frozenset(
        f".{name}[{mark}]"
        for name in _ELEMENTS.get(kind, ())
        for mark in map(fold_text, _marks(tree.get(name, ())))
    )


def _values(kind: str, value: Any, spot: _Spot) -> Iterator[Leaf]:  # noqa: ANN401 — any value
    if spot.pattern in _TOLD.get(kind, ()) or value in (None, "", (), {}):
        return
    if isinstance(value, dict):
        for name, child in value.items():
            if name not in _UNTOLD:
                yield from _values(kind, child, spot.under(name))
    elif isinstance(value, list | tuple):
        for mark, child in zip(_marks(value), value, strict=True):
            yield from _element(kind, child, mark, spot)
    else:
        yield Leaf(spot.place, spot.key, _words(value), spot.element)


def _element(kind: str, child: Any, mark: str, spot: _Spot) -> Iterator[Leaf]:  # noqa: ANN401
    key = f"{spot.key}[{fold_text(mark)}]"
    if not isinstance(child, dict):
        yield Leaf(spot.place, key, _words(child), spot.element)
        return
    own = spot.pattern in _ELEMENTS.get(kind, ())
    place = f"{spot.place} «{mark}»"
    yield from _values(kind, child, _Spot(spot.pattern, place, key, key if own else spot.element))


def _marks(values: Sequence[Any]) -> list[str]:
    """Return what tells each element from the others, equal ones by their order."""
    marks = [_mark(value, 1) or str(n) for n, value in enumerate(values, 1)]
    seen = Counter(map(fold_text, marks))
    marks = [
        _mark(value, len(_IDENTITY)) if seen[fold_text(mark)] > 1 else mark
        for mark, value in zip(marks, values, strict=True)
    ]
    taken: Counter[str] = Counter()
    numbered = []
    for mark in marks:
        taken[fold_text(mark)] += 1
        again = taken[fold_text(mark)]
        numbered.append(f"{mark} ({again})" if again > 1 else mark)
    return numbered


def _mark(value: Any, parts: int) -> str:  # noqa: ANN401 — any element
    if not isinstance(value, dict):
        return _words(value)
    known = [name for name in _IDENTITY if value.get(name) not in (None, "", {})]
    return " ".join(_of_key(value[name]) for name in known[:parts])


def _of_key(value: Any) -> str:  # noqa: ANN401 — any value
    if isinstance(value, dict):
        return " ".join(_words(child) for child in value.values())
    return _words(value)


def _words(value: Any) -> str:  # noqa: ANN401 — any value
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, date):
        return short_date(value)
    return " ".join(str(value).split())
