"""The real plan: what is printed is what was issued, mark by mark."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from printed_papers import Line, W, lines_of, page_texts, part, printed, tdkt

if TYPE_CHECKING:
    from collections.abc import Iterable

SEED = Path(__file__).parent / "data" / "ke-hoach-2024.txt"
PARAGRAPHS = 51
# The copy was taken page by page: these paragraphs go on in the next one.
CUT_BY_PAGES = ("do tỉnh", "đồng bào các", "nâng cao đời", "thống nhất đất nước")
FURNITURE = ("ke-ngang",)


def _issued() -> list[str]:
    """Return the paragraphs of the issued plan from KẾ HOẠCH to ./., page breaks joined."""
    text = SEED.read_text("utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    start = lines.index("KẾ HOẠCH")
    end = next(number for number, line in enumerate(lines) if line.endswith("./."))
    paragraphs: list[str] = []
    for line in lines[start : end + 1]:
        if paragraphs and paragraphs[-1].endswith(CUT_BY_PAGES):
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
    return paragraphs


def _from_title_to_end(texts: Iterable[str]) -> list[str]:
    found = [text for text in texts if text]
    start = found.index("KẾ HOẠCH")
    end = next(number for number, text in enumerate(found) if text.endswith("./."))
    return found[start : end + 1]


@pytest.fixture(scope="module")
def on_paper(sample_root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Line, ...]:
    """Return the printed plan."""
    docx = printed(sample_root, "ke-hoach", "docx", tmp_path_factory.mktemp("docx"))
    return lines_of(docx, exact=True)


@pytest.fixture(scope="module")
def on_page(sample_root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the texts of the plan's .html."""
    return page_texts(printed(sample_root, "ke-hoach", "html", tmp_path_factory.mktemp("html")))


def _marked(line: Line) -> str:
    """Return a printed paragraph with the marks of the plan's file: `*italic*`, `**bold**`."""
    plain_style = line.style in {"noi-dung", "can-cu"}
    return "".join(
        f"**{run.text}**"
        if run.bold and plain_style
        else f"*{run.text}*"
        if run.italic and plain_style
        else run.text
        for run in line.runs
    )


def test_the_copy_of_the_plan_is_whole() -> None:
    """The four page breaks joined, the issued plan has 51 paragraphs."""
    issued = _issued()
    assert len(issued) == PARAGRAPHS
    assert issued[-1].endswith("năm 2024./.")


def test_the_printed_plan_is_the_issued_plan(on_paper: tuple[Line, ...]) -> None:
    """Every paragraph of the .docx equals the issued one, marks included."""
    body = [line for line in on_paper if not line.cells and line.style not in FURNITURE]
    shown = _from_title_to_end(_marked(line) for line in body)
    assert shown == _issued()


def test_the_html_plan_is_the_issued_plan(on_page: list[str]) -> None:
    """Every paragraph of the .html equals the issued one."""
    shown = _from_title_to_end(on_page)
    assert shown == [text.replace("*", "") for text in _issued()]


def test_no_asterisk_reaches_the_paper(on_paper: tuple[Line, ...], on_page: list[str]) -> None:
    """The marks of the plan's file become runs, never characters."""
    assert not [line.text for line in on_paper if "*" in line.text]
    assert not [text for text in on_page if "*" in text]


def test_the_marks_are_runs_of_their_own(sample_root: Path, tmp_path: Path) -> None:
    """The form is in italic, the deadline in bold, and nothing else of the body is."""
    lines = lines_of(printed(sample_root, "ke-hoach", "docx", tmp_path))
    runs = [run for line in lines if line.style == "noi-dung" for run in line.runs]
    assert [run.text for run in runs if run.italic] == ["theo mẫu đính kèm"]
    assert [run.text for run in runs if run.bold] == ["trước ngày 31/01/2024"]
    page = printed(sample_root, "ke-hoach", "html", tmp_path).decode()
    assert "(<i>theo mẫu đính kèm</i>)" in page
    assert "<b>trước ngày 31/01/2024</b>" in page


def test_the_four_parts_are_bold_capitals(on_paper: tuple[Line, ...]) -> None:
    """I to IV stand in capitals, in the style whose letters are bold."""
    parts = [line for line in on_paper if re.match(r"[IV]+\. ", line.text)]
    assert [line.text.split(".")[0] for line in parts] == ["I", "II", "III", "IV"]
    assert all(line.text == line.text.upper() for line in parts)
    assert {line.style for line in parts} == {"muc"}


def test_the_part_style_is_bold(sample_root: Path, tmp_path: Path) -> None:
    """The style of I to IV is bold in both formats."""
    styles = part(printed(sample_root, "ke-hoach", "docx", tmp_path), "word/styles.xml")
    style = next(one for one in styles if one.get(f"{W}styleId") == "muc")
    assert style.find(f"{W}rPr/{W}b") is not None
    page = printed(sample_root, "ke-hoach", "html", tmp_path).decode()
    assert re.search(r"p\.muc \{[^}]*font-weight: bold", page)


def test_recipients_and_drafter_stand_as_issued(on_paper: tuple[Line, ...]) -> None:
    """Also the slip "Khó Thi đua 3" is copied, and the drafter's mark stands below."""
    signature = next(line for line in on_paper if line.text.startswith("Nơi nhận:"))
    left, right = signature.cells
    assert "- Khó Thi đua 3;" in left
    assert left.endswith("- Lưu: VT, VP. ¶ (Luyến/TĐKT2024)")
    assert right.split(" ¶ ") == ["TRƯỞNG BAN", "Nguyễn Văn Khang"]
    heading = " ".join(line.text for line in on_paper[:2])
    assert "Đông Nai, ngày" in heading
    assert "/KH-BDT" in heading


def test_the_plan_reaches_standard_output(sample_root: Path, tmp_path: Path) -> None:
    """`-o -` gives the bytes of the .html file, and sentences only on standard error."""
    shown = tdkt("kehoach", "-C", sample_root, "-o", "-")
    assert shown.code == 0
    assert shown.out.encode() == printed(sample_root, "ke-hoach", "html", tmp_path)
    assert "chỗ trống" in shown.err
