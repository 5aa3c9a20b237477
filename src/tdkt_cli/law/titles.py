"""Titles and commendations by code, official name or usual abbreviation."""

from __future__ import annotations

import difflib
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.law import Citation, packaged
from tdkt_cli.vietnamese import fold_text, without_marks

if TYPE_CHECKING:
    from tdkt_cli.yaml_tree import Tree

LAW_OF_TITLES = "luat-06-2022"


class Title(NamedTuple):
    """A title (danh hiệu) or commendation (hình thức khen thưởng).

    Attributes:
        code: canonical code, such as `CSTDCS`.
        name: official name.
        abbreviation: the usual one, with diacritics.
        is_commendation: a form of commendation, not a title.
        for_individuals: may be given to a person.
        for_collectives: may be given to a collective.
        agency_only: only for the agency itself, a member of an emulation block.
        level: who decides: `co_quan`, `tinh`, `bo`, `thu_tuong`, `chinh_phu`, `chu_tich_nuoc`.
        basis: the article with its standard.
        authority: the article that says who decides.
        for_households: may be given to a household.
        also: other levels that decide it too, each with its article.
        within_reach: an agency may decide or propose it; the others only stand in the law's list.
    """

    code: str
    name: str
    abbreviation: str
    is_commendation: bool
    for_individuals: bool
    for_collectives: bool
    agency_only: bool
    level: str
    basis: Citation
    authority: Citation
    for_households: bool = False
    within_reach: bool = True
    also: tuple[tuple[str, Citation], ...] = ()


class MadeUp(NamedTuple):
    """A name in use that the law does not know, why, and what may have been meant."""

    openings: tuple[str, ...]
    reason: str
    basis: Citation
    instead: str | None


@cache
def all_titles() -> tuple[Title, ...]:
    """Return every title and commendation within reach, as documents order them: titles first."""
    return tuple(entry for entry in _by_code().values() if entry.within_reach)


def outside_reach() -> tuple[Title, ...]:
    """Return the titles of the law that are not for an agency: of communes, hamlets, families."""
    return tuple(entry for entry in _by_code().values() if not entry.within_reach)


def title(code: str) -> Title:
    """Return a title by its code; `KeyError` when the law's file has none."""
    return _by_code()[code]


def abbreviations(code: str) -> tuple[str, ...]:
    """Return the usual abbreviations and other names of a title, with diacritics."""
    entry = next(one for one in _tree()["danh_hieu"] if one["ma_danh_hieu"] == code)
    return (*entry["viet_tat"], *entry.get("ten_khac", []))


def deciders() -> dict[str, str]:
    """Return who decides at each level, the agency's own first."""
    return dict(_tree()["nguoi_quyet_dinh"])


@lru_cache(maxsize=4096)
def find(text: str) -> Title | None:
    """Return the title that a code, an official name or a usual abbreviation means.

    Letter case, dashes, quotation marks, spaces and tone placement do not matter; missing
    diacritics do (`suggest` is for those).
    """
    return _by_name().get(_fold(text))


def find_outside(text: str) -> Title | None:
    """Return the title of the law that a name means when it is not one for an agency."""
    return _outside_by_name().get(_fold(text))


def suggest(text: str) -> Title | None:
    """Return the title that a misspelt name was probably meant to be."""
    names = {without_marks(name): known for name, known in _by_name().items()}
    typed = without_marks(_fold(text))
    close = difflib.get_close_matches(typed, list(names), n=3, cutoff=0.75)
    # Of equally close names the one with the same letters: two were swapped in typing.
    close.sort(key=lambda name: sorted(name) != sorted(typed))
    return names[close[0]] if close else None


def kinds_of(text: str) -> tuple[Title, ...]:
    """Return the titles that a name is only the beginning of: three for a bare “Bằng khen”.

    Empty where it begins fewer than two: then it is no name of several.
    """
    start = f"{_bare(text)} "
    found = tuple(
        one
        for one in all_titles()
        if any(
            _bare(name).startswith(start) for name in (one.code, one.name, *abbreviations(one.code))
        )
    )
    return found if len(found) > 1 else ()


def _bare(text: str) -> str:
    """Return a name without diacritics and case, its words parted by one space."""
    return " ".join(without_marks(text.replace("_", " ")).split())


def made_up(text: str) -> MadeUp | None:
    """Return why a name cannot be a title when the law does not have it."""
    folded = _fold(text)
    for entry in _made_up():
        if any(folded.startswith(_fold(opening)) for opening in entry.openings):
            return entry
    return None


def _fold(text: str) -> str:
    return fold_text(text.replace("“", "").replace("”", "").replace('"', "").replace("_", " "))


@cache
def _tree() -> Tree:
    return packaged("danh-hieu.yaml")


@cache
def _by_code() -> dict[str, Title]:
    return {entry["ma_danh_hieu"]: _title(entry) for entry in _tree()["danh_hieu"]}


@cache
def _by_name() -> dict[str, Title]:
    return _names(within_reach=True)


@cache
def _outside_by_name() -> dict[str, Title]:
    return _names(within_reach=False)


def _names(*, within_reach: bool) -> dict[str, Title]:
    names: dict[str, Title] = {}
    for entry in _tree()["danh_hieu"]:
        found = _by_code()[entry["ma_danh_hieu"]]
        if found.within_reach is within_reach:
            for name in (found.code, found.name, *entry["viet_tat"], *entry.get("ten_khac", [])):
                names[_fold(name)] = found
    return names


@cache
def _made_up() -> tuple[MadeUp, ...]:
    return tuple(
        MadeUp(
            tuple(entry["mo_dau"]),
            entry["ly_do"],
            _citation(entry["can_cu"]),
            entry.get("thay_bang"),
        )
        for entry in _tree()["khong_co_trong_luat"]
    )


def _title(entry: dict[str, Tree]) -> Title:
    return Title(
        entry["ma_danh_hieu"],
        entry["ten_danh_hieu"],
        entry["viet_tat"][0],
        entry["loai_danh_hieu"] == "khen_thuong",
        "ca_nhan" in entry["doi_tuong"],
        "tap_the" in entry["doi_tuong"],
        entry.get("chi_co_quan") == "true",
        entry["cap_quyet_dinh"],
        _citation(entry["can_cu"]),
        _citation(entry["tham_quyen"]),
        "ho_gia_dinh" in entry["doi_tuong"],
        entry.get("ngoai_pham_vi") != "true",
        tuple(
            (other["cap_quyet_dinh"], _citation(other))
            for other in entry.get("tham_quyen_khac") or ()
        ),
    )


def _citation(entry: dict[str, str]) -> Citation:
    clause = entry.get("khoan")
    code = entry.get("van_ban", LAW_OF_TITLES)
    return Citation(code, int(entry["dieu"]), int(clause) if clause else None)
