"""What the commands about forms say at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.console import streams
from tdkt_cli.console.safe import shown
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from tdkt_cli.workflow.bieumau import FormsMade

_FORMATS = {".xlsx": "Excel", ".docx": "Word"}


def report(made: FormsMade) -> int:
    """Show the outcome of `tdkt bieumau` and return its exit code.

    The files go to standard output, one a line; what to do next to standard error.
    """
    for note in made.checked.notes:
        streams.say(shown(note))
    if made.refused:
        from tdkt_cli.console.text import print_errors  # noqa: PLC0415 - only when there are any

        print_errors(made.checked)
        streams.say(shown(made.refused))
        return 1
    for path in made.written:
        streams.write(f"{shown(path.as_posix())}\n")
    kinds = " và ".join(
        name for ending, name in _FORMATS.items() if any(p.suffix == ending for p in made.written)
    )
    folder = shown(made.folder.as_posix())
    streams.say(f"Đã ghi {number(made.forms)} biểu mẫu ({kinds}) vào {folder}.")
    streams.say(
        "Tiếp theo: gửi biểu mẫu cho người điền; nhận lại thì chạy «tdkt nhapmau» với tệp đã điền."
    )
    return 0
