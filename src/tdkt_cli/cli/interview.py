"""The questions of `tdkt khoitao` on a terminal: asked, shown together, written when approved."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from tdkt_cli.cli.options import WholeNumber
from tdkt_cli.console import streams
from tdkt_cli.console.safe import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

YEAR: Final = "--nam"
QUESTIONS: Final = (
    (YEAR, "Năm của kế hoạch"),
    ("--co-quan", "Tên cơ quan (như Ban Dân tộc)"),
    ("--chu-quan", "Cơ quan chủ quản (như UBND tỉnh Đồng Nai; Enter nếu không có)"),
    ("--viet-tat", "Chữ viết tắt trong ký hiệu văn bản (như BDT)"),
    ("--dia-danh", "Địa danh ghi trên văn bản (như Đồng Nai)"),
    ("--chuc-vu", "Chức vụ người đứng đầu (như Trưởng ban)"),
    ("--ho-ten", "Họ tên người đứng đầu (Enter để điền sau)"),
    ("--don-vi", "Tên các phòng, cách nhau bằng dấu chấm phẩy; phòng nhận đăng ký ghi trước"),
)
_LABELS: Final = {
    YEAR: "Năm",
    "--co-quan": "Cơ quan",
    "--chu-quan": "Cơ quan chủ quản",
    "--viet-tat": "Chữ viết tắt",
    "--dia-danh": "Địa danh",
    "--chuc-vu": "Chức vụ người đứng đầu",
    "--ho-ten": "Họ tên người đứng đầu",
    "--don-vi": "Các phòng",
}
_OPTIONAL: Final = ("--chu-quan", "--ho-ten")
_NO: Final = ("k", "khong", "không", "n", "no")


def answers(typed: Mapping[str, str | None], folder: str) -> dict[str, str]:
    """Return every answer: what was typed as an option, the rest from the terminal.

    In a script a missing option is a usage error. On a terminal all answers are shown before
    anything is written; who says no is asked again, with the answers given so far as defaults.

    Args:
        typed: value of each option, `None` where it was not given.
        folder: the folder to be made, as typed.
    """
    missing = [key for key, value in typed.items() if value is None and key not in _OPTIONAL]
    if not missing:
        return {key: (value or "").strip() for key, value in typed.items()}
    if not sys.stdin.isatty():
        raise click.UsageError(f"Thiếu {', '.join(missing)} (hoặc --vi-du để lập thư mục mẫu).")
    known = {YEAR: _usual_year()}
    while True:
        known = {key: _answer(key, question, typed[key], known) for key, question in QUESTIONS}
        if _approved(known, folder):
            return known


def _answer(key: str, question: str, typed: str | None, known: Mapping[str, str]) -> str:
    return typed.strip() if typed is not None else _asked(key, question, known.get(key, ""))


def _usual_year() -> str:
    """Return the year that is meant most often: plans are written in December and January."""
    from tdkt_cli.workflow.clock import today  # noqa: PLC0415 — only for who sits at a terminal

    day = today()
    return str(day.year + (day.month >= 11))


def _asked(key: str, question: str, usual: str) -> str:
    kind = WholeNumber(1990, 2100) if key == YEAR else click.STRING
    default = usual or ("" if key in _OPTIONAL else None)
    while True:
        answer = click.prompt(
            question, default=default, show_default=bool(usual), type=kind, err=True
        )
        if str(answer).strip() or key in _OPTIONAL:
            return str(answer).strip()


def _approved(known: Mapping[str, str], folder: str) -> bool:
    """Show what will be written and ask; Enter means yes."""
    streams.say(f"\nSẽ lập thư mục {shown(folder)} với:")
    for key, _ in QUESTIONS:
        streams.say(f"  {_LABELS[key]}: {shown(known[key]) or '(để trống)'}")
    said = click.prompt(
        "Đúng thì nhấn Enter để ghi; gõ k để sửa từng mục", default="", show_default=False, err=True
    )
    return str(said).strip().lower() not in _NO
