"""The line ruled under a component: whether it is there, unbroken, long enough, in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.anatomy import longest_width
from tdkt_cli.wordcheck.ooxml import TWIPS_PER_MM
from tdkt_cli.wordcheck.rule import Report
from tdkt_cli.wordcheck.wording import millimetres, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper, Ruler

RULED: Final = ("tieu_ngu", "co_quan_ban_hanh", "trich_yeu")
_NEAR: Final = 3
"""How many lines of the body may keep a shape that is seen in the header."""
_NO_UNDERLINE: Final = frozenset(("", "none"))


def line_reports(paper: Paper, role: str) -> Iterator[Report]:
    """Yield what is wrong with the line under a component: an error when it is missing.

    Length and balance are warnings. A text with character underline instead is left to the rule
    about that.
    """
    lines = tuple(line for line in paper.having(role) if not line.blank)
    if not lines:
        return
    rulers = paper.rulers.get(role, ())
    if not rulers:
        if not underlined(lines) and not _spare(paper):
            yield _missing(lines[-1], role)
        return
    ruler = rulers[0]
    if not ruler.solid:
        yield Report(
            lines[-1],
            f"Đường kẻ dưới {_name(role)} là nét đứt; phải là nét liền.",
            "Thay bằng đường kẻ nét liền.",
        )
    elif len(rulers) == 1 and ruler.length:
        yield from _length(paper, role, lines, ruler)


def underlined(lines: tuple[Line, ...]) -> bool:
    """Whether some characters of a component are underlined."""
    return any(look.underline not in _NO_UNDERLINE for line in lines for look in line.looks)


def _name(role: str) -> str:
    return {"tieu_ngu": "Tiêu ngữ", "co_quan_ban_hanh": "tên cơ quan", "trich_yeu": "trích yếu"}[
        role
    ]


def _allowed(role: str) -> str:
    least = paper_standard.rule_lines()[role].least_ratio
    return "dài bằng dòng chữ" if least == 1 else "dài bằng 1/3 đến 1/2 dòng chữ"


def _missing(line: Line, role: str) -> Report:
    return Report(
        line,
        f"Dưới {_name(role)} {quoted(line.text)} không có đường kẻ ngang; phải có đường kẻ nét "
        f"liền, {_allowed(role)}.",
        f"Thêm đường kẻ ngang nét liền dưới dòng này, {_allowed(role)}, cân đối ở giữa.",
    )


def _spare(paper: Paper) -> bool:
    """Whether a drawn line that may be meant here is anchored elsewhere in the header.

    Word anchors a shape in any paragraph near by, so the line under one column is often kept by a
    paragraph of the other, or by the line below.
    """
    for owner, rulers in paper.rulers.items():
        drawn = sum(ruler.kind == "hinh" for ruler in rulers)
        if drawn > (1 if owner in RULED else 0):
            return True
    return any(line.paragraph.drawn for line in paper.body[:_NEAR])


def _length(paper: Paper, role: str, lines: tuple[Line, ...], ruler: Ruler) -> Iterator[Report]:
    widths = [longest_width((line,), paper.room_mm(line)) for line in lines]
    standard = paper_standard.rule_lines()[role]
    whole = standard.least_ratio == 1
    allowed = paper_standard.tolerances()
    slack = allowed.rule_length if whole else allowed.rule_ratio
    least = (standard.least_ratio - slack) * min(widths)
    most = (standard.most_ratio + slack) * max(widths)
    step = _step(ruler)
    if not least - step <= ruler.length_mm <= most + step:
        shown, text = (millimetres(one * TWIPS_PER_MM) for one in (ruler.length_mm, max(widths)))
        yield Report(
            lines[-1],
            f"Đường kẻ dưới {_name(role)} dài {shown}, dòng chữ dài {text}; phải {_allowed(role)}.",
            f"Đặt đường kẻ {_allowed(role)}.",
            Severity.WARNING,
        )
    elif ruler.centred is False:
        yield Report(
            lines[-1],
            f"Đường kẻ dưới {_name(role)} lệch sang một bên; phải cân đối ở giữa dòng chữ.",
            "Đặt đường kẻ vào giữa.",
            Severity.WARNING,
        )


def _step(ruler: Ruler) -> float:
    """Return how finely a line can be set: one typed with characters, by a character (mm)."""
    count = len(ruler.line.text) if ruler.kind == "ky_tu" else 0
    return ruler.length_mm / count if count else 0.0
