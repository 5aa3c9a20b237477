"""`tdkt giaithich`: explain rules and titles, or list the rules."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

import typer

from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.options import PANEL_TECHNICAL, Codes, NoFolder, NoYear, Words


def run(
    *,
    codes: Codes = None,
    words: Words = None,
    folder: NoFolder = None,  # noqa: ARG001 - an option of every command; no data are read
    year: NoYear = None,  # noqa: ARG001 - likewise
) -> int:
    """Explain rules and titles, or list the rules."""
    if codes and words:
        raise typer.BadParameter("không dùng cùng lúc với MÃ.", param_hint="--tim")
    from tdkt_cli import workflow  # noqa: PLC0415 - after the usage errors
    from tdkt_cli.console import streams  # noqa: PLC0415 - likewise
    from tdkt_cli.console.explanation import print_explained, print_rules  # noqa: PLC0415
    from tdkt_cli.console.safe import shown  # noqa: PLC0415
    from tdkt_cli.console.title import print_title, print_titles  # noqa: PLC0415

    if codes:
        for number, entry in enumerate(workflow.explain(tuple(codes))):
            if isinstance(entry, workflow.ExplainedRule):
                print_explained(entry, after=number > 0)
            else:
                print_title(entry, after=number > 0)
        return 0
    found, named = workflow.search(words), workflow.search_titles(words)
    print_rules(found)
    print_titles(named, after=bool(found))
    if not found and not named:
        streams.say(f"Không có quy tắc, danh hiệu nào có từ «{shown(words or '')}».")
    return 0


COMMAND = Command(
    run,
    PANEL_TECHNICAL,
    10,
    help="Giải thích quy tắc kiểm tra: yêu cầu, vì sao, cách sửa, ví dụ sai và đúng, "
    "điều luật; hoặc giải thích danh hiệu: điều kiện, ai quyết định, tiền thưởng.\n\n"
    "MÃ là mã quy tắc, hoặc mã, tên danh hiệu. Không ghi MÃ thì liệt kê mọi quy tắc, rồi mọi "
    "danh hiệu, hình thức khen thưởng.",
    examples=(
        "tdkt giaithich L101",
        "tdkt giaithich CSTDCS",
        "tdkt giaithich",
        "tdkt giaithich --tim 'trung ten'",
    ),
)
