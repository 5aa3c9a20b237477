"""`tdkt xuatchu`: the text of a .docx, for `git diff`."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from typing import Annotated

import typer

from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.options import PANEL_TECHNICAL, NoFolder, NoYear, not_empty


def run(
    *,
    file: Annotated[
        str, typer.Argument(metavar="TỆP.docx", callback=not_empty, show_default=False)
    ],
    folder: NoFolder = None,  # noqa: ARG001 - an option of every command; no data are read
    year: NoYear = None,  # noqa: ARG001 - likewise
) -> int:
    """Print the text; what cannot be read is said there too, or git would end its comparison."""
    from tdkt_cli.console import streams  # noqa: PLC0415 - when it runs
    from tdkt_cli.console.safe import sanitize  # noqa: PLC0415 - likewise
    from tdkt_cli.workflow.xuatchu import xuatchu  # noqa: PLC0415 - likewise

    found = xuatchu(file)
    lines = found.text.split("\n") if found.text else [f"[{found.refused}]", ""]
    streams.write("\n".join(sanitize(line) for line in lines))
    return 0


COMMAND = Command(
    run,
    PANEL_TECHNICAL,
    50,
    help="In chữ của một tệp .docx ra màn hình, để git so sánh được hai bản văn bản.\n\n"
    "Mỗi đoạn văn một dòng, mỗi hàng của bảng một dòng. Nối với git bằng hai lệnh trong ví dụ; tệp "
    "không đọc được thì in lý do trong ngoặc vuông, vẫn trả về mã 0 để git so tiếp.",
    examples=(
        "tdkt xuatchu out/ke-hoach-2024.docx",
        "git config diff.tdkt.textconv 'tdkt xuatchu'",
        "echo '*.docx diff=tdkt' >> .gitattributes",
    ),
)
