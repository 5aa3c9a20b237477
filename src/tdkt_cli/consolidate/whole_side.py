"""A side with all there is at one moment: what was registered, reported and decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tdkt_cli.consolidate.differences import named
from tdkt_cli.consolidate.leaves import elements, leaves
from tdkt_cli.consolidate.sides import (
    Item,
    Side,
    SideUnit,
    codes,
    registered_side,
    reported,
)
from tdkt_cli.models.wording import DISCIPLINE_WORDS, RATING_WORDS
from tdkt_cli.vietnamese import fold_name, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from tdkt_cli.models import (
        DataFile,
        Dataset,
        Decision,
        DecisionsOfYear,
        Plan,
        Results,
        SharedInitiative,
    )
    from tdkt_cli.models.decisions import MemberOfUnit
    from tdkt_cli.models.results import CollectiveReview, IndividualReview

_Person = tuple[str, str, "str | None"]
_Keys = dict[_Person, str]
Numbers = Mapping[tuple[int, str], str]
# They stand for the unit of what belongs to none: no code is like them.
HISTORY, AGENCY = "", "*"
_PAPERS = {
    "registrations": "đăng ký",
    "plan": "kế hoạch",
    "decisions": "lịch sử",
    "council": "Hội đồng",
    "documents": "văn bản",
}


def whole_side(dataset: Dataset, plan: Plan, numbers: Numbers | None = None) -> Side:
    """Return everything the data say, to set two moments against each other.

    A unit without a file had none at that moment, which is a difference; a unit with a file that
    could not be read is not compared.

    Args:
        dataset: the data of the moment.
        plan: its plan.
        numbers: as `renumbered` gives them, for the earlier moment.
    """
    side = registered_side(dataset, plan)
    items = [*side.noi_dung, *_registered_work(dataset)]
    for entry in dataset.results:
        items += reported(dataset, plan, entry.record, f"đợt {entry.record.so_dot}")
        items += _reviewed(entry.record)
    units = {unit.ma_don_vi: unit.ten_tap_the for unit in side.don_vi}
    for year in dataset.decisions:
        items += _decided(year.record, units, numbers or {})
    items += _rest(dataset)
    known = {*units, HISTORY, AGENCY, *(one.ma_don_vi for one in items)}
    known |= {one.ma_don_vi for one in side.doi_tuong}
    return Side(
        f"dữ liệu năm {dataset.year}",
        (
            *side.don_vi,
            SideUnit(HISTORY, "Quyết định, lịch sử thành tích", ""),
            SideUnit(AGENCY, "Kế hoạch, Hội đồng, văn bản, theo dõi", ""),
        ),
        side.doi_tuong,
        tuple(items),
        frozenset(known - _unread_units(dataset)),
        toan_bo=True,
        phan_tu=_elements(dataset),
    )


def renumbered(before: Dataset, after: Dataset) -> Numbers:
    """Return the decisions that differ in their number alone, with the number they have now.

    A number put right would otherwise read as one decision gone, another come, and everybody in it
    changed.
    """
    old, new = _unnumbered(before), _unnumbered(after)
    return {
        (year, gone[0]): come[0]
        for (year, what), numbers in old.items()
        if len(gone := [one for one in numbers if one not in new.get((year, what), ())]) == 1
        and len(come := [one for one in new.get((year, what), ()) if one not in numbers]) == 1
    }


def _unnumbered(dataset: Dataset) -> dict[tuple[int, Decision], list[str]]:
    found: dict[tuple[int, Decision], list[str]] = {}
    for entry in dataset.decisions:
        for one in entry.record.quyet_dinh:
            bare = one.model_copy(update={"so_ky_hieu": ""})
            found.setdefault((entry.record.nam_thanh_tich, bare), []).append(one.so_ky_hieu)
    return found


def _rest(dataset: Dataset) -> tuple[Item, ...]:
    """Return every value of every file that no other item tells, under the unit of its file."""
    return tuple(
        Item(
            _place(entry.file),
            "muc_khac",
            f"{_paper(entry.file)} {leaf.key}",
            f"{leaf.place} ({_paper(entry.file)})",
            leaf.value,
            f"{_paper(entry.file)} {leaf.element}" if leaf.element else "",
        )
        for entry in dataset.sources()
        for leaf in leaves(entry.file.kind, entry.record)
    )


def _elements(dataset: Dataset) -> frozenset[str]:
    return frozenset(
        f"{_paper(entry.file)} {element}"
        for entry in dataset.sources()
        for element in elements(entry.file.kind, entry.record)
    )


def _place(file: DataFile) -> str:
    """Return the unit a file is of, or what stands for it."""
    if file.kind in ("registrations", "results"):
        return file.stem
    return HISTORY if file.kind == "decisions" else AGENCY


def _paper(file: DataFile) -> str:
    """Return what a file is, in words."""
    if file.kind == "results":
        return f"đợt {file.round_number}"
    words = _PAPERS.get(file.kind)
    if words is None:
        return file.name.removeprefix("data/")
    return f"{words} năm {file.stem}" if file.kind == "decisions" else words


def _unread_units(dataset: Dataset) -> set[str]:
    return {_place(file) for file in dataset.unread_files()}


def _registered_work(dataset: Dataset) -> Iterator[Item]:
    for entry in dataset.registrations:
        for one in entry.record.ca_nhan:
            for work in one.sang_kien:
                name = f"{work.ten_sang_kien} ({one.ho_ten} đăng ký)"
                yield Item(entry.record.ma_don_vi, "sang_kien", name, name)


def _reviewed(record: Results) -> Iterator[Item]:
    """Yield ratings, disciplines and proposals of a round."""
    unit, when = record.ma_don_vi, f"đợt {record.so_dot}"
    if record.tap_the:
        yield from _review(unit, f"{when} tập thể", f"Tập thể, {when}", record.tap_the)
    keys = _keys((unit, one.ho_ten, one.ma_can_bo) for one in record.ca_nhan)
    for one in record.ca_nhan:
        key = keys[unit, one.ho_ten, one.ma_can_bo]
        yield from _review(unit, f"{when} {key}", f"{one.ho_ten}, {when}", one)


def _review(
    unit: str, code: str, name: str, review: CollectiveReview | IndividualReview
) -> Iterator[Item]:
    if review.muc_xep_loai:
        yield Item(unit, "xep_loai", code, name, RATING_WORDS[review.muc_xep_loai])
    if review.ky_luat and review.ky_luat.hinh_thuc_ky_luat:
        form = DISCIPLINE_WORDS[review.ky_luat.hinh_thuc_ky_luat]
        yield Item(unit, "ky_luat", code, name, _signed(form, review.ky_luat.ngay_ky))
    if review.de_nghi:
        yield Item(unit, "de_nghi", code, name, named(codes(review.de_nghi)))


def _decided(record: DecisionsOfYear, units: Mapping[str, str], numbers: Numbers) -> Iterator[Item]:
    """Yield what is known of a year of achievement: decisions, then each part of the history."""
    year = record.nam_thanh_tich
    for one in record.quyet_dinh:
        now = numbers.get((year, one.so_ky_hieu), one.so_ky_hieu)
        yield Item(HISTORY, "quyet_dinh", f"{year} {now}", now, _decree(one))
    yield from _awarded(record, units, numbers)
    ratings = record.xep_loai
    keys = _member_keys(ratings.ca_nhan)
    for person in ratings.ca_nhan:
        where, code, name = _of_year(year, person, keys)
        yield Item(where, "xep_loai", code, name, RATING_WORDS[person.muc_xep_loai])
    for rated in ratings.tap_the:
        name = f"{units.get(rated.ma_don_vi, rated.ma_don_vi)}, năm {year}"
        words = RATING_WORDS[rated.muc_xep_loai]
        yield Item(rated.ma_don_vi, "xep_loai", f"{year} tập thể", name, words)
    yield from _disciplined(record, units)
    for work in record.sang_kien:
        name = f"{work.ten_sang_kien} (năm {year})"
        by = ", ".join(author.ho_ten for author in work.tac_gia)
        yield Item(HISTORY, "sang_kien", name, name, "; ".join(filter(None, (by, _number(work)))))


def _decree(decision: Decision) -> str:
    people = sum(len(group.ca_nhan) for group in decision.danh_sach)
    collectives = sum(len(group.tap_the) for group in decision.danh_sach)
    parts = [
        f"số {decision.so_ky_hieu}",
        f"{decision.co_quan_ky} ký ngày {short_date(decision.ngay_ky)}",
        f"{collectives} lượt tập thể",
        f"{people} lượt cá nhân",
    ]
    if decision.ngay_huy_bo:
        parts.append(f"hủy bỏ ngày {short_date(decision.ngay_huy_bo)}")
    return ", ".join(parts)


def _awarded(record: DecisionsOfYear, units: Mapping[str, str], numbers: Numbers) -> Iterator[Item]:
    """Yield each person and collective once, with all that the year's decisions gave them."""
    year = record.nam_thanh_tich
    groups = [(one, group) for one in record.quyet_dinh for group in one.danh_sach]
    keys = _member_keys(person for _, group in groups for person in group.ca_nhan)
    held: dict[tuple[str, str, str], list[str]] = {}
    for decision, group in groups:
        end = ", đã hủy bỏ" if decision.ngay_huy_bo else ""
        number = numbers.get((year, decision.so_ky_hieu), decision.so_ky_hieu)
        said = f"{named(codes((group.ma_danh_hieu,)))} ({number}{end})"
        for person in group.ca_nhan:
            held.setdefault(_of_year(year, person, keys), []).append(said)
        for unit in group.tap_the:
            name = f"{units.get(unit, unit)}, năm {year}"
            held.setdefault((unit, f"{year} tập thể", name), []).append(said)
    for (where, code, name), titles in held.items():
        yield Item(where, "khen_thuong", code, name, "; ".join(sorted(titles)))


