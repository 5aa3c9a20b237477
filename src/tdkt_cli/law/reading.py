"""A tree of text → an instrument. One format for packaged law and an agency's regulation."""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

from tdkt_cli.law.records import Check, Content, Days, Instrument, Place, Provision

if TYPE_CHECKING:
    from tdkt_cli.yaml_tree import Tree

_FIELDS = frozenset(
    (
        *("ma_van_ban", "so_ky_hieu", "ten_van_ban", "ten_trong_van_ban", "ngay_ban_hanh"),
        "trich_yeu",
        *("tu_ngay", "den_ngay", "thay_the", "bi_thay_the_boi", "sua_doi_boi", "nguon"),
        *("ngay_kiem_tra", "chua_doi_chieu_tu", "ly_do_chua_doi_chieu", "ghi_chu", "dieu_khoan"),
    )
)
_FIELDS_OF_PROVISION = frozenset(
    (
        *("dieu", "muc", "khoan", "diem", "noi_dung", "doi_chieu", "noi_doc"),
        *("tu_ngay", "den_ngay", "trich", "gia_tri"),
    )
)
_CHECKS: dict[str, Check] = {check: check for check in get_args(Check)}
_NEEDED = ("ma_van_ban", "ten_van_ban", "nguon", "ngay_kiem_tra", "dieu_khoan")


class LawDataError(ValueError):
    """A tree is not an instrument.

    Attributes:
        path: the key path at fault, for storage to turn into line and column.
        message: one Vietnamese sentence.
    """

    def __init__(self, path: tuple[str | int, ...], message: str) -> None:
        super().__init__(path, message)
        self.path = path
        self.message = message


def read_instrument(tree: Tree) -> Instrument:
    """Read one instrument.

    Args:
        tree: the file's tree of text.

    Raises:
        LawDataError: a key is unknown, missing or not what it should be.
    """
    _known((), tree, _FIELDS)
    for name in _NEEDED:
        if not tree.get(name):
            raise LawDataError((), f"Thiếu khóa {name}.")
    return Instrument(
        code=tree["ma_van_ban"],
        number=tree.get("so_ky_hieu") or "",
        name=tree["ten_van_ban"],
        name_in_papers=tree.get("ten_trong_van_ban") or tree["ten_van_ban"],
        subject=tree.get("trich_yeu") or "",
        issued=_day(tree, "ngay_ban_hanh"),
        in_force_from=_day(tree, "tu_ngay"),
        in_force_to=_day(tree, "den_ngay"),
        unchecked_from=_day(tree, "chua_doi_chieu_tu"),
        unchecked_why=tree.get("ly_do_chua_doi_chieu") or "",
        replaces=tuple(tree.get("thay_the") or ()),
        replaced_by=tuple(tree.get("bi_thay_the_boi") or ()),
        source=tree["nguon"],
        checked_on=_day(tree, "ngay_kiem_tra") or date.min,
        provisions=_provisions(tree["dieu_khoan"]),
    )


def _provisions(entries: Tree) -> dict[Place, tuple[Provision, ...]]:
    if not isinstance(entries, list):
        raise LawDataError(("dieu_khoan",), "dieu_khoan phải là một danh sách.")
    found: dict[Place, list[Provision]] = defaultdict(list)
    for index, entry in enumerate(entries):
        path = ("dieu_khoan", index)
        _known(path, entry, _FIELDS_OF_PROVISION)
        found[_place(path, entry)].append(_provision(path, entry))
    return {
        place: tuple(sorted(versions, key=lambda version: version.days.first or date.min))
        for place, versions in found.items()
    }


def _place(path: tuple[str | int, ...], entry: Tree) -> Place:
    article, part = entry.get("dieu"), entry.get("muc")
    if bool(article) == bool(part):
        raise LawDataError(
            path, "Mỗi điều khoản có dieu (số), hoặc muc khi không nói được điều nào."
        )
    clause = entry.get("khoan")
    where = part or _whole((*path, "dieu"), article)
    return where, _whole((*path, "khoan"), clause) if clause else None, entry.get("diem") or None


def _provision(path: tuple[str | int, ...], entry: Tree) -> Provision:
    check = _CHECKS.get(entry.get("doi_chieu") or "chua")
    if check is None:
        raise LawDataError((*path, "doi_chieu"), "doi_chieu là nguyen_van, trich_dan hoặc chua.")
    values = entry.get("gia_tri") or {}
    if not isinstance(values, dict):
        raise LawDataError((*path, "gia_tri"), "gia_tri phải là các cặp tên: giá trị.")
    return Provision(
        entry.get("noi_dung") or "",
        check,
        entry.get("noi_doc") or "",
        Days(_day(entry, "tu_ngay", path), _day(entry, "den_ngay", path)),
        entry.get("trich") or "",
        {name: _content((*path, "gia_tri", name), text) for name, text in values.items()},
    )


def _known(path: tuple[str | int, ...], tree: Tree, fields: frozenset[str]) -> None:
    if not isinstance(tree, dict):
        raise LawDataError(path, "Chỗ này phải là các cặp khóa: giá trị.")
    for name in tree:
        if name not in fields:
            raise LawDataError((*path, name), f"Không có khóa {name} trong văn bản pháp luật.")


def _content(path: tuple[str | int, ...], text: Tree) -> Content:
    if not isinstance(text, str) or not text:
        raise LawDataError(path, "Giá trị phải là một số hoặc một chữ.")
    if re.fullmatch(r"[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[0-9]+[.][0-9]+", text):
        return Decimal(text)
    return text


def _whole(path: tuple[str | int, ...], text: Tree) -> int:
    if not isinstance(text, str) or not re.fullmatch(r"[1-9][0-9]{0,3}", text):
        raise LawDataError(path, "Chỗ này phải là một số nguyên dương.")
    return int(text)


def _day(tree: Tree, name: str, path: tuple[str | int, ...] = ()) -> date | None:
    text = tree.get(name)
    if not text:
        return None
    if isinstance(text, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    raise LawDataError((*path, name), "Ngày ghi theo dạng 2024-01-31.")
