"""Long documents are checked in a time that grows with their length and no faster."""

from __future__ import annotations

import cProfile
import pstats
from typing import TYPE_CHECKING

import pytest

from long_papers import long_paper, long_parts
from paper_files import Edit, edited, zipped
from tdkt_cli import wordcheck
from tdkt_cli.wordcheck import grids, resolving

if TYPE_CHECKING:
    from collections.abc import Callable


def _calls(rows: int) -> int:
    data = long_paper(rows)
    profile = cProfile.Profile()
    profile.runcall(wordcheck.check, data, "x.docx")
    calls: int = pstats.Stats(profile).total_calls  # type: ignore[attr-defined]  # untyped
    return calls


def test_twice_the_rows_are_twice_the_work() -> None:
    """Calls are counted, not seconds: nothing in the check is quadratic in rows."""
    wordcheck.check(long_paper(1), "x.docx")  # patterns and lists are read once
    first, second, third = (_calls(rows) for rows in (200, 400, 800))
    assert third - second < 2.1 * (second - first)


@pytest.mark.parametrize(
    ("module", "name"),
    [(resolving, "paragraph_properties"), (resolving, "character_properties"),
     (grids, "cell_sides"), (grids, "part_names")],
)  # fmt: skip
def test_what_rows_share_is_worked_out_once(
    module: object, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Formatting said alike a thousand times is resolved as often as when said ten times."""
    real: Callable[..., object] = getattr(module, name)
    counts: list[int] = []

    def counted(*arguments: object) -> object:
        counts[-1] += 1
        return real(*arguments)

    monkeypatch.setattr(module, name, counted)
    for rows in (10, 300):
        counts.append(0)
        wordcheck.check(long_paper(rows), "x.docx")
    assert counts[0] == counts[1] > 0


def test_a_fault_in_the_last_row_is_found_there() -> None:
    """Nothing is passed over for speed: one cell in another font, one number left out."""
    rows = 300
    parts = long_parts(rows)
    look = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    last = f"<w:t>Cải tiến quy trình tiếp nhận hồ sơ số {rows}</w:t>"
    before, after = parts["word/document.xml"].split(last)
    head, tail = before.rsplit(look, 1)
    faulty = head + look.replace("Times New Roman", "Arial") + tail + last + after
    changed = edited(
        {**parts, "word/document.xml": faulty},
        (Edit("word/document.xml", f"<w:t>{rows}</w:t>", f"<w:t>{rows + 1}</w:t>"),),
    )
    verdict = wordcheck.check(zipped(changed), "x.docx")
    told = {one.code: verdict.texts[one.where.line] for one in verdict.findings}
    assert told["T020"] == f"Cải tiến quy trình tiếp nhận hồ sơ số {rows}"
    assert told["T155"] == str(rows + 1)
