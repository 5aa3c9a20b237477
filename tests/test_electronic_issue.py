"""`--ban dien-tu`: number and date are left for the document system that issues the paper."""

from __future__ import annotations

import re
from inspect import signature
from typing import TYPE_CHECKING

import pytest

from printed_papers import edit
from tdkt_cli import workflow
from tdkt_cli.cli import commands
from tdkt_cli.models.paper_names import PAPERS

if TYPE_CHECKING:
    from pathlib import Path

SYSTEM = ("số của văn bản", "ngày, tháng của văn bản")
ENTRY = "  - ten_van_ban: tong-hop-dang-ky\n    so_van_ban:\n    ngay_ban_hanh:\n"


@pytest.fixture
def numbered(copy_root: Path) -> Path:
    """Return a data folder whose report to the council has its number and date."""
    edit(
        copy_root / "data" / "documents" / "2024.yaml",
        ENTRY,
        ENTRY.replace("so_van_ban:", "so_van_ban: 7").replace(
            "ngay_ban_hanh:", "ngay_ban_hanh: 2024-02-02"
        ),
    )
    return copy_root


def _page(root: Path, *, electronic: bool, final: bool = False) -> workflow.Printed:
    how = workflow.Printing(("-",), "html", final=final, electronic=electronic)
    paper = workflow.tonghop(str(root), None, how, upward=False)
    return paper._replace(text=(paper.text or "").replace("\u00a0", " "))


def test_number_and_date_are_left_blank_in_heading_and_appendices(numbered: Path) -> None:
    """What the data give stays off the electronic copy, and nobody is asked to fill it in."""
    paper, electronic = (_page(numbered, electronic=choice) for choice in (False, True))
    assert "Số: 07/BC-BDT" in (paper.text or "")
    assert "02 tháng 02 năm 2024" in (paper.text or "")
    assert "07/BC-BDT" not in (electronic.text or "")
    assert "02 tháng 02 năm 2024" not in (electronic.text or "")
    assert electronic.for_system == SYSTEM
    assert not set(SYSTEM) & set(electronic.blanks)
    assert paper.for_system == ()


def test_a_final_electronic_copy_waits_only_for_people(numbered: Path) -> None:
    """`--ban-chinh` refuses what a person must fill, never what the system will."""
    path = numbered / "data" / "documents" / "2024.yaml"
    first = _page(numbered, electronic=True, final=True)
    assert first.refused
    assert not set(SYSTEM) & set(first.blanks)
    fillings = ", ".join(f'{{cho_trong: "{label}", noi_dung: x}}' for label in first.blanks)
    edit(path, "  - ten_van_ban: tong-hop-dang-ky\n",
         f"  - ten_van_ban: tong-hop-dang-ky\n    dien_vao: [{fillings}]\n")  # fmt: skip
    second = _page(numbered, electronic=True, final=True)
    assert second.refused is None
    assert second.for_system == SYSTEM
    assert second.text


def test_what_the_system_prints_over_has_no_dots(numbered: Path) -> None:
    """A person writes on dots; a system prints its number on white paper."""
    unnumbered = numbered / "data" / "documents" / "2024.yaml"
    edit(unnumbered, "so_van_ban: 7", "so_van_ban:")
    for electronic, number in ((False, "……"), (True, " " * 6)):
        page = _page(numbered, electronic=electronic).text or ""
        assert f"Số: {number}/BC-BDT" in re.sub("<[^>]*>", "", page), number


def test_every_command_that_prints_a_paper_takes_the_option() -> None:
    """A paper of the table of papers is printed by a command with `--ban` and `--du-thao`."""
    printing = {paper.command for paper in PAPERS if paper.command in commands.names()}
    assert {"kehoach", "tonghop", "baocao", "bienban", "totrinh", "quyetdinh"} <= printing
    for name in printing:
        options = signature(commands.load(name).run).parameters
        assert {"medium", "draft"} <= set(options), name
