"""Law as data: dated instruments, their provisions, and the titles they name.

One YAML file per instrument gives the days in force, the source, and for each provision whether it
was read (`doi_chieu`). What was not read never makes an error (design §6).
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tdkt_cli import yaml_tree


class Provision(NamedTuple):
    """A provision of an instrument and how well it is known.

    Attributes:
        check: `nguyen_van` (read in the text), `trich_dan` (quoted word for word by a named
            source) or `chua` (neither).
    """

    subject: str
    check: str


class Instrument(NamedTuple):
    """A legal instrument with its days in force (both inclusive, `None` for open).

    Attributes:
        name: with its number, for messages.
        name_in_papers: as administrative documents cite it: laws without number (Nghị định
            30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm a).
    """

    code: str
    name: str
    name_in_papers: str
    in_force_from: date
    in_force_to: date | None
    unchecked_from: date | None
    provisions: dict[tuple[int, int | None], Provision]

    def in_force(self, day: date) -> bool:
        """Whether the instrument holds on a day."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)


class Citation(NamedTuple):
    """An article, or a clause of it, of an instrument."""

    instrument: str
    article: int
    clause: int | None = None

    @property
    def provision(self) -> Provision:
        """What the citation points at.

        Raises:
            KeyError: the instrument's file does not list it, which is a bug of the package.
        """
        return instrument(self.instrument).provisions[(self.article, self.clause)]

    def holds(self, day: date) -> bool:
        """Whether the cited instrument is in force on a day."""
        return instrument(self.instrument).in_force(day)

    @property
    def in_papers(self) -> str:
        """The citation as a document prints it."""
        return f"{self._place} {instrument(self.instrument).name_in_papers}"

    @property
    def _place(self) -> str:
        clause = f"khoản {self.clause} " if self.clause else ""
        return f"{clause}Điều {self.article}"

    def __str__(self) -> str:
        """Return the citation as the clerk reads it, smallest part first."""
        return f"{self._place} {instrument(self.instrument).name}"


@cache
def instrument(code: str) -> Instrument:
    """Return an instrument by its code, such as `luat-06-2022`."""
    tree = packaged(f"{code}.yaml")
    return Instrument(
        tree["ma_van_ban"],
        tree["ten_van_ban"],
        tree["ten_trong_van_ban"],
        date.fromisoformat(tree["tu_ngay"]),
        _day(tree["den_ngay"]),
        _day(tree["chua_doi_chieu_tu"]),
        {
            (int(entry["dieu"]), int(entry["khoan"]) if "khoan" in entry else None): Provision(
                entry["noi_dung"], entry["doi_chieu"]
            )
            for entry in tree["dieu_khoan"]
        },
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def packaged(name: str) -> yaml_tree.Tree:
    """Return a file of this package as a tree of text."""
    return yaml_tree.read_text((Path(__file__).parent / name).read_bytes())
