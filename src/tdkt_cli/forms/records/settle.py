"""What a form says over what a file has: the smallest change that says the same.

A value that means the same stays as it was written (`LĐTT` and `LDTT`, `31/01/2024` and
`2024-01-31`); a key that the form has no column for stays; an empty cell takes the value away.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tdkt_cli.eligibility.identity import folded
from tdkt_cli.forms.reading.said import Entry, Said, Tree
from tdkt_cli.law import titles
from tdkt_cli.models.shape import parse
from tdkt_cli.models.types import Amount, Clock, Day, Record
from tdkt_cli.vietnamese import fold_text

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

DEFAULTS = {
    "loai_cong_trinh": "sang_kien",
    "loai_khen": "cong_trang",
    "vai_tro": "uy_vien",
    "loai_don_vi": "phong",
    "thuoc_dien_co": "true",
    "dan_dau": "false",
    "ten_hoi_dong": "Hội đồng Thi đua - Khen thưởng",
}
"""Keys whose absence means a value (the models' own defaults)."""

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_TITLE_KEYS = frozenset(("danh_hieu", "khen_thuong", "de_nghi", "ma_danh_hieu"))


class _Dated(Record):
    """Types a text as a day."""

    value: Day


class _Timed(Record):
    """Types a text as an hour and minute."""

    value: Clock


class _Counted(Record):
    """Types a text as an amount."""

    value: Amount


def settle(old: Tree, new: Tree, key: str = "", *, unite: bool = False) -> Tree:
    """Return the tree to write.

    Args:
        old: what the file has, `None` for nothing.
        new: what the form says.
        key: the key whose value both are.
        unite: items of lists that the form does not name stay (the history of a year).
    """
    if isinstance(new, dict):
        return _settled_table(old if isinstance(old, dict) else {}, new, unite=unite)
    if isinstance(new, list):
        return _settled_list(old if isinstance(old, list) else [], new, key, unite=unite)
    if isinstance(new, Said) and isinstance(old, str) and means_same(old, new, key):
        return Said(old, new.spot)
    return new


def _settled_table(old: dict[str, Tree], new: dict[str, Tree], *, unite: bool) -> Entry:
    spot = new.spot if isinstance(new, Entry) else _first_spot(new)
    result = Entry(spot)
    covered = new.covered if isinstance(new, Entry) else None
    if isinstance(new, Entry):
        result.cells = new.cells
    for key, value in old.items():
        if key in new:
            result[key] = settle(value, new[key], key, unite=unite)
        elif (
            unite
            or (covered is not None and key not in covered)
            or value in (None, "", [], {})
            or DEFAULTS.get(key) == value
        ):
            result[key] = value
    return _with_new_keys(result, old, new, unite=unite)


def _with_new_keys(
    result: Entry, old: dict[str, Tree], new: dict[str, Tree], *, unite: bool
) -> Entry:
    """Return a table with its new keys, each after the key that it follows in the form."""
    order = list(result)
    before: str | None = None
    for key, value in new.items():
        if key not in result:
            if value in (None, [], {}) or (old and DEFAULTS.get(key) == value):
                continue
            if old and key == "ma_can_bo":
                continue  # told by name: the file need not say it
            result[key] = settle(None, value, key, unite=unite)
            order.insert(order.index(before) + 1 if before in order else len(order), key)
        before = key
    values = dict(result)
    result.clear()
    result.update((key, values[key]) for key in order)
    return result


def _first_spot(table: dict[str, Tree]) -> Tree:
    return next((value.spot for value in table.values() if isinstance(value, Said)), None)


def _settled_list(old: Sequence[Tree], new: Sequence[Tree], key: str, *, unite: bool) -> list[Tree]:
    same = partners(old, new, key)
    if not unite:
        return [
            settle(old[same[n]] if n in same else None, item, key) for n, item in enumerate(new)
        ]
    partner_of = {there: here for here, there in same.items()}
    kept = [
        settle(item, new[partner_of[n]], key, unite=True) if n in partner_of else item
        for n, item in enumerate(old)
    ]
    added = [settle(None, item, key, unite=True) for n, item in enumerate(new) if n not in same]
    return [*kept, *added]


def partners(old: Sequence[Tree], new: Sequence[Tree], key: str) -> dict[int, int]:
    """Return, for items of the new list, the index of the old item that is the same thing.

    Args:
        old: the list as the file has it.
        new: the list as the form says it.
        key: the key whose value both are.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for identity in _IDENTITIES.get(key, (_itself,)):
        places: dict[Hashable, list[int]] = {}
        for index, item in enumerate(old):
            if index not in taken and (name := identity(item)) is not None:
                places.setdefault(name, []).append(index)
        for index, item in enumerate(new):
            name = identity(item)
            if index not in pairs and name is not None and places.get(name):
                pairs[index] = places[name].pop(0)
                taken.add(pairs[index])
    return pairs


def means_same(old: str, new: str, key: str) -> bool:
    """Whether two texts of one key say the same."""
    if old.strip() == new:
        return True
    if key == "ho_ten":
        return folded(old) == folded(new)
    if key in _TITLE_KEYS:
        known = titles.find(old)
        return known is not None and known == titles.find(new)
    if key.startswith("ngay") or key.endswith("ngay"):
        return _typed(_Dated, old) == _typed(_Dated, new)
    if key.startswith("gio_"):
        return _typed(_Timed, old) == _typed(_Timed, new)
    if key.startswith(("muc_", "so_", "tong_so")):
        return _typed(_Counted, old) == _typed(_Counted, new)
    # A block of lines in YAML and a cell differ in line ends, not in words; Hoà is Hòa.
    if " ".join(old.split()) == " ".join(new.split()):
        return True
    return _without_tones(old) == _without_tones(new) and fold_text(old) == fold_text(new)


def _without_tones(text: str) -> str:
    return _TONES.sub("", unicodedata.normalize("NFD", " ".join(text.split())))


def _typed(model: type[Record], text: str) -> object:
    record = parse(model, {"value": text})
    return text if isinstance(record, tuple) else record


def _itself(item: Tree) -> Hashable:
    if isinstance(item, str):
        return " ".join(item.split())
    return None


def _at(*keys: str) -> Callable[[Tree], Hashable]:
    def identity(item: Tree) -> Hashable:
        values = tuple(item.get(key) for key in keys) if isinstance(item, dict) else ()
        return tuple(map(str, values)) if values and all(values) else None

    return identity


def _name(item: Tree) -> Hashable:
    name = item.get("ho_ten") if isinstance(item, dict) else None
    return (folded(str(name)), str(item.get("ma_don_vi") or "")) if name else None


def _work(item: Tree) -> Hashable:
    name = item.get("ten_sang_kien") if isinstance(item, dict) else None
    return fold_text(str(name)) if name else None


def _target(item: Tree) -> Hashable:
    name = item.get("ten_chi_tieu") if isinstance(item, dict) else None
    return fold_text(str(name)) if name else None


def _title(item: Tree) -> Hashable:
    known = titles.find(str(item))
    return known.code if known else str(item)


def _awards(item: Tree) -> Hashable:
    if not isinstance(item, dict):
        return None
    kind = item.get("loai_khen") or DEFAULTS["loai_khen"]
    return (_title(item.get("ma_danh_hieu")), str(kind))


def _decision_by(other: str) -> Callable[[Tree], Hashable]:
    def identity(item: Tree) -> Hashable:
        if not isinstance(item, dict) or not item.get("so_ky_hieu"):
            return None
        return number_key(str(item["so_ky_hieu"])), fold_text(str(item.get(other) or ""))

    return identity


def number_key(text: str) -> str:
    """Return the number of a paper without spaces and letter case: `45 / qđ-bdt` → `45/qđ-bdt`."""
    return re.sub(r"\s+", "", fold_text(text)).replace("đ", "d")


def _ballot(item: Tree) -> Hashable:
    subject = item.get("doi_tuong") if isinstance(item, dict) else None
    if not isinstance(subject, dict):
        return None
    who = subject.get("ma_can_bo") or folded(str(subject.get("ho_ten") or ""))
    return (str(who), str(subject.get("ma_don_vi") or ""), _title(item.get("ma_danh_hieu")))


_PERSON = (_at("ma_can_bo"), _name)
_IDENTITIES: dict[str, tuple[Callable[[Tree], Hashable], ...]] = {
    "ca_nhan": _PERSON,
    "thanh_vien": _PERSON,
    "co_mat": _PERSON,
    "vang_mat": _PERSON,
    "tac_gia": _PERSON,
    "dien_hinh": _PERSON,
    "ky_luat": (_at("ma_can_bo", "hinh_thuc_ky_luat"), _name),
    "sang_kien": (_work,),
    "chi_tieu": (_at("ma_chi_tieu"), _target),
    "nhiem_vu": (_at("ma_nhiem_vu"),),
    "phong_trao": (_at("ma_phong_trao"),),
    "chuyen_de": (_at("ma_phong_trao"),),
    "don_vi": (_at("ma_don_vi"), _at("ten_don_vi")),
    "tap_the": (_at("ma_don_vi"), _itself),
    "dao_tao": (_at("tu_ngay"),),
    "nghi_viec": (_at("tu_ngay"),),
    "dang_xem_xet": (_at("tu_ngay"),),
    "han_che": (_at("noi_dung"),),
    "phien_hop": (_at("ngay_hop"),),
    "bo_phieu": (_ballot,),
    "quyet_dinh": (_decision_by("ngay_ky"), _decision_by("co_quan_ky")),
    "danh_sach": (_awards,),
    "danh_hieu": (_title,),
    "khen_thuong": (_title,),
    "de_nghi": (_title,),
}
"""By the key of a list, what makes two of its items the same thing; the surest first."""
