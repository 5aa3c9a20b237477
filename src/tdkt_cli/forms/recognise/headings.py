"""The headings of a form, known by their meaning."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tdkt_cli.forms.kinds import KINDS, Block, Column, Fill, Kind, Table
from tdkt_cli.forms.values.choices import bare, folded
from tdkt_cli.forms.values.old_fonts import from_old_font, looks_old
from tdkt_cli.law import titles

_ASIDE = re.compile(r"\([^()]*\)")
_NUMBER = re.compile(r" [2-9]$")
_NUMBERED = re.compile(r"^(?:[ivx]{1,4}|[a-h]|\d{1,2}) ")
_LONGEST = 120
_REMEMBERED = 50_000


class Meaning(NamedTuple):
    """What a heading means in one part of a form.

    Attributes:
        part: the table or block.
        column: the column or labelled value.
        ticked: the heading is the name of a title, and a cell below only says yes.
    """

    part: Table | Block
    column: Column
    ticked: str = ""


class Headings:
    """Every heading and title of one kind of form."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self._exact: dict[str, list[Meaning]] = {}
        self._bare: dict[str, list[Meaning]] = {}
        self._known: dict[str, tuple[Meaning, ...]] = {}
        self.part_titles: dict[str, Table | Block] = {}
        for part in kind.parts:
            if part.title:
                self.part_titles[plain_title(part.title)] = part
            for column in part.columns:
                self._add(Meaning(part, column))

    def _add(self, meaning: Meaning) -> None:
        column = meaning.column
        for text in (column.heading, *column.synonyms):
            for names, name in ((self._exact, folded(text)), (self._bare, bare(text))):
                known = names.setdefault(name, [])
                if meaning not in known:
                    known.append(meaning)

    def meanings(self, value: object) -> tuple[Meaning, ...]:
        """Return what a cell may mean as a heading, in the order of the form's parts."""
        if not isinstance(value, str) or not value or len(value) > _LONGEST:
            return ()
        found = self._known.get(value)
        if found is None:
            text = heading_text(value)
            found = self._meanings(text) if text else ()
            if len(self._known) < _REMEMBERED:
                self._known[value] = found
        return found

    def _meanings(self, text: str) -> tuple[Meaning, ...]:
        for spelt in dict.fromkeys((text, _ASIDE.sub(" ", text))):
            plain = bare(spelt)
            if plain not in self._bare and _NUMBER.sub("", plain) not in self._bare:
                continue  # most cells are no heading, however they are folded
            for names, fold in ((self._exact, folded), (self._bare, bare)):
                name = fold(spelt)
                for key in dict.fromkeys((name, _NUMBER.sub("", name))):
                    found = names.get(key)
                    if found:
                        numbered = key != name
                        return tuple(m for m in found if not numbered or m.column.repeat > 1)
        return self._ticked(text)

    def _ticked(self, text: str) -> tuple[Meaning, ...]:
        known = titles.find(text)
        if known is None:
            return ()
        return tuple(
            Meaning(part, column, known.code)
            for part in self.kind.parts
            if isinstance(part, Table)
            for column in part.columns
            if column.fill is Fill.TITLE and column.many and _takes(column, known)
        )

    def title_of(self, text: str) -> Table | Block | None:
        """Return the part whose title a line is."""
        return self.part_titles.get(plain_title(text))


def _takes(column: Column, title: titles.Title) -> bool:
    subject = {"ca_nhan": title.for_individuals, "tap_the": title.for_collectives}
    group = {"danh_hieu": not title.is_commendation, "khen_thuong": title.is_commendation}
    return subject.get(column.subject, True) and group.get(column.awards, True)


def plain_title(text: str) -> str:
    """Return a part's title without its number, folded: `II. Cá nhân` → `cá nhân`."""
    return _NUMBERED.sub("", folded(text))


def heading_text(value: object) -> str:
    """Return the text of a cell that may be a heading, old fonts read; empty when it is none."""
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        return ""
    if looks_old(value):
        return from_old_font(value) or value
    return value


def headings_of(kind: Kind) -> Headings:
    """Return the headings of a kind, made once."""
    return _headings(kind.key)


@cache  # by its key: the hash of a kind is that of all its columns
def _headings(key: str) -> Headings:
    return Headings(next(kind for kind in KINDS if kind.key == key))
