"""Capital letters (Phụ lục II): which words of a text begin with the wrong kind of letter.

The names and patterns stand in `capitals.yaml`, each with its article. Old and new placement of
tones (hoà, hòa) are the same here, and a name IN HOA is right.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tdkt_cli.paper_standard.packaged import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_VIETNAMESE: Final = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
)
_CAPITAL: Final = f"[{_VIETNAMESE.upper()}]"
_SMALL: Final = f"[{_VIETNAMESE}]"
_MIDDLE: Final = f"(?<=[{_VIETNAMESE}0-9,] )"
_OLD_TONES: Final = {
    **dict(zip(("oà", "oá", "oả", "oã", "oạ"), ("òa", "óa", "ỏa", "õa", "ọa"), strict=True)),
    **dict(zip(("oè", "oé", "oẻ", "oẽ", "oẹ"), ("òe", "óe", "ỏe", "õe", "ọe"), strict=True)),
    **dict(zip(("uỳ", "uý", "uỷ", "uỹ", "uỵ"), ("ùy", "úy", "ủy", "ũy", "ụy"), strict=True)),
}
_TONED: Final = {
    **_OLD_TONES,
    **{old.capitalize(): new.capitalize() for old, new in _OLD_TONES.items()},
    **{old.upper(): new.upper() for old, new in _OLD_TONES.items()},
    "sỹ": "sĩ",
    "Sỹ": "Sĩ",
}
_OLD_TONE: Final = re.compile(f"(?<![Qq])(?:{'|'.join(_TONED)})(?!\\w)")
_WORD_BREAK: Final = re.compile(r"[\s,]+|\s*[-–]\s*")
_SENTENCE: Final = re.compile(
    rf"(?<![\w.])(?P<before>{_SMALL}{{2,7}})[.?!][”\"]? "
    rf"(?P<word>{_SMALL}{{2,7}}(?: {_SMALL}+)?)(?!\w)"
)
_SHORT: Final = frozenset(("tp", "tx", "tt", "vv", "tr", "đc", "gs", "ts", "ths", "st", "vd"))
_TOGETHER: Final = 64
"""How many texts are looked through at once: most hold nothing that is looked for."""
_BEFORE: Final = 24
"""How much text before a place a pattern's `tru_truoc` looks at."""


class Slip(NamedTuple):
    """A word with the wrong kind of first letter.

    Attributes:
        start: index of its first character in the text.
        found: as written.
        right: as the decree wants it.
    """

    start: int
    found: str
    right: str


class _Name(NamedTuple):
    key: str
    search: re.Pattern[str]
    right: str
    words: tuple[str, ...]
    always: bool

    def slips(self, text: str) -> Iterator[Slip]:
        """Yield where a text has the name with other letters."""
        for match in self.search.finditer(text):
            words = tuple(word for word in _WORD_BREAK.split(match[0]) if word)
            if words == self.words or match[0].isupper():
                continue
            if self.always or match[0][:1].isupper():
                yield Slip(match.start(), match[0], self.right)


class _Pattern(NamedTuple):
    key: str
    search: re.Pattern[str]
    right: str
    never_after: re.Pattern[str] | None
    never: re.Pattern[str] | None

    def slips(self, text: str) -> Iterator[Slip]:
        """Yield where a text has the pattern with the wrong first letter."""
        for match in self.search.finditer(text):
            if self.never and self.never.match(match[0]):
                continue
            before = text[max(0, match.start() - _BEFORE) : match.start()]
            if self.never_after and self.never_after.search(before):
                continue
            right = self._right(match["chu"])
            if right != match["chu"] and not match[0].isupper():
                at = match.start("chu") - match.start()
                mended = match[0][:at] + right + match[0][at + len(match["chu"]) :]
                yield Slip(match.start(), match[0], mended)

    def _right(self, found: str) -> str:
        """Return what should stand in the group `chu`."""
        if self.right == "hoa":
            return found[:1].upper() + found[1:]
        if self.right == "thuong":
            return found[:1].lower() + found[1:]
        return self.right


class _Subject(NamedTuple):
    names: tuple[_Name, ...]
    patterns: tuple[_Pattern, ...]
    source: str


@cache
def capital_codes() -> tuple[str, ...]:
    """Return the codes of the rules that have a list of names or patterns."""
    return tuple(code for code, entry in _file().items() if code[1:].isdecimal() and entry)


def capital_source(code: str) -> str:
    """Return the article of Phụ lục II that a code such as `T307` rests on."""
    return _subject(code).source


def capital_slips(code: str, text: str) -> Iterator[Slip]:
    """Yield the words of a text that break one rule of capital letters, from left to right.

    Args:
        code: `T303` to `T319`.
        text: NFC text of one paragraph, with plain spaces.
    """
    for _, found, slip in all_capital_slips([text]):
        if found == code:
            yield slip


