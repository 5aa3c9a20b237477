"""A T rule, what it reports, and the run over a document."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from tdkt_cli.findings import Finding, Severity, Where, sort_key
from tdkt_cli.wordcheck import rules as rule_modules
from tdkt_cli.wordcheck.anatomy import Line
from tdkt_cli.wordcheck.records import Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tdkt_cli.wordcheck.anatomy import Paper

DECREE: Final = "Nghị định 30/2020/NĐ-CP"
PRACTICE: Final = f"thực tế soạn thảo; {DECREE} không quy định"
INFERRED: Final = "suy ra từ quy định và mẫu"

Known = Literal["quy_dinh", "suy_ra", "thuc_te"]
KNOWN: Final[dict[Known, str]] = {
    "quy_dinh": "đã đọc nguyên văn",
    "suy_ra": INFERRED,
    "thuc_te": "thực tế soạn thảo",
}
"""How well the decree says what a rule asks, in words."""


class Report(NamedTuple):
    """What a rule saw.

    Attributes:
        at: the line, paragraph or section at fault; None for the document as a whole.
        message: one Vietnamese sentence: what was found and what is allowed.
        fix: one sentence: what to do.
        severity: when less grave than the rule's own.
        column: character of the line it points at, from 1.
        basis: places of the decree beside those of the rule.
    """

    at: Line | Paragraph | Section | None
    message: str
    fix: str
    severity: Severity | None = None
    column: int = 1
    basis: tuple[str, ...] = ()


class Rule(NamedTuple):
    """A rule of the catalogue: `T` and the number of its row in the specification.

    Attributes:
        severity: how grave at most: error for what Phụ lục I–III say, warning for what follows
            from the samples, hint for practice.
        check: yields reports; its Vietnamese docstring is published.
        basis: places of the decree (`Phụ lục I, Phần I, Mục I khoản 1`).
        known: the decree says it (`quy_dinh`), it follows from text and samples (`suy_ra`), or it
            is practice (`thuc_te`).
        regimes: the kinds of documents it judges; the decree is for administrative ones alone.
    """

    code: str
    severity: Severity
    check: Callable[[Paper], Iterator[Report]]
    basis: tuple[str, ...] = ()
    known: Known = "quy_dinh"
    regimes: frozenset[str] = frozenset(("hanh_chinh",))

    @property
    def requirement(self) -> str:
        """The first line of the rule's published text."""
        return (self.check.__doc__ or "").strip().partition("\n")[0]

    @property
    def cited(self) -> tuple[str, ...]:
        """What a finding cites."""
        return cited(self.basis, self.known)


def cited(places: tuple[str, ...], known: Known) -> tuple[str, ...]:
    """Return places of the decree as they are cited, with a word where they do not say it all."""
    if not places:
        return (PRACTICE,) if known == "thuc_te" else (DECREE,)
    note = {"quy_dinh": "", "suy_ra": f" ({INFERRED})", "thuc_te": f" ({PRACTICE})"}[known]
    return tuple(f"{place} {DECREE}{note}" for place in places)


@cache
def catalogue() -> dict[str, Rule]:
    """Return every rule by its code, in the order of codes.

    Raises:
        ValueError: two rules have one code, which is a bug of the package.
    """
    found: dict[str, Rule] = {}
    for module_info in iter_modules(rule_modules.__path__):
        module = import_module(f"{rule_modules.__name__}.{module_info.name}")
        for value in vars(module).values():
            if isinstance(value, Rule) and found.setdefault(value.code, value) is not value:
                raise ValueError(value.code)
    return dict(sorted(found.items()))


def run(paper: Paper, file: str) -> tuple[Finding, ...]:
    """Run every rule over a document.

    Args:
        paper: the document.
        file: its name in findings.

    Returns:
        The findings in the order of paragraphs and codes, each once.
    """
    found = {
        _finding(rule, report, paper, file)
        for rule in catalogue().values()
        if paper.regime in rule.regimes
        for report in rule.check(paper)
    }
    return tuple(sorted(found, key=sort_key))


def _finding(rule: Rule, report: Report, paper: Paper, file: str) -> Finding:
    more = cited(report.basis, rule.known) if report.basis else ()
    return Finding(
        rule.code,
        report.severity or rule.severity,
        report.message,
        place(report.at, paper, file, report.column),
        tuple(dict.fromkeys((*rule.cited, *more))),
        report.fix,
    )


def place(at: Line | Paragraph | Section | None, paper: Paper, file: str, column: int = 1) -> Where:
    """Return the position of a line, paragraph or section: number of the paragraph, and its part.

    The part is `dau_van_ban`, `than_van_ban`, `chu_ky`, `phu_luc[1]`, `kem_theo[1]`, a page
    (`trang[1]`), a header or footer (`dau_trang[header1]`), or the file as a whole (`ca_tep`).
    """
    if isinstance(at, Section):
        return Where(file, at.first, 1, f"trang[{at.index + 1}]")
    if isinstance(at, Line):
        return Where(file, at.number, column, at.part)
    if isinstance(at, Paragraph):
        return Where(file, at.number, column, _part_of(at, paper))
    return whole(file)


def whole(file: str) -> Where:
    """Return the place of what is said of a file as a whole."""
    return Where(file, 1, 1, "ca_tep")


def _part_of(paragraph: Paragraph, paper: Paper) -> str:
    part = paper.part_of.get(paragraph.number)
    if part is not None:
        return part
    base = paragraph.part.rpartition("/")[2].partition(".")[0]
    kind = "chan_trang" if "footer" in base else "dau_trang"
    return "" if paragraph.part == paper.document.package.main else f"{kind}[{base}]"
