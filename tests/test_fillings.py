"""Blanks that only a person can fill, filled from `data/documents/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli import workflow

if TYPE_CHECKING:
    from pathlib import Path

LABEL = "ý kiến đề nghị của Văn phòng"


def _with_entry(root: Path, lines: str) -> None:
    path = root / "data" / "documents" / "2024.yaml"
    entry = "  - ten_van_ban: tong-hop-dang-ky\n"
    text = path.read_text("utf-8")
    assert entry in text
    path.write_text(text.replace(entry, entry + lines), "utf-8")


def _html(root: Path) -> workflow.Printed:
    how = workflow.Printing(outputs=("-",), file_format="html")
    return workflow.tonghop(str(root), None, how, upward=False)


def test_a_filled_blank_is_no_blank(copy_root: Path) -> None:
    """The text stands in the blank's place, escaped, and the label is not told any more."""
    root = copy_root
    assert LABEL in _html(root).blanks
    text = "<b>Xem xét & quyết định"
    _with_entry(root, f"    dien_vao: [{{cho_trong: {LABEL}, noi_dung: {text}}}]\n")
    printed = _html(root)
    assert LABEL not in printed.blanks
    shown = (printed.text or "").replace("\u00a0", " ")
    assert "&lt;b&gt;Xem xét &amp; quyết định" in shown


def test_a_filling_without_a_blank_is_told(copy_root: Path) -> None:
    """A label that the paper does not have is a note, not silence."""
    root = copy_root
    _with_entry(root, "    dien_vao: [{cho_trong: chỗ trống lạ, noi_dung: x}]\n")
    assert any("chỗ trống lạ" in note for note in _html(root).checked.notes)
