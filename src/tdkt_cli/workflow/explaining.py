"""`tdkt giaithich`: rules explained, from the same docstrings as docs/rules.md."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import paper_standard, wordcheck
from tdkt_cli.law import titles
from tdkt_cli.rules.published import FAMILIES, published
from tdkt_cli.vietnamese import fold_text, short_date, without_marks
from tdkt_cli.workflow.catalogue import every_rule
from tdkt_cli.workflow.reviewed import CHECKS
from tdkt_cli.workflow.titles_explained import ExplainedTitle, explain_title
from tdkt_cli.workflow.values import CannotRun

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tdkt_cli.law import Citation, Provision
    from tdkt_cli.rules.published import Published
    from tdkt_cli.workflow.catalogue import AnyRule

_WITHOUT_TEXTS = (
    "Không có lời giải thích: Python đang chạy ở chế độ bỏ lời chú (-OO hoặc PYTHONOPTIMIZE=2). "
    "Bỏ chế độ ấy rồi chạy lại, hoặc đọc docs/rules.md."
)
_SUGGESTED = 3
_LONGEST_CODE = 4
_DIGITS = str.maketrans("OIL", "011")


class Article(NamedTuple):
    """A provision that a rule cites.

    Attributes:
        place: article and instrument.
        subject: what it says, in short; empty where the place says it all.
        held: its days in force.
        check: how well it is known.
    """

    place: str
    subject: str
    held: str
    check: str


class ExplainedRule(NamedTuple):
    """A rule as it is explained; `severity` is the word shown to the clerk."""

    code: str
    severity: str
    text: Published
    articles: tuple[Article, ...]

    @property
    def family(self) -> str:
        """The heading it stands under."""
        return FAMILIES[self.code[0]]


def explain(codes: tuple[str, ...]) -> tuple[ExplainedRule | ExplainedTitle, ...]:
    """Return the rules and titles of some codes, typed in any letter case, each once.

    Args:
        codes: codes of rules, or codes, names and abbreviations of titles; the words of one name
            may come one by one, as they do when nobody put them in quotation marks.

    Raises:
        CannotRun: there is no such rule or title, or Python left the docstrings out.
    """
    known = _catalogue()
    found: dict[str, ExplainedRule | ExplainedTitle] = {}
    name = " ".join(codes)
    for typed in (name,) if titles.find(name) or titles.find_outside(name) else codes:
        code = re.sub(r"[\s-]", "", typed).upper()
        title = titles.find(typed) or titles.find_outside(typed)
        if code in known:
            found[code] = _explained(known[code])
        elif title is not None:
            found[title.code] = explain_title(title)
        else:
            raise CannotRun(_say_no_title(typed) or _say_unknown(typed, code, known))
    return tuple(found.values())


def _say_no_title(typed: str) -> str:
    """Return why a name in use is no title that can be explained; empty where none is meant."""
    made_up = titles.made_up(typed)
    if made_up is not None:
        instead = f" Có phải: {made_up.instead}?" if made_up.instead else ""
        return f"{made_up.reason} ({made_up.basis}).{instead}"
    return ""


def search(words: str | None) -> tuple[ExplainedRule, ...]:
    """Return the rules whose text holds some words, all rules for `None`.

    Words typed without diacritics stand for any.

    Raises:
        CannotRun: Python left the docstrings out.
    """
    everything = tuple(_explained(rule) for rule in _catalogue().values())
    if words is None:
        return everything
    return tuple(rule for rule in everything if _holds(rule, words))


class ListedTitle(NamedTuple):
    """A title in the list: its code, its name, who decides it.

    Attributes:
        beyond: the law has it, but not for an agency to register.
    """

    code: str
    name: str
    decided_by: str
    beyond: bool


def search_titles(words: str | None) -> tuple[ListedTitle, ...]:
    """Return the titles and commendations a name of which holds some words, all for `None`.

    Words typed without diacritics stand for any.
    """
    everything = (*titles.all_titles(), *titles.outside_reach())
    return tuple(
        ListedTitle(one.code, one.name, _decided_by(one), not one.within_reach)
        for one in everything
        if words is None
        or _found(words, " · ".join((one.code, one.name, *titles.abbreviations(one.code))))
    )


def _decided_by(title: titles.Title) -> str:
    levels = (title.level, *(level for level, _ in title.also))
    return "; ".join(titles.deciders()[level] for level in levels)


def _catalogue() -> dict[str, AnyRule]:
    known = every_rule()
    if not all(rule.requirement for rule in known.values()):
        raise CannotRun(_WITHOUT_TEXTS)
    return known


def _say_unknown(typed: str, code: str, known: dict[str, AnyRule]) -> str:
    meant = titles.suggest(typed) if len(code) > _LONGEST_CODE else None
    near = (meant.code,) if meant else _near(code, known)
    close = list(dict.fromkeys((*near, *_near_titles(typed))))[:_SUGGESTED]
    names = {title.code: f"{title.code} ({title.name})" for title in titles.all_titles()}
    hint = f" Có phải: {', '.join(names.get(one, one) for one in close)}?" if close else ""
    return f"Không có quy tắc hay danh hiệu «{typed}».{hint} Xem mọi quy tắc: tdkt giaithich."


def _near_titles(typed: str) -> Iterator[str]:
    """Yield the titles whose code or abbreviation is nearly what was typed, the nearest first."""
    spelt = {
        without_marks(word): title.code
        for title in titles.all_titles()
        for word in (title.code, *titles.abbreviations(title.code))
    }
    wanted = without_marks(typed.strip())
    yield from (code for word, code in spelt.items() if wanted and word.endswith(wanted))
    for word in get_close_matches(wanted, spelt, n=_SUGGESTED, cutoff=0.7):
        yield spelt[word]


def _near(code: str, known: dict[str, AnyRule]) -> Iterator[str]:
    """Yield codes that may be meant: letters typed for digits, the start of a code, a slip."""
    digits = code[:1] + code[1:].translate(_DIGITS)
    if code:
        yield from (one for one in known if one.startswith(digits))
    yield from get_close_matches(digits, known, n=_SUGGESTED, cutoff=0.6)


def _holds(rule: ExplainedRule, words: str) -> bool:
    cited = (part for article in rule.articles for part in (article.place, article.subject))
    return _found(
        words, " ".join((rule.code, rule.text.requirement, rule.text.why, rule.text.mend, *cited))
    )


def _found(words: str, text: str) -> bool:
    if without_marks(words) == words.casefold():
        return " ".join(words.casefold().split()) in " ".join(without_marks(text).split())
    return fold_text(words) in fold_text(text)


def _explained(rule: AnyRule) -> ExplainedRule:
    return ExplainedRule(
        rule.code,
        rule.severity.label,
        published(rule),
        tuple(_cited(rule)),
    )


def _cited(rule: AnyRule) -> Iterator[Article]:
    if isinstance(rule, wordcheck.Rule):
        held = f"hiệu lực từ {short_date(paper_standard.decree_day())}"
        for place in rule.basis:
            yield Article(f"{place} {wordcheck.DECREE}", "", held, wordcheck.KNOWN[rule.known])
        return
    for citation in rule.basis:
        yield from _articles(citation)


def _articles(citation: Citation) -> Iterator[Article]:
    """Yield each version of a provision with the days it holds."""
    for provision in citation.provisions:
        days = citation.within.days.within(provision.days)
        yield Article(
            str(citation),
            provision.subject,
            _days(days.first, days.last),
            _check(citation, provision),
        )


def _days(first: date | None, last: date | None) -> str:
    if first and last:
        return f"hiệu lực từ {short_date(first)} đến {short_date(last)}"
    if first:
        return f"hiệu lực từ {short_date(first)}"
    return f"hiệu lực đến {short_date(last)}" if last else "chưa rõ ngày có hiệu lực"


def _check(citation: Citation, provision: Provision) -> str:
    unchecked = citation.within.unchecked_from
    mark = CHECKS[provision.check]
    if unchecked is None or provision.check == "chua":
        return mark
    return f"{mark}; từ {short_date(unchecked)} chưa đối chiếu"
