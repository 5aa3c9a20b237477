"""Two sides set against each other: unit by unit, in sentences and in counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.consolidate.counted_titles import title_counts
from tdkt_cli.consolidate.differences import Difference, changes, item_change, moves, named, summary
from tdkt_cli.consolidate.pairing import people_pairs, successors
from tdkt_cli.vietnamese import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.consolidate.pairing import Pair
    from tdkt_cli.consolidate.sides import Holder, Side


class UnitDifference(NamedTuple):
    """A unit of the second side, or one that only the first has.

    Attributes:
        ten_cu: names it had on the first side, when they differ: a new name, units merged into it.
        tinh_trang: `""`, `moi` (only on the second side), `khong_con` (only on the first), or
            `thieu_tep_truoc`, `thieu_tep_sau`: its file is missing there, nothing is compared.
        tom_tat: `thêm 1, bớt 1, đổi danh hiệu 2`; `không đổi`.
    """

    ma_don_vi: str
    ten_don_vi: str
    ten_cu: tuple[str, ...]
    tinh_trang: str
    tom_tat: str
    thay_doi: tuple[Difference, ...]


class TitleChange(NamedTuple):
    """How often a title stands on each side."""

    ma_danh_hieu: str
    ten_danh_hieu: str
    truoc: int
    sau: int


class Comparison(NamedTuple):
    """Everything that differs between two sides.

    Attributes:
        tong: how many differences of each kind, units unchanged and not compared.
    """

    ben_truoc: str
    ben_sau: str
    don_vi: tuple[UnitDifference, ...]
    danh_hieu: tuple[TitleChange, ...]
    tong: dict[str, int]


def compare(before: Side, after: Side) -> Comparison:
    """Compare two sides.

    Units stand in the order of the second side's plan, then those only the first knows. People
    are the same by the rule of the same person; a unit that was renamed or merged is its successor.
    """
    return _Comparing(before, after).result()


class _Comparing:
    """Gathers differences by unit: the state of one comparison."""

    def __init__(self, before: Side, after: Side) -> None:
        self.before = before
        self.after = after
        self.whole = before.toan_bo and after.toan_bo
        self.units = successors(before, after)
        self.found: defaultdict[str, list[Difference]] = defaultdict(list)
        self.old_names = {unit.ma_don_vi: unit.ten_don_vi for unit in before.don_vi}
        self.names = {unit.ma_don_vi: unit.ten_don_vi for unit in after.don_vi}
        self.missing = self._missing()

    def _missing(self) -> dict[str, str]:
        """Return the units that both plans have and whose file is missing on one side."""
        if self.before.co_tep is None or self.after.co_tep is None:
            return {}
        old = {self.now(code) for code in self.before.co_tep}
        new = set(self.after.co_tep)
        planned = {self.now(code) for code in self.old_names}
        return {
            **{code: "thieu_tep_sau" for code in old - new if code in self.names},
            **{code: "thieu_tep_truoc" for code in new - old if code in planned},
        }

    def result(self) -> Comparison:
        """Return what was found."""
        if self._titles_on_both():
            self._people()
            self._collectives()
        self._items()
        units = tuple(self._unit(code) for code in self._codes())
        total = Counter(one.loai for unit in units for one in unit.thay_doi)
        total["khong_doi"] = sum(
            unit.ma_don_vi[:1].isalpha() and not (unit.thay_doi or unit.ma_don_vi in self.missing)
            for unit in units
        )
        total["chua_so"] = sum(unit.ma_don_vi in self.missing for unit in units)
        return Comparison(
            self.before.ten,
            self.after.ten,
            units,
            _titles(*self._counts()),
            dict(sorted(total.items())),
        )

    def _counts(self) -> tuple[Counter[str], Counter[str]]:
        """Return how often each title stands on each side, in the units that are compared."""
        before = (o for o in self.before.doi_tuong if self.now(o.ma_don_vi) not in self.missing)
        after = (one for one in self.after.doi_tuong if one.ma_don_vi not in self.missing)
        return (
            Counter(code for one in before for code in one.danh_hieu),
            Counter(code for one in after for code in one.danh_hieu),
        )

    def _codes(self) -> list[str]:
        """Return the units that matter: of the second side first, each once."""
        held = {holder.ma_don_vi for holder in self.after.doi_tuong}
        held |= {self.now(holder.ma_don_vi) for holder in self.before.doi_tuong}
        items = (*self.before.noi_dung, *self.after.noi_dung)
        held |= {self.now(item.ma_don_vi) for item in items}
        order = [*self.names, *self.old_names, *sorted(held)]
        return [code for code in dict.fromkeys(order) if code in held or self.found.get(code)]

    def now(self, code: str) -> str:
        """Return the unit that carries on a unit of the first side."""
        return self.units.get(code, code)

    def name(self, code: str) -> str:
        """Return the name of a unit, the newer one where there are two."""
        return self.names.get(code) or self.old_names.get(code) or code or "chưa rõ đơn vị"

    def _unit(self, code: str) -> UnitDifference:
        parts = [old for old, new in self.units.items() if new == code and old in self.old_names]
        name = self.name(code)
        old = tuple(self.old_names[part] for part in parts if self.old_names[part] != name)
        state = "moi" if not parts and code in self.names else ""
        state = "khong_con" if code not in self.names and code in self.old_names else state
        if code in self.missing:
            side = self.after.ten if self.missing[code] == "thieu_tep_sau" else self.before.ten
            why = "có tệp lỗi:" if self.whole else "chưa có tệp"
            said = f"chưa so được, {why} {side}"
            return UnitDifference(code, name, old, self.missing[code], said, ())
        found = tuple(self.found.get(code, ()))
        return UnitDifference(code, name, old, state, summary(found), found)

    def _titles_on_both(self) -> bool:
        """Whether each side names titles at all: the first round of a year does not."""
        return self.whole or all(
            any(one.danh_hieu for one in s.doi_tuong) for s in (self.before, self.after)
        )

    def _people(self) -> None:
        pairs = people_pairs(
            (one for one in self.before.doi_tuong if one.ho_ten),
            (one for one in self.after.doi_tuong if one.ho_ten),
            self.units,
        )
        for pair in pairs:
            for code, difference in self._person(pair):
                self.found[code].append(difference)

    def _person(self, pair: Pair) -> Iterator[tuple[str, Difference]]:
        old, new = pair
        if old is None and new is not None:
            titles = named(new.danh_hieu)
            said = f"Thêm {new.ho_ten}{f' ({titles})' if titles else ''}."
            yield new.ma_don_vi, Difference("them", new.ho_ten, "", titles, said)
        elif new is None and old is not None:
            titles = named(old.danh_hieu)
            said = f"Bớt {old.ho_ten}{f' ({titles})' if titles else ''}."
            yield self.now(old.ma_don_vi), Difference("bot", old.ho_ten, titles, "", said)
        elif old is not None and new is not None:
            yield from self._moved(old, new)
            yield from ((new.ma_don_vi, one) for one in changes(old, new))

    def _moved(self, old: Holder, new: Holder) -> Iterator[tuple[str, Difference]]:
        left = self.now(old.ma_don_vi)
        if left == new.ma_don_vi or not left or not new.ma_don_vi:
            return
        here, there = self.name(left), self.name(new.ma_don_vi)
        name = new.ho_ten
        to, away = f"{name} chuyển từ {here} đến.", f"{name} chuyển đi {there}."
        yield new.ma_don_vi, Difference("chuyen_den", name, here, there, to)
        yield left, Difference("chuyen_di", name, here, there, away)

    def _collectives(self) -> None:
        before: defaultdict[str, set[str]] = defaultdict(set)
        after: defaultdict[str, set[str]] = defaultdict(set)
        for one in self.before.doi_tuong:
            if not one.ho_ten:
                before[self.now(one.ma_don_vi)].update(one.danh_hieu)
        for one in self.after.doi_tuong:
            if not one.ho_ten:
                after[one.ma_don_vi].update(one.danh_hieu)
        for code in sorted(before.keys() | after.keys()):
            old, new = before[code], after[code]
            if old != new:
                difference = Difference(
                    "tap_the", "Tập thể", named(old), named(new), f"Tập thể: {moves(old, new)}."
                )
                self.found[code].append(difference)

    def _items(self) -> None:
        old = {(self.now(i.ma_don_vi), i.loai, fold_text(i.ma)): i for i in self.before.noi_dung}
        new = {(self.now(i.ma_don_vi), i.loai, fold_text(i.ma)): i for i in self.after.noi_dung}
        if not (self.whole or (old and new)):  # a part that one side lacks: nothing to set against
            return
        both = self.before.phan_tu & self.after.phan_tu
        for key in dict.fromkeys((*new, *old)):
            then, now = old.get(key), new.get(key)
            hung = (one.phan_tu for one in (then, now) if one and one.phan_tu)
            difference = item_change(then, now) if all(on in both for on in hung) else None
            if difference:
                self.found[key[0]].append(difference)


def _titles(before: Counter[str], after: Counter[str]) -> tuple[TitleChange, ...]:
    return tuple(
        TitleChange(
            one.ma_danh_hieu,
            one.ten_danh_hieu,
            before[one.ma_danh_hieu],
            after[one.ma_danh_hieu],
        )
        for one in title_counts((before, after))
    )
