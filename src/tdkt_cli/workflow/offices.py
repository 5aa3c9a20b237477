"""Who decides, in the words of papers: the head of the agency, the Chair, heads of units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.law import titles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tdkt_cli.consolidate.council import TitleGroup
    from tdkt_cli.models import Plan, Unit

_HEADS = (("văn phòng", "Chánh Văn phòng"), ("thanh tra", "Chánh Thanh tra"))


class DecidedAt(NamedTuple):
    """Titles that one level decides, with the words that bring them there."""

    loi_dan: str
    nhom: tuple[TitleGroup, ...]


def by_decider(groups: Iterable[TitleGroup], plan: Plan) -> tuple[DecidedAt, ...]:
    """Return titles by who decides them, the head of the agency first."""
    held: dict[str, list[TitleGroup]] = {}
    for group in groups:
        held.setdefault(group.cap_quyet_dinh, []).append(group)
    return tuple(
        DecidedAt(_words_for(level, name, plan), tuple(held[level]))
        for level, name in titles.deciders().items()
        if level in held
    )


def _words_for(level: str, name: str, plan: Plan) -> str:
    chair = higher_office(plan) or titles.deciders()["tinh"]
    if level == "co_quan":
        return f"Đề nghị {head_of_agency(plan)} quyết định tặng"
    if level == "tinh":
        return f"Đề nghị trình {chair} quyết định tặng"
    if level == "bo":
        return f"Đề nghị trình {name} quyết định tặng"
    return f"Đề nghị trình {chair} xem xét, đề nghị {name} tặng"


def higher_office(plan: Plan) -> str | None:
    """Return the Chair of the provincial People's Committee in full, `None` if not to be told."""
    found = re.fullmatch(r"(?:UBND|Ủy ban nhân dân) (tỉnh .+)", plan.co_quan.co_quan_chu_quan or "")
    return f"{titles.deciders()['tinh'].removesuffix(' tỉnh')} {found[1]}" if found else None


def head_of_agency(plan: Plan) -> str:
    """Return the head's office with the agency's name: `Trưởng Ban Dân tộc`, `Giám đốc Sở Nội vụ`.

    The plan's signer is the head; a word that ends the one and begins the other stands once, as
    the agency's name writes it.
    """
    office, agency = plan.nguoi_ky.chuc_vu.capitalize(), plan.co_quan.ten_co_quan
    first = agency.partition(" ")[0]
    if office.casefold().endswith(f" {first.casefold()}"):
        office = office.rpartition(" ")[0]
    return f"{office} {agency}"


def head_of_unit(unit: Unit | None) -> str | None:
    """Return the office of a unit's head, as papers name it."""
    if unit is None:
        return None
    name = unit.ten_don_vi
    for opening, office in _HEADS:
        if name.casefold().startswith(opening):
            return office
    return f"Trưởng {name[:1].lower()}{name[1:]}" if name.startswith("Phòng") else name