def _disciplined(record: DecisionsOfYear, units: Mapping[str, str]) -> Iterator[Item]:
    year = record.nam_thanh_tich
    keys = _member_keys(record.ky_luat)
    for person in record.ky_luat:
        where, code, name = _of_year(year, person, keys)
        words = _signed(DISCIPLINE_WORDS[person.hinh_thuc_ky_luat], person.ngay_ky)
        yield Item(where, "ky_luat", f"{code} {words}", name, words)
    for one in record.ky_luat_tap_the:
        name = f"{units.get(one.ma_don_vi, one.ma_don_vi)}, năm {year}"
        words = _signed(DISCIPLINE_WORDS[one.hinh_thuc_ky_luat], one.ngay_ky)
        yield Item(one.ma_don_vi, "ky_luat", f"{year} tập thể {words}", name, words)


def _signed(form: str, day: date | None) -> str:
    return f"{form}, ký ngày {short_date(day)}" if day else form


def _number(work: SharedInitiative) -> str:
    return f"công nhận tại {work.so_quyet_dinh}" if work.so_quyet_dinh else ""


def _of_year(year: int, person: MemberOfUnit, keys: _Keys) -> tuple[str, str, str]:
    """Return where a person's line stands, its code and its name."""
    unit = person.ma_don_vi or HISTORY
    key = keys[unit, person.ho_ten, person.ma_can_bo]
    return unit, f"{year} {key}", f"{person.ho_ten}, năm {year}"


def _member_keys(people: Iterable[MemberOfUnit]) -> _Keys:
    return _keys((one.ma_don_vi or HISTORY, one.ho_ten, one.ma_can_bo) for one in people)


def _keys(people: Iterable[_Person]) -> _Keys:
    """Return what makes each person the same on both sides: the name, of namesakes also the code.

    Args:
        people: unit, name and code, in any number of places.
    """
    once = set(people)
    bearers = Counter((unit, fold_name(name)) for unit, name, _ in once)
    return {
        (unit, name, code): fold_name(name)
        if bearers[unit, fold_name(name)] == 1
        else f"{fold_name(name)} {code or ''}"
        for unit, name, code in once
    }
