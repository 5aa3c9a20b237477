"""What differs, in sentences: a person, a collective, something reported."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.consolidate.counted_titles import title_names
from tdkt_cli.vietnamese import fold_name, fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.consolidate.sides import Holder, Item

KINDS = {
    "chi_tieu": "chỉ tiêu",
    "nhiem_vu": "kết quả nhiệm vụ",
    "phong_trao": "kết quả phong trào",
    "sang_kien": "sáng kiến",
    "dien_hinh": "điển hình",
    "han_che": "hạn chế",
    "de_nghi": "đề nghị",
    "xep_loai": "xếp loại",
    "ky_luat": "kỷ luật",
    "quyet_dinh": "quyết định",
    "khen_thuong": "khen thưởng",
    "muc_khac": "mục",
}
# Texts too long to be set side by side in a sentence: always, or from so many characters.
_LONG = frozenset(("nhiem_vu", "phong_trao", "dien_hinh"))
_SHOWN = 120
HEADLINE = {
    "them": "thêm",
    "bot": "bớt",
    "doi_danh_hieu": "đổi danh hiệu",
    "chuyen_den": "chuyển đến",
    "chuyen_di": "chuyển đi",
    "doi_chuc_vu": "đổi chức vụ",
    "doi_ho_ten": "đổi họ tên",
}


class Difference(NamedTuple):
    """One thing that differs.

    Attributes:
        loai: `them`, `bot`, `doi_danh_hieu`, `chuyen_den`, `chuyen_di`, `doi_chuc_vu`,
            `doi_ho_ten`, `tap_the`, or a kind of item with `_them`, `_bot`, `_doi`.
        doi_tuong: whose.
        truoc: on the first side, `""` for nothing.
        sau: on the second side, likewise.
        noi_dung: the sentence.
    """

    loai: str
    doi_tuong: str
    truoc: str
    sau: str
    noi_dung: str


def changes(old: Holder, new: Holder) -> Iterator[Difference]:
    """Yield what differs of a person who is on both sides."""
    name = new.ho_ten
    if fold_name(old.ho_ten) != fold_name(name):
        said = f"{new.ma_can_bo}: họ tên {old.ho_ten} đổi thành {name}."
        yield Difference("doi_ho_ten", name, old.ho_ten, name, said)
    if set(old.danh_hieu) != set(new.danh_hieu):
        yield Difference(
            "doi_danh_hieu",
            name,
            named(old.danh_hieu),
            named(new.danh_hieu),
            f"{name}: {moves(set(old.danh_hieu), set(new.danh_hieu))}.",
        )
    if old.chuc_vu and new.chuc_vu and fold_text(old.chuc_vu) != fold_text(new.chuc_vu):
        said = f"{name}: chức vụ {old.chuc_vu} đổi thành {new.chuc_vu}."
        yield Difference("doi_chuc_vu", name, old.chuc_vu, new.chuc_vu, said)


def item_change(old: Item | None, new: Item | None) -> Difference | None:
    """Return how something reported came, went or changed, `None` when it did not."""
    if old is None and new is not None:
        value = f": {new.gia_tri}" if new.gia_tri else ""
        said = _sentence(f"Thêm {KINDS[new.loai]} {new.ten}{value}")
        return Difference(f"{new.loai}_them", new.ten, "", new.gia_tri or new.ten, said)
    if old is not None and new is None:
        shown = old.gia_tri or old.ten
        value = f": {old.gia_tri}" if old.gia_tri else ""
        said = _sentence(f"Bớt {KINDS[old.loai]} {old.ten}{value}")
        return Difference(f"{old.loai}_bot", old.ten, shown, "", said)
    if old is None or new is None or fold_text(old.gia_tri) == fold_text(new.gia_tri):
        return None
    kind = KINDS[new.loai]
    long = new.loai in _LONG or len(old.gia_tri) + len(new.gia_tri) > 2 * _SHOWN
    moved = "nội dung đã sửa" if long else f"{old.gia_tri} → {new.gia_tri}"
    said = _sentence(f"{kind[:1].upper()}{kind[1:]} {new.ten}: {moved}")
    return Difference(f"{new.loai}_doi", new.ten, old.gia_tri, new.gia_tri, said)


def _sentence(text: str) -> str:
    return f"{text.rstrip('.;, ')}."


def summary(found: tuple[Difference, ...]) -> str:
    """Return `thêm 1, bớt 1, đổi danh hiệu 2`, or `không đổi`."""
    counts = Counter(one.loai for one in found)
    parts = [f"{word} {counts[kind]}" for kind, word in HEADLINE.items() if counts[kind]]
    if counts["tap_the"]:
        parts.append("tập thể đổi danh hiệu")
    for kind, word in KINDS.items():
        for ending, verb in (("them", "thêm"), ("bot", "bớt"), ("doi", "đổi")):
            if counts[f"{kind}_{ending}"]:
                parts.append(f"{verb} {counts[f'{kind}_{ending}']} {word}")
    return ", ".join(parts) or "không đổi"


def named(held: Iterable[str]) -> str:
    """Return the names of titles, in the order of the law."""
    return "; ".join(name.ten_danh_hieu for name in title_names(held))


def moves(old: set[str], new: set[str]) -> str:
    """Return `thêm …; bỏ …`."""
    parts = []
    if new - old:
        parts.append(f"thêm {named(new - old)}")
    if old - new:
        parts.append(f"bỏ {named(old - new)}")
    return "; ".join(parts)
