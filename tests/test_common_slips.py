"""`docs/loi-thuong-gap.md`: each slip gives its message, and the mended file has no error."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from printed_papers import tdkt

ROOT = Path(__file__).parent.parent
_SLIP = re.compile(
    r"^## \d+\. (?P<title>[^\n]+)\n\nTệp `(?P<file>[^\n]+)`, viết sai:\n\n"
    r"```yaml\n(?P<bad>.*?)\n```\n\n"
    r"```text\n(?P<message>.*?)\n```\n\nSửa thành:\n\n```yaml\n(?P<mended>.*?)\n```$",
    re.MULTILINE | re.DOTALL,
)


class Slip(NamedTuple):
    """A slip of the page."""

    title: str
    file: str
    bad: str
    message: str
    mended: str


PAGE = (ROOT / "docs/loi-thuong-gap.md").read_text("utf-8")
SLIPS = [Slip(**found.groupdict()) for found in _SLIP.finditer(PAGE)]


def test_the_page_holds_twenty_and_each_is_read() -> None:
    """Every heading of the page is a slip that the tests below see."""
    assert len(SLIPS) >= 20
    assert len(SLIPS) == PAGE.count("\n## ")


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.title)
def test_a_slip_and_its_mending(tmp_path: Path, slip: Slip) -> None:
    """In the sample the slip gives exactly its message; the fix, applied literally, exit code 0."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = tmp_path / slip.file
    text = path.read_text("utf-8")
    before, place, after = text.partition(f"{slip.mended}\n")
    assert place
    assert slip.mended not in after
    path.write_text(f"{before}{slip.bad}\n{after}", "utf-8")
    told = tdkt("validate", "-C", tmp_path)
    assert told.code == 1
    assert f"{slip.message}\n" in told.out
    path.write_text(f"{before}{slip.mended}\n{after}", "utf-8")
    assert tdkt("validate", "-C", tmp_path).code == 0


WORDS = re.compile(r"Ghi (\w+) nếu đúng|Sửa tên khóa thành «(\w+):»|sửa so_ca_nhan thành (\d+)")


@pytest.mark.parametrize(
    "slip", [one for one in SLIPS if WORDS.search(one.message)], ids=lambda slip: slip.title
)
def test_the_word_to_write_is_the_one_that_mends(slip: Slip) -> None:
    """Where the message names the very word to write, it stands in the mended file."""
    found = WORDS.search(slip.message)
    assert found
    word = next(filter(None, found.groups()))
    assert re.search(rf"\b{word}\b", slip.mended)
    assert not re.search(rf"\b{word}\b", slip.bad)
