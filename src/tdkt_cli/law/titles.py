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


class MadeUp(NamedTuple):
    """A name in use that the law does not know, why, and what may have been meant."""

    openings: tuple[str, ...]
    reason: str
    basis: Citation
    instead: str | None


def all_titles() -> tuple[Title, ...]:
    """Return every title and commendation, in the order of documents: titles by rank first."""
    return tuple(_by_code().values())


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


def suggest(text: str) -> Title | None:
    """Return the title that a misspelt name was probably meant to be."""
    names = {without_marks(name): title for name, title in _by_name().items()}
    close = difflib.get_close_matches(without_marks(_fold(text)), list(names), n=1, cutoff=0.75)
    return names[close[0]] if close else None


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
    names: dict[str, Title] = {}
    for entry in _tree()["danh_hieu"]:
        title = _by_code()[entry["ma_danh_hieu"]]
        for name in (title.code, title.name, *entry["viet_tat"], *entry.get("ten_khac", [])):
            names[_fold(name)] = title
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
    )


def _citation(entry: dict[str, str]) -> Citation:
    clause = entry.get("khoan")
    return Citation(LAW_OF_TITLES, int(entry["dieu"]), int(clause) if clause else None)
