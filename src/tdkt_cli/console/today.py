"""`tdkt` alone on the screen: a few calm lines, or a friendly page where there are no data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli.console import streams
from tdkt_cli.console.lines import Span, print_lines
from tdkt_cli.console.safe import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tdkt_cli.workflow.today import Today

_WELCOME: Final = (
    ("tdkt khoitao thi-dua", "lập thư mục dữ liệu mới cho cơ quan (chương trình hỏi từng mục)"),
    ("tdkt khoitao vi-du --vi-du", "thư mục mẫu, kèm bài hướng dẫn 15 phút"),
    ("tdkt -C THƯ-MỤC", "thư mục dữ liệu đã có ở nơi khác: chỉ thư mục chứa data/"),
    ("tdkt --help", "mọi lệnh; «tdkt LỆNH --help»: từng lệnh"),
)


def print_today(found: Today) -> None:
    """Print where the year stands and what to type next."""
    print_lines(
        [
            (Span(shown(found.heading), "bold"),),
            (Span(shown(found.where)),),
            *((Span(f"Đang chờ · {shown(sentence)}", "yellow"),) for sentence in found.waiting),
            (Span(shown(found.state), "bold red" if found.errors else ""),),
            (),
        ]
    )
    _print_commands("Gõ tiếp:", [(streams.in_year(text), why) for text, why in found.commands])


def print_welcome(why: str, commands: Iterable[str]) -> None:
    """Print what to do where there are no data.

    Args:
        why: the sentence that says so.
        commands: names of the commands there are.
    """
    names = set(commands)
    known = [entry for entry in _WELCOME if _is_known(entry[0], names)]
    print_lines(
        [
            (Span("tdkt: thi đua, khen thưởng của cơ quan, từ đăng ký đến quyết định.", "bold"),),
            (Span(shown(why)),),
            (),
        ]
    )
    _print_commands("Bắt đầu bằng một trong những lệnh sau:", known)


def _is_known(line: str, names: set[str]) -> bool:
    word = line.split()[1]
    return word.startswith("-") or word in names


def _print_commands(heading: str, commands: Iterable[tuple[str, str]]) -> None:
    lines = list(commands)
    width = max((len(text) for text, _ in lines), default=0)
    print_lines(
        [
            (Span(heading),),
            *(
                (Span(f"  {shown(text):<{width}}", "bold cyan"), Span(f"  {shown(why)}"))
                for text, why in lines
            ),
        ]
    )
