"""Automatic lists (`word/numbering.xml`): what Word prints before each item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tdkt_cli.wordcheck.ooxml import child, children, local, switch, twips, value
from tdkt_cli.wordcheck.properties import character_properties, paragraph_properties

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tdkt_cli.wordcheck.ooxml import Xml
    from tdkt_cli.wordcheck.properties import Said
    from tdkt_cli.wordcheck.themes import Theme

_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_MOST: Final = 5000


class Level(NamedTuple):
    """One level of a list.

    Attributes:
        form: of its numbers, such as `decimal`, `lowerLetter`, `bullet`.
        text: with `%1` where the number of level 1 stands.
        restart: the level whose next item starts it anew; None for any higher one.
    """

    form: str
    text: str
    start: int
    restart: int | None
    legal: bool
    paragraph: Said
    characters: Said
    paragraph_style: str


class _List(NamedTuple):
    family: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Label(NamedTuple):
    """What is printed before an item."""

    text: str
    bullet: bool


class Lists:
    """Counts the items of a document's lists in the order in which they are read."""

    def __init__(self, lists: Mapping[str, _List]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level(self, identifier: str | None, level: int) -> Level | None:
        """Return a level of a list, None where there is no such list (number 0 ends one)."""
        found = self._lists.get(identifier or "")
        return found.levels.get(level) if found else None

    def level_of_style(self, identifier: str | None, style: str) -> int:
        """Return the level that a paragraph style is bound to, the first when to none."""
        found = self._lists.get(identifier or "")
        for number, level in found.levels.items() if found else ():
            if style and level.paragraph_style == style:
                return number
        return 0

    def count(self, identifier: str, level: int) -> Label | None:
        """Count one more item and return its label."""
        found = self._lists.get(identifier)
        shape = found.levels.get(level) if found else None
        if found is None or shape is None:
            return None
        counts = self._counts.setdefault(found.family, {})
        if level in found.starts and (identifier, level) not in self._begun:
            self._begun.add((identifier, level))
            counts[level] = found.starts[level]
        else:
            counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart != 0 and (restart is None or level < restart):
                del counts[deeper]
        return _label(found, shape, counts)


def _label(found: _List, shape: Level, counts: Mapping[int, int]) -> Label:
    if shape.form == "bullet":
        return Label(shape.text or "•", bullet=True)

    def put(place: re.Match[str]) -> str:
        level = int(place[1]) - 1
        there = found.levels.get(level)
        if there is None:
            return ""
        form = "decimal" if shape.legal else there.form
        return spelled(counts.get(level, there.start), form)

    return Label("" if shape.form == "none" else _PLACE.sub(put, shape.text), bullet=False)


def spelled(number: int, form: str) -> str:
    """Return a number as a list prints it."""
    number = max(0, min(number, _MOST))
    return _FORMS.get(form, str)(number)


def roman(number: int) -> str:
    """Return a number in capital Roman digits."""
    text = ""
    for amount, digits in _ROMAN:
        text += digits * (number // amount)
        number %= amount
    return text


def _letters(number: int) -> str:
    """Return a, b … z, aa, bb …, as Word does: without đ."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


_FORMS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "none": lambda _: "",
}


def read_lists(root: Xml | None, theme: Theme) -> Lists:
    """Return the lists of `word/numbering.xml`."""
    families: dict[str, dict[int, Level]] = {}
    links: dict[str, str] = {}
    style_lists: dict[str, str] = {}
    numbered: list[Xml] = []
    for element in children(root):
        if local(element) == "abstractNum":
            identifier = value(element, "abstractNumId") or ""
            families[identifier] = _levels(element, theme)
            link = value(child(element, "numStyleLink"))
            if link:
                links[identifier] = link
            style = value(child(element, "styleLink"))
            if style:
                style_lists[style] = identifier
        elif local(element) == "num":
            numbered.append(element)
    for identifier, link in links.items():
        families[identifier] = families.get(style_lists.get(link, ""), families[identifier])
    return Lists({value(one, "numId") or "": _list(one, families, theme) for one in numbered})


def _levels(element: Xml, theme: Theme) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for one in element:
        number = twips(one, "ilvl") if local(one) == "lvl" else None
        if number is not None and 0 <= number < _LEVELS:
            found[number] = _level(one, theme)
    return found


def _level(element: Xml, theme: Theme) -> Level:
    legal = child(element, "isLgl")
    form = child(element, "numFmt")
    if form is None:  # a form of its own stands in mc:AlternateContent
        form = next((one for one in element.iter() if local(one) == "numFmt"), None)
    start = twips(child(element, "start"))
    return Level(
        value(form) or "decimal",
        value(child(element, "lvlText")) or "",
        1 if start is None else start,
        twips(child(element, "lvlRestart")),
        legal is not None and switch(legal),
        paragraph_properties(child(element, "pPr")),
        character_properties(child(element, "rPr"), theme),
        value(child(element, "pStyle")) or "",
    )


def _list(element: Xml, families: Mapping[str, Mapping[int, Level]], theme: Theme) -> _List:
    family = value(child(element, "abstractNumId")) or ""
    levels = dict(families.get(family, {}))
    starts: dict[int, int] = {}
    for one in element:
        number = twips(one, "ilvl") if local(one) == "lvlOverride" else None
        if number is None or not 0 <= number < _LEVELS:
            continue
        start = twips(child(one, "startOverride"))
        if start is not None:
            starts[number] = start
        replaced = child(one, "lvl")
        if replaced is not None:
            levels[number] = _level(replaced, theme)
    return _List(family, levels, starts)