def all_capital_slips(texts: Sequence[str]) -> Iterator[tuple[int, str, Slip]]:
    """Yield index of the text, code of the rule and slip, for all rules that have a list.

    Args:
        texts: as for `capital_slips`, each on one line.
    """
    for start in range(0, len(texts), _TOGETHER):
        part = texts[start : start + _TOGETHER]
        plain = plain_tones("\n".join(part))
        low = plain.casefold()
        entries = [one for one in _entries() if one[1].key in low]
        if entries:
            lines = zip(part, plain.split("\n"), strict=True)
            for n, (text, plain_text) in enumerate(lines, start):
                yield from ((n, code, slip) for code, slip in _slips(entries, text, plain_text))


def _slips(
    entries: Iterable[tuple[str, _Name | _Pattern]], text: str, plain: str
) -> Iterator[tuple[str, Slip]]:
    """Yield the slips of one text by code, each place once, from left to right."""
    low = plain.casefold()
    found: dict[str, dict[int, Slip]] = {}
    for code, entry in entries:
        if entry.key in low:
            places = found.setdefault(code, {})
            for slip in entry.slips(plain):
                places.setdefault(slip.start, slip)
    for code, places in found.items():
        for start in sorted(places):
            slip = places[start]
            yield code, slip._replace(found=text[start : start + len(slip.found)])


def lower_middle_names(text: str) -> Iterator[Slip]:
    """Yield names of people whose middle name begins with a small letter: `Nguyễn văn An`."""
    if not any(middle in text for middle in _middle_names()):
        return
    for match in _people().finditer(text):
        right = " ".join(word[:1].upper() + word[1:] for word in match[0].split(" "))
        yield Slip(match.start(), match[0], right)


def plain_tones(text: str) -> str:
    """Return text with old placement of tones made new, letter for letter: `hoà` → `hòa`."""
    return _OLD_TONE.sub(lambda match: _TONED[match[0]], text)


def begins_small(text: str) -> bool:
    """Whether the first letter or digit of a text is a small letter."""
    first = next((letter for letter in text if letter.isalnum()), "")
    return first.islower()


def small_sentences(text: str) -> Iterator[Slip]:
    """Yield sentences that begin with a small letter after `.`, `?` or `!` within a text.

    A full stop after an abbreviation, a single letter or a number ends no sentence.
    """
    for match in _SENTENCE.finditer(text):
        if match["before"].casefold() not in _SHORT:
            found = match["word"]
            yield Slip(match.start("word"), found, found[:1].upper() + found[1:])


@cache
def _entries() -> tuple[tuple[str, _Name | _Pattern], ...]:
    found: list[tuple[str, _Name | _Pattern]] = []
    for code in capital_codes():
        found.extend((code, name) for name in _subject(code).names)
        found.extend((code, pattern) for pattern in _subject(code).patterns)
    return tuple(found)


@cache
def _file() -> Mapping[str, Any]:
    return load("capitals")


@cache
def _subject(code: str) -> _Subject:
    entry = _file()[code]
    names = [_name(one, always=False) for one in entry.get("ten") or ()]
    names += [_name(one, always=True) for one in entry.get("bat_buoc") or ()]
    names.sort(key=lambda name: -len(name.right))
    patterns = tuple(_pattern(one) for one in entry.get("mau") or ())
    return _Subject(tuple(names), patterns, entry["nguon"])


def _name(right: str, *, always: bool) -> _Name:
    plain = plain_tones(right)
    words = tuple(word for word in _WORD_BREAK.split(plain) if word)
    search = re.escape(plain).replace(r"\ \-\ ", r"\s*[-–]\s*").replace(r"\ ", r"\s+")
    return _Name(
        key=plain.partition(" - ")[0].casefold(),
        search=re.compile(rf"(?<!\w){search}(?!\w)", re.IGNORECASE),
        right=right,
        words=words,
        always=always,
    )


def _pattern(entry: Mapping[str, str]) -> _Pattern:
    return _Pattern(
        key=entry["tu_khoa"],
        search=re.compile(_expanded(entry["tim"])),
        right=plain_tones(entry.get("thay") or entry["doi"]),
        never_after=re.compile(_expanded(entry["tru_truoc"])) if "tru_truoc" in entry else None,
        never=re.compile(_expanded(entry["tru"])) if "tru" in entry else None,
    )


def _expanded(pattern: str) -> str:
    """Return a pattern of the file with its placeholders written out."""
    return (
        pattern.replace("{ten}", "{hoa}{thuong}*(?: {hoa}{thuong}*)*(?!\\w)")
        .replace("{hoa}", _CAPITAL)
        .replace("{thuong}", _SMALL)
        .replace("{giua}", _MIDDLE)
        .replace("{tinh}", "|".join(_file()["tinh"]))
        .replace("{ho}", "|".join(_file()["ho_ten"]["ho"]))
    )


@cache
def _middle_names() -> tuple[str, ...]:
    return tuple(f" {middle} " for middle in _file()["ho_ten"]["dem"])


@cache
def _people() -> re.Pattern[str]:
    lists = _file()["ho_ten"]
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(lists['ho'])}) (?:{'|'.join(lists['dem'])})(?: {_CAPITAL}{_SMALL}*)+"
    )
