"""Effective formatting: what all layers together make of a paragraph and of its characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tdkt_cli.wordcheck.ooxml import child, fingerprint
from tdkt_cli.wordcheck.properties import character_properties, paragraph_properties
from tdkt_cli.wordcheck.records import Format, Look
from tdkt_cli.wordcheck.stylesheet import joined, with_toggles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.lists import Label, Lists
    from tdkt_cli.wordcheck.ooxml import Xml
    from tdkt_cli.wordcheck.properties import Said
    from tdkt_cli.wordcheck.stylesheet import StyleSheet
    from tdkt_cli.wordcheck.themes import Theme

_NO_FONT: Final = ("Times New Roman", "")
"""What Word takes where no font is named anywhere."""
_NO_SIZE: Final = 20
_AUTO_SPACE: Final = 280
"""What `beforeAutospacing` comes to: 14 pt."""
_NO_LIST: Final = "0"


class TableLayer(NamedTuple):
    """What the table style says of the cell a paragraph stands in.

    Attributes:
        key: tells layers apart.
    """

    key: int
    characters: Said
    paragraph: Said


NO_TABLE: Final = TableLayer(0, {}, {})


class Frame(NamedTuple):
    """A paragraph's formatting, and what its runs begin from.

    Attributes:
        key: paragraphs with equal keys have runs that begin from the same.
        mark: look of the paragraph mark.
        item: the list it is an item of and the level, None outside lists.
    """

    format: Format
    key: object
    table: Said
    paragraph: Said
    mark: Look
    item: tuple[str, int] | None


class Resolver:
    """Joins the layers; remembers what it joined before.

    Args:
        styles: the styles of the document.
        theme: its fonts.
        lists: its automatic lists, counted as paragraphs are asked for.
    """

    def __init__(self, styles: StyleSheet, theme: Theme, lists: Lists) -> None:
        self.styles = styles
        self.theme = theme
        self.lists = lists
        self._looks: dict[object, Look] = {}
        self._chains: dict[object, tuple[Said, Said, str]] = {}
        self._frames: dict[object, Frame] = {}
        self._layers: dict[object, TableLayer] = {}

    def paragraph(self, element: Xml | None, table: TableLayer) -> Frame:
        """Return the effective formatting of a `w:pPr` in a cell, or outside tables."""
        key = (table.key, fingerprint(element))
        found = self._frames.get(key)
        if found is None:
            found = self._frames[key] = self._new_frame(element, table)
        return found

    def label(self, frame: Frame) -> Label | None:
        """Count a paragraph in its list and return what is printed before it."""
        return None if frame.item is None else self.lists.count(*frame.item)

    def _new_frame(self, element: Xml | None, table: TableLayer) -> Frame:
        direct = paragraph_properties(element)
        style = direct.get("style")
        styled, characters, name = self._styled(style, table)
        said = joined([styled, *self._list_layers(direct, styled), direct])
        key = (name, table.key)
        mark = self._look(key, table.characters, characters, child(element, "rPr"))
        form = _format(said, name)
        return Frame(form, key, table.characters, characters, mark, self._item(said, name))

    def _styled(self, style: str | None, table: TableLayer) -> tuple[Said, Said, str]:
        """Return paragraph and character properties up to the paragraph style, and its name."""
        key = (style, table.key)
        found = self._chains.get(key)
        if found is None:
            chain = self.styles.chain(style, "paragraph")
            layers = [self.styles.default_paragraph, table.paragraph]
            for name, one in chain:
                said = {**one.paragraph}
                said.pop("style", None)
                if "list" in said and "level" not in said:
                    said["level"] = self.lists.level_of_style(said["list"], name)
                layers += [*self._of_list(said), said]
            characters = joined(one.characters for _, one in chain)
            found = joined(layers), characters, chain[-1][0] if chain else ""
            self._chains[key] = found
        return found

    def _of_list(self, said: Said) -> Iterator[Said]:
        """Yield what a list says of the indents of its items."""
        if "list" in said:
            level = self.lists.level(said["list"], said.get("level", 0))
            if level is not None:
                yield level.paragraph

    def _list_layers(self, direct: Said, styled: Said) -> list[Said]:
        if "list" not in direct and "level" not in direct:
            return []
        return list(self._of_list({**styled, **direct}))

    def _item(self, said: Said, style: str) -> tuple[str, int] | None:
        identifier = said.get("list", _NO_LIST)
        if identifier == _NO_LIST:
            return None
        level = said.get("level")
        if level is None:
            level = self.lists.level_of_style(identifier, style)
        return identifier, level

    def look(self, frame: Frame, element: Xml | None) -> Look:
        """Return the effective look of a `w:rPr` in a paragraph."""
        return self._look(frame.key, frame.table, frame.paragraph, element)

    def _look(self, key: object, table: Said, paragraph: Said, element: Xml | None) -> Look:
        key = (key, fingerprint(element))
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._new_look(table, paragraph, element)
        return found

    def _new_look(self, table: Said, paragraph: Said, element: Xml | None) -> Look:
        direct = character_properties(element, self.theme)
        chain = self.styles.chain(direct.get("rStyle"), "character") if "rStyle" in direct else []
        character = joined(one.characters for _, one in chain)
        said = with_toggles(self.styles.default_characters, (table, paragraph, character))
        return _look({**said, **direct})

    def table_layer(self, style: str | None, names: tuple[str, ...]) -> TableLayer:
        """Return what a table style says of a cell that belongs to some of its parts."""
        key = (style, names)
        found = self._layers.get(key)
        if found is None:
            parts = list(self.styles.table_parts(style, names))
            characters = joined(part.characters for part in parts)
            paragraph = joined(part.paragraph for part in parts)
            number = len(self._layers) + 1
            found = self._layers[key] = TableLayer(number, characters, paragraph)
        return found


def _format(said: Said, style: str) -> Format:
    before_auto, after_auto = (bool(said.get(f"{name}Autospacing")) for name in ("before", "after"))
    return Format(
        alignment=said.get("alignment", "trai"),
        first_line=said.get("first", 0),
        first_characters=said.get("first_characters", 0),
        left=said.get("left", 0),
        right=said.get("right", 0),
        before=_AUTO_SPACE if before_auto else said.get("before", 0),
        after=_AUTO_SPACE if after_auto else said.get("after", 0),
        line=said.get("line", 240),
        line_rule=said.get("rule", "auto"),
        contextual=said.get("contextualSpacing", False),
        before_auto=before_auto,
        after_auto=after_auto,
        keep_next=said.get("keepNext", False),
        keep_lines=said.get("keepLines", False),
        page_break_before=said.get("pageBreakBefore", False),
        top=said.get("top"),
        bottom=said.get("bottom"),
        shade=said.get("shade", ""),
        tabs=said.get("tabs", ()),
        frame=said.get("frame", ""),
        style=style,
    )


def _look(said: Said) -> Look:
    plain, hidden_plain = said.get("ascii", _NO_FONT)
    other, hidden_other = said.get("hAnsi", _NO_FONT)
    return Look(
        font=plain,
        other_font=other,
        east_asian_font=_named(said, "eastAsia"),
        complex_font=_named(said, "cs"),
        shadowed_font=hidden_plain or hidden_other,
        size=said.get("sz", _NO_SIZE),
        **{name: bool(said.get(toggle)) for name, toggle in _TOGGLED.items()},
        underline=said.get("u", ""),
        color=said.get("color", "auto"),
        highlight=said.get("highlight", ""),
        shade=said.get("shd", ""),
        scale=said.get("w", 100),
        spacing=said.get("spacing", 0),
        position=said.get("position", 0),
        raised=said.get("vertAlign", ""),
        language=said.get("lang", ""),
    )


_TOGGLED: Final[dict[str, Any]] = {
    "bold": "b",
    "italic": "i",
    "caps": "caps",
    "small_caps": "smallCaps",
    "hidden": "vanish",
    "strike": "strike",
}


def _named(said: Said, slot: str) -> str | None:
    return said[slot][0] if slot in said else None
