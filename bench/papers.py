"""Measure `thethuc` on one long document: `python bench/papers.py [ROWS] [RUNS]`.

Side by side, in turn, with the least that anyone can do with the same file: lxml's parse of its
main part, and python-docx giving back the text of its paragraphs. The medians of the pairwise
ratios are printed.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from lxml import etree

from tdkt_cli import wordcheck

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from long_papers import long_paper

if TYPE_CHECKING:
    from collections.abc import Callable

PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
AIM_SECONDS = 2.0


def check(data: bytes) -> None:
    """Check the document, as `tdkt thethuc` does."""
    wordcheck.check(data, "dai.docx")


def text_by_python_docx(data: bytes) -> None:
    """Read the text of every paragraph with python-docx."""
    body = docx.Document(io.BytesIO(data)).element.body
    for paragraph in body.iter(PARAGRAPH):
        _ = paragraph.text


def tree_by_lxml(data: bytes) -> None:
    """Parse the main part and nothing else."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        etree.fromstring(archive.read("word/document.xml"))


def seconds(run: Callable[[bytes], None], data: bytes) -> float:
    """Return the processor seconds that a run takes."""
    started = time.process_time()
    run(data)
    return time.process_time() - started


def main(rows: int, runs: int) -> None:
    """Print one line for each of the three."""
    data = long_paper(rows)
    ways = {"tdkt thethuc": check, "python-docx, text": text_by_python_docx, "lxml": tree_by_lxml}
    for way in ways.values():
        way(data)
    found = {name: [seconds(way, data) for _ in range(runs)] for name, way in ways.items()}
    print(f"{rows} rows of 6 cells; aim for tdkt thethuc: {AIM_SECONDS} s on an idle machine")
    print(f"{'':20s} seconds   least   thethuc is × times")
    for name, taken in found.items():
        pairs = zip(found["tdkt thethuc"], taken, strict=True)
        ratio = statistics.median(one / other for one, other in pairs)
        print(f"{name:20s} {statistics.median(taken):7.2f} {min(taken):7.2f} {ratio:8.1f}")


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:3]]
    main(*given, *(4000, 5)[len(given) :])
